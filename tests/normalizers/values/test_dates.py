"""Dates and years in running text."""

from __future__ import annotations

from datetime import date

import pytest

from prongsai.normalizers.values.dates import (
    calendar_year,
    days_in_month,
    find_dates,
    find_fiscal_years,
    fiscal_bounds,
    make_date,
    year_to_be,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ลงวันที่ ๕ มกราคม ๒๕๖๗", date(2024, 1, 5)),
        ("เมื่อวันที่ ๑๐ มี.ค. ๖๖ เวลา", date(2023, 3, 10)),
        ("วันที่ 9 เดือน ธันวาคม พ.ศ. 2566", date(2023, 12, 9)),
        ("๒๙ ก.พ. ๖๗", date(2024, 2, 29)),
        ("15/06/2567", date(2024, 6, 15)),
        ("3 พฤษจิกายน 2566", date(2023, 11, 3)),
        ("12 มิถุนายน 2023", date(2023, 6, 12)),
        ("1 ม.ค. 50", date(2007, 1, 1)),
        ("31 ธ.ค. 79", date(2036, 12, 31)),
        ("1 / 10 / 66", date(2023, 10, 1)),
        ("1/1/2000", date(2000, 1, 1)),
        ("๔๙ ม.ค. ๖๖", None),
    ],
)
def test_full_date_is_found(text: str, value: date | None) -> None:
    assert [found.value for found in find_dates(text)] == [value]


@pytest.mark.parametrize("text", ["๒๙ กุมภาพันธ์ ๒๕๖๖", "๓๑ เมษายน ๒๕๖๗", "31/02/2567", "๐ มกราคม ๒๕๖๗"])
def test_impossible_date_is_found_without_a_value(text: str) -> None:
    found = find_dates(f"ลงวันที่ {text} นั้น")
    assert [(one.raw, one.value) for one in found] == [(text, None)]


@pytest.mark.parametrize(
    "text",
    [
        "วันที่ ๕ ตลาดนัด ๒๕๖๗",
        "สำนักงาน ก.พ. กำหนด",
        "สมควร ๒ ครั้ง",
        "มีนาคม ๒๕๖๗",
        "มท 0808.2/ว 123",
        "หนังสือที่ 12/45/2567",
        "๙๖.๕๓",
        "ต.ค. ๖๕ ก.ย. ๖๖",
        "๕๐ ม.ค. ๖๖",
        "1 ม.ค. 49",
        "1 ม.ค. 80",
        "15/13/2567",
        "15/0/2567",
        "15/06/2567/1",
        "ข้อ 1.15 ม.ค. 66",
        # the tail of a longer number is no day
        "112/10/2566",
        "1.12/10/2566",
        "5/12/10/2566",
        "123 ม.ค. 2566",
    ],
)
def test_text_without_a_full_date_gives_none(text: str) -> None:
    assert find_dates(text) == []


def test_span_points_at_the_printed_text() -> None:
    text = "ประชุมเมื่อ ๑ ต.ค. ๖๖ และ ๒ พ.ย. ๖๖"
    assert [text[slice(*found.span)] for found in find_dates(text)] == ["๑ ต.ค. ๖๖", "๒ พ.ย. ๖๖"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", [(2568, "fiscal")]),
        ("ปี งบประมาณ พ.ศ.2567", [(2567, "fiscal")]),
        ("ประจำปี ๒๕๖๖", [(2566, "annual")]),
        ("ปี ๖๖", [(2566, "plain")]),
        ("ผล ITA ๒๕๖๗ เพื่อใช้ในปีงบประมาณ ๒๕๖๘", [(2567, "plain"), (2568, "fiscal")]),
        ("พระราชบัญญัติข้อมูลข่าวสาร พ.ศ. ๒๕๔๐", []),
        ("อายุ ๑๒ ปี ๖ เดือน", []),
    ],
)
def test_years_with_their_kind(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(year, kind) for year, kind, _ in find_fiscal_years(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ปี ๒๙", []),
        ("ปี ๓๐", [(2530, "plain")]),
        ("ปี  ๖๖", []),
        ("ปี๖๖", []),
        ("ปี ๖๖๗", []),
        ("ปีงบประมาณ ๖๖", [(2566, "fiscal")]),
        ("ปีงบประมาณ ๖๖๗", []),
        ("ประจำปี ๖๖", [(2566, "annual")]),
        ("ประจำปี ๖๖๗", []),
        ("ITA ๒๕๖๗", [(2567, "plain")]),
        ("ITA ๖๗", []),
        ("ปี พ ศ ๒๕๖๗", [(2567, "plain")]),
        ("ปี ๒๔๙๙", []),
    ],
)
def test_short_years_count_only_behind_their_words(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(year, kind) for year, kind, _ in find_fiscal_years(text)] == expected


def test_span_of_a_year_covers_its_words() -> None:
    text = "ผลปี ๖๖ และปีงบประมาณ พ.ศ. ๒๕๖๗"
    assert [text[slice(*span)] for _, _, span in find_fiscal_years(text)] == ["ปี ๖๖", "ปีงบประมาณ พ.ศ. ๒๕๖๗"]


@pytest.mark.parametrize(("month", "days"), [(1, 31), (2, 28), (4, 30), (12, 31)])
def test_last_days_of_months(month: int, days: int) -> None:
    assert days_in_month(month, 2566) == days


def test_fiscal_year_runs_from_october() -> None:
    assert fiscal_bounds(2567) == (date(2023, 10, 1), date(2024, 9, 30))
    assert [calendar_year(month, 2567) for month in (9, 10)] == [2567, 2566]


def test_short_and_gregorian_years_become_buddhist() -> None:
    assert [year_to_be(text) for text in ("67", "2567", "2024", "2 5 6 7")] == [2567] * 4


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [(0, 1, 2567), (1, 0, 2567), (1, 13, 2567), (1, 1, 0), (1, 1, 543), (1, 1, 10543), (31, 11, 2567)],
)
def test_day_outside_the_calendar_is_no_date(day: int, month: int, year: int) -> None:
    assert make_date(day, month, year) is None


def test_calendar_begins_and_ends_with_what_a_date_can_hold() -> None:
    assert make_date(1, 1, 544) == date.min
    assert make_date(31, 12, 10542) == date.max

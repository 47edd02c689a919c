"""Periods as printed -> days."""

from __future__ import annotations

from datetime import date

import pytest

from prongsai.normalizers.values.fiscal_parts import read_halves, read_quarters, read_years
from prongsai.normalizers.values.period import Note
from prongsai.normalizers.values.period_points import find_points
from prongsai.normalizers.values.periods import Period, read_period

YEAR = 2567
WHOLE = (date(2023, 10, 1), date(2024, 9, 30))


def days(text: str, fiscal_year: int | None = YEAR) -> tuple[date | None, date | None]:
    period = read_period(text, fiscal_year)
    return period.start, period.end


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("ต.ค. ๖๕ - ก.ย. ๖๖", date(2022, 10, 1), date(2023, 9, 30)),
        ("ต.ค. ๖๕- ก.ย. ๖๖", date(2022, 10, 1), date(2023, 9, 30)),
        ("ต.ค.65–ก.ย.66", date(2022, 10, 1), date(2023, 9, 30)),
        ("ต . ค . ๖๕ - ก . ย . ๖๖", date(2022, 10, 1), date(2023, 9, 30)),
        ("ต.ค ๖๕ ถึง ก.ย ๖๖", date(2022, 10, 1), date(2023, 9, 30)),
        ("ก.พ.-มี.ค.๖๖", date(2023, 2, 1), date(2023, 3, 31)),
        ("ก.พ. - มี.ค.๖๗", date(2024, 2, 1), date(2024, 3, 31)),
        ("ต.ค. - ก.ย. ๒๕๖๖", date(2022, 10, 1), date(2023, 9, 30)),
        ("ธ.ค. ๒๕๖๕ – ก.พ.", date(2022, 12, 1), date(2023, 2, 28)),
        ("ตุลาคม ๒๕๖๖ – มีนาคม ๒๕๖๗", date(2023, 10, 1), date(2024, 3, 31)),
        ("Q2/๒๕๖๗", date(2024, 1, 1), date(2024, 3, 31)),
        ("๑ ตุลาคม ๒๕๖๖ - ปัจจุบัน", date(2023, 10, 1), None),
        ("ตั้งแต่ตุลาคม ๒๕๖๖ ถึงปัจจุบัน", date(2023, 10, 1), None),
        ("ตุลาคม - ธันวาคม ๒๕๖๖", date(2023, 10, 1), date(2023, 12, 31)),
        ("ตุลา คม 2566 – มีนา คม 2567", date(2023, 10, 1), date(2024, 3, 31)),
        ("ตลาคม ๒๕๖๖ - กนัยายน ๒๕๖๗", date(2023, 10, 1), date(2024, 9, 30)),
        ("ธนวาคม ๒๕๖๖ – มถิุนายน ๒๕๖๗", date(2023, 12, 1), date(2024, 6, 30)),
        ("มึ.ค. - ม.ย. ๖๗", date(2024, 3, 1), date(2024, 6, 30)),
        ("กรกฏาคม ๒๕๖๗", date(2024, 7, 1), date(2024, 7, 31)),
        ("เดือนตุลาคม ๒๕๖๖ ถึง เดือนมีนาคม ๒๕๖๗", date(2023, 10, 1), date(2024, 3, 31)),
        ("๑ ตุลาคม ๒๕๖๗ – ๓๐ กันยายน ๒๕๖๘", date(2024, 10, 1), date(2025, 9, 30)),
        ("ตั้งแต่วันที่ 1 ต.ค. 66 ถึงวันที่ 30 ก.ย. 67", date(2023, 10, 1), date(2024, 9, 30)),
        ("1 ตุลาคม – 31 ธันวาคม พ.ศ. 2566", date(2023, 10, 1), date(2023, 12, 31)),
        ("๑ - ๑๕ มีนาคม ๒๕๖๗", date(2024, 3, 1), date(2024, 3, 15)),
        ("1/10/2566 - 30/9/2567", date(2023, 10, 1), date(2024, 9, 30)),
        ("1 October", None, None),
        ("ต.ค. 2022 - ก.ย. 2023", date(2022, 10, 1), date(2023, 9, 30)),
        ("๑๐ มี.ค. ๖๖", date(2023, 3, 10), date(2023, 3, 10)),
        ("ไตรมาส ๑/๒๕๖๖", date(2022, 10, 1), date(2022, 12, 31)),
        ("ไตรมาสที่ 4 ปีงบประมาณ พ.ศ. 2566", date(2023, 7, 1), date(2023, 9, 30)),
        ("ไตรมาสที่ ๒ (ม.ค. - มี.ค. ๖๖)", date(2023, 1, 1), date(2023, 3, 31)),
        ("ตลอดปีงบประมาณ ๒๕๖๖", date(2022, 10, 1), date(2023, 9, 30)),
        ("ตลอดปี งบประมาณ ๒๕๖๖", date(2022, 10, 1), date(2023, 9, 30)),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๖", date(2022, 10, 1), date(2023, 9, 30)),
        ("ภายในปีงบประมาณ ๖๖", date(2022, 10, 1), date(2023, 9, 30)),
        ("ปีงบประมาณ ๒๕๖๖ - ๒๕๗๐", date(2022, 10, 1), date(2027, 9, 30)),
        ("ปีปฏิทิน ๒๕๖๖ (ปี ๒๕๖๖)", date(2023, 1, 1), date(2023, 12, 31)),
        ("ปีงบประมาณ ๒๕๖๘ (๑ ต.ค. ๖๗ – ๓๐ ก.ย. ๖๘)", date(2024, 10, 1), date(2025, 9, 30)),
        ("ม.ค., เม.ย. และ ก.ค. ๖๗", date(2024, 1, 1), date(2024, 7, 31)),
        ("ภายในเดือนมีนาคม ๒๕๖๗", None, date(2024, 3, 31)),
        ("มกราคม ๒๕๖๗ เป็นต้นไป", date(2024, 1, 1), None),
    ],
)
def test_period_that_says_its_year(text: str, start: date | None, end: date | None) -> None:
    assert days(text, None) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("ไตรมาสที่ ๑ - ๒", date(2023, 10, 1), date(2024, 3, 31)),
        ("ไตรมาสที่ 2 และ 3", date(2024, 1, 1), date(2024, 6, 30)),
        ("ไตรมาสที่ 1 ถึงไตรมาสที่ 4", *WHOLE),
        ("ไตร มาส ๓", date(2024, 4, 1), date(2024, 6, 30)),
        ("ทุกไตรมาส", *WHOLE),
        ("ต.ค. - ธ.ค.", date(2023, 10, 1), date(2023, 12, 31)),
        ("กุมภาพันธ์", date(2024, 2, 1), date(2024, 2, 29)),
        ("๖ เดือนแรก", date(2023, 10, 1), date(2024, 3, 31)),
        ("รอบ ๖ เดือนหลัง", date(2024, 4, 1), date(2024, 9, 30)),
        ("รอบ ๖ เดือน", date(2023, 10, 1), date(2024, 3, 31)),
        ("รอบ ๑๒ เดือน", *WHOLE),
        ("ครึ่งปีหลัง", date(2024, 4, 1), date(2024, 9, 30)),
        ("ตลอดทั้งปี", *WHOLE),
        ("ตลอดปี", *WHOLE),
        ("ทั้งปีงบประมาณ", *WHOLE),
        ("ทุกเดือน", *WHOLE),
    ],
)
def test_period_that_leaves_its_year_to_the_report(text: str, start: date, end: date) -> None:
    assert days(text) == (start, end)
    assert "year-assumed" in read_period(text, YEAR).notes
    assert days(text, None) == (None, None)


@pytest.mark.parametrize("text", ["๓๐ วัน", "ภายใน ๗ วันทำการ", "ตามความเหมาะสม", "สมควร", "ปีละ ๒ ครั้ง", "-", ""])
def test_text_that_names_no_days_gives_none(text: str) -> None:
    assert days(text) == (None, None)


@pytest.mark.parametrize(("text", "notes"), [(" - ", ()), ("- ตามความเหมาะสม", ("period-unreadable",)), ("", ())])
def test_only_a_cell_without_words_is_not_unreadable(text: str, notes: tuple[Note, ...]) -> None:
    assert read_period(text, YEAR) == Period(None, None, notes)


@pytest.mark.parametrize("text", ["๒๙ กุมภาพันธ์ ๒๕๖๖", "๑ ม.ค. ๖๖ - ๓๑ เม.ย. ๖๖", "๔๐ มีนาคม ๒๕๖๗"])
def test_impossible_day_is_noted_and_left_open(text: str) -> None:
    period = read_period(text, YEAR)
    assert "date-invalid" in period.notes
    assert period.end is None


def test_march_that_lost_its_vowel_is_mended_and_noted() -> None:
    assert read_period("ก.พ. -ม.ค.๖๖", None) == Period(date(2023, 2, 1), date(2023, 3, 31), ("month-misread",))
    assert read_period("ก.พ. ๖๕ - ม.ค. ๖๖", None) == Period(date(2022, 2, 1), date(2023, 1, 31))


@pytest.mark.parametrize("speck", ['"', "'", "\u201c", "\u201d", "`"])
def test_specks_inside_a_month_do_not_count(speck: str) -> None:
    assert days(f"ต.ค.๖๕-ม {speck}ค.๖๖") == (date(2022, 10, 1), date(2023, 1, 31))


@pytest.mark.parametrize("dash", ["-", "\u2010", "\u2013", "\u2014", "\u2015", "\u2212"])
def test_every_dash_makes_a_range(dash: str) -> None:
    period = read_period(f"ธ.ค. ๖๕ {dash} ต.ค. ๖๕", None)
    assert period == Period(None, None, ("period-reversed",))


@pytest.mark.parametrize("text", ["ก.พ. - xx ๖๖", "ต.xx ๖๕ - ก.ย. ๖๖", "ก.พ. ๖๖ ถึง สิ้นโครงการ"])
def test_half_of_a_range_is_no_period(text: str) -> None:
    assert days(text) == (None, None)
    assert "period-unreadable" in read_period(text, YEAR).notes


def test_lost_dash_leaves_two_months() -> None:
    assert days("ต.ค. ๖๕ ก.ย. ๖๖") == (date(2022, 10, 1), date(2023, 9, 30))


def test_period_that_ends_before_it_begins_gives_no_days() -> None:
    assert read_period("๑ ตุลาคม ๒๕๖๘ – ๓๐ กันยายน ๒๕๖๘", YEAR) == Period(None, None, ("period-reversed",))


@pytest.mark.parametrize(
    ("text", "fiscal_year", "expected"),
    [
        # one end or both without a year: the printed one decides, October to December lie in the year before
        ("ต.ค. - ก.ย. ๖๖", None, Period(date(2022, 10, 1), date(2023, 9, 30))),
        ("ก.พ. ๖๖ - เม.ย.", None, Period(date(2023, 2, 1), date(2023, 4, 30))),
        ("พ.ย. ๖๕ - ก.พ.", None, Period(date(2022, 11, 1), date(2023, 2, 28))),
        ("ก.ค. - ก.ค. ๖๖", None, Period(date(2023, 7, 1), date(2023, 7, 31))),
        ("ต.ค. - มี.ค.", 2566, Period(date(2022, 10, 1), date(2023, 3, 31), ("year-assumed",))),
        ("ก.ย. - ต.ค.", 2566, Period(None, None, ("year-assumed", "period-reversed"))),
        # the year of the text beats the report's
        ("ต.ค. - ธ.ค. ปีงบประมาณ ๒๕๖๘", 2566, Period(date(2024, 10, 1), date(2024, 12, 31), ("year-assumed",))),
        # March read as January: only where the range would run into the next January
        ("มี.ค. - ม.ค. ๖๖", None, Period(date(2023, 3, 1), date(2023, 3, 31), ("month-misread",))),
        ("เม.ย. - ม.ค. ๖๖", None, Period(date(2022, 4, 1), date(2023, 1, 31))),
        ("ม.ค. - ก.พ. ๖๖", None, Period(date(2023, 1, 1), date(2023, 2, 28))),
        # reversed: neither day is given
        ("ก.ย. ๖๖ - ต.ค. ๖๕", None, Period(None, None, ("period-reversed",))),
        ("๓๐ ก.ย. ๖๖ - ๑ ก.ย. ๖๖", None, Period(None, None, ("period-reversed",))),
        ("๑ ก.ย. ๖๖ - ๑ ก.ย. ๖๖", None, Period(date(2023, 9, 1), date(2023, 9, 1))),
        # several periods: first day of all to last day of all; a reversed one gives no days
        (
            "ต.ค. ๖๕ - ธ.ค. ๖๕ และ เม.ย. ๖๖ - มิ.ย. ๖๖",
            None,
            Period(date(2022, 10, 1), date(2023, 6, 30), ("several-periods",)),
        ),
        (
            "ธ.ค. ๖๕ - ต.ค. ๖๕ และ เม.ย. ๖๖ - มิ.ย. ๖๖",
            None,
            Period(date(2023, 4, 1), date(2023, 6, 30), ("period-reversed", "several-periods")),
        ),
        ("๑ - ๕ ม.ค. ๖๗ และ ๑ ก.พ. ๖๗", None, Period(date(2024, 1, 1), date(2024, 2, 1), ("several-periods",))),
        # a doubt about two of them is told once
        (
            "ธ.ค. ๖๕ - ต.ค. ๖๕ และ มิ.ย. ๖๖ - เม.ย. ๖๖",
            None,
            Period(None, None, ("period-reversed", "several-periods")),
        ),
        # the dash may touch the month behind it
        (
            "ธ.ค. ๖๕ -ต.ค. ๖๕ และ เม.ย. ๖๖ -มิ.ย. ๖๖",
            None,
            Period(date(2023, 4, 1), date(2023, 6, 30), ("period-reversed", "several-periods")),
        ),
        # other words between two months: each by itself
        (
            "ธ.ค. ๖๕ - โครงการ ต.ค. ๖๕ และ ม.ค. ๖๖",
            None,
            Period(date(2022, 10, 1), date(2023, 1, 31), ("several-periods",)),
        ),
        ("๑ มี.ค. ๖๖ และ ๕ มี.ค. ๖๖", None, Period(date(2023, 3, 1), date(2023, 3, 5), ("several-periods",))),
        ("ตุลาคมพฤศจิกายน ๒๕๖๖", None, Period(date(2023, 10, 1), date(2023, 11, 30), ("several-periods",))),
        # a dash further on, or none: a month by itself; a dash and something unread: half of a range
        ("ก.พ. ๖๖ ติดต่อ - สอบถาม", None, Period(date(2023, 2, 1), date(2023, 2, 28))),
        ("ก.พ.-xx ๖๖", 2566, Period(None, None, ("year-assumed", "period-unreadable"))),
        ("xx-ก.พ. ๖๖", None, Period(None, None, ("period-unreadable",))),
        # days out of the calendar
        ("๓๒ ม.ค. ๖๖ - ๓๑ มี.ค. ๖๖", None, Period(None, None, ("period-unreadable", "date-invalid"))),
        ("๓๑ ก.พ. ๖๖ - ๓๑ มี.ค. ๖๖", None, Period(None, date(2023, 3, 31), ("date-invalid",))),
        ("๔๐ - ๑๕ มีนาคม ๒๕๖๗", None, Period(None, None, ("period-unreadable",))),
        # deadlines have an end only, onward a start only
        ("ไม่เกิน ๑๕ มี.ค. ๖๖", None, Period(None, date(2023, 3, 15))),
        ("มี.ค. ๖๖ แล้วเสร็จ", None, Period(None, date(2023, 3, 31))),
        ("มี.ค. ๖๖แล้วเสร็จ", None, Period(None, date(2023, 3, 31))),
        ("ดำเนินการภายใน ๑๕ มี.ค. ๖๖", None, Period(None, date(2023, 3, 15))),
        ("ถึง ๓๐ ก.ย. ๖๖", None, Period(None, date(2023, 9, 30))),
        ("ก่อน ๓๐ ก.ย. ๖๖", None, Period(None, date(2023, 9, 30))),
        ("เดือนก่อนหน้า ก.ย. ๖๖", None, Period(date(2023, 9, 1), date(2023, 9, 30))),
        ("ตั้งแต่ ๑ มี.ค. ๖๖ เป็นต้นไป", None, Period(date(2023, 3, 1), None)),
        # of the years of the text only a fiscal year is the year of its months, the first one of two
        (
            "ผลปี ๒๕๖๕ ติดตาม ต.ค. - ธ.ค.",
            2566,
            Period(date(2022, 10, 1), date(2022, 12, 31), ("year-assumed",)),
        ),
        (
            "ปีงบประมาณ ๒๕๖๖ ต.ค. - ธ.ค. (ปีงบประมาณ ๒๕๖๗)",
            2560,
            Period(date(2022, 10, 1), date(2022, 12, 31), ("year-assumed",)),
        ),
        # quarters
        ("ไตรมาสที่ ๓/๖๖", None, Period(date(2023, 4, 1), date(2023, 6, 30))),
        ("ไตรมาส ๔, ๑", 2566, Period(date(2022, 10, 1), date(2023, 9, 30), ("year-assumed",))),
        ("ไตรมาสที่ ๑", None, Period(None, None, ("period-unreadable",))),
        ("ไตรมาส ๓ เดือน", 2566, Period(None, None, ("period-unreadable",))),
        ("ไตรมาสที่ ๕", 2566, Period(None, None, ("period-unreadable",))),
        # halves and rounds
        ("รอบที่ ๒ (๖ เดือนหลัง)", 2566, Period(date(2023, 4, 1), date(2023, 9, 30), ("year-assumed",))),
        ("รอบที่ ๒ (๖ เดือน)", 2566, Period(date(2023, 4, 1), date(2023, 9, 30), ("year-assumed",))),
        ("รอบที่ ๑ (๖ เดือน)", 2566, Period(date(2022, 10, 1), date(2023, 3, 31), ("year-assumed",))),
        ("รอบระยะเวลา ๑๒ เดือน หลัง", 2566, Period(date(2022, 10, 1), date(2023, 9, 30), ("year-assumed",))),
        ("ครึ่งปีแรก ปีงบประมาณ ๒๕๖๗", None, Period(date(2023, 10, 1), date(2024, 3, 31))),
        ("๖ เดือนแรก", None, Period(None, None, ("period-unreadable",))),
        ("ทุก ๖ เดือน", 2566, Period(None, None, ("period-unreadable",))),
        ("ดำเนินการ ๖ เดือนแรก", 2566, Period(date(2022, 10, 1), date(2023, 3, 31), ("year-assumed",))),
        # years
        ("๒๕๖๖", None, Period(date(2022, 10, 1), date(2023, 9, 30))),
        ("๒๕๖๖ ฉบับ", None, Period(None, None, ("period-unreadable",))),
        ("ปี ๒๕๖๖ (ปีปฏิทิน)", None, Period(date(2023, 1, 1), date(2023, 12, 31))),
        ("ภายในปีงบประมาณ ๒๕๖๖ - ๒๕๗๐", None, Period(date(2022, 10, 1), date(2027, 9, 30))),
        ("พ.ศ. ๒๕๖๖", None, Period(date(2022, 10, 1), date(2023, 9, 30))),
        ("ปี ๒๕๖๖ และ ปี ๒๕๖๘", None, Period(date(2022, 10, 1), date(2025, 9, 30))),
        ("ปี ๖๖ - ๗๐", None, Period(date(2022, 10, 1), date(2027, 9, 30))),
        ("ปี ๒๕๗๐ - ๒๕๖๖", None, Period(None, None, ("period-reversed",))),
        ("ปีปฏิทิน", 2566, Period(None, None, ("period-unreadable",))),
        ("ทุก ๆ เดือน", 2566, Period(date(2022, 10, 1), date(2023, 9, 30), ("year-assumed",))),
        ("๑๒ เดือน", 2566, Period(date(2022, 10, 1), date(2023, 9, 30), ("year-assumed",))),
        ("๑๑ เดือน", 2566, Period(None, None, ("period-unreadable",))),
        ("ตลอดปี", None, Period(None, None, ("period-unreadable",))),
    ],
)
def test_period_with_its_notes(text: str, fiscal_year: int | None, expected: Period) -> None:
    assert read_period(text, fiscal_year) == expected


@pytest.mark.parametrize(
    ("text", "points", "has_bad_day"),
    [
        ("1 - 15 มีนาคม 2567", [(1, 3, 2567), (15, 3, 2567)], False),
        ("1 ถึง 15 มีนาคม", [(1, 3, None), (15, 3, None)], False),
        ("1 - มีนาคม 2567", [(None, 3, 2567)], False),
        ("31 - 31 มีนาคม 2567", [(31, 3, 2567), (31, 3, 2567)], False),
        ("0 - 15 มีนาคม 2567", [(15, 3, 2567)], False),
        ("32 - 15 มีนาคม 2567", [(15, 3, 2567)], False),
        ("1 มีนาคม", [(1, 3, None)], False),
        ("31 มีนาคม", [(31, 3, None)], False),
        ("32 มีนาคม", [], True),
        ("0 มีนาคม", [], True),
        ("40 มีนาคม - เมษายน", [(None, 4, None)], True),
        ("1/1/2566 - 2/2/66", [(1, 1, 2566), (2, 2, 2566)], False),
        ("มกราคม 66 ถึงวันที่ 2/2/66", [(None, 1, 2566), (2, 2, 2566)], False),
        ("15/13/2566", [], False),
    ],
)
def test_points_of_a_period(text: str, points: list[tuple[int | None, int, int | None]], has_bad_day: bool) -> None:
    found, is_bad = find_points(text)
    assert [(point.day, point.month, point.year) for point in found] == points
    assert is_bad is has_bad_day


def test_span_of_a_point_covers_what_is_printed() -> None:
    text = "วันที่ 1 - 15 มีนาคม 2567 และ 2/4/2567 แล้ว"
    assert [text[point.start : point.end] for point in find_points(text)[0]] == ["1 - ", "15 มีนาคม 2567", "2/4/2567"]


def test_parts_of_a_year_say_whether_they_are_named() -> None:
    unreadable = Period(None, None, ("period-unreadable",))
    assert read_quarters("ไตรมาสที่ 1", None) == unreadable
    assert read_halves("6 เดือนแรก", None) == unreadable
    assert read_quarters("มีนาคม", YEAR) is read_halves("มีนาคม", YEAR) is read_years("มีนาคม", YEAR) is None
    assert read_years("ตลอดปี", None) is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("เดือนที่ ๔-๖", date(2024, 1, 1), date(2024, 3, 31)),
        ("เดือนที่ 1 - 12", date(2023, 10, 1), date(2024, 9, 30)),
        ("เดือนที่ 12", date(2024, 9, 1), date(2024, 9, 30)),
    ],
)
def test_months_of_the_fiscal_year_are_counted_from_october(text: str, start: date, end: date) -> None:
    assert days(text) == (start, end)
    assert days(text, None) == (None, None)

"""Years as reports write them, and figures that are none."""

from __future__ import annotations

import pytest

from prongsai.normalizers.values.written_years import WrittenYear, YearForm, find_written_years


def years(text: str, *, is_heading: bool = False) -> list[tuple[int, YearForm]]:
    return [(year.number, year.form) for year in find_written_years(text, is_heading=is_heading)]


@pytest.mark.parametrize(
    ("text", "year", "form"),
    [
        ("2567", 2567, "full"),
        ("๒๕๖๗", 2567, "full"),
        ("(2567)", 2567, "full"),
        ("ปี2567", 2567, "full"),
        ("2567.", 2567, "full"),
        ("ปี 2 5 6 7", 2567, "full"),
        ("พ.ศ. ๒ ๕๖ ๗", 2567, "full"),
        ("ปี พ.ศ. 25 67", 2567, "full"),
        ("FY2024", 2567, "western"),
        ("ปี 2020", 2563, "western"),
        ("ปี 67", 2567, "short"),
        ("ปี '67", 2567, "short"),
        ("’67", 2567, "short"),
        ("ปี 256O", 2560, "damaged"),
        ("ปี 25B7", 2587, "damaged"),
        ("ปี Z5S7", 2557, "damaged"),
        ("ปี 256Q", 2560, "damaged"),
        ("ปี 256l", 2561, "damaged"),
        ("ปี 256!", 2561, "damaged"),
        ("ปี ๒๔๖๗", 2567, "damaged"),
    ],
)
def test_year_in_every_form(text: str, year: int, form: YearForm) -> None:
    assert years(text) == [(year, form)]


@pytest.mark.parametrize(
    "text",
    [
        "12567", "25671", "2567.50", "2567,000", "1.2567", "1,2567", "1/2567",
        "2 5 6 7", "25 67", "2024", "FY2024.5", "ปี 2024/1", "67", "256O", "๒๔๖๗",
        "ปี 67.5", "ปี 67%", "ปี 67,000", "ปี 675", "ปี 12", "ปี 2499", "ปี 256OO", "ปี 2S6x", "ปี ๒๔๖๗๑",
        "DAY 67",
    ],
)  # fmt: skip
def test_figures_that_are_no_years(text: str) -> None:
    assert years(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2024", [(2567, "western")]),
        ("2020", [(2563, "western")]),
        ("2 5 6 7", [(2567, "full")]),
        ("25 67", [(2567, "full")]),
        ("A2024", []),
        ("2024 5", []),
        ("1 2024", []),
        ("2024.5", []),
        ("67", []),
    ],
)
def test_heading_needs_no_word_before_a_year(text: str, found: list[tuple[int, YearForm]]) -> None:
    assert years(text, is_heading=True) == found
    assert years(text) == []


@pytest.mark.parametrize(
    ("text", "shift"),
    [("ปีที่แล้ว", -1), ("ปีก่อน", -1), ("ปีนี้", 0), ("ปีหน้า", 1), ("ปีถัดไป", 1), ("ปีงบประมาณที่ผ่านมา", -1)],
)
def test_year_named_by_its_distance(text: str, shift: int) -> None:
    [year] = find_written_years(f"ผล{text}")
    assert year == WrittenYear(shift, 2, 2 + len(text), "relative")
    assert year.resolve(2568) == 2568 + shift
    assert year.resolve(None) is None


@pytest.mark.parametrize("before", ["3 ", "๓ ", "10 ", "3"])
def test_several_years_past_are_no_year(before: str) -> None:
    assert years(f"ผล {before}ปีที่ผ่านมา") == []


def test_year_before_a_distance_counts_no_years() -> None:
    assert years("2567 ปีที่ผ่านมา") == [(2567, "full"), (-1, "relative")]


def test_years_stand_in_the_order_of_the_text_without_the_words_that_make_them() -> None:
    text = "ปีหน้า ปี 66 และ 67 FY2025 2565"
    assert find_written_years(text) == [
        WrittenYear(1, 0, 6, "relative"),
        WrittenYear(2566, 10, 12, "short"),
        WrittenYear(2567, 17, 19, "short"),
        WrittenYear(2568, 22, 26, "western"),
        WrittenYear(2565, 27, 31, "full"),
    ]


def test_year_that_is_written_out_is_found_once() -> None:
    assert years("ปี 2567", is_heading=True) == [(2567, "full")]
    assert years("ปี พ.ศ. 2 5 6 7", is_heading=True) == [(2567, "full")]
    assert years("FY2024", is_heading=True) == [(2567, "western")]


def test_year_is_its_own_whatever_the_report_is_of() -> None:
    [year] = find_written_years("ปี 67")
    assert year.resolve(2570) == year.resolve(None) == 2567

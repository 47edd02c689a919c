"""Months, quarters and halves as columns, and the marks in them."""

from __future__ import annotations

from datetime import date

import pytest

from prongsai.parsers.measures.calendars import find_calendar, is_calendar_label, marked_labels, read_calendar
from prongsai.pipeline.model import Cell
from tests.measure_makers import parse, parse_markup, tabbed

MONTHS = "ต.ค. | พ.ย. | ธ.ค. | ม.ค. | ก.พ. | มี.ค. | เม.ย. | พ.ค. | มิ.ย. | ก.ค. | ส.ค. | ก.ย."
Days = tuple[date | None, date | None]


def days(*rows: str) -> list[Days]:
    return [(one.period_start, one.period_end) for one in parse(tabbed(*rows)).rows]


@pytest.mark.parametrize("mark", ["✓", "/", "●", "X", "→", "ดำเนินการ"])
def test_marks_under_months(mark: str) -> None:
    first = " | ".join([mark] * 3 + [""] * 9)
    second = " | ".join([""] * 4 + [mark] * 2 + [""] * 6)
    found = days(f"มาตรการ | ผู้รับผิดชอบ | {MONTHS}", f"จัดอบรม | กองช่าง | {first}", f"จัดเวที | กองคลัง | {second}")
    assert found == [(date(2023, 10, 1), date(2023, 12, 31)), (date(2024, 2, 1), date(2024, 3, 31))]


@pytest.mark.parametrize(
    "heading",
    [
        "ไตรมาส 1 | ไตรมาส 2 | ไตรมาส 3 | ไตรมาส 4",
        "ไตรมาสที่ ๑ (ต.ค.-ธ.ค.) | ไตรมาสที่ ๒ (ม.ค.-มี.ค.) | ไตรมาสที่ ๓ (เม.ย.-มิ.ย.) | ไตรมาสที่ ๔ (ก.ค.-ก.ย.)",
        "Q1 | Q2 | Q3 | Q4",
    ],
)
def test_marks_under_quarters(heading: str) -> None:
    assert days(f"มาตรการ | ผู้รับผิดชอบ | {heading}", "จัดอบรม | กองช่าง | | / | / |") == [
        (date(2024, 1, 1), date(2024, 6, 30))
    ]


def test_number_of_a_quarter_under_its_word_and_a_bar_over_two() -> None:
    head = (
        "<tr><td rowspan='2'>มาตรการ</td><td colspan='4'>ระยะเวลา (ไตรมาส)</td><td rowspan='2'>ผู้รับผิดชอบ</td></tr>"
        "<tr><td>1</td><td>2</td><td>3</td><td>4</td></tr>"
    )
    row = "<tr><td>จัดอบรม</td><td></td><td colspan='2'>←→</td><td></td><td>กองช่าง</td></tr>"
    (one,) = parse_markup(head + row)
    assert (one.period_start, one.period_end) == (date(2024, 1, 1), date(2024, 6, 30))


def test_year_over_the_months_counts() -> None:
    head = (
        "<tr><td rowspan='2'>มาตรการ</td><td rowspan='2'>ผู้รับผิดชอบ</td><td colspan='2'>พ.ศ. 2567</td>"
        "<td>พ.ศ. 2568</td></tr><tr><td>พ.ย.</td><td>ธ.ค.</td><td>ม.ค.</td></tr>"
    )
    (one,) = parse_markup(head + "<tr><td>จัดอบรม</td><td>กองช่าง</td><td></td><td>✓</td><td>✓</td></tr>")
    assert (one.period_start, one.period_end) == (date(2024, 12, 1), date(2025, 1, 31))
    assert one.period == "ธ.ค. 2567 ม.ค. 2568"


def test_empty_boxes_and_dashes_are_no_marks() -> None:
    found = parse(tabbed("มาตรการ | ผู้รับผิดชอบ | ไตรมาส 1 | ไตรมาส 2", "จัดอบรม | กองช่าง | - | ☐")).rows
    assert [(one.period, one.period_start) for one in found] == [(None, None)]


def test_begin_and_end_are_no_calendar() -> None:
    assert find_calendar([["มาตรการ"], ["เริ่มต้น"], ["สิ้นสุด"]]) == {}
    assert find_calendar([["มี.ค."], ["มาตรการ"], ["ก.พ."], ["ต.ค."]]) == {}


@pytest.mark.parametrize(
    ("stacks", "calendar"),
    [
        ([["ต.ค. 2566"], ["พ.ย. 2566"]], {0: "ต.ค. 2566", 1: "พ.ย. 2566"}),
        ([["ต.ค. 2566"], ["มาตรการ"]], {}),  # one column is none
        ([["พ.ย. 2566"], ["ต.ค. 2566"], ["ธ.ค. 2566"]], {}),  # no order of time
        ([["ต.ค. 2566"], ["ธ.ค. 2566"], ["พ.ย. 2566"]], {}),
        ([["ม.ค."], ["ก.พ."], ["ต.ค."], ["พ.ย."]], {0: "ม.ค.", 1: "ก.พ.", 2: "ต.ค.", 3: "พ.ย."}),  # from January on
        ([["ก.พ."], ["ม.ค."], ["พ.ย."], ["ต.ค."]], {}),
        ([["ต.ค. 2566"], ["ต.ค. 2566"]], {}),
        # the year over it, if it has none of its own; other words over it say nothing
        ([["ปี 2566", "แผน", "ธ.ค."], ["ปี 2567", "แผน", "ม.ค."]], {0: "ธ.ค. 2566", 1: "ม.ค. 2567"}),
        ([["ปี 2566", "เดือน ต.ค. 2566"], ["ปี 2566", "พ.ย. 2566"]], {0: "เดือน ต.ค. 2566", 1: "พ.ย. 2566"}),
        ([["ไตรมาส", "1"], ["ไตรมาส", "2"]], {0: "ไตรมาส 1", 1: "ไตรมาส 2"}),
        ([["แผน", "ไตรมาส", "1"], ["แผน", "ไตรมาส", "2"]], {0: "ไตรมาส 1", 1: "ไตรมาส 2"}),
        ([["ไตรมาส", "-"], ["ไตรมาส", "."]], {}),
        ([["(ต.ค.)"], ["(พ.ย.)"]], {0: "(ต.ค.)", 1: "(พ.ย.)"}),
        ([[], ["ต.ค."], ["พ.ย."]], {1: "ต.ค.", 2: "พ.ย."}),
    ],
)
def test_columns_that_follow_one_another_in_time_are_a_calendar(
    stacks: list[list[str]], calendar: dict[int, str]
) -> None:
    assert find_calendar(stacks) == calendar


@pytest.mark.parametrize(
    ("label", "is_one"),
    [
        ("ต.ค.", True),
        ("ต.ค. 2566 - มี.ค. 2567", True),  # a half
        ("เม.ย. 2567 - ก.ย. 2567", True),
        ("ต.ค. 2566 - เม.ย. 2567", False),
        ("ตลอดปี", False),
        ("", False),
        ("--", False),
        ("ไตรมาสที่ ๑ (ต.ค.-ธ.ค. ๒๕๖๖)".ljust(30, "."), True),
        ("ไตรมาสที่ ๑ (ต.ค.-ธ.ค. ๒๕๖๖)".ljust(31, "."), False),
    ],
)
def test_label_is_a_month_a_quarter_or_a_half(label: str, is_one: bool) -> None:
    assert is_calendar_label(label) is is_one


def test_cell_over_several_columns_marks_them_all() -> None:
    calendar = {1: "ต.ค.", 2: "พ.ย.", 3: "ธ.ค."}
    cells = [Cell(0, 0, "จัดอบรม"), Cell(0, 1, "/", col_span=2), Cell(0, 3, "☐")]
    assert marked_labels(cells, calendar) == ["ต.ค.", "พ.ย."]


@pytest.mark.parametrize(
    ("labels", "days_of"),
    [
        (["ธ.ค. 2566", "ม.ค. 2567"], (date(2023, 12, 1), date(2024, 1, 31))),
        (["ม.ค. 2567", "ธ.ค. 2566"], (date(2023, 12, 1), date(2024, 1, 31))),
        (["ธ.ค. 2566", "ไม่ทราบ"], (None, None)),  # one that is unknown leaves all of it open
        ([], (None, None)),
    ],
)
def test_period_reaches_from_the_first_to_the_last_mark(labels: list[str], days_of: Days) -> None:
    period = read_calendar(labels, None)
    assert (period.start, period.end) == days_of

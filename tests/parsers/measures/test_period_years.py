"""Periods without a year: of the report's year, of one that a heading plans for, of one that results are dated in."""

from __future__ import annotations

from datetime import date

import pytest

from prongsai.parsers.headers import MeasureField
from prongsai.parsers.measures.drafts import MeasureDraft
from prongsai.parsers.measures.period_years import year_of_caption, year_of_heading, year_of_results
from prongsai.pipeline.model import Measure, Paragraph
from tests.measure_makers import only, parse, parse_markup, tabbed
from tests.score_makers import score_table

ROW = "จัดอบรม | กองช่าง | ไตรมาสที่ ๑"
NEXT, OWN = date(2024, 10, 1), date(2023, 10, 1)


def start(text: str) -> date | None:
    return only(parse(text).rows).period_start


@pytest.mark.parametrize(
    ("caption", "wanted"),
    [
        ("แผนการขับเคลื่อนมาตรการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", NEXT),
        ("มาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ ๒๕๖๘", NEXT),
        ("รายงานผลการดำเนินการตามมาตรการ ปีงบประมาณ ๒๕๖๗", OWN),
        ("มาตรการจากผลการประเมิน ปีงบประมาณ ๒๕๖๖", OWN),
        ("มาตรการตามแผนยุทธศาสตร์ ปีงบประมาณ ๒๕๗๐", OWN),
        ("เข้ารับการประเมิน ITA ปีงบประมาณ ๒๕๖๖ อยู่ในระดับ C จึงกำหนดมาตรการตามตาราง", OWN),
        ("มาตรการส่งเสริมคุณธรรม", OWN),
    ],
)
def test_caption_of_a_plan_says_for_which_year(caption: str, wanted: date) -> None:
    assert start(f"{caption}\n\n{tabbed('มาตรการ | ผู้รับผิดชอบ | ระยะเวลา', ROW)}") == wanted


def test_heading_over_the_periods_says_it_before_the_caption() -> None:
    heading = "มาตรการ | ผู้รับผิดชอบ | ระยะเวลา (ปีงบประมาณ ๒๕๖๘)"
    assert start(f"มาตรการ ปีงบประมาณ ๒๕๖๗\n\n{tabbed(heading, ROW)}") == NEXT


def test_printed_years_stay() -> None:
    text = "แผนการขับเคลื่อนมาตรการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n\n"
    assert start(text + tabbed("มาตรการ | ผู้รับผิดชอบ | ระยะเวลา", "จัดอบรม | กองช่าง | ต.ค. ๖๖ - มี.ค. ๖๗")) == OWN


def results(*dates: str, period: str = "ไตรมาสที่ ๒") -> tuple[list[Measure], list[str]]:
    rows = [f"{number}. มาตรการ{day} | กองช่าง | {period} | ดำเนินการเมื่อวันที่ {day}" for number, day in enumerate(dates, 1)]
    found = parse(tabbed("มาตรการ | ผู้รับผิดชอบ | ระยะเวลา | ผลการดำเนินการ", *rows))
    return found.rows, [one.code for one in found.findings]


def test_dates_of_results_move_periods_without_a_year_and_are_told() -> None:
    rows, codes = results("๕ พฤศจิกายน ๒๕๖๗", "๑๐ มกราคม ๒๕๖๘", "๓ มีนาคม ๒๕๖๘")
    assert {one.period_start for one in rows} == {date(2025, 1, 1)}
    assert codes == ["period-year-doubtful"]
    assert all(one.confidence < 1 for one in rows)


@pytest.mark.parametrize(
    "dates",
    [
        ("๕ พฤศจิกายน ๒๕๖๖", "๑๐ มกราคม ๒๕๖๗", "๓ มีนาคม ๒๕๖๗"),
        ("๕ พฤศจิกายน ๒๕๖๗", "๑๐ มกราคม ๒๕๖๘"),
        ("๕ พฤศจิกายน ๒๕๖๗", "๑๐ มกราคม ๒๕๖๗", "๓ มีนาคม ๒๕๖๗"),
    ],
    ids=["of-the-report", "too-few", "mixed"],
)
def test_other_dates_move_nothing(dates: tuple[str, ...]) -> None:
    rows, codes = results(*dates)
    assert {one.period_start for one in rows} == {date(2024, 1, 1)}
    assert codes == []


def test_name_with_the_mark_of_a_continuation_goes_on() -> None:
    found = parse(
        tabbed(
            "มาตรการ | ผู้รับผิดชอบ | ผลการดำเนินการ",
            "๑. จัดอบรมเจ้าหน้าที่ | กองช่าง | ๑) เชิญวิทยากรแล้ว",
            "๑. จัดอบรมเจ้าหน้าที่ (ต่อ) | | ๒) ประเมินผลแล้ว",
            "๒. จัดทำคู่มือ | กองคลัง | ใช้แล้ว",
        )
    ).rows
    assert [(one.measure, one.results) for one in found] == [
        ("จัดอบรมเจ้าหน้าที่", ("เชิญวิทยากรแล้ว", "ประเมินผลแล้ว")),
        ("จัดทำคู่มือ", ("ใช้แล้ว",)),
    ]


def test_mark_of_a_continuation_behind_another_name_opens_a_measure() -> None:
    head = "<tr><td>มาตรการ</td><td>ผู้รับผิดชอบ</td></tr>"
    rows = "<tr><td>จัดอบรมเจ้าหน้าที่</td><td>กองช่าง</td></tr><tr><td>เผยแพร่รายงานรายเดือน (ต่อ)</td><td>กองคลัง</td></tr>"
    assert len(parse_markup(head + rows)) == 2


PLAN = "แผนปฏิบัติการ ปีงบประมาณ พ.ศ. 2568"
BOTH_YEARS = "แผนปฏิบัติการ ปีงบประมาณ พ.ศ. 2567 และปีงบประมาณ พ.ศ. 2568"


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        ((PLAN,), 2568),
        ((PLAN, "ก", "ข", "ค"), 2568),
        ((PLAN, "ก", "ข", "ค", "ง"), None),  # too far above
        ((PLAN.ljust(220, "ก"),), 2568),
        ((PLAN.ljust(221, "ก"),), None),  # running text
        ((PLAN, "ปีงบประมาณ พ.ศ. 2567"), None),  # a nearer line names the report's own
        ((PLAN, "ปีงบประมาณ พ.ศ. 2567".ljust(221, "ก")), 2568),
        ((PLAN.replace("2568", "2569"),), None),
        ((PLAN.replace("2568", "2567"),), None),
        ((PLAN.replace("2568", "2566"),), None),  # nobody plans for a year that is over
        ((BOTH_YEARS,), None),
        (("ปีงบประมาณ พ.ศ. 2568",), None),
        (("แผนตามผลการประเมิน ปีงบประมาณ พ.ศ. 2568",), None),
        ((), None),
    ],
)
def test_nearest_caption_with_a_year_plans_for_the_next(lines: tuple[str, ...], year: int | None) -> None:
    blocks = [*map(Paragraph, lines), score_table("ก | ข"), Paragraph("แผนปฏิบัติการ ปีงบประมาณ พ.ศ. 2568")]
    assert year_of_caption(blocks, len(lines), 2567) == year
    assert year_of_caption(blocks, len(lines), None) is None


def test_table_between_a_caption_and_its_table_says_nothing() -> None:
    assert year_of_caption([Paragraph(PLAN), score_table("ก | ข"), score_table("ค | ง")], 2, 2567) == 2568


@pytest.mark.parametrize(
    ("headings", "year"),
    [
        (("ระยะเวลา (ปีงบประมาณ ๒๕๖๘)",), 2568),
        (("ระยะเวลา", "ปีงบประมาณ 2566"), 2566),
        (("ปีงบประมาณ 2567",), None),
        (("ปีงบประมาณ 2569",), None),
        (("ปีงบประมาณ 2568", "ปีงบประมาณ 2566"), None),
        (("ระยะเวลา",), None),
        ((), None),
    ],
)
def test_heading_names_one_year_beside_the_reports_own(headings: tuple[str, ...], year: int | None) -> None:
    assert year_of_heading(headings, 2567) == year
    assert year_of_heading(headings, None) is None


LATER, EARLY = "5 พฤศจิกายน 2567", "5 มกราคม 2567"


@pytest.mark.parametrize(
    ("fields", "year"),
    [
        ({"results": [LATER] * 3}, 2568),
        ({"results": [LATER], "outcomes": [LATER], "monitoring": [LATER]}, 2568),
        ({"results": [LATER] * 2}, None),
        ({"results": [LATER] * 3 + [EARLY]}, 2568),  # three of four
        ({"results": [LATER] * 2 + [EARLY]}, None),
        ({"steps": [LATER] * 3}, None),  # a step may name the day of a rule
        ({"results": [EARLY] * 3}, None),  # in the report's own year
        ({"results": ["5 พฤศจิกายน 2568"] * 3}, None),  # too far off
        ({"results": ["5 พฤศจิกายน 2565"] * 3}, 2566),
        ({"results": ["อบรมแล้ว"] * 3}, None),
    ],
)
def test_days_of_results_say_in_which_year_the_work_was_done(
    fields: dict[MeasureField, list[str]], year: int | None
) -> None:
    drafts = []
    for name, texts in fields.items():
        for number, text in enumerate(texts):
            drafts.append(MeasureDraft(number))
            drafts[-1].add(name, [text])
    assert year_of_results(drafts, 2567) == year
    assert year_of_results(drafts, None) is None

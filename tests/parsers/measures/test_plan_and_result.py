"""The same measures in a table of plans and in one of results."""

from __future__ import annotations

import pytest

from prongsai.parsers.measures.drafts import MeasureDraft
from prongsai.parsers.measures.plan_and_result import join_plans_and_results
from prongsai.pipeline.model import Provenance
from tests.measure_makers import parse, tabbed

PLAN = ("ที่ | มาตรการ | ขั้นตอน | ผู้รับผิดชอบ", "๑ | จัดอบรมเจ้าหน้าที่ | เชิญวิทยากร | กองช่าง", "๒ | จัดทำคู่มือบริการ | ร่าง | กองคลัง")


def both(*results: str) -> list[tuple[str | None, tuple[str, ...], tuple[str, ...]]]:
    found = parse(f"{tabbed(*PLAN)}\n\nส่วนที่ ๒ ผลการดำเนินการ\n\n{tabbed(*results)}").rows
    return [(one.measure, one.responsible, one.results) for one in found]


def test_each_measure_comes_out_once_with_what_both_say() -> None:
    assert both("ที่ | มาตรการ | ผลการดำเนินการ", "๑ | จัดอบรมเจ้าหน้าที่ | อบรมแล้ว", "๒ | จัดทำคู่มือบริการ | ใช้แล้ว") == [
        ("จัดอบรมเจ้าหน้าที่", ("กองช่าง",), ("อบรมแล้ว",)),
        ("จัดทำคู่มือบริการ", ("กองคลัง",), ("ใช้แล้ว",)),
    ]


def test_what_contradicts_stays_a_measure_of_its_own() -> None:
    found = both("ที่ | มาตรการ | ผู้รับผิดชอบ | ผลการดำเนินการ", "๑ | จัดอบรมเจ้าหน้าที่ | สำนักปลัด | อบรมแล้ว")
    assert len(found) == 3


def test_another_number_or_text_is_another_measure() -> None:
    assert len(both("ที่ | มาตรการ | ผลการดำเนินการ", "๓ | จัดอบรมเจ้าหน้าที่ | อบรมแล้ว", "๑ | จัดอบรมประชาชน | แล้ว")) == 4


def draft(table_no: int | None, *, number: int | None = 1, issue_no: int | None = None, **said: str) -> MeasureDraft:
    made = MeasureDraft(
        number=number, issue_no=issue_no, pages={table_no or 0}, provenance=Provenance(1, table_no=table_no)
    )
    for name, text in {"measure": "จัดอบรมเจ้าหน้าที่ทุกคน", **said}.items():
        made.add(name, [text])  # type: ignore[arg-type]
    return made


PLANNED = {"responsible": "กองช่าง"}
DONE = {"results": "อบรมแล้ว"}


@pytest.mark.parametrize(
    ("later", "is_same"),
    [
        (draft(2, **DONE), True),
        (draft(2, **DONE, responsible="กองช่าง"), True),
        (draft(2, **DONE, responsible="กองคลัง"), False),  # it says otherwise
        (draft(2, **PLANNED), False),  # it adds nothing
        (draft(1, **DONE), False),  # of the same table
        (draft(None, **DONE), False),
        (draft(2, number=2, **DONE), False),
        (draft(2, number=None, **DONE), True),
        (draft(2, issue_no=3, **DONE), False),
        (draft(2, measure="จัดอบรมเจ้าหน้าทีทุกคน", **DONE), True),  # a mark is misread
        (draft(2, measure="จัดอบรมเจ้าหน้าที่ประจำปี", **DONE), False),
        (draft(2, measure=" ", **DONE), False),
    ],
)
def test_later_table_that_lists_the_same_measure_says_more_of_it(later: MeasureDraft, is_same: bool) -> None:
    first = draft(1, **PLANNED)
    kept = join_plans_and_results([first, later])
    assert [one.lines("results") for one in kept] == ([["อบรมแล้ว"]] if is_same else [[], later.lines("results")])
    assert kept[0] is first


def test_measure_of_no_number_or_no_table_is_the_first_of_its_text() -> None:
    assert len(join_plans_and_results([draft(1, number=None, **PLANNED), draft(2, number=4, **DONE)])) == 1
    assert len(join_plans_and_results([draft(None, **PLANNED), draft(2, **DONE)])) == 2
    assert join_plans_and_results([]) == []


def test_joined_measure_has_what_either_says() -> None:
    first, later = draft(1, **PLANNED), draft(2, **DONE, responsible="กองช่าง")
    first.calendar, first.confidence, first.shared = ["ต.ค."], 0.9, {"responsible"}
    later.calendar, later.confidence, later.shared, later.status = ["ต.ค.", "พ.ย."], 0.8, {"results", "period"}, "done"
    (joined,) = join_plans_and_results([first, later])
    assert {name: joined.lines(name) for name in joined.pieces} == {
        "measure": ["จัดอบรมเจ้าหน้าที่ทุกคน"], "responsible": ["กองช่าง"], "results": ["อบรมแล้ว"]
    }  # fmt: skip
    assert (joined.calendar, joined.confidence, joined.pages) == (["ต.ค.", "พ.ย."], 0.8, {1, 2})
    assert (joined.shared, joined.status) == ({"responsible", "results"}, "done")
    first, later = draft(1, **PLANNED), draft(2, **DONE)
    first.status, later.status = "not_done", "done"
    assert [one.status for one in join_plans_and_results([first, later])] == ["not_done"]

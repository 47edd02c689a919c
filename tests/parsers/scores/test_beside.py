"""Lists that stand beside each other in one grid, and names that a page end cut."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.parsers.scores.beside import split_beside
from prongsai.pipeline.model import Observation, Table
from tests.score_makers import read_scores, score_table, scores_of

LIST = "ผลคะแนน ITA ขององค์กรปกครองส่วนท้องถิ่น"


def bodies(*seen: Observation) -> list[tuple[str | None, float | None]]:
    return [(one.subject, one.value) for one in seen]


@pytest.mark.parametrize(
    "head",
    ["ที่ | หน่วยงาน | คะแนน | ที่ | หน่วยงาน | คะแนน", "ลำดับ | ชื่อ อปท. | คะแนน ITA | ลำดับ | ชื่อ อปท. | คะแนน ITA"],
)
def test_right_list_goes_on_where_the_left_one_ends(head: str) -> None:
    rows = ("1 | อบต.ก้าวหน้า | 81.10 | 3 | ทต.งามตา | 83.30", "2 | อบต.ขวัญใจ | 82.20 | 4 | ทต.จำปา | 84.40")
    seen, _ = read_scores(LIST, score_table(head, *rows))
    assert bodies(*seen) == [("อบต.ก้าวหน้า", 81.1), ("อบต.ขวัญใจ", 82.2), ("ทต.งามตา", 83.3), ("ทต.จำปา", 84.4)]
    assert [(one.provenance.row_no, one.provenance.column_no) for one in seen] == [(1, 2), (2, 2), (1, 5), (2, 5)]


def test_indicators_beside_indicators() -> None:
    head = "ตัวชี้วัด | คะแนน | ตัวชี้วัด | คะแนน"
    table = score_table(head, "การปฏิบัติหน้าที่ | 81.10 | การใช้อำนาจ | 83.30", "การใช้งบประมาณ | 82.20 | | ")
    assert scores_of(read_scores(table)[0]) == [("indicator-1", 81.1), ("indicator-2", 82.2), ("indicator-3", 83.3)]


@pytest.mark.parametrize(
    "lines",
    [
        ("หน่วยงาน | คะแนน | คะแนน", "อบต.ก้าวหน้า | 81.10 | 82.20"),
        ("IIT | EIT | IIT | EIT", "81.10 | 82.20 | 83.30 | 84.40"),
        ("ที่ | หน่วยงาน | คะแนน | ที่ | หน่วยงาน | ระดับ", "1 | อบต.ก้าวหน้า | 81.10 | 2 | อบต.ขวัญใจ | A"),
    ],
)
def test_columns_that_only_look_alike_stay_together(lines: tuple[str, ...]) -> None:
    table = score_table(*lines)
    assert list(split_beside(table)) == [table]


def cut(*pages: int) -> Table:
    """A list whose rows lie on these pages, the third row with nothing but the rest of a name."""
    rows = (
        "หน่วยงาน | IIT | ITA",
        "ทต.งามตา | 81.10 | 80.10",
        "อบต.บ้าน | 82.20 | 80.20",
        "ใหม่ | | ",
        "ทต.จำปา | 84.40 | 80.40",
    )
    table = score_table(*rows)
    return replace(table, cells=tuple(replace(cell, page=pages[cell.row]) for cell in table.cells))


def test_rest_of_a_name_on_the_next_page_belongs_to_it() -> None:
    seen, _ = read_scores(LIST, cut(1, 1, 1, 2, 2))
    assert [one.subject for one in seen if one.code == "ita"] == ["ทต.งามตา", "อบต.บ้านใหม่", "ทต.จำปา"]


def test_text_alone_in_the_middle_of_a_page_is_no_rest() -> None:
    seen, _ = read_scores(LIST, cut(1, 1, 1, 1, 1))
    assert [one.subject for one in seen if one.code == "ita"] == ["ทต.งามตา", "อบต.บ้าน", "ทต.จำปา"]


def test_rows_without_names_are_nobody_s_scores() -> None:
    seen, findings = read_scores(LIST, score_table("IIT | EIT | OIT", "81.10 | 82.20 | 83.30", "71.10 | 72.20 | 73.30"))
    assert {one.role for one in seen} == {"unknown"}
    assert [one.code for one in findings] == ["score-ambiguous"]
    assert scores_of(read_scores(LIST, score_table("IIT | EIT | OIT", "81.10 | 82.20 | 83.30"))[0]) != []

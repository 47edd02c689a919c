"""One grid that holds several tables under each other, and rows of it that are sentences."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.stacked import StackedPart, split_stacked
from prongsai.pipeline.model import BBox
from tests.score_makers import read_scores, score_table, scores_of

FIRST = ("ตัวชี้วัด | รายละเอียด | คะแนน", "1 | การปฏิบัติหน้าที่ | 65.73", "2 | การใช้งบประมาณ | 75.94")
TITLE = "คะแนนแบบวัด EIT ปี 2567 | < | <"
HEAD = "ข้อ | คำถาม | คะแนน"
ROWS = ("e1 | ขั้นตอน | 51.25", "e2 | เท่าเทียม | 66.43")
TOP = [("indicator-1", 2568), ("indicator-2", 2568)]


def read(*lines: str) -> list[tuple[str, int | None]]:
    seen, _ = read_scores(score_table(*lines, is_ruled=False))
    return [(one.code, one.fiscal_year) for one in seen]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        (TITLE, HEAD),
        ("คะแนนแบบวัด EIT ปี 2567 | < | ", HEAD),
        (" | คะแนนแบบวัด EIT ปี 2567 | <", HEAD),
        (TITLE, "ข้อ |  | ระดับคะแนน"),
        (TITLE, "ข้อ | ~ | ค่าคะแนน"),
        (TITLE, "ข้อ | สิ่งที่ถาม | คะแนน"),
        (TITLE, f"ข้อ | คำถาม{'ม' * 55} | คะแนน"),
        ("EIT ปี 2567 น | < | <", HEAD),
    ],
)
def test_title_and_heading_below_rows_begin_another_table(title: str, heading: str) -> None:
    assert read(*FIRST, title, heading, *ROWS) == [*TOP, ("e1", 2567), ("e2", 2567)]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("คะแนนแบบวัด EIT ปี 2567 |  | ", HEAD),
        ("คะแนนแบบวัด EIT | ปี 2567 | <", HEAD),
        ("EIT ปี 2567 | < | <", HEAD),
        (TITLE, "ข้อที่ถาม |  | "),
        (TITLE, "เรื่อง | สิ่งที่ถาม | คะแนน"),
        (TITLE, f"ข้อ | คำถาม{'ม' * 56} | คะแนน"),
        (TITLE, "ข้อ | คะแนน | 100"),
    ],
)
def test_other_rows_begin_no_table(title: str, heading: str) -> None:
    """A title stands over all columns but one, and is no mere word; half the cells of a heading are known words."""
    assert ("e1", 2567) not in read(*FIRST, title, heading, *ROWS)


def test_title_right_above_the_end_begins_nothing() -> None:
    assert read(*FIRST, TITLE, HEAD) == TOP
    assert read(*FIRST, TITLE, HEAD, ROWS[0]) == [*TOP, ("e1", 2567)]
    assert read(*FIRST, TITLE) == TOP


def test_table_below_another_of_its_kind_is_read_once() -> None:
    first = (HEAD, "i1 | ขั้นตอน | 61.25", "i2 | เท่าเทียม | 62.25")
    assert read(*first, TITLE, HEAD, *ROWS) == [("i1", 2568), ("i2", 2568), ("e1", 2567), ("e2", 2567)]


def test_title_right_below_a_heading_begins_the_table() -> None:
    assert read("เรื่อง | รายละเอียด | คะแนน", TITLE, HEAD, *ROWS) == [("e1", 2567), ("e2", 2567)]


def test_three_tables_under_each_other_keep_their_years() -> None:
    second = ("คะแนนแบบตรวจ OIT ปี 2566 | < | <", HEAD, "o1 | แผน | 100", "o2 | ผล | 50")
    assert read(*FIRST, TITLE, HEAD, *ROWS, *second) == [*TOP, ("e1", 2567), ("e2", 2567), ("o1", 2566), ("o2", 2566)]
    assert read(*second[1:], TITLE, HEAD, *ROWS)[2:] == [("e1", 2567), ("e2", 2567)]


def test_score_of_a_lower_table_stands_in_its_own_cell() -> None:
    table = score_table(*FIRST, TITLE, HEAD, *ROWS, is_ruled=False, confidence=0.8, method="repaired_text")
    place = read_scores(table)[0][-1].provenance
    assert (place.page, place.table_no, place.column_no, place.bbox) == (3, 7, 2, BBox(2, 6, 3, 7))


def test_blank_cell_that_goes_on_beside_the_title_ends_with_its_table() -> None:
    lines = ("ที่ | ตัวชี้วัด | คะแนน", "1 | การปฏิบัติหน้าที่ | 65.73", " | การใช้งบประมาณ | 75.94")
    found = read(*lines, "^ | คะแนนแบบวัด EIT ปี 2567 | <", "^ | ข้อ | คะแนน", "1 | e1 | 51.25", "2 | e2 | 66.43")
    assert found == [*TOP, ("e1", 2567), ("e2", 2567)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("คะแนนเฉลี่ยรวม 92.75 คะแนน | < | <", [("ita", 92.75)]),
        ("คะแนนเฉลี่ยรวม 92.75 คะแนน |  | ", [("ita", 92.75)]),
        (" | คะแนนเฉลี่ยรวม 92.75 คะแนน | ~", [("ita", 92.75)]),
        ("คะแนนเฉลี่ยรวม 92.75 คะแนน | ดี | ", []),
        ("IIT ได้ 92.75 | < | <", [("iit", 92.75)]),
        ("IIT คือ 92.7 | < | <", []),
    ],
)
def test_text_alone_in_its_row_may_state_a_score(sentence: str, expected: list[tuple[str, float]]) -> None:
    seen, _ = read_scores(score_table(HEAD, "e1 | ก | 80.00", sentence, "e2 | ข | 81.00"))
    assert sorted(one for one in scores_of(seen) if one[0] not in ("e1", "e2")) == expected


def test_score_in_a_row_of_text_keeps_its_place_and_the_heading_above() -> None:
    table = score_table(HEAD, "e1 | ก | 80.00", "คะแนนเฉลี่ยรวม 92.75 คะแนน | < | <", confidence=0.5, method="ocr")
    seen, _ = read_scores("ผลการประเมิน ปี 2566", table)
    one = next(one for one in seen if one.code == "ita")
    assert (one.fiscal_year, one.context, one.context_kind) == (2566, "ผลการประเมิน ปี 2566", "narrative")
    assert (one.provenance.page, one.provenance.bbox, one.provenance.method) == (3, BBox(0, 2, 3, 3), "ocr")
    assert one.confidence <= 0.5


def test_rows_of_a_lower_table_are_counted_in_the_whole_grid() -> None:
    seen, _ = read_scores(score_table(*FIRST, TITLE, HEAD, *ROWS, is_ruled=False))
    assert [one.provenance.row_no for one in seen] == [1, 2, 5, 6]


def parts(*lines: str) -> list[tuple[list[str], int, list[str], bool, int | None]]:
    """Titles, first row, texts of the first column, and what is told of the year of each part."""
    return [
        (
            [title.text for title in part.titles],
            part.table.row_offset,
            [
                next((cell.text for cell in part.table.cells if (cell.row, cell.col) == (row, 0)), "")
                for row in range(part.table.n_rows)
            ],
            part.is_again,
            part.year,
        )
        for part in split_stacked(score_table(*lines, is_ruled=False))
    ]


def test_plain_table_comes_back_as_it_is() -> None:
    table = score_table(*FIRST)
    assert list(split_stacked(table)) == [StackedPart([], table)]
    assert parts(*FIRST) == [([], 0, ["ตัวชี้วัด", "1", "2"], False, None)]


def test_parts_hold_the_rows_between_their_titles() -> None:
    found = parts(*FIRST, TITLE, HEAD, *ROWS, TITLE, HEAD, ROWS[0])
    assert found == [
        ([], 0, ["ตัวชี้วัด", "1", "2"], False, None),
        (["คะแนนแบบวัด EIT ปี 2567"], 4, ["ข้อ", "e1", "e2"], False, None),
        (["คะแนนแบบวัด EIT ปี 2567"], 8, ["ข้อ", "e1"], False, None),
    ]


def test_parts_of_the_same_rows_are_told_so_with_the_years_of_their_titles() -> None:
    head, rows = "ตัวชี้วัด | คะแนน", ("การใช้อำนาจ | 84.77", "การใช้งบประมาณ | 86.51")
    found = parts(head, "CY2022 | ", *rows, "CY2023 | ", *rows)
    assert found == [
        (["CY2022"], 0, ["ตัวชี้วัด", "CY2022", "การใช้อำนาจ", "การใช้งบประมาณ"], True, 2565),
        (["CY2023"], 5, ["การใช้อำนาจ", "การใช้งบประมาณ"], True, 2566),
    ]
    two = parts(head, "ปี 2565 | ", *rows, "ผลของหน่วยงาน | ", "ค่าเป้าหมาย | ", *rows)
    assert [(titles, top, len(texts)) for titles, top, texts, *_ in two] == [
        (["ปี 2565"], 0, 4),
        (["ผลของหน่วยงาน", "ค่าเป้าหมาย"], 6, 2),
    ]
    again = parts(head, *rows, "ปี 2565 | ", *rows)
    assert [(titles, top, is_again) for titles, top, _, is_again, _ in again] == [([], 0, True), (["ปี 2565"], 4, True)]
    assert [is_again for *_, is_again, _ in parts(head, *rows, " | ", *rows)] == [False]  # nothing tells them apart

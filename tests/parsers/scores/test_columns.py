"""What a column holds, from its heading and its cells."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.cell_text import is_dash, is_score_text
from prongsai.parsers.scores.columns import ColumnKind, are_signed, read_score_grid
from prongsai.parsers.scores.heading_rows import is_heading_row
from prongsai.pipeline.model import Table
from tests.page_makers import make_table
from tests.score_makers import score_grid, score_table

SCORES = ("92.75", "88.10", "95.60")
WORDS = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ")
POINTS = (30.0, 40.0)


def table(*columns: tuple[str, ...]) -> Table:
    rows = [list(row) for row in zip(*columns, strict=True)]
    return make_table(rows, [100.0 * at for at in range(len(columns) + 1)])


def kind_of(heading: str, cells: tuple[str, ...]) -> ColumnKind:
    """What a column holds by its heading alone: numbers beside a column of scores are scores only if it says so."""
    scores = ("คะแนน", *SCORES[: len(cells)])
    grid = read_score_grid(table(("ตัวชี้วัด", *WORDS[: len(cells)]), (heading, *cells), scores), points=POINTS)
    return grid.columns[1].kind


@pytest.mark.parametrize(
    ("cells", "evidence"),
    [
        (("80.11", "81.22", "82.33", "83.44", "90.5 6"), "exact column"),
        (("80.11", "81.22", "82.33", "83", "90.5 6"), "exact column"),
        (("80.11", "81.22", "82.33", "91.5 7", "90.5 6"), "blank"),
        (("80.1", "81.2", "82.33", "83.4", "90.5 6"), "blank"),
        (("0", "50", "100", "50", "90.5 6"), "blank"),
    ],
)
def test_column_of_two_decimals_proves_a_number_with_a_blank_inside(cells: tuple[str, ...], evidence: str) -> None:
    grid = read_score_grid(table(("ตัวชี้วัด", *"กขคงจ"), ("คะแนน", *cells)))
    assert (grid.columns[1].kind, grid.columns[1].evidence, grid.columns[1].share_of_scores) == ("score", evidence, 1.0)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("คะแนน", "score"),
        ("ผลการประเมิน", "score"),
        ("ร้อยละ", "score"),
        ("ปี 2567", "score"),
        ("คะแนนเต็ม", "not_a_score"),
        ("เต็ม 100 คะแนน", "score"),
        ("ค่าเป้าหมาย", "not_a_score"),
        ("คะแนนเป้าหมาย", "not_a_score"),
        ("น้ำหนัก (%) คะแนน", "not_a_score"),
        ("น้ำหนัก คะแนนที่ได้", "score"),
        ("ผลต่างคะแนน", "not_a_score"),
        ("จำนวนผู้ตอบ คะแนน", "not_a_score"),
        ("ค่าเฉลี่ยจังหวัด คะแนน", "not_a_score"),
        ("S.D. คะแนน", "not_a_score"),
        ("คะแนนถ่วงน้ำหนัก", "contribution"),
        ("คะแนนตามน้ำหนัก", "contribution"),
        ("น้ำหนักที่ได้ คะแนน", "contribution"),
        ("คะแนน (30 คะแนน)", "contribution"),
        ("คะแนน (40%)", "contribution"),
        ("คะแนน ร้อยละ 30", "contribution"),
        ("คะแนน (20 คะแนน)", "score"),
        ("ลำดับ", "number"),
        ("อำเภอ", "not_a_score"),
        ("จังหวัด", "not_a_score"),
        ("ข้อ", "code"),
    ],
)
def test_kind_of_a_column_of_numbers(heading: str, kind: ColumnKind) -> None:
    assert kind_of(heading, SCORES) == kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("ระดับ", "level"),
        ("ระดับคุณธรรมและความโปร่งใส", "level"),
        ("หน่วยงาน", "body"),
        ("เครื่องมือ", "instrument"),
        ("รายละเอียด คะแนน", "title"),
        ("มาตรการ", "other"),
    ],
)
def test_kind_of_a_column_of_words(heading: str, kind: ColumnKind) -> None:
    assert kind_of(heading, WORDS) == kind


def test_share_of_numbers_decides_at_one_half() -> None:
    assert kind_of("คะแนน", ("92.75", "x", "y")) == "other"
    grid = read_score_grid(table(("ตัวชี้วัด", *WORDS[:2]), ("คะแนน", "92.75", "x")))
    assert (grid.columns[1].kind, grid.columns[1].share_of_scores) == ("score", 0.5)


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("ปี 2567", 2567),
        ("คะแนน พ.ศ. ๒๕๖๘", 2568),
        ("2567 2567", 2567),
        ("2566 2567", 2567),
        ("ปี 2540", None),
        ("", None),
    ],
)
def test_year_of_a_heading(heading: str, year: int | None) -> None:
    grid = read_score_grid(table(("ตัวชี้วัด คะแนน", *WORDS), (heading, *SCORES)))
    assert grid.columns[1].year == year


def test_unnamed_numbers_are_scores_only_where_nothing_else_is_named() -> None:
    beside = read_score_grid(table(("ตัวชี้วัด", *WORDS), ("ปี", *SCORES), ("คะแนน", *SCORES)))
    assert [column.kind for column in beside.columns] == ["title", "other", "score"]
    alone = read_score_grid(table(("ตัวชี้วัด", *WORDS), ("ปี", *SCORES), ("รวม", *SCORES)))
    assert [column.kind for column in alone.columns] == ["title", "score", "score"]
    counted = read_score_grid(table(("ปี", "1", "2", "3"), ("ตัวชี้วัด", *WORDS), ("รวม", *SCORES)))
    assert [column.kind for column in counted.columns] == ["number", "title", "score"]


@pytest.mark.parametrize(
    ("heading", "cells", "kind"),
    [
        ("เต็ม 100 คะแนน", ("92.75", "88.10", "100"), "score"),  # some of them whole
        ("เต็ม 100 คะแนน", ("100", "100", "100"), "not_a_score"),
        ("เต็ม 100 คะแนน", ("100.00", "100.00", "100.00"), "not_a_score"),  # it is the maximum
        ("เต็ม 100 คะแนน", ("92", "88", "95"), "not_a_score"),
        ("สรุปร้อยละ", SCORES, "score"),
        ("รวมคะแนนถ่วงน้ำหนัก", SCORES, "contribution"),
        ("ระดับ", WORDS, "level"),
        ("ระดับหน่วยงาน", WORDS, "body"),
        ("ระดับคุณธรรมของหน่วยงาน", WORDS, "level"),
    ],
)
def test_heading_and_cells_say_together_what_a_column_holds(
    heading: str, cells: tuple[str, ...], kind: ColumnKind
) -> None:
    assert kind_of(heading, cells) == kind


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (("92.75", "88", "95.60"), "score"),  # decimals among them
        (("92", "88", "95"), "other"),
        (("100", "50", "100"), "score"),  # full and half marks
        (("100", "88", "100"), "other"),
        (("1", "2", "3"), "number"),
        (("2", "3", "4"), "number"),  # the list goes on from the page before
        (("3", "4", "5"), "other"),
        (("1", "1", "2"), "number"),  # a number over two rows
        (("1", "2", "1"), "other"),
        (("1", "2", "4"), "other"),
        (("1", "2", "3.)"), "number"),
        (("1", "-", "2"), "number"),
    ],
)
def test_what_numbers_without_a_heading_are(cells: tuple[str, ...], kind: ColumnKind) -> None:
    grid = read_score_grid(table(("ตัวชี้วัด", *WORDS), ("", *cells)))
    assert grid.columns[1].kind == kind


def test_absent_cells_say_nothing_of_a_column() -> None:
    grid = score_grid("ตัวชี้วัด | ", "การใช้อำนาจ | 92.75", "การใช้งบประมาณ | ~", "การใช้ทรัพย์สิน | 88.10")
    assert (grid.columns[1].kind, grid.columns[1].share_of_scores) == ("score", 1.0)


def test_titles_over_all_columns_are_kept_from_the_top() -> None:
    grid = score_grid("ตารางคะแนน | <", "คะแนนปี 2567 | <", "ตัวชี้วัด | คะแนน", "การใช้อำนาจ | 92.75")
    assert grid.titles == ("ตารางคะแนน", "คะแนนปี 2567")
    assert (grid.columns[1].heading, grid.columns[1].own_heading) == ("ตารางคะแนน คะแนนปี 2567 คะแนน", "คะแนน")


def test_table_without_a_heading_takes_over_the_columns_before() -> None:
    first = read_score_grid(table(("ตัวชี้วัด", *WORDS), ("คะแนน", *SCORES)))
    rest = read_score_grid(table(WORDS, SCORES), first)
    assert (first.row_numbers, first.has_heading) == ((1, 2, 3), True)
    assert (rest.row_numbers, rest.has_heading) == ((0, 1, 2), False)
    assert [column.heading for column in rest.columns] == ["ตัวชี้วัด", "คะแนน"]
    other = read_score_grid(table(WORDS, SCORES, SCORES), first)
    assert [column.heading for column in other.columns] == ["", "", ""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("๙๒.๗๕", True), ("100", True), ("100.01", False), ("92,75", True), ("85 %", True), ("85 คะแนน", True),
        ("-", True), ("n/a", True), ("ไม่ได้รับการประเมิน", True), ("ไม่มี", False), ("A", False), ("1 2", False),
        ("", False), ("92.7", True), ("92.755", True), ("92.7555", False), ("0092", False), ("9", True), ("-5", False),
        ("92.75 90.00", False), ("ร้อยละ 92.75", False),
    ],
)  # fmt: skip
def test_text_of_a_score(text: str, expected: bool) -> None:
    assert is_score_text(text) is expected


def test_dash_is_a_dash() -> None:
    assert all(map(is_dash, ("–", "---", "ไม่มีข้อมูล")))
    assert not any(map(is_dash, ("----", "-5", "- 5", "ไม่มีข้อมูล 5", "0", "")))


def test_row_of_headings_has_words_and_no_score() -> None:
    def row(*texts: str) -> list:
        return list(table(*((text,) for text in texts)).grid()[0])

    assert is_heading_row(row("ตัวชี้วัด", "คะแนน"))
    assert is_heading_row(row("ที่", "เรื่อง"))
    assert not is_heading_row(row("ตัวชี้วัด", "92.75"))
    assert not is_heading_row(row("ตัวชี้วัด"))
    assert not is_heading_row(row("ก", "ข", "คะแนน"))
    assert not is_heading_row(row("ตัวชี้วัด" + "ก" * 60, "คะแนน"))


def test_group_of_a_dump_stands_over_all_of_its_columns() -> None:
    lines = ("ตัวชี้วัด | ปี ๖๖ | | ปี ๖๗ | ", " | S.D. | คะแนน | S.D. | คะแนน", "การใช้อำนาจ | 6.51 | 84.77 | 3.97 | 86.51")
    plain = read_score_grid(score_table(*lines, is_ruled=False))
    assert [(one.kind, one.year) for one in plain.columns[1:]] == [
        ("not_a_score", 2566),
        ("score", 2566),
        ("not_a_score", 2567),
        ("score", 2567),
    ]
    ruled = read_score_grid(score_table(*lines))
    assert [one.year for one in ruled.columns[1:]] == [2566, None, 2567, None]


def test_empty_heading_over_nothing_is_of_no_group() -> None:
    grid = read_score_grid(score_table("ตัวชี้วัด | ปี 2566 | ", " | คะแนน | ", "การใช้อำนาจ | 84.77 | ดี", is_ruled=False))
    assert [one.year for one in grid.columns] == [None, 2566, None]


def test_title_over_the_table_names_no_column() -> None:
    grid = read_score_grid(score_table("คะแนนของหน่วยงาน | < | <", "ตัวชี้วัด | ระดับ | คะแนน", "การใช้อำนาจ | A | 84.77"))
    assert [one.kind for one in grid.columns] == ["title", "level", "score"]


@pytest.mark.parametrize(("cells", "kind"), [(("92.75", "x"), "score"), (("92.75", "x", "y"), "other")])
def test_unnamed_column_half_of_numbers_holds_scores(cells: tuple[str, ...], kind: ColumnKind) -> None:
    grid = read_score_grid(table(("ตัวชี้วัด", *WORDS[: len(cells)]), ("", *cells)))
    assert grid.columns[1].kind == kind


def test_heading_repeated_by_a_page_is_no_row_but_one_word_of_it_is() -> None:
    grid = score_grid(
        "ตัวชี้วัด | คะแนน", "การใช้อำนาจ | 92.75", "ตัวชี้วัด | คะแนน", "ตัวชี้วัด | 88.10", " | คะแนน", "การใช้งบประมาณ | 91"
    )
    assert grid.row_numbers == (1, 3, 4, 5)


@pytest.mark.parametrize(
    "text",
    ["+1", "-10", "+1.4", "+ 1.40", "(+1.40)", "(-10.10", "−1.40", "–1.40", "±0.50", "▲1.40", "▼ 1.40", "↑1", "↓10.05"],
)
def test_number_with_a_sign(text: str) -> None:
    assert are_signed((text, text))
    assert are_signed((text, "90.10", text))
    assert not are_signed((text, "90.10"))


@pytest.mark.parametrize(
    "text", ["1.40", "-", "+", "- 88.20 คะแนน", "+100.00", "+1.405", "-.50", "2560-2565", "ลด -1.40", ""]
)
def test_number_without_a_sign(text: str) -> None:
    assert not are_signed((text, text))

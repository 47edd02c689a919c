"""Which column of a table of measures is what, and which rows print the heading again."""

from __future__ import annotations

import pytest

from prongsai.parsers.headers import pick_heading
from prongsai.parsers.measures.columns import ABOUT_MEASURES, Columns, find_heads, has_own_heading, is_repeated_heading
from tests.score_makers import score_table

HEADING = "มาตรการ | ผู้รับผิดชอบ | ระยะเวลา | ผลการดำเนินงาน"
ROW = "จัดอบรม | กองคลัง | ต.ค. 2566 | แล้ว"


def head(*lines: str) -> Columns:
    return next(find_heads(score_table(*lines)))


def test_columns_are_what_their_headings_say() -> None:
    columns = head(HEADING, ROW)
    assert columns.fields == {0: "measure", 1: "responsible", 2: "period", 3: "results"}
    assert (columns.first_row, columns.n_cols, columns.unmapped) == (1, 4, ())
    assert columns.headings == ("มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินงาน")
    assert columns.has("period")
    assert not columns.has("status")


def test_title_over_the_whole_width_is_no_heading() -> None:
    columns = head("รายงานผล | < | < | <", HEADING, ROW)
    assert (columns.first_row, columns.fields[0]) == (2, "measure")


@pytest.mark.parametrize(("above", "field"), [("ผลการดำเนินงาน", "results"), ("การติดตาม", "monitoring")])
def test_words_for_done_say_what_the_heading_above_them_says(above: str, field: str) -> None:
    columns = head(f"มาตรการ | ผู้รับผิดชอบ | {above} | <", "^ | ^ | ดำเนินการแล้ว | ยังไม่ดำเนินการ", "จัดอบรม | กองคลัง | / | ")
    assert columns.fields == {0: "measure", 1: "responsible", 2: "done", 3: "not_done"}
    assert (columns.first_row, columns.status_field) == (2, field)
    assert columns.headings[2:] == (f"{above} ดำเนินการแล้ว", f"{above} ยังไม่ดำเนินการ")


def test_other_columns_do_not_say_what_done_is_of() -> None:
    columns = head("มาตรการ | ผลการดำเนินงาน | ดำเนินการแล้ว | ยังไม่ดำเนินการ", "จัดอบรม | ดี | / | ")
    assert columns.status_field == "monitoring"


def test_empty_cell_of_a_dump_belongs_to_the_heading_at_its_left_where_the_row_below_names_it() -> None:
    rows = ("มาตรการ | ผู้รับผิดชอบ | ผลการดำเนินงาน | ", " | | ดำเนินการแล้ว | ยังไม่ดำเนินการ", "จัดอบรม | กองคลัง | / | ")
    columns = head(*rows)
    assert columns.headings == (
        "มาตรการ", "ผู้รับผิดชอบ", "ผลการดำเนินงาน ดำเนินการแล้ว", "ผลการดำเนินงาน ยังไม่ดำเนินการ",
    )  # fmt: skip


def test_months_are_a_calendar_and_no_columns_of_their_own() -> None:
    columns = head("มาตรการ | ผู้รับผิดชอบ | ต.ค. | พ.ย.", "จัดอบรม | กองคลัง | / | ")
    assert columns.calendar == {2: "ต.ค.", 3: "พ.ย."}
    assert (columns.fields[2], columns.unmapped) == ("calendar", ())


@pytest.mark.parametrize(
    ("row", "is_again"),
    [
        (HEADING, True),
        ("มาตรการ | ผู้รับผิดชอบ |  | ", True),
        ("มาตรกา | ผู้รับผิดซอบ | | ", True),
        ("มาตรการ | ผู้รับผิดชอบ | กองคลัง | ผล", True),
        ("มาตรการ | ผู้รับผิดชอบ | กองคลัง | จัดอบรม", False),  # as many others
        ("มาตรการ |  |  | ", False),  # one is a row's own word
        ("มาตรการ | กองคลัง |  | ", False),
        ("ม | ผ | ร | ผ", False),
        (" |  |  | ", False),
        (f"{HEADING} | ก | ข | ค | ง | จ", True),  # beyond the width nothing is known
        (ROW, False),
    ],
)
def test_heading_printed_again_is_no_row(row: str, is_again: bool) -> None:
    assert is_repeated_heading(score_table(row).grid()[0], head(HEADING, ROW)) is is_again


@pytest.mark.parametrize(
    ("row", "is_own"),
    [
        ("มาตรการ | ผู้รับผิดชอบ", True),
        ("มาตรการ | ผู้รับผิดชอบ | ก | ข", True),
        ("มาตรการ | ผู้รับผิดชอบ | ก | ข | ค", False),
        ("มาตรการ | ก", False),
        (ROW, False),
    ],
)
def test_table_with_a_heading_of_its_own_takes_none_over(row: str, is_own: bool) -> None:
    assert has_own_heading(score_table(row, ROW)) is is_own


@pytest.mark.parametrize(
    ("first_row", "strength", "confidence"),
    [(1, 100.0, 1.0), (0, 100.0, 0.95), (1, 50.0, 0.85), (0, 0.0, 0.665)],
)
def test_weak_headings_and_those_taken_over_leave_doubt(first_row: int, strength: float, confidence: float) -> None:
    columns = Columns({0: "measure"}, first_row, 1, ("มาตรการ",), (), strength)
    assert columns.confidence == pytest.approx(confidence)


@pytest.mark.parametrize(
    ("cell", "is_heading"),
    [
        ("ระยะเวลา", True),
        ("92.75", False),
        ("๙๒.๗", False),
        ("9.5", False),
        ("100.00", False),
        ("92.755", True),
        ("1000.50", True),
        ("ระยะเวลา 92.75", True),
        ("92.75 ระยะเวลา", True),
        ("2567", True),
    ],
)
def test_row_that_holds_a_score_heads_nothing(cell: str, is_heading: bool) -> None:
    heads = list(find_heads(score_table(f"มาตรการ | ผู้รับผิดชอบ | {cell} | ผลการดำเนินงาน", ROW)))
    assert bool(heads and heads[0].first_row == 1) is is_heading


@pytest.mark.parametrize(
    ("heading", "is_about"),
    [
        ("ขั้นตอน", True),
        ("ผู้รับผิดชอบ", True),
        ("ระยะเวลา", True),
        ("ผลการดำเนินการ", True),
        ("ผลลัพธ์", True),
        ("การกำกับติดตาม", True),
        ("ดำเนินการแล้ว", True),
        ("อยู่ระหว่างดำเนินการ", True),
        ("ยังไม่ดำเนินการ", True),
        ("สถานะ", True),
        ("ตัวชี้วัด", False),
        ("งบประมาณ", False),
        ("หมายเหตุ", False),
    ],
)
def test_heading_says_who_how_when_or_what_came_of_it(heading: str, is_about: bool) -> None:
    found = pick_heading(heading)
    assert found is not None
    assert (found.field in ABOUT_MEASURES) is is_about


@pytest.mark.parametrize(
    ("lines", "fields", "unmapped"),
    [
        (("มาตรการ | ผู้รับผิดชอบ | ฟฟหก |  | ระยะเวลา",), "measure responsible - - period", ((2, "ฟฟหก"),)),
        (("มาตรการ | ผู้รับผิดชอบ | ระยะเวลา | <", "^ | ^ | เริ่มต้น | สิ้นสุด"), "measure responsible period period", ()),
        (("มาตรการ | ระยะเวลา | ระยะเวลา | ผู้รับผิดชอบ",), "measure period period responsible", ()),
        (("มาตรการ | ระยะเวลา | ผู้รับผิดชอบ | ระยะเวลา",), "measure period responsible -", ((3, "ระยะเวลา"),)),
        (("ประเด็น | มาตรการ | ผู้รับผิดชอบ",), "issue measure responsible", ()),
        (("มาตรการ | ประเด็น | ผู้รับผิดชอบ",), "measure ignored responsible", ()),  # a target
        (("ผลการดำเนินงาน |  | มาตรการ", "ดำเนินการแล้ว | ยังไม่ดำเนินการ | "), "done not_done measure", ()),
    ],
)
def test_each_field_is_that_of_one_column_or_of_those_under_one_heading(
    lines: tuple[str, ...], fields: str, unmapped: tuple[tuple[int, str], ...]
) -> None:
    columns = head(*lines, ROW)
    assert [columns.fields.get(col, "-") for col in range(columns.n_cols)][: len(fields.split())] == fields.split()
    assert (columns.unmapped, columns.first_row) == (unmapped, len(lines))


@pytest.mark.parametrize(
    ("second", "first_row"),
    [
        ("^ | ^ | ^ | <", 2),  # cells over two rows
        ("^ | ^ | เริ่ม | จบ", 2),
        ("^ | ^ | ก | ข", 2),  # all of its own cells stand under one over both
        (" | ^ | ก | ข", 1),
        (" |  |  | ", 1),
        ("จัดอบรม | กองคลัง | ก | ข", 1),
    ],
)
def test_second_row_of_a_heading_names_or_fills_what_the_first_leaves(second: str, first_row: int) -> None:
    rows = ("จัดอบรม | กองคลัง | ต.ค. 2566 | พ.ย. 2566", "จัดทำสื่อ | กองช่าง | ธ.ค. 2566 | ม.ค. 2567")
    assert head("มาตรการ | ผู้รับผิดชอบ | ระยะเวลา | <", second, *rows).first_row == first_row


def test_strength_of_columns_is_the_mean_of_their_headings() -> None:
    assert head(HEADING, ROW).strength == 100.0
    assert 60 < head("มาตรการ | ผู้รับผิดชอบ | แผนงาน | ระยะเวลา", ROW).strength < 100

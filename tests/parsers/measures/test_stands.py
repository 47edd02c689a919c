"""Tables of measures that are turned, or stand side by side in one grid."""

from __future__ import annotations

from datetime import date

import pytest

from prongsai.parsers.measures.parse import parse_measures
from prongsai.parsers.measures.stands import stand_rows
from prongsai.pipeline.model import Paragraph, Table
from prongsai.pipeline.pages.text import read_dump
from tests.measure_makers import parse, parse_markup, tabbed
from tests.score_makers import score_table

TURNED = (
    "มาตรการ | เผยแพร่แผน | จัดทำคู่มือ",
    "ขั้นตอนการดำเนินการ | จัดประชุม | เขียนคู่มือ",
    "ผู้รับผิดชอบ | กองคลัง | กองช่าง",
    "ระยะเวลา | ต.ค. 66 - ธ.ค. 66 | ม.ค. 67 - มี.ค. 67",
)


def test_turned_table_has_a_measure_in_each_column_at_its_printed_place() -> None:
    first, second = parse(tabbed(*TURNED)).rows
    assert (first.measure, first.steps, first.offices) == ("เผยแพร่แผน", ("จัดประชุม",), ("กองคลัง",))
    assert (second.measure, second.period_start, second.offices) == ("จัดทำคู่มือ", date(2024, 1, 1), ("กองช่าง",))
    assert (second.provenance.row_no, second.provenance.column_no) == (0, 2)


def test_form_of_one_measure_and_table_with_headings_above_are_not_turned() -> None:
    (measure,) = parse(tabbed(*(row.rsplit(" | ", 1)[0] for row in TURNED))).rows
    assert (measure.measure, measure.offices) == ("เผยแพร่แผน", ("กองคลัง",))
    upright = parse(tabbed("มาตรการ | ขั้นตอนการดำเนินการ | ผู้รับผิดชอบ", "เผยแพร่แผน | ติดประกาศ | กองคลัง")).rows
    assert [one.measure for one in upright] == ["เผยแพร่แผน"]


def test_lists_side_by_side_are_read_one_after_the_other() -> None:
    rows = parse(
        tabbed(
            "มาตรการ | ผู้รับผิดชอบ | มาตรการ | ผู้รับผิดชอบ",
            "1. เผยแพร่แผน | กองคลัง | 3. จัดทำคู่มือ | กองช่าง",
            "2. ติดประกาศ | สำนักปลัด | 4. อบรมบุคลากร | นิติกร",
        )
    ).rows
    assert [(one.measure_no, one.measure, one.offices) for one in rows] == [
        (1, "เผยแพร่แผน", ("กองคลัง",)),
        (2, "ติดประกาศ", ("สำนักปลัด",)),
        (3, "จัดทำคู่มือ", ("กองช่าง",)),
        (4, "อบรมบุคลากร", ("นิติกร",)),
    ]


def test_table_whose_halves_differ_stays_whole() -> None:
    text = tabbed("มาตรการ | ผู้รับผิดชอบ | ผลการดำเนินการ | ระยะเวลา", "เผยแพร่แผน | กองคลัง | ดำเนินการแล้ว | ต.ค. 66")
    (table,) = [block for block in read_dump(text).rows if isinstance(block, Table)]
    assert stand_rows([table]) == [table]


MONTHS = ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย."]


def test_fiscal_year_over_twelve_months_puts_october_into_the_year_before() -> None:
    head = "<tr><td rowspan=2>มาตรการ</td><td rowspan=2>ผู้รับผิดชอบ</td><td colspan=12>ระยะเวลา ปีงบประมาณ 2567</td></tr>"
    months = "<tr>" + "".join(f"<td>{month}</td>" for month in MONTHS) + "</tr>"
    row = "<tr><td>เผยแพร่แผน</td><td>กองคลัง</td>" + "<td>✓</td>" * 5 + "<td></td>" * 7 + "</tr>"
    (measure,) = parse_markup(head + months + row)
    assert (measure.period_start, measure.period_end) == (date(2023, 10, 1), date(2024, 2, 29))


def test_heading_of_an_indicator_or_question_says_what_the_table_below_answers() -> None:
    head = tabbed("มาตรการ | ผู้รับผิดชอบ | ระยะเวลา")
    text = "\n\n".join(
        (
            "มาตรการส่งเสริมคุณธรรม ITA",
            "ข้อ i2 ท่านรับรู้แผนการใช้จ่ายงบประมาณเพียงใด",
            head + tabbed("\nเผยแพร่แผน | กองคลัง | ต.ค. 66"),
            "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ",
            head + tabbed("\nติดรหัสครุภัณฑ์ | กองคลัง | ต.ค. 66"),
        )
    )
    read = parse_measures(read_dump(text).rows, 2567, {}, lambda about: (about[:6],))
    assert [one.codes for one in read.rows] == [("ข้อ i2",), ("ตัวชี้",)]


def stood(*lines: str) -> list[list[str]]:
    """The tables that a table gives, each as the texts of its rows."""
    return [
        [" | ".join(cell.text if cell is not None else "~" for cell in row) for row in table.grid()]
        for table in stand_rows([score_table(*lines)])
        if isinstance(table, Table)
    ]


WHO, WHEN = "ผู้รับผิดชอบ | กองคลัง | กองช่าง", "ระยะเวลา | ต.ค. 66 | ม.ค. 67"
WHAT = "มาตรการ | เผยแพร่แผน | จัดทำคู่มือ"


@pytest.mark.parametrize(
    ("lines", "is_turned"),
    [
        ((WHAT, WHO, WHEN), True),
        ((WHO, WHEN, WHAT), True),
        (("1 | 2 | 3", WHAT, WHO, WHEN), True),
        (("แผนงาน | < | <", WHAT, WHO, WHEN), True),  # a title over all columns is no row of a measure
        (("~ | ก | ข", WHAT, WHO, WHEN), True),
        ((WHAT, WHO), False),  # a measure has more about it than who does it
        ((WHAT, WHO, WHO), False),
        ((WHO, WHEN), False),
        ((WHAT, WHO, WHEN, "ก | ข | ค", "ข | ค | ง"), True),
        ((WHAT, WHO, WHEN, "ก | ข | ค", "ข | ค | ง", "ค | ง | จ"), False),  # half of the rows are no headings
        (("มาตรการ | เผยแพร่แผน", "ผู้รับผิดชอบ | กองคลัง", "ระยะเวลา | ต.ค. 66"), False),  # a form
        (("มาตรการ | ผู้รับผิดชอบ | ระยะเวลา", "ผู้รับผิดชอบ | กองคลัง | ต.ค. 66", "ระยะเวลา | ก | ข"), False),
        (("มาตรการ | จัดทำคู่มือ | ระยะเวลา", WHO, WHEN), False),
        (("มาตรการ | ระยะเวลา | จัดทำคู่มือ", WHO, WHEN), False),
        ((*["แผนงาน | < | <"] * 3, WHAT, WHO, WHEN), True),
        (("มาตรการ | กำหนดผู้รับผิดชอบดูแลระบบ | จัดทำคู่มือ", WHO, WHEN), True),
    ],
)
def test_table_is_turned_where_its_first_column_holds_the_headings(lines: tuple[str, ...], is_turned: bool) -> None:
    rows = [" | ".join(cell.text if cell is not None else "~" for cell in row) for row in score_table(*lines).grid()]
    turned = [" | ".join(texts) for texts in zip(*(row.split(" | ") for row in rows), strict=True)]
    assert stood(*lines) == [turned if is_turned else rows]


def test_turned_table_says_so_and_keeps_its_wide_cells() -> None:
    (table,) = stand_rows([score_table(WHAT, "ผู้รับผิดชอบ | กองคลัง | <", WHEN)])
    assert isinstance(table, Table)
    assert (table.is_turned, table.n_rows, table.n_cols) == (True, 3, 3)
    assert [(cell.row, cell.col, cell.row_span) for cell in table.cells if cell.text == "กองคลัง"] == [(1, 1, 2)]


HALF = "มาตรการ | ผู้รับผิดชอบ"
BOTH = f"{HALF} | {HALF}"
BODY = "แผน | กองคลัง | คู่มือ | กองช่าง"


@pytest.mark.parametrize(
    ("lines", "width"),
    [
        ((BOTH, BODY), 2),
        (("แผนงาน | < | < | <", BOTH, BODY), 2),
        (("แผนงาน | < | < | <", "ปี 2567 | < | < | <", BOTH, BODY), 2),
        (("แผนงาน | < | < | <", "ปี 2567 | < | < | <", "ไตรมาส | < | < | <", BOTH, BODY), None),
        ((f"ที่ | {HALF} | ที่ | {HALF}", f"1 | {BODY.replace('| คู่', '| 2 | คู่')}"), 3),
        ((BODY,), None),
        (("มาตรการ | ผู้รับผิดชอบ | ผล | ระยะเวลา", BODY), None),
        (("มาตรการ | มาตรการ | มาตรการ | มาตรการ", BODY), None),  # headings of one thing
        (("มาตรการ | หมายเหตุ | มาตรการ | หมายเหตุ", BODY), None),
        (("ผู้รับผิดชอบ | ระยะเวลา | ผู้รับผิดชอบ | ระยะเวลา", BODY), None),
        (("มาตรการ | มาตรการ", "แผน | คู่มือ"), None),
        ((f"{BOTH} | ผล", f"{BODY} | ดี"), None),
        ((f"~ | {HALF} | ~ | {HALF}", f"1 | {BODY.replace('| คู่', '| 2 | คู่')}"), 3),
    ],
)
def test_lists_stand_side_by_side_where_the_headings_begin_again(lines: tuple[str, ...], width: int | None) -> None:
    last = lines[-1].split(" | ")
    step = len(last) if width is None else width
    assert [rows[-1].split(" | ") for rows in stood(*lines)] == [
        last[at : at + step] for at in range(0, len(last), step)
    ]


def test_other_blocks_stay_where_they_are() -> None:
    line, table = Paragraph("มาตรการ"), score_table(BOTH, BODY)
    stand = stand_rows([line, table, line])
    assert [isinstance(block, Table) for block in stand] == [False, True, True, False]
    assert stand_rows([]) == []

"""Measures that a report announces and of which none was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from prongsai.pipeline.account.evidence import Evidence
from prongsai.pipeline.account.measures import account_for_measures, find_last_heading
from prongsai.pipeline.account.texts import TextInRows
from prongsai.pipeline.model import Block, DocumentKind, Finding, Measure, MeasureItem, Paragraph, Provenance
from tests.score_makers import score_table

ROWS = ("1 | จัดทำบัญชียืมคืนครุภัณฑ์ | กองคลัง | มีนาคม", "2 | เผยแพร่รายงานการจัดซื้อ | กองคลัง | เมษายน")
HEADS = "ที่ | มาตรการ | ผู้รับผิดชอบ | ระยะเวลา"


def unread(blocks: Sequence[Block], seen: Evidence) -> list[Finding]:
    return list(account_for_measures(blocks, seen, TextInRows(seen)))


def told(
    blocks: Sequence[Block], measures: Sequence[Measure] = (), kind: DocumentKind = "measures_report"
) -> list[str | None]:
    found = unread(blocks, Evidence((), {}, measures, (), kind))
    assert all(one.code == "measures-unrecognised" for one in found)
    return [one.raw for one in found]


def measure(text: str, table_no: int | None = None) -> Measure:
    return Measure(None, None, None, 1, text, provenance=Provenance(table_no=table_no))


def test_a_table_with_their_headings_is_told_with_their_words() -> None:
    assert told([score_table(HEADS, *ROWS)]) == ["จัดทำบัญชียืมคืนครุภัณฑ์; เผยแพร่รายงานการจัดซื้อ"]


def test_a_table_that_was_read_or_goes_on_in_another_is_not_told() -> None:
    assert told([score_table(HEADS, *ROWS)], [measure("อื่น", table_no=7)]) == []
    assert told([score_table(HEADS, *ROWS)], [measure("จัดทำบัญชียืมคืนครุภัณฑ์ของหน่วยงาน", table_no=6)]) == []


def test_a_table_of_which_the_steps_alone_stand_elsewhere_is_told() -> None:
    heads = "ที่ | มาตรการ | ขั้นตอน | ผู้รับผิดชอบ | ระยะเวลา"
    table = score_table(heads, "1 | จัดทำบัญชียืมคืนครุภัณฑ์ | ประชุมชี้แจงทุกกองให้ทราบ | สำนักปลัดและกองคลัง | ตลอดปี")
    other = replace(measure("ติดป้ายบอกขั้นตอน", table_no=6), items=(MeasureItem("steps", "สำนักปลัดและกองคลัง", ""),))
    assert told([table], [other]) == ["จัดทำบัญชียืมคืนครุภัณฑ์"]
    same = replace(other, measure="จัดทำบัญชียืมคืนครุภัณฑ์")
    assert told([table], [same]) == []


def test_a_table_without_rows_or_with_other_headings_is_not_told() -> None:
    assert told([score_table(HEADS, " |  |  | ")]) == []
    assert told([score_table("ที่ | ชื่อ | ผู้รับผิดชอบ | ราคา", "1 | ก | ข | ค")]) == []


def test_headings_in_lines_of_their_own() -> None:
    lines = ["มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "๑", "จัดทำบัญชี"]
    assert told([Paragraph(line) for line in lines]) == [None]
    assert told([Paragraph(line) for line in lines], [measure("จัดทำบัญชี")]) == []
    assert told([Paragraph(line) for line in ["มาตรการ", "ก", "ผู้รับผิดชอบ", "ข", "ระยะเวลา"]]) == []


def test_several_things_to_do_under_unknown_headings() -> None:
    table = score_table("สิ่งที่ทำ | ใคร", "จัดทำบัญชี | ก", "อบรมเจ้าหน้าที่ | ข", "เผยแพร่รายงาน | ค")
    assert told([table]) == ["จัดทำบัญชี; อบรมเจ้าหน้าที่; เผยแพร่รายงาน"]
    lines = [Paragraph(f"{number}. จัดทำบัญชี") for number in (1, 2, 3)]
    assert told(lines) == ["จัดทำบัญชี; จัดทำบัญชี; จัดทำบัญชี"]
    assert told(lines[:2]) == []
    assert told(lines, kind="analysis") == []


def test_headings_in_one_line() -> None:
    assert told([Paragraph("ที่ มาตรการ ขั้นตอน ผู้รับผิดชอบ"), Paragraph("ปรับปรุงเว็บไซต์")], kind="other") == [None]


def test_a_table_of_words_in_a_report_on_measures() -> None:
    rows = [f"{verb}ข้อมูลสาธารณะให้ครบถ้วน | แบ่งข้อคำถามให้ผู้รับผิดชอบ | กองคลัง" for verb in ("แยก", "ตรวจ", "ย้าย")]
    table = score_table("ภารกิจ | ลำดับงาน | มือทำ", *rows)
    (raw,) = told([table])
    assert raw is not None
    assert raw.count(";") == len(rows) - 1
    assert told([table], kind="other") == []


@pytest.mark.parametrize(
    "heading",
    ["ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ", "ผลลัพธ์", "การกำกับติดตาม"],
)
def test_every_field_of_a_measure_counts_among_three_headings(heading: str) -> None:
    other = "ระยะเวลาดำเนินการ" if heading == "ผู้รับผิดชอบ" else "ผู้รับผิดชอบ"
    lines = (f"ที่ | มาตรการ | {other} | {heading}", *ROWS)
    assert len(told([score_table(*lines)], kind="other")) == 1
    assert told([score_table(f"ที่ | มาตรการ | {other} | ราคา", *ROWS)], kind="other") == []


def test_headings_with_marks_around_them_are_headings() -> None:
    lines = ["|มาตรการ|", "*ผู้รับผิดชอบ*", "# ระยะเวลา:"]
    assert told([Paragraph(line) for line in lines]) == [None]


def test_place_is_that_of_the_first_heading() -> None:
    lines = ["ก", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"]
    blocks = [Paragraph(line, line_no=at) for at, line in enumerate(lines, 1)]
    (finding,) = unread(blocks, Evidence((), {}, (), (), "measures_report"))
    assert finding.where == Provenance(line_no=2)


def test_column_with_most_things_to_do_is_quoted_the_left_one_of_two_alike() -> None:
    rows = ("อบรม | จัดทำบัญชี | ก", "ข | เผยแพร่รายงาน | ค", "ง | ตรวจสอบพัสดุ | ฉ")
    assert told([score_table("ใคร | อะไร | ที่ไหน", *rows)]) == ["จัดทำบัญชี; เผยแพร่รายงาน; ตรวจสอบพัสดุ"]
    alike = [f"{left} | {right}" for left, right in (("อบรม", "จัดทำ"), ("เผยแพร่", "ตรวจสอบ"), ("จัดทำ", "อบรม"))]
    assert told([score_table("อะไร | อย่างไร", *alike)]) == ["อบรม; เผยแพร่; จัดทำ"]


def test_forty_things_are_quoted_with_sixty_signs_each() -> None:
    lines = [Paragraph(f"{number}. จัดทำ{'x' * 70}") for number in range(1, 43)]
    (raw,) = told(lines)
    assert raw is not None
    assert [len(text) for text in raw.split("; ")] == [60] * 40


@pytest.mark.parametrize(
    ("text", "is_told"),
    [("ตาม manualsforeverybody", False), ("xxxualsforeverybody", False), ("manualsforeXerybody", True)],
)
def test_table_whose_words_are_in_a_measure_was_read(text: str, is_told: bool) -> None:
    table = score_table(HEADS, f"1 | {text} | ก | ข")
    assert bool(told([table], [measure("manualsforeverybody ตามแบบ", table_no=6)])) == is_told


@pytest.mark.parametrize(
    ("kind", "is_told"),
    [("measures_report", True), ("other", True), ("analysis", False), ("memo", False), ("results_table", False)],
)
def test_things_to_do_are_measures_but_in_documents_that_have_none(kind: DocumentKind, is_told: bool) -> None:
    lines: list[Block] = [Paragraph(f"{number}. จัดทำบัญชี", line_no=number) for number in (1, 2, 3)]
    found = unread(lines, Evidence((), {}, (), (), kind))
    assert [one.message for one in found] == [
        "3 lines or cells begin with what was done, and no measure was read"
    ] * is_told
    assert [one.where for one in found] == [Provenance(line_no=1)] * is_told
    assert told(lines[:2], kind=kind) == []


def test_table_is_told_with_its_place_and_every_one_of_them() -> None:
    first, second = (replace(score_table(HEADS, *ROWS), table_no=number) for number in (7, 8))
    found = unread([Paragraph("ก"), first, second], Evidence((), {}, (), (), "measures_report"))
    assert [one.message for one in found] == [
        f"table {number} is headed as measures are, and none was read from it" for number in (7, 8)
    ]
    assert [(one.where, one.page, one.field) for one in found] == [
        (one.place, 3, "measures") for one in (first, second)
    ]


@pytest.mark.parametrize(
    ("lines", "is_told"),
    [
        ((HEADS, *ROWS), True),
        (("มาตรการ | < | < | <", HEADS, *ROWS), True),
        (("ก | < | < | <", "ข | < | < | <", "ค | < | < | <", HEADS, *ROWS), True),
        (("ก | < | < | <", "ข | < | < | <", "ค | < | < | <", "ง | < | < | <", HEADS, *ROWS), False),  # too far down
        ((HEADS, "^ | ^ | ^ | ^", *ROWS), True),
        # rows of nothing but headings belong to the heading, and only words below it count
        (("ที่ | มาตรการ | ผู้รับผิดชอบ | ระยะเวลา", " | ดำเนินการแล้ว | ยังไม่ดำเนินการ | "), False),
        ((HEADS, "1 | สั้น | ก | ข"), False),
        (("ที่ | มาตรการ | ผู้รับผิดชอบ | ราคา", *ROWS), False),  # two fields
        (("ที่ | มาตรการ | มาตรการ | ผู้รับผิดชอบ", *ROWS), False),
        (("ที่ | มาตรการ | ก | ข", "^ | ^ | ผู้รับผิดชอบ | ระยะเวลา", *ROWS), False),
    ],
)
def test_table_is_one_of_measures_by_three_fields_in_a_row_near_its_top(lines: tuple[str, ...], is_told: bool) -> None:
    table = score_table(*lines)
    found = unread([table], Evidence((), {}, (), (), "analysis"))
    assert bool(found) is is_told


def test_last_heading_takes_in_what_it_spans_and_rows_of_headings_below() -> None:
    assert find_last_heading(score_table(HEADS, *ROWS)) == 0
    assert find_last_heading(score_table("ชื่อเรื่อง | < | < | <", HEADS, *ROWS)) == 1
    assert find_last_heading(score_table(HEADS, "^ | ^ | ^ | ก", *ROWS)) == 1
    below = "  |  | ดำเนินการแล้ว | ยังไม่ดำเนินการ"
    assert find_last_heading(score_table(HEADS, below, *ROWS)) == 1
    assert find_last_heading(score_table(HEADS, below, "  | ก | ดำเนินการแล้ว | ", *ROWS)) == 1
    assert find_last_heading(score_table(HEADS, " |  |  | ", below, *ROWS)) == 0
    assert find_last_heading(score_table(HEADS, HEADS, *ROWS)) == 1
    assert find_last_heading(score_table("ก | ข", "ค | ง")) is None


@pytest.mark.parametrize(
    ("lines", "is_told"),
    [
        (("มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"), True),
        (("มาตรการ", "มาตรการ", "ผู้รับผิดชอบ"), False),
        (("มาตรการ", "ผู้รับผิดชอบ", "ก", "ระยะเวลา"), False),
        (("มาตรการ ผู้รับผิดชอบ ระยะเวลา",), True),
        (("มาตรการ ผู้รับผิดชอบ มาตรการ",), False),
        (("มาตรการ ผู้รับผิดชอบ ราคา",), False),
    ],
)
def test_headings_in_lines_are_three_different_ones_together(lines: tuple[str, ...], is_told: bool) -> None:
    blocks: list[Block] = [Paragraph(line) for line in lines]
    assert (told(blocks, kind="analysis") == [None]) is is_told
    # a table between them parts them
    assert told([*blocks[:1], score_table("ก | ข"), *blocks[1:]], kind="analysis") == [None] * (
        len(lines) == 1 and is_told
    )


TELLING = "ข้อมูลสาธารณะให้ครบถ้วน"


@pytest.mark.parametrize(
    ("rows", "is_told"),
    [
        ([f"{sign}{TELLING} | {TELLING}{sign} | ก" for sign in "กขค"], True),
        ([f"{sign}{TELLING} | {TELLING}{sign} | ก" for sign in "กข"], False),
        ([f"{sign}{TELLING} | สั้น | ก" for sign in "กขค"], False),
        ([f"{sign}{TELLING} | {TELLING}{sign}" for sign in "กขค"], False),  # no column beside
    ],
)
def test_table_of_words_has_three_rows_of_two_columns_and_one_beside(rows: list[str], is_told: bool) -> None:
    heading = " | ".join(("ภารกิจ", "ลำดับงาน", "มือทำ")[: rows[0].count("|") + 1])
    table = score_table(heading, *rows)
    found = unread([table], Evidence((), {}, (), (), "measures_report"))
    assert [one.message for one in found] == ["it reports on measures, and none was read from table 7"] * is_told
    for one in found:
        assert one.raw == "; ".join(row.split(" | ")[0] for row in rows)
        assert one.where == table.place
    assert unread([table], Evidence((), {}, (), (), "other")) == []

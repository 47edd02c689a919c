"""Rows of a table of measures that no measure holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from prongsai.pipeline.account.evidence import Evidence
from prongsai.pipeline.account.rows import find_unread_rows
from prongsai.pipeline.account.texts import TextInRows
from prongsai.pipeline.model import Block, Finding, Measure, MeasureItem, Provenance
from tests.score_makers import score_table

HEADS = "ที่ | มาตรการ | ขั้นตอน"
READ = "1 | จัดทำบัญชียืมคืนครุภัณฑ์ | ออกแบบทะเบียนให้ครบถ้วน"
UNREAD = "2 | เผยแพร่รายงานการจัดซื้อจัดจ้าง | รวบรวมข้อมูลตามแบบทุกเดือน"
MEASURE = Measure(
    None,
    None,
    None,
    1,
    "จัดทำบัญชียืมคืนครุภัณฑ์",
    (MeasureItem("steps", "ออกแบบทะเบียนให้ครบถ้วน", ""),),
    provenance=Provenance(3, None, 7, 1),
)


def unread(blocks: Sequence[Block], seen: Evidence) -> list[Finding]:
    return list(find_unread_rows(blocks, seen, TextInRows(seen)))


def told(*lines: str, measure: Measure = MEASURE) -> list[tuple[str, str | None]]:
    return [(one.code, one.raw) for one in unread([score_table(*lines)], Evidence((), {}, [measure], ()))]


def test_a_row_that_no_measure_holds_is_quoted() -> None:
    assert told(HEADS, READ, UNREAD) == [("text-unexplained", "เผยแพร่รายงานการจัดซื้อจัดจ้าง")]


def test_rows_that_were_read_headings_groups_and_other_tables_are_not_told() -> None:
    assert told(HEADS, READ) == []
    assert told(UNREAD, READ) == []
    assert told(HEADS, READ, "หมายเหตุ ข้อมูลสิ้นสุดเมื่อเดือนกันยายน | < | <") == []
    assert told(HEADS, UNREAD, measure=Measure(None, None, None, 1, "อื่น", provenance=Provenance(3, None, 8, 1))) == []


def at(row: int, table: int = 7, text: str = "อื่น") -> Measure:
    return Measure(None, None, None, 1, text, provenance=Provenance(3, None, table, row))


def test_rows_between_two_that_were_read_are_told_with_the_place_of_the_first() -> None:
    table = score_table(HEADS, READ, UNREAD, READ, UNREAD.replace("เผยแพร่", "ตรวจสอบ"))
    (finding,) = unread([table], Evidence((), {}, [MEASURE, at(3)], ()))
    assert finding.message == "table 7: no measure holds the text of 2 rows"
    assert finding.raw == "เผยแพร่รายงานการจัดซื้อจัดจ้าง; ตรวจสอบรายงานการจัดซื้อจัดจ้าง"
    assert finding.where is not None
    assert (finding.where.row_no, finding.where.column_no, finding.page) == (2, 1, 3)
    (single,) = unread([score_table(HEADS, READ, UNREAD)], Evidence((), {}, [MEASURE], ()))
    assert single.message == "table 7: no measure holds the text of a row"


def test_measures_of_another_table_do_not_say_where_the_rows_begin() -> None:
    seen = Evidence((), {}, [replace(MEASURE, provenance=Provenance(3, None, 7, 2)), at(0, table=8)], ())
    assert list(unread([score_table(HEADS, UNREAD, READ)], seen)) == []


def test_table_that_goes_on_counts_its_rows_from_where_it_began() -> None:
    later = replace(score_table(READ, UNREAD), row_offset=10)
    seen = Evidence((), {}, [replace(MEASURE, provenance=Provenance(3, None, 7, 10))], ())
    assert [one.raw for one in unread([later], seen)] == ["เผยแพร่รายงานการจัดซื้อจัดจ้าง"]


@pytest.mark.parametrize(("letters", "is_told"), [("abcdefghijk", False), ("abcdefghijkl", True)])
def test_pieces_of_twelve_letters_are_text(letters: str, is_told: bool) -> None:
    assert bool(told(HEADS, READ, f"2 | {letters} | {letters}")) == is_told


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [
        # a mark of its own, or a signature behind it, leaves most of a cell as it is
        ("ก. manualsforeverybody", "x" * 20, False),
        ("manualsforeverybodyและลงชื่อ", "x" * 20, False),
        ("x" * 20, "manualsforeverybody", False),
        ("manualsXforXeverybody", "x" * 20, True),
        ("manualsforeverybody" + "y" * 30, "x" * 20, True),
    ],
)
def test_cell_is_found_again_by_most_of_its_pieces(first: str, second: str, is_told: bool) -> None:
    measure = replace(MEASURE, measure="manualsforeverybody")
    assert bool(told(HEADS, READ, f"2 | {first} | {second}", measure=measure)) == is_told


def test_a_row_of_which_the_office_alone_stands_elsewhere_is_told() -> None:
    heads = "ที่ | มาตรการ | ขั้นตอน | ผู้รับผิดชอบ"
    read = "1 | จัดทำบัญชียืมคืนครุภัณฑ์ | ออกแบบทะเบียนให้ครบถ้วน | สำนักปลัดและกองคลัง"
    lost = "2 | เผยแพร่รายงานการจัดซื้อจัดจ้าง | รวบรวมข้อมูลตามแบบทุกเดือน | สำนักปลัดและกองคลัง"
    measure = replace(MEASURE, items=(*MEASURE.items, MeasureItem("responsible", "สำนักปลัดและกองคลัง", "")))
    assert told(heads, read, lost, measure=measure) == [("text-unexplained", "เผยแพร่รายงานการจัดซื้อจัดจ้าง")]
    # also above the first measure, where a row names the fields
    below = replace(measure, provenance=Provenance(3, None, 7, 2))
    assert told(heads, lost, read, measure=below) == [("text-unexplained", "เผยแพร่รายงานการจัดซื้อจัดจ้าง")]


def test_twenty_rows_are_quoted_with_sixty_signs_each() -> None:
    rows = [f"{number} | {chr(97 + number) * 70} | {'y' * 20}" for number in range(21)]
    ((_, raw),) = told(HEADS, READ, *rows)
    assert raw is not None
    assert raw.split("; ") == [chr(97 + number) * 60 for number in range(20)]

"""Rows of a table of measures that no measure holds."""

from __future__ import annotations

from prongsai.pipeline.account.evidence import Evidence
from prongsai.pipeline.account.rows import find_unread_rows
from prongsai.pipeline.model import Measure, MeasureItem, Provenance
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


def told(*lines: str, measure: Measure = MEASURE) -> list[tuple[str, str | None]]:
    return [(one.code, one.raw) for one in find_unread_rows([score_table(*lines)], Evidence((), {}, [measure], ()))]


def test_a_row_that_no_measure_holds_is_quoted() -> None:
    assert told(HEADS, READ, UNREAD) == [("text-unexplained", "เผยแพร่รายงานการจัดซื้อจัดจ้าง")]


def test_rows_that_were_read_headings_groups_and_other_tables_are_not_told() -> None:
    assert told(HEADS, READ) == []
    assert told(UNREAD, READ) == []
    assert told(HEADS, READ, "หมายเหตุ ข้อมูลสิ้นสุดเมื่อเดือนกันยายน | < | <") == []
    assert told(HEADS, UNREAD, measure=Measure(None, None, None, 1, "อื่น", provenance=Provenance(3, None, 8, 1))) == []

"""Numbers at the end of a list with nothing behind them."""

from __future__ import annotations

import pytest

from prongsai.parsers.measures.cut_off import find_cut_off
from tests.measure_makers import parse, tabbed


@pytest.mark.parametrize(
    ("text", "printed", "found"),
    [
        ("ให้ปฏิบัติตาม ๑.๒", "๑.๑", ("ให้ปฏิบัติตาม", "๑.๒")),
        ("ให้ปฏิบัติตาม 3.", "2", ("ให้ปฏิบัติตาม", "3.")),
        ("ให้ปฏิบัติตาม ดังนี้ ๒.๑", "๒", ("ให้ปฏิบัติตาม ดังนี้", "๒.๑")),
        ("ประชุมครั้งที่ 3", "2", None),
        ("ได้คะแนน 1.5", "1.1", None),
        ("ข้อ ๑.๒", "", None),
        ("๑.๒", "๑.๑", None),
    ],
)
def test_only_a_number_that_counts_on_is_cut_off(text: str, printed: str, found: tuple[str, str] | None) -> None:
    assert find_cut_off(text, printed) == found


def test_measure_loses_the_number_and_a_finding_tells_of_it() -> None:
    head = "มาตรการ | วิธีการดำเนินการ | ผู้รับผิดชอบ | ระยะเวลา | ผลการดำเนินการ"
    row = "๑. เผยแพร่แผน | จัดทำแผน | กองคลัง | ๒๕๖๗ | ๑. ออกประกาศ ๑.๑ ให้ปฏิบัติตามกฎหมาย ๑.๒"
    read = parse(tabbed(head, row))
    assert read.rows[0].results == ("ออกประกาศ", "ให้ปฏิบัติตามกฎหมาย")
    (found,) = [one for one in read.findings if one.code == "list-cut-off"]
    assert (found.field, found.raw) == ("results", "๑.๒")
    assert found.message == "`results` end with the bare number ๑.๒, and nothing stands behind it"

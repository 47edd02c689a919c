"""Lines without marks: items where somebody ended each line, one text where a line was only full."""

from __future__ import annotations

import pytest

from prongsai.parsers.measures.plain_lines import part_unmarked


@pytest.mark.parametrize(
    ("lines", "is_typed", "parts"),
    [
        (["สำรวจความต้องการ", "จัดอบรมเจ้าหน้าที่ทุกคน"], True, 2),
        (["สำรวจความต้องการ", "จัดอบรมเจ้าหน้าที่ทุกคน"], False, 2),
        (["สำรวจความต้องการของประชาชนทุกหมู่", "บ้านในเขตตำบลและสรุปความเห็น", "เสนอผู้บริหาร"], False, 1),
        (["จัดอบรมเจ้าหน้าที่ผู้ให้บริการ", "ทุกคน"], True, 1),
        (["- สำรวจความต้องการ", "- จัดอบรมเจ้าหน้าที่"], True, 1),
        (["จัดอบรมเจ้าหน้าที่"], True, 1),
    ],
)
def test_lines_are_parted(lines: list[str], is_typed: bool, parts: int) -> None:
    found = part_unmarked(lines, is_typed)
    assert len(found) == parts
    assert [line for part in found for line in part] == lines

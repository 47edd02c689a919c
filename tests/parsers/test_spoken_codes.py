"""Which indicators and questions a heading, a caption or a cell is about."""

from __future__ import annotations

import pytest

from prongsai.parsers.spoken_codes import find_codes
from prongsai.parsers.statements.labels import YearCodes
from tests.score_makers import FRAME

KNOWN = YearCodes.of(FRAME.indicators(2567), FRAME.divided_indicators(2567))
MISSPELLED = "การปรบปรุงการทำงาน"
"""Indicator 8 without a vowel; nothing but its likeness to the name tells."""


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("ประเด็นจากตัวชี้วัดที่ ๔ และ i12 ตามตัวชี้วัดที่ 4", ("indicator-4", "i12")),
        ("ข้อ i12 ของตัวชี้วัดที่ 4", ("i12", "indicator-4")),
        ("EIT ตัวชี้วัดที่ 7", ("indicator-7",)),
        ("IIT และตัวชี้วัดที่ 2 กับ ITA", ("indicator-2",)),
        ("ผลการประเมิน OIT", ()),
        ("EIT", ()),
        ("ITA", ()),
        ("การเปิดเผยข้อมูล", ("indicator-9",)),
        (MISSPELLED, ("indicator-8",)),
        ("จัดทำคู่มือการปฏิบัติงาน", ()),
        ("", ()),
    ],
)
def test_codes_are_named_once_in_the_order_of_the_text_and_instruments_are_none(
    text: str, codes: tuple[str, ...]
) -> None:
    assert find_codes(text, KNOWN) == codes


@pytest.mark.parametrize(("length", "codes"), [(59, ("indicator-8",)), (60, ("indicator-8",)), (61, ())])
def test_title_alone_is_looked_for_in_short_lines(length: int, codes: tuple[str, ...]) -> None:
    assert find_codes(MISSPELLED.ljust(length), KNOWN) == codes

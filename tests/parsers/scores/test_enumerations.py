"""Lists of names with their values behind them in the same order."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.prose import parse_score_prose
from prongsai.parsers.year_claims import YearClaim
from prongsai.pipeline.model import Paragraph
from tests.score_makers import FRAME


def read(*lines: str, role: str = "score") -> list[tuple[str, float | None]]:
    seen = parse_score_prose([Paragraph(line) for line in lines], [YearClaim(2567)] * len(lines), FRAME)
    return [(one.code, one.value) for one in seen if one.role == role]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("IIT EIT และ OIT ได้คะแนน 90.11 88.22 และ 95.00 ตามลำดับ", ("iit", "eit", "oit")),
        ("OIT, IIT และ EIT ได้ 90.11, 88.22 และ 95.00 คะแนน", ("oit", "iit", "eit")),
        ("ตัวชี้วัดที่ 1 2 และ 3 ได้คะแนน 90.11 88.22 และ 95.00 คะแนน", ("indicator-1", "indicator-2", "indicator-3")),
        ("ข้อ i4 i1 และ i9 มีคะแนน 90.11 คะแนน 88.22 คะแนน และ 95.00 คะแนน", ("i4", "i1", "i9")),
        (
            "ตัวชี้วัดที่ 2 การใช้งบประมาณ ตัวชี้วัดที่ 3 การใช้อำนาจ และตัวชี้วัดที่ 7 ได้ร้อยละ 90.11 88.22 และ 95.00",
            ("indicator-2", "indicator-3", "indicator-7"),
        ),
    ],
)
def test_values_go_to_the_names_in_their_order(text: str, codes: tuple[str, ...]) -> None:
    assert read(text) == list(zip(codes, (90.11, 88.22, 95.0), strict=True))
    assert read("หัวข้อ", text) == read(text)


def test_where_counts_differ_no_name_gets_a_value() -> None:
    text = "IIT EIT และ OIT ได้ 90.11 และ 88.22 คะแนน"
    assert read(text) == []
    assert [value for _code, value in read(text, role="unknown")] == [90.11, 88.22]


def test_what_is_said_of_the_first_value_is_said_of_all() -> None:
    text = "ตั้งเป้าหมาย IIT และ EIT ไว้ที่ 90.11 และ 88.22 คะแนน ตามลำดับ"
    assert read(text) == []
    assert read(text, role="target") == [("iit", 90.11), ("eit", 88.22)]


def test_names_of_different_kinds_are_no_list() -> None:
    assert read("ตัวชี้วัดที่ 3 ของ IIT ได้ 90.11 และ 88.22 คะแนน", role="unknown") == []

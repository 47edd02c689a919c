"""Sentences that speak of a score and give no number that can be read."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.prose_numbers import find_score_numbers
from prongsai.pipeline.account.unreadable import find_unreadable
from prongsai.pipeline.model import Paragraph


def paragraph(text: str) -> Paragraph:
    return Paragraph(text, page=3)


@pytest.mark.parametrize(
    ("text", "code", "raw"),
    [
        ("คะแนนภาพรวม ITA ##### คะแนน", "ita", "#####"),
        ("คะแนน ITA = #N/A", "ita", "#N/A"),
        ("คะแนนเฉลี่ย IIT ??.?? คะแนน", "iit", "??.??"),
        ("คะแนน OIT: xx.xx", "oit", "xx.xx"),
        ("ได้คะแนน ๙๑.๓X คะแนน", None, "91.3X"),
        ("คะแนนภาพรวม 9l.33 คะแนน", None, "9l.33"),
        ("คะแนนภาพรวม O1.33 คะแนน", None, "O1.33"),
        ("ตัวชี้วัดที่ ๔ ได้คะแนน ......... คะแนน", "indicator-4", "........."),
        ("ผลการประเมิน ITA คิดเป็นร้อยละ ____ % ผ่าน", "ita", "____"),
        ("ผลการประเมิน ITA เท่ากับ คะแนน อยู่ในระดับ A", "ita", "เท่ากับ คะแนน"),
        ("คะแนนภาพรวม 9133 คะแนน", None, "9133"),
        ("ผลการประเมิน ITA ได้คะแนนเก้าสิบเอ็ดจุดสามศูนย์", "ita", "เก้าสิบเอ็ดจุดสามศูนย์"),
    ],
)
def test_score_that_nobody_can_read_is_told(text: str, code: str | None, raw: str) -> None:
    (finding,) = find_unreadable([paragraph(text)], {})
    assert (finding.code, finding.field, finding.raw, finding.page) == ("score-missing", code, raw, 3)
    assert f"`{raw}`" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "คะแนน ITA 91.33 คะแนน (เก้าสิบเอ็ดจุดสามสาม)",
        "ผลคะแนน ITA ................................ 5",
        "ลงชื่อ ..................... ผู้รายงานผลคะแนน",
        "คะแนน ITA ปี 2567 คะแนน 91.33",
        "ได้คะแนน 91.33A อยู่ในระดับผ่าน",
        "ได้ คะแนน ITA 91.33 คะแนน",
        "ตัวชี้วัด i1 e2 o10 ได้คะแนน 91.33",
        "คะแนนข้อ O1.1 และ I3",
        "เวลา 10:30 น. ประกาศผลคะแนน",
        "# ผลคะแนน ITA",
        "โทร ##### สำนักปลัด",
    ],
)
def test_sentence_with_a_number_or_without_a_score_is_left_alone(text: str) -> None:
    assert list(find_unreadable([paragraph(text)], {})) == []


@pytest.mark.parametrize("text", ["ได้คะแนน 91.3X คะแนน", "ได้คะแนน 91.3? คะแนน", "ได้คะแนน 91.3# คะแนน"])
def test_what_is_left_of_a_number_is_no_score(text: str) -> None:
    assert list(find_score_numbers(text)) == []


@pytest.mark.parametrize("text", ["ได้คะแนน 91.33A", "ได้คะแนน 91.33AA อยู่ใน", "ได้คะแนน 91.33ITA", "ได้คะแนน 91.33คะแนน"])
def test_grade_or_word_that_touches_a_number_leaves_it_one(text: str) -> None:
    assert [match.group() for match in find_score_numbers(text)] == ["91.33"]

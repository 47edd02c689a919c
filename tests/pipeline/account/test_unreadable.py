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
        ("ผลการประเมิน ITA ได้คะแนนเก้าสิบจุดห้า", "ita", "เก้าสิบจุดห้า"),
        ("คะแนน IIT ###", "iit", "###"),
        ("คะแนน IIT Err:502", "iit", "Err:502"),
        ("คะแนน IIT __ คะแนน", "iit", "__"),
        ("คะแนน IIT ... คะแนน", "iit", "..."),
        ("คะแนน IIT … คะแนน", "iit", "…"),
        ("คะแนน IIT ?2.?? คะแนน", "iit", "?2.??"),
        ("คะแนน IIT 92.1? คะแนน", "iit", "92.1?"),
        ("คะแนน IIT 92:x1 คะแนน", "iit", "92:x1"),
        ("คะแนน IIT |00.00 คะแนน", "iit", "|00.00"),
        ("คะแนน IIT 8811%", "iit", "8811"),
        # the nearest code before it, and none behind it
        ("ได้คะแนน ##### คะแนน ของ IIT", None, "#####"),
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
        "คะแนน IIT ##",
        "คะแนน IIT _ คะแนน",
        "คะแนน IIT .. คะแนน",
        "คะแนน IIT ____ ผู้รายงาน",
        "คะแนน IIT 0811 คะแนน",
        "คะแนน IIT 88.1100 คะแนน",
        "คะแนน IIT 18811 คะแนน",
        "คะแนน ITA 2567 คะแนน",
        "คะแนน ITA 2499 คะแนน",
        "คะแนน IIT Ax.xx",
        "ได้คะแนนเก้าสิบเอ็ด",
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


@pytest.mark.parametrize(("gap", "is_told"), [(0, False), (36, False), (38, True)])
def test_number_in_words_repeats_one_in_digits_near_it(gap: int, is_told: bool) -> None:
    words = "เก้าสิบเอ็ดจุดสาม"
    for text in (f"ได้คะแนน 91.3{'-' * gap}{words}", f"ได้คะแนน {words}{'-' * gap}91.3"):
        assert len(list(find_unreadable([paragraph(text)], {}))) == is_told


def test_each_number_of_each_sentence_is_told() -> None:
    texts = ("คะแนน IIT ##### และ ##### คะแนน", "ก", "คะแนน OIT 9l.33 คะแนน")
    found = list(find_unreadable([paragraph(text) for text in texts], {}))
    assert [one.field for one in found] == ["iit", "iit", "oit"]
    assert (
        found[0].message == "a sentence gives what a column too narrow shows where the score of iit should be: `#####`"
    )
    (one,) = find_unreadable([paragraph("ได้คะแนน 9l.33 คะแนน")], {})
    assert one.message == "a sentence gives signs in place of digits where the score should be: `9l.33`"

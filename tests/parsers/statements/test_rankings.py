"""Sentences that call a score the highest or the lowest, and those that only hold the words."""

from __future__ import annotations

import pytest

from prongsai.normalizers.values.digits import to_arabic
from prongsai.parsers.statements.labels import YearCodes
from prongsai.parsers.statements.rankings import find_rankings
from tests.score_makers import FRAME

KNOWN = YearCodes.of(FRAME.indicators(2567), FRAME.divided_indicators(2567))

RANKED = [
    ("ตัวชี้วัดที่ ๘ การปรับปรุงระบบการทำงาน ซึ่งเป็นตัวชี้วัดที่มีคะแนนต่ำสุด", "indicator-8", "lowest", "unsaid", None),
    (
        "ผลคะแนนของตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ คือ ๙๕.๖๐ คะแนน มีค่าต่ำสุดของ IIT",
        "indicator-4",
        "lowest",
        "instrument",
        "IIT",
    ),
    ("ตัวชี้วัดที่ได้คะแนนสูงสุด คือ ตัวชี้วัดที่ ๒ การใช้งบประมาณ ได้ ๙๙.๑๗ คะแนน", "indicator-2", "highest", "unsaid", None),
    ("ตัวชี้วัดที่มีคะแนนเฉลี่ยน้อยที่สุด ได้แก่ ตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต", "indicator-10", "lowest", "unsaid", None),
    ("เครื่องมือที่ได้คะแนนสูงสุด คือ IIT ร้อยละ ๙๖.๒๐", "iit", "highest", "unsaid", None),
    ("EIT ได้คะแนนต่ำที่สุด", "eit", "lowest", "unsaid", None),
    ("ข้อ i๗ ได้คะแนน ๘๑.๒๐ ซึ่งเป็นข้อที่มีคะแนนต่ำสุด", "i7", "lowest", "unsaid", None),
    ("ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร ได้คะแนนสูงสุดในภาพรวม", "indicator-7", "highest", "all", None),
    ("ตัวชี้วัดที่ ๒ การใช้งบประมาณ มีคะแนนสูงสุดในกระบวนการใช้จ่ายงบประมาณ", "indicator-2", "highest", "part", None),
    # the title says which where the number is another's
    ("ตัวชี้วัดที่ ๔ คุณภาพการดำเนินงาน คือ ๙๕.๐๒ คะแนน ค่าต่ำสุดของ EIT", "indicator-6", "lowest", "instrument", "EIT"),
    ("ตัวชี้วัดที่ ๔ คุณภาพการดำเนนงาน ได้คะแนนต่ำสุด", "indicator-6", "lowest", "unsaid", None),
    # numbers as scores have them may stand between
    ("ตัวชี้วัดที่ ๔ ได้คะแนน ๕ ต่ำสุด", "indicator-4", "lowest", "unsaid", None),
    ("ตัวชี้วัดที่ ๔ ได้คะแนน ๙๕ ต่ำสุด", "indicator-4", "lowest", "unsaid", None),
    ("ตัวชี้วัดที่ ๔ ได้คะแนน ๙๕.๕ ต่ำสุด", "indicator-4", "lowest", "unsaid", None),
    ("ตัวชี้วัดที่ ๔ ได้คะแนน ๑๐๐.๐๐ สูงสุด", "indicator-4", "highest", "unsaid", None),
    # the nearest score before the rank has it
    ("ตัวชี้วัดที่ ๑ และตัวชี้วัดที่ ๔ ได้คะแนนต่ำสุด", "indicator-4", "lowest", "unsaid", None),
    # a part that is named farther on is none that it is ranked in
    ("ตัวชี้วัดที่ ๔ ได้คะแนนต่ำสุด ซึ่งควรปรับปรุงด้านการสื่อสาร", "indicator-4", "lowest", "unsaid", None),
    (f"ตัวชี้วัดที่ ๔ ได้คะแนนต่ำสุดของ{' ' * 54}EIT", "indicator-4", "lowest", "instrument", "EIT"),
    # after a full description of what the indicator is about nothing else is ranked
    ("การเปิดเผยข้อมูล ได้คะแนนต่ำสุด", "indicator-9", "lowest", "unsaid", None),
]

NOT_RANKED = [
    "ผู้บริหารสูงสุดของหน่วยงานให้ความสำคัญกับตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล",
    "ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล ได้คะแนนสูงสุดในจังหวัด",
    "ตัวชี้วัดที่ ๔ ได้คะแนนสูงสุดเป็นอันดับ ๒",
    "ตัวชี้วัดที่ได้คะแนนสูงสุด ๓ อันดับแรก ได้แก่ ตัวชี้วัดที่ ๑ ตัวชี้วัดที่ ๒ และตัวชี้วัดที่ ๓",
    "ตัวชี้วัดที่ ๔ ต้องพัฒนาเพื่อให้หน่วยงานได้คะแนนสูงสุด",
    "ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ ควรกำกับดูแลอย่างเข้มงวดที่สุดและจัดทำแนวทางเพื่อให้ประชาชนได้รับประโยชน์สูงสุด",
    "คะแนนต่ำสุดของจังหวัดคือ ๖๕.๐๐ คะแนน",
    "ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ",
    "ตัวชี้วัดที่ ๘ ได้คะแนนสูงสุดในรอบ ๓ ปี",
    f"ตัวชี้วัดที่ ๔ ได้คะแนนต่ำสุดของ{' ' * 55}EIT",  # too far to say what of
    "ตัวชี้วัดที่ ๔ ได้คะแนน ๑๐๐๐ ต่ำสุด",
    "ตัวชี้วัดที่ ๔ ได้คะแนน A95 ต่ำสุด",
    "ตัวชี้วัดที่ ๔ ได้คะแนน ๙๕.๕๕๕ ต่ำสุด",
    # what is ranked is a score, and of something that has one
    "ตัวชี้วัดที่ต่ำสุด คือ ตัวชี้วัดที่ ๔",
    "คะแนนต่ำสุด คือ ตัวชี้วัดที่ ๔",
    "ตัวชี้วัดที่ ๔ เป็นที่ต่ำสุด",
    "ตัวชี้วัดที่ ๔ กำกับ ได้คะแนนต่ำสุด",
    # there is none
    "ไม่มีตัวชี้วัดที่ได้คะแนนต่ำสุด ได้แก่ ตัวชี้วัดที่ ๔",
    "ไม่พบตัวชี้วัดที่ได้คะแนนต่ำสุด ได้แก่ ตัวชี้วัดที่ ๔",
    "ตัวชี้วัดที่ได้คะแนนต่ำสุด คือ ด้าน ตัวชี้วัดที่ ๔",
]


@pytest.mark.parametrize(("text", "code", "claim", "among", "instrument"), RANKED)
def test_ranked_score_is_found(text: str, code: str, claim: str, among: str, instrument: str | None) -> None:
    (found,) = find_rankings(to_arabic(text), KNOWN)
    assert (found.code, found.claim, found.among, found.instrument) == (code, claim, among, instrument)


@pytest.mark.parametrize("text", NOT_RANKED)
def test_words_of_rank_alone_rank_nothing(text: str) -> None:
    assert list(find_rankings(to_arabic(text), KNOWN)) == []


def test_each_ranking_of_a_sentence_is_found() -> None:
    text = "ตัวชี้วัดที่ได้คะแนนสูงสุด คือ ตัวชี้วัดที่ 3 การใช้อำนาจ และตัวชี้วัดที่ได้คะแนนต่ำสุด คือ ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล"
    assert [(one.code, one.claim) for one in find_rankings(text, KNOWN)] == [
        ("indicator-3", "highest"),
        ("indicator-9", "lowest"),
    ]


def test_long_line_of_words_that_may_stand_before_a_rank_takes_no_time() -> None:
    assert list(find_rankings("เป็นตัวชี้วัดที่มีคะแนน " * 4000 + "ดี", KNOWN)) == []


@pytest.mark.parametrize(("distance", "is_found"), [(30, True), (270, True), (271, False)])
def test_score_stands_within_three_lines_before_its_rank(distance: int, is_found: bool) -> None:
    number, has = "ตัวชี้วัดที่ 4", "ได้คะแนน"
    ranked = f"{number}{' ' * (distance - len(number) - len(has))}{has}ต่ำสุด"
    text = f"{'ก' * 300} {ranked} แล้ว"
    assert [text[one.start : one.end] for one in find_rankings(text, KNOWN)] == [ranked] * is_found

"""Prose is believed word by word: what no table knows leaves its number in doubt."""

from __future__ import annotations

import pytest

from prongsai.normalizers.unknown_words import find_unknown
from prongsai.parsers.scores.prose import parse_score_prose
from prongsai.parsers.year_claims import YearClaim
from prongsai.pipeline.model import Method, Observation, Paragraph
from tests.parsers.scores.test_sentences import FRAME


def read(text: str, method: Method = "text") -> list[Observation]:
    return parse_score_prose([Paragraph(text, method=method)], [YearClaim(2567)], FRAME)


def outcome(text: str, method: Method = "text") -> str:
    """`read`, `doubted` or `unknown` for the one number of a sentence; `none` where no reading came of it."""
    seen = read(text, method)
    assert len(seen) <= 1
    if not seen:
        return "none"
    return "unknown" if seen[0].role == "unknown" else "doubted" if seen[0].open_claims else seen[0].role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("คะแนน ITA เท่ากับ 91.33 คะแนน", "score"),
        ("ในปีงบประมาณ พ.ศ. 2567 เทศบาลตำบลนาดี ได้คะแนน ITA 91.33 คะแนน", "score"),
        ("แบบวัด EIT ของเทศบาลตำบลนาดี อำเภอเมือง จังหวัดยโสธร มีคะแนนเฉลี่ย 91.33 คะแนน", "score"),
        # places behind a body are its address; without one, and of many bodies, the number is another's
        ("คะแนน ITA ต่ำสุดของจังหวัดยโสธร เท่ากับ 91.33 คะแนน", "unknown"),
        ("รวมทุก อปท. คะแนน ITA ได้ 91.33 คะแนน", "doubted"),
        # a verb that no table knows between name and number
        ("คะแนน ITA ทะยาน 91.33 คะแนน", "unknown"),
        # an unknown frame before the name, with a verb of winning at the number and without one
        ("สมมติคะแนน ITA ได้ 91.33 คะแนน", "doubted"),
        ("สมมติคะแนน ITA 91.33 คะแนน", "unknown"),
        # what stands behind a number without a verb speaks of it; behind a verb it does not
        ("คะแนน ITA 91.33 คะแนน เป็นหมุดหมาย", "unknown"),
        ("ได้คะแนน ITA 91.33 คะแนน เป็นหมุดหมาย", "score"),
        ("คะแนน ITA 91.33 คะแนน แต่บุคลากรเหนื่อยล้า", "score"),
        # goals and marks are whole, results are not
        ("คะแนน ITA 95 คะแนน", "unknown"),
        ("ได้คะแนน ITA 95 คะแนน", "score"),
        ("คะแนน EIT 100 คะแนน", "score"),
        ("คะแนน ITA 4.25 คะแนน", "unknown"),
        # no body has less than twenty: as small are changes and weights
        ("คะแนน ITA 19.99 คะแนน", "unknown"),
        ("คะแนน ITA 20.01 คะแนน", "score"),
        # a round number without a verb may be a goal as well; that of an indicator is round by few answers
        ("ITA 87.00 คะแนน เราทำได้", "doubted"),
        ("ได้คะแนน ITA 87.00 คะแนน", "score"),
        ("ประกาศ ข้อ 8 ว่าด้วยคะแนน ITA 85.00 คะแนน", "doubted"),
        ("ตัวชี้วัดที่ 1 มีคะแนน 20.00 คะแนนตามคู่มือ", "doubted"),
        ("คะแนน ITA คือ 87.50 คะแนน", "score"),
        ("ตัวชี้วัดที่ 3 87.50 คะแนน", "score"),
        # behind the number of an indicator only its own name is no word of the clause, misread too
        ("ตัวชี้วัดที่ 3 การใช้อำนาจ 81.20 คะแนน", "score"),
        ("ตัวชี้วัดที่ 3 การไช้อำนาจ 81.20 คะแนน", "score"),
        ("ตัวชี้วัดที่ 3 ถ่วงไว้ 21.20 คะแนน", "unknown"),
        ("ตัวชี้วัดที่ 3 การใช้อำนาจ ถ่วงไว้ 21.20 คะแนน", "unknown"),
        ("ตัวชี้วัดที่ 3 คิดเป็น 21.20 คะแนนจากร้อย", "unknown"),
        # a word for a kind of body, and no name behind it
        ("ส่วนผลประเมิน ศพด. ได้ 91.79 คะแนน", "doubted"),
        # a clause of its own, in which the name does not stand
        ("คะแนน ITA จากเป้าหมาย 80.00 คะแนน สมมติได้ 91.33 คะแนน", "unknown"),
        # English words too
        ("Benchmark ITA = 91.33", "unknown"),
        # what `พบว่า` introduces is found, whatever introduces it
        ("ทบทวนแฟ้มแล้วพบว่า คะแนน ITA คือ 91.33 คะแนน", "doubted"),
        # a relative clause tells of the name before it
        ("ควรให้ความสำคัญกับแบบวัด EIT ซึ่งได้คะแนน 91.33 คะแนน", "score"),
    ],
)
def test_number_is_as_sure_as_the_words_of_its_clause(text: str, expected: str) -> None:
    assert outcome(text) == expected


def test_clause_that_is_joined_behind_another_number_has_words_of_its_own() -> None:
    seen = read("เก็บแบบวัด EIT ได้ร้อยละ 72.56 ของโควตา ซึ่งด้าน IIT มีคะแนน 92.62 คะแนน")
    assert [(one.code, one.role, one.open_claims) for one in seen] == [("iit", "score", ()), ("eit", "share", ())]


def test_doubt_quotes_the_words_that_nothing_explains() -> None:
    (seen,) = read("สมมติคะแนน ITA ได้ 91.33 คะแนน")
    assert [claim.between for claim in seen.open_claims] == [("score", "what `สมมติ` makes of it")]
    (unknown,) = read("คะแนน ITA ทะยาน 91.33 คะแนน")
    assert unknown.role_basis == "`ทะยาน`"


def test_numbers_without_verb_hang_on_the_words_before_the_first() -> None:
    roles = [seen.role for seen in read("สมมติ IIT 90.00 คะแนน EIT 92.00 คะแนน")]
    assert roles == ["unknown", "unknown"]
    asserted = read("หน่วยงานตั้งเป้าไว้ 90.00 คะแนน ปรากฏว่า EIT ได้ 92.00 คะแนน")
    assert [(seen.code, seen.role, seen.open_claims) for seen in asserted] == [("eit", "score", ())]


def test_misread_letters_say_nothing_and_words_do() -> None:
    assert outcome("แบบวัด EIT (Om) ฟฟ ได้คะแนน 91.33", "ocr") == "score"
    assert outcome("แบบวัด EIT (Om) ฟฟ ได้คะแนน 91.33", "text") == "doubted"
    assert outcome("สมมติคะแนน ITA ได้ 91.33 คะแนน", "ocr") == "doubted"


def test_official_names_and_ratings_may_have_any_words() -> None:
    assert find_unknown("ตัวชี้วัดที่ 3 การใช้อำนาจ ได้คะแนน", ["การใช้อำนาจ"]) == ()
    assert find_unknown("อยู่ในระดับ C หรือ ต้องปรับปรุง แบบวัด") == ()


def test_list_without_as_many_names_gives_nothing() -> None:
    seen = read("แบบวัด EIT ได้คะแนน 90.11 และ 88.22 คะแนน ตามลำดับ")
    assert [one.role for one in seen] == ["unknown", "unknown"]

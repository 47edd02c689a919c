"""Prose is believed word by word: what no table knows leaves its number in doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.normalizers.unknown_words import find_unknown
from prongsai.parsers.scores.clause_evidence import weigh_clause
from prongsai.parsers.scores.clauses import Clause
from prongsai.parsers.scores.frame_codes import scope_of
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
        # what stands behind a number without a verb speaks of it; behind a verb only a predicate does
        ("คะแนน ITA 91.33 คะแนน เป็นหมุดหมาย", "unknown"),
        ("ได้คะแนน ITA 91.33 คะแนน เป็นหมุดหมาย", "doubted"),
        ("ได้คะแนน ITA 91.33 คะแนน คือสิ่งที่ทุกกองฝัน", "doubted"),
        ("ได้คะแนน ITA 91.33 คะแนน ตามความฝัน", "doubted"),
        ("ได้คะแนน ITA 91.33 คะแนน ตามประกาศสำนักงาน ป.ป.ช.", "score"),
        ("ได้คะแนน ITA 91.33 คะแนน เมื่อพิจารณารายตัวชี้วัด", "score"),
        ("ได้คะแนน ITA 91.33 คะแนน เป็นอันดับที่ 1 ของหมู่", "score"),
        # a word that no table knows may go on with it, another sentence begins with words that are known
        ("ได้คะแนน ITA 91.33 คะแนน ผ่านแน่นอน", "doubted"),
        ("ได้คะแนน ITA 91.33 คะแนน หน่วยงานภูมิใจ", "score"),
        ("ได้คะแนน ITA 91.33 คะแนน สะท้อนความตั้งใจ", "score"),
        # a level as the subject has a mark; one that was won has none
        ("คะแนน ITA ระดับ A อยู่ที่ 91.33 คะแนน", "unknown"),
        ("ระดับ A ได้คะแนน ITA 91.33 คะแนน", "doubted"),
        ("คะแนน ITA อยู่ในระดับ A ได้ 91.33 คะแนน", "score"),
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


POWER, DUTY = "การใช้อำนาจ", "การปฏิบัติหน้าที่"


def weigh(
    between: str = " ",
    *,
    before: str = "",
    behind: str = "",
    code: str = "ita",
    printed: str = "91.33",
    titles: tuple[str, ...] = ("", POWER, DUTY),
    is_labelled: bool = True,
    is_asserted: bool = False,
    is_found: bool = False,
    predicate: str = "",
    opening: str = "",
    is_won: bool = False,
) -> tuple[str, str]:
    """What becomes of a number in a clause, and which words are told of it."""
    (seen,) = read("คะแนน ITA เท่ากับ 91.33 คะแนน")
    seen = replace(seen, code=code, scope=scope_of(code), raw_score=printed, value=float(printed.replace(",", ".")))
    clause = Clause(before, between, behind, is_labelled, is_asserted, is_found, predicate, opening, is_won)
    is_whole = "." not in printed and "," not in printed and printed != "100"
    one = weigh_clause(seen, clause, titles, is_whole)
    if one.role == "unknown":
        return "unknown", one.role_basis.strip("`")
    said = [claim.between[1].split("`")[1] for claim in one.open_claims]
    return ("doubted", said[0]) if said else ("score", "")


READ = ("score", "")


@pytest.mark.parametrize(
    ("between", "told"),
    [
        # `IIT 30 EIT 30 OIT 40 รวม 100 คะแนน`: the label has a number already
        (" 30 EIT 30 OIT 40 รวม ", "30, 30, 40"),
        (" 12 คะแนน ", "12"),
        # no number of the label's: a year, an amount, the number of a part
        (" 2566 เท่ากับ ", ""),
        (" 2540 ", ""),
        (" 1,250 ", ""),
        (" 3.1 ", ""),
        (" 100/45 ", ""),
        (" 3 ข้อ ", ""),
        ("หมุด หมาย ดาว เดือน ตะวัน", "หมุด, หมาย, ดาว"),
    ],
)
def test_what_stands_between_label_and_number(between: str, told: str) -> None:
    assert weigh(between) == (("unknown", told) if told else READ)


def test_verb_of_winning_takes_the_number_from_the_others_before_it() -> None:
    assert weigh(" 30 EIT 30 OIT 40 รวม ", is_asserted=True) == READ


@pytest.mark.parametrize(
    ("code", "is_asserted", "expected"),
    [
        ("ita", False, ("unknown", POWER)),
        ("iit", False, ("unknown", POWER)),
        ("ita", True, ("doubted", POWER)),
        ("indicator-1", False, READ),
        ("i3", False, READ),
    ],
)
def test_indicator_behind_another_label_has_the_number(code: str, is_asserted: bool, expected: tuple[str, str]) -> None:
    assert weigh(f" {POWER} {DUTY} ", code=code, is_asserted=is_asserted) == expected


@pytest.mark.parametrize("code", ["ita", "iit", "eit"])
@pytest.mark.parametrize("printed", ["87.00", "87.0", "87.50", "87.5", "87,50"])
def test_round_number_without_a_verb_may_be_a_goal(code: str, printed: str) -> None:
    assert weigh(code=code, printed=printed) == ("doubted", printed)
    assert weigh(" เท่ากับ ", code=code, printed=printed) == READ
    assert weigh(code=code, printed=printed, is_asserted=True) == READ


@pytest.mark.parametrize(
    ("code", "printed"),
    [("ita", "87.05"), ("ita", "87.55"), ("ita", "85.25"), ("oit", "87.00"), ("indicator-1", "87.50"), ("e2", "87.00")],
)
def test_result_of_few_answers_or_many_decimals_is_no_goal(code: str, printed: str) -> None:
    assert weigh(code=code, printed=printed) == READ


def test_round_number_in_thai_digits_may_be_a_goal_as_well() -> None:
    for printed in ("๘๗.๐๐", "๘๗.๕", "๘๗,๕๐", "๘๗.๐"):
        assert outcome(f"ITA {printed} คะแนน เราทำได้") == "doubted"
    assert outcome("ITA ๘๗.๐๕ คะแนน เราทำได้") == "score"


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({"before": "สมมติ"}, ("unknown", "สมมติ")),
        ({"before": "สมมติ", "is_found": True}, ("doubted", "สมมติ")),
        ({"before": "สมมติ", "is_asserted": True}, ("doubted", "สมมติ")),
        # what is found without a verb is believed neither low nor whole, nor behind a word of its own
        ({"before": "สมมติ", "is_found": True, "printed": "20.00"}, ("unknown", "สมมติ")),
        ({"before": "สมมติ", "is_found": True, "printed": "91"}, ("unknown", "สมมติ")),
        ({"before": "สมมติ", "is_found": True, "between": "ทะยาน"}, ("unknown", "ทะยาน, สมมติ")),
        # without a label the words are of a clause that names nothing
        ({"before": "สมมติ", "is_asserted": True, "is_labelled": False}, ("unknown", "สมมติ")),
        ({"is_asserted": True, "is_labelled": False}, READ),
        ({"is_asserted": True, "is_labelled": False, "printed": "20.00"}, ("doubted", "20.00")),
        # behind the number only where neither a verb nor `เท่ากับ` stands before it
        ({"behind": "เป็นหมุดหมาย"}, ("unknown", "หมุด, หมาย")),
        ({"behind": "เป็นหมุดหมาย", "is_asserted": True}, READ),
        ({"behind": "เป็นหมุดหมาย", "between": " เท่ากับ "}, READ),
        # a predicate, and a word that nobody knows right behind it, also behind a verb
        ({"predicate": "เป็นหมุดหมาย", "is_asserted": True}, ("doubted", "หมุด, หมาย")),
        ({"predicate": "เป็นหมุดหมาย", "between": " เท่ากับ "}, ("unknown", "หมุด, หมาย")),
        ({"predicate": "เมื่อพิจารณาผล", "is_asserted": True}, READ),
        ({"opening": "สมมติเท่านั้น", "is_asserted": True}, ("doubted", "สมมติ")),
        ({"opening": "หน่วยงานสมมติ", "is_asserted": True}, READ),
        # full marks and weights
        ({"printed": "100", "between": " รวม เท่ากับ "}, ("doubted", "100")),
        ({"printed": "100", "between": " รวม ", "is_asserted": True, "is_won": True}, READ),
        ({"printed": "50.00", "is_asserted": True}, ("doubted", "50.00")),
        ({"printed": "50.00", "is_asserted": True, "is_won": True}, READ),
        ({"printed": "55.00", "is_asserted": True}, READ),
        # small numbers, and whole ones
        ({"printed": "20.00"}, ("unknown", "20.00")),
        ({"printed": "20.01"}, READ),
        ({"printed": "20.00", "is_asserted": True}, ("doubted", "20.00")),
        ({"printed": "87"}, ("unknown", "87")),
        ({"printed": "87", "between": " เท่ากับ "}, ("unknown", "87")),
        ({"printed": "87", "is_asserted": True}, READ),
    ],
)
def test_number_in_its_clause(where: dict[str, object], expected: tuple[str, str]) -> None:
    assert weigh(**where) == expected  # type: ignore[arg-type]

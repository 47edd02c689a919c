"""The clause that a number stands in, cut at other numbers, at names and where another clause begins."""

from __future__ import annotations

import re

import pytest

from prongsai.normalizers.values.indicators import KnownIndicator
from prongsai.parsers.scores.clauses import Clause, cut_clause
from prongsai.parsers.scores.prose_labels import LEAST_WRAPPED

INDICATORS = (KnownIndicator(3, "IIT", ("การใช้อำนาจ",)), KnownIndicator(6, "EIT", ("คุณภาพการดำเนินงาน",)))


def cut(text: str, number: str, is_any_result: bool = False) -> Clause:
    """The clause of the last place where a number stands; `is_any_result` where nothing speaks against the others."""
    start = text.rindex(number)
    results = [match.start() for match in re.finditer(r"\d\d\.\d\d", text)] if is_any_result else ()
    return cut_clause(text, start, start + len(number), INDICATORS, results)


@pytest.mark.parametrize(
    ("text", "before", "between"),
    [
        ("คะแนน ITA เท่ากับ 91.33 คะแนน", "", " เท่ากับ "),
        ("สมมติว่า ITA เท่ากับ 91.33 คะแนน", "สมมติว่า ", " เท่ากับ "),
        # the name of an instrument or indicator is nearer than that of the whole, wherever it stands
        ("สมมติ EIT ของ ITA มีคะแนน 88.36", "สมมติ ", " ของ ITA มีคะแนน "),
        ("สมมติ ITA ของ EIT มีคะแนน 88.36", "สมมติ ITA ของ ", " มีคะแนน "),
        # number and title of an indicator are one name
        ("สมมติ ตัวชี้วัดที่ 3 การใช้อำนาจ 88.36", "สมมติ ", " "),
        ("สมมติ ตัวชี้วัดที่ 3 (การใช้อำนาจ) เพียง 88.36", "สมมติ ", " ( ) เพียง "),
        ("สมมติ ตัวชี้วัดที่ 3 และ IIT 88.36", "สมมติ ตัวชี้วัดที่ 3 และ ", " "),
        ("สมมติ EIT และ IIT เหลือ 88.36", "สมมติ EIT และ ", " เหลือ "),
        # the last of several beginnings
        ("EIT ดี ทั้งนี้ จะทำ อนึ่ง สมมติ IIT เหลือ 88.36", " สมมติ ", " เหลือ "),
        ("เป้าหมายดี ส่งผลให้ สมมติ ทำให้ IIT เหลือ 88.36", " ", " เหลือ "),
        # without a name
        ("ไม่มีชื่อ ได้ 92.00", "", "ไม่มีชื่อ ได้ "),
        # what another clause wants of a name leaves its result what it is
        ("ควรให้ความสำคัญกับแบบวัด EIT ซึ่งได้คะแนน 91.33", "", " ซึ่งได้คะแนน "),
    ],
)
def test_words_before_a_number_are_parted_at_its_name(text: str, before: str, between: str) -> None:
    number = text.split()[-1] if text[-1].isdigit() else "91.33"
    clause = cut(text, number)
    assert (clause.before.removesuffix("แบบวัด ").removesuffix("คะแนน "), clause.between) == (before, between)
    assert clause.is_labelled == ("ไม่มีชื่อ" not in text)


@pytest.mark.parametrize(
    ("text", "is_any_result", "before"),
    [
        # a goal is another's; two results without a verb hang on the same words
        ("หมายตา IIT 90.00 EIT 92.00", False, ""),
        ("หมายตา IIT 90.00 EIT 92.00", True, "หมายตา IIT 90.00 "),
        ("หมายตา IIT 90.00 ปรากฏ EIT ได้ 92.00", True, "ปรากฏ "),
        # behind another number a joining word begins a clause of its own, and the first of a line does not
        ("ร้อยละ 82.50 ของกลุ่มตัวอย่าง โดย IIT เท่ากับ 69.77", False, " "),
        ("ของกลุ่มตัวอย่าง โดย IIT เท่ากับ 69.77", False, "ของกลุ่มตัวอย่าง โดย "),
        ("ร้อยละ 82.50 ของกลุ่มตัวอย่าง ราย IIT เท่ากับ 69.77", False, "ของกลุ่มตัวอย่าง ราย "),
    ],
)
def test_words_before_another_number_speak_of_that_one(text: str, is_any_result: bool, before: str) -> None:
    assert cut(text, text[-5:], is_any_result).before == before


@pytest.mark.parametrize(
    ("text", "is_asserted"),
    [
        ("IIT ได้ 90.00", True),
        ("ได้คะแนน IIT 90.00", True),
        ("ได้คะแนน IIT เท่ากับ 90.00", True),
        ("ได้คะแนน IIT สมมติ 90.00", False),  # other words stand between
        ("คะแนน IIT 90.00", False),
        ("คะแนน IIT เท่ากับ 90.00", False),
    ],
)
def test_verb_of_winning_stands_at_the_number_or_at_its_name(text: str, is_asserted: bool) -> None:
    assert cut(text, "90.00").is_asserted == is_asserted


def test_what_is_found_is_told_by_the_word_before_the_name() -> None:
    assert cut("ทบทวนแล้วพบว่า คะแนน ITA คือ 91.33 คะแนน", "91.33").is_found
    assert not cut("ทบทวนแล้ว คะแนน ITA คือ 91.33 คะแนน", "91.33").is_found


def line_of(length: int, name: str = "ITA") -> str:
    """A printed line that names an instrument, of so many characters."""
    return f"แบบวัด {name} ".ljust(length, "ก")


@pytest.mark.parametrize(
    "above", ["", "บรรทัดแรก\n", f"{line_of(LEAST_WRAPPED, 'EIT')}\n"], ids=["first", "second", "named"]
)
@pytest.mark.parametrize(
    ("line", "is_labelled"),
    [(line_of(LEAST_WRAPPED), True), (line_of(LEAST_WRAPPED - 1), False), ("ก" * LEAST_WRAPPED, False)],
    ids=["full", "short", "nameless"],
)
def test_name_stands_in_the_line_above_where_that_is_a_full_one(above: str, line: str, is_labelled: bool) -> None:
    clause = cut(f"{above}{line}\nคิดเป็นร้อยละ 91.33 คะแนน", "91.33")
    assert clause.is_labelled == is_labelled
    assert "EIT" not in clause.before + clause.between
    assert clause.between.endswith("คิดเป็นร้อยละ ")


def test_name_in_the_own_line_needs_none_above() -> None:
    clause = cut(f"{line_of(LEAST_WRAPPED, 'EIT')}\nIIT คิดเป็นร้อยละ 91.33 คะแนน", "91.33")
    assert (clause.before, clause.between) == ("", " คิดเป็นร้อยละ ")


@pytest.mark.parametrize(
    ("behind", "phrase"),
    [
        (" ของชาวบ้านรู้จัก ITA", "ของชาวบ้านรู้จัก ITA"),
        (" คะแนน เป็นหมุดหมาย", " เป็นหมุดหมาย"),
        (" คะแนนนำ", "นำ"),
        (" ของปีก่อน คะแนน", "ของปีก่อน คะแนน"),  # the unit is not right behind it
        (" คะแนน แต่บุคลากรเหนื่อยล้า แต่สู้", " "),
        (" คะแนน จริง แต่บุคลากร พบว่า เหนื่อยล้า", " จริง "),
        (" คะแนนนำ EIT 92.00 คะแนน", "นำ"),  # the rest may be the next number's
        (" คะแนน\nบรรทัดต่อไป", ""),
        (f" คะแนน {'ก' * 20} {'ข' * 19} ค", f" {'ก' * 20} {'ข' * 19}"),
        (f" คะแนน {'ก' * 20} {'ข' * 20} ค", f" {'ก' * 20}"),
    ],
)
def test_phrase_behind_a_number_ends_where_another_begins(behind: str, phrase: str) -> None:
    assert cut(f"คะแนน ITA 91.33{behind}", "91.33").behind == phrase


@pytest.mark.parametrize(("between", "is_equated"), [(" เท่ากับ ", True), (" คือ ", True), (" = ", True), (" ", False)])
def test_number_is_equated_by_a_word_or_sign(between: str, is_equated: bool) -> None:
    assert cut(f"คะแนน ITA{between}91.33", "91.33").is_equated == is_equated

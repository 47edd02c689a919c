"""Question codes, indicators and instruments as printed."""

from __future__ import annotations

import pytest

from prongsai.normalizers.values.code_columns import resolve_code_column
from prongsai.normalizers.values.codes import (
    INDICATOR_WORDINGS,
    KnownCode,
    read_indicator,
    read_indicator_column,
    read_question_code,
)

QUESTIONS = [KnownCode(f"i{n}", "") for n in range(1, 16)] + [KnownCode(f"o{n}", "") for n in range(1, 29)]
WORDED = [
    KnownCode("i1", "ให้บริการตามขั้นตอนและระยะเวลาที่กำหนด"),
    KnownCode("i2", "ใช้จ่ายงบประมาณอย่างคุ้มค่าและโปร่งใส"),
    KnownCode("i3", "ผู้บริหารให้ความสำคัญกับการต่อต้านการทุจริต"),
    KnownCode("e1", "เจ้าหน้าที่ให้ข้อมูลแก่ท่านอย่างตรงไปตรงมา"),
]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("i1", "i1"),
        ("I๑", "i1"),
        ("ข้อ i๑๕", "i15"),
        ("O 22", "o22"),
        ("ข้อ 0๖", "o6"),
        ("1๑", "i1"),
        ("e09", "e9"),
        ("\u04369", None),
        ("\u04359", "e9"),
        ("๑๒", None),
        ("รวม", None),
        ("i99", None),
    ],
)
def test_code_is_read_in_every_writing(text: str, code: str | None) -> None:
    reading = read_question_code(text)
    assert (reading.code if reading else None) == code


def test_bare_number_is_a_code_only_under_a_heading() -> None:
    assert read_question_code("5") is None
    hinted = read_question_code("5", "EIT")
    assert hinted is not None
    assert (hinted.code, hinted.confidence < 0.9) == ("e5", True)


def test_guessed_letter_is_less_sure_than_a_printed_one() -> None:
    printed, guessed = read_question_code("i3"), read_question_code("1๓")
    assert printed is not None
    assert guessed is not None
    assert guessed.code == printed.code
    assert guessed.confidence < 0.9 < printed.confidence


def test_run_of_rows_tells_a_slipped_digit() -> None:
    raw = ["1๗", "1๘", "1๙", "1๒๐", "1๒๑", "1๒๒", "1๒๓"]
    readings = resolve_code_column(raw, [""] * 7, QUESTIONS, "IIT")
    assert [r.code for r in readings] == ["i7", "i8", "i9", "i10", "i11", "i12", "i13"]
    assert all(r.note for r in readings[3:])


def test_wording_places_a_row_whose_code_is_lost() -> None:
    readings = resolve_code_column(
        ["", ""],
        ["หน่วยงานของท่านใช้จ่ายงบประมาณอย่างคุ้มค่าและโปร่งใส มากน้อยเพียงใด", "ผู้บริหารให้ความสำคัญกับการต่อต้านการทุจริตมากน้อยเพียงใด"],
        WORDED,
    )
    assert [r.code for r in readings] == ["i2", "i3"]
    assert all(r.confidence > 0.9 for r in readings)


def test_bare_numbers_without_a_heading_stay_unsure() -> None:
    readings = resolve_code_column(["1", "2", "3"], [""] * 3, QUESTIONS)
    assert all(r.confidence < 0.7 for r in readings)


def test_total_row_is_no_question_and_the_count_goes_on() -> None:
    readings = resolve_code_column(["o5", "o6", "รวม", "o7"], [""] * 4, QUESTIONS)
    assert [r.code for r in readings] == ["o5", "o6", None, "o7"]


def test_selected_questions_keep_their_printed_codes() -> None:
    raw = ["i1", "i2", "o8", "o10", "o11", "o20"]
    readings = resolve_code_column(raw, [""] * 6, QUESTIONS)
    assert [r.code for r in readings] == raw
    assert all(r.confidence > 0.9 for r in readings)


def test_empty_column_gives_no_rows() -> None:
    assert resolve_code_column([], [], QUESTIONS) == []


@pytest.mark.parametrize(
    ("number", "title", "expected"),
    [
        ("๔", "คุณภาพการดำเนินงาน", 6),
        ("๔", "การปรับปรุงระบบการทำงาน ได้ ๙๑.๒๐", 8),
        ("๔", "การใช้ทรัพย์สินของทางราชการ", 4),
        ("ตัวชี้วัดที่ ๙", "การเปีดเผยข้อมล", 9),
        ("", "การใช้อำนาจ", 3),
        ("๑๐", "", 10),
        ("๑", "การป้องกันและปราบปรามการทุจริต", 1),
        ("", "ข้อมูลทั่วไป", None),
        ("๑๑", "", None),
        ("๑", "เจ้าหน้าที่ในหน่วยงานของท่าน ให้ข้อมูลอย่างตรงไปตรงมาและไม่ปิดบังมากน้อยเพียงใด", None),
    ],
)
def test_strong_title_decides_and_weak_title_leaves_it_to_the_number(
    number: str, title: str, expected: int | None
) -> None:
    reading = read_indicator(number, title, 2568)
    assert (reading.number if reading else None) == expected


def test_contradiction_between_number_and_title_is_noted() -> None:
    reading = read_indicator("๔", "คุณภาพการดำเนินงาน")
    assert reading is not None
    assert reading.note is not None
    assert reading.confidence < 0.95


def test_frame_of_2561_has_no_indicators() -> None:
    assert read_indicator("1", "การปฏิบัติหน้าที่", 2561) is None


def test_every_wording_means_its_own_indicator() -> None:
    for number, wording in INDICATOR_WORDINGS:
        reading = read_indicator("", wording)
        assert reading is not None
        assert reading.number == number


def test_counted_rows_keep_their_number_under_a_replaced_title() -> None:
    titles = [dict(reversed(INDICATOR_WORDINGS))[n] for n in range(1, 11)]
    titles[0] = "การป้องกันการทุจริต"
    readings = read_indicator_column([str(n) for n in range(1, 11)], titles)
    assert [r.number if r else None for r in readings] == list(range(1, 11))
    assert readings[0] is not None
    assert readings[0].note is not None

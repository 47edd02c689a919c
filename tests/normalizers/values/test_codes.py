"""Question codes as printed."""

from __future__ import annotations

import pytest

from prongsai.normalizers.values.code_columns import resolve_code_column
from prongsai.normalizers.values.codes import (
    KnownCode,
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
    reading = read_question_code(text, most=48)
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


def test_number_beyond_the_most_questions_is_no_code() -> None:
    assert read_question_code("o48", most=48) is not None
    assert read_question_code("o49", most=48) is None
    free = read_question_code("o49")
    assert free is not None
    assert (free.code, free.instrument, free.number) == ("o49", "OIT", 49)

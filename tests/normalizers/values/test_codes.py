"""Question codes as printed."""

from __future__ import annotations

import pytest

from prongsai.normalizers.values.code_columns import resolve_code_column
from prongsai.normalizers.values.codes import CodeReading, KnownCode, read_question_code, squeeze_code
from prongsai.normalizers.values.instruments import InstrumentName

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


FIRST_CHARACTER = "first character read as"
FIRST_DIGIT = "first digit read as a letter"
LEADING_ZERO = "leading zero read as o"
NO_LETTER = "number without a letter under the heading of its instrument"


@pytest.mark.parametrize(
    ("text", "hint", "reading"),
    [
        # a printed letter, which only a heading of another instrument makes doubtful
        ("i5", None, CodeReading("i5", 0.99)),
        ("i5", "IIT", CodeReading("i5", 0.99)),
        ("i5", "EIT", CodeReading("i5", 0.9)),
        ("e09", None, CodeReading("e9", 0.99)),
        # the bar, the tall letters and the Thai vowel that stand for i
        ("l5", "IIT", CodeReading("i5", 0.95, f"{FIRST_CHARACTER} i")),
        ("|05", None, CodeReading("i5", 0.75, f"{FIRST_CHARACTER} i")),
        ("!15", "OIT", CodeReading("i15", 0.75, f"{FIRST_CHARACTER} i")),
        ("ไ๕", None, CodeReading("i5", 0.75, f"{FIRST_CHARACTER} i")),
        ("Í๕", None, CodeReading("i5", 0.75, f"{FIRST_CHARACTER} i")),
        # what stands for e is a letter of its own elsewhere
        ("c5", "EIT", CodeReading("e5", 0.85, f"{FIRST_CHARACTER} e")),
        ("€05", "EIT", CodeReading("e5", 0.85, f"{FIRST_CHARACTER} e")),
        ("ๆ๑๒", "EIT", CodeReading("e12", 0.85, f"{FIRST_CHARACTER} e")),
        ("c5", "IIT", None),
        ("c5", None, None),
        # a digit for the letter, surest where the number behind it is in Thai digits and short
        ("1๕", "IIT", CodeReading("i5", 0.9, FIRST_DIGIT)),
        ("1๕", None, CodeReading("i5", 0.8, FIRST_DIGIT)),
        ("1๕", "OIT", CodeReading("i5", 0.8, FIRST_DIGIT)),
        ("1๑๕", "IIT", CodeReading("i15", 0.75, FIRST_DIGIT)),
        ("1๑๕", None, CodeReading("i15", 0.65, FIRST_DIGIT)),
        ("0๕", "OIT", CodeReading("o5", 0.9, FIRST_DIGIT)),
        ("ø5", None, CodeReading("o5", 0.8, FIRST_DIGIT)),
        ("q15", "OIT", CodeReading("o15", 0.75, FIRST_DIGIT)),
        ("05", "OIT", CodeReading("o5", 0.85, LEADING_ZERO)),
        ("05", None, CodeReading("o5", 0.5, LEADING_ZERO)),
        ("05", "IIT", CodeReading("o5", 0.5, LEADING_ZERO)),
        # without mixed digits a leading 1 is a digit
        ("15", None, None),
        ("๑๕", None, None),
        ("15", "OIT", CodeReading("o15", 0.75, NO_LETTER)),
        ("5", "EIT", CodeReading("e5", 0.75, NO_LETTER)),
        # a third digit, a zero, words behind
        ("i125", None, None),
        ("i0", None, None),
        ("l125", "IIT", None),
        ("c125", "EIT", None),
        ("q125", "OIT", None),
        ("1๑๒๓", "IIT", None),
        ("125", "IIT", None),
        ("5 คะแนน", "IIT", None),
    ],
)
def test_how_sure_one_cell_is(text: str, hint: InstrumentName | None, reading: CodeReading | None) -> None:
    found = read_question_code(text, hint)
    assert (found is None) is (reading is None)
    if found is not None and reading is not None:
        assert (found.code, found.note) == (reading.code, reading.note)
        assert found.confidence == pytest.approx(reading.confidence)


@pytest.mark.parametrize(
    ("text", "squeezed"),
    [
        *((f"{twin}5", "i5") for twin in "\u0456\u03b9\u0406\u0399"),
        *((f"{twin}5", "e5") for twin in "\u0435\u0415"),
        *((f"{twin}5", "o5") for twin in "\u043e\u041e\u03bf"),
        ("ข้อที่ (O ๒๒)", "o22"),
        ("รหัสคำถาม : [I.๕]*", "i5"),
        ("i5 ข้อ", "i5ข้อ"),
    ],
)
def test_code_is_compared_without_what_stands_around_it(text: str, squeezed: str) -> None:
    assert squeeze_code(text) == squeezed


def test_reading_without_a_code_has_no_instrument_and_no_number() -> None:
    nothing = CodeReading(None, 0.4)
    assert (nothing.instrument, nothing.number) == (None, 0)

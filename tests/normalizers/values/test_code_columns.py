"""Columns of question codes: what a garbled column says, and how sure each reading is.

Probabilities are asserted on frames of two or three codes, where they follow by hand from a few shares: the next number
1, one left out 0.15 e^-0.15·2, the same again 0.01, one before 0.004, no question 0.0006 against 0.2 for an empty cell.
"""

from __future__ import annotations

import pytest

from prongsai.normalizers.values.code_columns import resolve_code_column
from prongsai.normalizers.values.codes import CodeReading, KnownCode
from prongsai.normalizers.values.instruments import InstrumentName

FRAME = " ".join([f"{letter}{n}" for letter, most in (("i", 15), ("e", 9), ("o", 28)) for n in range(1, most + 1)])
ALPHABET = "กขคงจฉชซฌญฎฏ"
OTHER = "ดตถทธนบปผฝพฟ"
"""Two wordings of ten trigrams each, with none in common."""


def resolve(
    raw: str, codes: str = FRAME, hint: InstrumentName | None = None, wording: str = "", texts: list[str] | None = None
) -> list[CodeReading]:
    """Readings of a column of cells with a blank between them (`_` for an empty one); every code has the wording."""
    cells = ["" if cell == "_" else cell for cell in raw.split()]
    known = [KnownCode(code, wording) for code in codes.split()]
    return resolve_code_column(cells, texts or [""] * len(cells), known, hint)


def codes_of(readings: list[CodeReading]) -> str:
    return " ".join(reading.code or "-" for reading in readings)


@pytest.mark.parametrize(
    ("raw", "hint", "codes"),
    [
        # the letter is lost in the same way all the way down
        ("l๑ |๒ !๓ ไ๔ ]๕", None, "i1 i2 i3 i4 i5"),
        ("0๑ 0๒ ๐๓ ø๔ q๕ o๖", None, "o1 o2 o3 o4 o5 o6"),
        ("c๑ ๆ๒ €๓ e๔", None, "e1 e2 e3 e4"),
        ("1๘ 1๙ 1๑๐ 1๑๑", "IIT", "i8 i9 i10 i11"),
        ("1๑ 1๒ 1๓", "OIT", "i1 i2 i3"),
        # digits alone, which the heading gives their letter
        ("1 2 3", "EIT", "e1 e2 e3"),
        ("๑ ๒ ๓", "OIT", "o1 o2 o3"),
        # one digit is taken for one that looks like it, and its neighbours know better
        ("i๑ i๑ i๓ i๔", None, "i1 i2 i3 i4"),
        ("i๖ i๓ i๘", None, "i6 i7 i8"),
        ("i๘ i๖ i๑๐", None, "i8 i9 i10"),
        ("i๔ i๔ i๖", None, "i4 i5 i6"),
        ("i๒ i๕ i๔", None, "i2 i3 i4"),
        ("o๑๙ o๒๐ o๑๑ o๒๒", None, "o19 o20 o21 o22"),
        # reports print some of the questions, and the next instrument begins at 1
        ("i๑ i๒ i๔ i๕", None, "i1 i2 i4 i5"),
        ("o๑ o๓ o๗ o๑๒", None, "o1 o3 o7 o12"),
        ("i๑๔ i๑๕ e๑ e๒", None, "i14 i15 e1 e2"),
        ("i๑๔ i๑๕ o๑ o๒", "IIT", "i14 i15 o1 o2"),
        ("e๑ e๒ e๓", "OIT", "e1 e2 e3"),
        # rows that are no question, and codes that were not printed
        ("i๑ i๒ รวม e๑ e๒", None, "i1 i2 - e1 e2"),
        ("o5 รวม เฉลี่ย o6", None, "o5 - - o6"),
        ("i๕ i๖ ผลรวมเฉลี่ยทั้งหมด i๗", None, "i5 i6 - i7"),
        ("ลำดับ i๑ i๒", None, "- i1 i2"),
        ("i๑ _ i๓", None, "i1 i2 i3"),
        ("i๓ _ _ i๖", None, "i3 i4 i5 i6"),
    ],
)
def test_garbled_column_gives_the_codes_that_were_meant(raw: str, hint: InstrumentName | None, codes: str) -> None:
    assert codes_of(resolve(raw, hint=hint)) == codes


@pytest.mark.parametrize(
    ("raw", "codes", "expected", "confidences"),
    [
        # 1 for the next one, 0.11 for the one after it, 0.01 for the same again, 0.003 for no question
        ("i5 _", "i5 i6 i7", "i5 i6", [0.99, 0.887]),
        ("i5 _", "i5 i7 i8", "i5 i7", [0.99, 0.497]),
        ("i5 _", "i5 i9 i4", "i5 i9", [0.99, 0.749]),
        # the next instrument begins at its 1
        ("i5 _", "i5 e1 i6", "i5 i6", [0.99, 0.898]),
        ("i5 _", "i5 e1 e2", "i5 e1", [0.99, 0.75]),
        ("i5 _", "i5 e1 i7", "i5 i7", [0.99, 0.495]),
        ("i5 _", "i5 e2 i4", "i5 i5", [0.872, 0.43]),
        ("i5 _", "i5 i4", "i5 i5", [0.712, 0.743]),
        # both neighbours together leave nothing else
        ("i5 _ i7", "i5 i6 i7 i8", "i5 i6 i7", [0.99, 0.99, 0.99]),
        ("_ i2", "i1 i2 i3", "i1 i2", [0.99, 0.99]),
        # a table begins with question 1, and where its frame has none, with any
        ("_", "i1 i2", "i1", [0.868]),
        ("_", "i2 i3", "i2", [0.499]),
        ("_ _", "i1 i2", "i1 i2", [0.99, 0.986]),
        ("_ _ _", "i2 i3 i4", "i2 i3 i4", [0.955, 0.954, 0.953]),
        # the count goes on behind a row that is no question
        ("i5 รวม _", "i5 i6 i7", "i5 - i6", [0.99, 1.0, 0.887]),
    ],
)
def test_empty_cell_is_as_sure_as_the_order_of_questions(
    raw: str, codes: str, expected: str, confidences: list[float]
) -> None:
    readings = resolve(raw, codes, wording="คำถาม")
    assert codes_of(readings) == expected
    assert [reading.confidence for reading in readings] == pytest.approx(confidences, abs=0.001)


@pytest.mark.parametrize(
    ("raw", "codes", "hint", "expected", "confidence", "is_guess"),
    [
        # the heading says which letter, but headings are copied with slips: a printed letter beats it
        ("2", "i2 e2", "EIT", "e2", 0.869, True),
        ("i2", "i2 e2", "EIT", "i2", 0.975, False),
        ("i2", "i2 e2", "IIT", "i2", 0.99, False),
        ("l2", "i2 o2", "OIT", "i2", 0.954, True),
        ("02", "i2 o2", "IIT", "o2", 0.954, True),
        ("02", "i2 o2", "OIT", "o2", 0.99, True),
        # an Arabic digit before Thai ones stands for a letter, before an Arabic one perhaps not
        ("1๒", "i2 i12", None, "i2", 0.921, True),
        ("1๒", "o2 o12", "OIT", "o12", 0.921, True),
        ("12", "i2 i12", "IIT", "i2", 0.542, True),
        ("12", "o2 o12", "OIT", "o12", 0.99, True),
        # a sign too much or another one
        ("i22", "i2 i3", None, "i2", 0.858, True),
        ("li2", "i2 i3", None, "i2", 0.858, True),
        ("i", "i2 i3", None, "i2", 0.462, True),
        ("x2", "i2 o2", None, "i2", 0.462, True),
        # no code
        ("รว", "i2 i3", None, "-", 0.956, False),
        ("abcdefgh", "i2 i3", None, "-", 1.0, False),
        ("abcdefghi", "i2 i3", None, "-", 0.833, False),
    ],
)
def test_cell_alone_in_its_column(
    raw: str, codes: str, hint: InstrumentName | None, expected: str, confidence: float, is_guess: bool
) -> None:
    (reading,) = resolve(raw, codes, hint)
    assert (reading.code or "-") == expected
    assert reading.confidence == pytest.approx(confidence, abs=0.001)
    assert (reading.note is not None) is is_guess


@pytest.mark.parametrize("pair", ["12", "37", "35", "89", "69", "45"])
@pytest.mark.parametrize("is_swapped", [False, True])
def test_digit_that_is_not_in_the_frame_is_rather_the_one_that_looks_like_it(pair: str, is_swapped: bool) -> None:
    printed, meant = reversed(pair) if is_swapped else pair
    other = "4" if meant in "6789" else "8"
    if meant == "1":  # a table begins with question 1 anyway
        printed, meant, other = "1", "2", "7"
    (reading,) = resolve(f"i{printed}", f"i{other} i{meant}")
    assert reading.code == f"i{meant}"
    assert reading.confidence == pytest.approx(0.711, abs=0.001)  # 1 to e^(-3.5 * 0.3), and to no question
    assert reading.note == f"'i{printed}' read as i{meant} from its place and wording"


@pytest.mark.parametrize(
    ("read", "codes", "code"),
    [
        *((sign, "i2 o2", "i2") for sign in "1l|!ไ"),
        *((sign, "i2 o2", "o2") for sign in "0qø"),
        *((sign, "i2 e2", "e2") for sign in "cๆ€"),
    ],
)
def test_sign_that_readers_take_for_a_letter_is_nearly_as_good(read: str, codes: str, code: str) -> None:
    (reading,) = resolve(f"{read}2", codes)
    assert reading.code == code
    assert reading.confidence >= 0.98


@pytest.mark.parametrize(
    ("raw", "codes", "expected", "confidences"),
    [
        ("i5 l4", "i4 i5", "i5 i4", [0.99, 0.768]),
        ("i5 i5", "i5 i6", "i5 i5", [0.99, 0.825]),
        ("i22 i3", "i2 i3 i4", "i2 i3", [0.948, 0.99]),
        ("i5 รวม i5", "i5 i6 i7", "i5 - i5", [0.99, 1.0, 0.804]),
        ("i5 รวม i7", "i5 i6 i7", "i5 - i7", [0.99, 0.999, 0.99]),
        ("รวม i5", "i5 i6 i7", "- i5", [1.0, 0.787]),
        ("i5 x6", "i5 o6 i9", "i5 -", [0.99, 0.886]),
    ],
)
def test_code_out_of_order_is_less_sure(raw: str, codes: str, expected: str, confidences: list[float]) -> None:
    readings = resolve(raw, codes)
    assert codes_of(readings) == expected
    assert [reading.confidence for reading in readings] == pytest.approx(confidences, abs=0.001)


def test_place_alone_is_a_guess_where_no_wording_supports_it() -> None:
    for raw in ("i5 _", "i5 รวม _"):
        *_, placed = resolve(raw, "i5 i6 i7")
        assert (placed.code, placed.confidence) == ("i6", 0.6)


def test_long_column_without_any_question_stays_without() -> None:
    readings = resolve("i5 " + "รวม " * 150 + "i6")
    assert codes_of(readings) == " ".join(["i5", *"-" * 150, "i6"])
    assert min(reading.confidence for reading in readings) >= 0.99


@pytest.mark.parametrize(
    ("cell", "text", "code", "confidence"),
    [
        ("_", ALPHABET, "i2", 0.99),
        ("_", "กขค งจฉ ชซฌญฎฏ", "i2", 0.99),
        ("_", ALPHABET[:7], "i2", 0.74),
        ("_", ALPHABET[:6], "i2", 0.586),
        ("_", ALPHABET[:5], "i2", 0.499),
        ("_", OTHER, "i3", 0.99),
        ("_", ALPHABET + OTHER, "i2", 0.5),
        ("_", "ฮฮฮฮ", "i2", 0.499),
        ("_", "กขฮงจฮชซฮญฎฮ", "i2", 0.499),
        # the wording may be that of another code than the one printed, and then it depends on how much of it is there
        ("i9", ALPHABET, "i2", 0.988),
        ("i3", ALPHABET, "i3", 0.841),
        ("i3", OTHER, "i3", 0.99),
        # a sentence in the cell leaves it to the wording
        ("ขั้นตอนการดำเนินงาน", ALPHABET, "i2", 0.896),
        ("ขั้นตอนการดำเนินงาน", "ฮฮฮฮ", None, 0.833),
    ],
)
def test_printed_question_decides_by_the_share_of_the_wording_that_it_holds(
    cell: str, text: str, code: str | None, confidence: float
) -> None:
    known = [KnownCode("i2", ALPHABET), KnownCode("i3", OTHER)]
    (reading,) = resolve_code_column(["" if cell == "_" else cell], [text], known)
    assert reading.code == code
    assert reading.confidence == pytest.approx(confidence, abs=0.001)


def test_year_without_questions_leaves_every_clear_cell_to_itself() -> None:
    readings = resolve("i1 i9 x e2 3", codes="", hint="EIT")
    assert [(r.code, r.confidence) for r in readings] == [
        ("i1", 0.9), ("i9", 0.9), (None, 0.0), ("e2", 0.99), ("e3", 0.75)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        ("I7 18 19 I10", "i7 i8 i9 i10"),
        ("I17 18 19 I20", "i17 i18 i19 i20"),
        ("I5 16 I7", "i5 i6 i7"),
        ("I14 I15 16 17", "i14 i15 i16 i17"),
        ("16 17 18", "i16 i17 i18"),
    ],
)
def test_number_without_its_letter_is_counted_by_its_neighbours_where_no_frame_helps(raw: str, codes: str) -> None:
    assert codes_of(resolve(raw, codes="", hint="IIT")) == codes


def test_number_that_neither_letter_nor_neighbours_settle_is_doubted() -> None:
    (_, reading) = resolve("i1 2", codes="", hint="EIT")
    assert (reading.code, reading.confidence) == ("e2", 0.6)
    assert reading.note and "i2 by its place" in reading.note

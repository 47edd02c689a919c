"""Tables of questions: which column holds the codes, whose questions they are, and garbled codes among clear ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.parsers.scores.question_rows import find_code_column
from prongsai.pipeline.model import Observation
from tests.score_makers import read_scores, score_grid, score_table

HEAD = "ข้อ | คำถาม | คะแนน"


def read(*parts: str) -> list[Observation]:
    """The readings of a table; lines without `|` stand above it."""
    headings = [part for part in parts if "|" not in part]
    return read_scores(*headings, score_table(*(part for part in parts if "|" in part)))[0]


def codes(*parts: str) -> list[str]:
    return [one.code for one in read(*parts)]


def column(head: str, *texts: str) -> list[str]:
    """The codes of a table whose first column is headed and filled so."""
    return codes(f"{head} | คำถาม | คะแนน", *(f"{text} | {'กขคงจฉช'[at]} | 8{at}.25" for at, text in enumerate(texts)))


@pytest.mark.parametrize(
    "printed",
    ["i3", "I 3", "i.3", "i-3", "i - 3", "I3.", "i3)", "i3:", "ข้อ i3", "ข้อที่ i3", "i๓", "l3", "!3", "i03"],
)  # fmt: skip
def test_code_in_every_writing(printed: str) -> None:
    assert column("ข้อ", "i2", printed, "i4") == ["i2", "i3", "i4"]


@pytest.mark.parametrize(
    ("head", "texts", "expected"),
    [
        ("รายการ", ["e1", "e2"], ["e1", "e2"]),
        ("รายการ", ["e1", "e2", "e3", "ก", "ข"], ["e1", "e2", "e3"]),
        ("รายการ", ["e1", "e2", "ก", "ข"], []),
        ("รายการ", ["i1", "i2", "l3", "l4"], ["i1", "i2", "i3", "i4"]),
        ("รายการ", ["i1", "l2", "l3", "l4"], []),
        ("รายการ", ["i1", "i2", "l3", "l4", "l5"], []),
        ("รายการ", ["e1", "e2", "e3", "e4", "ก", "ข", "ค"], []),
        ("รายการ", ["ดู i1", "ดู i2", "ดู i3"], []),
        ("ข้อ", ["i1", "i2", "3", "o1", "2"], ["i1", "i2", "i3", "o1", "o2"]),
        ("ข้อ", ["l1", "l2", "l3", "l4"], ["i1", "i2", "i3", "i4"]),
        ("รายการ", ["0๙", "0๘", "0๗"], ["o9", "o8", "o7"]),
        ("รายการ", ["l09", "l08", "l07"], []),  # no letter is clear, and the zero is no letter
        ("รายการ", ["100", "100", "100"], []),
        ("ข้อ", ["e1"], ["e1"]),
        ("รายการ", ["e1"], []),
        ("คะแนนเต็ม", ["100", "50", "100"], []),
    ],
)
def test_column_of_codes_looks_like_one(head: str, texts: list[str], expected: list[str]) -> None:
    """Three of five cells, and letters in half of them, or zeros and ones where letters were."""
    assert column(head, *texts) == expected


@pytest.mark.parametrize("head", ["ข้อคำถาม | คะแนน", "ประเด็นการประเมิน | คะแนน"])
def test_code_and_question_in_one_cell(head: str) -> None:
    seen = read(head, "E๑ เจ้าหน้าที่ให้บริการ ตามขั้นตอน | 80.25", "E๒. เจ้าหน้าที่ให้บริการเท่าเทียม | 81.25")
    assert [(one.code, one.value, one.raw_code) for one in seen] == [("e1", 80.25, "E1"), ("e2", 81.25, "E2.")]
    assert [one.name_text for one in seen] == ["E1 เจ้าหน้าที่ให้บริการ ตามขั้นตอน", "E2. เจ้าหน้าที่ให้บริการเท่าเทียม"]


def test_sentence_and_word_among_codes_are_no_questions() -> None:
    assert column("ข้อ", "i1", "ท่านเห็นว่าหน่วยงาน 3 แห่ง", "i2", "อื่น", "i3") == ["i1", "i2", "i3"]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("แบบวัด EIT", HEAD), ["e1", "e2", "e3"]),
        (("แบบวัด OIT", HEAD), ["o1", "o2", "o3"]),
        ((f"{HEAD} IIT",), ["i1", "i2", "i3"]),
        (("แบบวัด EIT", f"{HEAD} IIT"), ["e1", "e2", "e3"]),
    ],
)
def test_letters_lost_by_a_reader_are_those_of_the_instrument_named_above(
    parts: tuple[str, ...], expected: list[str]
) -> None:
    assert codes(*parts, "01 | ก | 80.25", "02 | ข | 81.25", "03 | ค | 82.25") == expected


@pytest.mark.parametrize("heading", ["คะแนน", "คะแนนถ่วงน้ำหนัก", "จำนวนผู้ตอบ", "คะแนนเต็ม"])
def test_numbers_that_look_like_codes_are_none_under_a_heading_of_numbers(heading: str) -> None:
    rows = ("1 การปฏิบัติหน้าที่ | 100 | 80.25", "2 การใช้งบประมาณ | 10 | 81.25", "3 การใช้อำนาจ | 11 | 82.25")
    seen = read(f"ตัวชี้วัด | {heading} | คะแนน ITA", *rows)
    assert list(dict.fromkeys(one.code for one in seen)) == ["indicator-1", "indicator-2", "indicator-3"]


FIRST, LAST = ("01 | ก | 80.25", "02 | ข | 81.25"), ("01 | ค | 82.25", "02 | ง | 83.25")


@pytest.mark.parametrize(
    "parts",
    [
        (f"เครื่องมือ | {HEAD}", f"IIT | {FIRST[0]}", f"^ | {FIRST[1]}", f"OIT | {LAST[0]}", f"^ | {LAST[1]}"),
        (HEAD, "แบบวัด IIT | < | <", *FIRST, "แบบวัด OIT | < | <", *LAST),
        (HEAD, "แบบวัด IIT | < | ", *FIRST, " | แบบวัด OIT | <", *LAST),
    ],
)
def test_instrument_beside_or_above_its_questions_says_whose_they_are(parts: tuple[str, ...]) -> None:
    assert codes(*parts) == ["i1", "i2", "o1", "o2"]


def test_clear_letter_beats_the_heading() -> None:
    assert codes("แบบวัด EIT", HEAD, "i1 | ก | 80.25", "i2 | ข | 81.25", "i3 | ค | 82.25") == ["i1", "i2", "i3"]


@pytest.mark.parametrize(("above", "code"), [("ประเด็นที่ 1 การใช้อำนาจ", "i8"), ("แบบวัด IIT", "i3")])
def test_clear_code_out_of_order_is_a_slip_but_in_a_table_of_an_issue(above: str, code: str) -> None:
    """A table of all questions counts them; one of an issue names those that it is about."""
    rows = (f"{printed} | ก | 8{at}.25" for at, printed in enumerate(("i1", "i2", "i8", "i4", "i5", "i6")))
    assert codes(above, HEAD, *rows) == ["i1", "i2", code, "i4", "i5", "i6"]


def test_code_beyond_the_last_question_is_none() -> None:
    assert column("ข้อ", "i1", "i2", "i99", "i3") == ["i1", "i2", "i3"]


def test_column_whose_cells_all_look_like_codes_beats_one_of_references() -> None:
    rows = zip(("o1", "o2", "o3", "ก", "ข"), ("e1", "e2", "e3", "e4", "e5"), "กขคงจ", strict=True)
    lines = (f"{reference} | {code} | {text} | 8{at}.25" for at, (reference, code, text) in enumerate(rows))
    assert codes("อ้างอิง | ข้อ | คำถาม | คะแนน", *lines) == ["e1", "e2", "e3", "e4", "e5"]


@pytest.mark.parametrize(("length", "is_named"), [(12, False), (13, True)])
def test_code_with_more_than_a_few_words_behind_it_names_its_question(length: int, is_named: bool) -> None:
    text = "i1 " + "น" * (length - 3)
    seen = read("ข้อคำถาม | คะแนน", f"{text} | 80.25", "i2 | 81.25")
    assert [(one.code, one.name_text or "") for one in seen] == [("i1", text if is_named else ""), ("i2", "")]


def test_column_of_one_number_is_no_column_of_codes() -> None:
    grid = score_grid("รายการ | คำถาม | คะแนน", "100 | ก | 80.25", "100 | ข | 81.25", "100 | ค | 82.25")
    assert find_code_column(grid) is None
    codes_in_it = score_grid("รายการ | คำถาม | คะแนน", "01 | ก | 80.25", "02 | ข | 81.25", "02 | ค | 82.25")
    assert find_code_column(codes_in_it) == 0


def test_question_that_names_an_instrument_does_not_change_whose_the_rows_are() -> None:
    assert codes("แบบวัด EIT", HEAD, "01 | แบบวัด IIT | 80.25", "02 | แบบวัด OIT | 81.25") == ["e1", "e2"]


@pytest.mark.parametrize(
    ("instrument", "letter", "garbled"), [("EIT", "e", "c8"), ("EIT", "e", "€8"), ("OIT", "o", "08")]
)
def test_code_whose_letter_is_guessed_does_not_beat_its_neighbours(instrument: str, letter: str, garbled: str) -> None:
    """Even in a table of an issue, where a clear code would."""
    printed = (f"{letter}1", f"{letter}2", garbled, f"{letter}4", f"{letter}5", f"{letter}6")
    rows = (f"{code} | {'กขคงจฉ'[at]} | 8{at}.25" for at, code in enumerate(printed))
    assert codes(f"ประเด็นที่ 1 {instrument}", HEAD, *rows) == [f"{letter}{number}" for number in range(1, 7)]


def test_clear_letter_speaks_for_the_rows_below_it() -> None:
    rows = ("i1 | ก | 80.25", "02 | ข | 81.25", "i3 | ค | 82.25")
    assert codes("แบบวัด EIT", HEAD, *rows) == ["i1", "i2", "i3"]


@pytest.mark.parametrize(("sureness", "sure_of_codes"), [(1.0, [0.99, 0.99, 0.99]), (0.97, [0.97, 0.5, 0.97])])
def test_code_of_a_picture_that_its_neighbours_count_otherwise_is_doubted(
    sureness: float, sure_of_codes: list[float]
) -> None:
    """In a table of one issue codes skip about, so i18 stays as read; but i8 is what a picture shows as i18."""
    table = score_table("ข้อ | คะแนน", "i7 | 81.25", "i18 | 82.25", "i9 | 83.25", method="ocr", confidence=sureness)
    seen = read_scores("ประเด็นที่ ๑ กระบวนการปฏิบัติงาน", table)[0]
    assert [(one.code, one.confidence) for one in seen] == list(zip(["i7", "i18", "i9"], sure_of_codes, strict=True))


def test_code_is_no_surer_than_the_picture_it_was_read_from() -> None:
    table = score_table("ข้อ | คะแนน", "i7 | 81.25", "i12 | 82.25", method="ocr", confidence=0.97)
    unsure = tuple(replace(cell, confidence=0.7) if cell.text == "i12" else cell for cell in table.cells)
    seen = read_scores("ประเด็นที่ ๑ กระบวนการปฏิบัติงาน", replace(table, cells=unsure))[0]
    assert [(one.code, one.confidence) for one in seen] == [("i7", 0.97), ("i12", 0.7)]


def found(head: str, *texts: str) -> int | None:
    """Where the codes stand in a table whose column in the middle is headed and filled so."""
    rows = (f"{'กขคงจฉช'[at]} | {text} | 8{at}.25" for at, text in enumerate(texts))
    return find_code_column(score_grid(f"รายการ | {head} | คะแนน", *rows))


@pytest.mark.parametrize(
    ("head", "texts", "is_found"),
    [
        ("อ้างอิง", ("i1", "i2", "i3"), True),
        ("อ้างอิง", ("0๑", "0๒", "0๓"), True),
        ("อ้างอิง", ("1๑๑", "1๑๒", "1๑๓"), True),
        ("อ้างอิง", ("ข้อ 0๑", "ข้อ 0๒", "ข้อ 0๓"), True),
        ("อ้างอิง", ("01", "l2", "l3"), True),
        # numbers that look like codes: what their digits are says nothing
        ("อ้างอิง", ("101", "115", "122"), False),
        ("อ้างอิง", ("๑๐๑", "๑๑๕", "๑๒๒"), False),
        ("จำนวนผู้ตอบ", ("101", "115", "122"), False),
        ("จำนวนผู้ตอบ (คน)", ("1๐๑", "1๑๕", "1๒๒"), False),
        ("ข้อ", ("101", "115", "122"), True),
        ("คะแนนถ่วงน้ำหนัก", ("01", "02", "03"), False),
        ("คะแนน", ("01", "02", "03"), False),
        ("ค่าเป้าหมาย", ("01", "02", "03"), False),
        ("คะแนน (30 คะแนน)", ("01", "02", "03"), False),
        ("ค่าเป้าหมาย", ("i1", "i2", "10", "11"), False),
        ("อ้างอิง", ("i1", "i2", "10", "11"), True),
        # half of the codes must differ, and more than half must look like one
        ("อ้างอิง", ("i1", "i1"), False),
        ("อ้างอิง", ("i1", "i1", "i2", "i2"), False),
        ("อ้างอิง", ("i1", "i1", "i2"), True),
        ("ข้อ", ("i1", "i1"), True),
        ("อ้างอิง", ("i1", "i2", "i3", "ก", "ข"), True),
        ("อ้างอิง", ("i1", "i2", "ก", "ข"), False),
        ("อ้างอิง", ("i1", "i2", "i3", "i4", "ก", "ข", "ค"), False),
        ("อ้างอิง", ("ดู i1", "ดู i2", "ดู i3"), False),
        ("อ้างอิง", ("i1", "i2", "ดู i3", "ดู i4"), False),
        ("อ้างอิง", ("i1", "", "i2"), True),
        ("อ้างอิง", ("i1", "~", "i2"), True),
        ("อ้างอิง", ("", "", ""), False),
        ("ข้อ", ("", "", ""), False),
    ],
)
def test_column_of_codes_is_told_from_other_columns(head: str, texts: tuple[str, ...], is_found: bool) -> None:
    assert found(head, *texts) == (1 if is_found else None)


def test_counts_of_people_are_no_codes_of_their_indicators() -> None:
    """A hundred and one who answered are not question 1, whose score would be that of the indicator."""
    names = ("1 การปฏิบัติหน้าที่", "2 การใช้งบประมาณ", "3 การใช้อำนาจ")
    rows = (f"{name} | 1{at}{at + 1} | 8{at}.25" for at, name in enumerate(names))
    assert codes("ตัวชี้วัด | จำนวนผู้ตอบ | คะแนน", *rows) == ["indicator-1", "indicator-2", "indicator-3"]


def test_column_that_looks_more_like_codes_is_the_one() -> None:
    rows = zip(("i1", "i2", "i3", "ก", "ข"), ("e1", "e2", "e3", "e4", "e5"), strict=True)
    lines = [f"{first} | {second} | 8{at}.25" for at, (first, second) in enumerate(rows)]
    assert find_code_column(score_grid("อ้างอิง | ดูที่ | คะแนน", *lines)) == 1
    swapped = (" | ".join((second, first, score)) for first, second, score in (line.split(" | ") for line in lines))
    assert find_code_column(score_grid("ดูที่ | อ้างอิง | คะแนน", *swapped)) == 0


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (("i1", "02", "03"), ["i1", "i2", "i3"]),
        (("i12", "13", "14"), ["i12", "i13", "i14"]),
        (("01", "02", "03"), ["e1", "e2", "e3"]),
        (("i0", "02", "03"), ["e2", "e3"]),  # no question has such a code
        (("i123", "02", "03"), ["e2", "e3"]),
    ],
)
def test_clear_letter_before_one_or_two_digits_says_whose_questions_follow(
    printed: tuple[str, ...], expected: list[str]
) -> None:
    rows = (f"{code} | ก | 8{at}.25" for at, code in enumerate(printed))
    assert codes("แบบวัด EIT", HEAD, *rows) == expected

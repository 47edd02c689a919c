"""Tables of questions without codes: the official texts say which question a row is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from prongsai.normalizers.values.codes import KnownCode
from prongsai.parsers.scores.question_texts import heads_questions, read_question_texts
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.frame.lookup import FrameCodes
from prongsai.pipeline.model import Instrument
from tests.score_makers import FRAME, read_scores, score_grid, score_table, scores_of, table_context

HEAD = "ที่ | ข้อคำถาม | คะแนน"


def texts(letter: str, year: int = 2568) -> dict[str, str]:
    return {one.code: one.text for one in FRAME.questions(year, None) if one.code[0] == letter and one.text}


def read(caption: str, *rows: str, head: str = HEAD) -> list[tuple[str, float | None]]:
    return scores_of(read_scores(caption, score_table(head, *rows))[0])


@pytest.mark.parametrize(("letter", "caption"), [("i", "แบบวัด IIT"), ("e", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก")])
def test_text_says_which_question(letter: str, caption: str) -> None:
    rows = [f"{n} | {text} | 8{n % 10}.15" for n, text in enumerate(texts(letter).values(), 1)]
    assert [code for code, _ in read(caption, *rows)] == list(texts(letter))


def test_running_number_says_nothing() -> None:
    known = texts("e")
    rows = [f"{n} | {known[code]} | 8{n}.15" for n, code in enumerate(("e5", "e6", "e8"), 1)]
    assert read("แบบวัด EIT", *rows) == [("e5", 81.15), ("e6", 82.15), ("e8", 83.15)]


def test_beginning_of_a_text_is_enough_among_others() -> None:
    known = texts("e")
    rows = [f"{known['e1']} | 81.15", f"{known['e2'][:30]} | 82.15", f"{known['e3']} | 83.15"]
    assert read("แบบวัด EIT", *rows, head="คำถาม | คะแนน") == [("e1", 81.15), ("e2", 82.15), ("e3", 83.15)]


def test_other_texts_are_no_questions() -> None:
    rows = ("1 | ท่านพึงพอใจต่อสถานที่จอดรถของสำนักงานเพียงใด | 81.15", "2 | ท่านได้รับความสะดวกจากป้ายบอกทางเพียงใด | 82.15")
    assert read("แบบสำรวจ", *rows) == []


def test_number_before_a_question_is_no_indicator() -> None:
    known = texts("e")
    rows = (f"4 | {known['e4']} | 81.15", "5 | ข้ออื่นที่ไม่อยู่ในแบบวัดของปีนี้ | 82.15", f"6 | {known['e6']} | 83.15")
    assert [code for code, _ in read("แบบวัด EIT", *rows)] == ["e4", "e6"]


LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
"""Each once, so that of a text of 22 of them, which has 20 threes, the first 14 keep 12."""
ONE, TWO, THREE = LETTERS[:22], LETTERS[19:], LETTERS[::-1][:22]
OTHER = "abcdefghijkl"


class Asked(FrameCodes):
    """A frame with questions of our own."""

    def __init__(self, *texts: str) -> None:
        super().__init__(load_frame())
        self._texts = texts

    def questions(self, year: int | None, instrument: Instrument | None) -> Sequence[KnownCode]:
        """All of the instrument that is asked for; e1, e2 … where none is."""
        letter = "e" if instrument is None else instrument[0].lower()
        return [KnownCode(f"{letter}{number}", text) for number, text in enumerate(self._texts, 1)]


def codes(
    *rows: str, asked: Sequence[str] = (ONE, TWO, THREE), head: str = "คะแนน", instrument: Instrument | None = None
) -> list[str | None]:
    """The code of each row of a table with these texts."""
    grid = score_grid(f"รายละเอียด | {head}", *(f"{row} | 80.25" for row in rows))
    found = read_question_texts(grid, table_context(instrument=instrument), Asked(*asked))
    return [found[row_no].code if row_no in found else None for row_no in range(len(rows))]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (TWO, "e2"),
        (f"ท่าน{TWO}{OTHER}", "e2"),
        (TWO[:14] + OTHER, "e2"),  # twelve of twenty threes
        (TWO[:13] + OTHER, None),
        (TWO[:5], None),  # a word or two, though all of it
        (OTHER, None),
    ],
)
def test_question_is_known_by_most_of_its_letters(text: str, code: str | None) -> None:
    assert codes(ONE, text, THREE) == ["e1", code, "e3"]


@pytest.mark.parametrize(
    ("text", "code"),
    [(LETTERS[20:], "e2"), (LETTERS[20:] + "a", "e2"), (LETTERS[20:40] + "ab", None), (LETTERS[20:] + OTHER, None)],
)
def test_beginning_of_a_longer_question_holds_hardly_anything_else(text: str, code: str | None) -> None:
    expected = ["e1", code] if code else [None, None]
    assert codes(ONE, text, asked=(ONE, LETTERS)) == expected


@pytest.mark.parametrize(("length", "code"), [(12, "e2"), (11, None)])
def test_word_or_two_are_no_question(length: int, code: str | None) -> None:
    assert codes(ONE, LETTERS[25:][:length], THREE, asked=(ONE, LETTERS[25:][:length], THREE)) == ["e1", code, "e3"]


@pytest.mark.parametrize("others", [(), (OTHER * 2,), (OTHER * 2, OTHER * 3)])
def test_one_question_among_other_texts_makes_no_table_of_questions(others: tuple[str, ...]) -> None:
    assert codes(ONE, *others) == [None] * (1 + len(others))
    assert codes(ONE, *others, TWO) == ["e1", *[None] * len(others), "e2"]


def test_text_that_several_questions_share_names_none() -> None:
    assert codes(ONE, TWO, THREE, asked=(ONE, TWO, TWO, TWO, THREE)) == ["e1", None, "e5"]
    assert codes(ONE, TWO, THREE, asked=(ONE, TWO, "", "", THREE)) == ["e1", "e2", "e5"]


def test_instrument_is_that_of_the_section_else_of_the_heading() -> None:
    assert codes(ONE, TWO) == ["e1", "e2"]
    assert codes(ONE, TWO, head="คะแนน IIT") == ["i1", "i2"]
    assert codes(ONE, TWO, instrument="OIT") == ["o1", "o2"]
    assert codes(ONE, TWO, head="คะแนน IIT", instrument="OIT") == ["o1", "o2"]


def test_questions_without_a_known_text_are_in_no_table() -> None:
    assert codes(ONE, TWO, asked=("", "")) == [None, None]
    assert codes(ONE, TWO, asked=()) == [None, None]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("คำถาม | คะแนน", True),
        ("ข้อคำถาม | คะแนน", True),
        ("คะแนน | รายการคำถาม", True),
        ("คะแนน | คะแนนข้อคำถาม", False),  # it heads the numbers
        ("ตัวชี้วัด | คะแนน", False),
        ("คำถาม | <", False),  # a title
    ],
)
def test_heading_over_texts_says_that_they_are_questions(head: str, expected: bool) -> None:
    column = (
        ("92.75 | ความเห็น", "88.10 | ความเห็น")
        if head.startswith("คะแนน | ร")
        else ("ความเห็น | 92.75", "ความเห็น | 88.10")
    )
    assert heads_questions(score_grid(head, *column)) is expected

"""Tables of questions without codes: the official texts say which question a row is."""

from __future__ import annotations

import pytest

from tests.score_makers import FRAME, read_scores, score_table, scores_of

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

"""Marks that are drawn apart from their letters."""

from prongsai.pipeline.model import Char
from prongsai.pipeline.paper.stray_marks import place_stray_marks
from tests.page_makers import make_chars

SARA_UU, MAI_THO = "\u0e39", "\u0e49"


def mark(text: str, x: float) -> Char:
    return Char(text, text, x, 98, x, 103, 100, 10, "F#1")


def texts(chars: list[Char]) -> str:
    return "".join(c.text for c in place_stray_marks(chars))


def test_marks_drawn_after_the_portion_go_back_in_the_order_of_writing() -> None:
    ra, tho, rest = make_chars("ร")[0], mark(MAI_THO, 105), make_chars("ของผ", 105)
    portion = [ra, tho, *rest, mark(SARA_UU, 105), mark(SARA_UU, 125), mark(MAI_THO, 125)]
    assert texts(portion) == f"ร{SARA_UU}{MAI_THO}ของผ{SARA_UU}{MAI_THO}"


def test_marks_in_their_place_are_left_alone() -> None:
    chars = [*make_chars("ผ"), mark(SARA_UU, 105), mark(MAI_THO, 105)]
    assert place_stray_marks(chars) == chars


def test_a_mark_without_a_letter_near_it_stays_where_the_stream_has_it() -> None:
    chars = [*make_chars("กข"), mark(SARA_UU, 300)]
    assert place_stray_marks(chars) == chars


def test_letters_of_another_line_take_no_mark() -> None:
    chars = [*make_chars("ก", 100, 300), *make_chars("ข", 200, 100), mark(SARA_UU, 105)]
    assert texts(chars) == f"กข{SARA_UU}"

"""What the places of glyphs say of blanks and marks."""

from __future__ import annotations

import pytest

from prongsai.pipeline.model import Char
from prongsai.pipeline.pages.glyphs.line import GlyphLine
from prongsai.pipeline.pages.glyphs.repairs import repair_glyphs
from tests.glyph_makers import make_glyphs, read_glyphs


def at(sign: str, x0: float, x1: float, y: float = 100.0, *, generated: bool = False, size: float = 10.0) -> Char:
    return Char(sign, sign, x0, y - 8, x1, y + 2, y, size, "F#1", generated)


@pytest.mark.parametrize(
    ("blank", "after_x0", "is_ghost"),
    [
        (at(" ", 10, 10), 10.0, True),
        (at(" ", 10, 10), 10.25, True),
        (at(" ", 10, 12.5), 12.5, None),
        (at(" ", 10.75, 12.5), 13.25, None),
        (at(" ", 10, 12.5), 13.4, False),
        (at(" ", 10.9, 12.5), 12.5, False),
        (at(" ", 10, 10, generated=True), 10.0, False),
    ],
    ids=["no-width", "kerned", "drawn", "drawn-loosely", "letter-apart", "blank-apart", "invented"],
)
def test_blank_is_a_ghost_by_its_advance(blank: Char, after_x0: float, is_ghost: bool | None) -> None:
    line = GlyphLine([at("\u0e08", 0, 10), blank, at("\u0e32", after_x0, after_x0 + 5)])
    assert line.is_ghost(1) is is_ghost


def test_drawn_blank_before_sara_aa_is_read_by_the_words_and_one_that_stands_apart_is_not() -> None:
    assert (
        read_glyphs(repair_glyphs(make_glyphs("\u0e08 \u0e32\u0e19\u0e27\u0e19")).chars)
        == "\u0e08\u0e33\u0e19\u0e27\u0e19"
    )
    apart = make_glyphs("\u0e08 ") + make_glyphs("\u0e32\u0e19\u0e27\u0e19", x=90)
    assert read_glyphs(repair_glyphs(apart).chars) == "\u0e08 \u0e32\u0e19\u0e27\u0e19"


@pytest.mark.parametrize(("dy", "is_one"), [(0.0, True), (3.0, True), (3.1, False), (-3.1, False)])
def test_line_is_left_at_three_tenths_of_the_size(dy: float, is_one: bool) -> None:
    line = GlyphLine([at("\u0e01", 0, 5), at("\u0e02", 5, 10, 100 + dy)])
    assert line.is_one_line(0, 1) is is_one


@pytest.mark.parametrize(("x0", "is_touching"), [(5.8, True), (4.2, True), (5.9, False), (4.1, False)])
def test_signs_touch_within_eight_hundredths(x0: float, is_touching: bool) -> None:
    assert GlyphLine([at("1", 0, 5), at("2", x0, x0 + 5)]).is_touching(0, 1) is is_touching


def test_invented_blank_is_inside_a_word_by_its_letter_or_the_pen_of_its_mark() -> None:
    letter, mark, blank = at("\u0e01", 0, 5), at("\u0e31", 6, 6), at(" ", 6, 6, generated=True)
    line = GlyphLine([letter, mark, blank, at("\u0e19", 6.5, 11)])
    assert line.is_inside_word(2, 0)
    assert not GlyphLine([letter, mark, blank, at("\u0e19", 7.0, 12)]).is_inside_word(2, 0)


@pytest.mark.parametrize(
    ("mark", "letter", "is_behind"),
    [
        (at("\u0e31", 5, 5), at("\u0e19", 5, 10), True),
        (at("\u0e31", 6.1, 6.1), at("\u0e19", 5, 10), True),
        (at("\u0e31", 6.3, 6.3), at("\u0e19", 5, 10), False),
        (at("\u0e31", 5, 7), at("\u0e19", 5, 10), False),
        (at("\u0e31", 5, 5), at("\u0e19", 5, 7), False),
        (at("\u0e31", 5, 5), at("\u0e19", 7, 12), False),
        (at("\u0e31", 10, 10), at("\u0e19", 5, 10), False),
    ],
    ids=["at-pen", "kerned", "too-far", "wide-mark", "narrow-letter", "letter-elsewhere", "at-its-own-letter"],
)
def test_bare_mark_is_drawn_behind_the_letter_that_its_pen_stood_at(mark: Char, letter: Char, is_behind: bool) -> None:
    line = GlyphLine([at("\u0e01", 0, 5), letter, mark])
    assert line.is_drawn_behind(2, 0) is is_behind


def test_second_reading_stands_wide_at_the_place_of_the_glyph_before() -> None:
    line = GlyphLine([at("\u200b", 0, 5), at("\u0e40", 0, 5), at("\u0e01", 5, 10), at("\u0e31", 5, 5)])
    assert [line.is_second_reading(i) for i in (1, 2, 3)] == [True, False, False]


def test_glyph_of_several_characters_keeps_those_that_no_step_meant() -> None:
    cluster = at("\u0e1b", 5, 10)._replace(text="\u0e1b ")
    mended = repair_glyphs([at("\u0e23", 0, 5), cluster, at("\u0e38", 10, 10)]).chars
    assert [char.text for char in mended] == ["\u0e23", "\u0e1b", "\u0e38"]


def test_marks_that_trade_places_take_the_boxes_of_what_they_now_read() -> None:
    ka, no, mark = at("\u0e01", 0, 5), at("\u0e19", 5, 10), at("\u0e31", 5, 5, size=10)
    mended = repair_glyphs([ka, no, mark, *make_glyphs(" \u0e32\u0e49", x=10)]).chars
    assert [(c.text, c.raw, c.x0, c.x1) for c in mended[1:3]] == [
        ("\u0e31", "\u0e19", 5, 5),
        ("\u0e19", "\u0e31", 5, 10),
    ]
    assert mended[1].steps == ("return-displaced-mark",)


def test_shadow_of_a_glyph_takes_no_room() -> None:
    # the soft hyphen and the letter before it are one glyph
    mended = repair_glyphs([at("\u0e01", 0, 5), at("\u0e01", 5, 10)._replace(text="\u00ad"), at("\u0e31", 5, 5)]).chars
    assert [(c.text, c.x1) for c in mended] == [("\u0e01", 5), ("", 5), ("\u0e31", 5)]

"""Glyphs to words, lines and the text of cells."""

from dataclasses import replace

from prongsai.pipeline.model import Char
from prongsai.pipeline.paper.words import chars_to_words, line_to_text, words_to_lines
from tests.page_makers import HEIGHT_PT, WIDTH_PT, make_chars, make_word


def to_text(chars: list[Char]) -> list[str]:
    return [line_to_text(line).strip() for line in words_to_lines(chars_to_words(chars, WIDTH_PT, HEIGHT_PT))]


def test_a_gap_ends_a_word() -> None:
    words = chars_to_words(make_chars("ผล IIT", 70) + make_chars("EIT", 103), WIDTH_PT, HEIGHT_PT)
    assert [w.text for w in words] == ["ผล", "IIT", "EIT"]
    assert [w.space_before for w in words] == [False, True, False]


def test_a_gap_is_a_blank_where_the_page_draws_none() -> None:
    assert to_text(make_chars("คะแนน", 100) + make_chars("รวม", 128)) == ["คะแนน รวม"]


def test_a_blank_with_room_is_kept() -> None:
    assert to_text(make_chars("คะแนน ITA")) == ["คะแนน ITA"]


def test_padding_blanks_do_not_cut_a_number() -> None:
    five, rest = make_chars("5", 100), make_chars("96,160.00", 105)
    padding = [Char(" ", " ", 103, 90, 108, 102, 100, 10, "F#1")]
    assert to_text(five + padding + rest) == ["596,160.00"]


def test_a_number_in_the_next_column_is_another_word() -> None:
    words = chars_to_words(make_chars("12.50", 100) + make_chars("85", 128), WIDTH_PT, HEIGHT_PT)
    assert [w.text for w in words] == ["12.50", "85"]


def test_marks_stay_behind_their_letter_whatever_their_place() -> None:
    chars = make_chars("กน")
    mark = Char("\u0e49", "\u0e49", 104.0, 85, 104.0, 95, 100, 10, "F#1")
    assert to_text([chars[0], mark, chars[1]]) == ["ก\u0e49น"]


def test_absorbed_glyphs_keep_their_raw_text() -> None:
    chars = make_chars("ทา")
    ghost = Char("", " ", 105, 90, 105, 102, 100, 10, "F#1")
    am = chars[1]._replace(text="\u0e33")
    (word,) = chars_to_words([chars[0], ghost, am], WIDTH_PT, HEIGHT_PT)
    assert (word.text, word.raw) == ("ทำ", "ท า")


def test_no_blank_is_invented_between_thai_letters() -> None:
    spread = [c._replace(x0=c.x0 + 3 * i, x1=c.x1 + 3 * i) for i, c in enumerate(make_chars("คุณธรรม ไทย"))]
    assert to_text(spread) == ["คุณธรรม ไทย"]


def test_latin_words_without_blank_glyphs_get_one() -> None:
    assert to_text(make_chars("Open", 100) + make_chars("Data", 123)) == ["Open Data"]


def test_invented_blanks_are_left_out() -> None:
    generated = Char(" ", " ", 105, 90, 105, 90, 100, 0, "", True)
    ka, na = make_chars("กน")
    assert to_text([ka, generated, na]) == ["กน"]


def test_superscripts_stay_on_their_line() -> None:
    lines = words_to_lines([make_word("2007", 100, 100), make_word("1", 121, 97, size=6)])
    assert len(lines) == 1


def test_words_of_a_line_are_sorted_and_lines_run_down() -> None:
    words = [make_word("c", 50, 130), make_word("b", 80, 100), make_word("a", 20, 101)]
    assert [[w.text for w in line] for line in words_to_lines(words)] == [["a", "b"], ["c"]]


def test_sideways_lines_are_read_along_their_text() -> None:
    sideways = [replace(make_word(t, 100, y), turn=3) for t, y in (("b", 80), ("a", 120))]
    assert [[w.text for w in line] for line in words_to_lines(sideways)] == [["a", "b"]]

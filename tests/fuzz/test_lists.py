"""Items of lists: nothing is added to the text, and what is left out is numbering."""

from __future__ import annotations

from hypothesis import strategies as st

from prongsai.normalizers.thai.lines import join_lines
from prongsai.normalizers.values.list_marks import find_marks
from prongsai.normalizers.values.lists import find_items, outer_items, take_number
from tests.fuzz.claims import assert_span, digits_of, is_inside, without_blanks
from tests.fuzz.strategies import texts
from tests.fuzz.target import fuzz

LIST_WORDS = (
    "๑.", "๒.", "3.", "(๑)", "(2)", "๑)", "๑.๑", "๑.๒)", "1.1.1", "ก.", "(ข)", "-", "–", "•", "*", "\uf0b7",
    "จัดทำคู่มือ", "สำนักปลัด", "กองคลัง", "มาตรา", "ไตรมาส", "ข้อ", "บาท", "\n", " ", "๙๖.๕๓", "๑๐.๐๐ น.",
)  # fmt: skip

lines = st.one_of(texts(*LIST_WORDS), st.lists(texts(*LIST_WORDS, max_pieces=4), max_size=5))


@fuzz(lines)
def test_items_hold_the_text_in_its_order_and_nothing_else(text):
    whole = text if isinstance(text, str) else "\n".join(text)
    items = find_items(text)
    assert is_inside(without_blanks("".join(item.text for item in items)), without_blanks(whole))
    for item in items:
        assert item.text == item.text.strip() != ""
        assert item.depth >= 0
        assert item.number is None or is_inside(str(item.number), digits_of(whole)) or item.number <= 8
    assert without_blanks("".join(item.text for item in outer_items(items))) == without_blanks(
        "".join(item.text for item in items)
    )


@fuzz(texts(*LIST_WORDS))
def test_marks_stand_in_the_text_in_order(text):
    marks = find_marks(text)
    for mark in marks:
        assert_span(mark.start, mark.end, text)
        assert all(number > 0 for number in mark.path)
    assert [mark.start for mark in marks] == sorted(mark.start for mark in marks)


@fuzz(texts(*LIST_WORDS, max_pieces=5))
def test_number_taken_off_a_text_is_printed_before_the_rest(text):
    number, rest = take_number(text)
    if number is None:
        assert rest == text.strip()
    else:
        assert is_inside(str(number), digits_of(text))
        assert text.strip().endswith(rest)


@fuzz(st.lists(texts(*LIST_WORDS, max_pieces=4), max_size=6))
def test_joined_lines_hold_every_letter_once(parts):
    assert without_blanks(join_lines(parts)) == without_blanks("".join(parts))

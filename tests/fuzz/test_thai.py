"""Repair of broken Thai: twice equals once, the steps replay, and digits stay."""

from __future__ import annotations

from hypothesis import strategies as st

from prongsai.normalizers.thai.letters import count_misplaced_marks, count_thai
from prongsai.normalizers.thai.repair import repair_text, replay
from prongsai.normalizers.thai.words import count_letters, count_outside_words, measure_word_share
from tests.fuzz.claims import digits_of
from tests.fuzz.strategies import INVISIBLE, PRIVATE_USE, texts
from tests.fuzz.target import fuzz

BROKEN = (
    "\u0e19\u0e4d\u0e32", "\u0e19\u0e32\u0e4d", "\u0e19\u0e4d\u0e49\u0e32", "\u0e19\u0e33\u0e49",
    "\u0e04\u0e33\u0e32", "\u0e08 \u0e32\u0e19\u0e27\u0e19", "\u0e17\u0e48\u0e35",
    "\u0e40\u0e40\u0e25\u0e30", "\u0e04\u0e23 \u0e39", "(cid:201)", "(cid:349)", "\u0e08\ufffd\u0e32",
    "\u0e01\u0e33\u0e23\u0e07\u0e33\u0e19", "\u0e1b\u0e23\u0e30\u0e08 \u0e32\u0e1b\u0e35", "\uf70b",
    "\uf0fe", "\u0e2a\u0e34\u0e34\u0e48\u0e07", "\u0e1e\u0e48\u0e38", "\u0e1e\u0e38\u0e3a", "๒๕๖๖", "92.75",
)  # fmt: skip
SIGNS = st.text(
    "\u0e01\u0e19\u0e32\u0e33\u0e4d\u0e48\u0e49\u0e34\u0e38\u0e3a\u0e4c\u0e40 " + INVISIBLE + PRIVATE_USE, max_size=14
)

broken_texts = st.one_of(texts(*BROKEN), SIGNS)


@fuzz(broken_texts, share=3)
def test_repairing_twice_is_repairing_once(text):
    once = repair_text(text)
    assert once.raw == text
    assert repair_text(once.text).text == once.text
    assert replay(once.raw, once.steps) == once.text


@fuzz(broken_texts)
def test_repair_touches_no_digit(text):
    # the number of a glyph in `(cid:201)` is a name and no number
    plain = text.replace("(cid:", "")
    assert digits_of(repair_text(plain).text) == digits_of(plain)


@fuzz(texts(*BROKEN))
def test_counts_of_letters_and_words_are_within_the_text(text):
    misplaced, marks = count_misplaced_marks(text)
    assert 0 <= misplaced <= marks <= len(text)
    assert 0 <= count_outside_words(text) <= count_letters(text) <= len(text)
    assert count_thai(text) <= len(text)
    assert 0 <= measure_word_share(text) <= 1

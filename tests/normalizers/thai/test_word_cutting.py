"""Cutting into words leaves as few letters outside as can be, where pythainlp's own leaves more."""

from __future__ import annotations

import re

import pytest
from pythainlp.tokenize import word_tokenize
from pythainlp.util import dict_trie

from prongsai.normalizers.thai.letters import THAI_WORD
from prongsai.normalizers.thai.words import count_outside_words, cut_words, read_words
from tests.corpus.variants import list_reports


def left_by_newmm(runs: list[str]) -> list[int]:
    words, trie = read_words(), dict_trie(read_words())
    return [
        sum(len(word) for word in word_tokenize(run, custom_dict=trie, engine="newmm") if word not in words)
        for run in runs
    ]


@pytest.fixture(scope="module")
def runs() -> list[str]:
    """Runs of Thai letters as dumps print them."""
    texts = [path.read_text(encoding="utf-8") for path in list_reports("tuned") if path.suffix == ".txt"]
    found = {run for text in texts for run in re.findall(f"[{THAI_WORD}]{{7,60}}", text)}
    return sorted(found)[::5]


def test_nothing_cuts_sound_text_with_fewer_letters_outside(runs: list[str]) -> None:
    assert len(runs) > 50
    assert all(ours <= theirs for ours, theirs in zip(map(count_outside_words, runs), left_by_newmm(runs), strict=True))


def test_of_broken_words_more_is_still_known(runs: list[str]) -> None:
    """A letter is lost in the middle of each: the words around it stay words."""
    broken = [run[: len(run) // 2] + run[len(run) // 2 + 1 :] for run in runs]
    ours, theirs = [count_outside_words(run) for run in broken], left_by_newmm(broken)
    assert all(mine <= other for mine, other in zip(ours, theirs, strict=True))
    assert sum(ours) < 0.9 * sum(theirs)


def test_pieces_are_the_run_and_what_is_outside_words_is_what_is_counted(runs: list[str]) -> None:
    for run in runs:
        pieces = list(cut_words(run, frozenset()))
        assert "".join(piece for piece, _ in pieces) == run
        assert sum(len(piece) for piece, is_word in pieces if not is_word) == count_outside_words(run)

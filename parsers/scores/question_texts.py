"""Questions that a table prints without their codes: known by their official texts, in the order of the questionnaire.

A running number beside them counts the rows of the table, which may begin at any question, so it says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.normalizers.values.code_columns import resolve_code_column, share_of_wording
from prongsai.normalizers.values.codes import KnownCode
from prongsai.normalizers.values.instruments import read_instrument
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.columns import ScoreGrid
from prongsai.parsers.scores.context import RowLabel, TableContext, title_of_row
from prongsai.parsers.scores.frame_codes import FrameLookup

_WORDS = load_vocabulary("indicator_words").alternation
_HEADS_QUESTIONS = re.compile(_WORDS("asked"))
_SHORTEST_QUESTION = 12
"""Characters of a row's text: a word or two are a code, a total or a heading."""
_SAME_QUESTION = 0.6
"""Share of an official text's letters, in threes, that a row must print: two questions share less."""
_BEGINNING = 0.95
"""Share of a row's letters that an official text must have for the row to be what a body left of it."""
_FEWEST = 2
"""A table of questions has several; one alone may be a sentence that speaks of it."""
_MOST_DOUBTFUL = 0.5
"""Confidence of a row's code below which nothing is said of it."""


def heads_questions(grid: ScoreGrid) -> bool:
    """True where a heading says that the rows are questions, so that a number before their text is no indicator's."""
    return any(column.share_of_scores < 1 and _HEADS_QUESTIONS.search(column.own_heading) for column in grid.columns)


def read_question_texts(grid: ScoreGrid, context: TableContext, frame: FrameLookup) -> dict[int, RowLabel]:
    """Row number -> code, for rows that print a question's official text; none where the table is no such list."""
    instrument = context.instrument or read_instrument(grid.heading_text)
    known = [one for one in frame.questions(context.year, instrument) if one.text]
    texts = {
        row_no: text
        for row_no, row in enumerate(grid.rows)
        if len(text := title_of_row(row, grid)) >= _SHORTEST_QUESTION
    }
    like = {row_no: text for row_no, text in texts.items() if _is_one_of(text, known)}
    if len(like) < _FEWEST:
        return {}
    readings = resolve_code_column([""] * len(like), list(like.values()), known, instrument)
    by_code = {one.code: one.text for one in known}
    return {
        row_no: RowLabel(reading.code, text, reading.confidence)
        for (row_no, text), reading in zip(like.items(), readings, strict=True)
        if reading.code is not None and reading.confidence >= _MOST_DOUBTFUL and _is_worded(text, by_code[reading.code])
    }


def _is_one_of(text: str, known: Sequence[KnownCode]) -> bool:
    return any(_is_worded(text, one.text) for one in known)


def _is_worded(text: str, wording: str) -> bool:
    """True where a row prints a question in full, or its beginning and no more."""
    return share_of_wording(text, wording) >= _SAME_QUESTION or share_of_wording(wording, text) >= _BEGINNING

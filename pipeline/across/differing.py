"""Scores of one body, year and code that two documents give differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from prongsai.normalizers.printed_numbers import FLOAT_SLACK
from prongsai.pipeline.across.notes import Doubt, Note
from prongsai.pipeline.across.sheets import Sheet, Summed

_NAMED = 3
"""So many codes are named with both values where more differ: they fit a line."""
_OF_ALL = 20
"""Documents of one body and year that are compared each with each; more are compared with the first so many."""


def find_differing(documents: Sequence[Summed]) -> Iterator[Note]:
    """A note on both documents for each two that differ, naming the other one.

    Values that differ by rounding alone agree. Which of two is right no document can say: both keep their status, and
    bear the doubt in `basis`.
    """
    by_key: dict[tuple[str, int], list[Sheet]] = defaultdict(list)
    for document in documents:
        for sheet in document.sheets:
            by_key[sheet.body, sheet.year].append(sheet)
    for sheets in by_key.values():
        first = sheets[:_OF_ALL]
        pairs = [*combinations(first, 2), *((one, later) for later in sheets[_OF_ALL:] for one in first)]
        for one, other in pairs:
            differing = _differing_codes(one, other)
            if differing:
                yield _note(one, other, differing, documents)
                yield _note(other, one, differing, documents)


def _differing_codes(one: Sheet, other: Sheet) -> list[str]:
    if one.codes == other.codes and one.values == other.values:
        return []  # the same report again, as most of those of one body and year are
    differing = []
    for at, code in enumerate(one.codes):
        there = other.find(code)
        if there is None:
            continue
        slack = one.slacks[at] + other.slacks[there] + FLOAT_SLACK
        if abs(one.values[at] - other.values[there]) > slack:
            differing.append(code)
    return differing


def _note(sheet: Sheet, other: Sheet, codes: Sequence[str], documents: Sequence[Summed]) -> Note:
    there = documents[other.document].name
    pairs = ", ".join(
        f"{code} {_value(sheet, code):.2f} and there {_value(other, code):.2f}" for code in codes[:_NAMED]
    )
    more = f" and {len(codes) - _NAMED} more" if len(codes) > _NAMED else ""
    message = f"the scores of {sheet.year} differ from those in {there}: here {pairs}{more}"
    doubts = []
    for code in codes:
        basis = f"doubt: {_value(other, code):.2f} in {there}"
        doubts.append(Doubt(sheet.body, sheet.year, frozenset([code]), basis))
    raw = f"{_value(sheet, codes[0]):.2f}"
    return Note(sheet.document, "score-differs-between-documents", "warning", message, codes[0], raw, tuple(doubts))


def _value(sheet: Sheet, code: str) -> float:
    return sheet.values[sheet.codes.index(code)]

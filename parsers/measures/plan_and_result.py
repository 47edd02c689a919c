"""A table of plans and a table of results that list the same measures -> each measure once, with what both say."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from prongsai.parsers.headers import MeasureField, heading_key
from prongsai.parsers.measures.drafts import MeasureDraft

_SAME = 92.0
"""Similarity in per cent from which two texts are one measure: a letter in twelve may be
misread."""


def join_plans_and_results(drafts: Sequence[MeasureDraft]) -> list[MeasureDraft]:
    """The measures, those of a later table that an earlier one lists too given to the earlier.

    Two are joined only where they stand in different tables under the same group, bear the same text and no different
    numbers, and nothing that one says contradicts the other: a list printed for two years stays two.
    """
    kept: list[MeasureDraft] = []
    for draft in drafts:
        first = next((one for one in kept if _is_same(one, draft)), None)
        if first is None:
            kept.append(draft)
        else:
            _join(first, draft)
    return kept


def _is_same(first: MeasureDraft, later: MeasureDraft) -> bool:
    tables = first.provenance.table_no, later.provenance.table_no
    if None in tables or tables[0] == tables[1]:
        return False
    if (first.issue_no, first.issue, first.instrument) != (later.issue_no, later.issue, later.instrument):
        return False
    if first.number is not None and later.number is not None and first.number != later.number:
        return False
    texts = (_text(first, "measure"), _text(later, "measure"))
    if not all(texts) or fuzz.ratio(*texts) < _SAME:
        return False
    both = (set(first.pieces) & set(later.pieces)) - {"measure"}
    adds = set(later.pieces) - set(first.pieces)
    return bool(adds) and all(_text(first, name) == _text(later, name) for name in both)


def _text(draft: MeasureDraft, name: MeasureField) -> str:
    return heading_key("".join(draft.lines(name)))


def _join(first: MeasureDraft, later: MeasureDraft) -> None:
    for name, pieces in later.pieces.items():
        if name not in first.pieces:
            first.pieces[name] = pieces
    first.shared |= {name for name in later.shared if name in later.pieces}
    first.status = first.status or later.status
    first.calendar.extend(label for label in later.calendar if label not in first.calendar)
    first.pages |= later.pages
    first.confidence = min(first.confidence, later.confidence)

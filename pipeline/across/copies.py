"""Reports that give what another body's, or another year's, report gives, and reports that were given twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from prongsai.pipeline.across.notes import Doubt, Note
from prongsai.pipeline.across.sheets import Sheet, Summed, telling

_Keys = npt.NDArray[np.uint64]
_Owners = npt.NDArray[np.int64]

FEWEST_SCORES = 4
"""Telling scores that must be the same: a score has some 2,000 usual values, so that not two reports of the country's
7,852 bodies share four by chance."""
_SHARE = 0.5
"""Of the telling scores that both give: a table copied in part is told, single scores that agree are not."""
FEWEST_MEASURES = 4
"""Measures with their results that must be the same: single ones come from handbooks that all bodies copy. Of the
92 reports of the corpus, whose measures are drawn from one list, ten and more share four, none four in five of both."""
_SHARE_OF_MEASURES = 0.8
"""Of the measures of both documents: where a fifth is new, somebody has worked on the report."""
_FEWEST_IN_ALL = 3
"""Scores, or measures, of a document that is told to be another's twin: fewer agree by chance."""


def find_copies(documents: Sequence[Summed]) -> Iterator[Note]:
    """A note on both documents for each two that share scores or measures under two bodies or two years."""
    sheets = [sheet for document in documents for sheet in document.sheets]
    for at_one, at_other in _sharing(*_neighbours(sheets)):
        one, other = sheets[at_one], sheets[at_other]
        if one.document == other.document or (one.body, one.year) == (other.body, other.year):
            continue
        same, asked = _same_scores(one, other)
        if len([code for code in same if code in asked]) >= max(FEWEST_SCORES, _SHARE * len(asked)):
            yield _copied_scores(one, other, same, documents)
            yield _copied_scores(other, one, same, documents)
    for at_one, at_other in _sharing(*_measures(documents)):
        first, second = documents[at_one], documents[at_other]
        if (first.body, first.year) == (second.body, second.year) or None in (first.body, second.body):
            continue
        shared = len(set(first.measures) & set(second.measures))
        if shared >= max(FEWEST_MEASURES, _SHARE_OF_MEASURES * max(len(first.measures), len(second.measures))):
            yield _copied_measures(at_one, second, shared, len(first.measures))
            yield _copied_measures(at_other, first, shared, len(second.measures))


def find_repeated(documents: Sequence[Summed]) -> Iterator[Note]:
    """A note on each document whose scores and measures another one gives all alike: the same report in two files."""
    first_with: dict[object, int] = {}
    for at, document in enumerate(documents):
        n_scores = sum(len(sheet.codes) for sheet in document.sheets)
        if max(n_scores, len(document.measures)) < _FEWEST_IN_ALL:
            continue
        content = (
            document.body,
            document.year,
            tuple((sheet.body, sheet.year, sheet.codes, sheet.values.tobytes()) for sheet in document.sheets),
            document.measures.tobytes(),
        )
        known = first_with.setdefault(content, at)
        if known != at:
            message = f"it gives the same scores and measures as {documents[known].name}"
            yield Note(at, "report-repeated", "info", message)


def _neighbours(sheets: Sequence[Sheet]) -> tuple[_Keys, _Owners]:
    """A key of each two telling scores that follow on each other, and the position of the sheet that it is of.

    Two that share one need not be alike, and are looked at: keys hold the last 16 bits of a code's number and of
    hundredths, so that they fit into one number.
    """
    numbers: dict[str, int] = {}
    of_codes: dict[tuple[str, ...], npt.NDArray[np.uint64]] = {}
    for sheet in sheets:
        if sheet.codes not in of_codes:
            of_codes[sheet.codes] = np.array(
                [numbers.setdefault(code, len(numbers)) for code in sheet.codes], dtype=np.uint64
            )
    owners = np.repeat(np.arange(len(sheets)), [len(sheet.codes) for sheet in sheets])
    values = _joined([np.frombuffer(sheet.values) for sheet in sheets], np.float64)
    codes = _joined([of_codes[sheet.codes] for sheet in sheets], np.uint64)
    told = telling(values)
    owners, codes = owners[told], codes[told]
    hundredths = np.rint(100 * values[told]).astype(np.int64).astype(np.uint64)
    halves = ((codes & _KEPT) << _BITS) | (hundredths & _KEPT)
    follows = owners[1:] == owners[:-1]
    keys: _Keys = ((halves[:-1] << (2 * _BITS)) | halves[1:])[follows]
    return keys, owners[1:][follows]


_BITS = np.uint64(16)
"""A quarter of a key: hundredths up to 655, and more codes than all schemes have."""
_KEPT = np.uint64((1 << 16) - 1)


def _measures(documents: Sequence[Summed]) -> tuple[_Keys, _Owners]:
    """The digests of all measures, and the position of the document that each is of."""
    owners = np.repeat(np.arange(len(documents)), [len(document.measures) for document in documents])
    return _joined([np.frombuffer(one.measures, dtype=np.uint64) for one in documents], np.uint64), owners


def _joined(parts: Sequence[npt.NDArray[Any]], kind: type[np.generic]) -> npt.NDArray[Any]:
    return np.concatenate(parts) if parts else np.empty(0, dtype=kind)


def _sharing(keys: _Keys, owners: _Owners) -> list[tuple[int, int]]:
    """Positions of two that have a key in common, each pair once: every one with the first and the last that had it.

    Of a hundred copies of one report not each is compared with each: every one is told, with the first of them.
    """
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    pairs: set[tuple[int, int]] = set()
    for start, end in _runs(keys):
        first = int(owners[start])
        for before, at in zip(owners[start:end], owners[start + 1 : end], strict=False):
            pairs |= {(int(before), int(at)), (first, int(at))}
    return sorted((one, other) for one, other in pairs if one != other)


def _runs(values: _Keys) -> Iterator[tuple[int, int]]:
    """First and behind-last position of each value that occurs twice at least, in sorted values."""
    if not values.size:
        return
    starts = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))
    ends = np.append(starts[1:], values.size)
    for start, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
        yield int(start), int(end)


def _same_scores(one: Sheet, other: Sheet) -> tuple[list[str], set[str]]:
    """The codes that both give alike, and the telling ones of those that both give."""
    there = dict(zip(other.codes, other.values, strict=True))
    told = telling(np.frombuffer(one.values))
    shared = [at for at, code in enumerate(one.codes) if code in there]
    asked = [at for at in shared if told[at] or abs(there[one.codes[at]] - round(there[one.codes[at]])) > _SAME]
    same = [one.codes[at] for at in shared if abs(one.values[at] - there[one.codes[at]]) < _SAME]
    return same, {one.codes[at] for at in asked}


_SAME = 0.004
"""Values have two decimals: what is nearer is the same."""


def _copied_scores(sheet: Sheet, other: Sheet, same: Sequence[str], documents: Sequence[Summed]) -> Note:
    there = documents[other.document].name
    whose = f"{other.body} in {other.year}" if other.body != sheet.body else f"the same body in {other.year}"
    message = (
        f"{len(same)} of {len(sheet.codes)} scores of {sheet.year} are those of {whose}, in {there}: "
        f"one of the two is copied"
    )
    basis = f"doubt: the same as of {whose}, in {there}"
    doubt = Doubt(sheet.body, sheet.year, frozenset(same), basis)
    return Note(sheet.document, "report-copied", "warning", message, same[0], None, (doubt,))


def _copied_measures(at: int, other: Summed, shared: int, of: int) -> Note:
    message = (
        f"{shared} of {of} measures with their results are those of {other.body} in {other.year}, in {other.name}: "
        f"one of the two is copied"
    )
    return Note(at, "report-copied", "warning", message, "measures")

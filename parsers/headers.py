"""The printed wording of a heading -> the field that it stands for.

The wordings lie in `data/language/`: whole headings in one table, telling words in another. A heading is compared
without blanks and punctuation, first letter for letter, then allowing for the letters that a recogniser confuses, then
by the telling words that it holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast, get_args

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from prongsai.normalizers.vocabulary import Vocabulary, load_vocabulary
from prongsai.pipeline.errors import ReferenceDataError

MeasureField = Literal[
    "number", "issue", "instrument", "measure", "steps", "responsible", "period", "results", "outcomes",
    "monitoring", "plan", "budget", "kpi", "calendar", "done", "in_progress", "not_done", "status", "score", "ignored",
]  # fmt: skip
MatchKind = Literal["whole", "weak", "part", "last"]

_TABLES = ("measure_headings", "measure_heading_parts")
# Thai vowels and marks are no word characters to a regular expression
_NO_LETTERS = re.compile("(?:[^\\w\u0e31-\u0e4e]|_)+")
_ALIKE = 84.0
"""Similarity in percent from which a whole heading counts as a wording: two letters of twelve may be misread."""
_ALIKE_PART = 88.0
"""Per cent. One letter in eight may be misread in a part of a heading. Measured: 44.0 to 132.0 give the same rows of 9
reports."""
_LONGEST = 90
"""Letters; what is longer is a sentence and no heading."""
_LONGEST_PHRASE = 60
"""Letters of a heading that a word of it may tell: the longest of the samples has 55, and sentences hold any word."""
_LONG_LABEL = 14
"""Characters. Beyond it a heading is a phrase, and one word in it does not say what it heads. Measured: 7 to 21 give
the same rows of 10 reports."""
_HEAD = 2
"""Letters with which a misread part of a heading must begin: `ผล…` is what came of it, `…ดการปฏิบัติ` is not."""
_SHORTEST_FUZZY = 5
"""A shorter heading has too few letters to tell a misreading from another word."""


@dataclass(frozen=True, slots=True)
class HeadingWording:
    """One line of the layout table: `otherwise` is the field meant where another column has a better claim."""

    field: MeasureField
    match: MatchKind
    key: str
    otherwise: MeasureField | None


@dataclass(frozen=True, slots=True)
class Heading:
    """What a printed heading stands for; `strength` is 0 to 100, less for weak and misread wordings."""

    field: MeasureField
    strength: float
    otherwise: MeasureField | None = None


def heading_key(text: str) -> str:
    """Letters, Thai marks and digits only, so that blanks, line ends and punctuation do not count."""
    return _NO_LETTERS.sub("", text.replace("\u0e4d\u0e32", "\u0e33"))


@lru_cache(maxsize=1)
def measure_wordings() -> tuple[HeadingWording, ...]:
    """The wordings of the headings over measures, read and checked once; errors as in `build_wordings`."""
    tables = (load_vocabulary(name, "match", "otherwise", "reason") for name in _TABLES)
    return tuple(wording for table in tables for wording in build_wordings(table))


def build_wordings(table: Vocabulary) -> tuple[HeadingWording, ...]:
    """Turn a table of headings into wordings.

    Raises:
        ReferenceDataError: a field or kind of match is unknown, or two rows are one wording but for punctuation.
    """
    wordings: dict[str, HeadingWording] = {}
    for row in table.wordings:
        place, kind, otherwise = f"data/language/{table.name}.csv", row.more["match"], row.more["otherwise"]
        for name, known in ((row.means, MeasureField), (kind, MatchKind), (otherwise or row.means, MeasureField)):
            if name not in get_args(known):
                raise ReferenceDataError(f"{place}: {name!r} in the line of {row.text!r}")
        key = heading_key(row.text)
        if key in wordings:
            raise ReferenceDataError(f"{place}: {row.text!r} stands there twice")
        second = cast(MeasureField, otherwise) if otherwise else None
        wordings[key] = HeadingWording(cast(MeasureField, row.means), cast(MatchKind, kind), key, second)
    return tuple(wordings.values())


def pick_heading(text: str) -> Heading | None:
    """The field that a printed heading stands for; None where it is no known heading.

    >>> pick_heading("ผู้รับ\\nผิดชอบ").field
    'responsible'
    >>> pick_heading("วิธกีารดำเนนิการ").field
    'steps'
    """
    key = heading_key(text)
    if not key or len(key) > _LONGEST:
        return None
    return _pick_by_key(key)


def pick_label(text: str) -> Heading | None:
    """As `pick_heading`, but only for text that is a wording as a whole: in prose a telling word proves nothing.

    Of a short label one letter at most may be misread: `ลดขั้นตอน` is something to do, not the label `ขั้นตอน`.
    """
    key = heading_key(text) if len(text) <= 2 * _LONGEST else ""
    if not key or len(key) > _LONGEST:
        return None
    heading = _pick_whole(key)
    if heading is None or len(key) >= _LONG_LABEL:
        return heading
    nearest = (Levenshtein.distance(key, wording.key, score_cutoff=1) for wording in measure_wordings())
    return heading if min(nearest) <= 1 else None


@lru_cache(maxsize=4096)
def _pick_by_key(key: str) -> Heading | None:
    return _pick_whole(key) or _pick_part(key)


@lru_cache(maxsize=4096)
def _pick_whole(key: str) -> Heading | None:
    known = {wording.key: wording for wording in measure_wordings() if wording.match in ("whole", "weak")}
    if key in known:
        wording = known[key]
        return Heading(wording.field, 100.0 if wording.match == "whole" else 70.0, wording.otherwise)
    if len(key) < _SHORTEST_FUZZY:
        return None
    best = process.extractOne(key, list(known), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if best is None:
        return None
    wording = known[best[0]]
    return Heading(wording.field, best[1] if wording.match == "whole" else best[1] * 0.7, wording.otherwise)


def _pick_part(key: str) -> Heading | None:
    """By telling words: the one that stands first decides, `last` ones only where there is no other."""
    found: list[tuple[bool, int, int, HeadingWording]] = []
    if len(key) > _LONGEST_PHRASE:
        return None
    for wording in measure_wordings():
        if wording.match not in ("part", "last"):
            continue
        at = key.find(wording.key)
        if at < 0 and len(wording.key) >= _SHORTEST_FUZZY and len(key) >= len(wording.key):
            alignment = fuzz.partial_ratio_alignment(wording.key, key, score_cutoff=_ALIKE_PART)
            is_same_head = alignment is not None and key.startswith(wording.key[:_HEAD], alignment.dest_start)
            at = alignment.dest_start if alignment is not None and is_same_head else -1
        if at >= 0:
            found.append((wording.match == "last", at, -len(wording.key), wording))
    if any(is_last and at == 0 for is_last, at, _, _ in found):
        # what a Thai phrase is about stands first: `แนวทางยกระดับคะแนน` heads no scores
        found = [one for one in found if one[3].field != "score" or one[1] == 0]
    if not found:
        return None
    wording = min(found, key=lambda one: one[:3])[3]
    return Heading(wording.field, 60.0 if wording.match == "part" else 40.0, wording.otherwise)

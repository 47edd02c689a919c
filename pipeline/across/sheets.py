"""The rows of a run's documents in the little room that a comparison of all of them may take.

A document is kept as one sheet for each body and year that it gives scores of, and as the digests of its measures: some
600 bytes a document, so that those of ten thousand fit beside everything else.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any

from prongsai.normalizers.printed_numbers import count_decimals
from prongsai.pipeline.emit.spill import DocumentTables

COMPARED = ("verified", "repaired", "corrected", "read")
"""The statuses of scores that may speak against another document; the others are doubted as it is."""

_SCORE_COLUMNS = [
    *("unit_id", "unit_type", "unit_name", "province", "fiscal_year", "code"),
    *("score_100", "scale_max", "raw_score", "status"),
]
_MEASURE_COLUMNS = ["measure", "results"]
_FEWEST_LETTERS = 40
"""Letters of a measure with its results, below which two bodies may well write the same: half a printed line."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The scores that one document gives one body for one assessed year, by code in order; values on 0 to 100."""

    document: int
    """Position of the document in the run."""
    body: str
    year: int
    codes: tuple[str, ...]
    values: array[float]
    slacks: array[float]
    """How far each may lie from the value before rounding."""

    def find(self, code: str) -> int | None:
        """The place of a code; None where the document does not give it."""
        return self.codes.index(code) if code in self.codes else None


@dataclass(frozen=True, slots=True)
class Summed:
    """One document as the others are compared with it."""

    document_id: str
    source: str
    body: str | None
    year: int | None
    sheets: tuple[Sheet, ...]
    measures: array[int]
    """Digests of its measures with their results, in order."""

    @property
    def name(self) -> str:
        """How a finding names it: the first path that held it, and the head of its id."""
        return f"{self.source} ({self.document_id[:_ID_HEAD]})"


_ID_HEAD = 8
"""Characters of an id that tell apart the documents of any run: four billion."""


@dataclass(slots=True)
class Sheets:
    """Collects the documents of a run, one by one."""

    documents: list[Summed] = field(default_factory=list)
    _codes: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    """Reports of one year give the same codes: each list of them is kept once."""

    def add(self, tables: DocumentTables) -> None:
        """Take what is compared from the rows of one document; findings of files that are no document give none."""
        for row in tables["documents"].select(_DOCUMENT_COLUMNS).to_pylist():
            at = len(self.documents)
            names = [row["unit_name"]] if row["unit_name"] else []
            self.documents.append(
                Summed(
                    row["document_id"],
                    row["sources"][0],
                    body_of(row),
                    row["fiscal_year"],
                    tuple(self._sheets(at, tables)),
                    array("Q", sorted(set(_measures(tables, names)))),
                )
            )

    def _sheets(self, document: int, tables: DocumentTables) -> Iterator[Sheet]:
        rows: dict[tuple[str, int], dict[str, dict[str, Any]]] = defaultdict(dict)
        for row in tables["scores"].select(_SCORE_COLUMNS).to_pylist():
            body = body_of(row)
            if body is not None and row["fiscal_year"] is not None and row["status"] in COMPARED:
                rows[body, row["fiscal_year"]][row["code"]] = row
        for (body, year), by_code in rows.items():
            codes = tuple(sorted(by_code))
            ordered = [by_code[code] for code in codes]
            yield Sheet(
                document,
                body,
                year,
                self._codes.setdefault(codes, codes),
                array("d", (row["score_100"] for row in ordered)),
                array("d", map(_slack, ordered)),
            )


_DOCUMENT_COLUMNS = ["document_id", "sources", "unit_id", "unit_type", "unit_name", "province", "fiscal_year"]


def body_of(row: Mapping[str, Any]) -> str | None:
    """Whose row it is, in words that are the same in all documents; None where that is not decided."""
    if row["unit_id"]:
        return str(row["unit_id"])
    if not row["unit_name"]:
        return None
    return " ".join(str(row[name] or "") for name in ("unit_type", "unit_name", "province"))


def _slack(row: Mapping[str, Any]) -> float:
    """Half of the last printed place, on 0 to 100."""
    return _half_place(row["raw_score"] or "", float(row["scale_max"]))


@lru_cache(maxsize=8192)
def _half_place(raw_score: str, scale_max: float) -> float:
    """As `_slack`: ten thousand documents print some thousands of different values."""
    return float(f"0.5e-{count_decimals(raw_score)}") * 100 / scale_max


def _measures(tables: DocumentTables, names: list[str]) -> Iterator[int]:
    """Digests of the measures whose results are told, without blanks, digits and the own body's name."""
    for row in tables["measures"].select(_MEASURE_COLUMNS).to_pylist():
        if not row["results"]:
            continue
        text = " ".join([row["measure"] or "", *row["results"]])
        for name in names:
            text = text.replace(name, "")
        letters = re.sub(r"[\s\d\W]+", "", text)
        if len(letters) >= _FEWEST_LETTERS:
            yield digest(letters)


_DIGEST_BYTES = 8
"""What an array of unsigned integers holds."""


def digest(text: str) -> int:
    """A number of 64 bits that stands for a text: two of a million texts share one with a chance of 1 in 10 million."""
    return int.from_bytes(
        hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).digest(), "big"
    )


def telling(sheet: Sheet) -> list[int]:
    """The places of values that two bodies do not share by chance: whole ones, of marks and of 100, are no evidence."""
    return [at for at, value in enumerate(sheet.values) if abs(value - round(value)) > _WHOLE]


_WHOLE = 0.004
"""Values have two decimals: what is nearer to a whole number is one."""


def neighbours(sheet: Sheet) -> Iterator[int]:
    """A digest of each two telling scores that follow on each other."""
    for one, other in pairwise(telling(sheet)):
        yield digest(
            f"{sheet.codes[one]} {sheet.values[one]:.2f} {sheet.codes[other]} {sheet.values[other]:.2f}",
        )

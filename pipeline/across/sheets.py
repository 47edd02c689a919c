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
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from prongsai.normalizers.printed_numbers import count_decimals
from prongsai.pipeline.emit.spill import DocumentTables

COMPARED = ("verified", "repaired", "corrected", "read")
"""The statuses of scores that may speak against another document; the others are doubted as it is."""

_SCORE_COLUMNS = ("fiscal_year", "code", "status", "score_100", "scale_max", "raw_score")
_BODY_COLUMNS = ["unit_id", "unit_type", "unit_name", "province"]
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
        scores = tables["scores"]
        # lists of columns: a dictionary for each of a hundred rows takes as long as everything else here
        years, codes, statuses, values, scales, raws = (scores.column(name).to_pylist() for name in _SCORE_COLUMNS)
        rows: dict[tuple[str, int], dict[str, int]] = defaultdict(dict)
        for at, body in enumerate(bodies_of(scores)):
            if body is not None and years[at] is not None and statuses[at] in COMPARED:
                rows[body, years[at]][codes[at]] = at
        for (body, year), by_code in rows.items():
            ordered = tuple(sorted(by_code))
            places = [by_code[code] for code in ordered]
            yield Sheet(
                document,
                body,
                year,
                self._codes.setdefault(ordered, ordered),
                array("d", [values[at] for at in places]),
                array("d", [_half_place(raws[at] or "", float(scales[at])) for at in places]),
            )


_DOCUMENT_COLUMNS = ["document_id", "sources", "unit_id", "unit_type", "unit_name", "province", "fiscal_year"]


def body_of(row: Mapping[str, Any]) -> str | None:
    """Whose row it is, in words that are the same in all documents; None where that is not decided."""
    if row["unit_id"]:
        return str(row["unit_id"])
    if not row["unit_name"]:
        return None
    return " ".join(str(row[name] or "") for name in ("unit_type", "unit_name", "province"))


def bodies_of(table: pa.Table) -> list[str | None]:
    """`body_of` for every row of a table."""
    ids: list[str | None] = table.column("unit_id").to_pylist()
    return ids if all(ids) else [body_of(row) for row in table.select(_BODY_COLUMNS).to_pylist()]


@lru_cache(maxsize=8192)
def _half_place(raw_score: str, scale_max: float) -> float:
    """Half of the last printed place, on 0 to 100; ten thousand documents print some thousands of different values."""
    return float(f"0.5e-{count_decimals(raw_score)}") * 100 / scale_max


def _measures(tables: DocumentTables, names: list[str]) -> Iterator[int]:
    """Digests of the measures whose results are told, without blanks, digits and the own body's name."""
    for measure, results in zip(
        *(tables["measures"].column(name).to_pylist() for name in _MEASURE_COLUMNS), strict=True
    ):
        if not results:
            continue
        text = " ".join([measure or "", *results])
        for name in names:
            text = text.replace(name, "")
        letters = _only_letters(text)
        if len(letters) >= _FEWEST_LETTERS:
            yield digest(letters)


_NO_LETTERS = re.compile(r"[\W\d]+")
_CODE_PAGE = "cp874"
"""Thai and what stands beside it in one byte each: there letters are left out in a tenth of the time."""
_NO_LETTER_BYTES = bytes(
    code for code in range(256) if _NO_LETTERS.match(bytes([code]).decode(_CODE_PAGE, errors="ignore"))
)


def _only_letters(text: str) -> str:
    """A text without blanks, digits, marks and signs."""
    try:
        return text.encode(_CODE_PAGE).translate(None, _NO_LETTER_BYTES).decode(_CODE_PAGE)
    except UnicodeEncodeError:
        return _NO_LETTERS.sub("", text)


_DIGEST_BYTES = 8
"""What an array of unsigned integers holds."""


def digest(text: str) -> int:
    """A number of 64 bits that stands for a text: two of a million texts share one with a chance of 1 in 10 million."""
    return int.from_bytes(
        hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).digest(), "big"
    )


def telling(values: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Which values two bodies do not share by chance: whole ones, of marks and of 100, are no evidence."""
    is_telling: npt.NDArray[np.bool_] = np.abs(values - np.rint(values)) > _WHOLE
    return is_telling


_WHOLE = 0.004
"""Values have two decimals: what is nearer to a whole number is one."""

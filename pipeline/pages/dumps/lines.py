"""Lines of a text, and what kind of cell a line would be if it were one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from prongsai.normalizers.printed_numbers import SCORE_WITH_POINT
from prongsai.normalizers.values.digits import to_arabic
from prongsai.pipeline.model import Finding, Provenance
from prongsai.pipeline.pages.dumps.markup import tidy

FEWEST_ROWS = 3
"""Rows of a table of which nothing but its rows tells: IIT, EIT and OIT are the shortest one that reports print."""
MOST_COLUMNS = 12
"""The ten indicators side by side, with a number and a name before them."""
LONGEST_HEADING = 60
"""Characters of a line that heads one column: the longest wording of `data/language/measure_headings.csv` has 58."""

Kind = Literal["blank", "number", "code", "value", "item", "text"]

_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("code", re.compile(r"[ieo]\s?[0-9]{1,2}", re.IGNORECASE)),
    # a body may round its scores, but a whole number alone on a line is as often a row's
    ("value", re.compile(rf"{SCORE_WITH_POINT}\s?%?|100|-|\u2013")),
    ("number", re.compile(r"\(?[0-9]{1,3}[.)]?")),
    ("item", re.compile(r"\(?[0-9]{1,2}[.)]\s*(?![0-9]).*")),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text as printed, and its number in the file, from 1."""

    no: int
    raw: str
    kind: Kind = "text"
    text: str = ""
    """Without markup and odd blanks, with Arabic digits: for telling kinds, not for keeping."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed on it."""
        return self.kind == "blank"

    @property
    def number(self) -> int | None:
        """The number that a line of kind `number`, `code` or `item` begins with."""
        match = re.search(r"[0-9]+", self.text) if self.kind in ("number", "code", "item") else None
        return int(match[0]) if match else None


@dataclass(frozen=True, slots=True)
class Shape:
    """What some lines are: the rows of a table, or nothing where they only look like one.

    `end` is the line after them; lines up to there need not be looked at again for this shape.
    """

    rows: list[list[str]]
    end: int
    findings: list[Finding] = field(default_factory=list)
    line_nos: list[list[int]] = field(default_factory=list)
    """For each row the lines that its cells begin in; the last one is that of all cells behind it."""


def to_lines(text: str, first: int = 1) -> list[Line]:
    """The lines of a text; whatever ends a line in any system ends one, and a page's end does so inside a line."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return [_to_line(no, part) for no, raw in enumerate(plain.split("\n"), first) for part in raw.split("\f")]


def _to_line(no: int, raw: str) -> Line:
    text = to_arabic(tidy(raw))
    if not text:
        return Line(no, raw, "blank")
    kinds = (kind for kind, pattern in _KINDS if pattern.fullmatch(text))
    return Line(no, raw, next(kinds, "text"), text)


def say_unclear(lines: Iterable[Line], what: str) -> Finding:
    """The numbers of some lines are left out, because `what`."""
    said = list(lines)
    first, last = said[0].no, said[-1].no
    where = f"line {first}" if first == last else f"lines {first} to {last}"
    numbers = [line.text for line in said if line.kind == "value"] or [line.text for line in said]
    return Finding(
        "warning",
        "columns-unclear",
        f"{where}: {what}; what stands there is in no score and no measure: {' | '.join(numbers)[:_MOST_QUOTED]}",
        raw=where,
        suggestion="read the lines, or fetch the report as PDF",
        where=Provenance(line_no=first, method="dump"),
    )


_MOST_QUOTED = 400
"""Characters: the numbers of five rows of ten columns, eight characters each with what parts them."""

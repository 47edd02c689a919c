"""Lines of text that are presumably a table, and what is known of its rows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from prongsai.pipeline.tables.unruled.text_columns import TextLine

_YEAR = re.compile(
    r"^(?:(?:19|20|25)[0-9]{2}|\u0e52\u0e55[\u0e50-\u0e59]{2})(?:\s*[-/\u2013]\s*[0-9\u0e50-\u0e59]{2,4})?$"
)
"""A year as a heading, Gregorian or Buddhist: 2011, 2010-11, ๒๕๖๖."""


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of a presumed table, and the y of the rules among them."""

    lines: tuple[TextLine, ...]
    rules: tuple[float, ...] = ()
    starts: tuple[int, ...] | None = None
    """The lines that begin rows, where something tells them; None where each line must speak for itself."""

    def has_rule_between(self, upper: TextLine, lower: TextLine) -> bool:
        return any(upper.baseline - 0.3 * upper.size_pt < y < lower.baseline for y in self.rules)

    def strips(self) -> list[list[TextLine]]:
        """The lines between each two rules, without the strips that have none."""
        strips: list[list[TextLine]] = []
        last: TextLine | None = None
        for line in self.lines:
            if last is None or self.has_rule_between(last, line):
                strips.append([])
            strips[-1].append(line)
            last = line
        return strips

    def rules_part_rows(self) -> bool:
        """Whether there is a rule between each two rows, so that lines without one between are one row.

        It takes several rules below the header, and no second number below the first between any of them.
        """
        if len(self.rules) < 4:
            return False
        return all(sum(any(c.is_value for c in line.chunks[1:]) for line in strip) < 2 for strip in self.strips())

    def is_header(self, line: TextLine) -> bool:
        """Whether a line stands above the second rule, or without rules above the first number."""
        if len(self.rules) > 2:
            return line.baseline < self.rules[1] + 1.0
        for other in self.lines:
            if any(chunk.is_value and not _YEAR.match(chunk.text) for chunk in other.chunks[1:]):
                return line.baseline < other.baseline - 0.1
        return False


def has_number(line: TextLine) -> bool:
    """Whether a line has a number behind its first chunk, as rows of a table of numbers do."""
    return any(chunk.is_value for chunk in line.chunks[1:])

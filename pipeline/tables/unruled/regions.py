"""Lines of text that are presumably a table, and where such are between horizontal rules of one length."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from prongsai.normalizers.thai.letters import DIGIT
from prongsai.pipeline.model import Edge
from prongsai.pipeline.tables.text_columns import TextLine, find_column_gaps, has_values, is_full

_SAME_END_PT = 10.0
"""Rules of one table end at the same x, give or take the indentation of a cell."""
_RULE_GAP_PT = 14.0
"""A rule that is drawn column by column leaves gaps about as wide as the space between columns."""
_DOUBLE_RULE_PT = 6.0
"""A double rule is drawn two to five points apart; a line of text needs ten. Measured: 3.0 to 9.0 give the same rows of
18 reports."""
_MIN_RULE_PT = 60.0
"""Two centimetres; an underline of a word is shorter, a table is wider. Measured: 30.0 to 90.0 give the same rows of 18
reports."""
_MULTI_SHARE = 0.5
"""Half of the lines between two rules have several chunks in a table, and few do in prose. Measured: 0.25 to 0.75 give
the same rows of 6 reports."""
_FILLED_SHARE = 0.4
"""The axes of charts beside each other fill a third of the fields; the emptiest statistical tables about half."""
_PROSE_SHARE = 0.6
"""A line of running text fills more than half of the width. Measured: 0.3 to 0.8 give the same rows of 6 reports."""
_YEAR = re.compile(
    rf"^(?:(?:19|20|25)[0-9]{{2}}|\u0e52\u0e55[\u0e50-\u0e59]{{2}})(?:\s*[-/\u2013]\s*[{DIGIT}]{{2,4}})?$"
)
"""A year as a heading, Gregorian or Buddhist: 2011, 2010-11, ๒๕๖๖."""


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of a presumed table, and the y of the rules among them."""

    lines: tuple[TextLine, ...]
    rules: tuple[float, ...] = ()
    starts: tuple[int, ...] | None = None
    """The lines that begin rows, where something tells them; None where each line must speak for itself."""
    short_rules: tuple[Edge, ...] = ()
    """Rules over some of the columns: a title has them below it, and a cell that is merged over rows beside it."""
    ends: tuple[float, float] = (0.0, 0.0)
    """The x where its rules begin and end; (0, 0) without rules."""

    def has_rule_between(self, upper: TextLine, lower: TextLine) -> bool:
        """Whether a rule is drawn between two lines that follow each other."""
        ys = (*self.rules, *(rule.top for rule in self.short_rules))
        return any(upper.baseline - 0.3 * upper.size_pt < y < lower.baseline for y in ys)

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


def find_between_rules(lines: Sequence[TextLine], rules: Sequence[Edge]) -> list[Region]:
    """Chains of rules of one length with rows between them, from top to bottom."""
    rules = _join_rules(rules)
    regions = []
    used: set[int] = set()
    for index, first in enumerate(rules):
        if index in used:
            continue
        chain = [index]
        for other in range(index + 1, len(rules)):
            last = rules[chain[-1]]
            if other in used or not _same_ends(first, rules[other]):
                continue
            between = _lines_between(lines, last, rules[other])
            if not between and rules[other].top - last.top > _DOUBLE_RULE_PT:
                break
            if between and not _may_be_rows(between, first.x1 - first.x0):
                break
            chain.append(other)
        region = _chain_to_region(lines, [rules[i] for i in chain])
        if region is not None:
            short = [i for i, rule in enumerate(rules) if i not in chain and _lies_in(rule, first, rules[chain[-1]])]
            used.update(chain, short)
            regions.append(replace(region, short_rules=tuple(rules[i] for i in short)))
    return regions


def _lies_in(rule: Edge, top: Edge, bottom: Edge) -> bool:
    """Whether a rule lies between two others, inside of both their ends."""
    is_inside = top.x0 - _SAME_END_PT <= rule.x0 and rule.x1 <= top.x1 + _SAME_END_PT
    return top.top < rule.top < bottom.top and is_inside


def _join_rules(rules: Sequence[Edge]) -> list[Edge]:
    """Rules at one height with small gaps between them as one; short ones are underlines."""
    joined: list[Edge] = []
    for rule in sorted(rules, key=lambda r: (round(r.top), r.x0)):
        last = joined[-1] if joined else None
        if last is not None and abs(last.top - rule.top) <= 1.5 and 0 <= rule.x0 - last.x1 <= _RULE_GAP_PT:
            joined[-1] = Edge(last.x0, last.top, max(last.x1, rule.x1), last.top)
        else:
            joined.append(rule)
    return [rule for rule in joined if rule.x1 - rule.x0 >= _MIN_RULE_PT]


def _same_ends(a: Edge, b: Edge) -> bool:
    return abs(a.x0 - b.x0) <= _SAME_END_PT and abs(a.x1 - b.x1) <= _SAME_END_PT


def _lines_between(lines: Sequence[TextLine], upper: Edge, lower: Edge) -> list[TextLine]:
    return [
        line
        for line in lines
        if upper.top < line.baseline - 0.2 * line.size_pt
        and line.baseline < lower.top + 0.1 * line.size_pt
        and upper.x0 - _SAME_END_PT <= line.bbox.x0
        and line.bbox.x1 <= upper.x1 + _SAME_END_PT
    ]


def _may_be_rows(lines: Sequence[TextLine], width: float) -> bool:
    """Whether lines between two rules of this width are rows of a table rather than a paragraph."""
    prose = [line for line in lines if len(line.chunks) == 1 and line.bbox.width > _PROSE_SHARE * width]
    return len(prose) < 0.5 * len(lines)


def _chain_to_region(lines: Sequence[TextLine], rules: Sequence[Edge]) -> Region | None:
    if len(rules) < 2:
        return None
    inside = _lines_between(lines, rules[0], rules[-1])
    multi = [line for line in inside if len(line.chunks) > 1]
    if len(multi) < 2:
        return None
    ys: list[float] = []
    for rule in rules:
        if not ys or rule.top - ys[-1] > _DOUBLE_RULE_PT:
            ys.append(rule.top)
    region = Region(tuple(inside), tuple(ys), ends=(rules[0].x0, rules[0].x1))
    n_cols = len(find_column_gaps(inside)) + 1
    is_dense = len(multi) >= _MULTI_SHARE * len(inside) and _fill(inside, n_cols) >= _FILLED_SHARE
    if is_dense and (has_values(inside) or (len(ys) > 2 and n_cols > 2 and is_full(inside))):
        return region
    return region if region.rules_part_rows() and _rows_are_full(region) else None


def _fill(lines: Sequence[TextLine], n_cols: int) -> float:
    """The share of fields with text, at most."""
    return sum(min(len(line.chunks), n_cols) for line in lines) / (n_cols * len(lines))


def _rows_are_full(region: Region) -> bool:
    """Whether rules part rows of wrapped text: between most of them, some line has text in all of three columns.

    Axis labels between the lines of a chart fill one column, signatures in a frame two.
    """
    gaps = find_column_gaps(region.lines)
    strips = region.strips()
    full = [strip for strip in strips if any(len(line.chunks) > len(gaps) for line in strip)]
    return len(gaps) > 1 and 2 * len(full) > len(strips)

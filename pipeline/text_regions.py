"""Where tables without a grid may be on a page: between horizontal rules, or in runs of lines that keep to columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Edge
from pipeline.text_columns import Chunk, TextLine, find_column_gaps

_SAME_END_PT = 10.0
"""Rules of one table end at the same x, give or take the indentation of a cell."""
_RULE_GAP_PT = 14.0
"""A rule that is drawn column by column leaves gaps about as wide as the space between columns."""
_DOUBLE_RULE_PT = 6.0
_MIN_RULE_PT = 60.0
_PITCH_EM = 2.6
"""Lines further apart than this belong to different things."""
_MIN_ROWS = 3
_MULTI_SHARE = 0.5
_FILLED_SHARE = 0.4
"""The axes of charts beside each other fill a third of the fields; the emptiest statistical tables about half."""
_PROSE_SHARE = 0.6
_VALUE_SHARE = 0.6
_ITEM_MARK = re.compile(
    r"^(?:[-\u2013\u2022\u25cf\u25aa\u25e6*\uf0b7\u2713]|\(?[0-9\u0e50-\u0e59a-zA-Z]{1,3}[.)]|\([^)]{1,4}\))$"
)
_WHOLE = re.compile(r"^[0-9\u0e50-\u0e59]{1,3}(?:\s*(?:-|\u2013|\u0e16\u0e36\u0e07)\s*[0-9\u0e50-\u0e59]{1,3})?$")


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of a presumed table, and the y of the rules among them."""

    lines: tuple[TextLine, ...]
    rules: tuple[float, ...] = ()

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
            if any(chunk.is_value for chunk in other.chunks[1:]):
                return line.baseline < other.baseline - 0.1
        return False


def find_regions(lines: Sequence[TextLine], rules: Sequence[Edge]) -> list[Region]:
    """Regions from top to bottom; no line is in two of them."""
    between = _find_between_rules(lines, _join_rules(rules))
    regions = [part for region in between for part in _split_at_captions(region)]
    taken = {id(line) for region in regions for line in region.lines}
    rest = [line for line in lines if id(line) not in taken]
    regions.extend(_find_in_white_space(rest))
    return sorted(regions, key=lambda region: region.lines[0].baseline)


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


def _find_between_rules(lines: Sequence[TextLine], rules: Sequence[Edge]) -> list[Region]:
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
            used.update(chain)
            regions.append(region)
    return regions


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
    region = Region(tuple(inside), tuple(ys))
    n_cols = len(find_column_gaps(inside)) + 1
    is_dense = len(multi) >= _MULTI_SHARE * len(inside) and _fill(inside, n_cols) >= _FILLED_SHARE
    if is_dense and (_has_values(inside) or (len(ys) > 2 and n_cols > 2 and _is_full(inside))):
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


def _find_in_white_space(lines: Sequence[TextLine]) -> list[Region]:
    regions = []
    run: list[TextLine] = []
    for line in lines:
        if run and (line.baseline - run[-1].baseline > _PITCH_EM * max(line.size_pt, run[-1].size_pt)):
            regions.extend(_run_to_region(run))
            run = []
        if len(line.chunks) > 1 or run:
            run.append(line)
    regions.extend(_run_to_region(run))
    return regions


def _run_to_region(run: Sequence[TextLine]) -> list[Region]:
    """The part of a run of lines that is a table, cut where single lines of prose begin and end."""
    parts: list[list[TextLine]] = [[]]
    singles = 0
    for line in run:
        singles = 0 if len(line.chunks) > 1 else singles + 1
        if singles > 1:
            parts.append([])
        elif singles == 0 or parts[-1]:
            parts[-1].append(line)
    split = [piece for part in parts if part for piece in _split_at_captions(Region(tuple(part)))]
    return [region for region in split if _is_table(region.lines)]


def _split_at_captions(region: Region) -> list[Region]:
    """A region as tables, where the caption and the header of another table stand in it.

    A caption is one piece of text that a header follows: a row without numbers, where there were numbers before. Titles
    inside a table are followed by rows with numbers.
    """
    parts: list[list[TextLine]] = [[]]
    lines = region.lines
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        is_caption = (
            len(line.chunks) == 1
            and following is not None
            and len(following.chunks) > 1
            and not _has_number(following)
            and sum(map(_has_number, parts[-1])) > 1
        )
        if is_caption:
            parts.append([])
        else:
            parts[-1].append(line)
    for part in parts:
        while part and len(part[-1].chunks) < 2 and not region.rules:
            part.pop()
    if len(parts) == 1:
        return [Region(tuple(parts[0]), region.rules)] if parts[0] else []
    return [_cut_region(region, part) for part in parts if len(part) > 1]


def _cut_region(region: Region, lines: Sequence[TextLine]) -> Region:
    top, bottom = lines[0].bbox.top - lines[0].size_pt, lines[-1].bbox.bottom + lines[-1].size_pt
    return Region(tuple(lines), tuple(y for y in region.rules if top <= y <= bottom))


def _has_number(line: TextLine) -> bool:
    return any(chunk.is_value for chunk in line.chunks[1:])


def _is_table(lines: Sequence[TextLine]) -> bool:
    rows = [line for line in lines if len(line.chunks) > 1]
    if len(rows) < _MIN_ROWS or len(rows) < 0.7 * len(lines):
        return False
    gaps = find_column_gaps(lines)
    if len(gaps) < 2 and any(line.has_leaders for line in rows):
        return False
    full = [line for line in rows if len(line.chunks) > len(gaps)]
    return bool(gaps) and len(full) >= max(_MIN_ROWS, 0.5 * len(rows)) and _has_values(lines)


def holds_columns(lines: Sequence[TextLine], has_labels: bool) -> bool:
    """Whether lines inside one drawn column stand in columns of their own; `has_labels` if the first may hold words."""
    rows = [line for line in lines if len(line.chunks) > 1]
    if len(rows) < _MIN_ROWS or len(rows) < 0.7 * len(lines) or any(line.has_leaders for line in rows):
        return False
    return _is_full(lines) and _has_values(lines, has_labels)


def _is_full(lines: Sequence[TextLine]) -> bool:
    """Whether most lines have text in all columns, so that rows can be told without rules between them."""
    gaps = find_column_gaps(lines)
    return 2 * sum(len(line.chunks) > len(gaps) for line in lines) >= len(lines)


def _has_values(lines: Sequence[TextLine], has_labels: bool = True) -> bool:
    """Whether at least half of the columns (behind the labels) hold numbers, and not those of lists or pages."""
    rows = [line for line in lines if len(line.chunks) > 1]
    gaps = find_column_gaps(lines)
    if not gaps:
        return False
    columns = _column_chunks(rows, [(a + b) / 2 for a, b in gaps])
    if len(columns) == 2 and (any(_ITEM_MARK.match(c.text) for c in columns[0]) or _are_pages(columns[1])):
        return False
    columns = columns[1:] if has_labels else columns
    values = [column for column in columns if sum(c.is_value for c in column) >= _VALUE_SHARE * len(column)]
    return len(values) >= max(1, len(columns) / 2)


def _are_pages(column: Sequence[Chunk]) -> bool:
    """Whether a column holds the page numbers of a table of contents: whole numbers that never fall."""
    starts = [re.match(r"\d+", chunk.text) for chunk in column if _WHOLE.match(chunk.text)]
    numbers = [int(start.group()) for start in starts if start]
    return len(numbers) >= 0.7 * len(column) and numbers == sorted(numbers) and len(numbers) > 1


def _column_chunks(rows: Sequence[TextLine], borders: Sequence[float]) -> list[list[Chunk]]:
    columns: list[list[Chunk]] = [[] for _ in range(len(borders) + 1)]
    for row in rows:
        for chunk in row.chunks:
            columns[sum(b <= chunk.x0 for b in borders)].append(chunk)
    return columns

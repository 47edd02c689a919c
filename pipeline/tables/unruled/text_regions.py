"""Where tables without a grid may be on a page: between horizontal rules, or in runs of lines that keep to columns."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.pipeline.model import Edge
from prongsai.pipeline.tables.unruled.column_evidence import MIN_ROWS, has_values
from prongsai.pipeline.tables.unruled.region import Region, has_number
from prongsai.pipeline.tables.unruled.rule_regions import find_between_rules
from prongsai.pipeline.tables.unruled.text_columns import TextLine, find_column_gaps
from prongsai.pipeline.tables.unruled.wrapped_rows import find_wrapped_table

_PITCH_EM = 2.6
"""Lines further apart than this belong to different things."""


def find_regions(lines: Sequence[TextLine], rules: Sequence[Edge]) -> list[Region]:
    """Regions from top to bottom; no line is in two of them."""
    between = find_between_rules(lines, rules)
    regions = [part for region in between for part in _split_at_captions(region)]
    taken = {id(line) for region in regions for line in region.lines}
    rest = [line for line in lines if id(line) not in taken]
    regions.extend(_find_in_white_space(rest))
    return sorted(regions, key=lambda region: region.lines[0].baseline)


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
    """The parts of a run of lines that are tables, cut where single lines of prose begin and end."""
    wrapped = find_wrapped_table(run)
    if wrapped is not None:
        return [wrapped]
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
            and not has_number(following)
            and sum(map(has_number, parts[-1])) > 1
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


def _is_table(lines: Sequence[TextLine]) -> bool:
    rows = [line for line in lines if len(line.chunks) > 1]
    if len(rows) < MIN_ROWS or len(rows) < 0.7 * len(lines):
        return False
    gaps = find_column_gaps(lines)
    if len(gaps) < 2 and any(line.has_leaders for line in rows):
        return False
    full = [line for line in rows if len(line.chunks) > len(gaps)]
    return bool(gaps) and len(full) >= max(MIN_ROWS, 0.5 * len(rows)) and has_values(lines)

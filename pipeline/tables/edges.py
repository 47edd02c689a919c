"""Drawn rules -> few long, straight rules: pieces on one line joined, double rules made one.

A table of 40 rows comes as thousands of pieces, one per side of each cell, each off by a fraction of a point. Edges
found in a page image go the same way, with wider tolerances.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prongsai.pipeline.model import Edge


@dataclass(frozen=True, slots=True)
class EdgeTolerance:
    """How exactly rules are drawn, in points."""

    snap_pt: float = 3.0
    """Parallel rules this near are one: double borders, and cell sides that miss each other."""
    gap_pt: float = 3.0
    """Pieces of one rule may be this far apart: dotted rules, corners left open."""
    min_length_pt: float = 6.0
    """A shorter rule, once joined, is a dash, a tick or the serif of a drawn letter."""


TEXT_LAYER = EdgeTolerance()
PAGE_IMAGE = EdgeTolerance(snap_pt=4.0, gap_pt=8.0, min_length_pt=10.0)
"""For rules detected in a scan: broken by noise, and slightly slanted even after deskewing."""


def join_edges(edges: Iterable[Edge], tolerance: EdgeTolerance = TEXT_LAYER) -> tuple[list[Edge], list[Edge]]:
    """Horizontal and vertical rules, snapped and joined, each sorted by position and then by start."""
    horizontal: list[tuple[float, float, float]] = []
    vertical: list[tuple[float, float, float]] = []
    for edge in edges:
        if edge.top == edge.bottom:
            horizontal.append((edge.top, edge.x0, edge.x1))
        else:
            vertical.append((edge.x0, edge.top, edge.bottom))
    rows = [Edge(start, at, end, at) for at, start, end in _join(horizontal, tolerance)]
    columns = [Edge(at, start, at, end) for at, start, end in _join(vertical, tolerance)]
    return rows, columns


def _join(pieces: list[tuple[float, float, float]], tolerance: EdgeTolerance) -> list[tuple[float, float, float]]:
    """Pieces as (position, start, end) -> the same, one per unbroken rule."""
    joined: list[tuple[float, float, float]] = []
    for group in _group_by_position(pieces, tolerance.snap_pt):
        # the longest pieces say best where the rule is
        length = sum(end - start for _, start, end in group) or 1.0
        at = sum(position * (end - start) for position, start, end in group) / length if length > 1 else group[0][0]
        spans = sorted((start, end) for _, start, end in group)
        start, end = spans[0]
        for next_start, next_end in spans[1:]:
            if next_start - end <= tolerance.gap_pt:
                end = max(end, next_end)
            else:
                joined.append((at, start, end))
                start, end = next_start, next_end
        joined.append((at, start, end))
    return [piece for piece in joined if piece[2] - piece[1] >= tolerance.min_length_pt]


def _group_by_position(
    pieces: list[tuple[float, float, float]], snap_pt: float
) -> list[list[tuple[float, float, float]]]:
    """Groups of pieces whose positions lie within `snap_pt` of the first of the group, so that no group can drift."""
    groups: list[list[tuple[float, float, float]]] = []
    for piece in sorted(pieces):
        if groups and piece[0] - groups[-1][0][0] <= snap_pt:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def snap_positions(values: Sequence[float], snap_pt: float) -> list[float]:
    """Sorted positions with those within `snap_pt` of each other replaced by their mean."""
    positions: list[float] = []
    group: list[float] = []
    for value in sorted(values):
        if group and value - group[0] > snap_pt:
            positions.append(sum(group) / len(group))
            group = []
        group.append(value)
    if group:
        positions.append(sum(group) / len(group))
    return positions

"""Rules -> grids of cell boxes, by geometry alone, so it serves page images as well as text layers.

    grids = edges_to_cell_boxes(edges)                    # a text layer
    grids = edges_to_cell_boxes(edges, PAGE_IMAGE)        # a deskewed scan: wider tolerances
    for box in grids[0].boxes: read the text inside box.bbox, then build Cell(box.row, box.col, ...)

Rules that touch form one grid. Between its columns and rows, neighbouring fields that no rule divides are one merged
cell. The outer border counts as closed even where it is not drawn, as in tables with open sides.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from prongsai.pipeline.model import BBox, Edge
from prongsai.pipeline.tables.edges import TEXT_LAYER, EdgeTolerance, join_edges, snap_positions

_COVERED_SHARE = 0.6
"""A rule divides two fields if it runs along this much of their common side."""
_OPEN_SIDE_PT = 12.0
"""Rules that stick out this far beyond the last crossing rule have a column or row there with an open side."""
_ROW_PITCH_PT = 40.0
"""Rules further apart than two or three lines of print are no rows of one table."""
_MAX_FIELDS = 40_000
"""Hatched drawings make grids of any size; the largest table seen in a report has 43 rows and 17 columns."""


@dataclass(frozen=True, slots=True)
class CellBox:
    """One cell of a grid before its text is read; rows and columns count from 0."""

    row: int
    col: int
    row_span: int
    col_span: int
    bbox: BBox


@dataclass(frozen=True)
class Grid:
    """Cell boxes between the column borders `xs` and the row borders `ys`, in points."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[CellBox, ...]

    @property
    def bbox(self) -> BBox:
        """The outer frame."""
        return BBox(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def n_rows(self) -> int:
        """How many rows its rules part."""
        return len(self.ys) - 1

    @property
    def n_cols(self) -> int:
        """How many columns its rules part."""
        return len(self.xs) - 1

    def find_box(self, x: float, y: float) -> CellBox | None:
        """The cell at a point; None outside the grid."""
        return self._box_at.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))

    @cached_property
    def _box_at(self) -> dict[tuple[int, int], CellBox]:
        return {
            (row, col): box
            for box in self.boxes
            for row in range(box.row, box.row + box.row_span)
            for col in range(box.col, box.col + box.col_span)
        }


def edges_to_cell_boxes(edges: Iterable[Edge], tolerance: EdgeTolerance = TEXT_LAYER) -> list[Grid]:
    """All grids of at least two cells, from top to bottom; frames around other things are no grids."""
    return [grid for grid in _edges_to_grids(edges, tolerance) if len(grid.boxes) > 1]


def find_bars(edges: Iterable[Edge], tolerance: EdgeTolerance = TEXT_LAYER) -> list[BBox]:
    """The boxes of one cell, from top to bottom: frames, and rows that are shaded as a whole."""
    return [grid.bbox for grid in _edges_to_grids(edges, tolerance) if len(grid.boxes) == 1]


def _edges_to_grids(edges: Iterable[Edge], tolerance: EdgeTolerance) -> list[Grid]:
    rows, columns = join_edges(edges, tolerance)
    grids = []
    groups = _adopt_rows(group_crossing(rows, columns, tolerance.gap_pt), rows, tolerance.snap_pt)
    for group_rows, group_columns in groups:
        grid = _rules_to_grid(group_rows, group_columns, tolerance)
        if grid is not None:
            grids.append(grid)
    return sorted(grids, key=lambda g: (g.ys[0], g.xs[0]))


class _Unions:
    """Which of the numbers from 0 belong together; each set is known by its smallest member."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def root(self, index: int) -> int:
        """The smallest member of the set that `index` is in."""
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def unite(self, a: int, b: int) -> None:
        """Make one set of the sets of `a` and `b`."""
        root_a, root_b = self.root(a), self.root(b)
        self._parent[max(root_a, root_b)] = min(root_a, root_b)


def group_crossing(
    rows: Sequence[Edge], columns: Sequence[Edge], reach_pt: float
) -> list[tuple[list[Edge], list[Edge]]]:
    """Rules that touch one another, directly or through others; a rule that touches none is left out."""
    unions = _Unions(len(rows) + len(columns))
    tops = [r.top for r in rows]
    for index, column in enumerate(columns, start=len(rows)):
        first = bisect_left(tops, column.top - reach_pt)
        last = bisect_right(tops, column.bottom + reach_pt)
        for r in range(first, last):
            if rows[r].x0 - reach_pt <= column.x0 <= rows[r].x1 + reach_pt:
                unions.unite(r, index)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for index in range(len(rows) + len(columns)):
        group = groups.setdefault(unions.root(index), ([], []))
        if index < len(rows):
            group[0].append(rows[index])
        else:
            group[1].append(columns[index - len(rows)])
    return [group for group in groups.values() if group[0] and group[1]]


def _adopt_rows(
    groups: Sequence[tuple[list[Edge], list[Edge]]], rows: Sequence[Edge], snap_pt: float
) -> list[tuple[list[Edge], list[Edge]]]:
    """The groups with the rules beside each that touch no column, but are just as long and follow like rows.

    Some tables draw columns in their header only, and rules alone below it.
    """
    taken = {id(row) for group_rows, _ in groups for row in group_rows}
    free = [row for row in rows if id(row) not in taken]
    grown = []
    for group_rows, group_columns in groups:
        left, right = min(r.x0 for r in group_rows), max(r.x1 for r in group_rows)
        adopted = list(group_rows)
        bottom = max(r.top for r in group_rows)
        for row in free:
            is_as_long = abs(row.x0 - left) <= snap_pt and abs(row.x1 - right) <= snap_pt
            if is_as_long and 0 < row.top - bottom <= _ROW_PITCH_PT:
                adopted.append(row)
                bottom = row.top
        grown.append((adopted, group_columns))
    return grown


def _rules_to_grid(rows: Sequence[Edge], columns: Sequence[Edge], tolerance: EdgeTolerance) -> Grid | None:
    xs = snap_positions([c.x0 for c in columns], tolerance.snap_pt)
    ys = snap_positions([r.top for r in rows], tolerance.snap_pt)
    xs = _with_open_sides(xs, min(r.x0 for r in rows), max(r.x1 for r in rows))
    ys = _with_open_sides(ys, min(c.top for c in columns), max(c.bottom for c in columns))
    n_rows, n_cols = len(ys) - 1, len(xs) - 1
    if n_rows < 1 or n_cols < 1 or n_rows * n_cols > _MAX_FIELDS:
        return None
    walls = _mark_walls(xs, ys, [(c.x0, c.top, c.bottom) for c in columns], tolerance.snap_pt)
    floors = _mark_walls(ys, xs, [(r.top, r.x0, r.x1) for r in rows], tolerance.snap_pt)
    unions = _Unions(n_rows * n_cols)
    for row in range(n_rows):
        for col in range(n_cols):
            if col + 1 < n_cols and (col + 1, row) not in walls:
                unions.unite(row * n_cols + col, row * n_cols + col + 1)
            if row + 1 < n_rows and (row + 1, col) not in floors:
                unions.unite(row * n_cols + col, (row + 1) * n_cols + col)
    regions: dict[int, list[tuple[int, int]]] = {}
    for field in range(n_rows * n_cols):
        regions.setdefault(unions.root(field), []).append(divmod(field, n_cols))
    boxes = [box for fields in regions.values() for box in _region_to_boxes(fields, xs, ys, walls)]
    boxes.sort(key=lambda b: (b.row, b.col))
    return Grid(tuple(xs), tuple(ys), tuple(boxes))


def _with_open_sides(positions: list[float], start: float, end: float) -> list[float]:
    if start < positions[0] - _OPEN_SIDE_PT:
        positions = [start, *positions]
    if end > positions[-1] + _OPEN_SIDE_PT:
        positions = [*positions, end]
    return positions


def _mark_walls(
    positions: Sequence[float], across: Sequence[float], rules: Iterable[tuple[float, float, float]], snap_pt: float
) -> set[tuple[int, int]]:
    """Which fields a rule divides: (index of the border, index of the field along it).

    `positions` are the borders that the rules (position, start, end) lie on, `across` the borders of the other way.
    """
    covered: dict[tuple[int, int], float] = {}
    for at, start, end in rules:
        border = min(range(len(positions)), key=lambda i: abs(positions[i] - at))
        if abs(positions[border] - at) > snap_pt:
            continue
        first = max(bisect_right(across, start) - 1, 0)
        for field in range(first, len(across) - 1):
            if across[field] >= end:
                break
            overlap = min(end, across[field + 1]) - max(start, across[field])
            key = (border, field)
            covered[key] = covered.get(key, 0.0) + max(overlap, 0.0)
    return {key for key, length in covered.items() if length >= _COVERED_SHARE * (across[key[1] + 1] - across[key[1]])}


def _region_to_boxes(
    fields: list[tuple[int, int]], xs: Sequence[float], ys: Sequence[float], walls: Set[tuple[int, int]]
) -> list[CellBox]:
    """The fields of one region as one box, or row by row where a missing piece of rule gives it another shape.

    Fields of one row that hang together through another row alone, with a rule between them, are boxes of their own.
    """
    top, bottom = min(r for r, _ in fields), max(r for r, _ in fields)
    left, right = min(c for _, c in fields), max(c for _, c in fields)
    if len(fields) == (bottom - top + 1) * (right - left + 1):
        return [_to_box(top, left, bottom, right, xs, ys)]
    boxes: list[CellBox] = []
    runs: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(top, bottom + 1):
        current: dict[tuple[int, int], tuple[int, int]] = {}
        for run in _to_runs(sorted(c for r, c in fields if r == row), {col for col, at in walls if at == row}):
            first = runs.pop(run, (row, row))[0]
            current[run] = (first, row)
        boxes.extend(_to_box(a, run[0], b, run[1], xs, ys) for run, (a, b) in runs.items())
        runs = current
    boxes.extend(_to_box(a, run[0], b, run[1], xs, ys) for run, (a, b) in runs.items())
    return boxes


def _to_runs(cols: Sequence[int], walls: Set[int]) -> list[tuple[int, int]]:
    """Columns side by side as (first, last); `walls` are those with a rule on their left."""
    runs: list[tuple[int, int]] = []
    for col in cols:
        if runs and col == runs[-1][1] + 1 and col not in walls:
            runs[-1] = (runs[-1][0], col)
        else:
            runs.append((col, col))
    return runs


def _to_box(top: int, left: int, bottom: int, right: int, xs: Sequence[float], ys: Sequence[float]) -> CellBox:
    bbox = BBox(xs[left], ys[top], xs[right + 1], ys[bottom + 1])
    return CellBox(top, left, bottom - top + 1, right - left + 1, bbox)

"""Tables of statements by kind, without scores: kinds at the left, kinds as headings, or each in a cell of its own.

จุดแข็ง  | ๑. …          จุดแข็ง | จุดอ่อน          จุดแข็ง ๑. … | จุดอ่อน ๑. …
จุดอ่อน | ๑. …          …      | …
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from prongsai.normalizers.names.persons import hide_persons
from prongsai.normalizers.values.lists import take_number
from prongsai.parsers.analyses.told import kind_of_label, read_told, tell_items
from prongsai.parsers.headers import pick_heading
from prongsai.parsers.measures.columns import distinct_cells
from prongsai.parsers.measures.groups import Group
from prongsai.pipeline.model import Analysis, AnalysisKind, Cell, Table

_HEADING_ROWS = 3
"""A title, a group and a heading, as in `tables`."""
_FEWEST = 2
"""Kinds that make a table one of statements: a single column or row of remarks stands in tables of any matter."""
_OF_MEASURES = ("responsible", "period", "steps", "results")
"""Headings of a table of measures, whose `ประเด็นที่ต้องพัฒนา | แนวทางแก้ไข` are issues and measures."""
_Said = tuple[Cell, AnalysisKind, tuple[str, ...]]


def read_kind_table(table: Table, group: Group) -> Iterator[Analysis]:
    """The statements of a table that orders them by kind; nothing for any other table.

    Args:
        table: any table.
        group: issue and instrument that it stands under.
    """
    grid = table.grid()
    if any(_is_of_measures(distinct_cells(row)) for row in grid[:_HEADING_ROWS]):
        return
    for shape in (_below_headings, _beside_labels, _in_cells):
        said = [one for one in shape(grid) if one[2]]
        if len({kind for _, kind, _ in said}) >= _FEWEST:
            yield from _statements(table, group, said)
            return


def _is_of_measures(cells: Sequence[Cell]) -> bool:
    headings = [pick_heading(cell.text) for cell in cells if kind_of_label(cell.text) is None]
    return sum(heading is not None and heading.field in _OF_MEASURES for heading in headings) >= _FEWEST


def _statements(table: Table, group: Group, said: Iterable[_Said]) -> Iterator[Analysis]:
    for cell, kind, texts in said:
        for text in texts:
            yield Analysis(
                kind,
                hide_persons(text),
                (),
                group.issue_no,
                group.issue,
                group.instrument,
                confidence=cell.confidence,
                provenance=table.place_of(cell),
            )


def _below_headings(grid: Sequence[Sequence[Cell | None]]) -> Iterator[_Said]:
    """The cells below two headings or more of one row that are kinds."""
    for at, row in enumerate(grid[:_HEADING_ROWS]):
        kinds = {
            cell.col: kind for cell in distinct_cells(row) if (kind := kind_of_label(cell.text)) and cell.col_span == 1
        }
        if len(kinds) < _FEWEST:
            continue
        for col, kind in kinds.items():
            below = dict.fromkeys(line[col] for line in grid[at + 1 :])
            yield from ((cell, kind, tell_items(cell.text)) for cell in below if cell is not None and cell.row > at)
        return


def _beside_labels(grid: Sequence[Sequence[Cell | None]]) -> Iterator[_Said]:
    """The cells to the right of one that is a kind; an empty cell below it goes on with it."""
    kind: AnalysisKind | None = None
    taken: set[tuple[int, int]] = set()
    for row in grid:
        label, *others = _without_number(list(dict.fromkeys(row)))
        if label is not None and label.text.strip():
            kind = kind_of_label(label.text)
        if kind is None:
            continue
        for cell in others:
            if cell is not None and (cell.row, cell.col) not in taken:
                taken.add((cell.row, cell.col))
                yield cell, kind, tell_items(cell.text)


def _without_number(cells: Sequence[Cell | None]) -> Sequence[Cell | None]:
    """The cells of a row without one that only counts it."""
    first = cells[0].text.strip() if cells[0] is not None else ""
    is_number = bool(first) and not any(letter.isalpha() for letter in first)
    return cells[1:] if is_number and len(cells) > 1 else cells


def _in_cells(grid: Sequence[Sequence[Cell | None]]) -> Iterator[_Said]:
    """Cells that begin with their kind."""
    for cell in dict.fromkeys(cell for row in grid for cell in row if cell is not None):
        told = read_told(take_number(cell.text)[1])
        if told is not None:
            yield cell, told.kind, told.texts

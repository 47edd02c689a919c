"""Two parts of one table -> one table: columns matched, the repeated header dropped, the cut row sewn together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from pipeline.edges import snap_positions
from pipeline.model import Cell, Table
from pipeline.stray_marks import MARKS
from pipeline.words import join_lines

_SAME_BORDER_PT = 6.0
_SAME_GAP_PT = 30.0
"""Columns that only white space shows have no exact borders."""
_SHIFT_PT = 30.0
"""Mirrored margins move a table sideways from page to page; its columns keep their widths."""
_SAME_HEADER = 90.0
"""Similarity in per cent: a recogniser reads the same header a little differently on every page."""
_MAX_HEADER_ROWS = 4
_FULL_LINE_SHARE = 0.75
"""The last word that did not fit leaves up to a quarter of a narrow column empty."""

_DIGIT = re.compile(r"[0-9\u0e50-\u0e59]")
_NUMBER = re.compile(r"^[-+]?[0-9\u0e50-\u0e59][0-9\u0e50-\u0e59,.]*\s*%?$|^[-\u2013]$")
_ROW_LABEL = re.compile(
    r"^\(?(?:[IEOieo]?\s?[0-9\u0e50-\u0e59]{1,3}(?:\.[0-9\u0e50-\u0e59]{1,2})*(?:[.)\s]|$)"
    r"|\u0e1b\u0e23\u0e30\u0e40\u0e14\u0e47\u0e19|\u0e15\u0e31\u0e27\u0e0a\u0e35\u0e49\u0e27\u0e31\u0e14|\u0e02\u0e49\u0e2d\s|\u0e23\u0e27\u0e21)"
)
"""What begins a row: its number or code, or ประเด็น, ตัวชี้วัด, ข้อ, รวม."""
_CODE = re.compile(
    r"^(?:\u0e02\u0e49\u0e2d(?:\u0e17\u0e35\u0e48)?\s*)?[IEOieo]?\s?[0-9\u0e50-\u0e59]{1,2}$"
    r"|^\u0e02\u0e49\u0e2d\s|^\u0e1b\u0e23\u0e30\u0e40\u0e14\u0e47\u0e19\u0e17\u0e35\u0e48"
    r"|^\u0e15\u0e31\u0e27\u0e0a\u0e35\u0e49\u0e27\u0e31\u0e14\u0e17\u0e35\u0e48"
)
"""A question's or indicator's code: `i4`, `ข้อ o ๕`, `ตัวชี้วัดที่ ๔`."""
_FIRST_ITEM = re.compile(r"^\(?[1\u0e51][.)]")
_CONTINUATION = re.compile(r"^[\u0e2f-\u0e3a\u0e45\u0e46\u0e47-\u0e4e).,;:/a-z]")
"""Nothing begins like this: a vowel or mark that needs a letter before it, a closing bracket, a small Latin letter."""


def same_columns(first: Table, second: Table) -> bool:
    """Whether the second table may be more of the first.

    The columns of one are all found in the other, at the same places up to a shift of both; or the second repeats the
    whole header, whatever the widths of its columns, as in documents that were typed page by page.
    """
    return _match_columns(first, second) is not None or _repeats_header(first, second)


def _repeats_header(first: Table, second: Table) -> bool:
    return first.n_cols == second.n_cols > 1 and count_repeated_header(first.cells, second.cells) > 0


def _borders(table: Table) -> list[float]:
    xs = [x for cell in table.cells if cell.bbox for x in (cell.bbox.x0, cell.bbox.x1)]
    return snap_positions(xs, 3.0)


def _match_columns(first: Table, second: Table) -> tuple[list[int], list[int], int] | None:
    """New column numbers for both tables, and how many columns the joined table has; None if they do not fit."""
    if first.is_ruled != second.is_ruled:
        return None
    if not first.is_ruled:
        n = first.n_cols
        near = n == second.n_cols and all(
            abs(x - y) <= _SAME_GAP_PT for x, y in zip(_borders(first), _borders(second), strict=False)
        )
        return (list(range(n + 1)), list(range(n + 1)), n) if near else None
    a, b = _borders(first), _borders(second)
    if len(a) != first.n_cols + 1 or len(b) != second.n_cols + 1:
        same = first.n_cols == second.n_cols
        return (list(range(first.n_cols)), list(range(first.n_cols)), first.n_cols) if same else None
    shift = b[0] - a[0]
    if abs(shift) > _SHIFT_PT:
        return None
    b = [x - shift for x in b]
    more, fewer = (a, b) if len(a) >= len(b) else (b, a)
    places = [min(range(len(more)), key=lambda i: abs(more[i] - x)) for x in fewer]
    if any(abs(more[p] - x) > _SAME_BORDER_PT for p, x in zip(places, fewer, strict=True)):
        return None
    if places[0] != 0 or places[-1] != len(more) - 1 or len(set(places)) != len(places):
        return None
    whole = list(range(len(more)))
    return (whole, places, len(more) - 1) if more is a else (places, whole, len(more) - 1)


def append_table(first: Table, second: Table) -> Table | None:
    """Both tables as one; None if the second is a table of its own after all.

    It is where its first row shares some cells with the header of the first and differs in others: `ตัวชี้วัด | IIT`
    followed by `ตัวชี้วัด | EIT` are two tables.
    """
    columns = _match_columns(first, second)
    if columns is None:
        if not _repeats_header(first, second):
            return None
        whole = list(range(first.n_cols + 1))
        columns = (whole, whole, first.n_cols)
    to_first, to_second, n_cols = columns
    upper = _renumber_columns(first, to_first)
    lower = _renumber_columns(second, to_second)
    header_rows = count_repeated_header(upper, lower)
    if header_rows == 0 and (_has_other_header(upper, lower) or not (first.is_ruled or _begins_with_value(lower))):
        return None
    lower = [replace(c, row=c.row - header_rows) for c in lower if c.row >= header_rows]
    n_lower = second.n_rows - header_rows
    if n_lower > 0 and _is_cut_row(upper, first.n_rows, lower, n_cols):
        cells = _sew(upper, first.n_rows, lower)
        n_rows = first.n_rows + n_lower - 1
    else:
        cells = _append(upper, first.n_rows, lower)
        n_rows = first.n_rows + n_lower
    pages = tuple(dict.fromkeys((*first.pages, *second.pages)))
    return replace(first, cells=tuple(cells), n_rows=n_rows, n_cols=n_cols, pages=pages)


def _renumber_columns(table: Table, places: Sequence[int]) -> list[Cell]:
    """Cells with the columns of the joined table; `places` has one entry per border or per column."""
    cells = []
    for cell in table.cells:
        col = places[cell.col]
        end = cell.col + cell.col_span
        span = places[end] - col if end < len(places) else cell.col_span
        cells.append(replace(cell, col=col, col_span=span))
    return cells


def _squeeze(text: str) -> str:
    return "".join(text.replace("(\u0e15\u0e48\u0e2d)", "").split())


def _rows_of(cells: Sequence[Cell], row: int) -> dict[int, Cell]:
    return {c.col: c for c in cells if c.row == row}


def count_repeated_header(upper: Sequence[Cell], lower: Sequence[Cell]) -> int:
    """How many rows at the top of `lower` repeat those at the top of `upper`."""
    count = 0
    while count < _MAX_HEADER_ROWS:
        a, b = _rows_of(upper, count), _rows_of(lower, count)
        if not b or not any(c.text for c in b.values()) or not _is_same_row(a, b):
            break
        count += 1
    return count


def _is_same_row(a: dict[int, Cell], b: dict[int, Cell]) -> bool:
    if a.keys() != b.keys() or any(a[col].row_span != b[col].row_span for col in a):
        return False
    return all(_is_same_text(a[col].text, b[col].text) for col in a)


def _is_same_text(a: str, b: str) -> bool:
    a, b = _squeeze(a), _squeeze(b)
    return a == b or (_DIGIT.findall(a) == _DIGIT.findall(b) and fuzz.ratio(a, b) >= _SAME_HEADER)


def _has_other_header(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Whether the second table begins with a header that is like the first one's, but another."""
    a, b = _rows_of(upper, 0), _rows_of(lower, 0)
    words = [col for col in a.keys() & b.keys() if len(_squeeze(a[col].text)) > 2 and not _NUMBER.match(a[col].text)]
    same = [col for col in words if _squeeze(a[col].text) == _squeeze(b[col].text)]
    return bool(same)


def _begins_with_value(lower: Sequence[Cell]) -> bool:
    return any(_NUMBER.match(c.text) for c in lower if c.row == 0 and c.col > 0)


def _last_row(upper: Sequence[Cell], n_rows: int) -> dict[int, Cell]:
    return {c.col: c for c in upper if c.row + c.row_span == n_rows}


def _is_cut_row(upper: Sequence[Cell], n_rows: int, lower: Sequence[Cell], n_cols: int) -> bool:
    """Whether the page end cuts the last row, so that the first row of the next page is the rest of it.

    Nothing on paper says so; what decides is how the rest begins. Two rows speak for themselves where both have a
    number of their own in one column, a row label, or a list that begins with 1 again.
    """
    above, below = _last_row(upper, n_rows), _rows_of(lower, 0)
    filled = [col for col, cell in below.items() if cell.text]
    if not filled or above.keys() != below.keys():
        return False
    if any(above[col].col_span != below[col].col_span for col in below):
        return False
    both = [col for col in filled if above[col].text]
    key = min(below)
    if _ROW_LABEL.match(below[key].text) or any(_is_fresh(above[col].text, below[col].text) for col in both):
        return False
    if any(_CONTINUATION.match(below[col].text) for col in both):
        return True
    if not below[key].text:
        if above[key].row_span > 1:
            return False  # a cell merged over several rows: what follows is one more of them
        some_end_above = any(cell.text and not below[col].text for col, cell in above.items() if col != key)
        return some_end_above or not above[key].text or _has_key_in_each_row(upper, n_rows, key)
    if _are_rows_labelled(upper, n_rows, key):
        return True
    return _fills_to_the_end(above, both, upper, n_cols)


def _is_fresh(above: str, below: str) -> bool:
    if _NUMBER.match(below) and _NUMBER.match(above):
        return not (above.endswith(".") or below.startswith("."))
    if _CODE.match(below) and _CODE.match(above):
        return True
    return bool(_FIRST_ITEM.match(below) and _FIRST_ITEM.match(above))


def _has_key_in_each_row(upper: Sequence[Cell], n_rows: int, key: int) -> bool:
    """Whether no merged or empty cell stands in the key column below the header, so an empty one is no merge."""
    body = [c for c in upper if c.col == key and c.row > 0]
    return all(c.text and (c.row_span == 1 or c.row + c.row_span <= 3) for c in body) or n_rows <= 2


def _are_rows_labelled(upper: Sequence[Cell], n_rows: int, key: int) -> bool:
    body = [c for c in upper if c.col == key and c.text]
    last = [c for c in body if c.row + c.row_span == n_rows]
    labelled = [c for c in body if _ROW_LABEL.match(c.text)]
    return bool(last) and last[0] in labelled and len(labelled) >= len(body) - 2


def _fills_to_the_end(above: dict[int, Cell], both: Sequence[int], upper: Sequence[Cell], n_cols: int) -> bool:
    """Whether the last row looks torn: all its cells end on the same line, and each with a line that is full.

    A line is full if it is about as long as those that go on in the next line of the same cell.
    """
    if len(both) < 3 or 2 * len(both) < n_cols or any(_NUMBER.match(above[col].text) for col in both):
        return False
    if len({len(above[col].lines) for col in both}) != 1:
        return False
    for col in both:
        wrapped = [_length(line) for c in upper if c.col == col and c.row > 0 for line in c.lines[:-1]]
        if not wrapped or _length(above[col].lines[-1]) < _FULL_LINE_SHARE * max(wrapped):
            return False
    return True


def _length(line: str) -> int:
    """How many letters of a line take room: marks above and below do not."""
    return sum(letter not in MARKS for letter in line)


def _sew(upper: Sequence[Cell], n_rows: int, lower: Sequence[Cell]) -> list[Cell]:
    below = _rows_of(lower, 0)
    cells = []
    for cell in upper:
        rest = below.get(cell.col) if cell.row + cell.row_span == n_rows else None
        cells.append(cell if rest is None else _sew_cells(cell, rest))
    cells.extend(replace(c, row=c.row + n_rows - 1) for c in lower if c.row > 0)
    return cells


def _sew_cells(above: Cell, below: Cell) -> Cell:
    lines = (*above.lines, *below.lines)
    return replace(
        above,
        text=join_lines([above.text, below.text]),
        raw="\n".join(part for part in (above.raw, below.raw) if part),
        lines=lines,
        row_span=above.row_span + below.row_span - 1,
        confidence=min(above.confidence, below.confidence),
        steps=tuple(dict.fromkeys((*above.steps, *below.steps))),
    )


def _append(upper: Sequence[Cell], n_rows: int, lower: Sequence[Cell]) -> list[Cell]:
    """All rows of both; a merged cell that the page end cut goes on over the cells below it."""
    below = _rows_of(lower, 0)
    grown: set[int] = set()
    cells: list[Cell] = []
    for cell in upper:
        rest = below.get(cell.col)
        is_last = cell.row + cell.row_span == n_rows and cell.row > 0
        if rest is not None and is_last and _is_rest_of_merged(cell, rest, below):
            grown.add(cell.col)
            whole = _sew_cells(cell, rest) if rest.text else cell
            cells.append(replace(whole, row_span=cell.row_span + rest.row_span))
        else:
            cells.append(cell)
    cells.extend(replace(c, row=c.row + n_rows) for c in lower if not (c.row == 0 and c.col in grown))
    return cells


def _is_rest_of_merged(cell: Cell, rest: Cell, below: dict[int, Cell]) -> bool:
    """Whether the first cell of the next page is the lower part of a merged cell.

    It is merged on one side of the break, as an empty cell of its own means nothing printed. With text, it must be
    merged over the same rows as a key cell without any: the text of the merged cell was cut too.
    """
    if not cell.text or rest.col_span != cell.col_span or not any(c.text for c in below.values()):
        return False
    if not rest.text:
        return cell.row_span > 1 or rest.row_span > 1
    key = below[min(below)]
    return not key.text and rest.row_span == key.row_span > 1 and not _ROW_LABEL.match(rest.text)

"""Two parts of one table -> one table: columns matched, the repeated header dropped, the cut row sewn together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from prongsai.normalizers.thai.letters import DIGIT
from prongsai.normalizers.thai.lines import join_lines
from prongsai.pipeline.model import MOST_HEADING_ROWS, Cell, Table
from prongsai.pipeline.tables.edges import snap_positions
from prongsai.pipeline.tables.joined.cut_rows import NUMBER, ROW_LABEL, is_cut_row, rows_of

_SAME_BORDER_PT = 6.0
"""Two millimetres, by which borders of one table differ when it is drawn page by page. Measured: 3.0 to 9.0 give the
same rows of 14 reports."""
_SAME_GAP_PT = 30.0
"""Columns that only white space shows have no exact borders."""
_SHIFT_PT = 30.0
"""Mirrored margins move a table sideways from page to page; its columns keep their widths."""
_SAME_HEADER = 90.0
"""Similarity in per cent: a recogniser reads the same header a little differently on every page."""
_MISREAD_CELL = 60.0
"""Per cent. Three letters of five are left of a word that is misread, not replaced. Measured: 30.0 to 90.0 give the
same rows of 1 report."""
_MIN_MISREAD_CELLS = 3
"""Two words that are alike are found in other tables too. Measured: 2 to 4 give the same rows of 1 report."""
_DIGIT = re.compile(rf"[{DIGIT}]")


def same_columns(first: Table, second: Table) -> bool:
    """Whether the second table may be more of the first.

    The columns of one are all found in the other, at the same places up to a shift of both; or the second repeats the
    whole header, whatever the widths of its columns, as in documents that were typed page by page.
    """
    return _match_columns(first, second) is not None or _repeats_header(first, second)


def _repeats_header(first: Table, second: Table) -> bool:
    return first.n_cols == second.n_cols > 1 and count_repeated_header(first.cells, second.cells) > 0


def _borders(table: Table) -> list[float]:
    left = table.origin_x
    xs = [x - left for cell in table.cells if cell.bbox for x in (cell.bbox.x0, cell.bbox.x1)]
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
    if n_lower > 0 and is_cut_row(upper, first.n_rows, lower, n_cols):
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
    return "".join(text.replace("(ต่อ)", "").split())


def count_repeated_header(upper: Sequence[Cell], lower: Sequence[Cell]) -> int:
    """How many rows at the top of `lower` repeat those at the top of `upper`."""
    count = 0
    while count < MOST_HEADING_ROWS:
        a, b = rows_of(upper, count), rows_of(lower, count)
        if not b or not any(c.text for c in b.values()) or not _is_same_row(a, b):
            break
        count += 1
    return count


def _is_same_row(a: dict[int, Cell], b: dict[int, Cell]) -> bool:
    if a.keys() != b.keys() or any(a[col].row_span != b[col].row_span for col in a):
        return False
    if all(_is_same_text(a[col].text, b[col].text) for col in a):
        return True
    return min(cell.row for cell in a.values()) == 0 and _is_misread_header(a, b)


def _is_misread_header(a: dict[int, Cell], b: dict[int, Cell]) -> bool:
    """Whether two first rows are one header of three or more words that a reader got wrong in places.

    A short word (ลำดับ read as ลาดับ) falls under the bar of a single cell, while the row as a whole is plain.
    """
    texts = [(_squeeze(a[col].text), _squeeze(b[col].text)) for col in sorted(a)]
    if sum(bool(x) for x, _ in texts) < _MIN_MISREAD_CELLS:
        return False
    if any(_DIGIT.findall(x) != _DIGIT.findall(y) or fuzz.ratio(x, y) < _MISREAD_CELL for x, y in texts):
        return False
    return fuzz.ratio("|".join(x for x, _ in texts), "|".join(y for _, y in texts)) >= _SAME_HEADER


def _is_same_text(a: str, b: str) -> bool:
    a, b = _squeeze(a), _squeeze(b)
    return a == b or (_DIGIT.findall(a) == _DIGIT.findall(b) and fuzz.ratio(a, b) >= _SAME_HEADER)


def _has_other_header(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Whether the second table begins with a header that is like the first one's, but another."""
    a, b = rows_of(upper, 0), rows_of(lower, 0)
    words = [col for col in a.keys() & b.keys() if len(_squeeze(a[col].text)) > 2 and not NUMBER.match(a[col].text)]
    same = [col for col in words if _squeeze(a[col].text) == _squeeze(b[col].text)]
    return bool(same)


def _begins_with_value(lower: Sequence[Cell]) -> bool:
    return any(NUMBER.match(c.text) for c in lower if c.row == 0 and c.col > 0)


def _sew(upper: Sequence[Cell], n_rows: int, lower: Sequence[Cell]) -> list[Cell]:
    below = rows_of(lower, 0)
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
    below = rows_of(lower, 0)
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
    return not key.text and rest.row_span == key.row_span > 1 and not ROW_LABEL.match(rest.text)

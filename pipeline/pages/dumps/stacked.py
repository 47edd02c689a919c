"""Tables of which a dump put each cell on a line of its own, row by row.

The rows are told by what comes round: numbers with decimals at one distance, or a number or code that counts on. A cell
may take several lines where it lists items; where a row has more or fewer cells than the heading it is left out and
said to be, because a cell that is missing, or was wrapped, would move all behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.pipeline.model import Finding
from prongsai.pipeline.pages.dumps.lines import FEWEST_ROWS, LONGEST_HEADING, MOST_COLUMNS, Line, Shape, say_unclear

_COUNTERS = load_vocabulary("score_column_kinds")
_HEADINGS = load_vocabulary("measure_headings", "match", "otherwise", "reason")
_FEWEST_COUNTED = 2
"""Rows under a heading that names a column of numbers: that heading says the rest."""
_MOST_LINES_A_ROW = 60
"""Twelve cells of five lines: the next number of a list is not looked for further down."""


def find_stacked(lines: Sequence[Line], start: int) -> Shape | None:
    """The table with one cell a line whose heading begins at line `start`; None where none begins.

    An empty line ends it: between cells or rows none stands in any such dump that we met.
    """
    return _by_counter(lines, start) or _by_values(lines, start)


def _stretch(lines: Sequence[Line], start: int, most: int) -> Sequence[Line]:
    """The lines from `start` to the next empty one, `most` of them at the most."""
    end = start
    while end < min(len(lines), start + most) and not lines[end].is_blank and "\t" not in lines[end].raw:
        end += 1
    return lines[start:end]


def _may_head(line: Line) -> bool:
    return line.kind == "text" and len(line.text) <= LONGEST_HEADING


def _by_counter(lines: Sequence[Line], start: int) -> Shape | None:
    """The table whose first heading names a column of numbers or codes, each row under its number."""
    opening = _stretch(lines, start, MOST_COLUMNS + 1)
    n_cols = next((at for at, line in enumerate(opening) if line.kind in ("number", "code")), 0)
    if n_cols < 2 or not all(map(_may_head, opening[:n_cols])) or not _heads_counter(opening[0]):
        return None
    marks = _counting(lines, start + n_cols)
    if len(marks) < _FEWEST_COUNTED:
        return None
    rows = [[[line] for line in opening[:n_cols]]]
    findings: list[Finding] = []
    end = _end_of_last(lines, marks[-1], n_cols)
    for mark, stop in zip(marks, [*marks[1:], end], strict=True):
        cells = _to_cells(lines[mark:stop])
        if len(cells) != n_cols:
            what = f"{len(cells)} cells stand on their lines, and the heading has {n_cols}"
            findings.append(say_unclear(lines[mark:stop], what))
        elif mark == marks[-1] and len(rows) == 1:
            # where the last row ends is taken from the heading, which none of the other rows bears out
            findings.append(say_unclear(lines[mark:stop], f"no row above has {n_cols} cells as the heading has"))
        else:
            rows.append(cells)
    if len(rows) == 1:
        return Shape([], end, findings)
    if [line.kind for line in lines[end : end + 2]] == ["text", "value"] and lines[end - 1].kind == "value":
        rows.append([[lines[end]], *([[]] * (n_cols - 2)), [lines[end + 1]]])
        end += 2
    return _to_shape(rows, end, findings)


def _heads_counter(line: Line) -> bool:
    said = _COUNTERS.read(line.text.lower())
    if said is not None and said.means in ("sequence", "code", "item", "title"):
        return True
    named = _HEADINGS.read(line.text)
    return named is not None and named.means == "number"


def _counting(lines: Sequence[Line], first: int) -> list[int]:
    """Where the lines stand that count on by one, from the line `first`, in numbers or in codes of one letter."""
    marks = [first]
    at = first + 1
    while at < len(lines) and not lines[at].is_blank and at - marks[-1] <= _MOST_LINES_A_ROW:
        last, line = lines[marks[-1]], lines[at]
        is_alike = line.kind == last.kind and (line.kind != "code" or line.text[0].lower() == last.text[0].lower())
        if is_alike and line.number == (last.number or 0) + 1:
            marks.append(at)
        at += 1
    return marks


def _end_of_last(lines: Sequence[Line], mark: int, n_cols: int) -> int:
    """The line after the last row: it has as many cells as there are columns, and what follows is no part of it."""
    row = _stretch(lines, mark, _MOST_LINES_A_ROW)
    size = 1
    while size < len(row) and len(_to_cells(row[: size + 1])) <= n_cols:
        size += 1
    return mark + size


def _to_shape(rows: Sequence[Sequence[Sequence[Line]]], end: int, findings: list[Finding]) -> Shape:
    """The shape of rows of cells of lines; a cell without any stands where its row begins."""
    texts = [["\n".join(line.raw for line in cell) for cell in row] for row in rows]
    return Shape(texts, end, findings, [[(cell or row[0])[0].no for cell in row] for row in rows])


def _to_cells(lines: Sequence[Line]) -> list[list[Line]]:
    """The cells of a row: each line is one, but items that count on belong to the cell of the first of them."""
    cells: list[list[Line]] = []
    last_item = 0
    for at, line in enumerate(lines):
        item = line.number if line.kind == "item" and at else None
        if item is not None and item == last_item + 1 and item > 1:
            cells[-1].append(line)
        else:
            cells.append([line])
        last_item = item or 0
    return cells


def _by_values(lines: Sequence[Line], start: int) -> Shape | None:
    """The table whose rows end in numbers that come round at one distance, under as many headings."""
    if not _may_head(lines[start]):
        return None
    ends = _value_ends(_stretch(lines, start, 3 * MOST_COLUMNS))
    if len(ends) < 2:
        return None
    n_cols, n_values = ends[1][0] - ends[0][0], ends[0][1]
    is_headed = ends[0][0] == 2 * n_cols - 1 and all(map(_may_head, lines[start : start + n_cols]))
    if not is_headed or not n_values < n_cols <= MOST_COLUMNS:
        return None
    end = start + n_cols
    while _ends_in_values(lines[end : end + n_cols], n_cols, n_values):
        end += n_cols
    rows = [[[line] for line in lines[at : at + n_cols]] for at in range(start, end, n_cols)]
    if len(rows) <= FEWEST_ROWS:
        return None
    rest = _stretch(lines, end, _MOST_LINES_A_ROW)
    if any(line.kind == "value" for line in rest):
        what = "the cells above come round at one distance, and these do not"
        return _to_shape(rows, end, [say_unclear(rest, what)])
    return _to_shape(rows, end, [])


def _value_ends(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Each run of numbers with decimals: the line of its last one, and how many they are."""
    ends: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        if line.kind != "value":
            continue
        if ends and ends[-1][0] == at - 1:
            ends[-1] = (at, ends[-1][1] + 1)
        else:
            ends.append((at, 1))
    return ends


def _ends_in_values(row: Sequence[Line], n_cols: int, n_values: int) -> bool:
    kinds = [line.kind for line in row]
    is_filled = len(kinds) == n_cols and "blank" not in kinds
    return is_filled and all((kind == "value") == (at >= n_cols - n_values) for at, kind in enumerate(kinds))

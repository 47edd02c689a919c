"""Tables of which a dump printed one column after the other: all numbers of the rows, then all names, then all scores.

A column is a run of lines between empty ones, or between a heading and the next. The first line of a run that counts on
(`๑`, `๒`, … or `i1`, `i2`, …) is the row's; a column of as many lines stands beside it. Where a column of numbers has
more or fewer lines than the one that counts, no line of it can be given to a row, and that is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.pipeline.pages.dumps.lines import FEWEST_ROWS, LONGEST_HEADING, MOST_COLUMNS, Line, Shape, say_unclear


def find_columns_in_turn(lines: Sequence[Line], start: int) -> Shape | None:
    """The table whose first column begins with its heading in line `start`; None where none begins."""
    end = _end_of_counted(lines, start)
    n_rows = end - start - 1
    if n_rows < FEWEST_ROWS:
        return None
    is_parted = end >= len(lines) or lines[end].is_blank
    found = [lines[start:end]]
    at = end
    while len(found) < MOST_COLUMNS:
        column, after = _next_column(lines, at, 0 if is_parted else n_rows + 1)
        if not column or (len(column) <= FEWEST_ROWS and any(map(_holds_values, found[1:]))):
            break  # what is shorter than any table, behind a column of numbers, is what follows the table
        found.append(column)
        at = after
    if not any(map(_holds_values, found[1:])):
        return None
    columns = [column for column in found if len(column) == n_rows + 1]
    findings = [
        say_unclear(column, f"{len(column) - 1} lines stand in this column, and {n_rows} in the one that counts")
        for column in found
        if len(column) != n_rows + 1
    ]
    if not any(map(_holds_values, columns[1:])):
        return Shape([], at, findings)
    rows = [[column[row] for column in columns] for row in range(n_rows + 1)]
    line_nos = [[line.no for line in row] for row in rows]
    return Shape([[line.raw for line in row] for row in rows], at, findings, line_nos)


def _end_of_counted(lines: Sequence[Line], start: int) -> int:
    """The line after the column that counts; `start` + 1 where no such column begins. A total may end it."""
    if not _may_head(lines[start]) or start + 2 >= len(lines):
        return start + 1
    at, last = start + 1, None
    while at < len(lines) and not lines[at].is_blank:
        line = lines[at]
        if last is not None and not _counts_on(last, line):
            break
        if last is None and line.kind not in ("number", "code") and _count_of(line) is None:
            return start + 1
        last = line
        at += 1
    is_total = at < len(lines) and lines[at].kind == "text" and (at + 1 == len(lines) or lines[at + 1].is_blank)
    return at + 1 if is_total and at > start + FEWEST_ROWS else at


def _may_head(line: Line) -> bool:
    return line.kind == "text" and len(line.text) <= LONGEST_HEADING and "\t" not in line.raw


def _count_of(line: Line) -> int | None:
    """The number that a line counts with: alone, in front of its words, or behind a word (`ตัวชี้วัดที่ ๑ …`)."""
    if line.number is not None:
        return line.number
    words = line.text.split()[:2]
    digits = ["".join(sign for sign in word if "0" <= sign <= "9") for word in words]
    return next((int(found) for found in digits if 0 < len(found) <= 2), None) if line.kind == "text" else None


def _counts_on(last: Line, line: Line) -> bool:
    before, here = _count_of(last), _count_of(line)
    is_alike = line.kind == last.kind and (line.kind != "code" or line.text[:1].lower() == last.text[:1].lower())
    return is_alike and before is not None and here == before + 1


def _next_column(lines: Sequence[Line], at: int, size: int) -> tuple[Sequence[Line], int]:
    """The next column, its heading first, and the line after it; no lines where something else follows.

    Args:
        lines: all lines.
        at: where it may begin, empty lines aside.
        size: lines of a column where no empty line parts the columns; 0 where one does.
    """
    while not size and at < len(lines) and lines[at].is_blank:
        at += 1
    if at >= len(lines) or not _may_head(lines[at]):
        return [], at
    end = at + 1
    while end < len(lines) and not lines[end].is_blank and "\t" not in lines[end].raw:
        is_next = lines[end].kind == "text" and (lines[end - 1].kind == "value" or end - at >= size)
        if size and (is_next or (end - at >= size and lines[end].kind != "value")):
            break
        end += 1
    column = lines[at:end]
    # two numbers under a heading are a column that lost its others; one is a total or a sentence
    is_column = len(column) > FEWEST_ROWS or (len(column) > 2 and _holds_values(column))
    return (column, end) if is_column else ([], at)


def _holds_values(column: Sequence[Line]) -> bool:
    return all(line.kind == "value" for line in column[1:])

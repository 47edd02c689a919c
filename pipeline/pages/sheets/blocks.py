"""A sheet -> blocks: titles and remarks as paragraphs, its tables without what is hidden, pictures where they lie.

Empty rows part tables. A row with one text before, behind or over the rows of a table is a title or a remark, as it is
to whoever looks at the sheet. Two tables beside each other are parted where a column between them is empty and each has
names and numbers of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from prongsai.normalizers.values.digits import FULL_YEAR, to_arabic
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.pipeline.model import Cell, Finding, Paragraph, Provenance, Result, SheetFrame, Table, name_cell
from prongsai.pipeline.pages.dumps.markup import tidy
from prongsai.pipeline.pages.embedded import Part
from prongsai.pipeline.pages.sheets.sheet import MOST_CELLS, SheetCell, SheetContent
from prongsai.pipeline.pages.text_tables import MOST_COLUMNS

_DEFAULT_NAME = re.compile(
    rf"(?:{load_vocabulary('sheet_names').alternation('default')})\s*\(?[0-9]*\)?", re.IGNORECASE
)
_FACT_LABEL = re.compile(rf"(?:{load_vocabulary('fact_labels').alternation()})\s*:?")
_YEAR = re.compile(f"{FULL_YEAR}|20[0-9]{{2}}")
_NUMBER = re.compile(r"[0-9\u0e50-\u0e59]+(?:[.,][0-9\u0e50-\u0e59]+)?\s*%?")
_NAME = re.compile(r"[A-Za-z\u0e01-\u0e2e]{2}.*[A-Za-z\u0e01-\u0e2e]{2}", re.DOTALL)
"""Two letters and two more: `ผ่านดี` passes too, so names count where most cells of a column differ."""
_MOST_RAW = 5
"""Pieces quoted in a finding: enough to know what it is about."""
Run = list[SheetCell]


def sheet_to_blocks(sheet: SheetContent, page: int) -> Result[Part]:
    """The blocks and pictures of sheet `page` (from 1) in reading order, tables without numbers yet."""
    shown, hidden = _part_hidden(sheet)
    findings = _say_hidden(sheet, hidden, page)
    parts: list[tuple[int, Part]] = [(-1, one) for one in _headings(sheet, page)]
    for run in _runs(shown, sheet.hidden_rows):
        area = (run[-1].row - run[0].row + 1) * min(len({cell.col for cell in run}), MOST_COLUMNS)
        if area > 2 * MOST_CELLS:
            findings.append(_say_sparse(sheet.name, run, page))
            continue
        parts.extend((_row_of(part), part) for part in _run_to_blocks(run, sheet.name, page))
        widest = len({cell.col for cell in run})
        if widest > MOST_COLUMNS:
            findings.append(_say_too_wide(sheet.name, run, widest, page))
    last = parts[-1][0] if parts else 0
    for picture in sheet.pictures:
        row = last if picture.cell is None else picture.cell[0]
        parts.append((row, picture))
    ordered = [part for _, part in sorted(parts, key=lambda one: one[0])]
    return Result(ordered, findings)


def _headings(sheet: SheetContent, page: int) -> Iterator[Paragraph]:
    """The name of the sheet, where somebody gave it one, then the texts beside the cells."""
    names = [] if _DEFAULT_NAME.fullmatch(sheet.name.strip()) else [sheet.name]
    for text in (*names, *sheet.lines):
        place = Provenance(page, sheet_cell=f"{sheet.name}!A1")
        yield Paragraph(tidy(text), raw=text, page=page, is_bold=text == sheet.name, method="text", cell=place)


def _part_hidden(sheet: SheetContent) -> tuple[Run, Run]:
    """The cells that are seen, in reading order, and those that are not.

    A merged cell is seen as long as one of its rows and columns is, at the first such.
    """
    shown: Run = []
    hidden: Run = []
    for cell in sorted(sheet.cells, key=lambda one: (one.row, one.col)):
        rows = [row for row in range(cell.row, cell.row + cell.row_span) if row not in sheet.hidden_rows]
        cols = [col for col in range(cell.col, cell.col + cell.col_span) if col not in sheet.hidden_columns]
        if rows and cols:
            height, width = rows[-1] - rows[0] + 1, cols[-1] - cols[0] + 1
            shown.append(replace(cell, row=rows[0], col=cols[0], row_span=height, col_span=width))
        else:
            hidden.append(cell)
    return shown, hidden


def _runs(cells: Sequence[SheetCell], hidden_rows: frozenset[int]) -> Iterator[Run]:
    """The cells between empty rows; rows that are hidden part nothing."""
    hidden = sorted(hidden_rows)

    def seen_before(row: int) -> int:
        return row - bisect_left(hidden, row)

    run: Run = []
    bottom = 0
    for cell in cells:
        if run and seen_before(cell.row) > seen_before(bottom):
            yield run
            run = []
        run.append(cell)
        bottom = max(bottom, cell.row + cell.row_span) if len(run) > 1 else cell.row + cell.row_span
    if run:
        yield run


def _run_to_blocks(run: Run, name: str, page: int) -> Iterator[Paragraph | Table]:
    rows = _by_row(run)
    # a cell that reaches down into a row stands in it as well
    reached = Counter(row for cell in run for row in range(cell.row + 1, cell.row + cell.row_span))
    full = [at for at, row in enumerate(rows) if len(row) + reached[row[0].row] > 1]
    facts = find_facts(rows)
    if not full or facts == len(rows):
        yield from (_to_paragraph(row, name, page) for row in rows)
        return
    if facts:
        yield from (_to_paragraph(row, name, page) for row in rows[:facts])
        yield from _run_to_blocks([cell for row in rows[facts:] for cell in row], name, page)
        return
    first, last = full[0], full[-1] + 1
    if first and rows[first - 1][0].row_span > 1:
        first -= 1  # it stands alone in its own row, and beside those below
    yield from (_to_paragraph(row, name, page) for row in rows[:first])
    body = [cell for row in rows[first:last] for cell in row]
    halves = _part_beside(body)
    for half in halves:
        if len(halves) > 1:
            yield from _run_to_blocks(half, name, page)
        else:
            yield _to_table(half, name, page)
    yield from (_to_paragraph(row, name, page) for row in rows[last:])


def find_facts(rows: Sequence[Run]) -> int:
    """How many rows above a table say whose it is and of when: labels, each with what it labels beside it.

    The heading of a list is such a row too (`หน่วยงาน | คะแนน`): one row alone is taken only where it names a year, or
    where nothing stands below it.
    """
    count = 0
    for row in rows:
        if len(row) > 1 and not _is_facts(row):
            break
        count += 1
    while count and len(rows[count - 1]) == 1:
        count -= 1  # titles are told apart elsewhere
    facts = [row for row in rows[:count] if len(row) > 1]
    names_year = any(_YEAR.search(to_arabic(cell.text)) for row in facts for cell in row[1::2])
    return count if len(facts) > 1 or names_year or count == len(rows) else 0


def _is_facts(row: Run) -> bool:
    labels = row[0::2]
    return len(row) % 2 == 0 and all(_FACT_LABEL.fullmatch(" ".join(cell.text.split())) for cell in labels)


def _by_row(run: Run) -> list[Run]:
    rows: dict[int, Run] = {}
    for cell in run:
        rows.setdefault(cell.row, []).append(cell)
    return list(rows.values())


def _part_beside(body: Run) -> list[Run]:
    """The tables that stand beside each other, from left to right; the whole body where it is one."""
    taken = {col for cell in body for col in range(cell.col, cell.col + cell.col_span)}
    for gap in range(min(taken) + 1, max(taken)):
        if gap in taken:
            continue
        left = [cell for cell in body if cell.col < gap]
        right = [cell for cell in body if cell.col > gap]
        if _is_whole(left) and _is_whole(right):
            return [left, *_part_beside(right)]
    return [body]


def _is_whole(part: Run) -> bool:
    """Whether a part of a table is a table: a column of names that differ, and another one of numbers."""
    columns: dict[int, list[str]] = {}
    for cell in part:
        columns.setdefault(cell.col, []).append(cell.text.strip())
    below = [texts[1:] for texts in columns.values() if len(texts) > 2]
    has_names = any(_most(texts, _NAME.search) and 2 * len(set(texts)) > len(texts) for texts in below)
    return has_names and any(_most(texts, _NUMBER.fullmatch) for texts in below)


def _most(texts: Sequence[str], is_so: object) -> bool:
    return 2 * sum(bool(is_so(text)) for text in texts) > len(texts)  # type: ignore[operator]


def _to_table(cells: Run, name: str, page: int) -> Table:
    """A table of the rows and columns that begin a cell; all its places have one."""
    rows = sorted({cell.row for cell in cells})
    columns = sorted({cell.col for cell in cells})[:MOST_COLUMNS]
    row_at = {row: at for at, row in enumerate(rows)}
    col_at = {col: at for at, col in enumerate(columns)}
    made: list[Cell] = []
    covered: set[tuple[int, int]] = set()
    titles = _find_titles(cells)
    for cell in cells:
        if cell.col not in col_at:
            continue
        row, col = row_at[cell.row], col_at[cell.col]
        height = bisect_left(rows, cell.row + cell.row_span) - row
        width = bisect_left(columns, cell.col + cell.col_span) - col
        if cell.row in titles:
            width = len(columns) - col
        made.append(Cell(row, col, tidy(cell.text), raw=cell.raw, row_span=height, col_span=width))
        covered |= {(r, c) for r in range(row, row + height) for c in range(col, col + width)}
    places = ((row, col) for row in range(len(rows)) for col in range(len(columns)))
    made += [Cell(row, col, "") for row, col in places if (row, col) not in covered]
    made.sort(key=lambda one: (one.row, one.col))
    frame = SheetFrame(name, tuple(rows), tuple(columns))
    pages = (page,)
    return Table(tuple(made), len(rows), len(columns), 0, page, pages, method="text", is_ruled=False, sheet=frame)


def _find_titles(cells: Run) -> set[int]:
    """Rows within a table that hold a title over the rows below: one text at the left, then a row of texts alone.

    Its text runs over the empty cells beside it, as if they were merged.
    """
    rows = _by_row(cells)
    left = min(cell.col for cell in cells)
    return {
        row[0].row
        for row, below in zip(rows, rows[1:], strict=False)
        if len(row) == 1
        and row[0].col == left
        and row[0].row_span == 1
        and not _NUMBER.fullmatch(row[0].text.strip())
        and len(below) > 1
        and not any(_NUMBER.fullmatch(cell.text.strip()) for cell in below)
    }


def _to_paragraph(row: Run, name: str, page: int) -> Paragraph:
    place = Provenance(page, sheet_cell=f"{name}!{name_cell(row[0].row, row[0].col)}")
    text, raw = " ".join(tidy(cell.text) for cell in row), " ".join(cell.raw for cell in row)
    return Paragraph(" ".join(text.split("\n")), raw=raw, page=page, method="text", cell=place)


def _row_of(part: Paragraph | Table) -> int:
    if isinstance(part, Table):
        assert part.sheet is not None, "made here of a sheet"
        return part.sheet.rows[0]
    assert part.cell is not None and part.cell.sheet_cell is not None, "made here of a cell"
    return int("".join(filter(str.isdecimal, part.cell.sheet_cell.rpartition("!")[2]))) - 1


def _say_hidden(sheet: SheetContent, hidden: Run, page: int) -> list[Finding]:
    if not hidden:
        return []
    message = f"sheet {sheet.name}: {len(hidden)} cells stand in hidden rows or columns and are not read"
    raw = " | ".join(cell.text for cell in hidden[:_MOST_RAW])
    where = Provenance(page, sheet_cell=f"{sheet.name}!{name_cell(hidden[0].row, hidden[0].col)}")
    suggestion = "nothing; show them in the program if they belong to the report"
    return [Finding("info", "text-left-out", message, page, raw=raw, suggestion=suggestion, where=where)]


def _say_too_wide(name: str, run: Run, widest: int, page: int) -> Finding:
    message = f"sheet {name}: a table has {widest} columns; only the first {MOST_COLUMNS} are read"
    return _too_large(message, name, run, page)


def _say_sparse(name: str, run: Run, page: int) -> Finding:
    message = f"sheet {name}: a table of {len(run)} cells is spread over more rows and columns than any report's"
    return _too_large(message, name, run, page)


def _too_large(message: str, name: str, run: Run, page: int) -> Finding:
    where = Provenance(page, sheet_cell=f"{name}!{name_cell(run[0].row, run[0].col)}")
    remedy = "if it is a report, save its parts as files of their own"
    return Finding("error", "sheet-too-large", message, page, suggestion=remedy, where=where)

"""Separated values (CSV, TSV) -> blocks: titles and remarks as paragraphs, runs of rows as tables.

No machine read these numbers: a program wrote them, so they are as sure as those of a text layer.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence

from prongsai.normalizers.values.lists import take_number
from prongsai.pipeline.model import Block, Finding, Paragraph, Provenance, Result
from prongsai.pipeline.pages.dumps.damaged import say_damaged_at
from prongsai.pipeline.pages.dumps.markup import tidy
from prongsai.pipeline.pages.numbered import number_tables
from prongsai.pipeline.pages.text_tables import rows_to_table, say_too_wide

_DELIMITERS = (",", ";", "\t", "|")
"""What spreadsheets write between values: a comma, a semicolon where the comma is the decimal sign, a tab, a bar."""
_LOOKED_AT = 200
"""Rows that decide what parts the values: a report's titles and the first of its tables."""
_LONGEST_CELL = 1_000_000
"""Characters: a quote that is never closed takes the rest of the file into one cell, up to here."""
_FEWEST_ROWS = 3
"""A heading, a whole row and the one that was cut: of two rows nobody can say which is usual."""
_Row = tuple[int, list[str]]
"""The line that a row begins in, from 1, and its values."""


def read_sheet(text: str) -> Result[Block]:
    """Blocks of a text of separated values, in the order of its rows.

    A row of one value before, between or behind the rows of a table is a title or a remark; an empty row ends a table.
    """
    plain = text.replace("\0", "")
    delimiter = _pick_delimiter(plain)
    rows, findings = _split(plain, delimiter)
    blocks: list[Block] = []
    run: list[_Row] = []
    for row in [*rows, (0, [])]:
        if any(value.strip() for value in row[1]):
            run.append(row)
            continue
        blocks.extend(_run_to_blocks(run))
        findings.extend(say_too_wide([values for _, values in run], run[0][0]) if run else [])
        run = []
    findings.extend(_say_cut_row(plain, [row for row in rows if any(value.strip() for value in row[1])]))
    return Result(number_tables(blocks), findings)


def _say_cut_row(text: str, rows: Sequence[_Row]) -> Iterator[Finding]:
    """The finding for a text whose last row is not closed and shorter than the row before, as where a file was cut.

    Programs end each row with a line end, also the last; who writes by hand leaves that out and not the values.
    """
    if len(rows) < _FEWEST_ROWS or text.endswith(("\n", "\r")):
        return
    (line, last), (_, before) = rows[-1], rows[-2]
    lines = list(io.StringIO(text, newline=""))
    # one value alone is a remark below the table, but for one that counts on
    counts_on = take_number(last[0])[0] is not None and take_number(before[0])[0] is not None
    if "".join(lines[line - 1 :]).count('"') % 2:
        what = "the text ends within quotes that are never closed"
        yield say_damaged_at(line, what, "compare its last row with the source, or fetch the file again")
    elif len(last) < len(before) and (len(last) > 1 or counts_on):
        what = f"the text ends within a row: {len(last)} values stand in its last one, {len(before)} in the one before"
        yield say_damaged_at(line, what, "compare its last row with the source, or fetch the file again")


def _split(text: str, delimiter: str) -> tuple[list[_Row], list[Finding]]:
    rows: list[_Row] = []
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for values in reader:
            rows.append((line, values))
            line = reader.line_num + 1
    except csv.Error as error:
        finding = Finding(
            "error",
            "text-damaged",
            f"the values from line {line} on cannot be told apart ({error}): they are not read",
            raw=f"line {line}",
            suggestion="look for a quote that is never closed, and save the sheet again",
            where=Provenance(line_no=line),
        )
        return rows, [finding]
    return rows, []


def _pick_delimiter(text: str) -> str:
    """What parts the values: the sign at which most rows have as many values as another row, and more than one."""
    head = "\n".join(text.splitlines()[:_LOOKED_AT])

    def worth(delimiter: str) -> int:
        rows, _ = _split(head, delimiter)
        counts = Counter(len(values) for _, values in rows if len(values) > 1)
        return sum(count * (size - 1) for size, count in counts.items() if count > 1)

    return max(_DELIMITERS, key=lambda delimiter: (worth(delimiter), -_DELIMITERS.index(delimiter)))


def _run_to_blocks(run: Sequence[_Row]) -> list[Block]:
    """The rows between two empty ones: what stands alone before and behind the first and last full row is no table."""
    full = [at for at, (_, values) in enumerate(run) if sum(bool(value.strip()) for value in values) > 1]
    if not full:
        return _to_paragraphs(run)
    first, last = full[0], full[-1] + 1
    table = [values for _, values in run[first:last]]
    line_nos = [[line] for line, _ in run[first:last]]
    width = max(len(values) for values in table)
    while width > 1 and all(len(values) < width or not values[width - 1].strip() for values in table):
        width -= 1  # spreadsheets fill every row up to their widest one
    rows = [values[:width] for values in table]
    middle = rows_to_table(rows, tidy, method="text", line_nos=line_nos)
    return [*_to_paragraphs(run[:first]), middle, *_to_paragraphs(run[last:])]


def _to_paragraphs(rows: Sequence[_Row]) -> list[Block]:
    """The rows of one value as lines; what is nothing but marks of bold type or the like is none."""
    found: list[Block] = []
    for line, values in rows:
        raw = next(value for value in values if value.strip())
        text = " ".join(tidy(raw).split("\n"))
        if text.strip():
            found.append(Paragraph(text, raw=raw, method="text", line_no=line))
    return found

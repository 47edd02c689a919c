"""Rows that do not fit their schema made to fit: a value or a row is lost with a finding, never a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pyarrow as pa

from prongsai.pipeline.emit.document_rows import DocumentRows
from prongsai.pipeline.emit.rows import TableRow, finding_row
from prongsai.pipeline.emit.schema import DOCUMENT_TABLES, DOCUMENTS, Column, TableSchema
from prongsai.pipeline.emit.schema.column import INT16, INT32
from prongsai.pipeline.emit.spill import RowsError, make_table
from prongsai.pipeline.model import Finding

_LARGEST = {INT16: 2**15 - 1, INT32: 2**31 - 1}
"""What 16 and 32 bits with a sign can hold."""
_DIGITS_PER_BIT = 0.30103  # the logarithm of 2
_LONGEST_WRITTEN = 30  # digits; the largest number of 64 bits has 20

COUNTS = frozenset(("observations", "pages", "pages_text", "pages_scanned", "pages_repaired", "pages_unread"))
"""Columns whose largest value also stands for more than that; elsewhere a number that does not fit is no number."""


def fit_rows(rows: DocumentRows) -> DocumentRows:
    """The rows of a document without what cannot be stored, and findings about that; its own row stays as it is.

    A number that its column cannot hold becomes null, in a count the largest that it can hold. A row that still does
    not fit is left out, and the document is `partial`.
    """
    document_id = rows.document["document_id"]
    findings: list[Finding] = []
    kept: dict[str, list[TableRow]] = {}
    for schema in DOCUMENT_TABLES:
        if schema is DOCUMENTS:
            continue
        told_of = [_fit_numbers(schema, row) for row in rows.table(schema.name)]
        findings += [finding for _, changed in told_of for finding in changed]
        kept[schema.name], reasons = _drop_misfits(schema, [row for row, _ in told_of])
        if reasons:
            message = f"{len(reasons)} rows of {schema.name} cannot be stored and were left out: {reasons[0]}"
            remedy = "report this as a bug of the program"
            findings.append(Finding("error", "rows-rejected", message, field=schema.name, suggestion=remedy))
    document, changed = _fit_numbers(DOCUMENTS, rows.document)
    findings += changed
    if any(finding.severity == "error" for finding in findings) and document["status"] == "ok":
        document = document | {"status": "partial"}
    told = [finding_row(finding, document_id) for finding in findings]
    fitted: dict[str, Any] = {**kept, "findings": [*kept["findings"], *told], "document": document}
    return replace(rows, **fitted)


def _fit_numbers(schema: TableSchema, row: TableRow) -> tuple[TableRow, list[Finding]]:
    """A row whose whole numbers fit their columns, and a finding for each that was changed."""
    changed = {column.name: _nearest(column, value) for column, value in _too_large(schema, row)}
    if not changed:
        return row, []
    page = row.get("page") if "page" not in changed else None
    return row | changed, [_out_of_range(schema, name, row[name], value, page) for name, value in changed.items()]


def _out_of_range(schema: TableSchema, name: str, number: int, stand_in: int | None, page: int | None) -> Finding:
    stands = "nothing stands for it" if stand_in is None else f"{stand_in} stands for it"
    return Finding(
        "warning",
        "value-out-of-range",
        f"{schema.name}.{name} is {_shorten(number)}, which the column cannot hold; {stands}",
        page=page,
        field=f"{schema.name}.{name}",
        raw=_shorten(number),
        suggestion="look at the page; a number this large is seldom what the column means",
    )


def _too_large(schema: TableSchema, row: TableRow) -> Iterator[tuple[Column, int]]:
    """The whole numbers of a row that their columns cannot hold."""
    if not isinstance(row, dict):
        return  # not even a row: it is left out as a whole
    for column in schema.columns:
        value = row.get(column.name)
        if column.type in _LARGEST and isinstance(value, int) and abs(value) > _LARGEST[column.type]:
            yield column, value


def _nearest(column: Column, value: int) -> int | None:
    return _LARGEST[column.type] if column.name in COUNTS and value > 0 else None


def _shorten(number: int) -> str:
    """A number in figures; a very long one by its length, since writing it out may itself be refused.

    >>> _shorten(70_000), _shorten(10 ** 5000)
    ('70000', 'a number of about 5000 digits')
    """
    digits = int(number.bit_length() * _DIGITS_PER_BIT)
    return str(number) if digits < _LONGEST_WRITTEN else f"a number of about {digits} digits"


def _drop_misfits(schema: TableSchema, rows: Sequence[TableRow]) -> tuple[list[TableRow], list[str]]:
    """The rows that fit, and for each other one why it does not.

    Halves are tried before rows: of 50,000 rows few are at fault, and each trial makes a table.
    """
    try:
        make_table(schema, list(rows))
    except (RowsError, pa.ArrowException, TypeError, AttributeError) as error:
        if len(rows) == 1:
            return [], [str(error)]
    else:
        return list(rows), []
    middle = len(rows) // 2
    first, first_reasons = _drop_misfits(schema, rows[:middle])
    second, second_reasons = _drop_misfits(schema, rows[middle:])
    return [*first, *second], [*first_reasons, *second_reasons]

"""One input -> its rows, whatever happens: what cannot be read becomes a failed document with a finding."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.archives import read_bytes
from prongsai.pipeline.discover.folder import Input
from prongsai.pipeline.emit.document_rows import DocumentRows, failed_rows
from prongsai.pipeline.emit.fit import fit_rows
from prongsai.pipeline.emit.rows import TableRow, finding_row
from prongsai.pipeline.emit.spill import DocumentTables, RowsError, find_repeated_keys, rows_to_tables
from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Document, Finding
from prongsai.pipeline.pages.memory import ALONE, Beside

MERGED_CODES = ("page-unreadable", "page-out-of-time")
"""Findings that may come for hundreds of pages of one document."""

PASSING_CODES = ("file-unreadable", "file-changed")
"""Findings about the file as it was just now: the next run may find it otherwise, with the same name and size."""

DocumentReader = Callable[[Document, bytes, str, Beside], DocumentRows]
"""Reads the bytes of one document; the third argument is its file name, which may say whose report it is."""


def read_input(found: Input, reader: DocumentReader, settings: Settings, beside: Beside = ALONE) -> DocumentTables:
    """Read one input into checked, sorted tables.

    Errors that are the document's own end here. Anything else is a fault of the program and rises, so that the
    process which reads documents ends and its log tells where.
    """
    rows = _read_or_fail(found, reader, settings, beside)
    seen_before = [finding_row(finding, found.document.document_id) for finding in found.findings]
    rows = replace(
        rows,
        findings=[*merge_lost_pages(rows.findings), *seen_before],
    )
    try:
        rows, tables = _fit(rows)
    except RowsError as error:
        remedy = "report this as a bug of the program; the document's rows were left out"
        finding = Finding("error", "rows-rejected", f"{found.filename}: {error}", suggestion=remedy)
        return rows_to_tables(failed_rows(found.document, finding))
    repeated = find_repeated_keys(tables)
    if not repeated:
        return tables
    doubles = [_repeated_key_finding(table, len(keys), keys[0]) for table, keys in repeated.items()]
    extra = [finding_row(finding, found.document.document_id) for finding in doubles]
    return rows_to_tables(replace(rows, findings=[*rows.findings, *extra]))


def _fit(rows: DocumentRows) -> tuple[DocumentRows, DocumentTables]:
    """The rows without what cannot be stored, a finding saying what that was, and their tables.

    Raises:
        RowsError: not even the document's own row can be stored.
    """
    try:
        return rows, rows_to_tables(rows)
    except RowsError:
        fitted = fit_rows(rows)
        return fitted, rows_to_tables(fitted)


def merge_lost_pages(findings: list[TableRow]) -> list[TableRow]:
    """One finding for all pages of a document that are lost for one reason, in the place of the first.

    A broken file of 300 pages is one thing to look at, not 300.
    """
    for code in MERGED_CODES:
        findings = _merge_code(findings, code)
    return findings


def _merge_code(findings: list[TableRow], code: str) -> list[TableRow]:
    lost = [row for row in findings if row["code"] == code]
    if len(lost) < 2:
        return findings
    pages = format_pages([row["page"] for row in lost if row["page"] is not None])
    merged = lost[0] | {"message": f"{len(lost)} pages cannot be read ({pages}); the first: {lost[0]['message']}"}
    return [merged if row is lost[0] else row for row in findings if row is lost[0] or row["code"] != code]


def format_pages(pages: list[int]) -> str:
    """Page numbers as a reader would list them.

    >>> format_pages([3, 4, 5, 9])
    '3-5, 9'
    """
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _read_or_fail(found: Input, reader: DocumentReader, settings: Settings, beside: Beside) -> DocumentRows:
    if found.failure is not None:
        return failed_rows(found.document, found.failure)
    try:
        data = read_bytes(found.path, found.positions, settings.max_file_bytes)
        if hashlib.sha256(data).hexdigest() != found.document.document_id:
            raise DocumentError("file-changed", "the file changed during the run", "run again when it is complete")
        return reader(found.document, data, found.filename, beside)
    except DocumentError as error:
        message = f"{found.document.sources[0]}: {error}"
        finding = Finding("error", error.code, message, raw=found.document.sources[0], suggestion=error.remedy)
        return failed_rows(found.document, finding)


def _repeated_key_finding(table: str, count: int, example: tuple[object, ...]) -> Finding:
    shown = ", ".join(str(value) for value in example[1:] if value is not None)
    message = f"{count} keys occur more than once in {table}, for example {shown}"
    remedy = "look at the rows on their pages: two bodies may share a name and could not be told apart"
    return Finding("error", "key-repeated", message, field=table, suggestion=remedy)

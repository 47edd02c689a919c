"""Rows for what could not be read: a failed document with the finding that says why."""

from __future__ import annotations

from typing import Any

from prongsai.pipeline.emit.document_rows import DocumentRows, TableRow
from prongsai.pipeline.emit.schema import DOCUMENTS
from prongsai.pipeline.model import Document, Finding


def document_row(document: Document, **values: Any) -> TableRow:
    """A row of `documents`: what is known of the input, the `values` given, and null for the rest.

    Raises:
        KeyError: `values` names a column that the table does not have.
    """
    row: TableRow = dict.fromkeys(DOCUMENTS.column_names)
    unknown = values.keys() - row.keys()
    if unknown:
        raise KeyError(f"documents has no column {', '.join(sorted(unknown))}")
    return row | {
        "document_id": document.document_id,
        "sources": list(document.sources),
        "media_type": document.media_type,
        **values,
    }


def finding_row(finding: Finding, document_id: str | None) -> TableRow:
    """A row of `findings`; `document_id` is None where no document could be made of a file."""
    box = finding.bbox
    return {
        "document_id": document_id,
        "severity": finding.severity,
        "code": finding.code,
        "message": finding.message,
        "page": finding.page,
        "x0": box.x0 if box else None,
        "top": box.top if box else None,
        "x1": box.x1 if box else None,
        "bottom": box.bottom if box else None,
        "field": finding.field,
        "raw": finding.raw,
        "suggestion": finding.suggestion,
    }


def failed_rows(document: Document, finding: Finding, seconds: float) -> DocumentRows:
    """A document of which nothing could be read, and why; `seconds` is the wall time spent on it."""
    return DocumentRows(
        document=document_row(document, status="failed", seconds=seconds),
        findings=[finding_row(finding, document.document_id)],
    )

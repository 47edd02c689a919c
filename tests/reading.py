"""Reads one report to its rows, as a worker of a run does."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.media_types import HEAD_BYTES, media_type_of_bytes
from prongsai.pipeline.emit.document_rows import DocumentRows
from prongsai.pipeline.model import Document
from prongsai.pipeline.pages.memory import ALONE
from prongsai.pipeline.run import make_reader
from prongsai.pipeline.workers.read_input import DocumentReader


@cache
def reader(ocr: str = "none") -> DocumentReader:
    """A reader of documents, loaded once for all tests; `ocr` as in the settings."""
    return make_reader(Settings(ocr=ocr, workers=1))


def read_bytes(data: bytes, name: str, ocr: str = "none", media_type: str | None = None) -> DocumentRows:
    """The rows of one report with these bytes and this file name."""
    kind = media_type or media_type_of_bytes(data[:HEAD_BYTES], name)
    return reader(ocr)(Document(hashlib.sha256(data).hexdigest(), (name,), kind), data, name, ALONE)


def read_lines(*lines: str, name: str = "report.txt") -> DocumentRows:
    """The rows of a text dump."""
    return read_bytes("\n".join(lines).encode(), name)


def values_of(rows: DocumentRows) -> dict[tuple[str | None, str, int | None], float]:
    """(body in a list, code, year) -> score."""
    return {(row["subject"], row["code"], row["fiscal_year"]): row["score"] for row in rows.scores}


def findings_of(rows: DocumentRows, code: str) -> list[dict[str, Any]]:
    return [finding for finding in rows.findings if finding["code"] == code]

"""Workbooks as programs write them, damaged or not, and what is read of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import xlsxwriter

from prongsai.pipeline.discover.media_types import XLSX
from prongsai.pipeline.model import Finding, Table
from prongsai.pipeline.pages.embedded import Part
from prongsai.pipeline.pages.memory import UNWATCHED
from prongsai.pipeline.pages.sheets.read import SheetRead, read_workbook

Fill = Callable[[Any, Any], None]


def workbook(*fills: Fill, names: tuple[str, ...] = ("ผล", "สอง", "สาม")) -> bytes:
    """A workbook whose sheets are filled by these."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for name, fill in zip(names, fills, strict=False):
            fill(book, book.add_worksheet(name))
    return buffer.getvalue()


def patched(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The same file, each part changed by name and content."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return buffer.getvalue()


def read(data: bytes) -> list[SheetRead]:
    return list(read_workbook(XLSX, data, UNWATCHED))


def parts(data: bytes) -> list[Part]:
    return [part for sheet in read(data) for part in sheet.parts.rows]


def findings(data: bytes) -> list[Finding]:
    return [finding for sheet in read(data) for finding in sheet.parts.findings]


def tables(data: bytes) -> list[list[list[str]]]:
    """The texts of each table in rows, a merged cell in all its places."""
    found = [part for part in parts(data) if isinstance(part, Table)]
    return [[[cell.text if cell else "" for cell in row] for row in table.grid()] for table in found]


def plain(*rows: tuple[object, ...], top: int = 0) -> Fill:
    def fill(book: Any, sheet: Any) -> None:
        for at, row in enumerate(rows):
            for col, value in enumerate(row):
                if value is not None:
                    sheet.write(top + at, col, value)

    return fill

"""Our tables in the shape that the ICDAR 2013 measure wants: rows of text, a merged cell at its first position."""

from __future__ import annotations

from pathlib import Path

from prongsai.pipeline.model import Table
from prongsai.pipeline.pages.layer.glyph_stream import open_pdf
from prongsai.pipeline.pages.layer.page import read_page
from prongsai.pipeline.tables.blocks import extract_blocks


def tables(path: str) -> list[list[list[str]]]:
    """Every table of a PDF, page by page."""
    doc = open_pdf(Path(path).read_bytes())
    found = []
    for index in range(len(doc)):
        for block in extract_blocks(read_page(doc, index)).rows:
            if isinstance(block, Table):
                found.append(to_rows(block))
    doc.close()
    return found


def to_rows(table: Table) -> list[list[str]]:
    """Rows of text; the positions that a merged cell covers after its first are empty."""
    rows = [[""] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row][cell.col] = cell.text
    return rows

"""Our tables in the shape that the ICDAR 2013 measure wants: rows of text, a merged cell at its first position."""

from __future__ import annotations

from pathlib import Path

from prongsai.pipeline.model import Table
from prongsai.pipeline.tables.blocks import extract_blocks
from tests.page_makers import layer_pages


def tables(path: str) -> list[list[list[str]]]:
    """Every table of a PDF, page by page."""
    pages = layer_pages(Path(path).read_bytes())
    return [to_rows(block) for page in pages for block in extract_blocks(page).rows if isinstance(block, Table)]


def to_rows(table: Table) -> list[list[str]]:
    """Rows of text; the positions that a merged cell covers after its first are empty."""
    rows = [[""] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row][cell.col] = cell.text
    return rows

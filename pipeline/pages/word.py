"""Word files (.docx) -> blocks: paragraphs with the numbers that Word makes itself, tables with their merged cells."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

import docx
import lxml.etree
from docx.document import Document as DocxDocument
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import XmlchemyError
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph as DocxParagraph

from prongsai.pipeline.discover.archives import READ_ERRORS
from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Block, Cell, Paragraph, Table
from prongsai.pipeline.pages.numbered import number_paragraphs, number_tables
from prongsai.pipeline.pages.word_numbers import Numbering

READING_ERRORS = (
    *READ_ERRORS,
    lxml.etree.XMLSyntaxError,
    OpcError,
    PythonDocxError,
    XmlchemyError,
    LookupError,
    AttributeError,
    TypeError,
)
"""What zipfile, lxml and python-docx let through when a file's archive or markup is damaged.

python-docx takes every element for what its place says, hence the last two, and looks at markup when it is reached, so
that opening a file proves nothing."""


def read_docx(data: bytes) -> list[Block]:
    """Blocks of a Word file in the order of its body.

    Raises:
        DocumentError: it is no Word file, or a damaged one.
    """
    try:
        return number_paragraphs(number_tables(_read_body(docx.Document(io.BytesIO(data)))))
    except READING_ERRORS as error:
        raise DocumentError(
            "document-unreadable", f"not a readable Word file: {error}", "open and save it again in Word or LibreOffice"
        ) from error


def _read_body(document: DocxDocument) -> list[Block]:
    numbering = Numbering(document)
    blocks: list[Block] = []
    for part in document.iter_inner_content():
        if isinstance(part, DocxTable):
            blocks.append(_read_table(part, numbering))
        else:
            blocks.extend(_read_paragraph(part, numbering))
    return blocks


def _read_paragraph(paragraph: DocxParagraph, numbering: Numbering) -> Iterator[Paragraph]:
    label = numbering.label(paragraph)
    is_bold = any(run.bold for run in paragraph.runs) or _style_name(paragraph).startswith(("Heading", "Title"))
    for number, line in enumerate(paragraph.text.split("\n")):
        if line.strip():
            text = (label if number == 0 else "") + line.replace("\t", " ").strip()
            yield Paragraph(text, raw=line, is_bold=is_bold, method="text")


def _style_name(paragraph: DocxParagraph) -> str:
    return (paragraph.style.name or "") if paragraph.style is not None else ""


def _read_table(table: DocxTable, numbering: Numbering) -> Table:
    cells: list[Cell] = []
    open_cells: dict[int, int] = {}  # column -> index in `cells` of the cell that a vertical merge continues
    n_cols = 0
    for r, row in enumerate(table.rows):
        col = row.grid_cols_before
        for box in row._tr.tc_lst:
            span = box.grid_span
            # a continued vertical merge ("continue" is what an empty w:vMerge means) prints nothing of its own
            if box.vMerge == "continue" and col in open_cells:
                above = cells[open_cells[col]]
                cells[open_cells[col]] = replace(above, row_span=r - above.row + 1)
            else:
                lines = [numbering.label(p) + p.text for p in (DocxParagraph(x, table) for x in box.p_lst)]
                text = "\n".join(line.replace("\t", " ").strip() for line in lines).strip()
                open_cells[col] = len(cells)
                cells.append(Cell(r, col, text, text, 1, span))
            col += span
        n_cols = max(n_cols, col)
    return Table(tuple(cells), len(table.rows), n_cols, method="text")

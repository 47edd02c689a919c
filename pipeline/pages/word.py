"""Word files (.docx) -> blocks: paragraphs with the numbers that Word makes itself, tables with their merged cells."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import docx
import lxml.etree
from docx.document import Document as DocxDocument
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph as DocxParagraph

from prongsai.pipeline.discover.archives import READ_ERRORS
from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Block, Cell, Paragraph, Table
from prongsai.pipeline.pages.text import number_tables

_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
READING_ERRORS = (
    *READ_ERRORS,
    lxml.etree.XMLSyntaxError,
    OpcError,
    PythonDocxError,
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
        return number_tables(_read_body(docx.Document(io.BytesIO(data))))
    except READING_ERRORS as error:
        raise DocumentError(
            "document-unreadable", f"not a readable Word file: {error}", "open and save it again in Word or LibreOffice"
        ) from error


def _read_body(document: DocxDocument) -> list[Block]:
    numbering = _Numbering(document)
    blocks: list[Block] = []
    for part in document.iter_inner_content():
        if isinstance(part, DocxTable):
            blocks.append(_read_table(part, numbering))
        else:
            blocks.extend(_read_paragraph(part, numbering))
    return blocks


class _Numbering:
    """Counts automatic list numbers the way Word does, since the file holds only their format."""

    def __init__(self, document: DocxDocument) -> None:
        self._formats: dict[tuple[str, str], tuple[str, str, int]] = {}
        self._counts: dict[tuple[str, str], int] = defaultdict(int)
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return  # python-docx says so of a file without lists: it has no numbering part
        levels: dict[str, dict[str, tuple[str, str, int]]] = {}
        for abstract in root.iter(f"{_W}abstractNum"):
            levels[abstract.get(f"{_W}abstractNumId")] = {
                level.get(f"{_W}ilvl"): (
                    _value(level, "numFmt", "decimal"),
                    _value(level, "lvlText", ""),
                    int(_value(level, "start", "1")),
                )
                for level in abstract.iter(f"{_W}lvl")
            }
        for num in root.iter(f"{_W}num"):
            for depth, form in levels.get(_value(num, "abstractNumId", ""), {}).items():
                self._formats[num.get(f"{_W}numId"), depth] = form

    def label(self, paragraph: DocxParagraph) -> str:
        """The number printed before `paragraph`, with a blank after it; empty where Word prints none."""
        numbered = paragraph._p.find(f"{_W}pPr/{_W}numPr")
        if numbered is None:
            return ""
        num_id, depth = _value(numbered, "numId", "0"), _value(numbered, "ilvl", "0")
        form = self._formats.get((num_id, depth))
        if form is None:
            return ""
        self._counts[num_id, depth] += 1
        for deeper in range(int(depth) + 1, 9):
            self._counts[num_id, str(deeper)] = 0
        text = form[1]
        for level in range(int(depth) + 1):
            kind, _, start = self._formats.get((num_id, str(level)), form)
            count = max(self._counts[num_id, str(level)], 1) + start - 1
            text = text.replace(f"%{level + 1}", _spell(count, kind))
        return f"{text} " if form[0] != "bullet" else "- "


def _value(node: Any, name: str, default: str) -> str:
    child = node.find(f"{_W}{name}")
    return default if child is None else child.get(f"{_W}val") or default


def _spell(count: int, kind: str) -> str:
    if kind.startswith("thaiNumbers"):
        return str(count).translate(_THAI_DIGITS)
    if kind.startswith("thaiLetters"):
        return "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"[(count - 1) % 43]
    if kind == "lowerLetter":
        return chr(ord("a") + (count - 1) % 26)
    return str(count)


def _read_paragraph(paragraph: DocxParagraph, numbering: _Numbering) -> Iterator[Paragraph]:
    label = numbering.label(paragraph)
    is_bold = any(run.bold for run in paragraph.runs) or _style_name(paragraph).startswith(("Heading", "Title"))
    for number, line in enumerate(paragraph.text.split("\n")):
        if line.strip():
            text = (label if number == 0 else "") + line.replace("\t", " ").strip()
            yield Paragraph(text, raw=line, is_bold=is_bold, method="text")


def _style_name(paragraph: DocxParagraph) -> str:
    return (paragraph.style.name or "") if paragraph.style is not None else ""


def _read_table(table: DocxTable, numbering: _Numbering) -> Table:
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

"""Word files (.docx) -> blocks: everything that Word prints, in the order of the body.

Headings of pages come first and their feet and notes last, each text once: a report may say in them alone whose it is.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import docx
import lxml.etree
from docx.document import Document as DocxDocument
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.exceptions import XmlchemyError
from docx.text.paragraph import Paragraph as DocxParagraph

from prongsai.normalizers.thai.letters import DIGIT
from prongsai.pipeline.discover.archives import READ_ERRORS
from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Cell, Paragraph, Result, Table
from prongsai.pipeline.pages.charts import CHART_KINDS, Chart, read_chart, say_charts
from prongsai.pipeline.pages.embedded import EmbeddedPicture, Part, join_in_cell
from prongsai.pipeline.pages.left_out import LeftOut, describe_left_out
from prongsai.pipeline.pages.word.names import (
    ALTERNATE,
    CONTROL,
    CONTROL_CONTENT,
    DELETED,
    PARAGRAPH,
    TABLE,
    is_on,
    w,
)
from prongsai.pipeline.pages.word.numbering import Numbering
from prongsai.pipeline.pages.word.strict import to_transitional
from prongsai.pipeline.pages.word.tabbed import gather_tabbed
from prongsai.pipeline.pages.word.visible import (
    RAISED_DIGITS,
    Anchor,
    VisibleText,
    pick_alternate,
)

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

_HOLDERS = frozenset((w("customXml"), w("ins"), w("moveTo"), w("body")))
"""Elements that stand around paragraphs, rows or cells and print nothing themselves."""
_NOTES = ("footnotes", "endnotes")
_NOTE_MARK = re.compile(f"(?<=[{DIGIT}%])[{RAISED_DIGITS}]{{1,2}}")
"""The raised number of a footnote: it is on the paper, and no part of the number before it."""


def read_docx(data: bytes) -> Result[Part]:
    """Blocks and pictures of a Word file, tables without numbers yet, and findings about text that is no part of it.

    Raises:
        DocumentError: it is no Word file, or a damaged one.
    """
    try:
        walk = _Walk(docx.Document(io.BytesIO(to_transitional(data))))
        parts = list(gather_tabbed(walk.read()))
        return Result(parts, [*describe_left_out(walk.left_out), *say_charts(walk.charts())])
    except READING_ERRORS as error:
        raise DocumentError(
            "document-unreadable", f"not a readable Word file: {error}", "open and save it again in Word or LibreOffice"
        ) from error


def drop_note_marks(line: str) -> str:
    """The line without the raised numbers of notes behind its numbers.

    >>> drop_note_marks("91.25\u00b9 คะแนน")
    '91.25 คะแนน'
    """
    return _NOTE_MARK.sub("", line)


class _Walk:
    """Reads one file once, from its first paragraph to its last: numbers of lists and fields go on through it."""

    def __init__(self, document: DocxDocument) -> None:
        self._document = document
        self._numbering = Numbering(document)
        self._visible = VisibleText()
        self.left_out: list[LeftOut] = []

    def read(self) -> list[Part]:
        body = list(self._blocks(self._document.element.body))
        edges = [list(self._edges(kind)) for kind in ("header", "footer")]
        return [*edges[0], *body, *edges[1], *self._notes()]

    def charts(self) -> list[Chart]:
        """The charts in the text; what they show is in none of its parts."""
        relations = self._document.part.rels.values()
        inside = (one for one in relations if not one.is_external)
        drawn = [one.target_part for one in inside if one.reltype.rpartition("/")[2] in CHART_KINDS]
        return [read_chart(parse_xml(part.blob)) for part in drawn]

    def _edges(self, kind: str) -> Iterator[Part]:
        """The headers or footers of all sections, each text once, without pictures: those are emblems."""
        said: set[str] = set()
        for section in self._document.sections:
            for name in (f"first_page_{kind}", kind, f"even_page_{kind}"):
                edge = getattr(section, name)
                if edge.is_linked_to_previous:
                    continue
                for part in self._blocks(edge._element):
                    if isinstance(part, Table) or (isinstance(part, Paragraph) and part.text not in said):
                        said.update([part.text] if isinstance(part, Paragraph) else [])
                        yield part

    def _notes(self) -> Iterator[Part]:
        for relation in self._document.part.rels.values():
            if relation.is_external or not relation.reltype.endswith(_NOTES):
                continue
            for note in parse_xml(relation.target_part.blob):
                if note.get(w("type")) in (None, "normal"):  # else it is the line above the notes
                    yield from self._blocks(note)

    def _blocks(self, holder: Any) -> Iterator[Part]:
        """Paragraphs, tables and pictures in an element that holds such, in order."""
        for element in holder:
            tag = element.tag
            if tag == PARAGRAPH:
                yield from self._paragraph(element)
            elif tag == TABLE:
                yield from self._table(element)
            elif tag == CONTROL:
                yield from self._blocks(_content_of(element))
            elif tag == ALTERNATE:
                yield from self._blocks(pick_alternate(element))
            elif tag in _HOLDERS:
                yield from self._blocks(element)

    def _paragraph(self, element: Any) -> Iterator[Part]:
        paragraph = DocxParagraph(element, self._document)
        label = self._numbering.label(paragraph)
        printed = self._visible.read(element)
        self.left_out += printed.left_out
        is_bold = printed.is_bold or _style_name(paragraph).startswith(("Heading", "Title"))
        for number, line in enumerate(printed.text.split("\n")):
            if line.strip():
                text = (label if number == 0 else "") + " ".join(drop_note_marks(line).split("\t")).strip()
                yield Paragraph(text, raw=line, is_bold=is_bold, method="text")
        for box in printed.boxes:
            yield from self._blocks(box)
        yield from self._pictures(printed.anchors)

    def _pictures(self, anchors: Iterable[Anchor]) -> Iterator[EmbeddedPicture]:
        parts = self._document.part.related_parts
        for anchor in anchors:
            if anchor.relation in parts:  # one of a heading of pages is related to that part alone
                yield EmbeddedPicture(parts[anchor.relation].blob, anchor.size_pt)

    def _table(self, element: Any) -> Iterator[Part]:
        """A table; one that only frames others, or sets text side by side, gives what it holds."""
        rows = [_cells_of(row) for row in _rows_of(element)]
        if _is_frame(rows):
            for box in (box for row in rows for box in row):
                yield from self._blocks(box)
            return
        cells: list[Cell] = []
        pictures: list[EmbeddedPicture] = []
        open_cells: dict[int, int] = {}  # column -> index in `cells` of the cell that a vertical merge continues
        n_cols = 0
        for r, (row, boxes) in enumerate(zip(_rows_of(element), rows, strict=True)):
            col = _number_in(row.find(w("trPr")), "gridBefore", 0)
            for box in boxes:
                properties = box.find(w("tcPr"))
                span = _number_in(properties, "gridSpan", 1)
                if _continues(properties) and col in open_cells:
                    # a continued vertical merge prints nothing of its own
                    above = cells[open_cells[col]]
                    cells[open_cells[col]] = replace(above, row_span=r - above.row + 1)
                else:
                    text, raw, found = join_in_cell(list(self._blocks(box)))
                    pictures += found
                    open_cells[col] = len(cells)
                    cells.append(Cell(r, col, text, raw, 1, span))
                col += span
            n_cols = max(n_cols, col)
        yield Table(tuple(cells), len(rows), n_cols, method="text")
        yield from pictures


def _rows_of(table: Any) -> list[Any]:
    """The rows of a table that are printed: those in content controls too, those that a tracked change deleted not."""
    rows = _children(table, w("tr"))
    return [row for row in rows if not is_on(row.find(w("trPr")), "del") and not is_on(row.find(w("trPr")), "hidden")]


def _cells_of(row: Any) -> list[Any]:
    return _children(row, w("tc"))


def _children(holder: Any, tag: str) -> list[Any]:
    """Elements of a tag right in another, or in what only stands around them."""
    found: list[Any] = []
    for element in () if holder is None else holder:
        if element.tag == tag:
            found.append(element)
        elif element.tag == CONTROL:
            found += _children(element.find(CONTROL_CONTENT), tag)
        elif element.tag in _HOLDERS and element.tag not in DELETED:
            found += _children(element, tag)
    return found


def _content_of(control: Any) -> Any:
    """What a content control holds; nothing where that only asks to be filled in."""
    content = control.find(CONTROL_CONTENT)
    return () if content is None or is_on(control.find(w("sdtPr")), "showingPlcHdr") else content


def _is_frame(rows: list[list[Any]]) -> bool:
    """Whether a table is there for its looks: one row or column that holds whole tables."""
    boxes = [box for row in rows for box in row]
    holds_tables = any(next(box.iter(TABLE), None) is not None for box in boxes)
    return len(boxes) == 1 or (holds_tables and (len(rows) == 1 or all(len(row) == 1 for row in rows)))


def _continues(properties: Any) -> bool:
    merge = None if properties is None else properties.find(w("vMerge"))
    return merge is not None and merge.get(w("val")) in (None, "continue")


def _number_in(properties: Any, name: str, default: int) -> int:
    child = None if properties is None else properties.find(w(name))
    return default if child is None else int(child.get(w("val")) or default)


def _style_name(paragraph: DocxParagraph) -> str:
    return (paragraph.style.name or "") if paragraph.style is not None else ""

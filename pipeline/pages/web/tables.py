"""One table of data on a web page -> its cells, spans kept, and its caption before it."""

from __future__ import annotations

from dataclasses import dataclass, field

import lxml.etree
import lxml.html

from prongsai.pipeline.model import Block, Cell, Paragraph, Table
from prongsai.pipeline.pages.dumps.markup import tidy
from prongsai.pipeline.pages.web.fields import FIELDS, show_field
from prongsai.pipeline.pages.web.visible import LEFT_OUT, Styles, is_struck

_MOST_SPAN = 200
"""A hostile span of millions would fill the memory; no printed table has more than this."""
_LINE_TAGS = frozenset(("br", "p", "li", "div", "tr", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"))
RAISED = frozenset(("sup", "sub"))
"""Elements that stay in the text as tags: what is raised at a number is told from it later, and from powers."""


@dataclass
class TableRead:
    """The blocks of a table, its caption and itself, and the texts in it that were left out."""

    blocks: list[Block] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)


@dataclass
class _Box:
    """A cell while its text is gathered."""

    row_span: int
    col_span: int
    text: list[str] = field(default_factory=list)


@dataclass
class _Rows:
    head: list[list[_Box]] = field(default_factory=list)
    foot: list[list[_Box]] = field(default_factory=list)
    """A browser shows the foot last, wherever it stands in the source."""
    in_foot: bool = False
    is_open: bool = False

    def open_row(self) -> None:
        (self.foot if self.in_foot else self.head).append([])
        self.is_open = True

    def add(self, box: _Box) -> None:
        if not self.is_open:
            self.open_row()
        (self.foot if self.in_foot else self.head)[-1].append(box)

    @property
    def all(self) -> list[list[_Box]]:
        return [row for row in (*self.head, *self.foot) if row]


def read_table(table: lxml.html.HtmlElement, styles: Styles) -> TableRead:
    """The cells that are seen; the text of a table inside a cell belongs to that cell."""
    read = TableRead()
    rows = _Rows()
    caption: list[str] = []
    text = caption  # where text goes: the caption, or the cell that is open
    depth = 0
    steps = lxml.etree.iterwalk(table, events=("start", "end", "comment", "pi"))
    skipped: lxml.html.HtmlElement | None = None
    for event, node in steps:
        if event in ("comment", "pi"):
            text.append(node.tail or "")
            continue
        if event == "start":
            depth += node.tag == "table"
            if node is not table and _skips(node, styles, read, text):
                skipped = node
                steps.skip_subtree()
                continue
            if depth == 1 and node.tag in ("td", "th"):
                box = _Box(_span(node.get("rowspan")), _span(node.get("colspan")))
                rows.add(box)
                text = box.text
            elif node.tag in ("td", "th"):
                text.append(" ")  # a cell of a table in this cell: numbers side by side are two
            elif depth == 1 and node.tag == "tr":
                rows.open_row()
            elif depth == 1 and node.tag == "tfoot":
                rows.in_foot, rows.is_open = True, False
            elif node.tag in _LINE_TAGS:
                text.append("\n")
            elif node.tag in RAISED:
                text.append(f"<{node.tag}>")
            text.append(node.text or "")
            continue
        if node is skipped:
            skipped = None
        elif depth == 1 and node.tag in ("tr", "tfoot", "tbody", "thead"):
            rows.is_open = False
            rows.in_foot = rows.in_foot and node.tag != "tfoot"
        elif node.tag in RAISED:
            text.append(f"</{node.tag}>")
        elif depth == 1 and node.tag in ("td", "th"):
            text = caption  # what stands between cells is shown above the table
        depth -= node.tag == "table"
        if node is not table:
            text.append(node.tail or "")
    title = tidy("".join(caption))
    if title:
        read.blocks.append(Paragraph(title, raw="".join(caption), method="dump"))
    if rows.all:
        read.blocks.append(_to_table(rows.all))
    return read


def _skips(node: lxml.html.HtmlElement, styles: Styles, read: TableRead, text: list[str]) -> bool:
    """Whether nothing below an element is read; what it shows, or that it was left out, is noted."""
    if node.tag in LEFT_OUT:
        return True
    if node.tag in FIELDS and not styles.hides(node):
        text.append(f" {show_field(node)} ")
        return True
    notes = read.hidden if styles.hides(node) else read.struck if is_struck(node) else None
    if notes is None:
        return False
    said = " ".join(node.text_content().split())
    if said:
        notes.append(said)
    text.append(" ")
    return True


def _to_table(rows: list[list[_Box]]) -> Table:
    cells: list[Cell] = []
    free_from: dict[int, int] = {}  # column -> the first row in which no cell from above reaches into it
    for at, row in enumerate(rows):
        col = 0
        for box in row:
            while free_from.get(col, 0) > at:
                col += 1
            raw = "".join(box.text)
            cells.append(Cell(at, col, tidy(raw), raw, box.row_span, box.col_span))
            for covered in range(col, col + box.col_span):
                free_from[covered] = max(free_from.get(covered, 0), at + box.row_span)
            col += box.col_span
    return Table(tuple(cells), len(rows), max(cell.col + cell.col_span for cell in cells), method="dump")


def _span(text: str | None) -> int:
    return min(max(int(text), 1), _MOST_SPAN) if text and text.strip().isdecimal() else 1

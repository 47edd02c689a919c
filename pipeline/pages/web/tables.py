"""One table of data on a web page -> its cells, spans kept, and its caption before it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import lxml.etree
import lxml.html

from prongsai.pipeline.model import Block, Cell, Paragraph, Table
from prongsai.pipeline.pages.dumps.markup import tidy
from prongsai.pipeline.pages.web.fields import FIELDS, show_field
from prongsai.pipeline.pages.web.visible import LEFT_OUT, Styles, is_struck

_MOST_SPAN = 200
"""A hostile span of millions would fill the memory; no printed table has more than this."""
_CELL_TAGS = frozenset(("td", "th"))
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
    line_no: int | None = None
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
    return _Walk(table, styles).read()


class _Walk:
    """The way through a table, element by element; text goes to the cell that is open, else to the caption."""

    def __init__(self, table: lxml.html.HtmlElement, styles: Styles) -> None:
        self._table = table
        self._styles = styles
        self._left_out = TableRead()
        self._rows = _Rows()
        self._caption: list[str] = []
        self._text = self._caption
        self._depth = 0
        """How many tables are open: the cells of one in a cell are text."""

    def read(self) -> TableRead:
        """All of the table, without recursion: tags that are never closed nest a thousand deep."""
        skipped: lxml.html.HtmlElement | None = None
        steps = lxml.etree.iterwalk(self._table, events=("start", "end", "comment", "pi"))
        for event, node in steps:
            if event in ("comment", "pi"):
                self._text.append(node.tail or "")
            elif event == "start":
                self._depth += node.tag == "table"
                if node is not self._table and self._skips(node):
                    skipped = node
                    steps.skip_subtree()
                else:
                    self._open(node)
            else:
                if node is not skipped:
                    self._close(node)
                skipped = None
                self._depth -= node.tag == "table"
                if node is not self._table:
                    self._text.append(node.tail or "")
        return self._end()

    def _skips(self, node: lxml.html.HtmlElement) -> bool:
        """Whether nothing below an element is read; what it shows, or that it was left out, is noted."""
        if node.tag in LEFT_OUT:
            return True
        if node.tag in FIELDS and not self._styles.hides(node):
            self._text.append(f" {show_field(node)} ")
            return True
        is_hidden = self._styles.hides(node)
        if not is_hidden and not is_struck(node):
            return False
        if said := " ".join(node.text_content().split()):
            (self._left_out.hidden if is_hidden else self._left_out.struck).append(said)
        self._text.append(" ")
        return True

    def _open(self, node: lxml.html.HtmlElement) -> None:
        if self._depth == 1 and node.tag in _CELL_TAGS:
            box = _Box(_span(node.get("rowspan")), _span(node.get("colspan")), node.sourceline)
            self._rows.add(box)
            self._text = box.text
        elif node.tag in _CELL_TAGS:
            self._text.append(" ")  # a cell of a table in this cell: numbers side by side are two
        elif self._depth == 1 and node.tag == "tr":
            self._rows.open_row()
        elif self._depth == 1 and node.tag == "tfoot":
            self._rows.in_foot, self._rows.is_open = True, False
        elif node.tag in _LINE_TAGS:
            self._text.append("\n")
        elif node.tag in RAISED:
            self._text.append(f"<{node.tag}>")
        self._text.append(node.text or "")

    def _close(self, node: lxml.html.HtmlElement) -> None:
        if self._depth == 1 and node.tag in ("tr", "tfoot", "tbody", "thead"):
            self._rows.is_open = False
            self._rows.in_foot = self._rows.in_foot and node.tag != "tfoot"
        elif node.tag in RAISED:
            self._text.append(f"</{node.tag}>")
        elif self._depth == 1 and node.tag in _CELL_TAGS:
            self._text = self._caption  # what stands between cells is shown above the table

    def _end(self) -> TableRead:
        caption, rows = "".join(self._caption), self._rows.all
        title = tidy(caption)
        heading: list[Block] = [Paragraph(title, raw=caption, method="dump")] if title else []
        return replace(self._left_out, blocks=[*heading, *([_to_table(rows)] if rows else [])])


def _to_table(rows: list[list[_Box]]) -> Table:
    cells: list[Cell] = []
    free_from: dict[int, int] = {}  # column -> the first row in which no cell from above reaches into it
    for at, row in enumerate(rows):
        col = 0
        for box in row:
            while free_from.get(col, 0) > at:
                col += 1
            raw = "".join(box.text)
            cells.append(Cell(at, col, tidy(raw), raw, box.row_span, box.col_span, line_no=box.line_no))
            for covered in range(col, col + box.col_span):
                free_from[covered] = max(free_from.get(covered, 0), at + box.row_span)
            col += box.col_span
    return Table(tuple(cells), len(rows), max(cell.col + cell.col_span for cell in cells), method="dump")


def _span(text: str | None) -> int:
    return min(max(int(text), 1), _MOST_SPAN) if text and text.strip().isdecimal() else 1

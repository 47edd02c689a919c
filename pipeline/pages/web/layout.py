"""Tables that lay a page out: told from tables of data by what lies in their cells."""

from __future__ import annotations

import lxml.etree
import lxml.html

from prongsai.pipeline.pages.web.visible import LEFT_OUT

_PARTS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "form", "section", "article"])
"""What pages are made of; a cell of data has one or two of them, or lines parted by `<br>`."""
_MANY_PARTS = 3
"""In one cell of a table that has one row: head, body and year of a report are three paragraphs."""
_INNER_SHARE = 0.5
"""Of the letters in a table: where its inner tables hold half of them, it is their frame."""
_DATA_CELLS = 4
"""A heading and a row of two columns: an inner table of so many cells is one of data."""
_FEW_ROWS = 2
"""A head and a body; a table of data has a row under its heading, and rarely a table in it."""


class _Open:
    """What was seen so far of a table that is open."""

    def __init__(self) -> None:
        self.letters = self.inner = self.rows = self.cells = self.parts = self.most_parts = 0
        self.has_data = self.holds_page = self.cell_has_data = False

    def end_cell(self) -> None:
        """Weigh the cell that ends: paragraphs with a table of data among them are a page."""
        self.most_parts = max(self.most_parts, self.parts)
        self.holds_page = self.holds_page or (self.cell_has_data and self.parts > 1)
        self.parts, self.cell_has_data = 0, False


def find_layout_tables(root: lxml.html.HtmlElement) -> frozenset[lxml.html.HtmlElement]:
    """The tables below `root`, and `root` itself, that are no data: frames of others, and pages within one row."""
    layout: set[lxml.html.HtmlElement] = set()
    seen = _Seen()
    steps = lxml.etree.iterwalk(root, events=("start", "end"))
    for event, node in steps:
        if event == "start":
            if node.tag in LEFT_OUT:
                steps.skip_subtree()
                continue
            seen.enter(node)
        elif node.tag == "table" and seen.is_in_table:
            table = seen.leave_table()
            if _is_layout(table) or (node.get("role") or "").lower() in ("presentation", "none"):
                layout.add(node)
        if event == "end" and node.tag not in LEFT_OUT:
            seen.add_text(node.tail)
    return frozenset(layout)


class _Seen:
    """What was seen so far of all tables that are open, the innermost last."""

    def __init__(self) -> None:
        self._tables: list[_Open] = []

    @property
    def is_in_table(self) -> bool:
        return bool(self._tables)

    def enter(self, node: lxml.html.HtmlElement) -> None:
        if node.tag == "table":
            self._tables.append(_Open())
        self.add_text(node.text)
        if not self._tables:
            return
        table = self._tables[-1]
        if node.tag == "tr":
            table.rows += 1
        elif node.tag in ("td", "th"):
            table.cells += 1
            table.end_cell()
        elif node.tag in _PARTS:
            table.parts += 1

    def leave_table(self) -> _Open:
        """The table that ends, whose text is also that of the table around it."""
        table = self._tables.pop()
        table.end_cell()
        if self._tables:
            around, is_data = self._tables[-1], table.cells >= _DATA_CELLS
            around.letters += table.letters
            around.inner += table.letters
            around.cell_has_data |= is_data
            around.has_data |= is_data
        return table

    def add_text(self, text: str | None) -> None:
        if self._tables:
            self._tables[-1].letters += len((text or "").strip())


def _is_layout(table: _Open) -> bool:
    if table.inner and table.inner >= _INNER_SHARE * table.letters:
        return True
    if table.holds_page or (table.has_data and table.rows <= _FEW_ROWS):
        return True
    return (table.rows <= 1 and table.most_parts >= _MANY_PARTS) or (table.cells == 1 and table.most_parts > 0)

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
    open_tables: list[_Open] = []
    steps = lxml.etree.iterwalk(root, events=("start", "end"))
    for event, node in steps:
        if event == "start":
            if node.tag in LEFT_OUT:
                steps.skip_subtree()
                continue
            _enter(open_tables, node)
        elif node.tag == "table" and open_tables:
            table = open_tables.pop()
            table.end_cell()
            if _is_layout(table) or (node.get("role") or "").lower() in ("presentation", "none"):
                layout.add(node)
            if open_tables:
                open_tables[-1].letters += table.letters
                open_tables[-1].inner += table.letters
                is_data = table.cells >= _DATA_CELLS
                open_tables[-1].cell_has_data |= is_data
                open_tables[-1].has_data |= is_data
        if event == "end" and open_tables and node.tag not in LEFT_OUT:
            open_tables[-1].letters += len((node.tail or "").strip())
    return frozenset(layout)


def _enter(open_tables: list[_Open], node: lxml.html.HtmlElement) -> None:
    if node.tag == "table":
        open_tables.append(_Open())
    if not open_tables:
        return
    table = open_tables[-1]
    table.letters += len((node.text or "").strip())
    if node.tag == "tr":
        table.rows += 1
    elif node.tag in ("td", "th"):
        table.cells += 1
        table.end_cell()
    elif node.tag in _PARTS:
        table.parts += 1


def _is_layout(table: _Open) -> bool:
    if table.inner and table.inner >= _INNER_SHARE * table.letters:
        return True
    if table.holds_page or (table.has_data and table.rows <= _FEW_ROWS):
        return True
    return (table.rows <= 1 and table.most_parts >= _MANY_PARTS) or (table.cells == 1 and table.most_parts > 0)

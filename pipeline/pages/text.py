"""Text dumps of OCR services, Markdown and HTML -> blocks.

Such dumps have no pages. Tables come as runs of tab-separated lines, as pipe tables or as HTML; stray Markdown and HTML
marks lie between the words. What a merged cell covers is empty in a dump, so an empty cell says nothing about the row.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import lxml.etree
import lxml.html

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Block, Cell, Paragraph, Table
from prongsai.pipeline.pages.numbered import number_paragraphs, number_tables

_PIPE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
_HTML_TABLE = re.compile(r"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(\s[^<>]*)?/?>")
_LEFT_OUT_TAGS = {"script", "style", "head", "title", "noscript", "template"}
_HIDDEN = re.compile(r"<(script|style)\b[^<>]*>|<(!)--", re.IGNORECASE)
_ENDS = {
    "script": re.compile(r"</script\s*>", re.IGNORECASE),
    "style": re.compile(r"</style\s*>", re.IGNORECASE),
    "!": re.compile("-->"),
}
_AFTER_SCRIPT = re.compile(r"[<\n]|\Z")
_MOST_ROUNDS = 4
"""Of resolving entities: a text quoted three times over is met, and one made to be resolved for ever ends."""
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s*")
_BULLET_BEFORE_NUMBER = re.compile(r"^\s*[-*•]\s+(?=\(?[0-9๐-๙]{1,2}[.)])")
_BLOCK_TAGS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "section", "article", "header", "footer"}


def read_dump(text: str) -> list[Block]:
    """Blocks of a plain-text or Markdown dump, in the order of the text.

    Raises:
        DocumentError: a piece of HTML in it holds no element.
    """
    text = _drop_hidden(text.replace("\r\n", "\n").replace("\r", "\n"), keep_lines=True)
    blocks: list[Block] = []
    last = 0
    for match in _HTML_TABLE.finditer(text):
        blocks.extend(_read_lines(text[last : match.start()], _line_at(text, last)))
        blocks.extend(read_html(match.group()))
        last = match.end()
    blocks.extend(_read_lines(text[last:], _line_at(text, last)))
    return number_tables(blocks)


def _line_at(text: str, offset: int) -> int:
    """The line of a text that a place in it is on, from 1."""
    return text.count("\n", 0, offset) + 1


def read_html(text: str) -> list[Block]:
    """Blocks of an HTML document or fragment; row and column spans are kept.

    Raises:
        DocumentError: there is no element in it.
    """
    try:
        root = lxml.html.fromstring(text)
    except (lxml.etree.ParserError, ValueError) as error:
        remedy = "check that the page was saved whole"
        raise DocumentError("document-empty", "the HTML has no content", remedy) from error
    return number_paragraphs(number_tables(_HtmlWalk().read(root)))


def rows_to_table(rows: list[list[str]]) -> Table:
    """A table without spans from rows of texts; short rows are filled with empty cells."""
    n_cols = max(len(row) for row in rows)
    cells = tuple(
        Cell(r, c, _tidy(row[c]) if c < len(row) else "", raw=row[c] if c < len(row) else "")
        for r, row in enumerate(rows)
        for c in range(n_cols)
    )
    return Table(cells, len(rows), n_cols, method="dump", is_ruled=False)


def _tidy(text: str) -> str:
    plain = _strip_markup(re.sub(r"<br\s*/?>", "\n", text, flags=re.IGNORECASE))
    plain = plain.replace("**", "").replace("__", "").replace("\u00a0", " ").replace("\ufeff", "")
    return re.sub(r"[ \t]+", " ", plain).strip()


def _strip_markup(text: str) -> str:
    """Text without markup and entities, those included that show only when others are resolved: `&amp;lt;script>`."""
    for _ in range(_MOST_ROUNDS):
        plain = html.unescape(_TAG.sub(" ", _drop_hidden(text)))
        if plain == text:
            return plain
        text = plain
    return _TAG.sub(" ", _drop_hidden(text))


def _drop_hidden(text: str, keep_lines: bool = False) -> str:
    """Text without scripts, styles and comments; with `keep_lines` what follows stays on its line.

    A script that is never closed takes what follows up to the next tag or the end of its line: a browser would hide
    all, but a recogniser that took a sign for a tag must not lose the report. A comment that is never closed is text.
    """
    if "<" not in text:
        return text
    kept: list[str] = []
    at = 0
    never_ends: set[str] = set()  # looked for once, else a text of openings alone would be read over and over
    while (opening := _HIDDEN.search(text, at)) is not None:
        kind = (opening[1] or opening[2]).lower()
        end = None if kind in never_ends else _ENDS[kind].search(text, opening.end())
        if end is not None:
            after = end.end()
        else:
            never_ends.add(kind)
            rest = _AFTER_SCRIPT.search(text, opening.end())
            after = opening.end() if kind == "!" or rest is None else rest.start()
        lines = "\n" * text.count("\n", opening.start(), after) if keep_lines else ""
        kept += [text[at : opening.start()], opening.group() if end is None and kind == "!" else " " + lines]
        at = after
    return "".join((*kept, text[at:]))


def _read_lines(text: str, first_line: int | None = None) -> Iterator[Block]:
    """Blocks of lines; `first_line` is the number of the first, None where the text has no lines of its own."""
    printed = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    # a form feed ends a page and no line: the line that it stands in keeps its number
    numbered = [(number, part) for number, line in enumerate(printed, first_line or 0) for part in line.split("\f")]
    lines = [line for _, line in numbered]
    at = 0
    while at < len(lines):
        rows, after = _table_at(lines, at)
        if rows:
            yield rows_to_table(rows)
            at = after
            continue
        line, line_no = lines[at], None if first_line is None else numbered[at][0]
        at += 1
        is_heading = bool(_HEADING.match(line))
        is_bold = is_heading or line.strip().startswith("**")
        has_next = at < len(lines) and bool(lines[at].strip()) and "\t" not in lines[at]
        for part in _tidy(_BULLET_BEFORE_NUMBER.sub("", _HEADING.sub("", line))).split("\n"):
            if part.strip():
                yield Paragraph(
                    part.strip(), raw=line, is_bold=is_bold, method="dump", is_wrapped=has_next, line_no=line_no
                )


def _table_at(lines: list[str], start: int) -> tuple[list[list[str]], int]:
    """The rows of the table that begins at line `start`, and the line after it; no rows where none begins."""
    if "\t" in lines[start].strip("\n") and lines[start].strip():
        return _tab_rows(lines, start)
    if lines[start].count("|") >= 2 and start + 1 < len(lines) and _PIPE_RULE.match(lines[start + 1]):
        rows = []
        at = start
        while at < len(lines) and "|" in lines[at]:
            if not _PIPE_RULE.match(lines[at]):
                rows.append([part.replace("\\|", "|") for part in re.split(r"(?<!\\)\|", lines[at].strip().strip("|"))])
            at += 1
        return rows, at
    return [], start


def _tab_rows(lines: list[str], start: int) -> tuple[list[list[str]], int]:
    rows: list[list[str]] = []
    at = start
    while at < len(lines):
        line = lines[at]
        if "\t" in line and line.strip():
            rows.append(line.split("\t"))
        elif line.strip() and rows and at + 1 < len(lines) and "\t" in lines[at + 1]:
            # a cell that the service broke over two lines: the rest of the last cell stands alone before the next row
            rows[-1][-1] += "\n" + line
        else:
            break
        at += 1
    # a single line with one tab is an indented paragraph or a label with its value, not a table
    if len(rows) == 1 and len([c for c in rows[0] if c.strip()]) < 2:
        return [], start
    return rows, at


class _HtmlWalk:
    """The blocks of an HTML tree in reading order: text waits in `_pending` until an element ends its line."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._pending: list[str] = []

    def read(self, root: lxml.html.HtmlElement) -> list[Block]:
        """All blocks below `root`."""
        self._take(root)
        self._end_line()
        return self._blocks

    def _take(self, node: lxml.html.HtmlElement) -> None:
        tag = node.tag if isinstance(node.tag, str) else ""
        if tag in _LEFT_OUT_TAGS or not tag:
            return
        if tag == "table":
            self._end_line()
            table = _read_html_table(node)
            if table is not None:
                self._blocks.append(table)
            return
        if tag in _BLOCK_TAGS or tag == "br":
            self._end_line()
        self._pending.append(node.text or "")
        for child in node:
            self._take(child)
            self._pending.append(child.tail or "")
        if tag in _BLOCK_TAGS:
            self._end_line()

    def _end_line(self) -> None:
        text = "".join(self._pending)
        self._pending = []
        if "\t" in text or "\n" in text.strip():
            self._blocks.extend(_read_lines(text))
        elif _tidy(text):
            self._blocks.append(Paragraph(_tidy(text), raw=text, method="dump"))


def _read_html_table(node: lxml.html.HtmlElement) -> Table | None:
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    n_rows = 0
    for row in node.iter("tr"):
        if next(row.iterancestors("table")) is not node:
            continue  # a table inside a cell: its text belongs to that cell
        col = 0
        for box in row:
            if box.tag not in ("td", "th"):
                continue
            while (n_rows, col) in taken:
                col += 1
            row_span, col_span = _span(box.get("rowspan")), _span(box.get("colspan"))
            taken.update((n_rows + r, col + c) for r in range(row_span) for c in range(col_span))
            raw = "".join(_cell_text(box))
            cells.append(Cell(n_rows, col, _tidy(raw), raw, row_span, col_span))
            col += col_span
        n_rows += 1
    if not cells:
        return None
    n_cols = max(cell.col + cell.col_span for cell in cells)
    return Table(tuple(cells), n_rows, n_cols, method="dump")


def _cell_text(node: lxml.html.HtmlElement) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        if child.tag in ("br", "p", "li", "div"):
            yield "\n"
        if isinstance(child.tag, str) and child.tag not in _LEFT_OUT_TAGS:
            yield from _cell_text(child)
        yield child.tail or ""


def _span(text: str | None) -> int:
    # a hostile span of millions would fill the memory; no printed table has more than this
    return min(max(int(text), 1), 200) if text and text.strip().isdecimal() else 1

"""Web pages -> blocks: what a browser shows, in reading order.

Tables that only lay a page out are taken apart: their cells are read one after the other, as parts of the page. What is
hidden or struck out is left out, and a finding says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import lxml.etree
import lxml.html

from prongsai.normalizers.thai.letters import DIGIT
from prongsai.pipeline.model import Block, Finding, Paragraph, Result, Severity
from prongsai.pipeline.pages.dumps.blocks import read_lines
from prongsai.pipeline.pages.dumps.lines import to_lines
from prongsai.pipeline.pages.dumps.markup import tidy
from prongsai.pipeline.pages.numbered import number_paragraphs, number_tables, without_lines
from prongsai.pipeline.pages.web.fields import FIELDS, show_field
from prongsai.pipeline.pages.web.layout import find_layout_tables
from prongsai.pipeline.pages.web.tables import RAISED, read_table
from prongsai.pipeline.pages.web.tree import find_cut, parse_page
from prongsai.pipeline.pages.web.visible import LEFT_OUT, Styles, is_struck, read_styles

_BLOCK_TAGS = frozenset((
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "section", "article", "header", "footer",
    "main", "nav", "aside", "address", "blockquote", "dd", "dt", "dl", "ul", "ol", "form", "fieldset", "legend",
    "figure", "figcaption", "pre", "hr", "table", "caption", "center", "details", "summary", "body",
))  # fmt: skip
_WRAPPED_TAGS = frozenset(("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt"))
"""Elements in which a line end of the source is a blank; text that stands in none of them may be a dump in disguise."""
_LARGE_PICTURE = 30_000
"""Characters of a picture that lies in the page itself: 22 KB, which a scanned table has and signs and logos do not."""
_MOST_QUOTED = 80
"""Characters of what was left out that a finding quotes."""


def read_html(text: str) -> Result[Block]:
    """Blocks of a web page; row and column spans of its tables are kept.

    Raises:
        DocumentError: there is no element in it.
    """
    read = read_fragment(text)
    findings = [*read.findings, *find_cut(text)]
    return Result(number_paragraphs(number_tables(map(without_lines, read.rows))), findings)


def read_fragment(text: str) -> Result[Block]:
    """Blocks of a piece of HTML, their tables without numbers, the cells of these with the lines of the piece.

    Raises:
        DocumentError: there is no element in it.
    """
    root, findings = parse_page(text)
    walk = _Walk(read_styles(root), find_layout_tables(root))
    blocks = walk.read(root)
    return Result(blocks, [*findings, *walk.findings, *_say_left_out(walk.hidden, walk.struck)])


def _say_left_out(hidden: list[str], struck: list[str]) -> Iterator[Finding]:
    if hidden:
        yield _left_out("info", hidden, "that a reader does not see")
    if struck:
        has_numbers = any(re.search(rf"[{DIGIT}]", text) for text in struck)
        yield _left_out("warning" if has_numbers else "info", struck, "that are struck through")


def _left_out(severity: Severity, texts: list[str], what: str) -> Finding:
    first = texts[0][:_MOST_QUOTED]
    message = f"{len(texts)} pieces of text {what} are left out, the first: {first}"
    return Finding(severity, "text-left-out", message, raw=first, suggestion="look at the page in a browser")


def _say_picture(node: lxml.html.HtmlElement) -> Finding:
    message = f"a picture in the page is not read: {(node.get('alt') or 'it has no description')[:_MOST_QUOTED]}"
    return Finding("info", "picture-not-read", message, suggestion="look at the page in a browser")


@dataclass
class _Walk:
    """The blocks of a tree in reading order: text waits in `_pending` until an element ends its line."""

    styles: Styles
    layout: frozenset[lxml.html.HtmlElement]
    findings: list[Finding] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _pending: list[str] = field(default_factory=list)
    _wrapping: int = 0
    """How many of the open elements make one line of several."""

    def read(self, root: lxml.html.HtmlElement) -> list[Block]:
        """All blocks below `root`, without recursion: tags that are never closed nest a thousand deep."""
        steps = lxml.etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        skipped: lxml.html.HtmlElement | None = None
        for event, node in steps:
            if event in ("comment", "pi"):
                self._pending.append(node.tail or "")
                continue
            if event == "start":
                if self._skips(node):
                    skipped = node
                    steps.skip_subtree()
                else:
                    self._open(node)
                continue
            if node is skipped:
                skipped = None
            else:
                self._close(node)
            if node is not root:
                self._pending.append(node.tail or "")
        self._end_line()
        return self._blocks

    def _skips(self, node: lxml.html.HtmlElement) -> bool:
        """Whether nothing below an element is walked, because it is not seen, a field or a table of its own."""
        if node.tag in LEFT_OUT:
            return True
        is_hidden = self.styles.hides(node)
        if is_hidden or is_struck(node):
            if said := " ".join(node.text_content().split()):
                (self.hidden if is_hidden else self.struck).append(said)
            return True
        if node.tag in FIELDS:
            self._pending.append(f" {show_field(node)} ")
            return True
        if node.tag == "table" and node not in self.layout:
            self._end_line()
            read = read_table(node, self.styles)
            self._blocks.extend(read.blocks)
            self.hidden.extend(read.hidden)
            self.struck.extend(read.struck)
            return True
        return False

    def _open(self, node: lxml.html.HtmlElement) -> None:
        if node.tag in _BLOCK_TAGS or node.tag == "br":
            self._end_line()
        if node.tag == "img" and len(node.get("src") or "") >= _LARGE_PICTURE:
            self.findings.append(_say_picture(node))
        self._wrapping += node.tag in _WRAPPED_TAGS
        self._pending += [f"<{node.tag}>" if node.tag in RAISED else "", node.text or ""]

    def _close(self, node: lxml.html.HtmlElement) -> None:
        if node.tag in _BLOCK_TAGS:
            self._end_line()
        self._wrapping -= node.tag in _WRAPPED_TAGS
        if node.tag in RAISED:
            self._pending.append(f"</{node.tag}>")

    def _end_line(self) -> None:
        text = "".join(self._pending)
        self._pending = []
        if self._wrapping:
            text = re.sub(r"\s+", " ", text)
        if "\t" in text or "\n" in text.strip():
            read = read_lines(to_lines(text))
            # the lines of one element are no lines of the file
            self._blocks.extend(map(without_lines, read.rows))
            self.findings.extend(read.findings)
        elif tidy(text):
            self._blocks.append(Paragraph(tidy(text), raw=text, method="dump"))

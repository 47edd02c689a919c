"""Text dumps of OCR services, of pdftotext and of people -> blocks: lines, and the tables in HTML between them.

Such dumps have no pages; a paragraph knows its line, and a table its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prongsai.normalizers.values.lists import take_number
from prongsai.pipeline.model import Block, Finding, Result
from prongsai.pipeline.pages.dumps.blocks import read_lines
from prongsai.pipeline.pages.dumps.damaged import say_damaged_at
from prongsai.pipeline.pages.dumps.lines import to_lines
from prongsai.pipeline.pages.dumps.markup import drop_hidden
from prongsai.pipeline.pages.numbered import number_tables, place_at_line
from prongsai.pipeline.pages.web.page import read_fragment

_TABLE_TAG = re.compile(r"<(/?)table\b[^<>]*>", re.IGNORECASE)
_CELL_END = re.compile(r"</(?:t[rdh]|tbody|thead)\s*>", re.IGNORECASE)
_OPEN_CELLS = re.compile(r"\s*<t[rdh]\b[^\n]*", re.IGNORECASE)


def read_dump(text: str) -> Result[Block]:
    """Blocks of a plain-text or Markdown dump, in the order of the text.

    Raises:
        DocumentError: a piece of HTML in it holds no element.
    """
    text = drop_hidden(text.replace("\r\n", "\n").replace("\r", "\n"), keep_lines=True)
    blocks: list[Block] = []
    findings: list[Finding] = []
    for part in _split_tables(text):
        if part.is_markup:
            read = read_fragment(part.text)
            blocks.extend(place_at_line(one, part.line) for one in read.rows)
        else:
            read = read_lines(to_lines(part.text, part.line))
            blocks.extend(read.rows)
        findings.extend(read.findings)
        if not part.is_closed:
            findings.append(_say_open(part.line))
    findings.extend(_say_cut_row(text))
    return Result(number_tables(blocks), findings)


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a dump that begins in line `line`: lines of text, or a table in HTML."""

    text: str
    line: int
    is_markup: bool = False
    is_closed: bool = True


def _split_tables(text: str) -> Iterator[_Part]:
    """The dump in pieces, its tables in HTML apart; one that is never closed ends with its last cell."""
    line, at, depth, start = 1, 0, 0, 0
    for tag in _TABLE_TAG.finditer(text):
        if not tag[1]:
            start = tag.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                before, inside = text[at:start], text[start : tag.end()]
                yield _Part(before, line)
                line += before.count("\n")
                yield _Part(inside, line, is_markup=True)
                line += inside.count("\n")
                at = tag.end()
    if depth:
        before = text[at:start]
        yield _Part(before, line)
        line += before.count("\n")
        last = max((match.end() for match in _CELL_END.finditer(text, start)), default=len(text))
        opened = _OPEN_CELLS.match(text, last)
        at = opened.end() if opened else last
        yield _Part(text[start:at], line, is_markup=True, is_closed=False)
        line += text.count("\n", start, at)
    yield _Part(text[at:], line)


def _say_cut_row(text: str) -> Iterator[Finding]:
    """The finding for a text that ends within a row of a table of tabs that counts on, or of closed upright bars."""
    *before, last = text.split("\n")
    above = before[-1] if before else ""
    counts_on = take_number(last)[0] is not None and take_number(above)[0] is not None
    # a tab stands between the values of each row, also of one whose last values are empty
    if counts_on and 0 < last.count("\t") < above.count("\t"):
        what = "the text ends within a row of a table: the rest of it may be missing"
        yield say_damaged_at(len(before) + 1, what, "compare its last row with the source, or fetch the file again")
    rows = [line.strip() for line in before if line.lstrip().startswith("|")]
    if last.lstrip().startswith("|") and not last.rstrip().endswith("|") and all(row.endswith("|") for row in rows):
        what = "the text ends within a row of a table: the rest of it may be missing"
        yield say_damaged_at(len(before) + 1, what, "compare its last row with the source, or fetch the file again")


def _say_open(line: int) -> Finding:
    what = f"the table that begins in line {line} is never closed: its end may be missing"
    return say_damaged_at(line, what, "compare its last row with the source, or fetch the file again")

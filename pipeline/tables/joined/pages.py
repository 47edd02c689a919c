"""Pages of blocks -> the blocks of a document: tables that run over a page end become one.

One page is held at a time, and the table that may go on. A table goes on where the next page begins with one of the
same columns and nothing but page numbers, running heads or `(ต่อ)` stands between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from prongsai.normalizers.thai.letters import DIGIT
from prongsai.pipeline.model import Block, Paragraph, Table
from prongsai.pipeline.tables.joined.open_table import OpenTable
from prongsai.pipeline.tables.joined.rows import count_repeated_header, same_columns

_PAGE_NUMBER = re.compile(
    rf"^(?:หน้า(?:ที่)?|page|-|\u2013|\u2014|\(|\[)?\s*[{DIGIT}]{{1,4}}"
    rf"(?:\s*(?:/|of|จาก)\s*[{DIGIT}]{{1,4}})?\s*(?:-|\u2013|\u2014|\)|\])?$",
    re.IGNORECASE,
)
_CONTINUED = re.compile(r"\(\s*ต่อ\s*\)|/\s*\S{1,20}\s*(?:\.{3}|\u2026)$|\bcontinued\b", re.IGNORECASE)
"""`(ต่อ)`, and the `/มาตรการ...` that official letters print at the foot of a page."""
_CONTINUED_MAX_CHARS = 80
"""Characters: one line; `(ต่อ)` in a longer one is a word of its sentence."""
_SAME_PLACE_PT = 6.0
"""Less than half a line; running heads stand in one place on all pages. Measured: 3.0 to 9.0 give the same rows of 8
reports."""
_DIGITS = re.compile(rf"[{DIGIT}]+")


class TableJoiner:
    """Fed page by page, gives the blocks of the document in order; tables over page ends come as one.

    It holds the last table met, as long as that may go on, and the lines met since. Tables are numbered from 1 through
    the document; running heads and page numbers between the parts of a table come after the joined table.
    """

    def __init__(self) -> None:
        self._open: OpenTable | None = None
        self._held: list[Paragraph] = []
        """Lines from between the parts of the open table."""
        self._since: list[Paragraph] = []
        """Lines after its last part."""
        self._previous: list[Paragraph] = []
        """The lines of the page before."""
        self._tables = 0

    def feed(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """Take one page; gives the blocks that are complete."""
        lines = [block for block in blocks if isinstance(block, Paragraph)]
        came_over = self._open is not None
        for block in blocks:
            if isinstance(block, Paragraph):
                if self._open is None:
                    yield block
                else:
                    self._since.append(block)
            elif self._open is not None and self._goes_on(block, lines, came_over) and self._open.append(block):
                self._held.extend(self._since)
                self._since = []
                came_over = False
            else:
                yield from self.flush()
                self._open = OpenTable(block)
                came_over = False
        if came_over:
            yield from self.flush()  # a page without a table ends the one before
        self._previous = lines

    def flush(self) -> Iterator[Block]:
        """The open table and the lines met since it began; to be called after the last page."""
        if self._open is not None:
            self._tables += 1
            yield replace(self._open.close(), table_no=self._tables)
        yield from self._held
        yield from self._since
        self._open, self._held, self._since = None, [], []

    def _goes_on(self, table: Table, lines: Sequence[Paragraph], came_over: bool) -> bool:
        """Whether a table may be more of the open one, from where it stands and what stands between."""
        if self._open is None:
            return False
        if not came_over:
            # documents typed page by page repeat the table anywhere on a page
            return not self._since and count_repeated_header(self._open.tail.cells, table.cells) > 0
        here = {id(line) for line in lines}
        furniture = (_is_furniture(s, self._previous if id(s) in here else lines) for s in self._since)
        return all(furniture) and same_columns(self._open.tail, table)


def is_page_number(text: str) -> bool:
    """Whether a line is a page number and nothing else: `- ๓ -`, `หน้า 3 / 12`."""
    return bool(_PAGE_NUMBER.match(text.strip()))


def _is_furniture(line: Paragraph, others: Sequence[Paragraph]) -> bool:
    """Whether a line is a page number, says `(ต่อ)`, or stands on the neighbouring page at the same place too."""
    text = line.text.strip()
    if is_page_number(text) or (len(text) <= _CONTINUED_MAX_CHARS and _CONTINUED.search(text)):
        return True
    if line.bbox is None:
        return False
    shape = _DIGITS.sub("#", text)
    return any(
        other.bbox is not None
        and abs(other.bbox.top - line.bbox.top) <= _SAME_PLACE_PT
        and _DIGITS.sub("#", other.text.strip()) == shape
        for other in others
    )

"""Pages of blocks -> the blocks of a document: tables that run over a page end become one.

One page is held at a time, and the table that may go on. A table goes on where the next page begins with one of the
same columns and nothing but page numbers, running heads or `(ต่อ)` stands between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.joined_rows import append_table, count_repeated_header, same_columns
from pipeline.model import Block, Paragraph, Table

_PAGE_NUMBER = re.compile(
    r"^(?:\u0e2b\u0e19\u0e49\u0e32(?:\u0e17\u0e35\u0e48)?|page|-|\u2013|\u2014|\(|\[)?\s*[0-9\u0e50-\u0e59]{1,4}"
    r"(?:\s*(?:/|of|\u0e08\u0e32\u0e01)\s*[0-9\u0e50-\u0e59]{1,4})?\s*(?:-|\u2013|\u2014|\)|\])?$",
    re.IGNORECASE,
)
_CONTINUED = re.compile(r"\(\s*\u0e15\u0e48\u0e2d\s*\)|/\s*\S{1,20}\s*(?:\.{3}|\u2026)$|\bcontinued\b", re.IGNORECASE)
"""`(ต่อ)`, and the `/มาตรการ...` that official letters print at the foot of a page."""
_CONTINUED_MAX_CHARS = 80
_SAME_PLACE_PT = 6.0
_DIGITS = re.compile(r"[0-9\u0e50-\u0e59]+")


def join_pages(blocks_by_page: Iterable[Sequence[Block]]) -> Iterator[Block]:
    """The blocks of all pages in order, tables over page ends joined and numbered from 1 through the document.

    Running heads and page numbers between the parts of a table come after the joined table.
    """
    numbered = 0
    for block in _join(blocks_by_page):
        if isinstance(block, Table):
            numbered += 1
            yield replace(block, table_no=numbered)
        else:
            yield block


def _join(blocks_by_page: Iterable[Sequence[Block]]) -> Iterator[Block]:
    open_table: Table | None = None
    tail: list[Paragraph] = []
    previous: list[Paragraph] = []
    for page_blocks in blocks_by_page:
        blocks = _join_on_page(page_blocks)
        paragraphs = [b for b in blocks if isinstance(b, Paragraph)]
        index = next((i for i, b in enumerate(blocks) if isinstance(b, Table)), len(blocks))
        head = [b for b in blocks[:index] if isinstance(b, Paragraph)]
        first = blocks[index] if index < len(blocks) else None
        if open_table is not None:
            goes_on = (
                isinstance(first, Table)
                and _are_furniture(head, previous)
                and _are_furniture(tail, paragraphs)
                and same_columns(open_table, first)
            )
            joined = append_table(open_table, first) if goes_on and isinstance(first, Table) else None
            if joined is not None:
                blocks = _join_on_page([joined, *blocks[index + 1 :]])
                tail = [*tail, *head]
            else:
                yield open_table
                yield from tail
                tail = []
            open_table = None
        last = max((i for i, b in enumerate(blocks) if isinstance(b, Table)), default=-1)
        if last < 0:
            yield from tail
            tail = []
            yield from blocks
        else:
            if tail and last > 0:
                # the table that came over the page end is complete: what stood in the break follows it
                yield blocks[0]
                yield from tail
                yield from blocks[1:last]
                tail = []
            else:
                yield from blocks[:last]
            table = blocks[last]
            open_table = table if isinstance(table, Table) else None
            tail = [*tail, *(b for b in blocks[last + 1 :] if isinstance(b, Paragraph))]
        previous = paragraphs
    if open_table is not None:
        yield open_table
    yield from tail


def _join_on_page(blocks: Sequence[Block]) -> list[Block]:
    """Join tables with nothing between them that repeat the header: documents typed page by page have them."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(last, Table) and isinstance(block, Table) and count_repeated_header(last.cells, block.cells):
            table = append_table(last, block)
            if table is not None:
                joined[-1] = table
                continue
        joined.append(block)
    return joined


def is_page_number(text: str) -> bool:
    """Whether a line is a page number and nothing else: `- ๓ -`, `หน้า 3 / 12`."""
    return bool(_PAGE_NUMBER.match(text.strip()))


def _are_furniture(lines: Sequence[Paragraph], others: Sequence[Paragraph]) -> bool:
    """Whether all lines are page numbers, `(ต่อ)`, or stand on the neighbouring page at the same place too."""
    return all(_is_furniture(line, others) for line in lines)


def _is_furniture(line: Paragraph, others: Sequence[Paragraph]) -> bool:
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

"""Tables and paragraphs counted, for inputs that have no pages to say where something stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import count

from prongsai.pipeline.model import Block, Paragraph, Table


def number_tables(blocks: Iterable[Block]) -> list[Block]:
    """Give each table its number in the document, from 1."""
    numbers = count(1)
    return [replace(block, table_no=next(numbers)) if isinstance(block, Table) else block for block in blocks]


def number_paragraphs(blocks: Iterable[Block]) -> list[Block]:
    """Give each paragraph its number in the document, from 1."""
    numbers = count(1)
    return [replace(block, paragraph_no=next(numbers)) if isinstance(block, Paragraph) else block for block in blocks]


def without_lines(block: Block) -> Block:
    """The same block where the lines of its text are no lines of a file."""
    if isinstance(block, Paragraph):
        return replace(block, line_no=None)
    return replace(block, cells=tuple(replace(cell, line_no=None) for cell in block.cells))


def place_at_line(block: Block, first: int) -> Block:
    """A block of a piece of text that begins in the line `first` of a file; what counts no lines stands in that one."""
    if isinstance(block, Paragraph):
        return replace(block, line_no=first)
    lines = (first if cell.line_no is None else first + cell.line_no - 1 for cell in block.cells)
    cells = (replace(cell, line_no=line) for cell, line in zip(block.cells, lines, strict=True))
    return replace(block, cells=tuple(cells))

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

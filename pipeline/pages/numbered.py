"""Tables and paragraphs counted, for inputs that have no pages to say where something stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from prongsai.pipeline.model import Block, Paragraph, Table


def number_tables(blocks: Iterable[Block]) -> list[Block]:
    """Give each table its number in the document, from 1."""
    numbered: list[Block] = []
    count = 0
    for block in blocks:
        if isinstance(block, Table):
            count += 1
            numbered.append(replace(block, table_no=count))
        else:
            numbered.append(block)
    return numbered


def number_paragraphs(blocks: Iterable[Block]) -> list[Block]:
    """Give each paragraph its number in the document, from 1."""
    numbered: list[Block] = []
    count = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            count += 1
            numbered.append(replace(block, paragraph_no=count))
        else:
            numbered.append(block)
    return numbered

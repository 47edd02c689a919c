"""Lists set with tabs, and dots up to a number, are tables to whoever looks at them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from prongsai.normalizers.thai.letters import DIGIT
from prongsai.pipeline.model import Cell, Paragraph, Table
from prongsai.pipeline.pages.embedded import Part

_COLUMN_END = re.compile(r"[\s.\u2026_]*\t[\s.\u2026_]*")
"""A tab with the dots or blanks that someone typed around it."""
_DECIMAL = re.compile(rf"[{DIGIT}][.,][{DIGIT}]")
_FEWEST_ROWS = 2
"""One line is no list."""


def gather_tabbed(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts with every run of tabbed paragraphs that ends in decimals made a table.

    A table of contents is tabbed too, and its numbers are whole; nor is a line of signatures a row.

    Args:
        parts: what a file holds in order; its paragraphs keep their tabs in `raw`.
    """
    for n_columns, run in groupby(parts, _count_columns):
        rows = list(run)
        paragraphs = [part for part in rows if isinstance(part, Paragraph)]
        if n_columns < 2 or len(paragraphs) < _FEWEST_ROWS or not _most_end_in_decimals(paragraphs):
            yield from rows
        else:
            yield _to_table(paragraphs, n_columns)


def _count_columns(part: Part) -> int:
    return len(_columns(part)) if isinstance(part, Paragraph) else 0


def _columns(paragraph: Paragraph) -> list[str]:
    return [part.strip() for part in _COLUMN_END.split(paragraph.raw.strip("\t ")) if part.strip()]


def _most_end_in_decimals(paragraphs: list[Paragraph]) -> bool:
    return 2 * sum(bool(_DECIMAL.search(_columns(one)[-1])) for one in paragraphs) > len(paragraphs)


def _to_table(paragraphs: list[Paragraph], n_columns: int) -> Table:
    cells = tuple(
        Cell(row, column, text, text)
        for row, paragraph in enumerate(paragraphs)
        for column, text in enumerate(_columns(paragraph))
    )
    return Table(cells, len(paragraphs), n_columns, method="text", is_ruled=False)

"""Lines of a text -> its blocks: tables in one of the shapes that lines make them, and a paragraph for any other line.

Stray Markdown and HTML marks lie between the words. What a merged cell covers is empty in a dump, so an empty cell says
nothing about the row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from prongsai.normalizers.thai.letters import DIGIT
from prongsai.pipeline.model import Block, Finding, Paragraph, Result
from prongsai.pipeline.pages.dumps.columns_in_turn import find_columns_in_turn
from prongsai.pipeline.pages.dumps.lines import Line, Shape
from prongsai.pipeline.pages.dumps.marked import find_drawn, find_piped, find_tabbed
from prongsai.pipeline.pages.dumps.markup import tidy
from prongsai.pipeline.pages.dumps.padded import find_padded
from prongsai.pipeline.pages.dumps.row_lines import find_row_lines
from prongsai.pipeline.pages.dumps.stacked import find_stacked
from prongsai.pipeline.pages.text_tables import rows_to_table

_HEADING = re.compile(r"^\s{0,3}#{1,6}\s*")
_BULLET_BEFORE_NUMBER = re.compile(rf"^\s*[-*•]\s+(?=\(?[{DIGIT}]{{1,2}}[.)])")

_SHAPES: tuple[Callable[[Sequence[Line], int], Shape | None], ...] = (
    find_tabbed,
    find_piped,
    find_drawn,
    find_padded,
    find_columns_in_turn,
    find_stacked,
    find_row_lines,
)
"""The ways in which lines are a table, those with marks between the cells first."""


def read_lines(lines: Sequence[Line]) -> Result[Block]:
    """Blocks of lines without tables in HTML."""
    blocks: list[Block] = []
    findings: list[Finding] = []
    tables = _Tables(lines)
    at = 0
    while at < len(lines):
        found = tables.shapes_at(at)
        findings.extend(finding for shape in found for finding in shape.findings)
        if found and found[-1].rows:
            blocks.append(rows_to_table(found[-1].rows, tidy, line_nos=found[-1].line_nos))
            at = found[-1].end
            continue
        blocks.extend(_line_to_paragraphs(lines, at))
        at += 1
    return Result(blocks, findings)


class _Tables:
    """Looks for tables in lines, from the first to the last; where a shape failed it is not looked for again."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._not_before = dict.fromkeys(_SHAPES, 0)

    def shapes_at(self, at: int) -> list[Shape]:
        """The shape that a table has at a line, alone; where none is a table, those that have something to say."""
        if self._lines[at].is_blank and "\t" not in self._lines[at].raw:
            return []
        failed = []
        for find in _SHAPES:
            shape = find(self._lines, at) if at >= self._not_before[find] else None
            if shape is None:
                continue
            self._not_before[find] = shape.end
            if shape.rows:
                return [shape]
            failed.append(shape)
        return failed


def _line_to_paragraphs(lines: Sequence[Line], at: int) -> Iterator[Paragraph]:
    line = lines[at]
    is_heading = bool(_HEADING.match(line.raw))
    is_bold = is_heading or line.raw.strip().startswith("**")
    has_next = at + 1 < len(lines) and not lines[at + 1].is_blank and "\t" not in lines[at + 1].raw
    for part in tidy(_BULLET_BEFORE_NUMBER.sub("", _HEADING.sub("", line.raw))).split("\n"):
        if part.strip():
            yield Paragraph(
                part.strip(), raw=line.raw, is_bold=is_bold, method="dump", is_wrapped=has_next, line_no=line.no
            )

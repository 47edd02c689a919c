"""Letters of another script within Thai words are told, wherever the file itself is what was read."""

from __future__ import annotations

import pytest

from prongsai.pipeline.account.strange_letters import find_strange_letters
from prongsai.pipeline.model import Block, Cell, Method, Paragraph, Provenance, SheetFrame, Table

CHANGED = "\u0e2a\u0e34\u0e48\u0a07\u0e41\u0e27\u0e14"
"""A letter of Gurmukhi in a Thai word, as one flipped bit makes it."""


def told(*blocks: Block) -> list[tuple[str, str]]:
    return [(one.severity, one.code) for one in find_strange_letters(blocks)]


def test_changed_letter_of_a_file_without_pages_is_told() -> None:
    table = Table((Cell(0, 0, CHANGED),), 1, 1, 1)
    assert told(table) == told(Paragraph(CHANGED)) == [("warning", "text-damaged")]


def test_changed_letter_of_a_sheet_is_told() -> None:
    table = Table((Cell(0, 0, CHANGED),), 1, 1, 1, 2, sheet=SheetFrame("ผล", (4,), (1,)))
    line = Paragraph(CHANGED, page=2, cell=Provenance(2, sheet_cell="ผล!B1"))
    assert told(table) == told(line) == [("warning", "text-damaged")]
    (finding,) = find_strange_letters([table])
    assert finding.where is not None and finding.where.sheet_cell == "ผล!B5"


@pytest.mark.parametrize(("page", "method"), [(1, "text"), (None, "ocr"), (1, "ocr")])
def test_text_of_paper_has_a_verdict_of_its_own(page: int | None, method: Method) -> None:
    assert told(Paragraph(CHANGED, page=page, method=method)) == []


def test_thai_latin_and_greek_are_what_people_write() -> None:
    assert told(Paragraph("\u0e04\u0e48\u0e32\u03c3 ITA\u0e1b\u0e35 \u00b5")) == []

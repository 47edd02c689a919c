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


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("\u0e01\u0100", True),  # Latin with marks
        ("\u024f\u0e01", True),
        ("\u0e01\u0250", False),  # signs of phonetics
        ("\u0e01\u03c3", False),  # Greek
        ("\u0e01\u0430", True),  # Cyrillic
        ("\u0e01\u0a07", True),
        ("\u0e01\u0e81", True),  # Lao
        ("\u0e01\u2022", False),  # a bullet
        ("\u0e01\uf0b7", False),  # a sign of a font's own
        ("\u0e01\U00010000", True),
        ("\u0430\u0431", False),  # a word of its own
        ("\u0e01 \u0430", False),
        ("\u0e5b\u0430", True),
    ],
)
def test_letter_of_another_script_that_touches_a_thai_one_is_told(text: str, is_told: bool) -> None:
    assert told(Paragraph(text)) == [("warning", "text-damaged")] * is_told


def test_finding_counts_the_places_and_names_five_letters_at_the_first() -> None:
    letters = ["\u0a07", "\u0a07", "\u0a08", "\u0430\u0431", "\u0432", "\u0433", "\u0434"]
    blocks = [Paragraph("ก"), *(Paragraph(f"\u0e01{one}", line_no=at) for at, one in enumerate(letters, start=4))]
    (finding,) = find_strange_letters(blocks)
    assert finding.message == (
        "7 times a letter of another script stands within a Thai word (\u0a07, \u0a08, \u0430\u0431, \u0432): "
        "bytes were changed"
    )
    assert finding.where == Provenance(line_no=4)
    assert finding.suggestion == "compare these words with the source"


@pytest.mark.parametrize(("method", "is_told"), [("text", True), ("dump", True), ("ocr", False), ("narrative", False)])
def test_only_letters_of_the_file_itself_are_looked_at(method: Method, is_told: bool) -> None:
    assert bool(told(Paragraph(CHANGED, method=method))) is is_told


def test_every_cell_and_paragraph_is_looked_at_and_nothing_else_is_said() -> None:
    table = Table((Cell(0, 0, "ก"), Cell(0, 1, CHANGED)), 1, 2, 1)
    assert told(Paragraph("ก"), table, Paragraph(CHANGED)) == [("warning", "text-damaged")]
    assert told(Paragraph("ก"), Paragraph("ข")) == []
    assert told() == []

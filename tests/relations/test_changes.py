"""A change on the paper changes what it is about, and nothing else."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pikepdf
import pytest

from prongsai.pipeline.emit.document_rows import DocumentRows
from tests.corpus.blocks import Block, Grid
from tests.corpus.writers.dumps import to_markdown
from tests.page_makers import make_pdf
from tests.reading import read_bytes, values_of
from tests.relations.forms import drafts, pdf_of, said, to_docx

ANALYSIS = "t03-analysis-eit-oit"
LIST = "t28-results-grouped"
Form = Callable[[Sequence[Block]], DocumentRows]


def read_markdown(blocks: Sequence[Block]) -> DocumentRows:
    return read_bytes(to_markdown(list(blocks)).encode(), "report.md")


def read_word(blocks: Sequence[Block]) -> DocumentRows:
    draft = replace(drafts()[ANALYSIS], blocks=list(blocks))
    return read_bytes(to_docx(draft), "report.docx")


@cache
def unchanged(read: Form) -> DocumentRows:
    """What the analysis gives as it is."""
    return read(drafts()[ANALYSIS].blocks)


def canteen(canvas: Any) -> None:
    """A page that got into the file by mistake: numbers enough, and no word of the assessment."""
    canvas.drawString(60, 780, "Canteen, weekly menu")
    for line in range(12):
        canvas.drawString(
            60, 740 - 20 * line, f"{line + 1}.  Rice with curry   {35 + line}.50   {90.25 + line / 4:.2f}"
        )


def add_page(name: str, at: int) -> bytes:
    """The report with the canteen's page before page `at` (from 0); -1 puts it last."""
    with pikepdf.open(pdf_of(name)) as pdf, pikepdf.open(io.BytesIO(make_pdf(canteen))) as other:
        pdf.pages.insert(len(pdf.pages) if at < 0 else at, other.pages[0])
        buffer = io.BytesIO()
        pdf.save(buffer, deterministic_id=True)
    return buffer.getvalue()


@pytest.mark.parametrize("at", [0, -1], ids=["first", "last"])
@pytest.mark.parametrize("name", [ANALYSIS, LIST, "t14-measures-single", "h21-memo"])
def test_an_unrelated_page_changes_no_other_page(name: str, at: int) -> None:
    before = read_bytes(pdf_of(name).read_bytes(), "report.pdf")
    after = read_bytes(add_page(name, at), "report.pdf")
    assert said(after) == said(before)
    moved = 1 if at == 0 else 0
    places = [(row["subject"], row["code"], row["fiscal_year"], row["page"] + moved) for row in before.scores]
    assert [(row["subject"], row["code"], row["fiscal_year"], row["page"]) for row in after.scores] == places
    assert [row["status"] for row in after.scores] == [row["status"] for row in before.scores]


def grids(blocks: Sequence[Block], least: int) -> list[int]:
    """Where the tables with at least so many rows stand."""
    return [at for at, block in enumerate(blocks) if isinstance(block, Grid) and len(block.rows) >= least]


def without_row(blocks: Sequence[Block], at: int, row: int) -> list[Block]:
    grid = blocks[at]
    assert isinstance(grid, Grid)
    return [*blocks[:at], replace(grid, rows=grid.rows[:row] + grid.rows[row + 1 :]), *blocks[at + 1 :]]


def with_text(blocks: Sequence[Block], at: int, row: int, col: int, text: str) -> list[Block]:
    grid = blocks[at]
    assert isinstance(grid, Grid)
    cells = grid.rows[row]
    changed = (*cells[:col], replace(cells[col], text=text), *cells[col + 1 :])
    return [*blocks[:at], replace(grid, rows=(*grid.rows[:row], changed, *grid.rows[row + 1 :])), *blocks[at + 1 :]]


@pytest.mark.parametrize("row", [1, 4, 9, -1])
@pytest.mark.parametrize("read", [read_markdown, read_word])
def test_a_row_taken_away_takes_its_score_and_nothing_else(read: Form, row: int) -> None:
    blocks = drafts()[ANALYSIS].blocks
    at = grids(blocks, 10)[-1]
    grid = blocks[at]
    assert isinstance(grid, Grid)
    number = row % len(grid.rows)
    code = grid.rows[number][0].text.lower()
    before, after = values_of(unchanged(read)), values_of(read(without_row(blocks, at, number)))
    arabic = "".join(str(int(char)) if char.isdecimal() else char for char in code)
    assert before.keys() - after.keys() == {(None, arabic, drafts()[ANALYSIS].year)}
    assert after == {key: before[key] for key in after}


@pytest.mark.parametrize("row", [2, 5, -1])
def test_a_body_taken_out_of_a_list_takes_its_scores_and_nothing_else(row: int) -> None:
    blocks = drafts()[LIST].blocks
    (at,) = grids(blocks, 10)
    grid = blocks[at]
    assert isinstance(grid, Grid)
    number = row % len(grid.rows)
    name = grid.rows[number][1].text
    before, after = values_of(read_markdown(blocks)), values_of(read_markdown(without_row(blocks, at, number)))
    gone = before.keys() - after.keys()
    assert {subject for subject, _, _ in gone} == {name}
    assert after == {key: before[key] for key in after}


def other_digit(text: str) -> str:
    """The number with its tenths changed: still on the scale, and far from any rounding."""
    whole, point, rest = text.partition(".")
    return f"{whole}{point}{'๗' if rest[0] in '2๒' else '๒'}{rest[1:]}"


@pytest.mark.parametrize("table", [0, 1])
@pytest.mark.parametrize("row", range(1, 9))
@pytest.mark.parametrize("read", [read_markdown, read_word])
def test_a_number_changed_on_the_paper_changes_that_value_or_its_status(read: Form, row: int, table: int) -> None:
    blocks = drafts()[ANALYSIS].blocks
    at = grids(blocks, 10)[table]
    grid = blocks[at]
    assert isinstance(grid, Grid)
    col = len(grid.rows[row]) - 1
    printed = grid.rows[row][col].text
    assert "100" not in printed and "๑๐๐" not in printed, "a full hundred has no digit to change: name another row"
    after = read(with_text(blocks, at, row, col, other_digit(printed)))
    assert {key: value for key, value in outcome(unchanged(read)).items() if outcome(after).get(key) != value}


def outcome(rows: DocumentRows) -> dict[tuple[Any, ...], tuple[float, str]]:
    return {(row["subject"], row["code"], row["fiscal_year"]): (row["score"], row["status"]) for row in rows.scores}

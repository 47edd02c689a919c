"""Forms: labels at the left and their values at the right, as lines of prose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.parsers.measures.forms import unfold_forms
from prongsai.pipeline.model import BBox, Paragraph, Table
from tests.score_makers import score_table

WHAT, WHO, HOW = "มาตรการ | จัดอบรม", "ผู้รับผิดชอบ | กองคลัง", "ขั้นตอน | ประชุม"


def unfolded(*lines: str) -> list[str] | None:
    """The lines of prose that a form amounts to; None for a table that is none."""
    blocks = unfold_forms([score_table(*lines)])
    if any(isinstance(block, Table) for block in blocks):
        return None
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def test_each_row_is_a_label_and_its_value() -> None:
    assert unfolded(WHAT, WHO, HOW) == ["มาตรการ : จัดอบรม", "ผู้รับผิดชอบ : กองคลัง", "ขั้นตอน : ประชุม"]
    assert unfolded(WHAT, "ผู้รับผิดชอบ : | กองคลัง", HOW) == unfolded(WHAT, WHO, HOW)
    numbered = (f"{number} | {row}" for number, row in enumerate((WHAT, WHO, HOW), 1))
    assert unfolded(*numbered) == ["1 มาตรการ : จัดอบรม", "2 ผู้รับผิดชอบ : กองคลัง", "3 ขั้นตอน : ประชุม"]


@pytest.mark.parametrize(
    ("lines", "is_form"),
    [
        ((WHAT, WHO, HOW), True),
        ((WHO, HOW), True),
        ((WHAT, WHO), False),  # one thing that is said of a measure
        ((WHO, WHO, WHAT), False),
        ((WHO, HOW, "สี | ฟ้า"), True),
        ((WHO, HOW, "สี | ฟ้า", "รส | จืด"), False),  # half of the rows have labels
        ((WHO, HOW, "มาตรการส่งเสริม | <", "สี | ", " | "), True),  # rows of one cell say nothing of a form
        ((f"1 | 2 | {WHO}", f"1 | 2 | {HOW}"), False),  # a table
        (("ผู้รับผิดชอบ", "ขั้นตอน"), False),
        (("กองคลัง | ผู้รับผิดชอบ", "ประชุม | ขั้นตอน"), False),
    ],
)
def test_form_has_labels_in_most_of_its_rows(lines: tuple[str, ...], is_form: bool) -> None:
    assert (unfolded(*lines) is not None) is is_form


def test_rows_of_one_cell_are_lines_and_blank_ones_are_none() -> None:
    found = unfolded("มาตรการส่งเสริม | <", WHO, " | ", HOW)
    assert found == ["มาตรการส่งเสริม", "ผู้รับผิดชอบ : กองคลัง", "ขั้นตอน : ประชุม"]


def test_line_stands_where_its_value_does_and_is_as_sure_as_its_cells() -> None:
    table = score_table(WHO, HOW, method="ocr", confidence=0.9)
    cells = tuple(replace(cell, confidence=0.5) if cell.text == "ขั้นตอน" else cell for cell in table.cells)
    cells = tuple(replace(cell, page=None) if cell.text == "กองคลัง" else replace(cell, page=6) for cell in cells)
    before, first, second, after = unfold_forms([Paragraph("ก"), replace(table, cells=cells), Paragraph("ข")])
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert (before, after) == (Paragraph("ก"), Paragraph("ข"))
    assert (first.page, first.bbox, first.confidence, first.method) == (3, BBox(1, 0, 2, 1), 0.9, "ocr")
    assert (second.page, second.bbox, second.confidence) == (6, BBox(1, 1, 2, 2), 0.5)
    assert second.cell is not None
    assert (second.cell.row_no, second.cell.column_no) == (1, 1)

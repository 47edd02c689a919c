"""Where print tools put several pages onto one."""

from __future__ import annotations

import io

import pikepdf
import pytest

from prongsai.pipeline.pages.layer.opening import open_pdf
from prongsai.pipeline.pages.layer.page import find_tilt, look_at_page, look_to_page
from tests.kinds.drawn import Sheet, save, sheets_to_pdf
from tests.kinds.families.turned_and_scaled_text import four_up, side_by_side


def some_pages(count: int, lines: int = 6) -> pikepdf.Pdf:
    sheets = []
    for page in range(count):
        sheet = Sheet()
        for line in range(lines):
            sheet.text(60, 100 + 20 * line, f"page {page} line {line}")
        sheets.append(sheet)
    return pikepdf.open(io.BytesIO(sheets_to_pdf(*sheets)))


def parts_of(pdf: pikepdf.Pdf) -> list[list[str]]:
    """The first words of the lines that lie in each part of the first page."""
    look = look_at_page(open_pdf(save(pdf)), 0)
    page = look_to_page(look, 1, look.chars)
    return [
        sorted({word.text for word in page.words if box.contains_point(word.bbox.x_mid, word.bbox.y_mid)})
        for box in page.parts
    ]


def test_two_pages_side_by_side_are_two_parts_from_left_to_right() -> None:
    assert [part[0] for part in parts_of(side_by_side(some_pages(2)))] == ["0", "0"]
    assert ["1" in part for part in parts_of(side_by_side(some_pages(2)))] == [True, True]
    look = look_at_page(open_pdf(save(side_by_side(some_pages(2)))), 0)
    assert [round(box.x0) for box in look_to_page(look, 1, look.chars).parts] == [0, 421]


def test_four_pages_are_parts_row_by_row() -> None:
    look = look_at_page(open_pdf(save(four_up(some_pages(4)))), 0)
    parts = look.parts
    assert [round(box.x0) for box in parts] == [0, 298, 0, 298]
    assert parts[0].bottom < parts[2].top


def test_a_page_by_itself_has_no_parts() -> None:
    assert look_at_page(open_pdf(save(some_pages(1))), 0).parts == ()
    assert look_at_page(open_pdf(save(side_by_side(some_pages(1)))), 0).parts == ()


def test_a_form_with_a_page_number_only_is_no_page() -> None:
    pages = some_pages(1)
    pages.pages.append(some_pages(2, lines=1).pages[1])
    assert look_at_page(open_pdf(save(side_by_side(pages))), 0).parts == ()


@pytest.mark.parametrize(
    ("tilts", "tilt"),
    [
        ({1.0: 900, 0.0: 100}, 1.0),
        ({1.0: 500, 0.0: 500}, 0.0),
        ({-2.1: 300, -2.0: 300, -1.9: 300}, -2.0),
        ({45.0: 900}, 0.0),
        ({0.02: 900}, 0.0),
        ({}, 0.0),
    ],
    ids=["a page and a level stamp", "half and half", "lines that differ a little", "a watermark", "rounding", "none"],
)
def test_a_page_is_turned_as_far_as_most_of_its_lines_are(tilts: dict[float, int], tilt: float) -> None:
    assert find_tilt(tilts) == tilt

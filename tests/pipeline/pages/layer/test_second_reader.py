"""The second reader of a text layer: places as a viewer shows them, and files that it cannot read."""

from __future__ import annotations

import logging

import pytest

from prongsai.pipeline.pages.layer.second_reader import MOST_PAGES, read_pages_again
from tests.fuzz.test_pdf import CONTENT, pdf_of

PAGE = f"{CONTENT}q 0.5 w 200 650 m 200 700 l S Q\n".encode()
"""A table of one row and two cells, and a line below it."""


def test_cells_of_a_ruled_table_come_with_the_glyphs() -> None:
    (page,) = read_pages_again(pdf_of(PAGE), [1]).rows
    assert page.number == 1
    assert "".join(char.text for char in page.chars).startswith("ITA 256692.75IIT")
    assert [tuple(round(side) for side in cell) for cell in page.cells] == [
        (72, 142, 200, 192),
        (200, 142, 400, 192),
    ]


def test_places_are_counted_from_the_crop_box() -> None:
    """A viewer shows the crop box alone, and the first reader counts from its corner."""
    data = pdf_of(PAGE)
    cropped = data.replace(b"/Rotate 0", b"/CropBox [50 100 500 742] /Rotate 0")
    (plain,), (moved,) = read_pages_again(data, [1]).rows, read_pages_again(cropped, [1]).rows
    first, shifted = plain.chars[0], moved.chars[0]
    assert (shifted.x0, shifted.top) == pytest.approx((first.x0 - 50, first.top - 100))
    assert moved.cells[0].x0 == pytest.approx(plain.cells[0].x0 - 50)


@pytest.mark.parametrize("data", [b"%PDF-1.4 nothing", b"", pdf_of(PAGE)[:300]], ids=["no", "empty", "cut"])
def test_file_that_it_cannot_read_costs_one_remark(data: bytes) -> None:
    result = read_pages_again(data, [2, 5])
    assert result.rows == []
    (finding,) = result.findings
    assert (finding.severity, finding.code, finding.page) == ("info", "second-reader-failed", 2)
    assert "page 2, 5" in finding.message


def test_nothing_is_read_for_no_page() -> None:
    result = read_pages_again(b"no pdf at all", [])
    assert (result.rows, result.findings) == ([], [])


def test_pages_beyond_the_limit_are_left_alone() -> None:
    result = read_pages_again(pdf_of(PAGE), [1, *range(100, 100 + MOST_PAGES)])
    assert [page.number for page in result.rows] == [1]


def test_oddities_of_fonts_are_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    read_pages_again(pdf_of(PAGE), [1])
    logging.getLogger("pdfminer.pdffont").warning("odd font")
    assert capsys.readouterr().err == ""

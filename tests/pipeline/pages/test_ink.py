"""Pages without text that show print all the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from prongsai.pipeline.pages.ink import shows_print
from prongsai.pipeline.pages.layer.opening import open_pdf
from tests.page_makers import make_pdf


def draw_letters(canvas: Canvas) -> None:
    """Rings as large as letters: 20 lines of 40."""
    for line in range(20):
        for at in range(40):
            canvas.circle(60 + 12 * at, 780 - 20 * line, 3)


def draw_form(canvas: Canvas) -> None:
    canvas.grid([50, 150, 300, 540], [780, 760, 740, 400, 100])
    canvas.setFillGray(0.4)
    canvas.rect(50, 30, 400, 40, stroke=0, fill=1)


def draw_page_number(canvas: Canvas) -> None:
    canvas.circle(300, 20, 4)


@pytest.mark.parametrize(
    ("draw", "is_print"),
    [(draw_letters, True), (draw_form, False), (draw_page_number, False), (lambda canvas: None, False)],
    ids=["letters", "form", "page-number", "blank"],
)
def test_ink_beside_rules_and_areas_is_print(draw: Callable[[Canvas], None], is_print: bool) -> None:
    document = open_pdf(make_pdf(draw))
    page = document[0]
    try:
        assert shows_print(page) is is_print
    finally:
        page.close()
        document.close()

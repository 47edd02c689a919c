"""Text that a program laid under the picture of a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from prongsai.pipeline.pages.layer.opening import open_pdf
from prongsai.pipeline.pages.layer.page_objects import walk_page
from prongsai.pipeline.pages.layer.under_pictures import is_text_under_picture, shows_text
from tests.page_makers import make_pdf

PAPER = ImageReader(Image.new("L", (60, 84), 240))
FILM = ImageReader(Image.new("RGBA", (60, 84), (250, 250, 250, 60)))


def write(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 12)
    canvas.drawString(100, 700, "i1 92.75")
    canvas.drawString(100, 500, "i2 88.10")


def lay(picture: ImageReader, *box: float) -> Callable[[Canvas], None]:
    return lambda canvas: canvas.drawImage(picture, *box, mask="auto")  # type: ignore[return-value]


WHOLE = (0.0, 0.0, 595.0, 842.0)


@pytest.mark.parametrize(
    ("steps", "is_under"),
    [
        ([write, lay(PAPER, *WHOLE)], True),
        ([write, lay(FILM, *WHOLE)], True),
        ([lay(PAPER, *WHOLE), write], False),
        ([write, lay(PAPER, 100, 690, 30, 30)], False),  # a seal
        ([write, lay(PAPER, 300, 100, 200, 200)], False),  # beside it
        ([write], False),
        ([lay(PAPER, *WHOLE)], False),
    ],
    ids=["scan", "film", "background", "seal", "beside", "no picture", "no text"],
)
def test_text_lies_under_a_picture_that_comes_later_and_covers_it(
    steps: list[Callable[[Canvas], None]], is_under: bool
) -> None:
    page = open_pdf(make_pdf(lambda canvas: [step(canvas) for step in steps]))[0]
    assert is_text_under_picture(walk_page(page)) == is_under


@pytest.mark.parametrize(("picture", "is_shown"), [(PAPER, False), (FILM, True)], ids=["scan", "film"])
def test_text_shows_through_a_film_only(picture: ImageReader, is_shown: bool) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas)
        lay(picture, *WHOLE)(canvas)

    page = open_pdf(make_pdf(draw))[0]
    objects = walk_page(page)
    assert shows_text(page, objects) == is_shown
    assert page.get_textpage().get_text_range().split()[:2] == ["i1", "92.75"]  # the page is as before

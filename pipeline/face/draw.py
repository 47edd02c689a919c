"""What was read, drawn over the page: for `prongsai inspect FILE --page N --draw out.png`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from prongsai.pipeline.errors import OutputError
from prongsai.pipeline.model import BBox, Block, Page, Paragraph, Table
from prongsai.pipeline.paper.page_frame import turn_box

_WORD = (90, 140, 255, 255)
_EDGE = (255, 60, 60, 255)
_PARAGRAPH = (150, 150, 150, 255)
_TABLE = (0, 140, 60, 255)
_CELL_FILL = (0, 180, 80, 40)
_SPAN_FILL = (255, 170, 0, 60)
_FIELD = (200, 0, 200, 255)
_FIELD_FILL = (200, 0, 200, 50)

Field = tuple[BBox, str]
"""A value that was read, by its box on the page and a short label in Latin letters."""


def draw_page(
    doc: pdfium.PdfDocument,
    page: Page,
    blocks: Sequence[Block],
    out: Path,
    fields: Sequence[Field] = (),
    scale: float = 2.0,
) -> None:
    """Write a PNG of the page: words blue, rules red, cells green (merged ones orange), fields purple.

    Args:
        doc: the document, still open.
        page: the page as `read_page` gave it; its number counts from 1.
        blocks: what `extract_blocks` made of it; cells of other pages are left out.
        out: the file to write.
        fields: boxes of values and their labels.
        scale: pixels per point.
    Raises:
        OutputError: the file cannot be written.
    """
    image = render(doc, page.number - 1, scale)
    overlay = Image.new("RGBA", image.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(overlay)
    for word in page.words:
        pen.rectangle(_pixels(_shown(word.bbox, page), scale), outline=_WORD)
    for edge in page.edges:
        box = _shown(BBox(edge.x0, edge.top, edge.x1, edge.bottom), page)
        pen.line(_pixels(box, scale), fill=_EDGE, width=2)
    for block in blocks:
        if isinstance(block, Table):
            _draw_table(pen, block, page.number, scale)
        elif isinstance(block, Paragraph) and block.bbox is not None and block.page == page.number:
            pen.rectangle(_pixels(block.bbox, scale), outline=_PARAGRAPH)
    for field_box, label in fields:
        pen.rectangle(_pixels(field_box, scale), outline=_FIELD, fill=_FIELD_FILL, width=2)
        pen.text((field_box.x0 * scale + 2, field_box.top * scale), label, fill=_FIELD)
    try:
        Image.alpha_composite(image, overlay).convert("RGB").save(out, format="PNG")
    except OSError as error:
        raise OutputError(f"{out} cannot be written: {error.strerror}; choose another file with --draw") from error


def render(doc: pdfium.PdfDocument, index: int, scale: float) -> Image.Image:
    """Page `index` (from 0) as an RGBA picture, the way a viewer shows it."""
    page = doc[index]
    try:
        picture: Image.Image = page.render(scale=scale).to_pil()
    finally:
        page.close()
    return picture.convert("RGBA")


def _draw_table(pen: ImageDraw.ImageDraw, table: Table, page_number: int, scale: float) -> None:
    for cell in table.cells:
        if cell.bbox is None or cell.page != page_number:
            continue
        is_merged = cell.row_span > 1 or cell.col_span > 1
        fill = _SPAN_FILL if is_merged else _CELL_FILL
        pen.rectangle(_pixels(cell.bbox, scale), outline=_TABLE, fill=fill, width=2)
        pen.text((cell.bbox.x0 * scale + 3, cell.bbox.top * scale + 1), f"{cell.row},{cell.col}", fill=_TABLE)


def _shown(box: BBox, page: Page) -> BBox:
    """A box of a page that was turned to be read, on the page as a viewer shows it."""
    return turn_box(box, 4 - page.turn, page.width, page.height) if page.turn else box


def _pixels(box: BBox, scale: float) -> tuple[float, float, float, float]:
    return (box.x0 * scale, box.top * scale, box.x1 * scale, box.bottom * scale)

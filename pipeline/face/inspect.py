"""One page as the reader saw it, as text and as a picture with everything drawn over the print."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.archives import read_bytes
from prongsai.pipeline.discover.media_types import HEAD_BYTES, PDF, media_type_of_bytes
from prongsai.pipeline.document import read_document
from prongsai.pipeline.errors import OutputError, SettingsError
from prongsai.pipeline.model import BBox, Block, Document, Finding, Page, Table
from prongsai.pipeline.paper.page_frame import tilt_box, turn_box
from prongsai.pipeline.paper.words import line_to_text, words_to_lines
from prongsai.pipeline.reading import read_pdf_page
from prongsai.pipeline.resources import Resources

DRAW_SCALE = 2.0
"""Pixels per PDF point, 144 dpi."""

_VISIBLE = {code: f"<{code:02x}>" for code in (*range(32), 0x7F, 0x200B, 0xAD, *range(0xF700, 0xF71B))}
"""Characters that a terminal would swallow."""

WORD, EDGE, CELL, TABLE, FIELD, OPEN = "#3060ff", "#ff2020", "#20a040", "#ff9000", "#e000e0", "#00b0c0"
"""`OPEN` is for the numbers and the running text that no row explains."""


@dataclass(frozen=True, slots=True)
class InspectedPage:
    """A page, its blocks, and the fields read from it: the code of each score with its box."""

    data: bytes
    page: Page
    blocks: tuple[Block, ...]
    fields: tuple[tuple[str, BBox], ...]
    findings: tuple[Finding, ...]
    unexplained: tuple[tuple[str, BBox], ...] = ()
    """The numbers that no row explains, as printed, with the box of their cell or paragraph."""
    unread: tuple[BBox, ...] = ()
    """The boxes of running text that no row holds and no words say what it is."""


def inspect_page(path: Path, number: int, settings: Settings) -> InspectedPage:
    """Read one page of a PDF in every stage.

    Raises:
        SettingsError: the file is no PDF, or has no such page.
        DocumentError: it cannot be read.
    """
    data = read_bytes(path, (), settings.max_file_bytes)
    if media_type_of_bytes(data[:HEAD_BYTES], path.name) != PDF:
        raise SettingsError(f"{path} is no PDF and has no pages to draw; leave --draw out to see it as text")
    resources = Resources(settings)
    try:
        seen = read_pdf_page(data, number, lambda: resources.engines)
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}") from error
    # the whole report is read, because headings stand on earlier pages
    rows = read_document(Document("0" * 64, (path.name,), PDF), data, path.name, resources)
    fields = tuple(
        (row["code"], BBox(row["x0"], row["top"], row["x1"], row["bottom"]))
        for row in rows.observations
        if row["page"] == number and row["x0"] is not None
    )
    unexplained = tuple(
        (one.raw, one.place.bbox) for one in rows.unexplained if one.place.page == number and one.place.bbox is not None
    )
    unread = tuple(one.bbox for one in rows.unexplained_text if one.page == number and one.bbox is not None)
    return InspectedPage(data, seen.page, tuple(seen.blocks), fields, tuple(seen.findings), unexplained, unread)


def block_lines(inspected: InspectedPage) -> Iterator[str]:
    """The page as text: how it was read, its findings, its lines, and tables row by row with ` | ` between cells."""
    page = inspected.page
    yield f"page {page.number}, {page.width:.0f} × {page.height:.0f} points, read from {page.method}"
    for finding in inspected.findings:
        yield f"{finding.severity} {finding.code}: {finding.message}"
    for block in inspected.blocks:
        if not isinstance(block, Table):
            yield block.text
            continue
        yield f"table of {block.n_rows} rows, {block.n_cols} columns"
        for row in block.grid():
            yield " | ".join(cell.text if cell else "" for cell in row)


def repaired_lines(inspected: InspectedPage) -> Iterator[str]:
    """Every printed line as it reads; below a repaired one what the text layer has, and the names of the steps."""
    for line in words_to_lines(inspected.page.words):
        yield line_to_text(line).strip()
        steps = dict.fromkeys(step for word in line for step in word.steps)
        if steps:
            raw = "".join(f"{' ' if word.space_before else ''}{word.raw}" for word in line).strip()
            yield f"  raw    {raw.translate(_VISIBLE)}"
            yield f"  steps  {', '.join(steps)}"


def draw_page(inspected: InspectedPage) -> Image.Image:
    """The page as a picture; words, edges, cells, tables, fields and what no row explains are drawn in colours."""
    page = inspected.page
    with pdfium.PdfDocument(io.BytesIO(inspected.data)) as document:
        image: Image.Image = document[page.number - 1].render(scale=DRAW_SCALE).to_pil().convert("RGB")
    draw = ImageDraw.Draw(image)

    def outline(box: BBox, colour: str, width: int = 1) -> None:
        draw.rectangle(tuple(value * DRAW_SCALE for value in box), outline=colour, width=width)

    # words and edges lie on the page as it was read, which is turned where the print is; blocks lie as displayed
    def displayed(box: BBox) -> BBox:
        tilted = tilt_box(box, page.tilt_deg, page.width, page.height)
        return turn_box(tilted, -page.turn % 4, page.width, page.height)

    for word in page.words:
        outline(displayed(word.bbox), WORD)
    for edge in page.edges:
        box = displayed(BBox(*edge))
        draw.line(tuple(value * DRAW_SCALE for value in box), fill=EDGE, width=2)
    for block in inspected.blocks:
        if isinstance(block, Table) and block.bbox is not None:
            for cell in block.cells:
                if cell.bbox is not None:
                    outline(cell.bbox, CELL, 2)
            outline(block.bbox, TABLE, 3)
    for code, box in inspected.fields:
        outline(box, FIELD, 3)
        draw.text((box.x0 * DRAW_SCALE + 3, box.top * DRAW_SCALE), code, fill=FIELD)
    for box in inspected.unread:
        outline(box, OPEN, 2)
    for raw, box in inspected.unexplained:
        outline(box, OPEN, 4)
        draw.text((box.x1 * DRAW_SCALE + 3, box.top * DRAW_SCALE), raw, fill=OPEN)
    return image


def write_drawing(inspected: InspectedPage, out: Path) -> None:
    """Write what `draw_page` gives as a PNG, whatever the file's ending.

    Raises:
        OutputError: the file cannot be written.
    """
    try:
        draw_page(inspected).save(out, format="PNG")
    except OSError as error:
        raise OutputError(f"{out} cannot be written: {error.strerror}; choose another file with --draw") from error

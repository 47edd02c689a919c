"""A scanned page read into words and edges, as if it had a text layer.

The page is rendered, turned upright and levelled; boxes are in PDF points of that levelled page, so words and edges
fit each other, and differ from the paper only by the skew that was taken out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import cv2
import numpy as np
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from pipeline.model import BBox, Edge, Finding, Page, Result
from pipeline.ocr.engine import GreyImage, Reading
from pipeline.ocr.engines import Engines
from pipeline.ocr.image import (
    PAPER,
    blank_photographs,
    find_ink,
    find_skew,
    flatten_light,
    is_sideways,
    lighten_dark_fills,
    turn,
)
from pipeline.ocr.line_words import words_of_line
from pipeline.ocr.lines import TextLine, find_lines, is_upside_down
from pipeline.ocr.rulings import Rule, find_rulings, label_regions
from pipeline.ocr.strokes import colour_to_grey, has_colour, take_off_lines
from pipeline.ocr.ticks import read_ticks

POINTS_PER_INCH = 72.0
LARGEST_PAPER_PT = 1300.0  # A3 is 1191 pt long; a longer page states pixels as points
A4_LENGTH_IN = 11.69
# a letter or two that stand alone in the margin and are read with less than this are dirt
DOUBTFUL_SPECK = 0.8


@dataclass(frozen=True, slots=True)
class ScanSettings:
    """Options of reading scans."""

    least_dpi: float = 100.0
    """Pages are rendered at the resolution of their largest image, but at no less than this."""
    most_dpi: float = 300.0
    """... and at no more than this."""
    usual_dpi: float = 200.0
    """Resolution for a page without images, whose letters are drawn as shapes."""
    least_confidence: float = 0.5
    """A line read with less is left out and counted in a finding: it is handwriting, a picture or dirt."""


@dataclass(frozen=True, slots=True)
class LevelPage:
    """A page image upright and level, paper white. `dpi` is what its print is to be measured by."""

    image: GreyImage = field(repr=False)
    dpi: float
    turn: int
    """Clockwise quarter turns that brought it here."""
    skew_deg: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Rules and text lines of a page, in pixels of its level image."""

    rules: tuple[Rule, ...]
    lines: list[TextLine]
    page_region: int
    """The region of the lines that stand in no cell."""


def read_scan_page(
    page: Any, number: int, engines: Engines, settings: ScanSettings = ScanSettings(), covered: Sequence[BBox] = ()
) -> Result[Page]:
    """Read a page from its picture.

    Args:
        page: a pypdfium2 page.
        number: its number, from 1.
        engines: who reads; without any the page comes back unread, with a finding that says what to install.
        settings: resolutions and thresholds.
        covered: boxes in points whose text is known already, from a sound text layer; nothing is read there.
    Returns:
        One page of method `ocr`, and findings: `page-unreadable`, `page-handwritten`, `lines-unreadable`.
    """
    width_pt, height_pt = page.get_size()
    if engines.is_empty:
        finding = Finding(
            "error",
            "page-unreadable",
            f"page {number} is a picture and no reader of pictures is installed",
            page=number,
            suggestion="install Tesseract's Thai model and pip install 'prongsai[ocr]', then run with --ocr auto",
        )
        return Result([Page(number, width_pt, height_pt, (), (), "ocr", is_readable=False)], [finding])
    image, dpi = render_page(page, settings)
    for box in covered:
        scale_x, scale_y = image.shape[1] / width_pt, image.shape[0] / height_pt
        image[
            max(0, int(box.top * scale_y)) : int(box.bottom * scale_y) + 1,
            max(0, int(box.x0 * scale_x)) : int(box.x1 * scale_x) + 1,
        ] = PAPER
    return read_page_image(image, dpi, number, (width_pt, height_pt), engines, settings)


def render_page(page: Any, settings: ScanSettings) -> tuple[GreyImage, float]:
    """The page in grey, colour strokes removed, and the resolution that its print is to be measured by."""
    width_pt, height_pt = page.get_size()
    length_pt = max(width_pt, height_pt)
    image_dpi = _image_dpi(page) or settings.usual_dpi
    if length_pt > LARGEST_PAPER_PT:
        # such pages come from tools that took one pixel for one point: measure them as the A4 sheets that they show
        nominal = np.clip(image_dpi * length_pt / POINTS_PER_INCH / A4_LENGTH_IN, settings.least_dpi, settings.most_dpi)
        scale = float(nominal) * A4_LENGTH_IN / length_pt
        dpi = float(nominal)
    else:
        dpi = float(np.clip(image_dpi, settings.least_dpi, settings.most_dpi))
        scale = dpi / POINTS_PER_INCH
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    grey = pixels_to_grey(bitmap.to_numpy(), dpi)
    bitmap.close()
    return grey, dpi


def pixels_to_grey(pixels: NDArray[np.uint8], dpi: float) -> GreyImage:
    """A grey image of its own from grey or red-green-blue pixels, coloured strokes taken off."""
    if pixels.ndim == 2 or pixels.shape[2] == 1:
        return np.array(pixels.reshape(pixels.shape[:2]), dtype=np.uint8)
    colour = np.ascontiguousarray(pixels[:, :, :3])
    if has_colour(colour):
        return colour_to_grey(colour, dpi)
    return np.asarray(cv2.cvtColor(colour, cv2.COLOR_RGB2GRAY), dtype=np.uint8)


def _image_dpi(page: Any) -> float | None:
    """Resolution of the sharpest image that covers a fiftieth of the page or more; None for a page without."""
    width_pt, height_pt = page.get_size()
    best = None
    for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=5):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) < 0.02 * width_pt * height_pt:
            continue
        data = item.get_metadata()
        dpi = float(max(data.horizontal_dpi, data.vertical_dpi))
        if best is None or dpi > best:
            best = dpi
    return best


def level_page(grey: GreyImage, dpi: float) -> LevelPage:
    """The page flattened, its text level and running along it; it may still stand on its head."""
    flat = blank_photographs(flatten_light(lighten_dark_fills(grey, dpi), dpi), dpi)
    ink = find_ink(flat)
    quarters = 0
    if is_sideways(ink, dpi):
        # landscape tables are printed to be read from the right edge: such a page is turned clockwise
        quarters = 1
        flat, ink = np.ascontiguousarray(np.rot90(flat, -1)), np.ascontiguousarray(np.rot90(ink, -1))
    skew = find_skew(ink, dpi)
    return LevelPage(turn(flat, skew), dpi, quarters, skew)


def read_page_image(
    grey: GreyImage,
    dpi: float,
    number: int,
    size_pt: tuple[float, float],
    engines: Engines,
    settings: ScanSettings = ScanSettings(),
) -> Result[Page]:
    """Read a grey page image; `size_pt` is the page's width and height in points before any turning."""
    level = level_page(grey, dpi)
    layout = find_layout(level.image, dpi)
    quarters = level.turn
    if is_upside_down(layout.lines):
        layout = find_layout(np.ascontiguousarray(np.rot90(level.image, 2)), dpi)
        quarters += 2
    lines = layout.lines
    images, bodies = [line.image for line in lines], [line.body for line in lines]
    readings = read_ticks(images, bodies, engines.read_lines(images, bodies))
    width_pt, height_pt = size_pt if quarters % 2 == 0 else size_pt[::-1]
    scale = (width_pt / level.image.shape[1], height_pt / level.image.shape[0])
    lines, readings = _without_dirt(lines, readings, layout.page_region)
    is_print = [r.confidence >= settings.least_confidence for r in readings]
    n_unread = sum(bool(r.text.strip()) and not sound for r, sound in zip(readings, is_print, strict=True))
    # on a page of print a cell that is hard to read keeps its doubtful reading; on a page of handwriting nothing does
    keeps_cells = n_unread * 2 <= len(lines)
    sure = [
        (line, reading)
        for line, reading, sound in zip(lines, readings, is_print, strict=True)
        if sound or (keeps_cells and line.region != layout.page_region)
    ]
    words = tuple(word for line, reading in sure for word in words_of_line(line, reading, scale))
    edges = tuple(_edge_of(rule, scale) for rule in layout.rules)
    findings = _check_reading(number, len(lines), n_unread)
    is_readable = bool(words) or not lines
    page = Page(number, width_pt, height_pt, words, edges, "ocr", turn=quarters, is_readable=is_readable)
    return Result([page], findings)


def find_layout(image: GreyImage, dpi: float) -> Layout:
    """Rules and text lines of a level page image."""
    rulings = find_rulings(image, dpi)
    regions = label_regions(rulings.rules, (image.shape[0], image.shape[1]))
    clean = image.copy()
    clean[cv2.dilate(rulings.mask, np.ones((3, 3), np.uint8)) > 0] = PAPER
    clean = take_off_lines(clean, find_ink(clean), dpi)
    return Layout(rulings.rules, find_lines(clean, find_ink(clean), regions, dpi), int(regions[0, 0]))


def _without_dirt(
    lines: list[TextLine], readings: list[Reading], page_region: int
) -> tuple[list[TextLine], list[Reading]]:
    """Lines and readings without the specks that look like dashes, dots and single letters.

    A sign without letter or digit, or a doubtful letter or two, is believed in a cell, where a dash means "not
    assessed", and beside other text.
    """
    is_text = [sum(c.isalnum() for c in r.text) > (2 if r.confidence < DOUBTFUL_SPECK else 0) for r in readings]
    bands = [(line.body_top, line.body_bottom) for line, sound in zip(lines, is_text, strict=True) if sound]
    kept = []
    for i, line in enumerate(lines):
        middle = (line.body_top + line.body_bottom) / 2
        has_company = any(top <= middle <= bottom for top, bottom in bands)
        if is_text[i] or line.region != page_region or has_company:
            kept.append(i)
    return [lines[i] for i in kept], [readings[i] for i in kept]


def _check_reading(number: int, n_lines: int, n_unread: int) -> list[Finding]:
    if n_lines and n_unread * 2 > n_lines:
        return [
            Finding(
                "warning",
                "page-handwritten",
                f"page {number}: {n_unread} of {n_lines} lines are no print that can be read: handwriting, tally "
                "marks or a picture; nothing was guessed there",
                page=number,
                suggestion="look at the page; enter its values by hand if they matter",
            )
        ]
    if n_unread:
        message = f"page {number}: {n_unread} of {n_lines} lines could hardly be read"
        return [Finding("info", "lines-unreadable", message, page=number)]
    return []


def _edge_of(rule: Rule, scale: tuple[float, float]) -> Edge:
    if rule.is_horizontal:
        return Edge(rule.start * scale[0], rule.at * scale[1], rule.end * scale[0], rule.at * scale[1])
    return Edge(rule.at * scale[0], rule.start * scale[1], rule.at * scale[0], rule.end * scale[1])

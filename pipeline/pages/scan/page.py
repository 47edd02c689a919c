"""A scanned page read into words and edges, as if it had a text layer.

The page is rendered, turned upright and levelled; boxes are in PDF points of that levelled page, so words and edges
fit each other, and differ from the paper only by the skew that was taken out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from prongsai.pipeline.model import BBox, Edge, Finding, Page, Result
from prongsai.pipeline.pages.scan.believed import Believed, drop_dirt, pick_believed
from prongsai.pipeline.pages.scan.engine import GreyImage, LineReading
from prongsai.pipeline.pages.scan.engines import Engines
from prongsai.pipeline.pages.scan.image import PAPER
from prongsai.pipeline.pages.scan.layout import Layout, LevelPage, find_layout, level_page
from prongsai.pipeline.pages.scan.line_words import words_of_line
from prongsai.pipeline.pages.scan.lines import is_upside_down
from prongsai.pipeline.pages.scan.rulings import Rule
from prongsai.pipeline.pages.scan.sheet import cut_out_sheet
from prongsai.pipeline.pages.scan.stamps import take_off_stamps
from prongsai.pipeline.pages.scan.strokes import colour_to_grey, has_colour
from prongsai.pipeline.pages.scan.ticks import read_ticks

POINTS_PER_INCH = 72.0
"""By definition of the PDF point."""
LARGEST_PAPER_PT = 1300.0  # A3 is 1191 pt long; a longer page states pixels as points
A4_LENGTH_IN = 11.69
"""297 mm."""
SMALLEST_PAGE_IN = 0.3  # a strip lower than a line of text carries none
THAI_MARKS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c ")


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
    turned_confidence: float = 0.75
    """A page that was turned because its text seemed to run sideways is read as it was as well below this."""


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
        One page of method `ocr`, and findings: `page-unreadable`, `page-handwritten`, `page-coarse`,
        `lines-unreadable`.
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
    # beside a text layer a picture is a part of the page, and boxes of the text say where it may not be read
    image, dpi = render_page(page, settings, is_photograph=not covered)
    for box in covered:
        scale_x, scale_y = image.shape[1] / width_pt, image.shape[0] / height_pt
        image[
            max(0, int(box.top * scale_y)) : int(box.bottom * scale_y) + 1,
            max(0, int(box.x0 * scale_x)) : int(box.x1 * scale_x) + 1,
        ] = PAPER
    read = read_page_image(image, dpi, number, (width_pt, height_pt), engines, settings)
    coarse = _check_resolution(page, number, settings) if read.rows[0].words and not covered else []
    return Result(read.rows, [*read.findings, *coarse])


def _check_resolution(page: Any, number: int, settings: ScanSettings) -> list[Finding]:
    """A finding where a sheet has fewer pixels than digits are told apart by; a longer page is measured as A4."""
    image_dpi = _image_dpi(page)
    if image_dpi is None:
        return []
    nominal = image_dpi * max(1.0, max(page.get_size()) / POINTS_PER_INCH / A4_LENGTH_IN)
    if round(nominal) >= settings.least_dpi:
        return []
    message = f"page {number} is a picture of {nominal:.0f} dots an inch: digits of small print run together there"
    suggestion = "scan it again at 200 dots an inch or more, or hold its numbers against the paper"
    return [Finding("warning", "page-coarse", message, page=number, suggestion=suggestion)]


def render_page(page: Any, settings: ScanSettings, is_photograph: bool = True) -> tuple[GreyImage, float]:
    """The page in grey, colour strokes removed, and the resolution that its print is to be measured by.

    Args:
        page: a pypdfium2 page.
        settings: resolutions.
        is_photograph: whether its sheet may lie inside the picture, to be cut out.
    """
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
    pixels = bitmap.to_numpy()
    grey = pixels_to_grey(cut_out_sheet(_plain(pixels), dpi) if is_photograph else pixels, dpi)
    bitmap.close()
    return grey, dpi


def _plain(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Two axes for grey, three channels for colour."""
    if pixels.ndim == 2 or pixels.shape[2] == 1:
        return np.ascontiguousarray(pixels.reshape(pixels.shape[:2]))
    return np.ascontiguousarray(pixels[:, :, :3])


def pixels_to_grey(pixels: NDArray[np.uint8], dpi: float) -> GreyImage:
    """A grey image of its own from grey or red-green-blue pixels, strokes of stamps and coloured pens taken off."""
    colour = _plain(pixels)
    if colour.ndim == 2:
        return take_off_stamps(np.array(colour, dtype=np.uint8), dpi)
    if has_colour(colour):
        return colour_to_grey(colour, dpi)
    return take_off_stamps(np.asarray(cv2.cvtColor(colour, cv2.COLOR_RGB2GRAY), dtype=np.uint8), dpi)


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


def read_page_image(
    grey: GreyImage,
    dpi: float,
    number: int,
    size_pt: tuple[float, float],
    engines: Engines,
    settings: ScanSettings = ScanSettings(),
) -> Result[Page]:
    """Read a grey page image; `size_pt` is the page's width and height in points before any turning."""
    if min(grey.shape) < SMALLEST_PAGE_IN * dpi:
        return Result([Page(number, *size_pt, (), (), "ocr")])
    picture = _read_picture(level_page(grey, dpi), engines)
    if picture.turn and picture.confidence < settings.turned_confidence:
        # upright strokes in rows (a tally, a bar chart) look like sideways text; reading tells
        straight = _read_picture(level_page(grey, dpi, may_turn=False), engines)
        picture = max(picture, straight, key=lambda p: p.confidence)
    lines, readings = drop_dirt(picture.layout, picture.readings)
    width_pt, height_pt = size_pt if picture.turn % 2 == 0 else size_pt[::-1]
    scale = (width_pt / picture.width, height_pt / picture.height)
    believed = pick_believed(lines, readings, picture.layout.page_region, settings.least_confidence)
    words = tuple(word for line, reading in believed.lines for word in words_of_line(line, reading, scale))
    edges = tuple(_edge_of(rule, scale) for rule in picture.layout.rules)
    is_readable = bool(words) or not lines
    page = Page(number, width_pt, height_pt, words, edges, "ocr", turn=picture.turn, is_readable=is_readable)
    return Result([page], _check_reading(number, len(lines), believed))


@dataclass(frozen=True, slots=True)
class _Picture:
    """A page image read one way up: its size in pixels, its layout, and a reading per line."""

    turn: int
    width: int
    height: int
    layout: Layout
    readings: list[LineReading]

    @property
    def confidence(self) -> float:
        """Mean over characters, one long line saying more than five specks; a dash, which anything can be, says 0."""
        n_chars = sum(len(r.text) for r in self.readings)
        certainty = sum(r.confidence * sum(c.isalnum() or c in THAI_MARKS for c in r.text) for r in self.readings)
        return certainty / n_chars if n_chars else 0.0


def _read_picture(level: LevelPage, engines: Engines) -> _Picture:
    layout, turn = find_layout(level.image, level.dpi), level.turn
    if is_upside_down(layout.lines):
        layout, turn = find_layout(np.ascontiguousarray(np.rot90(level.image, 2)), level.dpi), turn + 2
    images, bodies = [line.image for line in layout.lines], [line.body for line in layout.lines]
    readings = read_ticks(images, bodies, engines.read_lines(images, bodies))
    return _Picture(turn, level.image.shape[1], level.image.shape[0], layout, readings)


def _check_reading(number: int, n_lines: int, believed: Believed) -> list[Finding]:
    n_unread = believed.n_unread
    if believed.is_handwritten:
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

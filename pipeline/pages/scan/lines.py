"""Text lines in a page image, each cut out for a reader.

A Thai line is a row of letter bodies with marks up to two storeys above and one below, and neighbouring lines may
touch there. So bodies are gathered into rows first, and every mark then goes to the row that it stands nearest to.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from prongsai.pipeline.pages.scan.engine import GreyImage
from prongsai.pipeline.pages.scan.image import PAPER, InkMask
from prongsai.pipeline.pages.scan.shapes import Shapes, estimate_body_height, find_shapes

# lengths in heights of a letter body
WIDEST_WORD_GAP = 2.6  # blanks inside a line; wider ones part columns, which the table finder puts together
SMALLEST_BODY = 0.58  # lower shapes are marks, dots and dashes
TALLEST_BODY = 3.4  # a letter joined with its marks above and below
MARK_ABOVE = 1.15
"""Heights of a letter's body. In 26 fonts of the corpus marks reach 0.45 to 1.07 above it, two of them where a tone
stands on a vowel."""
MARK_BELOW = 0.75
"""In 26 fonts of the corpus vowels and tails reach 0.39 to 0.62 of that height below it."""
MARK_BESIDE = 1.6  # a full stop, a dash, a leader of dots belong to the line that they continue
LONELY_WIDTH = 0.3  # the smallest shape read alone: the dash of "not assessed"
MARGIN = 0.2
"""Heights of a letter's body that are left around a line, so that no stroke is cut. Measured: 0.2 to 0.2 give the same
rows of 3 reports."""
LEAST_VOTES = 4  # lines with marks; fewer may be the remains of a photograph


@dataclass(frozen=True, slots=True)
class ImageLine:
    """One line of text in pixels of the page image: its box, the band of its letter bodies, and its cut-out."""

    x0: int
    top: int
    x1: int
    bottom: int
    body_top: float
    body_bottom: float
    region: int
    image: GreyImage = field(repr=False)

    @property
    def body(self) -> tuple[float, float]:
        """Top and bottom of the letter bodies in pixels of the cut-out."""
        return self.body_top - self.top, self.body_bottom - self.top


@dataclass(slots=True)
class _Row:
    """A line while it is being gathered."""

    region: int
    shapes: list[int]
    tops: list[float]
    bottoms: list[float]
    right: float
    left: float
    band_top: float
    band_bottom: float

    def add(self, shape: int, top: float, bottom: float, right: float, body: float) -> None:
        self.shapes.append(shape)
        self.right = max(self.right, right)
        # a letter joined with a mark says nothing about where the bodies stand
        if bottom - top <= 1.45 * body or len(self.tops) < 2:
            self.tops.append(top)
            self.bottoms.append(bottom)
            # the last letters only: a row may climb a little along the page
            last = sorted(self.tops[-7:]), sorted(self.bottoms[-7:])
            self.band_top, self.band_bottom = (values[len(values) // 2] for values in last)


def find_lines(flat: GreyImage, ink: InkMask, regions: NDArray[np.int32], dpi: float) -> list[ImageLine]:
    """The text lines of a levelled page from top to bottom, left to right, each with a clean cut-out.

    Args:
        flat: the levelled page, paper white, rulings already white.
        ink: its ink, without rulings.
        regions: a label for each pixel; a line never leaves its region (a table cell).
        dpi: dots per inch of all three.
    """
    shapes = find_shapes(ink, regions, dpi)
    body = estimate_body_height(shapes, dpi)
    rows = _gather_rows(shapes, body)
    owner = _assign_marks(shapes, rows, body)
    lines = [_cut_line(flat, shapes, owner, i, row, body) for i, row in enumerate(rows)]
    lines += _cut_lonely(flat, shapes, owner, body, first_owner=len(rows))
    return sorted((line for line in lines if line is not None), key=lambda line: (line.body_bottom, line.x0))


def is_upside_down(lines: list[ImageLine]) -> bool:
    """True where there is clearly more ink below the letter bodies than above.

    Thai has its marks and tall strokes above (1.1 to 20 times as much ink as below, on 30 pages of all kinds), Latin
    its ascenders. A page of digits alone says nothing and stays as it is.
    """
    votes = []
    for line in lines:
        body_top, body_bottom = (round(y) for y in line.body)
        is_ink = line.image < 140
        above = int(np.count_nonzero(is_ink[: max(0, body_top - 1)]))
        below = int(np.count_nonzero(is_ink[body_bottom + 1 :]))
        if above + below > 0.2 * (body_bottom - body_top) ** 2:
            votes.append((above, below))
    n_down = sum(below > above for above, below in votes)
    is_clear = len(votes) >= LEAST_VOTES and n_down > 0.7 * len(votes)
    return is_clear and sum(a for a, _ in votes) < 0.65 * sum(b for _, b in votes)


def _gather_rows(shapes: Shapes, body: float) -> list[_Row]:
    """Rows of letter bodies, region by region, from left to right."""
    is_body = (shapes.height >= SMALLEST_BODY * body) & (shapes.height <= TALLEST_BODY * body)
    is_body &= shapes.width >= 0.12 * body
    rows: list[_Row] = []
    for region in np.unique(shapes.region[is_body]):
        members = np.nonzero(is_body & (shapes.region == region))[0]
        rows += _gather_region(shapes, members[np.argsort(shapes.left[members], kind="stable")], int(region), body)
    return _join_rows(rows, body)


def _gather_region(shapes: Shapes, members: NDArray[np.int64], region: int, body: float) -> list[_Row]:
    rows: list[_Row] = []
    active: list[_Row] = []
    boxes = zip(*(a[members].tolist() for a in (shapes.top, shapes.bottom, shapes.left, shapes.right)), strict=True)
    for i, (top, bottom, left, right) in zip(members.tolist(), boxes, strict=True):
        active = [r for r in active if left - r.right <= _word_gap(r, body)]
        best, best_overlap = None, 0.5
        for row in active:
            shared = min(bottom, row.band_bottom) - max(top, row.band_top)
            overlap = shared / min(bottom - top, row.band_bottom - row.band_top)
            if overlap > best_overlap:
                best, best_overlap = row, overlap
        if best is None:
            row = _Row(region, [i], [top], [bottom], right, left, top, bottom)
            rows.append(row)
            active.append(row)
        else:
            best.add(i, top, bottom, right, body)
    return rows


def _word_gap(row: _Row, body: float) -> float:
    return WIDEST_WORD_GAP * max(body, 0.6 * (row.band_bottom - row.band_top))


def _join_rows(rows: list[_Row], body: float) -> list[_Row]:
    """Rows without those that are really the marks of another: tall marks form rows of their own between the lines."""
    kept: list[_Row] = []
    by_size = sorted(rows, key=lambda r: -len(r.shapes))
    for row in by_size:
        hosts = (o for o in kept if o.region == row.region and len(o.shapes) >= 2 * len(row.shapes))
        host = next((o for o in hosts if _is_part(row, o, body)), None)
        if host is None:
            kept.append(row)
        else:
            host.shapes.extend(row.shapes)
            host.left, host.right = min(host.left, row.left), max(host.right, row.right)
    return kept


def _is_part(row: _Row, host: _Row, body: float) -> bool:
    """True for the marks of `host`, close above or below it, and for letters that fell out of it."""
    if row.left < host.left - body or row.right > host.right + body:
        return False
    top, bottom = _whole_band(row)
    host_top, host_bottom = _whole_band(host)
    shared = min(bottom, host_bottom) - max(top, host_top)
    if shared > 0.4 * min(bottom - top, host_bottom - host_top):
        return True
    is_mark = bottom - top < 1.3 * (host_bottom - host_top)
    above, below = host_top - bottom, top - host_bottom
    return is_mark and (-0.5 * body < above < 0.35 * body or -0.5 * body < below < 0.3 * body)


def _whole_band(row: _Row) -> tuple[float, float]:
    return float(np.median(row.tops)), float(np.median(row.bottoms))


def _assign_marks(shapes: Shapes, rows: list[_Row], body: float) -> NDArray[np.int64]:
    """For each shape the row it belongs to, -1 for none."""
    owner = np.full(len(shapes.left), -1, dtype=np.int64)
    for i, row in enumerate(rows):
        owner[row.shapes] = i
    rest = np.nonzero((owner < 0) & (shapes.height < TALLEST_BODY * body))[0]
    if not len(rows) or not len(rest):
        return owner
    bands = np.array([_whole_band(row) for row in rows])
    left, right = np.array([row.left for row in rows]), np.array([row.right for row in rows])
    regions = np.array([row.region for row in rows])
    scale = np.maximum(body, bands[:, 1] - bands[:, 0]) / 1.0
    above = (bands[None, :, 0] - shapes.bottom[rest, None]) / scale
    below = (shapes.top[rest, None] - bands[None, :, 1]) / scale
    beside = np.maximum(left[None, :] - shapes.right[rest, None], shapes.left[rest, None] - right[None, :]) / scale
    cost = np.maximum(0, np.maximum(above / MARK_ABOVE, below / MARK_BELOW)) + np.maximum(0, beside) / MARK_BESIDE
    is_far = (above > MARK_ABOVE) | (below > MARK_BELOW) | (beside > MARK_BESIDE)
    is_far |= regions[None, :] != shapes.region[rest, None]
    cost[is_far] = np.inf
    best = cost.argmin(axis=1)
    found = np.isfinite(cost[np.arange(len(rest)), best])
    owner[rest[found]] = best[found]
    return owner


def _cut_line(
    flat: GreyImage, shapes: Shapes, owner: NDArray[np.int64], index: int, row: _Row, body: float
) -> ImageLine | None:
    """The line's cut-out with the ink of its neighbours painted out."""
    own = np.nonzero(owner == index)[0]
    body_top, body_bottom = _whole_band(row)
    height = body_bottom - body_top
    # a shape that joins two lines is cut between them: marks reach no farther than this
    lowest, highest = body_bottom + 1.1 * max(height, body), body_top - 1.6 * max(height, body)
    margin = max(2, round(MARGIN * body))
    x0 = max(0, int(shapes.left[own].min()) - margin)
    x1 = min(flat.shape[1], int(shapes.right[own].max()) + margin)
    top = max(0, int(max(shapes.top[own].min(), highest)) - margin)
    bottom = min(flat.shape[0], int(min(shapes.bottom[own].max(), lowest)) + margin)
    if x1 - x0 < 3 or bottom - top < 3:
        return None
    row_of_pixel = shapes.row_of_label[shapes.labels[top:bottom, x0:x1]]
    is_own = (row_of_pixel >= 0) & (owner[row_of_pixel] == index)
    image = _without_others(flat[top:bottom, x0:x1], is_own, (row_of_pixel >= 0) & ~is_own)
    return ImageLine(x0, top, x1, bottom, body_top, body_bottom, row.region, image)


def _without_others(image: GreyImage, is_own: NDArray[np.bool_], is_other: NDArray[np.bool_]) -> GreyImage:
    cleaned = image.copy()
    if is_other.any():
        square = np.ones((3, 3), np.uint8)
        # the grey rim of a shape goes with it, but not where it is the rim of our own
        rim = (cv2.dilate(is_other.astype(np.uint8), square) > 0) & (cv2.dilate(is_own.astype(np.uint8), square) == 0)
        cleaned[rim | is_other] = PAPER
    return cleaned


def _cut_lonely(
    flat: GreyImage, shapes: Shapes, owner: NDArray[np.int64], body: float, first_owner: int
) -> list[ImageLine | None]:
    """Lines of a single low shape, such as the dash in an empty cell."""
    is_lonely = (owner < 0) & (shapes.width >= LONELY_WIDTH * body) & (shapes.width <= 2.5 * body)
    # dashes are wide; what is as high as wide is dirt
    is_lonely &= shapes.width >= 1.4 * shapes.height
    is_lonely &= (shapes.height <= SMALLEST_BODY * body) & (shapes.area >= 0.02 * body * body)
    lonely = np.nonzero(is_lonely)[0]
    owner = owner.copy()
    owner[lonely] = first_owner + np.arange(len(lonely))
    lines = []
    for offset, i in enumerate(lonely.tolist()):
        middle = float(shapes.top[i] + shapes.bottom[i]) / 2
        row = _Row(int(shapes.region[i]), [i], [middle - body / 2], [middle + body / 2], 0, 0, 0, 0)
        lines.append(_cut_line(flat, shapes, owner, first_owner + offset, row, body))
    return lines

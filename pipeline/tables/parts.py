"""A page onto which several were printed -> those pages, each to be read by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from prongsai.pipeline.model import BBox, Page, Word
from prongsai.pipeline.tables.text_columns import TextLine, words_to_text_lines

_RIM_PT = 1.0
"""Rules at the rim of a part lie on its border, give or take half of their width."""
_LANDSCAPE = 1.2
"""A sheet that holds two upright pages is 1.41 times as wide as high; presentations are 1.33 and 1.78."""
_LEAST_GUTTER_PT = 24.0
"""The margins of two A4 pages at seven tenths are 28 points and more, where each is a centimetre."""
_SAME_MARGIN_PT = 6.0
"""Pages of one document have one left margin; half a line is for letters that begin with white."""
_FEWEST_LINES = 5
"""Fewer lines are a signature, or the foot of the page before, and say nothing of what a page is."""
_APART = 0.25
"""Rows of one table share their baselines; of two pages beside each other at least so many lines do not."""
_SAME_LINE_PT = 1.5
"""Baselines of one row differ by rounding, or as a scan is bent."""
_FULL_LINES = 3
"""Lines of prose on one side that tell it to be no column of a table."""
_FULL_SHARE, _LONG_LINE = 0.6, 30
"""A line of prose fills most of its page (0.63 between margins of four centimetres), and is no name."""


def part_page(page: Page) -> Iterator[Page]:
    """The pages on a page in reading order, the words outside of them last; the page itself where it is one alone.

    Each keeps the number, the size and the places of the whole, so that boxes lie on the paper as it is.
    """
    parts = page.parts or find_halves(page)
    if not parts:
        yield page
        return
    rest = list(page.words)
    for part in parts:
        words = tuple(word for word in rest if _holds(part, word))
        taken = set(map(id, words))
        rest = [word for word in rest if id(word) not in taken]
        edges = tuple(edge for edge in page.edges if _grow(part).contains_point(BBox(*edge).x_mid, BBox(*edge).y_mid))
        figures = tuple(figure for figure in page.figures if figure.overlaps(part))
        yield replace(page, words=words, edges=edges, figures=figures, parts=(part,))
    if rest:
        yield replace(page, words=tuple(rest), edges=(), figures=(), parts=())


def find_halves(page: Page) -> tuple[BBox, ...]:
    """The two pages on a landscape sheet that only their margins tell; empty for any other page.

    Nothing crosses the middle of the sheet, the left margins of both halves are one, and they are no columns of one
    table: their lines stand at heights of their own, or are prose.
    """
    middle = page.width / 2
    if page.width < _LANDSCAPE * page.height or any(edge.x0 < middle < edge.x1 for edge in page.edges):
        return ()
    left = [word for word in page.words if word.bbox.x1 <= middle]
    right = [word for word in page.words if word.bbox.x0 >= middle]
    if len(left) + len(right) < len(page.words) or not left or not right:
        return ()
    start, inner = min(word.bbox.x0 for word in left), max(word.bbox.x1 for word in left)
    outer = min(word.bbox.x0 for word in right)
    if outer - inner < _LEAST_GUTTER_PT or abs(outer - middle - start) > _SAME_MARGIN_PT:
        return ()
    sides = words_to_text_lines(left), words_to_text_lines(right)
    if min(map(len, sides)) < _FEWEST_LINES or not (_stand_apart(*sides) or any(_is_prose(s, middle) for s in sides)):
        return ()
    return BBox(0.0, 0.0, middle, page.height), BBox(middle, 0.0, page.width, page.height)


def _stand_apart(left: Sequence[TextLine], right: Sequence[TextLine]) -> bool:
    """Whether many lines of the half with fewer of them have none beside them."""
    fewer, more = sorted((left, right), key=len)
    alone = sum(not any(abs(a.baseline - b.baseline) <= _SAME_LINE_PT for b in more) for a in fewer)
    return alone >= _APART * len(fewer)


def _is_prose(lines: Sequence[TextLine], width: float) -> bool:
    full = [
        line
        for line in lines
        if len(line.chunks) == 1 and line.bbox.width >= _FULL_SHARE * width and len(line.chunks[0].text) >= _LONG_LINE
    ]
    return len(full) >= _FULL_LINES


def _holds(part: BBox, word: Word) -> bool:
    return part.contains_point(word.bbox.x_mid, word.bbox.y_mid)


def _grow(box: BBox) -> BBox:
    return BBox(box.x0 - _RIM_PT, box.top - _RIM_PT, box.x1 + _RIM_PT, box.bottom + _RIM_PT)

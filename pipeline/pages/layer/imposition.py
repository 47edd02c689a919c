"""Several pages printed onto one: where each lies, as the print tool that put them there left it in the file.

Print tools make a form of each page and place the forms side by side at one scale. Lines of text would run across them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium_c

from prongsai.pipeline.model import BBox, join_boxes
from prongsai.pipeline.pages.layer.page_objects import Matrix, PlacedObject, read_bounds
from prongsai.pipeline.paper.page_frame import PageFrame

_LEAST_TEXTS = 4
"""Objects of text in a form that is a page; the fields of a form, stamps and page numbers have one or two."""
_OUTSIDE_SHARE = 0.1
"""Share of the texts that may lie outside of the pages: a running head, page numbers of the sheet."""
_SAME_SCALE = 0.01
"""Pages on one sheet are made smaller alike, up to rounding."""
_OVERLAP_PT = 2.0
"""Letters and rules at the edge of a page stick out by less."""
_MOST_PARTS = 16
"""Print tools put up to sixteen pages on a sheet."""


@dataclass(slots=True)
class _Form:
    """A form of a page: its matrix, and the boxes of what it paints, on the page."""

    matrix: Matrix
    texts: int = 0
    boxes: list[BBox] = field(default_factory=list)


def find_parts(objects: Iterable[PlacedObject], frame: PageFrame) -> tuple[BBox, ...]:
    """The boxes of the pages that were put side by side onto one, in reading order; empty for a page by itself.

    Pages that stand under one another alone are in reading order as they are, and are no parts.
    """
    forms: dict[int, _Form] = {}
    texts = 0
    for placed in objects:
        is_text = placed.kind == pdfium_c.FPDF_PAGEOBJ_TEXT and not placed.is_switched_off
        texts += is_text
        if placed.form is None or not (is_text or placed.kind == pdfium_c.FPDF_PAGEOBJ_PATH):
            continue
        bounds = read_bounds(placed)
        if bounds is None:
            continue
        form = forms.setdefault(placed.form, _Form(placed.matrix))
        form.texts += is_text
        form.boxes.append(frame.box(*bounds))
    pages = [form for form in forms.values() if form.texts >= _LEAST_TEXTS]
    inside = sum(form.texts for form in pages)
    if not 2 <= len(pages) <= _MOST_PARTS or texts - inside > _OUTSIDE_SHARE * texts or not _are_alike(pages):
        return ()
    boxes = _with_margins([_box_of(form, frame) for form in pages], [_origin_of(form, frame) for form in pages])
    if not any(_are_beside(a, b) for a in boxes for b in boxes) or any(
        a is not b and _share_area(a, b) for a in boxes for b in boxes
    ):
        return ()
    return tuple(_in_rows(boxes))


def _box_of(form: _Form, frame: PageFrame) -> BBox:
    """What a form paints inside of the sheet; what lies outside of it is not printed."""
    box = join_boxes(form.boxes)
    assert box is not None, "a form is entered with its first box"
    return BBox(max(box.x0, 0.0), max(box.top, 0.0), min(box.x1, frame.width), min(box.bottom, frame.height))


def _with_margins(boxes: Sequence[BBox], origins: Sequence[tuple[float, float]]) -> list[BBox]:
    """The boxes with the left margins of their pages, where the origin of each page lies left of what it shows.

    A table that goes on on the next page stands at the same distance from the edge of its page there.
    """
    if any(x > box.x0 for box, (x, _) in zip(boxes, origins, strict=True)):
        return list(boxes)
    return [box._replace(x0=x) for box, (x, _) in zip(boxes, origins, strict=True)]


def _are_alike(forms: Sequence[_Form]) -> bool:
    scales = [(a, b, c, d) for a, b, c, d, _, _ in (form.matrix for form in forms)]
    return all(abs(one - other) <= _SAME_SCALE for scale in scales for one, other in zip(scales[0], scale, strict=True))


def _origin_of(form: _Form, frame: PageFrame) -> tuple[float, float]:
    *_, x, y = form.matrix
    return frame.point(x, y)


def _share_area(a: BBox, b: BBox) -> bool:
    across, down = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.bottom, b.bottom) - max(a.top, b.top)
    return across > _OVERLAP_PT and down > _OVERLAP_PT


def _are_beside(a: BBox, b: BBox) -> bool:
    return a.x1 <= b.x0 + _OVERLAP_PT and a.top < b.bottom and b.top < a.bottom


def _in_rows(boxes: Sequence[BBox]) -> list[BBox]:
    """Boxes row by row, each row from left to right; a page without much text is lower than those beside it."""
    rows: list[list[BBox]] = []
    for box in sorted(boxes, key=lambda b: b.top):
        row = next((row for row in rows if all(_are_beside(box, o) or _are_beside(o, box) for o in row)), None)
        if row is None:
            rows.append([box])
        else:
            row.append(box)
    return [box for row in rows for box in sorted(row, key=lambda b: b.x0)]

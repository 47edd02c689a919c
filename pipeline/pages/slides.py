"""Presentations (.pptx) -> slides: the texts, tables and pictures of each, from top to bottom.

Notes of the speaker are on no slide; a hidden slide is named and not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Cell, Finding, Paragraph, Result, Table
from prongsai.pipeline.pages.charts import find_charts, say_charts
from prongsai.pipeline.pages.embedded import EmbeddedPicture, Part
from prongsai.pipeline.pages.memory import LOST_CODES, PageWatch
from prongsai.pipeline.pages.packages import PACKAGE_ERRORS, Package, attribute, is_set, local_name
from prongsai.pipeline.pages.sheets.drawings import descendants, size_of_shape
from prongsai.pipeline.pages.text_tables import MOST_COLUMNS

_MOST_SLIDES = 2_000
"""Of one presentation: as many pages as a PDF may claim."""
_SAME_ROW_EMU = 127_000
"""Ten points: boxes that begin at about one height stand beside each other."""
_GROUPS = ("grpSp", "AlternateContent", "Choice")
_TITLES = ("title", "ctrTitle", "subTitle")
_FURNITURE = ("sldNum", "dt")
"""Placeholders of the number of a slide and of today's date."""


def read_slides(data: bytes, watch: PageWatch) -> Iterator[Result[Part]]:
    """The parts of each slide, tables without numbers yet; one that cannot be read costs only itself.

    Raises:
        DocumentError: it is no presentation, or a damaged one.
    """
    package = Package(data, "presentation")
    try:
        main = next(part for kind, part in package.relations("").values() if kind == "officeDocument")
        relations = package.relations(main)
        ids = [attribute(node, "id") for node in _slide_ids(package.parse(main))]
        places = [relations[one][1] for one in ids if one in relations]
    except (StopIteration, *PACKAGE_ERRORS) as error:
        raise package.damaged(error) from error
    if len(places) > _MOST_SLIDES:
        raise DocumentError("document-too-long", f"it has {len(places)} slides", "split it, or --skip it")
    for number, place in enumerate(places, start=1):
        try:
            with watch.page("read", number):
                slide = _read_slide(package, place, number)
        except DocumentError as error:
            code = error.code if error.code in LOST_CODES else "page-unreadable"
            finding = Finding("error", code, f"slide {number}: {error}", number, suggestion=error.remedy)
            slide = Result([], [finding])
        yield slide


def _slide_ids(root: Any) -> Iterator[Any]:
    """The slides in their order: `r:id` tells the part, `id` alone is a number of the program."""
    for holder in root:
        if local_name(holder) == "sldIdLst":
            for node in holder:
                node.attrib.pop("id", None)
                yield node


def _read_slide(package: Package, place: str, number: int) -> Result[Part]:
    try:
        root = package.parse(place)
        if root.get("show") is not None and not is_set(root.get("show")):
            message = f"slide {number} is hidden and is not read"
            suggestion = "nothing; show it in the program if it belongs to the report"
            return Result([], [Finding("info", "text-left-out", message, number, suggestion=suggestion)])
        relations = package.relations(place)
        shapes = _in_reading_order(_shapes(root))
        charts = list(find_charts(package, place))
        return Result(
            [part for shape in shapes for part in _read_shape(shape, package, relations)],
            say_charts(charts, page=number),
        )
    except PACKAGE_ERRORS as error:
        raise package.damaged(error) from error


def _shapes(holder: Any) -> Iterator[Any]:
    for child in holder:
        name = local_name(child)
        if name in ("cSld", "spTree", *_GROUPS):
            yield from _shapes(child)
        elif name in ("sp", "pic", "graphicFrame"):
            about = next(descendants(child, "cNvPr"), None)
            if about is None or not is_set(about.get("hidden")):
                yield child


def _in_reading_order(shapes: Iterable[Any]) -> list[Any]:
    """Titles first, then from top to bottom; shapes that begin at about one height from left to right."""
    ordered: list[Any] = []
    row: list[tuple[tuple[int, int, int], Any]] = []
    for key, shape in sorted(((_key_of(shape), shape) for shape in shapes), key=lambda one: one[0]):
        if row and (key[0] != row[0][0][0] or key[1] - row[0][0][1] > _SAME_ROW_EMU):
            ordered += [one for _, one in sorted(row, key=lambda one: one[0][2])]
            row = []
        row.append((key, shape))
    return [*ordered, *(one for _, one in sorted(row, key=lambda one: one[0][2]))]


def _key_of(shape: Any) -> tuple[int, int, int]:
    """Whether a shape is a title or has a place, the distances of its place from the top and from the left."""
    placeholder = next(descendants(shape, "ph"), None)
    if placeholder is not None and placeholder.get("type") in _TITLES:
        return _TITLES.index(placeholder.get("type")) - len(_TITLES), 0, 0
    offset = next(descendants(shape, "off"), None)
    if offset is None:
        return 1, 0, 0
    return 0, int(offset.get("y", 0)), int(offset.get("x", 0))


def _read_shape(shape: Any, package: Package, relations: dict[str, tuple[str, str]]) -> Iterator[Part]:
    name = local_name(shape)
    if name == "graphicFrame":
        for table in descendants(shape, "tbl"):
            yield _to_table(table)
    elif name == "pic":
        blip = next(descendants(shape, "blip"), None)
        relation = attribute(blip, "embed") if blip is not None else None
        if relation in relations and package.has(relations[relation][1]):
            yield EmbeddedPicture(package.read(relations[relation][1]), size_of_shape(shape))
    else:
        placeholder = next(descendants(shape, "ph"), None)
        kind = None if placeholder is None else placeholder.get("type")
        if kind not in _FURNITURE:
            for line in _lines(shape):
                yield Paragraph(line, raw=line, is_bold=kind in _TITLES, method="text")


def _lines(holder: Any) -> list[str]:
    """The lines of all paragraphs of a shape or a cell; empty ones are left out."""
    found: list[str] = []
    for paragraph in descendants(holder, "p"):
        pieces = []
        for piece in paragraph.iter():
            kind = local_name(piece)
            pieces.append("\n" if kind == "br" else (piece.text or "") if kind == "t" and not _is_struck(piece) else "")
        found += [" ".join(line.split()) for line in "".join(pieces).split("\n") if line.strip()]
    return found


def _is_struck(text: Any) -> bool:
    properties = next((one for one in text.getparent() if local_name(one) == "rPr"), None)
    return properties is not None and properties.get("strike", "noStrike") != "noStrike"


def _to_table(table: Any) -> Table:
    cells: list[Cell] = []
    rows = [row for row in table if local_name(row) == "tr"]
    n_cols = 0
    for at, row in enumerate(rows):
        boxes = [box for box in row if local_name(box) == "tc"][:MOST_COLUMNS]
        for col, box in enumerate(boxes):
            if is_set(box.get("hMerge")) or is_set(box.get("vMerge")):
                continue  # another cell reaches over it
            text = "\n".join(_lines(box))
            height = min(int(box.get("rowSpan", 1)), len(rows) - at)
            width = min(int(box.get("gridSpan", 1)), len(boxes) - col)
            cells.append(Cell(at, col, text, text, max(height, 1), max(width, 1)))
        n_cols = max(n_cols, len(boxes))
    return Table(tuple(cells), len(rows), n_cols, method="text")

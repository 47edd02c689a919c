"""What lies over the cells of an Excel sheet: pictures, and text boxes (ECMA-376 part 1, 20.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from prongsai.pipeline.pages.embedded import EmbeddedPicture
from prongsai.pipeline.pages.packages import Package, attribute, is_set, local_name
from prongsai.pipeline.pages.word.visible import EMU_PER_POINT


@dataclass(frozen=True, slots=True)
class Drawn:
    """The pictures and the lines of text boxes of one drawing."""

    pictures: tuple[EmbeddedPicture, ...]
    lines: tuple[str, ...]


def read_drawing(package: Package, part: str) -> Drawn:
    """What a drawing shows; what is hidden, and pictures that lie outside the file, are left out."""
    relations = package.relations(part)
    pictures: list[EmbeddedPicture] = []
    lines: list[str] = []
    for anchor in package.parse(part):
        place = _place_of(anchor)
        for shape in _shapes(anchor):
            if local_name(shape) == "pic":
                blip = next(descendants(shape, "blip"), None)
                relation = attribute(blip, "embed") if blip is not None else None
                if relation in relations and package.has(relations[relation][1]):
                    data = package.read(relations[relation][1])
                    pictures.append(EmbeddedPicture(data, size_of_shape(shape), place))
            else:
                lines += read_paragraphs(shape)
    return Drawn(tuple(pictures), tuple(lines))


def read_paragraphs(shape: Any) -> list[str]:
    """The paragraphs of a shape's text, empty ones left out."""
    texts = ("".join(one.text or "" for one in descendants(paragraph, "t")) for paragraph in descendants(shape, "p"))
    return [" ".join(text.split()) for text in texts if text.strip()]


def _shapes(holder: Any) -> Iterator[Any]:
    for child in holder:
        name = local_name(child)
        if name in ("pic", "sp"):
            properties = next(descendants(child, "cNvPr"), None)
            if properties is None or not is_set(properties.get("hidden")):
                yield child
        elif name in ("grpSp", "AlternateContent", "Choice"):
            yield from _shapes(child)


def _place_of(anchor: Any) -> tuple[int, int] | None:
    """The cell, row and column from 0, under the top left corner."""
    for child in anchor:
        if local_name(child) == "from":
            said = {local_name(one): int(one.text or 0) for one in child}
            return said.get("row", 0), said.get("col", 0)
    return None


def size_of_shape(shape: Any) -> tuple[float, float] | None:
    """Width and height of a shape in points; None where it says none."""
    extent = next((one for one in descendants(shape, "ext") if one.get("cx")), None)
    if extent is None:
        return None
    width, height = int(extent.get("cx")) / EMU_PER_POINT, int(extent.get("cy")) / EMU_PER_POINT
    return (width, height) if width > 0 and height > 0 else None


def descendants(element: Any, name: str) -> Iterator[Any]:
    """The elements in another that have a name, whatever their namespace, in order."""
    return (one for one in element.iter() if local_name(one) == name)

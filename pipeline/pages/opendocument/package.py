"""What texts and sheets of OpenDocument have in common: the file, its styles, its paragraphs (version 1.3, part 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.pages.embedded import EmbeddedPicture
from prongsai.pipeline.pages.packages import Package, attribute, local_name
from prongsai.pipeline.pages.word.visible import RAISED_DIGITS

_LENGTH = re.compile(r"([0-9.]+)(cm|mm|in|pt|pc|px)")
_POINTS = {"cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
"""Points in a unit of length (OpenDocument 1.3 part 3, 18.3.18)."""
_RAISED = str.maketrans("0123456789", RAISED_DIGITS)
_SKIPPED = frozenset(("annotation", "annotation-end", "tracked-changes", "note-citation", "title", "desc", "ruby-text"))
"""Remarks beside the text, descriptions of pictures, and small signs over others."""
_MOST_BLANKS = 200
"""Blanks that a program writes as a number (`text:s`); a line has fewer."""


def open_package(data: bytes, kind: str) -> Package:
    """Open an OpenDocument file.

    Raises:
        DocumentError: it is none, a damaged one, or needs a password.
    """
    package = Package(data, kind)
    if package.has("META-INF/manifest.xml") and b"encryption-data" in package.read("META-INF/manifest.xml"):
        remedy = "open it with its password, save it without, and run again"
        raise DocumentError("document-encrypted", f"the {kind} needs a password", remedy)
    return package


@dataclass(frozen=True, slots=True)
class TextStyle:
    """What a named style says of the text under it."""

    is_hidden: bool = False
    is_struck: bool = False
    is_bold: bool = False
    is_raised: bool = False


@dataclass(slots=True)
class OdfStyles:
    """The styles of a file: those of text by name, and the tables and list styles that are read elsewhere."""

    texts: dict[str, TextStyle] = field(default_factory=dict)
    hidden_tables: set[str] = field(default_factory=set)

    def add(self, holder: Any) -> None:
        """Take the styles that an element holds; a style has what its parent has."""
        for style in holder.iter("{*}style"):
            name, parent = attribute(style, "name") or "", attribute(style, "parent-style-name") or ""
            parts = {local_name(part): part for part in style}
            self.texts[name] = _read_text_style(parts.get("text-properties"), self.texts.get(parent, TextStyle()))
            table = parts.get("table-properties")
            if table is not None and attribute(table, "display") == "false":
                self.hidden_tables.add(name)

    def text_of(self, element: Any) -> TextStyle:
        """The style that an element names."""
        return self.texts.get(attribute(element, "style-name") or "", TextStyle())


def _read_text_style(properties: Any, parent: TextStyle) -> TextStyle:
    if properties is None:
        return parent
    hidden, struck = attribute(properties, "display"), attribute(properties, "text-line-through-style")
    weight, position = attribute(properties, "font-weight"), attribute(properties, "text-position")
    return TextStyle(
        parent.is_hidden if hidden is None else hidden == "none",
        parent.is_struck if struck is None else struck != "none",
        parent.is_bold if weight is None else weight == "bold",
        parent.is_raised if position is None else position.startswith("super"),
    )


@dataclass(slots=True)
class PrintedText:
    """A paragraph as printed: its text with line feeds and tabs, frames in it, and what is left out of it."""

    pieces: list[str] = field(default_factory=list)
    frames: list[Any] = field(default_factory=list)
    notes: list[Any] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All pieces in one string."""
        return "".join(self.pieces)


def read_printed(paragraph: Any, styles: OdfStyles) -> PrintedText:
    """What is printed of a paragraph or heading (`text:p`, `text:h`)."""
    printed = PrintedText()
    _walk(paragraph, styles, styles.text_of(paragraph), printed)
    return printed


def _walk(element: Any, styles: OdfStyles, style: TextStyle, printed: PrintedText) -> None:
    _say(element.text, style, printed)
    for child in element:
        name = local_name(child)
        if name == "s":
            _say(" " * min(int(attribute(child, "c") or 1), _MOST_BLANKS), style, printed)
        elif name == "tab":
            _say("\t", style, printed)
        elif name == "line-break":
            _say("\n", style, printed)
        elif name in ("frame", "custom-shape", "rect"):
            printed.frames.append(child)
        elif name == "note":
            printed.notes.append(child)
        elif name == "span":
            own = styles.text_of(child)
            merged = TextStyle(*(a or b for a, b in zip(_values(style), _values(own), strict=True)))
            _walk(child, styles, merged, printed)
        elif name not in _SKIPPED:
            _walk(child, styles, style, printed)
        _say(child.tail, style, printed)


def _values(style: TextStyle) -> tuple[bool, bool, bool, bool]:
    return style.is_hidden, style.is_struck, style.is_bold, style.is_raised


def _say(text: str | None, style: TextStyle, printed: PrintedText) -> None:
    if not text:
        return
    if style.is_hidden or style.is_struck:
        if text.strip():
            (printed.hidden if style.is_hidden else printed.struck).append(" ".join(text.split()))
        return
    # a mark of a note is no digit of the number before it
    printed.pieces.append(text.translate(_RAISED) if style.is_raised else text)


def read_picture(package: Package, frame: Any, cell: tuple[int, int] | None = None) -> EmbeddedPicture | None:
    """The picture of a frame (`draw:frame`); None where it shows none, or one that lies outside the file."""
    for image in frame.iter("{*}image"):
        name = (attribute(image, "href") or "").removeprefix("./")
        if package.has(name):
            return EmbeddedPicture(package.read(name), _size_of(frame), cell)
    return None


def _size_of(frame: Any) -> tuple[float, float] | None:
    sizes = [_LENGTH.fullmatch(attribute(frame, side) or "") for side in ("width", "height")]
    points = [float(size[1]) * _POINTS[size[2]] for size in sizes if size is not None]
    return (points[0], points[1]) if len(points) == 2 and min(points) > 0 else None


def paragraphs_in(holder: Any) -> Iterator[Any]:
    """The paragraphs and headings somewhere in an element, outermost first."""
    for child in holder:
        if local_name(child) in ("p", "h"):
            yield child
        elif local_name(child) not in _SKIPPED:
            yield from paragraphs_in(child)

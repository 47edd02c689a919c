"""What Word prints of a paragraph: insertions and not deletions, results of fields and not their formulas, nothing
hidden; what it strikes through is set apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from prongsai.pipeline.pages.left_out import LeftOut, LeftOutKind
from prongsai.pipeline.pages.word.names import (
    ALTERNATE,
    BLIP,
    BOX_CONTENT,
    CHOICE,
    CONTROL,
    CONTROL_CONTENT,
    DELETED,
    EMBEDDED,
    EXTENT,
    FALLBACK,
    FORMULA_TEXT,
    RELATION,
    RUN,
    RUN_TEXT,
    VAL,
    VML_IMAGE,
    is_on,
    w,
)

_BREAKS = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_SKIPPED = frozenset((w("rPr"), w("pPr"), w("instrText"), w("delText"), w("delInstrText"), w("rt"), w("sdtPr")))
"""Properties, formulas of fields, and the small signs over others (`w:rt`)."""
RAISED_DIGITS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
"""From 0 to 9."""
_RAISED = str.maketrans("0123456789", RAISED_DIGITS)
_SYMBOLS = {
    ("wingdings", 0xFC): "\u2713",
    ("wingdings", 0xFE): "\u2611",
    ("wingdings", 0xFB): "\u2717",
    ("wingdings", 0xFD): "\u2612",
    ("wingdings", 0xA8): "\u2610",
    ("wingdings", 0x6F): "\u2610",
    ("wingdings 2", 0x50): "\u2713",
    ("wingdings 2", 0x52): "\u2611",
    ("wingdings 2", 0x54): "\u2612",
    ("wingdings 2", 0xA3): "\u2610",
}
"""Ticks and boxes of the two fonts of symbols that come with Word, as Unicode signs (their charts at Microsoft
Typography). Word stores them by their place in the font, from U+F000 up."""
EMU_PER_POINT = 12_700
"""English Metric Units in a point (ECMA-376, 20.1.2.1)."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A picture in a line: the relation that names its file, and its size in points, None where it is not said."""

    relation: str
    size_pt: tuple[float, float] | None


@dataclass(slots=True)
class Printed:
    """A paragraph as printed; lines are parted by line feeds, columns by tabs.

    `boxes` are the contents of its text boxes (`w:txbxContent`), in order.
    """

    pieces: list[str] = field(default_factory=list)
    is_bold: bool = False
    boxes: list[Any] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All pieces in one string."""
        return "".join(self.pieces)


class VisibleText:
    """Reads paragraphs of one part of a Word file, in their order: a field may begin in one and end in another."""

    def __init__(self) -> None:
        self._fields: list[bool] = []
        """For each open field, from the outermost: whether its formula is still being given."""

    def read(self, paragraph: Any) -> Printed:
        """What is printed of a paragraph (`w:p`)."""
        printed = Printed()
        for child in paragraph:
            self._walk(child, printed)
        return printed

    def _walk(self, element: Any, printed: Printed) -> None:
        tag = element.tag
        if tag == RUN:
            self._read_run(element, printed)
        elif tag in DELETED:
            _leave_out("deleted", _all_text(element), printed)
        elif tag == FORMULA_TEXT:
            printed.pieces.append(element.text or "")
        elif tag == CONTROL:
            if not is_on(element.find(w("sdtPr")), "showingPlcHdr"):  # else it asks to be filled in
                self._walk_all(element.find(CONTROL_CONTENT), printed)
        elif tag == ALTERNATE:
            self._walk_all(pick_alternate(element), printed)
        elif tag not in _SKIPPED:
            self._walk_all(element, printed)

    def _walk_all(self, element: Any, printed: Printed) -> None:
        for child in () if element is None else element:
            self._walk(child, printed)

    def _read_run(self, run: Any, printed: Printed) -> None:
        properties = run.find(w("rPr"))
        kind: LeftOutKind | None = None
        if is_on(properties, "vanish"):
            kind = "hidden"
        elif is_on(properties, "strike") or is_on(properties, "dstrike"):
            kind = "struck"
        inside = Printed()
        for child in run:
            self._read_piece(child, inside)
        if kind is not None:
            _leave_out(kind, inside.text, printed)
            return
        text = inside.text
        if text.strip() and is_on(properties, "b"):
            printed.is_bold = True
        position = None if properties is None else properties.find(w("vertAlign"))
        if position is not None and position.get(VAL) == "superscript":
            text = text.translate(_RAISED)  # a mark of a note is no digit of the number before it
        printed.pieces.append(text)
        printed.boxes += inside.boxes
        printed.anchors += inside.anchors
        printed.left_out += inside.left_out

    def _read_piece(self, child: Any, inside: Printed) -> None:
        tag = child.tag
        if tag == w("fldChar"):
            self._follow_field(child.get(w("fldCharType")))
        elif tag == RUN_TEXT:
            if not any(self._fields):
                inside.pieces.append(child.text or "")
        elif tag in _BREAKS:
            inside.pieces.append(_BREAKS[tag])
        elif tag == w("sym"):
            inside.pieces.append(_read_symbol(child.get(w("font")), child.get(w("char"))))
        elif tag == ALTERNATE:
            for part in pick_alternate(child):
                self._read_piece(part, inside)
        elif tag in (w("drawing"), w("pict"), w("object")):
            inside.boxes += _outermost(child, BOX_CONTENT)
            inside.anchors += _find_anchors(child)
        elif tag not in _SKIPPED:
            self._walk_all(child, inside)

    def _follow_field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()


def pick_alternate(element: Any) -> Any:
    """The one of several ways to say a thing (`mc:AlternateContent`) that says something: the newest, else the oldest.

    The others are the same text again.
    """
    choices = [*element.findall(CHOICE), *element.findall(FALLBACK)]
    telling = (one for one in choices if next(one.iter(RUN_TEXT, BLIP, VML_IMAGE), None) is not None)
    return next(telling, ())


def _leave_out(kind: LeftOutKind, text: str, printed: Printed) -> None:
    if text.strip():
        printed.left_out.append(LeftOut(kind, " ".join(text.split())))


def _all_text(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(RUN_TEXT, w("delText")))


def _read_symbol(font: str | None, code: str | None) -> str:
    """The sign of a font of symbols; nothing for one that says nothing to us, such as a phone or a flower."""
    try:
        *_, place = bytes.fromhex(code or "")
    except ValueError:  # none, or a damaged one: no sign can be told
        return ""
    return _SYMBOLS.get(((font or "").lower(), place), "")


def _outermost(element: Any, tag: str) -> list[Any]:
    """Elements of a tag that lie in no other one of it, in order."""
    if element.tag == tag:
        return [element]
    if element.tag == ALTERNATE:
        return [found for part in pick_alternate(element) for found in _outermost(part, tag)]
    return [found for child in element for found in _outermost(child, tag)]


def _find_anchors(drawing: Any) -> list[Anchor]:
    extent = drawing.find(f".//{EXTENT}")
    size = _read_size(extent)
    found = [Anchor(blip.get(EMBEDDED), size) for blip in drawing.iter(BLIP) if blip.get(EMBEDDED)]
    found += [Anchor(image.get(RELATION), None) for image in drawing.iter(VML_IMAGE) if image.get(RELATION)]
    return found


def _read_size(extent: Any) -> tuple[float, float] | None:
    try:
        return (int(extent.get("cx")) / EMU_PER_POINT, int(extent.get("cy")) / EMU_PER_POINT)
    except (AttributeError, TypeError, ValueError):  # not said, or damaged: the picture's own size holds
        return None

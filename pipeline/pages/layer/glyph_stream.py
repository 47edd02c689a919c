"""PDF page -> glyphs in content-stream order.

PDFium is called through its C interface, three or four calls a glyph, because its own text extraction loses what the
repair of a text layer needs: the order of the stream, zero-width glyphs, and the font subset of each glyph.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from prongsai.pipeline.model import Char
from prongsai.pipeline.pages.layer.fonts import FontNames
from prongsai.pipeline.pages.layer.ghost_clusters import drop_ghost_clusters
from prongsai.pipeline.pages.layer.glyph_style import GlyphStyle, Misplaced
from prongsai.pipeline.pages.layer.page_objects import (
    IDENTITY,
    PlacedObject,
    multiply,
    read_matrix,
    walk_page,
)
from prongsai.pipeline.pages.layer.pdfium_calls import (
    get_font,
    get_font_size,
    get_loose_box,
    get_matrix,
    get_object,
    get_origin,
    get_unicode,
    handle_of,
    is_embedded,
    is_generated,
)
from prongsai.pipeline.pages.layer.veils import Reason, Veils
from prongsai.pipeline.paper.page_frame import PageFrame, page_to_frame

_LINE_END_HYPHENS = frozenset({0x02, 0xFFFE})
"""What PDFium makes of a hyphen at a line end, by version."""
_BREAKS = frozenset({0x0A, 0x0D})
"""Line feed and carriage return, which pdfium puts between lines."""
_TILT_DIGITS = 2
"""A hundredth of a degree moves the end of a line by a tenth of a point."""


@dataclass(frozen=True, slots=True)
class PageGlyphs:
    """The glyphs of a page that are seen, and how many are not, blanks left out, by what hides them.

    `hidden_ranks` are the objects of which nothing is seen, `tilts` the degrees by which its lines run down to the
    right, or their upward direction does, with the glyphs of each; `dropped` says where in user space texts begin of
    which PDFium gives no glyph; `laid` counts the `chars` that lie invisibly over a picture.
    """

    chars: list[Char]
    hidden: Mapping[Reason, int]
    hidden_ranks: tuple[int, ...] = ()
    tilts: Mapping[float, int] = field(default_factory=dict)
    dropped: tuple[tuple[float, float], ...] = ()
    laid: int = 0


def read_chars(
    page: pdfium.PdfPage, frame: PageFrame | None = None, hidden_layers: frozenset[str] = frozenset()
) -> list[Char]:
    """The glyphs of `read_glyphs` alone."""
    return read_glyphs(page, frame or page_to_frame(page), walk_page(page, hidden_layers)).chars


def read_glyphs(page: pdfium.PdfPage, frame: PageFrame, objects: Sequence[PlacedObject]) -> PageGlyphs:
    """The glyphs of a page that a reader sees, in content-stream order, in points from the top left of `frame`.

    `x0` is the pen position, so a mark or a ghost blank that advances by nothing has no width, whatever its ink
    covers; `x1` reaches to the end of advance and ink. A blank that PDFium invented is flagged, its line breaks are
    left out, and so is what lies outside the page. A glyph that stands sideways has its place on the page turned until
    it is upright, see `Char`.

    PDFium's text page sorts the objects of a line by x, which tears marks that are drawn on their own from their
    consonants; `objects` (from `walk_page`) keep the order of the stream.

    Text that nobody sees is switched off in the open page: PDFium leaves out one of two equal glyphs that lie at one
    place, and it may be the one that is seen.

    Raises:
        pdfium.PdfiumError: PDFium cannot load the page's text.
    """
    glyphs = _read_once(page, frame, objects)
    if not glyphs.hidden_ranks:
        return glyphs
    for rank in glyphs.hidden_ranks:
        pdfium_c.FPDFPageObj_SetIsActive(objects[rank].handle, False)
    return replace(_read_once(page, frame, objects), hidden=glyphs.hidden)


def _read_once(page: pdfium.PdfPage, frame: PageFrame, objects: Sequence[PlacedObject]) -> PageGlyphs:
    text_page = page.get_textpage()
    try:
        return _TextPage(text_page, frame, objects).read()
    finally:
        text_page.close()


class _TextPage:
    """One reading of an open text page."""

    def __init__(self, text_page: pdfium.PdfTextPage, frame: PageFrame, objects: Sequence[PlacedObject]) -> None:
        self._handle = handle_of(text_page.raw)
        self._count = text_page.count_chars()
        self._frame = frame
        self._objects = objects
        self._ranks = {o.address: rank for rank, o in enumerate(objects) if o.kind == pdfium_c.FPDF_PAGEOBJ_TEXT}
        self._veils = Veils(objects)
        self._fonts = FontNames()
        self._matrix = pdfium_c.FS_MATRIX()

    def read(self) -> PageGlyphs:
        handle = self._handle
        x, y, loose = ctypes.c_double(), ctypes.c_double(), pdfium_c.FS_RECTF()
        x_ref, y_ref, loose_ref = ctypes.byref(x), ctypes.byref(y), ctypes.byref(loose)
        styles: dict[int | None, GlyphStyle] = {None: GlyphStyle("", 0.0, 0, self._frame)}
        style = styles[None]
        texts = dict[int, str]()  # by code
        last_object: int | None = None
        chars = list[Char]()
        chars_by_rank: dict[int, list[Char]] = {-1: chars}
        hidden, laid = Counter[Reason](), 0
        for index in range(self._count):
            code, obj = get_unicode(handle, index), get_object(handle, index)
            if code in _BREAKS:
                if obj is None or is_generated(handle, index):
                    continue
                code = 0  # a drawn glyph whose map calls it a line break
            if obj != last_object:
                last_object = obj
                style = styles.get(obj) or styles.setdefault(obj, self._read_style(index, obj))
                if obj in self._ranks:  # what PDFium invents stays behind the glyph before it
                    chars = chars_by_rank.setdefault(self._ranks[obj], [])
            generated = obj is None or (code == 0x20 and bool(is_generated(handle, index)))
            if style.reason is not None:
                hidden[style.reason] += code != 0x20
                continue
            laid += style.is_laid and code != 0x20
            get_origin(handle, index, x_ref, y_ref)
            get_loose_box(handle, index, loose_ref)
            if style.covers and not generated and style.is_covered(loose):
                hidden["covered"] += code != 0x20
                continue
            x0, origin_y, top, x1, bottom = style.place(x.value, y.value, loose)
            if not style.is_on_page(x0, origin_y):
                continue
            text = texts.get(code) or texts.setdefault(code, _code_to_text(code))
            x1, size_pt = (x1 if x1 > x0 else x0), style.size_pt
            chars.append(Char(text, text, x0, top, x1, bottom, origin_y, size_pt, style.font, generated, style.turn))
        return self._gather(styles, chars_by_rank, hidden, laid)

    def _gather(
        self,
        styles: Mapping[int | None, GlyphStyle],
        chars_by_rank: Mapping[int, list[Char]],
        hidden: Mapping[Reason, int],
        laid: int,
    ) -> PageGlyphs:
        """The glyphs in the order of their objects, and what is known of those objects."""
        seen = drop_ghost_clusters([char for rank in sorted(chars_by_rank) for char in chars_by_rank[rank]])
        ranks = tuple(self._ranks[obj] for obj, style in styles.items() if obj is not None and style.reason is not None)
        tilts = Counter[float]()
        for obj, style in styles.items():
            if obj in self._ranks:
                tilts[style.tilt_deg] += len(chars_by_rank.get(self._ranks[obj], ()))
        return PageGlyphs(seen, dict(hidden), ranks, tilts, tuple(self._find_dropped(styles)), laid)

    def _find_dropped(self, seen: Container[int | None]) -> Iterator[tuple[float, float]]:
        """Where texts begin of which there is no glyph, in fonts that the file does not hold.

        PDFium leaves out a text whose letters it cannot draw and that is a single one: its box has no width. A blank
        in a font that the file holds has none either, and may be missing.
        """
        for rank, placed in enumerate(self._objects):
            if placed.kind != pdfium_c.FPDF_PAGEOBJ_TEXT or placed.address in seen or placed.is_switched_off:
                continue
            font = get_font(ctypes.c_void_p(placed.address))
            if font is None or is_embedded(ctypes.c_void_p(font)) or self._veils.hide(rank) is not None:
                continue
            *_, x, y = multiply(read_matrix(placed.handle), placed.matrix)
            yield x, y

    def _read_style(self, index: int, obj: int) -> GlyphStyle:
        matrix = self._matrix
        get_matrix(self._handle, index, ctypes.byref(matrix))
        frame = self._frame
        along_x = frame.a * matrix.a + frame.c * matrix.b
        along_y = frame.b * matrix.a + frame.d * matrix.b
        up = (matrix.c**2 + matrix.d**2) ** 0.5
        size = abs(float(get_font_size(self._handle, index))) * (up or 1.0)
        turn = _direction_to_turn(along_x, along_y)
        tilt = round(_find_tilt(along_x, along_y, turn), _TILT_DIGITS)
        upright = frame.turned(-turn) if turn else frame
        rank = self._ranks.get(obj)
        font = self._fonts.read(obj)
        if rank is None:
            return GlyphStyle(font, size, turn, upright)
        placed = self._objects[rank]
        misplaced = None
        if placed.matrix != IDENTITY:
            *_, x, y = read_matrix(placed.handle)
            misplaced = Misplaced(x, y, upright.before(placed.matrix))
        reason, covers = self._veils.hide(rank), self._veils.find_covers(rank)
        is_laid = reason is None and self._veils.is_laid_on_picture(rank)
        return GlyphStyle(font, size, turn, upright, misplaced, reason, tuple(covers), tilt, is_laid)


def _code_to_text(code: int) -> str:
    if code in _LINE_END_HYPHENS:
        return "-"
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return chr(code)


def _find_tilt(along_x: float, along_y: float, turn: int) -> float:
    """Degrees clockwise from the quarter turn of text to the direction that it runs in."""
    return math.degrees(math.remainder(math.atan2(along_y, along_x) - turn * math.pi / 2, math.tau))


def _direction_to_turn(along_x: float, along_y: float) -> int:
    """Clockwise quarter turns of text that runs in this direction on the page (y down)."""
    if abs(along_x) >= abs(along_y):
        return 0 if along_x >= 0 else 2
    return 1 if along_y > 0 else 3

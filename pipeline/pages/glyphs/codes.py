"""The character code of every glyph, which PDFium's text interface does not give.

A copy of the document is made in memory whose fonts all say the same of themselves: code n reads as the CJK character
U+3400 + n. Read with the same reader, its glyphs lie where they lay, and each reads as its code. The copy differs from
the original by an incremental update, the way a PDF is edited: new font dictionaries behind the old file.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from pdfminer.pdftypes import PDFObjRef
from pdfminer.psparser import PSKeyword, PSLiteral

from prongsai.pipeline.model import Char
from prongsai.pipeline.pages.glyphs.maps import READING_ERRORS, FileStructure, find_fonts, used_codes

FIRST_CODE = 0x3400
"""Where CJK Extension A begins (U+3400): no report prints it, so that every code up to U+9FFF is free."""
N_CODES = 0xA000 - FIRST_CODE
"""The CJK ideographs are one block of left-to-right letters that no reader rearranges; no Thai font has more glyphs."""

CONTINUED = -1
"""Stands for a further character of a glyph that the layer reads as several."""

_START_XREF = re.compile(rb"startxref\s+(\d+)")


class CodesUnavailable(ValueError):
    """The file's fonts cannot be found or the file cannot be extended; its codes stay unknown."""


def reveal_codes(data: bytes) -> bytes:
    """A copy of a PDF in which every glyph reads as `code_to_text` of its character code.

    Raises:
        CodesUnavailable: the file is encrypted or damaged, or has no fonts of its own.
    """
    starts = _START_XREF.findall(data[-2048:])
    if not starts:
        raise CodesUnavailable("the file has no cross-reference table at its end")
    try:
        document = FileStructure(data).document
        if document.encryption is not None:
            raise CodesUnavailable("the file is encrypted")
        fonts = dict(find_fonts(document))
        trailer = document.xrefs[0].get_trailer()
        n_objects = 1 + max(max(xref.get_objids(), default=0) for xref in document.xrefs)
    except READING_ERRORS as error:
        raise CodesUnavailable(f"the file's structure cannot be followed: {error}") from error
    if not fonts:
        raise CodesUnavailable("no page has a font of its own")
    maps: dict[int, int] = {}  # last code -> number of the object that maps it
    objects: dict[int, bytes] = {}
    for number, font in fonts.items():
        last = _find_last_code(font)
        if last not in maps:
            maps[last] = n_objects + len(maps)
            objects[maps[last]] = _to_unicode_stream(last)
        objects[number] = _write(font | {"ToUnicode": _Reference(maps[last])})
    keep: dict[str, object] = {key: trailer[key] for key in ("Root", "Info", "ID") if key in trailer}
    return data + _write_update(objects, keep, len(data), int(starts[-1]), n_objects + len(maps))


def text_to_code(text: str) -> int | None:
    """The code behind a character of the revealed copy; None where it is no code."""
    code = ord(text) - FIRST_CODE if len(text) == 1 else -1
    return code if 0 <= code < N_CODES else None


def match_codes(chars: Sequence[Char], revealed: Sequence[Char]) -> list[int | None]:
    """The code of each glyph of a page, found at the same place in the revealed copy.

    None where the copy has nothing, `CONTINUED` for the second and further characters of one glyph.
    """
    at: dict[tuple[str, float, float], list[int | None]] = defaultdict(list)
    for char in reversed(revealed):
        if not char.is_generated:
            at[(char.font, char.x0, char.origin_y)].append(text_to_code(char.raw))
    codes: list[int | None] = []
    for char in chars:
        here = at.get((char.font, char.x0, char.origin_y)) if not char.is_generated else None
        if here is None:
            codes.append(None)
        else:  # a glyph that reads as several characters stands once in the copy
            codes.append(here.pop() if here else CONTINUED)
    return codes


def add_lost_glyphs(chars: Sequence[Char], revealed: Sequence[Char], fonts: Collection[str]) -> list[Char]:
    """The glyphs of a page with those of `fonts` put in that only the revealed copy has.

    PDFium drops the second of two blanks, so a number whose digits have no character loses one without a trace.
    Glyphs put in have no text and no raw text.
    """
    places: dict[tuple[str, float, float], list[int]] = defaultdict(list)
    for index in range(len(chars) - 1, -1, -1):
        char = chars[index]
        if not char.is_generated:
            places[(char.font, char.x0, char.origin_y)].append(index)
    lost: dict[int, list[Char]] = defaultdict(list)  # index of the glyph before -> what follows it
    last = -1
    for char in revealed:
        here = places.get((char.font, char.x0, char.origin_y))
        if here:
            last = here.pop()
        elif here is None and char.font in fonts and not char.is_generated:
            lost[last].append(char._replace(text="", raw=""))
    if not lost:
        return list(chars)
    return [*lost[-1], *(each for index, char in enumerate(chars) for each in (char, *lost.get(index, ())))]


def _find_last_code(font: Mapping[str, Any]) -> int:
    """The last code worth mapping: PDFium takes half a millisecond for every thousand."""
    if getattr(font.get("Subtype"), "name", "") != "Type0":
        return 0xFF
    last = max(used_codes(font), default=N_CODES)
    return next((limit for limit in (0x5FF, 0x17FF) if last <= limit - 0x100), N_CODES - 1)


def _to_unicode_stream(last: int) -> bytes:
    n_bytes = 1 if last == 0xFF else 2
    digits = 2 * n_bytes
    ranges = [
        f"<{low:0{digits}x}> <{min(low + 0xFF, last):0{digits}x}> <{FIRST_CODE + low:04x}>"
        for low in range(0, last + 1, 0x100)
    ]
    blocks = "".join(
        f"{len(ranges[i : i + 100])} beginbfrange\n" + "\n".join(ranges[i : i + 100]) + "\nendbfrange\n"
        for i in range(0, len(ranges), 100)
    )
    body = zlib.compress(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Codes def /CMapType 2 def\n"
            f"1 begincodespacerange <{'00' * n_bytes}> <{'ff' * n_bytes}> endcodespacerange\n{blocks}"
            "endcmap CMapName currentdict /CMap defineresource pop end end"
        ).encode("ascii")
    )
    return b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(body), body)


class _Reference:
    """A reference to an object that this module adds."""

    def __init__(self, number: int) -> None:
        self.number = number


def _write(value: object) -> bytes:
    """A parsed PDF value in PDF syntax."""
    if isinstance(value, _Reference):
        return b"%d 0 R" % value.number
    if isinstance(value, PDFObjRef):
        return b"%d 0 R" % value.objid
    if isinstance(value, dict):
        return b"<<" + b"".join(_write_name(key) + b" " + _write(item) for key, item in value.items()) + b">>"
    if isinstance(value, list | tuple):
        return b"[" + b" ".join(_write(item) for item in value) + b"]"
    if isinstance(value, PSLiteral):
        return _write_name(value.name)
    if isinstance(value, PSKeyword):
        return value.name
    if isinstance(value, bytes):
        return b"<" + value.hex().encode("ascii") + b">"
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if isinstance(value, int | float):
        return f"{value:g}".encode("ascii") if isinstance(value, float) else b"%d" % value
    if value is None:
        return b"null"
    raise CodesUnavailable(f"a font dictionary holds a {type(value).__name__}")


def _write_name(name: str | bytes) -> bytes:
    raw = name.encode("utf-8", "surrogateescape") if isinstance(name, str) else name
    plain = b"+-._,"
    escaped = (bytes([b]) if chr(b).isalnum() and b < 128 or b in plain else b"#%02x" % b for b in raw)
    return b"/" + b"".join(escaped)


def _write_update(
    objects: dict[int, bytes], trailer: dict[str, object], offset: int, previous: int, size: int
) -> bytes:
    body, places = b"\n", {}
    for number, content in sorted(objects.items()):
        places[number] = offset + len(body)
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = offset + len(body)
    table = b"xref\n" + b"".join(b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in places.items())
    entries = _write(trailer)[2:-2]
    return (
        body + table + b"trailer\n<<%b/Size %d/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (entries, size, previous, start)
    )

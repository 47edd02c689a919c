"""What of a PDF's bytes is damaged: streams that do not decode, cut pictures, holes, parts that are gone.

Readers of PDF go on where data ends too soon and show what they have, so that a page looks sound that has lost its last
lines, and a font without a program leaves the characters of a text without their places.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from pdfminer.pdftypes import PDFObjRef, resolve1

from prongsai.pipeline.model import Finding
from prongsai.pipeline.pages.glyphs.maps import READING_ERRORS, FileStructure, find_fonts
from prongsai.pipeline.pages.layer.lost_parts import find_lost_parts

_STREAM = re.compile(rb"stream(?<!endstream)\r?\n")  # begins with what `re` can look for at once
_OBJECT = re.compile(rb"(\d+)[ \t\r\n]+\d+[ \t\r\n]+obj\b")
_SAYS_EMPTY = re.compile(rb"/Length\s+0\b(?!\s+\d+\s+R)")
_FIRST_FILTER = re.compile(rb"/(?:Filter|F)\s*\[?\s*/(\w+)")
_KINDS = (
    (re.compile(rb"/Length1\b|/Type1C\b|/CIDFontType0C\b|/OpenType\b"), "a font"),
    (re.compile(rb"/Subtype\s*/Image\b"), "a picture"),
    (re.compile(rb"/ObjStm\b"), "other objects"),
    (re.compile(rb"/XRef\b"), "the list of objects"),
)
_LONGEST_DICTIONARY = 4096
"""Bytes before a stream in which its dictionary is looked for; the longest of reports have some hundred."""
_HOLE = re.compile(rb"\x00{256,}")
"""Outside of streams a PDF is text; so many zeros are a block of a disk that was never written."""
_SUBSET_TAG = re.compile(r"^[A-Z]{6}\+")
_MOST_NAMED = 5
"""Damaged parts that a message names one by one."""


@dataclass(frozen=True, slots=True)
class Damage:
    """What is damaged: parts in words, and the names of the fonts whose programs are, without the tags of subsets."""

    parts: tuple[str, ...] = ()
    fonts: frozenset[str] = frozenset()

    def describe(self) -> list[Finding]:
        """One finding for all of it; none for a sound file."""
        if not self.parts:
            return []
        more = len(self.parts) - _MOST_NAMED
        what = ", ".join(self.parts[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
        message = f"parts of the file are damaged: {what}; what they show is lost or wrong"
        return [Finding("error", "document-damaged", message, suggestion="fetch the file again from its source")]


def read_damage(file: FileStructure, n_pages: int | None = None) -> Damage:
    """Look at every stream of a PDF, and at the bytes between them; an encrypted file says nothing of its streams.

    Args:
        file: its objects.
        n_pages: the pages that the reader found; None for a file of which only the bytes are looked at, not what it
            says that it holds.
    """
    data = file.data
    if b"/Encrypt" in data:
        return Damage()
    parts: list[str] = []
    numbers: set[int] = set()
    end = 0
    for start, dictionary in _find_streams(data):
        if start < end:
            continue  # the word stands in the data of another stream
        if _HOLE.search(data, end, start):
            parts.append("a hole of zeros")
        end = max(data.find(b"endstream", start), start)
        found = _OBJECT.findall(dictionary)
        if not _is_sound(dictionary, data[start:end]):
            number = int(found[-1]) if found else 0
            numbers.add(number)
            kind = next((name for pattern, name in _KINDS if pattern.search(dictionary)), "a part of a page")
            parts.append(f"{kind} (object {number})")
    if _HOLE.search(data, end):
        parts.append("a hole of zeros")
    if n_pages is not None:
        parts.extend(find_lost_parts(file, n_pages))
    return Damage(tuple(parts), _find_damaged_fonts(file, numbers) if numbers else frozenset())


def _find_streams(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Where the data of each stream begins, with the bytes of its object before."""
    for match in _STREAM.finditer(data):
        before = data[max(0, match.start() - _LONGEST_DICTIONARY) : match.start()]
        yield match.end(), before[max(before.rfind(b"endobj"), 0) :]


def _is_sound(dictionary: bytes, content: bytes) -> bool:
    first = _FIRST_FILTER.search(dictionary)
    name = first.group(1) if first else b""
    if _SAYS_EMPTY.search(dictionary) and not content.strip():
        return True  # a blank page, as qpdf writes it
    if name in (b"FlateDecode", b"Fl"):
        return _inflates(content)
    if name in (b"DCTDecode", b"DCT"):
        return b"\xff\xd9" in content[-_JPEG_TAIL:]
    return True


_JPEG_TAIL = 1024
"""Bytes at the end of a JPEG in which its end mark is looked for; some programs write remarks behind it."""


def _inflates(content: bytes) -> bool:
    """Whether compressed data reaches its end, and the sum over it is right where it has one."""
    inflater = zlib.decompressobj()
    try:
        inflater.decompress(content)
        if inflater.eof:
            return True
        # some programs leave the sum out: then the data itself must say that it ends
        bare = zlib.decompressobj(-zlib.MAX_WBITS)
        bare.decompress(content[2:])
    except zlib.error:
        return False
    return bare.eof


def _find_damaged_fonts(file: FileStructure, numbers: set[int]) -> frozenset[str]:
    """The names of the fonts whose programs are among the objects of these numbers; empty where nothing tells."""
    names: set[str] = set()
    try:
        for _, font in find_fonts(file.document):
            descendants = resolve1(font.get("DescendantFonts"))
            inner = resolve1(descendants[0]) if descendants else font
            descriptor = resolve1(inner.get("FontDescriptor")) or {}
            programs = (descriptor.get(key) for key in ("FontFile", "FontFile2", "FontFile3"))
            if any(isinstance(program, PDFObjRef) and program.objid in numbers for program in programs):
                names.add(_SUBSET_TAG.sub("", str(resolve1(font.get("BaseFont")).name)))
    except READING_ERRORS:
        return frozenset(names)
    return frozenset(names)

"""Which codes of a PDF's fonts have a character of their own, by the font dictionaries alone.

Where a font's ToUnicode table leaves codes out, or is missing, a reader guesses: it prints the code as if it were
ASCII, so `๖๖.๑๗` becomes `,,.96` without any sign in the text. Only the dictionaries tell.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFException, PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import PSException, PSKeyword, PSLiteral

from prongsai.pipeline.pages.pdf_objects import read_objects

_SYMBOLIC = 4
"""Bit 3 of the flags of a font descriptor (ISO 32000-1, table 123)."""
_THAI = re.compile("[\u0e01-\u0e5b]")
READING_ERRORS = (
    PSException,
    PDFException,
    KeyError,
    TypeError,
    ValueError,
    AttributeError,
    RecursionError,
    zlib.error,
)
"""What pdfminer lets through when a file's structure is damaged."""

_TABLE_ERRORS = (*READING_ERRORS, AssertionError, struct.error)
"""What its parser of ToUnicode tables lets through besides."""
_LAST_CODE = 0xFFFF
"""CIDs have two bytes at the most (ISO 32000-1, 9.7.6.2)."""


class FileStructure:
    """The objects of a PDF, by pdfminer: several questions are asked of a file, and it is opened for the first alone.

    What was looked at stays in memory as long as this does.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data

    @cached_property
    def document(self) -> PDFDocument:
        """The open file.

        Raises:
            one of `READING_ERRORS`: the structure cannot be followed.
        """
        return PDFDocument(PDFParser(io.BytesIO(self.data)))


def find_fonts(document: PDFDocument) -> Iterator[tuple[int, dict[str, Any]]]:
    """Object number and dictionary of every font that a page or a form on it names, each once."""
    seen: set[int] = set()
    for page in PDFPage.create_pages(document):
        waiting: list[object] = [page.resources]
        while waiting:
            for kind, reference in _references(waiting.pop()):
                if reference.objid in seen:
                    continue
                seen.add(reference.objid)
                target = resolve1(reference)
                if kind == "Font" and isinstance(target, dict):
                    yield reference.objid, target
                elif isinstance(target, PDFStream) and getattr(target.get("Subtype"), "name", "") == "Form":
                    waiting.append(target.get("Resources"))


def _references(resources: object) -> Iterator[tuple[str, PDFObjRef]]:
    """The fonts and the forms and images that a dictionary of resources names."""
    named = resolve1(resources)
    for kind in ("Font", "XObject") if isinstance(named, dict) else ():
        entries = resolve1(named.get(kind))
        for reference in entries.values() if isinstance(entries, dict) else ():
            if isinstance(reference, PDFObjRef):
                yield kind, reference


@dataclass(frozen=True, slots=True)
class CodeTable:
    """What a font's ToUnicode table has: the codes in it, the characters that it gives, and what it leaves out.

    `guesses` are the characters that a reader prints for codes that the subset holds and the table does not; a subset
    may hold glyphs that no page uses, so only a page that shows one of them is wrong.
    """

    mapped: frozenset[int]
    characters: frozenset[str]
    guesses: frozenset[str]

    def explains(self, seen: Iterable[str]) -> bool:
        """Whether every character that a text layer shows in this font can come from the table.

        Thai that the table lacks comes from ActualText, which LibreOffice writes over clusters; a guess is never Thai.
        """
        characters = {c for c in seen if not c.isspace()}
        unexplained = {c for c in characters - self.characters if not _THAI.match(c)}
        return not unexplained and self.guesses.isdisjoint(characters)


def read_code_tables(file: FileStructure) -> dict[str, CodeTable]:
    """The tables of all embedded fonts that nothing but a table explains, named as `program_of` names them.

    Fonts with a standard encoding need no table and are left out; so is everything when the file cannot be followed.
    """
    found: dict[str, CodeTable] = {}
    try:
        for _, font in find_fonts(file.document):
            descendant = _descendant(font)
            program = _program(descendant) if _needs_map(font, descendant) else None
            if program is None:
                continue
            name = f"{_prefix(font)}{zlib.crc32(program):08x}"
            table = _read_table(font)
            if name in found:  # two font dictionaries over one program
                other = found[name]
                table = CodeTable(
                    table.mapped | other.mapped, table.characters | other.characters, table.guesses | other.guesses
                )
            found[name] = table
    except READING_ERRORS:
        return {}
    return found


def _read_table(font: Mapping[str, Any]) -> CodeTable:
    entries = read_to_unicode(font.get("ToUnicode"))
    missing = used_codes(font) - entries.keys() - {0, 0x20}
    characters = frozenset("".join(entries.values()))
    return CodeTable(frozenset(entries), characters, frozenset(map(_guess, missing)))


def program_of(font: str) -> str:
    """The part of `Char.font` that stands for the embedded program, with a `+` before it for a composite font.

    Word draws one program through a simple font for ASCII and a composite one for Thai; PDFium keeps the subset tag
    only in the name of the composite one.

    >>> program_of("ABCDEE+TH SarabunPSK#3484236a/2"), program_of("Laksaman#48c58da7")
    ('+3484236a', '48c58da7')
    """
    name, _, program = font.rpartition("#")
    return ("+" if "+" in name else "") + program.partition("/")[0]


def _prefix(font: Mapping[str, Any]) -> str:
    return "+" if _name(font.get("Subtype")) == "Type0" and "+" in _name(font.get("BaseFont")) else ""


def used_codes(font: Mapping[str, Any]) -> frozenset[int]:
    """The codes that a font dictionary speaks of: those that a subset holds, and some more.

    A composite font says nothing of codes with its default width.
    """
    if _name(font.get("Subtype")) != "Type0":
        first, widths = resolve1(font.get("FirstChar")), resolve1(font.get("Widths"))
        if not isinstance(first, int) or not isinstance(widths, list):
            return frozenset()
        return frozenset(range(first, first + len(widths)))  # marks have no width
    widths = resolve1(_descendant(font).get("W"))
    codes: set[int] = set()
    pending: list[int] = []
    for item in map(resolve1, widths if isinstance(widths, list) else ()):
        if isinstance(item, list) and pending:
            codes.update(range(pending[0], pending[0] + len(item)))
            pending = []
        elif isinstance(item, int | float):
            pending.append(int(item))
            if len(pending) == 3:  # first, last, width of all
                codes.update(range(pending[0], min(pending[1], 0xFFFF) + 1))
                pending = []
    return frozenset(codes)


def _descendant(font: Mapping[str, Any]) -> Mapping[str, Any]:
    """The CIDFont of a composite font; the font itself otherwise."""
    if _name(font.get("Subtype")) != "Type0":
        return font
    descendants = resolve1(font.get("DescendantFonts"))
    first = resolve1(descendants[0]) if isinstance(descendants, list) and descendants else None
    return first if isinstance(first, dict) else {}


def _needs_map(font: Mapping[str, Any], descendant: Mapping[str, Any]) -> bool:
    """Whether nothing but ToUnicode says what a code is: composite fonts, and symbolic ones without an encoding."""
    if _name(font.get("Subtype")) == "Type0":
        return True
    descriptor = resolve1(descendant.get("FontDescriptor"))
    flags = resolve1(descriptor.get("Flags")) if isinstance(descriptor, dict) else 0
    return "Encoding" not in font and bool(isinstance(flags, int) and flags & _SYMBOLIC)


def _program(descendant: Mapping[str, Any]) -> bytes | None:
    descriptor = resolve1(descendant.get("FontDescriptor"))
    for key in ("FontFile2", "FontFile3", "FontFile"):
        stream = resolve1(descriptor.get(key)) if isinstance(descriptor, dict) else None
        if isinstance(stream, PDFStream):
            return bytes(stream.get_data())
    return None


def read_to_unicode(table: object) -> dict[int, str]:
    """Code -> text of a ToUnicode stream, codes without a text left out; empty where there is no stream.

    A damaged table gives what stands before the damage, as it does in a viewer.
    """
    stream = resolve1(table)
    if not isinstance(stream, PDFStream):
        return {}
    found = _CodesOfTwoBytes()
    with suppress(*_TABLE_ERRORS):
        _TableParser(found, stream.get_data()).run()
    return {code: text for code, text in found.cid2unichr.items() if text}


class _TableParser(CMapParser):
    """pdfminer's parser of ToUnicode tables, its objects from `read_objects` where they are plain."""

    def __init__(self, table: FileUnicodeMap, data: bytes) -> None:
        super().__init__(table, io.BytesIO(data))
        self._data = data

    def run(self) -> None:
        """Read the table to its end."""
        objects = read_objects([self._data])
        if objects is None or any(map(_holds_operator, objects)):
            super().run()
            return
        for one in objects:
            if isinstance(one, PSKeyword):
                self.do_keyword(0, one)
            else:
                self.push((0, one))  # type: ignore[arg-type]


def _holds_operator(value: object) -> bool:
    """Whether an operator stands inside a list or a dictionary, where pdfminer does what it says at once."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(isinstance(one, PSKeyword | dict | list) for one in inside)


class _CodesOfTwoBytes(FileUnicodeMap):
    """Codes up to 0xFFFF: a range in a hostile file may claim four thousand million."""

    def add_cid2unichr(self, cid: int, code: PSLiteral | bytes | int) -> None:
        if cid > _LAST_CODE:
            raise PDFException(f"code {cid} is longer than two bytes")
        super().add_cid2unichr(cid, code)


def _guess(code: int) -> str:
    """What PDFium prints for a code without a character: the code itself, as ASCII or Unicode."""
    if code in (0x0A, 0x0D) or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return {0x02: "-", 0x27: "\u2019", 0x60: "\u2018"}.get(code, chr(code))


def _name(value: object) -> str:
    name = getattr(resolve1(value), "name", "")
    return name.decode("latin-1") if isinstance(name, bytes) else str(name)

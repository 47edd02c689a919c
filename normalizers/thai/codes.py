"""Codes that stand for Thai signs where a font or a tool gave no character: tables in `data/glyphs/codes.csv`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal, get_args

from prongsai.normalizers.tables import read_table
from prongsai.normalizers.thai.steps import TEXT, Change, SignLine, Step, rewrite

CodeKind = Literal["private-use", "check-box", "glyph-number"]
"""Microsoft's positional variants of Thai signs (moved left, lowered, without tail); the boxes of symbol fonts, which
are answers on forms; glyph numbers of fonts that are embedded without a map and are the same in every file."""
COLUMNS = ("kind", "code", "character", "name", "source")


class CodeTableError(ValueError):
    """The table of codes contradicts itself or is not written as one; the message names the line."""


@cache
def read_codes(kind: CodeKind) -> Mapping[int, str]:
    """Code -> the character that it draws, for one kind of codes.

    Raises:
        CodeTableError: a column is missing, a code stands there twice, or a character is not the one that is named.
    """
    return check_codes(read_table("glyphs", "codes"))[kind]


def check_codes(rows: Iterable[Mapping[str, str]]) -> Mapping[CodeKind, Mapping[int, str]]:
    """Rows of the table -> code and character by kind; errors as in `read_codes`."""
    found: dict[CodeKind, dict[int, str]] = {kind: {} for kind in get_args(CodeKind)}
    for number, row in enumerate(rows, start=2):
        place = f"data/glyphs/codes.csv line {number}"
        if tuple(row) != COLUMNS or not all(row.values()):
            raise CodeTableError(f"{place}: wanted {', '.join(COLUMNS)}, none of them empty")
        kind = next((kind for kind in found if kind == row["kind"]), None)
        if kind is None:
            raise CodeTableError(f"{place}: {row['kind']!r} is none of {', '.join(found)}")
        code = int(row["code"]) if kind == "glyph-number" else int(row["code"].removeprefix("U+"), 16)
        character = chr(int(row["character"].removeprefix("U+"), 16))
        if unicodedata.name(character, "") != row["name"]:
            raise CodeTableError(f"{place}: {row['character']} is not {row['name']}")
        if code in found[kind]:
            raise CodeTableError(f"{place}: {row['code']} stands there twice")
        found[kind][code] = character
    return found


def _class_of(kind: CodeKind) -> str:
    return "".join(f"\\U{code:08x}" for code in sorted(read_codes(kind)))


def _read_glyph_number(_line: SignLine, match: re.Match[str]) -> Iterator[Change]:
    character = read_codes("glyph-number").get(int(match["number"]))
    return rewrite(match, character) if character else iter(())


def _decode_private_use(_line: SignLine, match: re.Match[str]) -> Iterator[Change]:
    return rewrite(match, read_codes("private-use")[ord(match[0])])


def _keep_check_box(_line: SignLine, match: re.Match[str]) -> Iterator[Change]:
    return rewrite(match, read_codes("check-box")[ord(match[0])])


READ_GLYPH_NUMBER = Step(
    name="read-glyph-numbers",
    mends="`(cid:917)` stands for a sign",
    because="pdfminer and pdfplumber print the number of a glyph that has no character; e-LAAS and budget books embed "
    "the same fonts everywhere. DilleniaUPC's digits (344 to 353) are left out: a string does not say whose code it is",
    pattern=re.compile(r"\(cid:(?P<number>\d{1,5})\)"),
    find=_read_glyph_number,
    grounds=TEXT,  # PDFium prints no numbers, and what a page really shows in brackets stays
)
DECODE_PRIVATE_USE = Step(
    name="decode-private-use",
    mends="a sign has a code of the private use area",
    because="Distiller keeps Microsoft's codes for signs that are moved left, lowered or lose their tail",
    pattern=re.compile(f"[{_class_of('private-use')}]"),
    find=_decode_private_use,
)
KEEP_CHECK_BOX = Step(
    name="keep-check-boxes",
    mends="a box of a symbol font has a code of the private use area",
    because="Wingdings has no characters; the box, empty, ticked or crossed, is an answer on a form",
    pattern=re.compile(f"[{_class_of('check-box')}]"),
    find=_keep_check_box,
)

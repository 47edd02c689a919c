"""Ways in which real text layers are broken, done on purpose to good ones; the pages keep their looks.

Each class takes the true character of every glyph (see `glyphs.py`), drops all ActualText, and writes a ToUnicode table
as a faulty producer would, or rewrites the order of glyphs in the content stream (see `restream.py`).
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from tests.corpus import restream
from tests.corpus.fonts import FontMap, strip_actual_text, write_to_unicode
from tests.corpus.glyphs import NIKHAHIT, SARA_AA, SARA_AM, learn_glyphs

BLANK = " "
FFFD = "\ufffd"
MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d"
LEADING_VOWELS = "\u0e40\u0e41\u0e42\u0e43\u0e44"
PUA = {
    "\u0e34": "\uf701",
    "\u0e35": "\uf702",
    "\u0e36": "\uf703",
    "\u0e37": "\uf704",
    "\u0e31": "\uf710",
    "\u0e4d": "\uf711",
    "\u0e47": "\uf712",
    "\u0e38": "\uf718",
    "\u0e39": "\uf719",
    "\u0e48": "\uf70a\uf705\uf713",
    "\u0e49": "\uf70b\uf706\uf714",
    "\u0e4a": "\uf70c\uf707\uf715",
    "\u0e4b": "\uf70d\uf708\uf716",
    "\u0e4c": "\uf70e\uf709\uf717",
}
"""The private characters of the old Thai Windows fonts, one per drawn form of a mark."""

Tell = Callable[[str, int], "str | None"]
"""(true character, which of its glyph variants) -> what the table shall say; None leaves the glyph out."""


@dataclass(frozen=True)
class Garbled:
    """A broken copy; `changes` counts the table entries or glyph runs that differ from a faithful layer."""

    data: bytes
    changes: int


def retell(pdf: pikepdf.Pdf, fonts: list[FontMap], tell: Tell) -> int:
    """Write each font's ToUnicode from the true characters through `tell`; the number of entries that are not true."""
    changes = 0
    for each in fonts:
        table = {}
        seen: dict[str, int] = {}
        for code, char in sorted(each.true.items()):
            if not char:
                continue
            said = tell(char, seen.get(char, 0))
            seen[char] = seen.get(char, 0) + 1
            changes += said != char
            if said is not None:
                table[code] = said
        write_to_unicode(pdf, each, table)
    return changes


def replacing(table: dict[str, str | None]) -> Tell:
    return lambda char, _: table.get(char, char)


def faithful(char: str, _: int) -> str:
    return char


def pua(char: str, variant: int) -> str:
    forms = PUA.get(char, char)
    return forms[min(variant, len(forms) - 1)]


def unmapped_marks(char: str, _: int) -> str | None:
    return None if char in MARKS else char


def unmapped_digits(char: str, _: int) -> str | None:
    return None if char.isdigit() else char


def zero_width(char: str, _: int) -> str:
    return "\u200b" + char if char in LEADING_VOWELS else char


def blank_before_mark(char: str, _: int) -> str:
    return BLANK + char if char in "\u0e38\u0e39\u0e4c" else char


def collided(char: str, variant: int) -> str:
    """LibreOffice's kind in its worst form: the second glyph of a mark is called by another mark's name."""
    trades = {"\u0e49": "\u0e39", "\u0e39": "\u0e48", "\u0e48": "\u0e39", "\u0e4d": SARA_AM, "\u0e35": "\u0e36"}
    return trades.get(char, char) if variant or char in (NIKHAHIT, "\u0e39") else char


def spoil_body_font(pdf: pikepdf.Pdf, fonts: list[FontMap]) -> int:
    """One subset of the page says nonsense (control characters and ASCII), the others stay right."""
    worst = max(fonts, key=lambda each: len(each.true))
    changes = retell(pdf, [each for each in fonts if each is not worst], faithful)
    nonsense = {code: chr(1 + (code * 37 + 11) % 94) for code in worst.true}
    write_to_unicode(pdf, worst, nonsense)
    return changes + len(nonsense)


def remove_tables(pdf: pikepdf.Pdf, fonts: list[FontMap]) -> int:
    """No ToUnicode at all: readers say (cid:n), or guess."""
    return retell(pdf, fonts, lambda _char, _variant: None)


def by_table(tell: Tell) -> Callable[[pikepdf.Pdf, list[FontMap]], int]:
    return lambda pdf, fonts: retell(pdf, fonts, tell)


def by_stream(change: restream.Change) -> Callable[[pikepdf.Pdf, list[FontMap]], int]:
    """A faithful table (sara am in two glyphs, as every such producer has it) over a changed order of glyphs."""

    def apply(pdf: pikepdf.Pdf, fonts: list[FontMap]) -> int:
        retell(pdf, fonts, faithful)
        return restream.rewrite(pdf, fonts, change)

    return apply


GARBLES: dict[str, Callable[[pikepdf.Pdf, list[FontMap]], int]] = {
    "decomposed-sara-am": lambda pdf, fonts: (
        retell(pdf, fonts, faithful) + sum(NIKHAHIT in f.true.values() for f in fonts)
    ),
    "ghost-blank": by_table(replacing({NIKHAHIT: BLANK})),
    "reversed-sara-am": by_stream(restream.reverse_sara_am),
    "swapped-subset": by_table(replacing({NIKHAHIT: BLANK, SARA_AA: SARA_AM})),
    "doubled-sara-am": by_table(replacing({NIKHAHIT: SARA_AM})),
    "replacement-character": by_table(replacing({NIKHAHIT: FFFD})),
    "nul-tone": by_table(replacing({"\u0e48": "\x00", NIKHAHIT: FFFD})),
    "pua-marks": by_table(pua),
    "unmapped-marks": by_table(unmapped_marks),
    "unmapped-digits": by_table(unmapped_digits),
    "no-tounicode": remove_tables,
    "collided-tounicode": by_table(collided),
    "nonsense-font": spoil_body_font,
    "zero-width": by_table(zero_width),
    "blank-before-mark": by_table(blank_before_mark),
    "displaced-marks": by_stream(restream.displace_marks),
    "tone-before-vowel": by_stream(restream.tone_before_vowel),
    "cut-numbers": by_stream(restream.cut_numbers),
}
"""Class -> what it does to an open PDF; `libreoffice` is the producer's own fault and has no entry here.

A new class goes to the end: its place picks the reports that the gate breaks so, and with them what its floors hold.
"""

CLASSES = ("libreoffice", *GARBLES)


def garble(path: Path, name: str) -> Garbled:
    """A broken copy of the PDF at `path`; the same input gives the same bytes.

    Raises:
        KeyError: there is no class of that name.
    """
    with pikepdf.open(path) as pdf:
        if name == "libreoffice":
            fonts = list(learn_glyphs(pdf).values())
            changes = sum(each.said.get(code, "") != char for each in fonts for code, char in each.true.items())
            strip_actual_text(pdf)
        else:
            fonts = list(learn_glyphs(pdf).values())
            strip_actual_text(pdf)
            changes = GARBLES[name](pdf, fonts)
        buffer = io.BytesIO()
        pdf.save(buffer, deterministic_id=True)
    return Garbled(buffer.getvalue(), changes)

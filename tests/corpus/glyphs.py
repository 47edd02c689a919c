"""What every glyph of a typeset PDF really is, learnt from the file itself.

LibreOffice and Chromium put ActualText around the clusters that their ToUnicode tables get wrong. Each code is worth
one drawn character; marks inside a cluster go to the code that stands where such a mark stands (`glyph_places.py`), and
a vote over the document settles what is left.
"""

from __future__ import annotations

import io
import re
from collections import Counter, defaultdict
from itertools import groupby

import pikepdf

from tests.corpus.fonts import SHOW, FontMap, has_actual_text, instructions, page_fonts, shown_bytes
from tests.corpus.glyph_places import ABOVE, BELOW, Place, place_glyphs, place_of_char

NIKHAHIT, SARA_AA, SARA_AM = "\u0e4d", "\u0e32", "\u0e33"
TONES = "\u0e48\u0e49\u0e4a\u0e4b"
FontKey = tuple[int, int]
Glyph = tuple[FontKey, int, str]
"""A shown code of a font with the character that the file gives it."""


def drawn(text: str) -> str:
    """The characters of `text` as glyphs stand in the stream: sara am in two, its ring before the tone.

    >>> [hex(ord(c)) for c in drawn("\\u0e19\\u0e49\\u0e33")]
    ['0xe19', '0xe4d', '0xe49', '0xe32']
    """
    split = text.replace(SARA_AM, NIKHAHIT + SARA_AA)
    return re.sub(f"([{TONES}]){NIKHAHIT}", rf"{NIKHAHIT}\1", split)


def read_glyphs(page: pikepdf.Page, known: dict[FontKey, FontMap]) -> list[Glyph]:
    """Everything that a page shows, in stream order, ActualText honoured where it has a character per code."""
    fonts = page_fonts(page, known)
    current: FontMap | None = None
    found: list[Glyph] = []
    span: tuple[str, int] | None = None
    for operands, operator in instructions(page):
        name = str(operator)
        if name == "Tf":
            current = fonts[str(operands[0])]
        elif has_actual_text(operands, operator):
            span = (drawn(str(operands[1]["/ActualText"])), len(found))
        elif name == "EMC" and span is not None:
            wanted, start = span
            if len(wanted) == len(found) - start:
                found[start:] = [
                    (font, code, char) for (font, code, _), char in zip(found[start:], wanted, strict=True)
                ]
            span = None
        elif name in SHOW and current is not None:
            found += [
                (current.font.objgen, code, current.said.get(code, "")) for code in current.codes(shown_bytes(operands))
            ]
    return found


def settle_cluster(marks: list[Glyph], places: dict[FontKey, dict[int, Place]]) -> list[Glyph]:
    """The marks of one letter, each character moved to a code that stands in its place, order kept otherwise."""
    waiting = [char for _, _, char in marks]
    settled: list[Glyph] = []
    for font, code, char in marks:
        place = places.get(font, {}).get(code)
        fitting = [each for each in waiting if place_of_char(each) == place]
        taken = fitting[0] if fitting else char
        if taken in waiting:
            waiting.remove(taken)
        settled.append((font, code, taken))
    return settled


def learn_glyphs(pdf: pikepdf.Pdf) -> dict[FontKey, FontMap]:
    """Every font of the file with the true character of each of its codes."""
    known: dict[FontKey, FontMap] = {}
    pages = [read_glyphs(page, known) for page in pdf.pages]
    for each in known.values():
        each.widths = dict.fromkeys((code for glyphs in pages for _, code, _ in glyphs), 0.0) | each.widths
    buffer = io.BytesIO()
    pdf.save(buffer)
    places = place_glyphs(buffer.getvalue(), list(known.values()))
    votes: dict[FontKey, dict[int, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for glyphs in pages:
        for is_mark, run in groupby(glyphs, key=lambda glyph: glyph[2] in ABOVE + BELOW and glyph[2] != ""):
            for font, code, char in settle_cluster(list(run), places) if is_mark else run:
                fits = places.get(font, {}).get(code) == place_of_char(char) or not is_mark
                votes[font][code][char] += 100 if fits else 1
    for key, each in known.items():
        each.true = {code: count.most_common(1)[0][0] for code, count in votes[key].items()}
    return known

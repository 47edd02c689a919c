"""Changes the order of glyphs inside content streams, keeping every glyph where it is drawn."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf

from tests.corpus.fonts import SHOW, FontMap, instructions, page_fonts
from tests.corpus.glyphs import NIKHAHIT, SARA_AA, TONES

UPPER_LOWER = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39"
MARKS = UPPER_LOWER + TONES + "\u0e47\u0e4c"

Item = int | float
"""A glyph code (int), or a move to the left in thousandths of the type size (float)."""

Change = Callable[[list[Item], FontMap], tuple[list[Item], int]]
"""One shown run and its font -> the run rewritten, and how often it changed."""


def is_consonant(char: str) -> bool:
    return "\u0e01" <= char <= "\u0e2e"


def width(font: FontMap, code: int) -> float:
    return font.widths.get(code, 0.0)


def drawn_in_turn(font: FontMap, first: int, second: int) -> list[Item]:
    """The second glyph, then the first, both where they stood."""
    own, step = width(font, first), width(font, second)
    return [-own, second, own + step, first, -step]


def displace_marks(items: list[Item], font: FontMap) -> tuple[list[Item], int]:
    """Every second mark comes after the consonant that follows it, as readers give it that sort by place."""
    out, changes, index, seen = list(items), 0, 0, 0
    while index + 1 < len(out):
        mark, following = out[index], out[index + 1]
        if (
            isinstance(mark, int)
            and isinstance(following, int)
            and font.true.get(mark, "") in MARKS
            and font.true.get(mark)
            and is_consonant(font.true.get(following, ""))
        ):
            seen += 1
            if seen % 2:
                out[index : index + 2] = drawn_in_turn(font, mark, following)
                changes += 1
                index += 4
        index += 1
    return out, changes


def tone_before_vowel(items: list[Item], font: FontMap) -> tuple[list[Item], int]:
    """Vowel and tone of one letter trade places; both stand on the pen without moving it."""
    out, changes = list(items), 0
    for index in range(len(out) - 1):
        vowel, tone = out[index], out[index + 1]
        if (
            isinstance(vowel, int)
            and isinstance(tone, int)
            and font.true.get(vowel, "-") in UPPER_LOWER
            and font.true.get(tone, "-") in TONES
            and width(font, vowel) == width(font, tone) == 0
        ):
            out[index], out[index + 1] = tone, vowel
            changes += 1
    return out, changes


def reverse_sara_am(items: list[Item], font: FontMap) -> tuple[list[Item], int]:
    """The ring of a sara am comes after its tail."""
    out, changes, index = list(items), 0, 0
    while index + 1 < len(out):
        ring, tail = out[index], out[index + 1]
        if (
            isinstance(ring, int)
            and isinstance(tail, int)
            and font.true.get(ring) == NIKHAHIT
            and font.true.get(tail) == SARA_AA
        ):
            out[index : index + 2] = drawn_in_turn(font, ring, tail)
            changes += 1
            index += 4
        index += 1
    return out, changes


def cut_numbers(items: list[Item], font: FontMap) -> tuple[list[Item], int]:
    """A padding blank stands over the end of a number's first digit."""
    blanks = [code for code, char in font.true.items() if char == " "]
    if not blanks:
        return items, 0
    blank = blanks[0]
    out: list[Item] = []
    changes, digits_before = 0, 0
    codes_after = [item for item in items if isinstance(item, int)]
    position = 0
    for item in items:
        out.append(item)
        if not isinstance(item, int):
            continue
        position += 1
        is_digit = font.true.get(item, "").isdigit()
        digits_before = digits_before + 1 if is_digit else 0
        following = font.true.get(codes_after[position], "") if position < len(codes_after) else ""
        if digits_before == 1 and following.isdigit():
            out += [blank, width(font, blank)]
            changes += 1
    return out, changes


def to_items(operand: pikepdf.Object, font: FontMap) -> list[Item]:
    """The operand of a Tj or TJ as codes and moves."""
    if not isinstance(operand, pikepdf.Array):
        return list(font.codes(bytes(operand)))
    items: list[Item] = []
    for part in operand:
        if isinstance(part, pikepdf.String):
            items += font.codes(bytes(part))
        else:
            items.append(float(part))
    return items


def to_operand(items: list[Item], font: FontMap) -> pikepdf.Array:
    parts: list[pikepdf.Object | float] = []
    run: list[int] = []
    for item in [*items, 0.0]:
        if isinstance(item, int):
            run.append(item)
            continue
        if run:
            parts.append(pikepdf.String(font.pack(run)))
            run = []
        if item:
            parts.append(round(item, 2))
    return pikepdf.Array(parts)


def rewrite(pdf: pikepdf.Pdf, fonts: list[FontMap], change: Change) -> int:
    """Apply `change` to every shown run of the document; how many changes were made."""
    known = {each.font.objgen: each for each in fonts}
    total = 0
    for page in pdf.pages:
        names = page_fonts(page, known)
        current: FontMap | None = None
        out = []
        for operands, operator in instructions(page):
            name = str(operator)
            if name == "Tf":
                current = names[str(operands[0])]
            if name in SHOW and current is not None and name in ("Tj", "TJ"):
                items, changes = change(to_items(operands[0], current), current)
                if changes:
                    total += changes
                    out.append(([to_operand(items, current)], pikepdf.Operator("TJ")))
                    continue
            out.append((operands, operator))
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(out))
    return total

"""Repairs of a text layer glyph by glyph.

The glyphs keep their number and their `raw`; a mended glyph has another `text`, and one whose sign another glyph has
taken over has the empty text. The steps are those of `prongsai.normalizers.thai.repair`, which ask the glyphs for
what only their places tell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from prongsai.normalizers.thai.marks import RETURN_DISPLACED
from prongsai.normalizers.thai.repair import take_steps
from prongsai.normalizers.thai.steps import StepTaken
from prongsai.pipeline.model import Char
from prongsai.pipeline.pages.glyphs.line import GlyphLine


@dataclass(frozen=True, slots=True)
class RepairedChars:
    """The glyphs of a page after repair, and what was done to them."""

    chars: list[Char]
    steps: tuple[StepTaken, ...] = ()


def repair_glyphs(
    chars: Sequence[Char], swapped_fonts: Collection[str] = (), first: Iterable[StepTaken] = ()
) -> RepairedChars:
    """Mend the glyphs of one page, given in content-stream order.

    Args:
        chars: glyphs of a page; their `text` is where the repair starts.
        swapped_fonts: names of the font subsets whose sara aa reads sara am.
        first: edits that were decided elsewhere (from the glyphs' outlines) and run before all steps.
    Returns:
        The same glyphs with mended `text`; on a page without a fault the very same objects.
    """
    line = GlyphLine(chars, swapped_fonts)
    taken = list(first)
    for step in taken:
        line.set_texts(step.edits)
    taken += take_steps(line)
    if not taken:
        return RepairedChars(list(chars))
    names: dict[int, tuple[str, ...]] = {}
    for step in taken:
        for index, _ in step.edits:
            names[index] = (*names.get(index, ()), step.name)
    mended = list(chars)
    for index in names:
        char, text = chars[index], line.texts[index]
        # the second reading of a glyph lies on the first one: without text it must not push the next glyph away
        is_shadow = not text and index + 1 < len(chars) and chars[index + 1].x0 == char.x0
        x1 = char.x0 if is_shadow else char.x1
        mended[index] = char._replace(text=text, x1=x1, steps=(*char.steps, *dict.fromkeys(names[index])))
    for step in taken:
        if step.name == RETURN_DISPLACED.name:
            for (letter, _), (mark, _) in zip(step.edits[::2], step.edits[1::2], strict=True):
                mended[letter], mended[mark] = _exchange_places(mended[letter], mended[mark])
    return RepairedChars(mended, tuple(taken))


def _exchange_places(one: Char, other: Char) -> tuple[Char, Char]:
    """Two glyphs of a line that have taken each other's text, each where its new text is drawn."""
    return (
        one._replace(x0=other.x0, top=other.top, x1=other.x1, bottom=other.bottom),
        other._replace(x0=one.x0, top=one.top, x1=one.x1, bottom=one.bottom),
    )

"""Repairs of a text layer glyph by glyph, and their replay.

The glyphs keep their number and their `raw`; a mended glyph has another `text`, and one whose sign another glyph has
taken over has the empty text. A step is a name and a generator of edits, so every change can be shown and replayed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from prongsai.pipeline.model import Char
from prongsai.pipeline.pages.glyphs.line import Edit, GlyphLine, StepTaken
from prongsai.pipeline.pages.glyphs.steps import CHANGES_PLACES, MAY_BE_BROKEN, ONCE, STEPS

__all__ = ["STEPS", "Edit", "RepairedChars", "StepTaken", "repair_glyphs", "replay_steps"]

_MORE_ROUNDS = 4
"""Real pages need one round more; the limit only ends a loop."""


@dataclass(frozen=True, slots=True)
class RepairedChars:
    """The glyphs of a page after repair, and what was done to them."""

    chars: list[Char]
    steps: tuple[StepTaken, ...] = ()
    _names: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def steps_at(self, indices: Iterable[int]) -> tuple[str, ...]:
        """The names of the steps that changed any of these glyphs, each once, in the order applied."""
        if not self._names:
            return ()
        names = dict.fromkeys(name for index in indices for name in self._names.get(index, ()))
        return tuple(step.name for step in self.steps if step.name in names)


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
    line = GlyphLine(chars)
    taken: list[StepTaken] = []
    for step in first:
        line.apply(step)
        taken.append(step)
    if swapped_fonts or taken or MAY_BE_BROKEN.search(line.text):
        taken.extend(_take_steps(line, swapped_fonts))
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
        if step.name == CHANGES_PLACES:
            for (letter, _), (mark, _) in zip(step.edits[::2], step.edits[1::2], strict=True):
                mended[letter], mended[mark] = _exchange_places(mended[letter], mended[mark])
    return RepairedChars(mended, tuple(taken), names)


def _exchange_places(one: Char, other: Char) -> tuple[Char, Char]:
    """Two glyphs of a line that have taken each other's text, each where its new text is drawn."""
    return (
        one._replace(x0=other.x0, top=other.top, x1=other.x1, bottom=other.bottom),
        other._replace(x0=one.x0, top=one.top, x1=one.x1, bottom=one.bottom),
    )


def _take_steps(line: GlyphLine, swapped_fonts: Collection[str]) -> list[StepTaken]:
    """Run all steps on the working copy until none fires: one repair can bare the sign of an earlier one."""
    taken: list[StepTaken] = []
    for is_first_round in (True, *[False] * _MORE_ROUNDS):
        before = len(taken)
        for name, find_edits in STEPS.items():
            if name in ONCE and not is_first_round:
                continue
            step = StepTaken(name, tuple(find_edits(line, swapped_fonts)))
            if step.edits:
                line.apply(step)
                taken.append(step)
        if len(taken) == before:
            break
    return taken


def replay_steps(raw: Sequence[str], steps: Iterable[StepTaken]) -> list[str]:
    """Apply recorded steps to the raw text of each glyph once more; gives the repaired text of each glyph."""
    texts = list(raw)
    for step in steps:
        for index, text in step.edits:
            texts[index] = text
    return texts

"""Repairs of broken Thai: which steps there are, their order, how they run, and how to replay them.

The one table for strings (dumps, recognised text, cells) and for the glyphs of text layers, which
`prongsai.pipeline.pages.glyphs.repairs` runs with the places of the glyphs at hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from prongsai.normalizers.thai import codes, marks, sara_am
from prongsai.normalizers.thai.steps import SignLine, Step, StepTaken

STEPS: MappingProxyType[str, Step] = MappingProxyType(
    {
        step.name: step
        for step in (
            # signs first: every later step looks for Thai letters
            codes.READ_GLYPH_NUMBER,
            codes.DECODE_PRIVATE_USE,
            codes.KEEP_CHECK_BOX,
            marks.DROP_INVISIBLE,
            # a blank that the reader made up carries nothing; every blank after this one was in the layer
            marks.DROP_INVENTED,
            # a swapped text is recognised by having no sara aa, which the next steps would give it
            sara_am.RESTORE_SWAPPED,
            # a blank before sara aa carries the sara am: read it before any blank of the layer is dropped
            sara_am.CLOSE_GHOST,
            marks.RETURN_DISPLACED,
            sara_am.FILL_NIKHAHIT,
            marks.CLOSE_BLANK,
            marks.DROP_DOUBLED_MARK,
            sara_am.COMPOSE,
            sara_am.TURN_REVERSED,
            sara_am.DROP_DOUBLED,
            sara_am.TONE_BEFORE_AM,
            sara_am.TONE_BEFORE_AA,
            marks.VOWEL_BEFORE_TONE,
            marks.JOIN_SARA_AE,
            marks.DROP_PADDING,
        )
    }
)
"""Every repair by its name, in the order in which they are tried."""

_MAX_ROUNDS = 6
"""A repair can bare the sign of an earlier one; real text needs two rounds, the limit only ends a loop."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A mended string, what it was, and the names of the steps between, in the order applied."""

    text: str
    raw: str
    steps: tuple[str, ...] = ()


def take_steps(line: SignLine) -> list[StepTaken]:
    """Run the steps of the line's ground over it until none fires; the line then reads the mended text."""
    taken: list[StepTaken] = []
    for number in range(_MAX_ROUNDS):
        before = len(taken)
        for step in STEPS.values():
            if line.ground not in step.grounds or (number > 0 and line.ground in step.once):
                continue
            edits = line.apply(step.find_changes(line))
            if edits:
                taken.append(StepTaken(step.name, edits))
        if len(taken) == before:
            break
    return taken


def repair_text(text: str) -> Repair:
    """Mend broken Thai in a string and say how.

    Good text comes back as it is, repairing twice changes nothing more, and no digit is ever touched.

    >>> repair_text("\u0e1b\u0e23\u0e30\u0e08 \u0e32\u0e1b\u0e35 2566").steps
    ('close-ghost-blank',)
    """
    line = SignLine(text)
    taken = take_steps(line)
    return Repair(line.text, text, tuple(step.name for step in taken))


def replay(raw: str, steps: Iterable[str]) -> str:
    """Apply the named steps to `raw` once more; with `Repair.steps` it gives `Repair.text`.

    >>> replay("\u0e19\u0e4d\u0e49\u0e32", ["compose-sara-am"]) == "\u0e19\u0e49\u0e33"
    True

    Raises:
        KeyError: a step has no such name.
    """
    line = SignLine(raw)
    for name in steps:
        line.apply(STEPS[name].find_changes(line))
    return line.text

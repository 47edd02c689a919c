"""Repairs of broken Thai in strings: which steps there are, their order, and how to replay them.

For text that has lost its glyphs: dumps, recognised text, cells. Text layers are mended before that, with the glyphs'
positions at hand, by `prongsai.pipeline.pages.layer.verdict`; this is what remains possible afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import MappingProxyType

from prongsai.normalizers.thai.codes import decode_private_use, keep_check_boxes, read_glyph_numbers
from prongsai.normalizers.thai.marks import (
    close_blank_before_mark,
    drop_doubled_marks,
    drop_invisible_characters,
    join_sara_ae,
    move_tone_before_sara_aa,
    move_vowel_before_tone,
)
from prongsai.normalizers.thai.sara_am import (
    close_ghost_blank,
    compose_sara_am,
    drop_doubled_sara_am,
    fill_unknown_nikhahit,
    move_tone_before_sara_am,
    restore_swapped_sara_am,
    turn_reversed_sara_am,
)

Step = Callable[[str], str]

STEPS: MappingProxyType[str, Step] = MappingProxyType(
    {
        # signs first: every later step looks for Thai letters
        "read-glyph-numbers": read_glyph_numbers,
        "decode-private-use": decode_private_use,
        "keep-check-boxes": keep_check_boxes,
        "drop-invisible-characters": drop_invisible_characters,
        # a swapped text is recognised by having no sara aa, which the next steps would give it
        "restore-swapped-sara-am": restore_swapped_sara_am,
        # a blank before sara aa carries the sara am: read it before any blank is dropped
        "close-ghost-blank": close_ghost_blank,
        "fill-unknown-nikhahit": fill_unknown_nikhahit,
        "close-blank-before-mark": close_blank_before_mark,
        "drop-doubled-marks": drop_doubled_marks,
        "compose-sara-am": compose_sara_am,
        "turn-reversed-sara-am": turn_reversed_sara_am,
        "drop-doubled-sara-am": drop_doubled_sara_am,
        "move-tone-before-sara-am": move_tone_before_sara_am,
        "move-tone-before-sara-aa": move_tone_before_sara_aa,
        "move-vowel-before-tone": move_vowel_before_tone,
        "join-sara-ae": join_sara_ae,
    }
)
"""Every repair by its name, in the order in which they are tried."""

_MAX_ROUNDS = 6
"""A repair can bare the sign of an earlier one; real text needs two rounds, the limit only ends a loop."""
_MAY_BE_BROKEN = re.compile(
    "[\ufffd\x00\u200b-\u200d\u2060\ufeff\u00ad\uf050-\uf0fe\uf700-\uf71a\u0e4d\u0e33]|\\(cid:|\u0e40\u0e40"
    "|[ \u0e32\u0e48-\u0e4c][\u0e31-\u0e3a\u0e47-\u0e4e]|([\u0e31\u0e34-\u0e3a\u0e47])\\1"
)
"""A cheap sign that some step may fire; text without it is returned at once."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A mended string, what it was, and the names of the steps between, in the order applied."""

    text: str
    raw: str
    steps: tuple[str, ...] = ()


def repair_text(text: str) -> Repair:
    """Mend broken Thai in a string and say how.

    Good text comes back as it is, repairing twice changes nothing more, and no digit is ever touched.

    >>> repair_text("\u0e1b\u0e23\u0e30\u0e08 \u0e32\u0e1b\u0e35 2566").steps
    ('close-ghost-blank',)
    """
    if not _MAY_BE_BROKEN.search(text):
        return Repair(text, text)
    mended, steps = text, []
    for _ in range(_MAX_ROUNDS):
        before = mended
        for name, step in STEPS.items():
            changed = step(mended)
            if changed != mended:
                steps.append(name)
                mended = changed
        if mended == before:
            return Repair(mended, text, tuple(steps))
    return Repair(text, text)  # steps that undo each other prove nothing: the text stays as printed


def replay(raw: str, steps: Iterable[str]) -> str:
    """Apply the named steps to `raw` once more; with `Repair.steps` it gives `Repair.text`.

    Raises:
        KeyError: a step has no such name.
    """
    for name in steps:
        raw = STEPS[name](raw)
    return raw

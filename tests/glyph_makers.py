"""Lines of glyphs as a text layer has them, written as strings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from prongsai.normalizers.thai.steps import StepTaken
from prongsai.pipeline.model import Char
from prongsai.pipeline.pages.glyphs.maps import CodeTable
from prongsai.pipeline.pages.layer.verdict import LayerCounter, LayerVerdict

GHOST = "\x01"
"""A blank that advances by nothing."""
INVENTED = "\x02"
"""A blank without width that the reader made up."""
PADDING = "\x03"
"""A drawn blank that the next glyph is drawn over: its pen stands where the glyph before ends, and so does the next."""
MARKS = frozenset(
    chr(code)
    for code in range(0x0E31, 0x0E4F)
    if chr(code) not in "\u0e32\u0e33\u0e3f" and not 0x0E40 <= code <= 0x0E46
)
WIDTH_PT = 10.0
_ROOMLESS = frozenset(GHOST + INVENTED) | MARKS
_BLANKS = frozenset(GHOST + INVENTED + PADDING)


def make_glyphs(text: str, font: str = "F#1", y: float = 100.0, x: float = 50.0) -> list[Char]:
    """One glyph for each character, ten points wide; marks and ghosts have no width, a line break starts a new line."""
    chars: list[Char] = []
    left = x
    for sign in text:
        if sign == "\n":
            x, y = left, y + 24.0
            continue
        width = 0.0 if sign in _ROOMLESS else WIDTH_PT
        shown = " " if sign in _BLANKS else sign
        chars.append(Char(shown, shown, x, y - 12, x + width, y + 3, y, 16.0, font, sign == INVENTED))
        x += 0.0 if sign == PADDING else width
    return chars


def read_glyphs(chars: list[Char]) -> str:
    """What the glyphs read, one after the other."""
    return "".join(char.text for char in chars)


def judge_layer(
    pages: Iterable[Sequence[Char]], image_share: float = 0.0, tables: Mapping[str, CodeTable] | None = None
) -> LayerVerdict:
    """The verdict on a document of these pages, all of them under pictures of one share."""
    counter = LayerCounter()
    for chars in pages:
        counter.add(chars, image_share)
    return counter.judge(tables or {})


def replay_steps(raw: Sequence[str], steps: Iterable[StepTaken]) -> list[str]:
    """The text of each glyph once recorded steps are applied to its raw text, as a reader of the data may do it."""
    texts = list(raw)
    for step in steps:
        for index, text in step.edits:
            texts[index] = text
    return texts

"""A line of a text in chunks: what stands between gaps of two blanks and more."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from prongsai.pipeline.pages.dumps.lines import Line

_GAP = re.compile("[ \u00a0\u2000-\u200a\u3000]{2,}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A text between gaps: where it begins and ends on the screen, and as a program counts signs."""

    text: str
    seen: tuple[int, int]
    counted: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cut:
    """A line with its chunks, from left to right."""

    line: Line
    chunks: tuple[Piece, ...]


def cut_line(line: Line) -> Cut:
    """The chunks of a line, tabs spread."""
    chunks = []
    at = 0
    raw = line.raw.expandtabs()
    widths = [0]
    for sign in raw:
        widths.append(widths[-1] + (unicodedata.category(sign) not in ("Mn", "Cf")))
    for start, end in [*((gap.start(), gap.end()) for gap in _GAP.finditer(raw)), (len(raw), len(raw))]:
        text = raw[at:start].strip()
        if text:
            begin = at + raw[at:start].index(text[0])
            stop = begin + len(text)
            chunks.append(Piece(text, (widths[begin], widths[stop]), (begin, stop)))
        at = end
    return Cut(line, tuple(chunks))

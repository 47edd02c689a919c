"""Marks that a tool set on a line of their own, as `pdftotext -layout` does with those that stand high."""

from __future__ import annotations

import re
from dataclasses import replace

from prongsai.normalizers.thai.letters import CONSONANT, MARK
from prongsai.pipeline.pages.dumps.chunks import Cut, Piece

_LEADING = re.compile(rf"[{MARK}](?: ?[{MARK}])*")
_CARRIER = re.compile(rf"[{CONSONANT}{MARK}]")


def take_marks(above: Cut, cut: Cut) -> tuple[Cut, Cut] | None:
    """The line above with the marks that its letters lost, and what is left of this line; None where it has no marks.

    The tool counts each mark as a place: the column of the first one is that of the letter behind the one that carries
    them, and the others follow with a blank between. Where no carrier stands there, they belong to the letters that end
    nearest, and which letter has them is for the repair of Thai to say.
    """
    first = cut.chunks[0]
    found = _LEADING.match(first.text)
    if found is None:
        return None
    marks = found[0].replace(" ", "")
    at = next((at for at, chunk in enumerate(above.chunks) if _carries(chunk, first.counted[0])), None)
    if at is None:
        ends = [abs(chunk.seen[1] - first.seen[0]) for chunk in above.chunks]
        at = ends.index(min(ends))
        place = len(above.chunks[at].text)
    else:
        place = first.counted[0] - above.chunks[at].counted[0]
    text = above.chunks[at].text
    marked = replace(above.chunks[at], text=text[:place] + marks + text[place:])
    chunks = (*above.chunks[:at], marked, *above.chunks[at + 1 :])
    rest = first.text[found.end() :].strip()
    # what follows at one blank was pushed aside by the marks: it goes on where the letters above begin
    seen, counted = marked.seen[0], marked.counted[0]
    behind = [Piece(rest, (seen, seen + len(rest)), (counted, counted + len(rest)))] if rest else []
    return Cut(above.line, chunks), Cut(cut.line, (*behind, *cut.chunks[1:]))


def _carries(chunk: Piece, column: int) -> bool:
    """Whether a letter that may carry a mark stands before this column in a chunk that nobody changed."""
    start, end = chunk.counted
    is_inside = start < column <= end and len(chunk.text) == end - start
    return is_inside and _CARRIER.match(chunk.text[column - start - 1]) is not None

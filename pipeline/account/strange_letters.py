"""Letters of other scripts within Thai words: a flipped bit makes one of a Thai letter, and nobody prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from prongsai.pipeline.model import Block, Finding, Method, Paragraph, Provenance

_THAI = "\u0e01-\u0e5b"
_STRANGE = "\u0100-\u024f\u0400-\u0dff\u0e80-\u1eff\u2c00-\ud7ff\uf900-\ufaff\U00010000-\U000107ff"
"""Blocks of letters (Unicode 15) but for plain Latin and Greek: `ค่า\u03c3` is printed by who knows statistics."""
_WITHIN_THAI = re.compile(f"(?<=[{_THAI}])[{_STRANGE}]+|[{_STRANGE}]+(?=[{_THAI}])")
_WRITTEN: tuple[Method, ...] = ("text", "dump")
"""Ways of reading that take letters as they stand in the file; a picture's are what somebody saw in it."""
_MOST_NAMED = 5
"""Letters in a message, as many as numbers in that about numbers."""


def find_strange_letters(blocks: Sequence[Block]) -> Iterator[Finding]:
    """One finding for a document whose text has no places on paper, and of which letters were changed on the way.

    A text layer has its own verdict: there another letter is one of a font whose codes are not known.
    """
    found = [(letters, place) for text, place in _texts(blocks) for letters in _WITHIN_THAI.findall(text)]
    if not found:
        return
    shown = ", ".join(dict.fromkeys(letters for letters, _ in found[:_MOST_NAMED]))
    message = f"{len(found)} times a letter of another script stands within a Thai word ({shown}): bytes were changed"
    yield Finding(
        "warning", "text-damaged", message, suggestion="compare these words with the source", where=found[0][1]
    )


def _texts(blocks: Sequence[Block]) -> Iterator[tuple[str, Provenance]]:
    """Paragraphs and cells that no paper holds: a sheet of a workbook counts as a page and is none."""
    for block in blocks:
        place = block.provenance if isinstance(block, Paragraph) else block.place
        if (block.page is not None and place.sheet_cell is None) or block.method not in _WRITTEN:
            continue
        if isinstance(block, Paragraph):
            yield block.text, block.provenance
        else:
            yield from ((cell.text, block.place_of(cell)) for cell in block.cells)

"""Lists that a sentence announces with their number: `ใน ๕ ประเด็น คือ ๑) … ๕) …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.pipeline.model import AnnouncedList, Block, Paragraph

_SAY = load_vocabulary("announcing_words").alternation
_ANNOUNCES = re.compile(
    rf"(?P<lead>[^\n]*?)(?<![0-9.])(?P<count>[1-9][0-9]?)\s*(?P<what>{_SAY('counted')})\s*(?:{_SAY('announces')})\s*:?\s*$"
)
_LISTED = re.compile(r"[\s\-–•*]*\(?(?P<number>[1-9][0-9]?)\s*[.)](?!\s*[0-9])\s*(?P<text>\S.*)$")
_LEAD = 60
"""Characters before the number that two announcements must share to be the same: two thirds of a line of 16 pt."""
_SHORTEST = 2
"""Fewer numbered lines below are no list."""


def find_announced(blocks: Sequence[Block]) -> Iterator[AnnouncedList]:
    """The lists whose number a sentence states and whose items follow it as numbered lines, from 1 on."""
    lines = [block for block in blocks if isinstance(block, Paragraph) and block.text.strip()]
    for position, line in enumerate(lines):
        said = _ANNOUNCES.search(to_arabic(line.text))
        if said is None:
            continue
        items = tuple(_items(lines[position + 1 :]))
        if len(items) >= _SHORTEST:
            lead = re.sub(r"\s+", "", said["lead"])[-_LEAD:]
            text = f"{said['count']} {said['what']}"
            yield AnnouncedList(int(said["count"]), text, lead, items, line.provenance)


def _items(lines: Sequence[Paragraph]) -> Iterator[str]:
    """The numbered lines that begin at once and count from 1; a line without a number goes on with the one before."""
    expected, loose = 1, 0
    for line in lines:
        listed = _LISTED.match(to_arabic(line.text))
        if listed is None:
            loose += 1
            if expected == 1 or loose > 1:
                return
            continue
        if int(listed["number"]) != expected:
            return
        expected, loose = expected + 1, 0
        yield line.text[listed.start("text") :].strip()

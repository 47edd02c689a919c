"""What a step of repair is, and what it works on: a run of signs, of which more may be known than their characters.

A step is one rule: it finds a fault and says which signs read otherwise from now on. It is written once and serves
strings and the glyphs of a page alike, because it asks the line, not the page, whatever a place on paper could tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

Ground = Literal["text", "glyphs"]
"""What a line was made of: a string, whose places are lost, or the glyphs of a page."""
BOTH: frozenset[Ground] = frozenset({"text", "glyphs"})
GLYPHS: frozenset[Ground] = frozenset({"glyphs"})
TEXT: frozenset[Ground] = frozenset({"text"})
NEITHER: frozenset[Ground] = frozenset()


class Change(NamedTuple):
    """The character at this position of a line's text reads `text` from now on."""

    position: int
    text: str


class Edit(NamedTuple):
    """The sign with this number on its line reads `text` from now on."""

    glyph: int
    text: str


class StepTaken(NamedTuple):
    """A named step with all edits that it made on a line."""

    name: str
    edits: tuple[Edit, ...]


class SignLine:
    """A run of signs while it is mended: each sign keeps its number, whatever it reads.

    The answers about places are those of a string, of which nothing is known: no blank is known to be invented, no
    two signs to touch. A line of glyphs knows better and overrides them.

    Args:
        texts: what each sign reads at first; for a string its characters.
    """

    ground: Ground = "text"

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = list(texts)
        self.text = ""
        self.owner: Sequence[int] = ()
        """Position in `text` -> number of the sign that the character belongs to."""
        self._refresh()

    def _refresh(self) -> None:
        self.text = "".join(self.texts)
        if len(self.text) == len(self.texts) and "" not in self.texts:
            self.owner = range(len(self.texts))
        else:
            self.owner = [index for index, text in enumerate(self.texts) for _ in text]

    def apply(self, changes: Iterable[Change]) -> tuple[Edit, ...]:
        """Make the changes and say which signs they gave another text; changes that change nothing are left out."""
        altered: dict[int, dict[int, str]] = {}  # in the order of the changes: displaced marks come in pairs
        for position, text in changes:
            sign = self.owner[position]
            first = position
            while first > 0 and self.owner[first - 1] == sign:
                first -= 1
            altered.setdefault(sign, {})[position - first] = text
        edits = []
        for sign, parts in altered.items():
            before = self.texts[sign]
            after = "".join(parts.get(at, character) for at, character in enumerate(before))
            if after != before:
                self.texts[sign] = after
                edits.append(Edit(sign, after))
        if edits:
            self._refresh()
        return tuple(edits)

    def set_texts(self, edits: Iterable[Edit]) -> None:
        """Let signs read what was decided elsewhere."""
        for sign, text in edits:
            self.texts[sign] = text
        self._refresh()

    def is_one_line(self, first: int, last: int) -> bool:
        """Whether two positions stand on one printed line; a string says it by its line breaks, which no step spans."""
        return True

    def is_ghost(self, blank: int) -> bool | None:
        """Whether the blank at this position takes no room on paper; None where nothing tells."""
        return None

    def is_invented(self, blank: int) -> bool:
        """Whether a reader made up the blank at this position."""
        return False

    def is_inside_word(self, blank: int, base: int) -> bool:
        """Whether the letter behind a blank stands where `base`, or the pen of the mark on it, ends."""
        return False

    def is_touching(self, before: int, after: int) -> bool:
        """Whether the second sign begins where the first one ends."""
        return False

    def is_swapped(self, sign: int) -> bool | None:
        """Whether the sign's font trades sara aa for sara am; None where only the text itself can tell."""
        return None

    def is_second_reading(self, sign: int) -> bool:
        """Whether the sign at this position is drawn by the very glyph that the position before it names."""
        return False

    def is_drawn_behind(self, mark: int, base: int) -> bool:
        """Whether the pen of the mark stood at the end of `base`, and the letter between them came after it."""
        return False


@dataclass(frozen=True, slots=True)
class Step:
    """One rule of repair.

    `find` yields the changes of one fault, given the line and a match of `pattern`. A pattern names what surrounds
    the fault by groups inside its look-arounds, so that the rule is kept from spanning two printed lines.
    """

    name: str
    mends: str
    """The fault, in the words of a person who looks at the text."""
    because: str
    """Who makes the fault, or why the text cannot be meant as it is."""
    pattern: re.Pattern[str]
    find: Callable[[SignLine, re.Match[str]], Iterator[Change]]
    grounds: frozenset[Ground] = BOTH
    once: frozenset[Ground] = NEITHER
    """Where the step runs in the first round only: what it knows is about the signs as they were read at first."""

    def find_changes(self, line: SignLine) -> Iterator[Change]:
        """All changes that the step asks for on a line as it reads now."""
        for match in self.pattern.finditer(line.text):
            first = min(start for start, _ in match.regs if start >= 0)
            last = max(end for _, end in match.regs) - 1
            if line.is_one_line(first, last):
                yield from self.find(line, match)


def reads(*texts: str) -> Callable[[SignLine, re.Match[str]], Iterator[Change]]:
    """A rule whose match always reads the same: one text for each of its characters, "" from there on."""

    def find(_line: SignLine, match: re.Match[str]) -> Iterator[Change]:
        return rewrite(match, texts)

    return find


def rewrite(match: re.Match[str], texts: Sequence[str]) -> Iterator[Change]:
    """The characters of a match read `texts`, one for each, and nothing where there are no more of them."""
    for at in range(match.end() - match.start()):
        yield Change(match.start() + at, texts[at] if at < len(texts) else "")

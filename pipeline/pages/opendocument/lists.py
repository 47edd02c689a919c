"""The numbers that OpenDocument prints before items of a list: the file holds their format, so they are counted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from prongsai.pipeline.pages.packages import attribute, local_name
from prongsai.pipeline.pages.word.numbering import spell_number

_KINDS = {
    "1": "decimal",
    "i": "lowerRoman",
    "I": "upperRoman",
    "a": "lowerLetter",
    "A": "upperLetter",
    "\u0e51, \u0e52, \u0e53, ...": "thaiNumbers",
    **dict.fromkeys(("\u0e01, \u0e02, \u0e04, ...", "\u0e01, \u0e02, \u0e03, ..."), "thaiLetters"),
}
"""Formats of numbers as OpenDocument names them (1.3 part 3, 19.500), by the names that Word has for them."""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level: the kind of its numbers, what stands around them, the levels shown with it, and where it begins."""

    kind: str
    before: str
    behind: str
    shown: int
    start: int


@dataclass(slots=True)
class ListNumbers:
    """The list styles of a file, and how far each list has been counted."""

    styles: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def add(self, holder: Any) -> None:
        """Take the list styles that an element holds."""
        for style in holder.iter("{*}list-style"):
            levels = {int(attribute(one, "level") or 1): _read_level(one) for one in style}
            self.styles[attribute(style, "name") or ""] = levels

    def begin(self, list_id: str, goes_on: bool) -> None:
        """A list begins; one that goes on keeps its numbers."""
        if not goes_on:
            self._counts[list_id] = {}

    def label(self, list_id: str, style: str, level: int, start: int | None = None) -> str:
        """The number of the next item, with a blank behind it; "" where none is printed, a dash for a bullet."""
        about = self.styles.get(style, {}).get(level)
        if about is None:
            return ""
        if about.kind == "bullet":
            return "- "
        counts = self._counts.setdefault(list_id, {})
        counts[level] = start if start is not None else counts.get(level, about.start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if not about.kind:
            return ""
        shown = range(level - about.shown + 1, level + 1)
        levels = self.styles[style]
        numbers = (spell_number(counts.get(one, 1), levels[one].kind or "decimal") for one in shown if one in levels)
        return f"{about.before}{'.'.join(numbers)}{about.behind} "


def _read_level(node: Any) -> ListLevel:
    before, behind = attribute(node, "num-prefix") or "", attribute(node, "num-suffix") or ""
    if local_name(node) != "list-level-style-number":
        return ListLevel("bullet", "", "", 1, 1)
    said = attribute(node, "num-format") or ""
    kind = _KINDS.get(said, "decimal" if said else "")
    shown, start = int(attribute(node, "display-levels") or 1), int(attribute(node, "start-value") or 1)
    return ListLevel(kind, before, behind, shown, start)

"""Which scores a sentence speaks of: numbers and titles of indicators, codes of questions, names of instruments."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from prongsai.normalizers.values.indicators import KnownIndicator, title_likeness
from prongsai.parsers.scores.prose_labels import Label, find_labels, read_label

_BLANKS = re.compile(r"[\s:.)\-–\"“”]+")
_LIKE_TITLE = 0.55
"""Share of likeness from which a title is taken for the name that its number has, as `read_indicator` takes it."""
_TITLE = 60
"""Characters behind a number in which its title stands: the longest name of an indicator has 27, and blanks, brackets
and the word between may be as many."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A score that a text speaks of, from `start` to before `end`, its title left out."""

    start: int
    end: int
    code: str


@dataclass(frozen=True, slots=True)
class YearCodes:
    """What is known of the indicators of the year that a text speaks of."""

    indicators: tuple[KnownIndicator, ...]
    divided: tuple[int, ...]

    @classmethod
    def of(cls, indicators: Sequence[KnownIndicator], divided: Collection[int]) -> YearCodes:
        """The same in a form that can be kept."""
        return cls(tuple(indicators), tuple(sorted(divided)))


def find_spoken(text: str, known: YearCodes) -> Iterator[Spoken]:
    """The scores that a text speaks of, from left to right; where number and title disagree, the title says which.

        >>> known = YearCodes((KnownIndicator(4, "IIT", ("การใช้ทรัพย์สิน",)),), ())
        >>> [(one.code, one.end) for one in find_spoken("ตัวชี้วัดที่ 4 การใช้ทรัพย์สิน และ EIT", known)]
        [('indicator-4', 30), ('eit', 38)]

    Args:
        text: one paragraph or cell, with Arabic digits.
        known: the indicators of the year.
    """
    labels = sorted(find_labels(text, known.indicators), key=lambda label: label.start)
    worded = [label for label in labels if label.kind != "overall"]
    end = -1
    for at, label in enumerate(worded):
        if label.start < end:
            continue  # the title of the number before it
        following = worded[at + 1].start if at + 1 < len(worded) else len(text)
        titled = title_at(text, label.end, known.indicators) if label.kind == "indicator" else None
        code = f"indicator-{titled[1]}" if titled else _code(label, text[: min(following, label.end + _TITLE)], known)
        end = titled[0] if titled else label.end
        if code is not None:
            yield Spoken(label.start, end, code)


def _code(label: Label, text: str, known: YearCodes) -> str | None:
    read = read_label([label], text, known.indicators, known.divided)
    return read[0] if read is not None else None


def is_title_of(text: str, code: str, known: YearCodes) -> bool:
    """True where what stands behind the number of an indicator is its name, or like it, or where nothing does."""
    if not _BLANKS.sub("", text):
        return True
    if not code.startswith("indicator-"):
        return False
    return title_likeness(text, known.indicators).get(int(code.split("-")[1].split(".")[0]), 0.0) >= _LIKE_TITLE


def title_at(text: str, start: int, indicators: Sequence[KnownIndicator]) -> tuple[int, int] | None:
    """Where the official name that stands right behind `start` ends, and the number of its indicator.

    None where what stands there is none of the names, letter for letter.
    """
    kept = [at for at in range(start, min(len(text), start + _TITLE)) if not _BLANKS.match(text, at)]
    squeezed = "".join(text[at] for at in kept)
    for wording, number in _wordings(tuple(indicators)):
        if squeezed.startswith(wording):
            return kept[len(wording) - 1] + 1, number
    return None


@cache
def _wordings(indicators: tuple[KnownIndicator, ...]) -> tuple[tuple[str, int], ...]:
    """The names without blanks and the indicator of each, longest first."""
    names = {re.sub(r"\s+", "", wording): one.number for one in reversed(indicators) for wording in one.wordings}
    return tuple(sorted(names.items(), key=lambda item: -len(item[0])))

"""A year in brackets dates one number alone: the one in the brackets with it, or the one right before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol, TypeVar

from prongsai.normalizers.values.dates import ERA
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.number_places import NumberPlace

_YEARS = load_vocabulary("written_years").alternation("year")
_SCORE = load_vocabulary("score_cues").alternation("score")
_SIGN = re.compile(r"[()\[\]\n]")
_DECIMALS = re.compile(r"[0-9]\.[0-9]")
_NUMBER_BEFORE = re.compile(rf"(?<![0-9.])[0-9]{{1,3}}\.[0-9]{{1,2}}\s*(?:{_SCORE}|%)?\s*$")
_OF_YEAR = re.compile(rf"(?:{_YEARS}|{ERA}|[\s:.])*")
"""What may stand beside a year that is alone in its brackets."""


class Mentioned(Protocol):
    """A year of a text: where its digits or words stand."""

    @property
    def start(self) -> int:
        """Where they begin."""

    @property
    def end(self) -> int:
        """Where they end."""


Year = TypeVar("Year", bound=Mentioned)


class _Brackets(NamedTuple):
    """The brackets around a year: where they open and close, what stands in them beside it, and the number before."""

    start: int
    end: int
    beside: str
    number_before: int | None
    """Where the number begins that stands right before them."""


def find_bracketed(place: NumberPlace, years: Sequence[Year]) -> Year | None:
    """The year that stands alone in brackets right behind a number: `95.20 (ปี 2566)`; None where none does."""
    for year in years:
        brackets = _find_brackets(place.text, year)
        if brackets is not None and brackets.number_before == place.start and _is_alone(brackets):
            return year
    return None


def leave_to_others(place: NumberPlace, years: Sequence[Year]) -> list[Year]:
    """The years without those in brackets that date another number: `95.20 (ปีก่อน 90.11)`, `95.20 (ปี 2566)`."""
    return [year for year in years if not _dates_another(place, year)]


def _dates_another(place: NumberPlace, year: Mentioned) -> bool:
    brackets = _find_brackets(place.text, year)
    if brackets is None or brackets.start <= place.start < brackets.end:
        return False
    if _DECIMALS.search(brackets.beside) is not None:
        return True
    return brackets.number_before not in (None, place.start) and _is_alone(brackets)


def _is_alone(brackets: _Brackets) -> bool:
    return _OF_YEAR.fullmatch(brackets.beside) is not None


def _find_brackets(text: str, year: Mentioned) -> _Brackets | None:
    """The brackets around a year in its line; None where it stands in none."""
    line = text.rfind("\n", 0, year.start) + 1
    opened: int | None = None
    for sign in _SIGN.finditer(text, line, year.start):
        opened = sign.start() if sign.group() in "([" else None
    closed = _SIGN.search(text, year.end)
    if opened is None or closed is None or closed.group() not in ")]":
        return None
    number = _NUMBER_BEFORE.search(text, line, opened)
    beside = f"{text[opened + 1 : year.start]} {text[year.end : closed.start()]}"
    return _Brackets(opened, closed.end(), beside, None if number is None else number.start())

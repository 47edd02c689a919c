"""The codes of scores, what kind each is, and what the parsers must be told of a year's frame."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from prongsai.normalizers.values.codes import KnownCode
from prongsai.normalizers.values.indicators import KnownIndicator
from prongsai.normalizers.values.instruments import INSTRUMENT_NAMES, INSTRUMENT_OF_LETTER
from prongsai.pipeline.model import Instrument, Scope


class FrameLookup(Protocol):
    """What is known of the codes of a year; a year without a frame answers with its nearest neighbour's."""

    def questions(self, year: int | None, instrument: Instrument | None) -> Sequence[KnownCode]:
        """Question codes in order with their texts ("" where not known)."""
        ...

    def indicators(self, year: int | None) -> Sequence[KnownIndicator]:
        """The indicators in order; empty before the first year that has any."""
        ...

    def divided_indicators(self, year: int | None) -> Collection[int]:
        """The numbers of the indicators that have sub-indicators."""
        ...

    def full_points(self, year: int | None) -> Mapping[str, float]:
        """Code of an instrument -> the points that it contributes to the overall score at most: 30, 30 and 40."""
        ...

    @property
    def all_points(self) -> Collection[float]:
        """The points that instruments contribute in any year."""
        ...

    @property
    def most_questions(self) -> int:
        """The most questions that an instrument of any year has."""
        ...


def scope_of(code: str) -> Scope:
    """The kind of score that a code names.

    >>> scope_of("ita"), scope_of("iit"), scope_of("indicator-9"), scope_of("indicator-9.1"), scope_of("o12")
    ('overall', 'instrument', 'indicator', 'sub_indicator', 'question')
    """
    if code == "ita":
        return "overall"
    if code.upper() in INSTRUMENT_NAMES:
        return "instrument"
    if re.fullmatch(r"indicator-\d+", code):
        return "indicator"
    if code.startswith("indicator-"):
        return "sub_indicator"
    return "question"


def instrument_of(code: str, indicators: Sequence[KnownIndicator]) -> Instrument | None:
    """The instrument that a code belongs to; None for the overall score.

    Args:
        code: the code of a score.
        indicators: those of the year, which say whose an indicator is.
    """
    if code == "ita":
        return None
    if code.startswith("indicator-"):
        number = int(code.removeprefix("indicator-").split(".")[0])
        return next((one.instrument for one in indicators if one.number == number), None)
    return INSTRUMENT_OF_LETTER[code[0]]

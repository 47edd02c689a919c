"""The codes of scores, what kind each is, and what the parsers must be told of a year's frame."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from prongsai.normalizers.values.codes import KnownCode
from prongsai.normalizers.values.instruments import INSTRUMENT_OF_LETTER
from prongsai.pipeline.model import Instrument, Scope

INSTRUMENT_OF_INDICATOR: Mapping[int, Instrument] = {
    **dict.fromkeys((1, 2, 3, 4, 5), "IIT"),
    **dict.fromkeys((6, 7, 8), "EIT"),
    **dict.fromkeys((9, 10), "OIT"),
}
"""Ten indicators in this order and with these instruments in every year from 2562 on."""


class FrameLookup(Protocol):
    """What is known of the codes of a year; a year without a frame answers with its nearest neighbour's."""

    def questions(self, year: int | None, instrument: Instrument | None) -> Sequence[KnownCode]:
        """Question codes in order with their texts ("" where not known)."""
        ...


def scope_of(code: str) -> Scope:
    """The kind of score that a code names.

    >>> scope_of("indicator-9.1"), scope_of("o12"), scope_of("ita")
    ('sub_indicator', 'question', 'overall')
    """
    if code == "ita":
        return "overall"
    if code in ("iit", "eit", "oit"):
        return "instrument"
    if re.fullmatch(r"indicator-\d+", code):
        return "indicator"
    if code.startswith("indicator-"):
        return "sub_indicator"
    return "question"


def instrument_of(code: str) -> Instrument | None:
    """The instrument that a code belongs to; None for the overall score."""
    if code == "ita":
        return None
    if code in ("iit", "eit", "oit"):
        return INSTRUMENT_OF_LETTER[code[0]]
    if code.startswith("indicator-"):
        return INSTRUMENT_OF_INDICATOR[int(code.removeprefix("indicator-").split(".")[0])]
    return INSTRUMENT_OF_LETTER[code[0]]

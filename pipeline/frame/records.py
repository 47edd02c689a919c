"""The rows of the frame's tables: what the sources say of a year's indicators, questions, weights and ratings.

Marks say how sure a row is: A is printed in a primary source or proved by arithmetic, B one secondary source, C
inferred, D general knowledge. C and D rows help to match what a report prints; they are never handed out as a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from prongsai.normalizers.values.instruments import INSTRUMENT_OF_LETTER
from prongsai.pipeline.model import Instrument

Mark = Literal["A", "B", "C", "D"]
INSTRUMENTS: tuple[Instrument, ...] = get_args(Instrument)
LETTERS: Mapping[str, Instrument] = INSTRUMENT_OF_LETTER


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of a year; the range is None where the year's questions are not established."""

    year: int
    no: int
    name: str
    instrument: Instrument
    first: int | None
    last: int | None
    range_mark: Mark | None
    mark: Mark
    source: str

    @property
    def code(self) -> str:
        """Its code in `scores`."""
        return f"indicator-{self.no}"


@dataclass(frozen=True, slots=True)
class SubIndicator:
    """A part of an indicator (9.1 to 10.2), with the items that it covers."""

    year: int
    sub: str
    name: str
    first: int
    last: int
    mark: Mark
    source: str

    @property
    def code(self) -> str:
        """Its code in `scores`."""
        return f"indicator-{self.sub}"

    @property
    def indicator_no(self) -> int:
        """The number of the indicator that it is a part of."""
        return int(self.sub.split(".")[0])

    @property
    def indicator_code(self) -> str:
        """The code of the indicator that it is a part of."""
        return f"indicator-{self.indicator_no}"


@dataclass(frozen=True, slots=True)
class Question:
    """One question or item, for example i1, e4 or o27, with its wording of that year."""

    year: int
    code: str
    text: str
    scale: str | None
    mark: Mark
    source: str


@dataclass(frozen=True, slots=True)
class Level:
    """A rating: the overall score that it asks for, and what each instrument must reach (None: nothing)."""

    name: str
    order: int
    overall_min: float
    overall_max: float
    instrument_min: float | None
    mark: Mark
    source: str
    is_pass: bool | None = None
    """Whether a body of this rating has passed; None in years for which no source says it."""


@dataclass(frozen=True, slots=True)
class Weight:
    """The share of an instrument in the overall score, 0 to 1."""

    instrument: Instrument
    share: float
    mark: Mark
    source: str


@dataclass(frozen=True, slots=True)
class InstrumentRule:
    """What an instrument's indicators are the mean of in a year, and whether a difference accuses a score."""

    instrument: Instrument
    parts: Literal["questions", "sub_indicators"]
    parts_decide: bool
    """False where the parts may confirm an indicator, but a difference says nothing: the rule is not sure."""
    item_marks: tuple[float, ...]
    """The marks that an item of a single body can have, as means over bodies have others; empty: any from 0 to 100."""
    mark: Mark
    source: str


@dataclass(frozen=True, slots=True)
class QuestionShare:
    """How an instrument of so many questions divides them among its indicators, as known of other years."""

    instrument: Instrument
    questions: int
    first_indicator: int
    questions_each: int
    mark: Mark
    source: str


@dataclass(frozen=True, slots=True)
class Issue:
    """One of the seven issues (ประเด็น) that reports analyse from 2567 on."""

    no: int
    name: str
    year_from: int
    year_to: int
    mark: Mark
    source: str

"""The frame of the assessment: what each fiscal year asks, how scores add up, how they are rated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from prongsai.normalizers.values.codes import KnownCode
from prongsai.normalizers.values.indicators import KnownIndicator
from prongsai.pipeline.frame.records import (
    INSTRUMENTS,
    LETTERS,
    Indicator,
    InstrumentRule,
    Issue,
    Level,
    Question,
    QuestionShare,
    SubIndicator,
    Weight,
)
from prongsai.pipeline.frame.relations import Relation
from prongsai.pipeline.model import Instrument

Established = Literal["indicators", "sub_indicators", "weights"]
"""What may be established of a year, or not."""


@dataclass(frozen=True, slots=True)
class YearFrame:
    """Everything known of one fiscal year. What the sources do not establish is absent, never guessed."""

    year: int
    indicators: Mapping[str, Indicator]
    sub_indicators: Mapping[str, SubIndicator]
    questions: Mapping[str, Question]
    weight_rows: Mapping[Instrument, Weight]
    levels: tuple[Level, ...]
    counts: Mapping[Instrument, int]
    relations: Mapping[str, Relation]
    """Code -> the sum that gives it, as the tables state it."""
    aliases: Mapping[str, tuple[str, ...]]
    rules: Mapping[Instrument, InstrumentRule]
    wordings: Mapping[str, tuple[str, ...]]
    """Name of an indicator -> how else it is printed, in any year."""

    @property
    def weights(self) -> Mapping[Instrument, float]:
        """The share of each instrument in the overall score."""
        return {name: row.share for name, row in self.weight_rows.items()}

    def count(self, instrument: Instrument) -> int | None:
        """How many questions the instrument has; None where no source says it."""
        return self.counts.get(instrument)

    def question_indicator(self, code: str) -> str | None:
        """The indicator that a question belongs to: `i1` gives `indicator-1`; None where the year does not say."""
        return next((i.code for i in self.indicators.values() if _covers(i, code)), None)

    def question_sub_indicator(self, code: str) -> str | None:
        """The sub-indicator of an item, for example `indicator-9.1`; None for other codes."""
        parents = {i.no for i in self.indicators.values() if i.instrument == LETTERS.get(code[:1])}
        own = [s for s in self.sub_indicators.values() if s.indicator_no in parents]
        return next((s.code for s in own if s.first <= int(code[1:]) <= s.last), None)

    def official_name(self, code: str) -> str | None:
        """The name that a source prints for the code in this year (marks A and B); None where it is not certain."""
        row = self.indicators.get(code) or self.sub_indicators.get(code)
        if row is not None:
            return row.name if row.mark in "AB" else None
        question = self.questions.get(code)
        if question is not None:
            return question.text if question.mark in "AB" else None
        names = self.aliases.get(code, ())
        return names[0] if names else None

    def level_for(self, overall: float, scores: Mapping[Instrument, float]) -> frozenset[str]:
        """The ratings that these scores allow, several where an instrument's score is missing and would decide.

        Empty where the year's bands are not established.
        """
        possible = []
        for level in self.levels:
            if overall < level.overall_min:
                continue
            if level.instrument_min is None:
                possible.append(level.name)
                break
            if any(score < level.instrument_min for score in scores.values()):
                continue
            possible.append(level.name)
            if all(instrument in scores for instrument in INSTRUMENTS):
                break
        return frozenset(possible)

    @property
    def known_indicators(self) -> tuple[KnownIndicator, ...]:
        """The indicators with every wording of their names, for `read_indicator`."""
        return tuple(
            KnownIndicator(row.no, row.instrument, (row.name, *self.wordings.get(row.name, ())))
            for row in self.indicators.values()
        )

    def known_questions(self, instrument: Instrument | None = None) -> tuple[KnownCode, ...]:
        """Codes with their wording for `resolve_code_column`; the wording is "" where none is known."""
        chosen = [instrument] if instrument else list(INSTRUMENTS)
        return tuple(
            KnownCode(code, self.questions[code].text if code in self.questions else "")
            for name in chosen
            for code in question_codes(name[0].lower(), 1, self.counts.get(name, 0))
        )


@dataclass(frozen=True, slots=True)
class Frame:
    """The frames of all years of one scheme."""

    years: Mapping[int, YearFrame]
    issues: tuple[Issue, ...]
    shares: tuple[QuestionShare, ...] = ()

    def year(self, year: int) -> YearFrame:
        """The frame of one fiscal year (B.E.); raises KeyError for a year without one."""
        return self.years[year]

    def nearest(self, year: int | None, what: Established = "indicators") -> YearFrame:
        """The frame of the year, else of the last year before it, else of the first: an aid to matching.

        Args:
            year: the fiscal year; None where a report names none, which takes the last.
            what: only years of which this is established are looked at.
        """
        known = sorted(frame.year for frame in self.years.values() if getattr(frame, what)) or sorted(self.years)
        before = [one for one in known if year is None or one <= year]
        return self.years[before[-1] if before else known[0]]

    def fewest_questions(self) -> dict[str, int]:
        """Letter of an instrument -> the least questions that it has in any year."""
        counts = {letter: [year.count(name) for year in self.years.values()] for letter, name in LETTERS.items()}
        known = {letter: [count for count in found if count] for letter, found in counts.items()}
        return {letter: min(found) for letter, found in known.items() if found}

    def official_name(self, code: str, year: int) -> str | None:
        """As `YearFrame.official_name`; None for a year without a frame."""
        frame = self.years.get(year)
        return frame.official_name(code) if frame else None

    def level_for(self, year: int, overall: float, scores: Mapping[Instrument, float]) -> frozenset[str]:
        """As `YearFrame.level_for`; empty for a year without a frame."""
        frame = self.years.get(year)
        return frame.level_for(overall, scores) if frame else frozenset()


def question_codes(letter: str, first: int, last: int) -> tuple[str, ...]:
    """The codes of a range: ("i", 1, 3) gives i1, i2, i3."""
    return tuple(f"{letter}{number}" for number in range(first, last + 1))


def _covers(row: Indicator, code: str) -> bool:
    if row.first is None or row.last is None or not re.fullmatch("[ieo][0-9]+", code):
        return False
    return LETTERS[code[0]] == row.instrument and row.first <= int(code[1:]) <= row.last

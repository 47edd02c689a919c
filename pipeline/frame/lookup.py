"""The frame as the parsers ask for it: for a year without a frame of its own, the nearest year's."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from prongsai.normalizers.values.codes import KnownCode
from prongsai.normalizers.values.indicators import KnownIndicator
from prongsai.pipeline.frame.frame import Frame
from prongsai.pipeline.model import Instrument


class FrameCodes:
    """What parsers may know of a scheme's codes; an aid to reading, which never gives a name out."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def questions(self, year: int | None, instrument: Instrument | None) -> Sequence[KnownCode]:
        """Question codes in order with their texts ("" where not known)."""
        return self._frame.nearest(year).known_questions(instrument)

    def indicators(self, year: int | None) -> Sequence[KnownIndicator]:
        """The indicators in order; empty before the first year of the frame, when the indices were others."""
        if year is not None and year < min(self._frame.years):
            return ()
        return self._frame.nearest(year).known_indicators

    def divided_indicators(self, year: int | None) -> Collection[int]:
        """The numbers of the year's indicators that have parts, by the nearest year whose parts are established."""
        if not self.indicators(year):
            return ()
        return {row.indicator_no for row in self._frame.nearest(year, "sub_indicators").sub_indicators.values()}

    def full_points(self, year: int | None) -> Mapping[str, float]:
        """Code of an instrument -> its points in the overall score, by the nearest year whose weights are known."""
        return _to_points(self._frame.nearest(year, "weights").weights)

    @cached_property
    def all_points(self) -> Collection[float]:
        """The points that instruments contribute in any year."""
        return {points for year in self._frame.years.values() for points in _to_points(year.weights).values()}

    @cached_property
    def most_questions(self) -> int:
        """The most questions that an instrument of any year has."""
        return max((count for year in self._frame.years.values() for count in year.counts.values()), default=0)


def _to_points(weights: Mapping[Instrument, float]) -> dict[str, float]:
    return {name.lower(): round(weight * 100, 2) for name, weight in weights.items()}

"""What the frame's tables may not say: contradictions are refused on load, before any score is judged by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from prongsai.normalizers.printed_numbers import FLOAT_SLACK, HUNDREDTH
from prongsai.pipeline.errors import ReferenceDataError
from prongsai.pipeline.frame.records import (
    INSTRUMENTS,
    LETTERS,
    Indicator,
    InstrumentRule,
    Level,
    Question,
    SubIndicator,
)
from prongsai.pipeline.model import Instrument

_WEIGHT_TOLERANCE = 1e-9
"""The slack of floats: weights are printed with two decimals and add up exactly otherwise."""


def check_weights(year: int, weights: Mapping[Instrument, float]) -> None:
    """Refuse weights that do not add up to 1, or that leave an instrument out."""
    if not weights:
        return
    if set(weights) != set(INSTRUMENTS) or abs(sum(weights.values()) - 1) > _WEIGHT_TOLERANCE:
        raise ReferenceDataError(f"weights.csv, {year}: {dict(weights)} is not a full set that adds up to 1")


def check_rules(year: int, rules: Mapping[Instrument, InstrumentRule]) -> None:
    """Refuse a year for which no row says what an instrument's indicators are the mean of, and marks off the scale."""
    if set(rules) != set(INSTRUMENTS):
        raise ReferenceDataError(f"instruments.csv, {year}: rows for {sorted(rules)} alone")
    for name, rule in rules.items():
        if any(not 0 <= mark <= 100 for mark in rule.item_marks):
            raise ReferenceDataError(f"instruments.csv, {year}: item marks of {name} must lie between 0 and 100")


def check_ranges(
    year: int,
    indicators: Iterable[Indicator],
    subs: Iterable[SubIndicator],
    counts: Mapping[Instrument, int],
) -> None:
    """Refuse question ranges with a gap or an overlap, and ranges that miss the instrument's question count."""
    by_instrument: dict[Instrument, list[tuple[int, int]]] = {}
    instrument_of: dict[int, Instrument] = {}
    for row in indicators:
        instrument_of[row.no] = row.instrument
        if row.first is not None and row.last is not None:
            by_instrument.setdefault(row.instrument, []).append((row.first, row.last))
    by_sub: dict[Instrument, list[tuple[int, int]]] = {}
    for sub in subs:
        if sub.indicator_no not in instrument_of:
            raise ReferenceDataError(f"sub_indicators.csv, {year}: {sub.sub} is a part of no indicator")
        by_sub.setdefault(instrument_of[sub.indicator_no], []).append((sub.first, sub.last))
    named = [(f"{year} {name}", name, ranges) for name, ranges in by_instrument.items()]
    named += [(f"{year} {name} sub-indicators", name, ranges) for name, ranges in by_sub.items()]
    for label, instrument, ranges in named:
        ordered = sorted(ranges)
        is_tiled = ordered[0][0] == 1 and all(a[1] + 1 == b[0] for a, b in pairwise(ordered))
        if not is_tiled or ordered[-1][1] != counts.get(instrument):
            raise ReferenceDataError(
                f"{label}: question ranges {ordered} do not cover 1 to {counts.get(instrument)} once each"
            )


def check_questions(year: int, questions: Mapping[str, Question], counts: Mapping[Instrument, int]) -> None:
    """Refuse a question beyond its instrument's count, and an instrument whose wordings have a hole."""
    for letter, instrument in LETTERS.items():
        numbers = sorted(int(code[1:]) for code in questions if code[0] == letter)
        if numbers and numbers != list(range(1, counts.get(instrument, 0) + 1)):
            raise ReferenceDataError(f"questions.csv, {year}: {letter}-codes {numbers} are not 1 to the count")


def check_levels(year: int, levels: Sequence[Level]) -> None:
    """Refuse rating bands (best first) that leave a score without a rating or are in the wrong order."""
    fault = next(_find_faults(levels), None)
    if fault is not None:
        raise ReferenceDataError(f"levels.csv, {year}: {fault}")


def _find_faults(levels: Sequence[Level]) -> Iterator[str]:
    if levels and levels[0].overall_max != 100:
        yield f"`{levels[0].name}`, the best, does not reach 100"
    for upper, lower in pairwise(levels):
        is_split = upper.overall_min == lower.overall_min and (upper.instrument_min or 0) > (lower.instrument_min or 0)
        if not is_split and upper.overall_min <= lower.overall_min:
            yield f"`{lower.name}` does not begin below `{upper.name}`, nor asks less of each instrument"
        is_joined = abs(upper.overall_min - lower.overall_max - HUNDREDTH) < FLOAT_SLACK
        if lower.overall_max != 100 and is_split:
            yield f"`{lower.name}` must reach 100, for who misses `{upper.name}` by an instrument"
        elif lower.overall_max != 100 and not is_joined:
            ends, begins = f"{lower.overall_max:g}", f"{upper.overall_min:g}"
            yield f"the bands leave a gap: `{lower.name}` ends at {ends}, `{upper.name}` begins at {begins}"
    if levels and levels[-1].overall_min != 0:
        yield f"`{levels[-1].name}`, the lowest, does not begin at 0"
    if levels and levels[-1].instrument_min is not None:
        yield f"the bands leave a gap: `{levels[-1].name}`, the lowest, asks something of each instrument"

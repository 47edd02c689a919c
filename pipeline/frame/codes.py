"""The frame as rows: every code of a year with its parent, its name, its weight and how sure each is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from prongsai.pipeline.frame.frame import Frame, YearFrame
from prongsai.pipeline.frame.records import INSTRUMENTS, LETTERS, Mark
from prongsai.pipeline.model import Instrument

NACC = "nacc"
"""The scheme of `data/codes`: the assessment of the Office of the National Anti-Corruption Commission (ป.ป.ช.)."""

OVERALL = "ita"
_LAST_NUMBER = re.compile(r"[0-9]+$")
_UNSOURCED: Mark = "D"


@dataclass(frozen=True, slots=True)
class FrameCode:
    """One code of one year. `weight` is its share (0 to 1) in the score of `parent`."""

    scheme: str
    fiscal_year: int
    code: str
    parent: str | None
    instrument: Instrument | None
    name: str | None
    weight: float | None
    source: str | None
    mark: Mark | None


def number_of(code: str) -> int | None:
    """The last number in a code, by which codes of one parent are sorted.

    >>> number_of("i12"), number_of("indicator-9.1"), number_of("ita")
    (12, 1, None)
    """
    match = _LAST_NUMBER.search(code)
    return int(match.group()) if match else None


def find_parent(frame: Frame, code: str, year: int | None) -> str | None:
    """The code that a code is part of: the indicator of a question, the instrument of an indicator.

    None for the overall score, and where the frame of the Buddhist year does not establish it (no frame, or general
    knowledge alone, mark D).
    """
    if code.upper() in INSTRUMENTS:
        return OVERALL
    of_year = frame.years.get(year) if year is not None else None
    return _parent(of_year, code) if of_year is not None else None


def _parent(of_year: YearFrame, code: str) -> str | None:
    indicator = of_year.indicators.get(code)
    if indicator is not None:
        return indicator.instrument.lower()
    sub = of_year.sub_indicators.get(code) or of_year.sub_indicators.get(of_year.question_sub_indicator(code) or "")
    if sub is not None:
        return sub.indicator_code if sub.mark != _UNSOURCED or sub.code == code else None
    name = of_year.question_indicator(code)
    if name is None or of_year.indicators[name].range_mark == _UNSOURCED:
        return None
    return name


def list_codes(of_year: YearFrame, scheme: str = NACC) -> Iterator[FrameCode]:
    """Every code of a year of a scheme, from the overall score down to the questions."""
    return (replace(one, scheme=scheme) for one in _list_codes(of_year))


def _list_codes(of_year: YearFrame) -> Iterator[FrameCode]:
    overall = of_year.relations.get(OVERALL)
    yield _frame_code(of_year, OVERALL, None, _alias(of_year, OVERALL), None, overall.mark if overall else None)
    for instrument in INSTRUMENTS:
        code, weight = instrument.lower(), of_year.weight_rows.get(instrument)
        said = (weight.source, weight.mark) if weight else (None, None)
        yield _frame_code(of_year, code, instrument, _alias(of_year, code), *said)
    for row in of_year.indicators.values():
        yield _frame_code(of_year, row.code, row.instrument, row.name, row.source, row.mark)
    for sub in of_year.sub_indicators.values():
        instrument = of_year.indicators[sub.indicator_code].instrument
        yield _frame_code(of_year, sub.code, instrument, sub.name, sub.source, sub.mark)
    for question in of_year.questions.values():
        instrument = LETTERS[question.code[0]]
        yield _frame_code(of_year, question.code, instrument, question.text, question.source, question.mark)


def _frame_code(
    of_year: YearFrame,
    code: str,
    instrument: Instrument | None,
    name: str | None,
    source: str | None,
    mark: Mark | None,
) -> FrameCode:
    parent = OVERALL if code.upper() in INSTRUMENTS else _parent(of_year, code)
    weight = _weight(of_year, code, parent)
    return FrameCode(NACC, of_year.year, code, parent, instrument, name, weight, source or None, mark)


def _weight(of_year: YearFrame, code: str, parent: str | None) -> float | None:
    relation = of_year.relations.get(parent) if parent is not None else None
    if relation is None or relation.mark == _UNSOURCED:
        return None
    return dict(relation.parts).get(code)


def _alias(of_year: YearFrame, code: str) -> str | None:
    names = of_year.aliases.get(code, ())
    return names[0] if names else None

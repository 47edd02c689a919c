"""Indicators as printed: a number that slips, and a title that fonts and readers garble.

Which indicators there are, and what they are called, the caller says: the frame of the year knows it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.instruments import InstrumentName
from prongsai.normalizers.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class KnownIndicator:
    """An indicator of the year's frame, with every wording that reports print for its name."""

    number: int
    instrument: InstrumentName
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndicatorReading:
    """Which indicator a printed number and title mean."""

    number: int
    confidence: float
    note: str | None = None


_INDICATOR_NUMBER = re.compile(r"\D{0,16}?([1-9][0-9]?)\D{0,2}")
_STRONG_TITLE, _WEAK_TITLE = 0.8, 0.55
"""Shares of likeness. A name misread in one letter of five is still itself, in every second it is any name. Measured:
_STRONG_TITLE 0.8 to 0.9, _WEAK_TITLE 0.275 to 0.775 give the same rows of 8 reports; 0.6 changes 4 rows."""
_TITLE_MARGIN = 0.12
"""The best name must be better than the next by a letter in eight. Measured: 0.06 to 0.56 give the same rows of 8
reports."""
_BOTH, _BOTH_ROUGHLY = 0.99, 0.95
"""How sure a reading is: number and title agree, or a title so garbled that it may. The order of these and the next
counts among readings; what a step of them is worth for a score is measured (`data/confidence/weights.csv`)."""
_NUMBER_ALONE, _NUMBER_AGAINST_TITLE = 0.85, 0.7
"""A number without a title, and one whose title is another's or nobody's."""
_TITLE_AGAINST_NUMBER = 0.92
"""A title that is surely one of the known: numbers slip more often."""
_TITLE_ALONE, _ROUGH_TITLE_ALONE = 0.93, 0.85
"""A title without a number, and one that is misread in more than one letter of ten."""
_ROUGH_TITLE = 0.9
"""Share of likeness from which a title is more than strong: one letter of ten misread."""
_COUNTED, _COUNTED_AGAINST_TITLE = 0.98, 0.93
"""A row that the count of its table confirms, and one whose title it overrules."""
_COUNTED_FROM = 0.9
"""What number and title gave together is surer than this; what one of them gave alone is not."""
_LEAST_COUNT = 5
"""Rows: fewer numbers count on in tables of anything."""
_HEAD_SLIPS = (-2, 0, 2, 4)
"""Letters that a garbled name may be shorter or longer than its wording: a mark or two lost, or read twice."""
_LONGEST_TITLE = 48
"""Letters; the longest name of an indicator has 27, and a garbled one is not twice as long."""
_WORDS = load_vocabulary("indicator_words").alternation
_BARE_FRONT = re.compile(rf"^[\s\d๐-๙.:)(\-–*\"“]*(?:{_WORDS('indicator')})\s*")
_TITLE_FRONT = re.compile(
    rf"^[\s\d๐-๙.:)(\-–*\"“]*(?:(?:{_WORDS('indicator')})\S*\s*(?:{_WORDS('ordinal')})?\s*[\d๐-๙]*[\s.:)-]*)?"
)


def read_indicator(number_text: str, title_text: str, known: Sequence[KnownIndicator]) -> IndicatorReading | None:
    """Decide which indicator is meant by the number and the title printed for it.

    The number slips more often than the title (`ตัวชี้วัดที่ ๔ คุณภาพการดำเนินงาน` is 6), so a title that is surely one of
    the known ones decides; a garbled title leaves it to the number.

    >>> known = [KnownIndicator(4, "IIT", ("การใช้ทรัพย์สิน",)), KnownIndicator(6, "EIT", ("คุณภาพการดำเนินงาน",))]
    >>> read_indicator("๔", "คุณภาพการดำเนินงาน", known).number
    6
    >>> read_indicator("", "ผลรวม", known) is None
    True

    Args:
        number_text: the number as printed, or "".
        title_text: the title, perhaps garbled and with more text behind it, or "".
        known: the indicators of the year; empty for a year that has none (before 2562 there were five indices).
    Returns:
        The indicator with a note where number and title disagree; None where neither is readable, and where the title
        is a sentence that is none of the known ones.
    """
    if not known:
        return None
    digits = _INDICATOR_NUMBER.fullmatch(to_arabic(number_text).strip())
    number = _known_number(digits[1], known) if digits else None
    # the word before a name may be misread or have a word behind it, or the name itself with no blank between
    fronts = dict.fromkeys(front.sub("", title_text).strip() for front in (_TITLE_FRONT, _BARE_FRONT))
    title, likeness = max(
        ((text, title_likeness(text, known)) for text in fronts), key=lambda one: max(one[1].values())
    )
    best = max(likeness, key=lambda no: likeness[no])
    runner_up = max((value for no, value in likeness.items() if no != best), default=0.0)
    if likeness[best] >= _STRONG_TITLE and likeness[best] - runner_up >= _TITLE_MARGIN:
        return _read_by_title(best, likeness[best], number)
    if number is None:
        return None
    if not title:
        return IndicatorReading(number, _NUMBER_ALONE)
    if len(title) > _LONGEST_TITLE and likeness[best] < _WEAK_TITLE:
        return None  # a question or a sentence beside a running number, no indicator at all
    if likeness[number] >= _WEAK_TITLE and likeness[number] >= likeness[best] - _TITLE_MARGIN:
        return IndicatorReading(number, _BOTH_ROUGHLY)
    return IndicatorReading(number, _NUMBER_AGAINST_TITLE, f"the title is not that of indicator {number}")


def _read_by_title(titled: int, likeness: float, number: int | None) -> IndicatorReading:
    """The indicator that a title surely is, whatever number stands beside it."""
    if number is None:
        return IndicatorReading(titled, _TITLE_ALONE if likeness >= _ROUGH_TITLE else _ROUGH_TITLE_ALONE)
    if number == titled:
        return IndicatorReading(number, _BOTH)
    note = f"printed as number {number}; the title is that of indicator {titled}"
    return IndicatorReading(titled, _TITLE_AGAINST_NUMBER, note)


def _known_number(printed: str, known: Sequence[KnownIndicator]) -> int | None:
    return int(printed) if any(int(printed) == indicator.number for indicator in known) else None


def title_likeness(title: str, known: Sequence[KnownIndicator]) -> dict[int, float]:
    """How much the head of a printed title looks like the name of each indicator, 0 to 1."""
    squeezed = re.sub(r"\s+", "", title)
    return {
        indicator.number: max((_likeness(squeezed, wording) for wording in indicator.wordings), default=0.0)
        for indicator in known
    }


def _likeness(squeezed: str, wording: str) -> float:
    # what follows the name in a sentence is no part of it, so the head of the text is compared
    heads = {squeezed[: len(wording) + extra] for extra in _HEAD_SLIPS} if squeezed else set()
    return max((Levenshtein.normalized_similarity(head, wording) for head in heads), default=0.0)


def read_indicator_column(
    numbers: Sequence[str], titles: Sequence[str], known: Sequence[KnownIndicator]
) -> list[IndicatorReading | None]:
    """Read the rows of one table of indicators together.

    Where the printed numbers count 1, 2, 3 … without a slip and most titles agree with them, the count is
    right for the rows too whose title was garbled into that of another indicator.
    """
    single = [read_indicator(number, title, known) for number, title in zip(numbers, titles, strict=True)]
    counted = [_INDICATOR_NUMBER.fullmatch(to_arabic(text).strip()) for text in numbers]
    values = [_known_number(match[1], known) if match else None for match in counted]
    agreeing = sum(
        reading is not None and reading.number == value and reading.confidence >= _BOTH_ROUGHLY
        for reading, value in zip(single, values, strict=True)
    )
    if len(values) < _LEAST_COUNT or values != list(range(1, len(values) + 1)) or agreeing * 2 < len(values):
        return single
    readings = [reading for reading in single if reading is not None]
    if len(readings) < len(single):
        return single
    return [
        IndicatorReading(
            position,
            _COUNTED if reading.number == position and reading.confidence > _COUNTED_FROM else _COUNTED_AGAINST_TITLE,
            None if reading.number == position else "the row's place in the count decides, not its title",
        )
        for position, reading in enumerate(readings, start=1)
    ]

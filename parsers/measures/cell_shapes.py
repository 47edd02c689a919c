"""What the cells of a column look like, whatever its heading says: offices, periods, lists, money, things done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.normalizers.names.offices import share_of_offices
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.lists import find_items
from prongsai.normalizers.values.periods import read_period
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.headers import MeasureField
from prongsai.parsers.measures.labels import ANY_YEAR
from prongsai.parsers.measures.status import take_boxes

_NUMBER = re.compile(rf"[0-9.,\s%()/\-\u2013]*(?:{load_vocabulary('number_words').alternation('unit')})?[\s.]*")
_MONEY = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?\D{0,5}")
"""A sum in thousands, as every budget prints it, perhaps with its unit."""
_DONE = re.compile(load_vocabulary("result_words").alternation("done"))
_MOSTLY = 0.6
"""Share of the cells of a column that must have a shape for the column to have it: most, with room for an odd cell."""
_SURELY = 0.9
"""Share of the cells that are offices where the heading says what is done: with room for no odd cell in nine."""
_OFFICES = 0.7
"""Share of the letters of a cell that offices take where it says who: the rest is a body's name or a joining word."""
_LONGEST_PERIOD = 60
"""Characters; the longest period of the corpus has 31, and what is longer is a sentence with a date."""


@dataclass(frozen=True, slots=True)
class CellShape:
    """The shares, 0 to 1, of a column's filled cells that are of a kind; `filled` is how many there are."""

    filled: int
    numbers: float
    offices: float
    periods: float
    lists: float
    done: float
    boxes: float
    money: float = 0.0

    def denies(self, field: MeasureField) -> bool:
        """True where the cells cannot be what the heading says: figures are no things done, offices are none."""
        if self.filled and field == "period":
            return self.money >= _MOSTLY  # a bare number may be a year or a count of months
        if field not in _OF_WORDS or self.filled == 0:
            return False
        return self.numbers >= _MOSTLY or (field != "responsible" and self.offices >= _SURELY)

    def guess(self) -> MeasureField | None:
        """The field that most cells look like; None where they look like none."""
        if self.filled == 0 or self.numbers >= _MOSTLY:
            return None
        if self.boxes >= _MOSTLY:
            return "status"
        if self.offices >= _MOSTLY:
            return "responsible"
        if self.periods >= _MOSTLY:
            return "period"
        if self.done >= _MOSTLY:
            return "results"
        return "steps" if self.lists >= _MOSTLY else None


_OF_WORDS: frozenset[MeasureField] = frozenset({"measure", "steps", "responsible", "results", "outcomes", "monitoring"})


def shape_of(texts: Sequence[str]) -> CellShape:
    """The shape of a column of cells; empty ones and lone dashes say nothing.

    >>> shape_of(["กองคลัง", "สำนักปลัด กองช่าง"]).guess()
    'responsible'
    >>> shape_of(["๒๕๐,๐๐๐.๐๐", "๑,๐๐๐ บาท"]).denies("outcomes")
    True
    """
    filled = [" ".join(text.split()) for text in texts if text.strip(" -\u2013\u2014.")]

    def share(hits: Sequence[bool]) -> float:
        return sum(hits) / len(filled) if filled else 0.0

    return CellShape(
        filled=len(filled),
        numbers=share([bool(_NUMBER.fullmatch(to_arabic(text))) for text in filled]),
        offices=share([share_of_offices(text) >= _OFFICES for text in filled]),
        periods=share([_is_period(text) for text in filled]),
        lists=share([len([item for item in find_items(text) if not item.is_lead]) > 1 for text in filled]),
        done=share([bool(_DONE.search(text)) for text in filled]),
        boxes=share([_is_boxes(text) for text in filled]),
        money=share([bool(_MONEY.fullmatch(to_arabic(text))) for text in filled]),
    )


def _is_boxes(text: str) -> bool:
    """True for boxes beside the words for the status, and nothing else."""
    status, rest = take_boxes(text)
    return rest != text and not rest and (status is not None or bool(text))


def _is_period(text: str) -> bool:
    if len(text) > _LONGEST_PERIOD:
        return False
    period = read_period(text, ANY_YEAR)
    return period.start is not None or period.end is not None

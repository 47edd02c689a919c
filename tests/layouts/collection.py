"""The families of generated reports, and how many of each make a half."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from tests.kinds.case import Case
from tests.layouts.closed_tables import table_of_its_own
from tests.layouts.hand import Hand
from tests.layouts.later_tables import a_row_for_each, stacked
from tests.layouts.lists import list_report
from tests.layouts.no_scores import no_score_sentences, no_score_table
from tests.layouts.sentences import sentence_report
from tests.layouts.tables import table_report
from tests.layouts.words import Half

LATER_EVERY = 6
"""Each so many tables of the half `fresh` are of a form that the other halves have not."""
CLOSED_EVERY = 3
"""The same of the half `closed`."""
LOCKED_EVERY = 4
"""The same of the half `locked`, whose forms are those of both."""


def any_table(half: Half, seed: int) -> Case:
    """The table of that half and number."""
    if half == "closed" and seed % CLOSED_EVERY == 0:
        return table_of_its_own(Hand("closed-tables", half, seed), seed // CLOSED_EVERY)
    if half == "locked" and seed % LOCKED_EVERY == 0:
        return table_of_any_form(Hand("locked-tables", half, seed), seed // LOCKED_EVERY)
    if half != "fresh" or seed % LATER_EVERY:
        return table_report(half, seed)
    hand = Hand("later-tables", half, seed)
    return (stacked if seed % (2 * LATER_EVERY) else a_row_for_each)(hand)


def table_of_any_form(hand: Hand, number: int) -> Case:
    """One of the forms that `fresh` and `closed` draw, by number."""
    if number % 3:
        return table_of_its_own(hand, number)
    return (stacked if number % 2 else a_row_for_each)(hand)


FAMILIES: Mapping[str, Callable[[Half, int], Case]] = {
    "tables": any_table,
    "lists": list_report,
    "sentences": sentence_report,
    "no-score-sentences": no_score_sentences,
    "no-score-tables": no_score_table,
}
COUNTS: Mapping[str, int] = {
    "tables": 231,
    "lists": 44,
    "sentences": 255,
    "no-score-sentences": 90,
    "no-score-tables": 60,
}
"""Reports of each family in a half."""


def reports(family: str, half: Half, every: int = 1) -> Iterator[Case]:
    """The reports of a family in a half, or each n-th of them."""
    for seed in range(0, COUNTS[family], every):
        yield FAMILIES[family](half, seed)

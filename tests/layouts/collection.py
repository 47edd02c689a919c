"""The families of generated reports, and how many of each make a half."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from tests.kinds.case import Case
from tests.layouts.lists import list_report
from tests.layouts.no_scores import no_score_sentences, no_score_table
from tests.layouts.sentences import sentence_report
from tests.layouts.tables import table_report
from tests.layouts.words import Half

FAMILIES: Mapping[str, Callable[[Half, int], Case]] = {
    "tables": table_report,
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

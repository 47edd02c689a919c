"""Consecutive paragraphs as one text, in which the numbers of sentences are searched and from which each finds back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prongsai.normalizers.values.digits import to_arabic
from prongsai.parsers.number_places import NumberPlace
from prongsai.parsers.scores.enumerations import Enumerated, find_enumerated
from prongsai.parsers.scores.frame_codes import FrameLookup
from prongsai.parsers.year_claims import YearClaim, said_by
from prongsai.parsers.years import YearMention, find_years
from prongsai.pipeline.model import Paragraph

MEASURED = re.compile(r"[0-9]{2}\.[0-9]{2}(?![0-9])")
"""A number as scores are printed: the words before another one are about that one."""
_WORDS_OF_YEAR = 24
"""Characters before a year that are quoted with it."""


@dataclass(frozen=True, slots=True)
class ScorePassage:
    """Consecutive paragraphs as one text with Arabic digits, one line each, and where each line starts."""

    text: str
    starts: tuple[int, ...]
    paragraphs: tuple[Paragraph, ...]
    defaults: tuple[YearClaim, ...]
    """For each paragraph the year to take where the words around a score name none."""
    frame: FrameLookup
    context: str
    mentions: tuple[YearMention, ...]
    report_year: int | None

    def index_at(self, offset: int) -> int:
        """Which of the paragraphs holds the character."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def default_at(self, offset: int) -> YearClaim:
        """The year to take at a character where the words around it name none."""
        return self.defaults[self.index_at(offset)]

    def claim_of(self, place: NumberPlace, year: YearMention) -> YearClaim:
        """The claim of a year in the sentence of a number."""
        return said_by("sentence", _words_of_year(place, year), year.year, self.report_year)

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph that holds the character."""
        return self.paragraphs[self.index_at(offset)]

    def printed(self, place: NumberPlace) -> str:
        """The number as its paragraph prints it."""
        at = self.index_at(place.start)
        offset = self.starts[at]
        return self.paragraphs[at].text[place.start - offset : place.end - offset]

    def find_listed(self) -> Iterator[Enumerated]:
        """The values that stand behind a list of names; which year's names they are the paragraph says."""
        # an enumeration stands in one year's names: those of the line of its first value
        for year in dict.fromkeys(claim.year for claim in self.defaults):
            for one in find_enumerated(self.text, self.frame.indicators(year)):
                if self.default_at(one.first).year == year:
                    yield one


def join_passage(
    paragraphs: Sequence[Paragraph],
    years: Sequence[YearClaim],
    frame: FrameLookup,
    context: str,
    report_year: int | None,
) -> ScorePassage:
    """Paragraphs as one passage, see `parse_score_prose`."""
    starts, parts, offset = [], [], 0
    for paragraph in paragraphs:
        starts.append(offset)
        part = to_arabic(paragraph.text)
        parts.append(part)
        offset += len(part) + 1
    text = "\n".join(parts)
    mentions = tuple(find_years(text, report_year))
    return ScorePassage(text, tuple(starts), tuple(paragraphs), tuple(years), frame, context, mentions, report_year)


def _words_of_year(place: NumberPlace, year: YearMention) -> str:
    """The year with the words right before it, as they are quoted in `basis`."""
    start = max(year.start - _WORDS_OF_YEAR, place.text.rfind("\n", 0, year.start) + 1)
    return place.text[start : year.end]

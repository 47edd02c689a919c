"""Who or what a clause says to have won its points: a department, an area, several years.

Such a subject governs the numbers behind it as the words for a goal or a pass mark do (`sentence_roles`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prongsai.normalizers.values.means_of_years import find_means_of_years
from prongsai.normalizers.vocabulary import Hit, Wording, load_vocabulary
from prongsai.parsers.scores.prose_subjects import ends_with_body

_WORDS = load_vocabulary("sentence_cues", "reach")
_ASSERTIONS = _WORDS.alternation("asserts")
_CUES = load_vocabulary("score_cues").alternation
_CLAIMS = load_vocabulary("claim_words").alternation
_CLAUSE_BEGINS = rf"(?:^|\s|{load_vocabulary('clause_joins').alternation('joins clauses')})"
_DEPARTMENT = re.compile(
    rf"{_CLAUSE_BEGINS}(?P<subject>(?:{_CLAIMS('department')})[^\s0-9]{{0,24}}?)"
    rf"(?=\s?(?:{_ASSERTIONS}|(?:{_WORDS.alternation('asserts at number')})\s*(?:[A-Z]{{3}}\s*)?[0-9]))"
)
"""A department as the subject of an assertion: `กองช่างได้คะแนน IIT …`."""
_ADDRESS = re.compile(_CLAIMS("place", "any body"))
_AREA = re.compile(
    rf"{_CLAUSE_BEGINS}(?P<subject>(?:{_CLAIMS('place')})[^\s0-9]{{0,24}}?\s?)"
    rf"(?=(?:{_ASSERTIONS}|{_CUES('has value')})[^0-9\n]*?(?:{_CUES('mean')}))"
)
"""A province or a district as the subject of a mean: `จังหวัด…มีคะแนนเฉลี่ย ITA …`."""
DEPARTMENT, AREA, YEARS = "department", "area", "years"
"""What the cues of these subjects mean."""


def find_departments(line: str) -> Iterator[Hit]:
    """The departments that a line says to have won points."""
    for match in _DEPARTMENT.finditer(line):
        yield _subject(match, DEPARTMENT)


def find_areas(line: str) -> Iterator[Hit]:
    """The areas that a line says the mean of; behind another place or a body an area is the end of an address."""
    match = _AREA.search(line)
    before = line[: match.start("subject")] if match is not None else ""
    if match is not None and not (_ADDRESS.search(before) or ends_with_body(before)):
        yield _subject(match, AREA)


def find_years(line: str) -> Iterator[Hit]:
    """The means of several years that a line gives, each for the number behind it."""
    for match in find_means_of_years(line):
        yield Hit(*match.span(), Wording(match[0], YEARS, "", "", "", {"reach": "near"}))


def _subject(match: re.Match[str], means: str) -> Hit:
    """Who a clause says to have won points, as a cue for the numbers behind it."""
    return Hit(*match.span("subject"), Wording(match["subject"], means, "", "", "", {"reach": "clause"}))

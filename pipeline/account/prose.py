"""Which score-like numbers of running text no row explains: page by page, or over all of an input without pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from prongsai.normalizers.printed_numbers import HAS_POINT
from prongsai.normalizers.values.assessment import names_assessment
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.pipeline.account.codes import Names, code_of_row, find_codes
from prongsai.pipeline.account.evidence import Evidence, Group, group_of
from prongsai.pipeline.account.numbers import WORDS, PrintedNumber, find_numbers, name_reasons, plain
from prongsai.pipeline.account.told import OpenNumber, Tally, tell_numbers
from prongsai.pipeline.model import Paragraph

_SCORE = re.compile(load_vocabulary("score_cues").alternation("score", "result", "rated"))
_ROW_OF_NUMBERS = 3
"""Two numbers are also a score and its change."""
_LINES_BEFORE = 3
"""In a dump with one cell a line a number stands under its code, its name and a line that was wrapped."""


def account_for_prose(paragraphs: Sequence[Paragraph], evidence: Evidence, names: Names) -> Tally:
    """The findings about the numbers of all running text, one for each page, and how many were seen.

    Args:
        paragraphs: all of the document in reading order.
        evidence: what was read in the document.
        names: the names of the year's indicators.
    """
    pages: dict[Group, list[Paragraph]] = defaultdict(list)
    for paragraph in paragraphs:
        pages[group_of(paragraph.provenance)].append(paragraph)
    tallies = [_account_for_page(group, lines, evidence, names) for group, lines in pages.items()]
    return Tally(
        sum(tally.seen for tally in tallies),
        tuple(one for tally in tallies for one in tally.unexplained),
        tuple(finding for tally in tallies for finding in tally.findings),
    )


def _account_for_page(group: Group, lines: Sequence[Paragraph], evidence: Evidence, names: Names) -> Tally:
    texts = [plain(line.text) for line in lines]
    numbers = [find_numbers(text) for text in texts]
    seen = sum(map(len, numbers))
    if not seen:
        return Tally()
    if not evidence.by_group.get(group) and not any(_speaks_of_scores(text, names) for text in texts):
        return Tally()
    entries = tuple(
        OpenNumber(lines[at].provenance, number.raw, code_of_row(find_codes(_context(texts, at), names)))
        for at, found in enumerate(numbers)
        for number in _find_open(texts[at], found, evidence)
        if _is_row(found) or _speaks_of_scores(_context(texts, at), names)
    )
    where = f"page {lines[0].page}: " if lines[0].page is not None else ""
    return Tally(seen, entries, (tell_numbers(entries, where),) if entries else ())


def _find_open(text: str, numbers: Sequence[PrintedNumber], evidence: Evidence) -> Iterator[PrintedNumber]:
    """The numbers of a paragraph that no reading, measure or reason explains.

    A sentence may repeat a number that was read anywhere in the document.
    """
    reasons: Mapping[int, str] | None = None
    for number in numbers:
        if evidence.is_repeated(number.cents, in_table=False):
            continue
        if evidence.is_measured(text):
            continue
        if reasons is None:
            reasons = name_reasons(text, numbers, evidence.undecided)
        before = HAS_POINT.split(text[: number.start])[-1]
        if number.start not in reasons and not evidence.names_foreign(before):
            yield number


def _context(texts: Sequence[str], at: int) -> str:
    """What may say of a number what it is: its paragraph, and the lines above it where it stands by itself."""
    is_alone = not WORDS.search(texts[at])
    return " ".join(texts[max(0, at - _LINES_BEFORE) : at + 1]) if is_alone else texts[at]


def _is_row(numbers: Sequence[PrintedNumber]) -> bool:
    """True for a line of several numbers: a row of a table that the table stage did not see."""
    return len(numbers) >= _ROW_OF_NUMBERS


def _speaks_of_scores(text: str, names: Names) -> bool:
    return bool(_SCORE.search(text)) or names_assessment(text) or bool(find_codes(text, names))

"""Scores that stand in lines of their own below a title, where the same codes come again below another title.

`ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ : ๘๒.๗๕ คะแนน` in ten lines is a table without rules, and its title says of all ten what
they are. Where only one such list stands, its lines are read as sentences and the title is one of the report; where two
give the same codes other values, nothing but their titles tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from prongsai.normalizers.printed_numbers import SAME_SCORE
from prongsai.normalizers.unknown_words import find_unknown
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.claims import read_caption
from prongsai.parsers.scores.prose_passages import ScorePassage
from prongsai.parsers.scores.rivals import doubt_by_words, drop_year
from prongsai.parsers.year_claims import YearClaim, read_row_year, said_by
from prongsai.parsers.year_runs import has_unread_year
from prongsai.pipeline.model import MAY_BE_GARBLED, Observation, OpenClaim

Placed = tuple[int, Observation]
"""Where the number begins in its passage, and its reading."""

_FEWEST, _SHARE = 2, 0.5
"""From so many codes, and this share of those in both, on that two lists disagree, they are of two things: as
`pipeline.reconcile.rival_tables` has it of tables."""
_END = re.compile(rf"\s*(?:{load_vocabulary('score_cues').alternation('score')}|%)?\s*\.?\s*")
_NUMBER = re.compile(r"[0-9]{1,3}[.,][0-9]{1,2}")
_LONGEST = 100
"""Characters: a line of 16 pt across A4 and some; a longer paragraph is running text."""


@dataclass(frozen=True, slots=True)
class _List:
    """Consecutive lines of scores, and the title above them."""

    title: str
    members: tuple[int, ...]
    """Positions of the readings."""


def settle_lists(found: Sequence[Placed], passage: ScorePassage) -> list[Observation]:
    """The readings of a passage: those of lists that contradict each other with what the titles say of them."""
    settled = [seen for _, seen in found]
    lists = list(_find_lists(found, passage))
    pairs = combinations(range(len(lists)), 2)
    rivals = {at for pair in pairs if _disagree(lists[pair[0]], lists[pair[1]], settled) for at in pair}
    for at in rivals:
        for position in lists[at].members:
            settled[position] = _by_title(settled[position], lists[at].title, passage)
    for one, other in combinations([lists[at] for at in sorted(rivals)], 2):
        if _disagree(one, other, settled):
            claim = OpenClaim("quantity", (f"list `{one.title}`", f"list `{other.title}`"))
            for position in (*one.members, *other.members):
                settled[position] = _ask(settled[position], claim)
    return settled


def _find_lists(found: Sequence[Placed], passage: ScorePassage) -> Iterator[_List]:
    lines = {passage.index_at(start): at for at, (start, _) in enumerate(found) if _is_alone(start, passage)}
    members: list[int] = []
    for index in sorted(lines):
        members.append(lines[index])
        if index + 1 not in lines:
            yield _List(_title_above(passage.index_at(found[members[0]][0]), passage), tuple(members))
            members = []


def _title_above(index: int, passage: ScorePassage) -> str:
    """The line above a list, which may begin with lines of which nothing was read; empty where it holds a number."""
    while index > 0 and _find_only_number(to_arabic(passage.paragraphs[index - 1].text)) is not None:
        index -= 1
    title = passage.paragraphs[index - 1].text if index else ""
    return "" if _NUMBER.search(to_arabic(title)) else " ".join(title.split())


def _is_alone(start: int, passage: ScorePassage) -> bool:
    """True where a line is a label and the number that begins there, with nothing behind it."""
    begin = passage.starts[passage.index_at(start)]
    return _find_only_number(passage.text[begin:].partition("\n")[0]) == start - begin


def _find_only_number(line: str) -> int | None:
    """Where the number begins that ends a short line and is its only one; None where it is no such line."""
    numbers = list(_NUMBER.finditer(line))
    if len(numbers) != 1 or len(line) > _LONGEST or not _END.fullmatch(line, numbers[0].end()):
        return None
    return numbers[0].start()


def _disagree(one: _List, other: _List, seen: Sequence[Observation]) -> bool:
    """True where two lists of scores of one year give the same codes other values."""
    values = {(seen[at].code, seen[at].fiscal_year): seen[at].value for at in one.members if seen[at].role == "score"}
    pairs = [
        (value, seen[at].value)
        for at in other.members
        if seen[at].role == "score" and (value := values.get((seen[at].code, seen[at].fiscal_year))) is not None
    ]
    wrong = sum(b is not None and abs(a - b) >= SAME_SCORE for a, b in pairs)
    return wrong >= _FEWEST and wrong >= _SHARE * len(pairs)


def _by_title(seen: Observation, title: str, passage: ScorePassage) -> Observation:
    """The reading with what the title of its list says: another quantity, another year, a word that nobody knows."""
    claim, quoted = read_caption(title), f"caption `{title}`"
    seen = replace(seen, caption=title, context=f"{title}\n{seen.context}")
    if seen.role != "score" or claim.role != "score":
        return replace(seen, role=claim.role, role_basis=quoted) if seen.role == "score" else seen
    named = read_row_year(title, passage.report_year)
    if named is not None and named.year is not None:
        year = said_by("caption", title, named.year, passage.report_year)
        seen = _of_year(seen, year)
    elif has_unread_year(title):
        seen = _ask(seen, OpenClaim("year", (str(seen.fiscal_year), f"that of `{title}`")))
    titles = [wording for one in passage.frame.indicators(seen.fiscal_year) for wording in one.wordings]
    said = drop_year(title) if named is not None else to_arabic(title)
    unknown = find_unknown(said, titles, is_garbled=seen.provenance.method in MAY_BE_GARBLED, of_tables=True)
    return _ask(seen, doubt_by_words(unknown)) if unknown else seen


def _of_year(seen: Observation, year: YearClaim) -> Observation:
    """The reading as one of that year; a year that its own line says stands."""
    if any(answer.question == "year" and answer.said_by.startswith("sentence") for answer in seen.answers):
        return seen
    answers = [answer for answer in seen.answers if answer.question != "year"]
    open_claims = [claim for claim in seen.open_claims if claim.question != "year"]
    return replace(
        seen,
        fiscal_year=year.year,
        answers=(*answers, *year.answers),
        open_claims=(*open_claims, *year.open_claims),
    )


def _ask(seen: Observation, claim: OpenClaim) -> Observation:
    """The reading with a question, unless that is open already."""
    if seen.role != "score" or any(one.question == claim.question for one in seen.open_claims):
        return seen
    return replace(seen, open_claims=(*seen.open_claims, claim))

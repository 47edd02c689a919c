"""What the sentences of a passage say of its numbers, beside that they are results."""

from __future__ import annotations

from collections.abc import Mapping, Set

from prongsai.parsers.scores.enumerations import Enumerated, find_joined_names
from prongsai.parsers.scores.old_values import find_number_beside, find_old_values
from prongsai.parsers.scores.prose_passages import MEASURED, ScorePassage
from prongsai.parsers.scores.sentence_roles import Said, read_open_roles, read_roles
from prongsai.parsers.scores.sentence_shares import find_shares


def read_roles_in(passage: ScorePassage, starts: Set[int], listed: Mapping[int, Enumerated]) -> dict[int, Said]:
    """Where numbers begin that are said to be something else than a result, and what is said of each.

    Args:
        passage: consecutive paragraphs.
        starts: where the numbers begin that look like scores.
        listed: those of them that are values of lists.
    """
    text = passage.text
    roles: dict[int, Said] = {}
    for at in starts - set(listed):
        names = find_joined_names(text, at, passage.frame.indicators(passage.default_at(at).year))
        if names is not None:
            roles[at] = Said("unknown", names)
    roles |= {at: Said("share", words) for at, words in find_shares(text, starts).items()}
    roles |= read_roles(text, starts)
    roles |= {at: Said("unknown", one.name) for at, one in listed.items() if not one.is_matched}
    roles |= {at: roles[one.first] for at, one in listed.items() if one.first in roles}
    return roles | _read_old_values(passage, starts - roles.keys() - listed.keys())


def _read_old_values(passage: ScorePassage, starts: Set[int]) -> dict[int, Said]:
    """Where numbers begin that are those before a change, unless an earlier year is named whose results they are."""
    found = find_old_values(passage.text, starts)
    return {at: Said("unknown", words) for at, words in found.items() if not _is_of_earlier_year(passage, at)}


def _is_of_earlier_year(passage: ScorePassage, at: int) -> bool:
    numbers = list(MEASURED.finditer(passage.text, passage.starts[passage.index_at(at)], at))
    floor = numbers[-1].end() if numbers else passage.starts[passage.index_at(at)]
    named = [year.year for year in passage.mentions if floor <= year.start < at]
    return bool(named) and named[-1] != passage.default_at(at).year


def find_left_open(passage: ScorePassage, starts: Set[int], listed: Mapping[int, Enumerated]) -> dict[int, Said]:
    """Where numbers begin that may be something else than a result, and what leaves that open.

    The words may still go on with what was meant to be, or another number stands right behind, and no word tells which
    of the two it is.
    """
    beside = {at: find_number_beside(passage.text, at) for at in starts - listed.keys()}
    found = {at: Said("unknown", other) for at, other in beside.items() if other is not None}
    return found | dict(read_open_roles(passage.text, starts))

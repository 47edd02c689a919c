"""Who speaks in a report: a local body, or a school or a department that names one in passing or above itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from prongsai.normalizers.names.look_alikes import fold_name
from prongsai.normalizers.names.other_bodies import kind_of_other
from prongsai.normalizers.names.place_names import province_names
from prongsai.pipeline.model import Mention

ASIDE = ("parent", "beside")
"""Roles of names that the text itself says to be another body's."""
_TITLES = ("title", "letterhead")
_IN_PASSING = 2
"""A neighbour is mentioned once or twice; a report names its own body on every page. Measured: 1 to 3 give the same
rows of 10 reports."""
_OWN_NUMBER = 5
"""Digits of a letter number of a local body; a province's own letters have four."""


@dataclass(frozen=True, slots=True)
class Reporter:
    """`other` is the body outside local government that reports, None where it is a local one or nobody."""

    other: Mention | None
    parents: tuple[Mention, ...] = ()
    """Local names that stand above or beside its own as the body that it belongs to."""
    is_disputed: bool = False
    """A body outside local government stands in the titles as well, or one that cannot be read, and may be meant."""
    spellings: tuple[str, ...] = ()


def find_reporter(mentions: Sequence[Mention]) -> Reporter:
    """Decide by what stands first, and by what belongs to what.

    A school's cover names the body above it, before or behind its own name; a local body's cover names a department
    only as the one that asks for the report. Names in running text decide where no title names anybody.

    Args:
        mentions: of one document, in reading order.
    """
    others = [one for one in mentions if one.unit_type == "other"]
    local = [one for one in mentions if one.name and one.unit_type != "other" and one.role not in ASIDE]
    above = tuple(one for one in mentions if one.role == "parent")
    in_titles = [one for one in others if one.role in _TITLES and _is_reporter(one, mentions)]
    if not in_titles:
        return _without_title(mentions, others, local, above)
    first = in_titles[0]
    titled = [one for one in local if one.role in _TITLES]
    before = [one for one in titled if mentions.index(one) < mentions.index(first)]
    _, belongs = kind_of_other(first.name)
    spellings = tuple(dict.fromkeys(one.text for one in others))
    if belongs:
        return Reporter(first, (*above, *titled), spellings=spellings)
    spoken_of = Counter(fold_name(one.name) for one in local if one.unit_type != "special")
    is_local = any(one.unit_type != "special" for one in titled) or max(spoken_of.values(), default=0) > _IN_PASSING
    if not is_local and not before:
        return Reporter(first, above, spellings=spellings)
    return Reporter(None, is_disputed=not before)


def is_named_in_passing(names: Sequence[Mention]) -> bool:
    """Whether a body is named in running text alone, and no oftener there than a neighbour is."""
    return len(names) <= _IN_PASSING and all(one.role == "body" for one in names)


def _is_above_itself(mentions: Sequence[Mention], titled: Sequence[Mention]) -> bool:
    """Whether titles name a local body as the one that somebody belongs to: then it is not the one that reports, though
    the name of who does could not be read."""
    in_titles = takewhile(lambda one: one.role not in ("heading", "body"), mentions)
    above = {fold_name(one.name) for one in in_titles if one.role == "parent"}
    return any(fold_name(one.name) in above for one in titled)


def _without_title(
    mentions: Sequence[Mention], others: Sequence[Mention], local: Sequence[Mention], above: tuple[Mention, ...]
) -> Reporter:
    """The first name of running text, where it is one of a body outside local government."""
    said = [one for one in others if one.role in ("heading", "body")]
    spellings = tuple(dict.fromkeys(one.text for one in others))
    spoken = [one for one in local if one.role != "filename"]
    titled = [one for one in spoken if one.role in _TITLES]
    is_titled = bool(titled)
    if said and not is_titled and (not spoken or mentions.index(said[0]) < mentions.index(spoken[0])):
        return Reporter(said[0], above, spellings=spellings)
    if not local:
        left = [one for one in others if one.role not in ASIDE and _is_reporter(one, mentions)]
        return Reporter(left[0] if left else None, above, spellings=spellings)
    return Reporter(None, is_disputed=_is_above_itself(mentions, titled))


def _is_reporter(one: Mention, mentions: Sequence[Mention]) -> bool:
    """False for the line of a province that only tells where a body lies: beside another name, below a district, or
    beside the letter number of a local body."""
    if one.name not in province_names():
        return True
    named = [mention for mention in mentions if mention.name and mention is not one and mention.role not in ASIDE]
    numbers = [mention.text.split(" ")[-1] for mention in mentions if mention.role == "letterhead" and not mention.name]
    is_local = any(mention.district for mention in mentions) or any(len(number) >= _OWN_NUMBER for number in numbers)
    return not is_local and all(other.name == one.name for other in named)

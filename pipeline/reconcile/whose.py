"""Whose numbers a table gives, once the report's own body is known: its column's heading and its caption may name one.

A parser cannot tell the own name from a neighbour's. It hands on what is printed over a column and above a table, and
where two columns say the same, the question which of them counts; here the names answer it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal

from prongsai.normalizers.names.look_alikes import fold_name
from prongsai.normalizers.names.units import find_names
from prongsai.pipeline.model import Answer, Observation, OpenClaim, UnitDecision
from prongsai.pipeline.reconcile.foreign import is_own

Whose = Literal["own", "other"]


def settle_bodies(observations: Sequence[Observation], own: UnitDecision) -> list[Observation]:
    """The observations, those of named other bodies as `copied`, and of rival columns one left that may be the score.

    Args:
        observations: all readings of a document.
        own: whose report it is; where its name is not known, no name tells anything.
    """
    settled = [_settle_body(seen, own) for seen in observations] if own.name is not None else list(observations)
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, seen in enumerate(settled):
        if seen.role == "score" and any(seen.heading in claim.between for claim in seen.open_claims):
            place = seen.provenance
            key = (place.page, place.table_no, place.row_no, seen.code, seen.fiscal_year, seen.subject, seen.raw_code)
            groups[key].append(at)
    support = _count_support(settled)
    for members in groups.values():
        for at, seen in zip(members, _settle_rivals([settled[at] for at in members], support), strict=True):
            settled[at] = seen
    return settled


_Column = tuple[int | None, str]
"""Number of a table, and the heading of a column of it."""


def _count_support(seen: Sequence[Observation]) -> Mapping[_Column, int]:
    """How many numbers of a column stand for the same code elsewhere too, in a sentence or another table."""
    places: dict[tuple[object, ...], set[int | None]] = defaultdict(set)
    for one in seen:
        if one.role == "score" and one.value is not None:
            table_no = None if one.context_kind == "narrative" else one.provenance.table_no
            places[one.code, one.fiscal_year, one.subject, round(one.value, 2)].add(table_no)
    support: dict[_Column, int] = defaultdict(int)
    for one in seen:
        if one.open_claims and one.role == "score" and one.value is not None:
            found = places[one.code, one.fiscal_year, one.subject, round(one.value, 2)]
            support[one.provenance.table_no, one.heading] += bool(found - {one.provenance.table_no})
    return support


def _settle_body(seen: Observation, own: UnitDecision) -> Observation:
    if seen.role != "score" or seen.subject is not None or not (seen.heading or seen.caption):
        return seen
    answered = {answer.said_by for answer in seen.answers if answer.question == "body"}
    for place, text in (("column heading", seen.heading), ("caption", seen.caption)):
        said = f"{place} `{text}`"
        if said in answered:
            return seen  # `อบต. เรา`
        whose = _whose(text, own)
        if whose == "other":
            return replace(seen, role="copied", role_basis=said, is_foreign=True, open_claims=())
        if whose == "own":
            return replace(seen, answers=(*seen.answers, Answer("body", said)))
    return seen


@cache
def _whose(text: str, own: UnitDecision) -> Whose | None:
    """Whose name stands in a heading or caption; None where no body is named."""
    named = [found for found in find_names(text, "row") if found.name and found.unit_type != "other"]
    if any(is_own(found, own) for found in named):
        return "own"
    if named:
        return "other"
    name = fold_name(own.name or "")
    return "own" if name and name in fold_name(text) else None


def _settle_rivals(rivals: Sequence[Observation], support: Mapping[_Column, int]) -> Iterable[Observation]:
    """The readings of one code in columns that nothing told apart: one stays a score, in doubt where two may be it.

    Args:
        rivals: the readings.
        support: how often the report prints a column's numbers elsewhere too: the likelier one before the first.
    """
    named = [seen for seen in rivals if any(answer.question == "body" for answer in seen.answers)]
    left = named or rivals
    headings, columns = [seen.heading for seen in left], {seen.heading for seen in rivals}
    table_no = rivals[0].provenance.table_no
    for seen in rivals:
        between = [name for claim in seen.open_claims for name in claim.between if name in headings]
        likeliest = max(between, key=lambda name: support.get((table_no, name), 0), default=None)
        if seen.heading != likeliest:
            basis = f"column heading `{seen.heading}` beside column heading `{likeliest}`"
            yield replace(seen, role="unknown", role_basis=basis, open_claims=())
        else:
            of_columns = [claim for claim in seen.open_claims if not columns.isdisjoint(claim.between)]
            others = [claim for claim in seen.open_claims if columns.isdisjoint(claim.between)]
            yield replace(seen, open_claims=(*_narrow(of_columns, headings, seen.heading), *others))


def _narrow(claims: Sequence[OpenClaim], headings: Sequence[str], likeliest: str) -> Iterable[OpenClaim]:
    """The claims with the answers that are left, the likeliest first; one answer closes a question."""
    for claim in claims:
        left = [name for name in claim.between if name in headings]
        between = tuple(sorted(left, key=lambda name: name != likeliest))
        if len(between) > 1:
            yield replace(claim, between=between)

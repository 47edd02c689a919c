"""Whose numbers a table gives, once the report's own body is known: its column's heading and its caption may name one.

A parser cannot tell the own name from a neighbour's. It hands on what is printed over a column and above a table, and
where two columns say the same, the question which of them counts; here the names answer it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
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
        if seen.open_claims and seen.role == "score":
            place = seen.provenance
            key = (place.page, place.table_no, place.row_no, seen.code, seen.fiscal_year, seen.subject, seen.raw_code)
            groups[key].append(at)
    for members in groups.values():
        for at, seen in zip(members, _settle_rivals([settled[at] for at in members]), strict=True):
            settled[at] = seen
    return settled


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


def _settle_rivals(rivals: Sequence[Observation]) -> Iterable[Observation]:
    """The readings of one code in columns that nothing told apart: one stays a score, in doubt where two may be it."""
    named = [seen for seen in rivals if any(answer.question == "body" for answer in seen.answers)]
    left = named or rivals
    headings = [seen.heading for seen in left]
    for seen in rivals:
        likeliest = next((name for claim in seen.open_claims for name in claim.between if name in headings), None)
        if seen.heading != likeliest:
            basis = f"column heading `{seen.heading}` beside column heading `{likeliest}`"
            yield replace(seen, role="unknown", role_basis=basis, open_claims=())
        else:
            yield replace(seen, open_claims=tuple(_narrow(seen.open_claims, headings)))


def _narrow(claims: Sequence[OpenClaim], headings: Sequence[str]) -> Iterable[OpenClaim]:
    """The claims with the answers that are left; one answer closes a question."""
    for claim in claims:
        between = tuple(name for name in claim.between if name in headings)
        if len(between) > 1:
            yield replace(claim, between=between, share=1 / len(between))

"""The body of each row of a results table, linked once per printed name and place.

A name that a picture was read to has no sum to prove it: what does is that a body is called so. One that is nobody's,
and near to somebody's, leaves open whose scores stand beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from prongsai.normalizers.names.places import find_places
from prongsai.normalizers.names.units import find_names
from prongsai.pipeline.link.gazetteer import Gazetteer
from prongsai.pipeline.link.units import link_row
from prongsai.pipeline.model import Finding, Observation, OpenClaim, UnitDecision

_MAY_BE = 0.05
"""Probability of the likeliest body. Measured: two letters of a name read wrongly leave its body 0.1 and more, a piece
of another cell in the place of a name 0.004."""
_SURE = 0.9
"""What more than 99 of 100 decisions as sure are right (`units`): a lost tone mark leaves more, two letters less."""
_MOST_NAMED = 2
"""Bodies beside the name as read."""


@dataclass(frozen=True, slots=True)
class LinkedSubjects:
    """The decisions about the bodies that a document's readings are of, and what a person should look at."""

    decisions: Mapping[tuple[str | None, str], UnitDecision]
    findings: list[Finding] = field(default_factory=list)
    misread: Mapping[tuple[str | None, str], OpenClaim] = field(default_factory=dict)
    """Of names that are nobody's, whose they may be."""

    def doubt_names(self, seen: Sequence[Observation]) -> list[Observation]:
        """The readings, those of pictures with a name that is nobody's with an open claim about their body."""
        return [
            replace(one, open_claims=(*one.open_claims, self.misread[_key(one)]))
            if one.provenance.method == "ocr" and _key(one) in self.misread
            else one
            for one in seen
        ]

    def body_of(self, subject: str | None, twin: str = "") -> UnitDecision:
        """The body of a results table's row by its printed name; for None, the reporting body.

        Args:
            subject: the name.
            twin: what tells it from another row of that name.

        Raises:
            KeyError: no reading has that subject.
        """
        return self.decisions[subject, twin]


def link_subjects(seen: Sequence[Observation], body: UnitDecision, gazetteer: Gazetteer) -> LinkedSubjects:
    """Decide the body of every row.

    Rows that print no place stand under a heading that does (`… ในเขตอำเภอ … จังหวัด …`), or in a report that does.

    Args:
        seen: all readings of one document.
        body: whose report it is.
        gazetteer: built in or imported.
    """
    places = {_key(one): one.subject_place or _last_places(one.context) for one in seen if one.subject}
    firsts = {_key(one): one for one in reversed(seen)}
    decisions: dict[tuple[str | None, str], UnitDecision] = {(None, ""): body}
    findings, misread = [], {}
    for key, place in places.items():
        decision = link_row(key[0] or "", place, body, gazetteer)
        decisions[key] = decision
        if decision.unit is None and not decision.is_other:
            findings.append(_undecided_finding(decision, firsts[key]))
        if not decision.is_other and _is_misread(decision, key[0] or "", gazetteer):
            others = [unit.full_name for unit, _ in decision.candidates[:_MOST_NAMED]]
            misread[key] = OpenClaim("body", (key[0] or "", *others))
    return LinkedSubjects(decisions, findings, misread)


def _is_misread(decision: UnitDecision, printed: str, gazetteer: Gazetteer) -> bool:
    """Whether nobody is called so, and somebody almost."""
    names = [named.name for named in find_names(printed, "row") if named.name] or [printed]
    if any(gazetteer.units_named(name, None) for name in names):
        return False
    likely = any(probability >= _MAY_BE for _, probability in decision.candidates)
    return decision.confidence < _SURE if decision.unit is not None else likely


def _key(one: Observation) -> tuple[str | None, str]:
    return one.subject, one.twin


def _undecided_finding(decision: UnitDecision, first: Observation) -> Finding:
    return Finding(
        "warning",
        "unit-ambiguous",
        f"the gazetteer does not decide which body {first.subject!r} is",
        first.provenance.page,
        first.provenance.bbox,
        "subject",
        first.subject,
        "; ".join(unit.full_name for unit, _ in decision.candidates[:3]) or None,
        first.provenance,
    )


def _last_places(heading: str) -> str | None:
    """The lines of a table's heading that name a district or a province."""
    lines = [line for line in heading.split("\n") if find_places(line)]
    return " ".join(lines) or None

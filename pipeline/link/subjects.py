"""The body of each row of a results table, linked once per printed name and place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from prongsai.normalizers.names.places import find_places
from prongsai.pipeline.link.gazetteer import Gazetteer
from prongsai.pipeline.link.units import link_row
from prongsai.pipeline.model import Finding, Observation, UnitDecision


@dataclass(frozen=True, slots=True)
class LinkedSubjects:
    """The decisions about the bodies that a document's readings are of, and what a person should look at."""

    decisions: Mapping[tuple[str | None, str], UnitDecision]
    findings: list[Finding] = field(default_factory=list)

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
    findings = []
    for key, place in places.items():
        decision = link_row(key[0] or "", place, body, gazetteer)
        decisions[key] = decision
        if decision.unit is None and not decision.is_other:
            findings.append(_undecided_finding(decision, firsts[key]))
    return LinkedSubjects(decisions, findings)


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

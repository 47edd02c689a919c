"""Who the measures of a report say did what, held against whose report it is and who is responsible."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from prongsai.normalizers.names.offices import find_offices
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.pipeline.model import Finding, Measure, MeasureItem, UnitDecision
from prongsai.pipeline.reconcile.contradictions.contradiction import LOCAL, Contradiction
from prongsai.pipeline.reconcile.places import at

_SAY = load_vocabulary("doer_words").alternation
_DONE_BY = re.compile(rf"\W*(?P<body>(?:{_SAY('other body')})\S*?(?:\s\S+?){{0,2}}?)\s*(?:{_SAY('did')})")
"""A name is one word to three (`ตาก เขต ๑`), and the verb follows it."""
_VERB = re.compile(f"{_SAY('takes a step')}|{load_vocabulary('measure_verbs').alternation()}")
_FEWEST = 2
"""One office alone may be anybody's; in the place of one it stands beside those that are right."""
_OPENING = 80
"""Characters in which a step says who takes it: three offices of the longest sort fill them."""


def check_doers(measures: Sequence[Measure], own: UnitDecision) -> Iterator[Contradiction]:
    """Results that are another body's, and steps that one of the offices takes which is not responsible.

    Args:
        measures: of one report, in reading order.
        own: whose report it is.
    """
    told = set()
    for measure in measures:
        for item in measure.items:
            found = _check_body(measure, item, own) or _check_office(measure, item)
            if found is not None and (item.field, item.text) not in told:
                told.add((item.field, item.text))
                yield Contradiction(found)


def _check_body(measure: Measure, item: MeasureItem, own: UnitDecision) -> Finding | None:
    done = _DONE_BY.match(item.text) if item.field in ("results", "outcomes") else None
    if done is None or own.unit is None or own.unit.type not in LOCAL:
        return None
    message = (
        f"the {item.field} of measure {measure.measure_no}{at(measure.provenance)} tell what `{done['body']}` did, "
        f"and the report is that of {own.name}: text copied from another report?"
    )
    return _finding("unit-foreign", measure, message, item.field, done["body"])


def _check_office(measure: Measure, item: MeasureItem) -> Finding | None:
    """One office in the place of another: the rest of those that a step opens with are the ones responsible."""
    if item.field != "steps":
        return None
    verb = _VERB.search(item.text[:_OPENING])
    named = find_offices(item.text[: verb.start()]) if verb is not None and verb.start() else []
    other, missing = set(named) - set(measure.offices), set(measure.offices) - set(named)
    if len(named) < _FEWEST or len(other) != 1 or len(missing) != 1:
        return None
    wrong, right = other.pop(), missing.pop()
    message = (
        f"measure {measure.measure_no}{at(measure.provenance)}: {right} is responsible, and the step "
        f"`{item.text[:_OPENING]}` names {wrong} in its place"
    )
    return _finding("contradiction", measure, message, "responsible", wrong)


def _finding(code: str, measure: Measure, message: str, field: str, raw: str) -> Finding:
    place = measure.provenance
    return Finding("warning", code, message, place.page, place.bbox, field, raw, where=place)

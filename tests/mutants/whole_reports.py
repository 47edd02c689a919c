"""Reports of every kind of fault, each read alone in this process, as `tests/kinds` reads all in one run.

No test of the suite, which asks the same of the whole run: a mutant meets those reports alone that run its line. Give
the path of this file to pytest to run it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.kinds.case import Case
from tests.kinds.checks import CHECKS, Reading, checks_for, faults_in_all, said_of
from tests.kinds.collection import all_cases
from tests.kinds.known import load_faults
from tests.kinds.reading import SPEAKING
from tests.reading import read_bytes
from tests.truth.facts import tally_facts
from tests.truth.measures import tally_measures
from tests.truth.scores import tally_scores

NEED_EYES = ("scans/", "silent-loss/picture-in-word", "silent-loss/hole-in-the-file")
"""Cases that only the reader of pictures reads, which is not loaded here."""


def alone() -> Iterator[Any]:
    """The cases that are one file, without archives, whose members a run takes out."""
    for case in all_cases().values():
        if list(case.files) == [case.document] and not case.name.startswith(NEED_EYES):
            yield pytest.param(case, id=case.name)


@pytest.mark.parametrize("case", list(alone()))
def test_report_is_read_as_well_as_it_was(case: Case) -> None:
    known = {check for name, check in load_faults() if name == case.name}
    reading = read_case(case)
    assert {check for check in checks_for(case) if CHECKS[check](reading)} == known, "\n".join(reading.misses)


def read_case(case: Case) -> Reading:
    """What came of a case, judged by that of its truths which it meets best."""
    rows = read_bytes(case.files[case.document], case.document)
    found = []
    for truth in (case.truth, *case.also_right):
        misses: list[str] = []
        tally = tally_facts(truth, rows.document, misses.append)
        tally.update(tally_scores(truth, rows.scores, rows.findings, misses.append))
        tally.update(tally_measures(truth, rows.measures, rows.findings, misses.append))
        found.append(Reading(case, tally, misses, said_of({name: rows.table(name) for name in SPEAKING})))
    return min(found, key=faults_in_all)

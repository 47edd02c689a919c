"""Every kind of fault, asked for what may not happen in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tests.kinds.case import Case
from tests.kinds.checks import CHECKS, Reading, checks_for
from tests.kinds.collection import all_cases
from tests.kinds.known import load_faults

BELONGING = ("whose-number", "which-year", "what-quantity", "which-column", "prose")
"""Families about what a number belongs to: where a value is silently wrong most easily."""


def asked() -> Iterator[Any]:
    faults = load_faults()
    for case in all_cases().values():
        for check in checks_for(case):
            fault = faults.get((case.name, check))
            why = f"{fault.fault}: {fault.why}" if fault else ""
            marks = [pytest.mark.xfail(reason=why, raises=AssertionError, strict=True)] if fault else []
            yield pytest.param(case, check, marks=marks, id=f"{case.name}, {check}")


@pytest.mark.parametrize(("case", "check"), list(asked()))
def test_kind(readings: dict[str, Reading], case: Case, check: str) -> None:
    reading = readings[case.name]
    assert CHECKS[check](reading) == 0, "\n".join([case.what, *reading.misses])


def test_every_known_failure_is_about_a_question_that_is_asked() -> None:
    asked_of = {(case.name, check) for case in all_cases().values() for check in checks_for(case)}
    assert set(load_faults()) <= asked_of


def test_kinds_are_varied() -> None:
    counts = Counter(case.family for case in all_cases().values())
    assert {family: count for family, count in counts.items() if count < (8 if family in BELONGING else 3)} == {}
    assert set(BELONGING) <= set(counts)

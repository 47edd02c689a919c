"""Damaged copies of reports: what is lost or changed in one is told, whatever the damage."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.damage.copies import (
    ARCHIVE_DAMAGES,
    DAMAGES,
    OFFICE_FORMS,
    damaged_copies,
    damaged_office_copies,
    list_sources,
)
from tests.damage.reading import Outcome, read_copies, tally

COPIES = 20
OFFICE_COPIES = 2 * len(OFFICE_FORMS)
"""A few seconds; `python -m tests.bench.bench_damage` reads hundreds."""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    copies = [*damaged_copies(COPIES), *damaged_office_copies(OFFICE_COPIES)]
    return read_copies(copies, tmp_path_factory.mktemp("damage"))


def test_nothing_is_lost_or_changed_without_a_word(outcomes: list[Outcome]) -> None:
    assert [(one.copy.name, one.lost, one.changed) for one in outcomes if one.is_silent] == []


def test_damage_is_done_and_seen(outcomes: list[Outcome]) -> None:
    figures = tally(outcomes)
    assert {*DAMAGES, "all"} <= set(figures) <= {*DAMAGES, *ARCHIVE_DAMAGES, "all"}
    assert figures["all"]["differ"] > (COPIES + OFFICE_COPIES) // 2
    assert any(one.status == "partial" for one in outcomes)


def test_a_copy_is_the_same_each_time_and_no_two_are_alike() -> None:
    once, again = list(damaged_copies(10)), list(damaged_copies(10))
    assert [copy.data for copy in once] == [copy.data for copy in again]
    assert [copy.data for copy in damaged_copies(5, first=5)] == [copy.data for copy in once[5:]]
    assert all(copy.data != copy.sound for copy in once)
    assert Counter(copy.damage for copy in once) == dict.fromkeys(DAMAGES, 2)


def test_a_copy_of_an_office_file_is_the_same_each_time_and_of_every_form() -> None:
    once, again = list(damaged_office_copies(OFFICE_COPIES)), list(damaged_office_copies(OFFICE_COPIES))
    assert [copy.data for copy in once] == [copy.data for copy in again]
    assert all(copy.data != copy.sound for copy in once)
    forms = [form.replace(" ", "-") for form in OFFICE_FORMS]
    assert all(any(copy.source.startswith(f"{form}-") for copy in once) for form in forms)
    assert len({copy.damage for copy in once}) > len(DAMAGES)


def test_papers_are_taken_more_often_than_texts() -> None:
    kinds = Counter(path.suffix == ".pdf" for path in list_sources())
    assert kinds[True] > 3 * kinds[False]

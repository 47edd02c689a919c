"""What is said of a page while it is read, and what its faults cost."""

from __future__ import annotations

import pytest

from prongsai.pipeline.errors import OutputError
from prongsai.pipeline.model import Finding
from prongsai.pipeline.pages.memory import FORGETFUL, LOST_CODES, UNWATCHED, PageLost, PageWatch, Step, describe_fault

DIED = Finding("error", "page-crashed", "page 3 crashed the reader", suggestion="look at the page")


@pytest.fixture
def told() -> list[tuple[Step | None, int]]:
    return []


def watch(told: list[tuple[Step | None, int]], is_spent: bool = False, **given_up: Finding) -> PageWatch:
    """A watch over a document of which a reader died at page 3, in the steps given."""
    return PageWatch({(step, 3): one for step, one in given_up.items()}, lambda *at: told.append(at), lambda: is_spent)  # type: ignore[misc]


def test_page_is_told_of_before_and_after(told: list[tuple[Step | None, int]]) -> None:
    with watch(told).page("read", 3):
        assert told == [("read", 3)]
    assert told == [("read", 3), (None, 3)]


@pytest.mark.parametrize(
    ("step", "died_at", "is_lost"),
    [
        ("look", "look", True),
        ("read", "read", True),
        ("read", "look", True),  # the same libraries load it
        ("look", "read", False),
        ("second", "look", False),
        ("second", "second", True),
    ],
)
def test_page_that_a_reader_died_of_is_not_touched_again(
    told: list[tuple[Step | None, int]], step: Step, died_at: str, is_lost: bool
) -> None:
    seen = watch(told, **{died_at: DIED})
    if not is_lost:
        with seen.page(step, 3):
            pass
        return
    with pytest.raises(PageLost, match="page 3 crashed the reader") as lost, seen.page(step, 3):
        raise AssertionError("touched")
    assert (lost.value.code, lost.value.remedy) == ("page-crashed", "look at the page")
    assert told == []
    with seen.page(step, 4):
        pass
    assert told == [(step, 4), (None, 4)]


def test_page_without_time_left_is_not_touched(told: list[tuple[Step | None, int]]) -> None:
    spent = watch(told, is_spent=True)
    with pytest.raises(PageLost, match="the time allowed was spent before page 3") as lost, spent.page("read", 3):
        raise AssertionError("touched")
    assert (lost.value.code, told) == ("page-out-of-time", [])


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (MemoryError(), "page-out-of-memory", "page 3 needs more memory than allowed"),
        (KeyError("นาย"), "page-crashed", r"page 3 crashed the reader \(KeyError at pages/test_memory.py:[0-9]+\)"),
    ],
)
def test_fault_of_a_page_is_lost_with_the_page_alone(
    told: list[tuple[Step | None, int]], error: Exception, code: str, message: str
) -> None:
    with pytest.raises(PageLost, match=f"^{message}$") as lost, watch(told).page("read", 3):
        raise error
    assert lost.value.code == code
    assert lost.value.code in LOST_CODES
    assert told == [("read", 3), (None, 3)]


def test_fault_of_the_run_is_the_runs(told: list[tuple[Step | None, int]]) -> None:
    with pytest.raises(OutputError, match="disk is full"), watch(told).page("read", 3):
        raise OutputError("disk is full")
    assert told == [("read", 3), (None, 3)]


def test_who_watches_nothing_lets_every_page_pass() -> None:
    with UNWATCHED.page("read", 1):
        pass
    FORGETFUL.keep("pages", "1", DIED)
    assert FORGETFUL.recall("pages", "1", Finding) is None


def test_fault_is_named_by_kind_and_place_and_not_by_its_text() -> None:
    error = ValueError("นาย")
    assert describe_fault(error) == "crashed the reader (ValueError)"
    try:
        raise error
    except ValueError as raised:
        said = describe_fault(raised)
    assert said.startswith("crashed the reader (ValueError at pages/test_memory.py:")
    assert "นาย" not in said

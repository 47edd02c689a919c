"""The processor's time that a worker allows a page and a document."""

from __future__ import annotations

import signal

import pytest

from prongsai.pipeline.workers import limits
from prongsai.pipeline.workers.limits import ProcessorTime


@pytest.mark.parametrize(("used", "is_spent"), [(9.9, False), (10.0, False), (10.1, True)])
def test_time_of_a_document_is_spent_when_it_is_used_up(
    monkeypatch: pytest.MonkeyPatch, used: float, is_spent: bool
) -> None:
    clock = ProcessorTime(document_s=10.0, page_s=3.0, started=100.0)
    monkeypatch.setattr(limits.time, "process_time", lambda: 100.0 + used)
    assert clock.was_spent is False
    assert clock.is_spent() is clock.was_spent is is_spent


def test_document_that_was_spent_once_stays_so(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = ProcessorTime(document_s=10.0, page_s=3.0, started=0.0)
    monkeypatch.setattr(limits.time, "process_time", lambda: 11.0)
    assert clock.is_spent()
    monkeypatch.setattr(limits.time, "process_time", lambda: 0.0)
    assert clock.is_spent()


@pytest.mark.parametrize(
    ("document_s", "page_s", "of_page", "of_document"), [(900.0, 30.0, 30.0, 900.0), (20.0, 30.0, 20.0, 20.0)]
)
def test_page_counts_anew_and_never_gets_more_than_the_document(
    document_s: float, page_s: float, of_page: float, of_document: float
) -> None:
    clock = ProcessorTime(document_s, page_s)
    try:
        for step, allowed in (("read", of_page), (None, of_document), ("look", of_page)):
            clock.begin(step)  # type: ignore[arg-type]
            left, again = signal.getitimer(signal.ITIMER_PROF)
            assert abs(left - allowed) < 1
            assert again == 0.0
    finally:
        clock.stop()
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)

"""A reader that dies: tried again, then without the page, then not at all."""

from __future__ import annotations

import signal
from pathlib import Path

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.folder import Input
from prongsai.pipeline.model import Document, Finding
from prongsai.pipeline.workers.attempts import MOST_PAGES_GIVEN_UP, Attempts, Death
from prongsai.pipeline.workers.faults import LATE
from prongsai.pipeline.workers.messages import PageStep, Task

SETTINGS = Settings(workers=1)
TASK = Task(Input(Document("1" * 64, ("a.pdf",), "application/pdf"), Path("a.pdf")))
CRASH = -signal.SIGSEGV


def judge(attempts: Attempts, task: Task, at: PageStep | None, exit_code: int = CRASH, log: str = "") -> Task | Finding:
    return attempts.judge(Death(task, at, exit_code, log))


def test_first_death_proves_nothing() -> None:
    attempts = Attempts(SETTINGS)
    assert judge(attempts, TASK, ("read", 3)) == TASK
    assert judge(attempts, TASK, ("read", 4)) == TASK
    assert judge(attempts, TASK, None) == TASK


def test_second_death_at_a_page_costs_the_page() -> None:
    attempts = Attempts(SETTINGS)
    judge(attempts, TASK, ("read", 3))
    verdict = judge(attempts, TASK, ("read", 3))
    assert isinstance(verdict, Task)
    assert {step: (lost.code, lost.page) for step, lost in verdict.given_up.items()} == {
        ("read", 3): ("page-crashed", 3)
    }
    judge(attempts, verdict, ("second", 5))
    both = judge(attempts, verdict, ("second", 5))
    assert isinstance(both, Task)
    assert both.given_up.keys() == {("read", 3), ("second", 5)}


def test_page_that_takes_too_long_is_not_tried_twice() -> None:
    for exit_code in (-signal.SIGPROF, LATE):
        verdict = judge(Attempts(SETTINGS), TASK, ("read", 3), exit_code)
        assert isinstance(verdict, Task)
        assert [lost.code for lost in verdict.given_up.values()] == ["page-out-of-time"]


def test_page_that_eats_all_memory_is_told_as_such() -> None:
    attempts = Attempts(SETTINGS)
    log = "terminate called after throwing an instance of 'std::bad_alloc'"
    judge(attempts, TASK, ("read", 3), -signal.SIGABRT, log)
    verdict = judge(attempts, TASK, ("read", 3), -signal.SIGABRT, log)
    assert isinstance(verdict, Task)
    assert [lost.code for lost in verdict.given_up.values()] == ["page-out-of-memory"]


def test_death_between_pages_costs_the_document() -> None:
    attempts = Attempts(SETTINGS)
    judge(attempts, TASK, None)
    verdict = judge(attempts, TASK, None)
    assert isinstance(verdict, Finding)
    assert (verdict.code, verdict.raw) == ("document-crashed", "a.pdf")
    late = judge(Attempts(SETTINGS), TASK, None, -signal.SIGPROF)
    assert isinstance(late, Finding)
    assert late.code == "document-timeout"


def test_file_that_is_damaged_throughout_is_given_up() -> None:
    attempts, task, given_up = Attempts(SETTINGS), TASK, 0
    while True:
        verdict = judge(attempts, task, ("read", given_up + 1), -signal.SIGPROF)
        if isinstance(verdict, Finding):
            break
        task, given_up = verdict, given_up + 1
    assert given_up == MOST_PAGES_GIVEN_UP
    assert verdict.code == "document-crashed"

"""What the end of a worker is called."""

from __future__ import annotations

import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.workers.faults import describe_crash, describe_timeout


@pytest.mark.parametrize(
    ("exit_code", "log", "code", "reason"),
    [
        (-11, "", "document-crashed", "(SIGSEGV)"),
        (-99, "", "document-crashed", "(signal 99)"),
        (3, "", "document-crashed", "(exit code 3)"),
        (None, "", "document-crashed", "(exit code None)"),
        (1, "KeyError: 'name of a person'", "document-crashed", "(KeyError)"),
        (1, "", "document-crashed", "(exit code 1)"),
        # an error in the log of a process that a signal ended is not what ended it
        (-9, "ValueError: 5", "document-crashed", "(SIGKILL)"),
        (1, "ValueError: 5\nMemoryError", "document-out-of-memory", "needs more memory than allowed"),
        (-6, "terminate called: std::bad_alloc", "document-out-of-memory", "needs more memory than allowed"),
    ],
)
def test_end_of_a_worker_is_named(exit_code: int | None, log: str, code: str, reason: str) -> None:
    finding = describe_crash("a.pdf", exit_code, log)
    assert (finding.severity, finding.code, finding.raw) == ("error", code, "a.pdf")
    assert finding.message.endswith(reason)
    assert "person" not in finding.message


def test_time_that_was_allowed_is_told() -> None:
    finding = describe_timeout("a.pdf", Settings(workers=1, timeout_s=1.5))
    assert (finding.code, finding.message) == (
        "document-timeout",
        "a.pdf took longer than 1.5 s of the processor and was given up",
    )

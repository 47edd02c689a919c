"""What may be skipped where everything is to be tested: a test that is skipped holds nothing, and nobody looks."""

from __future__ import annotations

import pytest

MAY_LACK = (
    "LibreOffice is not installed",  # half a gigabyte, and optional for users as well
    "no Python newer than",  # a machine with one Python
    "tesserocr is not installed",  # where the headers of Tesseract may not be installed
)
"""How the reasons begin for which a test may be skipped where `--delivery` is given."""


class NoOtherSkips:
    """A plugin that lets a run fail in which a test was skipped for any other reason."""

    def __init__(self) -> None:
        self.refused: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped and not hasattr(report, "wasxfail"):
            _, _, reason = report.longrepr if isinstance(report.longrepr, tuple) else ("", 0, str(report.longrepr))
            if not reason.removeprefix("Skipped: ").startswith(MAY_LACK):
                self.refused.append(f"{report.nodeid}: {reason}")

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.refused and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for one in self.refused:
            terminalreporter.write_line(f"REFUSED skip of {one}")

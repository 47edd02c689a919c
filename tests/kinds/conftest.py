"""The cases are read once for all tests of the folder, and a table of what came out stands at the end."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.kinds.case import Case
from tests.kinds.checks import CHECKS, Reading, checks_for
from tests.kinds.known import load_faults, write_faults
from tests.kinds.reading import read_cases

READINGS = pytest.StashKey[dict[str, Reading]]()


@pytest.fixture(scope="session")
def readings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reading]:
    """What came of the cases whose tests were chosen."""
    chosen: dict[str, Case] = {}
    for item in request.session.items:
        params = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
        if isinstance(case := params.get("case"), Case):
            chosen[case.name] = case
    found = read_cases(list(chosen.values()), tmp_path_factory.mktemp("kinds"))
    request.config.stash[READINGS] = found
    return found


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    found = config.stash.get(READINGS, {})
    if not found:
        return
    if config.getoption("--forget-cured"):
        write_faults(uncured(found))
    terminalreporter.section("kinds of fault")
    for line in tally_lines(found):
        terminalreporter.write_line(line)


def uncured(found: dict[str, Reading]) -> dict:  # type: ignore[type-arg]
    """The known faults without those that are gone; one of a case that was not read stays."""
    return {
        (name, check): fault
        for (name, check), fault in load_faults().items()
        if name not in found or CHECKS[check](found[name])
    }


def tally_lines(found: dict[str, Reading]) -> list[str]:
    """A line for each family and one for all."""
    totals: dict[str, Counter[str]] = {}
    for reading in found.values():
        is_right = not any(CHECKS[check](reading) for check in checks_for(reading.case))
        for name in (reading.case.family, "all"):
            total = totals.setdefault(name, Counter())
            total.update(reading.tally)
            total.update(cases=1, cases_right=int(is_right))
    lines = [f"{'family':26}{'cases':>9} | right doubt silent wrong flag lost | measures  extra lost | body    year"]
    for name in [*sorted(totals.keys() - {"all"}), "all"]:
        t = totals[name]
        doubtfully_wrong = t["scores_wrong"] + t["scores_invented"] - t["scores_silent"]
        lines.append(
            f"{name:26}{t['cases_right']:4}/{t['cases']:4} |{t['scores_right']:6}{t['scores_doubted']:6}"
            f"{t['scores_silent']:7}{doubtfully_wrong:6}{t['scores_flagged']:5}{t['scores_lost']:5} |"
            f"{t['measures_found']:5}/{t['measures_wanted']:3}{t['measures_invented']:6}{t['measures_lost']:5} |"
            f"{t['units_right']:4}/{t['units_wanted']:3}{t['years_right']:4}/{t['reports']:3}"
        )
    return lines

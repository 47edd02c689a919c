"""How the product does on the cases in ../shared/cases, where that folder is there: their own runner's totals.

python -m tests.bench.bench_cases
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.paths import ROOT

SHARED = ROOT.parent / "shared"
RUNNER = Path("tools") / "cases.py"
TOTALS_LINES = 2
"""The runner ends with the totals, once for people and once as JSON."""


def run_cases(shared: Path, prongsai: Path) -> str:
    """The totals of the cases, or why there are none.

    Raises:
        RuntimeError: the runner is there and failed.
    """
    if not (shared / "cases").is_dir() or not (shared / RUNNER).is_file():
        return f"cases: skipped, {Path('..') / shared.name} has no cases here"
    command = [sys.executable, str(shared / RUNNER), str(shared / "cases"), "--prongsai", str(prongsai)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the runner of the cases ended with {done.returncode}: {done.stderr[-2000:]}")
    return "\n".join(done.stdout.splitlines()[-TOTALS_LINES:])


def main() -> None:
    print(run_cases(SHARED, Path(sys.executable).with_name("prongsai")))


if __name__ == "__main__":
    main()

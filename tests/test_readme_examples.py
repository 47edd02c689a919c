"""What README.md shows is what happens: its commands and snippets run as they stand, and end as they say."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from tests.paths import ROOT, SAMPLES

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    prongsai (.*?)(?:  +#.*)?$", README, re.MULTILINE)
SNIPPETS = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
SUMMARY = re.findall(r"^    ((?:documents|pages|scores|measures|findings) .*)$", README, re.MULTILINE)
TIMED = re.compile(r", [\d.]+ per second \([\d.]+ s\)")

FAR = re.compile(r"read \d+ of \d+ documents, \d+ pages(, about [\w ]+ left)?(, at .+)?$")


def run_here(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in `folder`, where nothing of the repository lies."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as README.md takes it for granted: `reports`, one `report.pdf`, and a `dataset`, made as shown.

    A report more and a second run, and there is a snapshot to compare with and to go back to.
    """
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(SAMPLES, folder / "reports", ignore=shutil.ignore_patterns("README.md", "gold.json"))
    shutil.copy(SAMPLES / "analysis.pdf", folder / "report.pdf")
    (command,) = (command for command in COMMANDS if command.startswith("run "))
    done = run_here(folder, "-m", "prongsai", *shlex.split(command))
    assert done.returncode == 0, done.stderr
    (folder / "said.txt").write_text(done.stderr, encoding="utf-8")
    shutil.copy(SAMPLES / "dump.txt", folder / "reports" / "again.txt")
    with (folder / "reports" / "again.txt").open("a", encoding="utf-8") as report:
        report.write("\n")
    done = run_here(folder, "-m", "prongsai", *shlex.split(command))
    assert done.returncode == 0, done.stderr
    return folder


def test_summary_is_the_one_that_is_shown(place: Path) -> None:
    # a slow machine also says how far it is, which is no part of the summary
    said = [line for line in (place / "said.txt").read_text(encoding="utf-8").splitlines() if not FAR.match(line)]
    assert [TIMED.sub("", line) for line in said[: len(SUMMARY)]] == [TIMED.sub("", line) for line in SUMMARY]
    assert len(SUMMARY) == 5


@pytest.mark.parametrize("command", [command for command in COMMANDS if not command.startswith("run ")])
def test_command_runs_as_shown(command: str, place: Path) -> None:
    arguments = shlex.split(command)
    done = run_here(place, "-m", "prongsai", *arguments)
    assert done.returncode == 0, done.stderr
    for name in arguments:
        if name.endswith(".png"):
            assert (place / name).stat().st_size > 1000


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda text: text.split("\n")[0])
def test_snippet_runs_as_shown(snippet: str, place: Path) -> None:
    done = run_here(place, "-c", snippet)
    assert done.returncode == 0, done.stderr


def test_tables_are_the_ones_that_are_listed(place: Path) -> None:
    listed = set(re.findall(r"^\| `(\w+)` \|", README.split("## What it writes")[1].split("##")[0], re.MULTILINE))
    assert listed == {entry.name for entry in (place / "dataset").iterdir() if entry.is_dir()}
    for name in listed:
        assert len(pd.read_parquet(place / "dataset" / name).columns)

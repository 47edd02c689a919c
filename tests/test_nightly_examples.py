"""What `examples/nightly` and the container file show: run here as far as it can be without the engines themselves."""

from __future__ import annotations

import configparser
import itertools
import os
import re
import shlex
import stat
import subprocess
import sys
import types
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from prongsai.pipeline import plan as plan_module
from prongsai.pipeline.config import Settings
from prongsai.pipeline.emit.summary import Summary
from prongsai.pipeline.errors import ExitCode
from prongsai.pipeline.face import cli
from prongsai.pipeline.link.gazetteer import load_gazetteer
from prongsai.pipeline.supplied.corrections import COLUMNS, read_corrections
from prongsai.pipeline.supplied.manifest import read_manifest
from tests.paths import ROOT

NIGHTLY = ROOT / "examples" / "nightly"
NIGHT = NIGHTLY / "night.sh"
AT_HOME = "/srv/prongsai/"
"""Where the examples take the repository to be."""


@pytest.fixture
def bin_folder(tmp_path: Path) -> Path:
    """A `prongsai` that says how it was called and ends as the variable `ENDS` says."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "prongsai"
    program.write_text('#!/bin/sh\nprintf "%s|" "$@"\nexit "$ENDS"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return folder


def run_night(bin_folder: Path, code: int, **more: str) -> subprocess.CompletedProcess[str]:
    told = bin_folder.parent / "told.txt"
    given = {
        "REPORTS": "/srv/my reports",
        "DATASET": "out",
        "TELL": f"cat > {shlex.quote(str(told))}",
        "ENDS": str(code),
    }
    env = {"PATH": f"{bin_folder}:/usr/bin:/bin", **given, **more}
    return subprocess.run([str(NIGHT)], env=env, capture_output=True, text=True, timeout=20, check=False)


@pytest.mark.parametrize(
    ("code", "ends", "is_told"),
    [
        (ExitCode.OK, 0, False),
        (ExitCode.ERROR_FINDINGS, 0, False),
        (ExitCode.ARGUMENTS, 2, True),
        (ExitCode.INPUT_UNREADABLE, 3, True),
        (ExitCode.OUTPUT_NOT_WRITTEN, 4, True),
        (ExitCode.REFUSED, 5, True),
        (ExitCode.BUG, 70, True),
        (ExitCode.INTERRUPTED, 130, False),
        (137, 137, True),
    ],
)
def test_night_tells_somebody_where_a_person_is_needed(bin_folder: Path, code: int, ends: int, is_told: bool) -> None:
    done = run_night(bin_folder, code, OPTIONS="--corrections c.csv --quiet")
    assert done.returncode == ends, done.stderr
    assert done.stdout.startswith("run|/srv/my reports|--out|out|--corrections|c.csv|--quiet|")
    told = bin_folder.parent / "told.txt"
    assert told.exists() == is_told
    assert not is_told or "run|/srv/my reports" in told.read_text()


def test_every_exit_code_is_looked_at_by_the_night() -> None:
    """A new code would be taken for a failure, and nobody would have decided so."""
    cases = set(re.findall(r"\d+", " ".join(re.findall(r"^    ([\d |]+)\)", NIGHT.read_text(), re.MULTILINE))))
    assert {int(case) for case in cases} == {int(code) for code in ExitCode} - {int(ExitCode.BUG)}


def test_night_without_a_folder_says_which_is_missing(bin_folder: Path) -> None:
    done = run_night(bin_folder, 0, REPORTS="")
    assert done.returncode != 0 and "the folder of reports" in done.stderr


def existing(command: str) -> bool:
    """Whether the script of a command line is in the repository, and may be run."""
    (script,) = [word for word in shlex.split(command) if word.startswith(AT_HOME) and word.endswith(".sh")]
    path = ROOT / script.removeprefix(AT_HOME)
    return path.is_file() and os.access(path, os.X_OK)


def test_crontab_has_five_times_and_a_command_that_is_there() -> None:
    lines = [line for line in (NIGHTLY / "prongsai.cron").read_text().splitlines() if line and line[0] != "#"]
    (job,) = [line for line in lines if not re.match(r"[A-Z]+=", line)]
    *times, command = job.split(None, 5)
    assert len(times) == 5 and all(re.fullmatch(r"[\d*/,-]+", time) for time in times)
    assert existing(command) and "%" not in command, "cron takes % for a line end"
    assert {line.split("=")[0] for line in lines if line != job} == {"PATH", "REPORTS", "DATASET", "TELL"}


def test_systemd_units_belong_together() -> None:
    units = {}
    for kind in ("service", "timer"):
        units[kind] = configparser.ConfigParser(strict=False, comment_prefixes=("#",))
        units[kind].optionxform = str  # type: ignore[assignment, method-assign]  # names of systemd have capitals
        units[kind].read_string((NIGHTLY / f"prongsai.{kind}").read_text())
    assert existing(units["service"]["Service"]["ExecStart"])
    assert units["service"]["Service"]["Type"] == "oneshot", "else a night that takes long is started twice"
    assert set(units["timer"]["Timer"]) == {"OnCalendar", "Persistent"}
    assert units["timer"]["Install"]["WantedBy"] == "timers.target"


def test_airflow_runs_the_same_script_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is run against stand-ins for the three names that it takes from Airflow."""
    made: dict[str, dict[str, Any]] = {}

    class Dag:
        def __init__(self, dag_id: str, **options: Any) -> None:
            made["dag"] = options

        def __enter__(self) -> None: ...

        def __exit__(self, *error: object) -> None: ...

    def operator(**options: Any) -> None:
        made["task"] = options

    for name, members in {
        "airflow": {"DAG": Dag},
        "airflow.operators": {},
        "airflow.operators.bash": {"BashOperator": operator},
    }.items():
        module = types.ModuleType(name)
        vars(module).update(members)
        monkeypatch.setitem(sys.modules, name, module)
    path = NIGHTLY / "airflow_dag.py"
    exec(compile(path.read_text(), path.name, "exec"), {"__name__": "dag"})
    assert made["dag"]["max_active_runs"] == 1 and made["dag"]["catchup"] is False
    assert existing(made["task"]["bash_command"])
    assert made["task"]["bash_command"].endswith(" "), "Airflow takes a command that ends with .sh for a template"
    assert set(made["task"]["env"]) == {"REPORTS", "DATASET"} and made["task"]["append_env"]


def test_container_file_copies_what_is_there_and_all_that_the_package_needs() -> None:
    lines = (ROOT / "Containerfile").read_text().replace("\\\n", " ").splitlines()
    copied = [word for line in lines if line.startswith("COPY ") for word in line.split()[1:-1]]
    assert [name for name in copied if not list(ROOT.glob(name))] == []
    links = {path.readlink().name for path in (ROOT / "prongsai").iterdir() if path.is_symlink()}
    assert links | {"prongsai", "pyproject.toml", "README.md"} <= set(copied)
    locks = re.findall(r"-r (\S+)", "\n".join(lines))
    assert locks == ["requirements/run.lock", "requirements/ocr.lock"] and all(
        (ROOT / name).is_file() for name in locks
    )
    assert lines[-1] == 'ENTRYPOINT ["prongsai"]'


PAGE = (ROOT / "docs" / "nightly.md").read_text(encoding="utf-8")


def shown_table(head: str) -> str:
    """The indented lines of the page that begin with some column names."""
    lines = PAGE.splitlines()
    start = lines.index(f"    {head}")
    return "\n".join(line.strip() for line in itertools.takewhile(str.strip, lines[start:])) + "\n"


def test_tables_of_the_page_are_taken_as_they_stand(tmp_path: Path) -> None:
    corrections, manifest = tmp_path / "corrections.csv", tmp_path / "manifest.csv"
    corrections.write_text(shown_table(",".join(COLUMNS)), encoding="utf-8")
    manifest.write_text(shown_table("path,url,fetched_at"), encoding="utf-8")
    assert len(read_corrections(corrections)) == 5 and len(read_manifest(manifest)) == 1
    units = {unit.unit_id for unit in load_gazetteer().units}
    assert {one.value for one in read_corrections(corrections) if one.field == "unit_id"} <= units


def test_commands_of_the_page_are_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Settings] = []

    def run_nothing(reports: list[Path], settings: Settings, **hooks: object) -> Summary:
        asked.append(settings)
        return Summary(dataset="try")

    monkeypatch.setattr("prongsai.pipeline.run.run_pipeline", run_nothing)
    commands = re.findall(r"^    prongsai (.*?)(?:  +#.*)?$", PAGE, re.MULTILINE)
    monkeypatch.setattr(plan_module, "plan_run", lambda reports, settings: plan_module.Plan())
    for command in commands:
        assert CliRunner().invoke(cli.app, shlex.split(command)).exit_code == 0, command
    assert [one.limit for one in asked] == [20, 0, 0, 0] and asked[1].sample == 200
    assert asked[2].only == ("trang", "*/2567/*.pdf") and asked[3].since is not None

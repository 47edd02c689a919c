"""The command as its users meet it: arguments, streams, exit codes."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pandas as pd
import pytest
import typer
from typer.testing import CliRunner

from prongsai.pipeline.config import Settings
from prongsai.pipeline.emit.marker import write_marker
from prongsai.pipeline.emit.schema import TABLES
from prongsai.pipeline.emit.snapshot import table_path
from prongsai.pipeline.errors import ExitCode
from prongsai.pipeline.face.cli import app
from prongsai.pipeline.face.doctor import OLDEST_PYTHON, examine
from tests.paths import ROOT

DUMP = "องค์การบริหารส่วนตำบลโนนสะอาด\n\nผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566 ได้คะแนน 92.75 คะแนน อยู่ในระดับ ผ่านดี\n"


def prongsai(*args: str | Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run the real command in a process of its own."""
    command = [sys.executable, "-m", "prongsai", *map(str, args)]
    return subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env=env,
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A folder with a dump and a file that is not what its name says, the dataset beside it, and what the run said."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "reports").mkdir()
    (folder / "reports" / "โนนสะอาด.txt").write_text(DUMP, encoding="utf-8")
    (folder / "reports" / "gone.pdf").write_text("<html>404</html>")
    # a job without a locale must cope with Thai names and text all the same
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))} | {"LC_ALL": "C"}
    result = prongsai("run", folder / "reports", "--out", folder / "dataset", "--json", "--workers", "1", env=bare)
    return folder, result


def test_error_findings_give_exit_code_1_and_a_dataset(made: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, result = made
    assert result.returncode == ExitCode.ERROR_FINDINGS, result.stderr
    assert pd.read_parquet(folder / "dataset" / "documents").status.tolist().count("failed") == 1


def test_stdout_carries_data_only_and_stderr_the_rest(made: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    summary = json.loads(made[1].stdout)
    assert summary["documents"]["total"] == 2
    assert summary["findings"]["error"] == 1
    assert summary["dataset"] in made[1].stderr
    assert "error media-type-mismatch: gone.pdf is not what its name says" in made[1].stderr
    assert "pandas.read_parquet" in made[1].stderr


def test_sound_reports_give_exit_code_0_and_quiet_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DUMP, encoding="utf-8")
    result = prongsai("run", tmp_path / "a.txt", "--out", tmp_path / "dataset", "--quiet")
    assert (result.returncode, result.stdout, result.stderr) == (ExitCode.OK, "", "")


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (("run", "--no-such-option"), ExitCode.ARGUMENTS, "no-such-option"),
        (("run", "{tmp}", "--memory", "1"), ExitCode.ARGUMENTS, "--memory 1 is too little"),
        (("run", "{tmp}", "--gazetteer", "{tmp}/none.csv"), ExitCode.ARGUMENTS, "none.csv is not a file"),
        (("run", "{tmp}/nowhere", "--out", "{tmp}/dataset"), ExitCode.INPUT_UNREADABLE, "nowhere does not exist"),
        (("run", "{tmp}", "--out", "{tmp}/dataset"), ExitCode.INPUT_UNREADABLE, "no report was found"),
        (("run", "{tmp}", "--out", "{tmp}"), ExitCode.OUTPUT_NOT_WRITTEN, "holds other files"),
        (("show", "abcd", "--dataset", "{tmp}"), ExitCode.INPUT_UNREADABLE, "is no dataset"),
        (("show", "?", "--dataset", "{tmp}"), ExitCode.INPUT_UNREADABLE, "is no dataset"),
        (("inspect", "{tmp}/photo.heic"), ExitCode.ARGUMENTS, "is no file that is read"),
    ],
)
def test_error_names_the_matter_and_its_exit_code(
    tmp_path: Path, args: tuple[str, ...], code: ExitCode, message: str
) -> None:
    (tmp_path / "photo.heic").write_bytes(b"\x00\x00\x00\x18ftypheic")
    result = CliRunner().invoke(app, [arg.format(tmp=tmp_path) for arg in args])
    assert (result.exit_code, message in result.output) == (code, True), result.output


def test_unforeseen_error_is_our_bug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*args: object, **options: object) -> None:
        raise ZeroDivisionError("never foreseen")

    monkeypatch.setattr("prongsai.pipeline.run.run_pipeline", break_down)
    plain = CliRunner().invoke(app, ["run", str(tmp_path)])
    assert plain.exit_code == ExitCode.BUG
    assert "ZeroDivisionError" in plain.output and "Traceback" not in plain.output
    assert "Traceback" in CliRunner().invoke(app, ["run", str(tmp_path), "--debug"]).output


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_interrupt_leaves_the_old_dataset(tmp_path: Path, stop: signal.Signals) -> None:
    out = tmp_path / "dataset"
    (tmp_path / "reports").mkdir()
    for table in ("scores", "documents"):
        table_path(out, table).parent.mkdir(parents=True)
        table_path(out, table).write_text(f"old {table}")
    write_marker(out, out)
    for number in range(400):
        (tmp_path / "reports" / f"{number}.txt").write_text(DUMP + str(number), encoding="utf-8")
    command = [sys.executable, "-m", "prongsai", "run", str(tmp_path / "reports"), "--out", str(out), "--workers", "1"]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # a shell starts what it puts in the background with Ctrl-C ignored, and children inherit that
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob(".dataset/store/rows/*/*")) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(process.pid, stop)
    _, said = process.communicate(timeout=60)
    assert process.returncode == ExitCode.INTERRUPTED, said.decode()
    assert b"interrupted" in said
    assert table_path(out, "scores").read_text() == "old scores"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [".dataset", "dataset", "reports"]
    # what was read is kept, and nothing unfinished
    assert sorted(entry.name for entry in (tmp_path / ".dataset").iterdir()) == [
        "ledger.jsonl",
        "lock",
        "log",
        "store",
    ]


def test_show_goes_back_to_the_source(made: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, _ = made
    scores = pd.read_parquet(folder / "dataset" / "scores")
    assert scores.code.tolist() == ["ita"]
    document_id = scores.document_id[0]
    runner = CliRunner()
    shown = runner.invoke(app, ["show", f"{document_id[:12]}/ita@2566", "--dataset", str(folder / "dataset")])
    assert shown.exit_code == ExitCode.OK
    assert "scores: โนนสะอาด.txt" in shown.output and "score = 92.75" in shown.output
    assert "observations: โนนสะอาด.txt" in shown.output
    whole = runner.invoke(app, ["show", document_id, "--dataset", str(folder / "dataset")])
    assert "media_type = text/plain" in whole.output
    missing = runner.invoke(app, ["show", f"{document_id}/o99", "--dataset", str(folder / "dataset")])
    assert (missing.exit_code, "means no row" in missing.output) == (ExitCode.ARGUMENTS, True)
    unknown = runner.invoke(app, ["show", "ffffffffffff", "--dataset", str(folder / "dataset")])
    assert (unknown.exit_code, "means no document" in unknown.output) == (ExitCode.ARGUMENTS, True)


def test_cache_says_what_is_kept_and_deletes_what_is_of_no_more_use(
    made: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    dataset = str(made[0] / "dataset")
    shown = CliRunner().invoke(app, ["cache", dataset])
    assert shown.exit_code == ExitCode.OK
    assert [line.split()[0] for line in shown.stdout.splitlines()] == ["pictures", "pages", "blocks", "second", "rows"]
    pruned = CliRunner().invoke(app, ["cache", dataset, "--prune", "--json"])
    usage = json.loads(pruned.stdout)
    rows = next(one for one in usage if one["stage"] == "rows")
    assert rows["files"] > 0 and rows["used_bytes"] > 0
    assert f"deleted {sum(one['unused_bytes'] for one in usage) / 1_000_000:.1f} MB" in pruned.stderr


def test_doctor_prints_its_facts_as_json() -> None:
    facts = json.loads(CliRunner().invoke(app, ["doctor", "--json"]).stdout)
    assert {"what", "ok", "detail", "remedy"} == set(facts[0])
    assert [fact["what"] for fact in facts] == [fact.what for fact in examine(Settings())]


def test_schema_says_every_column() -> None:
    result = CliRunner().invoke(app, ["schema", "--json"])
    rows = [json.loads(line) for line in result.output.splitlines()]
    assert {table.name for table in TABLES} == {row["table"] for row in rows}
    assert "scores.score  float64" in CliRunner().invoke(app, ["schema"]).output
    assert CliRunner().invoke(app, ["schema", "--markdown"]).output.startswith("# Data dictionary")


def test_doctor_names_what_is_in_use() -> None:
    result = CliRunner().invoke(app, ["doctor", "--json"])
    facts = {fact["what"]: fact for fact in json.loads(result.output)}
    assert facts["python"]["ok"] and facts["gazetteer"]["ok"] and facts["pyarrow"]["detail"]
    assert {"OCR own", "OCR tesseract", "OCR languages"} <= facts.keys()
    assert all(fact["detail"] for fact in facts.values())


def test_doctor_wants_the_python_that_the_package_wants() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">=" + ".".join(map(str, OLDEST_PYTHON))


@pytest.mark.parametrize("missing", ["pyarrow", "prongsai"])
def test_doctor_advises_only_what_a_user_can_do(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> str:
        if name == missing:
            raise PackageNotFoundError(name)
        return "1"

    def no_engine(*args: object) -> None:
        raise ImportError("not there")

    monkeypatch.setattr("prongsai.pipeline.face.doctor.version", fail)
    monkeypatch.setattr("prongsai.pipeline.face.doctor.requires", lambda name: ["pyarrow>=18", "x>=1; extra == 'y'"])
    monkeypatch.setattr("prongsai.pipeline.face.doctor.find_tessdata", lambda: None)
    monkeypatch.setattr("prongsai.pipeline.face.doctor.find_libreoffice", lambda: None)
    monkeypatch.setattr("prongsai.pipeline.pages.scan.engines._open", no_engine)
    facts = examine(Settings())
    lacking = {"OCR own", "OCR tesseract", "OCR languages", "LibreOffice"}
    assert {fact.what for fact in facts if not fact.is_ok} == {missing, *lacking}
    for fact in facts:
        assert bool(fact.remedy) != fact.is_ok, fact
        assert not re.search(r"\bmake\b|\.ci\b|Makefile|requirements/", fact.remedy), fact


def test_snapshots_are_listed_compared_and_gone_back_to(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(DUMP, encoding="utf-8")
    (tmp_path / "reports" / "b.txt").write_text(DUMP.replace("โนนสะอาด", "โนนแดง"), encoding="utf-8")
    again = ("run", tmp_path / "reports", "--out", tmp_path / "dataset", "--workers", "1")
    assert prongsai(*again).returncode == ExitCode.OK
    (tmp_path / "reports" / "a.txt").write_text(DUMP.replace("92.75", "91.33"), encoding="utf-8")
    assert prongsai(*again).returncode == ExitCode.OK
    said = prongsai("diff", "--dataset", tmp_path / "dataset", "--out", tmp_path / "c.parquet").stdout
    assert re.search(r"2566 ita: 92.75 \w+ → none \(file-changed\)", said)
    assert re.search(r"2566 ita: none → 91.33 \w+ \(file-changed\)", said)
    told = CliRunner().invoke(app, ["diff", "--dataset", str(tmp_path / "dataset"), "--json"]).stdout.splitlines()
    changed = [json.loads(line) for line in told]
    assert len(changed) == len(pd.read_parquet(tmp_path / "c.parquet"))
    assert {"92.75", "91.33"} <= {text for row in changed for text in re.findall(r"9[0-9]\.[0-9]{2}", str(row))}
    assert len(pd.read_parquet(tmp_path / "c.parquet")) == len(pd.read_parquet(tmp_path / "dataset" / "changes"))
    for name in ("a", "b"):
        (tmp_path / "reports" / f"{name}.txt").write_text("ไม่มีอะไร", encoding="utf-8")
    refused = prongsai(*again)
    assert refused.returncode == ExitCode.REFUSED
    assert "lost       in all: 2 of 2 scores are gone, from 2 documents" in refused.stderr
    assert "--accept" in refused.stderr
    listed = prongsai("history", tmp_path / "dataset").stdout.splitlines()
    assert [line.split()[:2] for line in listed] == [["3", "refused"], ["2", "published"], ["1", "replaced"]]
    assert prongsai("rollback", tmp_path / "dataset", "--to", "1").returncode == ExitCode.OK
    assert 92.75 in set(pd.read_parquet(tmp_path / "dataset" / "scores").score)
    assert prongsai("rollback", tmp_path / "dataset", "--to", "8").returncode == ExitCode.INPUT_UNREADABLE


def test_version_is_that_of_the_package() -> None:
    shown = CliRunner().invoke(app, ["--version"])
    assert (shown.exit_code, shown.stdout) == (0, f"prongsai {version('prongsai')}\n")


def test_help_states_units_and_defaults() -> None:
    help_text = " ".join(CliRunner().invoke(app, ["run", "--help"]).output.split())
    a_page = "Seconds of the processor that one page may take before it is given up. [default: 60.0]"
    for words in (a_page, "Megabytes of address space"):
        assert words in help_text
    commands = typer.main.get_command(app)
    assert set(commands.commands) == {
        *("run", "plan", "list", "findings", "inspect", "show", "export", "cache", "schema", "doctor"),
        *("history", "diff", "rollback", "gazetteer"),
    }  # type: ignore[attr-defined]

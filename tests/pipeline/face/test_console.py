"""What a person sees of a run: progress on a terminal and in a log, and the closing summary."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

from prongsai.pipeline.config import Settings
from prongsai.pipeline.emit.summary import Summary
from prongsai.pipeline.face import cli
from prongsai.pipeline.face import progress as shown_progress
from prongsai.pipeline.face.console import show_summary
from prongsai.pipeline.face.progress import LINE_EVERY_S, show_progress
from prongsai.pipeline.run import Progress
from prongsai.pipeline.workers.pool import Crash
from tests.paths import ROOT


def test_terminal_shows_a_bar_with_documents_and_pages(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    with show_progress(is_quiet=False) as on_progress:
        on_progress(Progress(2, 5, 14))
    shown = capsys.readouterr()
    assert "2/5" in shown.err and "14 pages" in shown.err
    assert shown.out == ""


def test_log_gets_a_line_now_and_then(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setattr(shown_progress.time, "monotonic", lambda: now[0])
    with show_progress(is_quiet=False) as on_progress:
        for seconds, done in ((0, 1), (LINE_EVERY_S - 1, 2), (LINE_EVERY_S, 3), (LINE_EVERY_S + 1, 4)):
            now[0] = 1000.0 + seconds
            on_progress(Progress(done, 9, 10 * done))
        now[0] = 1000.0 + 2 * LINE_EVERY_S
        on_progress(Progress(5, 9, 50))
    assert capsys.readouterr().err.splitlines() == [
        "read 3 of 9 documents, 30 pages",
        "read 5 of 9 documents, 50 pages, about 1 min left",
    ]


@pytest.mark.parametrize(
    ("seconds", "progress", "said"),
    [
        (30.0, Progress(6, 18, 60), ", about 1 min left"),
        (600.0, Progress(106, 118, 60, kept=100), ", about 20 min left"),
        (30.0, Progress(4, 18, 60), ""),
        (30.0, Progress(104, 118, 60, kept=100), ""),
    ],
)
def test_rest_of_a_run_is_told_from_what_it_read(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    seconds: float,
    progress: Progress,
    said: str,
) -> None:
    now = [0.0]
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setattr(shown_progress.time, "monotonic", lambda: now[0])
    with show_progress(is_quiet=False) as on_progress:
        now[0] = seconds
        on_progress(progress)
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith(f"60 pages{said}")


def test_file_at_hand_is_told_and_does_nothing_to_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now, progress = [0.0], Progress(1, 9, 10, current="a/[red]\x1b[31m.pdf")
    monkeypatch.setattr(shown_progress.time, "monotonic", lambda: now[0])
    for variable in ("", "1"):
        monkeypatch.setenv("COLUMNS", "200")
        monkeypatch.setenv("FORCE_COLOR", variable) if variable else monkeypatch.delenv("FORCE_COLOR", raising=False)
        with show_progress(is_quiet=False) as on_progress:
            now[0] += LINE_EVERY_S
            on_progress(progress)
        shown = capsys.readouterr().err
        assert "a/[red]" in shown and "\x1b[31m.pdf" not in shown


def test_quiet_run_says_nothing_of_its_progress(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with show_progress(is_quiet=True) as on_progress:
        on_progress(Progress(2, 5, 14))
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("errors", "more"), [(2, False), (3, True)])
def test_summary_counts_the_errors_that_it_does_not_show(
    capsys: pytest.CaptureFixture[str], errors: int, more: bool
) -> None:
    summary = Summary(errors=["a: gone", "b: gone"], findings=Counter(error=errors), dataset="/d")
    show_summary(summary)
    said = capsys.readouterr().err.splitlines()
    assert said[:2] == ["error a: gone", "error b: gone"]
    assert ("… and 1 more errors, in the table findings" in said) == more
    assert said[-2:] == ["dataset    /d", 'load it    pandas.read_parquet("/d/scores")']


def test_summary_says_that_a_dataset_was_left_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    show_summary(Summary(dataset="/d", is_unchanged=True))
    assert "dataset    /d (unchanged)" in capsys.readouterr().err.splitlines()


@pytest.mark.parametrize(("options", "is_told"), [((), False), (("--debug",), True)])
def test_last_words_of_a_reader_that_died_are_told_to_who_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], is_told: bool
) -> None:
    def crash(reports: list[Path], settings: Settings, on_progress: object, on_crash: object) -> Summary:
        assert callable(on_crash)
        on_crash(Crash("a.pdf", None, "Segmentation fault\n"))
        return Summary(dataset=str(settings.out))

    monkeypatch.setattr("prongsai.pipeline.run.run_pipeline", crash)
    result = CliRunner().invoke(cli.app, ["run", str(tmp_path), "--out", str(tmp_path / "d"), *options])
    assert result.exit_code == 0
    assert ("--- a.pdf ended its reader, which had printed:\nSegmentation fault\n---" in result.output) == is_told


@pytest.mark.parametrize("arguments", [["schema"], ["schema", "--markdown"], ["inspect"]], ids=" ".join)
def test_command_ends_in_peace_where_nobody_reads_on(arguments: list[str]) -> None:
    text = min((ROOT / "data" / "samples").glob("*.txt"))
    command = [sys.executable, "-m", "prongsai", *arguments, *([str(text)] if arguments == ["inspect"] else [])]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    assert (process.wait(60), said) == (0, b"")

"""For notebooks: rows of one report and of a dataset as data frames."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import prongsai
from prongsai.pipeline.config import Settings
from prongsai.pipeline.emit.schema import TABLES
from prongsai.pipeline.errors import InputError, OutputError, SettingsError
from prongsai.pipeline.run import run_pipeline
from tests.fake_readers import make_misbehaving_reader
from tests.paths import ROOT, SAMPLES

DUMP = "องค์การบริหารส่วนตำบลโนนสะอาด\n\nผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566 ได้คะแนน 92.75 คะแนน\n"


def test_report_gives_frames_with_the_columns_of_the_dictionary() -> None:
    frames = prongsai.read_report(SAMPLES / "dump.txt")
    for table in TABLES:
        assert tuple(getattr(frames, table.name).columns) == table.column_names
    assert frames.documents.status.tolist() == ["ok"]
    assert len(frames.scores) > 5


def test_report_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 cut off")
    frames = prongsai.read_report(tmp_path / "a.pdf")
    assert frames.documents.status.tolist() == ["failed"]
    assert frames.findings.code.tolist() == ["document-unreadable"]


def test_folder_or_nothing_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "a.rar").write_bytes(b"Rar!\x1a\x07\x00")
    for path, message in ((tmp_path, "is no file"), (tmp_path / "a.rar", "is not one report")):
        with pytest.raises(InputError, match=message):
            prongsai.read_report(path)


def test_dataset_loads_whole(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("sound")
    run_pipeline([tmp_path / "a.txt"], Settings(out=tmp_path / "dataset", workers=1), make_misbehaving_reader)
    frames = prongsai.load(tmp_path / "dataset")
    assert frames.scores.score.tolist() == [92.75]
    with pytest.raises(InputError, match="is no dataset"):
        prongsai.load(tmp_path)


def test_run_gives_what_the_command_would_say(tmp_path: Path) -> None:
    (tmp_path / "gone.pdf").write_text("<html>404</html>")
    told: list[prongsai.Progress] = []
    summary = prongsai.run(
        [SAMPLES / "dump.txt", str(tmp_path / "gone.pdf")],
        tmp_path / "dataset",
        prongsai.Settings(workers=1, out=tmp_path / "elsewhere"),
        told.append,
    )
    assert summary.dataset == str(tmp_path / "dataset")
    assert summary.documents == {"ok": 1, "failed": 1}
    assert summary.finding_codes["media-type-mismatch"] == 1
    assert summary.exit_code == 1
    assert told[-1].documents == told[-1].of_documents == 2
    frames = prongsai.load(summary.dataset)
    assert len(frames.scores) == summary.scores.total() > 5
    assert not (tmp_path / "elsewhere").exists()


def test_run_raises_what_ends_the_command(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("sound")
    with pytest.raises(InputError, match="does not exist"):
        prongsai.run(tmp_path / "nowhere", tmp_path / "dataset")
    with pytest.raises(OutputError, match="holds other files"):
        prongsai.run(tmp_path / "a.txt", tmp_path)
    with pytest.raises(SettingsError, match="too few"):
        prongsai.run(tmp_path, tmp_path / "dataset", prongsai.Settings(workers=0))
    assert all(issubclass(error, prongsai.PipelineError) for error in (InputError, OutputError, SettingsError))


def test_script_without_a_guard_runs_once_and_keeps_its_environment(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DUMP, encoding="utf-8")
    script = tmp_path / "script.py"
    script.write_text(
        "import os\nimport prongsai\nbefore = dict(os.environ)\nsummary = prongsai.run('a.txt')\n"
        "print(summary.dataset, summary.documents['ok'], os.environ == before)\n"
    )
    bare = {name: value for name, value in os.environ.items() if not name.startswith("OMP_")}
    done = subprocess.run(
        [sys.executable, script],
        cwd=tmp_path,
        env=bare | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "dataset 1 True\n"), done.stderr


def test_names_load_nothing_before_they_are_asked_for() -> None:
    script = "import prongsai, sys; dir(prongsai); print({'pandas', 'numpy', 'pyarrow', 'typer'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "set()\n"


def test_every_name_is_there() -> None:
    for name in prongsai.__all__:
        assert getattr(prongsai, name) is not None
        assert name in dir(prongsai)


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        prongsai.nothing  # noqa: B018

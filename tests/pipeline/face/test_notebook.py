"""For notebooks: rows of one report and of a dataset as data frames."""

from __future__ import annotations

from pathlib import Path

import pytest

import prongsai
from prongsai.pipeline.config import Settings
from prongsai.pipeline.emit.schema import TABLES
from prongsai.pipeline.errors import InputError
from prongsai.pipeline.run import run_pipeline
from tests.fake_readers import make_misbehaving_reader
from tests.paths import SAMPLES


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
    (tmp_path / "a.csv").write_text("a,b")
    for path, message in ((tmp_path, "is no file"), (tmp_path / "a.csv", "is not one report")):
        with pytest.raises(InputError, match=message):
            prongsai.read_report(path)


def test_dataset_loads_whole(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("sound")
    run_pipeline([tmp_path / "a.txt"], Settings(out=tmp_path / "dataset", workers=1), make_misbehaving_reader)
    frames = prongsai.load(tmp_path / "dataset")
    assert frames.scores.score.tolist() == [92.75]
    with pytest.raises(InputError, match="is no dataset"):
        prongsai.load(tmp_path)


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        prongsai.nothing  # noqa: B018

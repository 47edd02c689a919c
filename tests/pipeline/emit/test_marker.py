"""What a run may replace: a dataset of ours and nothing else, known by its marker and never by its names."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from prongsai.pipeline.emit.marker import (
    MARKER_NAME,
    check_target,
    is_mount_point,
    read_marker,
    resolve_target,
    write_marker,
)
from prongsai.pipeline.emit.snapshot import table_path
from prongsai.pipeline.errors import OutputError
from tests.pipeline.emit.datasets import emit, make_tables


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    emit(tmp_path / "dataset", make_tables("a"))
    return tmp_path / "dataset"


def test_absent_empty_and_own_folders_may_be_replaced(tmp_path: Path, dataset: Path) -> None:
    (tmp_path / "empty" / "inside").mkdir(parents=True)
    for out in (tmp_path / "absent", tmp_path / "empty", dataset):
        check_target(out)


def test_dataset_keeps_its_id_through_its_snapshots(dataset: Path) -> None:
    first = read_marker(dataset)
    emit(dataset, make_tables("b", "c"))
    second = read_marker(dataset)
    assert first is not None and second is not None
    assert replace(first, number=2) == second
    assert first.number == 1
    assert len(first.dataset_id) == 32
    assert first.schema_version == "2"
    assert "scores/part-0.parquet" in first.files


@pytest.mark.parametrize("inside", ["notes.txt", "scores/mine.parquet", "scores/notes.txt", "holiday/photo.parquet"])
def test_file_of_somebody_else_is_never_deleted(dataset: Path, inside: str) -> None:
    file = dataset / inside
    file.parent.mkdir(exist_ok=True)
    file.write_text("precious")
    with pytest.raises(OutputError, match=f"holds other files .*{Path(inside).name}.*new or empty folder"):
        check_target(dataset)
    with pytest.raises(OutputError, match="holds other files"):
        emit(dataset, make_tables("b"))
    assert file.read_text() == "precious"


def test_tables_without_a_marker_are_not_replaced(tmp_path: Path) -> None:
    mine = tmp_path / "mine" / "scores" / "mine.parquet"
    mine.parent.mkdir(parents=True)
    mine.write_text("precious")
    with pytest.raises(OutputError, match="no dataset.json.*move it away"):
        check_target(tmp_path / "mine")
    (tmp_path / "mine" / "notes.txt").touch()
    with pytest.raises(OutputError, match="holds other files"):
        check_target(tmp_path / "mine")


@pytest.mark.parametrize("text", ["", "[]", "{", '{"program": "other"}', '{"program": "prongsai", "files": 1}'])
def test_marker_that_no_run_wrote_is_none(dataset: Path, text: str) -> None:
    (dataset / MARKER_NAME).write_text(text)
    assert read_marker(dataset) is None
    with pytest.raises(OutputError):
        check_target(dataset)


def test_marker_that_is_a_link_is_none(tmp_path: Path, dataset: Path) -> None:
    (dataset / MARKER_NAME).rename(tmp_path / "elsewhere.json")
    (dataset / MARKER_NAME).symlink_to(tmp_path / "elsewhere.json")
    assert read_marker(dataset) is None


def test_link_in_the_place_of_a_table_is_refused(tmp_path: Path, dataset: Path) -> None:
    precious = tmp_path / "precious"
    (dataset / "scores").rename(precious)
    (dataset / "scores").symlink_to(precious)
    with pytest.raises(OutputError, match=r"holds other files \(scores\)"):
        check_target(dataset)
    (dataset / "scores").unlink()
    (dataset / "scores").mkdir()
    table_path(dataset, "scores").symlink_to(precious / "part-0.parquet")
    check_target(dataset)  # a link at the place of our own file is deleted as a link
    emit(dataset, make_tables("b"))
    assert (precious / "part-0.parquet").exists()


def test_link_or_file_in_the_place_of_the_dataset_is_refused(tmp_path: Path, dataset: Path) -> None:
    (tmp_path / "link").symlink_to(dataset)
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    (tmp_path / "file").touch()
    for name, message in (("link", "is a link"), ("dangling", "is a link"), ("file", "is a file")):
        with pytest.raises(OutputError, match=message):
            check_target(resolve_target(tmp_path / name))


def test_links_above_the_dataset_are_followed(tmp_path: Path, dataset: Path) -> None:
    (tmp_path / "way").symlink_to(tmp_path)
    assert resolve_target(tmp_path / "way" / "dataset") == dataset.resolve()
    assert resolve_target(Path()) == Path.cwd()


def test_mount_point_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "my data"
    out.mkdir()
    table = tmp_path / "mountinfo"
    place = os.fsencode(out).replace(b" ", rb"\040")
    table.write_bytes(b"36 35 98:0 /x " + place + b" rw,noatime master:1 - ext4 /dev/root rw\nodd line\n")
    assert is_mount_point(out, table)
    assert not is_mount_point(tmp_path, table)
    assert not is_mount_point(tmp_path, tmp_path / "no table")
    assert is_mount_point(Path("/"), tmp_path / "no table")
    monkeypatch.setattr("prongsai.pipeline.emit.marker.is_mount_point", lambda folder: True)
    with pytest.raises(OutputError, match="mount point.*folder inside it"):
        check_target(out)


def test_marker_lists_what_a_snapshot_holds(tmp_path: Path) -> None:
    (tmp_path / "new" / "a").mkdir(parents=True)
    (tmp_path / "new" / "a" / "b").touch()
    write_marker(tmp_path / "new", tmp_path / "none")
    marker = read_marker(tmp_path / "new")
    assert marker is not None
    assert marker.files == ("a/b",)

"""Replaced and refused snapshots: kept, numbered, dropped when there are enough, and not lost by a kill."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from prongsai.pipeline.emit.kept import find_refused, list_kept
from prongsai.pipeline.emit.marker import Origin, read_marker
from prongsai.pipeline.emit.publish import find_kept, publish, refuse, roll_back
from prongsai.pipeline.emit.snapshot import exchange, staging, work_folder
from prongsai.pipeline.emit.write import write_snapshot
from prongsai.pipeline.errors import OutputError
from prongsai.pipeline.frame.load import load_frame
from tests.pipeline.emit.datasets import emit, make_tables, names_in


def documents(snapshot: Path) -> list[str]:
    ids: list[str] = pd.read_parquet(snapshot / "documents").document_id.tolist()
    return ids


def numbers(out: Path) -> list[int]:
    return [kept.marker.number for kept in list_kept(work_folder(out))]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A dataset of four snapshots, of which three are kept."""
    for name in "abcd":
        emit(tmp_path / "dataset", make_tables(name), keep=3)
    return tmp_path / "dataset"


def test_newest_replaced_snapshots_stay(out: Path) -> None:
    assert numbers(out) == [3, 2, 1]
    emit(out, make_tables("e"), keep=2)
    assert numbers(out) == [4, 3]
    assert [documents(kept.path) for kept in list_kept(work_folder(out))] == [["d"], ["c"]]
    emit(out, make_tables("f"), keep=0)
    assert numbers(out) == []
    marker = read_marker(out)
    assert marker is not None and marker.number == 6


@pytest.mark.parametrize("can_exchange", [True, False])
def test_going_back_and_forth(out: Path, monkeypatch: pytest.MonkeyPatch, can_exchange: bool) -> None:
    if not can_exchange:
        monkeypatch.setattr("prongsai.pipeline.emit.publish.exchange", lambda first, second: False)
    for number, expected in ((None, "c"), (None, "b"), (4, "d")):
        with staging(out) as folder:
            kept = find_kept(out, number)
            assert kept is not None
            roll_back(out, kept, folder)
        assert documents(out) == [expected]
        assert len(numbers(out)) == 3
    assert numbers(out) == [3, 2, 1]
    assert names_in(work_folder(out) / "history") == ["000001", "000002", "000003"]
    emit(out, make_tables("e"), keep=3)
    marker = read_marker(out)
    assert marker is not None and marker.number == 5


def test_after_going_back_the_next_snapshot_has_a_number_of_its_own(out: Path) -> None:
    with staging(out) as folder:
        kept = find_kept(out, 2)
        assert kept is not None
        roll_back(out, kept, folder)
    emit(out, make_tables("e"), keep=9)
    marker = read_marker(out)
    assert marker is not None and marker.number == 5
    assert numbers(out) == [4, 3, 2, 1]
    assert find_kept(out, 7) is None


def test_snapshot_replaced_just_before_a_kill_is_kept(out: Path) -> None:
    with pytest.raises(KeyboardInterrupt), staging(out) as folder:
        write_snapshot(make_tables("e"), load_frame(), folder / "new")
        publish(folder / "new", out, Origin(), folder, 3)
        raise KeyboardInterrupt
    # killed between the swap and the move: what was replaced lies where the new one lay
    left = work_folder(out) / "next"
    left.mkdir()
    list_kept(work_folder(out))[0].path.rename(left / "new")
    with staging(out):
        pass
    assert documents(out) == ["e"]
    assert numbers(out) == [4, 3, 2]


def test_unfinished_snapshot_of_a_killed_run_is_not_kept(out: Path) -> None:
    left = work_folder(out) / "next"
    write_snapshot(make_tables("e"), load_frame(), left / "new")
    with staging(out):
        pass
    assert numbers(out) == [3, 2, 1]
    assert documents(out) == ["d"]


def test_refused_snapshot_lies_aside_until_one_is_published(out: Path) -> None:
    for name in "xy":
        with staging(out) as folder:
            write_snapshot(make_tables(name), load_frame(), folder / "new")
            refuse(folder / "new", out, Origin(), folder)
    refused = find_refused(work_folder(out))
    assert refused is not None
    assert documents(refused.path) == ["y"]
    assert documents(out) == ["d"]
    emit(out, make_tables("e"), keep=3)
    assert find_refused(work_folder(out)) is None


def test_links_in_the_history_are_not_followed(out: Path, tmp_path: Path) -> None:
    emit(tmp_path / "other", make_tables("z"))
    (work_folder(out) / "history" / "link").symlink_to(tmp_path / "other")
    assert numbers(out) == [3, 2, 1]
    emit(out, make_tables("e"), keep=0)
    assert documents(tmp_path / "other") == ["z"]


def test_dataset_with_other_files_is_not_rolled_back(out: Path) -> None:
    (out / "scores" / "mine.parquet").touch()
    kept = find_kept(out, None)
    assert kept is not None
    with pytest.raises(OutputError, match="other files"), staging(out) as folder:
        roll_back(out, kept, folder)
    assert documents(out) == ["d"]


def test_exchange_is_what_the_system_has(tmp_path: Path) -> None:
    """The tests above went through the way that this system takes."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    assert isinstance(exchange(tmp_path / "one", tmp_path / "two"), bool)

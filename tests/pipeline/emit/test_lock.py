"""The lock of a dataset while others come and go between two lines of ours."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from prongsai.pipeline.emit import lock as lock_module
from prongsai.pipeline.emit.lock import LOCK_NAME, let_go, lock_file, take_lock
from prongsai.pipeline.errors import OutputError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ".dataset"


def holds(lock: int, folder: Path) -> bool:
    """Whether the descriptor is that of the folder's lock file, which says our process."""
    told = json.loads((folder / LOCK_NAME).read_bytes())
    return os.path.samestat(os.fstat(lock), (folder / LOCK_NAME).stat()) and told["pid"] == os.getpid()


def once_before(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, happens: Callable[[], None]) -> list[int]:
    """Let something happen before the first call of a function; gives the number of calls so far."""
    calls, original = [0], getattr(module, name)

    def called(*args: Any, **kwargs: Any) -> Any:
        calls[0] += 1
        if calls[0] == 1:
            happens()
        return original(*args, **kwargs)

    monkeypatch.setattr(module, name, called)
    return calls


def test_folder_that_another_run_takes_away_before_the_lock_is_opened_is_made_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def open_late(path: Any, *args: Any, **kwargs: Any) -> int:
        if path == LOCK_NAME and not gone:
            folder.rmdir()
            gone.append(True)
        return opened(path, *args, **kwargs)

    gone: list[bool] = []
    monkeypatch.setattr(lock_module.os, "open", open_late)
    lock = take_lock(folder)
    assert gone and holds(lock, folder)
    os.close(lock)


@pytest.mark.parametrize("is_made_again", [False, True])
def test_lock_file_that_went_with_the_run_before_is_no_lock(
    folder: Path, monkeypatch: pytest.MonkeyPatch, is_made_again: bool
) -> None:
    def go() -> None:
        (folder / LOCK_NAME).unlink()
        if is_made_again:
            (folder / LOCK_NAME).touch()
        else:
            folder.rmdir()

    calls = once_before(monkeypatch, lock_module.fcntl, "flock", go)
    lock = take_lock(folder)
    assert calls == [2]
    assert holds(lock, folder)
    os.close(lock)


def test_lock_that_is_not_signed_yet_is_refused_without_a_name(folder: Path) -> None:
    folder.mkdir()
    for said in (b"", b"[1]", b'{"pid": "x", "host": "h", "since": "s"}', b'{"pid": 1}'):
        (folder / LOCK_NAME).write_bytes(said)
        with (folder / LOCK_NAME).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            with pytest.raises(OutputError, match=r"^another run is writing this dataset; wait for it to end$"):
                take_lock(folder)


def test_host_and_time_of_a_holder_are_told_as_far_as_a_line_goes(folder: Path) -> None:
    folder.mkdir()
    (folder / LOCK_NAME).write_text(json.dumps({"pid": 7, "host": "h" * 99, "since": "s" * 99}))
    with (folder / LOCK_NAME).open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(OutputError, match=re.escape(f"(process 7 on {'h' * 60} since {'s' * 30})")):
            lock_file(folder / LOCK_NAME)


@pytest.mark.parametrize("said", [b"", b"no json", b"[]", b'{"program": "other"}', None])
def test_folder_with_things_in_it_is_ours_only_where_the_lock_says_so(folder: Path, said: bytes | None) -> None:
    (folder / "store").mkdir(parents=True)
    if said is not None:
        (folder / LOCK_NAME).write_bytes(said)
    with pytest.raises(OutputError, match="belongs to something else"):
        take_lock(folder)
    assert (folder / "store").is_dir()


def test_signature_leaves_nothing_of_a_longer_one_before_it(folder: Path) -> None:
    folder.mkdir()
    (folder / LOCK_NAME).write_text(json.dumps({"program": "prongsai", "host": "h" * 400}))
    lock = take_lock(folder)
    assert holds(lock, folder)
    os.close(lock)


def test_file_system_that_cannot_lock_is_told_and_nothing_stays_open(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(descriptor: int, how: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    folder.mkdir()
    monkeypatch.setattr(lock_module.fcntl, "flock", refuse)
    before = len(list(Path("/dev/fd").iterdir()))
    with pytest.raises(OSError, match=os.strerror(errno.ENOLCK)):
        take_lock(folder)
    assert len(list(Path("/dev/fd").iterdir())) == before


def test_lock_given_back_takes_an_empty_folder_away_and_leaves_a_full_one(folder: Path) -> None:
    let_go(folder, take_lock(folder))
    assert not folder.exists()
    lock = take_lock(folder)
    (folder / "store").mkdir()
    let_go(folder, lock)
    assert sorted(entry.name for entry in folder.iterdir()) == [LOCK_NAME, "store"]
    os.close(take_lock(folder))  # nobody holds it any more


def test_lock_is_given_back_where_its_folder_is_gone(folder: Path) -> None:
    lock = take_lock(folder)
    (folder / LOCK_NAME).unlink()
    folder.rmdir()
    let_go(folder, lock)
    with pytest.raises(OSError, match=os.strerror(errno.EBADF)):
        os.fstat(lock)

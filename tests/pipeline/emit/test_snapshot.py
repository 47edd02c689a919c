"""How a finished snapshot takes the place of the one before it, on every kind of system."""

from __future__ import annotations

import ctypes
import errno
import os
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from prongsai.pipeline.emit import snapshot
from prongsai.pipeline.emit.snapshot import AT_FDCWD, RENAME_EXCHANGE, RENAME_SWAP, exchange, swap_in
from prongsai.pipeline.errors import OutputError


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A new snapshot, the one that is there, and where the old one may go."""
    for name in ("new", "out"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"of-{name}").touch()
    return tmp_path / "new", tmp_path / "out", tmp_path / "old"


def held(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def system(monkeypatch: pytest.MonkeyPatch, platform: str, **functions: Callable[..., int]) -> None:
    """A C library that has these functions only."""
    monkeypatch.setattr(snapshot.sys, "platform", platform)
    monkeypatch.setattr(snapshot.ctypes, "CDLL", lambda name, use_errno: SimpleNamespace(**functions))


def fails_with(code: int) -> Callable[..., int]:
    def fail(*args: object) -> int:
        ctypes.set_errno(code)
        return -1

    return fail


def test_two_snapshots_change_places_where_the_system_can(places: tuple[Path, Path, Path]) -> None:
    new, out, old = places
    swap_in(new, out, old)
    assert (held(out), old.exists()) == (["of-new"], False)


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, None])
def test_where_it_cannot_the_old_one_is_moved_aside_first(
    places: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch, code: int | None
) -> None:
    new, out, old = places
    system(monkeypatch, "linux", **({} if code is None else {"renameat2": fails_with(code)}))
    swap_in(new, out, old)
    assert (held(out), held(old), new.exists()) == (["of-new"], ["of-out"], False)


def test_old_snapshot_is_put_back_where_the_new_one_cannot_take_its_place(
    places: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    new, out, old = places
    system(monkeypatch, "linux")
    with pytest.raises(OutputError, match=re.escape(f"{out} could not be replaced (No such file or directory)")):
        swap_in(new.parent / "none", out, old)
    assert (held(out), old.exists()) == (["of-out"], False)


def test_fault_of_the_exchange_leaves_what_is_there(
    places: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    new, out, old = places
    system(monkeypatch, "linux", renameat2=fails_with(errno.EBUSY))
    with pytest.raises(OutputError, match=f"{os.strerror(errno.EBUSY)}.*mount point"):
        swap_in(new, out, old)
    assert (held(out), held(new)) == (["of-out"], ["of-new"])


def test_exchange_with_a_folder_that_is_not_there_is_an_error(places: tuple[Path, Path, Path]) -> None:
    new, out, old = places
    with pytest.raises(FileNotFoundError):
        exchange(new, old)
    assert held(new) == ["of-new"]


@pytest.mark.parametrize(
    ("platform", "function", "paths", "flag"),
    [("darwin", "renamex_np", slice(0, 2), RENAME_SWAP), ("linux", "renameat2", slice(1, 4, 2), RENAME_EXCHANGE)],
)
def test_each_system_is_asked_for_an_exchange_in_its_own_words(
    places: tuple[Path, Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    function: str,
    paths: slice,
    flag: int,
) -> None:
    asked: list[tuple[object, ...]] = []

    def rename(*args: object) -> int:
        asked.append(args)
        return 0

    system(monkeypatch, platform, **{function: rename})
    new, out, _ = places
    assert exchange(new, out)
    ((*args, last),) = asked
    assert tuple(args[paths]) == (os.fsencode(new), os.fsencode(out))
    assert isinstance(last, ctypes.c_uint) and last.value == flag
    assert platform == "darwin" or (args[0], args[2]) == (AT_FDCWD, AT_FDCWD)

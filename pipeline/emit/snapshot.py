"""Where a dataset lies on disk: a new snapshot grows beside the old one and takes its place in one step.

Everything else that a run keeps lies in `.NAME/` beside the dataset NAME: `lock` says who is writing, `next/` holds
what is not finished, `history/` what was replaced. When it is finished, the two snapshots change places by one rename
(`renameat2` on Linux, `renamex_np` on macOS), so a reader sees the old snapshot or the new one, never parts of both,
and a run that is killed at any moment leaves the old one whole.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from prongsai.pipeline.emit.kept import put_away
from prongsai.pipeline.emit.lock import let_go, lock_file, take_lock
from prongsai.pipeline.emit.marker import read_marker
from prongsai.pipeline.errors import OutputError

PART_NAME = "part-0.parquet"
"""The one file of each table."""

NEXT_NAME = "next"
FORMER_ENTRIES = frozenset(("lock", "rows", "logs", "new", "old"))
"""What a killed run of version 0.1 or 0.2 can have left in `.NAME.next`."""

FULL_OR_LOCKED = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS))
"""Faults that only writing meets, whatever was being written."""

AT_FDCWD = -100  # fcntl.h
RENAME_EXCHANGE = 2  # linux/fs.h
RENAME_SWAP = 2  # sys/stdio.h of macOS


def table_path(dataset: Path, table: str) -> Path:
    """The file of one table in a dataset or in a staged snapshot."""
    return dataset / table / PART_NAME


def work_folder(out: Path) -> Path:
    """The folder beside a dataset for everything that is not its tables."""
    return out.parent / f".{out.name}"


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """An empty folder beside `out` for everything unfinished, ours alone until the block ends, then removed.

    A disk that is full and a folder that may not be written, met anywhere in the block, are faults of the output.

    Raises:
        OutputError: the place cannot be written, is a link, or another run is writing the same dataset.
    """
    work, made = work_folder(out), []
    lock = None
    try:
        try:
            made = _make_parents(out.parent)
            _check_replaceable(out)
            lock = take_lock(work)
            _clear_former(out)
            _restore_after_kill(work / NEXT_NAME, out)
            (work / NEXT_NAME).mkdir()
        except OSError as error:
            raise OutputError(
                f"{out.parent} cannot be written ({error.strerror}); give --out another folder"
            ) from error
        try:
            yield work / NEXT_NAME
        except OSError as error:
            if error.errno in FULL_OR_LOCKED or _is_below(error.filename, (work, out)):
                raise OutputError(
                    f"{out} was not written ({error.strerror or error}); free some space or give --out another folder"
                ) from error
            raise
    finally:
        if lock is not None:
            shutil.rmtree(work / NEXT_NAME, ignore_errors=True)  # refuses a link in its place
            let_go(work, lock)
        for folder in reversed(made):
            with suppress(OSError):  # it holds the dataset, as it should
                folder.rmdir()


def _make_parents(folder: Path) -> list[Path]:
    missing = []
    while not folder.exists() and not folder.is_symlink():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir(exist_ok=True)
    return missing[::-1]


def _check_replaceable(out: Path) -> None:
    """Find out before hours of reading what the swap at the end would find out.

    Raises:
        OutputError: the folder around `out`, or `out` itself, may not be written.
    """
    for folder in (out.parent, out):
        if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
            raise OutputError(f"{folder} may not be written; change its permissions or give --out another folder")


def _is_below(name: object, folders: tuple[Path, ...]) -> bool:
    return isinstance(name, str | bytes) and any(
        folder in (path := Path(os.fsdecode(name)), *path.parents) for folder in folders
    )


def _clear_former(out: Path) -> None:
    """Take away what a killed run of an earlier version left beside the dataset, the old snapshot put back first.

    Raises:
        OutputError: such a run is still going on.
    """
    former = out.parent / f".{out.name}.next"
    if former.is_symlink() or not former.is_dir() or {one.name for one in former.iterdir()} - FORMER_ENTRIES:
        return  # not ours, and not in the way
    lock = lock_file(former / "lock")
    try:
        if (former / "old").is_dir() and not out.exists():
            (former / "old").rename(out)
        shutil.rmtree(former)
    finally:
        os.close(lock)


def _restore_after_kill(folder: Path, out: Path) -> None:
    """Mend what a killed run left: put an old snapshot back that was moved away, and drop unfinished rows.

    Raises:
        OutputError: `folder` is a link, and what it leads to is not ours to delete.
    """
    if folder.is_symlink():
        raise OutputError(f"{folder} is a link, where a run keeps what is not finished; remove the link")
    if not folder.exists():
        return
    old = folder / "old"
    if old.is_dir() and not old.is_symlink() and not out.exists():
        old.rename(out)
    _keep_replaced(folder, out)
    shutil.rmtree(folder)


def _keep_replaced(folder: Path, out: Path) -> None:
    """Keep the snapshot that was replaced just before a run was killed."""
    now = read_marker(out)
    for left in (folder / "new", folder / "old"):
        before = None if left.is_symlink() else read_marker(left)
        if now and before and before.dataset_id == now.dataset_id and before.number < now.number:
            put_away(left, folder.parent)


def swap_in(new: Path, out: Path, old: Path) -> None:
    """Put the finished snapshot `new` in the place of `out`, in one step where the system has one.

    What was at `out` ends at `new` or at `old`, for the caller to delete.

    Raises:
        OutputError: the folder cannot be replaced; what was at `out` is still there.
    """
    try:
        if not out.exists():
            new.rename(out)
        elif not exchange(new, out):
            # Two renames: a reader in between finds no dataset, and a kill in between is mended by the next run.
            out.rename(old)
            new.rename(out)
        sync_to_disk(out.parent)
    except OSError as error:
        if old.exists() and not out.exists():
            old.rename(out)
        raise OutputError(
            f"{out} could not be replaced ({error.strerror}); if it is a mount point, give --out a folder inside it"
        ) from error


def exchange(first: Path, second: Path) -> bool:
    """Let two folders change places in one step; False where the system or file system cannot.

    Raises:
        OSError: it can, but not these two.
    """
    library = ctypes.CDLL(None, use_errno=True)
    a, b = os.fsencode(first), os.fsencode(second)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(a, b, ctypes.c_uint(RENAME_SWAP))
    elif hasattr(library, "renameat2"):
        failed = library.renameat2(AT_FDCWD, a, AT_FDCWD, b, ctypes.c_uint(RENAME_EXCHANGE))
    else:
        return False
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(second))


def sync_to_disk(path: Path) -> None:
    """Make what was written to a file, or renamed in a folder, survive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

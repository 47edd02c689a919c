"""Where a dataset lies on disk: a new snapshot grows beside the old one and takes its place in one step.

While a run is on, `.NAME.next` beside the dataset NAME holds everything that is not finished, and a lock. When it is
finished, the two folders change places by one rename (`renameat2` on Linux, `renamex_np` on macOS), so a reader sees
the old snapshot or the new one, never parts of both, and a run that is killed at any moment leaves the old one whole.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prongsai.pipeline.emit.schema import TABLES
from prongsai.pipeline.errors import OutputError

PART_NAME = "part-0.parquet"
"""The one file of each table."""

AT_FDCWD = -100  # fcntl.h
RENAME_EXCHANGE = 2  # linux/fs.h
RENAME_SWAP = 2  # sys/stdio.h of macOS


def table_path(dataset: Path, table: str) -> Path:
    """The file of one table in a dataset or in a staged snapshot."""
    return dataset / table / PART_NAME


def check_target(out: Path) -> None:
    """Make sure that `out` may be replaced: it is absent, empty, or a dataset of ours and nothing else.

    Raises:
        OutputError: it holds something that a run would destroy.
    """
    if not out.exists():
        return
    if not out.is_dir():
        raise OutputError(f"{out} is a file; give --out a folder for the dataset")
    ours = {table.name for table in TABLES}
    foreign = sorted(entry.name for entry in out.iterdir() if entry.name not in ours or _has_other_files(entry))
    if foreign:
        raise OutputError(f"{out} holds other files ({', '.join(foreign[:3])}); give --out a new or empty folder")


def _has_other_files(entry: Path) -> bool:
    return not entry.is_dir() or any(file.suffix != ".parquet" for file in entry.iterdir())


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """A folder beside `out` for everything unfinished, ours alone until the block ends, then removed.

    Raises:
        OutputError: the place cannot be written, or another run is writing the same dataset.
    """
    folder = out.parent / f".{out.name}.next"
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        lock = _take_lock(folder)
    except OSError as error:
        raise OutputError(f"{out.parent} cannot be written ({error.strerror}); give --out another folder") from error
    try:
        _restore_after_kill(folder, out)
        yield folder
    finally:
        # the lock goes with the folder; whoever waited for it sees that its file is gone and starts anew
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _take_lock(folder: Path) -> int:
    """An open, locked descriptor of the lock file inside `folder`, which is made if it is missing."""
    while True:
        folder.mkdir(exist_ok=True)
        try:
            lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        except FileNotFoundError:
            continue  # another run finished and removed the folder between the two lines
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(lock)
            raise OutputError(f"another run is writing beside {folder}; wait for it to end") from error
        try:
            if os.path.samestat(os.fstat(lock), (folder / "lock").stat()):
                return lock
        except FileNotFoundError:
            pass
        os.close(lock)


def _restore_after_kill(folder: Path, out: Path) -> None:
    """Mend what a killed run left: put an old snapshot back that was moved away, and drop unfinished rows."""
    old = folder / "old"
    if old.exists() and not out.exists():
        old.rename(out)
    for entry in folder.iterdir():
        if entry.name != "lock":
            shutil.rmtree(entry)


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
        _sync_folder(out.parent)
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


def _sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

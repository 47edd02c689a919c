"""Who is writing a dataset: one run at a time, and the next one is told who holds it."""

from __future__ import annotations

import fcntl
import json
import os
import socket
from datetime import UTC, datetime
from pathlib import Path

from prongsai.pipeline.emit.marker import PROGRAM
from prongsai.pipeline.errors import OutputError

LOCK_NAME = "lock"
"""Stays in a folder that is kept, where it also says that the folder is ours."""

_LOCK_MODE = 0o644  # others may read who holds it
_LOCK_BYTES = 512
"""More than process, host and time take."""


def take_lock(folder: Path) -> int:
    """An open, locked descriptor of the lock file inside `folder`, which is made if it is missing.

    Raises:
        OutputError: another run holds it, or the folder is a link or somebody else's.
        OSError: the place cannot be written.
    """
    while True:
        if folder.is_symlink():
            raise OutputError(f"{folder} is a link, where a run keeps what is not finished; remove the link")
        folder.mkdir(exist_ok=True)
        _check_ours(folder)
        inside = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            lock = os.open(LOCK_NAME, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, _LOCK_MODE, dir_fd=inside)
        except FileNotFoundError:
            continue  # another run finished and removed the folder between the two lines
        finally:
            os.close(inside)
        _hold(lock)
        try:
            if os.path.samestat(os.fstat(lock), (folder / LOCK_NAME).stat()):
                _sign(lock)
                return lock
        except FileNotFoundError:
            pass  # it went with the run that held it; the next round makes a new one
        os.close(lock)


def lock_file(path: Path) -> int:
    """An open, locked descriptor of a lock file by itself, made if it is missing.

    Raises:
        OutputError: a run holds it.
        OSError: it cannot be opened, or is a link.
    """
    lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, _LOCK_MODE)
    _hold(lock)
    return lock


def let_go(folder: Path, lock: int) -> None:
    """Give the lock back, and take the folder away where nothing else is kept in it."""
    try:
        if [entry.name for entry in folder.iterdir()] == [LOCK_NAME]:
            # whoever waited for the lock sees that its file is gone and starts anew
            (folder / LOCK_NAME).unlink()
            folder.rmdir()
    except OSError:
        pass  # what is left says that it is ours, and the next run goes on from it
    finally:
        os.close(lock)


def _hold(lock: int) -> None:
    """Lock an open file, or close it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = _describe_holder(lock)
        os.close(lock)
        raise OutputError(f"another run is writing this dataset{holder}; wait for it to end") from error
    except OSError:
        os.close(lock)
        raise


def _check_ours(folder: Path) -> None:
    """Refuse a folder that something else made, as `.config` would be for a dataset called `config`.

    Raises:
        OutputError: it holds something and no lock file that a run wrote.
    """
    names = {entry.name for entry in folder.iterdir()}
    if names <= {LOCK_NAME}:
        return
    try:
        told = json.loads((folder / LOCK_NAME).read_bytes()) if LOCK_NAME in names else None
    except (OSError, ValueError):
        told = None
    if not isinstance(told, dict) or told.get("program") != PROGRAM:
        raise OutputError(
            f"{folder} belongs to something else, and a run needs that place; give the dataset another name"
        )


def _sign(lock: int) -> None:
    told = {
        "program": PROGRAM,
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    # of one length, so that one write replaces all that the run before had written
    os.pwrite(lock, json.dumps(told).encode().ljust(_LOCK_BYTES), 0)


def _describe_holder(lock: int) -> str:
    try:
        told = json.loads(os.pread(lock, 4096, 0))
        return f" (process {int(told['pid'])} on {str(told['host'])[:60]} since {str(told['since'])[:30]})"
    except (OSError, ValueError, KeyError, TypeError):
        return ""  # it has just been taken and is not signed yet

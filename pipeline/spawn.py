"""How a process of ours is started, whoever starts it, and how it ends with the one that started it."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

THREAD_COUNTS = ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS")
"""Where libraries look for the number of threads to run."""

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_LOOK_FOR_PARENT_S = 1.0  # nobody may be left five seconds after a run was killed


@contextmanager
def fresh_start() -> Iterator[None]:
    """What a process inherits that is started in this block; afterwards the caller's own is as it was.

    It runs one thread of each library, set before one can look: several documents are read at a time already. And it
    does not run the caller's script again, as a spawned process does to find what is defined there: it needs nothing of
    it, and a script that calls `prongsai.run` at its top level would start a run within the run.
    """
    main = sys.modules["__main__"]
    added = [name for name in THREAD_COUNTS if name not in os.environ]
    os.environ.update(dict.fromkeys(added, "1"))
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
        for name in added:
            del os.environ[name]


def end_with_parent() -> None:
    """End this process soon after its parent, however that one ends: a killed run must leave nobody at work.

    Linux does it at once, whatever this process is at; elsewhere a thread looks whether the parent is still there.
    """
    parent = multiprocessing.parent_process()
    pid = os.getppid() if parent is None or parent.pid is None else parent.pid
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)

    def watch() -> None:
        while os.getppid() == pid:
            time.sleep(_LOOK_FOR_PARENT_S)
        os._exit(1)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()


def limit_memory(megabytes: int) -> bool:
    """Limit the address space of this process; False where the system cannot (macOS refuses)."""
    limit = megabytes * 1024 * 1024
    try:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
    except (ValueError, OSError):
        return False
    return True

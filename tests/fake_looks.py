"""Ways to look at a file that fail on purpose; found by name inside the process that looks."""

from __future__ import annotations

import os
import signal
import time

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.look import look_at_file
from prongsai.pipeline.discover.looked import Looked
from prongsai.pipeline.discover.walk import FilePlace


def look_or_misbehave(place: FilePlace, settings: Settings) -> Looked:
    """Do what the name of the file says, or look at it."""
    name = place.path.stem
    if name == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif name == "leave":
        os._exit(7)
    elif name == "spin":
        while True:
            pass
    elif name == "sleep":
        time.sleep(600)
    elif name == "raise":
        raise ZeroDivisionError
    elif name.startswith("first") and len(_SEEN) > 0:
        os._exit(9)  # dies of what earlier files left behind
    _SEEN.append(name)
    return look_at_file(place, settings)


_SEEN: list[str] = []


def look_and_tell_process(place: FilePlace, settings: Settings) -> Looked:
    """Says which process it ran in."""
    return Looked(str(os.getpid()))

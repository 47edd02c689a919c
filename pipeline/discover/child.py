"""Files looked at in a process of its own, so that one that takes for ever or too much costs itself and nothing else.

An archive can be made so that listing it takes hours, a disk can go away in the middle of a file, a library can fall
over its bytes. The process looks at one file after another; when it dies or is late, the file that it was at becomes a
finding, and a new process goes on with the next.
"""

from __future__ import annotations

import math
import multiprocessing
import resource
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.look import look_at_file
from prongsai.pipeline.discover.looked import Looked
from prongsai.pipeline.discover.sayings import file_finding
from prongsai.pipeline.discover.walk import FilePlace
from prongsai.pipeline.errors import ExitCode, PipelineError
from prongsai.pipeline.model import Finding
from prongsai.pipeline.spawn import end_with_parent, fresh_start, limit_memory

Look = Callable[[FilePlace, Settings], Looked]
"""Looks at one file inside the process; a function at the top of a module, because it travels by its name."""

MOST_CPU_S = 300.0
"""Processor time for one file, unless `--timeout` is less: 8 GB of the slowest packing that is used take half of it."""
WALL_FACTOR = 4  # as many jobs as share a processor where a machine is full
WALL_EXTRA_S = 60.0
"""The clock on the wall is generous: a share of a network and a busy machine are no fault of the file."""

START_TIMEOUT_S = 180.0
"""A start takes a fraction of a second, and a minute on a machine that is short of everything."""
START_TRIES = 4
"""With the pauses between them 3.5 seconds, which a passing shortage seldom outlasts."""
START_PAUSE_S = 0.5
"""Doubled with each try: a machine short of processes or memory often has some a moment later."""
STOP_TIMEOUT_S = 5.0
"""A killed process is gone at once; only one that waits for a disk that is away takes longer, and it is let go."""
_READY = "ready"


class LookingError(PipelineError):
    """The process that looks at files could not be started: a fault of the machine or of ours, not of a file."""

    exit_code = ExitCode.BUG


@dataclass(slots=True)
class _Child:
    process: SpawnProcess
    connection: Connection
    done: int = 0

    def ask(self, place: FilePlace, timeout_s: float) -> Looked | None:
        """What the process says of a file; None where it died of it, or said nothing for `timeout_s`."""
        try:
            self.connection.send(place)
            answer = self.connection.recv() if self.connection.poll(timeout_s) else None
        except (EOFError, OSError):
            return None
        self.done += 1
        return answer if isinstance(answer, Looked) else None

    def end(self) -> int | None:
        """Kill the process; gives its exit code, where it had died before that."""
        self.process.join(0.05)  # one that has just died has not always been noticed
        code = self.process.exitcode
        self.process.kill()
        self.process.join(STOP_TIMEOUT_S)
        self.connection.close()
        return code


def look_in_child(places: Sequence[FilePlace], settings: Settings, look: Look = look_at_file) -> Iterator[Looked]:
    """Look at every file; gives one `Looked` for each, in their order.

    Raises:
        LookingError: the process cannot be started at all.
    """
    wall_s = WALL_FACTOR * cpu_limit_s(settings) + WALL_EXTRA_S
    child: _Child | None = None
    try:
        for place in places:
            answer = None
            while answer is None:
                child = child or _start(settings, look)
                was_used, start = child.done > 0, time.monotonic()
                answer = child.ask(place, wall_s)
                if answer is None:
                    code, child = child.end(), None
                    is_late = code == -signal.SIGXCPU or time.monotonic() - start >= wall_s
                    # it may have died of what earlier files left behind: alone in a new process the file decides
                    if is_late or not was_used:
                        answer = Looked(place.source, findings=(_say_end(place.source, code, is_late),))
            yield answer
    finally:
        if child is not None:
            child.end()


def cpu_limit_s(settings: Settings) -> float:
    """Seconds of processor time that looking at one file may take."""
    return min(settings.timeout_s, MOST_CPU_S)


def _say_end(source: str, code: int | None, is_late: bool) -> Finding:
    if is_late:
        remedy = "see whether it opens elsewhere; unpack an archive by hand, raise --timeout, or leave it out (--skip)"
        return file_finding(
            source, "error", "document-timeout", "took too long to be looked at and was given up", remedy
        )
    how = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
    remedy = "see whether it opens elsewhere; unpack an archive by hand, or leave it out with --skip"
    return file_finding(source, "error", "document-crashed", f"ended the process that looked at it ({how})", remedy)


def _start(settings: Settings, look: Look) -> _Child:
    pause = START_PAUSE_S
    for attempt in range(1, START_TRIES + 1):
        try:
            child = _start_once(settings, look)
        except OSError as error:  # no process, no pipe, no memory to be had
            reason = str(error)
        else:
            try:
                if child.connection.poll(START_TIMEOUT_S) and child.connection.recv() == _READY:
                    return child
                reason = "it said nothing"
            except (EOFError, OSError):
                reason = "it ended"
            reason += f", exit code {child.end()}"
        if attempt < START_TRIES:
            time.sleep(pause)
            pause *= 2
    raise LookingError(f"the process that looks at files could not be started ({reason}); see that memory is free")


def _start_once(settings: Settings, look: Look) -> _Child:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, settings, look), name="prongsai-look", daemon=True)
    try:
        with fresh_start():
            process.start()
    except BaseException:
        ours.close()
        raise
    finally:
        theirs.close()  # else the end of the process would not close the pipe
    return _Child(process, ours)


def _serve(connection: Connection, settings: Settings, look: Look) -> None:
    """What runs in the process: look at the files that come, until the pipe closes."""
    end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    limit_memory(settings.memory_mb)
    try:
        connection.send(_READY)
        while True:
            place: FilePlace = connection.recv()
            _limit_processor_time(cpu_limit_s(settings))
            connection.send(look(place, settings))
    except (EOFError, ConnectionError):
        return  # the parent has no more work, or is gone


def _limit_processor_time(seconds: float) -> None:
    """Let the system end this process when the next file takes more; no handler can hold that up."""
    spent = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    limit = math.ceil(spent.ru_utime + spent.ru_stime + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))

"""What a run does, line by line while it does it: `.DATASET/log/TIME.jsonl`, for whoever looks at a night afterwards.

A line is written as soon as there is something to tell, so that of a run that was killed or hangs the last lines say at
which files it was. Nothing depends on it: a log that cannot be written ends, and the run goes on and says so.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Literal

from prongsai.pipeline.errors import PipelineError

LOG_FOLDER = "log"
KEPT_LOGS = 60
"""Two months of nights; a log of ten thousand documents takes two megabytes."""

RunStage = Literal["discover", "read", "compare", "write", "publish"]
"""What a run is at: looking for files, reading them, holding documents against each other, tables, the publishing."""
Fact = str | int | float | bool | list[str] | None


@dataclass(slots=True)
class RunLog:
    """The log of one run; `fault` says why it ended before the run did."""

    run: str
    fault: str | None = None
    stages: dict[str, float] = field(default_factory=dict)
    """Wall seconds that each stage took."""
    _file: IO[str] | None = None
    _now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def tell(self, event: str, **facts: Fact) -> None:
        """Write one line: when, which run, what happened, and facts about it."""
        if self._file is None:
            return
        told = {"time": self._now().isoformat(timespec="milliseconds"), "run": self.run, "event": event, **facts}
        try:
            self._file.write(json.dumps(told, ensure_ascii=False) + "\n")
            self._file.flush()
        except OSError as error:
            self._end(error)

    @contextmanager
    def stage(self, stage: RunStage) -> Iterator[None]:
        """Tell when a stage begins and ends, and how it ended."""
        self.tell("stage", stage=stage)
        start = time.perf_counter()
        try:
            yield
        finally:
            seconds = time.perf_counter() - start
            self.stages[stage] = self.stages.get(stage, 0.0) + seconds
            self.tell("stage-ended", stage=stage, seconds=round(seconds, 3))

    def close(self) -> None:
        """End the log; whatever could not be written is in `fault`."""
        file, self._file = self._file, None
        try:
            if file is not None:
                file.close()
        except OSError as error:
            self.fault = self.fault or _reason(error)

    def _end(self, error: OSError) -> None:
        self.fault = _reason(error)
        self.close()


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


@contextmanager
def open_log(work: Path, started: datetime) -> Iterator[RunLog]:
    """A log in the folder `work` for a run that began then; where the run fails, its last line says why."""
    name = started.strftime("%Y%m%dT%H%M%S.%fZ")
    try:
        log = RunLog(name, _file=_open(work / LOG_FOLDER, name))
    except OSError as error:
        log = RunLog(name, _reason(error))
    try:
        yield log
    except BaseException as error:
        code = int(error.exit_code) if isinstance(error, PipelineError) else None
        log.tell("failed", error=f"{type(error).__name__}: {error}", exit_code=code)
        raise
    finally:
        log.close()


def _open(folder: Path, name: str) -> IO[str]:
    folder.mkdir(exist_ok=True)
    for old in sorted(folder.glob("*.jsonl"))[: -KEPT_LOGS + 1]:
        old.unlink()
    return (folder / f"{name}.jsonl").open("a", encoding="utf-8")

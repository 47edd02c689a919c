"""What a run leaves beside its dataset about itself: `run.json`, and the time that each document took."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from prongsai.pipeline.emit.summary import Summary
from prongsai.pipeline.errors import OutputError
from prongsai.pipeline.store.prints import Prints
from prongsai.pipeline.store.run_log import LOG_FOLDER, RunLog

RUN_NAME = "run.json"
TIMINGS_NAME = "timings.csv"


@dataclass(frozen=True, slots=True)
class Timing:
    """The wall time that a document took, the tries that failed aside."""

    document_id: str
    source: str
    pages: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Journal:
    """What is told of a run: when it began, what its results rest on, what each document and each stage took, and
    where its log lies."""

    started: datetime
    prints: Prints
    timings: Sequence[Timing]
    log: RunLog


def write_journal(folder: Path, summary: Summary, journal: Journal) -> None:
    """Tell in `folder` what the last run did.

    Raises:
        OutputError: the disk is full, or the folder cannot be written.
    """
    try:
        _write(folder, summary, journal)
    except OSError as error:
        what = f"{summary.dataset} is made, but {folder} cannot be written ({error.strerror or error})"
        raise OutputError(f"{what}; free some space and run again") from error


def _write(folder: Path, summary: Summary, journal: Journal) -> None:
    told: dict[str, Any] = {
        "program": f"prongsai {version('prongsai')}",
        "started": journal.started.isoformat(timespec="seconds"),
        "exit_code": int(summary.exit_code),
        **summary.as_dict(),
        "stages": {stage: round(seconds, 3) for stage, seconds in journal.log.stages.items()},
        "log": f"{LOG_FOLDER}/{journal.log.run}.jsonl" if journal.log.fault is None else None,
        "log_fault": journal.log.fault,
        "prints": asdict(journal.prints),
    }
    _replace(folder / RUN_NAME, json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    lines = io.StringIO()
    table = csv.writer(lines, lineterminator="\n")
    table.writerow(("document_id", "source", "pages", "seconds"))
    for one in sorted(journal.timings, key=lambda one: one.document_id):
        table.writerow((one.document_id, one.source, one.pages, f"{one.seconds:.3f}"))
    _replace(folder / TIMINGS_NAME, lines.getvalue())


def read_prints(folder: Path) -> Prints | None:
    """The fingerprints that the last run told in `folder`; None where no run of this version ended there."""
    try:
        told = json.loads((folder / RUN_NAME).read_bytes())
        return Prints(**{name: str(text) for name, text in told["prints"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _replace(path: Path, text: str) -> None:
    partial = path.with_suffix(".part")
    partial.write_text(text, encoding="utf-8", newline="")
    partial.replace(path)

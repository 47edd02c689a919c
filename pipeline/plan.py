"""What a run would cost, and what it would pass over: every file looked at, none read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.folder import Input, discover
from prongsai.pipeline.emit.document_rows import DocumentRows
from prongsai.pipeline.emit.marker import resolve_target
from prongsai.pipeline.emit.rows import document_row
from prongsai.pipeline.emit.snapshot import work_folder
from prongsai.pipeline.emit.spill import bytes_to_tables
from prongsai.pipeline.model import Document, Finding
from prongsai.pipeline.pages.memory import Beside, NoMemory, PageMemory
from prongsai.pipeline.pages.survey import survey_file
from prongsai.pipeline.run import make_reader
from prongsai.pipeline.store.prints import take_prints
from prongsai.pipeline.store.results import ResultStore, limits_of
from prongsai.pipeline.workers.pool import read_inputs
from prongsai.pipeline.workers.read_input import DocumentReader

TEXT_PAGE_S, SCANNED_PAGE_S, OTHER_FILE_S = 0.04, 0.6, 0.1
"""Processor seconds of a page or file: `tests/bench/figures/speed.json` and `scans.json`, of 2026-11-26."""
_NO_THAI = "no-thai"
"""Stands for the title of a file whose text has no Thai: a document's row is all that comes back from a reader."""


@dataclass(slots=True)
class Plan:
    """What a run over some reports would do; pages and seconds are of what it would read."""

    documents: int = 0
    kept: int = 0
    """Documents whose rows are kept from a run before."""
    kinds: Counter[str] = field(default_factory=Counter)
    """Documents to read by media type."""
    text_pages: int = 0
    scanned_pages: int = 0
    without_thai: list[str] = field(default_factory=list)
    """Files whose text has no Thai letter: of another language, or with a text layer that is broken throughout."""
    failing: list[str] = field(default_factory=list)
    """Documents that cannot be read, each with why."""
    passed_over: list[str] = field(default_factory=list)
    """Files that are no documents, each with why."""
    workers: int = 1
    seconds: float = 0.0
    """A guess at the wall time."""

    def as_dict(self) -> dict[str, Any]:
        """The plan for `--json`, keys in a fixed order."""
        return {
            "documents": self.documents,
            "kept": self.kept,
            "to_read": self.documents - self.kept,
            "kinds": dict(sorted(self.kinds.items())),
            "text_pages": self.text_pages,
            "scanned_pages": self.scanned_pages,
            "without_thai": self.without_thai,
            "failing": self.failing,
            "passed_over": self.passed_over,
            "workers": self.workers,
            "seconds": round(self.seconds, 1),
        }


def make_surveyor(settings: Settings) -> DocumentReader:
    """A reader that counts a document's pages by kind and reads none, for the processes that readers run in."""

    def survey(document: Document, data: bytes, filename: str, beside: Beside) -> DocumentRows:
        found = survey_file(data, document.media_type)
        if found is None:
            return DocumentRows(document_row(document, status="ok"))
        counts = {"pages": found.text + found.scanned, "pages_text": found.text, "pages_scanned": found.scanned}
        title = _NO_THAI if found.has_thai is False else None
        return DocumentRows(document_row(document, status="ok", title=title, **counts))

    return survey


def plan_run(
    roots: Sequence[Path], settings: Settings, on_progress: Callable[[int, int], None] = lambda done, of: None
) -> Plan:
    """Look at every file that a run with these settings would read.

    Args:
        on_progress: told how many documents of how many were looked at.
    Raises:
        InputError: a root does not exist or cannot be listed.
    """
    discovery = discover(roots, settings)
    inputs = discovery.ordered()
    store = _find_store(settings)
    missing = [found for found in inputs if store is None or store.find_rows(found) is None]
    plan = Plan(len(inputs), len(inputs) - len(missing), workers=settings.workers)
    plan.passed_over = [_say(finding) for finding in discovery.findings]
    with TemporaryDirectory() as logs:
        results = read_inputs(missing, settings, make_surveyor, _remember_nothing, Path(logs) / "logs")
        for done, (found, result) in enumerate(results, start=1):
            tables = bytes_to_tables(result.rows)
            (row,) = tables["documents"].to_pylist()
            _add(plan, found, row, [one["message"] for one in tables["findings"].to_pylist()])
            on_progress(done, len(missing))
    others = sum(plan.kinds.values())
    cost = plan.text_pages * TEXT_PAGE_S + plan.scanned_pages * SCANNED_PAGE_S + others * OTHER_FILE_S
    plan.seconds = cost / settings.workers
    for told in (plan.failing, plan.without_thai):
        told.sort()
    return plan


def _remember_nothing(document_id: str) -> PageMemory:
    """At the top of the module, because it travels to the readers by its name."""
    return NoMemory()


def _find_store(settings: Settings) -> ResultStore | None:
    """What is kept beside the dataset that the settings name; None where a run would use none of it."""
    if settings.out is None or settings.force:
        return None
    folder = work_folder(resolve_target(settings.out)) / "store"
    return ResultStore(folder, take_prints(settings, make_reader), limits_of(settings))


def _add(plan: Plan, found: Input, row: dict[str, Any], messages: Sequence[str]) -> None:
    source = found.document.sources[0]
    if row["status"] == "failed":
        plan.failing.append(f"{source}: {'; '.join(messages)}")
        return
    plan.kinds[found.document.media_type] += 1
    plan.text_pages += row["pages_text"] or 0
    plan.scanned_pages += row["pages_scanned"] or 0
    if row["title"] == _NO_THAI:
        plan.without_thai.append(source)


def _say(finding: Finding) -> str:
    return finding.message if (finding.raw or "") in finding.message else f"{finding.raw}: {finding.message}"

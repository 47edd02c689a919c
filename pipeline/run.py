"""A folder of reports -> a dataset: the whole line, from top to bottom."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.folder import Discovery, discover
from prongsai.pipeline.emit.document_rows import DocumentReader
from prongsai.pipeline.emit.marker import check_target, resolve_target
from prongsai.pipeline.emit.rows import finding_row
from prongsai.pipeline.emit.snapshot import staging
from prongsai.pipeline.emit.spill import DocumentTables, WaitingRows, bytes_to_tables, findings_to_tables
from prongsai.pipeline.emit.summary import Summary
from prongsai.pipeline.emit.write import emit_snapshot
from prongsai.pipeline.errors import InputError, SettingsError
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.workers.pool import CrashReport, ReaderFactory, read_inputs


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: documents read of all, and the pages in them so far."""

    documents: int
    of_documents: int
    pages: int


def make_reader(settings: Settings) -> DocumentReader:
    """The reader of documents with everything that it looks things up in, loaded once per process."""
    # Here and not above: the parent of the workers never reads a document, and stays small and quick to start.
    from prongsai.pipeline.document import read_document
    from prongsai.pipeline.resources import Resources

    resources = Resources(settings)
    return lambda document, data, filename: read_document(document, data, filename, resources)


def run_pipeline(
    roots: Sequence[Path],
    settings: Settings,
    reader_factory: ReaderFactory = make_reader,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    on_crash: CrashReport = lambda source, log: None,
) -> Summary:
    """Read every report under `roots` and put the dataset at `settings.out`, replacing an older one in one step.

    Args:
        roots: folders of reports, or reports.
        settings: the options of the run.
        reader_factory: makes the reader of documents inside each worker.
        on_progress: told after each document how far the run is.
        on_crash: told of each document that crashed its reader, and what that had printed.
    Raises:
        InputError: there is nothing to read.
        OutputError: the dataset cannot be written; an older one is untouched.
        SettingsError: `settings.out` is not set.
    """
    if settings.out is None:
        raise SettingsError("no dataset folder is given; use --out")
    start = time.perf_counter()
    out = resolve_target(settings.out)
    check_target(out)
    summary = Summary()
    # the place is taken before anything is read: hours of reading for a folder that cannot be written would be lost
    with staging(out) as folder:
        discovery = discover(roots, settings)
        if not discovery.inputs:
            raise InputError(_say_nothing_found(roots, discovery))
        inputs = discovery.ordered()
        summary.add(_loose_findings(discovery))
        # rows wait on disk, so that memory does not grow with the number of documents
        waiting = WaitingRows(folder / "rows")
        results = read_inputs(inputs, settings, reader_factory, folder / "logs", on_crash)
        for done, (found, rows) in enumerate(results, start=1):
            waiting.put(found.document.document_id, rows)
            summary.add(bytes_to_tables(rows))
            on_progress(Progress(done, len(inputs), summary.pages))
        emit_snapshot(_tables_in_order(discovery, waiting), load_frame(), folder, out)
    return replace(summary, dataset=str(settings.out), seconds=time.perf_counter() - start)


def _tables_in_order(discovery: Discovery, waiting: WaitingRows) -> Iterator[DocumentTables]:
    yield _loose_findings(discovery)
    for found in discovery.ordered():
        yield waiting.take(found.document.document_id)


def _loose_findings(discovery: Discovery) -> DocumentTables:
    return findings_to_tables([finding_row(finding, None) for finding in discovery.findings])


def _say_nothing_found(roots: Sequence[Path], discovery: Discovery) -> str:
    where = ", ".join(str(root) for root in roots)
    seen = "; ".join(finding.message for finding in discovery.findings[:3])
    return f"no report was found in {where}{': ' + seen if seen else ''}; give a folder with PDF, Word or text files"

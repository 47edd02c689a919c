"""A folder of reports -> a dataset: the whole line, from top to bottom."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from prongsai.pipeline.across.compare import compare_documents
from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.folder import Discovery, Input, discover
from prongsai.pipeline.emit.marker import Origin, check_target, is_made_from, resolve_target
from prongsai.pipeline.emit.publish import publish, refuse
from prongsai.pipeline.emit.rows import finding_row
from prongsai.pipeline.emit.snapshot import staging, work_folder
from prongsai.pipeline.emit.spill import DocumentTables, findings_to_tables
from prongsai.pipeline.emit.summary import Outcome, Summary, summarise_dataset
from prongsai.pipeline.emit.write import write_snapshot
from prongsai.pipeline.errors import InputError, OutputError, SettingsError
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.history.changes import find_changes
from prongsai.pipeline.history.guard import find_losses
from prongsai.pipeline.model import Finding, Unit
from prongsai.pipeline.store.collect import CollectedRows
from prongsai.pipeline.store.journal import Journal, Timing, write_journal
from prongsai.pipeline.store.ledger import LEDGER_NAME, Ledger
from prongsai.pipeline.store.prints import take_prints
from prongsai.pipeline.store.results import ResultStore, limits_of
from prongsai.pipeline.supplied.supplied import Supplied, read_supplied
from prongsai.pipeline.workers.pool import CrashReport, ReaderFactory, read_inputs
from prongsai.pipeline.workers.read_input import DocumentReader


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: documents done of all, those kept from runs before included, and the pages read so far."""

    documents: int
    of_documents: int
    pages: int


def make_reader(settings: Settings) -> DocumentReader:
    """The reader of documents with everything that it looks things up in, loaded once per process."""
    # Here and not above: the parent of the workers never reads a document, and stays small and quick to start.
    from prongsai.pipeline.document import read_document
    from prongsai.pipeline.resources import Resources

    resources = Resources(settings)
    return lambda document, data, filename, beside: read_document(document, data, filename, resources, beside)


@dataclass(frozen=True, slots=True)
class RunHooks:
    """Who reads documents in a run, and who is told of it."""

    settings: Settings
    make_reader: ReaderFactory = make_reader
    on_progress: Callable[[Progress], None] = lambda progress: None
    on_crash: CrashReport = lambda source, log: None


def run_pipeline(
    roots: Sequence[Path],
    settings: Settings,
    reader_factory: ReaderFactory = make_reader,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    on_crash: CrashReport = lambda source, log: None,
) -> Summary:
    """Read every report under `roots` and put the dataset at `settings.out`, replacing an older one in one step.

    What was read before, of the same bytes and by the same code, is not read again; a dataset that would come out the
    same stays as it is. One that lost too much of the dataset before is not published (`Summary.outcome`).

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
    start, started = time.perf_counter(), datetime.now(UTC)
    hooks = RunHooks(settings, reader_factory, on_progress, on_crash)
    out = resolve_target(settings.out)
    check_target(out)
    supplied = _read_supplied(settings)
    with staging(out) as folder:
        prints = take_prints(settings, reader_factory)
        ledger = Ledger(work_folder(out) / LEDGER_NAME, prints.files, not (settings.verify or settings.force))
        discovery = discover(roots, settings, ledger)
        if not discovery.inputs:
            raise InputError(_say_nothing_found(roots, discovery, settings))
        store = ResultStore(work_folder(out) / "store", prints, limits_of(settings), settings.force)
        inputs = discovery.ordered()
        unmatched = supplied.find_unmatched((one.document.document_id, one.document.sources) for one in inputs)
        loose = _loose_findings([*discovery.findings, *unmatched])
        rows = CollectedRows(store, folder / "passing")
        missing = rows.find_missing(inputs)
        timings = _read_missing(missing, len(inputs) - len(missing), rows, hooks, folder)
        made_from = rows.digest(inputs, loose, supplied.print_)
        if is_made_from(out, made_from):
            summary = summarise_dataset(out)
        else:
            summary = Summary()
            across = compare_documents(_tables_in_order(inputs, loose, rows, supplied, hooks, folder))
            amended = map(across.amend, _tables_in_order(inputs, loose, rows, supplied, hooks, folder))
            origin = Origin(made_from, prints.code, started.isoformat(timespec="seconds"))
            summary.outcome = _put_out(_counted(amended, summary), origin, folder, out, settings)
        pages, seconds = sum(timing.pages for timing in timings), time.perf_counter() - start
        summary = replace(summary, dataset=str(settings.out), read=len(missing), pages_read=pages, seconds=seconds)
        write_journal(work_folder(out), summary, Journal(started, store.prints, timings))
    return summary


def _read_missing(
    missing: Sequence[Input], n_kept: int, rows: CollectedRows, hooks: RunHooks, folder: Path
) -> list[Timing]:
    """Read inputs and keep their rows; gives what each took."""
    if not missing:
        return []
    pages, of_all = 0, n_kept + len(missing)
    timings: list[Timing] = []
    results = read_inputs(
        missing, hooks.settings, hooks.make_reader, rows.store.memory_of, folder / "logs", hooks.on_crash
    )
    for done, (found, result) in enumerate(results, start=1):
        rows.put(found, result.rows, result.is_cut, result.is_lasting)
        pages += result.pages
        timings.append(Timing(found.document.document_id, found.document.sources[0], result.pages, result.seconds))
        hooks.on_progress(Progress(n_kept + done, of_all, pages))
    return timings


def _put_out(
    documents: Iterator[DocumentTables], origin: Origin, folder: Path, out: Path, settings: Settings
) -> Outcome:
    """Write the snapshot and publish it, or keep it aside where too much of the one before is missing.

    Raises:
        OutputError: the snapshot cannot be written.
    """
    new, is_first = folder / "new", not out.exists()
    write_snapshot(documents, load_frame(), new, lambda written: find_changes(out, written, origin.code))
    losses = find_losses(out, new, settings.guard_percent)
    if losses and not settings.accept:
        refuse(new, out, origin, folder)
    else:
        publish(new, out, origin, folder, settings.keep)
    told = tuple(loss.as_line() for loss in losses or ())
    return Outcome(is_published=settings.accept or not told, losses=told, is_compared=is_first or losses is not None)


def _tables_in_order(
    inputs: Sequence[Input],
    loose: DocumentTables,
    rows: CollectedRows,
    supplied: Supplied,
    hooks: RunHooks,
    folder: Path,
) -> Iterator[DocumentTables]:
    yield loose
    for found in inputs:
        tables = rows.take(found)
        if tables is None:  # damaged on disk since it was kept
            _read_missing([found], len(inputs) - 1, rows, hooks, folder)
            tables = rows.take(found)
        if tables is None:
            raise OutputError(
                f"the rows of {found.document.sources[0]} cannot be kept: the disk gives back other bytes"
            )
        yield supplied.amend(tables)


def _counted(documents: Iterator[DocumentTables], summary: Summary) -> Iterator[DocumentTables]:
    for tables in documents:
        summary.add(tables)
        yield tables


def _loose_findings(findings: Sequence[Finding]) -> DocumentTables:
    return findings_to_tables([finding_row(finding, None) for finding in findings])


def _read_supplied(settings: Settings) -> Supplied:
    # Here and not above: only a correction of a body asks for the gazetteer, which takes a second to load.
    def list_units() -> Sequence[Unit]:
        from prongsai.pipeline.resources import Resources

        return Resources(settings).gazetteer.units

    return read_supplied(settings.manifest, settings.corrections, load_frame(), list_units)


def _say_nothing_found(roots: Sequence[Path], discovery: Discovery, settings: Settings) -> str:
    where = ", ".join(str(root) for root in roots)
    if settings.only or settings.since:
        return f"nothing in {where} is what --only and --since choose; try again without them, or with others"
    seen = "; ".join(finding.message for finding in discovery.findings[:3])
    return f"no report was found in {where}{': ' + seen if seen else ''}; give a folder with PDF, Word or text files"

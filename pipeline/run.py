"""A folder of reports -> a dataset: the whole line, from top to bottom."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from prongsai.pipeline.across.compare import compare_documents
from prongsai.pipeline.across.panel import Panel
from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.folder import Discovery, Input, discover
from prongsai.pipeline.emit.marker import Origin, check_target, is_made_from, resolve_target
from prongsai.pipeline.emit.publish import publish, refuse
from prongsai.pipeline.emit.rows import finding_row
from prongsai.pipeline.emit.snapshot import staging, work_folder
from prongsai.pipeline.emit.spill import DocumentTables, findings_to_tables, peek_document
from prongsai.pipeline.emit.summary import Outcome, Summary, summarise_dataset
from prongsai.pipeline.emit.write import write_snapshot
from prongsai.pipeline.errors import InputError, OutputError, SettingsError
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.history.changes import find_changes
from prongsai.pipeline.history.guard import Loss, find_losses
from prongsai.pipeline.model import Unit
from prongsai.pipeline.store.collect import CollectedRows
from prongsai.pipeline.store.journal import Journal, Timing, write_journal
from prongsai.pipeline.store.ledger import LEDGER_NAME, Ledger
from prongsai.pipeline.store.prints import Prints, take_prints
from prongsai.pipeline.store.results import ResultStore, limits_of
from prongsai.pipeline.store.run_log import RunLog, open_log
from prongsai.pipeline.supplied.supplied import Supplied, read_supplied
from prongsai.pipeline.workers.messages import Done
from prongsai.pipeline.workers.pool import Crash, ReaderFactory, Watchers, read_inputs
from prongsai.pipeline.workers.read_input import DocumentReader


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: documents done of all, those kept from runs before included, and the pages read so far."""

    documents: int
    of_documents: int
    pages: int
    kept: int = 0
    """Documents of `documents` that were not read again."""
    current: str = ""
    """The file that was begun last, "" at the end."""


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
    on_crash: Callable[[Crash], None] = lambda crash: None


def run_pipeline(
    roots: Sequence[Path],
    settings: Settings,
    reader_factory: ReaderFactory = make_reader,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    on_crash: Callable[[Crash], None] = lambda crash: None,
) -> Summary:
    """Read every report under `roots` and put the dataset at `settings.out`, replacing an older one in one step.

    What was read before, of the same bytes and by the same code, is not read again; a dataset that would come out the
    same stays as it is. One that lost too much of the dataset before is not published (`Summary.outcome`).

    Args:
        roots: folders of reports, or reports.
        settings: the options of the run.
        reader_factory: makes the reader of documents inside each worker.
        on_progress: told with each document that is begun or done how far the run is.
        on_crash: told of each document that crashed its reader, and what that had printed.
    Raises:
        InputError: there is nothing to read.
        OutputError: the dataset cannot be written; an older one is untouched.
        SettingsError: `settings.out` is not set.
    """
    start, started = time.perf_counter(), datetime.now(UTC)
    out, supplied = _check_out(settings), _read_supplied(settings)
    with staging(out) as folder, open_log(work_folder(out), started) as log:
        prints = take_prints(settings, reader_factory)
        with log.stage("discover"):
            discovery = _discover(roots, settings, work_folder(out) / LEDGER_NAME, prints)
        store = ResultStore(work_folder(out) / "store", prints, limits_of(settings), settings.force)
        hooks = RunHooks(settings, reader_factory, on_progress, on_crash)
        passing = _Passing(discovery, supplied, CollectedRows(store, folder / "passing"), hooks, folder, log)
        timings = passing.read_missing()
        origin = Origin(passing.digest(), prints.code, started.isoformat(timespec="seconds"))
        summary = summarise_dataset(out) if is_made_from(out, origin.made_from) else passing.put_out(origin, out)
        pages, seconds = sum(timing.pages for timing in timings), time.perf_counter() - start
        summary = replace(summary, dataset=str(settings.out), read=len(timings), pages_read=pages, seconds=seconds)
        log.tell("ended", exit_code=int(summary.exit_code), unchanged=summary.is_unchanged, seconds=round(seconds, 2))
        write_journal(work_folder(out), summary, Journal(started, store.prints, timings, log))
    return summary


@dataclass(frozen=True)
class _Passing:
    """The documents of a run on their way into the snapshot, in the order of their rows."""

    discovery: Discovery
    supplied: Supplied
    rows: CollectedRows
    hooks: RunHooks
    folder: Path
    log: RunLog

    @cached_property
    def inputs(self) -> Sequence[Input]:
        """All of them, those too that were read in a run before."""
        return self.discovery.ordered()

    @cached_property
    def loose(self) -> DocumentTables:
        """Findings about what is no document, and about what was supplied for none."""
        unmatched = self.supplied.find_unmatched(
            (one.document.document_id, one.document.sources) for one in self.inputs
        )
        return findings_to_tables([finding_row(one, None) for one in (*self.discovery.findings, *unmatched)])

    def digest(self) -> str:
        """What all their rows are, in short."""
        return self.rows.digest(self.inputs, self.loose, self.supplied.print_)

    def read_missing(self) -> list[Timing]:
        """Read the inputs whose rows are not kept, and keep them; gives what each took."""
        inputs = self.inputs
        missing = self.rows.find_missing(inputs)
        self.log.tell("found", documents=len(inputs), to_read=len(missing), other_files=len(self.discovery.findings))
        with self.log.stage("read"):
            return self._read(missing)

    def put_out(self, origin: Origin, out: Path) -> Summary:
        """Write the snapshot, compare it with the one before, and publish it if it lost too little to keep it aside."""
        summary, new, is_first = Summary(), self.folder / "new", not out.exists()
        with self.log.stage("compare"):
            across = compare_documents(self._tables())
        with self.log.stage("write"):
            documents = _counted(map(across.amend, self._tables()), summary)
            panel = Panel()
            write_snapshot(
                panel.watch(documents),
                load_frame(),
                new,
                lambda written: find_changes(out, written, origin.code),
                lambda: panel.tables(_listed_bodies(self.hooks.settings)),
            )
        with self.log.stage("publish"):
            losses = self._publish(new, out, origin)
        told = tuple(loss.as_line() for loss in losses or ())
        is_published = self.hooks.settings.accept or not told
        self.log.tell("published" if is_published else "refused", lost=list(told))
        summary.outcome = Outcome(is_published, told, is_compared=is_first or losses is not None)
        return summary

    def _publish(self, new: Path, out: Path, origin: Origin) -> tuple[Loss, ...] | None:
        """Publish a snapshot, or keep it aside where too much of the one before is missing; gives what is."""
        settings = self.hooks.settings
        losses = find_losses(out, new, settings.guard_percent)
        if losses and not settings.accept:
            refuse(new, out, origin, self.folder)
        else:
            publish(new, out, origin, self.folder, settings.keep)
        return losses

    def _read(self, missing: Sequence[Input]) -> list[Timing]:
        if not missing:
            return []
        hooks, rows, n_kept = self.hooks, self.rows, len(self.inputs) - len(missing)
        pages, of_all = 0, len(self.inputs)
        timings: list[Timing] = []

        def begin(found: Input) -> None:
            source = found.document.sources[0]
            self.log.tell("begun", source=source)
            hooks.on_progress(Progress(n_kept + len(timings), of_all, pages, n_kept, source))

        watchers = Watchers(begin, self._tell_crash)
        find_memory, logs = rows.store.memory_of, self.folder / "logs"
        for found, result in read_inputs(missing, hooks.settings, hooks.make_reader, find_memory, logs, watchers):
            rows.put(found, result.rows, result.is_cut, result.is_lasting)
            pages += result.pages
            timings.append(Timing(found.document.document_id, found.document.sources[0], result.pages, result.seconds))
            self._tell_done(timings[-1], result)
            hooks.on_progress(Progress(n_kept + len(timings), of_all, pages, n_kept))
        return timings

    def _tell_done(self, timing: Timing, result: Done) -> None:
        row = peek_document(result.rows)
        told = {name: row[name] for name in ("status", "n_scores", "n_measures", "n_warnings", "n_errors")}
        seconds, source = round(timing.seconds, 3), timing.source
        self.log.tell(
            "done", source=source, document_id=timing.document_id, pages=timing.pages, seconds=seconds, **told
        )

    def _tell_crash(self, crash: Crash) -> None:
        step, page = crash.page or (None, None)
        self.log.tell("crashed", source=crash.source, step=step, page=page)
        self.hooks.on_crash(crash)

    def _tables(self) -> Iterator[DocumentTables]:
        yield self.loose
        for found in self.inputs:
            tables = self.rows.take(found)
            if tables is None:  # damaged on disk since it was kept
                self._read([found])
                tables = self.rows.take(found)
            if tables is None:
                source = found.document.sources[0]
                raise OutputError(f"the rows of {source} cannot be kept: the disk gives back other bytes")
            yield self.supplied.amend(tables)


def _counted(documents: Iterator[DocumentTables], summary: Summary) -> Iterator[DocumentTables]:
    for tables in documents:
        summary.add(tables)
        yield tables


def _check_out(settings: Settings) -> Path:
    """The folder of the dataset, or `SettingsError` or `OutputError` where it cannot be one."""
    if settings.out is None:
        raise SettingsError("no dataset folder is given; use --out")
    out = resolve_target(settings.out)
    check_target(out)
    return out


def _discover(roots: Sequence[Path], settings: Settings, ledger: Path, prints: Prints) -> Discovery:
    """What there is to read, or `InputError`."""
    is_trusted = not (settings.verify or settings.force)
    discovery = discover(roots, settings, Ledger(ledger, prints.files, is_trusted))
    if not discovery.inputs:
        raise InputError(_say_nothing_found(roots, discovery, settings))
    return discovery


def _read_supplied(settings: Settings) -> Supplied:
    # Here and not above: only a correction of a body asks for the gazetteer, which takes a second to load.
    def list_units() -> Sequence[Unit]:
        from prongsai.pipeline.resources import Resources

        return Resources(settings).gazetteer.units

    return read_supplied(settings.manifest, settings.corrections, load_frame(), list_units)


def _listed_bodies(settings: Settings) -> Sequence[Mapping[str, object]]:
    """The bodies of the register that a run was given; none without one, for the built-in gazetteer knows places."""
    if settings.gazetteer is None:
        return ()
    from prongsai.pipeline.resources import Resources  # not above: as in `_read_supplied`

    return Resources(settings).gazetteer.listed_bodies()


def _say_nothing_found(roots: Sequence[Path], discovery: Discovery, settings: Settings) -> str:
    where = ", ".join(str(root) for root in roots)
    if settings.only or settings.since:
        return f"nothing in {where} is what --only and --since choose; try again without them, or with others"
    seen = "; ".join(finding.message for finding in discovery.findings[:3])
    return f"no report was found in {where}{': ' + seen if seen else ''}; give a folder with PDF, Word or text files"

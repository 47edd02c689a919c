"""The command `prongsai`: arguments in, exit codes out."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from prongsai.pipeline.config import (
    DEFAULT_GUARD_PERCENT,
    DEFAULT_KEEP,
    DEFAULT_MAX_FILE_MB,
    DEFAULT_MEMORY_MB,
    DEFAULT_PAGE_TIMEOUT_S,
    DEFAULT_TIMEOUT_S,
    Settings,
    count_cpus,
)
from prongsai.pipeline.face import (
    about_commands,
    export_command,
    gazetteer_commands,
    listing_commands,
    plan_command,
    snapshot_commands,
)
from prongsai.pipeline.face.console import ErrorsAsExitCodes, say, show_summary, tell, tell_json
from prongsai.pipeline.face.imported import choose_gazetteer
from prongsai.pipeline.face.options import (
    Accept,
    Corrections,
    Debug,
    EveryScan,
    Gazetteer,
    Guard,
    Limit,
    Manifest,
    MaxFile,
    Ocr,
    Only,
    PageTimeout,
    Sample,
    Since,
    Timeout,
    Verify,
)

if TYPE_CHECKING:  # each command loads what it needs, so that the help of all of them is there at once
    from prongsai.pipeline.workers.pool import Crash

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Turns Thai ITA reports (PDF, scans, Word, Excel, OCR dumps) into a Parquet dataset of scores and measures.",
    epilog="Exit codes: 0 clean, 1 done with error findings or documents not read as a whole, 2 arguments or settings, "
    "3 input unreadable, 4 output not written, 5 not published because too much was lost, 70 our bug, 130 interrupted.",
)


def _tell_version(is_asked: bool) -> None:
    if is_asked:
        tell(f"prongsai {version('prongsai')}")
        raise typer.Exit


@app.callback()
def choose_command(
    _: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Hold what stands before the name of a command."""


@app.command()
def run(
    reports: Annotated[list[Path], typer.Argument(help="Folders of reports, or single reports; archives are opened.")],
    out: Annotated[Path, typer.Option(help="Folder of the dataset; an older dataset is replaced in one step.")] = Path(
        "dataset"
    ),
    workers: Annotated[
        int, typer.Option(min=0, help="Documents read at the same time; 0 for the number of processors.")
    ] = 0,
    force: Annotated[bool, typer.Option("--force", help="Read everything anew.")] = False,
    verify: Verify = False,
    timeout: Timeout = DEFAULT_TIMEOUT_S,
    page_timeout: PageTimeout = DEFAULT_PAGE_TIMEOUT_S,
    memory: Annotated[int, typer.Option(help="Megabytes of address space for one worker.")] = DEFAULT_MEMORY_MB,
    max_file: MaxFile = DEFAULT_MAX_FILE_MB,
    accept: Accept = False,
    guard: Guard = DEFAULT_GUARD_PERCENT,
    keep: Annotated[int, typer.Option(help="Replaced snapshots that stay for `prongsai rollback`.")] = DEFAULT_KEEP,
    skip: Annotated[
        list[str] | None, typer.Option(help="Glob on the path below REPORTS to leave out, as 'old/*'; repeatable.")
    ] = None,
    only: Only = None,
    since: Since = None,
    limit: Limit = 0,
    sample: Sample = 0,
    manifest: Manifest = None,
    corrections: Corrections = None,
    ocr: Ocr = "auto",
    every_scan: EveryScan = False,
    gazetteer: Gazetteer = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing but errors that end the run.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON on stdout.")] = False,
    debug: Debug = False,
) -> None:
    """Read every report and write the dataset.

    A file that cannot be read is one error finding and one failed document, a page that cannot is one finding;
    everything else goes on. What was read before is kept in `.DATASET/` beside the dataset and not read again while the
    file and the program stay the same, so a run that was stopped goes on where it was.
    """
    with ErrorsAsExitCodes(debug):
        from prongsai.pipeline.discover.choose import parse_since
        from prongsai.pipeline.face.progress import show_progress
        from prongsai.pipeline.run import run_pipeline

        settings = Settings(
            out=out,
            ocr=ocr,
            every_scan=every_scan,
            workers=workers or count_cpus(),
            force=force,
            verify=verify,
            timeout_s=timeout,
            page_timeout_s=page_timeout,
            memory_mb=memory,
            max_file_mb=max_file,
            accept=accept,
            guard_percent=guard,
            keep=keep,
            skip=tuple(skip or ()),
            only=tuple(only or ()),
            since=parse_since(since) if since else None,
            limit=limit,
            sample=sample,
            manifest=manifest,
            corrections=corrections,
            gazetteer=choose_gazetteer(gazetteer),
            quiet=quiet,
            json=as_json,
            debug=debug,
        )
        signal.signal(signal.SIGTERM, _stop_as_if_interrupted)
        with show_progress(settings.quiet) as on_progress:
            summary = run_pipeline(reports, settings, on_progress=on_progress, on_crash=_crash_teller(debug))
        if settings.json:
            tell_json(summary.as_dict())
        if not settings.quiet:
            show_summary(summary)
        raise typer.Exit(summary.exit_code)


@app.command()
def inspect(
    report: Annotated[Path, typer.Argument(help="A report of any kind that is read, no archive.")],
    page: Annotated[
        int | None,
        typer.Option(
            min=1, help="Page, sheet or slide, counted from 1; 1 of a PDF, else all of the file.", show_default=False
        ),
    ] = None,
    draw: Annotated[
        Path | None,
        typer.Option(metavar="PNG", help="Write the page with its words, edges, cells, tables and fields drawn on it."),
    ] = None,
    text: Annotated[
        bool, typer.Option("--text", help="Print the page line by line: repaired text, raw text, steps of the repair.")
    ] = False,
    ocr: Ocr = "auto",
    gazetteer: Gazetteer = None,
    debug: Debug = False,
) -> None:
    """Show how a page of a PDF was read: its text and tables, or a picture with everything drawn on it.

    Of other files it shows all text with places, below it what was read there (=) and what is in no row (?).
    """
    with ErrorsAsExitCodes(debug):
        from prongsai.pipeline.face.inspect import (  # loads the whole reader
            block_lines,
            inspect_page,
            repaired_lines,
            write_drawing,
        )
        from prongsai.pipeline.face.inspect_file import file_lines, inspect_file, is_pdf, raw_lines

        settings = Settings(ocr=ocr, gazetteer=choose_gazetteer(gazetteer))
        if draw is None and not is_pdf(report, settings):
            seen = inspect_file(report, page, settings)
            for line in raw_lines(seen) if text else file_lines(seen):
                tell(line)
            return
        inspected = inspect_page(report, page or 1, settings)
        if draw is not None:
            write_drawing(inspected, draw)
            say(f"{draw}: words blue, edges red, cells green, tables orange, fields magenta")
        if text or draw is None:
            for line in repaired_lines(inspected) if text else block_lines(inspected):
                tell(line)


@app.command()
def show(
    reference: Annotated[
        str,
        typer.Argument(
            metavar="FILE|ID|BODY",
            help="A report as the run named it, or a document id or its first characters: why it has scores or none; "
            "a body's name: its scores of every year; an id with /CODE or /CODE@YEAR for a score, /measure/N for a "
            "measure, :PAGE:TABLE:ROW:N for a reading (an observation_id).",
        ),
    ],
    dataset: Annotated[Path, typer.Option(help="Folder of the dataset.")] = Path("dataset"),
    reports: Annotated[
        Path | None, typer.Option(help="The folder that the dataset was made from; needed for --crop.")
    ] = None,
    crop: Annotated[Path | None, typer.Option(metavar="PNG", help="Write the place on the page as a picture.")] = None,
    debug: Debug = False,
) -> None:
    """Go from a value back to its place on the paper, or say why a report or a body has the scores that it has."""
    with ErrorsAsExitCodes(debug):
        from prongsai.pipeline.face.show import (  # loads pandas or PDFium, which other commands spare
            crop_place,
            explain_document,
            find_rows,
            format_row,
        )

        rows = find_rows(dataset, reference)
        for line in explain_document(dataset, rows):
            tell(line)
        for row in rows:
            tell(format_row(row))
        if crop is not None:
            crop_place(rows, reports, Settings()).save(crop)
            say(f"wrote {crop}")


plan_command.add_to(app)
listing_commands.add_to(app)
export_command.add_to(app)
about_commands.add_to(app)
snapshot_commands.add_to(app)
gazetteer_commands.add_to(app)


def _crash_teller(is_debug: bool) -> Callable[[Crash], None]:
    def tell(crash: Crash) -> None:
        if is_debug:
            say(f"--- {crash.source} ended its reader, which had printed:\n{crash.log.strip()}\n---")

    return tell


def _stop_as_if_interrupted(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main() -> None:
    """Entry point of the command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # Thai, whatever the locale of a scheduled job says
    app(prog_name="prongsai")

"""What a person sees of a run when it ends: the closing summary, errors. All of it goes to stderr."""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import typer

from prongsai.normalizers.printable import escape_controls
from prongsai.pipeline.errors import ExitCode, PipelineError

if TYPE_CHECKING:  # every command says something, and few have run anything
    from prongsai.pipeline.emit.summary import Summary


def say(text: str) -> None:
    """One line for people; what a report or a file name put into it does nothing to the terminal."""
    print(escape_controls(text), file=sys.stderr)


def tell(text: str) -> None:
    """Data on stdout, as safe to look at as what `say` says; the command ends where nobody reads on, as `head` does.

    Raises:
        typer.Exit: stdout was closed.
    """
    try:
        print(escape_controls(text), flush=True)
    except BrokenPipeError as error:
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())  # Python writes what is left when it ends
        raise typer.Exit from error


def tell_json(value: Any) -> None:
    """The same for one value as JSON."""
    tell(json.dumps(value, ensure_ascii=False, indent=2))


def show_summary(summary: Summary) -> None:
    """The closing summary: errors with what to do, the numbers, and how to load the dataset."""
    for error in summary.errors:
        say(f"error {error}")
    left_out = summary.findings["error"] - len(summary.errors)
    if left_out > 0:
        say(f"… and {left_out} more errors, in the table findings")
    for line in summary.as_lines():
        say(line)
    if not summary.outcome.is_compared:
        say("compared   with nothing: the tables of the dataset before are damaged")
    for loss in summary.outcome.losses:
        say(f"lost       {loss}")
    if not summary.outcome.is_published:
        say(
            f"refused    {summary.dataset} stays as it was; these numbers are of the new one, which is kept aside. "
            f"Look at it with `prongsai diff --dataset {summary.dataset}`; to publish it, run again with --accept"
        )
        return
    say(f"dataset    {summary.dataset}{' (unchanged)' if summary.is_unchanged else ''}")
    say(f'load it    pandas.read_parquet("{summary.dataset}/scores")')


class ErrorsAsExitCodes:
    """Turns what a command raises into a message and the exit code that goes with it.

    An error of the family `PipelineError` names its own code; anything unforeseen is our bug.
    """

    def __init__(self, is_debug: bool) -> None:
        self._is_debug = is_debug

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None or isinstance(error, (typer.Exit, SystemExit)):
            return
        if self._is_debug:
            say("".join(traceback.format_exception(error)).rstrip())
        raise typer.Exit(self._explain(error)) from error

    def _explain(self, error: BaseException) -> ExitCode:
        if isinstance(error, KeyboardInterrupt):
            say("interrupted; a dataset that was there before is untouched")
            return ExitCode.INTERRUPTED
        if isinstance(error, PipelineError):
            remedy = getattr(error, "remedy", None)
            say(f"error: {error}" + (f"; {remedy}" if remedy else ""))
            return error.exit_code
        say(f"error: this is a bug of prongsai ({type(error).__name__}: {error}); run again with --debug and report it")
        return ExitCode.BUG

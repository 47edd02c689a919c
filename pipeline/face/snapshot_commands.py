"""The commands about the snapshots of a dataset: `history`, `diff`, `rollback`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from prongsai.pipeline.face.console import ErrorsAsExitCodes, say, tell
from prongsai.pipeline.face.options import Debug


def add_to(app: typer.Typer) -> None:
    """Make these commands part of a program."""
    for command in (history, diff, rollback):
        app.command()(command)


def history(
    dataset: Annotated[Path, typer.Argument(help="Folder of the dataset.")] = Path("dataset"),
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object per snapshot.")] = False,
    debug: Debug = False,
) -> None:
    """List the snapshots of a dataset: the one published, those that it replaced, and one that was refused."""
    with ErrorsAsExitCodes(debug):
        from prongsai.pipeline.face.history import format_snapshot, list_snapshots  # loads pyarrow

        for one in list_snapshots(dataset):
            tell(json.dumps(asdict(one), ensure_ascii=False) if as_json else format_snapshot(one))


def diff(
    before: Annotated[
        str, typer.Argument(metavar="A", help="A dataset's folder, or the number of a snapshot. [default: published]")
    ] = "published",
    now: Annotated[
        str, typer.Argument(metavar="B", help="Another. [default: the refused snapshot, or else the published]")
    ] = "",
    dataset: Annotated[Path, typer.Option(help="Folder of the dataset whose snapshots the numbers mean.")] = Path(
        "dataset"
    ),
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write every change to this Parquet file, as in `changes`.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object per change.")] = False,
    debug: Debug = False,
) -> None:
    """Say how two snapshots or datasets differ, and why: by table and column, then each changed score."""
    with ErrorsAsExitCodes(debug):
        from prongsai.pipeline.face.history import (  # loads pyarrow
            compare_snapshots,
            format_changes,
            resolve_pair,
            write_changes,
        )

        changes = compare_snapshots(*resolve_pair(dataset, before, now))
        if as_json:
            for row in changes.to_pylist():
                tell(json.dumps(row, ensure_ascii=False))
        else:
            for line in format_changes(changes):
                tell(line)
        if out is not None:
            write_changes(changes, out)
            say(f"wrote {out}")


def rollback(
    dataset: Annotated[Path, typer.Argument(help="Folder of the dataset.")] = Path("dataset"),
    to: Annotated[
        int | None,
        typer.Option(metavar="NUMBER", help="A snapshot that `prongsai history` lists. [default: the one before]"),
    ] = None,
    debug: Debug = False,
) -> None:
    """Publish a replaced snapshot again, in one step; the one published now is kept, so this can be undone.

    The next run makes the dataset anew from the reports: mend their folder or the program first.
    """
    with ErrorsAsExitCodes(debug):
        from prongsai.pipeline.face.history import go_back  # loads pyarrow

        say(f"published snapshot {go_back(dataset, to)} again")

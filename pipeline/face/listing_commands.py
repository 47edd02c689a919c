"""The commands that list what a dataset holds: `list`, `findings`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from prongsai.pipeline.face.console import ErrorsAsExitCodes, say, tell
from prongsai.pipeline.face.options import Debug

_Dataset = Annotated[Path, typer.Argument(help="Folder of the dataset.")]
_File = Annotated[
    list[str] | None,
    typer.Option(
        metavar="TEXT", help="Only documents with this in their path, or whose path fits this glob; repeatable."
    ),
]
_Body = Annotated[
    str, typer.Option(metavar="TEXT", help="Only documents of bodies with this in their name, province or unit_id.")
]
_Year = Annotated[int | None, typer.Option(metavar="พ.ศ.", help="Only reports of this fiscal year, as 2567.")]
_Json = Annotated[bool, typer.Option("--json", help="Print one JSON object per line.")]


def add_to(app: typer.Typer) -> None:
    """Make these commands part of a program."""
    app.command("list")(list_)
    app.command()(findings)


def list_(
    dataset: _Dataset = Path("dataset"),
    file: _File = None,
    body: _Body = "",
    year: _Year = None,
    status: Annotated[
        list[str] | None, typer.Option(metavar="STATUS", help="Only ok, partial or failed documents; repeatable.")
    ] = None,
    as_json: _Json = False,
    debug: Debug = False,
) -> None:
    """List the documents of a dataset: file, body, year, kind, how it went, and how much was read.

    The id is what `prongsai show` takes, as in `prongsai show c06908/iit`.
    """
    with ErrorsAsExitCodes(debug):
        from prongsai.pipeline.face.listing import Choice, format_rows, list_documents  # loads pyarrow

        choice = Choice(tuple(file or ()), body, year, tuple(status or ()))
        rows = list_documents(dataset, choice)
        _print(rows, as_json, list(format_rows(rows)))
        say(f"{len(rows):,} documents")


def findings(
    dataset: _Dataset = Path("dataset"),
    severity: Annotated[
        list[str] | None, typer.Option(metavar="SEVERITY", help="Only error, warning or info; repeatable.")
    ] = None,
    code: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="Only this kind, as score-missing or 'score-*'; repeatable."),
    ] = None,
    file: _File = None,
    body: _Body = "",
    year: _Year = None,
    counts: Annotated[bool, typer.Option("--counts", help="Only how many there are of each kind.")] = False,
    as_json: _Json = False,
    debug: Debug = False,
) -> None:
    """List what a person should look at, the gravest first: where it is, what is the matter, and what to do."""
    with ErrorsAsExitCodes(debug):
        from prongsai.pipeline.face.listing import (  # loads pyarrow
            Choice,
            count_findings,
            format_finding,
            format_rows,
            list_findings,
        )

        choice = Choice(tuple(file or ()), body, year, (), tuple(severity or ()), tuple(code or ()))
        rows = list_findings(dataset, choice)
        if counts:
            counted = count_findings(rows)
            _print(counted, as_json, list(format_rows(counted)))
        else:
            _print(rows, as_json, [format_finding(row) for row in rows])
        say(f"{len(rows):,} findings")


def _print(rows: list[dict[str, Any]], as_json: bool, lines: list[str]) -> None:
    for line in [json.dumps(row, ensure_ascii=False) for row in rows] if as_json else lines:
        tell(line)

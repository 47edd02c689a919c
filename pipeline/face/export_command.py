"""The command `prongsai export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from prongsai.pipeline.face.console import ErrorsAsExitCodes, say
from prongsai.pipeline.face.options import Debug


def add_to(app: typer.Typer) -> None:
    """Make the command part of a program."""
    app.command()(export)


def export(
    dataset: Annotated[Path, typer.Argument(help="Folder of the dataset.")] = Path("dataset"),
    out: Annotated[
        Path,
        typer.Option(help="What to write: a file .xlsx for Excel, .sqlite for SQLite, or a folder for CSV files."),
    ] = Path("dataset.xlsx"),
    table: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only this table; repeatable. [default: all]")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Take the place of an export that is there.")] = False,
    debug: Debug = False,
) -> None:
    """Write a dataset for programs that do not read Parquet: Excel, CSV, SQLite.

    Excel gets a sheet for each table, with filters, and one that explains the columns. CSV is UTF-8 with the mark by
    which Excel knows it; lists have files of their own, and datapackage.json describes each column (a Frictionless data
    package).

    Examples: prongsai export dataset --out scores.xlsx --table scores; prongsai export dataset --out csv
    """
    with ErrorsAsExitCodes(debug):
        from prongsai.pipeline.export.export import export_dataset  # loads pyarrow

        done = export_dataset(dataset, out, table or (), replace)
        say(f"wrote {done.path}: {done.rows:,} rows of {done.tables} tables")
        if done.cut_cells:
            say(
                f"{done.cut_cells:,} cells hold more than Excel allows and were cut, with … at their end; CSV and "
                "SQLite have them whole"
            )

"""The commands that tell of the program and what it keeps: `cache`, `schema`, `doctor`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from prongsai.pipeline.config import Settings
from prongsai.pipeline.face.console import ErrorsAsExitCodes, say, tell, tell_json
from prongsai.pipeline.face.imported import choose_gazetteer
from prongsai.pipeline.face.options import Debug, Gazetteer


def add_to(app: typer.Typer) -> None:
    """Make these commands part of a program."""
    for command in (cache, schema, doctor):
        app.command()(command)


def cache(
    dataset: Annotated[Path, typer.Argument(help="Folder of the dataset.")] = Path("dataset"),
    prune: Annotated[
        bool,
        typer.Option("--prune", help="Delete what the last run would not use again."),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the sizes as JSON.")] = False,
    debug: Debug = False,
) -> None:
    """Say what the results kept in `.DATASET/` take, and delete what is of no more use.

    A run takes from there what it has read before; deleting all of it costs nothing but the time to read again.
    """
    with ErrorsAsExitCodes(debug):
        from prongsai.pipeline.face.cache import format_usage, measure_cache, prune_cache  # loads pyarrow

        usage = prune_cache(dataset) if prune else measure_cache(dataset)
        if as_json:
            tell_json([asdict(one) for one in usage])
        else:
            for one in usage:
                tell(format_usage(one))
        if prune:
            say(f"deleted {sum(one.unused_bytes for one in usage) / 1_000_000:.1f} MB")


def schema(
    markdown: Annotated[bool, typer.Option("--markdown", help="Print DATA_DICTIONARY.md.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object per column.")] = False,
) -> None:
    """Say what the tables hold: every column, its type, unit and meaning."""
    with ErrorsAsExitCodes(is_debug=False):
        from prongsai.pipeline.emit.dictionary import format_data_dictionary, list_columns  # loads pyarrow

        if markdown:
            tell(format_data_dictionary().rstrip("\n"))
            return
        for row in list_columns():
            if as_json:
                tell(json.dumps(row, ensure_ascii=False))
            else:
                tell(f"{row['table']}.{row['column']}  {row['type']}  {row['description']}")


def doctor(
    gazetteer: Gazetteer = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the facts as JSON.")] = False,
    debug: Debug = False,
) -> None:
    """Say what is installed: versions, readers of scans and their languages, the gazetteer in use."""
    with ErrorsAsExitCodes(debug):
        from prongsai.pipeline.face.doctor import examine  # tries every engine, which takes a second

        facts = examine(Settings(gazetteer=choose_gazetteer(gazetteer)))
        if as_json:
            tell_json([{"what": f.what, "ok": f.is_ok, "detail": f.detail, "remedy": f.remedy} for f in facts])
        else:
            for fact in facts:
                mark = "ok     " if fact.is_ok else "missing"
                tell(f"{mark} {fact.what}: {fact.detail}" + (f" — {fact.remedy}" if fact.remedy else ""))

"""The commands about the list of bodies: `gazetteer import`, `find`, `history`, `rollback`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from prongsai.pipeline.face.console import ErrorsAsExitCodes, say, tell
from prongsai.pipeline.face.imported import choose_gazetteer, go_back, list_imported
from prongsai.pipeline.face.options import Debug, Gazetteer

DEFAULT_LIMIT = 10
"""Bodies that a person looks through."""


def add_to(app: typer.Typer) -> None:
    """Make these commands part of a program."""
    group = typer.Typer(
        no_args_is_help=True, rich_markup_mode=None, help="Import a register of bodies, or look one up."
    )
    group.command("import")(import_register)
    for command in (find, history, rollback):
        group.command()(command)
    app.add_typer(group, name="gazetteer")


def import_register(
    file: Annotated[
        Path,
        typer.Argument(
            help="CSV register: the open data of the Department of Local Administration, or the columns type, name, "
            "district, province and more (data/README.md)."
        ),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the changes as JSON, with every body.")] = False,
    debug: Debug = False,
) -> None:
    """Use a register of bodies from now on in every run, and say what that changes.

    The next run makes the rows of every document anew, and keeps the pages as they were read.
    """
    with ErrorsAsExitCodes(debug):
        from prongsai.pipeline.face.register_import import format_import, import_file  # loads both gazetteers

        done = import_file(file, is_kept=not dry_run)
        if as_json:
            tell(json.dumps(done.as_dict(), ensure_ascii=False, indent=2))
        else:
            for line in format_import(done):
                tell(line)
        if done.path is not None:
            say(f"in use     {done.path}; back with `prongsai gazetteer rollback`")


def find(
    name: Annotated[str, typer.Argument(help="A name, also garbled or a part, with or without type word and places.")],
    body_type: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="Only this type, in full or abbreviated.")
    ] = None,
    province: Annotated[str | None, typer.Option(help="Only in this province, by its bare name.")] = None,
    district: Annotated[
        str | None, typer.Option(help="Only in this district, by its bare name; a capital's may lack the province's.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="Print at most N bodies.")] = DEFAULT_LIMIT,
    gazetteer: Gazetteer = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object per body.")] = False,
    debug: Debug = False,
) -> None:
    """Look up a body: exact names first, then names that look alike, then names that hold it."""
    with ErrorsAsExitCodes(debug):
        from prongsai.pipeline.face.found_bodies import describe_body, format_body  # loads numpy and the gazetteer
        from prongsai.pipeline.link.find import find_bodies, read_query
        from prongsai.pipeline.link.gazetteer import load_gazetteer

        known = load_gazetteer(choose_gazetteer(gazetteer))
        found = find_bodies(read_query(name, known, body_type, district, province), known)
        for one in found[:limit]:
            tell(json.dumps(describe_body(one), ensure_ascii=False) if as_json else format_body(one))
        if not found:
            say("no body is called so or nearly so; leave out --type, --district or --province, or give fewer letters")
        elif len(found) > limit:
            say(f"and {len(found) - limit} more; see them with --limit {len(found)}")


def history(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object per register.")] = False,
    debug: Debug = False,
) -> None:
    """List the registers that were imported, the one in use last."""
    with ErrorsAsExitCodes(debug):
        imported = list_imported()
        for one in imported:
            mark = "in use" if one is imported[-1] else "before"
            row = f"{mark}  {one.imported_at}  {one.bodies} bodies  {one.source}"
            tell(json.dumps(asdict(one), ensure_ascii=False) if as_json else row)
        if not imported:
            say("no register is imported: the built-in gazetteer is in use")


def rollback(debug: Debug = False) -> None:
    """Use the register that was in use before the last import, or the built-in gazetteer where there was none."""
    with ErrorsAsExitCodes(debug):
        left = go_back()
        now = list_imported()
        say(f"left {left.source}; in use is now {now[-1].source if now else 'the built-in gazetteer'}")

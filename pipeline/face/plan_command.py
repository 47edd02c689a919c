"""The command `prongsai plan`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from prongsai.pipeline.config import Settings, count_cpus
from prongsai.pipeline.face.console import ErrorsAsExitCodes, tell
from prongsai.pipeline.face.options import Debug, Limit, Only, Sample, Since


def add_to(app: typer.Typer) -> None:
    """Make the command part of a program."""
    app.command()(plan)


def plan(
    reports: Annotated[list[Path], typer.Argument(help="Folders of reports, or single reports; archives are opened.")],
    out: Annotated[
        Path, typer.Option(help="Folder of the dataset: what a run would take from the runs before is not counted.")
    ] = Path("dataset"),
    workers: Annotated[
        int, typer.Option(min=0, help="Documents read at the same time; 0 for the number of processors.")
    ] = 0,
    only: Only = None,
    since: Since = None,
    limit: Limit = 0,
    sample: Sample = 0,
    skip: Annotated[
        list[str] | None, typer.Option(help="Glob on the path below REPORTS to leave out, as 'old/*'; repeatable.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the plan as JSON, with every file that it names.")
    ] = False,
    debug: Debug = False,
) -> None:
    """Say what a run over these reports would cost, and what it would pass over, without reading them.

    Pages are counted and told apart by a quick look at some of each file; the time is a guess from what such pages take
    on one slow core.
    """
    with ErrorsAsExitCodes(debug):
        from prongsai.pipeline.discover.choose import parse_since
        from prongsai.pipeline.face.plan import format_plan  # loads what runs load
        from prongsai.pipeline.plan import plan_run

        settings = Settings(
            out=out,
            workers=workers or count_cpus(),
            only=tuple(only or ()),
            since=parse_since(since) if since else None,
            limit=limit,
            sample=sample,
            skip=tuple(skip or ()),
        )
        planned = plan_run(reports, settings)
        if as_json:
            tell(json.dumps(planned.as_dict(), ensure_ascii=False, indent=2))
        else:
            for line in format_plan(planned):
                tell(line)

"""Abilities that can be lost as a whole, each with the function whose loss it is.

A breakage wraps one named function: `broken` has the parameters of the function, knows it as `original`, and stands for
it from then on. A name that the code does not have any more is an error, so that a breakage cannot be lost by a move.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent, indent

from tests.mutants.tree import MutantError, find_definition, write_source


@dataclass(frozen=True, slots=True)
class Break:
    """One function and what stands for it: the body of a function of `*args` and `**kwargs`."""

    module: str
    """Path from the repository's root."""
    function: str
    body: str


@dataclass(frozen=True, slots=True)
class Breakage:
    """An ability that is lost: its name, and the functions that lose it."""

    name: str
    breaks: tuple[Break, ...]


def _breakage(name: str, *breaks: tuple[str, str, str]) -> Breakage:
    return Breakage(name, tuple(Break(module, function, body) for module, function, body in breaks))


BREAKAGES = (
    _breakage("no arithmetic", ("pipeline/frame/sums.py", "relations_of_year", "return ()")),
    _breakage(
        "no score checks",
        (
            "pipeline/reconcile/checks.py",
            "check_scores",
            """
            from prongsai.pipeline.model import Result
            return Result(list(args[0]))
            """,
        ),
    ),
    _breakage("no foreign marking", ("pipeline/reconcile/foreign.py", "mark_foreign", "return list(args[0])")),
    _breakage("no unwrapping", ("pipeline/tables/unwrap.py", "unwrap_lines", "return list(args[0])")),
    _breakage(
        "no joining over pages",
        ("pipeline/tables/joined/pages.py", "TableJoiner._goes_on", "return False"),
    ),
    _breakage(
        "lost years of scores",
        ("pipeline/emit/rows.py", "score_row", 'return {**original(*args, **kwargs), "fiscal_year": None}'),
    ),
    _breakage(
        "lost years of measures",
        ("pipeline/emit/rows.py", "measure_row", 'return {**original(*args, **kwargs), "fiscal_year": None}'),
    ),
    _breakage(
        "unscaled score_100",
        (
            "pipeline/emit/rows.py",
            "score_row",
            """
            row = original(*args, **kwargs)
            return {**row, "score_100": row["score"]}
            """,
        ),
    ),
    _breakage(
        "unit confidence always 1",
        (
            "pipeline/link/units.py",
            "link_unit",
            """
            from dataclasses import replace
            linked = original(*args, **kwargs)
            return replace(linked, decision=replace(linked.decision, confidence=1.0))
            """,
        ),
        (
            "pipeline/link/units.py",
            "link_row",
            """
            from dataclasses import replace
            return replace(original(*args, **kwargs), confidence=1.0)
            """,
        ),
    ),
    _breakage(
        "indicator sentences dropped",
        (
            "parsers/scores/prose.py",
            "parse_score_prose",
            'return [one for one in original(*args, **kwargs) if one.scope != "indicator"]',
        ),
    ),
    _breakage(
        "no second look at numbers", ("pipeline/pages/scan/second_look.py", "confirm_numbers", "return list(args[3])")
    ),
)


def check_breakage(root: Path, breakage: Breakage) -> None:
    """Look whether every function of a breakage is there.

    Raises:
        MutantError: one is not, by this name in this module.
    """
    for one in breakage.breaks:
        path = root / one.module
        if not path.is_file():
            raise MutantError(
                f"{breakage.name}: {one.module} is not there; say in breakages.py where its function went"
            )
        if find_definition(path.read_text(encoding="utf-8"), one.function) is None:
            raise MutantError(
                f"{breakage.name}: {one.module} has no {one.function}; say in breakages.py what it is now"
            )


def apply_breakages(tree: Path, breakages: Sequence[Breakage]) -> None:
    """Break a copy of the repository.

    Raises:
        MutantError: a function of a breakage is not there.
    """
    for breakage in breakages:
        check_breakage(tree, breakage)
        for one in breakage.breaks:
            path = tree / one.module
            write_source(path, path.read_text(encoding="utf-8") + _wrapper(one))


def _wrapper(one: Break) -> str:
    """Source that puts the broken function in the place of the true one, with its signature and doctests."""
    body = indent(dedent(one.body).strip(), " " * 8)
    return f"""

def _break(original):  # type: ignore
    from functools import wraps

    @wraps(original)
    def broken(*args, **kwargs):  # type: ignore
{body}

    return broken


{one.function} = _break({one.function})
"""

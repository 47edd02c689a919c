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
    """An ability that is lost: its name, the functions that lose it, and the tests that are to notice it first."""

    name: str
    breaks: tuple[Break, ...]
    tests: tuple[str, ...]
    """Paths from the root. Where none of them notices the loss the gate and then the whole suite are asked."""


def _breakage(name: str, tests: str, *breaks: tuple[str, str, str]) -> Breakage:
    return Breakage(
        name, tuple(Break(module, function, body) for module, function, body in breaks), tuple(tests.split())
    )


_AS_GIVEN = """
from prongsai.pipeline.model import Result
return Result(list(args[0]))
"""
"""A check that gives back the rows that it was given, and finds nothing."""
_NO_TALLY = """
from prongsai.pipeline.account.told import Tally
return Tally()
"""

BREAKAGES = (
    _breakage(
        "no arithmetic",
        "tests/pipeline/frame tests/pipeline/reconcile",
        ("pipeline/frame/sums.py", "relations_of_year", "return ()"),
    ),
    _breakage(
        "no score checks",
        "tests/pipeline/reconcile/test_checks.py",
        ("pipeline/reconcile/checks.py", "check_scores", _AS_GIVEN),
    ),
    _breakage(
        "no foreign marking",
        "tests/pipeline/reconcile/test_foreign.py",
        ("pipeline/reconcile/foreign.py", "mark_foreign", "return list(args[0])"),
    ),
    _breakage(
        "no unwrapping", "tests/pipeline/tables", ("pipeline/tables/unwrap.py", "unwrap_lines", "return list(args[0])")
    ),
    _breakage(
        "no joining over pages",
        "tests/pipeline/tables",
        ("pipeline/tables/joined/pages.py", "TableJoiner._goes_on", "return False"),
    ),
    _breakage(
        "lost years of scores",
        "tests/pipeline/emit/test_rows.py",
        ("pipeline/emit/rows.py", "score_row", 'return {**original(*args, **kwargs), "fiscal_year": None}'),
    ),
    _breakage(
        "lost years of measures",
        "tests/pipeline/emit/test_rows.py",
        ("pipeline/emit/rows.py", "measure_row", 'return {**original(*args, **kwargs), "fiscal_year": None}'),
    ),
    _breakage(
        "unscaled score_100",
        "tests/pipeline/emit/test_rows.py",
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
        "tests/pipeline/link",
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
        "tests/parsers/scores/test_prose.py",
        (
            "parsers/scores/prose.py",
            "parse_score_prose",
            'return [one for one in original(*args, **kwargs) if one.scope != "indicator"]',
        ),
    ),
    _breakage(
        "no second look at numbers",
        "tests/pipeline/pages/scan",
        ("pipeline/pages/scan/second_look.py", "confirm_numbers", "return list(args[3])"),
    ),
    _breakage(
        "what Word deletes, hides or strikes is read",
        "tests/pipeline/pages/word",
        ("pipeline/pages/word/visible.py", "_leave_out", "args[2].pieces.append(args[1])"),
    ),
    _breakage(
        "no automatic numbers of Word",
        "tests/pipeline/pages/word",
        ("pipeline/pages/word/numbering.py", "Numbering.label", 'return ""'),
    ),
    _breakage(
        "no pictures in documents",
        "tests/pipeline/pages/word",
        (
            "pipeline/pages/embedded.py",
            "read_embedded_picture",
            """
            from prongsai.pipeline.model import Result
            return Result([])
            """,
        ),
    ),
    _breakage(
        "hidden text of a layer is read",
        "tests/pipeline/pages/layer",
        ("pipeline/pages/layer/veils.py", "Veils.hide", "return None"),
        ("pipeline/pages/layer/veils.py", "Veils.find_covers", "return []"),
    ),
    _breakage(
        "no tables without rules",
        "tests/pipeline/tables",
        ("pipeline/tables/unruled/borderless.py", "find_borderless_tables", "return []"),
    ),
    _breakage(
        "streaks are rules",
        "tests/pipeline/pages/scan/test_streaks.py",
        ("pipeline/pages/scan/streaks.py", "find_streaks", "return []"),
    ),
    _breakage(
        "no straightening",
        "tests/pipeline/pages/scan/test_unbend.py",
        ("pipeline/pages/scan/unbend.py", "unbend", "return args[0]"),
    ),
    _breakage(
        "means of areas are scores",
        "tests/parsers/scores",
        ("parsers/scores/sentence_subjects.py", "find_areas", "return iter(())"),
    ),
    _breakage(
        "whose, which year, what quantity is not asked",
        "tests/pipeline/reconcile/test_belonging.py",
        ("pipeline/reconcile/belonging.py", "settle_belonging", _AS_GIVEN),
    ),
    _breakage(
        "bodies are not settled",
        "tests/pipeline/reconcile/test_whose.py",
        ("pipeline/reconcile/whose.py", "settle_bodies", "return list(args[0])"),
    ),
    _breakage(
        "rival tables are not settled",
        "tests/pipeline/reconcile/test_rival_tables.py",
        ("pipeline/reconcile/rival_tables.py", "settle_rival_tables", "return list(args[0])"),
    ),
    _breakage(
        "no second reader",
        "tests/pipeline/reconcile/test_second_reading.py",
        ("pipeline/reconcile/second_reading.py", "find_pages_to_confirm", "return []"),
    ),
    _breakage(
        "no contradictions",
        "tests/pipeline/test_contradictions.py",
        ("pipeline/reconcile/contradictions/check.py", "check_contradictions", _AS_GIVEN),
    ),
    _breakage(
        "confidence is a constant",
        "tests/pipeline/reconcile/test_confidence.py",
        (
            "pipeline/reconcile/confidence.py",
            "measure_confidence",
            """
            from dataclasses import replace
            return [replace(score, confidence=0.99) for score in args[0]]
            """,
        ),
    ),
    _breakage(
        "the unlikely is not doubted",
        "tests/pipeline/reconcile/test_checks.py",
        ("pipeline/reconcile/checks.py", "doubt_unlikely", _AS_GIVEN),
    ),
    _breakage(
        "documents are not compared",
        "tests/pipeline/across",
        ("pipeline/across/compare.py", "compare_documents", "return Comparison()"),
    ),
    _breakage(
        "no account of running text",
        "tests/pipeline/account",
        ("pipeline/account/prose.py", "account_for_prose", _NO_TALLY),
    ),
    _breakage(
        "no account of tables",
        "tests/pipeline/account",
        ("pipeline/account/tables.py", "account_for_table", _NO_TALLY),
    ),
    _breakage(
        "no account of gaps",
        "tests/pipeline/account",
        ("pipeline/account/gaps.py", "find_gaps", "return iter(())"),
    ),
    _breakage(
        "no account of measures",
        "tests/pipeline/account",
        ("pipeline/account/measures.py", "account_for_measures", "return iter(())"),
    ),
    _breakage(
        "no account of rows of measures",
        "tests/pipeline/account",
        ("pipeline/account/rows.py", "find_unread_rows", "return iter(())"),
    ),
    _breakage(
        "no account of running text and columns",
        "tests/pipeline/account",
        ("pipeline/account/unread_text.py", "find_unread_text", "return iter(())"),
    ),
    _breakage(
        "no account of the other items of a list",
        "tests/pipeline/account",
        ("pipeline/account/siblings.py", "find_lost_items", "return iter(())"),
    ),
    _breakage(
        "unread pictures are not judged",
        "tests/pipeline/account",
        ("pipeline/account/pictures.py", "judge_pictures", "return list(args[0])"),
    ),
    _breakage(
        "no decision of a person is applied",
        "tests/pipeline/supplied tests/pipeline/test_supplied_run.py",
        ("pipeline/supplied/apply.py", "apply_corrections", "return args[0]"),
    ),
    _breakage(
        "no decision is tied to what was read",
        "tests/pipeline/supplied",
        ("pipeline/supplied/apply.py", "_finding", 'return {**original(*args, **kwargs), "severity": "info"}'),
    ),
    _breakage(
        "every file is chosen",
        "tests/pipeline/discover/test_choose.py",
        ("pipeline/discover/choose.py", "is_chosen", "return True"),
    ),
    _breakage(
        "no text of an item fits its frame",
        "tests/pipeline/frame/test_schemes.py",
        ("pipeline/frame/schemes.py", "_is_alike", "return False"),
    ),
    _breakage(
        "no word is unknown on a scan",
        "tests/normalizers/test_unknown_words.py",
        ("normalizers/unknown_words.py", "_find_garbled", "return iter(())"),
    ),
    _breakage(
        "no doubt without a year",
        "tests/pipeline/test_document.py",
        (
            "pipeline/reconcile/belonging.py",
            "doubt_undated",
            """
            from prongsai.pipeline.model import Result
            return Result(list(args[0]), [])
            """,
        ),
    ),
    _breakage(
        "headings keep what speaks of brackets",
        "tests/parsers/scores/test_bracketed.py",
        ("parsers/scores/bracketed.py", "drop_bracketed_headings", "return [list(row) for row in args[0]]"),
    ),
    _breakage(
        "what is undecided is explained",
        "tests/pipeline/test_document.py",
        (
            "pipeline/account/numbers.py",
            "name_reasons",
            """
            return original(*args[:2])
            """,
        ),
    ),
    _breakage(
        "per cents of anything are scores",
        "tests/parsers/scores",
        ("parsers/scores/sentence_shares.py", "find_shares", "return {}"),
    ),
    _breakage(
        "lost level rules stay lost",
        "tests/pipeline/pages/scan/test_lost_levels.py",
        ("pipeline/pages/scan/lost_levels.py", "restore_levels", "return args[0]"),
    ),
    _breakage(
        "gaps in the numbers of measures are none",
        "tests/pipeline/account",
        ("pipeline/account/missing_measures.py", "find_missing_measures", "return iter(())"),
    ),
    _breakage(
        "kinds of statements head no tables",
        "tests/parsers/analyses",
        ("parsers/analyses/kind_tables.py", "read_kind_table", "return iter(())"),
    ),
    _breakage(
        "a physician is no person",
        "tests/normalizers/names/test_persons.py",
        ("normalizers/names/persons.py", "_is_courteous", "return False"),
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

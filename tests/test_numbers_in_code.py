"""Numbers of the code say where they come from: measured, from a standard, by the frame, a physical fact, or chosen.

`tests/numbers_in_code.csv` holds how many may still stand without. Its numbers only fall: who measures a constant, or
derives it, writes the reason beside it and lowers the row.
"""

from __future__ import annotations

import ast
import csv
import importlib
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache

import pytest

from tests.house import modules
from tests.paths import ROOT

LIMITS = {
    row["kind"]: int(row["most"])
    for row in csv.DictReader((ROOT / "tests" / "numbers_in_code.csv").open(encoding="utf-8"))
}
SLACK = 20
"""So far a limit may lie above the count, so that two changes that both lower it do not collide."""
MEASURED = ROOT / "tests" / "bench" / "figures" / "constants.csv"
"""What `python -m tests.bench.bench_constants` found: how far each may move before a row of kept reports changes."""
PLAIN = {0, 1, 2, 3, 100, 0.5}
"""Counts, halves and per cent need no reason inside a function."""


def is_numeric(node: ast.expr) -> bool:
    """Whether an expression is a number, or a tuple, set or table that holds one."""
    match node:
        case ast.Constant(value):
            return isinstance(value, int | float) and not isinstance(value, bool)
        case ast.UnaryOp(_, operand):
            return is_numeric(operand)
        case ast.BinOp(left, _, right):
            return is_numeric(left) and is_numeric(right)
        case ast.Tuple(parts) | ast.List(parts) | ast.Set(parts) | ast.Dict(_, parts):
            return any(is_numeric(part) for part in parts)
        case ast.Call(ast.Name(), arguments):
            return any(is_numeric(argument) for argument in arguments)
    return False


def words_beside(source: str) -> Iterator[tuple[str, str]]:
    """The numeric constants of a module by name, with the comments above and beside them and the string below."""
    comments = {
        token.start[0]: token.string
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    body = ast.parse(source).body
    for node, below in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None and is_numeric(node.value):
            assert node.end_lineno is not None
            above = node.lineno - 1
            while above in comments and source.splitlines()[above - 1].lstrip().startswith("#"):
                above -= 1
            said = [comments[line] for line in range(above + 1, node.end_lineno + 1) if line in comments]
            if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
                said.append(str(below.value.value))
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            yield ast.unparse(target), " ".join(said)


@cache
def counts() -> dict[str, list[str]]:
    """What is counted, by its kind: the places of each."""
    found: dict[str, list[str]] = {"constant without a word": [], "chosen constant": [], "number in a function": []}
    for path, tree in modules().items():
        for name, said in words_beside((ROOT / path).read_text(encoding="utf-8")):
            if not said:
                found["constant without a word"].append(f"{path}:{name}")
            elif re.search(r"\bchosen\b", said, re.IGNORECASE):
                found["chosen constant"].append(f"{path}:{name}")
        inside = {
            id(node): node
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef)
            for statement in function.body
            for node in ast.walk(statement)
            if isinstance(node, ast.Constant) and is_numeric(node) and node.value not in PLAIN
        }
        found["number in a function"] += [f"{path}:{node.lineno}" for node in inside.values()]
    return found


@pytest.mark.parametrize("kind", LIMITS)
def test_numbers_without_a_reason_only_become_fewer(kind: str) -> None:
    places = counts()[kind]
    assert len(places) <= LIMITS[kind], "\n".join(places[-40:])
    assert LIMITS[kind] - len(places) <= SLACK, f"lower the row of tests/numbers_in_code.csv to {len(places)}"


def read_measured() -> list[dict[str, str]]:
    with MEASURED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", read_measured(), ids=lambda row: f"{row['module']}:{row['constant']}")
def test_measured_constant_is_still_what_was_measured_and_says_its_range(row: dict[str, str]) -> None:
    name, _, key = row["constant"].partition("[")
    module = importlib.import_module("prongsai." + row["module"].removesuffix(".py").replace("/", "."))
    value = vars(module)[name]
    assert str(value[ast.literal_eval(key[:-1])] if key else value) == row["value"], "run the bench of it again"
    said = {
        one: " ".join(words.split())
        for target, words in words_beside((ROOT / row["module"]).read_text(encoding="utf-8"))
        for one in re.findall(r"\w+", target)
    }
    assert f"{row['low']} to {row['high']}" in said[name]


def test_every_kind_has_its_limit() -> None:
    assert set(LIMITS) == set(counts())


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("A = 1\n", ""),
        ("A = 1  # beside\n", "# beside"),
        ("# over\nA = 1\n", "# over"),
        ("# over\n# it\nA = 1\n", "# over # it"),
        ("B = 'x'  # of another\nA = 1\n", ""),
        ("# of another\n\nA = 1\n", ""),
        ('A = 1\n"""below"""\n', "below"),
        ("A = {\n    'x': 1.0,  # inside\n}\n", "# inside"),
        ("A, B = 1, 2\n'of both'\n", "of both"),
        ("A: float = -0.5\n", ""),
        ("A = frozenset({1, 2})\n", ""),
    ],
)
def test_reason_stands_above_beside_or_below_its_constant(source: str, said: str) -> None:
    ((_, found),) = words_beside(source)
    assert found == said


@pytest.mark.parametrize("source", ["A = 'x'\n", "A = True\n", "A = len(x)\n", "def f():\n    a = 1\n", "A = ('x',)\n"])
def test_other_names_are_no_numeric_constants(source: str) -> None:
    assert list(words_beside(source)) == []

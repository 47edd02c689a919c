"""Which tests run which lines of the program, so that a broken line meets those tests alone, the quickest first."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.mutants.trace import BETWEEN_TESTS

_CACHES = frozenset({"cache", "lru_cache", "cached_property"})


@dataclass(frozen=True, slots=True)
class Covering:
    """What a run of sound tests has shown.

    `tests` are node ids, `seconds` how long each kept the processor busy. `lines` gives for each module (path from the
    root) and line the places, in `tests`, of those that run it; `BETWEEN_TESTS` for a line that ran while no test did.
    """

    tests: Sequence[str]
    seconds: Sequence[float]
    lines: Mapping[str, Mapping[int, Sequence[int]]]

    def plan(
        self, module: str, source: str, line: int, tests: Sequence[str], most_s: float = math.inf
    ) -> list[list[str]]:
        """The tests that can notice a change in a line: a stage for each path of `tests`, in each the quickest first.

        Nothing of a later stage need be collected where an earlier one notices. What runs once for all, on import or
        behind a cache, may change any test that enters the module, and any test at all where the module has constants
        alone and none enters it. Nothing is left where no test runs the line.

        Args:
            most_s: what all tests together may take of the processor; those that would take longer are left out, but
                for the first, so that a change may be let live that one of them would notice.
        """
        runs = self.lines.get(module, {})
        lines, is_once = find_statement(source, line)
        is_once = is_once or any(BETWEEN_TESTS in runs.get(at, ()) for at in lines)
        found = {place for at in (runs if is_once else lines) for place in runs.get(at, ())}
        found = set(range(len(self.tests))) if is_once and found == {BETWEEN_TESTS} else found - {BETWEEN_TESTS}
        stages: list[list[str]] = []
        for path in tests:
            stage = {place for place in found if _is_below(self.tests[place], path)}
            found -= stage
            quickest: list[int] = []
            for place in sorted(stage, key=lambda place: (self.seconds[place], place)):
                if self.seconds[place] <= most_s or not stages + quickest:
                    quickest.append(place)
                    most_s -= self.seconds[place]
            stages += [[self.tests[place] for place in quickest]] if quickest else []
        return stages

    def seconds_of(self, stages: Iterable[Iterable[str]]) -> float:
        asked = {test for stage in stages for test in stage}
        return sum(taken for test, taken in zip(self.tests, self.seconds, strict=True) if test in asked)


def _is_below(test: str, path: str) -> bool:
    file = test.partition("::")[0]
    return file == path or file.startswith(f"{path}/")


def find_statement(source: str, line: int) -> tuple[range, bool]:
    """The lines of the innermost statement at a line, without the statements in it, and whether it runs but once.

    Once runs what stands in no function, and what stands in one behind a cache.
    """
    return _find_in(ast.parse(source).body, line, is_once=True) or (range(line, line + 1), True)


def _find_in(body: Sequence[ast.stmt], line: int, *, is_once: bool) -> tuple[range, bool] | None:
    for node in body:
        first = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", ()))])
        if not first <= line <= (node.end_lineno or node.lineno):
            continue
        within = is_once
        if isinstance(node, ast.FunctionDef):
            within = any(_name(one) in _CACHES for one in node.decorator_list)
        blocks = list(_blocks(node))
        for block in blocks:
            found = _find_in(block, line, is_once=within)
            if found is not None:
                return found
        end = blocks[0][0].lineno if blocks else (node.end_lineno or node.lineno) + 1
        return range(first, max(end, line + 1)), is_once
    return None


def _blocks(node: ast.stmt) -> Iterable[list[ast.stmt]]:
    for name in ("body", "orelse", "finalbody"):
        block = getattr(node, name, None)
        if block:
            yield block
    for part in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
        yield part.body


def _name(decorator: ast.expr) -> str:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""

"""A changed source, brought into a process that has loaded the sound one, so that its tests need not be loaded anew."""

from __future__ import annotations

import ast
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType

from tests.mutants.codes import NotInPlace, exchange_codes, find_functions, pair_codes
from tests.mutants.covering import find_statement
from tests.mutants.names import Loaded, Rebound, assign_anew

OURS = ("prongsai", "tests")
"""The packages whose modules may have imported what changes."""


@dataclass(frozen=True)
class Process:
    """What this process has loaded, looked at once, before anything is changed."""

    modules: Mapping[str, Loaded]
    """By name."""
    functions: Mapping[Path, Sequence[FunctionType]]
    """By the file of their source."""
    early: Mapping[Path, frozenset[int]]
    """The lines of each file that ran while modules were loaded and tests were collected. What they made is kept in
    places that nobody knows."""

    def change(self, path: Path, line: int, before: str, after: str) -> list[Rebound]:
        """Make a module that is loaded from `before` what loading `after` would make of it.

        A function changes wherever it is kept, a name that is assigned otherwise wherever it was imported.

        Args:
            path: the file of the module, resolved.
            line: where the sources differ.
        Returns:
            The names that mean something else now.
        Raises:
            NotInPlace: it cannot be said what follows from the change; the process may be half changed.
        """
        loaded = next((one for one in self.modules.values() if one.path == path), None)
        if loaded is None:
            raise NotInPlace(f"{path.name} is not loaded")
        if _is_in_function(loaded.body, line) and self.ran_early(path, find_statement(before, line)[0]):
            raise NotInPlace("it has run")
        exchange_codes(self.functions.get(path, ()), pair_codes(before, after))
        return assign_anew(loaded, after, self.modules, self.ran_early)

    def ran_early(self, path: Path, lines: range) -> bool:
        return not self.early.get(path, frozenset()).isdisjoint(lines)


def _is_in_function(body: Sequence[ast.stmt], line: int) -> bool:
    functions = (one for statement in body for one in ast.walk(statement) if isinstance(one, ast.FunctionDef))
    return any(one.body[0].lineno <= line <= (one.end_lineno or line) for one in functions)


def look_at_process(early: Mapping[Path, frozenset[int]]) -> Process:
    """What this process has loaded of our modules."""
    found: dict[str, Loaded] = {}
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in OURS and getattr(module, "__file__", None):
            path = Path(str(module.__file__)).resolve()
            found[name] = Loaded(module, path, path.read_text(encoding="utf-8"))
    return Process(found, find_functions(), early)

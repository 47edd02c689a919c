"""The modules of the house as syntax trees, for tests of how it is built."""

from __future__ import annotations

import ast
from functools import cache

from tests.paths import ROOT

CODE = ("pipeline", "parsers", "normalizers")


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the house by its path."""
    found = sorted(path for folder in CODE for path in (ROOT / folder).rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in found}


def imports_of(tree: ast.Module) -> set[str]:
    """The dotted names that a module imports anywhere in it, `from a import b` as `a`."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import"
            found.add(node.module or "")
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found

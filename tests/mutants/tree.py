"""A copy of the repository that may be broken."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

_LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", "*.egg-info", "dataset", "out", "build", "dist", ".*_cache", ".hypothesis"
)


class MutantError(Exception):
    """A breakage does not fit the code any more, or the tests fail before anything is broken."""


def copy_tree(root: Path, target: Path) -> Path:
    """A copy of the repository at `root` in the new folder `target`, links kept as links."""
    shutil.copytree(root, target, symlinks=True, ignore=_LEFT_OUT)
    return target


def write_source(path: Path, source: str) -> None:
    """Write a module and forget its compiled form, which is told from the source by size and second only."""
    path.write_text(source, encoding="utf-8")
    for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        compiled.unlink()


def find_definition(source: str, name: str) -> ast.FunctionDef | None:
    """The function `name`, or the method `Class.name`, that a module defines; None where it has no such one."""
    body = ast.parse(source).body
    *classes, last = name.split(".")
    for wanted in classes:
        body = next((node.body for node in body if isinstance(node, ast.ClassDef) and node.name == wanted), [])
    return next((node for node in body if isinstance(node, ast.FunctionDef) and node.name == last), None)

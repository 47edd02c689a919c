"""What the packages import is what `pyproject.toml` declares, no more and no less."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest

from tests.paths import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SOURCES = ("pipeline", "parsers", "normalizers", "prongsai")


def normalized(name: str) -> str:
    """A distribution's name as packaging tools compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(requirements: list[str]) -> set[str]:
    return {normalized(re.split(r"[\s<>=!~;\[]", requirement, maxsplit=1)[0]) for requirement in requirements}


def imported_modules() -> set[str]:
    """Top-level names of all modules that the packages import, ours and the standard library's left out."""
    names: set[str] = set()
    for folder in SOURCES:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    names.update(alias.name.partition(".")[0] for alias in node.names)
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    names.add(node.module.partition(".")[0])
    return names - sys.stdlib_module_names - {"prongsai"}


def imported_distributions() -> set[str]:
    known = packages_distributions()
    # a module whose distribution is not installed counts by its own name, so that it cannot hide
    return {normalized(known[name][0]) if name in known else name for name in imported_modules()}


def test_every_import_is_declared() -> None:
    optional = [one for group in PROJECT["optional-dependencies"].values() for one in group]
    assert imported_distributions() - declared([*PROJECT["dependencies"], *optional]) == set()


def test_everything_declared_is_imported() -> None:
    assert declared(PROJECT["dependencies"]) - imported_distributions() == set()


def test_optional_packages_are_imported_too() -> None:
    optional = declared([one for group in PROJECT["optional-dependencies"].values() for one in group])
    assert optional - imported_distributions() - {"tesserocr"} == set()
    assert "tesserocr" in imported_modules()


@pytest.mark.parametrize(("requirement", "name"), [("pdfminer.six>=2024", "pdfminer-six"), ("a_b[c]; x", "a-b")])
def test_names_are_compared_as_packaging_tools_do(requirement: str, name: str) -> None:
    assert declared([requirement]) == {name}

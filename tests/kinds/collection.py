"""All cases, by name."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache

import tests.kinds.families as families
from tests.kinds.case import Case


def families_in_order() -> list[str]:
    """The modules under `families`."""
    return sorted(module.name for module in pkgutil.iter_modules(families.__path__))


def cases_of(family: str) -> Iterator[Case]:
    yield from importlib.import_module(f"{families.__name__}.{family}").cases()


@cache
def all_cases() -> dict[str, Case]:
    """Name -> case.

    Raises:
        ValueError: two cases have the same name, so one would hide the other.
    """
    found: dict[str, Case] = {}
    for family in families_in_order():
        for case in cases_of(family):
            if case.name in found:
                raise ValueError(f"two cases are called {case.name}")
            found[case.name] = case
    return found

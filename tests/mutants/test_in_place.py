"""A module that is changed where it is loaded gives what it gives when its file is changed, or is not changed there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.mutants.lab import Lab, SourceChange
from tests.paths import ROOT

MADE = '''\
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, wraps

LIMIT = 10
TWICE = LIMIT * 2
PATTERN = re.compile(r"a|b")
SHOWN = 1
"""
    >>> SHOWN
    1
"""


def doubled(function):
    @wraps(function)
    def both(*args):
        return 2 * function(*args)

    return both


def plain(value: int) -> int:
    """
    >>> plain(1)
    2
    """
    return value + 1


@doubled
def wrapped(value: int) -> int:
    return value - 1


@cache
def kept() -> int:
    return 40 + SHOWN


def steps(last: int) -> Iterator[int]:
    yield from (step * 3 for step in range(last))


def with_default(value: int = 5) -> int:
    return value


def asked_early() -> int:
    return 6


EARLY = asked_early()


@dataclass(frozen=True, slots=True)
class Pair:
    left: int
    right: int = 7

    @property
    def sum(self) -> int:
        return self.left + self.right

    @classmethod
    def of(cls, value: int) -> Pair:
        return cls(value, value * 8)

    @staticmethod
    def least(one: int, other: int) -> int:
        return min(one, other)


class Bag:
    @cached_property
    def content(self) -> int:
        return 9


def is_over(value: int) -> bool:
    return value > LIMIT
'''
OTHER = """\
from __future__ import annotations

from prongsai.made import LIMIT as MOST
from prongsai.made import PATTERN, plain

TOLD = f"at most {MOST}"


def far(value: int) -> bool:
    return plain(value) > MOST and PATTERN.match("b") is not None
"""
TESTS = """\
import pytest
from prongsai.made import EARLY, TWICE, Bag, Pair, is_over, kept, steps, with_default, wrapped
from prongsai.other import TOLD, far

CASES = [with_default() - 5, 0]


def test_far():
    assert (far(9), far(10)) == (False, True)
def test_wrapped():
    assert wrapped(4) == 6
def test_kept():
    assert kept() == kept() == 41
def test_steps():
    assert list(steps(3)) == [0, 3, 6]
def test_sum():
    assert Pair(1).sum == 8
def test_of():
    assert Pair.of(1) == Pair(1, 8)
def test_least():
    assert Pair.least(1, 2) == 1
def test_bag():
    assert Bag().content == 9
def test_early():
    assert EARLY == 6
def test_told():
    assert TOLD == "at most 10"
def test_twice():
    assert TWICE == 20
def test_over():
    assert [is_over(value) for value in (10, 11)] == [False, True]
@pytest.mark.parametrize("case", CASES)
def test_case(case):
    assert case == 0
"""
IN_PLACE = {
    "function in another module": ("value + 1", "value + 2"),
    "function behind a decorator": ("value - 1", "value + 1"),
    "closure of a decorator": ("2 * function(*args)", "function(*args)"),
    "cached function": ("40 + SHOWN", "41 + SHOWN"),
    "generator": ("step * 3", "step * 4"),
    "property of a dataclass": ("self.left + self.right", "self.left - self.right"),
    "method of a class": ("value * 8", "value * 9"),
    "static method": ("min(one", "max(one"),
    "property that is kept": ("return 9", "return 8"),
    "lines lost": ('    """\n    >>> plain(1)\n    2\n    """\n', ""),
    "constant, its heirs and importers": ("LIMIT = 10", "LIMIT = 11"),
    "constant of examples": ("SHOWN = 1", "SHOWN = 2"),
    "heir of a constant": ("LIMIT * 2", "LIMIT * 3"),
    "pattern": ('r"a|b"', 'r"a"'),
    "pattern that is none": ('r"a|b"', 'r"(a|b"'),
    "nothing that is noticed": ("value > LIMIT", "value >= LIMIT + 1"),
}
ANEW = {
    "field of a dataclass": ("right: int = 7", "right: int = 6"),
    "default": ("value: int = 5", "value: int = 4"),
    "function that has run": ("return 6", "return 5"),
    "function that has made cases": ("    return value\n", "    return value + 1\n"),
    "what is imported": ("import cache, cached_property, wraps", "import cached_property, lru_cache as cache, wraps"),
    "decorator": ("@doubled\ndef wrapped", "def wrapped"),
}
FILES = ["prongsai/made.py", "tests/test_all.py"]


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    root = tmp_path_factory.mktemp("mutants") / "root"
    (root / "tests").mkdir(parents=True)
    for name in ("mutants", "paths.py"):
        (root / "tests" / name).symlink_to(ROOT / "tests" / name)
    (root / "pyproject.toml").write_text(
        '[tool.pytest.ini_options]\naddopts = "--doctest-modules --import-mode=importlib"\n'
    )
    (root / "prongsai").mkdir()
    (root / "prongsai" / "__init__.py").write_text("")
    (root / "prongsai" / "made.py").write_text(MADE)
    (root / "prongsai" / "other.py").write_text(OTHER)
    (root / "tests" / "test_all.py").write_text(TESTS)
    with Lab(
        root, root.parent / "copy", libraries=("hypothesis", "prongsai.other"), niceness=0, collected=FILES
    ) as lab:
        yield lab


def make_change(before: str, after: str) -> SourceChange:
    assert MADE.count(before) == 1
    line = MADE[: MADE.index(before)].count("\n") + 1
    return SourceChange("prongsai/made.py", line, MADE, MADE.replace(before, after))


@pytest.fixture(scope="module")
def tests(lab: Lab) -> list[str]:
    return list(lab.trace(["prongsai/made.py"], 60).tests)


@pytest.mark.parametrize("case", IN_PLACE)
def test_change_in_place_is_seen_as_the_same_change_of_the_file(case: str, lab: Lab, tests: list[str]) -> None:
    change = make_change(*IN_PLACE[case])
    in_place = lab.run_in_place(change, tests, 60)
    lab.write(change.module, change.after)
    on_disk = lab.run_only([tests], change.module, 60)
    lab.mend()
    assert in_place.outcome == on_disk.outcome, in_place.by
    if on_disk.by.startswith("tests/") or in_place.by in tests:  # a file that cannot be loaded has another name
        assert in_place.by == on_disk.by
    assert in_place.is_caught == (case not in ("lines lost", "nothing that is noticed"))


@pytest.mark.parametrize("case", ANEW)
def test_change_whose_consequences_are_unknown_is_not_made_in_place(case: str, lab: Lab, tests: list[str]) -> None:
    outcome = lab.run_in_place(make_change(*ANEW[case]), tests, 60)
    assert (outcome.outcome, outcome.is_caught) == ("not in place", False)
    assert outcome.by


def test_what_was_changed_for_one_request_is_sound_for_the_next(lab: Lab, tests: list[str]) -> None:
    assert lab.run_in_place(make_change("LIMIT = 10", "LIMIT = 1"), tests, 60).is_caught
    assert lab.run_in_place(make_change("value > LIMIT", "value > LIMIT + 0"), tests, 60).outcome == "passed"


def test_change_that_never_ends_takes_the_time_that_it_may(lab: Lab, tests: list[str]) -> None:
    outcome = lab.run_in_place(make_change("return value > LIMIT", "while True: pass"), tests, 1)
    assert outcome.outcome == "timeout"

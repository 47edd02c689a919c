"""The tool that breaks the program: its breakages fit the code, its mutants are what they say, and it notices."""

from __future__ import annotations

import csv
from functools import partial
from pathlib import Path

import pytest

from tests.mutants.__main__ import ALL
from tests.mutants.breakages import BREAKAGES, Break, Breakage, apply_breakages, check_breakage
from tests.mutants.covering import Covering, find_statement
from tests.mutants.figures import keep_figures, keep_module, read_figures
from tests.mutants.lab import Lab
from tests.mutants.operators import find_mutants, sample_mutants
from tests.mutants.seeded import HERE, MOST_SURVIVORS, expand, read_equivalents, read_left_out, read_modules
from tests.mutants.trace import BETWEEN_TESTS
from tests.mutants.tree import MutantError, find_definition
from tests.paths import ROOT

DECIDING = (
    "normalizers/", "parsers/", "pipeline/parse.py", "pipeline/frame/", "pipeline/link/", "pipeline/reconcile/",
    "pipeline/account/", "pipeline/across/", "pipeline/pages/sheets/", "pipeline/pages/opendocument/",
    "pipeline/pages/rtf/", "pipeline/pages/slides.py",
)  # fmt: skip
"""Whatever is said of a number between the text of a page and its row is said here, and what is said of numbers that
are in no row, or in two documents."""


def changes(source: str, kind: str) -> set[str]:
    """The sources that one kind of mutant makes of a source."""
    return {mutant.apply(source) for mutant in find_mutants(source) if mutant.kind == kind}


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda breakage: breakage.name)
def test_breakage_names_functions_that_are_there(breakage: Breakage) -> None:
    check_breakage(ROOT, breakage)


def test_abilities_can_be_lost_each_by_a_name_of_its_own() -> None:
    assert len({breakage.name for breakage in BREAKAGES}) == len(BREAKAGES) >= 33


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda breakage: breakage.name)
def test_functions_of_a_breakage_and_the_tests_that_are_to_notice_it_are_there(breakage: Breakage) -> None:
    check_breakage(ROOT, breakage)
    assert breakage.tests
    assert [test for test in breakage.tests if not (ROOT / test).exists()] == []


def test_breakage_whose_function_is_gone_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("def there():\n    return 1\n")
    with pytest.raises(MutantError, match="a.py has no gone"):
        apply_breakages(tmp_path, [Breakage("x", (Break("a.py", "gone", "return 0"),), ())])
    with pytest.raises(MutantError, match="b.py is not there"):
        apply_breakages(tmp_path, [Breakage("x", (Break("b.py", "there", "return 0"),), ())])


def test_breakage_stands_for_its_function_and_knows_the_true_one(tmp_path: Path) -> None:
    source = "class Sum:\n    def of(self, a):\n        return a + 1\n\n\ndef there(a):\n    return Sum().of(a)\n"
    (tmp_path / "a.py").write_text(source)
    breaks = (Break("a.py", "there", "return original(*args) * 10"), Break("a.py", "Sum.of", "return args[1]"))
    apply_breakages(tmp_path, [Breakage("x", breaks, ())])
    names: dict[str, object] = {}
    exec((tmp_path / "a.py").read_text(), names)
    assert names["there"](3) == 30  # type: ignore[operator]


def test_kept_figures_are_of_all_that_can_be_lost_and_say_that_it_was_noticed() -> None:
    kept = read_figures()
    assert set(kept["breakages"]) == {ALL, *(breakage.name for breakage in BREAKAGES)}, "run make mutants"
    assert [name for name, figures in kept["breakages"].items() if "NOT NOTICED" in figures["by"]] == []
    for module, figures in kept.get("modules", {}).items():
        assert figures["survive"] <= MOST_SURVIVORS * figures["mutants"], module


def test_every_deciding_module_has_kept_figures_and_those_over_the_limit_are_told() -> None:
    kept = read_figures()
    assert not set(kept["modules"]) & set(kept["over"])
    for module, figures in kept["over"].items():
        assert figures["survive"] > MOST_SURVIVORS * figures["mutants"], module
    sources = {covered.module: (ROOT / covered.module).read_text(encoding="utf-8") for covered in read_modules()}
    deciding = {module for module, source in sources.items() if find_mutants(source)}
    assert deciding - {*kept["modules"], *kept["over"]} == set(), (
        "python -m tests.mutants seeded --keep --near --module …"
    )


def test_module_that_reaches_the_limit_leaves_those_over_it(tmp_path: Path) -> None:
    path = tmp_path / "figures.json"
    keep_module("a.py", {"mutants": 10, "survive": 4}, is_over=True, path=path)
    assert list(read_figures(path)["over"]) == ["a.py"]
    keep_module("a.py", {"mutants": 10, "survive": 1}, is_over=False, path=path)
    assert (read_figures(path)["over"], list(read_figures(path)["modules"])) == ({}, ["a.py"])


def test_figures_of_a_part_leave_the_others_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "new" / "figures.json"
    assert read_figures(path) == {}
    keep_figures("modules", {"a.py": {"survive": 3}, "b.py": {"survive": 1}}, path)
    keep_figures("breakages", {"no arithmetic": {"by": "a test"}}, path)
    keep_figures("modules", {"b.py": {"survive": 0}}, path)
    kept = read_figures(path)
    assert {name: figures["survive"] for name, figures in kept["modules"].items()} == {"a.py": 3, "b.py": 0}
    assert kept["breakages"]["no arithmetic"]["by"] == "a test"
    assert all(len(figures["date"]) == len("2026-01-31") for kind in kept.values() for figures in kind.values())


def test_method_is_found_by_its_class_and_name() -> None:
    source = "class A:\n    def f(self):\n        pass\n\n\ndef f():\n    pass\n"
    assert [
        found.lineno if (found := find_definition(source, name)) else None for name in ("A.f", "f", "B.f", "A.g")
    ] == [
        2,
        6,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("comparison", "x = a < b", {"x = a <= b", "x = a > b"}),
        ("comparison", "x = (a) not  in (b)", {"x = (a) in (b)"}),
        ("and and or", "x = a and b and c", {"x = a or b and c", "x = a and b or c"}),
        ("not dropped", "x = not a", {"x = (a)"}),
        ("arithmetic", "x = a - b * c", {"x = a + b * c", "x = a - b / c"}),
        ("constant", "x = f(7)", {"x = f(8)", "x = f(6)"}),
        ("constant", "x = [0.5]", {"x = [(0.55)]", "x = [(0.45)]"}),
        ("nothing returned", "def f():\n    return a", {"def f():\n    return None"}),
        ("statement dropped", "f(a)\na[1] += b\nb = c", {"pass\na[1] += b\nb = c", "f(a)\npass\nb = c"}),
        ("jump dropped", "for a in b:\n    continue", {"for a in b:\n    pass"}),
        ("condition turned", "if a:\n    b = 1", {"if not (a):\n    b = 1"}),
        ("condition always true", "x = [a for a in b if c]", {"x = [a for a in b if True]"}),
        ("function swapped", "x = min(a, b)", {"x = max(a, b)"}),
        ("method swapped", "x = p.search(a)", {"x = p.match(a)"}),
        ("slice", "x = a[b:c]", {"x = a[(b) + 1:c]", "x = a[b:(c) - 1]"}),
        ("member dropped", 'x = {"a", "b", "ค"}', {'x = {"b", "ค"}', 'x = {"a", "ค"}', 'x = {"a", "b", }'}),
        ("alternative dropped", 'x = r"ก|(?:ข|ค)"', {'x = r"ก"', 'x = r"ก|(?:ข)"'}),
        ("repeat", 'x = r"[0-9]{1,3}"', {'x = r"[0-9]{2,3}"', 'x = r"[0-9]{1,4}"'}),
        ("look-around dropped", 'x = r"(?<![0-9])a"', {'x = r"a"'}),
        ("optional made needed", 'x = r"ab?c"', {'x = r"abc"'}),
    ],
)
def test_operator_makes_the_changes_that_it_says(kind: str, before: str, after: set[str]) -> None:
    assert changes(before, kind) == after


def test_docstrings_annotations_and_messages_are_left_alone() -> None:
    source = 'def f(a: "int|None") -> "x|y":\n    """One|two, 3."""\n    raise E(f"{a} of 7|8")\n'
    assert {mutant.kind for mutant in find_mutants(source)} == {"statement dropped"}


@pytest.mark.parametrize(
    "source",
    [
        'Kind = Literal["a", "b", "c"]',
        "@dataclass(frozen=True, slots=True, kw_only=False)\nclass A:\n    x: int",
        '__all__ = ["a", "b", "c"]',
        'class A:\n    x: int\n    """One|two, 3."""',
    ],
)
def test_what_only_the_type_checker_reads_is_left_alone(source: str) -> None:
    assert find_mutants(source) == []


def test_same_seed_gives_the_same_mutants_and_another_seed_others() -> None:
    source = (ROOT / "pipeline/reconcile/scores.py").read_text(encoding="utf-8")
    first = sample_mutants(source, 30, "a")
    assert first == sample_mutants(source, 30, "a")
    assert first != sample_mutants(source, 30, "b")
    assert len({mutant.kind for mutant in first}) >= 8


def test_modules_their_tests_and_the_lines_called_equivalent_are_there() -> None:
    modules = read_modules()
    assert len({covered.module for covered in modules}) == len(modules)
    for covered in modules:
        assert (ROOT / covered.module).is_file(), covered.module
        for test in covered.tests:
            assert (ROOT / test).exists(), f"{covered.module}: {test}"
    for (module, before, after), reason in read_equivalents().items():
        lines = [line.strip() for line in (ROOT / module).read_text(encoding="utf-8").splitlines()]
        assert set(before.split("\n")) <= {*lines, *before.split("\n")[1:]}, f"{module} has no line {before!r} any more"
        assert reason and before != after


def test_every_module_between_text_and_score_is_broken_or_left_out_for_a_reason() -> None:
    broken = [covered.module for covered in read_modules()]
    left_out = read_left_out()
    assert all(row["reason"] for row in csv.DictReader((HERE / "left_out.csv").open(encoding="utf-8")))
    assert sorted(broken + left_out) == sorted(module for part in DECIDING for module in expand(part))


def test_lab_breaks_notices_and_mends(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "tests").mkdir(parents=True)
    (root / "tests" / "mutants").symlink_to(ROOT / "tests" / "mutants")
    (root / "tests" / "paths.py").symlink_to(ROOT / "tests" / "paths.py")
    (root / "one.py").write_text("def one():\n    return 1\n")
    (root / "test_one.py").write_text("from one import one\n\n\ndef test_one():\n    assert one() == 1\n")
    with Lab(root, tmp_path / "copy", libraries=(), niceness=0) as lab:
        assert lab.run(["test_one.py"], 60).outcome == "passed"
        lab.write("one.py", "def one():\n    return 2\n")
        outcome = lab.run(["test_one.py"], 60)
        assert (outcome.outcome, outcome.by) == ("failed", "test_one.py::test_one")
        lab.write("one.py", "def one():\n    while True: pass\n")
        assert lab.run(["test_one.py"], 3).outcome == "timeout"
        lab.mend()
        assert lab.run(["test_one.py"], 60).outcome == "passed"
        with pytest.raises(MutantError, match="no tests were run for gone.py"):
            lab.run(["gone.py"], 60)
    assert (root / "one.py").read_text().endswith("return 1\n")


STATEMENTS = """\
A = [
    1,
]


def f(a):
    if (a
            and A):
        return [
            a,
        ]
    return a


@cache
def g():
    return A
"""


@pytest.mark.parametrize(
    ("line", "lines", "is_once"),
    [
        (2, range(1, 4), True),
        (6, range(6, 7), True),  # what a definition says of its defaults is said on import
        (8, range(7, 9), False),
        (10, range(9, 12), False),
        (12, range(12, 13), False),
        (15, range(15, 17), True),
        (17, range(17, 18), True),  # only the first caller comes here
    ],
)
def test_line_belongs_to_a_statement_that_runs_on_calls_or_once(line: int, lines: range, is_once: bool) -> None:
    assert find_statement(STATEMENTS, line) == (lines, is_once)


def test_changed_line_meets_the_tests_that_run_it_own_file_first_and_the_quickest_first() -> None:
    tests = ["b/test_x.py::slow", "b/test_x.py::quick", "b/test_y.py::other", "c/test_z.py::far"]
    lines = {1: [BETWEEN_TESTS], 9: [0, 1, 2], 12: [2], 17: [3]}
    covering = Covering(tests, [3.0, 0.1, 0.2, 0.3], {"m.py": lines})
    plan = partial(covering.plan, "m.py", STATEMENTS, tests=("b/test_y.py", "b"))
    assert plan(10) == [["b/test_y.py::other"], ["b/test_x.py::quick", "b/test_x.py::slow"]]
    assert plan(12) == [["b/test_y.py::other"]]
    assert plan(8) == []  # no test runs it
    assert plan(2) == plan(10)  # all that enter the module
    assert covering.seconds_of(plan(10)) == pytest.approx(3.3)
    # dear tests are left out, but for the only one
    assert plan(10, most_s=1.0) == [["b/test_y.py::other"], ["b/test_x.py::quick"]]
    assert plan(10, most_s=0.25) == plan(12, most_s=0.0) == [["b/test_y.py::other"]]


def test_constants_of_a_module_that_no_test_enters_meet_all_tests() -> None:
    tests = ["b/test_x.py::one", "b/test_y.py::other", "c/test_z.py::far"]
    covering = Covering(tests, [0.3, 0.1, 0.2], {"m.py": {1: [BETWEEN_TESTS], 2: [BETWEEN_TESTS]}})
    plan = partial(covering.plan, source="SMALL = 1\nLARGE = 2\n", tests=("b/test_y.py", "b"))
    assert plan("m.py", line=2) == [["b/test_y.py::other"], ["b/test_x.py::one"]]
    assert plan("never_loaded.py", line=2) == []


@pytest.fixture
def small_root(tmp_path: Path) -> Path:
    """A package of two modules, one resting on the other, with their tests."""
    root = tmp_path / "root"
    (root / "tests").mkdir(parents=True)
    for name in ("mutants", "paths.py"):
        (root / "tests" / name).symlink_to(ROOT / "tests" / name)
    package = root / "prongsai"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "one.py").write_text("def one():\n    return 1\n\n\ndef never():\n    return 0\n")
    (package / "two.py").write_text("from prongsai.one import one\n\nTWO = one() + 1\n\n\ndef two():\n    return TWO\n")
    (root / "test_one.py").write_text(
        "from prongsai.one import one\n\n\ndef test_one():\n    assert one() == 1\n\n\ndef test_none():\n    pass\n"
    )
    (root / "test_two.py").write_text(
        "import pytest\nfrom tests.conftest import made\nfrom prongsai.two import two\n\n\n"
        "def test_two():\n    assert two() == 2\n\n\n"
        "def test_again(made):\n    assert made\n\n\ndef test_once_more(made):\n    assert made\n"
    )
    (root / "tests" / "conftest.py").write_text(
        "import pytest\nfrom prongsai.one import one\n\n\n"
        '@pytest.fixture(scope="module")\ndef made():\n    return [one()]\n'
    )
    return root


def test_trace_tells_who_runs_a_line_also_through_what_is_made_once_for_a_file(
    small_root: Path, tmp_path: Path
) -> None:
    files = ["test_one.py", "test_two.py"]
    with Lab(small_root, tmp_path / "copy", libraries=(), niceness=0, collected=files) as lab:
        covering = lab.trace(["prongsai/one.py"], 60)
    of_line = covering.lines["prongsai/one.py"]
    assert {covering.tests[at] for at in of_line[2] if at != BETWEEN_TESTS} == {
        "test_one.py::test_one", "test_two.py::test_two", "test_two.py::test_again", "test_two.py::test_once_more",
    }  # fmt: skip
    assert BETWEEN_TESTS in of_line[2]  # `two` asks when it is imported
    assert 6 not in of_line


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("def one():\n    return 3\n", "test_one.py::test_one fails without any mutant"),
        ("def two():\n    return 3\n", "no answer: test_one.py"),
    ],
)
def test_tests_that_fail_before_anything_is_changed_prove_nothing(
    source: str, told: str, small_root: Path, tmp_path: Path
) -> None:
    (small_root / "prongsai" / "one.py").write_text(source)
    with (
        Lab(small_root, tmp_path / "copy", libraries=(), niceness=0, collected=["test_one.py"]) as lab,
        pytest.raises(MutantError, match=told),
    ):
        lab.trace(["prongsai/one.py"], 60)


def test_what_rests_on_a_changed_module_is_loaded_anew(small_root: Path, tmp_path: Path) -> None:
    with Lab(small_root, tmp_path / "copy", libraries=("prongsai.two",), niceness=0) as lab:
        assert lab.run(["test_two.py"], 60).outcome == "passed"
        lab.write("prongsai/one.py", "def one():\n    return 3\n")
        outcome = lab.run_only([["test_two.py::test_two"]], "prongsai/one.py", 60)
        assert (outcome.outcome, outcome.by) == ("failed", "test_two.py::test_two")
        assert lab.run_only([["test_one.py::test_none"]], "prongsai/one.py", 60).outcome == "passed"
        with pytest.raises(MutantError, match="no tests were run for test_one.py::gone"):
            lab.run_only([["test_one.py::gone"]], "prongsai/one.py", 60)

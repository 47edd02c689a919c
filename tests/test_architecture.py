"""The house as data: which folder may know which, who may touch the disk, and how large its parts may grow.

Read the tables here before moving something; change them only together with `docs/architecture.md` and a reason.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from tests.paths import ROOT

CODE = ("pipeline", "parsers", "normalizers")

ORDER = (
    "normalizers",
    "errors",
    "model",
    "config",
    "parsers",
    "paper",
    "frame",
    "spawn",
    "discover",
    "pages",
    "tables",
    "parse",
    "link",
    "reconcile",
    "account",
    "emit",
    "across",
    "history",
    "store",
    "resources",
    "workers",
    "reading",
    "document",
    "run",
    "face",
)
"""From what knows nothing to what knows all; nobody imports what stands to the right. Stages stand as they run."""

KNOWS: dict[str, set[str]] = {
    "normalizers": set(),  # text and values only
    "errors": set(),
    "model": set(),
    "config": {"errors"},
    "parsers": {"model", "errors", "normalizers"},
    "paper": {"model", "normalizers"},
    "frame": {"model", "errors", "normalizers"},
    # how processes start, for whoever needs one
    "spawn": set(),
    "discover": {"model", "errors", "config", "normalizers", "spawn"},
    "pages": {"model", "errors", "config", "normalizers", "paper", "discover"},
    "tables": {"model", "normalizers", "paper"},
    "parse": {"model", "normalizers", "parsers", "frame"},
    "link": {"model", "errors", "normalizers", "parsers"},
    # a second reading of a page confirms or doubts the first
    "reconcile": {"model", "normalizers", "frame", "pages"},
    # walks the blocks again, without a stage: of parsers only what words say of numbers
    "account": {"model", "normalizers", "parsers", "frame"},
    # emit counts pages as `pages` counted them, and names codes as the frame does
    "emit": {"model", "errors", "normalizers", "frame", "pages", "account"},
    # looks at the rows of all documents as emit made them
    "across": {"model", "normalizers", "emit"},
    # reads two snapshots back as emit wrote them
    "history": {"emit"},
    # what is loaded once: a loader each of the frame, the gazetteer and the readers of pictures
    "resources": {"config", "frame", "link", "pages"},
    # keeps what the stages gave, and asks the readers of pictures where their models lie
    "store": {"errors", "config", "discover", "pages", "emit"},
    # a worker says at which page it is
    "workers": {"model", "errors", "config", "spawn", "discover", "pages", "emit"},
    # the three that alone compose the stages
    "reading": {"model", "errors", "discover", "pages", "tables"},
    "document": {
        *("model", "errors", "pages", "reading", "tables", "parse", "link", "reconcile"),
        *("account", "emit"),
        "resources",
    },
    "run": {
        "errors",
        "config",
        "frame",
        "discover",
        "emit",
        "across",
        "history",
        "store",
        "workers",
        "document",
        "resources",
    },
    # for people: runs, and reads back what a run wrote; `doctor` asks the readers of pictures what is installed
    "face": {
        *("model", "errors", "config", "paper", "frame", "discover", "pages", "emit", "history", "store", "workers"),
        *("document", "resources", "reading", "run", "normalizers"),
    },
}
"""Folder or module of the house -> those that it may import, itself aside."""

DOCTOR = "pipeline/face/doctor.py"
"""The only part of `face` that may look into `pages`."""

ON_DISK = (
    "normalizers/tables.py",
    "pipeline/config.py",
    "pipeline/discover/",
    "pipeline/emit/",
    "pipeline/face/",
    "pipeline/history/",
    "pipeline/link/gazetteer.py",
    "pipeline/pages/layer/second_reader.py",
    "pipeline/pages/libreoffice.py",
    "pipeline/pages/model_files.py",
    "pipeline/pages/scan/reader.py",
    "pipeline/pages/scan/tessdata.py",
    "pipeline/pages/scan/tesseract.py",
    "pipeline/run.py",
    "pipeline/spawn.py",
    "pipeline/store/",
    "pipeline/workers/",
)
"""Who may know of files: the stages at both ends, the loaders of data and models, and what starts processes."""
DISK_MODULES = {"os", "pathlib", "shutil", "tempfile", "importlib.resources", "subprocess"}
PATHS_ONLY = {"pipeline/run.py", "pipeline/config.py"}
"""These hand paths on and open nothing."""

WITH_CLOCK = (
    "pipeline/run.py",
    "pipeline/spawn.py",
    "pipeline/discover/",
    "pipeline/store/ledger.py",  # a file that has just changed is not trusted yet
    "pipeline/workers/",
    "pipeline/face/",
)
"""Who may ask the time: all else gives the same rows whenever it runs."""

LOADERS = {
    "normalizers/tables.py",
    "pipeline/pages/model_files.py",
}
"""The only readers of `prongsai.data`."""

MOST_FILES_IN_PIPELINE = 12
MOST_LINES = 300
MOST_PARAMETERS = 6
TWO_OF_A_NAME = {"Column"}
"""A column of the dataset's tables and one of a printed table: both are what everybody calls them."""
COMMANDS = {"pipeline/face/cli.py:run", "pipeline/face/cli.py:inspect"}
"""Their parameters are the options of the command line, one each; nothing else takes more than `MOST_PARAMETERS`."""


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


def room_of(module: str) -> str:
    """The folder under pipeline/, or the module directly in it, or `parsers`, or `normalizers`."""
    first, _, rest = module.removeprefix("prongsai.").replace("/", ".").removesuffix(".py").partition(".")
    return rest.partition(".")[0] if first == "pipeline" else first


def own_imports(tree: ast.Module) -> set[str]:
    return {name for name in imports_of(tree) if name.startswith("prongsai.") and name != "prongsai.data"}


def arrows() -> Iterator[tuple[str, str]]:
    for path, tree in modules().items():
        yield from ((path, name) for name in own_imports(tree))


def test_every_room_has_its_place() -> None:
    rooms = {room_of(path) for path in modules()} - {"__init__"}
    assert rooms == set(ORDER) == set(KNOWS)


def test_nobody_knows_what_stands_to_the_right() -> None:
    assert all(ORDER.index(known) < ORDER.index(room) for room, all_known in KNOWS.items() for known in all_known)


def test_each_room_knows_what_it_may_and_no_more() -> None:
    seen: dict[str, set[str]] = {room: set() for room in ORDER}
    for path, name in arrows():
        if room_of(path) != room_of(name) and room_of(path) != "__init__":
            seen[room_of(path)].add(room_of(name))
    assert seen == KNOWS


def test_only_the_doctor_looks_into_pages_from_the_face() -> None:
    looking = {path for path, name in arrows() if room_of(path) == "face" and room_of(name) == "pages"}
    assert looking == {DOCTOR}


@pytest.mark.parametrize("depth", ["module", "folder"])
def test_imports_go_in_no_circle(depth: str) -> None:
    graph: dict[str, set[str]] = {}
    for path, name in arrows():
        here = "prongsai." + path.removesuffix(".py").replace("/", ".")
        if depth == "folder":
            here, name = here.rpartition(".")[0], name.rpartition(".")[0]
        is_inside = depth == "folder" and (f"{here}.".startswith(f"{name}.") or f"{name}.".startswith(f"{here}."))
        # the modules directly in pipeline/ stand on every floor: the table above holds them
        is_inside = is_inside or (depth == "folder" and "prongsai.pipeline" in (here, name))
        if here != name and not is_inside:
            graph.setdefault(here, set()).add(name)
    circle = find_circle(graph)
    assert not circle, " -> ".join(circle)


def find_circle(graph: dict[str, set[str]]) -> list[str]:
    """The nodes of one circle, the first again at the end; empty where there is none.

    >>> find_circle({"a": {"b"}, "b": {"c"}, "c": {"b"}})
    ['b', 'c', 'b']
    """
    done: set[str] = set()

    def follow(node: str, path: list[str]) -> list[str]:
        if node in path:
            return [*path[path.index(node) :], node]
        if node in done:
            return []
        for after in sorted(graph.get(node, ())):
            circle = follow(after, [*path, node])
            if circle:
                return circle
        done.add(node)
        return []

    return next((circle for node in sorted(graph) if (circle := follow(node, []))), [])


def test_only_the_ends_and_the_loaders_know_of_files() -> None:
    knowing = {path for path, tree in modules().items() if imports_of(tree) & DISK_MODULES}
    assert not sorted(path for path in knowing if not path.startswith(ON_DISK) and path not in ON_DISK)


def test_what_hands_paths_on_opens_nothing() -> None:
    opening = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink"}
    for path in PATHS_ONLY:
        named = {node.attr for node in ast.walk(modules()[path]) if isinstance(node, ast.Attribute)}
        assert not named & opening, path


def test_nobody_in_between_asks_the_time() -> None:
    asking = {path for path, tree in modules().items() if imports_of(tree) & {"time"}}
    assert not sorted(path for path in asking if not path.startswith(WITH_CLOCK))


def test_data_is_read_by_its_loaders_only() -> None:
    source = {path: (ROOT / path).read_text(encoding="utf-8") for path in modules()}
    assert {path for path, text in source.items() if '"prongsai.data' in text} <= LOADERS


def test_everything_is_imported_under_one_name() -> None:
    """`pipeline`, `parsers`, `normalizers` and `data` are other packages on the index, and a user's own folders."""
    places = [path for folder in (*CODE, "tests", "data", "prongsai") for path in (ROOT / folder).rglob("*.py")]
    bare = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in places
        for name in imports_of(ast.parse(path.read_text(encoding="utf-8")))
        if name.partition(".")[0] in (*CODE, "data")
    }
    assert not bare


def test_few_files_lie_directly_in_pipeline() -> None:
    assert len(list((ROOT / "pipeline").glob("*.py"))) <= MOST_FILES_IN_PIPELINE


def test_modules_are_short() -> None:
    lines = {path: len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert not {path: count for path, count in lines.items() if count > MOST_LINES}


def functions(body: list[ast.stmt], is_class: bool = False) -> Iterator[tuple[ast.FunctionDef, bool]]:
    """The functions and methods of a module, and whether they are methods."""
    for node in body:
        if isinstance(node, ast.FunctionDef):
            yield node, is_class
            yield from functions(node.body)
        elif isinstance(node, ast.ClassDef):
            yield from functions(node.body, True)


def test_functions_take_few_parameters() -> None:
    many = set()
    for path, tree in modules().items():
        for function, is_method in functions(tree.body):
            given = function.args
            names = [arg.arg for arg in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
            names += [arg.arg for arg in (given.vararg, given.kwarg) if arg is not None]
            if len(names) - (is_method and names[:1] in (["self"], ["cls"])) > MOST_PARAMETERS:
                many.add(f"{path}:{function.name}")
    assert many == COMMANDS


def undocumented(body: list[ast.stmt], owner: str = "") -> Iterator[str]:
    """Public functions, classes and methods without a docstring."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            if ast.get_docstring(node) is None:
                yield f"{owner}{node.name}"
            if isinstance(node, ast.ClassDef):
                yield from undocumented(node.body, f"{owner}{node.name}.")


def test_docstrings_begin_with_a_sentence() -> None:
    """An example shows what a sentence has said."""
    documented = (ast.FunctionDef, ast.ClassDef, ast.Module)
    mute = [
        f"{path}:{getattr(node, 'name', '')}"
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, documented) and (ast.get_docstring(node) or "").startswith(">>>")
        if not getattr(node, "name", "").startswith("_")
    ]
    assert not mute


def test_modules_and_what_is_public_in_them_say_what_they_give() -> None:
    silent = [f"{path}:{name}" for path, tree in modules().items() for name in undocumented(tree.body)]
    silent += [path for path, tree in modules().items() if tree.body and ast.get_docstring(tree) is None]
    assert not silent


def names_used_by(tree: ast.Module) -> Iterator[str]:
    """The names that a module loads, also as attributes, by another name, and in strings (`package.module:name`)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias) and node.asname is not None:
            yield node.name
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " not in node.value:
            yield node.value.rpartition(":")[2]


def test_nothing_public_lives_through_tests_alone() -> None:
    top = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "prongsai").glob("*.py")]
    used = {name for tree in (*modules().values(), *top) for name in names_used_by(tree)}
    alone = {
        f"{path}:{node.name}"
        for path, tree in modules().items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        if node.name not in used and not node.decorator_list  # a command of the command line is called by nobody
    }
    assert not alone


def test_the_order_is_the_line_of_the_stages() -> None:
    stages = ("discover", "pages", "tables", "parse", "link", "reconcile", "account", "emit")
    assert all(ORDER.index(one) < ORDER.index(other) for one, other in pairwise(stages))


def test_a_class_has_its_name_to_itself() -> None:
    places: dict[str, list[str]] = {}
    for path, tree in modules().items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(path)
    assert {name for name, found in places.items() if len(found) > 1} == TWO_OF_A_NAME


PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_every_path_that_the_page_names_is_there() -> None:
    named = set(re.findall(r"`((?:pipeline|parsers|normalizers|data|tests)/[\w./-]*[\w/])`", PAGE))
    assert len(named) > 40
    assert not sorted(path for path in named if not (ROOT / path).exists())


def test_the_page_shows_every_folder() -> None:
    folders = {path.rpartition("/")[0] for path in modules() if path.count("/") > 1}
    hidden = {folder for folder in folders if f"{folder.rpartition('/')[2]}/" not in PAGE}
    assert not hidden


def test_folders_are_where_the_table_says() -> None:
    assert all((ROOT / place).exists() for place in ON_DISK)
    assert Path(ROOT / DOCTOR).is_file()

"""The house as data: which folder may know which, and who may touch the disk.

Read the tables here before moving something; change them only together with `docs/architecture.md` and a reason.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.house import CODE, imports_of, modules
from tests.paths import ROOT

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
    "supplied",
    "across",
    "history",
    "export",
    "store",
    "resources",
    "workers",
    "reading",
    "document",
    "run",
    "plan",
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
    "across": {"model", "normalizers", "frame", "emit"},
    # puts what people decided to the rows that emit made
    "supplied": {"model", "errors", "normalizers", "parsers", "frame", "emit"},
    # reads two snapshots back as emit wrote them
    "history": {"emit"},
    # reads a dataset as emit wrote it, for other programs
    "export": {"errors", "emit"},
    # what is loaded once: a loader each of the frame, the gazetteer and the readers of pictures
    "resources": {"config", "frame", "link", "pages"},
    # keeps what the stages gave, and asks the readers of pictures where their models lie
    "store": {"errors", "config", "discover", "pages", "emit"},
    # a worker says at which page it is
    "workers": {"model", "errors", "config", "spawn", "discover", "pages", "emit"},
    # the three that alone compose the stages
    "reading": {"model", "errors", "discover", "pages", "tables"},
    "document": {
        *("model", "errors", "pages", "reading", "tables", "parse", "frame", "link", "reconcile"),
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
        "model",
        "store",
        "supplied",
        "workers",
        "document",
        "resources",
    },
    # looks at what a run would read, in the same processes
    "plan": {"model", "config", "discover", "pages", "emit", "store", "workers", "run"},
    # for people: runs, and reads back what a run wrote; `doctor` asks the readers of pictures what is installed, and
    # `gazetteer` imports registers and looks bodies up
    "face": {
        *("model", "errors", "config", "paper", "frame", "discover", "pages", "emit", "history", "store", "workers"),
        *("export", "link"),
        *("document", "resources", "reading", "run", "plan", "normalizers"),
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
    "pipeline/export/",
    "pipeline/face/",
    "pipeline/history/",
    "pipeline/link/gazetteer.py",
    "pipeline/link/register.py",
    "pipeline/link/register_file.py",
    "pipeline/pages/layer/second_reader.py",
    "pipeline/pages/libreoffice.py",
    "pipeline/pages/model_files.py",
    "pipeline/pages/scan/reader.py",
    "pipeline/pages/scan/tessdata.py",
    "pipeline/pages/scan/tesseract.py",
    "pipeline/plan.py",
    "pipeline/run.py",
    "pipeline/spawn.py",
    "pipeline/store/",
    "pipeline/supplied/",
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
    "pipeline/store/run_log.py",
    "pipeline/workers/",
    "pipeline/face/",
)
"""Who may ask the time: all else gives the same rows whenever it runs."""

LOADERS = {
    "normalizers/tables.py",
    "pipeline/pages/model_files.py",
}
"""The only readers of `prongsai.data`."""


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


def test_the_order_is_the_line_of_the_stages() -> None:
    stages = ("discover", "pages", "tables", "parse", "link", "reconcile", "account", "emit")
    assert all(ORDER.index(one) < ORDER.index(other) for one, other in pairwise(stages))


def test_folders_are_where_the_table_says() -> None:
    assert all((ROOT / place).exists() for place in ON_DISK)
    assert Path(ROOT / DOCTOR).is_file()

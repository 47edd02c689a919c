"""How far a constant may move before a row changes: each is put to other values, and kept reports are read again.

    python -m tests.bench.bench_constants [--every N] [--seconds S] [--said WORD] [PART-OF-PATH-OR-NAME ...]

Read are cases of `tests/kinds`, reports of the corpus as they were made, a PDF with each kind of broken layer, and with
`--scans` some scans. A value is tried on the reports whose reading uses the constant, from the first stage that does,
the quickest first and until `--seconds` are spent. Values lie ever further from the constant on both sides; the last at
which every row stays the same bounds its range. Confidences are not compared, but the statuses that follow from them
are. A wide range says that these reports do not need the constant to be what it is, and no more than that.

The rows of `tests/bench/figures/constants.csv` are those of the last run that named the constant; a test holds them
against the code, so that a constant is measured anew when it is changed.
"""

from __future__ import annotations

import argparse
import ast
import csv
import gc
import hashlib
import importlib
import inspect
import json
import os
import pickle
import re
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from cProfile import Profile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, Literal, NamedTuple

import prongsai.pipeline.document as document_stage
from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.media_types import HEAD_BYTES, media_type_of_bytes
from prongsai.pipeline.document import Reading, read_document
from prongsai.pipeline.emit.document_rows import DocumentRows
from prongsai.pipeline.emit.schema import DOCUMENT_TABLES
from prongsai.pipeline.model import Document
from prongsai.pipeline.pages.memory import UNWATCHED, Beside, Kind
from prongsai.pipeline.resources import Resources
from tests.corpus.variants import list_reports, make_variant
from tests.gate.batch import CLASSES, SCANNED, break_one
from tests.kinds.collection import all_cases
from tests.paths import ROOT
from tests.test_architecture import modules as architecture_modules
from tests.test_numbers_in_code import words_beside

FIGURES = Path(__file__).parent / "figures" / "constants.csv"
COLUMNS = ("module", "constant", "value", "low", "high", "below", "above", "reports")
STEPS = (0.25, 0.5)
"""Parts of the way to nothing, and to twice the value or, for a share, to one."""
SCANS = 4
"""Scans are read slowly, and only for constants of the reading of pages: so many of those that the gate reads."""

JOBS = 2
CACHE = ROOT / "build" / "constants"
TIMEOUT_S = 600
"""A value that keeps the reading of the kept reports from ending."""
OURS = f"{ROOT}/prongsai/"

Stage = Literal["pages", "tables", "parse"]
STAGES: tuple[Stage, ...] = ("pages", "tables", "parse")


Code = tuple[str, tuple[str, ...]]
"""The file of a function, and the global names and attributes that it uses."""


class Memory:
    """Pages of one report, as they were read the first time."""

    def __init__(self, kept: dict[tuple[str, str], object] | None = None) -> None:
        self.kept = {} if kept is None else kept

    def recall(self, kind: Kind, name: str, record: type) -> object | None:
        """What lies under a name, or None."""
        return self.kept.get((kind, name))

    def keep(self, kind: Kind, name: str, value: object) -> None:
        """Remember it."""
        self.kept[kind, name] = value


@dataclass
class Report:
    """One report, what its reading gives with the constants as they are, and which code each stage of it ran."""

    name: str
    data: bytes
    memory: Memory = field(default_factory=Memory)
    blocks: Reading | None = None
    rows: Counter[str] = field(default_factory=Counter)
    ran: dict[Stage, set[Code]] = field(default_factory=dict)
    cost_s: float = 0.0
    """Time of the processor that its tables and what follows take."""


class Constant(NamedTuple):
    """A number of a module, or one of those under a name that holds a table: `key` is its key there, else None."""

    path: str
    name: str
    key: object
    value: float

    @property
    def shown(self) -> str:
        """Its name, with its key."""
        return self.name if self.key is None else f"{self.name}[{self.key!r}]"


class CannotMove(Exception):
    """Something that was made when the module was loaded holds the value of the constant."""


def list_kept(every: int, with_scans: bool) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the reports that are read."""
    for case in list(all_cases().values())[::every]:
        path = case.document.split("!")[0]
        if path in case.files and path == case.document:
            yield path, case.files[path]
    by_name: dict[str, Path] = {}
    for split in ("tuned", "held_out"):
        by_name.update((path.stem, path) for path in list_reports(split))
        yield from ((path.name, path.read_bytes()) for path in list_reports(split, every=(every + 1) // 2))
    pdfs = list_reports("tuned", pdf_only=True)
    for first, damage in enumerate(CLASSES):
        path, data = break_one(pdfs[first % len(pdfs) :] + pdfs[: first % len(pdfs)], damage)
        yield path.name, data
    scans = [(kind, stem) for kind, stems in SCANNED.items() for stem in stems]
    for kind, stem in scans[:: len(scans) // SCANS] if with_scans else []:
        scan = make_variant(by_name[stem], kind)
        assert scan is not None
        yield by_name[stem].name, scan


def modules() -> list[ModuleType]:
    return [module for name, module in sorted(sys.modules.items()) if name.startswith("prongsai.") and module]


def forget() -> None:
    """Empty what functions have kept of their answers about a text: those were given with another constant."""
    for module in modules():
        for name, member in list(vars(module).items()):
            if hasattr(member, "cache_clear") and not name.startswith("load_"):
                takes = list(inspect.get_annotations(member.__wrapped__).items())[:1]
                if takes and takes[0][1] == "str" and takes[0][0] != "return":
                    member.cache_clear()


def read(report: Report, resources: Resources, first: Stage) -> Counter[str]:
    """Read a report from one stage on; its rows as JSON, each with how often it is there."""
    forget()
    kind = media_type_of_bytes(report.data[:HEAD_BYTES], report.name)
    document = Document(hashlib.sha256(report.data).hexdigest(), (report.name,), kind)
    memory = Memory() if first == "pages" else report.memory
    kept = report.blocks
    before = document_stage.read_blocks
    if first == "parse" and kept is not None:
        document_stage.read_blocks = lambda *_: kept
    try:
        return rows_of(read_document(document, report.data, report.name, resources, Beside(memory, UNWATCHED)))
    finally:
        document_stage.read_blocks = before


def rows_of(rows: DocumentRows) -> Counter[str]:
    """Every row of every table as JSON, without confidences."""
    return Counter(
        json.dumps([table.name, {name: one for name, one in row.items() if "confidence" not in name}], default=str)
        for table in DOCUMENT_TABLES
        for row in rows.table(table.name)
    )


def learn(report: Report, resources: Resources) -> None:
    """Read a report twice, the second time with its pages known, and note what each stage ran and gave."""
    whole, known = Ran(), Ran()
    with whole.noting(report):
        read(report, resources, "tables")
    started = time.process_time()
    with known.noting(report):
        report.rows = read(report, resources, "tables")
    report.cost_s = time.process_time() - started
    ran = ((whole.before + whole.after) - (known.before + known.after), known.before, known.after)
    report.ran = {
        stage: {(code.co_filename, code.co_names) for code in codes} for stage, codes in zip(STAGES, ran, strict=True)
    }


def learn_all(every: int, with_scans: bool, resources: Resources) -> list[Report]:
    """The kept reports, read; those of an earlier run where the program has not changed but for its comments."""
    of_what = "".join(map(_without_strings, architecture_modules().values()))
    kept = CACHE / f"{hashlib.sha256(of_what.encode()).hexdigest()[:16]}-{every}-{with_scans}.pickle"
    if kept.exists():
        return pickle.loads(kept.read_bytes())  # type: ignore[no-any-return]  # noqa: S301 our own file
    reports = [Report(name, data) for name, data in list_kept(every, with_scans)]
    for number, report in enumerate(reports, 1):
        learn(report, resources)
        print(f"\r{number} of {len(reports)} reports", end="", file=sys.stderr)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps(reports))
    return reports


def _without_strings(tree: ast.Module) -> str:
    body = [node for node in tree.body if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))]
    return ast.dump(ast.Module(body, []))


class Ran:
    """How often each function of ours was called before the blocks of a report were there, and after."""

    def __init__(self) -> None:
        self.before: Counter[CodeType] = Counter()
        self.after: Counter[CodeType] = Counter()

    @contextmanager
    def noting(self, report: Report) -> Iterator[None]:
        """Count until the end of the block; the report's blocks are kept as they pass."""
        profile, read_blocks = Profile(builtins=False), document_stage.read_blocks

        def read_and_keep(*given: Any) -> Reading:
            report.blocks = read_blocks(*given)
            self.before = _calls(profile)
            return report.blocks

        document_stage.read_blocks = read_and_keep
        profile.enable()
        try:
            yield
        finally:
            profile.disable()
            document_stage.read_blocks = read_blocks
        self.after = _calls(profile) - self.before


def _calls(profile: Profile) -> Counter[CodeType]:
    codes = ((entry.code, entry.callcount) for entry in profile.getstats())
    ours = {code: count for code, count in codes if isinstance(code, CodeType) and code.co_filename.startswith(OURS)}
    return Counter(ours)


def list_constants(wanted: Sequence[str], said_so: str) -> Iterator[Constant]:
    """The numbers of the modules: those whose path or name holds one of `wanted`, and whose comment holds a word."""
    for path in architecture_modules():
        source = (ROOT / path).read_text(encoding="utf-8")
        for target, said in words_beside(source):
            if said_so.lower() not in said.lower():
                continue
            for name in re.findall(r"\w+", target):
                if any(part in f"{path}:{name}" for part in wanted or [""]):
                    yield from _numbers_of(path, name)


def _numbers_of(path: str, name: str) -> Iterator[Constant]:
    value = vars(_module_of(path))[name]
    for key, number in value.items() if isinstance(value, Mapping) else [(None, value)]:
        if isinstance(number, int | float):
            yield Constant(path, name, key, number)


def _module_of(path: str) -> ModuleType:
    return importlib.import_module("prongsai." + path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))


def follow(constant: Constant) -> dict[str, list[str]]:
    """Module -> the names in it that hold the constant or what is made of it, in the order in which they are set.

    Raises:
        CannotMove: a class or a default of a parameter is made of it.
    """
    held: dict[str, list[str]] = {constant.path: [constant.name]}
    again = True
    while again:
        again = False
        for path, tree in architecture_modules().items():
            if not _words_of(path) & {name for names in held.values() for name in names}:
                continue
            names = held.get(path, [])
            for name in sorted(_names_set_by(tree, held, names)):
                if name not in names:
                    names = held.setdefault(path, names)
                    names.append(name)
                    again = True
    return held


@cache
def _words_of(path: str) -> set[str]:
    return set(re.findall(r"\w+", (ROOT / path).read_text(encoding="utf-8")))


def _names_set_by(tree: ast.Module, held: Mapping[str, list[str]], names: list[str]) -> Iterator[str]:
    """Names of a module that are imported from where they are held, or made of such names while it is loaded."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            path = (node.module or "").removeprefix("prongsai.").replace(".", "/")
            given = [*held.get(f"{path}.py", []), *held.get(f"{path}/__init__.py", [])]
            yield from (each.asname or each.name for each in node.names if each.name in given)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            if any(isinstance(part, ast.Name) and part.id in names for part in ast.walk(node.value)):
                target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                yield from (part.id for part in ast.walk(target) if isinstance(part, ast.Name))
        elif any(part.id in names for part in _used_at_loading(node)):
            raise CannotMove(f"{node.lineno}: made of it while loading")


def _used_at_loading(node: ast.AST) -> Iterator[ast.Name]:
    if isinstance(node, ast.FunctionDef | ast.Lambda):
        for part in (*node.args.defaults, *filter(None, node.args.kw_defaults), *getattr(node, "decorator_list", [])):
            yield from (name for name in ast.walk(part) if isinstance(name, ast.Name))
        return
    if isinstance(node, ast.Name):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from _used_at_loading(child)


def put(constant: Constant, value: float, held: Mapping[str, list[str]]) -> None:
    """Give a constant another value in this process, and make anew what is made of it."""
    home = vars(_module_of(constant.path))
    if constant.key is None:
        home[constant.name] = value
    else:
        home[constant.name] = {**home[constant.name], constant.key: value}
    for _ in held:  # what is made of it in one module may be imported by the next
        for path, names in held.items():
            for node in architecture_modules()[path].body:
                _make_again(path, node, [name for name in names if (path, name) != (constant.path, constant.name)])


def _make_again(path: str, node: ast.stmt, names: Sequence[str]) -> None:
    if isinstance(node, ast.ImportFrom | ast.Assign | ast.AnnAssign):
        set_here = {each.asname or each.name for each in node.names} if isinstance(node, ast.ImportFrom) else set()
        if not isinstance(node, ast.ImportFrom):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            set_here = {part.id for part in ast.walk(target) if isinstance(part, ast.Name)}
        if set_here & set(names):
            exec(compile(ast.Module([node], []), path, "exec"), vars(_module_of(path)))  # noqa: S102 our own source


def users(held: Mapping[str, list[str]], reports: Sequence[Report], most_cost_s: float) -> list[tuple[Report, Stage]]:
    """The reports whose reading uses the names, each with the first stage that does; the quickest of them only."""
    files = {_module_of(path).__file__: set(names) for path, names in held.items()}
    found: list[tuple[Report, Stage]] = []
    for report in sorted(reports, key=lambda report: report.cost_s):
        for stage in STAGES:
            if any(files.get(file, set()) & set(names) for file, names in report.ran[stage]):
                found.append((report, stage))
                break
        if sum(report.cost_s for report, _ in found) > most_cost_s:
            break
    return found


def values_beside(constant: Constant) -> tuple[list[float], list[float]]:
    """The values tried below and above a constant, the nearest first.

    >>> values_beside(Constant("", "", None, 0.8))
    ([0.6, 0.4], [0.85, 0.9])
    >>> values_beside(Constant("", "", None, 4))
    ([3, 2], [5, 6])
    """
    value = constant.value
    room = 1 - value if 0 < value < 1 else value
    below = [value * (1 - step) for step in STEPS]
    above = [value + room * step for step in STEPS]
    if isinstance(value, int):
        below = [value - 1, *map(round, below)]
        above = [value + 1, *map(round, above)]
    return _in_order(below, value, -1), _in_order(above, value, 1)


def _in_order(values: Sequence[float], value: float, sign: int) -> list[float]:
    rounded = {each if isinstance(each, int) else float(f"{each:.3g}") for each in values}
    return sorted((each for each in rounded if sign * (each - value) > 0), key=lambda each: sign * each)


class Side(NamedTuple):
    """What came of one side: the last value that changes no row, and the next with how many rows it changes."""

    same: float
    changing: float | None
    changed: int | str
    """Rows, or what broke."""


def walk(constant: Constant, values: Sequence[float], read_with: Callable[[float], int | str]) -> Side:
    """Try values outwards until rows change."""
    same = constant.value
    for value in values:
        changed = in_child(lambda value=value: read_with(value))  # type: ignore[misc]
        if changed:
            return Side(same, value, changed)
        same = value
    return Side(same, None, 0)


def in_child(work: Callable[[], int | str]) -> int | str:
    """What `work` gives in a process of its own, which it may change as it likes."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        signal.alarm(TIMEOUT_S)
        answer: int | str
        try:
            answer = work()
        except BaseException as error:  # such a value breaks the reading: that is the answer
            answer = type(error).__name__
        with os.fdopen(into, "w") as pipe:
            json.dump(answer, pipe)
        os._exit(0)
    os.close(into)
    with os.fdopen(out) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return json.loads(said) if said else "no end"


def measure(
    constant: Constant, reports: Sequence[Report], resources: Resources, most_cost_s: float
) -> dict[str, object] | None:
    """The row of a constant; None where no report uses it.

    Raises:
        CannotMove: it cannot be put to another value.
    """
    held = follow(constant)
    used = users(held, reports, most_cost_s)
    if not used:
        return None

    def read_with(value: float) -> int:
        put(constant, value, held)
        changed = 0
        for report, stage in used:
            rows = read(report, resources, stage)
            changed += max((report.rows - rows).total(), (rows - report.rows).total())
        return changed

    below, above = values_beside(constant)
    with ThreadPoolExecutor(JOBS) as pool:  # both sides at once; the work is done in processes
        low, high = pool.map(lambda side: walk(constant, side, read_with), (below, above))
    return {
        "module": constant.path,
        "constant": constant.shown,
        "value": constant.value,
        "low": low.same,
        "high": high.same,
        "below": _describe(low),
        "above": _describe(high),
        "reports": len(used),
    }


def _describe(side: Side) -> str:
    if side.changing is None:
        return "no row at any"
    return f"{side.changing}: {side.changed}" + (" rows" if isinstance(side.changed, int) else "")


def load_figures() -> dict[tuple[str, str], dict[str, str]]:
    """(module, constant) -> its row of the table."""
    if not FIGURES.exists():
        return {}
    with FIGURES.open(encoding="utf-8", newline="") as file:
        return {(row["module"], row["constant"]): row for row in csv.DictReader(file)}


def write_figures(rows: Mapping[tuple[str, str], Mapping[str, object]]) -> None:
    with FIGURES.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(row for _, row in sorted(rows.items()))


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wanted", nargs="*", help="parts of paths or names, as in pipeline/tables or _NEAR_EM")
    parser.add_argument("--said", default="", help="only constants beside which this word stands")
    parser.add_argument("--every", type=int, default=3, help="read every n-th case of the kinds, half as many left out")
    parser.add_argument("--seconds", type=float, default=2.0, help="processor time of one value: the quickest reports")
    parser.add_argument("--new", action="store_true", help="leave out what the table has")
    parser.add_argument("--scans", action="store_true", help="read scans too")
    given = parser.parse_args(arguments)
    constants = list(list_constants(given.wanted, given.said))
    resources = Resources(Settings(ocr="auto"))
    reports = learn_all(given.every, given.scans, resources)
    gc.freeze()  # children share what was read, as long as nobody counts references through all of it
    print(f"\n{len(constants)} constants", file=sys.stderr)
    measured = load_figures() if given.new else {}
    for constant in constants:
        if measured.get((constant.path, constant.shown), {}).get("value") == str(constant.value):
            continue
        try:
            row = measure(constant, reports, resources, given.seconds)
        except CannotMove as why:
            print(f"{constant.path}:{constant.shown}: {why}", file=sys.stderr)
            continue
        if row is None:
            print(f"{constant.path}:{constant.shown}: no report uses it", file=sys.stderr)
            continue
        write_figures({**load_figures(), (constant.path, constant.shown): row})
        print(*row.values(), sep=",", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

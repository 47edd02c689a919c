"""Reports that are read once, with what each stage of their reading ran and gave, and read again from any stage on."""

from __future__ import annotations

import ast
import hashlib
import inspect
import json
import pickle
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from cProfile import Profile
from dataclasses import dataclass, field
from types import CodeType, ModuleType
from typing import Any, Literal, NamedTuple

import prongsai.pipeline.document as document_stage
from prongsai.pipeline.discover.media_types import HEAD_BYTES, media_type_of_bytes
from prongsai.pipeline.document import read_document
from prongsai.pipeline.emit.document_rows import DocumentRows
from prongsai.pipeline.emit.schema import DOCUMENT_TABLES
from prongsai.pipeline.model import Document
from prongsai.pipeline.pages.memory import UNWATCHED, Beside, Kind
from prongsai.pipeline.reading import Reading
from prongsai.pipeline.resources import Resources
from tests.corpus.variants import list_reports, make_variant
from tests.gate.batch import CLASSES, SCANNED, break_one
from tests.house import modules as architecture_modules
from tests.kinds.collection import all_cases
from tests.paths import ROOT

CACHE = ROOT / "build" / "constants"
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
        """Remember it, but no blocks: what makes them of pages is to be run again."""
        if kind != "blocks":
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


class Choice(NamedTuple):
    """Which of the reports are read."""

    every: int
    """Each n-th case of the kinds, half as many left out of the corpus."""
    n_scans: int
    """Scans, which are slow."""
    named: str = ""
    """A word that the name of a report holds, or the kind of a scan."""


def list_kept(choice: Choice) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the reports that are read."""
    yield from ((name, data) for name, data in _list_layers(choice.every) if choice.named in name)
    by_name = {path.stem: path for split in ("tuned", "held_out") for path in list_reports(split)}
    scans = [(kind, stem) for kind, stems in SCANNED.items() for stem in stems if choice.named in kind]
    for kind, stem in scans[:: max(1, len(scans) // choice.n_scans)][: choice.n_scans] if choice.n_scans else []:
        scan = make_variant(by_name[stem], kind)
        assert scan is not None
        yield by_name[stem].name, scan


def _list_layers(every: int) -> Iterator[tuple[str, bytes]]:
    """The reports that are no scans."""
    for case in list(all_cases().values())[::every]:
        path = case.document.split("!")[0]
        if path in case.files and path == case.document:
            yield path, case.files[path]
    for split in ("tuned", "held_out"):
        yield from ((path.name, path.read_bytes()) for path in list_reports(split, every=(every + 1) // 2))
    pdfs = list_reports("tuned", pdf_only=True)
    for first, damage in enumerate(CLASSES):
        path, data = break_one(pdfs[first % len(pdfs) :] + pdfs[: first % len(pdfs)], damage)
        yield path.name, data


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


def learn_all(choice: Choice, resources: Resources) -> list[Report]:
    """The kept reports, read; those of an earlier run where the program has not changed but for its comments."""
    of_what = "".join(map(_without_strings, architecture_modules().values()))
    kept = CACHE / f"{hashlib.sha256(of_what.encode()).hexdigest()[:16]}-{'-'.join(map(str, choice))}.pickle"
    if kept.exists():
        return pickle.loads(kept.read_bytes())  # type: ignore[no-any-return]  # noqa: S301 our own file
    reports = [Report(name, data) for name, data in list_kept(choice)]
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

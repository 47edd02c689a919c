"""Fingerprints name everything that a stage rests on: held against what each stage imports and opens."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.run import make_reader
from prongsai.pipeline.store import prints as module
from prongsai.pipeline.store.prints import NOT_ROWS, PARTS, Stage, list_files, take_prints
from tests.paths import ROOT

DOORS: dict[Stage, tuple[str, ...]] = {
    "files": ("pipeline/discover/folder.py",),
    "pictures": ("pipeline/pages/pictures.py", "pipeline/pages/scan/reader.py", "pipeline/pages/scan/tesseract.py"),
    "pages": ("pipeline/pages/pdf.py", "pipeline/pages/layer/verdict.py"),
    "blocks": ("pipeline/reading.py", "pipeline/pages/scan/reader.py", "pipeline/pages/scan/tesseract.py"),
    "second": ("pipeline/pages/layer/second_reader.py",),
    "rows": (
        "pipeline/document.py",
        "pipeline/reading.py",
        "pipeline/pages/scan/reader.py",
        "pipeline/pages/scan/tesseract.py",
    ),
    "across": ("pipeline/across/compare.py",),
}
"""Where each stage begins; the readers of pictures are found by name, which no import shows."""


@cache
def names_in(path: str) -> dict[str, str]:
    """The names that a package hands on -> the module that it has them from."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {
        alias.asname or alias.name: node.module or ""
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def path_of(module_name: str) -> str:
    path = "/".join(module_name.split(".")[1:])
    return f"{path}.py" if (ROOT / f"{path}.py").is_file() else f"{path}/__init__.py"


def imported_by(path: str) -> set[str]:
    """The files that a module takes something from; a name from a package counts as that of the module it lives in."""
    found = set()
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("prongsai.")):
            continue
        target = path_of(node.module or "")
        if target.endswith("/__init__.py"):
            found |= {path_of(names_in(target)[alias.name]) for alias in node.names if alias.name in names_in(target)}
        else:
            found.add(target)
    return found


def reached_from(doors: tuple[str, ...]) -> set[str]:
    seen: set[str] = set()
    waiting = list(doors)
    while waiting:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            waiting.extend(imported_by(path))
    return seen


@pytest.mark.parametrize("stage", PARTS)
def test_every_module_that_a_stage_takes_something_from_is_in_its_print(stage: Stage) -> None:
    reached = reached_from(DOORS[stage])
    assert len(reached) > len(DOORS[stage])
    assert reached - set(list_files(PARTS[stage])) == set()


OPENED = """
import sys
opened = set()
sys.addaudithook(lambda event, args: opened.add(str(args[0])) if event == "open" else None)
from pathlib import Path
from prongsai.pipeline.pages.pdf import judge_document, read_pages
from prongsai.pipeline.pages.pictures import PictureReader
from prongsai.pipeline.pages.scan.engines import pick_engines
for path in sys.argv[1:]:
    judged = judge_document(Path(path).read_bytes())
    assert list(read_pages(judged, PictureReader(lambda: pick_engines("own")))), path
print("\\n".join(opened))
"""


def test_every_data_file_that_the_reading_of_pages_opens_is_in_its_print() -> None:
    samples = sorted((ROOT / "data" / "samples").glob("*.pdf"))
    assert samples
    ran = subprocess.run(
        [sys.executable, "-c", OPENED, *map(str, samples)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    opened = {Path(line).resolve() for line in ran.stdout.splitlines()}
    data = {path.relative_to(ROOT).as_posix() for path in opened if (ROOT / "data") in path.parents}
    used = {name for name in data if not name.startswith("data/samples") and not name.endswith((".pyc", ".py"))}
    used -= {"data/SHA256SUMS"}  # says of the files what their own hashes in the print say
    assert any(name.startswith("data/reader/") for name in used)
    assert any(name.startswith("data/glyphs/") for name in used)
    assert used - set(list_files(PARTS["pages"])) == set()


TEXT_READERS = tuple(f"pipeline/pages/{name}" for name in ("text.py", "dumps/", "web/"))
"""What reads texts is loaded with the others, but what it gives is not kept as blocks."""


def words_in(path: str) -> set[str]:
    """The tables of words that a module loads by name."""
    calls = [node for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8"))) if isinstance(node, ast.Call)]
    loads = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "load_vocabulary"]
    return {f"data/language/{ast.literal_eval(call.args[0])}.csv" for call in loads}


def test_every_table_of_words_that_blocks_rest_on_is_in_their_print() -> None:
    (door, *readers) = DOORS["blocks"]
    doors = {path for path in imported_by(door) if not path.startswith(TEXT_READERS)}
    used = {table for path in reached_from((*doors, *readers)) for table in words_in(path)}
    assert {"data/language/line_words.csv", "data/language/sheet_names.csv"} <= used
    assert used - set(list_files(PARTS["blocks"])) == set()


def test_a_rule_of_a_cheap_stage_leaves_the_pages_in_use(monkeypatch: pytest.MonkeyPatch) -> None:

    def edit(path: str) -> list[str]:
        monkeypatch.setattr(module, "_hash_part", lambda name: "edited" if name == path else "as it is")
        after = take_prints(Settings(), make_reader)
        monkeypatch.setattr(module, "_hash_part", lambda name: "as it is")
        whole = take_prints(Settings(), make_reader)
        return [stage for stage in PARTS if getattr(after, stage) != getattr(whole, stage)]

    assert edit("parsers/scores/columns.py") == ["rows", "across"]
    assert edit("data/language/level_words.csv") == ["rows", "across"]
    assert edit("data/language/months.csv") == ["blocks", "rows", "across"]
    assert edit("pipeline/tables/unwrap.py") == ["rows", "across"]
    assert edit("pipeline/tables/ruled/cells.py") == ["blocks", "rows", "across"]
    assert edit("pipeline/pages/word/read.py") == ["pages", "blocks", "rows", "across"]
    assert edit("pipeline/pages/layer/second_reader.py") == ["pages", "blocks", "second", "rows", "across"]
    assert edit("pipeline/pages/scan/strokes.py") == ["pictures", "pages", "blocks", "rows", "across"]
    assert edit("pipeline/pages/layer/verdict.py") == ["pages", "blocks", "rows", "across"]
    assert edit("pipeline/discover/look.py") == ["files", "rows", "across"]
    assert edit("data/language/assessment.csv") == ["files", "pages", "blocks", "rows", "across"]
    assert edit("pipeline/across/copies.py") == ["across"]
    assert edit("pipeline/face/cli.py") == []


def test_options_that_change_rows_change_the_print(tmp_path: Path) -> None:
    plain = take_prints(Settings(), make_reader)
    assert take_prints(Settings(workers=3, timeout_s=99, memory_mb=2048, quiet=True), make_reader) == plain
    assert take_prints(Settings(ocr="none"), make_reader).pictures != plain.pictures
    register = tmp_path / "register.csv"
    register.write_text("a")
    assert take_prints(Settings(gazetteer=register), make_reader).rows != plain.rows
    given = take_prints(Settings(gazetteer=register), make_reader)
    assert (given.pages, given.blocks) == (plain.pages, plain.blocks)
    assert take_prints(Settings(every_scan=True), make_reader).blocks != plain.blocks


def test_what_is_left_out_of_the_rows_is_there() -> None:
    assert all((ROOT / path).exists() for path in NOT_ROWS)

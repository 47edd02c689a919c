"""What an installed copy is: one name, whole, and the same from a source archive; and the repository uses that name."""

from __future__ import annotations

import ast
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.building import build, copy_project
from tests.paths import ROOT

BARE_NAMES = {"pipeline", "parsers", "normalizers", "data"}
"""Folders of the repository that are no names to import: PyPI and users have packages called so."""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("source") / "project")


@pytest.fixture(scope="module")
def wheel_files(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return read_wheel(build(source, "wheel", tmp_path_factory.mktemp("wheel")))


def read_wheel(path: Path) -> dict[str, bytes]:
    """Contents by name; without the record, which a wheel writes of itself."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/RECORD")}


def test_wheel_puts_one_name_on_the_path(wheel_files: dict[str, bytes]) -> None:
    tops = {name.split("/")[0] for name in wheel_files}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"prongsai"}
    assert len(tops) == 2


def test_wheel_holds_every_module_and_data_file(wheel_files: dict[str, bytes]) -> None:
    modules = {
        f"prongsai/{path.relative_to(ROOT)}"
        for folder in BARE_NAMES
        for path in (ROOT / folder).rglob("*.py")
        if "training" not in path.parts
    }
    listed = (ROOT / "data" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    data = {f"prongsai/data/{line.split()[1]}" for line in listed}
    samples = {name for name in data if name.startswith("prongsai/data/samples/")}
    expected = modules | (data - samples) | {"prongsai/py.typed", "prongsai/__main__.py", "prongsai/data/SHA256SUMS"}
    assert expected <= wheel_files.keys(), expected - wheel_files.keys()
    for name in data - samples:
        assert wheel_files[name] == (ROOT / name.removeprefix("prongsai/")).read_bytes(), name


def test_wheel_leaves_out_what_no_run_needs(wheel_files: dict[str, bytes]) -> None:
    assert not [name for name in wheel_files if "/training/" in name or "/samples/" in name or "test" in name]


def test_source_archive_holds_files_for_links_and_builds_the_same_wheel(
    source: Path, wheel_files: dict[str, bytes], tmp_path: Path
) -> None:
    for name in ("sdist", "unpacked", "wheel"):
        (tmp_path / name).mkdir()
    with tarfile.open(build(source, "sdist", tmp_path / "sdist")) as archive:
        assert not [member.name for member in archive if member.issym() or member.islnk()]
        archive.extractall(tmp_path / "unpacked", filter="data")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    assert read_wheel(build(unpacked, "wheel", tmp_path / "wheel")) == wheel_files


def test_nothing_imports_a_bare_name() -> None:
    wrong = []
    for folder in (*BARE_NAMES, "tests", ".ci"):
        for path in (ROOT / folder).rglob("*.py"):
            for name in imported_names(ast.parse(path.read_text(encoding="utf-8"))):
                if name.split(".")[0] in BARE_NAMES:
                    wrong.append(f"{path.relative_to(ROOT)}: {name}")
    assert not wrong


def imported_names(tree: ast.AST) -> list[str]:
    """Names of the modules that a module imports, relative ones left out."""
    names: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.extend(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.append(node.module)
    return names


def test_imports_are_found_wherever_they_stand() -> None:
    tree = ast.parse("import a, b.c as d\ndef f():\n    from data.codes import x\n    from . import y\n")
    assert imported_names(tree) == ["a", "b.c", "data.codes"]

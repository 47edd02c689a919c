"""What README and docs promise exists: commands, options, targets, files, modules."""

from __future__ import annotations

import re
import shlex
import subprocess

import pytest
from typer.main import get_command

from prongsai.pipeline.emit.schema import TABLES
from prongsai.pipeline.face.cli import app
from tests.paths import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    (prongsai .*?)(?:  +#.*)?$", README, re.MULTILINE)


PROSE = {
    path.relative_to(ROOT).as_posix(): path for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
}
FOLDERS = ("pipeline", "parsers", "normalizers", "prongsai", "data", "tests", "docs", "requirements", ".ci")
MAY_BE_NAMED = re.compile(rf"(?:{'|'.join(map(re.escape, FOLDERS))})/[\w./-]*")


def find_missing(prose: str) -> list[str]:
    """Paths below our folders, and dotted modules, that a text names and that are not there."""
    paths = set(MAY_BE_NAMED.findall(prose.replace("../", "")))
    modules = {name.replace(".", "/") for name in re.findall(r"python -m (tests[\w.]*)", prose)}
    missing = [path for path in paths if not (ROOT / path.rstrip(".")).exists()]
    return sorted(
        [*missing, *(name for name in modules if not any((ROOT / f"{name}{end}").exists() for end in (".py", "")))]
    )


@pytest.mark.parametrize("name", PROSE)
def test_every_path_and_module_named_is_there(name: str) -> None:
    assert find_missing(PROSE[name].read_text(encoding="utf-8")) == []


def test_path_that_is_gone_is_found() -> None:
    prose = "see `pipeline/ocr/`, `tests/test_readme.py`, python -m tests.bench.gone"
    assert find_missing(prose) == ["pipeline/ocr/", "tests/bench/gone"]


def test_readme_shows_every_subcommand() -> None:
    shown = {shlex.split(line)[1] for line in COMMANDS}
    assert shown == set(get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("line", COMMANDS)
def test_command_takes_the_options_shown(line: str) -> None:
    _, name, *arguments = shlex.split(line)
    subcommand = get_command(app).commands[name]  # type: ignore[attr-defined]
    subcommand.make_context(name, arguments)  # raises a usage error for an option that is not there


def test_make_has_the_targets_shown() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^    make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_make_help_explains_every_target() -> None:
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True).stdout
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (targets,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert set(targets.split()) == set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    for target in targets.split():
        assert re.search(rf"^make {target}\b.*  +\w", shown, re.MULTILINE), target


def test_every_table_and_linked_file_is_there() -> None:
    for table in TABLES:
        assert f"| `{table.name}` |" in README
    for link in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / link).exists(), link

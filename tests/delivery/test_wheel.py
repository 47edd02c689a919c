"""What a user gets who installs the wheel: the same rows, one name, types, and advice that can be followed."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.building import build, copy_project
from tests.dataset_rows import Rows, describe_differences, read_rows
from tests.delivery.installed import Installed, install_wheel
from tests.delivery.pythons import find_newer_python
from tests.paths import ROOT, SAMPLES
from tests.test_packaging import BARE_NAMES

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# The optional reader of scans is left out on both sides, because the lock of a run does not have it.
RUN = ("run", SAMPLES, "--ocr", "own", "--skip", "README.md", "--skip", "gold.json", "--out")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("source") / "project")
    return build(project, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return install_wheel(Path(sys.executable).resolve(), wheel, tmp_path_factory.mktemp("installed"))


@pytest.fixture(scope="module")
def own_rows(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """The samples as the repository's own code reads them."""
    out = tmp_path_factory.mktemp("own") / "dataset"
    done = subprocess.run(
        [sys.executable, "-m", "prongsai", *map(str, RUN), str(out)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return read_rows(out)


def check_rows(installed: Installed, own_rows: Rows) -> None:
    """Run the installed command in a folder that has nothing of the repository, and compare every row."""
    done = installed.run("prongsai", *RUN, "dataset", timeout_s=600)
    assert done.returncode == 0, done.stderr
    rows = read_rows(installed.folder / "dataset")
    assert len(rows["scores"]) > 100 and rows["measures"]
    assert describe_differences(own_rows, rows) == []


def test_wheel_reads_the_samples_as_the_repository_does(installed: Installed, own_rows: Rows) -> None:
    check_rows(installed, own_rows)


def test_wheel_reads_the_samples_on_the_newest_python(wheel: Path, own_rows: Rows, tmp_path: Path) -> None:
    newest = find_newer_python(sys.version_info[:3])
    if newest is None:
        # CI on a machine with one Python has nothing newer to try; it names the skip in its report (`-rs`)
        pytest.skip(f"no Python newer than {sys.version_info[0]}.{sys.version_info[1]} is at hand")
    version, python = newest
    installed = install_wheel(python, wheel, tmp_path)
    done = installed.run("python", "-c", "import sys; print(*sys.version_info[:3])")
    assert tuple(map(int, done.stdout.split())) == version
    check_rows(installed, own_rows)


def test_wheel_puts_one_name_on_the_path(installed: Installed) -> None:
    script = "import importlib.metadata as m; print(*{file.parts[0] for file in m.files('prongsai')} - {'..'})"
    done = installed.run("python", "-c", script)
    assert {top for top in done.stdout.split() if not top.endswith(".dist-info")} == {"prongsai"}, done.stderr
    assert importable_bare_names(installed) == []


def test_editable_copy_puts_one_name_on_the_path_as_well(tmp_path: Path) -> None:
    assert importable_bare_names(Installed(Path(sys.prefix), tmp_path)) == []


def importable_bare_names(installed: Installed) -> list[str]:
    script = "import importlib.util as u, prongsai; print(*(name for name in {!r} if u.find_spec(name)))"
    done = installed.run("python", "-c", script.format(sorted(BARE_NAMES)))
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_wheel_serves_python_as_the_readme_says(installed: Installed) -> None:
    script = (
        "import prongsai\n"
        f"summary = prongsai.run({str(SAMPLES / 'dump.txt')!r}, 'made')\n"
        "frames = prongsai.load(summary.dataset)\n"
        f"report = prongsai.read_report({str(SAMPLES / 'dump.txt')!r})\n"
        "print(prongsai.__version__, len(frames.scores) == len(report.scores) == summary.scores.total() > 5)\n"
    )
    done = installed.run("python", "-c", script)
    assert done.stdout == f"{PROJECT['version']} True\n", done.stderr
    assert installed.run("python", "-m", "prongsai", "--help").returncode == 0


def test_type_checker_sees_the_types_of_the_wheel(installed: Installed) -> None:
    script = installed.folder / "typed.py"
    script.write_text(
        "import prongsai\n"
        "def count(folder: str) -> int:\n"
        "    return prongsai.run(folder, out='dataset').scores.total()\n"
        "reveal_type(prongsai.load('dataset'))\n"
        "prongsai.run(12)\n"
    )
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--python-executable",
        installed.environment / "bin" / "python",
    ]
    done = subprocess.run(
        [*map(str, command), "typed.py"], cwd=installed.folder, capture_output=True, text=True, timeout=300, check=False
    )
    lines = done.stdout.splitlines()
    assert any('"prongsai.pipeline.face.notebook.Frames"' in line for line in lines), done.stdout
    assert [line for line in lines if ": error:" in line and "typed.py" in line] == [
        line for line in lines if line.startswith("typed.py:5: error:") and "arg-type" in line
    ]
    assert len([line for line in lines if line.startswith("typed.py:5: error:")]) == 1, done.stdout


def test_doctor_of_the_wheel_finds_all_and_advises_what_its_user_has(installed: Installed) -> None:
    done = installed.run("prongsai", "doctor")
    assert done.returncode == 0, done.stderr
    for line in PROJECT["dependencies"]:
        name = re.split(r"[^\w.-]", line)[0]
        assert f"ok      {name}: " in done.stdout, done.stdout
    assert not re.search(r"\bmake\b|\.ci\b|requirements/", done.stdout)
    missing = [line for line in done.stdout.splitlines() if line.startswith("missing")]
    # programs that are no Python packages, without which the rest is read all the same
    assert all(re.search("tesseract|languages|libreoffice", line.lower()) for line in missing), missing


@pytest.mark.parametrize(
    ("model", "sample"), [("reader/reader.onnx", "scan.pdf"), ("glyphs/model.npz", "garbled.pdf")], ids=str
)
def test_damaged_model_ends_the_run_with_its_name(installed: Installed, model: str, sample: str) -> None:
    path = installed.site_packages / "prongsai" / "data" / model
    whole = path.read_bytes()
    try:
        path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        done = installed.run("prongsai", "run", SAMPLES / sample, "--out", "damaged")
    finally:
        path.write_bytes(whole)
    assert done.returncode == 70
    assert f"data/{model} is damaged" in done.stderr and "install prongsai again" in done.stderr
    assert not (installed.folder / "damaged").exists()

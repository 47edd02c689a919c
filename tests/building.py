"""Builds the wheel and the source archive from a copy, as building leaves folders behind where it is done."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.paths import ROOT

FOLDERS = ("prongsai", "pipeline", "parsers", "normalizers", "data")
FILES = ("pyproject.toml", "MANIFEST.in", "README.md", "LICENSE")


def copy_project(folder: Path) -> Path:
    """What is needed to build, links as links."""
    folder.mkdir()
    for name in FOLDERS:
        ignore = shutil.ignore_patterns("__pycache__", "*.egg-info")
        shutil.copytree(ROOT / name, folder / name, symlinks=True, ignore=ignore)
    for name in FILES:
        shutil.copy(ROOT / name, folder)
    return folder


def build(folder: Path, kind: str, out: Path) -> Path:
    """Build a `wheel` or an `sdist` of the project in `folder` into the empty folder `out`; gives its path."""
    script = "import sys; from setuptools import build_meta; getattr(build_meta, 'build_' + sys.argv[1])(sys.argv[2])"
    command = [sys.executable, "-c", script, kind, str(out)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = out.iterdir()
    return built

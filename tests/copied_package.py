"""A copy of the package with data of its own, for what must be a change of data alone."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.paths import ROOT


def copy_package(home: Path) -> Path:
    """Lay the package into `home`, the code linked and the data copied; gives the folder of the data."""
    inner = home / "prongsai"
    inner.mkdir()
    for path in (ROOT / "prongsai").glob("*.py"):
        shutil.copy(path, inner)
    for name in ("pipeline", "parsers", "normalizers"):
        (inner / name).symlink_to(ROOT / name, target_is_directory=True)
    shutil.copytree(ROOT / "data", inner / "data", ignore=shutil.ignore_patterns("training", "samples"))
    return inner / "data"

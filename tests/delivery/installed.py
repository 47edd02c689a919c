"""The wheel in an environment of its own, and the commands that run there."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.paths import ROOT

LOCK = ROOT / "requirements" / "run.lock"


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment with the locked packages and the wheel, and a folder away from the repository to run in."""

    environment: Path
    folder: Path

    def run(self, *command: str | Path, timeout_s: float = 300) -> subprocess.CompletedProcess[str]:
        """Run a command of the environment, without anything that leads back to the repository."""
        program = self.environment / "bin" / command[0]
        return _run([program, *command[1:]], self.folder, timeout_s)

    @property
    def site_packages(self) -> Path:
        (folder,) = (self.environment / "lib").glob("python*/site-packages")
        return folder


def install_wheel(python: Path, wheel: Path, folder: Path) -> Installed:
    """Make an empty environment under `folder` and put the locked packages and the wheel into it, nothing else."""
    environment, elsewhere = folder / "environment", folder / "elsewhere"
    elsewhere.mkdir(parents=True)
    pip = [environment / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "--no-input", "-q"]
    for command in (
        [python, "-m", "venv", environment],
        [*pip, "install", "--require-hashes", "-r", LOCK],
        [*pip, "install", "--no-deps", "--no-index", wheel],
        [*pip, "check"],
    ):
        done = _run(command, elsewhere, timeout_s=900)
        assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}\n{done.stderr}"
    return Installed(environment, elsewhere)


def _run(command: list[str | Path], folder: Path, timeout_s: float) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(
        list(map(str, command)),
        cwd=folder,
        env=clean | {"PYTHONNOUSERSITE": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=timeout_s,
        check=False,
    )

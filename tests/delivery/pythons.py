"""The Python interpreters at hand: on the path, and those that pyenv and uv keep beside it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

Version = tuple[int, int, int]

PROBE = """
import ensurepip, json, sys, sysconfig, venv
is_usual = sys.implementation.name == "cpython" and sys.version_info.releaselevel == "final"
print(json.dumps([*sys.version_info[:3], is_usual and not sysconfig.get_config_var("Py_GIL_DISABLED")]))
"""


def find_newer_python(than: Version) -> tuple[Version, Path] | None:
    """The newest released CPython at hand of a minor version after `than`; None where there is none."""
    found = {version: path for path in _list_candidates() if (version := _probe(path)) and version[:2] > than[:2]}
    return max(found.items()) if found else None


def _list_candidates() -> Iterator[Path]:
    for folder in map(Path, os.get_exec_path()):
        if folder.is_dir():
            yield from (path for path in folder.iterdir() if re.fullmatch(r"python3(\.\d+)?", path.name))
    if shutil.which("pyenv"):
        for name in _output("pyenv", "versions", "--bare").split():
            yield Path(_output("pyenv", "prefix", name).strip()) / "bin" / "python"
    if shutil.which("uv"):
        listed = _output("uv", "python", "list", "--only-installed", "--output-format", "json")
        yield from (Path(entry["path"]) for entry in json.loads(listed or "[]"))


def _probe(python: Path) -> Version | None:
    """Its version; None where it does not run (a shim of a version that is not switched on) or cannot be used here."""
    said = _output(str(python), "-I", "-c", PROBE)
    if not said:
        return None
    *version, is_usable = json.loads(said)
    return tuple(version) if is_usable else None  # type: ignore[return-value]


def _output(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""


if __name__ == "__main__":
    newest = find_newer_python(sys.version_info[:3])
    print(f"Python {'.'.join(map(str, newest[0]))}" if newest else "none, because no newer Python is at hand")

"""Where the repository's own files lie, for tests at any depth."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
SAMPLES = DATA / "samples"
CORPUS = ROOT / "tests" / "corpus" / "files"

"""The figures of the last runs, kept: what noticed each breakage, and how many mutants of each module live.

A run of a few modules or breakages leaves the figures of the others as they are, so each has the day of its run.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

FIGURES = Path(__file__).parents[1] / "bench" / "figures" / "mutants.json"

Kind = Literal["breakages", "modules", "over"]
"""What noticed each breakage, modules of whose mutants at most `MOST_SURVIVORS` live, and those of which more do."""


def read_figures(path: Path = FIGURES) -> dict[str, dict[str, Any]]:
    """Kind of figures -> name of a breakage, or path of a module -> its figures; no kinds where none are kept."""
    kept: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return kept


def keep_module(module: str, figures: Mapping[str, object], is_over: bool, path: Path = FIGURES) -> None:
    """Put the figures of a module among those that reach what is asked, or among the others; it stands in one."""
    keep_figures("over" if is_over else "modules", {module: figures}, path)
    kept = read_figures(path)
    kept.get("modules" if is_over else "over", {}).pop(module, None)
    _write(kept, path)


def keep_figures(kind: Kind, figures: Mapping[str, Mapping[str, object]], path: Path = FIGURES) -> None:
    """Put figures of today in the place of those that are kept under the same names."""
    kept = read_figures(path)
    today = {name: {**one, "date": date.today().isoformat()} for name, one in figures.items()}
    kept[kind] = dict(sorted({**kept.get(kind, {}), **today}.items()))
    _write(kept, path)


def _write(kept: Mapping[str, Any], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")

"""How a bench keeps what it measured: JSON with the day, from which README is made."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any


def keep_figures(path: Path, **figures: Any) -> None:
    """Write figures and the day on which they were measured into a file."""
    kept = {"date": date.today().isoformat(), **figures}
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")

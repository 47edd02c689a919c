"""Short reports of the corpus, which carry their fonts, for cases that must be seen."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf

from tests.corpus.scan import Image, render_pages
from tests.corpus.variants import FILES
from tests.kinds.case import Case


@cache
def gold() -> dict[str, Any]:
    truths: dict[str, Any] = json.loads((FILES / "gold.json").read_text(encoding="utf-8"))
    return truths


def path_of(name: str) -> Path:
    return FILES / str(gold()[name]["split"]) / f"{name}.pdf"


def open_report(name: str) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(path_of(name).read_bytes()))


@cache
def pictures(name: str, dpi: int) -> tuple[Image, ...]:
    return tuple(render_pages(path_of(name), dpi))


def report_case(family: str, kind: str, variant: int, what: str, name: str, data: bytes, suffix: str = "pdf") -> Case:
    """The report `name` in another state, with the truth that it always had."""
    truth = {"results": [], **gold()[name]}
    return Case(family, kind, variant, what, {f"report.{suffix}": data}, f"report.{suffix}", truth)

"""What reading costs, in counts: calls of Python, of PDFium, pages of the second reader, modules of a help text.

A count is the same on a busy machine and on a quiet one, so a ceiling on it holds what was won without a clock. The
ceilings stand in `ceilings.csv`, each a few per cent above what was counted when it was set: lower one when you have
made something cheaper, and say in `why` what you paid for where you must raise one.
"""

from __future__ import annotations

import csv
import hashlib
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.media_types import PDF
from prongsai.pipeline.model import Document
from prongsai.pipeline.pages.layer import content_stream, pdfium_calls
from prongsai.pipeline.pages.memory import ALONE
from prongsai.pipeline.run import make_reader
from tests.paths import ROOT, SAMPLES

REPORTS = ("analysis", "instrument", "measures", "memo", "results")
"""The samples with a text layer."""
PAGES = 9
"""Of them all."""
ROOM = 0.15
"""A ceiling further above the count than this share of it holds nothing: it is lowered."""
HEAVY = frozenset(("cv2", "lxml", "numpy", "onnxruntime", "pandas", "pdfminer", "pdfplumber", "pyarrow", "pypdfium2"))
"""Libraries that take a tenth of a second and more to load."""

Counts = dict[str, float]


@cache
def ceilings() -> dict[str, float]:
    """What is counted -> the most of it."""
    with (Path(__file__).parent / "ceilings.csv").open(encoding="utf-8", newline="") as file:
        return {row["what"]: float(row["most"]) for row in csv.DictReader(file)}


@contextmanager
def counting_calls() -> Iterator[Counter[str]]:
    """Counts the calls of functions written in Python and of those that are built in."""
    counts: Counter[str] = Counter()

    def note(frame: FrameType, event: str, argument: object) -> None:
        counts[event] += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield counts
    finally:
        sys.setprofile(before)


@contextmanager
def counting_pdfium(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """Counts the calls of PDFium that are made for glyphs and objects, wherever they were imported."""
    counts: Counter[str] = Counter()
    functions = {id(value): name for name, value in vars(pdfium_calls).items() if callable(value)}

    def counted(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def note(*arguments: Any) -> Any:
            counts[name] += 1
            return call(*arguments)

        return note

    with monkeypatch.context() as patch:
        for module_name, module in list(sys.modules.items()):
            if not module_name.startswith("prongsai.pipeline.pages.layer."):
                continue
            for name, value in list(vars(module).items()):
                if id(value) in functions and name.startswith(("get_", "is_", "count_")):
                    patch.setattr(module, name, counted(name, value))
        yield counts


def read_samples() -> None:
    """Every report of `REPORTS` to its rows."""
    for name in REPORTS:
        data = (SAMPLES / f"{name}.pdf").read_bytes()
        document = Document(hashlib.sha256(data).hexdigest(), (f"{name}.pdf",), PDF)
        assert _reader()(document, data, f"{name}.pdf", ALONE).scores is not None


@cache
def _reader() -> Any:
    return make_reader(Settings(ocr="none", workers=1))


def count_reading(monkeypatch: pytest.MonkeyPatch) -> Counts:
    """What a page of the samples costs once everything is loaded."""
    read_samples()
    with counting_calls() as calls:
        read_samples()
    laid_out: list[int] = []
    lay_out = content_stream.lay_out

    def note(page: Any) -> Any:
        laid_out.append(page.page_number)
        return lay_out(page)

    with monkeypatch.context() as patch, counting_pdfium(monkeypatch) as pdfium:
        patch.setattr("prongsai.pipeline.pages.layer.second_reader.lay_out", note)
        read_samples()
    return {
        "Python calls a page": calls["call"] / PAGES,
        "built-in calls a page": calls["c_call"] / PAGES,
        "PDFium calls a page": pdfium.total() / PAGES,
        "pages read a second time": len(laid_out),
    }


def modules_of_help() -> list[str]:
    """The modules that `prongsai --help` loads."""
    command = [sys.executable, "-X", "importtime", "-m", "prongsai", "--help"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "Usage" in ran.stdout
    lines = [line.rpartition("|")[2].strip() for line in ran.stderr.splitlines() if line.startswith("import time:")]
    return lines[1:]  # the first line heads the columns


def test_reading_costs_no_more_than_it_did(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = count_reading(monkeypatch)
    assert set(counts) < set(ceilings())
    assert {what: count for what, count in counts.items() if count > ceilings()[what]} == {}
    loose = {what: count for what, count in counts.items() if ceilings()[what] > (1 + ROOM) * count}
    assert loose == {}, "lower these ceilings"


def test_help_loads_no_library_of_the_reader() -> None:
    loaded = modules_of_help()
    assert HEAVY.isdisjoint(name.partition(".")[0] for name in loaded)
    stages = {name.split(".")[2] for name in loaded if name.startswith("prongsai.pipeline.") and name.count(".") > 1}
    assert stages <= {"face", "config", "errors"}
    own = [name for name in loaded if name.startswith("prongsai.")]
    assert len(own) <= ceilings()["own modules of a help text"]

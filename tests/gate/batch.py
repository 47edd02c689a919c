"""The reports that the gate sends through the whole pipeline, and the figures that come out.

Every report of the corpus as it was made, each class of broken text layer on a PDF of each half, and short
reports as scans of different wear. Broken layers and scans are made on the fly, always the same.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from prongsai.pipeline.config import Settings
from prongsai.pipeline.run import run_pipeline
from tests.corpus.garble import CLASSES
from tests.corpus.variants import FILES, list_reports, make_variant
from tests.truth.compare import Expected, compare
from tests.truth.text import Tally

SCANNED = {
    "scan-300-clean": ("h05-analysis-two-years",),
    "scan-200-clean": ("t43-analysis-prose",),
    "scan-150-clean": ("h06-analysis-three-years",),
    "scan-200-noisy": ("t06-analysis-three-years", "h42-analysis-instrument-rows", "t15-measures-quoted"),
    "scan-150-noisy": ("t28-results-grouped",),
    "scan-200-bilevel": ("t45-results-two-years", "h13-analysis-borderless"),
    "scan-200-stamped": ("h27-results-weighted",),
    "scan-200-pen": ("t42-analysis-instrument-rows",),
    "scan-200-skewed": ("h21-memo", "t27-results-weighted"),
    "scan-200-shaded": ("t29-results-borderless",),
    "scan-200-jpeg": ("h44-measures-merged-issues",),
    "scan-junk-layer": ("t21-memo",),
    "scan-mixed": ("h23-memo-table",),
}
"""Kind of scan -> reports of one or two pages."""


def kind_of(path: Path, kind: str) -> str:
    """What a report as it was made counts as: a list of bodies, or its form."""
    return "results" if kind == "results_table" else path.suffix.removeprefix(".")


def write_batch(folder: Path) -> list[Expected]:
    """Write the reports to `folder`/<kind>/ and give what each of them states."""
    gold = json.loads((FILES / "gold.json").read_text(encoding="utf-8"))
    expected: list[Expected] = []

    def add(kind: str, name: str, data: bytes) -> None:
        target = folder / kind / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        expected.append(Expected(f"{kind}/{name}", gold[target.stem], kind))

    for split in ("tuned", "held_out"):
        for path in list_reports(split):
            add(kind_of(path, gold[path.stem]["kind"]), path.name, path.read_bytes())
        pdfs = list_reports(split, pdf_only=True)
        for first, name in enumerate(CLASSES):
            path, data = break_one(pdfs[first % len(pdfs) :] + pdfs[: first % len(pdfs)], name)
            add(name, path.name, data)
    by_name = {path.stem: path for split in ("tuned", "held_out") for path in list_reports(split, pdf_only=True)}
    for name, stems in SCANNED.items():
        for stem in stems:
            data = make_variant(by_name[stem], name)
            assert data is not None
            add(name, by_name[stem].name, data)
    return expected


def break_one(pdfs: Sequence[Path], damage: str) -> tuple[Path, bytes]:
    """The first PDF that the damage takes hold of, broken; some find nothing to break in a browser's PDF.

    Raises:
        LookupError: none of them can be damaged so.
    """
    for path in pdfs:
        if (data := make_variant(path, damage)) is not None:
            return path, data
    raise LookupError(f"no report can be damaged by {damage}")


class Batch(NamedTuple):
    """What the reports state, the dataset that was made of them, its figures by kind of page, and each miss."""

    expected: list[Expected]
    dataset: Path
    tallies: dict[str, Tally]
    misses: list[str]


def read_batch(folder: Path) -> Batch:
    """Read the batch as a user would, and judge it."""
    expected = write_batch(folder / "reports")
    dataset = folder / "dataset"
    run_pipeline([folder / "reports"], Settings(out=dataset, workers=2))
    misses: list[str] = []
    return Batch(expected, dataset, compare(dataset, expected, misses.append), misses)

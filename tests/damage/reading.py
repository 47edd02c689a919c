"""What came of damaged copies, beside the sound files that they were made of, all in one run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from prongsai.pipeline.config import Settings
from prongsai.pipeline.run import run_pipeline
from tests.damage.copies import Copy
from tests.truth.compare import Dataset
from tests.truth.losses import LOUD

WORKERS = 2
TRUSTED = frozenset(("verified", "read", "repaired"))
MEASURE_TEXTS = ("measure", "steps", "responsible", "results", "outcomes", "period", "monitoring")
Value = tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """How the rows of a damaged copy differ from those of the sound file, and whether a finding says that it is."""

    copy: Copy
    status: str
    """Of the document; `absent` for a file that became none."""
    is_told: bool
    """A warning or an error speaks of this file that does not speak of the sound one."""
    lost: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    """Rows under a status to rely on that the sound file does not have."""
    told: list[str] = field(default_factory=list)

    @property
    def is_silent(self) -> bool:
        return bool(self.lost or self.changed) and not self.is_told


def read_copies(copies: Sequence[Copy], folder: Path) -> list[Outcome]:
    """Read all copies and their sources as a user would; `folder` is empty and takes reports and dataset."""
    for copy in copies:
        _write(folder / "reports" / "damaged" / copy.name, copy.data)
        _write(folder / "reports" / "sound" / copy.source, copy.sound)
    run_pipeline([folder / "reports"], Settings(out=folder / "dataset", workers=WORKERS, ocr="none", quiet=True))
    dataset = Dataset(folder / "dataset")
    return [_compare(dataset, copy, f"sound/{copy.source}", f"damaged/{copy.name}") for copy in copies]


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _compare(dataset: Dataset, copy: Copy, sound: str, damaged: str) -> Outcome:
    before, after = dataset.document(sound), dataset.document(damaged)
    assert before is not None, f"{sound} is a report"
    if after is None:
        findings = dataset.findings_without_document(damaged)
        lost = list(_values(dataset, before["document_id"]))
        return Outcome(copy, "absent", bool(findings), lost, told=[one["code"] for one in findings])
    wanted, found = _values(dataset, before["document_id"]), _values(dataset, after["document_id"])
    known = {_saying(one) for one in dataset.rows("findings", before["document_id"])}
    told = [one for one in dataset.rows("findings", after["document_id"]) if one["severity"] in LOUD]
    told = [one for one in told if _saying(one) not in known]
    return Outcome(
        copy,
        after["status"],
        bool(told),
        lost=[key for key in wanted if key not in found],
        changed=[
            f"{key}: {value} for {wanted.get(key)}"
            for key, (value, is_trusted) in found.items()
            if is_trusted and (key not in wanted or wanted[key][0] != value)
        ],
        told=[one["code"] for one in told],
    )


def _saying(finding: Mapping[str, Any]) -> tuple[str, str]:
    return finding["code"], finding["message"]


def _values(dataset: Dataset, document_id: str) -> dict[str, tuple[Value, bool]]:
    """What a document states: scores by body, year and code, measures by their place in the list of them."""
    values: dict[str, tuple[Value, bool]] = {}
    for row in dataset.rows("scores", document_id):
        key = f"{row['subject'] or ''} {row['fiscal_year']} {row['code']}"
        while key in values:
            key += " again"
        values[key] = ((f"{row['score']:.2f}",), row["status"] in TRUSTED)
    for number, row in enumerate(dataset.rows("measures", document_id), 1):
        values[f"measure {number}"] = (tuple(str(row[name]) for name in MEASURE_TEXTS), True)
    return values


def tally(outcomes: Iterable[Outcome]) -> dict[str, dict[str, int]]:
    """Kind of damage -> copies, how many of them differ, are told of, are silent, or are wrong in a trusted row."""
    figures: dict[str, dict[str, int]] = {}
    for one in outcomes:
        for kind in (one.copy.damage, "all"):
            counts = figures.setdefault(
                kind, {"copies": 0, "differ": 0, "told": 0, "silent": 0, "told, and a trusted row is wrong": 0}
            )
            differs = bool(one.lost or one.changed)
            counts["copies"] += 1
            counts["differ"] += differs
            counts["told"] += differs and one.is_told
            counts["silent"] += one.is_silent
            counts["told, and a trusted row is wrong"] += bool(one.changed) and one.is_told
    return figures

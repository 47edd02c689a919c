"""Reads the cases as a user would, all in one run."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from prongsai.pipeline.config import Settings
from prongsai.pipeline.run import run_pipeline
from tests.kinds.case import Case
from tests.kinds.checks import Reading, faults_in_all, said_of
from tests.truth.compare import Dataset, Expected, compare_report

SPEAKING = ("scores", "measures", "findings")
WORKERS = 2


def write_files(cases: Iterable[Case], folder: Path) -> None:
    for case in cases:
        for name, data in case.files.items():
            path = folder / case.name / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def read_cases(cases: list[Case], folder: Path) -> dict[str, Reading]:
    """Case -> what came of it; `folder` is empty and takes reports and dataset."""
    write_files(cases, folder / "reports")
    out = folder / "dataset"
    run_pipeline([folder / "reports"], Settings(out=out, workers=WORKERS, quiet=True))
    dataset = Dataset(out)
    return {case.name: judge(dataset, case) for case in cases}


def judge(dataset: Dataset, case: Case) -> Reading:
    """The case judged by that of its truths which it meets best."""
    document = dataset.document(case.source)
    said = {name: dataset.rows(name, document["document_id"]) for name in SPEAKING} if document else {}
    readings = []
    for truth in (case.truth, *case.also_right):
        misses: list[str] = []
        tally = compare_report(dataset, Expected(case.source, truth, case.family), misses.append)
        readings.append(Reading(case, tally, misses, said_of(said)))
    return min(readings, key=faults_in_all)

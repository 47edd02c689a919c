"""The rows of the samples, every column: a change of the code changes none of them unless it says so.

`python -m pytest tests/test_golden.py --update-golden` writes them anew; the difference is reviewed like code.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

import prongsai
from prongsai.pipeline.emit.schema import TABLES
from tests.dataset_rows import Rows, read_rows
from tests.paths import ROOT, SAMPLES

GOLDEN = ROOT / "tests" / "golden" / "samples"
# Scans are left out: the last digits of their confidences are those of the processor's arithmetic. The corpus with its
# truth, and the wheel beside the repository, are compared with them in.
SKIPPED = ("README.md", "gold.json", "scan.pdf")


def format_rows(rows: list[dict[str, Any]]) -> str:
    """A table as CSV, lists and dates as JSON and ISO, nothing rounded; empty for none."""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]) if rows else [], lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _format_value(value) for name, value in row.items()})
    return out.getvalue()


def _format_value(value: Any) -> str:
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict) else str(value)


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    out = tmp_path_factory.mktemp("golden") / "dataset"
    prongsai.run(SAMPLES, out, prongsai.Settings(ocr="none", skip=SKIPPED))
    return read_rows(out)


@pytest.mark.parametrize("table", [schema.name for schema in TABLES])
def test_rows_of_the_samples_are_those_kept(table: str, rows: Rows, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / f"{table}.csv"
    found = format_rows(rows[table])
    if request.config.getoption("--update-golden"):
        path.write_text(found, encoding="utf-8")
    expected = path.read_text(encoding="utf-8")
    assert found.splitlines() == expected.splitlines(), "if it is meant: pytest tests/test_golden.py --update-golden"


def test_no_table_is_kept_that_a_run_does_not_write() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {schema.name for schema in TABLES}


def test_kept_rows_agree_with_the_truth_of_the_samples() -> None:
    """So that no wrong number is kept as right: every score of `gold.json` stands among the kept rows."""
    truth = json.loads((SAMPLES / "gold.json").read_text(encoding="utf-8"))
    with (GOLDEN / "documents.csv").open(encoding="utf-8", newline="") as table:
        names = {row["document_id"]: Path(json.loads(row["sources"])[0]).stem for row in csv.DictReader(table)}
    with (GOLDEN / "scores.csv").open(encoding="utf-8", newline="") as table:
        kept = {
            (names[r["document_id"]], r["fiscal_year"], r["code"], float(r["score"])) for r in csv.DictReader(table)
        }
    for name, report in truth.items():
        if name in names.values():
            for score in report["scores"]:
                assert (name, str(score["fiscal_year"]), score["code"], score["score"]) in kept


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ({"a": None, "b": 1.5, "c": ["ก", "ข"]}, 'a,b,c\n,1.5,"[""ก"", ""ข""]"\n'),
        ({"a": "x,y", "b": True, "c": []}, 'a,b,c\n"x,y",True,[]\n'),
    ],
)
def test_rows_are_written_so_that_a_difference_is_seen(row: dict[str, Any], text: str) -> None:
    assert format_rows([row]) == text

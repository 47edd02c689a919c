"""Compares a dataset with the truth of the reports that it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from tests.truth.facts import tally_facts
from tests.truth.measures import tally_measures
from tests.truth.scores import tally_scores
from tests.truth.text import Note, Tally, ignore, value_of

Row = dict[str, Any]


class Expected(NamedTuple):
    """A report given to the run: its source in the dataset, its truth, and the group that it is counted in."""

    source: str
    truth: Mapping[str, Any]
    group: str


class Dataset:
    """The tables of one run, by document."""

    def __init__(self, folder: Path) -> None:
        self._tables = {name: read_table(folder, name) for name in ("documents", "scores", "measures", "findings")}
        rows = (to_row(row) for row in self._tables["documents"].to_dict("records"))
        self._documents = {source: row for row in rows for source in row["sources"]}

    def document(self, source: str) -> Row | None:
        return self._documents.get(source)

    def rows(self, table: str, document_id: str) -> list[Row]:
        frame = self._tables[table]
        return [to_row(row) for row in frame[frame.document_id == document_id].to_dict("records")]

    def findings_without_document(self, source: str) -> list[Row]:
        """Findings about a file that did not even become a document."""
        frame = self._tables["findings"]
        rows = map(to_row, frame[frame.document_id.isna()].to_dict("records"))
        return [row for row in rows if source in f"{row['raw']} {row['message']}"]


def read_table(folder: Path, name: str) -> pd.DataFrame:
    return pd.read_parquet(folder / name)


def to_row(values: Mapping[Any, Any]) -> Row:
    return {str(key): value_of(value) for key, value in values.items()}


def prefixed(note: Note, name: str, line: str) -> None:
    note(f"{name}: {line}")


def compare_report(dataset: Dataset, expected: Expected, note: Note = ignore) -> Tally:
    """All figures of one report; one that is not in the dataset counts as lost, with all that it states."""
    source, truth, _ = expected
    document = dataset.document(source)
    if document is None:
        note("not in the dataset")
        tally = Tally(reports=1, reports_lost=1, units_wanted=int(bool(truth["unit"]["name"])))
        scores, measures, findings = [], [], dataset.findings_without_document(source)
    else:
        tally = tally_facts(truth, document, note)
        scores, measures, findings = (
            dataset.rows(table, document["document_id"]) for table in ("scores", "measures", "findings")
        )
    tally.update(tally_scores(truth, scores, findings, note))
    tally.update(tally_measures(truth, measures, findings, note))
    return tally


def compare(folder: Path, expected: Iterable[Expected], note: Note = ignore) -> dict[str, Tally]:
    """Tallies of each group of the reports that were given to the run."""
    dataset = Dataset(folder)
    tallies: dict[str, Tally] = {}
    for each in expected:
        named = partial(prefixed, note, each.source)
        tallies.setdefault(each.group, Tally()).update(compare_report(dataset, each, named))
    return tallies

"""For notebooks: one report, or a dataset, as data frames.

from prongsai import read_report
read_report("report.pdf").scores
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.folder import discover
from prongsai.pipeline.emit.schema import TABLES
from prongsai.pipeline.emit.snapshot import table_path
from prongsai.pipeline.errors import InputError
from prongsai.pipeline.run import make_reader
from prongsai.pipeline.workers.read_input import read_input


@dataclass(frozen=True, slots=True)
class Frames:
    """The tables of a dataset, or of one report, with the columns of the data dictionary."""

    documents: pd.DataFrame
    scores: pd.DataFrame
    observations: pd.DataFrame
    measures: pd.DataFrame
    findings: pd.DataFrame
    units: pd.DataFrame


def read_report(path: str | Path, settings: Settings | None = None) -> Frames:
    """Read one report in this process and give its rows.

    A report that cannot be read has a row in `documents` with status `failed`, and the reason in `findings`.

    Raises:
        InputError: `path` is not a report: it does not exist, or is an archive or folder.
        PipelineError: a setting or the reference data is off.
    """
    settings = settings or Settings()
    path = Path(path)
    if not path.is_file():
        raise InputError(f"{path} is no file; give one report, or use `prongsai run` for a folder")
    discovery = discover([path], settings)
    if len(discovery.inputs) != 1:
        reason = discovery.findings[0].message if discovery.findings else f"it holds {len(discovery.inputs)} reports"
        raise InputError(f"{path} is not one report ({reason}); use `prongsai run` for archives")
    (found,) = discovery.inputs.values()
    tables = read_input(found, make_reader(settings), settings)
    return Frames(**{schema.name: tables[schema.name].to_pandas() for schema in TABLES})


def load(dataset: str | Path) -> Frames:
    """Load every table of a dataset.

    Raises:
        InputError: there is no dataset.
    """
    dataset = Path(dataset)
    missing = [schema.name for schema in TABLES if not table_path(dataset, schema.name).exists()]
    if missing:
        raise InputError(f"{dataset} is no dataset; the table {missing[0]} is missing")
    return Frames(**{schema.name: pd.read_parquet(dataset / schema.name) for schema in TABLES})

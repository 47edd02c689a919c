"""What `import prongsai` gives: a dataset made of reports, and a dataset or one report as data frames."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.folder import discover
from prongsai.pipeline.emit.codes import codes_table, find_years
from prongsai.pipeline.emit.schema import CODES, DATASET_TABLES, DOCUMENT_TABLES, TABLES
from prongsai.pipeline.emit.snapshot import table_path
from prongsai.pipeline.emit.spill import make_table
from prongsai.pipeline.emit.summary import Summary
from prongsai.pipeline.errors import InputError
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.run import Progress, make_reader, run_pipeline
from prongsai.pipeline.workers.read_input import read_input


@dataclass(frozen=True, slots=True)
class Frames:
    """The tables of a dataset, or of one report, with the columns of the data dictionary."""

    documents: pd.DataFrame
    scores: pd.DataFrame
    observations: pd.DataFrame
    measures: pd.DataFrame
    measure_items: pd.DataFrame
    analyses: pd.DataFrame
    findings: pd.DataFrame
    units: pd.DataFrame
    codes: pd.DataFrame
    panel: pd.DataFrame
    coverage: pd.DataFrame
    changes: pd.DataFrame


def run(
    reports: str | Path | Iterable[str | Path],
    out: str | Path = "dataset",
    settings: Settings | None = None,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> Summary:
    """Read every report and write the dataset, as the command `prongsai run` does.

    A file that cannot be read is one error finding and one failed document; everything else goes on.

        >>> import tempfile, prongsai
        >>> out = tempfile.mkdtemp()
        >>> report = Path(out, "report.txt")
        >>> _ = report.write_text("รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566 คะแนน ITA 92.75 คะแนน")
        >>> summary = prongsai.run(report, Path(out, "dataset"), prongsai.Settings(workers=1))
        >>> summary.documents.total(), summary.findings["error"], int(summary.exit_code)
        (1, 0, 0)
        >>> len(prongsai.load(summary.dataset).documents)
        1

    Args:
        reports: a folder, a single report or an archive, or several of them.
        out: folder of the dataset; an older dataset there is replaced in one step.
        settings: every other option, in the units of its description; `Settings.out` gives way to `out`.
        on_progress: told after each document how far the run is.
    Returns:
        What the closing summary of the command says: `dataset`, the folder; documents and scores counted by status;
        findings by severity and by code; the first errors, and the exit code of the command.
    Raises:
        InputError: there is nothing to read.
        OutputError: the dataset cannot be written; an older one is untouched.
        SettingsError: a setting is off.
        PipelineError: the family of the three, and of what else ends the command with an exit code of its own.
    """
    roots = [reports] if isinstance(reports, str | Path) else list(reports)
    settings = replace(settings or Settings(), out=Path(out))
    return run_pipeline([Path(root) for root in roots], settings, on_progress=on_progress)


def read_report(path: str | Path, settings: Settings | None = None) -> Frames:
    """Read one report in this process and give its rows; what only many documents can say (`panel` …) is empty.

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
    own = {schema.name: tables[schema.name] for schema in DOCUMENT_TABLES}
    across = {schema.name: make_table(schema, []) for schema in DATASET_TABLES}
    codes = {CODES.name: codes_table(load_frame(), find_years(tables))}
    return Frames(**{name: table.to_pandas() for name, table in (own | across | codes).items()})


def load(dataset: str | Path) -> Frames:
    """Load every table of a dataset.

    Raises:
        InputError: there is no dataset.
    """
    dataset = Path(dataset)
    missing = [schema.name for schema in TABLES if not table_path(dataset, schema.name).exists()]
    if missing:
        raise InputError(
            f"{dataset} is no dataset of this version; the table {missing[0]} is missing: run prongsai again"
        )
    return Frames(**{schema.name: pd.read_parquet(dataset / schema.name) for schema in TABLES})

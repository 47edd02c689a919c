"""Which form an export takes, and its place on disk: all of it appears in one step, or nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from prongsai.pipeline.emit.snapshot import work_folder
from prongsai.pipeline.errors import OutputError, SettingsError
from prongsai.pipeline.export.csv_folder import PACKAGE_FILE, PACKAGE_NAME, write_csv_folder
from prongsai.pipeline.export.excel import write_workbook
from prongsai.pipeline.export.flat import check_dataset, pick_tables
from prongsai.pipeline.export.sqlite import write_sqlite

EXCEL_ENDINGS = (".xlsx",)
SQLITE_ENDINGS = (".sqlite", ".sqlite3", ".db")


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the form, the tables and rows of the dataset, and the cells that a form had to cut."""

    form: str
    path: Path
    tables: int
    rows: int
    cut_cells: int = 0


def export_dataset(dataset: Path, out: Path, names: Sequence[str] = (), is_replaced: bool = False) -> Exported:
    """Write a dataset for programs that do not read Parquet; the ending of `out` says in which form.

    Args:
        dataset: folder of a dataset.
        out: `.xlsx` for a workbook, `.sqlite`, `.sqlite3` or `.db` for a database, without an ending a folder of CSV.
        names: tables to write; all for none.
        is_replaced: whether an export that is there already gives way.
    Raises:
        SettingsError: no such form or table, or what is there is no export.
        InputError: there is no dataset.
        OutputError: the place cannot be written.
    """
    tables = pick_tables(names)
    check_dataset(dataset, tables)
    form = _form_of(out)
    _check_place(dataset, out, form, is_replaced)
    growing = out.with_name(f".{out.name}.partial")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        _clear(growing)
        cut = 0
        if form == "csv":
            growing.mkdir()
            rows = write_csv_folder(dataset, tables, growing)
        elif form == "excel":
            rows, cut = write_workbook(dataset, tables, growing)
        else:
            rows = write_sqlite(dataset, tables, growing)
        if form == "csv":
            _clear(out)  # a folder takes no other's place in one step
        growing.replace(out)
    except OSError as error:
        raise OutputError(f"{out} was not written ({error.strerror or error}); give another place") from error
    finally:
        with suppress(OSError):  # the fault that led here is the one to tell
            _clear(growing)
    return Exported(form, out, len(tables), rows, cut)


def _form_of(out: Path) -> str:
    ending = out.suffix.lower()
    if ending in EXCEL_ENDINGS:
        return "excel"
    if ending in SQLITE_ENDINGS:
        return "sqlite"
    if ending == "" or out.is_dir():
        return "csv"
    raise SettingsError(
        f"{out.name} ends in no form that is known: name a file .xlsx (Excel) or .sqlite, or a folder for CSV files"
    )


def _check_place(dataset: Path, out: Path, form: str, is_replaced: bool) -> None:
    real = out.resolve()
    for kept in (dataset.resolve(), work_folder(dataset.resolve())):
        if real == kept or kept in real.parents:
            raise SettingsError(f"{out} lies in the dataset, which the next run replaces; give another place")
    if not out.exists() and not out.is_symlink():
        return
    if not is_replaced:
        raise SettingsError(f"{out} is there already; give another place, or replace it with --replace")
    if out.is_symlink() or out.is_dir() != (form == "csv"):
        raise SettingsError(f"{out} is no export of this form; give another place")
    if form == "csv" and not _is_our_folder(out):
        raise SettingsError(f"{out} holds files that no export wrote; give another place")


def _is_our_folder(folder: Path) -> bool:
    """Whether a folder holds nothing but what its `datapackage.json` names, and that is one of ours."""
    inside = {entry.name for entry in folder.iterdir()}
    if not inside:
        return True
    try:
        described = json.loads((folder / PACKAGE_FILE).read_text(encoding="utf-8"))
        ours = {PACKAGE_FILE, *(resource["path"] for resource in described["resources"])}
        return described["name"] == PACKAGE_NAME and inside <= ours
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _clear(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)

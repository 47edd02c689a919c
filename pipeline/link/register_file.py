"""The CSV file of a register -> rows of our columns: our own form, or the open data of the department.

Which heading stands for which column is in `data/gazetteer/register_columns.csv`. The department's file lists each body
as often as its district has tambons, and holds cells that say nothing (`-`) or what a spreadsheet made of them; it is
what it is, so there a cell that cannot be read is left out and counted, where our own form is refused with its line.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from prongsai.normalizers.tables import read_table
from prongsai.pipeline.errors import InputError

OWN_COLUMNS = (
    *("code", "type", "name", "district", "province", "full_name", "district_code", "tambon_code", "website"),
    *("lat", "lon", "size", "valid_from", "valid_to", "predecessor", "source"),
)
"""What a register may tell, in the order in which it is written."""
NEEDED = ("type", "name", "district", "province")
_AREA, _SIZE = "area_km2", "size"
_ENCODINGS = ("utf-8-sig", "cp874")
"""As people save it: UTF-8 with or without its mark, or what Excel writes on a Thai system."""
_DELIMITERS = (",", ";", "\t")
"""As spreadsheets of several countries part the cells; the first where the headings have none."""
_NOTHING = {"-", "--", "n/a"}
_KNOWN = {row["heading"]: row["column"] for row in read_table("gazetteer", "register_columns")}


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One body as a register tells it; `line` is where an editor shows it."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """The bodies of a register's file, and what of it was not taken."""

    rows: Sequence[RegisterRow]
    repeated: int = 0
    """Lines that tell a body again that a line before tells."""
    unused: tuple[str, ...] = ()
    """Headings that nobody knows."""
    unread: Mapping[str, int] | None = None
    """Column -> cells that could not be read and were left out."""


def read_register_file(path: Path) -> RegisterFile:
    """Read the file.

    Raises:
        InputError: it cannot be read, is no CSV of a register, or lacks a column.
    """
    text = _read_text(path)
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    headings = [heading.strip() for heading in table.fieldnames or ()]
    columns = {heading: heading if heading in OWN_COLUMNS else _KNOWN.get(heading) for heading in headings}
    missing = [column for column in NEEDED if column not in columns.values()]
    if missing:
        raise InputError(f"{path}: the register lacks the columns {', '.join(missing)}")
    lines = [
        RegisterRow(table.line_num, {column: (row[name] or "").strip() for name, column in _pairs(row, columns)})
        for row in table
    ]
    if not lines:
        raise InputError(f"{path}: the register has no rows")
    unused = tuple(heading for heading, column in columns.items() if column is None and heading)
    if all(heading in OWN_COLUMNS for heading, column in columns.items() if column):
        return RegisterFile(lines, unused=unused)
    return _clean(lines, unused)


def _read_text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: the register cannot be read ({error}); give a UTF-8 CSV file") from error
    for encoding in _ENCODINGS:
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    raise InputError(f"{path}: the register cannot be read (no known encoding); give a UTF-8 CSV file")


def _pairs(row: Mapping[str, str], columns: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    for name in row:
        column = columns.get(name.strip()) if isinstance(name, str) else None
        if column:
            yield name, column


def _clean(lines: Sequence[RegisterRow], unused: tuple[str, ...]) -> RegisterFile:
    """The department's lines: each body once, its cells as our columns want them."""
    bodies: dict[tuple[str, ...], dict[str, str]] = {}
    first_lines: dict[tuple[str, ...], int] = {}
    unread: Counter[str] = Counter()
    for row in lines:
        key = tuple(row.cells.get(column, "") for column in ("code", *NEEDED))
        if key in bodies:
            # a line further down may tell what the first one leaves out
            for column, text in row.cells.items():
                bodies[key][column] = bodies[key].get(column) or text
        else:
            bodies[key], first_lines[key] = dict(row.cells), row.line
    rows = [RegisterRow(first_lines[key], _clean_cells(cells, unread)) for key, cells in bodies.items()]
    return RegisterFile(rows, len(lines) - len(rows), unused, unread)


def _clean_cells(cells: Mapping[str, str], unread: Counter[str]) -> dict[str, str]:
    said = {column: "" if text.lower() in _NOTHING else text for column, text in cells.items()}
    for column in ("lat", "lon", _AREA):
        text = said.get(column, "").replace(",", "")
        if text and not _is_number(text):
            unread[column] += 1
            text = ""
        said[column] = text
    area = said.pop(_AREA)
    return {**said, _SIZE: said.get(_SIZE) or (f"{area} km²" if area else "")}


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def write_register_file(path: Path, rows: Sequence[RegisterRow], source: str) -> None:
    """Write a register in our own form, UTF-8; rows that do not say where they come from say `source`."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, OWN_COLUMNS, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            cells = {column: row.cells.get(column, "") for column in OWN_COLUMNS}
            writer.writerow(cells | {"source": cells["source"] or source})

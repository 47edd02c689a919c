"""CSV files that a user gives: read strictly, so that a slip is told with its line before a night is spent."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from prongsai.pipeline.errors import SettingsError


def read_user_table(
    path: Path, option: str, needed: Sequence[str], known: Sequence[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a file with the line that each begins in, cells stripped of blanks, missing columns as "".

    Args:
        path: CSV in UTF-8 (with a byte order mark or without) with a header row.
        option: the option that named it, for messages.
        needed: columns that must be there.
        known: all columns that may be.
    Raises:
        SettingsError: it cannot be read, or a column is missing or unknown.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{option} {path} cannot be read ({error}); give a CSV file in UTF-8") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        _check_header(header, f"{option} {path}", needed, known)
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) > len(header):
                raise SettingsError(f"{option} {path}, line {line}: more cells than columns; quote cells with commas")
            if any(cell.strip() for cell in cells):
                padded = [cell.strip() for cell in cells] + [""] * (len(header) - len(cells))
                yield line, dict.fromkeys(known, "") | dict(zip(header, padded, strict=True))
            line = reader.line_num + 1
    except csv.Error as error:
        raise SettingsError(f"{option} {path}, line {reader.line_num}: {error}") from error


def _check_header(header: Sequence[str], where: str, needed: Sequence[str], known: Sequence[str]) -> None:
    missing = [name for name in needed if name not in header]
    if missing:
        raise SettingsError(f"{where} has no column {', '.join(missing)}; its first line must be {','.join(known)}")
    odd = [name for name in header if name not in known]
    if odd or len(set(header)) != len(header):
        raise SettingsError(f"{where} has columns that nothing knows, or one twice: {', '.join(odd or header)}")

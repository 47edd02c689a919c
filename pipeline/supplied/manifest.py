"""The scraper's manifest: the address that each file came from, and when."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from prongsai.pipeline.emit.rows import TableRow
from prongsai.pipeline.errors import SettingsError
from prongsai.pipeline.supplied.tables import read_user_table

COLUMNS = ("path", "url", "fetched_at")


@dataclass(frozen=True, slots=True)
class Fetched:
    """Where a file came from; either may be unknown."""

    url: str | None
    at: datetime | None


Manifest = Mapping[str, Fetched]
"""Path below the folder of reports, as in `sources` -> where it came from."""


def read_manifest(path: Path) -> Manifest:
    """The manifest in a CSV file: `path,url,fetched_at`, the last in ISO 8601 and UTC unless it says another zone.

    Raises:
        SettingsError: it cannot be read, or a row is off; the message names the line.
    """
    found: dict[str, Fetched] = {}
    for line, row in read_user_table(path, "--manifest", COLUMNS[:2], COLUMNS):
        where = f"--manifest {path}, line {line}"
        name = _as_path(row["path"])
        if not name:
            raise SettingsError(f"{where}: no path; give it as it is below the folder of reports")
        fetched = Fetched(row["url"] or None, _read_time(row["fetched_at"], where))
        if found.setdefault(name, fetched) != fetched:
            raise SettingsError(f"{where}: {row['path']} was told otherwise in a line above")
    return found


def _as_path(text: str) -> str:
    """A path as `sources` has it; Thai names come from some systems with their marks in another order."""
    return unicodedata.normalize("NFC", text).removeprefix("./")


def _read_time(text: str, where: str) -> datetime | None:
    if not text:
        return None
    try:
        time = datetime.fromisoformat(text)
        return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise SettingsError(f"{where}: {text!r} is no time; write 2026-11-01T18:00:00Z") from error


def find_fetched(manifest: Manifest, sources: Sequence[str]) -> Fetched | None:
    """Where a document came from: what is told of the first of its paths, or of the archive that it lies in."""
    for source in sources:
        path = unicodedata.normalize("NFC", source)
        while path:
            if path in manifest:
                return manifest[path]
            path = path.rpartition("!/")[0]
    return None


def tell_fetched(document: TableRow, manifest: Manifest) -> TableRow:
    """A row of `documents` with the address and the time that the manifest tells."""
    fetched = find_fetched(manifest, document["sources"])
    return document if fetched is None else {**document, "source_url": fetched.url, "fetched_at": fetched.at}

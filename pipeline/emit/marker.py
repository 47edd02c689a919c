"""The file that says that a folder is a dataset of ours, whose id it carries, and which files it is made of.

A run deletes the snapshot that it replaces, so it must know that nothing in it is anybody else's. Names do not tell:
`scores/mine.parquet` may be the work of a year.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from prongsai.pipeline.emit.schema import SCHEMA_VERSION
from prongsai.pipeline.errors import OutputError

MARKER_NAME = "dataset.json"
PROGRAM = "prongsai"
MOST_MARKER_BYTES = 1024 * 1024
"""A marker lists a dozen files; what is larger was not written by a run."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a snapshot was made from, and when; "" where an earlier version wrote none."""

    made_from: str = ""
    """Fingerprint of the rows that the tables were made from."""
    code: str = ""
    """Fingerprint of the code, models, options and reference data that made the rows."""
    made: str = ""
    """When the run began that made it (ISO 8601, UTC)."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What a dataset says of itself; `files` are relative to it, its marker aside."""

    dataset_id: str
    schema_version: str
    files: tuple[str, ...]
    origin: Origin
    number: int = 0
    """Counts the snapshots of a dataset, from 1; 0 where an earlier version wrote none."""


def read_marker(dataset: Path) -> Marker | None:
    """The marker of a folder; None where it has none, or one that no run wrote.

    Raises:
        OSError: the disk does not give it.
    """
    try:
        if (dataset / MARKER_NAME).is_symlink():
            return None
        with (dataset / MARKER_NAME).open("rb") as file:
            told = json.loads(file.read(MOST_MARKER_BYTES))
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, ValueError):
        return None  # whoever asks refuses a folder without a marker, and says so
    if not isinstance(told, dict) or told.get("program") != PROGRAM:
        return None
    dataset_id, version, files = told.get("dataset_id"), told.get("schema_version"), told.get("files")
    if not (isinstance(dataset_id, str) and isinstance(version, str) and isinstance(files, list)):
        return None
    origin = Origin(**{one.name: str(told.get(one.name, "")) for one in fields(Origin)})
    number = told.get("number", 0)
    return Marker(dataset_id, version, tuple(map(str, files)), origin, number if isinstance(number, int) else 0)


def write_marker(snapshot: Path, replaced: Path, origin: Origin = Origin(), number: int = 1) -> None:
    """Mark a finished snapshot with the id of the dataset that it will replace, or a new id where there is none.

    Raises:
        OSError: it cannot be written.
    """
    before = read_marker(replaced)
    told = {
        "program": PROGRAM,
        "dataset_id": before.dataset_id if before else uuid.uuid4().hex,
        "schema_version": SCHEMA_VERSION,
        "number": number,
        **asdict(origin),
        "files": sorted(set(list_files(snapshot)) - {MARKER_NAME}),
    }
    with (snapshot / MARKER_NAME).open("w", encoding="utf-8") as file:
        json.dump(told, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())


def is_made_from(dataset: Path, made_from: str) -> bool:
    """Whether a dataset is there, whole, and made from rows with this fingerprint."""
    marker = read_marker(dataset)
    return (
        marker is not None
        and marker.origin.made_from == made_from
        and all((dataset / name).is_file() for name in marker.files)
    )


def list_files(folder: Path) -> Iterator[str]:
    """Everything below a folder that is no folder itself, relative to it; a link counts as itself, never as its target.

    Raises:
        OSError: a folder cannot be listed.
    """

    def fail(error: OSError) -> None:
        raise error

    for where, folders, names in os.walk(folder, onerror=fail):
        links = [name for name in folders if (Path(where) / name).is_symlink()]
        yield from ((Path(where) / name).relative_to(folder).as_posix() for name in (*names, *links))


def check_target(out: Path) -> None:
    """Make sure that `out` may be replaced: it is absent, empty, or a dataset of ours and nothing else.

    Args:
        out: as `resolve_target` gives it, its own links not followed.
    Raises:
        OutputError: it is a link, a file or a mount point, or holds something that a run would destroy.
    """
    if out.is_symlink():
        raise OutputError(f"{out} is a link; give --out the folder that it leads to, or a new one")
    try:
        if not out.exists():
            return
        if not out.is_dir():
            raise OutputError(f"{out} is a file; give --out a folder for the dataset")
        if is_mount_point(out):
            raise OutputError(f"{out} is a mount point, which no run can replace; give --out a folder inside it")
        files = set(list_files(out))
        marker = read_marker(out)
    except OSError as error:
        raise OutputError(f"{out} cannot be read ({error.strerror}); give --out another folder") from error
    if not files:
        return
    if marker is None and all(name.endswith(".parquet") for name in files):
        raise OutputError(
            f"{out} holds tables but no {MARKER_NAME}, so no run knows it as its own; move it away, or delete it if an "
            "earlier version made it"
        )
    foreign = sorted(files - {MARKER_NAME, *marker.files} if marker else files)
    if foreign:
        raise OutputError(f"{out} holds other files ({', '.join(foreign[:3])}); give --out a new or empty folder")


def resolve_target(out: Path) -> Path:
    """The absolute path of the dataset, links above it followed, so that a link in its place is seen as one."""
    return out.resolve() if out.name in ("", "..") else out.parent.resolve() / out.name


def is_mount_point(folder: Path, table: Path = Path("/proc/self/mountinfo")) -> bool:
    """Whether something is mounted at `folder`, a folder of the same file system included where the system tells."""
    if os.path.ismount(folder):
        return True
    try:
        lines = table.read_bytes().splitlines()
    except OSError:
        return False  # only Linux has the table; elsewhere the swap itself says so
    return os.fsencode(folder) in {_read_octal(line.split(b" ")[4]) for line in lines if line.count(b" ") > 4}


def _read_octal(text: bytes) -> bytes:
    r"""
    >>> _read_octal(rb"/my\040data")
    b'/my data'
    """
    head, *rest = text.split(b"\\")
    return head + b"".join(bytes([int(part[:3], 8)]) + part[3:] for part in rest)

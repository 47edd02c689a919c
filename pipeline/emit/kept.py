"""Snapshots beside the dataset: those that were replaced, to go back to, and the one that was refused.

They lie in `.DATASET/history/`, a folder each, and in `.DATASET/refused/`. Which one a folder holds is what its marker
says, not its name: two folders that change places carry their markers with them, so a kill between two renames
confuses nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from prongsai.pipeline.emit.marker import Marker, read_marker

HISTORY_NAME = "history"
REFUSED_NAME = "refused"


@dataclass(frozen=True, slots=True)
class KeptSnapshot:
    """A snapshot that is not the dataset now."""

    path: Path
    marker: Marker


def list_kept(work: Path) -> list[KeptSnapshot]:
    """The replaced snapshots in the folder `work` beside a dataset, the newest first."""
    return sorted(_find(work / HISTORY_NAME), key=lambda kept: kept.marker.number, reverse=True)


def find_refused(work: Path) -> KeptSnapshot | None:
    """The snapshot that was not published; None where the last one was."""
    marker = read_marker(work / REFUSED_NAME)
    return KeptSnapshot(work / REFUSED_NAME, marker) if marker else None


def next_number(out: Path, work: Path) -> int:
    """The number of the next snapshot of a dataset: above any that was published."""
    published = read_marker(out)
    numbers = [kept.marker.number for kept in list_kept(work)]
    return max([published.number if published else 0, *numbers]) + 1


def put_away(snapshot: Path, work: Path) -> None:
    """Keep a snapshot that was replaced; one without a marker is left for the caller to delete.

    Raises:
        OSError: the folder cannot be written.
    """
    marker = read_marker(snapshot)
    if marker is None:
        return
    (work / HISTORY_NAME).mkdir(exist_ok=True)
    snapshot.rename(place_of(work, marker.number))


def put_aside(snapshot: Path, work: Path, trash: Path) -> Path:
    """Keep a snapshot that is not published, in place of an older one; gives where it lies.

    Raises:
        OSError: the folder cannot be written.
    """
    drop_refused(work, trash)
    return snapshot.rename(work / REFUSED_NAME)


def drop_refused(work: Path, trash: Path) -> None:
    """Move the snapshot that was not published to `trash`, where there is one.

    Raises:
        OSError: it cannot be moved.
    """
    if (work / REFUSED_NAME).exists():
        (work / REFUSED_NAME).rename(trash / REFUSED_NAME)


def drop_beyond(work: Path, most: int, trash: Path) -> None:
    """Move all but the newest `most` replaced snapshots to `trash`, a folder that the caller deletes.

    Raises:
        OSError: one cannot be moved.
    """
    for kept in list_kept(work)[most:]:
        kept.path.rename(trash / kept.path.name)


def place_of(work: Path, number: int) -> Path:
    """The folder of a replaced snapshot; names sort as numbers do."""
    return work / HISTORY_NAME / f"{number:06}"


def _find(folder: Path) -> Iterator[KeptSnapshot]:
    if folder.is_symlink() or not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        marker = None if path.is_symlink() else read_marker(path)
        if marker is not None:
            yield KeptSnapshot(path, marker)

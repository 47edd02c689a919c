"""A finished snapshot takes the place of the dataset, and what it replaced is kept."""

from __future__ import annotations

from pathlib import Path

from prongsai.pipeline.emit.kept import (
    KeptSnapshot,
    drop_beyond,
    drop_refused,
    list_kept,
    next_number,
    place_of,
    put_aside,
    put_away,
)
from prongsai.pipeline.emit.marker import Origin, check_target, read_marker, write_marker
from prongsai.pipeline.emit.snapshot import exchange, swap_in, sync_to_disk, work_folder
from prongsai.pipeline.errors import OutputError


def publish(new: Path, out: Path, origin: Origin, staging: Path, keep: int) -> None:
    """Put the finished snapshot `new` in the place of `out`, and keep what was there.

    Args:
        new: the tables, in `staging`.
        origin: what they were made from.
        staging: the folder from `snapshot.staging`.
        keep: how many replaced snapshots stay.
    Raises:
        OutputError: it cannot be put there, and what was at `out` is untouched; or it is there, and what was before
            cannot be kept.
    """
    work = work_folder(out)
    mark(new, out, origin)
    check_target(out)  # hours after the first look, somebody may have put a file there
    was_there = out.exists()
    swap_in(new, out, staging / "old")
    try:
        drop_refused(work, staging)
        if was_there and keep:
            put_away(new if new.exists() else staging / "old", work)
        drop_beyond(work, keep, staging)
    except OSError as error:
        raise OutputError(
            f"{out} is made, but the snapshot before it cannot be kept in {work} ({error.strerror or error}); "
            "change its permissions"
        ) from error


def refuse(new: Path, out: Path, origin: Origin, staging: Path) -> Path:
    """Keep the finished snapshot `new` aside and leave `out` as it is; gives where it lies.

    Raises:
        OutputError: the folder cannot be written.
    """
    mark(new, out, origin)
    try:
        return put_aside(new, work_folder(out), staging)
    except OSError as error:
        raise OutputError(f"{work_folder(out)} cannot be written ({error.strerror or error})") from error


def mark(new: Path, out: Path, origin: Origin) -> None:
    """Write the marker of a snapshot that is to replace `out`.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        write_marker(new, out, origin, next_number(out, work_folder(out)))
    except OSError as error:
        raise OutputError(f"{out} was not written ({error}); free some space or give --out another folder") from error


def roll_back(out: Path, kept: KeptSnapshot, staging: Path) -> None:
    """Let a snapshot that was replaced and the dataset change places; the dataset of now is kept like any other.

    Raises:
        OutputError: they cannot change places; `out` is untouched.
    """
    check_target(out)
    now = read_marker(out)
    work = work_folder(out)
    try:
        if not exchange(kept.path, out):
            out.rename(staging / "old")
            kept.path.rename(out)
            put_away(staging / "old", work)
        elif now is not None:
            kept.path.rename(place_of(work, now.number))
        sync_to_disk(out.parent)
    except OSError as error:
        raise OutputError(f"{out} could not be replaced ({error.strerror or error})") from error


def find_kept(out: Path, number: int | None) -> KeptSnapshot | None:
    """The replaced snapshot of that number, or the newest that is older than the dataset; None where there is none."""
    now = read_marker(out)
    below = now.number if now else 0
    kept = list_kept(work_folder(out))
    return next(
        (one for one in kept if one.marker.number == number or (number is None and one.marker.number < below)), None
    )

"""`prongsai history`, `diff` and `rollback`: the snapshots of a dataset, how two differ, and going back to one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from prongsai.pipeline.emit.kept import find_refused, list_kept
from prongsai.pipeline.emit.marker import read_marker, resolve_target
from prongsai.pipeline.emit.publish import find_kept, roll_back
from prongsai.pipeline.emit.rows import TableRow
from prongsai.pipeline.emit.schema import CHANGES
from prongsai.pipeline.emit.snapshot import staging, work_folder
from prongsai.pipeline.errors import InputError, OutputError
from prongsai.pipeline.history.changes import find_changes
from prongsai.pipeline.history.counts import count_documents
from prongsai.pipeline.store.results import PRINT_SHOWN

PUBLISHED, REPLACED, REFUSED = "published", "replaced", "refused"
MOST_SHOWN = 20
"""Scores told one by one: a screen (VT100, 24 lines) with its heading; all are in the table."""


@dataclass(frozen=True, slots=True)
class ListedSnapshot:
    """What is told of one snapshot; counts are of rows."""

    number: int
    state: str
    made: str
    documents: int
    scores: int
    verified: int


def list_snapshots(dataset: Path) -> list[ListedSnapshot]:
    """The snapshots of a dataset, the newest first.

    Raises:
        InputError: there is no dataset.
    """
    out = _find_dataset(dataset)
    work = work_folder(out)
    refused = find_refused(work)
    places = [(out, PUBLISHED), *((kept.path, REPLACED) for kept in list_kept(work))]
    if refused is not None:
        places.append((refused.path, REFUSED))
    found = (_describe(path, state) for path, state in places)
    return sorted((one for one in found if one is not None), key=lambda one: one.number, reverse=True)


def format_snapshot(snapshot: ListedSnapshot) -> str:
    """One line of the command's output.

    >>> format_snapshot(ListedSnapshot(7, "published", "2026-01-02T03:04:05+00:00", 60, 1300, 1100))
    '7  published  2026-01-02T03:04:05+00:00  60 documents, 1300 scores (1100 verified)'
    """
    held = f"{snapshot.documents} documents, {snapshot.scores} scores ({snapshot.verified} verified)"
    return f"{snapshot.number}  {snapshot.state}  {snapshot.made or 'by an earlier version'}  {held}"


def resolve_pair(dataset: Path, before: str, now: str) -> tuple[Path, Path]:
    """The folders of the two snapshots that a user named.

    Args:
        dataset: whose snapshots numbers mean.
        before, now: a number, `published`, `refused`, or the folder of a dataset; "" for `now` is the refused
            snapshot where there is one, and the published one otherwise, which then is held against what it replaced.
    Raises:
        InputError: one of them does not exist.
    """
    if now:
        return _resolve(dataset, before), _resolve(dataset, now)
    out = _find_dataset(dataset)
    refused = find_refused(work_folder(out))
    if before != PUBLISHED:
        return _resolve(dataset, before), out
    if refused is not None:
        return out, refused.path
    former = find_kept(out, None)
    if former is None:
        raise InputError(f"{dataset} has replaced no snapshot yet; name two datasets, or run again after a change")
    return former.path, out


def compare_snapshots(before: Path, now: Path) -> pa.Table:
    """Every change from one snapshot to another, as in the table `changes`."""
    marker = read_marker(now)
    parts = find_changes(before, now, marker.origin.code if marker else "")
    return pa.concat_tables([CHANGES.arrow_schema().empty_table(), *parts])


def format_changes(changes: pa.Table) -> Iterator[str]:
    """Changes for people: how many of each kind, then the scores one by one."""
    rows: list[TableRow] = changes.to_pylist()
    if not rows:
        yield "nothing is otherwise"
    for (table, column, why), number in sorted(Counter(map(_kind, rows)).items()):
        yield f"{number:>7}  {table}{column}  ({why})"
    scores = [row for row in rows if row["table"] == "scores" and row["column"] in ("score", "status", None)]
    yield from map(_say_score, scores[:MOST_SHOWN])
    if len(scores) > MOST_SHOWN:
        yield f"… and {len(scores) - MOST_SHOWN} more; --json or --out gives all"


def write_changes(changes: pa.Table, path: Path) -> None:
    """Write changes to a Parquet file.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        pq.write_table(changes, path, compression="zstd")
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror or error})") from error


def go_back(dataset: Path, number: int | None) -> int:
    """Publish a replaced snapshot again; gives its number.

    Raises:
        InputError: there is no such snapshot.
        OutputError: a run is going on, or the folders cannot be moved.
    """
    out = _find_dataset(dataset)
    with staging(out) as folder:  # nobody else writes meanwhile
        kept = find_kept(out, number)
        if kept is None:
            which = "older snapshot" if number is None else f"replaced snapshot {number}"
            raise InputError(f"{dataset} has no {which}; `prongsai history {dataset}` lists what there is")
        roll_back(out, kept, folder)
    return kept.marker.number


def _find_dataset(dataset: Path) -> Path:
    out = resolve_target(dataset)
    try:
        marker = read_marker(out)
    except OSError as error:
        raise InputError(f"{dataset} cannot be read ({error.strerror or error})") from error
    if marker is None:
        raise InputError(f"{dataset} is no dataset; make it with `prongsai run` first")
    return out


def _resolve(dataset: Path, name: str) -> Path:
    if name in (PUBLISHED, REFUSED) or name.isdecimal():
        out = _find_dataset(dataset)
        marker, refused = read_marker(out), find_refused(work_folder(out))
        if name == PUBLISHED or (marker and name.isdecimal() and marker.number == int(name)):
            return out
        kept = refused if name == REFUSED else find_kept(out, int(name))
        if kept is None:
            raise InputError(f"{dataset} has no snapshot {name}; `prongsai history {dataset}` lists what there is")
        return kept.path
    return _find_dataset(Path(name))


def _describe(path: Path, state: str) -> ListedSnapshot | None:
    marker, documents = read_marker(path), count_documents(path)
    if marker is None or documents is None:
        return None
    held = documents.values()
    scores, verified = sum(one.scores for one in held), sum(one.verified for one in held)
    return ListedSnapshot(marker.number, state, marker.origin.made, len(documents), scores, verified)


def _kind(row: TableRow) -> tuple[str, str, str]:
    whole = " rows came" if row["old"] is None else " rows went"
    return row["table"], f".{row['column']}" if row["column"] else whole, row["why"]


def _say_score(row: TableRow) -> str:
    about = [(row["document_id"] or "")[:PRINT_SHOWN], row["subject"], row["fiscal_year"], row["code"]]
    where = " ".join(str(one) for one in about if one)
    old, new = (_say_value(row[side], is_row=row["column"] is None) for side in ("old", "new"))
    return f"         {where}{' ' + row['column'] if row['column'] else ''}: {old} → {new} ({row['why']})"


def _say_value(value: str | None, is_row: bool) -> str:
    if value is None:
        return "none"
    row = json.loads(value) if is_row else None
    return f"{row['score']} {row['status']}" if row else value

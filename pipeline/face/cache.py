"""`prongsai cache`: what the results kept beside a dataset take, and taking away what is of no more use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from prongsai.pipeline.emit.marker import resolve_target
from prongsai.pipeline.emit.snapshot import staging, table_path, work_folder
from prongsai.pipeline.errors import InputError
from prongsai.pipeline.store.journal import read_prints
from prongsai.pipeline.store.usage import STAGES, KeptFile, list_kept

_BYTES_PER_MB = 1_000_000
"""By definition of the prefix."""

WHAT = {
    "pictures": "pages read from their picture",
    "pages": "pages of documents",
    "blocks": "text and tables of documents",
    "second": "pages read a second time",
    "rows": "rows of documents",
}


@dataclass(frozen=True, slots=True)
class StageUsage:
    """What the results of one stage take; bytes, those of no more use apart."""

    stage: str
    files: int
    used_bytes: int
    unused_bytes: int


def measure_cache(dataset: Path) -> list[StageUsage]:
    """What is kept beside a dataset, by stage.

    Raises:
        InputError: nothing is kept there.
    """
    return _count(_list(dataset))


def prune_cache(dataset: Path) -> list[StageUsage]:
    """Delete what the last run would not use again; gives what was there before.

    Raises:
        InputError: nothing is kept there.
        OutputError: a run is going on.
    """
    found = _list(dataset)
    with staging(resolve_target(dataset)):  # nobody else writes meanwhile
        for kept in found:
            if not kept.is_used:
                kept.path.unlink(missing_ok=True)
    return _count(found)


def format_usage(usage: StageUsage) -> str:
    """One line of the command's output.

    >>> format_usage(StageUsage("rows", 3, 2_500_000, 100_000))
    'rows      3 files, 2.5 MB in use, 0.1 MB of other code, options or documents (rows of documents)'
    """
    in_use, unused = (f"{size / _BYTES_PER_MB:.1f} MB" for size in (usage.used_bytes, usage.unused_bytes))
    what = f"{in_use} in use, {unused} of other code, options or documents"
    return f"{usage.stage:<9} {usage.files} files, {what} ({WHAT[usage.stage]})"


def _list(dataset: Path) -> list[KeptFile]:
    folder = work_folder(resolve_target(dataset))
    prints = read_prints(folder)
    documents = table_path(dataset, "documents")
    if prints is None or not documents.is_file():
        raise InputError(f"nothing is kept beside {dataset}; make it with `prongsai run` first")
    ids = set(pq.read_table(documents, columns=["document_id"], partitioning=None).column("document_id").to_pylist())
    return list(list_kept(folder / "store", prints, ids))


def _count(kept: Sequence[KeptFile]) -> list[StageUsage]:
    return [
        StageUsage(
            stage,
            sum(one.stage == stage for one in kept),
            sum(one.size for one in kept if one.stage == stage and one.is_used),
            sum(one.size for one in kept if one.stage == stage and not one.is_used),
        )
        for stage in STAGES
    ]

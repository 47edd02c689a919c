"""What the results kept beside a dataset take of the disk, and what of them is of no more use."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from prongsai.pipeline.store.prints import Prints, Stage
from prongsai.pipeline.store.results import PRINT_SHOWN

STAGES: tuple[Stage, ...] = tuple(stage for stage in get_args(Stage) if stage not in ("files", "across"))
"""What is kept of files is a ledger, which each run writes anew; what all documents together say is kept nowhere."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file of results; `is_used`: the last run would take it, as long as nothing changes."""

    path: Path
    stage: Stage
    size: int
    is_used: bool


def list_kept(folder: Path, prints: Prints, documents: Container[str]) -> Iterator[KeptFile]:
    """Every file of results, by path.

    Args:
        folder: where the results lie.
        prints: the fingerprints of the last run.
        documents: the ids of the documents that it found.
    """
    for stage in STAGES:
        for path in sorted((folder / stage).glob("*/*")):
            document_id, _, rest = path.name.partition("-")
            is_used = document_id in documents and rest[:PRINT_SHOWN] == prints.of(stage)[:PRINT_SHOWN]
            yield KeptFile(path, stage, path.stat().st_size, is_used)

"""Whether a new snapshot lost so much of the one before that a person should look before it is published.

A dataset of fewer rows is as well-formed as one of more: a wrong folder, a disk that was not mounted or a night of
time-outs give a clean run. So each document is held against what it was before; what is new elsewhere makes up for
nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from prongsai.pipeline.history.counts import Held, count_documents, find_successors

WHOLE = ""
"""Stands for the dataset as a whole where a folder's name would stand."""
HANDMADE = 1
"""Documents. One file that is gone or changed is somebody's doing; to refuse it would teach people to accept."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What a new snapshot has less of than the one before."""

    folder: str
    """The first part of the documents' paths, or `WHOLE`."""
    what: str
    """`documents`, `documents read`, `scores` or `verified scores`."""
    before: int
    lost: int
    documents: int
    """How many documents the loss is spread over."""

    def as_line(self) -> str:
        """For people.

        >>> Loss("nan", "scores", 200, 60, 3).as_line()
        'folder nan: 60 of 200 scores are gone, from 3 documents'
        """
        where = f"folder {self.folder}" if self.folder else "in all"
        return f"{where}: {self.lost} of {self.before} {self.what} are gone, from {self.documents} documents"


def find_losses(before: Path, now: Path, percent: float) -> tuple[Loss, ...] | None:
    """What the snapshot `now` lost of the snapshot `before`, in all and by folder, where it is more than `percent`.

    A loss that rests on one document counts only where nothing is left. None where there is no snapshot before, or its
    tables are damaged: then nothing can be said.

    Raises:
        OSError: the disk does not give the tables.
    """
    old, new = count_documents(before), count_documents(now)
    if old is None or new is None:
        return None
    return tuple(
        loss
        for loss in _weigh(old, find_successors(old, new))
        if loss.lost * 100 > percent * loss.before and _is_grave(loss)
    )


def _is_grave(loss: Loss) -> bool:
    return loss.documents > HANDMADE or (loss.folder == WHOLE and loss.lost == loss.before)


def _weigh(old: Mapping[str, Held], successors: Mapping[str, Held | None]) -> Iterator[Loss]:
    by_folder: dict[str, list[tuple[Held, Held | None]]] = defaultdict(list)
    for document_id, held in old.items():
        pair = (held, successors[document_id])
        by_folder[WHOLE].append(pair)
        folder = _folder_of(held)
        if folder:
            by_folder[folder].append(pair)
    for folder in sorted(by_folder):
        yield from _weigh_folder(folder, by_folder[folder])


def _weigh_folder(folder: str, pairs: Sequence[tuple[Held, Held | None]]) -> Iterator[Loss]:
    gone = [held for held, successor in pairs if successor is None]
    yield Loss(folder, "documents", len(pairs), len(gone), len(gone))
    yield _loss(folder, "documents read", ((held.is_read, now.is_read) for held, now in pairs if now))
    yield _loss(folder, "scores", ((held.scores, now.scores if now else 0) for held, now in pairs))
    yield _loss(folder, "verified scores", ((held.verified, now.verified if now else 0) for held, now in pairs))


def _loss(folder: str, what: str, counts: Iterable[tuple[int, int]]) -> Loss:
    pairs = list(counts)
    lost = [before - now for before, now in pairs if before > now]
    return Loss(folder, what, sum(before for before, _ in pairs), sum(lost), len(lost))


def _folder_of(held: Held) -> str:
    """The first folder, or the archive, that a document lies in; "" where it lies in none."""
    first, slash, _ = held.sources[0].partition("/")
    return first.removesuffix("!") if slash else ""

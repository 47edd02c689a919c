"""What was seen in one file, as a record that can be kept: an unchanged file need not be opened again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.walk import FilePlace
from prongsai.pipeline.model import Finding

PASSING = frozenset(
    ("document-timeout", "document-crashed", "document-out-of-memory", "file-unreadable", "file-changed")
)
"""Findings that another try may not make: the machine was busy, a disk was away."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One document in a file: the file itself (no `positions`), or a member of it (a position for each archive level).

    `size` is in bytes. `failure` says why it need not be read at all; `findings` is what its name or place tells.
    """

    document_id: str
    source: str
    media_type: str
    size: int
    positions: tuple[int, ...] = ()
    failure: Finding | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """All that one file turned out to be: documents, and things to say of what is none."""

    source: str
    seen: tuple[Seen, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def may_be_kept(self) -> bool:
        """Whether the file alone made it so, and would again while it stays as it is."""
        return not any(finding.code in PASSING for finding in self.findings)


def look_key(place: FilePlace, settings: Settings) -> str:
    """What else a `Looked` rests on than the file and our code: its source, and the settings that bear on it.

    A kept record is good where the place's `stamp` and this are the same.
    """
    parts = (place.source, str(settings.max_file_mb), *settings.skip)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def looked_to_plain(looked: Looked) -> dict[str, Any]:
    """As dicts, lists, strings and numbers, for JSON."""
    return {
        "source": looked.source,
        "seen": [
            {
                **{name: getattr(one, name) for name in ("document_id", "source", "media_type", "size")},
                "positions": list(one.positions),
                "failure": _finding_to_plain(one.failure) if one.failure else None,
                "findings": [_finding_to_plain(finding) for finding in one.findings],
            }
            for one in looked.seen
        ],
        "findings": [_finding_to_plain(finding) for finding in looked.findings],
    }


def looked_from_plain(plain: Mapping[str, Any]) -> Looked:
    """Undo `looked_to_plain`.

    Raises:
        ValueError: it is something else.
    """
    try:
        return Looked(
            plain["source"],
            tuple(
                Seen(
                    **{name: one[name] for name in ("document_id", "source", "media_type", "size")},
                    positions=tuple(one["positions"]),
                    failure=Finding(**one["failure"]) if one["failure"] else None,
                    findings=tuple(Finding(**finding) for finding in one["findings"]),
                )
                for one in plain["seen"]
            ),
            tuple(Finding(**finding) for finding in plain["findings"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"no record of a file: {error}") from error


def _finding_to_plain(finding: Finding) -> dict[str, Any]:
    """The fields that are set; what is said of a file has no box."""
    told = {one.name: getattr(finding, one.name) for one in fields(finding)}
    return {name: value for name, value in told.items() if value is not None}

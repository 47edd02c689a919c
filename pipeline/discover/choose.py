"""A part of a folder: what the user chose of its files and documents, by path, by time, or a few to try.

Files are chosen before anything is opened, so that a try on ten of a million files takes as long as ten files; archives
hold documents of other names, so these are chosen once more when all are known.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from fnmatch import fnmatch
from typing import TypeVar

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.look import ARCHIVE_MARK
from prongsai.pipeline.discover.walk import FilePlace, Walked
from prongsai.pipeline.errors import SettingsError
from prongsai.pipeline.model import Finding

ARCHIVE_SUFFIX = ".zip"
"""Of files that are opened whatever `only` says of them: a pattern may mean what they hold."""
_NS_PER_S = 1_000_000_000
"""By definition."""

_T = TypeVar("_T")


def is_chosen(source: str, patterns: Sequence[str]) -> bool:
    """Whether a path, or a folder or archive above it, matches one of some glob patterns; all do where there is none.

    >>> is_chosen("trang/2567/a.zip!/b.pdf", ["trang"]), is_chosen("trang/2567/a.zip!/b.pdf", ["*/a.zip"])
    (True, True)
    >>> is_chosen("trang/a.pdf", ["*.docx"]), is_chosen("trang/a.pdf", [])
    (False, True)
    """
    return not patterns or any(fnmatch(path, pattern) for path in _paths_to(source) for pattern in patterns)


def _paths_to(source: str) -> Iterator[str]:
    """A path, and every folder and archive above it."""
    yield source
    for at, sign in enumerate(source):
        if sign == "/":
            yield source[:at].removesuffix(ARCHIVE_MARK.removesuffix("/"))


def parse_since(text: str) -> datetime:
    """A day or a time of day in the zone of this machine, unless it names another.

    Raises:
        SettingsError: it is none.
    """
    try:
        return datetime.fromisoformat(text.strip()).astimezone()
    except (ValueError, OverflowError) as error:
        raise SettingsError(f"--since {text!r} is no time; write 2026-11-01 or 2026-11-01T18:00") from error


def choose_places(walked: Walked, settings: Settings) -> Walked:
    """The files of a walk that may hold what the settings choose, and what was said of them and of folders."""
    since_ns = settings.since.timestamp() * _NS_PER_S if settings.since else 0.0
    chosen = [
        place
        for place in walked.places
        if place.stamp.mtime_ns >= since_ns
        and (is_chosen(place.source, settings.only) or place.source.lower().endswith(ARCHIVE_SUFFIX))
    ]
    chosen = _first_few(chosen, settings, _source_of)
    left = {place.source for place in walked.places} - {place.source for place in chosen}
    return replace(walked, places=tuple(chosen), findings=tuple(f for f in walked.findings if f.raw not in left))


def choose_documents(sources: Iterable[Sequence[str]], settings: Settings) -> set[str]:
    """The documents that the settings choose, each by the first of the paths that hold it."""
    chosen = sorted(paths[0] for paths in sources if any(is_chosen(path, settings.only) for path in paths))
    return set(_first_few(chosen, settings, str))


def choose_findings(findings: Iterable[Finding], settings: Settings) -> list[Finding]:
    """What was said of files that the settings choose, or of no file."""
    return [finding for finding in findings if finding.raw is None or is_chosen(finding.raw, settings.only)]


def _first_few(chosen: list[_T], settings: Settings, name: Callable[[_T], str]) -> list[_T]:
    """As many as `sample` and `limit` leave: a sample is the same each time, and whatever else comes into the folder
    hardly changes it."""
    if settings.sample:
        drawn = sorted(chosen, key=lambda one: hashlib.sha256(name(one).encode()).digest())[: settings.sample]
        names = {name(one) for one in drawn}
        chosen = [one for one in chosen if name(one) in names]
    return chosen[: settings.limit] if settings.limit else chosen


def _source_of(place: FilePlace) -> str:
    return place.source

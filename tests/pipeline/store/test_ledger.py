"""The ledger of files: what is unchanged is not opened, whatever changed is."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.looked import Looked, Seen
from prongsai.pipeline.discover.walk import FilePlace, walk
from prongsai.pipeline.model import Finding
from prongsai.pipeline.store.ledger import LEDGER_NAME, SETTLED_NS, Ledger

SETTINGS = Settings(workers=1)


class Looking:
    """Looks at files and remembers at which."""

    def __init__(self, *findings: Finding) -> None:
        self.at: list[str] = []
        self.findings = findings

    def __call__(self, places: Sequence[FilePlace], settings: Settings) -> Iterator[Looked]:
        for place in places:
            self.at.append(place.source)
            seen = Seen(f"id of {place.path.read_text()}", place.source, "text/plain", place.stamp.size)
            yield Looked(place.source, (seen,), self.findings)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    for name in "ab":
        (tmp_path / "reports" / f"{name}.txt").write_text(name)
        age(tmp_path / "reports" / f"{name}.txt", 60)
    return tmp_path / "reports"


def age(path: Path, seconds: int) -> None:
    """Let a file have changed so long ago."""
    stamp = path.stat().st_mtime_ns - seconds * 1_000_000_000
    os.utime(path, ns=(stamp, stamp))


def look(reports: Path, looking: Looking, print_: str = "code", is_trusted: bool = True, settings: Settings = SETTINGS):
    ledger = Ledger(reports.parent / LEDGER_NAME, print_, is_trusted, looking)
    return sorted(one.seen[0].document_id for one in ledger(walk([reports], settings).places, settings))


def test_unchanged_files_are_not_opened_again(reports: Path) -> None:
    looking = Looking()
    assert look(reports, looking) == look(reports, looking) == ["id of a", "id of b"]
    assert looking.at == ["a.txt", "b.txt"]


def test_what_changed_in_size_time_or_place_is_opened(reports: Path) -> None:
    looking = Looking()
    look(reports, looking)
    (reports / "a.txt").write_text("A")
    age(reports / "a.txt", 30)
    assert look(reports, looking) == ["id of A", "id of b"]
    (reports / "b.txt").rename(reports / "c.txt")
    assert look(reports, looking) == ["id of A", "id of b"]
    (reports / "new").write_text("a")  # the same size and time under the old name, but another inode
    os.utime(reports / "new", ns=((reports / "a.txt").stat().st_mtime_ns,) * 2)
    (reports / "new").replace(reports / "a.txt")
    assert look(reports, looking) == ["id of a", "id of b"]
    assert looking.at == ["a.txt", "b.txt", "a.txt", "c.txt", "a.txt"]


def test_file_that_changed_a_moment_ago_is_opened_again(reports: Path) -> None:
    looking = Looking()
    (reports / "b.txt").unlink()
    place = walk([reports], SETTINGS).places[0]
    for later_ns, times in ((SETTLED_NS, 2), (SETTLED_NS + 1, 3)):
        ledger = Ledger(
            reports.parent / LEDGER_NAME, "code", True, looking, lambda later=later_ns: place.stamp.mtime_ns + later
        )
        list(ledger([place], SETTINGS))
        list(ledger([place], SETTINGS))
        assert len(looking.at) == times


def test_other_code_other_settings_and_verifying_open_all(reports: Path) -> None:
    looking = Looking()
    look(reports, looking)
    look(reports, looking, print_="other code")
    look(reports, looking, print_="other code", settings=replace(SETTINGS, max_file_mb=7))
    look(reports, looking, print_="other code", settings=replace(SETTINGS, max_file_mb=7), is_trusted=False)
    assert looking.at == ["a.txt", "b.txt"] * 4


def test_what_only_happened_just_now_is_not_kept(reports: Path) -> None:
    looking = Looking(Finding("error", "file-unreadable", "the disk was away"))
    look(reports, looking)
    look(reports, looking)
    assert looking.at == ["a.txt", "b.txt"] * 2


@pytest.mark.parametrize("damage", ["", "{", '"code"\n[', '"code"\n["x", {}]\n', "\0"])
def test_damaged_ledger_is_no_ledger(reports: Path, damage: str) -> None:
    looking = Looking()
    look(reports, looking)
    (reports.parent / LEDGER_NAME).write_text(damage)
    assert look(reports, looking) == ["id of a", "id of b"]
    assert looking.at == ["a.txt", "b.txt"] * 2

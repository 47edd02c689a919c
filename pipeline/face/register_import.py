"""What `prongsai gazetteer import` does: read the file, say what it changes, and put it in use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from prongsai.pipeline.face.found_bodies import format_unit
from prongsai.pipeline.face.imported import choose_gazetteer, put_in_use, write_register
from prongsai.pipeline.link.gazetteer import Gazetteer, load_gazetteer
from prongsai.pipeline.link.gazetteer_changes import GazetteerChanges, compare_gazetteers
from prongsai.pipeline.link.register_file import RegisterFile, read_register_file, write_register_file
from prongsai.pipeline.model import Unit

_SHOWN = 3
"""Bodies that a line names of many; `--json` has all."""


@dataclass(frozen=True, slots=True)
class RegisterImport:
    """What an import changes; `path` is the register in use, None where nothing was put in use."""

    source: Path
    read: RegisterFile
    before: Path | None
    before_bodies: int
    bodies: int
    changes: GazetteerChanges
    path: Path | None

    def as_dict(self) -> dict[str, Any]:
        """All of it as JSON takes it; bodies by their ids."""
        changes = self.changes
        return {
            "source": str(self.source), "in_use": str(self.path) if self.path else None,
            "before": str(self.before) if self.before else None, "bodies_before": self.before_bodies,
            "bodies": self.bodies, "lines_repeated": self.read.repeated, "headings_unused": list(self.read.unused),
            "cells_unread": dict(self.read.unread or {}),
            "types": {name: list(counts) for name, counts in changes.types.items()},
            "new": [unit.unit_id for unit in changes.new], "gone": [unit.unit_id for unit in changes.gone],
            "became": [[before.unit_id, after.unit_id] for before, after in changes.became],
            "facts": {name: asdict(count) for name, count in changes.facts.items()},
        }  # fmt: skip


def import_file(source: Path, *, is_kept: bool) -> RegisterImport:
    """Read a register, compare it with the gazetteer in use, and put it in its place where it says anything else.

    Raises:
        InputError: the file is no register, or a row of it is off.
        OutputError: the user's folder cannot be written.
    """
    load_gazetteer(source)  # an error names the file that the user knows, and its line
    read = read_register_file(source)
    before = choose_gazetteer(None)
    old = load_gazetteer(before)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "register.csv"
        write_register_file(path, read.rows, source.name)
        now = load_gazetteer(path)
        changes = compare_gazetteers(old, now)
    kept = write_register(read.rows, source) if is_kept and not (before is not None and changes.is_none) else None
    if kept is not None:
        put_in_use(kept, source, _count(now))
    return RegisterImport(source, read, before, _count(old), _count(now), changes, kept)


def _count(gazetteer: Gazetteer) -> int:
    return len(gazetteer.listed_bodies())


def format_import(done: RegisterImport) -> Iterator[str]:
    """What a person reads of it, a line for each thing."""
    yield f"register   {done.bodies:,} bodies in {done.source}"
    before = "the built-in gazetteer, of places that may have a body" if done.before is None else str(done.before)
    yield f"before     {done.before_bodies:,} in {before}"
    for name, (old, now) in done.changes.types.items():
        yield f"{name:10} {old:,} -> {now:,}"
    yield from _bodies("new", done.changes.new)
    yield from _bodies("gone" if done.before else "no body", done.changes.gone)
    if done.changes.became:
        pairs = "; ".join(f"{a.full_name} -> {format_unit(b)}" for a, b in done.changes.became[:_SHOWN])
        yield f"became     {len(done.changes.became):,} of another type now, such as {pairs}"
    for name, count in done.changes.facts.items():
        told = ((count.gained, "gained"), (count.changed, "changed"), (count.lost, "lost"))
        yield f"{name:10} {', '.join(f'{number:,} {what}' for number, what in told if number)}"
    if done.changes.is_none:
        yield "changed    nothing"
    yield from _left_out(done.read)


def _bodies(what: str, units: Sequence[Unit]) -> Iterator[str]:
    if units:
        named = "; ".join(map(format_unit, units[:_SHOWN]))
        yield f"{what:10} {len(units):,}, such as {named}"


def _left_out(read: RegisterFile) -> Iterator[str]:
    if read.repeated:
        yield f"repeated   {read.repeated:,} lines tell a body again"
    for column, count in (read.unread or {}).items():
        yield f"unread     {count:,} cells of {column} that are no number"
    if read.unused:
        yield f"unused     columns {', '.join(read.unused)}"

"""Folders -> the files in them: names and what `stat` says, nothing opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from prongsai.normalizers.printable import escape_name
from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.archives import is_hidden
from prongsai.pipeline.discover.sayings import file_finding, not_a_report_finding, unreadable_finding
from prongsai.pipeline.errors import InputError
from prongsai.pipeline.model import Finding


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells an unchanged file without opening it: bytes, time of the last change, number in its file system."""

    size: int
    mtime_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A regular file; `source` is its path below the input folder as `sources` has it, every part by `escape_name`."""

    source: str
    path: Path
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Walked:
    """The files of a walk in the order of their sources, and what there is to say of names and folders."""

    places: tuple[FilePlace, ...]
    findings: tuple[Finding, ...]


def walk(roots: Sequence[Path], settings: Settings) -> Walked:
    """The files under the given folders, and the files given.

    Sources are relative to the folder, or to what several roots have in common. Hidden files, the dataset itself and
    what `settings.skip` matches are left out silently. Links are followed where they stay inside the folders given;
    folders are entered once, by their own name where they have one.

    Raises:
        InputError: a root does not exist or cannot be listed.
    """
    resolved = [_resolve_root(root) for root in roots]
    base = Path(os.path.commonpath([root if root.is_dir() else root.parent for root in resolved]))
    walker = _Walker(base, tuple(resolved), settings.out.resolve() if settings.out else None)
    for root in resolved:
        if root.is_dir():
            walker.enter(root)
        else:
            walker.take(root)
    walker.follow_links()
    places = sorted(walker.places.values(), key=lambda place: place.source)
    kept = tuple(place for place in places if not is_skipped(place.source, settings))
    findings = [*walker.findings, *_odd_names(kept, base)]
    return Walked(kept, tuple(sorted(findings, key=lambda finding: (finding.raw or "", finding.code))))


def is_skipped(source: str, settings: Settings) -> bool:
    """Whether the user left a file or member out."""
    return any(fnmatch(source, pattern) for pattern in settings.skip)


def source_of(path: Path, base: Path) -> str:
    """The path below `base` as text that can be printed, stored and read back."""
    parts = path.relative_to(base).parts
    last = len(parts) - 1
    return "/".join(escape_name(part, is_folder=at < last) for at, part in enumerate(parts))


def _resolve_root(root: Path) -> Path:
    """A root without links above it; a file keeps its own name, which may say whose report it is."""
    try:
        if not root.exists():
            raise InputError(f"{root} does not exist; give a folder of reports or a report")
        if not root.is_dir():
            return root.parent.resolve() / root.name
        if not os.access(root, os.R_OK | os.X_OK):
            raise InputError(f"{root} may not be read; check its permissions")
        return root.resolve()
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
        raise InputError(f"{root} cannot be read ({error}); check its permissions and links") from error


@dataclass(slots=True)
class _Walker:
    base: Path
    bounds: tuple[Path, ...]
    own_output: Path | None
    places: dict[Path, FilePlace] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    _entered: set[tuple[int, int]] = field(default_factory=set)
    _links: list[Path] = field(default_factory=list)

    def enter(self, folder: Path) -> None:
        """Take the files below a folder; links are kept for later."""
        waiting = [folder]
        while waiting:
            here = waiting.pop()
            try:
                status = here.stat()
                # a link back to a folder above would otherwise be followed for ever
                if (status.st_dev, status.st_ino) in self._entered:
                    continue
                self._entered.add((status.st_dev, status.st_ino))
                with os.scandir(here) as entries:
                    names = [(entry.name, entry.is_symlink(), entry.is_dir(follow_symlinks=False)) for entry in entries]
            except OSError as error:
                self.findings.append(
                    unreadable_finding(self._source(here), f"the folder cannot be listed ({error.strerror})")
                )
                continue
            closed = 0
            for name, is_link, is_folder in names:
                path = here / name
                if is_hidden(name) or path == self.own_output:
                    continue
                if is_link:
                    self._links.append(path)
                elif is_folder:
                    waiting.append(path)
                else:
                    closed += not self.take(path)
            if closed:
                message = f"{closed} of its files cannot be looked at (no permission to enter the folder)"
                self.findings.append(unreadable_finding(self._source(here), message))

    def take(self, path: Path) -> bool:
        """Take one file; False where its folder does not let it be looked at, which is said once for the folder."""
        source = self._source(path)
        try:
            status = path.stat()
        except PermissionError:
            return False
        except OSError as error:
            self.findings.append(unreadable_finding(source, f"the file cannot be read ({error.strerror})"))
            return True
        if stat.S_ISREG(status.st_mode):
            self.places[path] = FilePlace(source, path, Stamp(status.st_size, status.st_mtime_ns, status.st_ino))
        else:
            self.findings.append(not_a_report_finding(source, "is not a regular file"))
        return True

    def follow_links(self) -> None:
        """Follow the links met, and those met by following them, as far as they stay inside the folders given."""
        while self._links:
            links, self._links = sorted(self._links), []
            for link in links:
                self._follow(link)

    def _follow(self, link: Path) -> None:
        source = self._source(link)
        try:
            target = link.resolve(strict=True)
            is_folder = target.is_dir()
        except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
            reason = (error.strerror if isinstance(error, OSError) else None) or "links in a circle"
            self.findings.append(unreadable_finding(source, f"the link leads to nothing that can be read ({reason})"))
            return
        if self.own_output is not None and target.is_relative_to(self.own_output):
            return
        if not any(target.is_relative_to(bound) for bound in self.bounds):
            remedy = "give the place that it leads to as well, or copy the file here"
            self.findings.append(
                file_finding(source, "warning", "link-not-followed", "is a link out of the folder given", remedy)
            )
        elif is_folder:
            self.enter(link)
        elif not self.take(link):
            self.findings.append(unreadable_finding(source, "the link leads to a file that cannot be looked at"))

    def _source(self, path: Path) -> str:
        return source_of(path, self.base) or "."


def _odd_names(places: Sequence[FilePlace], base: Path) -> list[Finding]:
    """One finding for each file or folder whose name is written otherwise than it is."""
    odd = set()
    for place in places:
        parts = place.path.relative_to(base).parts
        odd |= {
            source_of(base.joinpath(*parts[: at + 1]), base)
            for at, part in enumerate(parts)
            if escape_name(part, is_folder=at < len(parts) - 1) != part
        }
    return [odd_name(source) for source in sorted(odd)]


def odd_name(source: str) -> Finding:
    """Says that a name is written with escapes."""
    what = "stands for a name that is no plain text: bytes that are no UTF-8, or characters that act on a terminal"
    return file_finding(
        source, "info", "name-escaped", what, "nothing; rename it if other programs shall read the path"
    )

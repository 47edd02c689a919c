"""A folder of files -> the distinct documents in it, known by their bytes.

What is hidden, and what the user skips, is passed over. Everything else that is left out or looks wrong leaves a
finding, so that the counts add up for whoever gave the folder.
"""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from pathlib import Path
from typing import IO

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.archives import (
    READ_ERRORS,
    Member,
    is_hidden,
    is_office_archive,
    is_word_archive,
    iterate_chunks,
    list_members,
    read_bounded,
)
from prongsai.pipeline.discover.media_types import (
    DOCX,
    HEAD_BYTES,
    NOT_READ_SUFFIXES,
    TEXT_TYPES,
    UNKNOWN,
    ZIP,
    check_promise,
    media_type_of_bytes,
    media_type_of_name,
)
from prongsai.pipeline.errors import DocumentError, InputError
from prongsai.pipeline.model import Document, Finding

ARCHIVE_MARK = "!/"
MAX_ARCHIVE_DEPTH = 2
"""An archive may hold archives, and those hold files; deeper ones are reported and left closed."""


@dataclass(frozen=True, slots=True)
class Input:
    """A document and where its bytes lie: a file, or a member of the archive at `path` (a position per level).

    `failure` says why it need not be read at all; `findings` is what its name or place already tells.
    """

    document: Document
    path: Path
    positions: tuple[int, ...] = ()
    failure: Finding | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def filename(self) -> str:
        """The file's own name, without folder and archive."""
        return self.document.sources[0].replace(ARCHIVE_MARK, "/").rsplit("/", 1)[-1]


Found = Input | Finding
"""What a file turns out to be: a document, or something to say of it."""


@dataclass(slots=True)
class Discovery:
    """What was found: inputs by document id, and findings about files that are no document."""

    inputs: dict[str, Input] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def add(self, found: Found) -> None:
        """Add one input or finding; the same bytes at another place add a source to the first."""
        if isinstance(found, Finding):
            self.findings.append(found)
            return
        first = self.inputs.get(found.document.document_id)
        if first is None:
            self.inputs[found.document.document_id] = found
            return
        # The one whose source comes first stands for both, so that the order of the walk does not show.
        a, b = sorted((first, found), key=lambda item: item.document.sources[0])
        sources = tuple(sorted({*first.document.sources, *found.document.sources}))
        failure = a.failure if b.failure else None
        kept = a if failure or not a.failure else b
        self.inputs[found.document.document_id] = replace(
            kept, document=replace(kept.document, sources=sources), failure=failure
        )

    def ordered(self) -> list[Input]:
        """The inputs in the order of the dataset."""
        return [self.inputs[document_id] for document_id in sorted(self.inputs)]


@dataclass(frozen=True, slots=True)
class _Place:
    """A file or member on its way to becoming an input."""

    source: str
    path: Path
    positions: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        return self.source.rsplit("/", 1)[-1]


def discover(roots: Sequence[Path], settings: Settings) -> Discovery:
    """Find every document under the given folders and files.

    Sources are relative to the folder, or to what several roots have in common. Hidden files, the dataset itself and
    what `settings.skip` matches are left out silently.

    Raises:
        InputError: a root does not exist or cannot be listed.
    """
    for root in roots:
        if not root.exists():
            raise InputError(f"{root} does not exist; give a folder of reports or a report")
        if root.is_dir() and not os.access(root, os.R_OK | os.X_OK):
            raise InputError(f"{root} may not be read; check its permissions")
    base = Path(os.path.commonpath([(root if root.is_dir() else root.parent).resolve() for root in roots]))
    own_output = settings.out.resolve() if settings.out else None
    walked = [found for root in roots for found in _walk(root.resolve(), own_output, base)]
    discovery = Discovery(findings=[found for found in walked if isinstance(found, Finding)])
    for path in sorted({found for found in walked if isinstance(found, Path)}):
        place = _Place(path.relative_to(base).as_posix(), path)
        if not any(fnmatch(place.source, pattern) for pattern in settings.skip):
            for found in _take_file(place, settings):
                discovery.add(found)
    return discovery


def _walk(root: Path, own_output: Path | None, base: Path) -> Iterator[Path | Finding]:
    """The files under a root, and a finding for each folder that cannot be listed."""
    if not root.is_dir():
        yield root
        return
    errors: list[OSError] = []
    seen: set[tuple[int, int]] = set()
    for folder, names, files in os.walk(root, followlinks=True, onerror=errors.append):
        here = Path(folder)
        status = here.stat()
        names[:] = sorted(name for name in names if not is_hidden(name) and here / name != own_output)
        # a link back to a folder above would otherwise be followed for ever
        if (status.st_dev, status.st_ino) in seen:
            names.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        yield from (here / name for name in files if not is_hidden(name))
    for error in errors:
        place = os.path.relpath(error.filename, base)
        yield _unreadable(place, f"the folder cannot be listed ({error.strerror})")


def _take_file(place: _Place, settings: Settings) -> Iterator[Found]:
    if place.path.exists() and not place.path.is_file():
        yield _not_a_report(place, "is not a regular file")
        return
    try:
        with place.path.open("rb") as file:
            yield from _take(place, file, place.path.stat().st_size, settings)
    except READ_ERRORS as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
        yield _unreadable(place.source, f"the file cannot be read ({reason})")


def _take(place: _Place, file: IO[bytes], size: int, settings: Settings) -> Iterator[Found]:
    """Decide what one seekable file is: a document, an archive of some, or nothing that is read."""
    head = file.read(HEAD_BYTES)
    file.seek(0)
    media_type = media_type_of_bytes(head, place.name)
    promised = media_type_of_name(place.name)
    if media_type in (ZIP, DOCX):
        members = _open_archive(place, file, settings)
        if members is not None:
            yield from members
            return
        media_type = DOCX
    elif promised is None and media_type in (*TEXT_TYPES, UNKNOWN):
        yield _not_a_report(place, "is no PDF, Word file, text or archive")
        return
    failure, findings = _judge(place, media_type, size, settings)
    kind = promised if failure and promised and promised != ZIP else media_type
    digest = hashlib.sha256()
    for chunk in iterate_chunks(file):
        digest.update(chunk)
    document = Document(digest.hexdigest(), (place.source,), kind)
    yield Input(document, place.path, place.positions, failure, findings)


def _judge(place: _Place, media_type: str, size: int, settings: Settings) -> tuple[Finding | None, tuple[Finding, ...]]:
    """What is wrong with a file before it is read: why it need not be, and what else to say."""
    if size == 0:
        remedy = "fetch it again, or leave it out with --skip"
        return Finding("error", "document-empty", f"{place.source} is empty", raw=place.source, suggestion=remedy), ()
    if size > settings.max_file_bytes:
        message = f"{place.source} is larger than {settings.max_file_mb} MB"
        remedy = "raise --max-file if it is a report, else leave it out with --skip"
        return Finding("error", "file-too-large", message, raw=place.source, suggestion=remedy), ()
    promise = check_promise(place.name, media_type)
    if promise == "kept":
        return None, ()
    message = f"{place.source} is not what its name says; it holds {media_type}"
    if promise == "harmless":
        remedy = "rename the file; it was read as what it holds"
        return None, (Finding("warning", "media-type-mismatch", message, raw=place.source, suggestion=remedy),)
    remedy = "fetch it again (servers answer with a web page when a file is gone), or rename it if it is a dump"
    return Finding("error", "media-type-mismatch", message, raw=place.source, suggestion=remedy), ()


def _open_archive(place: _Place, file: IO[bytes], settings: Settings) -> list[Found] | None:
    """What the members of an archive are; None where it is one document by itself, a Word file."""
    found: list[Found] = []
    try:
        with zipfile.ZipFile(file) as archive:
            if is_word_archive(archive):
                file.seek(0)
                return None
            if is_office_archive(archive):
                return [_not_a_report(place, "is an office file that is not read")]
            if len(place.positions) >= MAX_ARCHIVE_DEPTH:
                remedy = "unpack the outer archive and run on the folder"
                message = f"{place.source} is an archive inside archives"
                return [Finding("error", "archive-nested", message, raw=place.source, suggestion=remedy)]
            members = list_members(archive)
            if not members:
                return [_not_a_report(place, "is an archive without files")]
            for member in members:
                found.extend(_take_member(place, archive, member, settings))
    except DocumentError as error:
        found.append(_error_finding(place, error))
    except READ_ERRORS as error:
        if media_type_of_name(place.name) == DOCX:
            file.seek(0)
            return None  # one document that cannot be read; the reader of Word files says so
        message = f"{place.source} is a damaged archive ({error})"
        remedy = "fetch it again, or mend it with an archive tool"
        found.append(Finding("error", "archive-damaged", message, raw=place.source, suggestion=remedy))
    return found


def _take_member(place: _Place, archive: zipfile.ZipFile, member: Member, settings: Settings) -> list[Found]:
    inside = _Place(f"{place.source}{ARCHIVE_MARK}{member.name}", place.path, (*place.positions, member.position))
    if any(fnmatch(inside.source, pattern) for pattern in settings.skip):
        return []
    if member.is_encrypted:
        message, remedy = f"{inside.source} needs a password", "unpack it by hand and run on the folder"
        return [Finding("error", "archive-encrypted", message, raw=inside.source, suggestion=remedy)]
    try:
        with archive.open(archive.infolist()[member.position]) as stream:
            data = read_bounded(stream, settings.max_file_bytes)
        return list(_take(inside, io.BytesIO(data), len(data), settings))
    except DocumentError as error:
        return [_error_finding(inside, error)]
    except READ_ERRORS as error:
        return [_unreadable(inside.source, f"the member is damaged ({error})")]


def _error_finding(place: _Place, error: DocumentError) -> Finding:
    return Finding("error", error.code, f"{place.source}: {error}", raw=place.source, suggestion=error.remedy)


def _unreadable(source: str, message: str) -> Finding:
    remedy = "check its permissions and that it opens, or fetch it again"
    return Finding("error", "file-unreadable", f"{source}: {message}", raw=source, suggestion=remedy)


def _not_a_report(place: _Place, what: str) -> Finding:
    if Path(place.name).suffix.lower() in NOT_READ_SUFFIXES:
        message = f"{place.source} is of a kind that is not read"
        remedy = "if it is a report, save it as PDF"
        return Finding("warning", "format-not-read", message, raw=place.source, suggestion=remedy)
    return Finding("info", "not-a-report", f"{place.source} {what}", raw=place.source)

"""One file -> the documents in it: the only place that opens a file before it is read.

Whatever stands in the file ends here, as findings of that file: nothing is raised for it. Time and memory are not
bounded here; who calls this does it in a process that can be killed (`child`).
"""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.archives import (
    READ_ERRORS,
    check_directory,
    ends_with_archive,
    is_encrypted,
    is_folder,
    is_hidden,
    is_odd_name,
    is_office_archive,
    iterate_chunks,
    name_of_member,
    open_regular,
)
from prongsai.pipeline.discover.containers import ENCRYPTED_OFFICE, kind_of_archive, kind_of_storage
from prongsai.pipeline.discover.looked import Looked, Seen
from prongsai.pipeline.discover.media_types import (
    HEAD_BYTES,
    OFFICE_ARCHIVES,
    OLD_OFFICE,
    PDF,
    STORAGE,
    TEXT_TYPES,
    UNKNOWN,
    ZIP,
    find_kind_not_read,
    media_type_of_bytes,
    media_type_of_name,
)
from prongsai.pipeline.discover.sayings import (
    crashed_finding,
    error_finding,
    file_finding,
    fold_findings,
    judge_file,
    not_a_report_finding,
    odd_name_finding,
    reason_of,
    storage_finding,
    unknown_finding,
    unreadable_finding,
)
from prongsai.pipeline.discover.walk import FilePlace, is_skipped
from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Finding

ARCHIVE_MARK = "!/"

_CHUNK_BYTES = 1024 * 1024
"""A piece of a member between two looks at the budget: small beside it, large beside the cost of a call."""

Found = Seen | Finding
"""What a file or member turns out to be: a document, or something to say of it."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What the looking at one file may cost, all that lies in it included."""

    members: int = 20_000
    unpacked_bytes: int = 8 * 1024**3
    """As really read; every ITA report of a province for one year is about 3 GB."""
    unpacked_ratio: int = 100
    """Bytes unpacked for each byte of the archive, beyond `always_unpacked`: print hardly shrinks, text tenfold."""
    always_unpacked: int = 1024**3
    depth: int = 2
    """An archive may hold archives, and those hold files; deeper ones are reported and left closed."""
    findings_of_a_kind: int = 100
    """The rest is counted: an archive of 20,000 damaged members is one thing to look at."""


class _SpentError(Exception):
    """The budget is used up."""


class _ChangedError(Exception):
    """The file is another than it was when it was opened."""


def look_at_file(place: FilePlace, settings: Settings, budget: Budget | None = None) -> Looked:
    """What one file is: a document, an archive of some, or nothing that is read; never an exception for it.

    A file larger than `settings.max_file_bytes` is not read but for its first bytes, and an archive for its members: it
    has no id, so it is a finding and no document.
    """
    budget = budget or Budget()
    try:
        try:
            found = _look(place, settings, budget)
        except _ChangedError:
            found = _look(place, settings, budget)  # it was just being written, perhaps to its end
    except _ChangedError:
        remedy = "run again when it is complete"
        found = [file_finding(place.source, "error", "file-changed", "changed while it was looked at", remedy)]
    except READ_ERRORS as error:
        found = [unreadable_finding(place.source, f"the file cannot be read ({reason_of(error)})")]
    except Exception as error:  # whatever a library makes of these bytes costs this file and no other
        found = [crashed_finding(place.source, error)]
    seen = tuple(one for one in found if isinstance(one, Seen))
    findings = [one for one in found if isinstance(one, Finding)]
    return Looked(place.source, seen, tuple(fold_findings(place.source, findings, budget.findings_of_a_kind)))


def _look(place: FilePlace, settings: Settings, budget: Budget) -> list[Found]:
    with open_regular(place.path) as file:
        before = os.fstat(file.fileno())
        unpacked = max(budget.always_unpacked, before.st_size * budget.unpacked_ratio)
        look = _Look(settings, budget, budget.members, min(budget.unpacked_bytes, unpacked))
        found = list(look.take(_At(place.source), file, before.st_size))
        after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise _ChangedError
    return found


@dataclass(frozen=True, slots=True)
class _At:
    """A file or member on its way to being told."""

    source: str
    positions: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        return self.source.rsplit("/", 1)[-1]


@dataclass(slots=True)
class _Look:
    """What is left of the budget while one file is looked at."""

    settings: Settings
    budget: Budget
    members_left: int
    bytes_left: int

    def take(self, at: _At, file: IO[bytes], size: int) -> Iterator[Found]:
        """Decide what one seekable file is, and take its members where it is an archive."""
        head = file.read(HEAD_BYTES)
        file.seek(0)
        media_type = media_type_of_bytes(head, at.name)
        if media_type in (ZIP, *OFFICE_ARCHIVES):
            opened = self._open_archive(at, file)
            if not isinstance(opened, str):
                yield from opened
                return
            file.seek(0)
            media_type = opened
        elif media_type in (STORAGE, *OLD_OFFICE):
            kind = kind_of_storage(file)
            if kind is None or kind == ENCRYPTED_OFFICE:
                yield storage_finding(at.source, is_encrypted=kind is not None)
                return
            media_type = kind
        elif media_type_of_name(at.name) is None and media_type in (*TEXT_TYPES, UNKNOWN):
            yield odd_name_finding(at.source, head) if media_type != UNKNOWN else unknown_finding(at.source, head)
            return
        if size > self.settings.max_file_bytes:
            remedy = "raise --max-file if it is a report, else leave it out with --skip"
            what = f"is larger than {self.settings.max_file_mb} MB"
            yield file_finding(at.source, "error", "file-too-large", what, remedy)
            return
        if media_type == PDF and ends_with_archive(file):
            remedy = "cut it off or unpack it by hand, and run on its files"
            what = "is a PDF with an archive behind it, whose files are not read"
            yield file_finding(at.source, "warning", "archive-appended", what, remedy)
        yield self._document(at, file, size, media_type, head)

    def _document(self, at: _At, file: IO[bytes], size: int, media_type: str, head: bytes) -> Seen:
        failure, findings = judge_file(at.source, media_type, size, find_kind_not_read(head))
        promised = media_type_of_name(at.name)
        kind = promised if failure and promised and promised != ZIP else media_type
        digest, length = hashlib.sha256(), 0
        for chunk in iterate_chunks(file):
            digest.update(chunk)
            length += len(chunk)
            if length > size:  # a file that grows would be read for as long as it does
                break
        if length != size:
            raise _ChangedError
        return Seen(digest.hexdigest(), at.source, kind, size, at.positions, failure, findings)

    def _open_archive(self, at: _At, file: IO[bytes]) -> list[Found] | str:
        """What the members of an archive are; its media type where it is one document by itself."""
        found: list[Found] = []
        try:
            check_directory(file)
            with zipfile.ZipFile(file) as archive:
                kind = kind_of_archive(archive)
                if kind is not None:
                    return kind
                if is_office_archive(archive):
                    return [not_a_report_finding(at.source, "is an office file that is not read", "office file")]
                if len(at.positions) >= self.budget.depth:
                    remedy = "unpack the outer archive and run on the folder"
                    return [file_finding(at.source, "error", "archive-nested", "is an archive inside archives", remedy)]
                for one in self._take_members(at, archive):
                    found.append(one)  # those before a fault are kept
        except DocumentError as error:
            found.append(error_finding(at.source, error))
        except READ_ERRORS as error:
            promised = media_type_of_name(at.name)
            if promised in OFFICE_ARCHIVES and not found:
                return promised  # one document that cannot be read; its reader says so
            remedy = "fetch it again, or mend it with an archive tool"
            what = f"is a damaged archive ({reason_of(error)})"
            found.append(file_finding(at.source, "error", "archive-damaged", what, remedy))
        return found

    def _take_members(self, at: _At, archive: zipfile.ZipFile) -> Iterator[Found]:
        """What each member is, as far as the budget goes.

        Raises:
            DocumentError: it is used up.
        """
        remedy = "unpack it by hand, look at what it holds, and run on the folder"
        infos = archive.infolist()
        if len(infos) > self.members_left:
            message = f"the archive holds {len(infos)} files, more than a batch of reports would"
            raise DocumentError("archive-too-large", message, remedy)
        self.members_left -= len(infos)
        wanted = [
            (position, info, name)
            for position, info in enumerate(infos)
            if not is_folder(info) and not is_hidden(name := name_of_member(info, position))
        ]
        if not wanted:
            yield not_a_report_finding(at.source, "is an archive without files")
        odd = [name for position, info, name in wanted if is_odd_name(info, position)]
        if odd:
            what = f"holds {len(odd)} files whose names are written otherwise than they are, {odd[0]} first"
            yield file_finding(at.source, "info", "name-escaped", what, None)
        for number, (position, info, name) in enumerate(wanted):
            inside = _At(f"{at.source}{ARCHIVE_MARK}{name}", (*at.positions, position))
            if is_skipped(inside.source, self.settings):
                continue
            try:
                yield from self._take_member(inside, archive, info)
            except _SpentError as error:
                message = f"the archive unpacks to more than a batch of reports would; {len(wanted) - number} of its "
                raise DocumentError("archive-too-large", f"{message}files were left closed", remedy) from error

    def _take_member(self, at: _At, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> list[Found]:
        if is_encrypted(info):
            remedy = "unpack it by hand and run on the folder"
            return [file_finding(at.source, "error", "archive-encrypted", "needs a password", remedy)]
        try:
            with archive.open(info) as stream:
                data = self._read(stream, info.file_size)
            return list(self.take(at, data, data.getbuffer().nbytes))
        except DocumentError as error:
            return [error_finding(at.source, error)]
        except READ_ERRORS as error:
            return [unreadable_finding(at.source, f"the member is damaged ({reason_of(error)})")]
        except (_SpentError, _ChangedError):
            raise
        except Exception as error:  # an unforeseen fault of one member costs no other
            return [crashed_finding(at.source, error)]

    def _read(self, stream: IO[bytes], told_size: int) -> io.BytesIO:
        """A member's bytes, taken off the budget as they come: what a damaged member unpacks before its end counts too.

        Raises:
            DocumentError: it is larger than a file may be, or says so.
            _SpentError: the archive unpacks to more than it may.
        """
        limit = self.settings.max_file_bytes
        data = io.BytesIO()
        while told_size <= limit and (chunk := stream.read(_CHUNK_BYTES)):
            self.bytes_left -= len(chunk)
            if self.bytes_left < 0:
                raise _SpentError
            data.write(chunk)
            if data.tell() > limit:
                break
        if max(data.tell(), told_size) > limit:
            remedy = "raise --max-file if it is a report, else leave it out with --skip"
            raise DocumentError("file-too-large", f"the file is larger than {self.settings.max_file_mb} MB", remedy)
        data.seek(0)
        return data

"""Members of zip archives: listed, bounded and read without ever being unpacked to disk."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from prongsai.pipeline.errors import DocumentError

MAX_MEMBERS = 20_000
"""Chosen: more than two reports of each of the some 7,850 local bodies."""
MAX_ARCHIVE_BYTES = 8 * 1024**3
"""What all members together may unpack to; every ITA report of a province for one year is about 3 GB."""

_UTF8_NAME = 0x800  # general purpose bit 11 of the zip format
_ENCRYPTED = 0x1
"""Bit 0 of the general purpose flag (PKWARE APPNOTE 4.4.4)."""

READ_ERRORS = (
    OSError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What reading an archive can raise; `zipfile` says RuntimeError for a password, ValueError and struct.error for odd
headers and NotImplementedError for a compression that it does not know; each becomes a finding."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive; `position` finds it again, because two members may have the same name."""

    name: str
    position: int
    size: int
    is_encrypted: bool


def list_members(archive: zipfile.ZipFile) -> list[Member]:
    """The files in an archive, hidden ones and leavings of file managers left out.

    Raises:
        DocumentError: it holds more than anyone would publish, as an archive made to fill a disk does.
    """
    infos = archive.infolist()
    if len(infos) > MAX_MEMBERS or sum(info.file_size for info in infos) > MAX_ARCHIVE_BYTES:
        raise DocumentError(
            "archive-too-large",
            f"the archive holds {len(infos)} files that unpack to more than a batch of reports would",
            "unpack it by hand, look at what it holds, and run on the folder",
        )
    return [
        Member(_member_name(info), position, info.file_size, bool(info.flag_bits & _ENCRYPTED))
        for position, info in enumerate(infos)
        # `is_dir` fails on a member without a name, which a name of NUL becomes
        if not info.filename.endswith("/") and not is_hidden(_member_name(info))
    ]


def is_hidden(path: str) -> bool:
    """Files that people do not see: dot files, Word's lock files, what macOS and Windows leave in folders.

    >>> is_hidden("a/.git/config"), is_hidden("__MACOSX/a.pdf"), is_hidden("~$a.docx"), is_hidden("a/b.pdf")
    (True, True, True, False)
    """
    parts = PurePosixPath(path).parts
    return any(
        (part.startswith((".", "~$")) and part not in (".", "..")) or part in ("__MACOSX", "Thumbs.db", "desktop.ini")
        for part in parts
    )


def _member_name(info: zipfile.ZipInfo) -> str:
    """The name as its author wrote it: Windows writes Thai names in its own code page and does not say so."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "cp874"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def is_office_archive(archive: zipfile.ZipFile) -> bool:
    """True for a zip file that is one document to its user: Word, Excel, OpenDocument, EPUB."""
    return not {"[Content_Types].xml", "mimetype"}.isdisjoint(archive.namelist())


def is_word_archive(archive: zipfile.ZipFile) -> bool:
    """True for a Word file."""
    return "word/document.xml" in archive.namelist()


def read_bytes(path: Path, positions: tuple[int, ...], limit: int) -> bytes:
    """The bytes of a file, or of the member at `positions` (one number per level) of the archive at `path`.

    Raises:
        DocumentError: it cannot be read, or is longer than `limit` bytes.
    """
    try:
        with path.open("rb") as file:
            return _read_member(file, positions, limit)
    except READ_ERRORS as error:
        raise DocumentError(
            "file-unreadable", f"the file cannot be read: {error}", "check that it can be opened, or fetch it again"
        ) from error


def _read_member(file: IO[bytes], positions: tuple[int, ...], limit: int) -> bytes:
    if not positions:
        return read_bounded(file, limit)
    with zipfile.ZipFile(file) as archive, archive.open(archive.infolist()[positions[0]]) as member:
        if len(positions) == 1:
            return read_bounded(member, limit)
        # a zip file is read from its end, and a compressed stream has none until it is unpacked
        return _read_member(io.BytesIO(read_bounded(member, limit)), positions[1:], limit)


def read_bounded(file: IO[bytes], limit: int) -> bytes:
    """All that is left of a file; what a header claims about its length is not trusted.

    Raises:
        DocumentError: more than `limit` bytes.
    """
    data = file.read(limit + 1)
    if len(data) > limit:
        raise DocumentError(
            "file-too-large",
            f"the file is larger than {limit // 1024**2} MB",
            "raise --max-file if it is a report, else leave it out with --skip",
        )
    return data


def iterate_chunks(file: IO[bytes], size: int = 1024 * 1024) -> Iterator[bytes]:
    """A file in pieces of `size` bytes."""
    while chunk := file.read(size):
        yield chunk

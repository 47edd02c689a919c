"""Members of zip archives: named, bounded and read without ever being unpacked to disk."""

from __future__ import annotations

import errno
import hashlib
import io
import lzma
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from prongsai.normalizers.printable import escape_name
from prongsai.pipeline.config import BYTES_PER_MB
from prongsai.pipeline.errors import DocumentError

MOST_DIRECTORY_BYTES = 64 * 1024**2
"""The list of members at the end of an archive, which is read whole: 100 bytes for a member of an ordinary name."""

LONGEST_NAME = 512
"""Characters of a member's name that are told; a file system takes 255 bytes for each part of a path."""

_UTF8_NAME = 0x800  # general purpose bit 11 of the zip format
_ENCRYPTED = 0x1
"""Bit 0 of the general purpose flag (PKWARE APPNOTE 4.4.4)."""
_END_RECORD = 22  # bytes of the end of central directory record, its comment aside (APPNOTE 4.3.16)
_DIRECTORY_SIZE_AT = 12  # where it tells the bytes of the list of members
_COMMENT_SIZE = slice(20, 22)  # where it tells the bytes of its comment
_LONGEST_COMMENT = 0xFFFF  # what those two bytes can say
_TOLD_ELSEWHERE = 0xFFFFFFFF  # a size that stands in the record of zip64 (APPNOTE 4.4.1.4)

READ_ERRORS = (
    OSError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    RuntimeError,
    ValueError,
    IndexError,
    KeyError,
    OverflowError,
)
"""What reading an archive can raise; `zipfile` says RuntimeError for a password and, by a kind of it, for a compression
that it does not know, and the last five and struct.error for odd headers; each becomes a finding."""


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


def name_of_member(info: zipfile.ZipInfo, position: int) -> str:
    r"""The path of a member as `sources` has it: every part by `escape_name`, never absolute, never leading up.

    A member without a name is told by its position. A name longer than `LONGEST_NAME` is cut in the middle, where a
    checksum of the whole keeps two of them apart. Old tools of Windows part folders by backslashes.
    """
    name = _decode_name(info)
    if "/" not in name:
        name = name.replace("\\", "/")
    parts = name.split("/")
    last = len(parts) - 1
    if not name:
        return f"unnamed-{position + 1}"
    escaped = "/".join(escape_name(part, is_folder=at < last) if part else r"\u002f" for at, part in enumerate(parts))
    if len(escaped) <= LONGEST_NAME:
        return escaped
    mark = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{escaped[: LONGEST_NAME // 2]}…{mark}…{escaped[-LONGEST_NAME // 4 :]}"


def is_odd_name(info: zipfile.ZipInfo, position: int) -> bool:
    """Whether the name told is another than the one written."""
    return name_of_member(info, position) != _decode_name(info).replace("\\", "/")


def _decode_name(info: zipfile.ZipInfo) -> str:
    """The name as its author wrote it: Windows writes Thai names in its own code page and does not say so."""
    name = info.orig_filename  # `filename` ends at the first NUL
    if info.flag_bits & _UTF8_NAME:
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "cp874"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def is_folder(info: zipfile.ZipInfo) -> bool:
    """Whether a member is a folder; `ZipInfo.is_dir` fails on a member without a name."""
    return info.orig_filename.endswith("/")


def is_encrypted(info: zipfile.ZipInfo) -> bool:
    """Whether a member needs a password."""
    return bool(info.flag_bits & _ENCRYPTED)


def check_directory(file: IO[bytes]) -> None:
    """Make sure that the list of members is of a size that an archive of reports has, before it is read whole.

    Raises:
        DocumentError: it is longer than `MOST_DIRECTORY_BYTES`.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END_RECORD - _LONGEST_COMMENT))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    length = struct.unpack_from("<L", tail, at + _DIRECTORY_SIZE_AT)[0] if 0 <= at <= len(tail) - _END_RECORD else 0
    # all ones: the true length stands elsewhere, and the limits of the process that looks at files are what holds
    if MOST_DIRECTORY_BYTES < length < _TOLD_ELSEWHERE:
        raise DocumentError(
            "archive-too-large",
            f"the archive lists its files on {length // BYTES_PER_MB} MB, more than a batch of reports would",
            "unpack it by hand, look at what it holds, and run on the folder",
        )


def ends_with_archive(file: IO[bytes]) -> bool:
    """Whether an archive was put behind something else: the record that ends one stands at the very end of the file.

    Anything less is chance: a PDF may hold a Word file as an attachment, archive and all.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END_RECORD))
    tail = file.read()
    file.seek(0)
    return tail.startswith(b"PK\x05\x06") and tail[_COMMENT_SIZE] == b"\0\0" and len(tail) == _END_RECORD


def is_office_archive(archive: zipfile.ZipFile) -> bool:
    """True for a zip file that is one document to its user: Word, Excel, OpenDocument, EPUB."""
    return not {"[Content_Types].xml", "mimetype"}.isdisjoint(archive.namelist())


def read_bytes(path: Path, positions: tuple[int, ...], limit: int) -> bytes:
    """The bytes of a file, or of the member at `positions` (one number per level) of the archive at `path`.

    Raises:
        DocumentError: it cannot be read, or is longer than `limit` bytes.
    """
    try:
        with open_regular(path) as file:
            return _read_member(file, positions, limit)
    except READ_ERRORS as error:
        raise DocumentError(
            "file-unreadable", f"the file cannot be read: {error}", "check that it can be opened, or fetch it again"
        ) from error


def open_regular(path: Path) -> IO[bytes]:
    """Open a file for reading, and only a file: a pipe in its place would never answer.

    Raises:
        OSError: it cannot be opened, or is none.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "it is no regular file any more", str(path))
    return os.fdopen(descriptor, "rb")


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
            f"the file is larger than {limit // BYTES_PER_MB} MB",
            "raise --max-file if it is a report, else leave it out with --skip",
        )
    return data


def iterate_chunks(file: IO[bytes], size: int = 1024 * 1024) -> Iterator[bytes]:
    """A file in pieces of `size` bytes."""
    while chunk := file.read(size):
        yield chunk

"""Which document a container is: a zip archive of an office program, or the storage of Office 97.

A container's first bytes are those of every other of its kind, and its name may lie; what is stored inside does not.
"""

from __future__ import annotations

import os
import re
import struct
import zipfile
from typing import IO

from prongsai.pipeline.discover.media_types import DOC, DOCX, ODS, ODT, PPT, PPTX, XLS, XLSX

_MAIN_PARTS = (
    # programs number them where they save twice: `word/document2.xml`
    (re.compile(r"word/document[0-9]*\.xml"), DOCX),
    (re.compile(r"xl/workbook[0-9]*\.xml"), XLSX),
    (re.compile(r"ppt/presentation[0-9]*\.xml"), PPTX),
)
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": ODT,
    b"application/vnd.oasis.opendocument.text-template": ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": ODS,
    b"application/vnd.oasis.opendocument.spreadsheet-template": ODS,
}
_LONGEST_MIMETYPE = 100
"""Bytes of the member `mimetype`; the longest type of OpenDocument has 60."""

ENCRYPTED_OFFICE = "encrypted office file"
"""A file of newer Office under a password lies in a storage of Office 97."""
_STREAMS = (
    ("Workbook", XLS),
    ("Book", XLS),
    ("WordDocument", DOC),
    ("PowerPoint Document", PPT),
    ("EncryptedPackage", ENCRYPTED_OFFICE),
)
"""The stream that each program writes its document to ([MS-XLS], [MS-DOC], [MS-PPT], [MS-OFFCRYPTO])."""
_HEADER = struct.Struct("<30xH16xI24x109I")
"""Of a storage: the size of its sectors as a power of two, the first sector of its directory, the first sectors of its
table of sectors ([MS-CFB] 2.2)."""
_ENTRY = struct.Struct("<64sH62x")
"""Of a directory: a name, and its length in bytes with the closing zero ([MS-CFB] 2.6.1)."""
_NEXT = struct.Struct("<I")
"""Of a table of sectors: the sector that a file goes on in ([MS-CFB] 2.3)."""
_SHIFTS = (9, 12)
"""Sectors have 512 or 4,096 bytes ([MS-CFB] 2.2)."""
_MOST_SECTORS = 256
"""Of the directory: each has four entries or more, and a document with pictures has some twenty."""
_LAST_SECTOR = 0xFFFFFFFA
"""Numbers from here on are marks, no sectors ([MS-CFB] 2.1)."""


def kind_of_archive(archive: zipfile.ZipFile) -> str | None:
    """The media type of an office document that is a zip archive; None for any other archive."""
    names = archive.namelist()
    if "mimetype" in names:
        with archive.open("mimetype") as member:
            return _OPEN_DOCUMENTS.get(member.read(_LONGEST_MIMETYPE).strip())
    return next((kind for part, kind in _MAIN_PARTS if any(map(part.fullmatch, names))), None)


def kind_of_storage(file: IO[bytes]) -> str | None:
    """The media type of a document of Office 97, or `ENCRYPTED_OFFICE`; None for any other storage, or a damaged one.

    Only the directory of the storage is read, and of that no more than `_MOST_SECTORS`.
    """
    try:
        names = set(_read_directory(file))
    except struct.error:  # it ends within its header or its table of sectors
        return None
    finally:
        file.seek(0)
    return next((kind for name, kind in _STREAMS if name in names), None)


def _read_directory(file: IO[bytes]) -> list[str]:
    """The names in a storage's directory ([MS-CFB] 2.2, 2.3, 2.6)."""
    file.seek(0)
    shift, sector, *tables = _HEADER.unpack(file.read(_HEADER.size))
    if shift not in _SHIFTS:
        return []
    size = 1 << shift
    names: list[str] = []
    for _ in range(_MOST_SECTORS):
        if sector >= _LAST_SECTOR:
            break
        file.seek((sector + 1) * size, os.SEEK_SET)
        data = file.read(size)
        names += [_name_of(*entry) for entry in _ENTRY.iter_unpack(data[: len(data) // _ENTRY.size * _ENTRY.size])]
        table, place = divmod(sector, size // _NEXT.size)
        if table >= len(tables) or tables[table] >= _LAST_SECTOR:
            break  # the first tables cover 7 MB at the least, and the directory lies before them in any sound file
        file.seek((tables[table] + 1) * size + _NEXT.size * place, os.SEEK_SET)
        (sector,) = _NEXT.unpack(file.read(_NEXT.size))
    return names


def _name_of(name: bytes, length: int) -> str:
    return name[: max(0, length - len(_ZERO))].decode("utf-16-le", "replace")


_ZERO = b"\0\0"
"""What ends a name."""

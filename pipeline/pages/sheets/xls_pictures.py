"""Pictures in Excel files of the older kind: xlrd passes over them, so they are looked up here.

All pictures of a workbook stand in one group of drawings ([MS-XLS] 2.4.171, MSODRAWINGGROUP), which is parted into
records of 8,224 bytes; in it each begins with a header that says its kind and length ([MS-ODRAW] 2.2.23).
"""

from __future__ import annotations

import re
import struct

from xlrd.book import Book

from prongsai.pipeline.pages.embedded import EmbeddedPicture

_DRAWING_GROUP, _CONTINUE = 0x00EB, 0x003C
"""Kinds of records ([MS-XLS] 2.3.2)."""
_RECORD_HEADER = 4
"""Bytes: kind and length, two each ([MS-XLS] 2.1.4)."""
_SIGNATURE = re.compile(rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff")
_BLIP_HEADERS = {b"\x89PNG": (0xF01E, 17), b"\xff\xd8\xff": (0xF01D, 17)}
"""The kind of a blip by how its picture begins, and the bytes of its own header: an id and a mark."""
_TWO_IDS = 16
"""Bytes by which that header is longer where a second id stands in it."""
_BLIP_RECORD_HEADER = 8
"""Bytes: version, kind and length ([MS-ODRAW] 2.2.1)."""
MOST_PICTURES = 200
"""Of one workbook."""


def find_pictures(book: Book) -> tuple[EmbeddedPicture, ...]:
    """The PNG and JPEG pictures of a workbook that is open, in the order of the file."""
    group = _read_group(bytes(book.mem[book.base : book.base + book.stream_len]))
    found: list[EmbeddedPicture] = []
    end = 0
    for match in _SIGNATURE.finditer(group):
        if match.start() < end or len(found) >= MOST_PICTURES:
            continue
        length = _length_of_blip(group, match.start(), match[0])
        if length is not None:
            end = match.start() + length
            found.append(EmbeddedPicture(group[match.start() : end]))
    return tuple(found)


def _read_group(stream: bytes) -> bytes:
    """The group of drawings of a workbook, its records put together."""
    at, pieces, is_open = 0, [], False
    while at + _RECORD_HEADER <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        is_open = kind == _DRAWING_GROUP or (is_open and kind == _CONTINUE)
        at += _RECORD_HEADER
        if is_open:
            pieces.append(stream[at : at + length])
        at += length
    return b"".join(pieces)


def _length_of_blip(group: bytes, start: int, signature: bytes) -> int | None:
    """Bytes of the picture that begins at `start`, by the header before it; None where there is none."""
    wanted, own = next(about for begin, about in _BLIP_HEADERS.items() if signature.startswith(begin))
    for extra in (own, own + _TWO_IDS):
        at = start - extra - _BLIP_RECORD_HEADER
        if at < 0:
            continue
        _, kind, length = map(int, struct.unpack_from("<HHI", group, at))
        if kind == wanted and extra < length <= len(group) - at - _BLIP_RECORD_HEADER:
            return length - extra
    return None

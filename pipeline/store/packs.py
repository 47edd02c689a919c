"""A pack: one file of texts under names, added to as they come, that a kill at any moment leaves usable.

Each entry carries the checksum of its bytes. What a killed writer left half written is the tail of the file: it is not
read, and the next writer cuts it off.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

_HEAD = struct.Struct("<4sIII32s")
"""Mark, bytes of the name, bytes stored, bytes of the text, and the checksum of the last number, name and text."""
_MARK = b"pack"
_LEVEL = 1
"""Of zstd: on pages of reports 3 saves another 6 % of the room and takes twice the time."""
LARGEST_TEXT = 1 << 30
"""Bytes; the largest page met takes 4 MB. A damaged head could claim any size, and the room would be taken first."""


@dataclass(slots=True)
class Pack:
    """The entries of one file; `add` writes at once, one writer at a time."""

    path: Path
    _found: dict[str, str] = field(default_factory=dict)
    _end: int = 0
    _is_open: bool = False

    def get(self, name: str) -> str | None:
        """The text under a name; None where there is none, or it was damaged."""
        self._open()
        return self._found.get(name)

    def add(self, name: str, text: str) -> None:
        """Add a text under a new name, or put it in the place of an older one.

        Raises:
            OSError: the disk is full, or the folder cannot be written.
        """
        self._open()
        entry = _to_entry(name, text)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("r+b" if self.path.exists() else "w+b") as file:
            file.truncate(self._end)
            file.seek(self._end)
            file.write(entry)
        self._end += len(entry)
        self._found[name] = text

    def _open(self) -> None:
        if self._is_open:
            return
        self._is_open = True
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return
        while (entry := _read_entry(data, self._end)) is not None:
            name, text, self._end = entry
            self._found[name] = text


def _to_entry(name: str, text: str) -> bytes:
    key, raw = name.encode(), text.encode("utf-8", "surrogatepass")
    stored: bytes = _codec().compress(raw, asbytes=True)
    checksum = _checksum(len(raw), key + stored)
    return _HEAD.pack(_MARK, len(key), len(stored), len(raw), checksum) + key + stored


def _read_entry(data: bytes, start: int) -> tuple[str, str, int] | None:
    """Name, text and end of the entry at `start`; None where no whole one stands."""
    if len(data) < start + _HEAD.size:
        return None
    mark, key_size, stored_size, raw_size, checksum = _HEAD.unpack_from(data, start)
    middle = start + _HEAD.size + key_size
    end = middle + stored_size
    if mark != _MARK or end > len(data) or raw_size > LARGEST_TEXT:
        return None
    if _checksum(raw_size, data[start + _HEAD.size : end]) != checksum:
        return None
    raw = _codec().decompress(data[middle:end], decompressed_size=raw_size, asbytes=True)
    return data[start + _HEAD.size : middle].decode(), raw.decode("utf-8", "surrogatepass"), end


def _checksum(raw_size: int, content: bytes) -> bytes:
    return hashlib.sha256(raw_size.to_bytes(4, "little") + content).digest()


def _codec() -> pa.Codec:
    return pa.Codec("zstd", compression_level=_LEVEL)

"""Office files that are zip archives (ECMA-376 part 2, OpenDocument part 2): their parts, bounded and parsed safely.

What a part unpacks to is not what its header claims, and its markup may be made to grow for ever: so every byte that is
unpacked counts against one limit for the file, and a part with a document type, which no program writes, is refused.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from typing import IO, Any
from urllib.parse import unquote

import lxml.etree

from prongsai.pipeline.discover.archives import READ_ERRORS
from prongsai.pipeline.errors import DocumentError

PACKAGE_ERRORS = (*READ_ERRORS, lxml.etree.XMLSyntaxError, LookupError, AttributeError, TypeError, ArithmeticError)
"""What zipfile and lxml let through when an archive or its markup is damaged, and what walking such markup makes."""

MOST_UNPACKED_BYTES = 1024**3
"""Of one file. A sheet whose million rows all have formats unpacks to 400 MB; it is parsed as a stream and not kept."""
MOST_PART_BYTES = 256 * 1024**2
"""Of a part that is kept whole: as much as a file may have (`--max-file`)."""
_DOCTYPE = b"<!DOCTYPE"
_HEAD_BYTES = 4096
"""Where a document type stands: before the first element."""


class Package:
    """An office file that is open for reading; `kind` names it in errors (`Excel file`)."""

    def __init__(self, data: bytes, kind: str) -> None:
        """Open it.

        Raises:
            DocumentError: it is no archive.
        """
        self._kind = kind
        self._left = MOST_UNPACKED_BYTES
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except PACKAGE_ERRORS as error:
            raise self.damaged(error) from error
        # programs of Windows write backslashes, and compare names whatever their case
        self._names = {name.replace("\\", "/").lstrip("/").lower(): name for name in self._archive.namelist()}

    def damaged(self, error: BaseException) -> DocumentError:
        """The error for a file that cannot be read as what it is."""
        remedy = "open it in its program, save it again, and run again"
        return DocumentError("document-unreadable", f"not a readable {self._kind}: {error}", remedy)

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name.lower() in self._names

    def names(self) -> list[str]:
        """The names of all parts, in lower case."""
        return list(self._names)

    def read(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            DocumentError: it, or the file, unpacks to more than any report.
            KeyError: there is no such part.
        """
        with self.open(name) as part:
            data = part.read(MOST_PART_BYTES + 1)
        if len(data) > MOST_PART_BYTES:
            raise self.too_large()
        return data

    def open(self, name: str) -> IO[bytes]:
        """A part as a stream that stops where the file has unpacked to more than it may."""
        return io.BufferedReader(_Counted(self._archive.open(self._names[name.lower()]), self))

    def spend(self, n_bytes: int) -> None:
        """Count what was unpacked.

        Raises:
            DocumentError: it is more than any report unpacks to.
        """
        self._left -= n_bytes
        if self._left < 0:
            raise self.too_large()

    def too_large(self) -> DocumentError:
        """The error for a file that unpacks without end."""
        remedy = "look at it in its program; leave it out with --skip if it is no report"
        return DocumentError("file-too-large", f"the {self._kind} unpacks to more than any report", remedy)

    def parse(self, name: str) -> Any:
        """The root element of a part.

        Raises:
            DocumentError: it has a document type, or unpacks without end.
        """
        data = self.read(name)
        self._check_head(data[:_HEAD_BYTES], name)
        return lxml.etree.fromstring(data, _PARSER)

    def iterate(self, name: str, tags: Sequence[str]) -> Iterator[Any]:
        """The elements of a part with these names, whatever their namespace, as each one ends.

        Raises:
            DocumentError: it has a document type, or unpacks without end.
        """
        with self.open(name) as part:
            self._check_head(part.peek(_HEAD_BYTES)[:_HEAD_BYTES], name)  # type: ignore[attr-defined]
            wanted = [f"{{*}}{tag}" for tag in tags]
            for _, element in lxml.etree.iterparse(part, tag=wanted, resolve_entities=False, no_network=True):
                yield element

    def _check_head(self, head: bytes, name: str) -> None:
        if _DOCTYPE in head.upper():
            raise self.damaged(ValueError(f"its part {name} has a document type"))

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part is related to: id -> (kind, name of the part); those outside the file are left out."""
        folder, base = posixpath.split(name)
        listed = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        if not self.has(listed):
            return {}
        found = {}
        for relation in self.parse(listed):
            target = relation.get("Target")
            if target is None or relation.get("TargetMode") == "External":
                continue
            place = unquote(target)
            full = place.lstrip("/") if place.startswith("/") else posixpath.normpath(posixpath.join(folder, place))
            found[relation.get("Id")] = (relation.get("Type", "").rpartition("/")[2], full)
        return found


class _Counted(io.RawIOBase):
    """A part that counts what it unpacks."""

    def __init__(self, part: IO[bytes], package: Package) -> None:
        self._part, self._package = part, package

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._part.read(len(buffer))
        self._package.spend(len(data))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._part.close()
        super().close()


_PARSER = lxml.etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def local_name(element: Any) -> str:
    """The name of an element without its namespace: both variants of a format have the same."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """The value of an attribute, whatever its namespace; None where it is not there.

    An attribute without a namespace counts before one with.
    """
    plain = element.get(name)
    if plain is not None:
        return str(plain)
    return next((str(value) for key, value in element.attrib.items() if key.endswith(f"}}{name}")), None)


def is_set(value: str | None) -> bool:
    """Whether a switch of Office's markup is on: `1` or `true`."""
    return value in ("1", "true", "on")

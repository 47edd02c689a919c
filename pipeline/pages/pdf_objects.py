"""Bytes of content streams and of tables of codes -> the objects that pdfminer finds in them, by one pattern.

pdfminer looks at a stream byte by byte in Python, which takes most of its time on a page. Here a pattern finds the
tokens that programs write; a stream with any other (inline pictures, braces, strings with brackets inside, damage) is
left to pdfminer as a whole, so that its answers stay what they are.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Sequence

from pdfminer.psparser import ESC_STRING, KWD, LIT, literal_name

_DELIMITERS = rb"#/%\[\]()<>{}\s"
"""What ends a name or an operator (ISO 32000-1, 7.2.2), and the sign that spells a character of a name."""
_TOKEN = re.compile(
    rb"\s*+(?:"
    rb"([-+]?(?:[0-9]++\.?[0-9]*+|\.[0-9]++))"
    rb"|([A-Za-z][^" + _DELIMITERS + rb"]*+|['\"])"
    rb"|<([0-9A-Fa-f\s]*+)>"
    rb"|\(([^()\\]*+)\)"
    rb"|/([^" + _DELIMITERS + rb"]++)(?!\#)"
    rb"|(\[|<<)"
    rb"|(\]|>>)"
    # a carriage return behind the sign may be half of a line end
    rb"|\(((?:[^()\\]++|\\[^\r])*+)\)"
    rb"|%[^\r\n]*+|\Z"
    rb"|(.))",
    re.DOTALL,
)
_NUMBER, _KEYWORD, _HEX, _STRING, _NAME, _OPEN, _CLOSE, _ESCAPED = range(1, 9)
"""The groups of `_TOKEN`; what comes behind them is for pdfminer, and what is in none is nothing."""
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_CLOSED_BY = {b"[": b"]", b"<<": b">>"}
_WORDS: dict[bytes, object] = {b"true": True, b"false": False}
_PICTURE = frozenset((b"BI", b"ID"))
"""Operators of an inline picture: what follows is no text."""
_MOST_BYTES = 4_000_000
"""Of the streams of a page, whose objects take some twenty times as much memory; drawings of maps have so many, and
pdfminer takes their objects one by one."""


class _NotPlain(Exception):
    """A stream holds what only pdfminer reads."""


def read_objects(streams: Sequence[bytes]) -> list[object] | None:
    """The operands and operators of content streams, as pdfminer gives them one after another.

    >>> read_objects([b"[(a) -20 <62>] TJ"])
    [[b'a', -20, b'b'], /b'TJ']

    Args:
        streams: the decoded streams of a page or a form, in order; no token runs from one into the next.
    Returns:
        Numbers, names, strings, lists, dictionaries and operators; None where they hold anything that is not plain, or
        are very long.
    """
    if sum(map(len, streams)) > _MOST_BYTES:
        return None
    reader = _ObjectReader()
    try:
        for data in streams:
            reader.read(data)
    except (_NotPlain, ValueError):  # a number, or the code of a byte, that Python does not take
        return None
    return None if reader.is_open else reader.objects


class _ObjectReader:
    """The objects read so far, and the lists and dictionaries that are open."""

    def __init__(self) -> None:
        self.objects: list[object] = []
        self._into = self.objects
        self._around: list[tuple[bytes, list[object]]] = []
        self._keywords = dict(_WORDS)
        self._names: dict[bytes, object] = {}

    @property
    def is_open(self) -> bool:
        """Whether a list or dictionary was begun and not ended."""
        return bool(self._around)

    def read(self, data: bytes) -> None:
        """Read one stream.

        Raises:
            _NotPlain: it holds a token that is left to pdfminer.
            ValueError: a number has more digits than Python reads, or a byte a code above 255.
        """
        keywords, names = self._keywords, self._names
        for match in _TOKEN.finditer(data):
            kind = match.lastindex
            if kind is None:
                continue  # a comment, or the end
            text = match[kind]
            if kind == _NUMBER:
                self._into.append(float(text) if b"." in text else int(text))
            elif kind == _KEYWORD:
                if text not in keywords:
                    keywords[text] = _to_keyword(text)
                self._into.append(keywords[text])
            elif kind == _HEX:
                self._into.append(_read_hex(text))
            elif kind == _STRING:
                self._into.append(text)
            elif kind == _NAME:
                if text not in names:
                    names[text] = _to_name(text)
                self._into.append(names[text])
            elif kind == _OPEN:
                self._around.append((text, self._into))
                self._into = []
            elif kind == _CLOSE:
                self._close(text)
            elif kind == _ESCAPED:
                self._into.append(_ESCAPE.sub(_unescape, text))
            else:
                raise _NotPlain

    def _close(self, text: bytes) -> None:
        if not self._around or _CLOSED_BY[self._around[-1][0]] != text:
            raise _NotPlain
        inside = self._into
        _, self._into = self._around.pop()
        if text == b"]":
            self._into.append(inside)
        elif len(inside) % 2:
            raise _NotPlain
        else:
            keys, values = map(literal_name, inside[::2]), inside[1::2]
            self._into.append(dict(zip(keys, values, strict=True)))


def _to_keyword(text: bytes) -> object:
    if text in _PICTURE:
        raise _NotPlain
    return KWD(text)


def _to_name(text: bytes) -> object:
    try:
        return LIT(text.decode())
    except UnicodeDecodeError:
        return LIT(text)


def _read_hex(text: bytes) -> bytes:
    digits = b"".join(text.split())
    if len(digits) % 2:
        raise _NotPlain  # pdfminer takes the last digit for a character of its own
    return binascii.unhexlify(digits)


def _unescape(match: re.Match[bytes]) -> bytes:
    said = match[1]
    if said.isdigit() and (said < b"8"):
        return bytes((int(said, 8),))  # no byte is above 377: such a string is for pdfminer
    return bytes((ESC_STRING[said],)) if said in ESC_STRING else b""

"""RTF -> its signs: groups, control words, and text by the code page of its font (RTF specification 1.9.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"(?P<group>[{}])|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])|(?P<newline>[\r\n]+)|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)


class Token(NamedTuple):
    """One sign of a file.

    `kind` is `open`, `close`, `word` (a control word, with its number if it has one), `sign` (a control sign),
    `bytes` (text in the code page of its font) or `binary` (the bytes of a picture).
    """

    kind: str
    word: str = ""
    number: int | None = None
    data: bytes = b""


def read_tokens(data: bytes) -> Iterator[Token]:
    """The signs of a file in order; what is no sign at its end is passed over."""
    at = 0
    while match := _TOKEN.match(data, at):
        at = match.end()
        if match["group"]:
            yield Token("open" if match["group"] == b"{" else "close")
        elif match["word"]:
            word = match["word"].decode("ascii")
            number = int(match["number"]) if match["number"] else None
            if word == "bin" and number is not None:
                yield Token("binary", data=data[at : at + max(number, 0)])
                at += max(number, 0)
            else:
                yield Token("word", word, number)
        elif match["hex"]:
            yield Token("bytes", data=bytes.fromhex(match["hex"].decode("ascii")))
        elif match["sign"]:
            yield Token("sign", match["sign"].decode("latin-1"))
        elif match["text"]:
            yield Token("bytes", data=match["text"])

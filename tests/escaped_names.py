"""The way back from a name in `sources` to the name on the disk: that there is one is what escaping must keep."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(\\))")


def unescape_name(escaped: str) -> str:
    """Undo `escape_name`."""
    return _ESCAPE.sub(_read, escaped)


def _read(match: re.Match[str]) -> str:
    byte, character, _ = match.groups()
    if byte:
        return chr(0xDC00 + int(byte, 16))  # as `os.fsdecode` writes a byte that is no UTF-8
    return chr(int(character, 16)) if character else "\\"

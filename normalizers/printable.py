"""Text that is safe to print and to store: characters that do something instead of showing something are spelled out.

A file name or a page may hold terminal escapes, signs that turn the direction of writing over, or bytes that are no
UTF-8. None of them may reach a terminal or a cell of a table as it is, and none may be lost, so each is written as the
escape that Python and JSON know it by.
"""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ACTING = "\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
"""C0, C1, line and paragraph separators, overrides and isolates of the direction of writing, lone surrogates."""
_ACTING_IN_TEXT = re.compile(f"(?![\t\n])[{_ACTING}]")
_ACTING_IN_NAME = re.compile(rf"[{_ACTING}\\]")
_BYTE_BASE = 0xDC00
"""`os.fsdecode` writes a byte that is no UTF-8 as this much more (PEP 383)."""
_LONE_BYTES = range(0xDC80, 0xDD00)
"""What such bytes become: those below 0x80 are ASCII and never stand alone."""
_LEADING_OUT = frozenset(("", ".", ".."))
"""Parts of a path that name no file: each would lead somewhere else if anybody followed it."""


def escape_controls(text: str) -> str:
    r"""Text of several lines without a character that acts on a terminal; line ends of every kind become `\n`.

    >>> escape_controls("a\x1b[31mb\u202ec\r\nd\te")
    'a\\u001b[31mb\\u202ec\nd\te'
    """
    if text.isprintable():  # nearly all text; a space is printable, and nothing that acts is
        return text
    return _ACTING_IN_TEXT.sub(_spell, _LINE_ENDS.sub("\n", text))


def escape_controls_on_line(text: str) -> str:
    r"""The same on one line.

    >>> escape_controls_on_line("a\nb\x9bc")
    'a b\\u009bc'
    """
    return escape_controls(text).replace("\n", " ").replace("\t", " ")


def escape_name(name: str, is_folder: bool = False) -> str:
    r"""One part of a path as it is written in `sources`; no two names become one.

    A byte that is no UTF-8 (a lone surrogate, as `os.fsdecode` gives it) is written `\xe9`, a character that acts
    `\u001b`, a backslash doubled. Spelled out as well is what would make a path mean another: a slash, a part of dots,
    and the `!` at the end of a folder, which with the slash after it would say that the folder is an archive.

    >>> escape_name("caf\udce9 \x1b[31m.pdf"), escape_name(".."), escape_name("a.zip!", is_folder=True)
    ('caf\\xe9 \\u001b[31m.pdf', '\\u002e\\u002e', 'a.zip\\u0021')
    """
    if name in _LEADING_OUT:
        return "".join(map(_spell_out, name))
    escaped = _ACTING_IN_NAME.sub(_spell, name).replace("/", r"\u002f")
    return escaped[:-1] + r"\u0021" if is_folder and escaped.endswith("!") else escaped


def _spell(match: re.Match[str]) -> str:
    return _spell_out(match.group())


def _spell_out(character: str) -> str:
    if character == "\\":
        return r"\\"
    code = ord(character)
    return f"\\x{code - _BYTE_BASE:02x}" if code in _LONE_BYTES else f"\\u{code:04x}"

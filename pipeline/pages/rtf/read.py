"""Rich Text Format (.rtf) -> blocks: everything that is printed, in the order of the text (RTF specification 1.9.1)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Finding, Result
from prongsai.pipeline.pages.embedded import Part
from prongsai.pipeline.pages.left_out import LeftOut, LeftOutKind, describe_left_out
from prongsai.pipeline.pages.rtf.damage import find_damage, lacks_cells, say_damaged
from prongsai.pipeline.pages.rtf.fonts import Fonts
from prongsai.pipeline.pages.rtf.lines import LineDraft, each_once, split_lines
from prongsai.pipeline.pages.rtf.picture import PictureDraft
from prongsai.pipeline.pages.rtf.table import RowDraft, TableDraft
from prongsai.pipeline.pages.rtf.tokens import Token, read_tokens
from prongsai.pipeline.pages.word.tabbed import gather_tabbed
from prongsai.pipeline.pages.word.visible import RAISED_DIGITS

_RAISED = str.maketrans("0123456789", RAISED_DIGITS)
_SKIPPED = frozenset(
    (
        *("stylesheet", "colortbl", "info", "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator"),
        *("filetbl", "themedata", "datastore", "latentstyles", "xmlnstbl", "nonshppict", "fldinst", "sp", "shprslt"),
        *("annotation", "atnid", "atnauthor", "bkmkstart", "bkmkend", "pnseclvl", "tc", "xe", "private", "objclass"),
    )
)
"""Destinations that print nothing, or what another one prints too."""
_SHOWN_STARRED = frozenset(("shppict", "shpinst", "shptxt", "pgdsctbl"))
"""Destinations that older programs may pass over, and that print something all the same."""
_HEADS = ("header", "headerl", "headerr", "headerf")
_FEET = ("footer", "footerl", "footerr", "footerf")
_APART = {**dict.fromkeys(_HEADS, "head"), **dict.fromkeys(_FEET, "foot"), "footnote": "foot"}
_TEXTS = {
    "tab": "\t",
    "line": "\n",
    "emdash": "\u2014",
    "endash": "\u2013",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
    "bullet": "\u2022",
    "emspace": " ",
    "enspace": " ",
    "nestcell": "\t",
    "nestrow": "\n",
}
_SIGNS = {"~": "\u00a0", "_": "-", "{": "{", "}": "}", "\\": "\\"}
_ENDS = frozenset(("par", "sect", "page", "column"))
_UNICODE_UNITS = 1 << 16
"""A letter is told as a signed number of 16 bits (RTF 1.9.1, `\\u`)."""
_MOST_DEPTH = 1_000
"""Groups in groups; Word writes some ten."""


@dataclass(frozen=True, slots=True)
class _State:
    """What holds in a group, and is again what it was when the group ends."""

    font: int | None = None
    language: int | None = None
    is_skipped: bool = False
    is_fonts: bool = False
    is_picture: bool = False
    is_starred: bool = False
    place: str = "body"
    is_in_table: bool = False
    is_bold: bool = False
    is_raised: bool = False
    left_out: LeftOutKind | None = None
    n_fallback: int = 1
    """Characters behind one of Unicode that stand for it in old programs."""


def read_rtf(data: bytes) -> Result[Part]:
    """Blocks and pictures of an RTF file, tables without numbers yet.

    Raises:
        DocumentError: its groups are nested beyond reason.
    """
    reader = _Reader()
    for token in read_tokens(data):
        reader.take(token)
    parts = reader.finish()
    damage = say_damaged(list(find_damage(data)), reader.n_odd_rows)
    return Result(list(gather_tabbed(parts)), [*describe_left_out(reader.left_out), *reader.say_cut(), *damage])


class _Reader:
    """Takes one sign after the other."""

    def __init__(self) -> None:
        self._state = _State()
        self._stack: list[_State] = []
        self._fonts = Fonts()
        self._bytes = bytearray()
        self._skip = 0
        self._lines = {"body": LineDraft(), "head": LineDraft(), "foot": LineDraft()}
        self._parts: dict[str, list[Part]] = {"body": [], "head": [], "foot": []}
        self._row, self._table = RowDraft(), TableDraft()
        self._picture = PictureDraft()
        self.left_out: list[LeftOut] = []
        self.n_odd_rows = 0
        """Rows whose cells are others than their definition says."""

    def take(self, token: Token) -> None:
        """One sign."""
        if token.kind == "bytes":
            self._take_bytes(token.data)
            return
        if token.kind == "binary":
            if self._state.is_picture:
                self._picture.binary += token.data
            return
        if token.kind == "word" and token.word == "u" and token.number is not None:
            self._flush()
            self._say(chr(token.number % _UNICODE_UNITS))
            self._skip = self._state.n_fallback
            return
        self._flush()
        self._skip = 0
        if token.kind == "open":
            self._stack.append(self._state)
            if len(self._stack) > _MOST_DEPTH:
                remedy = "open it in Word or LibreOffice, save it as .docx, and run again"
                raise DocumentError("document-unreadable", "its groups are nested beyond reason", remedy)
            self._state = replace(self._state, is_starred=False)
        elif token.kind == "close":
            self._close()
        elif token.kind == "sign":
            if token.word == "*":
                self._state = replace(self._state, is_starred=True)
            else:
                self._say(_SIGNS.get(token.word, ""))
        else:
            self._take_word(token.word, token.number)

    def _close(self) -> None:
        before = self._stack.pop() if self._stack else _State()
        if self._state.is_picture and not before.is_picture:
            self._line.pictures += self._picture.take()
        if self._state.place != before.place:
            self._end_paragraph()
        self._state = before

    @property
    def _line(self) -> LineDraft:
        return self._lines[self._state.place]

    def _take_bytes(self, data: bytes) -> None:
        if self._state.is_picture:
            self._picture.digits += data
            return
        if self._skip:
            self._skip, data = max(0, self._skip - len(data)), data[self._skip :]
        self._bytes += data

    def _flush(self) -> None:
        """Say the bytes that have come, by the code page that holds."""
        if self._bytes:
            page = self._fonts.page_of(self._state.font, self._state.language)
            self._say(self._bytes.decode(page, "replace"))
            self._bytes.clear()

    def _say(self, text: str) -> None:
        state = self._state
        if not text or state.is_skipped or state.is_fonts or state.is_picture:
            return
        if state.left_out is not None:
            if text.strip():
                self.left_out.append(LeftOut(state.left_out, " ".join(text.split())))
            return
        self._line.is_bold = self._line.is_bold or (state.is_bold and bool(text.strip()))
        self._line.pieces.append(text.translate(_RAISED) if state.is_raised else text)

    def _take_word(self, word: str, number: int | None) -> None:
        state = self._state
        is_on = number != 0
        if word in _SKIPPED or (state.is_starred and word not in _SHOWN_STARRED and not state.is_skipped):
            self._state = replace(state, is_skipped=True, is_starred=False)
        elif word == "fonttbl":
            self._state = replace(state, is_fonts=True)
        elif word == "pict":
            self._state = replace(state, is_picture=not state.is_skipped)
            self._picture = PictureDraft()
        elif word in _APART:
            self._state = replace(state, place=_APART[word])
        elif state.is_picture:
            self._picture.note(word, number)
        elif word in _SHOWN_STARRED:
            self._state = replace(state, is_starred=False)
        elif not state.is_skipped:
            self._take_format(word, number, is_on)

    def _take_format(self, word: str, number: int | None, is_on: bool) -> None:
        state = self._state
        if word in _TEXTS:
            self._say(_TEXTS[word])
        elif word in _ENDS:
            self._end_paragraph()
        elif word == "f" and number is not None:
            self._state = replace(state, font=number)
        elif word == "fcharset" and number is not None and state.font is not None:
            self._fonts.set_charset(state.font, number)
        elif word == "ansicpg" and number is not None:
            self._fonts.set_default(number)
        elif word == "uc" and number is not None:
            self._state = replace(state, n_fallback=max(0, number))
        elif word == "lang":
            self._state = replace(state, language=number)
        elif word == "plain":
            self._state = replace(state, is_bold=False, is_raised=False, left_out=None)
        elif word == "b":
            self._state = replace(state, is_bold=is_on)
        elif word in ("super", "nosupersub", "sub"):
            self._state = replace(state, is_raised=word == "super" and is_on)
        elif word in _LEFT_OUT:
            kind = _LEFT_OUT[word]
            is_kept = not is_on and state.left_out == kind
            self._state = replace(state, left_out=kind if is_on else None if is_kept else state.left_out)
        elif state.place == "body":
            self._take_table_word(word, number)

    def _take_table_word(self, word: str, number: int | None) -> None:
        if word in ("pard", "intbl"):
            self._state = replace(self._state, is_in_table=word == "intbl")
        elif word == "trowd":
            self._row.begin()
        elif word == "cellx" and number is not None:
            self._row.end_definition(number)
        elif word in ("clvmrg", "clmrg"):
            self._row.mark(word)
        elif word == "cell":
            text, _, pictures = self._line.take()
            self._row.add(text)
            self._table.pictures += pictures
            self._state = replace(self._state, is_in_table=True)
        elif word == "row":
            self.n_odd_rows += lacks_cells(self._row)
            self._table.add(self._row)
            self._row = self._row.after()

    def _end_paragraph(self) -> None:
        """A paragraph is over: a line of a cell, or one of the text."""
        place = self._state.place
        if place == "body" and self._state.is_in_table:
            self._lines["body"].pieces.append("\n")
            return
        if place == "body":
            self._end_table()
        text, is_bold, pictures = self._lines[place].take()
        self._parts[place] += [*split_lines(text, is_bold), *pictures]

    def _end_table(self) -> None:
        self._parts["body"] += self._table.take()

    def finish(self) -> list[Part]:
        """All parts: heads of pages, the text, feet and notes."""
        self._flush()
        self._state = _State()
        for text in self._row.rest():
            self._parts["body"] += split_lines(text, False)
        for place in self._lines:
            self._state = replace(self._state, place=place)
            self._end_paragraph()
        self._end_table()
        return [*each_once(self._parts["head"]), *self._parts["body"], *each_once(self._parts["foot"])]

    def say_cut(self) -> list[Finding]:
        """A finding where the file ends before its groups do."""
        if not self._stack:
            return []
        message = "the file ends within its text: its end may be missing"
        return [Finding("warning", "text-damaged", message, suggestion="compare its last lines with the source")]


_LEFT_OUT: dict[str, LeftOutKind] = {"v": "hidden", "deleted": "deleted", "strike": "struck", "striked": "struck"}

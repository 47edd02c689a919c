"""What a page says, by its own sound text layer: the truth beside which a scan of the same page is measured."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium_c

from prongsai.pipeline.model import Page, Word

NUMBER = re.compile(r"[0-9\u0e50-\u0e59](?:[0-9\u0e50-\u0e59.,/]*[0-9\u0e50-\u0e59])?")
THAI_DIGITS = str.maketrans("\u0e50\u0e51\u0e52\u0e53\u0e54\u0e55\u0e56\u0e57\u0e58\u0e59", "0123456789")


@dataclass(frozen=True, slots=True)
class TrueChar:
    """A character and its place on its baseline, in points from the page's top left."""

    text: str
    x: float
    baseline: float


@dataclass(frozen=True, slots=True)
class LinePair:
    """One line as read, with the text that stands at the same place in the text layer."""

    read: str
    true: str
    words: tuple[Word, ...]


def read_true_chars(page: Any) -> list[TrueChar]:
    """The characters of a pypdfium2 page in the order of its content."""
    text_page = page.get_textpage()
    height = page.get_height()
    x, y = ctypes.c_double(), ctypes.c_double()
    chars = []
    for i in range(text_page.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(text_page, i)
        pdfium_c.FPDFText_GetCharOrigin(text_page, i, ctypes.byref(x), ctypes.byref(y))
        if code not in (0, 0xFFFE):
            chars.append(TrueChar(chr(code), x.value, height - y.value))
    return chars


def squash(text: str) -> str:
    """Text without blanks, sara am in one piece: what both sides are compared by."""
    text = text.replace("\u0e4d\u0e32", "\u0e33")
    text = re.sub("\u0e4d([\u0e48-\u0e4b])\u0e32", "\\1\u0e33", text)
    return re.sub(r"[\s\u200b]+", "", text)


def lines_of(page: Page) -> Iterator[list[Word]]:
    """The words of a scanned page line by line, as the reader saw them."""
    line: list[Word] = []
    for word in page.words:
        if line and (not word.space_before or word.bbox.top != line[0].bbox.top):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def pair_lines(page: Page, chars: Sequence[TrueChar]) -> tuple[list[LinePair], str]:
    """Lines as read beside what is printed there, and what is printed where nothing was read."""
    used: set[int] = set()
    pairs = []
    for words in lines_of(page):
        left, right = words[0].bbox.x0 - 3, words[-1].bbox.x1 + 1
        baseline, reach = words[0].baseline, 0.22 * words[0].size_pt
        inside = [i for i, c in enumerate(chars) if abs(c.baseline - baseline) < reach and left <= c.x <= right]
        used.update(inside)
        true = squash("".join(chars[i].text for i in inside))
        pairs.append(LinePair(squash("".join(w.text for w in words)), true, tuple(words)))
    return pairs, squash("".join(c.text for i, c in enumerate(chars) if i not in used))


def numbers_of(pair: LinePair) -> Iterator[tuple[str, float]]:
    """Each number read in a line with the least confidence of the words that it came from."""
    sure = [w.confidence for w in pair.words for c in squash(w.text)]
    for match in NUMBER.finditer(pair.read):
        yield match.group(), min(sure[match.start() : match.end()], default=0.0)

"""Printed lines -> paragraphs: what was wrapped at the margin is put together again.

A sentence that names a score or a body runs over line ends, and Thai is wrapped inside compounds (`องค์การบริหารส่วน` /
`ตำบล…`), so nothing can be found in it before the lines are joined. A line goes on in the next one where it fills its
column and the next one stands as a continuation would: same size, not set in, no number or bullet of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from prongsai.normalizers.thai.letters import CONSONANT, DIGIT
from prongsai.normalizers.thai.lines import join_lines
from prongsai.normalizers.thai.words import read_words
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.pipeline.model import BBox, Block, Paragraph, join_boxes

_SECTIONS, _DOCUMENTS = load_vocabulary("section_words").alternation, load_vocabulary("document_words").alternation
_SIGNED = load_vocabulary("person_words").alternation("signature_line")
_D = f"[{DIGIT}]"
_OWN_START = re.compile(
    rf"^\s*(?:[-\u2013\u2022*\u25cf\u25cb\u25aa\u27a2\u2713\u2610\u2611]|\(?{_D}{{1,2}}(?:\.{_D}{{1,2}})*\s*[.)](?!{_D})|{_D}{{1,2}}\.{_D}{{1,2}}\s"
    rf"|[{CONSONANT}]\s?[.)]\s|(?:{_SECTIONS('issue')})\s*(?:{_SECTIONS('ordinal')})|(?:{_SECTIONS('section')})\s*{_D}"
    rf"|(?:{_SECTIONS('measure_title')})\s*(?:{_SECTIONS('ordinal')})\s*{_D}"
    rf"|(?:{_DOCUMENTS('subject', 'salutation', 'sender', 'reference', 'body', 'writer', 'closing')})\s"
    rf"|\((?:{_SIGNED})|(?:{_DOCUMENTS('letter_number')})\s+[{CONSONANT}]{{2}}\s?{_D})"
)
"""A bullet or box, a number or letter of a list, and the parts that letters are made of begin lines of their own."""
_LABELS = load_vocabulary("measure_headings", "match", "otherwise", "reason").where(match="whole")
_OF_MEASURES = frozenset(("steps", "responsible", "period", "results", "outcomes"))
_LABEL_END = re.compile(r"\s*[:\uff1a]")
_RAGGED_SHARE = 0.1
"""A line that leaves less than this share of its column open is full, whatever word follows."""
_LONGEST_WORD = 24
"""Letters: of the 62,110 words that the list knows 234 are longer, full titles of persons and offices."""
_UNKNOWN_WORD = 6
"""Letters. Two syllables, for a word that no list knows. Measured: 3 to 9 give the same rows of 16 reports."""
_INDENT_PT = 9.0
"""A first line is set in by a centimetre and more (28 pt); what moves by a third of that is not. Measured: 4.5 to 13.5
give the same rows of 25 reports."""
_SIZE_RATIO = 1.12
"""Between neighbouring sizes of type: 14 to 16 pt is 1.14. Measured: 1.12 to 1.68 give the same rows of 25 reports;
0.84 changes 70 rows."""
_LINE_PITCH = 2.3
"""See `_PITCH_RATIO`."""
_PITCH_RATIO = 1.45
"""Lines of a paragraph lie at most this many type sizes apart, or this many of the page's usual distances: marks over
and under the letters make boxes of lines uneven, and Thai is set wide."""
_FAR_PT = 60.0
"""Lines further apart belong to different parts of the page and say nothing about the usual distance."""
_WIDE_SHARE = 0.4
"""A page number or a date is narrower than two fifths of the longest line, a line of text hardly ever. Measured: 0.2 to
0.7 give the same rows of 18 reports."""
_PAGE_FOOT_SHARE = 0.25
"""A paragraph that goes on overleaf ends in the last quarter of its page. Measured: 0.125 to 0.625 give the same rows
of 25 reports."""
_LONG_LINE = 60
"""Characters from which a line of a dump may be one that was wrapped."""


def unwrap_lines(blocks: Sequence[Block]) -> list[Block]:
    """Join the paragraphs that are lines of one paragraph; tables stay where they are."""
    columns = _find_columns(blocks)
    joined: list[Block] = []
    group: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and group and _goes_on(group, block, columns):
            group.append(block)
            continue
        if group:
            joined.append(_merge(group))
        group = [block] if isinstance(block, Paragraph) else []
        if not isinstance(block, Paragraph):
            joined.append(block)
    if group:
        joined.append(_merge(group))
    return joined


@dataclass(frozen=True, slots=True)
class _Column:
    """The text column of one page, in points, where several share a sheet of one printed page."""

    left: float
    right: float
    bottom: float
    pitch: float
    """Usual distance of two lines."""


_PrintedPage = tuple[int | None, float]
"""A page and where the printed page begins on it."""


def _page_of(block: Block) -> _PrintedPage:
    return block.page, block.origin_x


def _find_columns(blocks: Sequence[Block]) -> dict[_PrintedPage, _Column]:
    by_page: dict[_PrintedPage, list[BBox]] = defaultdict(list)
    tables: dict[_PrintedPage, float] = {}
    for block in blocks:
        if block.page is None or block.bbox is None:
            continue
        if isinstance(block, Paragraph):
            by_page[_page_of(block)].append(block.bbox)
        else:
            tables[_page_of(block)] = max(tables.get(_page_of(block), 0.0), block.bbox.x1)
    columns = {}
    for page, boxes in by_page.items():
        # a number in the margin is narrow, and no text; a table reaches to the margin where no line does
        widest = max(box.width for box in boxes)
        right = max(box.x1 for box in boxes if box.width >= _WIDE_SHARE * widest)
        right = max(right, tables.get(page, 0.0))
        steps = sorted(b.bottom - a.bottom for a, b in pairwise(boxes) if a.bottom < b.bottom < a.bottom + _FAR_PT)
        pitch = steps[len(steps) // 2] if steps else 0.0
        columns[page] = _Column(min(box.x0 for box in boxes), right, max(box.bottom for box in boxes), pitch)
    return columns


def _goes_on(group: Sequence[Paragraph], line: Paragraph, columns: dict[_PrintedPage, _Column]) -> bool:
    last = group[-1]
    if (
        _OWN_START.match(line.text)
        or _is_label(line.text)
        or last.is_bold != line.is_bold
        or last.method != line.method
    ):
        return False
    if last.bbox is None or line.bbox is None or last.page is None or line.page is None:
        return last.is_wrapped and len(last.text) >= _LONG_LINE
    column = columns[_page_of(last)]
    if last.bbox.x1 < column.right - _RAGGED_SHARE * (column.right - column.left) and (
        last.bbox.x1 + _first_word_width(line) < column.right
    ):
        return False  # the next word would have fitted: the line was ended on purpose
    small, large = sorted((last.size_pt or 1.0, line.size_pt or 1.0))
    if large > small * _SIZE_RATIO:
        return False
    if _page_of(last) == _page_of(line):
        step = line.bbox.bottom - last.bbox.bottom
        if not 0 < step <= max(_LINE_PITCH * large, _PITCH_RATIO * column.pitch):
            return False
    elif not last.page <= line.page <= last.page + 1 or last.bbox.bottom < (1 - _PAGE_FOOT_SHARE) * column.bottom:
        return False
    # a first line may be set in; a later one that starts further right than the line before it begins a paragraph
    moved = line.origin_x - last.origin_x
    is_centred = abs(last.bbox.x_mid + moved - line.bbox.x_mid) < _INDENT_PT
    return is_centred or line.bbox.x0 <= last.bbox.x0 + moved + _INDENT_PT


def _is_label(text: str) -> bool:
    """True for a line that is a label (`วิธีดำเนินการ`), or begins with one before a colon."""
    end = _LABEL_END.search(text)
    found = _LABELS.read(text[: end.start()] if end else text)
    return found is not None and found.means in _OF_MEASURES


def _first_word_width(line: Paragraph) -> float:
    """Width in points of the first word of a line, which the line before it had no room for if it was wrapped."""
    head = re.match(r"[^\s]+", line.text)
    if head is None or line.bbox is None:
        return 0.0
    text = head.group()
    if "\u0e01" <= text[0] <= "\u0e4e":
        words = read_words()
        lengths = range(min(len(text), _LONGEST_WORD), 0, -1)
        text = text[: next((n for n in lengths if text[:n] in words), min(len(text), _UNKNOWN_WORD))]
    return line.bbox.width * _count_bases(text) / max(_count_bases(line.text), 1)


def _count_bases(text: str) -> int:
    """Characters that take room on the line; Thai marks stand over or under another."""
    return sum(unicodedata.category(ch) != "Mn" for ch in text)


def _merge(group: Sequence[Paragraph]) -> Paragraph:
    if len(group) == 1:
        return group[0]
    first = group[0]
    boxes = [line.bbox for line in group if line.bbox is not None and _page_of(line) == _page_of(first)]
    return replace(
        first,
        text=join_lines([line.text for line in group]),
        raw="\n".join(line.raw for line in group),
        bbox=join_boxes(boxes),
        confidence=min(line.confidence for line in group),
        steps=tuple(dict.fromkeys(step for line in group for step in line.steps)),
    )

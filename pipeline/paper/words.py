"""Glyphs -> words -> lines -> the text of a cell.

A word is a run of glyphs without a gap, in content-stream order: sorting glyphs by x tears Thai marks from their
letters. Only whole words are sorted along a line. Thai is written without blanks between words, so a blank is kept
where the layer has one with room for it, and never invented between Thai letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from prongsai.normalizers.thai.letters import THAI_WORD
from prongsai.pipeline.model import BBox, Char, Word
from prongsai.pipeline.paper.page_frame import turn_box
from prongsai.pipeline.paper.raised_marks import raise_note_marks
from prongsai.pipeline.paper.stray_marks import MARKS, place_stray_marks

_BREAK_EM = 0.15
"""A gap that ends a word; half of the narrowest blank in common fonts (0.25 em in TH Sarabun)."""
_BLANK_ROOM_EM = 0.08
"""A blank that moves the pen by less is padding drawn over the next glyph (`5 96,160.00`), not a blank."""
_SARA_AM_EM = 0.5
"""Room for a sara aa, which is no wider in common fonts."""
_SPACED_SHARE = 0.4
"""Where so many pairs of glyphs stand apart, the gaps are letter-spacing; in running text few pairs do. Measured: 0.2
to 0.7 give the same rows of 11 reports."""
_BACKWARD_EM = 0.4
"""The narrowest of 26 fonts of the corpus has letters 0.43 em wide: kerning and marks move the pen back by less, a new
column by more."""
_BASELINE_EM = 0.35
"""Glyphs and words whose baselines differ by less are on one line; superscripts rise by about 0.33 em."""
_LATIN_BLANK_EM = 0.2
"""Less than the narrowest blank in common fonts (0.25 em)."""
_THAI_BLANK_EM = 0.9
"""Letter-spaced Thai (justified by Word) has gaps of up to half an em inside words."""

_THAI_LETTER = re.compile(f"[{THAI_WORD}\uf700-\uf71a]")


def chars_to_words(chars: Iterable[Char], width: float, height: float) -> list[Word]:
    """Words in content-stream order, upright ones first, from repaired glyphs; blanks become `space_before`.

    A glyph with empty `text` has been absorbed by a neighbour: its `raw` stays with the word that it stood in.

    Args:
        chars: the glyphs of one page, those that stand sideways as `Char` has them.
        width: of the page, in points.
        height: of the page, in points.
    """
    by_turn: dict[int, list[Char]] = {0: []}
    draws_blanks = False
    for char in chars:
        by_turn.setdefault(char.turn, []).append(char)
        draws_blanks = draws_blanks or (char.text.isspace() and not char.is_generated)
    words = _upright_to_words(by_turn.pop(0), draws_blanks)
    for turn, turned in sorted(by_turn.items()):
        across, down = (height, width) if turn % 2 else (width, height)
        for word in _upright_to_words(turned, draws_blanks):
            # a rule that cuts words is looked for along x, so only upright words say where their letters begin
            words.append(replace(word, bbox=turn_box(word.bbox, turn, across, down), char_x=(), turn=turn))
    return words


def _upright_to_words(chars: list[Char], draws_blanks: bool) -> list[Word]:
    words: list[Word] = []
    run: list[Char] = []
    blank = ""
    has_blank = False
    # browsers draw a blank by moving the pen: on a page without a single blank glyph, a gap is all there is to see
    draws_blanks = draws_blanks or _is_letter_spaced(chars)
    for char in raise_note_marks(place_stray_marks(chars)):
        if char.is_generated:
            continue
        if char.text.isspace():
            blank += char.raw
            continue
        if run and not char.text:
            run.append(char)
            continue
        if run and not _continues(run[-1], char, bool(blank)):
            words.append(_to_word(run, has_blank))
            has_blank = bool(blank) or (not draws_blanks and _stands_apart(run[-1], char))
            run = []
        elif not run:
            has_blank = bool(blank)
        run.append(char)
        blank = ""
    if run:
        words.append(_to_word(run, has_blank))
    return words


def _continues(last: Char, char: Char, after_blank: bool) -> bool:
    size = max(last.size_pt, char.size_pt, 1.0)
    if abs(char.origin_y - last.origin_y) > _BASELINE_EM * size:
        return False
    gap = char.x0 - last.x1
    if char.text and char.text[0] in MARKS and not after_blank:
        return abs(gap) <= size
    limit = _BLANK_ROOM_EM if after_blank else _BREAK_EM
    return -_BACKWARD_EM * size <= gap <= limit * size


def _is_letter_spaced(chars: Sequence[Char]) -> bool:
    """Whether gaps are so many that they stand between letters, not between words."""
    drawn = [char for char in chars if not char.is_generated and char.text]
    pairs = list(pairwise(drawn))
    return sum(_stands_apart(last, char) for last, char in pairs) > _SPACED_SHARE * len(pairs)


def _stands_apart(last: Char, char: Char) -> bool:
    """Whether `char` follows on the line of `last` with room for a blank between them."""
    size = max(last.size_pt, char.size_pt, 1.0)
    is_same_line = abs(char.origin_y - last.origin_y) <= _BASELINE_EM * size
    # under ActualText only the ring of sara am is measured, and the room of its sara aa looks like a gap
    room = _SARA_AM_EM if last.text.endswith("\u0e33") else 0.0
    return is_same_line and char.x0 - last.x1 > (_BREAK_EM + room) * size


def _to_word(run: Sequence[Char], space_before: bool) -> Word:
    # column by column: a word is made of ten letters, and a page of a thousand
    texts, raws, x0, top, x1, bottom, origin_y, size_pt, _, _, _, steps = zip(*run, strict=True)
    text = "".join(texts)
    has_place_each = len(text) == len(run) and "" not in texts
    char_x = x0 if has_place_each else tuple(x for x, read in zip(x0, texts, strict=True) for _ in read)
    box = BBox(min(x0), min(top), max(x1), max(bottom))
    taken = tuple(dict.fromkeys(chain.from_iterable(steps)))
    return Word(text, "".join(raws), box, origin_y[0], max(size_pt), space_before, steps=taken, char_x=char_x)


def words_to_lines(words: Iterable[Word]) -> list[list[Word]]:
    """Words on one baseline, lines from top to bottom, words from left to right.

    Sideways words are lines of their own kind, read along their own direction, after the upright ones.
    """
    upright = sorted((w for w in words if w.turn % 2 == 0), key=lambda w: w.baseline)
    lines: list[list[Word]] = []
    reference = 0.0
    size = 0.0
    for word in upright:
        if lines and word.baseline - reference <= _BASELINE_EM * max(size, word.size_pt):
            lines[-1].append(word)
            if word.size_pt > size:
                reference, size = word.baseline, word.size_pt
        else:
            lines.append([word])
            reference, size = word.baseline, word.size_pt
    for line in lines:
        line.sort(key=lambda w: w.bbox.x0)
    return lines + _sideways_lines([w for w in words if w.turn % 2])


def _sideways_lines(words: Sequence[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    # text that runs up the page (turn 3) stacks its lines from left to right, text that runs down the other way round
    for word in sorted(words, key=lambda w: w.bbox.x_mid if w.turn == 3 else -w.bbox.x_mid):
        if lines and abs(word.bbox.x_mid - lines[-1][0].bbox.x_mid) <= _BASELINE_EM * max(word.size_pt, 1.0):
            lines[-1].append(word)
        else:
            lines.append([word])
    for line in lines:
        line.sort(key=lambda w: -w.bbox.bottom if w.turn == 3 else w.bbox.top)
    return lines


def line_to_text(line: Sequence[Word]) -> str:
    """The words of one line as text.

    A blank at the very start is kept, as it says that the line before ended with one: `join_lines` needs to know.
    """
    parts: list[str] = []
    last: Word | None = None
    for word in line:
        if last is None:
            parts.append(" " if word.space_before else "")
        elif word.space_before or _is_gap(last, word):
            parts.append(" ")
        parts.append(word.text)
        last = word
    return "".join(parts)


def _is_gap(last: Word, word: Word) -> bool:
    if word.turn % 2:
        gap = max(word.bbox.top - last.bbox.bottom, last.bbox.top - word.bbox.bottom)
    else:
        gap = word.bbox.x0 - last.bbox.x1
    is_thai = bool(_THAI_LETTER.match(last.text[-1:]) and _THAI_LETTER.match(word.text[:1]))
    return gap > (_THAI_BLANK_EM if is_thai else _LATIN_BLANK_EM) * max(last.size_pt, word.size_pt, 1.0)


def find_forced_breaks(lines: Sequence[Sequence[Word]], box: BBox) -> list[bool]:
    """For each line but the last, whether the first word of the next would not have fitted behind it."""
    if len(lines) < 2:
        return []
    left = min(line[0].bbox.x0 for line in lines) - box.x0
    right = box.x1 - max(line[-1].bbox.x1 for line in lines)
    room = box.width - 2 * max(min(left, right), 0.0)
    return [
        line[-1].bbox.x1 - line[0].bbox.x0 + following[0].bbox.width > room
        for line, following in zip(lines, lines[1:], strict=False)
    ]

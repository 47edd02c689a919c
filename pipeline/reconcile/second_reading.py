"""What a second, independent reader says of the numbers that no sum proves.

A sum proves digits and code; a second reading proves the digits alone, neither whose they are, nor the year, nor that
they are a result. So agreement is part of the basis and makes no score `verified`; disagreement is a finding and a
conflict. Where the second reader sees nothing that can be compared, the basis says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from prongsai.normalizers.values.digits import to_arabic
from prongsai.pipeline.model import BBox, Char, Finding, Observation, Result, Score
from prongsai.pipeline.pages.layer.second_reader import SecondPage
from prongsai.pipeline.reconcile.basis import SECOND_AGREES, SECOND_SILENT, second_reading_basis

_BY_LAYER = ("text", "repaired_text")
_SAME_PLACE_PT = 1.5
"""A glyph printed twice to look bold is shifted by less; digits side by side stand 3 points apart and more."""
_SAME_LINE = 0.5
"""Baselines nearer than this share of the type size are one line."""

Verdict = Literal["agrees", "differs", "silent"]


def find_pages_to_confirm(scores: Sequence[Score], seen: Sequence[Observation]) -> list[int]:
    """The pages, from 1, with a score that stands on one reading of a text layer and in no sum that holds."""
    shown = [seen[score.readings[0]] for score in scores if needs_confirmation(score, seen)]
    return sorted({page for one in shown if (page := one.provenance.page) is not None})


def needs_confirmation(score: Score, seen: Sequence[Observation]) -> bool:
    """True where nothing but one reading of a text layer stands behind the digits."""
    first = seen[score.readings[0]].provenance
    is_alone = not score.is_proven and score.status not in ("verified", "repaired")
    return is_alone and first.method in _BY_LAYER and first.page is not None and first.bbox is not None


def confirm_scores(
    scores: Sequence[Score], seen: Sequence[Observation], pages: Mapping[int, SecondPage]
) -> Result[Score]:
    """The scores with what the second reader says of them.

    Args:
        scores: as the sums and rules left them.
        seen: the readings that they refer to.
        pages: what the second reader gives, by page number; pages that it could not read are absent.
    """
    rows: list[Score] = []
    findings: list[Finding] = []
    texts = {number: _PageText(page.chars) for number, page in pages.items()}
    for score in scores:
        if not needs_confirmation(score, seen):
            rows.append(score)
            continue
        reading = seen[score.readings[0]]
        number = reading.provenance.page or 0
        is_read = number in pages
        verdict, other = _compare(reading, texts[number], pages[number].cells) if is_read else ("silent", "")
        if verdict == "differs":
            findings.append(_disagreement(score, reading, other))
            basis = (*score.basis, second_reading_basis(other))
            rows.append(replace(score, status="conflict", basis=basis))
        else:
            rows.append(replace(score, basis=(*score.basis, SECOND_AGREES if verdict == "agrees" else SECOND_SILENT)))
    return Result(rows, findings)


def _compare(reading: Observation, page: _PageText, cells: Sequence[BBox]) -> tuple[Verdict, str]:
    """What the second reader sees where the first read a score, and whether it is the same number."""
    box, wanted = reading.provenance.bbox, number_key(reading.raw_score)
    assert box is not None, "asked only for readings with a box"
    if not wanted:
        return "silent", ""  # the layer's codes for these digits are no digits: only the repair knows what they say
    text = page.text_in(box)
    if reading.context_kind == "narrative":
        # the box is the paragraph's first page; the number may stand on the next
        is_there = wanted in re.findall(r"[0-9]+(?:\.[0-9]+)?", _plain(text))
        return ("agrees" if is_there else "silent"), ""
    got = number_key(text)
    if not got or "\ufffd" in text:
        return "silent", ""
    if got != wanted:
        # a number cut by a page end or a narrow column was sewn together from two cells, and the box is the first one's
        is_cut = "\n" in reading.raw_score and wanted.startswith(got)
        return ("silent", "") if is_cut else ("differs", got)
    cell = _smallest_cell(cells, box)
    in_cell = number_key(page.text_in(cell)) if cell is not None else got
    return ("agrees", "") if in_cell == wanted else ("differs", in_cell)


def number_key(text: str) -> str:
    """The digits of a text in order, with the decimal points between them: what two readers must agree on.

    >>> number_key("๙๕.๒๑ คะแนน"), number_key("9 5 . 21"), number_key("พ.ศ.")
    ('95.21', '95.21', '')
    """
    plain = re.sub(r"\s", "", _plain(text))
    return "".join(re.findall(r"[0-9]|(?<=[0-9])\.(?=[0-9])", plain))


def _plain(text: str) -> str:
    return to_arabic(text).replace(",", ".")


class _PageText:
    """The glyphs of a page by the height of their middles: a table of scores asks for hundreds of its boxes."""

    def __init__(self, chars: Sequence[Char]) -> None:
        self._chars = chars
        by_height = sorted(((char.top + char.bottom) / 2, at) for at, char in enumerate(chars))
        self._heights = [height for height, _ in by_height]
        self._places = [at for _, at in by_height]

    def text_in(self, box: BBox) -> str:
        """The glyphs whose middle lies in the box, line by line left to right; `\\ufffd` for one unknown."""
        first, last = bisect_left(self._heights, box.top), bisect_right(self._heights, box.bottom)
        near = [self._chars[at] for at in sorted(self._places[first:last])]
        return _lines_to_text([char for char in near if box.x0 <= (char.x0 + char.x1) / 2 <= box.x1])


def _lines_to_text(inside: Sequence[Char]) -> str:
    lines: list[list[Char]] = []
    for char in sorted(inside, key=lambda c: c.origin_y):
        if lines and abs(char.origin_y - lines[-1][-1].origin_y) <= _SAME_LINE * max(char.size_pt, 1.0):
            lines[-1].append(char)
        else:
            lines.append([char])
    return "\n".join("".join(_once(sorted(line, key=lambda c: c.x0))) for line in lines)


def _once(line: Sequence[Char]) -> list[str]:
    """The characters of a line, one for a glyph that was printed twice to look bold."""
    kept: list[Char] = []
    for char in line:
        if not any(one.text == char.text and abs(one.x0 - char.x0) < _SAME_PLACE_PT for one in kept[-2:]):
            kept.append(char)
    return ["\ufffd" if char.text.startswith("(cid:") else char.text for char in kept]


def _smallest_cell(cells: Sequence[BBox], box: BBox) -> BBox | None:
    around = [cell for cell in cells if cell.contains_point(box.x_mid, box.y_mid)]
    return min(around, key=lambda cell: cell.width * cell.height, default=None)


def _disagreement(score: Score, reading: Observation, other: str) -> Finding:
    place = reading.provenance
    return Finding(
        "warning",
        "readers-disagree",
        f"{score.code} was read as {reading.raw_score}; pdfplumber reads {other} in the same cell",
        place.page,
        place.bbox,
        score.code,
        reading.raw_score,
        other,
        place,
    )

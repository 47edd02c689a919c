"""Tables whose columns only blanks keep apart, as `pdftotext -layout` and people with a typewriter face make them.

A line is cut into chunks at gaps of two blanks and more. Lines of as many chunks as most have show where the columns
stand; a line of fewer holds what goes on from the row above, or a row with empty cells, and its chunks go to the
columns they stand under. Where a number stands under none or under two, its row is left out and said to be.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.normalizers.thai.letters import DIGIT
from prongsai.normalizers.thai.lines import join_lines
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.pipeline.model import Finding
from prongsai.pipeline.pages.dumps.chunks import Cut, Piece, cut_line
from prongsai.pipeline.pages.dumps.lines import Line, Shape, say_unclear
from prongsai.pipeline.pages.dumps.raised_marks import take_marks

_RULE = re.compile(r"\s*(?:[-=_\u2500]{3,}\s*)+")
_D = f"[{DIGIT}]"
_VALUE = re.compile(rf"{_D}{{1,3}}(?:[.,]{_D}{{1,2}})?\s?%?|[-\u2013]")
_DECIMAL = re.compile(rf"{_D}{{1,3}}[.,]{_D}{{1,2}}")
_ROW_MARK = re.compile(rf"\(?{_D}{{1,3}}(?:[.)]|$|\s)|[ieoIEO]\s?{_D}{{1,2}}(?:\s|$)")
_ITEM = re.compile(rf"\(?{_D}{{1,2}}[.)](?!{_D})|[-\u2013\u2022]\s")
_PAGE_NUMBER = re.compile(rf"\s*[-\u2013]?\s*{_D}{{1,3}}\s*[-\u2013]?\s*")
_FEWEST_FULL = 2
"""A heading and a row, or two rows: one line with gaps is a line with gaps."""
_FEWEST_COLUMNS = 3
"""Columns of words: two are two signatures, or the head of a letter."""
_FEWEST_HEADINGS = 2
"""One word that heads columns begins many a line; two of them between gaps do not stand in running text."""
_MEASURE_HEADINGS = load_vocabulary("measure_headings", "match", "otherwise", "reason")
_HEADING_WORDS = load_vocabulary("heading_row_words")
_VALUE_SHARE = 0.6
"""As in `tables.text_columns`: more than half, so that headings and remarks do not keep a column from being one."""
_ALIGNED_SHARE = 0.7
"""Of the chunks of neighbouring lines: of a heading and two rows the rows alone, half of them, need not be enough."""
_NEAR = 1
"""Signs: what a tool that counts marks over letters and one that does not can be off by between two lines."""


def find_padded(lines: Sequence[Line], start: int) -> Shape | None:
    """The table of padded columns that begins at line `start`; None where the line has no gap."""
    first = cut_line(lines[start])
    if len(first.chunks) < 2:
        return None
    run, end = _collect(lines, start, first)
    n_cols = _usual(run)
    full = [cut for cut in run if len(cut.chunks) == n_cols]
    if not _is_table(full, n_cols):
        return Shape([], end)
    rows, findings = _to_rows(run, n_cols)
    texts = [["\n".join(_join([text for _, text in cell])) for cell in row.cells] for row in rows]
    return Shape(texts, end, findings, [row.line_nos for row in rows])


def _collect(lines: Sequence[Line], start: int, first: Cut) -> tuple[list[Cut], int]:
    """The lines of the table that begins at `start`, and the line after it; over one empty line it goes on alike."""
    run, at, count, last = [first], start + 1, len(first.chunks), first
    counts = {count}
    while at < len(lines):
        if _RULE.fullmatch(lines[at].raw):
            at += 1
            continue
        if lines[at].is_blank:
            after = at + 1
            if after < len(lines) and lines[after].no == lines[at].no:
                at = after  # no empty line: the page ends, and a table may go on overleaf
                continue
            cut = cut_line(lines[after]) if after < len(lines) else None
            if cut is None or len(cut.chunks) < 2 or len(cut.chunks) != count:
                break
            at = after
            continue
        cut = cut_line(lines[at])
        if (marked := take_marks(run[-1], cut)) is not None:
            run[-1], cut = marked
            if not cut.chunks:
                at += 1
                continue
        if len(cut.chunks) == 1:
            is_plain = len(run) > _FEWEST_FULL and len(counts) == 1 and not _ROW_MARK.match(cut.chunks[0].text)
            if is_plain and cut.chunks[0].seen[0] <= _left(run) + _NEAR:
                break  # so far each row stood on one line: this is what follows the table
            if not _goes_on(lines, at, cut.chunks[0], last):
                break
        else:
            last, count = cut, len(cut.chunks)
        counts.add(len(cut.chunks))
        run.append(cut)
        at += 1
    return run, at


def _goes_on(lines: Sequence[Line], at: int, chunk: Piece, above: Cut) -> bool:
    """Whether a line of one chunk belongs to the table: it is set in, or as narrow as a first cell and not the last."""
    if _PAGE_NUMBER.fullmatch(lines[at].raw):
        return False
    gap = above.chunks[1].seen[0]
    if chunk.seen[0] >= gap - _NEAR:
        return True
    if at + 1 >= len(lines) or lines[at + 1].is_blank:
        return False
    following = cut_line(lines[at + 1])
    if len(following.chunks) > 1:
        # a tool sets each row by itself: a line set in may stand under the columns of the row below
        return chunk.seen[1] < gap or chunk.seen[0] >= following.chunks[1].seen[0] - _NEAR
    return chunk.seen[1] < gap and following.chunks[0].seen[0] > chunk.seen[0]


def _usual(run: Sequence[Cut]) -> int:
    """How many columns there are: as many as the heading has chunks, where a row has too and few lines have more.

    Else as many as most lines of several have, of two as frequent the larger: a heading may have an empty corner.
    Wrapped cells make lines of fewer chunks than rows have, and in tables of text they are the most.
    """
    counts = Counter(len(cut.chunks) for cut in run if len(cut.chunks) > 1)
    headed = len(run[0].chunks)
    if counts[headed] >= _FEWEST_FULL and sum(counts[more] for more in counts if more > headed) < counts[headed]:
        return headed
    return max(counts, key=lambda count: (counts[count], count))


def _is_table(full: Sequence[Cut], n_cols: int) -> bool:
    """Whether chunks under each other are columns: numbers fill one of them, or three and more begin at one place."""
    if len(full) < _FEWEST_FULL:
        return False
    columns = [[cut.chunks[col].text for cut in full] for col in range(1, n_cols)]
    filled = [column for column in columns if _count(column, _VALUE) >= _VALUE_SHARE * max(len(column) - 1, 1)]
    if any(_count(column, _DECIMAL) >= min(2, len(column) - 1) for column in filled):
        return True
    # two columns of words are as often two signatures, or a letter's head; whole numbers behind words are pages
    if n_cols < _FEWEST_COLUMNS:
        return False
    headings = sum(_is_heading(chunk.text) for chunk in full[0].chunks)
    return bool(filled) or headings >= _FEWEST_HEADINGS or _aligned_share(full) >= _ALIGNED_SHARE


def _is_heading(text: str) -> bool:
    return _MEASURE_HEADINGS.read(text) is not None or _HEADING_WORDS.read(text) is not None


def _count(column: Sequence[str], pattern: re.Pattern[str]) -> int:
    return sum(bool(pattern.fullmatch(text)) for text in column)


def _aligned_share(full: Sequence[Cut]) -> float:
    """The share of chunks that begin, or end, where the chunk above does, by the better of two ways of counting."""
    best = 0.0
    for seen in (True, False):
        near = total = 0
        for above, below in zip(full, full[1:], strict=False):
            for one, other in zip(above.chunks[1:], below.chunks[1:], strict=True):
                a, b = (one.seen, other.seen) if seen else (one.counted, other.counted)
                near += min(abs(a[0] - b[0]), abs(a[1] - b[1])) <= _NEAR
                total += 1
        best = max(best, near / total if total else 0.0)
    return best


@dataclass(frozen=True, slots=True)
class _Row:
    """A row while its lines are gathered: each cell's texts with the lines that they stand in."""

    line_no: int
    cells: list[list[tuple[int, str]]]

    @property
    def line_nos(self) -> list[int]:
        """The line that each cell begins in; an empty one stands where the row begins."""
        return [cell[0][0] if cell else self.line_no for cell in self.cells]

    def meets_number(self, texts: Sequence[tuple[int, str]]) -> bool:
        """Whether a line brings a number to a cell that holds one: a total under a numbered row is a row of its own."""
        return any(
            _DECIMAL.fullmatch(text) and any(_DECIMAL.fullmatch(said) for _, said in self.cells[col])
            for col, text in texts
        )


def _to_rows(run: Sequence[Cut], n_cols: int) -> tuple[list[_Row], list[Finding]]:
    """The rows: one begins at a number or code in the first column where rows have such, else at each full line."""
    starts = [cut for cut in run if _ROW_MARK.match(cut.chunks[0].text) and cut.chunks[0].seen[0] <= _left(run) + _NEAR]
    is_numbered = len(starts) >= _FEWEST_FULL
    marks = {id(cut) for cut in starts}
    rows: list[_Row] = []
    findings: list[Finding] = []
    for cut, model in zip(run, _models(run, n_cols), strict=True):
        cells = _place(cut, model, n_cols)
        if cells is None:
            findings.append(say_unclear([cut.line], "its numbers stand under no column, or under two"))
            continue
        is_below = is_numbered and starts[0].line.no <= cut.line.no
        begins = id(cut) in marks if is_below else len(cut.chunks) == n_cols
        if not rows or begins or rows[-1].meets_number(cells):
            rows.append(_Row(cut.line.no, [[] for _ in range(n_cols)]))
        for col, text in cells:
            rows[-1].cells[col].append((cut.line.no, text))
    return rows, findings


def _left(run: Sequence[Cut]) -> int:
    return min(cut.chunks[0].seen[0] for cut in run)


def _models(run: Sequence[Cut], n_cols: int) -> list[Cut]:
    """The full line that shows where the columns of each line stand: the one nearest to it, of two the one above."""
    full = [at for at, cut in enumerate(run) if len(cut.chunks) == n_cols]
    models = []
    for at in range(len(run)):
        place = bisect_right(full, at)
        models.append(run[min(full[max(place - 1, 0) : place + 1], key=lambda near: abs(near - at))])
    return models


def _place(cut: Cut, model: Cut, n_cols: int) -> list[tuple[int, str]] | None:
    """The column of each chunk; None where a number stands under no column or two, or two chunks change places."""
    if len(cut.chunks) == n_cols:
        return [(col, chunk.text) for col, chunk in enumerate(cut.chunks)]
    columns = []
    for chunk in cut.chunks:
        col, is_sure = _column_of(chunk, model)
        if not is_sure and _DECIMAL.search(chunk.text):
            return None
        columns.append(col)
    if columns != sorted(columns):
        return None
    return [(col, chunk.text) for col, chunk in zip(columns, cut.chunks, strict=True)]


def _column_of(chunk: Piece, model: Cut) -> tuple[int, bool]:
    """The column that a chunk stands under, and whether it stands under that one alone."""
    found = []
    for seen in (True, False):
        spans = [one.seen if seen else one.counted for one in model.chunks]
        start, end = chunk.seen if seen else chunk.counted
        same = [col for col, span in enumerate(spans) if abs(span[0] - start) <= _NEAR or abs(span[1] - end) <= _NEAR]
        over = [col for col, span in enumerate(spans) if start < span[1] and span[0] < end]
        if len(same) == 1:
            return same[0], True
        found.append(over)
    sure = next((over for over in found if len(over) == 1), None)
    if sure is not None:
        return sure[0], found[0] == found[1] or not (found[0] and found[1])
    nearest = min(range(len(model.chunks)), key=lambda col: abs(model.chunks[col].seen[0] - chunk.seen[0]))
    return nearest, False


def _join(lines: Sequence[str]) -> list[str]:
    """The lines of a cell with what was wrapped joined; an item of a list begins a line."""
    groups: list[list[str]] = []
    for line in lines:
        if not groups or _ITEM.match(line):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [join_lines(group) for group in groups]

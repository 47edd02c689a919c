"""Columns that only white space shows: lines of text -> chunks -> gaps, and whether what they part is a table.

Whether chunks that stand under each other are columns of a table is told by full rows and by numbers in them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.normalizers.thai.letters import DIGIT
from prongsai.pipeline.model import BBox, Word, join_boxes
from prongsai.pipeline.paper.words import line_to_text, words_to_lines

CHUNK_GAP_EM = 0.9
"""Words nearer than this belong together; blanks between words of one cell are 0.25 to 0.6 em, also when justified."""
_CROSSING_SHARE = 0.15
"""So many lines may cross a column gap: titles over several columns."""
MIN_GAP_EM = 0.3
"""Just above the narrowest blank (0.25 em): a gap that runs down through all lines needs no more."""
_LEADERS = re.compile(r"[.\u2026\u00b7_]{4,}|(?:\. ){4,}")
_VALUE = re.compile(
    rf"^[-+\u2013\u2212(\u00b1<>~\u20ac$\u0e3f]*[{DIGIT}][{DIGIT}.,:/\s%()\u2013-]*[a-z*%)]?$"
    r"|^[-\u2013\u2014.*x\u2713]{1,3}$|^n\.?\s?[ad]\.?$",
    re.IGNORECASE,
)
_DECIMAL = re.compile(r"^[0-9\u0e50-\u0e59]{1,3}\.[0-9\u0e50-\u0e59]{1,2}$")
"""A number with decimals is whole: what stands beside it is another one, as `12 345` need not be."""

MIN_ROWS = 3
"""Two lines with a gap at one place are an accident."""
_VALUE_SHARE = 0.6
"""More than half, so that headings and remarks in a column of numbers do not make it one of words. Measured: 0.3 to 0.7
give the same rows of 2 reports; 0.8 changes 9 rows."""
_ITEM_MARK = re.compile(
    rf"^(?:[-\u2013\u2022\u25cf\u25aa\u25e6*\uf0b7\u2713]|\(?[{DIGIT}a-zA-Z]{{1,3}}[.)]|\([^)]{{1,4}}\))$"
)
WHOLE_NUMBER = re.compile(rf"^[{DIGIT}]{{1,3}}(?:\s*(?:-|\u2013|ถึง)\s*[{DIGIT}]{{1,3}})?$")


def is_decimal(text: str) -> bool:
    """Whether a text is one number as scores are printed.

    >>> is_decimal("๙๒.๗๕"), is_decimal("100"), is_decimal("1,234.50")
    (True, False, False)
    """
    return bool(_DECIMAL.match(text))


def is_value(text: str) -> bool:
    """Whether a text is a number, a dash or a mark rather than words.

    >>> is_value("๙๒.๗๕"), is_value("-"), is_value("1,234 (5%)"), is_value("ไตรมาสที่ ๑")
    (True, True, True, False)
    """
    return bool(_VALUE.match(text))


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words of one line without a wide gap between them."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    text: str

    @property
    def is_value(self) -> bool:
        """Whether it is a number, a dash or a mark rather than words."""
        return is_value(self.text)


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line as chunks from left to right."""

    chunks: tuple[Chunk, ...]
    baseline: float
    size_pt: float
    bbox: BBox

    @property
    def has_leaders(self) -> bool:
        """Whether dots lead from one chunk to the next, as in a table of contents or a form."""
        return any(_LEADERS.search(chunk.text) for chunk in self.chunks)


def words_to_text_lines(words: Sequence[Word]) -> list[TextLine]:
    """Upright words as lines of chunks, from top to bottom."""
    lines = []
    for line in words_to_lines([word for word in words if word.turn == 0]):
        box = join_boxes(word.bbox for word in line)
        if box is not None:
            size = max(word.size_pt for word in line)
            lines.append(TextLine(_line_to_chunks(line), line[0].baseline, size, box))
    return lines


def _line_to_chunks(line: Sequence[Word]) -> tuple[Chunk, ...]:
    groups: list[list[Word]] = []
    for word in line:
        if groups and _belongs(groups[-1], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    return tuple(map(words_to_chunk, groups))


def words_to_chunk(words: Sequence[Word]) -> Chunk:
    """Words of one line as one chunk."""
    return Chunk(tuple(words), words[0].bbox.x0, max(w.bbox.x1 for w in words), line_to_text(words).strip())


def _belongs(group: Sequence[Word], word: Word) -> bool:
    """Whether a word goes on with the words before it: near to them, and not what dot leaders lead to."""
    if word.bbox.x0 - group[-1].bbox.x1 > CHUNK_GAP_EM * word.size_pt:
        return False
    if is_decimal(word.text) and is_decimal(group[-1].text):
        return False  # two scores are two cells, however narrow their columns are
    return not _LEADERS.search("".join(w.text for w in group[-6:])) or set(word.text) <= set("._\u2026\u00b7")


def find_column_gaps(lines: Sequence[TextLine]) -> list[tuple[float, float]]:
    """White gaps (x0, x1) that run down through the lines of several chunks, from left to right.

    A few chunks may cross a gap, as titles over several columns do. Every gap has text on both sides, in at least two
    lines if there are that many.
    """
    rows = [line for line in lines if len(line.chunks) > 1]
    if not rows:
        return []
    allowed = int(_CROSSING_SHARE * len(rows)) if len(rows) > 3 else 0
    size = sorted(line.size_pt for line in rows)[len(rows) // 2]
    gaps = []
    for start, end in _uncovered(rows, allowed, MIN_GAP_EM * size):
        if end - start >= MIN_GAP_EM * size and _count_divided(rows, (start + end) / 2) >= min(2, len(rows)):
            gaps.append(_spare_labels(start, end, lines, MIN_GAP_EM * size))
    return gaps


def _spare_labels(start: float, end: float, lines: Sequence[TextLine], least: float) -> tuple[float, float]:
    """A gap without the ends of long labels that stand alone on their lines."""
    for line in lines:
        if len(line.chunks) == 1 and line.chunks[0].x0 < start < line.chunks[0].x1 <= end - least:
            start = line.chunks[0].x1
    return start, end


def _uncovered(rows: Sequence[TextLine], allowed: int, least: float) -> list[tuple[float, float]]:
    """The x ranges between the outermost chunks that at most `allowed` chunks cover, `least` wide if they can be."""
    events: list[tuple[float, int]] = []
    for row in rows:
        for chunk in row.chunks:
            events.extend([(chunk.x0, 1), (chunk.x1, -1)])
    events.sort(key=lambda e: (e[0], -e[1]))
    gaps: list[tuple[float, float]] = []
    depth = 0
    start: float | None = None
    steps: list[tuple[float, int]] = []
    last = events[-1][0]
    for x, step in events:
        depth += step
        if start is not None:
            steps.append((x, depth))
        if depth <= allowed and start is None:
            start, steps = x, [(x, depth)]
        elif depth > allowed and start is not None:
            if x > start:
                gaps.append(_emptiest(steps, least))
            start = None
    left = min(row.chunks[0].x1 for row in rows)
    return [(a, b) for a, b in gaps if a >= left - 0.01 and b < last]


def _emptiest(steps: Sequence[tuple[float, int]], least: float) -> tuple[float, float]:
    """The widest part of a gap that the fewest chunks cover; `steps` gives the cover from each x on.

    Where that is too narrow for a gap, a title in the middle of it stands over two columns, and the whole of it is one.
    """
    spans = [(depth, a, b) for (a, depth), (b, _) in zip(steps, steps[1:], strict=False) if b > a]
    fewest = min(depth for depth, _, _ in spans)
    _, a, b = max((s for s in spans if s[0] == fewest), key=lambda s: s[2] - s[1])
    return (a, b) if b - a >= least else (steps[0][0], steps[-1][0])


def _count_divided(rows: Sequence[TextLine], x: float) -> int:
    """How many lines have one chunk wholly left and one wholly right of x."""
    return sum(any(c.x1 <= x for c in row.chunks) and any(c.x0 >= x for c in row.chunks) for row in rows)


def holds_columns(lines: Sequence[TextLine], has_labels: bool) -> bool:
    """Whether lines inside one drawn column stand in columns of their own; `has_labels` if the first may hold words."""
    rows = [line for line in lines if len(line.chunks) > 1]
    if len(rows) < MIN_ROWS or len(rows) < 0.7 * len(lines) or any(line.has_leaders for line in rows):
        return False
    return is_full(lines) and has_values(lines, has_labels)


def is_full(lines: Sequence[TextLine]) -> bool:
    """Whether most lines have text in all columns, so that rows can be told without rules between them."""
    gaps = find_column_gaps(lines)
    return 2 * sum(len(line.chunks) > len(gaps) for line in lines) >= len(lines)


def has_values(lines: Sequence[TextLine], has_labels: bool = True) -> bool:
    """Whether at least half of the columns (behind the labels) hold numbers, and not those of lists or pages."""
    rows = [line for line in lines if len(line.chunks) > 1]
    gaps = find_column_gaps(lines)
    if not gaps:
        return False
    columns = _column_chunks(rows, [(a + b) / 2 for a, b in gaps])
    if len(columns) == 2 and (any(_ITEM_MARK.match(c.text) for c in columns[0]) or _are_pages(columns[1])):
        return False
    columns = columns[1:] if has_labels else columns
    values = [column for column in columns if sum(c.is_value for c in column) >= _VALUE_SHARE * len(column)]
    return len(values) >= max(1, len(columns) / 2)


def holds_scores(lines: Sequence[TextLine]) -> bool:
    """Whether one column behind the labels holds scores in most lines of several chunks, whatever the others hold."""
    rows = [line for line in lines if len(line.chunks) > 1]
    gaps = find_column_gaps(lines)
    columns = _column_chunks(rows, [(a + b) / 2 for a, b in gaps])[1:]
    scores = [sum(is_decimal(chunk.text) for chunk in column) for column in columns]
    return max(scores, default=0) >= max(MIN_ROWS, _VALUE_SHARE * len(rows))


def _are_pages(column: Sequence[Chunk]) -> bool:
    """Whether a column holds the page numbers of a table of contents: whole numbers that never fall."""
    starts = [re.match(r"\d+", chunk.text) for chunk in column if WHOLE_NUMBER.match(chunk.text)]
    numbers = [int(start.group()) for start in starts if start]
    return len(numbers) >= 0.7 * len(column) and numbers == sorted(numbers) and len(numbers) > 1


def _column_chunks(rows: Sequence[TextLine], borders: Sequence[float]) -> list[list[Chunk]]:
    columns: list[list[Chunk]] = [[] for _ in range(len(borders) + 1)]
    for row in rows:
        for chunk in row.chunks:
            columns[sum(b <= chunk.x0 for b in borders)].append(chunk)
    return columns

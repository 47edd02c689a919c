"""Tables of which a dump kept each row on a line and nothing between the cells: `๑ การปฏิบัติหน้าที่ ๘๗.๘๙`.

A row is told by its end, numbers with decimals, and by its beginning, a number or code that counts on from the row
above. The heading above is taken apart only where it has a word for each column, or a word of scores for each number;
else what its numbers are is not known, and where a row has several of them they are left out and said to be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.normalizers.printed_numbers import SCORE_WITH_POINT
from prongsai.normalizers.thai.letters import THAI_LETTER
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.pipeline.pages.dumps.lines import FEWEST_ROWS, Line, Shape, say_unclear
from prongsai.pipeline.pages.dumps.markup import tidy

_VALUES = re.compile(rf"(?:\s(?:{SCORE_WITH_POINT}%?|100|-|\u2013)(?=\s|$)){{1,12}}")
_DECIMAL = re.compile(SCORE_WITH_POINT)
_BARE_START = re.compile(r"\(?(?P<number>[0-9]{1,3})[.)]?\s|(?P<code>[ieo])\s?(?P<of>[0-9]{1,2})[.)]?\s", re.IGNORECASE)
_NAMED_START = re.compile(
    rf"[{THAI_LETTER}]{{2,12}}\s?{load_vocabulary('section_words').alternation('ordinal')}\s?(?P<number>[0-9]{{1,2}})(?=\s)"
)
"""A kind with its number: an indicator, an issue, a district."""
_BARE_WORD = re.compile(r"\(?[0-9]{1,3}\)?|[ieo][0-9]{1,2}", re.IGNORECASE)
"""A number in a cell of its own; with a stop behind it, it belongs to the words that follow."""
_HEADS = load_vocabulary("score_heading_words")
_EXACT_SHARE = 0.6
"""Of rows with decimals: whole marks are common among them, but lists that end in whole numbers count something."""
_LONGEST_TOTAL = 60
"""Characters of a line of totals under the rows: their names are short, a sentence that ends in a number is not."""
_LONGEST_HEADING = 160
"""Characters of a line that may head ten columns."""


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    printed: list[str]
    """The words of the line as printed."""
    counter: tuple[str, int] | None
    """What it counts, and its number; None for a line that begins otherwise."""
    n_values: int
    n_after: int
    """Words behind the numbers: a rating."""


def find_row_lines(lines: Sequence[Line], start: int) -> Shape | None:
    """The table of rows without marks whose heading, or first row, is line `start`; None where none begins."""
    has_heading = _may_head(lines[start])
    first = _read_row(lines[start + 1]) if has_heading and start + 1 < len(lines) else _read_row(lines[start])
    if first is None or first.counter is None:
        return None
    at = start + has_heading
    rows: list[_Row] = []
    while at < len(lines) and (row := _read_row(lines[at])) is not None:
        if not _follows(rows, row):
            break
        rows.append(row)
        at += 1
    counted = sum(row.counter is not None for row in rows)
    exact = sum(bool(_DECIMAL.search(row.line.text)) for row in rows)
    if counted < FEWEST_ROWS or exact < _EXACT_SHARE * len(rows):
        return None
    table = [_split(row) for row in rows]
    heading = _split_heading(tidy(lines[start].raw), table[0], rows[0]) if has_heading else None
    if heading is None and rows[0].n_values > 1:
        what = "nothing says which of the numbers at the end of each line is what"
        return Shape([], at, [say_unclear([row.line for row in rows], what)])
    if has_heading and heading is None:
        heading = [tidy(lines[start].raw)]
    headed = [[lines[start].no]] if heading else []
    return Shape([*([heading] if heading else []), *table], at, [], [*headed, *([row.line.no] for row in rows)])


def _may_head(line: Line) -> bool:
    return line.kind == "text" and len(line.text) <= _LONGEST_HEADING and not _DECIMAL.search(line.text)


def _read_row(line: Line) -> _Row | None:
    """A line as a row; None where no numbers with decimals stand at its end, a rating aside."""
    if line.kind in ("blank", "value", "number", "code") or "\t" in line.raw:
        return None
    printed = tidy(line.raw).split()
    words = [to_arabic(word) for word in printed]
    after = 0
    if not _is_value(words[-1]):
        after = 1
    n_values = 0
    while n_values + after < len(words) and _is_value(words[-1 - after - n_values]):
        n_values += 1
    label = words[: len(words) - after - n_values]
    if not label or not n_values or _DECIMAL.search(" ".join(label)):
        return None
    counter = _read_counter(line.text)
    if counter is None and (after or len(line.text) > _LONGEST_TOTAL):
        return None
    return _Row(line, printed, counter, n_values, after)


def _is_value(word: str) -> bool:
    return _VALUES.fullmatch(f" {word}") is not None


def _read_counter(text: str) -> tuple[str, int] | None:
    named = _NAMED_START.match(text)
    if named:
        return "named", int(named["number"])
    bare = _BARE_START.match(text)
    if bare is None:
        return None
    return ("bare", int(bare["number"])) if bare["number"] else (bare["code"].lower(), int(bare["of"]))


def _follows(rows: Sequence[_Row], row: _Row) -> bool:
    """Whether a row goes on from those above: as many numbers, and the next count; a total has no count and ends it."""
    if not rows:
        return True
    last = rows[-1]
    if row.n_values != rows[0].n_values or row.n_after > rows[0].n_after or last.counter is None:
        return False
    return row.counter is None or row.counter == (last.counter[0], last.counter[1] + 1)


def _split(row: _Row) -> list[str]:
    """The cells of a row: its bare number or code, its name, its numbers, what stands behind them."""
    words = row.printed
    behind = len(words) - row.n_after
    values, after = words[behind - row.n_values : behind], words[behind:]
    label = words[: behind - row.n_values]
    if len(label) > 1 and _BARE_WORD.fullmatch(to_arabic(label[0])):
        return [label[0], " ".join(label[1:]), *values, *after]
    return [" ".join(label), *values, *after]


def _split_heading(text: str, cells: Sequence[str], row: _Row) -> list[str] | None:
    """A heading for each column; None where it cannot be told where one ends and the next begins."""
    words = text.split()
    if len(words) == len(cells):
        return words
    hits = [hit for hit in _HEADS.find(text) if hit.means.startswith("score") and text[max(hit.start - 1, 0)].isspace()]
    n_before = len(cells) - row.n_values - row.n_after
    if row.n_after or len(hits) != row.n_values:
        return None
    ends = [*(hit.start for hit in hits[1:]), len(text)]
    before = text[: hits[0].start].split()
    named = [*before[: n_before - 1], " ".join(before[n_before - 1 :])]
    empty = [""] * (n_before - len(named))
    return [*named, *empty, *(text[hit.start : end].strip() for hit, end in zip(hits, ends, strict=True))]

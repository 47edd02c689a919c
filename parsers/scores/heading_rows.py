"""Which rows of a table head its columns: words, years and numbers that count, but no scores."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from prongsai.normalizers.printed_numbers import HAS_POINT
from prongsai.normalizers.tables import read_tables_of_schemes
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.cell_text import is_score_text, plain
from prongsai.parsers.year_claims import find_short_years, names_year
from prongsai.parsers.year_runs import find_year_runs
from prongsai.pipeline.model import MOST_HEADING_ROWS, Cell

_ROW = load_vocabulary("heading_row_words").alternation
_HEADING_WORDS = re.compile(rf"{_ROW('heads a column')}|^(?:{_ROW('alone')})$", re.IGNORECASE)
_COUNTED = re.compile(load_vocabulary("indicator_words").alternation("indicator", "question", "listed"))

_LAST_INDICATOR = max(int(row["no"]) for row in read_tables_of_schemes("indicators"))
"""Of any year of the frame; higher numbers that count on are scores of two years (`คะแนนของหน่วยงาน | 80 | 81`)."""
_SURE_COUNT = 3
"""So many numbers that count on in a row of words stand for columns, whatever is counted. Measured: 2 to 4 give the
same rows of 48 reports."""
_MISPRINTED = re.compile(r"[0-9]{1,3}\s?[^\w\s/\-–]{1,2}\s?[0-9]{2}")
"""`89:45`, `89;45`: another sign where the point should be makes no heading of a score."""
_FEWEST_BELOW = 3
"""So many numbers and nothing else below a cell of words are a column that it heads: an instrument each."""
_FEWEST_HEADED = 2
"""Words over one column of numbers alone may be a row of their own, which tells why it has no number."""
_LETTER = re.compile(r"[^\W\d_]")
_NUMBERED = re.compile(r"([^0-9]*)([0-9]{1,2})(?![0-9.,])")
_LONGEST_HEADING = 60
"""Characters of a cell in a second row of headings: what is longer is a question."""


def find_heading_height(grid: Sequence[Sequence[Cell | None]]) -> int:
    """Number of rows down to the last one that heads columns; blank rows stand before and between them."""
    height = n_headings = 0
    above: list[Sequence[Cell]] = []
    for row_no, row in enumerate(grid):
        cells = list(dict.fromkeys(cell for cell in row if cell is not None and cell.text.strip()))
        if not cells:
            continue
        if n_headings == MOST_HEADING_ROWS:
            break
        if not (_heads_columns(cells, above) or _stands_over_numbers(row, grid[row_no + 1 :])):
            break
        n_headings += 1
        above.append(cells)
        height = row_no + 1
    return height if height < len(grid) else 0


def _heads_columns(cells: Sequence[Cell], above: Sequence[Sequence[Cell]]) -> bool:
    """True where a row's cells head columns.

    Args:
        cells: the filled cells of the row.
        above: those of the heading rows above it; none for the first row. Below others a row must be surer.
    """
    texts = [plain(cell.text) for cell in cells]
    if _counts_columns(texts, [plain(cell.text) for row in above for cell in row]) or are_short_years(texts):
        return True
    most_above = max(map(len, above), default=0)
    # the first column of a body row may be a running number, so it says nothing
    numbers = [t for cell, t in zip(cells, texts, strict=True) if cell.col > 0 and is_score_text(t)]
    has_misprint = any(cell.col > 0 and _MISPRINTED.fullmatch(t) for cell, t in zip(cells, texts, strict=True))
    has_scores = has_misprint or len(numbers) * 2 >= len(texts) or any(map(HAS_POINT.search, numbers))
    words = sum(bool(_HEADING_WORDS.search(t)) or names_year(t) for t in texts)
    words = max(words, len(find_year_runs(texts)))
    words = max(words, count_alike(texts))
    if most_above == 0:
        return words > 0 and not has_scores
    has_question = any(len(t) > _LONGEST_HEADING for t in texts)
    # a title of the rows below it, or the rest of a question that a page end cut
    is_alone = len(cells) == 1 and (most_above > 1 or cells[0].col_span == 1)
    return words * 2 >= len(texts) and not (has_scores or has_question or is_alone)


def _stands_over_numbers(row: Sequence[Cell | None], below: Sequence[Sequence[Cell | None]]) -> bool:
    """True where short words stand over every column of numbers: they head it, whether a table knows them or not.

    What stands over all columns is a title, and a row that says in words why one number is missing leaves the others.
    Groups over several columns, which a dump prints over the first of them, have such a row below them.
    """
    over = []
    for col, cell in enumerate(row):
        numbers = [plain(c.text) for r in below if (c := r[col]) is not None and c.text.strip()]
        words = [text for text in numbers if not is_score_text(text)]
        if len(numbers) - len(words) >= _FEWEST_BELOW and len(words) < MOST_HEADING_ROWS:
            over.append((cell, plain(cell.text) if cell is not None else "", bool(words)))
    cells = {cell for cell, text, _ in over if text}
    texts = [text for _, text, _ in over if text]
    are_words = all(_LETTER.search(t) and not is_score_text(t) and len(t) <= _LONGEST_HEADING for t in texts)
    if len(cells) < _FEWEST_HEADED or not are_words:
        return False
    if len(cells) == len(over) and not any(has_words for _, _, has_words in over):
        return True
    return len(below) > 1 and _stands_over_numbers(below[0], below[1:])


def is_heading_row(row: Sequence[Cell | None]) -> bool:
    """True where most cells of a row are words that head columns, and none is a score."""
    texts = [plain(cell.text) for cell in dict.fromkeys(row) if cell is not None and cell.text.strip()]
    if len(texts) < 2 or any(is_score_text(text) or len(text) > _LONGEST_HEADING for text in texts):
        return False
    return sum(bool(_HEADING_WORDS.search(text)) or names_year(text) for text in texts) * 2 >= len(texts)


def _counts_columns(texts: Sequence[str], above: Sequence[str] = ()) -> bool:
    """True for `ตัวชี้วัดที่ | 6 | 7 | 8 …` and `ปี | 1 | 2 | 3 …`: the numbers head columns.

    Args:
        texts: the filled cells of a row.
        above: those of the headings over it, which may say what is counted.
    """
    numbers = [int(text) for text in texts if text.isdecimal()]
    words = [text for text in texts if not text.isdecimal()]
    is_headed = len(texts) <= len(numbers) * 2 and any(map(_COUNTED.search, texts))
    is_among_headings = all(map(_HEADING_WORDS.search, words)) and len(numbers) >= _SURE_COUNT
    is_headed = is_headed or (is_among_headings and (bool(words) or any(map(_COUNTED.search, above))))
    return is_headed and is_count(numbers) and numbers[0] <= _LAST_INDICATOR


def are_short_years(texts: Sequence[str]) -> bool:
    """True for `หน่วยงาน | 66 | 67`: numbers alone that are years next to each other, among words that head columns.

    >>> are_short_years(["ตัวชี้วัด", "66", "67"]), are_short_years(["ตัวชี้วัดที่ 1", "66", "67"])
    (True, False)
    """
    years = find_short_years(texts)
    words = [text for text in texts if not text.isdecimal()]
    has_digits = any(char.isdecimal() for text in words for char in text)
    return bool(years) and bool(words) and not has_digits and any(map(_HEADING_WORDS.search, words))


def count_alike(texts: Sequence[str]) -> int:
    """How many texts begin alike but for a number that counts on from the first: they head columns, whatever the word.

    >>> count_alike(["ตชว.1", "ตชว.2", "ตชว.3"]), count_alike(["ข้อ 1", "92.10", "ข้อ 3"])
    (3, 0)
    """
    begins = [match for text in texts if (match := _NUMBERED.match(text)) and _LETTER.search(match[1])]
    alike = {match[1] for match in begins}
    is_run = len(alike) == 1 and is_count([int(match[2]) for match in begins])
    return len(begins) if is_run and len(begins) >= _SURE_COUNT else 0


def is_count(numbers: Sequence[int]) -> bool:
    """True where numbers count on by one, as those of the indicators in the headings of their columns do."""
    return len(numbers) > 1 and all(after - before == 1 for before, after in pairwise(numbers))


def spread_groups(heading: Sequence[Sequence[Cell | None]]) -> list[list[Cell | None]]:
    """The heading rows with each group over all of its columns, where a dump knows no cell over several.

    `ปี ๒๕๖๖ | | ปี ๒๕๖๗ | ` over `คะแนน | S.D. | คะแนน | S.D.`: an empty cell between a group and the next belongs to
    the group, if a heading of its own stands below it as below the group.

    Args:
        heading: the heading rows of a table without rules, from the top.
    """
    rows = [list(row) for row in heading]
    for row, below in pairwise(rows):
        for col in range(1, len(row)):
            is_of_group = not _text_of(row[col]) and _text_of(row[col - 1]) and _text_of(below[col - 1])
            if is_of_group and _text_of(below[col]):
                row[col] = row[col - 1]
    return rows


def _text_of(cell: Cell | None) -> str:
    return cell.text.strip() if cell is not None else ""

"""What of a table no row explains: the whole table, numbers in it, codes whose value is missing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from prongsai.parsers.scores.claims import SILENT, read_caption
from prongsai.pipeline.account.codes import Names, code_of_row, find_codes, kind_of
from prongsai.pipeline.account.evidence import Evidence
from prongsai.pipeline.account.headings import (
    is_about_assessment,
    is_of_other_index,
    is_of_scores,
    names_other_quantity,
)
from prongsai.pipeline.account.lost_columns import has_lost_column
from prongsai.pipeline.account.numbers import (
    PrintedNumber,
    find_numbers,
    is_lost_score,
    is_worded,
    name_reasons,
    plain,
)
from prongsai.pipeline.account.told import OpenNumber, Tally, tell_numbers
from prongsai.pipeline.model import Cell, Finding, Observation, Table

_WHOLE = re.compile(r"100|[0-9]{1,2}")
_FEW_CODES, _FEW_NUMBERS, _FEW_WHOLE, _FEW_EMPTY = 2, 2, 3, 6
"""What one code or one number does may be a sentence in a cell; whole numbers are counts as often as scores."""
_FEW_ROWS = 4
"""A code may stand in a table once for each of three years, and once more as their mean."""
_NEAREST_CAPTIONS = 2
"""The lines right above a table: its name, and the line of its body or year."""
_SHOWN = 6
"""Codes that a message names: so many fit on its line."""
_LONGEST_RAW = 160
"""Characters of headings that a finding quotes: two printed lines."""


def account_for_table(
    table: Table, opening: Sequence[str], captions: Sequence[str], evidence: Evidence, names: Names
) -> Tally:
    """The findings about a table, and how many of its numbers were seen and not explained.

    Args:
        table: as the table stage gives it.
        opening: the first lines of the document, which say what it is about.
        captions: the lines before the table.
        evidence: what was read in the document.
        names: the names of the year's indicators.
    """
    look = _Look(table, captions, evidence, names)
    if not look.is_about(opening):
        return Tally()
    seen, unexplained = look.count_numbers(), tuple(look.find_open())
    whole = look.find_unrecognised(len(unexplained)) or look.find_nameless()
    if whole is not None:
        return Tally(seen, unexplained, (whole,))
    numbers = [tell_numbers(unexplained, f"table {table.table_no}: ")] if unexplained else []
    return Tally(seen, unexplained, (*numbers, *look.find_missing()))


class _Look:
    """A table with the codes of its rows and columns, and the readings that stand in it."""

    def __init__(self, table: Table, captions: Sequence[str], evidence: Evidence, names: Names) -> None:
        self._table, self._captions, self._evidence = table, captions, evidence
        self._caption = next((claim for text in reversed(captions) if (claim := read_caption(text)).words), SILENT)
        self._grid = table.grid()
        self._text = {cell: plain(cell.text) for cell in table.cells}
        self._numbers = {cell: find_numbers(text) for cell, text in self._text.items() if text.strip()}
        self._readings = evidence.by_group.get(("table", table.table_no), ())
        self._row_codes = [self._codes_of(row, names) for row in self._grid]
        self._column_codes = self._codes_of_columns(names)
        self._code_of_row = [code_of_row(codes) for codes in self._row_codes]

    def _codes_of(self, row: Sequence[Cell | None], names: Names) -> list[str]:
        cells = [cell for cell in dict.fromkeys(row) if cell is not None and not self._holds_number(cell)]
        return find_codes(" ".join(self._text[cell] for cell in cells), names)

    def _codes_of_columns(self, names: Names) -> list[str | None]:
        """The code in the last cell of each column above its first number, if any."""
        found: list[str | None] = []
        for col in range(self._table.n_cols):
            code: str | None = None
            for row in self._grid:
                cell = row[col]
                if cell is None:
                    continue
                if self._holds_number(cell):
                    break
                code = code_of_row(find_codes(self._text[cell], names)) if self._text[cell].strip() else code
            found.append(code)
        return found

    def _holds_number(self, cell: Cell) -> bool:
        numbers = self._numbers.get(cell, ())
        return bool(numbers) and not is_worded(self._text[cell])

    def is_about(self, opening: Sequence[str]) -> bool:
        """Whether scores of the assessment may stand here.

        Readings do, or a code is printed, or a word for scores in a document or under a caption about the assessment:
        other results are published too, and the page then cites the question that asks for them (`OIT ข้อ o15`).
        """
        if self._readings or any(self._row_codes) or any(self._column_codes):
            return True
        if not any(map(is_of_scores, (*self._captions, self._headings()))):
            return False
        near = self._captions[-_NEAREST_CAPTIONS:]
        if any(map(is_of_other_index, near)):
            return False
        return any(map(is_about_assessment, (*opening, *self._captions, *self._text.values())))

    def count_numbers(self) -> int:
        """Score-like numbers in it."""
        return sum(map(len, self._numbers.values()))

    def find_open(self) -> Iterator[OpenNumber]:
        """The numbers that no reading, measure, finding or reason explains."""
        table_no = self._table.table_no
        counts = self._evidence.counts(("table", table_no))
        for cell, numbers in self._numbers.items():
            reasons: Mapping[int, str] | None = None
            for number in numbers:
                if counts[number.cents]:
                    counts[number.cents] -= 1
                    continue
                if self._is_told(cell, number):
                    continue
                if reasons is None:
                    reasons = name_reasons(self._text[cell], numbers)
                if number.start not in reasons:
                    code = self._code_of_row[cell.row] or self._column_codes[cell.col]
                    yield OpenNumber(self._table.place_of(cell), number.raw, code)

    def _is_told(self, cell: Cell, number: PrintedNumber) -> bool:
        """Whether a finding, a measure, or the heading of its column says what a number is."""
        if (self._table.table_no, cell.row + self._table.row_offset, cell.col) in self._evidence.places_told:
            return True
        if self._evidence.is_repeated(number.cents, in_table=True) or self._is_rest(cell, number):
            return True
        if self._evidence.is_measured(self._text[cell]):
            return True
        heading = self._heading_of(cell)
        if self._table.table_no in self._evidence.measured_tables and not is_of_scores(heading):
            return True
        is_other = names_other_quantity(heading, self._headings()) or self._caption.role != "score"
        return is_other or self._evidence.names_foreign(heading)

    def _is_rest(self, cell: Cell, number: PrintedNumber) -> bool:
        """Whether it is the rest of a number that was cut between two rows and read as one: `10` over `0.00`.

        The whole number again, one row further down, is another number.
        """
        at = cell.row + self._table.row_offset
        return any(
            one.value is not None
            and (whole := f"{one.value:.2f}").endswith(number.raw)
            and number.raw != whole
            and one.provenance.column_no == cell.col
            for one in self._readings
            if one.provenance.row_no is not None and 0 <= at - one.provenance.row_no <= 1
        )

    def _heading_of(self, cell: Cell) -> str:
        """The words at the head of a cell's column, above its first number."""
        texts: list[str] = []
        for row in self._grid[: cell.row]:
            above = row[cell.col]
            if above is None or not self._text[above].strip():
                continue
            if self._holds_number(above):
                break
            texts.append(self._text[above])
        return " ".join(dict.fromkeys(texts))

    def find_unrecognised(self, n_open: int) -> Finding | None:
        """The finding for a table that looks like one of scores and of which nothing was read."""
        if self._readings or self._table.table_no in self._evidence.measured_tables:
            return None
        codes = list(dict.fromkeys(code for row in self._row_codes for code in row))
        codes += [code for code in self._column_codes if code is not None and code not in codes]
        heading = self._headings()
        whole = self._count_whole() if is_of_scores(heading) else 0
        looks_scored = n_open >= _FEW_NUMBERS or (n_open > 0 and is_of_scores(heading))
        is_named = len(codes) >= _FEW_CODES or is_of_scores(heading)
        looks_scored = looks_scored or (whole >= _FEW_WHOLE and len(codes) >= _FEW_CODES) or self._is_emptied()
        looks_scored = looks_scored or has_lost_column(self._grid, self._text, self._row_codes)
        if not (is_named and looks_scored):
            return None
        more = " …" if len(codes) > _SHOWN else ""
        named = f"names {', '.join(codes[:_SHOWN])}{more}" if codes else "is headed by scores"
        message = f"table {self._table.table_no} {named}, and nothing was read from it"
        return self._finding("table-unrecognised", message, heading or None, "read it on the page")

    def find_nameless(self) -> Finding | None:
        """The finding for a list whose rows name nobody: the columns of names lie on another page."""
        rows: dict[tuple[str, int | None], set[int]] = defaultdict(set)
        for one in self._readings:
            if (
                one.role == "score"
                and one.subject is None
                and one.value is not None
                and one.provenance.row_no is not None
            ):
                rows[one.code, one.fiscal_year].add(one.provenance.row_no)
        code, of_code = max(rows.items(), key=lambda item: len(item[1]), default=(("", None), set()))
        if len(of_code) < _FEW_ROWS or len(rows) * _FEW_ROWS > sum(map(len, rows.values())):
            return None
        message = (
            f"table {self._table.table_no} gives {len(of_code)} numbers of {code[0]}, and nothing says whose each is"
        )
        return self._finding(
            "table-unrecognised", message, self._headings() or None, "read it with the names beside it"
        )

    def _is_emptied(self) -> bool:
        """True where no cell at all below headings of scores holds anything: a damaged file draws its rules only."""
        heads = [cell for cell in self._table.cells if is_of_scores(self._text[cell])]
        bottom = max((cell.row + cell.row_span for cell in heads), default=self._table.n_rows)
        below = [cell for cell in self._table.cells if cell.row >= bottom]
        return len(below) >= _FEW_EMPTY and not any(self._text[cell].strip() for cell in below)

    def _headings(self) -> str:
        """The words of the rows before the first that holds a number; numbers themselves aside."""
        texts: list[str] = []
        for row in self._grid:
            cells = [cell for cell in dict.fromkeys(row) if cell is not None]
            if any(self._holds_number(cell) or _WHOLE.fullmatch(self._text[cell].strip()) for cell in cells):
                break
            texts.extend(" ".join(self._text[cell].split()) for cell in cells if self._text[cell].strip())
        return " | ".join(dict.fromkeys(texts))[:_LONGEST_RAW]

    def _count_whole(self) -> int:
        """Cells in rows with a code that hold a whole number from 0 to 100, the row's own number aside."""
        return sum(
            1
            for row, codes in zip(self._grid, self._row_codes, strict=True)
            if codes
            for cell in dict.fromkeys(row[1:])
            if cell is not None and _WHOLE.fullmatch(self._text[cell].strip())
        )

    def find_missing(self) -> Iterator[Finding]:
        """Rows that name a code and have no number, in a table where other rows of that kind have one."""
        columns = {no for one in self._readings if one.role == "score" and (no := one.provenance.column_no) is not None}
        if not columns:
            return
        kinds = Counter(kind_of(one.code) for one in self._readings if one.value is not None)
        read_rows = self._rows_read(self._readings)
        for at, code in enumerate(self._code_of_row):
            if code is None or at in read_rows or not kinds[kind_of(code)] or code in self._evidence.codes_read:
                continue
            cells = [cell for col in sorted(columns) if col < self._table.n_cols and (cell := self._grid[at][col])]
            cells = [cell for cell in dict.fromkeys(cells) if cell.row == at]
            if cells and all(is_lost_score(self._text[cell]) for cell in cells) and not self._is_row_told(at):
                raw = next((cell.text for cell in cells if cell.text.strip()), None)
                what = f"holds {raw!r}" if raw else "is empty"
                message = f"table {self._table.table_no} lists {code} without a score: the cell {what}"
                yield self._finding("score-missing", message, raw or code, "look at the row", cells[0], code)

    def _rows_read(self, readings: Sequence[Observation]) -> set[int]:
        rows: set[int] = set()
        for one in readings:
            place = one.provenance
            if place.row_no is None:
                continue
            at = place.row_no - self._table.row_offset
            cell = self._grid[at][place.column_no] if place.column_no is not None and at < len(self._grid) else None
            rows.update(range(at, at + (cell.row_span if cell is not None else 1)))
        return rows

    def _is_row_told(self, at: int) -> bool:
        row_no = at + self._table.row_offset
        return any(place[:2] == (self._table.table_no, row_no) for place in self._evidence.places_told)

    def _finding(
        self,
        code: str,
        message: str,
        raw: str | None,
        suggestion: str,
        cell: Cell | None = None,
        field: str | None = None,
    ) -> Finding:
        table = self._table
        where = table.place_of(cell) if cell else table.place
        return Finding("warning", code, message, where.page, where.bbox, field, raw, suggestion, where)

"""What a document is made of after the table stage: paragraphs, and tables of cells."""

from __future__ import annotations

from dataclasses import dataclass, replace

from prongsai.pipeline.model.paper import BBox, Method, Provenance

MOST_HEADING_ROWS = 4
"""Rows that head a table: a title, a group, a heading and the numbers of the columns have one each."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A box with text in a table; `row` and `col` count from 0, spans are 1 for a plain cell.

    `lines` keeps the printed lines; `text` is the lines joined the way Thai is written.
    """

    row: int
    col: int
    text: str
    raw: str = ""
    row_span: int = 1
    col_span: int = 1
    lines: tuple[str, ...] = ()
    bbox: BBox | None = None
    page: int | None = None
    confidence: float = 1.0
    steps: tuple[str, ...] = ()
    line_no: int | None = None
    """For a dump or a text of separated values the line that it begins at, from 1."""


@dataclass(frozen=True, slots=True)
class SheetFrame:
    """Where a table lies in a sheet of a workbook: for each of its rows and columns the sheet's own, from 0.

    They do not follow on each other where rows or columns of the sheet are hidden.
    """

    name: str
    rows: tuple[int, ...]
    columns: tuple[int, ...]

    def address_of(self, row: int, col: int) -> str:
        """The cell as Excel names it, with its sheet.

        >>> SheetFrame("ผล", (4, 6), (1, 27)).address_of(1, 1)
        'ผล!AB7'
        """
        return f"{self.name}!{name_cell(self.rows[row], self.columns[col])}"


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def name_cell(row: int, col: int) -> str:
    """A cell of a sheet, counted from 0, as spreadsheets name it.

    >>> name_cell(6, 2), name_cell(0, 26), name_cell(9, 701)
    ('C7', 'AA1', 'ZZ10')
    """
    letters, rest = "", col + 1
    while rest:
        rest, letter = divmod(rest - 1, len(_LETTERS))
        letters = _LETTERS[letter] + letters
    return f"{letters}{row + 1}"


@dataclass(frozen=True, slots=True)
class Table:
    """Cells in rows and columns; a covered grid position belongs to the spanning cell and has no cell of its own."""

    cells: tuple[Cell, ...]
    n_rows: int
    n_cols: int
    table_no: int = 0
    page: int | None = None
    pages: tuple[int, ...] = ()
    bbox: BBox | None = None
    method: Method = "text"
    is_ruled: bool = True
    row_offset: int = 0
    """Rows above it in the table of that number, where it is the lower part of one."""
    column_offset: int = 0
    """Columns to its left there, where it is the right part of one."""
    origin_x: float = 0.0
    """The left edge of the printed page that it stands on, where several lie side by side on one sheet."""
    sheet: SheetFrame | None = None
    """For a table of a workbook, where the whole table lies in its sheet."""
    is_turned: bool = False
    """Whether its rows are the columns that are printed."""

    def place_of(self, cell: Cell) -> Provenance:
        """Where a cell stands, its row counted in the whole table."""
        row, col = (cell.col, cell.row) if self.is_turned else (cell.row, cell.col)
        row_no, column_no = row + self.row_offset, col + self.column_offset
        address = None if self.sheet is None else self.sheet.address_of(row_no, column_no)
        page = cell.page or self.page
        return Provenance(
            page, cell.bbox, self.table_no, row_no, self.method, column_no, line_no=cell.line_no, sheet_cell=address
        )

    @property
    def place(self) -> Provenance:
        """Where it stands as a whole; in a workbook at its first cell, in a dump at its first line."""
        address = None if self.sheet is None else self.sheet.address_of(self.row_offset, self.column_offset)
        line = self.cells[0].line_no if self.cells else None
        return Provenance(self.page, self.bbox, self.table_no, method=self.method, line_no=line, sheet_cell=address)

    def grid(self) -> list[list[Cell | None]]:
        """Rows of cells; a spanning cell stands in every position that it covers, None where there is none."""
        rows: list[list[Cell | None]] = [[None] * self.n_cols for _ in range(self.n_rows)]
        for cell in self.cells:
            for r in range(cell.row, min(cell.row + cell.row_span, self.n_rows)):
                for c in range(cell.col, min(cell.col + cell.col_span, self.n_cols)):
                    rows[r][c] = cell
        return rows


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text outside tables: one printed line, or one line of a dump."""

    text: str
    raw: str = ""
    page: int | None = None
    bbox: BBox | None = None
    size_pt: float | None = None
    is_bold: bool = False
    confidence: float = 1.0
    method: Method = "text"
    steps: tuple[str, ...] = ()
    is_wrapped: bool = False
    """True for a line of a dump that another follows without an empty line between: they may be one paragraph."""
    line_no: int | None = None
    """For a dump the line that it begins at, from 1."""
    paragraph_no: int | None = None
    """For Word and web pages its place among the paragraphs, from 1."""
    origin_x: float = 0.0
    """As in a table: the left edge of the printed page that it stands on."""
    cell: Provenance | None = None
    """For running text that stands in a table, where its cell is."""

    @property
    def provenance(self) -> Provenance:
        """Where it stands; of lines that were joined, where the first one does."""
        if self.cell is not None:
            return self.cell
        return Provenance(
            self.page, self.bbox, method=self.method, line_no=self.line_no, paragraph_no=self.paragraph_no
        )


Block = Paragraph | Table
"""What a document is made of after the table stage, in reading order."""


def without_page(block: Block) -> Block:
    """The same block for a document that has no pages: its boxes are of a picture that only we put on a page."""
    if isinstance(block, Paragraph):
        return replace(block, page=None, bbox=None)
    cells = tuple(replace(cell, page=None, bbox=None) for cell in block.cells)
    return replace(block, cells=cells, page=None, pages=(), bbox=None)

"""PDFs drawn operator by operator.

Their text has a map to characters and no font file, so no font is needed to make them: a text layer is read as it is,
and nothing can be seen when the page is rendered. Pictures of pages are made from the corpus, which carries its fonts.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name
from pythainlp.tokenize import word_tokenize

from tests.corpus.blocks import Block, Grid, placed

WIDTH_PT, HEIGHT_PT = 595.0, 842.0
MARGIN_PT = 50.0
SIZE_PT = 12.0
EM_SHARE = 0.5
"""Every letter is half an em wide; marks above and below take no room."""
LEADING_PT = 18.0
MARKS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e")
DIGITS = "0123456789.๐๑๒๓๔๕๖๗๘๙"
THAI_LETTER = re.compile("[\u0e01-\u0e4e]")
CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{ranges}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def width_of(text: str, size: float = SIZE_PT) -> float:
    """Points that a text takes on its line."""
    return sum(char not in MARKS for char in text) * size * EM_SHARE


def wrap(text: str, width: float, size: float = SIZE_PT) -> list[str]:
    """Lines of a paragraph, broken between words; a blank at a break is not printed."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in _words(part):
            if line and width_of(line + word.rstrip(), size) > width:
                lines.append(line.rstrip())
                line = word.lstrip()
            else:
                line += word
        lines.append(line.rstrip())
    return lines


@cache
def _words(text: str) -> tuple[str, ...]:
    """The pieces of a text that a line may be broken between; numbers with their signs stay whole."""
    pieces: list[str] = []
    for run in re.findall(r" +|[0-9\u0e50-\u0e59.,:/%+()\[\]-]+|[^ 0-9\u0e50-\u0e59.,:/%+()\[\]-]+", text):
        pieces += word_tokenize(run, engine="newmm") if THAI_LETTER.search(run) else [run]
    return tuple(pieces)


class Sheet:
    """One page in the making; positions are points from its top left, as everywhere in the project."""

    def __init__(self, width: float = WIDTH_PT, height: float = HEIGHT_PT) -> None:
        self.width, self.height = width, height
        self.operators: list[str] = []
        self.texts: list[str] = []

    def text(self, x: float, top: float, text: str, size: float = SIZE_PT, mode: int = 0, up: bool = False) -> None:
        """A line whose baseline lies at `top` + size; `mode` 3 draws it invisibly, `up` from bottom to top."""
        self.texts.append(text)
        turn = "0 1 -1 0" if up else "1 0 0 1"
        y = self.height - top - (0 if up else size)
        shown = text.encode("utf-16-be").hex()
        self.operators.append(f"BT {mode} Tr /F {size:g} Tf {turn} {x:.2f} {y:.2f} Tm <{shown}> Tj ET")

    def line(self, x0: float, top: float, x1: float, bottom: float, width: float = 0.7) -> None:
        y0, y1 = self.height - top, self.height - bottom
        self.operators.append(f"{width:g} w {x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S")

    def fill(self, x0: float, top: float, x1: float, bottom: float, grey: float) -> None:
        """A filled box; 1 is white."""
        box = f"{x0:.2f} {self.height - bottom:.2f} {x1 - x0:.2f} {bottom - top:.2f}"
        self.operators.append(f"q {grey:g} g {box} re f Q")

    def begin(self, operators: str) -> None:
        """Operators around what follows, closed by `end`."""
        self.operators.append(operators)

    def end(self, operators: str) -> None:
        self.operators.append(operators)


def _font(pdf: pikepdf.Pdf, letters: Iterable[str]) -> pikepdf.Object:
    codes = sorted({ord(letter) for letter in letters})
    lines = [f"<{code:04X}> <{code:04X}>" for code in codes]
    blocks = [lines[index : index + 100] for index in range(0, len(lines), 100)]
    ranges = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    widths = Array([])
    for mark in sorted(MARKS):
        widths.append(ord(mark))
        widths.append(Array([0]))
    name = Name("/Drawn")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=4,
        FontBBox=Array([0, -300, 1000, 1000]),
        ItalicAngle=0,
        Ascent=900,
        Descent=-300,
        CapHeight=700,
        StemV=80,
    )
    letters_of = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0),
        DW=round(EM_SHARE * 1000),
        W=widths,
        FontDescriptor=pdf.make_indirect(descriptor),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(letters_of)]),
            ToUnicode=pdf.make_stream(CMAP.format(ranges=ranges).encode()),
        )
    )


def sheets_to_document(sheets: Sequence[Sheet]) -> pikepdf.Pdf:
    """An open PDF of these pages, for whoever wants to put more into it."""
    pdf = pikepdf.new()
    # digits are always in it: notes and forms that are put in later may show them
    font = _font(pdf, DIGITS + "".join(text for sheet in sheets for text in sheet.texts))
    for sheet in sheets:
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, sheet.width, sheet.height]),
            Resources=Dictionary(Font=Dictionary(F=font)),
            Contents=pdf.make_stream("\n".join(sheet.operators).encode()),
        )
        pdf.pages.append(pikepdf.Page(page))
    return pdf


def save(pdf: pikepdf.Pdf) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream, deterministic_id=True)
    return stream.getvalue()


def sheets_to_pdf(*sheets: Sheet) -> bytes:
    return save(sheets_to_document(sheets))


class Column:
    """Draws blocks one below the other over as many pages as they need."""

    def __init__(self, width: float = WIDTH_PT, height: float = HEIGHT_PT) -> None:
        self.sheets = [Sheet(width, height)]
        self.top = MARGIN_PT

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    @property
    def room(self) -> float:
        return self.sheet.width - 2 * MARGIN_PT

    def make_room(self, height: float) -> None:
        if self.top + height > self.sheet.height - MARGIN_PT:
            self.sheets.append(Sheet(self.sheet.width, self.sheet.height))
            self.top = MARGIN_PT

    def paragraph(self, text: str) -> None:
        for line in wrap(text, self.room):
            self.make_room(LEADING_PT)
            self.sheet.text(MARGIN_PT, self.top, line)
            self.top += LEADING_PT
        self.top += 6

    def grid(self, grid: Grid, rules: str = "all", band: float | None = None, gap: float = 0.0) -> None:
        """A table.

        Args:
            grid: its cells; a cell over several rows is drawn from its first one.
            rules: `all`, `horizontal` or `none`.
            band: grey of every second row; None for no shading.
            gap: points between the rows.
        """
        xs = [MARGIN_PT]
        for width in grid.widths:
            xs.append(xs[-1] + width * self.room)
        cells = placed(grid)
        texts = {
            (row, col): wrap(cell.text, xs[col + cell.col_span] - xs[col] - 8) if cell.text else []
            for row, col, cell in cells
        }
        heights = [
            max(
                (len(texts[row, col]) for row, col, cell in cells if row == index and cell.row_span == 1),
                default=1,
            )
            * LEADING_PT
            + 6
            for index in range(len(grid.rows))
        ]
        for index, height in enumerate(heights):
            self.make_room(height)
            top, bottom = self.top, self.top + height
            if band is not None and index % 2:
                self.sheet.fill(xs[0], top, xs[-1], bottom, band)
            for row, col, cell in cells:
                if row == index:
                    right = xs[col + cell.col_span]
                    end = top + sum(heights[row : row + cell.row_span])
                    self._frame(xs[col], top, right, end, rules)
                    for number, line in enumerate(texts[row, col]):
                        self.sheet.text(xs[col] + 4, top + 3 + number * LEADING_PT, line)
            self.top = bottom + gap
        self.top += 8

    def _frame(self, left: float, top: float, right: float, bottom: float, rules: str) -> None:
        if rules in ("all", "horizontal"):
            self.sheet.line(left, top, right, top)
            self.sheet.line(left, bottom, right, bottom)
        if rules == "all":
            self.sheet.line(left, top, left, bottom)
            self.sheet.line(right, top, right, bottom)


def draw(blocks: Sequence[Block], rules: str = "all", band: float | None = None, gap: float = 0.0) -> list[Sheet]:
    """The blocks as pages, all tables in one manner."""
    column = Column()
    for block in blocks:
        if isinstance(block, Grid):
            column.grid(block, rules, band, gap)
        else:
            column.paragraph(block.text)
    return column.sheets


def to_pdf(blocks: Sequence[Block]) -> bytes:
    """The blocks as a PDF with ruled tables."""
    return sheets_to_pdf(*draw(blocks))

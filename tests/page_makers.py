"""Pages made by hand: words and rules as rows, and small PDFs drawn with reportlab."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from reportlab.pdfgen.canvas import Canvas

from prongsai.normalizers.thai.lines import join_lines
from prongsai.pipeline.model import BBox, Block, Cell, Char, Edge, Page, Table, Word
from prongsai.pipeline.pages.layer.opening import open_pdf
from prongsai.pipeline.pages.layer.page import look_at_page, look_to_page
from prongsai.pipeline.tables.joined.pages import TableJoiner

SIZE_PT = 10.0
MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4c\u0e4d"
WIDTH_PT, HEIGHT_PT = 595.0, 842.0


def make_chars(text: str, x: float = 100.0, baseline: float = 100.0, size: float = SIZE_PT) -> list[Char]:
    """Glyphs of one run, each half an em wide; Thai marks advance by nothing."""
    chars = []
    for letter in text:
        advance = 0.0 if letter in MARKS else size / 2
        chars.append(Char(letter, letter, x, baseline - size, x + advance, baseline + 2, baseline, size, "F#1"))
        x += advance
    return chars


def make_word(text: str, x: float, baseline: float, space_before: bool = False, size: float = SIZE_PT) -> Word:
    """One word, each character half an em wide."""
    xs = tuple(x + i * size / 2 for i in range(len(text)))
    box = BBox(x, baseline - size * 0.8, x + len(text) * size / 2, baseline + size * 0.2)
    return Word(text, text, box, baseline, size, space_before, char_x=xs)


def make_line(text: str, x: float, baseline: float) -> list[Word]:
    """A line of words with blanks of a quarter em."""
    words: list[Word] = []
    for part in text.split(" "):
        words.append(make_word(part, x, baseline, space_before=bool(words)))
        x = words[-1].bbox.x1 + SIZE_PT / 4
    return words


def make_grid_edges(xs: Sequence[float], ys: Sequence[float]) -> list[Edge]:
    """The rules of a full grid."""
    rows = [Edge(xs[0], y, xs[-1], y) for y in ys]
    return rows + [Edge(x, ys[0], x, ys[-1]) for x in xs]


def make_page(words: Sequence[Word], edges: Sequence[Edge] = (), figures: Sequence[BBox] = (), number: int = 1) -> Page:
    return Page(number, WIDTH_PT, HEIGHT_PT, tuple(words), tuple(edges), "text", figures=tuple(figures))


def make_table(
    rows: Sequence[Sequence[str | None]],
    xs: Sequence[float],
    page: int = 1,
    spans: dict[tuple[int, int], int] | None = None,
) -> Table:
    """A ruled table; None is a position covered from above, `spans` gives the rows that a cell covers.

    A line break in a text is a break between printed lines.
    """
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text is None:
                continue
            lines = tuple(text.split("\n")) if text else ()
            box = BBox(xs[c], 100.0 + 20 * r, xs[c + 1], 120.0 + 20 * r)
            span = (spans or {}).get((r, c), 1)
            cells.append(Cell(r, c, join_lines(lines), text, span, 1, lines, box, page))
    top, bottom = 100.0, 100.0 + 20 * len(rows)
    return Table(tuple(cells), len(rows), len(xs) - 1, page=page, pages=(page,), bbox=BBox(xs[0], top, xs[-1], bottom))


def table_texts(table: Table) -> list[list[str | None]]:
    """Rows of text, a spanning cell in every position that it covers."""
    return [[None if cell is None else cell.text for cell in row] for row in table.grid()]


def make_pdf(*draw: Callable[[Canvas], None], encrypt: object = None) -> bytes:
    """A PDF of one A4 page for each function, which draws on it; points from the bottom left."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH_PT, HEIGHT_PT), encrypt=encrypt, invariant=True)
    for page in draw:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def layer_pages(pdf: bytes) -> Iterator[Page]:
    """The pages of a PDF with a sound text layer, as they are."""
    document = open_pdf(pdf)
    for index in range(len(document)):
        look = look_at_page(document, index)
        yield look_to_page(look, index + 1, look.chars)
    document.close()


def read_layer(pdf: bytes) -> Page:
    """The first page of a PDF with a sound text layer."""
    return next(layer_pages(pdf))


def join_pages(pages: Iterable[Sequence[Block]]) -> Iterator[Block]:
    """The blocks of all pages, tables over page ends joined, each as soon as it is complete."""
    joiner = TableJoiner()
    for blocks in pages:
        yield from joiner.feed(blocks)
    yield from joiner.flush()

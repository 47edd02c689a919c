"""Shaded rows and what stands between them."""

from prongsai.pipeline.model import Block, Edge, Paragraph, Table
from prongsai.pipeline.tables.blocks import extract_blocks
from tests.page_makers import make_grid_edges, make_line, make_page, make_word, table_texts

XS = [100.0, 200.0, 300.0]


def shade(top: float) -> list[Edge]:
    """The sides of the cells of one shaded row."""
    return make_grid_edges(XS, [top, top + 20])


def row(label: str, value: str, top: float) -> list:
    return [make_word(label, 105, top + 14), make_word(value, 205, top + 14)]


def read(words: list, edges: list[Edge]) -> list[Block]:
    return extract_blocks(make_page(words, edges)).rows


def rows_of(blocks: list[Block]) -> list[list[list[str | None]]]:
    return [table_texts(block) for block in blocks if isinstance(block, Table)]


def test_rows_between_shaded_ones_are_rows() -> None:
    words = [*row("i1", "91.25", 100), *row("i2", "92.25", 120), *row("i3", "93.25", 140), *row("i4", "94.25", 160)]
    assert rows_of(read(words, [*shade(100), *shade(140)])) == [
        [["i1", "91.25"], ["i2", "92.25"], ["i3", "93.25"], ["i4", "94.25"]]
    ]


def test_a_header_above_the_first_shade_is_a_row() -> None:
    words = [*row("code", "score", 80), *row("i1", "91.25", 100), *row("i2", "92.25", 120), *row("i3", "93.25", 140)]
    (table,) = rows_of(read(words, [*shade(100), *shade(140)]))
    assert table[0] == ["code", "score"]


def test_rows_with_gaps_between_them_are_one_table() -> None:
    words = [*row("i1", "91.25", 100), *row("i2", "92.25", 126), *row("i3", "93.25", 152)]
    assert rows_of(read(words, [*shade(100), *shade(126), *shade(152)])) == [
        [["i1", "91.25"], ["i2", "92.25"], ["i3", "93.25"]]
    ]


def test_a_caption_between_two_tables_is_no_row() -> None:
    words = [*row("i1", "91.25", 100), *make_line("the table of the second half", 105, 134), *row("i1", "71.25", 140)]
    blocks = read(words, [*shade(100), *shade(140)])
    assert rows_of(blocks) == [[["i1", "91.25"]], [["i1", "71.25"]]]
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["the table of the second half"]


def test_a_line_below_the_last_shade_that_keeps_to_no_column_is_no_row() -> None:
    words = [*row("i1", "91.25", 100), *row("i2", "92.25", 120), *row("i3", "93.25", 140)]
    note = make_word("remarksthatrunacrosstheborderofbothcolumns", 105, 174)
    blocks = read([*words, note], [*shade(100), *shade(140)])
    assert rows_of(blocks) == [[["i1", "91.25"], ["i2", "92.25"], ["i3", "93.25"]]]
    assert len(blocks) == 2


def test_rows_shaded_as_a_whole_have_the_columns_of_their_text() -> None:
    words = [word for n in range(6) for word in row(f"i{n}", f"9{n}.25", 100 + 20 * n)]
    bars = [edge for n in (0, 2, 4) for edge in make_grid_edges([100, 300], [100 + 40 * n / 2, 120 + 40 * n / 2])]
    (table,) = rows_of(read(words, bars))
    assert table == [[f"i{n}", f"9{n}.25"] for n in range(6)]


def test_shaded_paragraphs_are_no_table() -> None:
    words = [word for n in range(6) for word in make_line("a sentence that runs on and on", 105 + n, 114 + 20 * n)]
    bars = [edge for n in (0, 2, 4) for edge in make_grid_edges([100, 300], [100 + 20 * n, 120 + 20 * n])]
    assert not rows_of(read(words, bars))

"""Cells so full that no gap is left before the next column."""

from __future__ import annotations

from prongsai.pipeline.tables.text_columns import part_full_cells, words_to_text_lines
from tests.page_makers import make_line, make_word

ROWS = 4


def rows_of_two_columns() -> list:
    """Short cells at 50 and at 300, row after row."""
    return [
        word
        for n in range(ROWS)
        for word in (make_word("short", 50, 100 + 20 * n), make_word("cell", 300, 100 + 20 * n))
    ]


def texts(words: list) -> list[list[str]]:
    return [[chunk.text for chunk in line.chunks] for line in part_full_cells(words_to_text_lines(words))]


def test_a_full_cell_is_parted_where_the_others_have_their_next_column() -> None:
    full = [make_word("x" * 49, 50, 200), make_word("next", 300, 200, space_before=True)]
    assert texts([*rows_of_two_columns(), *full])[-1] == ["x" * 49, "next"]


def test_words_that_begin_elsewhere_stay_together() -> None:
    full = [make_word("x" * 50, 50, 200), make_word("next", 305, 200, space_before=True)]
    assert texts([*rows_of_two_columns(), *full])[-1] == ["x" * 50 + " next"]


def test_a_title_that_begins_at_no_column_stays_whole() -> None:
    title = [make_word("x" * 48, 55, 60), make_word("next", 300, 60, space_before=True)]
    assert texts([*title, *rows_of_two_columns()])[0] == ["x" * 48 + " next"]


def test_running_text_is_not_parted() -> None:
    prose = [word for n in range(6) for word in make_line("words of a line that has no columns", 50, 100 + 20 * n)]
    assert texts(prose) == [["words of a line that has no columns"]] * 6

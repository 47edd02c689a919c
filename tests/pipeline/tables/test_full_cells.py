"""Cells so full that no gap is left before the next column."""

from __future__ import annotations

from dataclasses import replace

from prongsai.pipeline.tables.full_cells import part_full_cells
from prongsai.pipeline.tables.text_columns import find_column_gaps, words_to_text_lines
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


def test_two_numbers_with_decimals_are_two_cells_however_near() -> None:
    words = [
        word
        for n in range(4)
        for word in (
            make_word("label", 50, 100 + 20 * n),
            make_word("91.25", 200, 100 + 20 * n),
            make_word("88.10", 230, 100 + 20 * n, space_before=True),
        )
    ]
    assert texts(words) == [["label", "91.25", "88.10"]] * 4
    heading = [make_word("own", 200, 80), make_word("goal", 232, 80, space_before=True)]
    assert texts([*heading, *words])[0] == ["own", "goal"]
    whole = [replace(word, text=word.text.replace(".", "")) for word in words]
    assert texts(whole) == [["label", "9125 8810"]] * 4  # `9 125` may be one number


def test_row_numbers_in_a_narrow_column_are_cells() -> None:
    words = [
        word
        for n in range(1, 5)
        for word in (
            make_word(str(n), 50, 100 + 20 * n),
            make_word("measure", 60, 100 + 20 * n, space_before=True),
            make_word("office", 300, 100 + 20 * n),
        )
    ]
    assert texts(words) == [[str(n), "measure", "office"] for n in range(1, 5)]


def test_a_heading_in_the_middle_of_a_gap_leaves_it_a_gap() -> None:
    rows = [
        word
        for n in range(8)
        for word in (make_word("91.25", 200, 120 + 20 * n), make_word("88.10", 238, 120 + 20 * n))
    ]
    title = [make_word("label", 50, 100), make_word("2567", 221, 100)]
    lines = words_to_text_lines([*title, *rows])
    (gap,) = find_column_gaps(lines)
    assert gap == (225.0, 238.0)

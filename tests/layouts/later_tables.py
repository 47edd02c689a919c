"""Forms of table that only the half `fresh` draws, written after the others: one grid for several years or tables."""

from __future__ import annotations

from typing import Any

from tests.corpus.blocks import Grid, GridCell
from tests.kinds.case import Case, result_row
from tests.layouts.columns import Column, like_scores, own_column
from tests.layouts.hand import INSTRUMENTS, Hand
from tests.layouts.tables import CODES, MERGING, bare_years, caption, plain_grid, scores_of, two_years, widths


def stacked(hand: Hand) -> Case:
    """One grid of parts under each other, each below a title: this year, last year, and at times what is aimed at."""
    codes = hand.rng.choice(CODES[:4])
    parts: list[tuple[str, Column]] = []
    years = [hand.year, hand.year - 1]
    for year, name in zip(years, bare_years(hand, years), strict=True):
        parts.append((name, own_column(hand, codes, "", year)))
    if hand.chance(0.5):
        values = like_scores(hand, codes, 0.8)
        cells = {code: hand.number(value) for code, value in values.items()}
        parts.append((hand.write("caption.target"), Column("", cells)))
    hand.rng.shuffle(parts)
    labels, score = hand.labels(codes), hand.write("score")
    rows: list[tuple[GridCell, ...]] = [(GridCell(hand.write("rows")), GridCell(score))]
    for title, column in parts:
        is_merged = hand.form in MERGING
        rows.append((GridCell(title, col_span=2),) if is_merged else (GridCell(title), GridCell("")))
        rows.extend((GridCell(labels[code]), GridCell(column.cells[code])) for code in codes)
    blocks = [*hand.opening(), *caption(hand, has_year=False), Grid(tuple(rows), widths(2), header_rows=1)]
    return hand.case("stacked", blocks, scores_of([column for _, column in parts]))


def a_row_for_each(hand: Hand) -> Case:
    """A row for each year and code: `ปี | ตัวชี้วัด | คะแนน`."""
    codes, own, names = two_years(hand)
    labels = hand.labels(codes)
    lines = [[hand.write("years"), hand.write("rows"), hand.write("score")]]
    for name, column in zip(names, own, strict=True):
        lines.extend([name, labels[code], column.cells[code]] for code in codes)
    return hand.case("a row for each", [*hand.opening(), plain_grid(lines)], scores_of(own))


def bodies_by_years(hand: Hand, names: list[str]) -> tuple[Grid, list[dict[str, Any]]]:
    """A list with two rows for each body, one for each year."""
    years = [hand.year, hand.year - 1]
    printed = bare_years(hand, years)
    lines = [[hand.write("bodies"), hand.write("years"), *(hand.write(code) for code in (*INSTRUMENTS, "ita"))]]
    results = []
    for name in names:
        for year, text in zip(years, printed, strict=True):
            values = hand.values((*INSTRUMENTS, "ita"), year=year)
            lines.append([name, text, *(hand.number(value) for value in values.values())])
            results.append(result_row(name, year, values))
    return plain_grid(lines), results

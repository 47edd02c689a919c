"""Forms of table that only the half `closed` draws: parts headed again, years at the side, lines, districts."""

from __future__ import annotations

from typing import Any

from tests.corpus.blocks import Block, Grid, GridCell, Para
from tests.corpus.places import Body
from tests.kinds.case import Case, result_row
from tests.layouts.columns import Column, like_scores, own_column
from tests.layouts.hand import INSTRUMENTS, Hand
from tests.layouts.tables import (
    CODES,
    MERGING,
    TEN,
    Also,
    caption,
    plain_grid,
    scores_of,
    two_years,
    under_own_name,
    widths,
)

FORMS_OF_ITS_OWN = 5
Part = tuple[str, Column]


def table_of_its_own(hand: Hand, number: int) -> Case:
    """One of the forms, by number."""
    forms = (headed_again, years_at_the_side, by_instrument, two_beside, lines_of_scores)
    return forms[number % FORMS_OF_ITS_OWN](hand)


def parts_of(hand: Hand, codes: tuple[str, ...]) -> tuple[list[Part], Also]:
    """The own scores and one or two other things of the same codes, each under its name, in any order."""
    parts = [(hand.write("caption.own", {"t": str(hand.rng.randint(1, 9))}), own_column(hand, codes, ""))]
    also: Also = []
    for kind in hand.rng.sample(("last", "target", "other", "mean", "self"), hand.rng.choice((1, 1, 2))):
        title = hand.write(f"caption.{kind}")
        if kind == "last":
            parts.append((title, own_column(hand, codes, "", hand.year - 1)))
            continue
        values = like_scores(hand, codes, 0.7)
        column = Column(title, {code: hand.number(value) for code, value in values.items()}, values=values)
        parts.append((title, column))
        if kind == "other":
            also = under_own_name(hand, column)
    hand.rng.shuffle(parts)
    return parts, also


def headed_again(hand: Hand) -> Case:
    """One grid of parts, each with its title, its headings and its rows; at times an empty row between them."""
    codes = hand.rng.choice(CODES[:4])
    parts, also = parts_of(hand, codes)
    labels, heads = hand.labels(codes), (hand.write("rows"), hand.write("score"))
    is_parted = hand.chance(0.5)
    rows: list[tuple[GridCell, ...]] = []
    for title, column in parts:
        if rows and is_parted:
            rows.append((GridCell(""), GridCell("")))
        rows.append((GridCell(title, col_span=2),) if hand.form in MERGING else (GridCell(title), GridCell("")))
        rows.append(tuple(GridCell(text) for text in heads))
        rows.extend((GridCell(labels[code]), GridCell(column.cells[code])) for code in codes)
    blocks = [*hand.opening(), Grid(tuple(rows), widths(2), header_rows=0)]
    return hand.case("headed again", blocks, scores_of([column for _, column in parts]), also=also)


def years_at_the_side(hand: Hand) -> Case:
    """The year once at the side of its rows, merged or in the first of them."""
    codes, own, names = two_years(hand)
    labels = hand.labels(codes)
    heads = (hand.write("years"), hand.write("rows"), hand.write("score"))
    rows: list[tuple[GridCell, ...]] = [tuple(GridCell(text) for text in heads)]
    for name, column in zip(names, own, strict=True):
        for position, code in enumerate(codes):
            line = (GridCell(labels[code]), GridCell(column.cells[code]))
            if position == 0:
                rows.append((GridCell(name, row_span=len(codes) if hand.form in MERGING else 1), *line))
            else:
                rows.append(line if hand.form in MERGING else (GridCell(""), *line))
    blocks = [*hand.opening(), *caption(hand, has_year=False), Grid(tuple(rows), (0.2, 0.6, 0.2))]
    return hand.case("years at the side", blocks, scores_of(own))


def by_instrument(hand: Hand) -> Case:
    """A title for each instrument over its indicators, with its own score or without: all of one body and year."""
    own = own_column(hand, (*TEN, *INSTRUMENTS, "ita"), hand.write("score"))
    labels = hand.labels((*TEN, *INSTRUMENTS, "ita"))
    has_totals = hand.chance(0.5)
    rows = [(GridCell(hand.write("rows")), GridCell(own.heading))]
    shown = []
    for instrument, codes in zip(INSTRUMENTS, (TEN[:5], TEN[5:8], TEN[8:]), strict=True):
        rows.append((GridCell(labels[instrument]), GridCell(own.cells[instrument] if has_totals else "")))
        rows.extend((GridCell(labels[code]), GridCell(own.cells[code])) for code in codes)
        shown += [*codes, *([instrument] if has_totals else [])]
    rows.append((GridCell(labels["ita"]), GridCell(own.cells["ita"])))
    values = own.values or {}
    blocks = [*hand.opening(), *caption(hand), Grid(tuple(rows), widths(2))]
    return hand.case("by instrument", blocks, {hand.year: {code: values[code] for code in (*shown, "ita")}})


def two_beside(hand: Hand) -> Case:
    """Two whole tables in one grid, side by side, each under a title merged over its two columns."""
    codes = hand.rng.choice(CODES[:2])
    parts, also = parts_of(hand, codes)
    parts = [part for part in parts if part[1].year == hand.year] + [p for p in parts if p[1].year != hand.year][:1]
    hand.rng.shuffle(parts)
    if not any(column.quantity == "score" and column.year is None for _, column in parts):
        also = []
    labels, heads = hand.labels(codes), (hand.write("rows"), hand.write("score"))
    is_merged = hand.form in MERGING
    top = [GridCell(title, col_span=2) if is_merged else GridCell(title) for title, _ in parts]
    first = top if is_merged else [cell for one in top for cell in (one, GridCell(""))]
    rows = [tuple(first), tuple(GridCell(text) for text in heads * 2)]
    for code in codes:
        rows.append(tuple(GridCell(text) for _, column in parts for text in (labels[code], column.cells[code])))
    blocks = [*hand.opening(), Grid(tuple(rows), (0.35, 0.15, 0.35, 0.15), header_rows=2)]
    return hand.case("two beside", blocks, scores_of([column for _, column in parts]), also=also)


def lines_of_scores(hand: Hand) -> Case:
    """No table at all: a title and a line for each code, for the own scores and for something else."""
    codes = hand.rng.choice(CODES[:2])
    parts, also = parts_of(hand, codes)
    labels, between = hand.labels(codes), hand.rng.choice((" : ", " = ", " "))
    blocks: list[Block] = list(hand.opening())
    for title, column in parts:
        blocks.append(Para(title, bold=True))
        blocks.extend(Para(f"{labels[code]}{between}{column.cells[code]} คะแนน") for code in codes)
    return hand.case("lines", blocks, scores_of([column for _, column in parts]), also=also)


def by_district(hand: Hand, bodies: list[Body], names: list[str]) -> tuple[Grid, list[dict[str, Any]]]:
    """A list whose rows stand below the district that they belong to, with the mean of all at its end."""
    codes = (*INSTRUMENTS, "ita")
    lines = [[hand.write("bodies"), *(hand.write(code) for code in codes)]]
    lines.append([f"อำเภอ{bodies[0].district}", *[""] * len(codes)])
    results = []
    for name in names:
        values = hand.values(codes)
        lines.append([name, *(hand.number(value) for value in values.values())])
        results.append(result_row(name, hand.year, values))
    lines.append([hand.write("none.total"), *(hand.number(hand.value(80, 95)) for _ in codes)])
    return plain_grid(lines), results


def bodies_across(hand: Hand, names: list[str]) -> tuple[Grid, list[dict[str, Any]]]:
    """A list turned round: bodies across, instruments down."""
    codes = (*INSTRUMENTS, "ita")
    values = [hand.values(codes) for _ in names]
    lines = [[hand.write("quantities"), *names]]
    for code in codes:
        lines.append([hand.write(code), *(hand.number(of[code]) for of in values)])
    return plain_grid(lines), [result_row(name, hand.year, of) for name, of in zip(names, values, strict=True)]

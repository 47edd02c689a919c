"""Reports with tables of scores: order, headings, captions, years and what stands beside them drawn independently."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from tests.corpus.blocks import Block, Grid, GridCell, Para
from tests.kinds.case import Case, Values, result_row
from tests.layouts.columns import BESIDE, Column, beside, like_scores, of_neighbour, own_column, year_headings
from tests.layouts.hand import INSTRUMENTS, Hand
from tests.layouts.words import Half

FAMILY = "tables"
TEN = tuple(f"indicator-{number}" for number in range(1, 11))
CODES = (
    TEN,
    (*TEN, "ita"),
    ("iit", *TEN[:5], "eit", *TEN[5:8], "oit", *TEN[8:]),
    (*TEN[:5], "iit", *TEN[5:8], "eit", *TEN[8:], "oit", "ita"),
    (*INSTRUMENTS, "ita"),
)
OTHERS = tuple(BESIDE)
MERGING = ("html", "bare.html", "docx", "pdf")
"""Forms that print merged cells as such; a dump gives their text in the first one."""

Scores = dict[int, dict[str, float]]
Also = list[dict[str, Any]]


def table_report(half: Half, seed: int) -> Case:
    """The report of that half and number."""
    hand = Hand(FAMILY, half, seed)
    kinds: Sequence[Callable[[Hand], Case]] = (
        columns,
        columns,
        columns,
        years,
        years,
        groups,
        several,
        several,
        transposed,
        transposed,
        beside_each_other,
    )
    return kinds[seed % len(kinds)](hand)


def columns(hand: Hand) -> Case:
    """The own column among others, in any order."""
    codes = hand.rng.choice(CODES)
    others = [beside(hand, each, codes) for each in hand.rng.sample(OTHERS, hand.rng.randint(0, 3))]
    has_neighbour = hand.chance(0.25)
    quantities = {each.quantity for each in others}
    is_told = has_neighbour or "mean" in quantities
    own = own_column(hand, codes, hand.write("own" if is_told and hand.chance(0.6) else "score"))
    also: Also = []
    if has_neighbour:
        neighbour = of_neighbour(hand, codes)
        others.append(neighbour)
        also = under_own_name(hand, neighbour)
    shown = [own, *others]
    hand.rng.shuffle(shown)
    blocks = [*hand.opening(), *caption(hand), grid(hand, codes, shown)]
    return hand.case("columns", blocks, scores_of([own]), also=also)


def years(hand: Hand) -> Case:
    """Two or three years of the own scores, the newest first or last, with or without their difference."""
    codes = hand.rng.choice(CODES)
    count = hand.rng.choice((2, 2, 3))
    of = [hand.year - back for back in range(count)]
    if hand.chance(0.6):
        of.reverse()
    own = [own_column(hand, codes, text, year) for text, year in zip(year_headings(hand, of), of, strict=True)]
    shown = list(own)
    if hand.chance(0.6):
        shown.append(beside(hand, "change", codes))
    if hand.chance(0.3):
        shown.insert(
            hand.rng.choice((0, len(shown))), beside(hand, hand.rng.choice(("target", "weight", "mean")), codes)
        )
    blocks = [*hand.opening(), *caption(hand, has_year=False), grid(hand, codes, shown)]
    return hand.case("years", blocks, scores_of(own))


def groups(hand: Hand) -> Case:
    """Headings of two or three rows: years over quantities, or quantities over years."""
    codes = hand.rng.choice(CODES)
    of = [hand.year - 1, hand.year] if hand.chance(0.6) else [hand.year, hand.year - 1]
    other = hand.rng.choice(("target", "mean", "pass_mark", "count", "deviation"))
    over_years = hand.chance(0.7)
    names = bare_years(hand, of)
    own = [own_column(hand, codes, "", year) for year in of]
    others = [beside(hand, other, codes) for _ in of]
    score, heading = hand.write("score"), others[0].heading
    own_first = hand.chance(0.5)
    top: list[tuple[str, int]]
    if over_years:
        top = [(name, 2) for name in names]
        under = [score, heading] if own_first else [heading, score]
        bottom = under * 2
        pairs = [[one, two] if own_first else [two, one] for one, two in zip(own, others, strict=True)]
        shown = [column for pair in pairs for column in pair]
    else:
        top = [(score, 2), (heading, 2)] if own_first else [(heading, 2), (score, 2)]
        bottom = names * 2
        shown = [*own, *others] if own_first else [*others, *own]
    blocks = [*hand.opening(), *caption(hand, has_year=False), grid(hand, codes, shown, top=top, bottom=bottom)]
    return hand.case("groups", blocks, scores_of(own))


def several(hand: Hand) -> Case:
    """The own table among tables of something else, told apart by their captions."""
    codes = hand.rng.choice(CODES[:4])
    own = own_column(hand, codes, hand.write("score"))
    own_caption = hand.write("caption.own", {"t": str(hand.rng.randint(1, 9))})
    bare = partial(grid, hand, codes, has_title=False)  # a second title inside would contradict the caption
    parts: list[list[Block]] = [[Para(own_caption, bold=hand.chance(0.5)), bare([own])]]
    scores, also = scores_of([own]), []
    for kind in hand.rng.sample(("last", "target", "other", "mean", "self"), hand.rng.choice((1, 1, 2))):
        text, heading = hand.write(f"caption.{kind}"), hand.write("score")
        if kind == "last":
            column = own_column(hand, codes, heading, hand.year - 1)
            scores |= scores_of([column])
        else:
            values = like_scores(hand, codes, 0.7)
            column = Column(heading, {code: hand.number(value) for code, value in values.items()}, values=values)
            if kind == "other":
                also = under_own_name(hand, column)
        parts.append([Para(text, bold=hand.chance(0.5)), bare([column])])
    hand.rng.shuffle(parts)
    return hand.case("several", [*hand.opening(), *(block for part in parts for block in part)], scores, also=also)


def transposed(hand: Hand) -> Case:
    """Codes across; years, or the result among other quantities, down."""
    codes = TEN if hand.chance(0.4) else (*INSTRUMENTS, "ita")
    across = hand.labels(codes, "indicator.short")
    rows: list[tuple[str, Mapping[str, str]]] = []
    own: list[Column] = []
    if hand.chance(0.5):
        of = [hand.year - back for back in range(hand.rng.choice((2, 3)))]
        if hand.chance(0.5):
            of.reverse()
        corner = hand.write("years")
        for year, name in zip(of, bare_years(hand, of), strict=True):
            own.append(own_column(hand, codes, name, year))
            rows.append((name, own[-1].cells))
    else:
        corner = hand.write("quantities")
        own = [own_column(hand, codes, hand.write("score"))]
        rows = [(own[0].heading, own[0].cells)]
        for quantity in hand.rng.sample(("target", "weight", "maximum", "mean", "change"), hand.rng.randint(0, 2)):
            column = beside(hand, quantity, codes)
            rows.append((column.heading, column.cells))
        hand.rng.shuffle(rows)
    lines = [[corner, *across.values()], *([name, *(cells[code] for code in codes)] for name, cells in rows)]
    blocks = [*hand.opening(), *caption(hand, has_year=False), plain_grid(lines)]
    return hand.case("transposed", blocks, scores_of(own))


def beside_each_other(hand: Hand) -> Case:
    """Two lists in one grid, the first half of the codes left, the second right."""
    own = own_column(hand, TEN, hand.write("score"))
    labels, rows = hand.labels(TEN), hand.write("rows")
    lines = [[rows, own.heading] * 2]
    for left, right in zip(TEN[:5], TEN[5:], strict=True):
        lines.append([labels[left], own.cells[left], labels[right], own.cells[right]])
    blocks = [*hand.opening(), *caption(hand), plain_grid(lines)]
    return hand.case("side by side", blocks, scores_of([own]))


def bare_years(hand: Hand, of: Sequence[int]) -> list[str]:
    """Names of years that stand alone in a cell, all in one form."""
    form = hand.rng.choice(("be", "be", "short", "ce"))
    pattern = hand.pattern(f"year.{form}")
    return [hand.fill(pattern, {"be": str(y), "short": str(y % 100), "ce": str(y - 543)}) for y in of]


def two_years(hand: Hand) -> tuple[tuple[str, ...], list[Column], list[str]]:
    """The codes of a table of this year and the last in either order, the column of each, and its name."""
    codes = hand.rng.choice(CODES[:2])
    years = [hand.year - 1, hand.year]
    if hand.chance(0.5):
        years.reverse()
    own = [own_column(hand, codes, "", year) for year in years]
    return codes, own, bare_years(hand, years)


def caption(hand: Hand, has_year: bool = True) -> list[Block]:
    """The lines above the own table: none, an introduction, or a caption with or without the year."""
    kind = hand.rng.choice(("", "intro", "caption.own", "caption.own.year" if has_year else "caption.own"))
    if not kind:
        return []
    values = {"t": str(hand.rng.randint(1, 9)), "y": str(hand.year)}
    return [Para(hand.write(kind, values), bold=kind != "intro" and hand.chance(0.6))]


def grid(
    hand: Hand,
    codes: Sequence[str],
    shown: Sequence[Column],
    top: Sequence[tuple[str, int]] = (),
    bottom: Sequence[str] = (),
    has_title: bool = True,
) -> Grid:
    """Codes down, the columns across, with or without a column of row numbers and a title merged over all.

    Args:
        hand: who writes.
        codes: the rows.
        shown: the columns.
        top: an upper row of headings, each with the number of columns under it; none for one row of headings.
        bottom: the headings under them.
        has_title: whether a title row may stand over all columns.
    """
    labels = hand.labels(codes)
    is_numbered = hand.chance(0.2) and not top
    first = [hand.write("numbers")] if is_numbered else []
    corner = [*first, hand.write("rows")]
    width = len(corner) + len(shown)
    rows: list[tuple[GridCell, ...]] = []
    if has_title and hand.form in MERGING and hand.chance(0.25):
        rows.append((GridCell(hand.write("caption.own", {"t": str(hand.rng.randint(1, 9))}), col_span=width),))
    if top:
        rows.append((GridCell(corner[0], row_span=2), *(GridCell(text, col_span=span) for text, span in top)))
        rows.append(tuple(GridCell(text) for text in bottom))
    else:
        rows.append(tuple(GridCell(text) for text in (*corner, *(column.heading for column in shown))))
    header_rows = len(rows)
    for number, code in enumerate(codes, 1):
        lead = [hand.digits(str(number))] if is_numbered else []
        rows.append(tuple(GridCell(text) for text in (*lead, labels[code], *(c.cells[code] for c in shown))))
    return Grid(tuple(rows), widths(width, len(first)), header_rows=header_rows)


def plain_grid(lines: Sequence[Sequence[str]]) -> Grid:
    rows = tuple(tuple(GridCell(text) for text in line) for line in lines)
    return Grid(rows, widths(len(lines[0])))


def widths(count: int, narrow: int = 0) -> tuple[float, ...]:
    """Shares of the page's width: the labels take what the numbers leave."""
    rest = min(0.2, 0.7 / max(count - 1, 1))
    found = [rest] * count
    found[narrow] = 1 - rest * (count - 1)
    return tuple(found)


def scores_of(own: Sequence[Column]) -> Scores:
    return {column.year: dict(column.values or {}) for column in own if column.year is not None}


def under_own_name(hand: Hand, column: Column) -> Also:
    """A neighbour's scores may be given as rows of its own, or not at all."""
    values: Values = column.values or {}
    names = {column.heading, hand.neighbour.full_name, hand.neighbour.type + hand.neighbour.name}
    return [{"results": [result_row(name, hand.year, values)]} for name in sorted(names)]

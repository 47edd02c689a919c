"""Lists of bodies: a row for each, in any order of columns, of one year or two."""

from __future__ import annotations

from typing import Any

from tests.corpus.blocks import Grid, GridCell, Para
from tests.corpus.places import Body, pick_bodies, pick_district
from tests.kinds.case import Case, result_row
from tests.layouts.closed_tables import bodies_across, by_district
from tests.layouts.columns import year_headings
from tests.layouts.hand import INSTRUMENTS, Hand
from tests.layouts.later_tables import bodies_by_years
from tests.layouts.tables import plain_grid
from tests.layouts.words import Half

FAMILY = "lists"
LEAST, MOST = 4, 9


def list_report(half: Half, seed: int) -> Case:
    """The list of that half and number; no body of its own."""
    hand = Hand(FAMILY, half, seed)
    district = pick_district(hand.rng, LEAST)
    bodies = pick_bodies(hand.rng, hand.rng.randint(LEAST, MOST), district)
    hand.names |= {"district": bodies[0].district, "province": bodies[0].province}
    place = seed % 4
    if (half, place) in (("fresh", 1), ("locked", 3)):
        grid, results = bodies_by_years(hand, shown_names(hand, bodies))
    elif half in ("closed", "locked") and place == 1:
        grid, results = by_district(hand, bodies, shown_names(hand, bodies))
    elif half in ("closed", "locked") and place == 2:
        grid, results = bodies_across(hand, shown_names(hand, bodies))
    else:
        grid, results = (two_years if seed % 3 == 0 else one_year)(hand, bodies)
    heading = Para(hand.write("caption.list", {"y": str(hand.year)}), bold=True)
    blocks = [Para(hand.write("title"), bold=True, align="center"), heading, grid]
    return hand.case("lists", blocks, body=None, results=results)


def shown_names(hand: Hand, bodies: list[Body]) -> list[str]:
    is_short = hand.chance(0.5)
    return [body.type + body.name if is_short else body.full_name for body in bodies]


def one_year(hand: Hand, bodies: list[Body]) -> tuple[Grid, list[dict[str, Any]]]:
    """Overall scores, or instruments with them, with columns of something else among them."""
    codes = ["ita"] if hand.chance(0.4) else [*INSTRUMENTS, "ita"]
    if hand.chance(0.4):
        codes.reverse()
    headings = {code: hand.write("score") if codes == ["ita"] else hand.write(code) for code in codes}
    others = hand.rng.sample(("level", "count", "rank", "target", "weight", "note"), hand.rng.randint(0, 2))
    order = [*codes, *others]
    hand.rng.shuffle(order)
    is_numbered = hand.chance(0.6)
    lines = [[*([hand.write("numbers")] if is_numbered else []), hand.write("bodies")]]
    lines[0] += [headings[each] if each in headings else hand.write(each) for each in order]
    results = []
    goal = f"{hand.rng.choice((85, 90, 95))}.00"
    for number, name in enumerate(shown_names(hand, bodies), 1):
        values = hand.values(codes)
        beside = {
            "level": hand.rng.choice(("A", "B", "C")),
            "count": str(hand.rng.randint(20, 99)),
            "rank": str(number),
            "target": goal,
            "weight": "100",
            "note": hand.write("notes"),
        }
        line = [str(number)] if is_numbered else []
        line += [name, *(f"{values[each]:.2f}" if each in values else beside[each] for each in order)]
        lines.append([hand.digits(text) for text in line])
        results.append(result_row(hand.digits(name), hand.year, values))
    return plain_grid(lines), results


def two_years(hand: Hand, bodies: list[Body]) -> tuple[Grid, list[dict[str, Any]]]:
    """The overall scores of two years, or all four of each under merged headings."""
    of = [hand.year - 1, hand.year] if hand.chance(0.5) else [hand.year, hand.year - 1]
    codes = ["ita"] if hand.chance(0.6) else [*INSTRUMENTS, "ita"]
    names = year_headings(hand, of)
    corner = hand.write("bodies")
    rows: list[tuple[GridCell, ...]] = []
    if codes == ["ita"]:
        rows.append(tuple(GridCell(text) for text in (corner, *names)))
    else:
        rows.append((GridCell(corner, row_span=2), *(GridCell(name, col_span=len(codes)) for name in names)))
        rows.append(tuple(GridCell(hand.write(code)) for _ in of for code in codes))
    header_rows, results = len(rows), []
    for name in shown_names(hand, bodies):
        cells = [name]
        for year in of:
            values = hand.values(codes, year=year)
            cells += [hand.number(values[code]) for code in codes]
            results.append(result_row(name, year, values))
        rows.append(tuple(GridCell(text) for text in cells))
    width = len(rows[-1])
    share = 0.7 / (width - 1)
    return Grid(tuple(rows), (0.3, *[share] * (width - 1)), header_rows=header_rows), results

"""Sentences and tables that are no scores, in reports that speak of the assessment or not: no row may come of them."""

from __future__ import annotations

from tests.corpus.blocks import Block, Grid, GridCell, Para
from tests.kinds.case import Case
from tests.layouts.hand import Hand
from tests.layouts.tables import widths
from tests.layouts.words import Half, slots_of

SENTENCES_EACH = 3
ROWS_LEAST, ROWS_MOST = 4, 7


def no_score_sentences(half: Half, seed: int) -> Case:
    """A report with three such sentences, each of another kind."""
    hand = Hand("no-score-sentences", half, seed)
    kinds = hand.rng.sample(slots_of(half, "said."), SENTENCES_EACH)
    said = [Para(hand.write(kind, numbers(hand))) for kind in kinds]
    return hand.case("no score in sentences", [*opening(hand), *said])


def no_score_table(half: Half, seed: int) -> Case:
    """A report with one such table, often with a total."""
    hand = Hand("no-score-tables", half, seed)
    heads = hand.distinct("none.head", hand.rng.randint(1, 4))
    lines = [[hand.write("none.first"), *heads]]
    rows = hand.distinct("none.row", hand.rng.randint(ROWS_LEAST, ROWS_MOST))
    if hand.chance(0.7):
        rows.append(hand.write("none.total"))
    for row in rows:
        lines.append([row, *(hand.number(hand.value(60, 99)) for _ in heads)])
    cells = tuple(tuple(GridCell(text) for text in line) for line in lines)
    title = Para(hand.write("none.table"), bold=hand.chance(0.5))
    return hand.case("no score in tables", [*opening(hand), title, Grid(cells, widths(len(lines[0])))])


def opening(hand: Hand) -> list[Block]:
    """The head of a report of the assessment, of one published for it, or of one that has nothing to do with it."""
    who = Para(f"{hand.body.full_name} อำเภอ{hand.body.district} จังหวัด{hand.body.province}", bold=True)
    kind = hand.rng.randrange(3)
    if kind == 0:
        return [Para(hand.write("none.title"), bold=True), who]
    if kind == 1:
        item = hand.write("none.ita", {"n": str(hand.rng.randint(8, 35))})
        return [Para(hand.write("none.title"), bold=True), who, Para(item)]
    return hand.opening()


def numbers(hand: Hand) -> dict[str, str]:
    """Numbers that such sentences name: like scores, goals, thousands of baht, marks of an index, small differences."""
    rng = hand.rng
    return {
        "a": f"{hand.value(60, 99):.2f}",
        "g": rng.choice(("80", "85", "85.00", "87.00", "90", "92.50", "95.00")),
        "m": f"{rng.randint(5, 900)},{rng.randint(0, 999):03}.{rng.randint(0, 99):02}",
        "s": str(rng.randint(33, 38)),
        "w": rng.choice(("6.00", "10", "20.00", "13.33")),
        "d": f"{hand.value(0, 12):.2f}",
        "n": str(rng.randint(1, 10)),
    }

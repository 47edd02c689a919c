"""Forms of table that came last, written before the rules that they judge."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tests.corpus.blocks import Block, GridCell, Para
from tests.corpus.phrases import LONG_MONTHS
from tests.measure_layouts.hand import Drawn, MeasureHand, MeasureReport, Wanted, grid, kept, plain
from tests.measure_layouts.tables import ISSUES
from tests.measure_layouts.words import load_words

LETTERS = "กขคงจ"
"""Letters that number items, without kho khuat, as official writing has them."""
STATES = ("done", "in_progress", "not_done")


def start_and_end(hand: MeasureHand) -> MeasureReport:
    """First and last day in columns of their own below one heading."""
    some = hand.some(3)
    names = ["measure", "steps", "responsible"]
    heads = [GridCell(hand.heading(name), row_span=2) for name in names]
    rows: list[list[GridCell | str]] = [
        [*heads, GridCell(hand.heading("period"), col_span=2)],
        ["เริ่มต้น", "สิ้นสุด"],
    ]
    for one in some:
        assert one.wanted.days is not None
        shown = [f"{day.day} {LONG_MONTHS[day.month - 1]} {day.year + 543}" for day in one.wanted.days]
        rows.append([f"{one.wanted.number}. {one.wanted.measure}", hand.cell("steps", one), one.office, *shown])
    return hand.report([*hand.opening(), grid(rows, 2)], kept(some, [*names, "period"]), "html", "docx", "pdf", "xlsx")


def listed_otherwise(hand: MeasureHand, write: Callable[[Sequence[str]], str]) -> MeasureReport:
    """Steps and results as `write` puts them into a cell."""
    names = ["measure", "steps", "responsible", "period", "results"]
    some = hand.some(3)
    heads = hand.headings(names)
    rows: list[list[str]] = [[heads[name] for name in names]]
    for one in some:
        said = one.wanted
        cells = [write(said.steps), one.office, one.period, write(said.results)]
        rows.append([f"{said.number}. {said.measure}", *cells])
    return hand.report([*hand.opening(), grid(rows)], kept(some, names))


def run_on(hand: MeasureHand) -> MeasureReport:
    """Items one behind the other in one line."""
    form = hand.rng.choice(("{no}. {item}", "{no}) {item}", "({no}) {item}"))
    return listed_otherwise(
        hand, lambda items: " ".join(form.format(no=no, item=item) for no, item in enumerate(items, 1))
    )


def lettered(hand: MeasureHand) -> MeasureReport:
    form = hand.rng.choice(("{no}. {item}", "{no}) {item}", "({no}) {item}"))
    return listed_otherwise(
        hand,
        lambda items: "\n".join(form.format(no=no, item=item) for no, item in zip(LETTERS, items, strict=False)),
    )


def bulleted(hand: MeasureHand) -> MeasureReport:
    mark = hand.rng.choice(("•", "*", "➢", "○", "–", "✓", "■", "»"))
    return listed_otherwise(hand, lambda items: "\n".join(f"{mark} {item}" for item in items))


def worded(hand: MeasureHand) -> MeasureReport:
    """Items that count with a word."""
    word = hand.rng.choice(("ขั้นตอนที่ {no} {item}", "ขั้นที่ {no} : {item}", "ข้อ {no} {item}", "ลำดับที่ {no} {item}"))
    return listed_otherwise(
        hand, lambda items: "\n".join(word.format(no=no, item=item) for no, item in enumerate(items, 1))
    )


def unnumbered(hand: MeasureHand) -> MeasureReport:
    """Items on lines of their own without any mark."""
    return listed_otherwise(hand, "\n".join)


def misnumbered(hand: MeasureHand) -> MeasureReport:
    """Lists whose last number is printed wrong: twice the same, or one left out."""
    slip = hand.rng.choice((-1, 1))

    def write(items: Sequence[str]) -> str:
        last = len(items)
        return "\n".join(f"{no + slip * (no == last > 1)}. {item}" for no, item in enumerate(items, 1))

    return listed_otherwise(hand, write)


def nested(hand: MeasureHand) -> MeasureReport:
    """Steps below the number of their measure: 1.1, 1.2 …"""
    names = ["measure", "steps", "responsible", "period"]
    some = hand.some(3)
    rows: list[list[str]] = [[hand.heading(name) for name in names]]
    for one in some:
        said = one.wanted
        steps = "\n".join(f"{said.number}.{no} {item}" for no, item in enumerate(said.steps, 1))
        rows.append([f"{said.number}. {said.measure}", steps, one.office, one.period])
    return hand.report([*hand.opening(), grid(rows)], kept(some, names))


def halves_ticked(hand: MeasureHand) -> MeasureReport:
    """Two halves of the year as columns."""
    some = hand.some(3)
    mark = hand.word("mark.quarter")
    labels = ["รอบ 6 เดือนแรก", "รอบ 6 เดือนหลัง"]
    rows = [[*(hand.heading(name) for name in ("measure", "steps", "responsible")), *labels]]
    wanted = []
    for one in some:
        which = hand.rng.choice(((0,), (1,), (0, 1)))
        text = f"{one.wanted.number}. {one.wanted.measure}"
        rows.append([text, hand.cell("steps", one), one.office, *(mark if at in which else "" for at in (0, 1))])
        days = hand.months(6 * which[0], 6 * which[-1] + 5)
        wanted.append(replace(one.wanted, results=(), outcomes=(), days=days))
    return hand.report([*hand.opening(), grid(rows)], wanted, "html", "docx", "xlsx", "pdf", "md")


def issue_column(hand: MeasureHand) -> MeasureReport:
    """The issue in a cell that is merged over its measures."""
    some = hand.some(4)
    names = ["measure", "steps", "responsible", "period"]
    rows: list[list[GridCell | str]] = [[hand.heading("issue"), *(hand.heading(name) for name in names)]]
    for at, one in enumerate(some):
        no = at // 2 + 1
        one.wanted.number = at % 2 + 1
        one.wanted.other["issue_no"] = no
        row: list[GridCell | str] = [] if at % 2 else [GridCell(f"{no}. {ISSUES[no - 1]}", row_span=2)]
        rows.append([*row, f"{one.wanted.number}. {one.wanted.measure}", *(hand.cell(name, one) for name in names[1:])])
    return hand.report([*hand.opening(), grid(rows)], kept(some, names), "html", "docx", "xlsx")


def two_tables(hand: MeasureHand) -> MeasureReport:
    """The plan of the measures in one table, their results in another below."""
    some = hand.some(3)
    first, second = ["measure", "steps", "responsible", "period"], ["measure", "results"]
    blocks: list[Block] = [
        *hand.opening(),
        Para("แผนการดำเนินการตามมาตรการ", bold=True),
        plain(hand, first, some),
        Para("ผลการดำเนินการตามมาตรการ", bold=True),
        plain(hand, second, some),
    ]
    return hand.report(blocks, kept(some, [*first, "results"]))


def state_column(hand: MeasureHand) -> MeasureReport:
    """How far each got, in words."""
    some = hand.some(3)
    names = ["measure", "responsible", "period"]
    words = load_words(hand.half)
    rows = [[hand.heading(name) for name in (*names, "status")]]
    for one in some:
        state = hand.rng.choice(STATES)
        one.wanted.other["status"] = state
        text = f"{one.wanted.number}. {one.wanted.measure}"
        rows.append([text, one.office, one.period, hand.rng.choice(words[f"state.{state}"]).text])
    return hand.report([*hand.opening(), grid(rows)], kept(some, names))


def rows_of_groups(hand: MeasureHand) -> MeasureReport:
    """Titles of issues as rows over the whole width."""
    some = hand.some(4)
    names = ["measure", "steps", "responsible", "period", "results"]
    rows: list[list[GridCell | str]] = [[hand.heading(name) for name in names]]
    for at, one in enumerate(some):
        no = at // 2 + 1
        one.wanted.number = at % 2 + 1
        one.wanted.other["issue_no"] = no
        if at % 2 == 0:
            rows.append([GridCell(f"ประเด็นที่ {no} {ISSUES[no - 1]}", col_span=len(names))])
        rows.append([f"{one.wanted.number}. {one.wanted.measure}", *(hand.cell(name, one) for name in names[1:])])
    return hand.report([*hand.opening(), grid(rows)], kept(some, names), "html", "docx", "pdf", "xlsx")


def a_step_a_row(hand: MeasureHand) -> MeasureReport:
    """Each step in a row of its own with its own days, the measure merged over them."""
    some = hand.some(2)
    rows: list[list[GridCell | str]] = [[hand.heading(name) for name in ("measure", "steps", "period", "responsible")]]
    wanted: list[Wanted] = []
    for one in some:
        rows += _rows_of_steps(hand, one)
        gone: dict[str, Any] = {"results": (), "outcomes": ()}
        wanted.append(replace(one.wanted, days=hand.months(0, len(one.wanted.steps) - 1), **gone))
    return hand.report([*hand.opening(), grid(rows)], wanted, "html", "docx", "xlsx")


def _rows_of_steps(hand: MeasureHand, one: Drawn) -> list[list[GridCell | str]]:
    said = one.wanted
    rows: list[list[GridCell | str]] = []
    for at, step in enumerate(said.steps):
        day = hand.months(at, at)[0]
        row: list[GridCell | str] = [f"{at + 1}) {step}", f"{LONG_MONTHS[day.month - 1]} {day.year + 543}"]
        if at == 0:
            measure = GridCell(f"{said.number}. {said.measure}", row_span=len(said.steps))
            row = [measure, *row, GridCell(one.office, row_span=len(said.steps))]
        rows.append(row)
    return rows


LATER_TABLES: Mapping[str, Callable[[MeasureHand], MeasureReport]] = {
    "start-and-end": start_and_end, "run-on": run_on, "lettered": lettered, "bulleted": bulleted, "worded": worded,
    "unnumbered": unnumbered, "misnumbered": misnumbered, "nested": nested, "halves-ticked": halves_ticked,
    "issue-column": issue_column, "two-tables": two_tables, "state-column": state_column,
    "rows-of-groups": rows_of_groups, "a-step-a-row": a_step_a_row,
}  # fmt: skip

"""The hand that writes one report of measures, and what the report says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from tests.corpus.blocks import Block, Grid, GridCell, Para
from tests.corpus.phrases import LONG_MONTHS, MONTHS, month_day
from tests.corpus.writers.sheets import to_xlsx
from tests.corpus.writers.slides import to_pptx
from tests.kinds.author import Author
from tests.kinds.forms import write
from tests.measure_layouts.words import Half, draw, load_plans

FORMS = ("txt", "md", "html", "docx", "pdf", "docx", "html", "xlsx", "pdf")
FISCAL = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)
"""Months of a fiscal year in their order."""
FIRST_YEAR, LAST_YEAR = 2565, 2568
LISTS = ("steps", "results", "outcomes")
Days = tuple[date, date]


@dataclass
class Wanted:
    """What a report says of one measure; empty or None where it says nothing of it."""

    measure: str
    number: int
    steps: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    days: Days | None = None
    other: dict[str, Any] = field(default_factory=dict)
    """Column -> value, for columns that this report has and others have not."""


@dataclass
class Drawn:
    """A measure beside how the report prints who does it and when."""

    wanted: Wanted
    office: str
    period: str


@dataclass(frozen=True)
class MeasureReport:
    """One report with its truth; `analyses` are kind and text of each statement."""

    name: str
    data: bytes
    measures: tuple[Wanted, ...] = ()
    analyses: tuple[tuple[str, str], ...] = ()


class MeasureHand(Author):
    """The hand of one report: half, kind and seed decide everything."""

    def __init__(self, half: Half, kind: str, seed: int) -> None:
        super().__init__(f"measure-layouts-{half}", kind, seed)
        self.year = self.rng.randint(FIRST_YEAR, LAST_YEAR)
        self.half: Half = half
        self.form = self.rng.choice(FORMS)
        self.plans_left = self.rng.sample(load_plans(half), len(load_plans(half)))

    def word(self, slot: str, **values: object) -> str:
        """A wording of the slot, filled."""
        return draw(self.rng, self.half, slot).text.format(**values)

    def heading(self, name: str) -> str:
        return self.word(f"head.{name}")

    def headings(self, names: Sequence[str]) -> dict[str, str]:
        return {name: self.heading(name) for name in names}

    def opening(self) -> list[Block]:
        return [Para(self.word("title", year=self.year), bold=True, align="center"), self.who()]

    def period(self) -> tuple[str, Days]:
        """A period as printed and its days."""
        first = self.rng.randrange(0, 9)
        last = self.rng.randrange(first, 12)
        begin, end = FISCAL[first], FISCAL[last]
        years = self.year_of(begin), self.year_of(end)
        days = month_day(years[0], begin, False), month_day(years[1], end, True)
        quarter = first // 3
        return self.rng.choice(
            (
                (f"{MONTHS[begin - 1]} {years[0] % 100} - {MONTHS[end - 1]} {years[1] % 100}", days),
                (f"{LONG_MONTHS[begin - 1]} {years[0]} - {LONG_MONTHS[end - 1]} {years[1]}", days),
                (f"ตลอดปีงบประมาณ {self.year}", self.months(0, 11)),
                (f"ไตรมาส {quarter + 1} ปีงบประมาณ {self.year}", self.months(3 * quarter, 3 * quarter + 2)),
                (f"{MONTHS[begin - 1]}{years[0] % 100}-{MONTHS[end - 1]}{years[1] % 100}", days),
            )
        )

    def year_of(self, month: int) -> int:
        """The Buddhist year of a month of the report's fiscal year."""
        return self.year - (month >= FISCAL[0])

    def months(self, first: int, last: int, later: int = 0) -> Days:
        """First and last day of months of the fiscal year by their place in it, or of one some years `later`."""
        begin, end = FISCAL[first], FISCAL[last]
        return (
            month_day(self.year_of(begin) + later, begin, False),
            month_day(self.year_of(end) + later, end, True),
        )

    def some(self, count: int) -> list[Drawn]:
        """Measures numbered from 1."""
        drawn = []
        for number in range(1, count + 1):
            plan = self.plans_left.pop()
            office = draw(self.rng, self.half, "office")
            period, days = self.period()
            offices = tuple(office.truth.split("|"))
            wanted = Wanted(plan.measure, number, plan.steps, plan.results, plan.outcomes, offices, days)
            drawn.append(Drawn(wanted, office.text, period))
        return drawn

    def items(self, items: Sequence[str]) -> str:
        """A list as a cell prints it."""
        if len(items) == 1:
            return items[0]
        # the brackets on both sides came with the second half
        form = self.rng.choice(
            ("{no}. {item}", "{no}) {item}", "- {item}", "({no}) {item}")[: 3 + (self.half != "seen")]
        )
        return "\n".join(form.format(no=no, item=item) for no, item in enumerate(items, 1))

    def cell(self, name: str, one: Drawn) -> str:
        """What a column of that name prints of a measure."""
        wanted = one.wanted
        if name in LISTS:
            return self.items(getattr(wanted, name))
        own = {"number": str(wanted.number), "measure": wanted.measure, "responsible": one.office, "period": one.period}
        return own.get(name) or str(wanted.other.get(name, ""))

    def shuffled(self, names: Sequence[str]) -> list[str]:
        """The columns in another order; number and measure stay in front."""
        rest = [name for name in names if name not in ("number", "measure")]
        self.rng.shuffle(rest)
        return [name for name in names if name in ("number", "measure")] + rest

    def report(
        self, blocks: Sequence[Block], measures: Sequence[Wanted] = (), *forms: str, **more: Any
    ) -> MeasureReport:
        """The finished report, in one of the `forms` or in any."""
        form = self.rng.choice(forms) if forms else self.form
        blocks = [self._in_digits(block) for block in blocks]
        if form in ("xlsx", "pptx"):
            name, data = f"report.{form}", {"xlsx": to_xlsx, "pptx": to_pptx}[form](blocks)
        else:
            name, data = write(form, blocks)
        return MeasureReport(name, data, tuple(measures), **more)

    def _in_digits(self, block: Block) -> Block:
        if isinstance(block, Para):
            return replace(block, text=self.digits(block.text))
        rows = tuple(tuple(replace(cell, text=self.digits(cell.text)) for cell in row) for row in block.rows)
        return replace(block, rows=rows)


def grid(rows: Sequence[Sequence[GridCell | str]], header_rows: int = 1, narrow: int = 0) -> Grid:
    """A table; its last `narrow` columns share what the others leave."""
    made = tuple(tuple(cell if isinstance(cell, GridCell) else GridCell(cell) for cell in row) for row in rows)
    count = max(sum(cell.col_span for cell in row) for row in made)
    widths = [1 / count] * count
    if narrow:
        widths = [0.45 / (count - narrow)] * (count - narrow) + [0.55 / narrow] * narrow
    return Grid(made, tuple(widths), header_rows=header_rows)


def plain(
    hand: MeasureHand, names: Sequence[str], some: Sequence[Drawn], heads: Mapping[str, str] | None = None
) -> Grid:
    """A table with a row for each measure; its number stands before its text where it has no column."""
    heads = heads or hand.headings(names)
    rows: list[list[str]] = [[heads[name] for name in names]]
    for one in some:
        row = [hand.cell(name, one) for name in names]
        if "number" not in names:
            row[list(names).index("measure")] = f"{one.wanted.number}. {one.wanted.measure}"
        rows.append(row)
    return grid(rows)


def kept(some: Sequence[Drawn], names: Sequence[str]) -> list[Wanted]:
    """What of the measures these columns say."""
    said = []
    for one in some:
        gone: dict[str, Any] = {name: () for name in LISTS if name not in names}
        if "responsible" not in names:
            gone["offices"] = ()
        if "period" not in names and "calendar" not in names:
            gone["days"] = None
        said.append(replace(one.wanted, **gone))
    return said

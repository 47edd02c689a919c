"""A report in the making: what it prints, and beside it the truth of what it prints."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.corpus.blocks import Align, Block, Grid, GridCell, Para
from tests.corpus.phrases import Period, Plan
from tests.corpus.places import Body
from tests.corpus.scores import ScoreSet, misprint
from tests.corpus.style import Style


def numbered(items: tuple[str, ...]) -> str:
    """Items of the truth as one text, numbered in one way whatever the report prints."""
    return items[0] if len(items) == 1 else " ".join(f"{number}. {item}" for number, item in enumerate(items, 1))


@dataclass
class Draft:
    """Blocks and truth grow together, so that nothing is true that the report does not print."""

    body: Body
    year: int
    style: Style
    rng: random.Random
    split: str = "tuned"
    kind: str = "other"
    blocks: list[Block] = field(default_factory=list)
    scores: dict[tuple[str, int], dict[str, Any]] = field(default_factory=dict)
    measures: list[dict[str, Any]] = field(default_factory=list)
    results: list[dict[str, Any]] = field(default_factory=list)
    typo: dict[str, Any] | None = None
    is_foreign_body: bool = False
    """True where the report is about many bodies, so that none of them is its own."""
    shows_district: bool = True

    @property
    def is_held_out(self) -> bool:
        return self.split == "held_out"

    @property
    def place(self) -> str:
        """The body's district and province, as this report writes them."""
        district, province = self.body.district, self.body.province
        if self.style.capital_short and district == f"เมือง{province}":
            district = "เมือง"
        if self.style.district_short:
            return f"อ.{district} จ.{province}"
        return f"อำเภอ{district} จังหวัด{province}"

    def para(
        self, text: str, *, bold: bool = False, align: Align = "left", scale: float = 1.0, indent: bool = False
    ) -> None:
        self.blocks.append(Para(self.style.digits(text), bold, align, scale, indent))

    def title(self, *lines: str) -> None:
        for line in lines:
            self.para(line, bold=True, align="center", scale=1.15)

    def table(self, rows: Sequence[Sequence[str | GridCell]], widths: Sequence[float], header_rows: int = 1) -> None:
        """Append a table; plain strings become cells, header cells are bold and centred."""
        made = []
        for index, row in enumerate(rows):
            is_header = index < header_rows
            cells = [cell if isinstance(cell, GridCell) else GridCell(cell) for cell in row]
            if is_header:
                cells = [GridCell(c.text, c.row_span, c.col_span, "center", True) for c in cells]
            made.append(tuple(cells))
        style = self.style
        self.blocks.append(Grid(tuple(made), tuple(widths), header_rows, style.repeat_header, style.rules))

    def printed(self, scores: ScoreSet, code: str, *, summary: bool = False, level: bool = False) -> str:
        """The printed form of one score, noted as something that the report says."""
        truth: dict[str, Any] = {"code": code, "score": scores.values[code], "fiscal_year": scores.year}
        if level:
            truth["level"] = scores.level
        self.scores.setdefault((code, scores.year), truth).update(truth)
        value = scores.values[code]
        if self.typo and self.typo["code"] == code and self.typo["fiscal_year"] == scores.year:
            value = self.typo["printed"]
        return self.style.score(value, summary)

    def plant_misprint(self, scores: ScoreSet, code: str) -> None:
        """Let every print of one score carry a wrong digit; the truth keeps the right value."""
        wrong = misprint(scores.values[code], self.rng)
        self.typo = {"code": code, "printed": wrong, "fiscal_year": scores.year}

    def level_text(self, scores: ScoreSet) -> str:
        letter = scores.level
        if scores.year >= 2566 and self.style.level_form == 1:
            overall = scores.values["ita"]
            letter = next(
                mark for least, mark in ((95, "AA"), (85, "A"), (75, "B"), (65, "C"), (0, "D")) if overall >= least
            )
            return f"{letter} หรือ {scores.level}"
        return letter

    def note_measure(
        self,
        plan: Plan,
        number: int,
        shown: set[str],
        period: Period,
        *,
        issue: int | None = None,
        followup: str = "",
        status: str | None = None,
    ) -> None:
        """Write down the truth of one measure, keeping only what the layout shows."""
        style = self.style
        row: dict[str, Any] = {"issue_no": issue, "measure_no": number, "measure": style.digits(plan.measure)}
        for name, items in (("steps", plan.steps), ("results", plan.results), ("outcomes", plan.outcomes)):
            row[name] = style.digits(numbered(items)) if name in shown else ""
            if name in shown:
                row[f"n_{name}"] = len(items)
        row["responsible"] = style.digits(plan.responsible) if "responsible" in shown else ""
        row["period"] = style.digits(period.text) if "period" in shown else ""
        if "period" in shown and period.start and period.end:
            row["period_start"], row["period_end"] = period.start.isoformat(), period.end.isoformat()
        row["followup"] = style.digits(followup)
        if status:
            row["status"] = status
        self.measures.append(row)

    def truth(self) -> dict[str, Any]:
        """This report's entry of gold.json."""
        body = self.body
        unit: dict[str, Any] = {"type": body.type, "name": body.name}
        if self.is_foreign_body:
            unit = {"type": "", "name": ""}
        district = body.district if self.shows_district else ""
        entry: dict[str, Any] = {
            "unit": unit | {"district": district, "province": body.province},
            "fiscal_year": self.year,
            "kind": self.kind,
            "split": self.split,
            "scores": list(self.scores.values()),
            "measures": self.measures,
        }
        if self.results:
            entry["results"] = self.results
        if self.typo:
            entry["typo"] = self.typo
        return entry

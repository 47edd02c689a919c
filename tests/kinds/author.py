"""Writes one report: its body, numbers, wording and form follow from its kind and variant, always the same."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tests.corpus.blocks import Block, Grid, GridCell, Para
from tests.corpus.frame import indicators
from tests.corpus.phrases import Plan, plans
from tests.corpus.places import Body, pick_bodies
from tests.corpus.scores import make_scores
from tests.corpus.style import THAI_DIGITS
from tests.kinds.case import Case, Values, make_truth
from tests.kinds.forms import FORMS, write

YEARS = (2565, 2566, 2568)
TITLES = (
    "รายงานผลการวิเคราะห์การประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. {year}",
    "การวิเคราะห์ผลคะแนนการประเมิน ITA ปีงบประมาณ พ.ศ. {year}",
    "สรุปผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ประจำปี พ.ศ. {year}",
)
MEASURES_TITLES = (
    "รายงานผลการดำเนินงานตามมาตรการยกระดับคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. {year}",
    "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {year}",
    "ผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {year}",
)
TOTALS = ("คะแนนรวม", "คะแนนภาพรวม", "คะแนนเฉลี่ยรวม")
TEN = tuple(f"indicator-{number}" for number in range(1, 11))
WHOLE = (*TEN, "ita")


class Author:
    """One variant of one kind: what it is about, and how it is written down."""

    def __init__(self, family: str, kind: str, variant: int, year: int | None = None, form: str | None = None) -> None:
        self.family, self.kind, self.variant = family, kind, variant
        self.rng = random.Random(f"{family}/{kind}/{variant}")
        self.year = year or YEARS[variant % len(YEARS)]
        self.form = form or FORMS[variant % len(FORMS)]
        self.is_thai = variant % 3 == 1
        """Thai digits instead of Arabic ones."""
        self.body = pick_bodies(self.rng, 1)[0]
        self._used: set[float] = set()

    def digits(self, text: str) -> str:
        return text.translate(THAI_DIGITS) if self.is_thai else text

    def number(self, value: float) -> str:
        return self.digits(f"{value:.2f}")

    def other_body(self) -> Body:
        """Another body of the same province or of anywhere else."""
        return pick_bodies(self.rng, 2)[1]

    def values(self, codes: Iterable[str] = WHOLE, year: int | None = None, quality: float = 0.5) -> dict[str, float]:
        """Scores that add up. No value comes twice in a report, so that one taken for another is noticed."""
        while True:
            made = make_scores(year or self.year, self.rng, quality).values
            # a sound open-data indicator of 100 is likely in every column
            found = {code: made[code] for code in codes}
            kept = {value for value in found.values() if value != 100}
            if not kept & self._used and list(found.values()).count(100) <= 1:
                self._used |= kept
                return found

    def value(self, low: int = 70, high: int = 98) -> float:
        """One score that stands nowhere else in the report."""
        while True:
            value = round(self.rng.uniform(low, high), 2)
            if value not in self._used:
                self._used.add(value)
                return value

    def plans(self, count: int) -> list[Plan]:
        """Measures of the bank, without digits of their own in the way."""
        return self.rng.sample(plans("tuned" if self.variant % 2 else "held_out"), count)

    def title(self, titles: Sequence[str] = TITLES) -> Para:
        text = titles[self.variant % len(titles)].format(year=self.year)
        return Para(self.digits(text), bold=True, align="center")

    def who(self) -> Para:
        body = self.body
        return Para(f"{body.full_name} อำเภอ{body.district} จังหวัด{body.province}", bold=True, align="center")

    def head(self, titles: Sequence[str] = TITLES) -> list[Block]:
        return [self.title(titles), self.who()]

    def label(self, code: str) -> str:
        """An indicator as a table names it."""
        if code == "ita":
            return TOTALS[self.variant % len(TOTALS)]
        number = int(code.removeprefix("indicator-"))
        name = indicators(self.year)[number - 1].name
        text = (f"{number}. {name}", f"ตัวชี้วัดที่ {number} {name}", f"{number}) {name}")[self.variant % 3]
        return self.digits(text)

    def scores_table(self, headings: Sequence[str], *columns: Values, first: str = "ตัวชี้วัด") -> Grid:
        """Indicators down, a column of numbers under each heading."""
        rows = [[self.digits(text) for text in (first, *headings)]]
        for code in columns[0]:
            rows.append([self.label(code), *(self.number(column[code]) for column in columns)])
        return table(rows)

    def case(
        self,
        what: str,
        blocks: Sequence[Block],
        scores: Mapping[int, Values] | Values | None = None,
        **truth: Any,
    ) -> Case:
        """The finished report; `scores` are of its own year where no year is given with them."""
        name, data = write(self.form, blocks)
        return self.file(what, name, data, scores, **truth)

    def file(
        self,
        what: str,
        name: str,
        data: bytes,
        scores: Mapping[int, Values] | Values | None = None,
        beside: Mapping[str, bytes] | None = None,
        document: str | None = None,
        never: tuple[str, ...] = (),
        also: Iterable[Mapping[str, Any]] = (),
        **truth: Any,
    ) -> Case:
        """A report that was written otherwise.

        Args:
            what: what a reader sees.
            name: its file name.
            data: its content.
            scores: as in `case`.
            beside: other files of its folder.
            document: the input that the truth is about, where that is not the file.
            never: words that may come out nowhere.
            also: other truths that are as good: `scores` or `results` that they have instead.
            truth: what else `make_truth` takes.
        """
        facts = {"body": truth.pop("body", self.body), "year": truth.pop("year", self.year)}
        wanted = make_truth(**facts, scores=self._by_year(scores), **truth)
        others = tuple(
            make_truth(**{**facts, **truth, **other, "scores": self._by_year(other.get("scores", scores))})
            for other in also
        )
        files = {name: data, **(beside or {})}
        return Case(self.family, self.kind, self.variant, what, files, document or name, wanted, never, others)

    def _by_year(self, scores: Mapping[Any, Any] | None) -> Mapping[int, Values]:
        if not scores or all(isinstance(key, int) for key in scores):
            return scores or {}
        return {self.year: scores}


def table(rows: Sequence[Sequence[str]], header_rows: int = 1) -> Grid:
    """A plain grid; the first column takes what the others leave."""
    count = len(rows[0])
    rest = min(0.2, 0.7 / max(count - 1, 1))
    widths = (1 - rest * (count - 1), *[rest] * (count - 1))
    made = tuple(tuple(GridCell(text, bold=index < header_rows) for text in row) for index, row in enumerate(rows))
    return Grid(made, widths, header_rows=header_rows)


def listed(items: Sequence[str]) -> str:
    """The items of one cell, numbered where there are several."""
    return items[0] if len(items) == 1 else "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))

"""Tables whose rows are told apart by shading, gaps or thin rules."""

from __future__ import annotations

from collections.abc import Iterator

from tests.kinds.author import MEASURES_TITLES, Author, listed, table
from tests.kinds.case import Case, measure_truth
from tests.kinds.drawn import draw, sheets_to_pdf

FAMILY = "unruled-and-banded-tables"
MANNERS: dict[str, dict[str, object]] = {
    "banded-without-rules": {"rules": "none", "band": 0.88},
    "banded-with-thin-rules": {"rules": "horizontal", "band": 0.93},
    "gaps-between-rows": {"rules": "none", "gap": 9.0},
    "separate-boxes": {"rules": "all", "gap": 5.0},
    "rules-between-rows": {"rules": "horizontal"},
}


def cases() -> Iterator[Case]:
    for kind, manner in MANNERS.items():
        author = Author(FAMILY, f"scores-{kind}", 0, form="pdf")
        years = {author.year - 1: author.values(year=author.year - 1), author.year: author.values()}
        grid = author.scores_table([author.digits(f"ปี {year}") for year in years], *years.values())
        data = sheets_to_pdf(*draw([*author.head(), grid], **manner))  # type: ignore[arg-type]
        yield author.file(f"scores in a table: {kind}", "report.pdf", data, years)

        author = Author(FAMILY, f"measures-{kind}", 1, form="pdf")
        plans = author.plans(4)
        rows = [["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"]]
        rows += [
            [str(number), plan.measure, listed(plan.steps), plan.responsible] for number, plan in enumerate(plans, 1)
        ]
        grid = table([[author.digits(cell) for cell in row] for row in rows])
        grid = grid.__class__(grid.rows, (0.08, 0.32, 0.38, 0.22))
        data = sheets_to_pdf(*draw([*author.head(MEASURES_TITLES), grid], **manner))  # type: ignore[arg-type]
        measures = [measure_truth(plan, number) for number, plan in enumerate(plans, 1)]
        yield author.file(f"measures in a table: {kind}", "report.pdf", data, measures=measures)

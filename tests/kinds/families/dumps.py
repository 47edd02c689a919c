"""Text dumps: padded columns, one cell or one row a line, marks and noise at numbers, cut tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from tests.corpus.blocks import Para
from tests.corpus.writers.dumps import grid_rows
from tests.kinds.author import MEASURES_TITLES, TEN, WHOLE, Author, listed, table
from tests.kinds.case import Case, measure_truth
from tests.kinds.drawn import width_of

FAMILY = "dumps"
Rows = Sequence[Sequence[str]]
ZERO_WIDTH = "\u200b"


def padded(rows: Rows) -> list[str]:
    """Columns kept apart by blanks, counted in letters that take room."""
    widths = [max(round(width_of(row[col], 2)) for row in rows) for col in range(len(rows[0]))]
    return [
        "   ".join(cell + " " * (widths[col] - round(width_of(cell, 2))) for col, cell in enumerate(row))
        for row in rows
    ]


def one_cell_a_line(rows: Rows) -> list[str]:
    return [cell for row in rows for cell in row]


def one_row_a_line(rows: Rows) -> list[str]:
    return [" ".join(row) for row in rows]


def one_column_after_the_other(rows: Rows) -> list[str]:
    return [line for col in range(len(rows[0])) for line in (*(row[col] for row in rows), "")]


def drawn(rows: Rows) -> list[str]:
    """A table of plus and minus signs."""
    rule = "+" + "+".join("-" * 12 for _ in rows[0]) + "+"
    return [rule, *(line for row in rows for line in ("| " + " | ".join(row) + " |", rule))]


LAYOUTS: dict[str, Callable[[Rows], list[str]]] = {
    "columns-kept-by-blanks": padded,
    "one-cell-a-line": one_cell_a_line,
    "one-row-a-line": one_row_a_line,
    "one-column-after-the-other": one_column_after_the_other,
    "drawn-table": drawn,
}
MARKS: tuple[Callable[[str], str], ...] = (
    lambda number: f"${number}$",
    lambda number: f"**{number}**",
    lambda number: f"{number}¹⁾",
    lambda number: number[:-1] + " " + number[-1],
    lambda number: number.replace(".", "." + ZERO_WIDTH),
    lambda number: number[0] + ZERO_WIDTH + number[1:],
)
"""What a person reads over."""
DAMAGE: tuple[tuple[str, str], ...] = (("0", "O"), (".", ":"), ("1", "l"))
"""What the service misread in two of the numbers; a person who is careful does not believe them."""


def cases() -> Iterator[Case]:
    for kind, layout in LAYOUTS.items():
        for index in range(2):
            author = Author(FAMILY, kind, index, form="txt")
            values = author.values()
            lines = layout(grid_rows(author.scores_table(["คะแนน"], values)))
            yield dump(author, "indicators of a dump", lines, values)

    for index in range(2):
        author = Author(FAMILY, "measures-one-cell-a-line", index, form="txt")
        plans = author.plans(3)
        rows = [["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"]]
        rows += [
            [str(number), plan.measure, listed(plan.steps), plan.responsible] for number, plan in enumerate(plans, 1)
        ]
        lines = [*plain_head(author, MEASURES_TITLES), *map(author.digits, one_cell_a_line(rows))]
        measures = [measure_truth(plan, number) for number, plan in enumerate(plans, 1)]
        yield author.file("measures, one cell a line", "report.txt", text(lines), measures=measures)

    for index, mark in enumerate(MARKS):
        author = Author(FAMILY, "marks-at-the-number", index, form=("md", "txt")[index % 2])
        values = author.values(WHOLE)
        rows = [["ตัวชี้วัด", "คะแนน"]]
        rows += [[author.label(code), mark(author.number(value))] for code, value in values.items()]
        yield author.case("marks at the numbers that a reader reads over", [*author.head(), table(rows)], values)

    for index, (good, bad) in enumerate(DAMAGE):
        author = Author(FAMILY, "misread-digit", index, form=("md", "txt", "md")[index])
        values = author.values(TEN)
        rows = [["ตัวชี้วัด", "คะแนน"]]
        hit = [code for code, value in values.items() if good in f"{value:.2f}"][:2]
        for code, value in values.items():
            printed = f"{value:.2f}"
            rows.append([author.label(code), printed.replace(good, bad) if code in hit else printed])
        yield author.case("a letter for a digit or a colon for the point", [*author.head(), table(rows)], values)

    for index in range(2):
        author = Author(FAMILY, "cut-in-a-table", index, form="md")
        values = author.values(TEN)
        whole = author.scores_table(["คะแนน"], values)
        kept = 6 + index
        markup = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in grid_rows(whole))
        cut = [match.end() for match in re.finditer("</tr>", markup)][kept]
        said = {code: values[code] for code in TEN[:kept]}
        lines = [*plain_head(author), f"<table border=1>{markup[:cut]}<tr><td>{author.label(TEN[kept])[:9]}"]
        yield author.file("the dump ends within a table", "report.md", text(lines), said)


def plain_head(author: Author, titles: Sequence[str] | None = None) -> list[str]:
    blocks = author.head(titles) if titles else author.head()
    return [block.text for block in blocks if isinstance(block, Para)]


def text(lines: Sequence[str]) -> bytes:
    return "\n".join(lines).encode()


def dump(author: Author, what: str, lines: Sequence[str], scores: dict[str, float]) -> Case:
    return author.file(what, "report.txt", text([*plain_head(author), "", *lines, ""]), scores)

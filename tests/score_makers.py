"""Small tables of scores written as lines, and what a parser makes of them, for tests of parsers/scores."""

from __future__ import annotations

from prongsai.parsers.scores.columns import ScoreGrid, read_score_grid
from prongsai.parsers.scores.context import TableContext
from prongsai.parsers.scores.prose import parse_score_prose
from prongsai.parsers.year_claims import YearClaim
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.frame.lookup import FrameCodes
from prongsai.pipeline.model import BBox, Cell, Finding, Instrument, Method, Observation, Paragraph, Table
from prongsai.pipeline.parse import parse_scores

FRAME = FrameCodes(load_frame())
NAMES = {one.number: one.wordings[0] for one in FRAME.indicators(2567)}
"""The ten indicators of 2567 by number."""
LEFT, ABOVE, ABSENT = "<", "^", "~"


def score_table(*lines: str, method: Method = "text", is_ruled: bool = True, confidence: float = 1.0) -> Table:
    """A table from lines of cells with `|` between them, number 7 on page 3.

    `<` stands where the cell to its left goes on, `^` where the one above does, `~` where there is no cell at all. The
    cell in row 2 and column 1 has the bbox (1, 2, 2, 3), so that a test sees which cell a reading points to.
    """
    texts = [[part.strip() for part in line.split("|")] for line in lines]
    n_rows, n_cols = len(texts), max(len(row) for row in texts)
    texts = [row + [""] * (n_cols - len(row)) for row in texts]
    cells = []
    for r, row in enumerate(texts):
        for c, text in enumerate(row):
            if text in (LEFT, ABOVE, ABSENT):
                continue
            below = next((n for n in range(r + 1, n_rows) if texts[n][c] != ABOVE), n_rows)
            right = next((n for n in range(c + 1, n_cols) if row[n] != LEFT), n_cols)
            box = BBox(float(c), float(r), float(right), float(below))
            cells.append(Cell(r, c, text, text, below - r, right - c, (text,), box, 3, confidence))
    return Table(tuple(cells), n_rows, n_cols, 7, 3, (3,), BBox(0, 0, n_cols, n_rows), method, is_ruled)


def score_grid(*lines: str, method: Method = "text") -> ScoreGrid:
    """The same table with the meaning of its columns."""
    return read_score_grid(score_table(*lines, method=method), points=FRAME.all_points)


def table_context(
    heading: str = "", year: int | None = 2568, instrument: Instrument | None = None, is_issue: bool = False
) -> TableContext:
    return TableContext(heading, YearClaim(year), instrument, is_issue)


def read_scores(*blocks: str | Table, year: int | None = 2568) -> tuple[list[Observation], list[Finding]]:
    """What a report of these paragraphs and tables gives: its readings and what it could not read."""
    return parse_scores(
        [Paragraph(block) if isinstance(block, str) else block for block in blocks], YearClaim(year), FRAME
    )


def scores_of(observations: list[Observation]) -> list[tuple[str, float | None]]:
    """Code and value of each reading that is the likeliest score, in order."""
    return [
        (seen.code, seen.value)
        for seen in observations
        if seen.role == "score" and all(seen.heading == claim.between[0] for claim in seen.open_claims)
    ]


def read_prose(*lines: str, year: int | None = 2568) -> list[Observation]:
    """Every number that lines of running text in a report of `year` give, scores and others."""
    return parse_score_prose([Paragraph(line) for line in lines], [YearClaim(year)] * len(lines), FRAME)


def prose_codes(*lines: str) -> list[tuple[str, float | None, int | None]]:
    """Code, value and year of each."""
    return [(seen.code, seen.value, seen.fiscal_year) for seen in read_prose(*lines)]

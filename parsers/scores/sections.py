"""What stands around a table: the section that it is in, and the lines above it that say of what its numbers are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.instruments import read_instrument
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.issues import has_issue_columns, leaves_issue, opens_issue
from prongsai.parsers.scores.context import TableContext
from prongsai.parsers.scores.stacked import StackedPart
from prongsai.parsers.year_claims import YearClaim, read_caption_year, read_row_year, said_by
from prongsai.parsers.year_runs import has_unread_year
from prongsai.parsers.years import find_years, is_compared
from prongsai.pipeline.model import Paragraph

NUMBERED_LINE = re.compile(r"\s*\(?[0-9]{1,2}[.)]")
"""`1.`, `(2)`, `1.2`: what such a line begins with."""
_STATES_SCORE = re.compile(
    rf"[0-9]{{1,3}}\.[0-9]{{2}}|(?:{load_vocabulary('score_cues').alternation('score')})\s*[0-9]{{2,3}}"
)
_CONTEXT_LINES = 4
"""Caption, scheme, year and body of a table have a line each at the most. Measured: 4 to 4 give the same rows of 23
reports; 3 changes 36 rows, 5 changes 10 rows."""
_LONGEST_SECTION = 110
"""Characters: a line and a little. A longer numbered paragraph is an item of a list."""
_LONGEST_HEADING = 220
"""Characters: two printed lines and a half. A longer paragraph is running text."""


@dataclass(frozen=True, slots=True)
class Section:
    """Where in the report we are: under an issue or not, and which year its results are of."""

    default: YearClaim
    report_year: int | None
    assessed: YearClaim | None = None
    is_issue: bool = False
    issue: str = ""
    heading: str = ""

    @property
    def year(self) -> YearClaim:
        """The year of its results: that which it names, else the one that holds for the whole report."""
        return self.assessed or self.default

    def after(self, paragraph: Paragraph) -> Section:
        """The section once `paragraph` has been read."""
        text = to_arabic(paragraph.text)
        section = replace(self, heading=paragraph.text) if _heads_section(paragraph) else self
        if opens_issue(text):
            section = replace(section, is_issue=True, issue=paragraph.text)
        elif leaves_issue(text):
            section = replace(section, is_issue=False, issue="")
        years = [m for m in find_years(text, self.report_year) if not m.is_relative and not is_compared(text, m)]
        assessed = {m.year for m in years if m.role == "assessed"}
        if len(assessed) == 1:
            section = replace(section, assessed=said_by("section", paragraph.text, assessed.pop(), self.report_year))
        return section


def _heads_section(paragraph: Paragraph) -> bool:
    """True for a short line that is bold or numbered, and states no score."""
    text = to_arabic(paragraph.text)
    is_marked = paragraph.is_bold or NUMBERED_LINE.match(text) is not None
    return is_marked and len(text) <= _LONGEST_SECTION and not _STATES_SCORE.search(text)


def read_table_context(run: Sequence[Paragraph], part: StackedPart, section: Section) -> TableContext:
    """What the lines above a table, and the titles of its part of a grid, say about it.

    Args:
        run: the paragraphs since the table before it.
        part: the table with the rows that title it.
        section: that it stands in.
    """
    around = run if part.is_again else [*run, *part.titles]
    lines = [p.text for p in around[-_CONTEXT_LINES:] if len(p.text) <= _LONGEST_HEADING]
    titles = [title.text for title in part.titles]
    # the nearest line that names a year, or an instrument, counts
    year = read_caption_year(lines, section.report_year) or section.year
    if part.is_again:
        year = _year_of_part(" ".join(titles), part, section, year)
    near = [*lines, *titles] if part.is_again else lines
    # a line that states a score of an instrument is no heading of the table below it
    instruments = [read_instrument(line) for line in reversed(near) if not _STATES_SCORE.search(to_arabic(line))]
    instrument = next((found for found in instruments if found is not None), None)
    opening = " ".join(cell.text for cell in part.table.cells if cell.row < 2)
    is_issue = section.is_issue or has_issue_columns(opening)
    heading = "\n".join(([section.issue] if section.issue else []) + near)
    captions = tuple(line for line in reversed(lines) if not _STATES_SCORE.search(to_arabic(line)))
    title = " ".join(titles) if part.is_again else None
    return TableContext(heading, year, instrument, is_issue, section.report_year, captions, section.heading, title)


def _year_of_part(title: str, part: StackedPart, section: Section, around: YearClaim) -> YearClaim:
    """The year of a part of a grid: of its title, else of the lines above the grid; open where it looks like a year."""
    if part.year is not None:
        return said_by("caption", title, part.year, section.report_year)
    if (named := read_row_year(title, section.report_year)) is not None and named.year is not None:
        return said_by("caption", title, named.year, section.report_year)
    if has_unread_year(title):
        return YearClaim(around.year, around.said_by, (around.said_by, f"that of `{title}`"))
    return around

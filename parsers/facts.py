"""What a report says of itself: its title, its year, the kind of report it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prongsai.normalizers.thai.letters import DIGIT
from prongsai.normalizers.values.dates import ERA
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.years import find_years, pick_assessed_year, pick_document_year
from prongsai.pipeline.model import Block, DocumentKind, Paragraph, Table

_WORDS = load_vocabulary("document_words")
_TITLE_WORDS = re.compile(_WORDS.alternation("title", "name_of_assessment", "subject", "measures", "analysis_title"))
_NO_TITLE = re.compile(
    rf"^(?:{_WORDS.alternation('front_matter', 'sender', 'date', 'page', 'salutation')}"
    rf"|(?:{_WORDS.alternation('letter_number')})\s|[-\u2013\s{DIGIT}]+$)"
)
_MEMO = re.compile(_WORDS.alternation("memo"))
_SUBJECT = re.compile(rf"^\s*(?:{_WORDS.alternation('subject')})\s*[:.]?\s*(.+)")
_MEASURES_REPORT = re.compile(_WORDS.alternation("results"))
_ANALYSIS = re.compile(_WORDS.alternation("analysis", "analysis_title"))
_MEASURES = re.compile(_WORDS.alternation("measures"))
_RUNNING_TEXT = re.compile(
    rf"^(?:[{DIGIT}]+[.)]|{_WORDS.alternation('front_matter', 'body', 'reference')}"
    rf"|(?:{_WORDS.alternation('name_of_assessment')}).{{60}})"
)
_SUBJECT_ENDS = re.compile(
    rf"^\s*(?:{_WORDS.alternation('salutation', 'letter_part', 'body', 'reference', 'body_of_memo')}"
    rf"|[{DIGIT}])"
)
_YEAR_OF_TITLE = re.compile(
    rf"(?:{load_vocabulary('time_words').alternation('fiscal_year', 'annual')}|{ERA})\D{{0,12}}25[5-9][0-9]"
)
# the era may have been cut at the line's end: `พ.` and `ศ. ๒๕๖๗`
_OPENS_WITH_YEAR = re.compile(
    rf"(?:(?:{load_vocabulary('time_words').alternation('fiscal_year', 'annual', 'year')})\s*)?"
    rf"(?:{ERA}|ศ\.)?\s*2\s?5[0-9\s]+"
)
_MEMO_LINES = 6
"""A memo says that it is one at its head, below the emblem and the name of the body."""
_COVER_LINES = 12
"""Lines of a cover with a year of its own."""
_FIRST_LINES = 40
"""Lines of one page as typed: a title stands on the first page or nowhere. A page of 16 pt type has 30 to 40. Measured:
20 to 60 give the same rows of 11 reports."""
_TITLE_LINES = 4
"""Kind of report, assessment, year and body may have a line each. Measured: 2 to 6 give the same rows of 11 reports."""
_LONGEST_TITLE_LINE = 160
"""Characters. A line of 16 pt across A4 holds about 90; two of them where a dump joins lines. Longer is running
text."""


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """The report's own words about itself; None where it does not say."""

    title: str | None
    title_lines: tuple[str, ...]
    kind: DocumentKind
    fiscal_year: int | None
    assessed_year: int | None
    """The year to take for a score whose own words name none."""
    is_memo: bool


def read_facts(blocks: Sequence[Block], n_bodies: int = 0, n_scores: int = 0, n_measures: int = 0) -> DocumentFacts:
    """Read title, year and kind.

    Args:
        blocks: the document in reading order.
        n_bodies: how many bodies its results tables list.
        n_scores, n_measures: what was found in it, which decides where the title does not.
    """
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    opening = _opening(blocks)
    is_memo = any(_MEMO.search(p.text) for p in opening[:_MEMO_LINES])
    title_lines = _find_title(opening, is_memo)
    title = " ".join(title_lines) or None
    texts = [p.text for p in paragraphs]
    year_lines = [*title_lines, *_line_of_year(opening, title_lines)]
    year = pick_document_year(year_lines, texts or _table_texts(blocks))
    # a title without a year stands above one: `ประจำปีงบประมาณ …` on the cover or in the file's first lines
    if not any(find_years(line) for line in year_lines):
        year = pick_document_year([p.text for p in opening[:_COVER_LINES]], texts or _table_texts(blocks)) or year
    year = max([*_years_of_sheets(paragraphs), *([year] if year is not None else [])], default=None)
    assessed = pick_assessed_year(texts, year) or year
    kind = _kind(title or "", is_memo, n_bodies, n_scores, n_measures)
    return DocumentFacts(title, tuple(title_lines), kind, year, assessed, is_memo)


def _years_of_sheets(paragraphs: Sequence[Paragraph]) -> set[int]:
    """The years that the names of sheets say, where a workbook has a sheet for each of several; else none."""
    names = [p.text for p in paragraphs if p.cell is not None and p.cell.sheet_cell == f"{p.text}!A1"]
    years = {found[0].year for name in names if len(found := find_years(name, is_heading=True)) == 1}
    return years if len(years) > 1 else set()


def _opening(blocks: Sequence[Block]) -> list[Paragraph]:
    """The paragraphs before the first table, or the first ones where the document begins with a table."""
    opening: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            opening.append(block)
        elif len(opening) >= 2:
            break
        if len(opening) >= _FIRST_LINES:
            break
    return opening


def _find_title(opening: Sequence[Paragraph], is_memo: bool) -> list[str]:
    if is_memo:
        for at, paragraph in enumerate(opening):
            match = _SUBJECT.match(paragraph.text)
            if match:
                return [match.group(1).strip(), *_subject_rest(opening[at + 1 : at + 3])]
    for at, paragraph in enumerate(opening):
        text = paragraph.text.strip()
        if _TITLE_WORDS.search(text) and not _NO_TITLE.match(text) and len(text) <= _LONGEST_TITLE_LINE:
            return _title_from(opening[at : at + _TITLE_LINES], is_above_table=at + _TITLE_LINES >= len(opening))
    return []


def _subject_rest(following: Sequence[Paragraph]) -> list[str]:
    lines = []
    for paragraph in following:
        if _SUBJECT_ENDS.match(paragraph.text):
            break
        lines.append(paragraph.text.strip())
    return lines


def _title_from(lines: Sequence[Paragraph], is_above_table: bool) -> list[str]:
    """The lines of a title.

    Args:
        lines: those that it may have, from its first one on.
        is_above_table: whether the last of them stands right above a table, which it captions if it names another year.
    """
    title: list[str] = []
    for paragraph in lines:
        text = paragraph.text.strip()
        if is_above_table and paragraph is lines[-1] and any(map(find_years, title)) and find_years(text):
            break
        # the title ends where running text, a numbered section or the preface begins
        if title and (len(text) > _LONGEST_TITLE_LINE or _RUNNING_TEXT.match(text)):
            break
        title.append(text)
        if _YEAR_OF_TITLE.search(to_arabic(text)):
            break
    return title


def _line_of_year(opening: Sequence[Paragraph], title: Sequence[str]) -> Iterator[str]:
    """The line below the title that gives the report's year, where the title names the year whose results it uses."""
    texts = [paragraph.text.strip() for paragraph in opening]
    if title and title[-1] in texts:
        below = texts[texts.index(title[-1]) + 1 :][:1]
        yield from (text for text in below if _OPENS_WITH_YEAR.match(to_arabic(text)))


def _table_texts(blocks: Sequence[Block]) -> list[str]:
    return [cell.text for block in blocks if isinstance(block, Table) for cell in block.cells]


def _kind(title: str, is_memo: bool, n_bodies: int, n_scores: int, n_measures: int) -> DocumentKind:
    if n_bodies >= 3:
        return "results_table"
    if is_memo:
        return "memo"
    if _MEASURES_REPORT.search(title) and (_MEASURES.search(title) or n_measures):
        return "measures_report"
    if _ANALYSIS.search(title) and n_scores:
        return "analysis"
    if n_measures and _MEASURES.search(title):
        return "measures_report"
    if n_scores > 3:
        return "analysis"
    return "measures_report" if n_measures else "other"

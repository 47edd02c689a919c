"""Blocks -> observations, mentions, measures and facts, choosing for each table the layout that it is drawn in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from prongsai.normalizers.names.units import Role
from prongsai.normalizers.values.assessment import names_assessment
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.instruments import read_instrument
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.analyses.parse import parse_analyses
from prongsai.parsers.facts import DocumentFacts, read_facts
from prongsai.parsers.issues import has_issue_columns, leaves_issue, opens_issue
from prongsai.parsers.letters import read_letter
from prongsai.parsers.measures.issue_codes import give_issue_codes
from prongsai.parsers.measures.parse import parse_measures
from prongsai.parsers.mentions import find_mentions, without_schools
from prongsai.parsers.scores.beside import split_beside
from prongsai.parsers.scores.caption_years import contradicts_caption_year
from prongsai.parsers.scores.captioned_bodies import find_volume
from prongsai.parsers.scores.card_lines import gather_card_lines
from prongsai.parsers.scores.cards import parse_cards
from prongsai.parsers.scores.code_columns import parse_code_columns
from prongsai.parsers.scores.code_rows import parse_score_rows
from prongsai.parsers.scores.columns import ScoreGrid, read_score_grid
from prongsai.parsers.scores.context import TableContext
from prongsai.parsers.scores.frame_codes import FrameLookup
from prongsai.parsers.scores.prose import parse_score_prose
from prongsai.parsers.scores.stacked import find_sentences, split_stacked
from prongsai.parsers.spoken_codes import find_codes
from prongsai.parsers.statements.labels import YearCodes
from prongsai.parsers.statements.parse import Setting, parse_statements
from prongsai.parsers.year_claims import YearClaim, own_year, read_caption_year, said_by
from prongsai.parsers.years import find_years, is_compared, pick_assessed_year
from prongsai.pipeline.frame.frame import Frame
from prongsai.pipeline.frame.lookup import FrameCodes
from prongsai.pipeline.model import (
    Analysis,
    Block,
    Finding,
    LetterFacts,
    Measure,
    Mention,
    Observation,
    Paragraph,
    Result,
    Statements,
    Table,
)

_NUMBERED_LINE = re.compile(r"^\s*\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]")
_STATES_SCORE = re.compile(
    rf"[0-9]{{1,3}}\.[0-9]{{2}}|(?:{load_vocabulary('score_cues').alternation('score')})\s*[0-9]{{2,3}}"
)
_CONTEXT_LINES = 4
"""Caption, scheme, year and body of a table have a line each at the most. Measured: 4 to 4 give the same rows of 23
reports; 3 changes 36 rows, 5 changes 10 rows."""
_COVER_LINES = 5
"""The first lines of a document are its cover: a name there is whose report it is, whatever word it begins with."""
_LETTERHEAD_LINES = 8
"""What a memo opens with: whose paper it is, where from, number, date, subject, to whom."""
_FRONT_LINES = 12
"""The cover and what stands below it, or a letterhead and the first line of its text."""
_LONGEST_LINE = 90
"""Characters: a line of 16 pt across A4."""
_LONGEST_SECTION = 110
"""Characters: a line and a little. A longer numbered paragraph is an item of a list."""
_LONGEST_HEADING = 220
"""Characters: two printed lines and a half. A longer paragraph is running text."""


def gather_cards(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, cards whose numbers stand on lines of their own made tables for all stages that look at blocks."""
    return gather_card_lines(blocks)


def opening_lines(blocks: Sequence[Block]) -> list[str]:
    """The cover and what stands below it, where a report says whose assessment it tells of."""
    return [block.text for block in blocks[:_FRONT_LINES] if isinstance(block, Paragraph)]


@dataclass(frozen=True, slots=True)
class Parsed:
    """Everything that a document says, before anything is weighed."""

    facts: DocumentFacts
    observations: list[Observation]
    mentions: list[Mention]
    measures: list[Measure]
    findings: list[Finding]
    statements: Statements = Statements()
    analyses: Sequence[Analysis] = ()
    letter: LetterFacts = LetterFacts()


def _parse_shapes(table: Table, grid: ScoreGrid, context: TableContext, frame: FrameLookup) -> Result[Observation]:
    """The readings of the first shape that a table of scores has."""
    result = parse_code_columns(table, grid, context, frame)
    if not result.rows:
        result = parse_score_rows(table, grid, context, frame)
    if not result.rows:
        result = parse_cards(table, context, frame)
    return result


def parse_document(blocks: Sequence[Block], frame: Frame, names: Sequence[str]) -> Parsed:
    """Read all that a document says.

    Args:
        blocks: paragraphs and tables in reading order, tables joined over pages.
        frame: the assessment frame of all years.
        names: the file names that the document was found under; they may name the body.
    """
    if not _speaks_of_ita(blocks):
        return _parse_other(blocks, names)
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    report_year = read_facts(blocks, 0, 0, 0).fiscal_year
    assessed_year = pick_assessed_year(texts, report_year)
    year, codes = own_year(report_year, assessed_year), FrameCodes(frame)
    observations, findings = parse_scores(blocks, year, codes, report_year)
    volume = find_volume(blocks, observations, names)
    observations = volume.name_bodies(observations)
    statements = parse_statements(blocks, _settings(blocks, year, report_year), codes, observations)
    known = YearCodes.of(codes.indicators(year.year), codes.divided_indicators(year.year))
    issues = {issue.no: issue.name for issue in frame.issues}
    measured = parse_measures(blocks, report_year, issues, lambda text: find_codes(text, known))
    measures = give_issue_codes(measured.rows, blocks, observations, issues)
    analyses = parse_analyses(blocks, issues, known, observations)
    results = [seen for seen in observations if seen.role == "score"]
    bodies = {(seen.subject, seen.subject_place) for seen in results if seen.subject}
    facts = read_facts(blocks, len(bodies), len(results), len(measures))
    mentions = volume.set_aside(_collect_mentions(blocks, facts, names))
    letter, found = read_letter(blocks), [*findings, *measured.findings]
    return Parsed(facts, observations, mentions, measures, found, statements, analyses, letter)


def _speaks_of_ita(blocks: Sequence[Block]) -> bool:
    return any(
        names_assessment(text)
        for block in blocks
        for text in ([block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells])
    )


def _parse_other(blocks: Sequence[Block], names: Sequence[str]) -> Parsed:
    """A document that never speaks of the assessment: its numbers are no scores, its projects no measures."""
    facts = read_facts(blocks, 0, 0, 0)
    finding = Finding(
        "info",
        "not-a-report",
        "nothing in it speaks of the ITA assessment, so no score or measure was looked for",
        suggestion="leave it out with --skip if it is no report",
    )
    return Parsed(facts, [], list(_collect_mentions(blocks, facts, names)), [], [finding], letter=read_letter(blocks))


def parse_scores(
    blocks: Sequence[Block], year: YearClaim, frame: FrameLookup, report_year: int | None = None
) -> tuple[list[Observation], list[Finding]]:
    """All readings of scores, in tables and in prose, in reading order.

    Args:
        blocks: paragraphs and tables in reading order.
        year: what holds where neither headings nor sections say a year.
        frame: what is known of the codes of each year.
        report_year: the year of the report, if known.
    """
    observations: list[Observation] = []
    findings: list[Finding] = []
    run: list[Paragraph] = []
    defaults: list[YearClaim] = []
    section = _Section(year, report_year)
    inherited: ScoreGrid | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            run.append(block)
            defaults.append(section.year)
            section = section.after(block)
            continue
        observations.extend(parse_score_prose(run, defaults, frame, report_year=report_year))
        for titles, table in _find_parts(block):
            run.extend(titles)
            defaults.extend([section.year] * len(titles))
            context = _table_context(run, table, section)
            grid = read_score_grid(table, inherited, frame.all_points, report_year)
            result = _parse_shapes(table, grid, context, frame)
            if contradicts_caption_year(result.rows, observations):
                context = replace(context, year_claim=own_year(report_year, None))
                result = _parse_shapes(table, grid, context, frame)
            observations.extend(result.rows)
            findings.extend(result.findings)
            observations.extend(_parse_sentences(table, context, frame, report_year))
            inherited = grid if result.rows else inherited
        run, defaults = [], []
    observations.extend(parse_score_prose(run, defaults, frame, report_year=report_year))
    return observations, findings


def _parse_sentences(
    table: Table, context: TableContext, frame: FrameLookup, report_year: int | None
) -> list[Observation]:
    """The readings in what stands in the cells of a table as whole sentences."""
    sentences = list(find_sentences(table))
    years = [context.year_claim] * len(sentences)
    return parse_score_prose(sentences, years, frame, context.end_of_heading, report_year)


def _find_parts(block: Table) -> Iterator[tuple[list[Paragraph], Table]]:
    """The tables of one grid, each with the titles above it."""
    for titles, stacked in split_stacked(block):
        for at, part in enumerate(split_beside(stacked)):
            yield [] if at else titles, part


@dataclass(frozen=True, slots=True)
class _Section:
    """Where in the report we are: under an issue or not, and which year its results are of."""

    default: YearClaim
    report_year: int | None
    assessed: YearClaim | None = None
    is_issue: bool = False
    issue: str = ""
    heading: str = ""

    @property
    def year(self) -> YearClaim:
        return self.assessed or self.default

    def after(self, paragraph: Paragraph) -> _Section:
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


def _settings(blocks: Sequence[Block], year: YearClaim, report_year: int | None) -> Iterator[Setting]:
    """What holds at each block: the year of its section, and the issue that it stands under."""
    section = _Section(year, report_year)
    for block in blocks:
        if isinstance(block, Paragraph):
            section = section.after(block)
        yield Setting(section.year.year, section.issue)


def _heads_section(paragraph: Paragraph) -> bool:
    """True for a short line that is bold or numbered, and states no score."""
    text = to_arabic(paragraph.text)
    is_marked = paragraph.is_bold or _NUMBERED_LINE.match(text) is not None
    return is_marked and len(text) <= _LONGEST_SECTION and not _STATES_SCORE.search(text)


def _table_context(run: Sequence[Paragraph], table: Table, section: _Section) -> TableContext:
    lines = [p.text for p in run[-_CONTEXT_LINES:] if len(p.text) <= _LONGEST_HEADING]
    # the nearest line that names a year, or an instrument, counts
    year = read_caption_year(lines, section.report_year) or section.year
    # a line that states a score of an instrument is no heading of the table below it
    instruments = [read_instrument(line) for line in reversed(lines) if not _STATES_SCORE.search(to_arabic(line))]
    instrument = next((found for found in instruments if found is not None), None)
    opening = " ".join(cell.text for cell in table.cells if cell.row < 2)
    is_issue = section.is_issue or has_issue_columns(opening)
    heading = "\n".join(([section.issue] if section.issue else []) + lines)
    captions = tuple(line for line in reversed(lines) if not _STATES_SCORE.search(to_arabic(line)))
    return TableContext(heading, year, instrument, is_issue, section.report_year, captions, section.heading)


def _collect_mentions(blocks: Sequence[Block], facts: DocumentFacts, names: Sequence[str]) -> Iterator[Mention]:
    for name in names:
        yield from find_mentions(name, "filename")
    titles = set(facts.title_lines)
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            mentions = find_mentions(block.text, _role(block, at, titles, facts.is_memo), block.provenance)
            yield from mentions if at < _FRONT_LINES else without_schools(mentions)
        else:
            for cell in block.cells:
                role: Role = "row" if facts.kind == "results_table" else "body"
                mentions = find_mentions(cell.text, role, block.place_of(cell))
                yield from mentions if role == "row" else without_schools(mentions)


def _role(block: Paragraph, at: int, titles: set[str], is_memo: bool) -> Role:
    is_short = len(block.text) <= _LONGEST_LINE and not _NUMBERED_LINE.match(to_arabic(block.text))
    if block.text.strip() in titles or (at < _COVER_LINES and is_short and not is_memo):
        return "title"
    if is_memo and at < _LETTERHEAD_LINES:
        return "letterhead"
    return "heading" if (is_short and at < _FRONT_LINES) or (block.is_bold and is_short) else "body"

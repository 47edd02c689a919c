"""Blocks -> observations, mentions, measures and facts, choosing for each table the layout that it is drawn in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from prongsai.normalizers.names.units import Role
from prongsai.normalizers.values.assessment import names_assessment
from prongsai.normalizers.values.digits import to_arabic
from prongsai.parsers.analyses.parse import parse_analyses
from prongsai.parsers.facts import DocumentFacts, read_facts
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
from prongsai.parsers.scores.sections import NUMBERED_LINE, Section, read_table_context
from prongsai.parsers.scores.stacked import StackedPart, find_sentences, split_stacked
from prongsai.parsers.spoken_codes import find_codes
from prongsai.parsers.statements.labels import YearCodes
from prongsai.parsers.statements.parse import Setting, parse_statements
from prongsai.parsers.year_claims import YearClaim, own_year
from prongsai.parsers.years import pick_assessed_year
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

_COVER_LINES = 5
"""The first lines of a document are its cover: a name there is whose report it is, whatever word it begins with."""
_LETTERHEAD_LINES = 8
"""What a memo opens with: whose paper it is, where from, number, date, subject, to whom."""
_FRONT_LINES = 12
"""The cover and what stands below it, or a letterhead and the first line of its text."""
_LONGEST_LINE = 90
"""Characters: a line of 16 pt across A4."""


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
    report_year = read_facts(blocks).fiscal_year
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
    facts = read_facts(blocks)
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
    section = Section(year, report_year)
    inherited: ScoreGrid | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            run.append(block)
            defaults.append(section.year)
            section = section.after(block)
            continue
        observations.extend(parse_score_prose(run, defaults, frame, report_year=report_year))
        for part in _find_parts(block):
            table, context = part.table, read_table_context(run, part, section)
            run.extend([] if part.is_again else part.titles)
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


def _find_parts(block: Table) -> Iterator[StackedPart]:
    """The tables of one grid, each with the titles above it."""
    for stacked in split_stacked(block):
        for at, table in enumerate(split_beside(stacked.table)):
            yield replace(stacked, table=table, titles=() if at and not stacked.is_again else stacked.titles)


def _settings(blocks: Sequence[Block], year: YearClaim, report_year: int | None) -> Iterator[Setting]:
    """What holds at each block: the year of its section, and the issue that it stands under."""
    section = Section(year, report_year)
    for block in blocks:
        if isinstance(block, Paragraph):
            section = section.after(block)
        yield Setting(section.year.year, section.issue)


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
    is_short = len(block.text) <= _LONGEST_LINE and not NUMBERED_LINE.match(to_arabic(block.text))
    if block.text.strip() in titles or (at < _COVER_LINES and is_short and not is_memo):
        return "title"
    if is_memo and at < _LETTERHEAD_LINES:
        return "letterhead"
    return "heading" if (is_short and at < _FRONT_LINES) or (block.is_bold and is_short) else "body"

"""Findings about running text and columns of which nothing is in any row, and which nothing names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prongsai.normalizers.names.persons import hide_persons
from prongsai.normalizers.values.levels import read_level
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.pipeline.account.evidence import SHORTEST_PIECE, Evidence, letters_of
from prongsai.pipeline.account.siblings import find_lost_items
from prongsai.pipeline.account.text_kinds import begins_with_verb, is_link
from prongsai.pipeline.account.texts import TextAccount, TextInRows
from prongsai.pipeline.model import Block, Cell, Finding, Paragraph, Provenance, Severity, Table

_FEWEST_THINGS = 2
"""One thing to do may be a sentence of any paragraph."""
_FEWEST_LETTERS = 120
"""Two printed lines: less is a caption, a remark or the end of a sentence."""
_FEWEST_CELLS = 3
"""Cells of running text that make a column: a remark stands beside one row or two."""
_QUOTED, _MOST_QUOTED = 60, 20
"""Characters of a paragraph or cell that a finding quotes, and how many: two printed lines for each."""
_ANALYSES = load_vocabulary("analysis_words")
_FIELDS = load_vocabulary("measure_headings", "match", "otherwise", "reason")
_OF_MEASURES = frozenset(("measure", "steps", "responsible", "period", "results", "outcomes", "monitoring"))
_OF_ANALYSES = frozenset(("strength", "weakness", "keep", "constraint", "proposal"))


def find_unread_text(
    blocks: Sequence[Block], evidence: Evidence, rows: TextInRows, text: TextAccount
) -> Iterator[Finding]:
    """The findings: things to do that are in no measure, columns of recognised tables, and one for all other text.

    Where no measure was read at all, `measures-unrecognised` tells of things to do.
    """
    lost = list(find_lost_items(blocks, text.kind_of, rows))
    if lost:
        message = f"{_count(lost, 'item')} in no row, and other items of the same list are"
        yield _finding("warning", message, lost[0].provenance, [one.text for one in lost])
    things = [one for one in text.unnamed if begins_with_verb(one.text) and one not in lost]
    if _has_measures_in_words(evidence) and len(things) >= _FEWEST_THINGS:
        message = f"{len(things)} paragraphs say what is done, and no measure holds them"
        yield _finding("warning", message, things[0].provenance, [one.text for one in things])
    else:
        things = []
    rest = [one for one in text.unnamed if one not in lost and one not in things]
    for table in blocks:
        if isinstance(table, Table):
            yield from _find_columns(table, evidence, rows)
    if sum(len(letters_of(one.text)) for one in rest) >= _FEWEST_LETTERS:
        message = f"{_count(rest, 'paragraph')} in no row, and no words say what else the text is"
        yield _finding("info", message, rest[0].provenance, [one.text for one in rest])


def _count(found: Sequence[Paragraph], what: str) -> str:
    return f"{len(found)} {what}s are" if len(found) > 1 else f"a {what} is".replace("a item", "an item")


def _has_measures_in_words(evidence: Evidence) -> bool:
    """Whether things to do in running text may be measures: the report is one of measures, or some were read there."""
    in_words = any(one.provenance.table_no is None for one in evidence.measures)
    return bool(evidence.measures) and (in_words or evidence.kind == "measures_report")


def _find_columns(table: Table, evidence: Evidence, rows: TextInRows) -> Iterator[Finding]:
    """Columns of running text of which nothing is in any row, of a table of which something is.

    Those of measures are told of where their headings are weighed. What a heading of fields or analyses stands over
    ought to be in rows; of other columns nobody promises that.
    """
    if table.table_no in evidence.measured_tables:
        return
    readings = evidence.by_group.get(("table", table.table_no), ())
    first = min((no for one in readings if (no := one.provenance.row_no) is not None), default=None)
    if first is None:
        return
    for col in range(table.n_cols):
        cells = [cell for cell in table.cells if cell.col == col and cell.row + table.row_offset >= first]
        telling = [cell for cell in cells if len(letters_of(cell.text)) >= SHORTEST_PIECE and not _is_named(cell.text)]
        if len(telling) < _FEWEST_CELLS or any(_is_known(table, cell, evidence, rows) for cell in telling):
            continue
        heading = _heading_of(table, col, first - table.row_offset)
        message = f"table {table.table_no}: nothing of the column `{heading[:_QUOTED]}` is in any row"
        severity: Severity = "warning" if _ought_to_be_read(heading) else "info"
        yield _finding(severity, message, table.place_of(telling[0]), [cell.text for cell in telling], heading)


def _is_named(text: str) -> bool:
    """Whether a cell is an address or a rating: a rating is in the row of the score that it is printed with."""
    return is_link(text) or read_level(text) is not None


def _is_known(table: Table, cell: Cell, evidence: Evidence, rows: TextInRows) -> bool:
    place = table.place_of(cell)
    return rows.holds_some(cell.text, place) or place in evidence.told_places


def _heading_of(table: Table, col: int, first: int) -> str:
    texts = [cell.text for cell in table.cells if cell.row < first and cell.col <= col < cell.col + cell.col_span]
    return " ".join(" ".join(text.split()) for text in dict.fromkeys(texts) if text.strip())


def _ought_to_be_read(heading: str) -> bool:
    field = _FIELDS.read(heading)
    if field is not None and field.means in _OF_MEASURES:
        return True
    return any(hit.means in _OF_ANALYSES for hit in _ANALYSES.find(heading))


def _finding(
    severity: Severity, message: str, where: Provenance, texts: Sequence[str], field: str | None = None
) -> Finding:
    quoted = "; ".join(hide_persons(" ".join(text.split()))[:_QUOTED] for text in texts[:_MOST_QUOTED])
    suggestion = "read it in the report"
    return Finding(severity, "text-unexplained", message, where.page, where.bbox, field, quoted, suggestion, where)

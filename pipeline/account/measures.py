"""Whether a report announces measures of which none was read: by headings of a table or of lines, or by their verbs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from prongsai.normalizers.names.persons import hide_persons
from prongsai.normalizers.values.lists import take_number
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.pipeline.account.evidence import SHORTEST_PIECE, Evidence, letters_of
from prongsai.pipeline.account.text_kinds import begins_with_verb
from prongsai.pipeline.account.texts import TextInRows
from prongsai.pipeline.model import Block, DocumentKind, Finding, Paragraph, Provenance, Table

_HEADINGS = load_vocabulary("measure_headings", "match", "otherwise", "reason")
_OF_MEASURES = frozenset(("measure", "steps", "responsible", "period", "results", "outcomes", "monitoring"))
_SURE = 3
"""So many different fields in one row head measures and nothing else, as the reading of tables has it."""
_FEW = 3
"""One or two things to do are a sentence of an analysis."""
_HEADING_ROWS = 4
"""A title, a group and two lines of headings."""
_QUOTED, _MOST_QUOTED = 60, 40
"""Characters of a measure that a finding quotes, and how many it quotes: few bodies have more measures in a year."""
_FEWEST_HELD = 0.5
"""Share of the cells of a table: offices, periods and steps come again in other measures, and fill two of five columns;
a list of measures that is printed twice is held as a whole."""
_WITHOUT_MEASURES: frozenset[DocumentKind] = frozenset(("analysis", "memo", "results_table"))
"""What things to do in such a document are proposals, and no report on measures."""


def account_for_measures(blocks: Sequence[Block], evidence: Evidence, rows: TextInRows) -> Iterator[Finding]:
    """The findings for measures that were announced and not read.

    One for each table headed as measures are, of which nothing is in a measure; where no measure was read at all, one
    for headings in lines of their own, else one for several things to do that begin cells or items of a list.
    """
    tables = [block for block in blocks if isinstance(block, Table)]
    unread = [table for table in tables if _is_unread(table, evidence, rows)]
    for table in unread:
        message = f"table {table.table_no} is headed as measures are, and none was read from it"
        yield _finding(message, _place(table), _things_to_do([table]))
    if unread or evidence.measures:
        return
    line, things = _find_headings_in_lines(blocks), _things_to_do(blocks)
    of_words = [table for table in tables if evidence.kind == "measures_report" and _is_of_words(table)]
    if line is not None:
        message = "headings of measures stand in lines of their own, and no measure was read"
        yield _finding(message, line.provenance, things)
    elif of_words:
        message = f"it reports on measures, and none was read from table {of_words[0].table_no}"
        yield _finding(message, _place(of_words[0]), _first_words(of_words[0]))
    elif len(things) >= _FEW and evidence.kind not in _WITHOUT_MEASURES:
        message = f"{len(things)} lines or cells begin with what was done, and no measure was read"
        yield _finding(message, things[0][0], things)


Thing = tuple[Provenance, str]
"""Something to do, as printed, and where."""


def _finding(message: str, where: Provenance, things: Sequence[Thing]) -> Finding:
    raw = "; ".join(hide_persons(text)[:_QUOTED] for _, text in things[:_MOST_QUOTED]) or None
    return Finding(
        "warning",
        "measures-unrecognised",
        message,
        where.page,
        where.bbox,
        "measures",
        raw,
        "read them in the report",
        where,
    )


def _place(table: Table) -> Provenance:
    return table.place


def _field(text: str) -> str | None:
    found = _HEADINGS.read(text.strip(" :*#|"))
    return found.means if found is not None and found.means in _OF_MEASURES else None


def _is_unread(table: Table, evidence: Evidence, rows: TextInRows) -> bool:
    if table.table_no in evidence.measured_tables:
        return False
    head = find_last_heading(table)
    if head is None:
        return False
    below = [cell.text for cell in table.cells if cell.row > head]
    telling = [text for text in below if len(letters_of(text)) >= SHORTEST_PIECE]
    return bool(telling) and sum(map(rows.holds_cell, telling)) < _FEWEST_HELD * len(telling)


def find_last_heading(table: Table) -> int | None:
    """The last row of headings, from 0: those that name several fields of measures, what they span, and rows below
    that hold nothing but headings (`ดำเนินการแล้ว | ยังไม่ดำเนินการ`); None where no row names fields."""
    named: list[set[str]] = [set() for _ in range(table.n_rows)]
    for cell in table.cells:
        if cell.row < _HEADING_ROWS and (field := _field(cell.text)) is not None:
            named[cell.row].add(field)
    last = max((at for at, fields in enumerate(named) if len(fields) >= _SURE), default=None)
    if last is None:
        return None
    last = max(cell.row + cell.row_span - 1 for cell in table.cells if cell.row <= last)
    for row in range(last + 1, _HEADING_ROWS):
        texts = [text for cell in table.cells if cell.row == row and (text := cell.text.strip())]
        if not texts or any(_HEADINGS.read(text) is None for text in texts):
            break
        last = row
    return last


def _is_of_words(table: Table) -> bool:
    """True for several rows of two columns and more of running text, and a column beside."""
    rows = Counter(cell.row for cell in table.cells if len(letters_of(cell.text)) >= SHORTEST_PIECE)
    return table.n_cols >= _SURE and sum(count > 1 for count in rows.values()) >= _FEW


def _first_words(table: Table) -> list[Thing]:
    """The first cell of running text of each row."""
    things: dict[int, Thing] = {}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.col)):
        if len(letters_of(cell.text)) >= SHORTEST_PIECE:
            things.setdefault(cell.row, (table.place_of(cell), take_number(cell.text)[1].strip()))
    return list(things.values())


def _find_headings_in_lines(blocks: Sequence[Block]) -> Paragraph | None:
    """The first of consecutive lines that are the headings of a table of measures, one a line, or all in one line."""
    run: list[Paragraph] = []
    fields: set[str] = set()
    for block in blocks:
        if isinstance(block, Paragraph) and len({*map(_field, block.text.split())} - {None}) >= _SURE:
            return block
        if isinstance(block, Paragraph) and (field := _field(block.text)) is not None:
            run.append(block)
            fields.add(field)
            if len(fields) >= _SURE:
                return run[0]
        else:
            run, fields = [], set()
    return None


def _things_to_do(blocks: Sequence[Block]) -> list[Thing]:
    """Cells of the column that holds most of them, or numbered lines, that begin with a verb of measures."""
    things: list[Thing] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            number, text = take_number(block.text)
            if number is not None and begins_with_verb(text):
                things.append((block.provenance, text.strip()))
            continue
        cells = [cell for cell in block.cells if begins_with_verb(take_number(cell.text)[1])]
        columns = Counter(cell.col for cell in cells)
        best = max(columns, key=lambda col: (columns[col], -col), default=None)
        chosen = (cell for cell in cells if cell.col == best)
        things.extend((block.place_of(cell), take_number(cell.text)[1].strip()) for cell in chosen)
    return things

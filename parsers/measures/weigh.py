"""The columns that headings name, weighed against what their cells look like.

A heading in everyday words is known by no table, and a known word may head something else: `ที่ได้รับ` heads outcomes, and
`วงเงินที่ได้รับ` money. The cells decide: figures are no outcomes, offices are who is responsible whatever stands above.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from prongsai.parsers.headers import MeasureField, pick_heading
from prongsai.parsers.measures.cell_shapes import CellShape, shape_of
from prongsai.parsers.measures.columns import ABOUT_MEASURES, Columns, find_heads
from prongsai.pipeline.model import Table

_BOXED: frozenset[MeasureField] = frozenset({"results", "outcomes", "monitoring", "steps"})
"""Fields whose heading also stands over boxes."""
_GUESSED = 50.0
"""Strength of a column that its cells alone name, of 100. A telling word of a heading has 60,
one that tells only where no other does 40."""
_ABOUT_WITH_ISSUE = 3
"""Who, how and when: with all three the steps of a table of issues are its measures; two stand in lists of people."""
_FEWEST_CELLS = 2
"""One cell that looks like a list or a period may be anything."""
_SURE = 70.0
"""Mean strength of headings, of 100, under which they are common words that head tables of projects too."""
_ABOUT_OF_GUESSED = 2
"""Columns that say who, how or when, before one that nobody names can be the measures."""


@dataclass(frozen=True, slots=True)
class GuessedColumn:
    """A column whose heading nobody knows, and the field that its cells look like."""

    col: int
    heading: str
    field: MeasureField


@dataclass(frozen=True, slots=True)
class Weighed:
    """The columns once their cells were looked at, and those whose field only the cells tell."""

    columns: Columns
    guessed: tuple[GuessedColumn, ...] = ()


def find_columns(table: Table, is_of_measures: bool | None = None) -> Weighed | None:
    """The columns of a table of measures; None for every other table.

    Args:
        table: any table of the report.
        is_of_measures: whether what stands above it names measures, False where it names something else.
    """
    for columns in find_heads(table):
        weighed = weigh_columns(columns, table)
        if _is_about_measures(weighed, is_of_measures):
            return weighed
    return None


def _is_about_measures(weighed: Weighed, is_of_measures: bool | None) -> bool:
    columns = weighed.columns
    about = set(columns.fields.values()) & ABOUT_MEASURES
    if not columns.has("measure") or is_of_measures is False:
        return False
    if any(one.field == "measure" for one in weighed.guessed) and not is_of_measures:
        # cells alone make no measures of a table that nothing announces
        return columns.strength >= _SURE
    if columns.has("budget") and is_of_measures is None and not _names_measures(columns):
        # projects and money side by side: a plan of projects, unless something calls them measures
        return False
    is_weak = columns.strength < _SURE
    # a table of scores with a column of proposals is one of measures only if it says who, when or how as well
    return len(about) >= (2 if columns.has("score") or is_weak else 1)


def _names_measures(columns: Columns) -> bool:
    """True where the heading over the measures is no common word (`โครงการ`, `รายการ`)."""
    heading = next(
        (pick_heading(columns.headings[col]) for col, name in columns.fields.items() if name == "measure"), None
    )
    return heading is not None and heading.field == "measure" and heading.strength > _SURE


def weigh_columns(columns: Columns, table: Table) -> Weighed:
    """The columns of a table with what their cells say against or beside their headings."""
    shapes = _shapes(columns, table)
    denied = {col for col, name in columns.fields.items() if shapes[col].denies(name)}
    fields: dict[int, MeasureField] = {
        col: "ignored" if col in denied else name for col, name in columns.fields.items()
    }
    fields = _settle_measure(fields, shapes, columns.headings)
    fields |= _freed_by_boxes(fields, shapes, columns.unmapped)
    again = [(col, columns.headings[col]) for col in sorted(denied)]
    guessed = _guess(fields, shapes, [*((col, text) for col, text in columns.unmapped if col not in fields), *again])
    fields |= {one.col: one.field for one in guessed}
    measure = _guess_measure(fields, shapes, columns)
    if measure is not None:
        guessed.append(measure)
        fields[measure.col] = "measure"
    if "measure" not in fields.values() and "issue" in fields.values() and _n_about(fields) >= _ABOUT_WITH_ISSUE:
        # a table of issues lists its measures as what is done about each of them
        fields = {col: "measure" if name == "steps" else name for col, name in fields.items()}
    told = {one.col for one in guessed}
    known = len([col for col in fields if col not in told])
    strength = columns.strength
    if guessed:
        strength = (columns.strength * known + _GUESSED * len(guessed)) / (known + len(guessed))
    unmapped = tuple((col, text) for col, text in columns.unmapped if col not in fields)
    return Weighed(replace(columns, fields=fields, unmapped=unmapped, strength=strength), tuple(guessed))


def _shapes(columns: Columns, table: Table) -> dict[int, CellShape]:
    texts: dict[int, list[str]] = {col: [] for col in range(columns.n_cols)}
    for cell in table.cells:
        if cell.row >= columns.first_row and cell.col_span == 1:
            texts[cell.col].append("\n".join(cell.lines) or cell.text)
    return {col: shape_of(column) for col, column in texts.items()}


def _settle_measure(
    fields: dict[int, MeasureField], shapes: Mapping[int, CellShape], headings: Sequence[str]
) -> dict[int, MeasureField]:
    """Of two columns that a measure may stand in, the one of lists at the right says how it is carried out."""
    measure = next((col for col, name in fields.items() if name == "measure"), None)
    if measure is None or shapes[measure].guess() != "steps":
        return fields
    for col in range(measure):
        heading = pick_heading(headings[col])
        if heading is not None and heading.field == "measure" and shapes[col].guess() is None:
            return {**fields, col: "measure", measure: "steps"}
    return fields


def _freed_by_boxes(
    fields: Mapping[int, MeasureField], shapes: Mapping[int, CellShape], unmapped: Sequence[tuple[int, str]]
) -> dict[int, MeasureField]:
    """A column of boxes says how far it got, whatever its heading; a second column of that heading is what it names."""
    freed: dict[int, MeasureField] = {}
    for col, name in fields.items():
        if name not in _BOXED or shapes[col].guess() != "status":
            continue
        freed[col] = "status"
        for other, text in unmapped:
            heading = pick_heading(text)
            if heading is not None and heading.field == name and name not in freed.values():
                freed[other] = name
    return freed


def _guess(
    fields: Mapping[int, MeasureField], shapes: Mapping[int, CellShape], unmapped: Sequence[tuple[int, str]]
) -> list[GuessedColumn]:
    """Columns of unknown headings whose cells look like a field that no other column holds."""
    known = dict(fields)
    taken = set(fields.values())
    guessed: list[GuessedColumn] = []
    for col, heading in unmapped:
        field = shapes[col].guess() if shapes[col].filled >= _FEWEST_CELLS else None
        if field == "steps" and "steps" in taken and col > max(c for c, name in known.items() if name == "steps"):
            # a second column of lists behind the steps says what came of them
            field = "results"
        if field is not None and field not in taken:
            taken.add(field)
            known[col] = field
            guessed.append(GuessedColumn(col, heading, field))
    return guessed


def _n_about(fields: Mapping[int, MeasureField]) -> int:
    return len({name for name in fields.values() if name in ABOUT_MEASURES})


def _guess_measure(
    fields: Mapping[int, MeasureField], shapes: Mapping[int, CellShape], columns: Columns
) -> GuessedColumn | None:
    """Where two columns speak of measures and none names them, the first column of words at their left is theirs."""
    about = [col for col, name in fields.items() if name in ABOUT_MEASURES]
    if "measure" in fields.values() or _n_about(fields) < _ABOUT_OF_GUESSED:
        return None
    for col, heading in columns.unmapped:
        if col < min(about) and col not in fields and shapes[col].filled and shapes[col].guess() in (None, "steps"):
            return GuessedColumn(col, heading, "measure")
    return None

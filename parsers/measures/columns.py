"""Which column of a table says what of a measure, read from its heading rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.lists import take_number
from prongsai.parsers.headers import Heading, MeasureField, heading_key, pick_heading
from prongsai.parsers.measures.calendars import find_calendar, is_calendar_label
from prongsai.pipeline.model import Cell, Table

Row = Sequence[Cell | None]

_FEWEST_CELLS = 2
"""A row of one cell is a title."""
_DECIMALS = re.compile(r"[0-9]{1,3}\.[0-9]{1,2}")
"""A score; no row of headings holds one."""
_SEARCHED_ROWS = 6
"""Rows from the top in which a heading may begin: titles over the whole width can precede it."""
_WHOLE, _TELLING = 70.0, 60.0
"""Strength of a heading, of 100, that is a known wording, and of one in which a word tells what it heads."""
_LONGEST_LABEL = 40
"""Characters of a heading in a lower row: a column of a quarter of the page holds two lines of twenty."""
_SAME_HEADING = 85.0
"""Similarity in percent from which a later row repeats the heading."""
ABOUT_MEASURES: frozenset[MeasureField] = frozenset(
    {
        *("steps", "responsible", "period", "calendar", "results", "outcomes", "monitoring"),
        *("done", "in_progress", "not_done", "status"),
    }
)
"""Fields that say who, how, when or what came of it."""
_CARRIED = 0.95
"""Confidence in columns taken over from the table before, since only their number is known to agree."""
_DOUBT_OF_HEADINGS = 0.3
"""Share of a heading's missing strength that counts against the row: a wrong column is rare even for weak wordings."""
_READ_ELSEWHERE: frozenset[MeasureField] = frozenset({"score", "ignored"})
_MANY: frozenset[MeasureField] = _READ_ELSEWHERE | {"not_done", "calendar"}
"""What more than one column may be."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a measures table.

    `fields` maps a column to its field, `first_row` is the first row of data, `n_cols` the width of the table,
    `headings` the printed heading of each column, `unmapped` those that no wording knows. `strength` is 0 to 100.
    """

    fields: Mapping[int, MeasureField]
    first_row: int
    n_cols: int
    headings: tuple[str, ...]
    unmapped: tuple[tuple[int, str], ...]
    strength: float
    calendar: Mapping[int, str] = field(default_factory=dict)
    """Columns of months, quarters or halves, each with its label."""
    status_field: MeasureField = "monitoring"
    """What text under `ดำเนินการแล้ว` says: the field of the heading above it, as a rule the monitoring."""

    @property
    def confidence(self) -> float:
        """How sure it is that the columns are what they are taken for, 0 to 1: weak and misread headings lower it."""
        carried = _CARRIED if self.first_row == 0 else 1.0
        return carried * (1 - (100 - self.strength) / 100 * _DOUBT_OF_HEADINGS)

    def has(self, field: MeasureField) -> bool:
        """Whether one of the columns holds the field."""
        return field in self.fields.values()


def find_heads(table: Table) -> Iterator[Columns]:
    """What each row near the top would head as, read as a heading of up to three rows; most rows head nothing."""
    grid = table.grid()
    for top in range(min(_SEARCHED_ROWS, len(grid))):
        cells = distinct_cells(grid[top])
        if len(cells) < _FEWEST_CELLS or any(_DECIMALS.fullmatch(to_arabic(cell.text).strip()) for cell in cells):
            continue
        best = max(
            (columns for height in (1, 2, 3) if (columns := _read_head(grid, top, height, table.n_cols)) is not None),
            # of equal heights the taller: a lower row is taken only where it is a heading beyond doubt
            key=lambda columns: (len(set(columns.fields.values()) - _READ_ELSEWHERE), columns.first_row),
            default=None,
        )
        if best is not None:
            yield best


def is_repeated_heading(row: Row, columns: Columns) -> bool:
    """True for a row inside the table that prints the heading again, whole or one of its rows."""
    alike = other = 0
    for col, cell in enumerate(row):
        text = heading_key(cell.text) if cell else ""
        if not text or col >= len(columns.headings):
            continue
        known = heading_key(columns.headings[col])
        if known and max(fuzz.ratio(text, known), fuzz.partial_ratio(text, known)) >= _SAME_HEADING and len(text) >= 2:
            alike += 1
        else:
            other += 1
    return alike > other and alike >= 2


def has_own_heading(table: Table) -> bool:
    """True where the first row reads like the heading of some other table, so no columns may be carried over to it."""
    grid = table.grid()
    if not grid:
        return False
    found = [pick_heading(cell.text) for cell in distinct_cells(grid[0])]
    known = [heading for heading in found if heading is not None and heading.strength >= _WHOLE]
    return len(known) >= 2 and len(known) * 2 >= len(found)


def distinct_cells(row: Row) -> list[Cell]:
    """The cells with text in a row, a spanning one once."""
    kept: list[Cell] = []
    for cell in row:
        if cell is not None and cell.text.strip() and not any(cell is one for one in kept):
            kept.append(cell)
    return kept


def _read_head(grid: Sequence[Row], top: int, height: int, n_cols: int) -> Columns | None:
    """Columns under the heading of `height` rows from `top`; None where a lower row is no heading."""
    if top + height > len(grid):
        return None
    if any(not _is_heading_row(grid[top + deep], grid[top]) for deep in range(1, height)):
        return None
    stacks = [list(_stack(grid, top, height, col)) for col in range(n_cols)]
    picked = [(col, " ".join(stack), _pick_from_stack(stack)) for col, stack in enumerate(stacks)]
    calendar = find_calendar(stacks)
    named = [one for one in picked if one[0] not in calendar]
    fields, unmapped = _assign(named, [stack[0] if stack else "" for stack in stacks])
    fields.update(dict.fromkeys(calendar, "calendar"))
    above_done = [pick_heading(stacks[col][0]) for col, name in fields.items() if name == "done" and stacks[col]]
    strengths = [heading.strength for col, _, heading in named if heading and col in fields]
    return Columns(
        fields=fields,
        first_row=top + height,
        n_cols=n_cols,
        headings=tuple(text for _, text, _ in picked),
        unmapped=unmapped,
        calendar=calendar,
        strength=sum(strengths) / len(strengths) if strengths else 0.0,
        status_field="results" if any(found and found.field == "results" for found in above_done) else "monitoring",
    )


def _stack(grid: Sequence[Row], top: int, height: int, col: int) -> Iterator[str]:
    """The texts over a column from the upper row down.

    A dump knows no spans: an empty cell of the upper row belongs to the heading at its left, if the row below names it.
    """
    seen: list[Cell] = []
    for deep in range(height):
        row = grid[top + deep]
        cell = row[col]
        is_below = any(_text(below[col]) for below in grid[top + 1 : top + height])
        if deep == 0 and not _text(cell) and is_below:
            cell = next((row[left] for left in range(col - 1, -1, -1) if _text(row[left])), None)
        if cell is not None and cell.text.strip() and not any(cell is one for one in seen):
            seen.append(cell)
            yield cell.text


def _text(cell: Cell | None) -> str:
    return cell.text.strip() if cell is not None else ""


def _pick_from_stack(stack: Sequence[str]) -> Heading | None:
    """The lowest row that says something decides; else the rows read as one broken heading, or the upper one."""
    if not stack:
        return None
    lowest = pick_heading(stack[-1])
    whole = pick_heading("".join(stack)) if len(stack) > 1 else None
    if whole is not None and whole.strength > 75 and (lowest is None or lowest.strength < whole.strength):
        return whole
    if lowest is not None and (len(stack) == 1 or lowest.strength >= _WHOLE):
        return lowest
    return next((found for text in stack if (found := pick_heading(text)) is not None), None)


def _is_heading_row(row: Row, upper: Row) -> bool:
    """True for a second row of a heading: all of its own cells are wordings or rest under a cell of the upper row."""
    own = [cell for cell in distinct_cells(row) if not any(cell is one for one in upper)]
    if not own:
        return all(cell is None or not cell.text.strip() or any(cell is one for one in upper) for cell in row) and any(
            cell is not None and cell.text.strip() for cell in row
        )
    known = [cell for cell in own if _is_known(cell.text)]
    spanned = [cell for cell in own if _is_under_span(cell, upper)]
    others = [cell for cell in row if not any(cell is one for one in own)]
    is_covered = all(any(cell is one for one in upper) for cell in others)
    return len(known) == len(own) or (len(spanned) == len(own) and is_covered)


def _is_known(text: str) -> bool:
    """True for a text that heads a column below another heading; a numbered or long one with a telling word is data."""
    found = pick_heading(text)
    is_label = len(text) <= _LONGEST_LABEL and take_number(text)[0] is None
    strength = found.strength if found is not None else 0.0
    return strength >= _WHOLE or (strength >= _TELLING and is_label) or is_calendar_label(text)


def _is_under_span(cell: Cell, upper: Row) -> bool:
    above = upper[cell.col] if cell.col < len(upper) else None
    return above is not None and above.col_span > 1


def _assign(
    picked: Sequence[tuple[int, str, Heading | None]], uppers: Sequence[str]
) -> tuple[dict[int, MeasureField], tuple[tuple[int, str], ...]]:
    """Give each field to the column with the best claim; the loser takes its other meaning, or stays unmapped.

    Args:
        picked: column, printed heading and what it stands for.
        uppers: the uppermost heading of each column, the same for columns that it spans.
    """
    fields: dict[int, MeasureField] = {}
    unmapped: list[tuple[int, str]] = [(col, text) for col, text, heading in picked if heading is None and text]
    # at equal strength the column further left is the measure, the one further right how it is done
    ranked = sorted(
        ((col, text, heading) for col, text, heading in picked if heading is not None),
        key=lambda one: (-one[2].strength, one[0]),
    )
    for col, text, heading in ranked:
        if heading.field in _MANY or heading.field not in fields.values():
            fields[col] = heading.field
        elif heading.otherwise is not None and heading.otherwise not in fields.values():
            fields[col] = heading.otherwise
        elif col > 0 and fields.get(col - 1) == heading.field and uppers[col - 1] == uppers[col]:
            # one heading over several columns (`ระยะเวลา`: `เริ่มต้น`, `สิ้นสุด`) means the field of the first for all
            fields[col] = heading.field
        else:
            unmapped.append((col, text))
    fields = _without_lone_plan(_without_targets(fields))
    return fields, tuple(sorted((col, text) for col, text in unmapped if col not in fields))


def _without_targets(fields: dict[int, MeasureField]) -> dict[int, MeasureField]:
    """An indicator or issue at the right of the measure is a target to be reached, no group."""
    measure = next((col for col, name in fields.items() if name == "measure"), None)
    return {
        col: "ignored" if name == "issue" and measure is not None and col > measure else name
        for col, name in fields.items()
    }


def _without_lone_plan(fields: dict[int, MeasureField]) -> dict[int, MeasureField]:
    """A plan is what a result stands beside; where no column holds results, it says how the measure is carried out."""
    if "results" in fields.values() or "steps" in fields.values():
        return fields
    return {col: "steps" if name == "plan" else name for col, name in fields.items()}

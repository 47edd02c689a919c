"""Which code the heading of a column names, and the scale of the scores under it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from prongsai.normalizers.values.assessment import names_assessment
from prongsai.normalizers.values.indicators import KnownIndicator, read_indicator
from prongsai.normalizers.values.instruments import INSTRUMENT_NAMES, read_instrument, seems_instrument
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.cells import number_of
from prongsai.parsers.scores.columns import Column, ScoreGrid
from prongsai.parsers.scores.heading_rows import is_count

_TOTALS = load_vocabulary("score_totals").alternation
_WORDS = load_vocabulary("indicator_words").alternation
_TOTAL = re.compile(rf"ITA|{_TOTALS('sum', 'whole', 'overall', 'obtained')}|^(?:{_TOTALS('score')})", re.IGNORECASE)
_INDICATOR = re.compile(
    rf"(?:{_WORDS('indicator')})\s*(?:{_WORDS('ordinal')})?\s*([0-9]{{1,2}})(?![0-9.])|^(?:{_WORDS('short')})\s*([0-9]{{1,2}})$"
)
_NUMBERED = re.compile(rf"(?:{_WORDS('indicator')}).*?\s([0-9]{{1,2}})$")
_NAMED = re.compile(_WORDS("indicator"))
_QUESTION = re.compile(r"(?:^|\s)([iIeEoO])\s?([0-9]{1,2})$")
_LEADING = re.compile(r"\(?([0-9]{1,2})\s*[.):]?\s+(\S.*)")
_ANY_NUMBER = re.compile(r"([^0-9]*)([0-9]{1,2})([^0-9]*)")
_LETTER = re.compile(r"[^\W\d_]")
_SURE_SHARE = 4
"""One in so many names that is clear, beside numbers that all count on, says what is counted."""
_SUM_TOLERANCE = 0.06
"""Points. Enough to tell the scale of a whole table, a misprint in it included: on 0 to 100 no total is the sum of its
parts. Whether one row's numbers add up is for the sums of `frame.relations`, which allow for rounding alone."""


_SURE_PARTS, _SURE_ROWS = 2, 3
"""So many parts in one row, or so many rows of one part each, that add up to their totals do not do so by chance."""


@dataclass(frozen=True, slots=True)
class CodeColumn:
    """A column of scores with the code that its heading names and the top of its printed scale."""

    column: Column
    code: str
    scale_max: float = 100.0
    is_by_count: bool = False
    """True where nothing but its place in a count of all indicators says which it is, whatever the word before it."""


def find_code_columns(
    grid: ScoreGrid, body_column: int | None, indicators: Sequence[KnownIndicator], said: str = ""
) -> list[CodeColumn]:
    """The columns of scores whose headings name codes; empty where two name the same code and year.

    Args:
        grid: the table.
        body_column: the column of bodies' names; None where the rows are something else.
        indicators: those of the year.
        said: the titles and captions of the table, which may say what its numbered columns are.
    """
    found: list[CodeColumn] = []
    numbered = _find_numbered_columns(grid, indicators, said) | _find_third_instrument(grid)
    counted = _find_alike_numbers(grid, indicators)
    for column in grid.columns:
        if (
            column.index == body_column
            or (column.kind in ("number", "not_a_score") and column.index not in numbered)
            or not column.is_of_numbers
        ):
            continue
        read = _code_of_heading(column.heading, indicators)
        is_by_count = column.index in counted and (read is None or not read.startswith("indicator"))
        code = numbered.get(column.index) or (counted[column.index] if is_by_count else read)
        if code is None and body_column is not None and column.year is not None:
            code = "ita"  # a column of a year, beside bodies, gives their overall score
        if code is None:
            continue
        if any(known.code == code and known.column.year == column.year for known in found):
            return []  # two columns for one code and year: the headings were not understood
        is_alone = is_by_count and column.index not in numbered
        found.append(
            CodeColumn(column, code, is_by_count=is_alone and not _names_number(column.own_heading, code, indicators))
        )
    return found or (_find_only_scores(grid, said) if body_column is not None else [])


def _find_only_scores(grid: ScoreGrid, said: str) -> list[CodeColumn]:
    """The overall scores of a list whose own words name the assessment, where one column is headed as scores."""
    scores = [column for column in grid.of_kind("score") if column.claim.is_score or column.claim.is_result]
    is_named = names_assessment(f"{said} {grid.heading_text}")
    return [CodeColumn(scores[0], "ita")] if len(scores) == 1 and is_named else []


def _find_third_instrument(grid: ScoreGrid) -> dict[int, str]:
    """The column of the third instrument, where a reader garbled its name and those of the two others are clear."""
    named = {column.index: read_instrument(column.heading) for column in grid.columns}
    missing = set(INSTRUMENT_NAMES).difference(named.values())
    unclear = [
        column.index
        for column in grid.columns
        if named[column.index] is None and column.is_of_numbers and seems_instrument(column.heading)
    ]
    return {unclear[0]: missing.pop().lower()} if len(missing) == 1 and len(unclear) == 1 else {}


def _find_numbered_columns(grid: ScoreGrid, indicators: Sequence[KnownIndicator], said: str) -> dict[int, str]:
    """Column -> indicator, where the headings count `ตัวชี้วัดที่ | 6 | 7 | 8 …`, or a caption says that they do."""
    counted = [(column.index, int(column.heading)) for column in grid.columns if column.heading.isdecimal()]
    if not counted:
        return _find_leading_numbers(grid, indicators)
    numbers = [number for _, number in counted]
    if not is_count(numbers) or not {one.number for one in indicators}.issuperset(numbers):
        return {}
    if not any(map(_NAMED.search, (said, *(column.heading for column in grid.columns)))):
        return {}
    return {index: f"indicator-{number}" for index, number in counted}


def _find_leading_numbers(grid: ScoreGrid, indicators: Sequence[KnownIndicator]) -> dict[int, str]:
    """Column -> indicator, where all headings count on before a name that narrow columns may have broken to pieces."""
    # `1. IIT` counts instruments
    leading = {
        column.index: match
        for column in grid.columns
        if (match := _LEADING.match(column.own_heading)) and read_instrument(match[2]) is None
    }
    numbers = [int(match[1]) for match in leading.values()]
    if len(numbers) < len(grid.of_kind("score")) or not is_count(numbers):
        return {}
    if not {one.number for one in indicators}.issuperset(numbers):
        return {}
    # by their names alone: a number that stands beside any words would agree with itself
    known = [read_indicator("", match[2], indicators) for match in leading.values()]
    named = sum(one is not None and one.number == number for one, number in zip(known, numbers, strict=True))
    if named * _SURE_SHARE < len(numbers):
        return {}
    return {index: f"indicator-{int(match[1])}" for index, match in leading.items()}


def _find_alike_numbers(grid: ScoreGrid, indicators: Sequence[KnownIndicator]) -> dict[int, str]:
    """Column -> indicator, where headings that read alike but for a number count all indicators of the year.

    `ตัวที่ 1 … ตัวที่ 10`, `ITA#1 … ITA#10`: there are more short forms of the word than a table can hold. The official
    name may stand beside the number.
    """
    alike: dict[str, dict[int, int]] = defaultdict(dict)
    for column in grid.columns:
        bare = _without_names(column.own_heading, indicators)
        match = _ANY_NUMBER.fullmatch(bare)
        if match is not None and _LETTER.search(bare):
            alike[f"{match[1]}\0{match[3]}"][column.index] = int(match[2])
    counted = [one.number for one in indicators]
    runs = [run for run in alike.values() if list(run.values()) == counted]
    return {index: f"indicator-{number}" for index, number in runs[0].items()} if len(runs) == 1 and counted else {}


def _without_names(heading: str, indicators: Sequence[KnownIndicator]) -> str:
    """A heading without the official name in it."""
    named = next((name for one in indicators for name in one.wordings if name and name in heading), "")
    return heading.replace(named, " ").strip() if named else heading


def _names_number(heading: str, code: str, indicators: Sequence[KnownIndicator]) -> bool:
    """Whether a heading has the official name of the indicator that it is said to be."""
    names = (one.wordings for one in indicators if code == f"indicator-{one.number}")
    return any(name and name in heading for wordings in names for name in wordings)


def _code_of_heading(heading: str, indicators: Sequence[KnownIndicator]) -> str | None:
    instrument = read_instrument(heading)
    question = _QUESTION.search(heading)
    if question is not None:
        return f"{question.group(1).lower()}{int(question.group(2))}"
    indicator = _INDICATOR.search(heading) or _NUMBERED.search(heading)
    if indicator is not None:
        number = int(next(group for group in indicator.groups() if group))
        return f"indicator-{number}" if any(one.number == number for one in indicators) else None
    if instrument is not None:
        return instrument.lower()
    if seems_instrument(heading):
        return None  # an instrument's, garbled: never the overall score
    named = read_indicator("", heading, indicators)
    if named is not None:
        return f"indicator-{named.number}"
    return "ita" if _TOTAL.search(heading) else None


def scale_contributions(codes: list[CodeColumn], grid: ScoreGrid, full_points: Mapping[str, float]) -> list[CodeColumn]:
    """Where instruments are printed as points of their weight (30, 30 and 40), their columns add up to the total's."""
    by_code = {item.code: item for item in codes}
    if not {*full_points, "ita"} <= set(by_code):
        headed = {item.code for item in codes if _is_contribution(item, grid, full_points)}
        return [_as_contribution(item, full_points) if item.code in headed else item for item in codes]
    adds = total = n_parts = 0
    for row in grid.rows:
        values = {code: number_of(row[item.column.index]) for code, item in by_code.items()}
        parts = {code: part for code in full_points if (part := values[code]) is not None}
        whole = values["ita"]
        if not whole or not parts:
            continue
        total += 1
        # where a body lacks an instrument (a dash), those that it has still add up to its total
        is_in_scale = all(part <= full_points[code] for code, part in parts.items())
        if is_in_scale and abs(sum(parts.values()) - whole) <= _SUM_TOLERANCE:
            adds += 1
            n_parts = max(n_parts, len(parts))
    # one part that is its own total may be an instrument's score taken for all; two that add up are contributions
    if adds * 2 <= total or (n_parts < _SURE_PARTS and adds < _SURE_ROWS):
        return codes
    return [_as_contribution(item, full_points) for item in codes]


def _is_contribution(item: CodeColumn, grid: ScoreGrid, full_points: Mapping[str, float]) -> bool:
    """Whether a column that is headed as points of a weight may hold them: no part is more than its whole."""
    full = full_points.get(item.code, 100.0)
    values = [number_of(row[item.column.index]) for row in grid.rows]
    return item.column.kind == "contribution" and all(value <= full for value in values if value is not None)


def _as_contribution(item: CodeColumn, full_points: Mapping[str, float]) -> CodeColumn:
    return replace(item, scale_max=full_points.get(item.code, 100.0))

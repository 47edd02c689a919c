"""What each row of a table of codes is about: a question, a sub-indicator, an indicator, an instrument, a total."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from prongsai.normalizers.values.indicators import KnownIndicator, read_indicator_column
from prongsai.normalizers.values.instruments import INSTRUMENT_NAMES, read_instrument
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.cell_text import is_score_text, plain
from prongsai.parsers.scores.columns import ScoreGrid
from prongsai.parsers.scores.context import RowLabel, TableContext
from prongsai.parsers.scores.frame_codes import FrameLookup, instrument_of
from prongsai.parsers.scores.question_rows import find_code_column, read_question_rows
from prongsai.pipeline.model import Cell

_TOTALS = load_vocabulary("score_totals").alternation
_WORDS = load_vocabulary("indicator_words").alternation
_TOTAL = re.compile(
    rf"^(?:{_TOTALS('score')})?\s*(?:{_TOTALS('sum', 'whole', 'sum of parts', 'score')})+"
    rf"|ITA\b|{_TOTALS('overall', 'whole')}",
    re.IGNORECASE,
)
_IS_ITA = re.compile(
    rf"ITA\b|IIT|EIT|OIT|{load_vocabulary('assessment').alternation('word')}|{_TOTALS('overall', 'score')}",
    re.IGNORECASE,
)
_WIDER = re.compile(load_vocabulary("wider_than_body").alternation("place or group"))
_NAMED = re.compile(_WORDS("indicator", "index"))
_INDICATOR = re.compile(
    rf"(?:{_WORDS('indicator', 'index')})?\s*(?:{_WORDS('ordinal')})?\s*([0-9]{{1,2}})(?:\s+\1)?\s*[.)]?(?![0-9.])"
)
_SUB = re.compile(
    rf"(?:(?:{_WORDS('indicator', 'sub')})\s*(?:{_WORDS('ordinal')})?\s*)?"
    r"(?P<indicator>[1-9][0-9]?)\.(?P<part>[1-9])(?![0-9])"
)
_LEAST = 0.8
"""A number beside words that are no indicator's name is a row number, and names nothing."""
_DOUBTFUL = 0.86
"""A row of totals may carry a number too; below this its words decide."""


def read_row_labels(grid: ScoreGrid, context: TableContext, frame: FrameLookup) -> list[RowLabel | None]:
    """One code per body row of a table; None for a row that names none."""
    indicators = frame.indicators(context.year)
    code_column = find_code_column(grid)
    parts: dict[int, RowLabel] = {}
    if code_column is not None:
        parts = read_question_rows(grid, code_column, context, frame)
    # a table of questions may head each group of them with the indicator's own row and score
    others = [r for r in range(len(grid.rows)) if r not in parts]
    rows = _join_label_cells(grid, others)
    divided = frame.divided_indicators(context.year)
    parts |= _read_parts(rows, indicators, divided, must_be_named=code_column is not None)
    labels: list[RowLabel | None] = []
    seen: list[str] = []
    for row_no, row in enumerate(grid.rows):
        label = parts.get(row_no) or _read_total_label(row, grid, context, indicators, seen)
        if label is not None:
            seen.append(label.code)
        labels.append(label)
    return labels


def _join_label_cells(grid: ScoreGrid, row_numbers: Sequence[int]) -> dict[int, str]:
    """Row number -> the text of the cells that may name what the row is about; rows of wider bodies are left out."""
    skipped = {column.index for column in grid.of_kind("score", "contribution", "not_a_score", "level")}
    # an instrument printed beside its indicators groups them; printed alone it is what the row is about
    if grid.of_kind("title", "code", "other"):
        skipped |= {column.index for column in grid.of_kind("instrument")}
    texts: dict[int, str] = {}
    for row_no in row_numbers:
        row = grid.rows[row_no]
        cells = list(dict.fromkeys(cell for i, cell in enumerate(row) if cell is not None and i not in skipped))
        joined = " ".join(text for cell in cells if (text := plain(cell.text)))
        if joined and not _WIDER.search(joined):
            texts[row_no] = joined
    return texts


def _read_parts(
    texts: Mapping[int, str], indicators: Sequence[KnownIndicator], divided: Collection[int], must_be_named: bool
) -> dict[int, RowLabel]:
    """Row number -> the sub-indicator, indicator or instrument that its text names.

    Args:
        texts: row number -> the text of its cells, as `_join_label_cells` gives it.
        indicators: those of the year.
        divided: the indicators that have sub-indicators.
        must_be_named: whether an indicator counts only where the word ตัวชี้วัด, or its name, stands there.
    """
    labels: dict[int, RowLabel] = {}
    rows: list[tuple[int, str, str, str]] = []
    for row_no, joined in texts.items():
        sub = _SUB.match(joined)
        if sub is not None and int(sub["indicator"]) in divided:
            labels[row_no] = RowLabel(f"indicator-{sub['indicator']}.{sub['part']}", joined, 0.95)
            continue
        number = _INDICATOR.match(joined)
        if must_be_named and not _NAMED.match(joined):
            continue
        title = joined[number.end() :] if number else joined
        rows.append((row_no, number.group(1) if number else "", title.strip(" .:)"), joined))
    readings = read_indicator_column(
        [number for _, number, _, _ in rows], [title for _, _, title, _ in rows], indicators
    )
    for (row_no, _, _, joined), reading in zip(rows, readings, strict=True):
        instrument = read_instrument(joined)
        if (
            reading is not None
            and reading.confidence >= _LEAST
            and (reading.confidence > _DOUBTFUL or not _TOTAL.search(joined))
        ):
            labels[row_no] = RowLabel(f"indicator-{reading.number}", joined, reading.confidence)
        elif instrument is not None:
            labels[row_no] = RowLabel(instrument.lower(), joined, 0.97)
    return labels


def _read_total_label(
    row: Sequence[Cell | None],
    grid: ScoreGrid,
    context: TableContext,
    indicators: Sequence[KnownIndicator],
    seen: Sequence[str],
) -> RowLabel | None:
    """A row of totals: of the instrument whose parts stand above it, or of the whole assessment."""
    numeric = {column.index for column in grid.of_kind("score", "contribution", "not_a_score", "level")}
    texts = [plain(cell.text) for i, cell in enumerate(row) if cell is not None and i not in numeric]
    joined = " ".join(dict.fromkeys(text for text in texts if text))
    if not joined or len(joined) > 90 or not _TOTAL.search(joined) or is_score_text(joined) or _WIDER.search(joined):
        return None
    named = read_instrument(joined)
    if named is not None:
        return RowLabel(named.lower(), joined, 0.95)
    above = {instrument_of(code, indicators) for code in seen}
    if not above and not _IS_ITA.search(f"{joined} {grid.heading_text} {context.heading}"):
        return None  # a total of money, of people, of anything
    if above == set(INSTRUMENT_NAMES) or (not above and context.instrument is None) or None in above:
        return RowLabel("ita", joined, 0.95)
    if len(above) == 1:
        (instrument,) = above
        if instrument is not None:
            return RowLabel(instrument.lower(), joined, 0.9)
    return RowLabel("ita", joined, 0.8) if not above else None

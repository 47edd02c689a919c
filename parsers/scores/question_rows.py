"""The rows of a table that are questions: which column holds their codes, and which code each row has.

The code column is decided as a whole, because its letters and digits are what OCR garbles most; but a letter that is
printed clearly says whose question it is, whatever the heading says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from prongsai.normalizers.values.code_columns import resolve_code_column
from prongsai.normalizers.values.codes import CodeReading, read_question_code, squeeze_code
from prongsai.normalizers.values.instruments import INSTRUMENT_OF_LETTER, read_instrument
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.cell_text import plain
from prongsai.parsers.scores.columns import ScoreGrid
from prongsai.parsers.scores.context import RowLabel, TableContext, title_of_row
from prongsai.parsers.scores.frame_codes import FrameLookup
from prongsai.pipeline.model import Cell, Instrument

_ITEM = rf"(?:(?:{load_vocabulary('indicator_words').alternation('question')})\s*)?"
_QUESTION = re.compile(rf"{_ITEM}[iIlL1|!eEoO0]\s?[.\-]?\s?[0-9oOlI]{{1,2}}\s*[.):]?")
_LETTERED = re.compile(rf"{_ITEM}[iIeEoO]\s?[.\-]?\s?[0-9]{{1,2}}\s*[.):]?(?:\s|$)")
_ZERO_OR_ONE = re.compile(rf"{_ITEM}(?:[0๐][0-9๐-๙]|1[๐-๙]{{2}})")
"""`0๙`, `1๑๒`: the letters o and i where a reader took them for digits; `112` may count anything."""
_CLEAR = 0.9
"""Confidence from which a code is believed as printed, whatever its neighbours are. Measured: 0.45 to 0.95 give the
same rows of 4 reports."""
_OUT_OF_ORDER = 0.5
"""Of two answers, the picture's and the order's, either may be right: a toss-up, less than a lone reading needs."""
_CLEAR_LETTER = re.compile(r"([ieo])[1-9][0-9]?")
_LONGEST_CODE = 6
"""Characters without blanks: a letter, two digits and the dots and brackets around them."""
_SEVERAL = 0.6
"""Share of a column's cells that must look like question codes before the column is taken for one."""


def find_code_column(grid: ScoreGrid) -> int | None:
    """The column of question codes: most of its filled cells look like one, and some show a letter or a long run."""
    shares: dict[int, float] = {}
    for column in grid.columns:
        if column.kind in ("score", "contribution", "not_a_score"):
            continue
        printed = _filled_texts(grid, column.index)
        texts = [plain(text) for text in printed]
        n_codes = len(set(texts))
        if column.kind != "code" and (n_codes < 2 or n_codes * 2 <= len(texts)):
            continue  # a column of `100` looks like one of `i๐๐`, but codes differ
        like = sum(bool(_QUESTION.fullmatch(t) or _LETTERED.match(t)) for t in texts)
        lettered = sum(bool(_LETTERED.match(t)) for t in texts)
        is_number = column.claim.role != "score"  # `จำนวนผู้ตอบ`, say
        has_zeros = not is_number and any(map(_ZERO_OR_ONE.match, printed))
        share = like / len(texts) if texts else 0.0
        if share >= _SEVERAL and (lettered * 2 >= len(texts) or has_zeros or column.kind == "code"):
            shares[column.index] = share
    return max(shares, key=lambda index: shares[index], default=None)


def _filled_texts(grid: ScoreGrid, index: int) -> list[str]:
    cells = dict.fromkeys(cell for row in grid.rows if (cell := row[index]) is not None and cell.text.strip())
    return [cell.text.strip() for cell in cells]


def read_question_rows(
    grid: ScoreGrid, code_column: int, context: TableContext, frame: FrameLookup
) -> dict[int, RowLabel]:
    """Row number -> code, the runs of one instrument being decided together."""
    readings: dict[int, RowLabel] = {}
    for instrument, rows in _instrument_runs(grid, code_column, context):
        kept = [(r, text) for r in rows if (text := _code_text(grid.rows[r][code_column])) is not None]
        known = frame.questions(context.year, instrument)
        titles = [title_of_row(grid.rows[r], grid) for r, _ in kept]
        # the Thai digits of a garbled code are evidence, so the texts go in as printed
        resolved = resolve_code_column([text for _, text in kept], titles, known, instrument, frame.most_questions)
        for (row_no, text), reading in zip(kept, resolved, strict=True):
            printed = read_question_code(text, instrument, frame.most_questions)
            if printed is not None and printed.confidence >= _CLEAR:
                # tables of one issue skip about and print no question text: there a clear code beats its neighbours
                is_other_letter = reading.instrument != printed.instrument
                if context.is_issue or is_other_letter or reading.confidence < _CLEAR:
                    reading = _doubted(printed, reading, grid.rows[row_no][code_column])
            if reading.code is not None:
                readings[row_no] = RowLabel(reading.code, text, reading.confidence)
    return readings


def _doubted(printed: CodeReading, by_order: CodeReading, cell: Cell | None) -> CodeReading:
    """The code as printed, no surer than the reader of the picture was of it.

    What is printed beats the order where a machine read no picture. In a picture i8 is easily i18, so a code that its
    neighbours count otherwise is left to whoever looks at the page. A cell of a text layer has a confidence of 1.
    """
    if cell is None or cell.confidence == 1.0:
        return printed
    is_disputed = by_order.code not in (None, printed.code) and by_order.confidence >= _CLEAR
    sure = min(printed.confidence, cell.confidence, _OUT_OF_ORDER if is_disputed else 1.0)
    return replace(printed, confidence=sure)


def _code_text(cell: Cell | None) -> str | None:
    """What of a cell may be a code: all of it, or the clear code that its question follows; None for other text."""
    if cell is None:
        return None
    squeezed = squeeze_code(cell.text)
    if len(squeezed) > _LONGEST_CODE:
        clear = _LETTERED.match(plain(cell.text))
        return clear.group().strip() if clear else None
    return cell.text if re.search(r"[0-9]", squeezed) else None


def _instrument_runs(
    grid: ScoreGrid, code_column: int, context: TableContext
) -> Iterator[tuple[Instrument | None, list[int]]]:
    """Consecutive rows under one instrument: as a clear letter, a column, a title row or the heading says."""
    columns = grid.of_kind("instrument")
    current = context.instrument or read_instrument(grid.heading_text)
    run: list[int] = []
    for row_no, row in enumerate(grid.rows):
        texts = [plain(cell.text) for column in columns if (cell := row[column.index]) is not None]
        if not columns:
            texts = [plain(cell.text) for cell in row if cell is not None and cell.col_span >= len(row) - 1]
        named = next((found for text in texts if (found := read_instrument(text)) is not None), None)
        code = row[code_column]
        letter = _CLEAR_LETTER.fullmatch(squeeze_code(code.text)) if code is not None else None
        named = INSTRUMENT_OF_LETTER[letter.group(1)] if letter else named
        if named is not None and named != current:
            if run:
                yield current, run
            current, run = named, []
        run.append(row_no)
    if run:
        yield current, run

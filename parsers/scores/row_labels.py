"""What each row of a table of codes is about: a question, a sub-indicator, an indicator, an instrument, a total."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from prongsai.normalizers.values.indicators import KnownIndicator, read_indicator_column
from prongsai.normalizers.values.instruments import INSTRUMENT_NAMES, find_instrument_mentions, read_instrument
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.cell_text import plain
from prongsai.parsers.scores.columns import Column, ScoreGrid
from prongsai.parsers.scores.context import RowLabel, TableContext
from prongsai.parsers.scores.frame_codes import FrameLookup, instrument_of
from prongsai.parsers.scores.matter import is_of_assessment
from prongsai.parsers.scores.question_rows import find_code_column, read_question_rows
from prongsai.parsers.scores.question_texts import heads_questions, read_question_texts
from prongsai.parsers.scores.row_years import find_year_column
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
_ITA = re.compile(r"ITA\b", re.IGNORECASE)
_WIDER = re.compile(load_vocabulary("wider_than_body").alternation("place or group"))
_NAMED = re.compile(_WORDS("indicator", "index"))
_INDICATOR = re.compile(
    rf"(?:{_WORDS('indicator', 'index')})?\s*(?:{_WORDS('ordinal')})?\s*([0-9]{{1,2}})(?:\s+\1)?\s*[.)]?(?![0-9.])"
)
_SUB = re.compile(
    rf"(?:(?:{_WORDS('indicator', 'sub')})\s*(?:{_WORDS('ordinal')})?\s*)?"
    r"(?P<indicator>[1-9][0-9]?)\.(?P<part>[1-9])(?!\.?[0-9])"
)
_FRONT = re.compile(r"[^0-9]{0,12}(?:(?P<number>[0-9]{1,2})(?![0-9.,])[^0-9]{0,3})?")
"""A word of an indicator or its short form, with the number and the mark behind it."""
_LETTER = re.compile(r"[^\W\d_]")
_COUNT = re.compile(r"[0-9]{1,3}\s*[.)]?")
_NUMBERED = re.compile(r"[^0-9]{0,12}[0-9]{1,2}(?![0-9.,])")
"""A name with an indicator's number in front: `ตชว. 6 …`, `(6) …`."""
_CLAIMS = re.compile(load_vocabulary("claim_words").alternation())
_SUB_INDICATOR, _INSTRUMENT = 0.95, 0.97
"""How sure a row is of a printed number in parts, and of an instrument's name. As with codes and indicators the order
counts, and what a step is worth for a score is measured (`data/confidence/weights.csv`)."""
_TOTAL_NAMED, _TOTAL_OF_PARTS, _TOTAL_BY_HEADING = 0.95, 0.9, 0.8
"""A total that names its whole or has all parts above it; that of one instrument's parts; that which the heading over
the table names, and nothing else."""
_LEAST = 0.8
"""A number beside words that are no indicator's name is a row number, and names nothing."""
_LONGEST_TOTAL = 90
"""Characters: one line of 16 pt across A4; a longer text is a sentence. Measured: 45 to 135 give the same rows of 7
reports."""
_DOUBTFUL = 0.86
"""A row of totals may carry a number too; below this its words decide."""
_SEVERAL_OTHERS = 2
"""So many rows of something else above a total (plans, projects) make it theirs, unless it names the assessment."""


def read_row_labels(grid: ScoreGrid, context: TableContext, frame: FrameLookup) -> list[RowLabel | None]:
    """One code per body row of a table; None for a row that names none."""
    indicators = frame.indicators(context.year)
    code_column = find_code_column(grid)
    parts: dict[int, RowLabel] = {}
    if code_column is not None:
        parts = read_question_rows(grid, code_column, context, frame)
    else:
        parts = read_question_texts(grid, context, frame)
    has_questions = code_column is not None or bool(parts) or heads_questions(grid)
    # a table of questions may head each group of them with the indicator's own row and score
    others = [r for r in range(len(grid.rows)) if r not in parts]
    rows = _join_label_cells(grid, others, find_year_column(grid, context.report_year))
    divided = frame.divided_indicators(context.year)
    named = _read_parts(rows, indicators, divided, must_be_named=has_questions)
    parts |= _without_look_alikes(named, rows, grid)
    labels: list[RowLabel | None] = []
    seen: list[str] = []
    totalled: dict[str, int] = {}
    others_above = 0
    for row_no, row in enumerate(grid.rows):
        label = parts.get(row_no)
        text = _total_text(row, grid) if label is None else None
        if text is not None and not parts and not is_of_assessment(grid, context, text):
            text = None  # a total of money, of marks in another index
        if text is not None and (seen or others_above < _SEVERAL_OTHERS or _ITA.search(text)):
            # a total that is printed again (`คะแนนเฉลี่ย` under each instrument) sums what stands between the two
            label = _read_total_label(text, grid, context, indicators, seen[totalled.get(text, 0) :] or seen)
            totalled[text] = len(seen) + (label is not None)
        if label is not None:
            seen.append(label.code)
        others_above += label is None and row_no in rows
        labels.append(label)
    return labels


def _without_look_alikes(
    labels: Mapping[int, RowLabel], texts: Mapping[int, str], grid: ScoreGrid
) -> dict[int, RowLabel]:
    """The labels without those that only sound like an indicator, in a table most of whose numbers are of other things.

    `การใช้งบประมาณของกองคลัง` between `งานโยธา` and `งานประปา` is no indicator, whatever its words.
    """
    numeric = [column.index for column in grid.of_kind("score", "contribution")]
    with_numbers = [row for row in texts if any(_has_digit(grid.rows[row][at]) for at in numeric)]
    others = [row for row in with_numbers if row not in labels and not _TOTAL.search(texts[row])]
    if len(others) <= len(labels):
        return dict(labels)
    return {
        row: label
        for row, label in labels.items()
        if _NAMED.match(texts[row]) or not label.code.startswith("indicator")
    }


def _has_digit(cell: Cell | None) -> bool:
    return cell is not None and any(char.isdecimal() for char in cell.text)


def _join_label_cells(grid: ScoreGrid, row_numbers: Sequence[int], years: Column | None) -> dict[int, str]:
    """Row number -> the text of the cells that may name what the row is about; rows of wider bodies are left out.

    Args:
        grid: the table.
        row_numbers: the rows to be named.
        years: its column of years, which names no row.
    """
    skipped = {column.index for column in grid.of_kind("score", "contribution", "not_a_score", "level")}
    # an instrument printed beside its indicators groups them; printed alone it is what the row is about
    if any(column != years for column in grid.of_kind("title", "code", "other")):
        skipped |= {column.index for column in grid.of_kind("instrument")}
    skipped |= {years.index} if years is not None else set()
    texts: dict[int, str] = {}
    for row_no in row_numbers:
        row = grid.rows[row_no]
        cells = dict.fromkeys(cell for i, cell in enumerate(row) if cell is not None and i not in skipped)
        joined = " ".join(_without_counts([text for cell in cells if (text := plain(cell.text))]))
        if joined and not _WIDER.search(joined):
            texts[row_no] = joined
    return texts


def _without_counts(texts: Sequence[str]) -> Sequence[str]:
    """The cells that may name a row, without the numbers that only count rows, people or ranks.

    A number alone is an indicator's where it stands before a name that has none: `7 | ตัวชี้วัด 6 คุณภาพ…`, and any
    number behind a name, tell of something else.

    >>> _without_counts(["7", "ตัวชี้วัด 6 คุณภาพ"]), _without_counts(["6", "คุณภาพ", "21"]), _without_counts(["6", "7"])
    (['ตัวชี้วัด 6 คุณภาพ'], ['6', 'คุณภาพ'], ['6', '7'])
    """
    first_name = next((at for at, text in enumerate(texts) if not _COUNT.fullmatch(text)), None)
    if first_name is None:
        return texts
    is_numbered = _NUMBERED.match(texts[first_name]) is not None
    before = [] if is_numbered else list(texts[:first_name])
    return before + [text for text in texts[first_name:] if _LETTER.search(text)]


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
            labels[row_no] = RowLabel(f"indicator-{sub['indicator']}.{sub['part']}", joined, _SUB_INDICATOR)
            continue
        number = _INDICATOR.match(joined)
        if must_be_named and not _NAMED.match(joined):
            continue
        title = joined[number.end() :] if number else joined
        printed, title = _behind_front(joined, indicators) or (number.group(1) if number else "", title.strip(" .:)"))
        rows.append((row_no, printed, title, joined))
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
            labels[row_no] = RowLabel(instrument.lower(), joined, _INSTRUMENT)
    return labels


def _behind_front(joined: str, indicators: Sequence[KnownIndicator]) -> tuple[str, str] | None:
    """The number and the name of a row that ends with the whole name of an indicator, behind a few letters of any kind.

    `ข้อที่ 3 การใช้อำนาจ`, `[3] การใช้อำนาจ`, `KPI 3 : การใช้อำนาจ`: there are more words for it than can be known.
    """
    name = max((one for each in indicators for one in each.wordings if joined.endswith(one)), key=len, default="")
    front = _FRONT.fullmatch(joined.removesuffix(name)) if name else None
    if front is None or _CLAIMS.search(joined.removesuffix(name)):
        return None
    return front["number"] or "", name


def _total_text(row: Sequence[Cell | None], grid: ScoreGrid) -> str | None:
    """The words of a row of totals; None for any other row."""
    numeric = {column.index for column in grid.of_kind("score", "contribution", "not_a_score", "level", "number")}
    texts = [plain(cell.text) for i, cell in enumerate(row) if cell is not None and i not in numeric]
    joined = " ".join(dict.fromkeys(text for text in texts if text))
    if len(joined) > _LONGEST_TOTAL or not _TOTAL.search(joined) or _WIDER.search(joined):
        return None
    return joined


def _read_total_label(
    joined: str,
    grid: ScoreGrid,
    context: TableContext,
    indicators: Sequence[KnownIndicator],
    seen: Sequence[str],
) -> RowLabel | None:
    """Whose total a row is: of the instrument whose parts stand above it, or of the whole assessment."""
    named = read_instrument(joined)
    if named is not None:
        return RowLabel(named.lower(), joined, _TOTAL_NAMED)
    above = {instrument_of(code, indicators) for code in seen}
    if not above:
        if not _IS_ITA.search(f"{joined} {grid.heading_text} {context.heading}"):
            return None  # a total of money, of people, of anything
        if context.instrument is None or _ITA.search(joined):
            return RowLabel("ita", joined, _TOTAL_NAMED)
        return RowLabel(context.instrument.lower(), joined, _TOTAL_BY_HEADING)
    if above == set(INSTRUMENT_NAMES) or None in above:
        return RowLabel("ita", joined, _TOTAL_NAMED)
    only = above.pop() if len(above) == 1 else None
    own = {f"indicator-{each.number}" for each in indicators if each.instrument == only}
    if _ITA.search(joined):
        # below all parts of one instrument even a total of ITA may be meant as theirs
        is_open = only is not None and own <= set(seen)
        return RowLabel("ita", joined, _TOTAL_NAMED, ("ita", only.lower()) if only is not None and is_open else ())
    if only is None:
        return None
    is_named = context.instrument is not None or find_instrument_mentions(f"{grid.heading_text} {joined}")
    if is_named or own <= set(seen) or not own & set(seen):
        return RowLabel(only.lower(), joined, _TOTAL_OF_PARTS)
    # some indicators of one instrument, and a total of what nobody says
    return RowLabel(only.lower(), joined, _TOTAL_OF_PARTS, (only.lower(), "ita"))

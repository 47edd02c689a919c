"""Analysis reports whose tables are grouped: questions under their indicator, indicators beside their instrument."""

from __future__ import annotations

from tests.corpus.blocks import GridCell
from tests.corpus.draft import Draft
from tests.corpus.frame import INSTRUMENT_NAMES, INSTRUMENTS, indicators, titles
from tests.corpus.layouts.analysis import QUESTION_HEADERS, add_heading, add_instruments, add_overall
from tests.corpus.scores import ScoreSet

INSTRUMENT_HEADERS = (
    ("เครื่องมือ", "ตัวชี้วัด", "คะแนน", "คะแนนเฉลี่ย"),
    ("แบบวัด", "ตัวชี้วัดที่", "คะแนนรายตัวชี้วัด", "คะแนนรายเครื่องมือ"),
)


def add_grouped_questions(draft: Draft, scores: ScoreSet) -> None:
    """One table of every question; a line across it opens each indicator and carries the indicator's score."""
    style = draft.style
    texts = titles(scores.year)
    rows: list[list[str | GridCell]] = [list(QUESTION_HEADERS[style.wording % len(QUESTION_HEADERS)])]
    for indicator in indicators(scores.year):
        value = draft.printed(scores, f"indicator-{indicator.no}")
        label = style.digits(f"ตัวชี้วัดที่ {indicator.no} {indicator.name}")
        if draft.is_held_out:
            rows.append([GridCell(f"{label} ({value} คะแนน)", col_span=3, bold=True)])
        else:
            rows.append([GridCell(label, col_span=2, bold=True), GridCell(value, align="center", bold=True)])
        for code in indicator.questions:
            value = draft.printed(scores, code)
            rows.append(
                [GridCell(style.code(code), align="center"), style.digits(texts[code]), GridCell(value, align="center")]
            )
    draft.table(rows, (0.12, 0.7, 0.18))


def write_grouped_questions(draft: Draft, scores: ScoreSet) -> None:
    draft.kind = "analysis"
    add_heading(draft)
    add_overall(draft, scores)
    add_instruments(draft, scores)
    draft.para("คะแนนรายข้อ จำแนกตามตัวชี้วัด", bold=True)
    add_grouped_questions(draft, scores)


def write_instrument_rows(draft: Draft, scores: ScoreSet) -> None:
    """The ten indicators in one table, their instrument and its score in merged cells at either side."""
    draft.kind = "analysis"
    style = draft.style
    add_heading(draft)
    add_overall(draft, scores)
    rows: list[list[str | GridCell]] = [list(INSTRUMENT_HEADERS[style.wording % 2])]
    for instrument in INSTRUMENTS:
        own = [each for each in indicators(scores.year) if each.instrument == instrument]
        for index, each in enumerate(own):
            value = draft.printed(scores, f"indicator-{each.no}")
            row: list[str | GridCell] = [style.digits(f"{each.no}. {each.name}"), GridCell(value, align="center")]
            if index == 0:
                total = draft.printed(scores, instrument.lower())
                row = [GridCell(instrument, len(own), align="center"), *row, GridCell(total, len(own), align="center")]
            rows.append(row)
    draft.table(rows, (0.15, 0.45, 0.2, 0.2))
    draft.para("หน่วยงานตั้งใจยกตัวชี้วัดที่ได้คะแนนน้อยให้สูงขึ้นในปีถัดไป", indent=True)


def write_prose(draft: Draft, scores: ScoreSet) -> None:
    """No table at all: every score in a numbered sentence."""
    draft.kind = "analysis"
    add_heading(draft)
    add_overall(draft, scores)
    for number, instrument in enumerate(INSTRUMENTS, 1):
        own = [each for each in indicators(scores.year) if each.instrument == instrument]
        total = draft.printed(scores, instrument.lower())
        draft.para(f"{number}. {INSTRUMENT_NAMES[instrument]} ({instrument}) คะแนนรวม {total} คะแนน", bold=True)
        for index, each in enumerate(own, 1):
            value = draft.printed(scores, f"indicator-{each.no}")
            verb = "มีค่าคะแนน" if draft.is_held_out else "ได้คะแนน"
            draft.para(f"{number}.{index} ตัวชี้วัดที่ {each.no} {each.name} {verb} {value} คะแนน", indent=True)

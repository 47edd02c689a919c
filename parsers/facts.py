"""What a report says of itself: its title, its year, the kind of report it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.normalizers.values.digits import to_arabic
from prongsai.parsers.years import pick_assessed_year, pick_document_year
from prongsai.pipeline.model import Block, DocumentKind, Paragraph, Table

_TITLE_WORDS = re.compile(
    r"รายงาน|การวิเคราะห์|มาตรการ|ผลการประเมิน|ประกาศ|การนำผล|สรุปผล|แผน|การประเมินคุณธรรม|ผลคะแนน|การดำเนินการ|แนวทาง|เรื่อง"
)
_NO_TITLE = re.compile(r"^(?:คำนำ|สารบัญ|ส่วนราชการ|ที่\s|เรียน|วันที่|หน้า|[-–\s0-9๐-๙]+$)")
_MEMO = re.compile(r"บันทึก\s*ข้อความ")
_SUBJECT = re.compile(r"^\s*เรื่อง\s*[:.]?\s*(.+)")
_MEASURES_REPORT = re.compile(
    r"(?:รายงาน)?ผลการ(?:ดำเนินการ|ดำเนินงาน|ปฏิบัติ|ขับเคลื่อน)|การดำเนินการตามมาตรการ|รายงานการกำกับติดตาม"
)
_ANALYSIS = re.compile(r"วิเคราะห์|ผลการประเมิน|ผลประเมิน|คะแนนการประเมิน|ผลคะแนน|การนำผล")
_MEASURES = re.compile(r"มาตรการ")
_RUNNING_TEXT = re.compile(r"^(?:[0-9๐-๙]+[.)]|คำนำ|สารบัญ|ตามที่|ด้วย|การประเมินคุณธรรม.{60})")
_FIRST_LINES = 40
_TITLE_LINES = 4
_LONGEST_TITLE_LINE = 160


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """The report's own words about itself; None where it does not say."""

    title: str | None
    title_lines: tuple[str, ...]
    kind: DocumentKind
    fiscal_year: int | None
    assessed_year: int | None
    """The year to take for a score whose own words name none."""
    is_memo: bool


def read_facts(blocks: Sequence[Block], n_bodies: int, n_scores: int, n_measures: int) -> DocumentFacts:
    """Read title, year and kind.

    Args:
        blocks: the document in reading order.
        n_bodies: how many bodies its results tables list.
        n_scores, n_measures: what was found in it, which decides where the title does not.
    """
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    opening = _opening(blocks)
    is_memo = any(_MEMO.search(p.text) for p in opening[:6])
    title_lines = _find_title(opening, is_memo)
    title = " ".join(title_lines) or None
    texts = [p.text for p in paragraphs]
    year = pick_document_year([*title_lines], texts or _table_texts(blocks))
    # a title without a year stands above one: `ประจำปีงบประมาณ …` on the cover or in the file's first lines
    if not any(re.search(r"25[5-9]\d|ปี\s*6\d", to_arabic(line)) for line in title_lines):
        year = pick_document_year([p.text for p in opening[:12]], texts or _table_texts(blocks)) or year
    assessed = pick_assessed_year(texts) or year
    kind = _kind(title or "", is_memo, n_bodies, n_scores, n_measures)
    return DocumentFacts(title, tuple(title_lines), kind, year, assessed, is_memo)


def _opening(blocks: Sequence[Block]) -> list[Paragraph]:
    """The paragraphs before the first table, or the first ones where the document begins with a table."""
    opening: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            opening.append(block)
        elif len(opening) >= 2:
            break
        if len(opening) >= _FIRST_LINES:
            break
    return opening


def _find_title(opening: Sequence[Paragraph], is_memo: bool) -> list[str]:
    if is_memo:
        for at, paragraph in enumerate(opening):
            match = _SUBJECT.match(paragraph.text)
            if match:
                return [match.group(1).strip(), *_subject_rest(opening[at + 1 : at + 3])]
    for at, paragraph in enumerate(opening):
        text = paragraph.text.strip()
        if _TITLE_WORDS.search(text) and not _NO_TITLE.match(text) and len(text) <= _LONGEST_TITLE_LINE:
            return _title_from(opening[at : at + _TITLE_LINES])
    return []


def _subject_rest(following: Sequence[Paragraph]) -> list[str]:
    lines = []
    for paragraph in following:
        if re.match(r"^\s*(?:เรียน|อ้างถึง|สิ่งที่ส่งมา|ด้วย|ตาม|\d|[๐-๙])", paragraph.text):
            break
        lines.append(paragraph.text.strip())
    return lines


def _title_from(lines: Sequence[Paragraph]) -> list[str]:
    title: list[str] = []
    for paragraph in lines:
        text = paragraph.text.strip()
        # the title ends where running text, a numbered section or the preface begins
        if title and (len(text) > _LONGEST_TITLE_LINE or _RUNNING_TEXT.match(text)):
            break
        title.append(text)
        if re.search(r"(?:ปีงบประมาณ|ประจำปี|พ\.\s*ศ\.)\D{0,12}25[5-9]\d", to_arabic(text)):
            break
    return title


def _table_texts(blocks: Sequence[Block]) -> list[str]:
    return [cell.text for block in blocks if isinstance(block, Table) for cell in block.cells]


def _kind(title: str, is_memo: bool, n_bodies: int, n_scores: int, n_measures: int) -> DocumentKind:
    if n_bodies >= 3:
        return "results_table"
    if is_memo:
        return "memo"
    if _MEASURES_REPORT.search(title) and (_MEASURES.search(title) or n_measures):
        return "measures_report"
    if _ANALYSIS.search(title) and n_scores:
        return "analysis"
    if n_measures and _MEASURES.search(title):
        return "measures_report"
    if n_scores > 3:
        return "analysis"
    return "measures_report" if n_measures else "other"

"""Tables with known cells, drawn in every manner that rows and columns are told by, and what is read of them.

A page has a title, a table and a line below it. Bodies, labels and numbers come by chance from the number of a table;
even numbers were looked at while the finder of tables was written, odd ones were not.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from prongsai.pipeline.model import Table
from prongsai.pipeline.tables.blocks import extract_blocks
from tests.kinds.drawn import LEADING_PT, MARGIN_PT, Sheet, sheets_to_pdf, width_of
from tests.page_makers import layer_pages

MANNERS = (
    "ruled",
    "rules between rows",
    "rules above and below",
    "rules under rows",
    "rules inside",
    "rules under cells",
    "rows shaded",
    "cells shaded",
    "rows shaded with rules",
    "no rules",
    "no rules, far apart",
)
_WITH_RULES = ("rules between rows", "rules above and below", "rules under rows", "rules inside")
LABELS = (
    "การปฏิบัติหน้าที่",
    "การใช้งบประมาณ",
    "การใช้อำนาจ",
    "การใช้ทรัพย์สินของราชการ",
    "การแก้ไขปัญหาการทุจริต",
    "คุณภาพการดำเนินงาน",
    "ประสิทธิภาพการสื่อสาร",
    "การปรับปรุงการทำงาน",
    "การเปิดเผยข้อมูล",
    "การป้องกันการทุจริต",
    "คะแนนรวม",
)
HEADS = ("คะแนน", "เป้าหมาย", "ผลต่าง", "จำนวน", "ร้อยละ", "ปี 2566", "ปี 2567", "เฉลี่ย")
LEVELS = ("ผ่าน", "ผ่านดี", "ต้องปรับปรุง", "AA", "A")
Pairs = Counter[tuple[str, str, str]]


@dataclass(frozen=True)
class DrawnTable:
    """The cells of a table row by row, and the page that shows it."""

    rows: list[list[str]]
    data: bytes


def draw_table(number: int, manner: str) -> DrawnTable:
    """Table `number` in a manner."""
    chance = random.Random(f"{number} {manner}")  # tables by chance, no secrets
    rows = _pick_rows(chance)
    widths = [max(width_of(row[col]) for row in rows) + chance.uniform(14, 40) for col in range(len(rows[0]))]
    height = LEADING_PT + (chance.uniform(14, 22) if manner == "no rules, far apart" else chance.uniform(3, 8))
    lefts = [MARGIN_PT]
    for width in widths:
        lefts.append(lefts[-1] + width)
    sheet = Sheet(width=max(595.0, lefts[-1] + MARGIN_PT))
    sheet.text(MARGIN_PT, 60, "ผลการประเมินของหน่วยงานในปีที่ผ่านมา")
    top = 100.0
    right_aligned = chance.random() < 0.5
    _draw_shades(sheet, manner, lefts, top, height, len(rows))
    for index, row in enumerate(rows):
        for col, text in enumerate(row):
            is_right = right_aligned and col > 0
            x = lefts[col + 1] - 6 - width_of(text) if is_right else lefts[col] + 5
            sheet.text(x, top + index * height + (height - 15) / 2, text)
    _draw_rules(sheet, manner, lefts, top, height, len(rows))
    sheet.text(MARGIN_PT, top + len(rows) * height + 45, "หน่วยงานนำผลไปปรับปรุงการทำงานในปีต่อไป")
    return DrawnTable(rows, sheets_to_pdf(sheet))


def _pick_rows(chance: random.Random) -> list[list[str]]:
    n_numbers = chance.randint(2, 5)
    has_level = chance.random() < 0.4
    labels = chance.sample(LABELS, chance.randint(4, len(LABELS)))
    head = ["ตัวชี้วัด", *chance.sample(HEADS, n_numbers), *(["ระดับ"] if has_level else [])]
    rows = [head]
    for number, label in enumerate(labels, 1):
        values = [f"{chance.uniform(0, 100):.2f}" for _ in range(n_numbers)]
        rows.append([f"{number}. {label}", *values, *([chance.choice(LEVELS)] if has_level else [])])
    return rows


def _draw_shades(sheet: Sheet, manner: str, lefts: list[float], top: float, height: float, n_rows: int) -> None:
    for index in range(n_rows):
        upper, lower = top + index * height, top + (index + 1) * height
        if manner in ("rows shaded", "rows shaded with rules") and index % 2:
            sheet.fill(lefts[0], upper, lefts[-1], lower, 0.9)
        if manner == "cells shaded" and index % 2 == 0:
            for left, right in zip(lefts, lefts[1:], strict=False):
                sheet.fill(left, upper, right, lower, 0.85)


def _draw_rules(sheet: Sheet, manner: str, lefts: list[float], top: float, height: float, n_rows: int) -> None:
    at = [top + index * height for index in range(n_rows + 1)]
    if manner == "rules above and below":
        at = [at[0], at[1], at[-1]]
    if manner in ("rules under rows", "rules under cells"):
        at = at[1:]
    if manner == "rules inside":
        at = at[1:-1]
    if manner in (*_WITH_RULES, "ruled", "rows shaded with rules"):
        for y in at:
            sheet.line(lefts[0], y, lefts[-1], y)
    if manner == "rules under cells":
        for y in at:
            for left, right in zip(lefts, lefts[1:], strict=False):
                sheet.line(left, y, right, y)
    if manner == "ruled":
        for x in lefts:
            sheet.line(x, top, x, at[-1])


def read_tables(data: bytes) -> Iterator[list[list[str]]]:
    """The tables of a page as rows of text."""
    for page in layer_pages(data):
        for block in extract_blocks(page).rows:
            if isinstance(block, Table):
                rows = [[""] * block.n_cols for _ in range(block.n_rows)]
                for cell in block.cells:
                    rows[cell.row][cell.col] = cell.text
                yield rows


def to_pairs(rows: list[list[str]]) -> Pairs:
    """Each cell with text and its nearest neighbour to the right and below that has some (ICDAR 2013), no blanks."""
    texts = [["".join(text.split()) for text in row] for row in rows]
    pairs: Pairs = Counter()
    for r, row in enumerate(texts):
        for c, text in enumerate(row):
            right = next((other for other in row[c + 1 :] if other), "")
            below = next((lower[c] for lower in texts[r + 1 :] if lower[c]), "")
            if text and right:
                pairs[text, right, "right"] += 1
            if text and below:
                pairs[text, below, "below"] += 1
    return pairs


def score_tables(numbers: range, manner: str) -> float:
    """F1 over the pairs of neighbours in some tables of a manner."""
    hits = wanted = found = 0
    for number in numbers:
        drawn = draw_table(number, manner)
        truth = to_pairs(drawn.rows)
        read: Pairs = Counter()
        for rows in read_tables(drawn.data):
            read += to_pairs(rows)
        hits += (truth & read).total()
        wanted += truth.total()
        found += read.total()
    return 2 * hits / (wanted + found) if wanted + found else 0.0

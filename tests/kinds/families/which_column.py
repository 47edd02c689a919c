"""Which column of a table holds the score: title rows, parts and totals, changes and marks in the same cell."""

from __future__ import annotations

from collections.abc import Iterator

from tests.corpus.blocks import Grid, GridCell
from tests.kinds.author import TEN, WHOLE, Author, table
from tests.kinds.case import Case

FAMILY = "which-column"
TITLE_ROWS = (
    "ตารางสรุปผลการประเมิน ITA ปีงบประมาณ พ.ศ. {year}",
    "ผลคะแนนรายตัวชี้วัด",
    "คะแนน ITA {year}",
)
CHANGES = ("{score} (+{change})", "{score} (-{change})", "{score} ↑{change}", "{score} / +{change}")
MARKS = ("{score} คะแนน", "ร้อยละ {score}", "{score}*", "{score} (ผ่าน)")
SCALES = (("คะแนนเฉลี่ย (4)", "คะแนน (100)"), ("คะแนนเต็ม 100", "คะแนนเฉลี่ย (เต็ม 5)"))
PARTS = (
    (("EIT ส่วนที่ 1", "EIT ส่วนที่ 2", "EIT รวม"), "eit"),
    (("คะแนน EIT (ส่วนประชาชน)", "คะแนน EIT (ส่วนสำรวจ)", "คะแนน EIT"), "eit"),
    (("OIT ส่วนแรก", "OIT ส่วนหลัง", "OIT รวมสองส่วน"), "oit"),
)


def cases() -> Iterator[Case]:
    yield from title_rows()
    yield from changes()
    yield from scales()
    yield from parts()
    yield from weights()


def title_rows() -> Iterator[Case]:
    for index, title in enumerate(TITLE_ROWS * 2):
        author = Author(FAMILY, "title-as-first-row", index, form=("docx", "html", "pdf")[index % 3])
        values = author.values(TEN)
        is_numbered = index >= 3
        headings = ["ที่", "ตัวชี้วัด", "คะแนน"] if is_numbered else ["ตัวชี้วัด", "คะแนนที่ได้"]
        rows = [(GridCell(author.digits(title.format(year=author.year)), col_span=len(headings)),)]
        rows.append(tuple(GridCell(text) for text in headings))
        for number, code in enumerate(TEN, 1):
            cells = [author.label(code).split(" ", 1)[-1] if is_numbered else author.label(code)]
            if is_numbered:
                cells.insert(0, author.digits(str(number)))
            rows.append(tuple(GridCell(text) for text in (*cells, author.number(values[code]))))
        widths = (0.1, 0.7, 0.2) if is_numbered else (0.75, 0.25)
        grid = Grid(tuple(rows), widths, header_rows=2)
        yield author.case("a title merged over the whole table is its first row", [*author.head(), grid], values)


def changes() -> Iterator[Case]:
    for kind, forms in (("change-in-the-cell", CHANGES), ("mark-in-the-cell", MARKS)):
        for index, form in enumerate(forms):
            author = Author(FAMILY, kind, index)
            values = author.values()
            rows = [["ตัวชี้วัด", "คะแนน"]]
            for code, value in values.items():
                change = author.number(author.value(1, 6))
                rows.append([author.label(code), form.format(score=author.number(value), change=change)])
            yield author.case("something else in the cell of the score", [*author.head(), table(rows)], values)


def scales() -> Iterator[Case]:
    for index, headings in enumerate(SCALES):
        author = Author(FAMILY, "two-scales", index)
        values = author.values()
        small = {code: round(value / 25, 2) for code, value in values.items()}
        columns = (small, values) if index == 0 else (values, small)
        grid = author.scores_table(headings, *columns)
        yield author.case("a mean beside the score of a hundred", [*author.head(), grid], values)


def parts() -> Iterator[Case]:
    for index, (headings, code) in enumerate(PARTS):
        author = Author(FAMILY, "parts-and-their-total", index)
        first, second = author.value(), author.value()
        total = round((first + second) / 2, 2)
        iit = author.value()
        rows = [["คะแนน IIT", *headings], [author.number(each) for each in (iit, first, second, total)]]
        yield author.case(
            "parts of an instrument before its total", [*author.head(), table(rows)], {"iit": iit, code: total}
        )


def weights() -> Iterator[Case]:
    for index in range(2):
        author = Author(FAMILY, "weights-and-parts-between", index)
        values = author.values(WHOLE)
        columns = [dict.fromkeys(values, 100.0), values, {code: round(value / 10, 2) for code, value in values.items()}]
        headings = ["คะแนนเต็ม", "คะแนนที่ได้", "คะแนนถ่วงน้ำหนัก"]
        if index:
            columns.reverse()
            headings.reverse()
        grid = author.scores_table(headings, *columns)
        yield author.case("maximum, score and weighted score", [*author.head(), grid], values)

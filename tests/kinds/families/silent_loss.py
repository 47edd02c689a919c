"""What may not be read, and must be said then: outlines, pictures, narrow columns, damaged files, cut-off columns."""

from __future__ import annotations

import io
from collections.abc import Iterator

import cv2
import docx as word
from docx.shared import Cm

from tests.corpus.blocks import Para
from tests.kinds.author import TEN, Author, table
from tests.kinds.case import Case, result_row
from tests.kinds.corpus_reports import path_of, pictures, report_case
from tests.kinds.drawn import MARGIN_PT, Column, Sheet, sheets_to_pdf
from tests.kinds.families.lists_of_bodies import FOUR, bodies_of_a_district, heading, shown

FAMILY = "silent-loss"
HOLE_BYTES = 3000


def cases() -> Iterator[Case]:
    for index in range(2):
        author = Author(FAMILY, "column-too-narrow", index, form=("docx", "html")[index])
        values = author.values(TEN)
        hidden = set(author.rng.sample(TEN, 2))
        rows = [["ตัวชี้วัด", "คะแนน"]]
        rows += [
            [author.label(code), "#####" if code in hidden else author.number(value)] for code, value in values.items()
        ]
        # what is hidden is in no truth as a value; that it must be named is asked by its code
        yield author.case("two cells show only signs", [*author.head(), table(rows)], values)

    for index, name in enumerate(("t06-analysis-three-years", "t28-results-grouped")):
        yield report_case(
            FAMILY, "picture-in-word", index, "the scores stand in a picture", name, in_word(name), "docx"
        )

    for index, name in enumerate(("t01-analysis-summary", "t28-results-grouped", "t21-memo")):
        data = bytearray(path_of(name).read_bytes())
        start = len(data) * (index + 2) // 5
        data[start : start + HOLE_BYTES] = bytes(HOLE_BYTES)
        yield report_case(FAMILY, "hole-in-the-file", index, "a hole in the file", name, bytes(data))

    for index in range(2):
        yield outlines(Author(FAMILY, "text-as-outlines", index, form="pdf"))
        yield next_page(Author(FAMILY, "columns-on-the-next-page", index, form="pdf"))
        yield gauges(Author(FAMILY, "gauges", index, form="pdf"))


def in_word(name: str) -> bytes:
    """A Word file that holds the first page as a picture."""
    picture = cv2.imencode(".png", cv2.cvtColor(pictures(name, 100)[0], cv2.COLOR_RGB2GRAY))[1].tobytes()
    document = word.Document()
    document.add_picture(io.BytesIO(picture), width=Cm(15))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def outlines(author: Author) -> Case:
    """A page on which every letter is a drawn shape."""
    values = author.values(TEN)
    sheet = Sheet()
    for row in range(14):
        for letter in range(40):
            x, y = MARGIN_PT + letter * 11, 90 + row * 22
            sheet.line(x, y, x + 6, y + 9)
            sheet.line(x + 6, y, x + 2, y + 9)
    return author.file("all text is outlines", "report.pdf", sheets_to_pdf(sheet), values, body=None, year=None)


def next_page(author: Author) -> Case:
    """A sheet that was printed over two pages: names on one, scores on the other."""
    bodies = bodies_of_a_district(author, 5)
    title = heading(author, bodies[0].province)
    names, numbers = Column(), Column()
    assert isinstance(title, Para)
    names.paragraph(title.text)
    numbers.top = names.top
    rows = [[code.upper() for code in FOUR]]
    results = []
    for body in bodies:
        values = author.values(FOUR)
        rows.append([author.number(values[code]) for code in FOUR])
        results.append(result_row(shown(author, body), author.year, values))
    names.grid(table([["ที่", "หน่วยงาน"], *([str(n), shown(author, body)] for n, body in enumerate(bodies, 1))]))
    numbers.grid(table(rows))
    data = sheets_to_pdf(*names.sheets, *numbers.sheets)
    return author.file("the scores fall on the next page", "report.pdf", data, body=None, results=results)


def gauges(author: Author) -> Case:
    """A large overall score, and three numbers above the names of the instruments."""
    values = {code: author.value() for code in ("ita", "iit", "eit", "oit")}
    column = Column()
    for block in author.head():
        assert isinstance(block, Para)
        column.paragraph(block.text)
    sheet, top = column.sheet, column.top
    sheet.text(240, top + 20, author.number(values["ita"]), size=34)
    sheet.text(240, top + 64, "คะแนน ITA ภาพรวม")
    for index, code in enumerate(("iit", "eit", "oit")):
        x = 90 + index * 150
        sheet.text(x, top + 120, author.number(values[code]), size=20)
        sheet.text(x, top + 150, code.upper())
    return author.file("numbers above their names", "report.pdf", sheets_to_pdf(*column.sheets), values)

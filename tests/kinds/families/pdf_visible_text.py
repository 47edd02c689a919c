"""What is seen on a page against what the file holds: layers, covers, notes, invisible and raised text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.corpus.blocks import Para
from tests.kinds.author import TEN, Author
from tests.kinds.case import Case
from tests.kinds.drawn import MARGIN_PT, Column, Sheet, save, sheets_to_document, width_of

FAMILY = "pdf-visible-text"
LEFT, SCORE, RIGHT, ROW = MARGIN_PT, 430.0, 545.0, 24.0
SIZE = 12.0
PutNumber = Callable[[Sheet, float, float, str, str], None]


def put_over_box(sheet: Sheet, x: float, top: float, new: str, old: str) -> None:
    sheet.text(x, top, old)
    sheet.fill(x - 2, top - 2, x + 60, top + 17, 1.0)
    sheet.text(x, top, new)


def put_beside_invisible(sheet: Sheet, x: float, top: float, new: str, old: str) -> None:
    sheet.text(x, top, old, mode=3)
    sheet.text(x, top, new)


def put_beside_clipped(sheet: Sheet, x: float, top: float, new: str, old: str) -> None:
    sheet.begin("q 0 0 1 1 re W n")
    sheet.text(x, top, old)
    sheet.end("Q")
    sheet.text(x, top, new)


def put_with_note_mark(sheet: Sheet, x: float, top: float, new: str, old: str) -> None:
    sheet.text(x, top, new)
    sheet.text(x + width_of(new) + 1, top, "1", size=6)


def put_twice(sheet: Sheet, x: float, top: float, new: str, old: str) -> None:
    sheet.text(x, top, new)
    sheet.text(x + 0.3, top, new)


def put_in_layer(sheet: Sheet, x: float, top: float, new: str, old: str) -> None:
    sheet.begin("/OC /Draft BDC")
    sheet.text(x, top, old)
    sheet.end("EMC")
    sheet.text(x, top, new)


def put_nothing(sheet: Sheet, x: float, top: float, new: str, old: str) -> None:
    """The number is typed onto the page as a note, see `add_notes`."""


NUMBERS: dict[str, PutNumber] = {
    "covered-old-number": put_over_box,
    "invisible-other-number": put_beside_invisible,
    "clipped-other-number": put_beside_clipped,
    "raised-note-mark": put_with_note_mark,
    "printed-twice": put_twice,
    "layer-switched-off": put_in_layer,
    "typed-on-notes": put_nothing,
}


def cases() -> Iterator[Case]:
    for kind, put in NUMBERS.items():
        for index in range(2):
            author = Author(FAMILY, kind, index, form="pdf")
            values = author.values(TEN)
            column = Column()
            for block in author.head():
                assert isinstance(block, Para)
                column.paragraph(block.text)
            sheet, top = column.sheet, column.top
            places = draw_table(author, sheet, top, values, put)
            pdf = sheets_to_document(column.sheets)
            if put is put_in_layer:
                add_layer(pdf)
            if put is put_nothing:
                add_notes(pdf, places)
            yield author.file(f"what a reader sees: {kind}", "report.pdf", save(pdf), values)


def draw_table(
    author: Author, sheet: Sheet, top: float, values: dict[str, float], put: PutNumber
) -> list[tuple[float, str]]:
    """A ruled table; (top, number) of each row."""
    sheet.text(LEFT + 4, top + 4, "ตัวชี้วัด")
    sheet.text(SCORE + 4, top + 4, "คะแนน")
    places = []
    for row, (code, value) in enumerate(values.items(), 1):
        y = top + row * ROW
        sheet.text(LEFT + 4, y + 4, author.label(code))
        put(sheet, SCORE + 4, y + 4, author.number(value), author.number(author.value()))
        places.append((y, author.number(value)))
    bottom = top + (len(values) + 1) * ROW
    for row in range(len(values) + 2):
        sheet.line(LEFT, top + row * ROW, RIGHT, top + row * ROW)
    for x in (LEFT, SCORE, RIGHT):
        sheet.line(x, top, x, bottom)
    return places


def add_layer(pdf: pikepdf.Pdf) -> None:
    """Declare the layer `Draft`, and switch it off."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=pikepdf.String("Draft")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([layer])))
    for page in pdf.pages:
        page.Resources.Properties = Dictionary(Draft=layer)


def add_notes(pdf: pikepdf.Pdf, places: list[tuple[float, str]]) -> None:
    """Type the numbers onto the page as free text."""
    page = pdf.pages[0]
    height = float(page.MediaBox[3])
    notes = []
    for top, number in places:
        box = [SCORE + 4, height - top - 20, SCORE + 70, height - top - 2]
        shown = f"BT /F {SIZE:g} Tf 1 0 0 1 2 5 Tm <{number.encode('utf-16-be').hex()}> Tj ET"
        form = pdf.make_stream(shown.encode())
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox = Array([0, 0, 66, 18])
        form.Resources = Dictionary(Font=Dictionary(F=page.Resources.Font.F))
        note = Dictionary(
            Type=Name.Annot,
            Subtype=Name.FreeText,
            Rect=Array(box),
            F=4,
            Contents=pikepdf.String(number),
            DA=pikepdf.String("/F 12 Tf 0 g"),
            AP=Dictionary(N=form),
        )
        notes.append(pdf.make_indirect(note))
    page.Annots = Array(notes)

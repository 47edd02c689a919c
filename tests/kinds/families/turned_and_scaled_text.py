"""Upright headings, and pages that a print tool scaled, moved, turned or put side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.corpus.blocks import Para
from tests.kinds.author import Author
from tests.kinds.case import Case, result_row
from tests.kinds.corpus_reports import open_report, report_case
from tests.kinds.drawn import MARGIN_PT, Column, save, sheets_to_pdf
from tests.kinds.families.lists_of_bodies import FOUR, bodies_of_a_district, heading, shown

FAMILY = "turned-and-scaled-text"
MATRICES = {
    "scaled": ("t05-analysis-two-years", "0.71 0 0 0.71 60 110"),
    "moved": ("t43-analysis-prose", "1 0 0 1 4 -7"),
    "scaled-and-moved": ("t27-results-weighted", "0.93 0 0 0.93 21 30"),
    "turned-a-little": ("t06-analysis-three-years", "0.9998 0.0175 -0.0175 0.9998 8 -5"),
    "turned-back-a-little": ("t40-analysis-grouped", "0.9397 -0.0329 0.0329 0.9397 0 35"),
    "turned-by-some-degrees": ("t28-results-grouped", "0.8468 0.0741 -0.0741 0.8468 70 20"),
}


def cases() -> Iterator[Case]:
    for kind, (name, matrix) in MATRICES.items():
        with open_report(name) as pdf:
            for page in pdf.pages:
                page.contents_add(pdf.make_stream(f"q {matrix} cm\n".encode()), prepend=True)
                page.contents_add(pdf.make_stream(b"\nQ"))
            yield report_case(FAMILY, kind, 0, f"pages that a print tool changed: {kind}", name, save(pdf))

    for index, name in enumerate(("t01-analysis-summary", "t23-memo-table")):
        with open_report(name) as pdf:
            data = save(side_by_side(pdf))
        yield report_case(FAMILY, "two-pages-on-a-sheet", index, "two pages on one sheet", name, data)

    for index, name in enumerate(("t16-measures-continued", "t02-analysis-iit", "t30-results-province")):
        with open_report(name) as pdf:
            data = save(side_by_side(pdf, is_flat=True))
        yield report_case(FAMILY, "two-pages-drawn-as-one", index, "two pages written as one page", name, data)

    with open_report("t02-analysis-iit") as pdf:
        data = save(four_up(pdf))
    yield report_case(FAMILY, "four-pages-on-a-sheet", 0, "four pages on one sheet", "t02-analysis-iit", data)

    for index in range(3):
        yield upright(Author(FAMILY, "headings-stand-upright", index, form="pdf"))


def side_by_side(pdf: pikepdf.Pdf, is_flat: bool = False) -> pikepdf.Pdf:
    """Two pages on each landscape sheet, each at seven tenths; as forms, or written as one page."""
    sheets = pikepdf.new()
    width, height = 842.0, 595.0
    for first in range(0, len(pdf.pages), 2):
        matrices = [f"0.7 0 0 0.7 {index * width / 2:g} 0" for index in range(2)]
        _add_sheet(sheets, pdf.pages[first : first + 2], matrices, (width, height), is_flat)
    return sheets


def four_up(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    """Four pages on each upright sheet, each at half its size, row by row."""
    sheets = pikepdf.new()
    width, height = 595.0, 842.0
    for first in range(0, len(pdf.pages), 4):
        places = ((0, height / 2), (width / 2, height / 2), (0, 0), (width / 2, 0))
        matrices = [f"0.5 0 0 0.5 {x:g} {y:g}" for x, y in places]
        _add_sheet(sheets, pdf.pages[first : first + 4], matrices, (width, height), False)
    return sheets


def _add_sheet(
    sheets: pikepdf.Pdf,
    pages: Sequence[pikepdf.Page],
    matrices: Sequence[str],
    size: tuple[float, float],
    is_flat: bool,
) -> None:
    resources, drawn = Dictionary(XObject=Dictionary(), Font=Dictionary()), b""
    for number, (page, matrix) in enumerate(zip(pages, matrices, strict=False)):
        if is_flat:
            content = _rename(page, number, sheets, resources)
        else:
            resources.XObject[f"/P{number}"] = sheets.copy_foreign(page.as_form_xobject())
            content = f"/P{number} Do".encode()
        drawn += f"q {matrix} cm\n".encode() + content + b"\nQ\n"
    whole = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, *size]),
        Resources=resources,
        Contents=sheets.make_stream(drawn),
    )
    sheets.pages.append(pikepdf.Page(whole))


def _rename(page: pikepdf.Page, number: int, sheets: pikepdf.Pdf, resources: Dictionary) -> bytes:
    """The content of a page with names of its own for its fonts and pictures, which are put among `resources`."""
    names: dict[str, Name] = {}
    for kind in ("/Font", "/XObject"):
        for name, value in dict(page.resources.get(kind, {})).items():
            names[name] = Name(f"{name}_{number}")
            resources[kind][names[name]] = sheets.copy_foreign(value)
    lines = [
        ([names.get(str(one), one) if isinstance(one, Name) else one for one in operands], operator)
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) not in ("gs", "BDC", "EMC", "BMC", "Do") or (str(operator) == "Do" and operands[0] in names)
    ]
    return pikepdf.unparse_content_stream(lines)


def upright(author: Author) -> Case:
    """A list of bodies whose score headings stand upright."""
    bodies = bodies_of_a_district(author, 4)
    title = heading(author, bodies[0].province)
    assert isinstance(title, Para)
    column = Column()
    column.paragraph(title.text)
    sheet, top = column.sheet, column.top
    xs = [MARGIN_PT, 270.0, 325.0, 380.0, 435.0, 490.0]
    names = (("IIT", "EIT", "OIT", "ITA"), ("คะแนน IIT", "คะแนน EIT", "คะแนน OIT", "คะแนนรวม"))[author.variant % 2]
    head = 90.0
    sheet.text(xs[0] + 4, top + head - 22, "หน่วยงาน")
    for x, name in zip(xs[1:], names, strict=False):
        sheet.text(x + 32, top + head - 6, name, up=True)
    results = []
    for row, body in enumerate(bodies):
        values = author.values(FOUR)
        y = top + head + row * 24
        sheet.text(xs[0] + 4, y + 4, shown(author, body))
        for x, code in zip(xs[1:], FOUR, strict=False):
            sheet.text(x + 8, y + 4, author.number(values[code]))
        results.append(result_row(shown(author, body), author.year, values))
    bottom = top + head + len(bodies) * 24
    for y in (top, *(top + head + row * 24 for row in range(len(bodies) + 1))):
        sheet.line(xs[0], y, xs[-1], y)
    for x in xs:
        sheet.line(x, top, x, bottom)
    data = sheets_to_pdf(*column.sheets)
    return author.file("upright headings of narrow columns", "report.pdf", data, body=None, results=results)

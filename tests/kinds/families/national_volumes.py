"""The volumes of all bodies of a group: a table per province, bodies across, provinces by years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tests.corpus.blocks import Block, Grid, GridCell, Para
from tests.corpus.frame import indicators
from tests.corpus.places import Body, pick_bodies, pick_district
from tests.kinds.author import TEN, Author, table
from tests.kinds.case import Case, result_row
from tests.kinds.drawn import Sheet, sheets_to_pdf, wrap

FAMILY = "national-volumes"
YEAR = 2564
INSTRUMENTS = {"IIT": (30, TEN[:5]), "EIT": (30, TEN[5:8]), "OIT": (40, TEN[8:])}
TITLES = (
    "รายงานผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ประจำปีงบประมาณ พ.ศ. {year} กลุ่มที่ 6",
    "ผลการประเมิน ITA ขององค์กรปกครองส่วนท้องถิ่น ปีงบประมาณ พ.ศ. {year} รายจังหวัด",
    "บทที่ 4 ผลการประเมิน ITA ประจำปี พ.ศ. {year} จำแนกรายหน่วยงาน",
)


def cases() -> Iterator[Case]:
    yield from table_of_each_body()
    yield from bodies_across()
    yield from contributions()
    yield from provinces_by_years()
    yield from table_of_each_province()
    yield from sections()
    yield from neighbour_without_cover()


def volume(kind: str, variant: int, form: str) -> Author:
    return Author(FAMILY, kind, variant, year=YEAR, form=form)


def title(author: Author) -> Para:
    return Para(author.digits(TITLES[author.variant % len(TITLES)].format(year=YEAR)), bold=True)


def neighbours(author: Author, count: int) -> list[Body]:
    return pick_bodies(author.rng, count, pick_district(author.rng, count))


def printed(values: Mapping[str, float]) -> dict[str, float]:
    """What `weighted_table` prints: the indicators, the mean of each instrument, the total."""
    return {**values, **{name.lower(): mean(values, codes) for name, (_, codes) in INSTRUMENTS.items()}}


def mean(values: Mapping[str, float], codes: Sequence[str]) -> float:
    return round(sum(values[code] for code in codes) / len(codes) + 1e-9, 2)


def weighted_table(author: Author, values: Mapping[str, float]) -> Grid:
    """Indicators down; the score, and merged over each instrument its mean, weight and weighted mean."""
    heads = ("แบบวัด", "ตัวชี้วัด", "คะแนน", "คะแนนเฉลี่ย", "น้ำหนัก", "คะแนนเฉลี่ยถ่วงน้ำหนัก")
    rows = [tuple(GridCell(head) for head in heads)]
    names = {f"indicator-{number}": one.name for number, one in enumerate(indicators(YEAR), 1)}
    for name, (weight, codes) in INSTRUMENTS.items():
        for position, code in enumerate(codes):
            cells = [
                GridCell(f"{code.removeprefix('indicator-')}. {names[code]}"),
                GridCell(author.number(values[code])),
            ]
            if position == 0:
                share = mean(values, codes)
                merged = (author.number(share), author.digits(f"{weight}.00"), author.number(share * weight / 100))
                cells = [GridCell(name, row_span=len(codes)), *cells]
                cells += [GridCell(text, row_span=len(codes)) for text in merged]
            rows.append(tuple(cells))
    rows.append((GridCell("คะแนนรวม", col_span=5), GridCell(author.number(values["ita"]))))
    return Grid(tuple(rows), (0.1, 0.34, 0.12, 0.14, 0.12, 0.18))


def table_of_each_body() -> Iterator[Case]:
    """The caption over each table says whose it is."""
    for index, form in enumerate(("html", "docx", "pdf")):
        author = volume("table-of-each-body", index, form)
        blocks: list[Block] = [title(author)]
        results = []
        for number, body in enumerate(neighbours(author, 3), 1):
            values = author.values(("ita", *TEN))
            lead = author.digits(f"ตารางที่ 4.{number} ") if index else ""
            blocks.append(Para(f"{lead}ผลการประเมิน {body.full_name} อำเภอ{body.district} จังหวัด{body.province}"))
            blocks.append(weighted_table(author, values))
            results.append(result_row(body.full_name, YEAR, printed(values)))
        yield author.case(
            "a table of each body, its weights and weighted means in the rows", blocks, body=None, results=results
        )


def bodies_across() -> Iterator[Case]:
    for index in range(3):
        author = volume("bodies-across", index, ("html", "docx", "pdf")[index])
        bodies = neighbours(author, 4)
        values = [author.values() for _ in bodies]
        # PDFium drops turned text of a font without a file unless a Latin sign stands in it, here the full stop
        heads = [f"{body.type}{body.name}" if index == 2 else body.full_name for body in bodies]
        rows = [["ตัวชี้วัด", *heads]]
        for code in (*TEN, "ita"):
            rows.append([author.label(code), *(author.number(each[code]) for each in values)])
        blocks = [title(author), Para(f"อำเภอ{bodies[0].district} จังหวัด{bodies[0].province}")]
        results = [result_row(head, YEAR, each) for head, each in zip(heads, values, strict=True)]
        what = "bodies across, indicators down"
        if author.form != "pdf":
            yield author.case(what, [*blocks, table(rows)], body=None, results=results)
            continue
        yield author.file(what, "report.pdf", turned_headings(blocks, rows), None, body=None, results=results)


def turned_headings(paragraphs: Sequence[Block], rows: Sequence[Sequence[str]]) -> bytes:
    """A page of a table whose headings run from bottom to top."""
    sheet = Sheet()
    top = 60.0
    for block in paragraphs:
        assert isinstance(block, Para)
        for line in wrap(block.text, 480):
            sheet.text(50, top, line)
            top += 18
    lines = [50.0, 250.0, *(250.0 + 60.0 * column for column in range(1, len(rows[0])))]
    heads, step = top + 190, 20.0
    bottom = heads + step * (len(rows) - 1)
    for x in lines:
        sheet.line(x, top, x, bottom)
    for y in (top, *(heads + step * row for row in range(len(rows)))):
        sheet.line(lines[0], y, lines[-1], y)
    sheet.text(55, top + 90, rows[0][0])
    for column, text in enumerate(rows[0][1:]):
        sheet.text(lines[column + 1] + 36, heads - 6, text, up=True)
    for number, row in enumerate(rows[1:]):
        for x, text in zip(lines, row, strict=False):
            sheet.text(x + 5, heads + step * number + 3, text)
    return sheets_to_pdf(sheet)


def contributions() -> Iterator[Case]:
    """The total, its level, what each instrument gave to it, and two indicators of open data."""
    for index, form in enumerate(("docx", "pdf", "html")):
        author = volume("contributions-of-each-body", index, form)
        bodies = neighbours(author, 4)
        heads = ["ที่", "หน่วยงาน", "คะแนนรวม", "ระดับ", "IIT (30)", "EIT (30)", "OIT (40)", "ตัวชี้วัดที่ 9", "ตัวชี้วัดที่ 10"]
        rows = [[author.digits(text) for text in heads]]
        results = []
        for number, body in enumerate(bodies, 1):
            values = author.values(("iit", "eit", "oit", "ita", "indicator-9", "indicator-10"))
            shares = {
                name.lower(): round(values[name.lower()] * weight / 100 + 1e-9, 2)
                for name, (weight, _) in INSTRUMENTS.items()
            }
            shown = {**values, **shares, "ita": round(sum(shares.values()), 2)}
            level = next(
                name for floor, name in ((95, "AA"), (85, "A"), (75, "B"), (65, "C"), (0, "D")) if shown["ita"] >= floor
            )
            order = ("ita", "iit", "eit", "oit", "indicator-9", "indicator-10")
            numbers = [author.number(shown[code]) for code in order]
            rows.append([author.digits(str(number)), body.full_name, numbers[0], level, *numbers[1:]])
            scales = {name.lower(): weight for name, (weight, _) in INSTRUMENTS.items()}
            results.append(result_row(body.full_name, YEAR, {code: shown[code] for code in order}, level, scales))
        grid = Grid(
            tuple(tuple(GridCell(text) for text in row) for row in rows),
            (0.05, 0.31, *[0.1, 0.06], *[0.09] * 3, *[0.105] * 2),
        )
        blocks = [title(author), Para(f"ตารางที่ 4.26 ผลการประเมินของหน่วยงานในจังหวัด{bodies[0].province}"), grid]
        yield author.case("weighted contributions and indicators of each body", blocks, body=None, results=results)


def provinces_by_years() -> Iterator[Case]:
    for index, form in enumerate(("html", "pdf", "docx")):
        author = volume("provinces-by-years", index, form)
        provinces = list(dict.fromkeys(body.province for body in pick_bodies(author.rng, 12)))[:5]
        years = (2562, 2563, 2564)
        rows = [["จังหวัด", *(author.digits(f"ปี {year}") for year in years)]]
        results = []
        for province in provinces:
            values = [author.value() for _ in years]
            rows.append([("", "จังหวัด")[index % 2] + province, *map(author.number, values)])
            results += [
                result_row(rows[-1][0], year, {"ita": value}) for year, value in zip(years, values, strict=True)
            ]
        blocks = [title(author), Para("ตารางที่ 4.2 คะแนนเฉลี่ย ITA ของหน่วยงานในแต่ละจังหวัด เปรียบเทียบรายปี"), table(rows)]
        yield author.case("means of provinces by years", blocks, body=None, also=[{"results": results}])


def table_of_each_province() -> Iterator[Case]:
    """The means of the bodies of a province; the scores of no body."""
    for index, form in enumerate(("pdf", "html", "docx")):
        author = volume("table-of-each-province", index, form)
        blocks: list[Block] = [title(author)]
        provinces = list(dict.fromkeys(body.province for body in pick_bodies(author.rng, 12)))[:3]
        results = []
        for number, province in enumerate(provinces, 1):
            values = author.values(("ita", *TEN))
            blocks.append(Para(author.digits(f"ตารางที่ 4.{number} ") + f"คะแนนเฉลี่ยของหน่วยงานในจังหวัด{province}"))
            blocks.append(weighted_table(author, values))
            results.append(result_row(f"จังหวัด{province}", YEAR, printed(values)))
        yield author.case("means of each province", blocks, body=None, also=[{"results": results}])


def sections() -> Iterator[Case]:
    """The name heads a section, and the place or the number of the table stands on a line of its own."""
    for index, form in enumerate(("docx", "html", "pdf")):
        author = volume("section-of-each-body", index, form)
        blocks: list[Block] = [title(author)]
        results = []
        for number, body in enumerate(neighbours(author, 3), 1):
            values = author.values()
            blocks.append(Para(author.digits(f"3.{number} ") * bool(index) + body.full_name, bold=True))
            place = f"อำเภอ{body.district} จังหวัด{body.province}"
            blocks.append(Para(place if index % 2 == 0 else author.digits(f"ตารางที่ {number} คะแนนรายตัวชี้วัด")))
            blocks.append(author.scores_table(["คะแนน"], values))
            results.append(result_row(body.full_name, YEAR, values))
        yield author.case("a section of each body", blocks, body=None, results=results)


def neighbour_without_cover() -> Iterator[Case]:
    """No volume: the own name stands above the own table alone, and a neighbour's table is compared."""
    for index, form in enumerate(("html", "docx", "pdf")):
        author = volume("neighbour-without-cover", index, form)
        own, other, neighbour = author.values(), author.values(), author.other_body()
        where = f"อำเภอ{author.body.district} จังหวัด{author.body.province}"
        blocks: list[Block] = [Para(author.digits(f"การวิเคราะห์ผลการประเมิน ITA ปี {YEAR}"), bold=True)]
        blocks += [Para(f"คะแนนของ{author.body.full_name} {where}"), author.scores_table(["คะแนน"], own)]
        blocks += [Para(f"เปรียบเทียบกับ{neighbour.full_name}"), author.scores_table(["คะแนน"], other)]
        also = [{"results": [result_row(neighbour.full_name, YEAR, other)]}]
        yield author.case("a neighbour's table beside the own", blocks, own, also=also)

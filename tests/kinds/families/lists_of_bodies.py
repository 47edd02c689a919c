"""Lists of bodies: two years, two lists beside each other, title rows, ranks, equal names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tests.corpus.blocks import Grid, GridCell, Para
from tests.corpus.places import Body, pick_bodies, pick_district
from tests.kinds.author import Author, table
from tests.kinds.case import Case, result_row

FAMILY = "lists-of-bodies"
FOUR = ("iit", "eit", "oit", "ita")
PAIRS = (
    ("ปี {last2}", "ปี {year2}"),
    ("{year}", "{last}"),
    ("ปีนี้", "ปีก่อน"),
    ("พ.ศ. {last2}", "พ.ศ. {year2}"),
)


def bodies_of_a_district(author: Author, count: int) -> list[Body]:
    return pick_bodies(author.rng, count, pick_district(author.rng, count))


def heading(author: Author, province: str) -> Para:
    texts = (
        "ผลการประเมิน ITA ขององค์กรปกครองส่วนท้องถิ่น จังหวัด{province} ปีงบประมาณ พ.ศ. {year}",
        "คะแนน ITA ประจำปีงบประมาณ พ.ศ. {year} ของ อปท. ในจังหวัด{province}",
    )
    text = texts[author.variant % 2].format(province=province, year=author.year)
    return Para(author.digits(text), bold=True)


def shown(author: Author, body: Body) -> str:
    return f"{body.type}{body.name}" if author.variant % 2 else body.full_name


def list_case(author: Author, what: str, grid: Grid, bodies: list[Body], results: list[dict[str, Any]]) -> Case:
    return author.case(what, [heading(author, bodies[0].province), grid], body=None, results=results)


def cases() -> Iterator[Case]:
    yield from two_years()
    yield from two_years_of_four()
    yield from difference()
    yield from side_by_side()
    yield from title_row()
    yield from ranks_between()
    yield from equal_names()


def read_pair(author: Author, pair: Sequence[str]) -> tuple[list[str], list[int]]:
    """Two headings as this report prints them, and the years that they stand for."""
    this, last = author.year, author.year - 1
    words = {"year": this, "last": last, "year2": this % 100, "last2": last % 100}
    years = [last if "last" in text or "ก่อน" in text else this for text in pair]
    return [author.digits(text.format(**words)) for text in pair], years


def two_years() -> Iterator[Case]:
    for index, pair in enumerate(PAIRS):
        author = Author(FAMILY, "two-years", index)
        bodies = bodies_of_a_district(author, 5)
        headings, years = read_pair(author, pair)
        rows = [["ที่", "หน่วยงาน", *headings]]
        results = []
        for number, body in enumerate(bodies, 1):
            values = [author.value() for _ in years]
            rows.append([author.digits(str(number)), shown(author, body), *map(author.number, values)])
            results += [
                result_row(shown(author, body), year, {"ita": value}) for year, value in zip(years, values, strict=True)
            ]
        yield list_case(author, "overall scores of two years", table(rows), bodies, results)


def two_years_of_four() -> Iterator[Case]:
    for index, pair in enumerate(PAIRS[:3]):
        author = Author(FAMILY, "two-years-of-four-scores", index, form=("html", "pdf", "docx")[index])
        bodies = bodies_of_a_district(author, 4)
        headings, years = read_pair(author, pair)
        top = [GridCell("หน่วยงาน", row_span=2)]
        top += [GridCell(text, col_span=4) for text in headings]
        rows = [tuple(top), tuple(GridCell(code.upper()) for _ in years for code in FOUR)]
        results = []
        for body in bodies:
            values = [author.values(FOUR, year) for year in years]
            rows.append(
                (
                    GridCell(shown(author, body)),
                    *(GridCell(author.number(each[code])) for each in values for code in FOUR),
                )
            )
            results += [result_row(shown(author, body), year, each) for year, each in zip(years, values, strict=True)]
        grid = Grid(tuple(rows), (0.28, *[0.09] * 8), header_rows=2)
        yield list_case(author, "four scores of each of two years", grid, bodies, results)


def difference() -> Iterator[Case]:
    for index in range(2):
        author = Author(FAMILY, "this-year-last-year-difference", index)
        bodies = bodies_of_a_district(author, 5)
        years = (author.year, author.year - 1) if index else (author.year - 1, author.year)
        rows = [["หน่วยงาน", *(author.digits(f"ปี {year}") for year in years), "เพิ่ม/ลด"]]
        results = []
        for body in bodies:
            values = {year: author.value() for year in years}
            change = values[author.year] - values[author.year - 1]
            rows.append([shown(author, body), *map(author.number, values.values()), author.digits(f"{change:+.2f}")])
            results += [result_row(shown(author, body), year, {"ita": value}) for year, value in values.items()]
        yield list_case(author, "two years and their difference", table(rows), bodies, results)


def side_by_side() -> Iterator[Case]:
    for index in range(2):
        author = Author(FAMILY, "two-lists-side-by-side", index, form=("pdf", "html")[index])
        bodies = bodies_of_a_district(author, 6)
        rows = [["ที่", "หน่วยงาน", "คะแนน ITA"] * 2]
        results = []
        cells = []
        for number, body in enumerate(bodies, 1):
            value = author.value()
            cells.append([author.digits(str(number)), f"{body.type}{body.name}", author.number(value)])
            results.append(result_row(f"{body.type}{body.name}", author.year, {"ita": value}))
        rows += [left + right for left, right in zip(cells[:3], cells[3:], strict=True)]
        yield list_case(author, "two lists beside each other in one table", table(rows), bodies, results)


def title_row() -> Iterator[Case]:
    for index in range(3):
        author = Author(FAMILY, "title-over-the-list", index, form=("docx", "html", "pdf")[index])
        bodies = bodies_of_a_district(author, 4)
        rows = [(GridCell(author.digits(f"ผลคะแนน ITA ปีงบประมาณ พ.ศ. {author.year}"), col_span=5),)]
        rows.append(tuple(GridCell(text) for text in ("หน่วยงาน", "IIT", "EIT", "OIT", "คะแนนรวม")))
        results = []
        for body in bodies:
            values = author.values(FOUR)
            rows.append(
                tuple(GridCell(text) for text in (shown(author, body), *(author.number(values[code]) for code in FOUR)))
            )
            results.append(result_row(shown(author, body), author.year, values))
        grid = Grid(tuple(rows), (0.4, 0.15, 0.15, 0.15, 0.15), header_rows=2)
        yield list_case(author, "a title merged over the list is its first row", grid, bodies, results)


def ranks_between() -> Iterator[Case]:
    for index in range(2):
        author = Author(FAMILY, "ranks-between-the-scores", index)
        bodies = bodies_of_a_district(author, 4)
        rows = [["หน่วยงาน", "IIT", "อันดับ", "EIT", "อันดับ", "OIT", "อันดับ", "ITA", "อันดับ"]]
        results = []
        for number, body in enumerate(bodies, 1):
            values = author.values(FOUR)
            cells = [cell for code in FOUR for cell in (author.number(values[code]), author.digits(str(number)))]
            rows.append([shown(author, body), *cells])
            results.append(result_row(shown(author, body), author.year, values))
        yield list_case(author, "a rank behind each score", table(rows), bodies, results)


def equal_names() -> Iterator[Case]:
    for index in range(2):
        author = Author(FAMILY, "one-name-in-two-districts", index)
        first, second = bodies_of_a_district(author, 2)
        rows = [["อำเภอ", "หน่วยงาน", "คะแนน ITA"]]
        values = [author.value(), author.value()]
        name = f"{first.type}{first.name}"
        for district, value in zip((first.district, second.name), values, strict=True):
            rows.append([district, name, author.number(value)])
        results = [result_row(name, author.year, {"ita": value}) for value in values]
        yield list_case(author, "two bodies of one name in two districts", table(rows), [first], results)

"""The year that a number is of: short, western, relative, cut, or another than the dates around it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.corpus.blocks import Grid, Para
from tests.kinds.author import MEASURES_TITLES, TEN, WHOLE, Author, listed, table
from tests.kinds.case import Case, measure_truth

FAMILY = "which-year"
TWO_YEARS = (
    ("พ.ศ. {short}", "พ.ศ. {last_short}"),
    ("ผลปี {last_short}", "ผลปี {short}"),
    ("{ce}", "{last_ce}"),
    ("FY{last_ce}", "FY{ce}"),
    ("ปีงบ {short}", "ปีงบ {last_short}"),
    ("ค.ศ. {last_ce}", "ค.ศ. {ce}"),
    ("คะแนน ปี '{short}", "คะแนน ปี '{last_short}"),
    ("ปีปัจจุบัน", "ปีก่อนหน้า"),
    ("ปีที่ผ่านมา", "ปีนี้"),
    ("ปีงบประมาณนี้", "ปีงบประมาณก่อน"),
)
"""Headings of two columns; the one of this year is the one without `last`."""
RELATIVE_LAST = ("ปีก่อนหน้า", "ปีที่ผ่านมา", "ปีงบประมาณก่อน")
LAST_YEAR_ABOVE = (
    "ตารางแสดงผลคะแนนของปีงบประมาณที่แล้ว เพื่อใช้กำหนดมาตรการของปีนี้",
    "จากผลการประเมินในปีก่อนหน้า หน่วยงานได้คะแนนรายตัวชี้วัดดังตาราง",
    "ผลการประเมินปีงบประมาณ พ.ศ. {last} ที่นำมาวิเคราะห์",
)
CAPTIONS = (
    ("คะแนนของปีก่อน", "คะแนนของปีนี้"),
    ("ก. ผลคะแนนปีงบประมาณ พ.ศ. {last}", "ข. ผลคะแนนปีงบประมาณ พ.ศ. {year}"),
    ("ตาราง 1 ผลปีงบประมาณที่แล้ว", "ตาราง 2 ผลปีงบประมาณปัจจุบัน"),
)
LATER = (
    "ลงวันที่ 12 พฤศจิกายน พ.ศ. {next}",
    "ทั้งนี้ จะเตรียมความพร้อมรับการประเมิน ITA ปีงบประมาณ พ.ศ. {next} ต่อไป",
    "ประกาศ ณ วันที่ 3 กุมภาพันธ์ {next}",
    "ตั้งเป้าให้ผลการประเมินปีงบประมาณ พ.ศ. {next} สูงขึ้นกว่าเดิม",
)
SENTENCES = (
    ("ปี {last_ce} หน่วยงานได้คะแนน ITA {a} คะแนน", -1, "ita"),
    ("ผลการประเมินรอบปีก่อน ด้าน IIT ได้ {a} คะแนน", -1, "iit"),
    ("ณ วันที่ 5 กันยายน {year} มีการประกาศผล ITA โดยหน่วยงานได้ {a} คะแนน เพื่อใช้พัฒนาในปี {next}", 0, "ita"),
    ("ปีงบประมาณที่ผ่านมา หน่วยงานได้คะแนน OIT {a} คะแนน", -1, "oit"),
)
REPORT_YEARS = (
    "รายงานผลการประเมิน ITA ปี ค.ศ. {ce}",
    "รายงานผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. {spaced}",
    "รายงานผลตามมาตรการ ITA ปีงบประมาณ พ.ศ. {year} (อ้างอิงผลการประเมินปีงบประมาณ พ.ศ. {last})",
    "ITA Assessment Report FY {ce}",
)
CUT = ("ปี {a} {b}", "พ.ศ. {a} {b}", "ปีงบประมาณ {a} {b}")


def words(author: Author) -> dict[str, object]:
    year = author.year
    return {
        "year": year,
        "last": year - 1,
        "next": year + 1,
        "short": year % 100,
        "last_short": year % 100 - 1,
        "ce": year - 543,
        "last_ce": year - 544,
        "spaced": " ".join(str(year)),
    }


def cases() -> Iterator[Case]:
    yield from two_columns()
    yield from last_year_above()
    yield from two_tables()
    yield from later_dates()
    yield from sentences()
    yield from report_years()
    yield from cut_years()
    yield from quoted_in_measures()


def two_columns() -> Iterator[Case]:
    for index, headings in enumerate(TWO_YEARS):
        author = Author(FAMILY, "two-years-side-by-side", index)
        codes = TEN if index % 4 == 3 else WHOLE
        columns, scores = [], {}
        for heading in headings:
            year = author.year - ("last" in heading or heading in RELATIVE_LAST)
            scores[year] = author.values(codes, year)
            columns.append((heading.format(**words(author)), scores[year]))
        grid = author.scores_table([heading for heading, _ in columns], *(values for _, values in columns))
        yield author.case("two years under short, western or relative headings", [*author.head(), grid], scores)


def last_year_above() -> Iterator[Case]:
    for index, text in enumerate(LAST_YEAR_ABOVE):
        author = Author(FAMILY, "last-year-says-the-sentence-above", index)
        values = author.values(year=author.year - 1)
        blocks = [*author.head(MEASURES_TITLES), Para(author.digits(text.format(**words(author))))]
        blocks.append(author.scores_table(["คะแนน"], values))
        yield author.case("a table of last year, says the sentence above", blocks, {author.year - 1: values})


def two_tables() -> Iterator[Case]:
    for index, captions in enumerate(CAPTIONS):
        author = Author(FAMILY, "table-of-each-year", index)
        old, new = author.values(year=author.year - 1), author.values()
        blocks = author.head()
        for caption, values in zip(captions, (old, new), strict=True):
            blocks.append(Para(author.digits(caption.format(**words(author))), bold=True))
            blocks.append(author.scores_table(["คะแนน"], values))
        yield author.case("a table of last year, then one of this", blocks, {author.year - 1: old, author.year: new})


def later_dates() -> Iterator[Case]:
    for index, text in enumerate(LATER):
        author = Author(FAMILY, "later-date-after-the-result", index)
        after = Para(author.digits(text.format(**words(author))))
        if index % 2:
            values = author.values()
            blocks = [*author.head(), author.scores_table(["คะแนน"], values), after]
        else:
            values = {"ita": author.value()}
            said = f"{author.body.full_name} ได้คะแนนรวม {author.number(values['ita'])} คะแนน"
            blocks = [*author.head(), Para(said), after]
        yield author.case("a later date stands after the result", blocks, values)


def sentences() -> Iterator[Case]:
    for index, (text, shift, code) in enumerate(SENTENCES):
        author = Author(FAMILY, "sentence-with-another-year", index)
        value = author.value()
        said = author.digits(text.format(a=f"{value:.2f}", **words(author)))
        scores = {author.year + shift: {code: value}}
        yield author.case("a sentence about this year or the last", [*author.head(), Para(said)], scores)


def report_years() -> Iterator[Case]:
    for index, text in enumerate(REPORT_YEARS):
        author = Author(FAMILY, "year-of-the-report", index)
        title = Para(author.digits(text.format(**words(author))), bold=True)
        values = author.values() if index != 2 else author.values(year=author.year - 1)
        year = author.year if index != 2 else author.year - 1
        grid = author.scores_table(["คะแนน"], values)
        caption = [Para(author.digits(f"ผลการประเมินปีงบประมาณ พ.ศ. {year}"))] if index == 2 else []
        blocks = [title, author.who(), *caption, grid]
        yield author.case("the year of the report in western or spaced digits", blocks, {year: values})


def cut_years() -> Iterator[Case]:
    for index, heading in enumerate(CUT):
        author = Author(FAMILY, "year-cut-by-a-blank", index)
        scores = {author.year - 1: author.values(year=author.year - 1), author.year: author.values()}
        headings = [heading.format(a=str(year)[: 2 + index % 2], b=str(year)[2 + index % 2 :]) for year in scores]
        grid = author.scores_table(headings, *scores.values())
        yield author.case("a blank inside the years of the headings", [*author.head(), grid], scores)


def quoted_in_measures() -> Iterator[Case]:
    for index in range(2):
        author = Author(FAMILY, "last-years-scores-beside-measures", index)
        plans = author.plans(3)
        last = author.year - 1
        headings = ("ตัวชี้วัด", f"คะแนนปี {last}", "มาตรการ", "ขั้นตอนการดำเนินงาน", "ผู้รับผิดชอบ")
        rows = [[author.digits(text) for text in headings]]
        values = {f"indicator-{number}": author.value() for number in (2, 6, 9)}
        for (code, value), plan in zip(values.items(), plans, strict=True):
            rows.append([author.label(code), author.number(value), plan.measure, listed(plan.steps), plan.responsible])
        blocks: list[Para | Grid] = [*author.head(MEASURES_TITLES), table(rows)]
        measures = [measure_truth(plan, number) for number, plan in enumerate(plans, 1)]
        yield author.case("last year's scores beside this year's measures", blocks, {last: values}, measures=measures)

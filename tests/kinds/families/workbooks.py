"""Workbooks as offices lay them out: titles over all columns, several tables or years, notes, hidden columns."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import xlsxwriter

from tests.corpus.phrases import Plan
from tests.corpus.writers.sheets import to_typed
from tests.kinds.author import MEASURES_TITLES, TEN, Author, listed
from tests.kinds.case import Case, Values, measure_truth, result_row
from tests.kinds.families.lists_of_bodies import FOUR, bodies_of_a_district, shown

FAMILY = "workbooks"
VARIANTS = 6
"""The first two of each kind were looked at while the reader was written, the others were not."""
INSTRUMENT_NAMES = {
    "iit": ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", "IIT", "แบบวัด IIT"),
    "eit": ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)", "EIT", "แบบวัด EIT"),
    "oit": ("แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)", "OIT", "แบบตรวจ OIT"),
}
Rows = Sequence[Sequence[str | None]]


class Book:
    """A workbook in the making, on one sheet after the other."""

    def __init__(self) -> None:
        self._buffer = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._buffer, {"in_memory": True})
        self.sheet: Any = None

    def add(self, name: str) -> Any:
        self.sheet = self._book.add_worksheet(name)
        return self.sheet

    def format(self, code: str = "General", **more: Any) -> Any:
        return self._book.add_format({"num_format": code, **more})

    def write(self, row: int, col: int, text: str | None) -> None:
        """A cell as somebody types it."""
        if text is None:
            return
        typed = to_typed(text)
        if typed.value is None:
            self.sheet.write_string(row, col, text, self.format(text_wrap="\n" in text))
        else:
            self.sheet.write_number(row, col, typed.value, self.format(typed.format))

    def table(self, top: int, left: int, rows: Rows) -> int:
        """Rows of a table; gives the row below it."""
        for at, row in enumerate(rows):
            for col, text in enumerate(row):
                self.write(top + at, left + col, text)
        return top + len(rows)

    def title(self, row: int, texts: Sequence[str], width: int, is_merged: bool, left: int = 0) -> int:
        """Lines of a title over so many columns, merged or running over the empty cells beside them."""
        for at, text in enumerate(texts):
            if is_merged and width > 1:
                self.sheet.merge_range(row + at, left, row + at, left + width - 1, text, self.format(align="center"))
            else:
                self.sheet.write_string(row + at, left, text)
        return row + len(texts)

    def data(self) -> bytes:
        self._book.close()
        return self._buffer.getvalue()


def head(author: Author) -> list[str]:
    return [block.text for block in author.head()]  # type: ignore[union-attr]


def scores(author: Author, values: Values, headings: Sequence[str] = ("คะแนน",)) -> list[list[str]]:
    rows = [[author.digits(text) for text in ("ตัวชี้วัด", *headings)]]
    return rows + [[author.label(code), author.number(value)] for code, value in values.items()]


def case(author: Author, what: str, book: Book, values: Any = None, **truth: Any) -> Case:
    return author.file(what, "report.xlsx", book.data(), values, **truth)


def plain(author: Author) -> Case:
    """Titles over the table, remarks below it, the table somewhere on the sheet."""
    book, values = Book(), author.values()
    book.add(("Sheet1", "ผลคะแนน", "ITA")[author.variant % 3])
    left = author.variant % 3
    row = book.title(author.variant % 2, head(author), 2, author.variant % 2 == 0, left)
    row = book.table(row + author.variant % 2, left, scores(author, values))
    book.write(row + 1, left, "หมายเหตุ : ข้อมูลจากระบบ ITAS ของสำนักงาน ป.ป.ช.")
    return case(author, "a table under titles, remarks below", book, values)


def spacer(author: Author) -> Case:
    """A narrow column without anything in it, for the looks."""
    book, values = Book(), author.values()
    book.add("Sheet1")
    rows = [[one, None, two, None] for one, two in scores(author, values)]
    rows = [[*row[:3], ("ระดับ", *("A", "B", "AA") * 9)[at]] for at, row in enumerate(rows)]
    book.sheet.set_column(1, 1, 1)
    book.table(book.title(0, head(author), 4, True) + author.variant % 2, 0, rows)
    return case(author, "an empty column within the table", book, values)


def stacked(author: Author) -> Case:
    """Instruments above, indicators below, with a title and perhaps an empty row between."""
    book, values = Book(), author.values((*FOUR, *TEN))
    book.add("Sheet1")
    names = {
        **{code: texts[author.variant % 3] for code, texts in INSTRUMENT_NAMES.items()},
        "ita": author.label("ita"),
    }
    row = book.title(0, head(author), 2, True)
    row = book.table(row, 0, [["เครื่องมือ", "คะแนน"], *([names[code], author.number(values[code])] for code in FOUR)])
    row += (1, 0, 2)[author.variant % 3]
    row = book.title(row, ["ผลคะแนนรายตัวชี้วัดของหน่วยงาน"], 2, author.variant % 2 == 1)
    book.table(row, 0, scores(author, {code: values[code] for code in TEN}))
    return case(author, "two tables under each other on one sheet", book, values)


def beside(author: Author) -> Case:
    """Indicators on the left, instruments on the right."""
    book, values = Book(), author.values((*FOUR, *TEN))
    book.add("Sheet1")
    names = {**{code: texts[0] for code, texts in INSTRUMENT_NAMES.items()}, "ita": author.label("ita")}
    row = book.title(0, head(author), 5, True)
    book.table(row, 0, scores(author, {code: values[code] for code in TEN}))
    right = [["เครื่องมือการประเมิน", "คะแนนที่ได้"], *([names[code], author.number(values[code])] for code in FOUR)]
    book.table(row + author.variant % 2, 3, right)
    return case(author, "two tables beside each other", book, values)


def sheet_a_year(author: Author) -> Case:
    """A sheet for each year, which only its tab, or its title too, names."""
    book = Book()
    by_year = {year: author.values(year=year) for year in (author.year - 1, author.year)}
    for year, values in by_year.items():
        book.add(author.digits((f"ปี {year}", f"{year}", f"ปีงบประมาณ {year}")[author.variant % 3]))
        lines = [f"ผลคะแนน ITA {author.body.full_name} อำเภอ{author.body.district} จังหวัด{author.body.province}"]
        lines += [author.digits(f"ประจำปีงบประมาณ พ.ศ. {year}")] if author.variant % 2 else []
        book.table(book.title(0, lines, 2, True), 0, scores(author, values))
    return case(author, "a sheet for each year", book, by_year)


def across(author: Author) -> Case:
    """Indicators across, one row of numbers."""
    book, values = Book(), author.values((*FOUR, *TEN))
    book.add("Sheet1")
    row = book.title(0, head(author), 14, True)
    names = [f"ตัวชี้วัดที่ {number}" for number in range(1, 11)] + [
        "IIT",
        "EIT",
        "OIT",
        ("คะแนนรวม", "ITA")[author.variant % 2],
    ]
    numbers = [author.number(values[code]) for code in (*TEN, *FOUR)]
    rows = [["หน่วยงาน", *map(author.digits, names)], [author.body.full_name, *numbers]]
    book.table(row, 0, rows)
    results = [result_row(author.body.full_name, author.year, values)]
    return case(author, "codes across, the body's own row", book, values, also=[{"results": results, "scores": {}}])


def keys_above(author: Author) -> Case:
    """Name and year in cells beside their labels, the table right below or after a gap."""
    book, values = Book(), author.values()
    book.add("Sheet1")
    body = author.body
    facts = [
        ["หน่วยงาน", body.full_name],
        ["อำเภอ/จังหวัด", f"อำเภอ{body.district} จังหวัด{body.province}"],
        ["ปีงบประมาณ", author.digits(str(author.year))],
    ]
    row = book.title(0, ["สรุปผลการประเมินคุณธรรมและความโปร่งใส (ITA)"], 2, True)
    row = book.table(row, 0, facts) + author.variant % 2
    book.table(row, 0, scores(author, values))
    return case(author, "labels and facts above the table", book, values)


def percents(author: Author) -> Case:
    """Shares of one shown as per cent."""
    book, values = Book(), author.values()
    book.add("Sheet1")
    row = book.title(0, head(author), 2, True)
    book.table(row, 0, [["ตัวชี้วัด", ("คะแนน (ร้อยละ)", "ผลคะแนน")[author.variant % 2]]])
    code = "[$-D00041E]0.00%" if author.is_thai else "0.00%"
    for at, (name, value) in enumerate(values.items(), start=row + 1):
        book.write(at, 0, author.label(name))
        book.sheet.write_number(at, 1, value / 100, book.format(code))
    return case(author, "numbers under a format of per cent", book, values)


def calculated(author: Author) -> Case:
    """Numbers with all their decimals, shown with two or with none of them named; the total is a formula."""
    book, values = Book(), author.values()
    book.add("Sheet1")
    row = book.title(0, head(author), 2, True)
    book.table(row, 0, [["ตัวชี้วัด", "คะแนนที่ได้"]])
    style = book.format("0.00" if author.variant % 2 else "General")
    for at, (name, value) in enumerate(values.items(), start=row + 1):
        book.write(at, 0, author.label(name))
        exact = value + author.rng.choice((-0.0041234, 0.0032198, 0.0000001))
        if name == "ita":
            book.sheet.write_formula(at, 1, f"=AVERAGE(B{row + 2}:B{at})", style, exact)
        else:
            book.sheet.write_number(at, 1, exact, style)
    return case(author, "calculated numbers and a formula", book, values)


def hidden_column(author: Author) -> Case:
    """The column of last year is hidden; a person sees this year's alone."""
    book, values = Book(), author.values()
    last = author.values(year=author.year - 1)
    book.add("Sheet1")
    rows = [[author.digits(text) for text in ("ตัวชี้วัด", f"ปี {author.year - 1}", f"ปี {author.year}")]]
    rows += [[author.label(code), author.number(last[code]), author.number(values[code])] for code in values]
    row = book.title(0, head(author), 3, True)
    book.table(row, 0, rows)
    book.sheet.set_column(1, 1, None, None, {"hidden": True})
    return case(author, "a hidden column of last year", book, values)


def targets(author: Author) -> Case:
    """Full marks, goals and levels beside the scores."""
    book, values = Book(), author.values()
    book.add("Sheet1")
    heads = (("คะแนนเต็ม", "คะแนนที่ได้", "ผล"), ("เป้าหมาย", "คะแนน", "ระดับ"), ("ค่าเป้าหมาย", "ผลคะแนน", "สถานะ"))[
        author.variant % 3
    ]
    full = ("100.00", "95.00", "85.00")[author.variant % 3]
    rows = [["ที่", "ตัวชี้วัด", *heads]]
    for at, (code, value) in enumerate(values.items(), 1):
        label = author.label(code)
        rows.append(
            [
                author.digits(str(at)),
                label,
                author.digits(full),
                author.number(value),
                "ผ่าน" if value >= 85 else "ไม่ผ่าน",
            ]
        )
    book.table(book.title(0, head(author), 5, True), 0, rows)
    return case(author, "goals or full marks beside the scores", book, values)


def body_list(author: Author) -> Case:
    """A list of bodies by district, the district merged over its rows or said once; some rows are filtered away."""
    book = Book()
    book.add(("Sheet1", "สรุป")[author.variant % 2])
    bodies = bodies_of_a_district(author, 6)
    province, district = bodies[0].province, bodies[0].district
    title = f"ผลการประเมิน ITA ขององค์กรปกครองส่วนท้องถิ่น จังหวัด{province} ปีงบประมาณ พ.ศ. {author.year}"
    row = book.title(0, [author.digits(title)], 7, True)
    book.table(row, 0, [["ที่", "อำเภอ", "หน่วยงาน", "IIT", "EIT", "OIT", "ITA"]])
    results = []
    top = row + 1
    gone = author.rng.randrange(1, 6) if author.variant % 2 else None
    for at, body in enumerate(bodies):
        values = author.values(FOUR)
        texts = [author.digits(str(at + 1)), None, shown(author, body), *(author.number(values[code]) for code in FOUR)]
        book.table(top + at, 0, [texts])
        if at == gone:
            book.sheet.set_row(top + at, None, None, {"hidden": True})
        else:
            results.append(result_row(shown(author, body), author.year, values))
    book.sheet.merge_range(top, 1, top + len(bodies) - 1, 1, district)
    return case(author, "a list of bodies with a merged district", book, body=None, results=results)


def plan_rows(author: Author, plans: Sequence[Plan]) -> list[list[str]]:
    rows = [["ที่", "มาตรการ/แนวทาง", "ขั้นตอนหรือวิธีการ", "ผู้รับผิดชอบ"]]
    return rows + [
        [author.digits(str(at)), plan.measure, author.digits(listed(plan.steps)), plan.responsible]
        for at, plan in enumerate(plans, 1)
    ]


def measures(author: Author) -> Case:
    """Measures with lists in their cells, and the scores on a sheet of their own."""
    book, plans, values = Book(), author.plans(3), author.values()
    book.add("มาตรการ")
    lines = [block.text for block in author.head(MEASURES_TITLES)]  # type: ignore[union-attr]
    row = book.title(0, lines, 4, True)
    book.table(row + author.variant % 2, 0, plan_rows(author, plans))
    book.add("คะแนน")
    book.table(book.title(0, head(author), 2, True), 0, scores(author, values))
    truth = [measure_truth(plan, number) for number, plan in enumerate(plans, 1)]
    return case(author, "measures on one sheet, scores on another", book, values, measures=truth)


def lost_cells(author: Author) -> Case:
    """A formula that fails or was never calculated; the other numbers are sound."""
    book, values = Book(), author.values(TEN)
    book.add("Sheet1")
    row = book.title(0, head(author), 2, True)
    bottom = book.table(row, 0, scores(author, values))
    gone = sorted(author.rng.sample(range(len(TEN)), 2))
    marks = (("#REF!", "#N/A"), ("#DIV/0!", "#VALUE!"), ("#NAME?", "#REF!"))[author.variant % 3]
    for at, mark in zip(gone, marks, strict=True):
        book.sheet.write_formula(row + 1 + at, 1, "=Z9*2", None, mark)
    book.write(bottom + 1, 0, "ข้อมูล ณ วันที่จัดทำรายงาน")
    return case(author, "formulas that failed among the numbers", book, values)


KINDS: dict[str, Callable[[Author], Case]] = {
    "titles-and-remarks": plain,
    "empty-column-within": spacer,
    "tables-under-each-other": stacked,
    "tables-beside-each-other": beside,
    "sheet-for-each-year": sheet_a_year,
    "codes-across": across,
    "facts-above": keys_above,
    "per-cent-format": percents,
    "calculated-numbers": calculated,
    "hidden-column": hidden_column,
    "goals-beside": targets,
    "list-with-merged-district": body_list,
    "measures-and-scores": measures,
    "formulas-that-failed": lost_cells,
}


def cases() -> Iterator[Case]:
    for kind, make in KINDS.items():
        for variant in range(VARIANTS):
            yield make(Author(FAMILY, kind, variant, form="xlsx"))

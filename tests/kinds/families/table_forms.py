"""Shapes of tables: years as rows, indicators as columns, questions by their texts, short lists."""

from __future__ import annotations

from collections.abc import Iterator

from tests.corpus.blocks import Para
from tests.corpus.frame import indicators, titles
from tests.kinds.author import TEN, Author, table
from tests.kinds.case import Case

FAMILY = "table-forms"
LEVELS = {2564: "B", 2565: "A", 2566: "ผ่าน", 2567: "ผ่านดี", 2568: "ผ่านดี"}


def cases() -> Iterator[Case]:
    for index in range(3):
        author = Author(FAMILY, "a-row-for-each-year", index)
        years = [author.year - 2, author.year - 1, author.year]
        if index == 1:
            years.reverse()
        scores = {year: {"ita": author.value()} for year in years}
        heads = (("ปีงบประมาณ", "ผลคะแนน", "ระดับ"), ("ปี พ.ศ.", "คะแนน ITA"), ("ปีที่ประเมิน", "คะแนนรวม", "ผลระดับ"))[index]
        rows = [list(heads)]
        for year, values in scores.items():
            cells = [author.digits(str(year)), author.number(values["ita"]), LEVELS.get(year, "B")]
            rows.append(cells[: len(heads)])
        caption = Para("สถิติผลการประเมิน ITA ของหน่วยงาน")
        yield author.case("year, overall score, level", [*author.head(), caption, table(rows)], scores)

    for index in range(3):
        author = Author(FAMILY, "numbered-columns", index, form=("html", "md", "pdf")[index])
        scores = {year: author.values(year=year) for year in (author.year - 1, author.year)}
        rows = [["ปี", *(author.digits(str(number)) for number in range(1, 11)), "รวม"]]
        for year, values in scores.items():
            rows.append([author.digits(str(year)), *(author.number(values[code]) for code in (*TEN, "ita"))])
        caption = Para("เปรียบเทียบผลคะแนนรายตัวชี้วัด (ตัวชี้วัดที่ 1 - 10)")
        yield author.case("years as rows, indicators as columns", [*author.head(), caption, table(rows)], scores)

    for index in range(3):
        author = Author(FAMILY, "questions-without-codes", index)
        letter, instrument = (("i", "IIT"), ("e", "EIT"), ("i", "IIT"))[index]
        texts = titles(author.year)
        codes = [
            code for each in indicators(author.year) for code in each.questions if code[0] == letter and code in texts
        ]
        values = {code: author.value() for code in codes[:6]}
        rows = [["ลำดับ", "ข้อคำถาม", "คะแนน"]]
        for number, (code, value) in enumerate(values.items(), 1):
            rows.append([author.digits(str(number)), texts[code], author.number(value)])
        caption = Para(f"ผลคะแนนรายข้อ แบบวัด {instrument}")
        yield author.case("questions by number and text", [*author.head(), caption, table(rows)], values)

    for index in range(2):
        author = Author(FAMILY, "list-of-years-beside-indicators", index, form=("docx", "html")[index])
        own = author.values(TEN)
        old = {year: {"ita": author.value()} for year in (author.year - 2, author.year - 1)}
        ita = author.value()
        rows = [["ปี", "คะแนนรวม"]]
        rows += [[author.digits(str(year)), author.number(value["ita"])] for year, value in old.items()]
        rows.append([author.digits(str(author.year)), author.number(ita)])
        blocks = [*author.head(), author.scores_table(["คะแนน"], own), Para("ผลคะแนนย้อนหลัง"), table(rows)]
        yield author.case("indicators, then a list of years", blocks, {**old, author.year: {**own, "ita": ita}})

    for index in range(3):
        author = Author(FAMILY, "cards", index, form=("md", "html", "docx")[index])
        values = author.values(TEN if index < 2 else (*TEN[:5], "ita"))
        wording = ("ตัวชี้วัดที่ {} {}", "{}. {}", "ตัวชี้วัดที่ {} {}")[index]
        cards = [
            author.digits(wording.format(code.removeprefix("indicator-"), each.name) + f" {values[code]:.2f}")
            for code, each in zip(TEN, indicators(author.year), strict=True)
            if code in values
        ]
        if "ita" in values:
            cards.append(f"คะแนนภาพรวม ITA {values['ita']:.2f}")
        rows = [cards[first : first + 2] for first in range(0, len(cards), 2)]
        caption = Para("ผลการประเมินรายตัวชี้วัด")
        grid = table(rows, header_rows=0)
        yield author.case("every cell a name with its score", [*author.head(), caption, grid], values)

"""Numbers of other bodies, of means and of departments, beside the body's own or in their stead."""

from __future__ import annotations

from collections.abc import Iterator

from tests.corpus.blocks import Block, Para
from tests.kinds.author import TEN, WHOLE, Author, table
from tests.kinds.case import Case, result_row

FAMILY = "whose-number"
OWN = "*"
"""Before the heading of the body's own column."""
HEADINGS = (
    ("ค่าเฉลี่ยอำเภอ", "*อบต. เรา"),
    ("*ผลของหน่วยงาน", "ค่าเฉลี่ยภาคตะวันออกเฉียงเหนือ"),
    ("คะแนนต่ำสุดของจังหวัด", "คะแนนสูงสุดของจังหวัด", "*คะแนนของหน่วยงาน"),
    ("กองการศึกษา", "กองสวัสดิการสังคม", "*รวมทั้งหน่วยงาน"),
    ("*หน่วยงาน", "ระดับจังหวัด", "ระดับประเทศ"),
    ("ระดับประเทศ", "*หน่วยงาน", "ระดับจังหวัด"),
    ("หน่วยงานที่ได้คะแนนสูงสุด", "*หน่วยงานของเรา"),
    ("*คะแนนที่ได้", "ค่าเฉลี่ย อปท. ประเภทเดียวกัน"),
    ("สำนักปลัด", "กองช่าง", "*ภาพรวมหน่วยงาน", "กองคลัง"),
    ("ค่ากลางของประเทศ", "*คะแนนหน่วยงาน"),
)
NAMED_FIRST = ("*อบต.{own}", "*{own}", "*หน่วยงาน ({own})")
ONLY_OTHERS = (
    ("ผลคะแนนเฉลี่ยของหน่วยงานในสังกัดทั้งจังหวัด{province}", "คะแนน"),
    ("ค่าเฉลี่ยคะแนนรายตัวชี้วัดของ อปท. ทั่วประเทศ", "คะแนนเฉลี่ย"),
    ("", "ค่าเฉลี่ยระดับจังหวัด"),
    ("เพื่อเป็นแนวทาง จึงขอยกผลคะแนนของ{other} ซึ่งได้รับรางวัลมาแสดง", "คะแนน"),
    ("ผลคะแนนของหน่วยงานตัวอย่าง ({other})", "คะแนนที่ได้"),
)
FIRST_TABLES = (
    "ค่าเฉลี่ยคะแนนของหน่วยงานทั้งจังหวัด{province}",
    "ผลคะแนนของ{other} อำเภอ{district} จังหวัดเดียวกัน",
    "คะแนนเฉลี่ยระดับประเทศ จำแนกตามตัวชี้วัด",
    "ผลการประเมินของ{other} ซึ่งเป็นหน่วยงานพี่เลี้ยง",
)
OWN_TABLES = ("ผลคะแนนของ{own}", "คะแนนของหน่วยงานเรา", "ผลการประเมินของ{own} รายตัวชี้วัด", "ผลของหน่วยงาน")
NO_OWN_NUMBER = (
    "ค่าเฉลี่ยคะแนน ITA ของหน่วยงานในจังหวัด{province} อยู่ที่ {a} คะแนน",
    "กองการศึกษาได้คะแนนการรับรู้ของบุคลากรภายใน (IIT) {a} คะแนน ส่วนกองช่างได้ {b} คะแนน",
    "ทั้งนี้ {other} ได้คะแนนรวม {a} คะแนน สูงที่สุดในอำเภอ",
    "ในระดับประเทศ คะแนน ITA เฉลี่ยเท่ากับ {a} คะแนน",
    "อบต.ในจังหวัด{province}มีคะแนน OIT เฉลี่ย {a} คะแนน และ EIT เฉลี่ย {b} คะแนน",
)
OWN_AMONG_OTHERS = (
    "{own} มีคะแนน ITA {a} คะแนน ขณะที่{other}มีคะแนน {b} คะแนน",
    "ค่าเฉลี่ยของจังหวัดคือ {b} คะแนน ส่วน{own}ได้คะแนน ITA รวม {a} คะแนน",
    "คะแนนเฉลี่ยทั่วประเทศ {b} คะแนน โดยหน่วยงานได้คะแนนรวม {a} คะแนน",
    "หน่วยงานได้คะแนน ITA {a} คะแนน ต่ำกว่าค่าเฉลี่ยของภาคที่ {b} คะแนน",
)


def cases() -> Iterator[Case]:
    yield from columns()
    yield from named_columns()
    yield from only_others()
    yield from other_table_first()
    yield from sentences()
    yield from instrument_rows()


def columns() -> Iterator[Case]:
    for index, headings in enumerate(HEADINGS):
        author = Author(FAMILY, "own-column-among-others", index)
        numbers = [author.values(WHOLE if index % 4 else TEN, quality=0.3 + 0.2 * at) for at in range(len(headings))]
        own = next(values for heading, values in zip(headings, numbers, strict=True) if heading.startswith(OWN))
        grid = author.scores_table([heading.removeprefix(OWN) for heading in headings], *numbers)
        yield author.case(f"the own column among {len(headings)}", [*author.head(), grid], own)


def named_columns() -> Iterator[Case]:
    for index, own_heading in enumerate(NAMED_FIRST):
        author = Author(FAMILY, "column-of-a-named-body", index)
        other = author.other_body()
        headings = [own_heading.removeprefix(OWN).format(own=author.body.name), f"{other.type}{other.name}"]
        own, others = author.values(), author.values(quality=0.8)
        columns = [(headings[0], own), (headings[1], others)]
        if index % 2:
            columns.reverse()
        grid = author.scores_table([heading for heading, _ in columns], *(values for _, values in columns))
        also = [{"results": [result_row(headings[1], author.year, others)]}]
        yield author.case("a column of a named other body beside the own", [*author.head(), grid], own, also=also)


def only_others() -> Iterator[Case]:
    for index, (sentence, heading) in enumerate(ONLY_OTHERS):
        author = Author(FAMILY, "only-a-table-of-others", index)
        other, values = author.other_body().full_name, author.values()
        text = sentence.format(province=author.body.province, other=other)
        above: list[Block] = [Para(text)] if text else []
        grid = author.scores_table([heading], values)
        under_its_name = {"results": [result_row(other, author.year, values)]}
        also = [under_its_name] if "{other}" in sentence else []
        yield author.case("the only table is of others", [*author.head(), *above, grid], also=also)


def other_table_first() -> Iterator[Case]:
    for index, (first, second) in enumerate(zip(FIRST_TABLES, OWN_TABLES, strict=True)):
        author = Author(FAMILY, "table-of-others-then-own", index)
        other = author.other_body()
        words = {
            "province": author.body.province,
            "district": author.body.district,
            "other": other.full_name,
            "own": author.body.full_name,
        }
        others, own = author.values(quality=0.7), author.values()
        blocks = [
            *author.head(),
            Para(first.format(**words), bold=True),
            author.scores_table(["คะแนน"], others),
            Para(second.format(**words), bold=True),
            author.scores_table(["คะแนน"], own),
        ]
        also = [{"results": [result_row(other.full_name, author.year, others)]}] if "{other}" in first else []
        yield author.case("a full table of others stands before the own", blocks, own, also=also)


def sentences() -> Iterator[Case]:
    for kind, texts in (("sentence-about-others", NO_OWN_NUMBER), ("sentence-own-among-others", OWN_AMONG_OTHERS)):
        for index, text in enumerate(texts):
            author = Author(FAMILY, kind, index)
            own, other = author.value(), author.value()
            sentence = text.format(
                province=author.body.province,
                own=author.body.full_name,
                other=author.other_body().full_name,
                a=author.number(own),
                b=author.number(other),
            )
            wanted = {"ita": own} if texts is OWN_AMONG_OTHERS else {}
            yield author.case(
                "a sentence about others, with or without the own", [*author.head(), Para(sentence)], wanted
            )


def instrument_rows() -> Iterator[Case]:
    rows = (
        ("แบบวัด IIT (บุคลากร)", "iit"),
        ("แบบวัด EIT (ผู้มาติดต่อ)", "eit"),
        ("แบบตรวจ OIT (เว็บไซต์)", "oit"),
    )
    for index in range(3):
        author = Author(FAMILY, "instruments-are-no-bodies", index)
        values = {code: author.value() for _, code in rows[: index + 1]}
        lines = [["รายการ", "ร้อยละ"]]
        lines += [[label, f"{author.number(values[code])} %"] for label, code in rows[: index + 1]]
        yield author.case("instruments as rows of a short table", [*author.head(), table(lines)], values)

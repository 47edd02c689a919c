"""Whose report it is: parts of bodies, provinces, neighbours, and letters that look like a body."""

from __future__ import annotations

from collections.abc import Iterator

from tests.corpus.blocks import Para
from tests.corpus.places import Body
from tests.kinds.author import Author
from tests.kinds.case import Case

FAMILY = "units"
NEIGHBOURS = (
    "มีอาณาเขตติดต่อกับ{other} ทางทิศตะวันออก",
    "ได้ไปศึกษาดูงานการประเมิน ITA ณ {other}",
    "ได้รับเกียรติจากวิทยากรของ{other}มาให้ความรู้",
)
LOOK_ALIKES = (
    "กองคลังรับผิดชอบตรวจสอบพัสดุ และทุกกองปฏิบัติตามกรอบจรรยาบรรณ",
    "จัดทำกรอบจริยธรรม และมอบต.ค. เป็นเดือนเริ่มงาน",
    "นำกรอบตัวชี้วัดมาเป็นกรอบจัดทำแผน",
)
OTHERS = (
    "โรงเรียนบ้าน{name}พิทยาคม สังกัดองค์การบริหารส่วนจังหวัด{province}",
    "โรงพยาบาลส่งเสริมสุขภาพตำบล{name} อำเภอ{district} จังหวัด{province}",
    "ที่ทำการปกครองอำเภอ{district} จังหวัด{province}",
)


def cases() -> Iterator[Case]:
    for index, text in enumerate(NEIGHBOURS):
        author = Author(FAMILY, "neighbour-in-the-text", index)
        other = author.other_body()
        said = Para(author.body.full_name + text.format(other=other.full_name))
        value = author.value()
        result = Para(f"ผลการประเมิน ITA ในภาพรวมได้ {author.number(value)} คะแนน")
        blocks = [author.title(), said, result] if index == 2 else [*author.head(), said, result]
        if index == 2:
            blocks.insert(1, author.who())
            blocks[1], blocks[2] = blocks[2], blocks[1]
        yield author.case("another body is named in the text", blocks, {"ita": value})

    for index, text in enumerate(LOOK_ALIKES):
        author = Author(FAMILY, "letters-that-look-like-a-body", index)
        blocks = [*author.head(), Para(text)] if index else [author.title(), Para(text)]
        body = author.body if index else None
        yield author.case("words that hold the letters of a body", blocks, body=body)

    for index, text in enumerate(OTHERS):
        author = Author(FAMILY, "part-of-a-body", index)
        body = author.body
        who = text.format(name=body.name, district=body.district, province=body.province)
        printed = who.split(" ")[0]
        # a body outside local government has no id: no body at all is right, and so is its printed name
        also = [{"body": Body("", printed, district, body.province)} for district in (body.district, None)]
        what = "a school, a health station or a district office"
        yield author.case(what, [author.title(), Para(who)], body=None, also=also)

    author = Author(FAMILY, "name-cut-over-two-lines", 0, form="txt")
    body: Body = author.body
    lines = [author.title().text, body.long_type, body.name, f"อำเภอ{body.district} จังหวัด{body.province}"]
    yield author.file("kind and name of the body on two lines", "report.txt", "\n".join(lines).encode())

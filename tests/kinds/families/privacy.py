"""Names of persons, which come out nowhere; all persons are invented."""

from __future__ import annotations

from collections.abc import Iterator

from tests.corpus.blocks import Para
from tests.kinds.author import MEASURES_TITLES, Author, listed, table
from tests.kinds.case import Case, measure_truth

FAMILY = "privacy"
PERSONS = (
    ("นายทดสอบ สมมุติวงศ์", "ทดสอบ", "สมมุติวงศ์"),
    ("นางสาวตัวอย่าง ไม่มีจริง", "ไม่มีจริง"),
    ("ว่าที่ร้อยตรี จำลอง แบบเรียน", "แบบเรียน"),
)
"""As printed, then the words that may come out nowhere."""
POSTS = ("นิติกรชำนาญการ", "ผู้อำนวยการกองช่าง", "หัวหน้าสำนักปลัด")


def cases() -> Iterator[Case]:
    for index, (person, *words) in enumerate(PERSONS):
        author = Author(FAMILY, "officer-with-a-post", index)
        plans = author.plans(2)
        rows = [["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"]]
        post = POSTS[index]
        form = ("{person}\n{post}", "{post} ({person})", "{person} ตำแหน่ง {post}")[index]
        for plan in plans:
            cell = form.format(person=person, post=post)
            rows.append([plan.measure, author.digits(listed(plan.steps)), cell])
        responsible = ("{post}", "{post}", "ตำแหน่ง {post}")[index].format(post=post)
        measures = [measure_truth(plan, number, responsible=responsible) for number, plan in enumerate(plans, 1)]
        blocks = [*author.head(MEASURES_TITLES), table(rows)]
        yield author.case("an officer's name beside the post", blocks, measures=measures, never=tuple(words))

    for index, (person, *words) in enumerate(PERSONS):
        author = Author(FAMILY, "signature-below", index)
        plans = author.plans(2)
        rows = [["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"]]
        rows += [[plan.measure, author.digits(listed(plan.steps)), plan.responsible] for plan in plans]
        signed = [Para(f"ลงชื่อ {person}"), Para(f"({person})"), Para(POSTS[index])]
        measures = [measure_truth(plan, number) for number, plan in enumerate(plans, 1)]
        blocks = [*author.head(MEASURES_TITLES), table(rows), *signed]
        yield author.case("a signature below the table", blocks, measures=measures, never=tuple(words))

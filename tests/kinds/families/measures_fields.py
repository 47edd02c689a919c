"""Measures: unusual headings, merged cells, ticked boxes, plan and result tables, labelled lines."""

from __future__ import annotations

from collections.abc import Iterator

from tests.corpus.blocks import Grid, GridCell, Para
from tests.corpus.phrases import Plan
from tests.kinds.author import MEASURES_TITLES, Author, listed, table
from tests.kinds.case import Case, measure_truth

FAMILY = "measures-fields"
PLAIN = {
    "measure": "มาตรการ",
    "steps": "ขั้นตอนการดำเนินการ",
    "responsible": "ผู้รับผิดชอบ",
    "period": "ระยะเวลา",
    "results": "ผลการดำเนินการ",
}
UNUSUAL = (
    ("period", "ห้วงเวลา"),
    ("period", "กำหนดการ"),
    ("period", "ช่วงเวลาที่ทำ"),
    ("responsible", "หน่วยที่รับผิดชอบ"),
    ("responsible", "ผู้ดำเนินการ"),
    ("responsible", "กอง/สำนัก"),
    ("results", "สิ่งที่ทำแล้ว"),
    ("results", "สรุปผล"),
    ("steps", "แนวปฏิบัติ"),
    ("steps", "รายละเอียดกิจกรรม"),
    ("measure", "เรื่องที่จะดำเนินการ"),
    ("measure", "สิ่งที่ต้องปรับปรุง"),
)
EVERYDAY = (
    {"measure": "จะทำอะไร", "steps": "ทำอย่างไร", "responsible": "ใครทำ", "period": "เมื่อไร", "results": "ได้ผลอย่างไร"},
    {"measure": "งานที่ทำ", "steps": "รายละเอียด", "responsible": "คนทำ", "period": "เสร็จเมื่อ", "results": "ผล"},
)


def cells(author: Author, plan: Plan, number: int) -> dict[str, str]:
    return {
        "measure": author.digits(f"{number}. {plan.measure}"),
        "steps": author.digits(listed(plan.steps)),
        "responsible": plan.responsible,
        "period": author.digits(f"ต.ค. {author.year - 1} - ก.ย. {author.year}"),
        "results": author.digits(listed(plan.results)),
    }


def wanted(author: Author, plan: Plan, number: int, **other: object) -> dict[str, object]:
    period = f"ต.ค. {author.year - 1} - ก.ย. {author.year}"
    return measure_truth(plan, number, **{"period": period, "results": list(plan.results), **other})


def plain_table(author: Author, plans: list[Plan], headings: dict[str, str]) -> Grid:
    rows = [list(headings.values())]
    rows += [[cells(author, plan, number)[field] for field in headings] for number, plan in enumerate(plans, 1)]
    return table(rows)


def cases() -> Iterator[Case]:
    for index, (field, heading) in enumerate(UNUSUAL):
        author = Author(FAMILY, f"unusual-heading-of-{field}", index)
        plans = author.plans(3)
        grid = plain_table(author, plans, {**PLAIN, field: heading})
        measures = [wanted(author, plan, number) for number, plan in enumerate(plans, 1)]
        yield author.case("one unusual heading", [*author.head(MEASURES_TITLES), grid], measures=measures)

    for index, headings in enumerate(EVERYDAY):
        author = Author(FAMILY, "everyday-headings", index)
        plans = author.plans(3)
        measures = [wanted(author, plan, number) for number, plan in enumerate(plans, 1)]
        blocks = [*author.head(MEASURES_TITLES), plain_table(author, plans, headings)]
        yield author.case("headings in everyday words", blocks, measures=measures)

    for index in range(2):
        author = Author(FAMILY, "one-cell-for-all-rows", index, form=("html", "docx")[index])
        plans = author.plans(3)
        rows = [tuple(GridCell(text) for text in ("มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"))]
        for number, plan in enumerate(plans, 1):
            texts = cells(author, plan, number)
            row = [GridCell(texts["measure"]), GridCell(texts["steps"])]
            if number == 1:
                row += [GridCell("สำนักปลัด", row_span=3), GridCell(texts["period"], row_span=3)]
            rows.append(tuple(row))
        grid = Grid(tuple(rows), (0.35, 0.35, 0.15, 0.15))
        measures = [
            wanted(author, plan, number, responsible="สำนักปลัด", results=[]) for number, plan in enumerate(plans, 1)
        ]
        yield author.case("one office and one period for all", [*author.head(MEASURES_TITLES), grid], measures=measures)

    for index in range(2):
        author = Author(FAMILY, "labelled-lines", index)
        plans = author.plans(2)
        lines = []
        for number, plan in enumerate(plans, 1):
            texts = cells(author, plan, number)
            lines.append(Para(author.digits(f"มาตรการที่ {number} {plan.measure}"), bold=True))
            labels = {"steps": "วิธีการ", "responsible": "ผู้รับผิดชอบ", "period": "ระยะเวลา", "results": "ผลการดำเนินการ"}
            lines += [Para(f"{label}: {texts[field].replace(chr(10), ' ')}") for field, label in labels.items()]
        measures = [wanted(author, plan, number) for number, plan in enumerate(plans, 1)]
        yield author.case("titles and labelled lines", [*author.head(MEASURES_TITLES), *lines], measures=measures)

    for index in range(2):
        author = Author(FAMILY, "plan-table-then-result-table", index)
        plans = author.plans(3)
        first = plain_table(author, plans, {field: PLAIN[field] for field in ("measure", "steps", "responsible")})
        second = plain_table(author, plans, {field: PLAIN[field] for field in ("measure", "period", "results")})
        blocks = [*author.head(MEASURES_TITLES), Para("แผนการดำเนินงาน"), first, Para("ผลการดำเนินงานตามแผน"), second]
        measures = [wanted(author, plan, number) for number, plan in enumerate(plans, 1)]
        yield author.case("plan and result of the same measures", blocks, measures=measures)

    for index in range(2):
        author = Author(FAMILY, "ticked-boxes", index)
        plans = author.plans(3)
        done = (True, False, True)
        rows = [["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ผลการดำเนินการ"]]
        boxes = (("☑", "☐"), ("[/]", "[ ]"))[index]
        for number, (plan, is_done) in enumerate(zip(plans, done, strict=True), 1):
            texts = cells(author, plan, number)
            marks = boxes if is_done else boxes[::-1]
            ticked = f"{marks[0]} ดำเนินการแล้ว {marks[1]} ยังไม่ดำเนินการ\n{plan.results[0]}"
            rows.append([texts["measure"], texts["steps"], texts["responsible"], ticked])
        measures = [
            wanted(author, plan, number, period="", results=[plan.results[0]], status="done" if is_done else "not_done")
            for number, (plan, is_done) in enumerate(zip(plans, done, strict=True), 1)
        ]
        yield author.case("done or not as boxes", [*author.head(MEASURES_TITLES), table(rows)], measures=measures)

"""The measures report: what was planned, who did it, when, and what came of it."""

from __future__ import annotations

from tests.corpus.blocks import GridCell
from tests.corpus.draft import Draft
from tests.corpus.frame import INSTRUMENT_NAMES, INSTRUMENTS, indicators, issues
from tests.corpus.phrases import Plan, period, plans
from tests.corpus.scores import ScoreSet

HEADERS = {
    "no": ("ลำดับ", "ที่", "ข้อ", "ลำดับที่"),
    "measure": ("มาตรการ", "มาตรการ/กิจกรรม", "กิจกรรม/โครงการ", "มาตรการ/แนวทาง"),
    "steps": ("วิธีการดำเนินการ", "ขั้นตอนหรือวิธีการ", "ขั้นตอน/วิธีการปฏิบัติ", "วิธีดำเนินงาน"),
    "responsible": ("ผู้รับผิดชอบ", "หน่วยงานที่รับผิดชอบ", "ผู้รับผิดชอบ/ผู้เกี่ยวข้อง", "ส่วนราชการผู้รับผิดชอบ"),
    "period": ("ระยะเวลา", "ระยะเวลาดำเนินการ", "ระยะเวลาในการดำเนินการ", "ห้วงเวลา"),
    "results": ("ผลการดำเนินการ", "สรุปผลการดำเนินการ", "รายงานผลการดำเนินงาน", "ผลการดำเนินงาน"),
    "outcomes": ("ผลลัพธ์/ความสำเร็จ", "ผลลัพธ์หรือความสำเร็จ", "ผลที่เกิดขึ้น/ความสำเร็จ", "ผลลัพธ์"),
}
FOLLOW_UP = ("กำกับติดตาม", "การกำกับติดตามรายงานความก้าวหน้า", "การติดตามผล", "กำกับติดตามและสรุปผลสิ้นปี")
WIDTHS = {
    "no": 0.5,
    "measure": 1.6,
    "steps": 2.2,
    "responsible": 1.1,
    "period": 1.0,
    "results": 1.9,
    "outcomes": 1.7,
    "done": 0.9,
    "not_done": 0.9,
}
TITLES = (
    "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
    "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
    "การดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
    "แบบรายงานผลการขับเคลื่อนมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
)
DONE_MARKS = ("✓", "/", "ดำเนินการแล้ว", "รายงานในที่ประชุมแล้ว")


def add_measure_table(draft: Draft, chosen: list[Plan], issue: int | None = None, first: int = 1) -> None:
    """One table of measures; its columns, their order and wordings come from the style."""
    style = draft.style
    columns = style.columns.split()
    followed = "followup" in columns
    names = [name for name in columns if name != "followup"]
    header: list[str | GridCell] = [GridCell(HEADERS[name][style.wording % 4], 2 if followed else 1) for name in names]
    rows: list[list[str | GridCell]] = [header]
    if followed:
        header.append(GridCell(FOLLOW_UP[style.wording % 4], col_span=2))
        rows.append(["ดำเนินการแล้ว", "ยังไม่ดำเนินการ"])
    for number, plan in enumerate(chosen, first):
        when = period(draft.year, draft.rng, draft.is_held_out)
        is_done = draft.rng.random() < 0.75
        mark = DONE_MARKS[style.wording % 4]
        texts = {
            "no": style.digits(f"{number}." if style.wording % 2 else f"{number}"),
            "measure": style.digits(plan.measure if "no" in names else f"{number}. {plan.measure}"),
            "steps": style.listed(plan.steps),
            "responsible": style.digits(plan.responsible),
            "period": style.digits(when.text),
            "results": style.listed(plan.results),
            "outcomes": style.listed(plan.outcomes),
        }
        row: list[str | GridCell] = [
            GridCell(texts[name], align="center" if name in ("no", "period") else "left") for name in names
        ]
        if followed:
            row += [mark if is_done else "", "" if is_done else "✓"]
        rows.append(row)
        draft.note_measure(
            plan,
            number,
            set(names),
            when,
            issue=issue,
            followup=mark if followed and is_done and style.wording % 4 == 3 else "",
            status=("done" if is_done else "not_done") if followed else None,
        )
    widths = [WIDTHS[name] for name in names] + ([WIDTHS["done"], WIDTHS["not_done"]] if followed else [])
    draft.table(rows, [width / sum(widths) for width in widths], 2 if followed else 1)


def add_title(draft: Draft) -> None:
    draft.title(
        TITLES[draft.style.title_form % len(TITLES)],
        f"{draft.body.full_name} {draft.place}",
        f"ประจำปีงบประมาณ พ.ศ. {draft.year}",
    )


def write_single(draft: Draft, count: int, quoted: ScoreSet | None = None, parts: int = 1) -> None:
    """One list of measures, in `parts` tables of which the later ones are headed (ต่อ)."""
    draft.kind = "measures_report"
    add_title(draft)
    if quoted:
        draft.para(
            f"{draft.body.full_name} ได้เข้ารับการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {quoted.year} "
            f"ได้คะแนน {draft.printed(quoted, 'ita', level=True)} อยู่ในระดับ {draft.level_text(quoted)} "
            "จึงกำหนดมาตรการไว้ตามตาราง",
            indent=True,
        )
    chosen = draft.rng.sample(plans(draft.split), count)
    size = -(-count // parts)
    for part in range(parts):
        draft.para("ตารางรายงานผลตามมาตรการ" + (" (ต่อ)" if part else ""), bold=True)
        add_measure_table(draft, chosen[part * size : (part + 1) * size], first=part * size + 1)


def write_by_instrument(draft: Draft, scores: ScoreSet) -> None:
    """One table per instrument under a sentence on its lowest indicator."""
    draft.kind = "measures_report"
    add_title(draft)
    for number, instrument in enumerate(INSTRUMENTS, 1):
        own = [each for each in indicators(scores.year) if each.instrument == instrument]
        low = min(own, key=lambda each: scores.values[f"indicator-{each.no}"])
        draft.para(
            f"{number}. {INSTRUMENT_NAMES[instrument]} ({instrument}) พบว่า ผลคะแนนของตัวชี้วัดที่ {low.no} {low.name} "
            f"คือ {draft.printed(scores, f'indicator-{low.no}')} คะแนน ซึ่งน้อยที่สุดของ {instrument} "
            f"ในปีงบประมาณ พ.ศ. {scores.year}",
        )
        fitting = [plan for plan in plans(draft.split) if plan.indicator == low.no] or list(plans(draft.split)[:1])
        add_measure_table(draft, fitting[:2])


def write_by_issue(draft: Draft, issue_numbers: tuple[int, ...]) -> None:
    draft.kind = "measures_report"
    add_title(draft)
    for issue in issue_numbers:
        draft.para(f"ประเด็นที่ {issue} {issues()[issue]}", bold=True)
        add_measure_table(draft, [plan for plan in plans(draft.split) if plan.issue == issue], issue)


def write_merged_issues(draft: Draft, issue_numbers: tuple[int, ...]) -> None:
    """One table of all measures; the issue stands in a merged cell at the left of its measures."""
    draft.kind = "measures_report"
    style = draft.style
    add_title(draft)
    names = [name for name in style.columns.split() if name not in ("no", "followup")]
    rows: list[list[str | GridCell]] = [["ประเด็น", *(HEADERS[name][style.wording % 4] for name in names)]]
    for issue in issue_numbers:
        chosen = [plan for plan in plans(draft.split) if plan.issue == issue]
        for number, plan in enumerate(chosen, 1):
            when = period(draft.year, draft.rng, draft.is_held_out)
            texts = {
                "measure": plan.measure,
                "steps": style.listed(plan.steps),
                "responsible": plan.responsible,
                "period": when.text,
                "results": style.listed(plan.results),
                "outcomes": style.listed(plan.outcomes),
            }
            row: list[str | GridCell] = [style.digits(texts[name]) for name in names]
            if number == 1:
                row.insert(0, GridCell(style.digits(f"ประเด็นที่ {issue} {issues()[issue]}"), len(chosen)))
            rows.append(row)
            draft.note_measure(plan, number, set(names), when, issue=issue)
    widths = [1.3, *(WIDTHS[name] for name in names)]
    draft.table(rows, [width / sum(widths) for width in widths])

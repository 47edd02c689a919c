"""Tables of measures in the forms that offices draw them in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tests.corpus.blocks import Block, GridCell, Para
from tests.corpus.frame import indicators
from tests.corpus.phrases import MONTHS
from tests.kinds.drawn import draw, sheets_to_pdf
from tests.measure_layouts.hand import FISCAL, LISTS, MeasureHand, MeasureReport, grid, kept, plain
from tests.measure_layouts.words import load_words

ISSUES = (
    "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ",
    "การให้บริการและระบบ E-Service",
    "ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ",
    "กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ",
)
MISREAD = {"seen": {"ด": "ค", "ก": "ถ", "ผ": "ฝ", "ร": "ธ"}}
"""Letters taken for others in headings; the later halves have others."""
MISREAD_LATER = {"ป": "บ", "น": "ม", "ข": "ช", "ว": "า"}
INSTRUMENTS = (
    ("IIT", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)"),
    ("EIT", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)"),
)


def any_order(hand: MeasureHand) -> MeasureReport:
    names = hand.shuffled(("measure", "steps", "responsible", "period", "results", "outcomes"))
    if hand.rng.random() < 0.5:
        names = ["number", *names]
    some = hand.some(3)
    return hand.report([*hand.opening(), plain(hand, names, some)], kept(some, names))


def calendar(hand: MeasureHand, mark: str, unit: int, is_merged: bool = False) -> MeasureReport:
    """Columns of months (`unit` 1) or of quarters (3), with marks in those in which a measure is carried out."""
    some = hand.some(3)
    labels = [MONTHS[month - 1] for month in FISCAL] if unit == 1 else [f"ไตรมาส {no}" for no in range(1, 5)]
    heads = [hand.heading(name) for name in ("measure", "steps", "responsible")]
    over = f"{hand.heading('period')} ปีงบประมาณ {hand.year}"
    rows: list[list[GridCell | str]] = [
        [*(GridCell(head, row_span=2) for head in heads), GridCell(over, col_span=len(labels))],
        list(labels),
    ]
    wanted = []
    for one in some:
        first = hand.rng.randrange(0, len(labels) - 1)
        last = hand.rng.randrange(first, len(labels))
        row: list[GridCell | str] = [f"{one.wanted.number}. {one.wanted.measure}", hand.cell("steps", one), one.office]
        if is_merged:
            row += [*[""] * first, GridCell(mark, col_span=last - first + 1), *[""] * (len(labels) - last - 1)]
        else:
            row += [mark if first <= at <= last else "" for at in range(len(labels))]
        rows.append(row)
        days = hand.months(unit * first, unit * last + unit - 1)
        wanted.append(replace(one.wanted, results=(), outcomes=(), days=days))
    table = grid(rows, 2, len(labels))
    return hand.report([*hand.opening(), table], wanted, "html", "docx", "xlsx", "pdf")


def months_ticked(hand: MeasureHand) -> MeasureReport:
    return calendar(hand, hand.word("mark.month"), 1)


def quarters_ticked(hand: MeasureHand) -> MeasureReport:
    return calendar(hand, hand.word("mark.quarter"), 3)


def months_arrow(hand: MeasureHand) -> MeasureReport:
    return calendar(hand, hand.word("mark.arrow"), 1, is_merged=True)


def turned(hand: MeasureHand) -> MeasureReport:
    names = ["measure", "steps", "responsible", "period", "results"]
    some = hand.some(2)
    rows = [[hand.heading(name), *(hand.cell(name, one) for one in some)] for name in names]
    return hand.report([*hand.opening(), grid(rows, 0)], kept(some, names), "docx", "html", "md", "pdf")


def side_by_side(hand: MeasureHand) -> MeasureReport:
    names = ["measure", "responsible", "period"]
    some = hand.some(4)
    heads = [hand.heading(name) for name in names]
    rows = [[*heads, *heads]]
    for pair in ((some[0], some[2]), (some[1], some[3])):
        row = []
        for one in pair:
            row += [f"{one.wanted.number}. {one.wanted.measure}", one.office, one.period]
        rows.append(row)
    return hand.report([*hand.opening(), grid(rows)], kept(some, names), "html", "docx", "md")


def sub_measures(hand: MeasureHand) -> MeasureReport:
    some = hand.some(4)
    names = ["measure", "steps", "responsible", "period"]
    rows = [[hand.heading(name) for name in names]]
    for no, (title, pair) in enumerate((("ด้านการปฏิบัติหน้าที่", some[:2]), ("ด้านการใช้งบประมาณ", some[2:])), 1):
        rows.append([f"{no}. {title}", "", "", ""])
        for at, one in enumerate(pair, 1):
            one.wanted.number = at
            rows.append([f"{no}.{at} {one.wanted.measure}", *(hand.cell(name, one) for name in names[1:])])
    return hand.report([*hand.opening(), grid(rows)], kept(some, names), "html", "docx", "pdf")


def captioned(hand: MeasureHand, captions: Sequence[tuple[str, dict[str, Any]]]) -> MeasureReport:
    """Two measures below each caption; what the caption says of them stands beside it."""
    some = hand.some(4)
    names = hand.shuffled(("measure", "steps", "responsible", "period"))
    heads = hand.headings(names)
    blocks: list[Block] = hand.opening()
    for at, (caption, said) in enumerate(captions):
        pair = some[2 * at : 2 * at + 2]
        for no, one in enumerate(pair, 1):
            one.wanted.number = no
            one.wanted.other.update(said)
        blocks += [Para(caption, bold=True), plain(hand, names, pair, heads)]
    return hand.report(blocks, kept(some, names))


def by_issue(hand: MeasureHand) -> MeasureReport:
    return captioned(hand, [(f"ประเด็นที่ {no} {ISSUES[no - 1]}", {"issue_no": no}) for no in (1, 2)])


def by_indicator(hand: MeasureHand) -> MeasureReport:
    names = {no: indicators(hand.year)[no - 1].name for no in (4, 6)}
    return captioned(hand, [(f"ตัวชี้วัดที่ {no} {name}", {"codes": [f"indicator-{no}"]}) for no, name in names.items()])


def by_question(hand: MeasureHand) -> MeasureReport:
    return captioned(hand, [(hand.word("question", no=no), {"codes": [f"i{no}"]}) for no in (2, 3)])


def by_instrument(hand: MeasureHand) -> MeasureReport:
    return captioned(hand, [(text, {"instrument": name}) for name, text in INSTRUMENTS])


def plan_and_result(hand: MeasureHand) -> MeasureReport:
    some = hand.some(3)
    names = ["measure", "plan", "responsible", "period", "results"]
    for one in some:
        one.wanted.other["plan"] = f"จะ{one.wanted.steps[0].removeprefix('จะ')}"
    return hand.report([*hand.opening(), plain(hand, names, some)], kept(some, names))


def status_ticks(hand: MeasureHand) -> MeasureReport:
    some = hand.some(3)
    names = ["measure", "responsible", "period"]
    mark = hand.word("mark.tick")
    rows = [[*(hand.heading(name) for name in (*names, "done", "not_done"))]]
    for one in some:
        is_done = hand.rng.random() < 0.6
        one.wanted.other["status"] = "done" if is_done else "not_done"
        marks = [mark, ""] if is_done else ["", mark]
        rows.append([f"{one.wanted.number}. {one.wanted.measure}", one.office, one.period, *marks])
    return hand.report([*hand.opening(), grid(rows)], kept(some, names))


def money_and_goals(hand: MeasureHand) -> MeasureReport:
    some = hand.some(3)
    names = hand.shuffled(("measure", "steps", "budget", "kpi", "responsible", "period"))
    for one in some:
        one.wanted.other |= {"budget": hand.word("money"), "kpi": hand.word("goal")}
    return hand.report([*hand.opening(), plain(hand, names, some)], kept(some, names))


def goes_on(hand: MeasureHand) -> MeasureReport:
    """A measure that goes on under `(ต่อ)` with the same name."""
    some = hand.some(2)
    names = ["measure", "steps", "responsible", "period"]
    heads = [hand.heading(name) for name in names]
    close = hand.rng.choice(".)")
    rows = [list(heads)]
    for one in some:
        steps = [f"{no}{close} {item}" for no, item in enumerate(one.wanted.steps, 1)]
        is_last = one is some[-1]
        shown = "\n".join(steps[:-1] if is_last and len(steps) > 1 else steps)
        rows.append([f"{one.wanted.number}. {one.wanted.measure}", shown, one.office, one.period])
    last = some[-1].wanted
    tail = [heads, [f"{last.number}. {last.measure} (ต่อ)", f"{len(last.steps)}{close} {last.steps[-1]}", "", ""]]
    return hand.report([*hand.opening(), grid(rows), grid(tail)], kept(some, names), "html", "docx", "md")


def many_pages(hand: MeasureHand) -> MeasureReport:
    names = hand.shuffled(("measure", "steps", "responsible", "period", "results"))
    some = hand.some(9)
    return hand.report([*hand.opening(), plain(hand, names, some)], kept(some, names), "pdf", "docx")


def shared_steps(hand: MeasureHand) -> MeasureReport:
    """Steps and offices printed once for all measures, in merged cells."""
    some = hand.some(3)
    first = some[0]
    rows: list[list[GridCell | str]] = [[hand.heading(name) for name in ("measure", "steps", "responsible", "period")]]
    for one in some:
        row: list[GridCell | str] = [f"{one.wanted.number}. {one.wanted.measure}"]
        if one is first:
            row += [GridCell(hand.cell("steps", one), row_span=3), GridCell(one.office, row_span=3)]
        rows.append([*row, one.period])
    common: dict[str, Any] = {
        "steps": first.wanted.steps,
        "offices": first.wanted.offices,
        "results": (),
        "outcomes": (),
    }
    wanted = [replace(one.wanted, **common, other={"shared": ["responsible", "steps"]}) for one in some]
    return hand.report([*hand.opening(), grid(rows)], wanted, "html", "docx", "xlsx")


def monitoring_column(hand: MeasureHand) -> MeasureReport:
    some = hand.some(3)
    names = hand.shuffled(("measure", "steps", "monitoring", "responsible", "period"))
    for one in some:
        one.wanted.other["monitoring"] = hand.word("watch")
    return hand.report([*hand.opening(), plain(hand, names, some)], kept(some, names))


def slides(hand: MeasureHand) -> MeasureReport:
    names = hand.shuffled(("measure", "responsible", "period", "results"))
    some = hand.some(3)
    return hand.report([*hand.opening(), plain(hand, names, some)], kept(some, names), "pptx")


def no_rules(hand: MeasureHand) -> MeasureReport:
    """A page whose table has no drawn lines, or only horizontal ones."""
    names = ["measure", "responsible", "period", "results"]
    some = hand.some(3)
    for one in some:
        one.wanted.results = one.wanted.results[:1]
    blocks = [*hand.opening(), plain(hand, names, some)]
    pages = draw(blocks, rules=hand.rng.choice(("none", "horizontal")), gap=8)
    return MeasureReport("report.pdf", sheets_to_pdf(*pages), tuple(kept(some, names)))


def misread_headings(hand: MeasureHand) -> MeasureReport:
    """Known headings with a letter misread."""
    names = ["measure", "steps", "responsible", "period", "results"]
    swaps = MISREAD.get(hand.half, MISREAD_LATER)
    heads = {}
    for name in names:
        text = load_words("seen")[f"head.{name}"][0].text
        letters = [at for at, letter in enumerate(text) if letter in swaps]
        at = hand.rng.choice(letters) if letters else len(text)
        heads[name] = text[:at] + "".join(swaps[letter] for letter in text[at : at + 1]) + text[at + 1 :]
    some = hand.some(3)
    return hand.report([*hand.opening(), plain(hand, names, some, heads)], kept(some, names), "md", "html", "txt")


def next_year(hand: MeasureHand) -> MeasureReport:
    """A report of one year that plans for the next and says so over the periods."""
    some = hand.some(3)
    plan_year = hand.year + 1
    names = ["measure", "steps", "responsible"]
    rows = [[*(hand.heading(name) for name in names), f"{hand.heading('period')} (ปีงบประมาณ {plan_year})"]]
    wanted = []
    for at, one in enumerate(some):
        text = f"{one.wanted.number}. {one.wanted.measure}"
        rows.append([text, hand.cell("steps", one), one.office, f"ไตรมาส {at + 1}"])
        gone: dict[str, Any] = {name: () for name in LISTS if name != "steps"}
        wanted.append(replace(one.wanted, **gone, days=hand.months(3 * at, 3 * at + 2, later=1)))
    caption = Para(f"มาตรการเพื่อพัฒนาในปีงบประมาณ พ.ศ. {plan_year}")
    return hand.report([*hand.opening(), caption, grid(rows)], wanted)


TABLES: Mapping[str, Callable[[MeasureHand], MeasureReport]] = {
    "any-order": any_order, "months-ticked": months_ticked, "quarters-ticked": quarters_ticked,
    "months-arrow": months_arrow, "turned": turned, "side-by-side": side_by_side, "sub-measures": sub_measures,
    "by-issue": by_issue, "by-indicator": by_indicator, "by-question": by_question, "by-instrument": by_instrument,
    "plan-and-result": plan_and_result, "status-ticks": status_ticks, "money-and-goals": money_and_goals,
    "goes-on": goes_on, "many-pages": many_pages, "shared-steps": shared_steps,
    "monitoring-column": monitoring_column, "slides": slides, "no-rules": no_rules,
    "misread-headings": misread_headings, "next-year": next_year,
}  # fmt: skip

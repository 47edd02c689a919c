"""Measures without tables: labelled lines, numbered lines, clauses, memos, forms, passages under issues."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tests.corpus.blocks import Block, Para
from tests.measure_layouts.hand import LISTS, Drawn, MeasureHand, MeasureReport, Wanted, grid
from tests.measure_layouts.tables import ISSUES

PLAIN_LABELS = ("responsible", "period", "steps")


def labels_of(hand: MeasureHand) -> dict[str, str]:
    """The labels of a report: each has one wording from its first measure to its last."""
    return {name: hand.word(f"label.{name}") for name in ("steps", "responsible", "period", "results")}


def value(hand: MeasureHand, name: str, one: Drawn) -> str:
    return one.office.replace("\n", " ") if name == "responsible" else hand.cell(name, one)


def without(wanted: Wanted, names: Sequence[str]) -> Wanted:
    """The measure without the lists that these labels do not say."""
    gone: dict[str, Any] = {name: () for name in LISTS if name not in names}
    return replace(wanted, **gone)


def labelled(hand: MeasureHand, title: str, names: Sequence[str]) -> tuple[list[Block], list[Wanted]]:
    """Measures with a title each and labels below it: a short value beside its label, a list below it."""
    blocks: list[Block] = []
    labels = labels_of(hand)
    some = hand.some(3)
    for one in some:
        blocks.append(Para(title.format(no=one.wanted.number, measure=one.wanted.measure), bold=True))
        for name in names:
            lines = value(hand, name, one).split("\n")
            if len(lines) == 1:
                blocks.append(Para(f"{labels[name]} : {lines[0]}"))
            else:
                blocks += [Para(labels[name]), *(Para(line) for line in lines)]
    return blocks, [without(one.wanted, names) for one in some]


def pattern(hand: MeasureHand, slot: str) -> str:
    """A wording with its slots still open."""
    return hand.word(slot, no="{no}", measure="{measure}")


def titled(hand: MeasureHand) -> MeasureReport:
    blocks, wanted = labelled(hand, pattern(hand, "name.titled"), ["steps", "responsible", "period", "results"])
    return hand.report([*hand.opening(), *blocks], wanted, "txt", "md", "html", "docx", "pdf")


def numbered(hand: MeasureHand) -> MeasureReport:
    title = pattern(hand, "name.numbered")
    blocks, wanted = labelled(hand, title, PLAIN_LABELS)
    if title.endswith("มาตรการ{measure}"):
        # no blank parts the word from what it names
        wanted = [replace(one, measure=f"มาตรการ{one.measure}") for one in wanted]
    return hand.report([*hand.opening(), *blocks], wanted, "txt", "md", "docx")


def under_clauses(hand: MeasureHand) -> MeasureReport:
    blocks, wanted = labelled(hand, pattern(hand, "name.clause"), PLAIN_LABELS)
    lead = Para("หน่วยงานกำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใส ดังนี้")
    opening = [*hand.opening(), lead] if hand.half != "seen" else hand.opening()
    return hand.report([*opening, *blocks], wanted, "txt", "html", "docx")


def memo(hand: MeasureHand) -> MeasureReport:
    """A memo whose paragraphs each tell of one measure, labels within the sentence."""
    full = hand.body.full_name
    about = f"รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. {hand.year}"
    after = f"ตามที่{full} ได้กำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใส นั้น บัดนี้ได้ดำเนินการแล้ว ดังนี้"
    blocks: list[Block] = [Para("บันทึกข้อความ", bold=True, align="center")]
    blocks += [Para(f"ส่วนราชการ สำนักปลัด {full}"), Para(f"เรื่อง {about}"), Para("เรียน ผู้บังคับบัญชา"), Para(after)]
    labels = labels_of(hand)
    wanted = []
    for one in hand.some(3):
        said = one.wanted
        parts = [f"{said.number}. มาตรการ {said.measure}", f"{labels['responsible']} {value(hand, 'responsible', one)}"]
        parts += [f"{labels['period']} {one.period}", f"{labels['results']} {said.results[0]}"]
        blocks.append(Para(" ".join(parts)))
        wanted.append(replace(said, steps=(), outcomes=(), results=said.results[:1]))
    blocks.append(Para("จึงเรียนมาเพื่อโปรดทราบ"))
    return hand.report(blocks, wanted, "txt", "docx", "html")


def form_table(hand: MeasureHand) -> MeasureReport:
    """A form for each measure: labels at the left, values at the right."""
    names = ("steps", "responsible", "period", "results")
    blocks: list[Block] = hand.opening()
    labels = labels_of(hand)
    some = hand.some(2)
    for one in some:
        rows = [["ชื่อมาตรการ", one.wanted.measure], *([labels[name], value(hand, name, one)] for name in names)]
        blocks.append(grid(rows, 0))
    return hand.report(blocks, [without(one.wanted, names) for one in some], "html", "docx", "pdf")


def issue_passages(hand: MeasureHand) -> MeasureReport:
    """Passages under each issue: 1) ways 2) who 3) steps 4) time, as the template of the assessment has them."""
    blocks: list[Block] = hand.opening()
    wanted = []
    for no, one in enumerate(hand.some(2), 1):
        said = one.wanted
        said.number = 1
        blocks += [Para(f"ประเด็นที่ {no} {ISSUES[no - 1]}", bold=True), Para("1) วิธีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ")]
        blocks += [Para(f"1.1) {said.measure}"), Para("2) การกำหนดผู้รับผิดชอบหรือผู้ที่เกี่ยวข้อง")]
        blocks += [Para(value(hand, "responsible", one)), Para("3) การกำหนดขั้นตอนหรือวิธีการปฏิบัติ")]
        blocks += [Para(f"3.{at}) {step}") for at, step in enumerate(said.steps, 1)]
        blocks += [Para("4) ระยะเวลา"), Para(one.period)]
        wanted.append(replace(said, results=(), outcomes=(), other={"issue_no": no}))
    return hand.report(blocks, wanted, "txt", "md", "docx")


PROSE: Mapping[str, Callable[[MeasureHand], MeasureReport]] = {
    "titled": titled,
    "numbered": numbered,
    "under-clauses": under_clauses,
    "memo": memo,
    "form-table": form_table,
    "issue-passages": issue_passages,
}

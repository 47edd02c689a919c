"""Forms of prose that came last, written before the rules that they judge."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.corpus.blocks import Block, Para
from tests.measure_layouts.hand import MeasureHand, MeasureReport
from tests.measure_layouts.later_tables import LETTERS
from tests.measure_layouts.prose import labels_of, pattern, value, without

ALL = ("steps", "responsible", "period", "results")


def below_labels(hand: MeasureHand) -> MeasureReport:
    """Labels alone on their lines, in bold; what they say stands below."""
    blocks: list[Block] = hand.opening()
    labels, title = labels_of(hand), pattern(hand, "name.titled")
    some = hand.some(3)
    for one in some:
        blocks.append(Para(title.format(no=one.wanted.number, measure=one.wanted.measure), bold=True))
        for name in ALL:
            blocks += [Para(labels[name], bold=True), *(Para(line) for line in value(hand, name, one).split("\n"))]
    return hand.report(blocks, [without(one.wanted, ALL) for one in some], "txt", "md", "html", "docx")


def dashed_labels(hand: MeasureHand) -> MeasureReport:
    """`- label : value` on every line; lists run on in theirs."""
    blocks: list[Block] = hand.opening()
    labels, title = labels_of(hand), pattern(hand, "name.titled")
    some = hand.some(3)
    for one in some:
        blocks.append(Para(title.format(no=one.wanted.number, measure=one.wanted.measure)))
        for name in ALL:
            listed = getattr(one.wanted, name, None)
            said = " ".join(f"{no}) {item}" for no, item in enumerate(listed, 1)) if listed else value(hand, name, one)
            blocks.append(Para(f"- {labels[name]} : {said}"))
    return hand.report(blocks, [without(one.wanted, ALL) for one in some], "txt", "md", "html", "docx")


def lettered_labels(hand: MeasureHand) -> MeasureReport:
    """Labels that letters number, lists below them."""
    blocks: list[Block] = hand.opening()
    labels, title = labels_of(hand), pattern(hand, "name.titled")
    some = hand.some(3)
    for one in some:
        blocks.append(Para(title.format(no=one.wanted.number, measure=one.wanted.measure), bold=True))
        for letter, name in zip(LETTERS, ALL, strict=False):
            lines = value(hand, name, one).split("\n")
            if len(lines) == 1:
                blocks.append(Para(f"{letter}. {labels[name]} {lines[0]}"))
            else:
                blocks += [Para(f"{letter}. {labels[name]}"), *(Para(line) for line in lines)]
    return hand.report(blocks, [without(one.wanted, ALL) for one in some], "txt", "html", "docx")


def numbered_below(hand: MeasureHand) -> MeasureReport:
    """Labels numbered below the number of their measure: 1.1, 1.2 …"""
    blocks: list[Block] = hand.opening()
    labels = labels_of(hand)
    some = hand.some(3)
    for one in some:
        number = one.wanted.number
        blocks.append(Para(f"มาตรการที่ {number} {one.wanted.measure}", bold=True))
        for at, name in enumerate(ALL, 1):
            listed = getattr(one.wanted, name, None)
            if listed:
                blocks.append(Para(f"{number}.{at} {labels[name]}"))
                blocks += [Para(f"({no}) {item}") for no, item in enumerate(listed, 1)]
            else:
                blocks.append(Para(f"{number}.{at} {labels[name]} : {value(hand, name, one)}"))
    return hand.report(blocks, [without(one.wanted, ALL) for one in some], "txt", "md", "html", "docx")


def in_sentences(hand: MeasureHand) -> MeasureReport:
    """A paragraph for each measure that says who, when and what came of it in a sentence."""
    blocks: list[Block] = hand.opening()
    some = hand.some(3)
    for one in some:
        said = one.wanted
        said.results = said.results[:1]
        office = value(hand, "responsible", one)
        blocks.append(
            Para(
                f"มาตรการที่ {said.number} {said.measure} โดยมอบหมายให้ {office} เป็นผู้รับผิดชอบ "
                f"กำหนดระยะเวลา {one.period} ผลการดำเนินการ {said.results[0]}"
            )
        )
    return hand.report(blocks, [without(one.wanted, ("results",)) for one in some], "txt", "md", "html", "docx")


LATER_PROSE: Mapping[str, Callable[[MeasureHand], MeasureReport]] = {
    "below-labels": below_labels,
    "dashed-labels": dashed_labels,
    "lettered-labels": lettered_labels,
    "numbered-below": numbered_below,
    "in-sentences": in_sentences,
}

"""What reports say of their results: lists, tables, sentences and labelled lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.corpus.blocks import Block, Para
from tests.corpus.frame import indicators
from tests.measure_layouts.hand import MeasureHand, MeasureReport, grid
from tests.measure_layouts.words import load_words

KINDS = ("strength", "weakness", "constraint", "proposal")
Said = list[tuple[str, str]]


def statements(hand: MeasureHand, kind: str) -> list[str]:
    return [wording.text for wording in load_words(hand.half).get(f"said.{kind}", ())]


def opening(hand: MeasureHand) -> list[Block]:
    return [*hand.opening(), Para(f"การวิเคราะห์ผลการประเมิน ITA ปี พ.ศ. {hand.year}", bold=True)]


def listed(hand: MeasureHand) -> MeasureReport:
    """A heading for each kind, a list below it."""
    blocks, said = opening(hand), Said()
    for kind in KINDS:
        blocks.append(Para(hand.word(f"kind.{kind}"), bold=True))
        for no, text in enumerate(statements(hand, kind), 1):
            blocks.append(Para(f"{no}. {text}"))
            said.append((kind, text))
    return hand.report(blocks, (), "txt", "md", "html", "docx", analyses=tuple(said))


def by_indicator(hand: MeasureHand) -> MeasureReport:
    """A table of indicators with a column for each of two kinds."""
    kinds = hand.rng.sample(["strength", "weakness", "proposal"], 2)
    rows = [["ที่", "ตัวชี้วัด", "คะแนน", *(hand.word(f"kind.{kind}") for kind in kinds)]]
    said = Said()
    for no, one in enumerate(indicators(hand.year)[:3], 1):
        cells = [hand.rng.choice(statements(hand, kind)) + f" ในเรื่อง{one.name}" for kind in kinds]
        said += zip(kinds, cells, strict=True)
        rows.append([str(no), one.name, hand.number(hand.value()), *cells])
    blocks = [*hand.opening(), Para("การวิเคราะห์รายตัวชี้วัด"), grid(rows)]
    return hand.report(blocks, (), "html", "docx", "md", analyses=tuple(said))


def labelled(hand: MeasureHand) -> MeasureReport:
    """`kind : statement` under each of two indicators."""
    blocks, said = opening(hand), Said()
    kinds = hand.rng.sample(KINDS, 2)
    labels = {kind: hand.word(f"kind.{kind}") for kind in kinds}
    for no, one in enumerate(indicators(hand.year)[:2], 1):
        score = hand.number(hand.value())
        blocks.append(Para(f"ตัวชี้วัดที่ {no} {one.name} ได้คะแนน {score} คะแนน", bold=True))
        for kind in kinds:
            texts = statements(hand, kind)
            text = texts[no % len(texts)]
            blocks.append(Para(f"{labels[kind]} : {text}"))
            said.append((kind, text))
    return hand.report(blocks, (), "txt", "md", "html", "docx", analyses=tuple(said))


def two_columns(hand: MeasureHand) -> MeasureReport:
    """Kinds at the left, statements at the right."""
    said = Said()
    rows = [["ประเด็นการวิเคราะห์", "รายละเอียด"]]
    for kind in KINDS:
        texts = statements(hand, kind)
        said += [(kind, text) for text in texts]
        rows.append([hand.word(f"kind.{kind}"), "\n".join(f"{no}. {text}" for no, text in enumerate(texts, 1))])
    return hand.report([*opening(hand), grid(rows)], (), "html", "docx", "md", analyses=tuple(said))


def in_one_line(hand: MeasureHand) -> MeasureReport:
    """Each kind in a paragraph, its statements run on in it."""
    blocks, said = opening(hand), Said()
    for kind in KINDS:
        texts = statements(hand, kind)
        said += [(kind, text) for text in texts]
        listed_texts = " ".join(f"{no}) {text}" for no, text in enumerate(texts, 1))
        blocks.append(Para(f"{hand.word(f'kind.{kind}')} ได้แก่ {listed_texts}"))
    return hand.report(blocks, (), "txt", "md", "html", "docx", analyses=tuple(said))


def dashed(hand: MeasureHand) -> MeasureReport:
    """A heading with a colon for each kind, and dashes below it."""
    blocks, said = opening(hand), Said()
    for kind in KINDS:
        blocks.append(Para(f"{hand.word(f'kind.{kind}')} :"))
        for text in statements(hand, kind):
            blocks.append(Para(f"- {text}"))
            said.append((kind, text))
    return hand.report(blocks, (), "txt", "md", "html", "docx", analyses=tuple(said))


ANALYSES: Mapping[str, Callable[[MeasureHand], MeasureReport]] = {"listed": listed, "by-indicator": by_indicator}
LATER_ANALYSES: Mapping[str, Callable[[MeasureHand], MeasureReport]] = {
    "labelled": labelled,
    "two-columns": two_columns,
    "in-one-line": in_one_line,
    "dashed": dashed,
}

"""Running text and columns of which nothing is in any row: what is told, how loud, and what is left alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from prongsai.pipeline.account.evidence import Evidence
from prongsai.pipeline.account.texts import TextInRows, account_for_text
from prongsai.pipeline.account.unread_text import find_unread_text
from prongsai.pipeline.model import (
    Analysis,
    Block,
    DocumentKind,
    Finding,
    Measure,
    MeasureItem,
    Observation,
    Paragraph,
    Provenance,
)
from tests.score_makers import score_table

COVER = [Paragraph(f"บรรทัด {sign} ของหน้าปกเอกสาร") for sign in "กขคงจฉชซ"]
LONG = "หน่วยงานขอขอบคุณทุกท่านที่สละเวลามาร่วมงานในวันนั้นและหวังว่าจะได้พบกันอีกในโอกาสต่อไปพร้อมกับครอบครัวของท่าน "
NOWHERE = Provenance()
THINGS = (
    "จัดทำแผนผังขั้นตอนงานบริการทุกงาน",
    "ติดตั้งป้ายบอกเวลาให้บริการหน้าสำนักงาน",
    "อบรมเจ้าหน้าที่ผู้ให้บริการปีละสองครั้ง",
    "เผยแพร่คู่มือประชาชนบนเว็บไซต์ของหน่วยงาน",
)


def measure(text: str, *steps: str, place: Provenance = NOWHERE) -> Measure:
    items = tuple(MeasureItem("steps", step, "") for step in steps)
    return Measure(None, None, None, 1, text, items, provenance=place)


def told(
    blocks: Sequence[Block],
    measures: Sequence[Measure] = (),
    kind: DocumentKind = "measures_report",
    seen: Sequence[Observation] = (),
    findings: Sequence[Finding] = (),
    analyses: Sequence[Analysis] = (),
) -> list[tuple[str, str, str | None]]:
    evidence = Evidence(seen, dict.fromkeys(range(len(seen)), "score"), measures, findings, kind, analyses)
    rows = TextInRows(evidence)
    everything = [*COVER, *blocks]
    text = account_for_text(everything, evidence, rows, {})
    found = list(find_unread_text(everything, evidence, rows, text))
    assert all(one.code == "text-unexplained" for one in found)
    return [(one.severity, one.message, one.raw) for one in found]


def lines(*texts: str) -> list[Block]:
    return [Paragraph(text, line_no=at) for at, text in enumerate(texts, 9)]


@pytest.mark.parametrize("lost", range(4))
def test_an_item_beside_items_that_were_read_is_told(lost: int) -> None:
    items = [f"{number}. {text}" for number, text in enumerate(THINGS, 1)]
    read = [measure(text) for at, text in enumerate(THINGS) if at != lost]
    assert told(lines(*items), read) == [
        ("warning", "an item is in no row, and other items of the same list are", items[lost])
    ]
    assert told(lines(*items), [measure(text) for text in THINGS]) == []


def test_bullets_and_numbers_in_parts_are_lists_too() -> None:
    for marks in (["- "] * 4, ["๒.๑) ", "๒.๒) ", "๒.๓) ", "๒.๔) "]):
        items = [f"{mark}{text}" for mark, text in zip(marks, THINGS, strict=True)]
        (found,) = told(lines(*items), [measure(text) for text in THINGS[:3]])
        assert found[2] == items[3]


def test_items_of_another_list_say_nothing() -> None:
    other = ["1.1) คณะกรรมการชุดนั้นประชุมกันตามปกติ", "1.2) คณะกรรมการชุดนี้ยังไม่ได้ประชุมกันเลย"]
    assert told(lines(f"1. {THINGS[0]}", *other), [measure(THINGS[0])]) == []


def test_a_label_over_what_was_read_is_no_item() -> None:
    text = lines(f"1) {THINGS[0]}", "2) การกำหนดตัวผู้ที่ต้องรับผิดชอบงาน", "สำนักปลัดและกองคลังร่วมกัน", f"3) {THINGS[1]}")
    read = [measure(THINGS[0], "สำนักปลัดและกองคลังร่วมกัน"), measure(THINGS[1])]
    assert told(text, read) == []


def test_several_things_to_do_that_no_measure_holds() -> None:
    (found,) = told(lines(THINGS[0], LONG, THINGS[1]), [measure("อื่น")])
    assert found == (
        "warning",
        "2 paragraphs say what is done, and no measure holds them",
        f"{THINGS[0]}; {THINGS[1]}",
    )
    # one alone may be a sentence of any paragraph; in an analysis they are proposals
    assert told(lines(THINGS[0]), [measure("อื่น")]) == []
    in_table = [measure("อื่น", place=Provenance(3, None, 7, 1))]
    assert told(lines(*THINGS[:2]), in_table, kind="analysis") == []
    assert told(lines(*THINGS[:2]), [measure("อื่น")], kind="analysis") != []


def test_other_text_that_nothing_names_is_told_once_and_softly() -> None:
    more = LONG.replace("ขอบคุณ", "ชื่นชม")
    assert told(lines(LONG, more)) == [
        ("info", "2 paragraphs are in no row, and no words say what else the text is", f"{LONG[:60]}; {more[:60]}")
    ]
    assert told(lines("สั้นเกินกว่าจะเป็นเนื้อหา")) == []


def test_text_that_a_warning_speaks_of_or_an_analysis_holds_is_no_other() -> None:
    doubt = Finding("warning", "score-ambiguous", "whose?", where=lines(LONG)[0].provenance)
    more = [LONG, LONG.replace("ขอบคุณ", "ชื่นชม")]
    assert told(lines(*more)) != []
    assert told(lines(*more), findings=[doubt]) == []
    assert told(lines(*more), analyses=[Analysis("strength", text) for text in more]) == []


def column(heading: str, *cells: str) -> tuple[Block, list[Observation]]:
    table = score_table(f"ข้อ | คะแนน | {heading}", *(f"i{at} | 80.00 | {cell}" for at, cell in enumerate(cells, 1)))
    seen = [
        Observation(2567, "question", "IIT", f"i{at}", 80.0, 100.0, f"i{at}", "80.00", Provenance(3, None, 7, at))
        for at in range(1, len(cells) + 1)
    ]
    return table, seen


CELLS = ("ควรชี้แจงให้ทั่วถึงกว่านี้มาก", "ต้องลดเวลาที่ใช้ในแต่ละงาน", "ขาดผู้รับผิดชอบโดยตรงในกอง")


@pytest.mark.parametrize(
    ("heading", "severity"), [("ข้อเสนอแนะ", "warning"), ("ผลการดำเนินการ", "warning"), ("ความเห็นกรรมการ", "info")]
)
def test_a_column_of_which_nothing_is_in_a_row_is_told_by_what_it_is_headed(heading: str, severity: str) -> None:
    table, seen = column(heading, *CELLS)
    message = f"table 7: nothing of the column `{heading}` is in any row"
    assert told([table], seen=seen) == [(severity, message, "; ".join(CELLS))]


def test_columns_that_are_read_in_part_short_or_of_links_are_not_told() -> None:
    table, seen = column("ข้อเสนอแนะ", *CELLS)
    assert told([table], seen=seen, analyses=[Analysis("proposal", CELLS[1])]) == []
    assert told([table]) == []  # nothing of the table is read: other findings tell of it
    for cells in (
        CELLS[:2],
        ("สั้น",) * 3,
        tuple(f"https://www.example.go.th/report/{at}" for at in range(3)),
        ("ต้องปรับปรุง",) * 3,
    ):
        table, seen = column("ข้อเสนอแนะ", *cells)
        assert told([table], seen=seen) == []


def test_what_text_is_that_no_row_holds_is_counted_by_its_letters() -> None:
    blocks = [*COVER, *lines("ตามที่ได้รับแจ้งให้รายงานผลภายในเดือนนี้", LONG)]
    evidence = Evidence((), {}, (), ())
    text = account_for_text(blocks, evidence, TextInRows(evidence), {})
    assert text.kinds() == ["title", "unexplained", "foreword"]

"""Running text and columns of which nothing is in any row: what is told, how loud, and what is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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


@pytest.mark.parametrize(
    ("heading", "severity"),
    [
        ("มาตรการ", "warning"),
        ("ขั้นตอน", "warning"),
        ("ผู้รับผิดชอบ", "warning"),
        ("ระยะเวลา", "warning"),
        ("ผลลัพธ์", "warning"),
        ("การติดตามผล", "warning"),
        ("จุดแข็ง", "warning"),
        ("จุดอ่อน", "warning"),
        ("ข้อจำกัด", "warning"),
        ("จุดแข็ง / หมายเหตุ", "warning"),
        ("หมายเหตุ", "info"),
        ("งบประมาณ", "info"),
    ],
)
def test_column_of_a_field_or_an_analysis_ought_to_be_in_rows(heading: str, severity: str) -> None:
    table, seen = column(heading, *CELLS)
    assert [one[0] for one in told([table], seen=seen)] == [severity]


def test_column_is_told_with_its_headings_from_the_first_row_that_was_read() -> None:
    lines_of_table = [f"i{at} | 80.00 | {cell}" for at, cell in enumerate(CELLS, 1)]
    table = score_table("ข้อ | คะแนน | ความเห็น", "^ | ^ | กรรมการ", *lines_of_table)
    for offset in (0, 10):
        moved = replace(table, row_offset=offset)
        seen = [
            Observation(
                2567,
                "question",
                "IIT",
                f"i{at}",
                80.0,
                100.0,
                f"i{at}",
                "80.00",
                Provenance(3, None, 7, at + 1 + offset),
            )
            for at in (1, 3)
        ]
        (found,) = told([moved], seen=seen)
        assert found[1] == "table 7: nothing of the column `ความเห็น กรรมการ` is in any row"
        assert found[2] == "; ".join(CELLS)


def test_cells_of_a_column_count_where_they_say_something() -> None:
    table, seen = column("ข้อเสนอแนะ", *CELLS[:2], "สั้น")
    assert told([table], seen=seen) == []
    table, seen = column("ข้อเสนอแนะ", *CELLS, "สั้น")
    assert [one[2] for one in told([table], seen=seen)] == ["; ".join(CELLS)]
    doubt = Finding("warning", "score-ambiguous", "whose?", where=table.place_of(table.cells[5]))  # type: ignore[union-attr]
    assert told([table], seen=seen, findings=[doubt]) == []
    # where measures were read of the table its columns are weighed elsewhere
    assert told([table], [measure("อื่น", place=Provenance(3, None, 7, 1))], seen=seen) == []


def test_things_to_do_are_told_where_measures_stand_in_words() -> None:
    both = [measure("อื่น", place=Provenance(3, None, 7, 1)), measure("อื่นอีก")]
    assert [one[0] for one in told(lines(*THINGS[:2]), both, kind="analysis")] == ["warning"]
    assert [one[0] for one in told(lines(*THINGS[:2]), both[:1])] == ["warning"]
    assert told(lines(*THINGS[:2])) == []


def test_what_is_told_as_a_thing_or_an_item_is_no_other_text() -> None:
    many = [f"{THINGS[0]} {sign * 50}" for sign in "กขค"]
    (found,) = told(lines(*many), [measure("อื่น")])
    assert found[0] == "warning"
    items = [f"1. {THINGS[1]}", *(f"{at}. {text} {LONG}" for at, text in enumerate(THINGS[2:], 2))]
    found = told(lines(*items), [measure(THINGS[1])])[0]
    assert found == ("warning", "an item is in no row, and other items of the same list are", items[1][:60])


def test_two_lost_items_are_counted() -> None:
    items = [f"- {text}" for text in THINGS]
    (found,) = told(lines(*items), [measure(text) for text in THINGS[::3]])
    assert found[1] == "2 items are in no row, and other items of the same list are"
    alone = LONG + LONG.replace("ขอบคุณ", "ชื่นชม")
    assert told(lines(alone))[0][1] == "a paragraph is in no row, and no words say what else the text is"


@pytest.mark.parametrize(("letters", "is_told"), [(119, False), (120, True)])
def test_two_printed_lines_of_other_text_are_told(letters: int, is_told: bool) -> None:
    assert bool(told(lines(("ฮ" * 90), "ฬ" * (letters - 90)))) is is_told


def test_finding_quotes_twenty_paragraphs_up_to_a_line_each() -> None:
    texts = [f"{'ฮ' * 20}{sign * 50}" for sign in "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธ"]
    (found,) = told(lines(*texts))
    assert found[2] == "; ".join(text[:60] for text in texts[:20])

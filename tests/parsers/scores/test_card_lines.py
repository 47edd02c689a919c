"""Cards whose number stands over or under its label: each number goes to its own label, or to none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.parsers.scores.card_lines import gather_card_lines
from prongsai.pipeline.model import BBox, Cell, Paragraph, Table
from tests.reading import read_bytes

HEAD = (
    "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567",
    "องค์การบริหารส่วนตำบลกู่ทอง อำเภอเชียงยืน จังหวัดมหาสารคาม",
)
CARDS = (("คะแนนรวม", "91.25"), ("IIT", "90.11"), ("EIT", "92.35"), ("OIT", "91.30"))
WANTED = {"ita": 91.25, "iit": 90.11, "eit": 92.35, "oit": 91.30}
NAMES = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต")


def page(*lines: str) -> bytes:
    inside = "".join(f"<div>{line}</div>" for line in lines)
    head = f"<h1>{HEAD[0]}</h1><h2>{HEAD[1]}</h2>"
    return f"<!DOCTYPE html><html><body>{head}{inside}</body></html>".encode()


def values(*lines: str) -> dict[str, float]:
    return {row["code"]: row["score"] for row in read_bytes(page(*lines), "report.html").scores}


def lines(*pairs: tuple[str, str], number_first: bool) -> list[str]:
    return [text for label, number in pairs for text in ((number, label) if number_first else (label, number))]


@pytest.mark.parametrize("number_first", [True, False])
@pytest.mark.parametrize("unit", ["", " คะแนน", "%"])
def test_number_goes_to_its_own_label(number_first: bool, unit: str) -> None:
    cards = [(label, number + unit) for label, number in CARDS]
    assert values(*lines(*cards, number_first=number_first)) == WANTED


@pytest.mark.parametrize("number_first", [True, False])
def test_numbers_of_indicators_too(number_first: bool) -> None:
    cards = [(f"ตัวชี้วัดที่ {at} {name}", f"8{at}.5{at}") for at, name in enumerate(NAMES, 1)]
    wanted = {f"indicator-{at}": float(f"8{at}.5{at}") for at in range(1, 6)}
    assert values(*lines(*cards, number_first=number_first)) == wanted


def test_heading_before_numbers_is_no_label() -> None:
    assert values("ผลการประเมิน ITA", *lines(*CARDS, number_first=True)) == WANTED
    assert values("ผลคะแนนแต่ละเครื่องมือ", *lines(*CARDS, number_first=True), "ดูรายละเอียด") == WANTED


def paragraphs(*texts: str) -> list[Paragraph]:
    return [Paragraph(text, text) for text in texts]


@pytest.mark.parametrize(
    "texts",
    [
        ("IIT", "90.11", "EIT", "92.35"),  # two cards may be anything
        ("งบประมาณ", "90.11", "EIT", "92.35", "OIT", "91.30"),
        ("IIT", "90.11", "IIT", "92.35", "OIT", "91.30"),
        ("IIT", "90", "EIT", "92", "OIT", "91"),
        ("IIT", "EIT", "OIT", "90.11", "92.35", "91.30"),
        ("IIT", "90.11 ลดลง", "EIT", "92.35", "OIT", "91.30"),
        ("คะแนนรวมของงบประมาณ", "90.11", "EIT", "92.35", "OIT", "91.30"),
        ("ระบบ ITAS", "90.11", "EIT", "92.35", "OIT", "91.30"),
        ("IIT", "90.11", "EIT" + "น" * 78, "92.35", "OIT", "91.30"),
        ("90.11",),
        (),
    ],
)
def test_lines_that_are_no_cards_stay_lines(texts: tuple[str, ...]) -> None:
    blocks = paragraphs(*texts)
    assert gather_card_lines(blocks) == blocks


EIT, OIT = ("EIT", "92.35"), ("OIT", "91.30")


def cards_of(*texts: str) -> list[str]:
    """The cells of the table of cards that lines are made into; nothing stands beside it."""
    (table,) = gather_card_lines(paragraphs(*texts))
    assert isinstance(table, Table)
    return [cell.text for cell in table.cells]


@pytest.mark.parametrize("number_first", [True, False])
@pytest.mark.parametrize(
    "label",
    [
        "IIT",
        "แบบวัด IIT",
        "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่",
        "คะแนน ตัวชี้วัดที่ 1",
        "ตัวชี้วัด 10",
        "1. การปฏิบัติหน้าที่",
        "2) การใช้งบประมาณ",
        "ITA",
        "คะแนนรวม",
        "คะแนนรวม (ITA)",
        "ตัวชี้วัดที่ 1 " + "น" * 65,  # eighty characters
    ],
)
def test_label_of_a_card(label: str, number_first: bool) -> None:
    texts = lines((label, "90.11"), EIT, OIT, number_first=number_first)
    assert cards_of(*texts) == [f"{label} 90.11", "EIT 92.35", "OIT 91.30"]


@pytest.mark.parametrize(
    ("text", "number"),
    [("90.11", "90.11"), ("๙๐.๑๑", "90.11"), ("90.11%", "90.11"), ("90.11 คะแนน", "90.11"), ("100.00", "100.00")],
)
def test_number_of_a_card(text: str, number: str) -> None:
    assert cards_of("IIT", text, *EIT, *OIT)[0] == f"IIT {number}"


def test_longer_label_ends_a_run() -> None:
    label = "ตัวชี้วัดที่ 1 " + "น" * 66
    run = paragraphs(label, "90.11", *EIT, *OIT)
    assert gather_card_lines(run) == run
    number_first = paragraphs("90.11", label, "92.35", "EIT", "91.30", "OIT")
    assert gather_card_lines(number_first) == number_first


def test_run_begins_anew_behind_a_table_and_behind_a_line_too_many() -> None:
    table = grid(("ก", "ข"))
    split = [*paragraphs("IIT", "90.11", *EIT), table, *paragraphs(*OIT)]
    assert gather_card_lines(split) == split
    gathered = gather_card_lines(paragraphs("ข้อความ", "อีกบรรทัด", "IIT", "90.11", *EIT, *OIT, "91.31", "ท้าย"))
    assert [type(block).__name__ for block in gathered] == ["Paragraph", "Paragraph", "Table", "Paragraph", "Paragraph"]


def test_each_run_has_a_table_with_the_next_number() -> None:
    run = paragraphs("IIT", "90.11", *EIT, *OIT)
    tables = [replace(grid(("ก", "ข")), table_no=number) for number in (5, 2)]
    gathered = gather_card_lines([*tables, *run, tables[0], *run])
    assert [block.table_no for block in gathered if isinstance(block, Table)] == [5, 2, 6, 5, 7]
    assert [block.table_no for block in gather_card_lines(run) if isinstance(block, Table)] == [1]


def test_card_stands_where_its_number_does_and_is_no_surer_than_its_lines() -> None:
    labels = [Paragraph(text, page=2, confidence=0.9, method="ocr") for text in ("IIT", "EIT", "OIT")]
    numbers = [
        Paragraph("90.11", "๙๐.๑๑", 3, BBox(1, 2, 3, 4), confidence=0.8, steps=("step",), line_no=7, method="ocr"),
        Paragraph("92.35", page=2, confidence=0.95, method="ocr"),
        Paragraph("91.30", confidence=0.95, method="ocr"),
    ]
    (table,) = gather_card_lines([line for pair in zip(labels, numbers, strict=True) for line in pair])
    assert isinstance(table, Table)
    assert (table.n_rows, table.n_cols, table.page, table.pages) == (2, 2, 2, (2, 3))
    assert (table.method, table.is_ruled) == ("ocr", False)
    first, *rest = table.cells
    assert (first.raw, first.page, first.bbox, first.line_no) == ("๙๐.๑๑", 3, BBox(1, 2, 3, 4), 7)
    assert (first.confidence, first.steps) == (0.8, ("step",))
    assert [(cell.row, cell.col, cell.raw, cell.confidence) for cell in rest] == [
        (0, 1, "92.35", 0.9),
        (1, 0, "91.30", 0.9),
    ]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        # both ways name each code once: labels come first
        (("IIT", "90.11", "EIT", "92.35", "OIT", "91.30", "คะแนนรวม"), ["IIT 90.11", "EIT 92.35", "OIT 91.30"]),
        # the label before the first number is none
        (("ภาคผนวก", "90.11", "IIT", "92.35", "EIT", "91.30", "OIT"), ["IIT 90.11", "EIT 92.35", "OIT 91.30"]),
    ],
)
def test_labels_before_numbers_are_taken_first(texts: tuple[str, ...], wanted: list[str]) -> None:
    (table,) = (block for block in gather_card_lines(paragraphs(*texts)) if isinstance(block, Table))
    assert [cell.text for cell in table.cells] == wanted


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        # a code stands twice, or not at all: no table, and no number goes to the label before it
        (("90.11", "IIT", "88.12", "เงินสะสม", "91.30", "OIT"), ("IIT 90.11", "เงินสะสม 88.12", "OIT 91.30")),
        (("90.11", "IIT", "88.12", "IIT", "91.30", "OIT"), ("IIT 90.11", "IIT 88.12", "OIT 91.30")),
        # where labels come first, they keep their place
        (("IIT", "90.11", "เงินสะสม", "88.12", "OIT", "91.30"), None),
        (("IIT", "90.11", "เงินสะสม", "88.12", "OIT", "91.30", "EIT"), None),
        (("90.11", "IIT", "92.35", "EIT", "88.12", "เงินสะสม"), None),
    ],
)
def test_cards_that_are_not_told_apart_keep_each_number_with_its_label(
    texts: tuple[str, ...], wanted: tuple[str, ...] | None
) -> None:
    gathered = [block.text for block in gather_card_lines(paragraphs(*texts)) if isinstance(block, Paragraph)]
    assert tuple(gathered) == (wanted or texts)


def test_table_of_cards_has_a_number_of_its_own() -> None:
    table = Table((Cell(0, 0, "ก", "ก"),), 1, 1, table_no=3)
    gathered = gather_card_lines([table, *paragraphs("ก่อน", "IIT", "90.11", "EIT", "92.35", "OIT", "91.30", "หลัง")])
    assert [type(block).__name__ for block in gathered] == ["Table", "Paragraph", "Table", "Paragraph"]
    cards = gathered[2]
    assert isinstance(cards, Table)
    assert (cards.table_no, [cell.text for cell in cards.cells]) == (4, ["IIT 90.11", "EIT 92.35", "OIT 91.30"])
    assert [cell.raw for cell in cards.cells] == ["90.11", "92.35", "91.30"]


def grid(*rows: tuple[str, ...]) -> Table:
    cells = tuple(Cell(r, c, text, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    return Table(cells, len(rows), len(rows[0]), table_no=1)


def test_row_of_numbers_over_a_row_of_labels_is_cards() -> None:
    table = grid(("91.25", "90.11"), ("คะแนนรวม", "IIT"), ("92.35", "91.30"), ("EIT", "OIT"))
    (turned,) = gather_card_lines([table])
    assert isinstance(turned, Table)
    assert [cell.text for cell in turned.cells] == ["คะแนนรวม 91.25", "IIT 90.11", "EIT 92.35", "OIT 91.30"]


@pytest.mark.parametrize(
    "rows",
    [
        (("IIT", "EIT", "OIT"), ("90.11", "92.35", "91.30")),  # labels over numbers: a table of columns
        (("90.11", "92.35", "91.30"), ("IIT", "EIT", "งบประมาณ")),
        (("90.11", "92.35", "91.30"), ("IIT", "EIT", "OIT"), ("1.00", "2.00", "3.00")),
        (("90.11", "92.35", "91.30"), ("IIT", "EIT", "EIT")),
        (("90.11", "92.35"), ("IIT", "EIT")),
        (("90.11", "92.35", ""), ("IIT", "EIT", "OIT")),  # a label without a number, a number without a label
        (("90.11", "92.35", "91.30"), ("IIT", "EIT", "")),
        (("90.11", "92.35", "91.30 ลดลง"), ("IIT", "EIT", "OIT")),
    ],
)
def test_other_tables_stay_as_they_are(rows: tuple[tuple[str, ...], ...]) -> None:
    table = grid(*rows)
    assert gather_card_lines([table]) == [table]


def test_empty_places_between_cards_are_no_cards() -> None:
    table = grid(("91.25", "", "90.11"), ("คะแนนรวม", "", "IIT"), ("92.35", "91.30", ""), ("EIT", "OIT", ""))
    absent = replace(table, cells=tuple(cell for cell in table.cells if (cell.row, cell.col) not in ((2, 2), (3, 2))))
    for one in (table, absent):
        (turned,) = gather_card_lines([one])
        assert isinstance(turned, Table)
        assert [cell.text for cell in turned.cells] == ["คะแนนรวม 91.25", "IIT 90.11", "EIT 92.35", "OIT 91.30"]


def test_card_of_something_else_takes_no_number_of_the_others() -> None:
    assert values(*lines(("เงินสะสมคงเหลือ", "88.12"), *CARDS, number_first=True)) == WANTED
    assert values(*lines(*CARDS[:2], ("ความพึงพอใจ", "88.12"), *CARDS[2:], number_first=True)) == WANTED


def test_two_cards_of_one_code_lend_no_other_a_number() -> None:
    assert values(*lines(*CARDS, ("IIT", "80.05"), number_first=True)) == WANTED  # the sum decides between the two

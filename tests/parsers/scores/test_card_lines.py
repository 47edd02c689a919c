"""Cards whose number stands over or under its label: each number goes to its own label, or to none."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.card_lines import gather_card_lines
from prongsai.pipeline.model import Cell, Paragraph, Table
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
    ],
)
def test_lines_that_are_no_cards_stay_lines(texts: tuple[str, ...]) -> None:
    blocks = paragraphs(*texts)
    assert gather_card_lines(blocks) == blocks


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
    ],
)
def test_other_tables_stay_as_they_are(rows: tuple[tuple[str, ...], ...]) -> None:
    table = grid(*rows)
    assert gather_card_lines([table]) == [table]


def test_card_of_something_else_takes_no_number_of_the_others() -> None:
    assert values(*lines(("เงินสะสมคงเหลือ", "88.12"), *CARDS, number_first=True)) == WANTED
    assert values(*lines(*CARDS[:2], ("ความพึงพอใจ", "88.12"), *CARDS[2:], number_first=True)) == WANTED


def test_two_cards_of_one_code_lend_no_other_a_number() -> None:
    assert values(*lines(*CARDS, ("IIT", "80.05"), number_first=True)) == WANTED  # the sum decides between the two

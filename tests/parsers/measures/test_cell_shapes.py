"""What a column's cells look like, whatever its heading says."""

from __future__ import annotations

import pytest

from prongsai.parsers.headers import MeasureField
from prongsai.parsers.measures.cell_shapes import CellShape, shape_of

NOTHING = CellShape(filled=5, numbers=0.0, offices=0.0, periods=0.0, lists=0.0, done=0.0, boxes=0.0)
OFFICE, PERIOD, WORDS, LIST = "กองคลัง", "ต.ค. 2566 - ก.ย. 2567", "จัดอบรมพนักงาน", "1. จัดอบรม 2. จัดเวที 3. สรุปผล"
DONE = "ดำเนินการแล้ว"


def mixed(kind: str, of_kind: int, others: int) -> CellShape:
    return shape_of([kind] * of_kind + [WORDS] * others)


@pytest.mark.parametrize(
    ("kind", "field"), [(OFFICE, "responsible"), (PERIOD, "period"), (LIST, "steps"), (DONE, "results")]
)
def test_three_cells_of_five_make_a_column_of_their_kind(kind: str, field: MeasureField) -> None:
    assert mixed(kind, 3, 2).guess() == field
    assert mixed(kind, 13, 9).guess() is None  # 59 in a hundred
    assert mixed(kind, 1, 0).guess() == field


def test_column_of_figures_is_no_field() -> None:
    figures = shape_of(["๒๕๐,๐๐๐.๐๐", "๑,๐๐๐ บาท", "12.50 %", WORDS, WORDS])
    assert figures.numbers == pytest.approx(0.6)
    assert figures.guess() is None


@pytest.mark.parametrize("field", ["measure", "steps", "responsible", "results", "outcomes", "monitoring"])
def test_figures_deny_a_field_of_words(field: MeasureField) -> None:
    assert shape_of(["250,000", "1,000", "12", WORDS, WORDS]).denies(field)
    assert not shape_of(["250,000"] * 13 + [WORDS] * 9).denies(field)
    assert not shape_of(["-", ""]).denies(field)


@pytest.mark.parametrize("field", ["number", "score", "status"])
def test_figures_deny_no_field_of_figures(field: MeasureField) -> None:
    assert not shape_of(["250,000"]).denies(field)


def test_empty_cells_and_dashes_say_nothing() -> None:
    assert shape_of([" ", "-", "–", "—", ".", OFFICE]).filled == 1
    assert shape_of([" ", "-", "–", "—", ".", OFFICE]).guess() == "responsible"
    assert shape_of([]) == CellShape(0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    assert shape_of([]).guess() is None


def test_cell_names_offices_where_most_of_its_letters_do() -> None:
    assert shape_of(["กองคลัง กก"]).offices == 1.0
    assert shape_of(["กองคลัง กกกก"]).offices == 0.0


@pytest.mark.parametrize(
    ("text", "is_period"),
    [
        (PERIOD, True),
        ("ภายใน 31 มี.ค. 2567", True),
        ("ตั้งแต่ 1 ต.ค. 2566", True),
        ("ไม่มีกำหนด", False),
        ("ต.ค. 2566 - ก.ย. 2567".ljust(60, "."), True),
        ("ต.ค. 2566 - ก.ย. 2567".ljust(61, "."), False),
    ],
)
def test_cell_is_a_period_where_it_is_short(text: str, is_period: bool) -> None:
    assert shape_of([text]).periods == float(is_period)


def test_list_has_two_items_besides_its_lead() -> None:
    assert shape_of(["1. จัดอบรม 2. จัดเวที"]).lists == 1.0
    assert shape_of(["ดังนี้ 1. จัดอบรม"]).lists == 0.0
    assert shape_of([WORDS]).lists == 0.0


@pytest.mark.parametrize(
    ("text", "is_boxes"),
    [
        ("☑ ดำเนินการแล้ว ☐ ยังไม่ดำเนินการ", True),
        ("☐ ดำเนินการแล้ว ☐ ยังไม่ดำเนินการ", True),
        ("☑ ดำเนินการแล้ว จัดอบรม", False),
        (WORDS, False),
    ],
)
def test_boxes_beside_words_for_a_status_are_alone_in_their_cell(text: str, is_boxes: bool) -> None:
    assert shape_of([text]).boxes == float(is_boxes)
    assert (shape_of([text]).guess() == "status") is is_boxes


@pytest.mark.parametrize(
    ("texts", "is_denied"),
    [(["3,000", "๑,๕๐๐ บาท", ""], True), (["2568", "12", "3"], False), (["ต.ค. 67 - ก.ย. 68", "3,000"], False)],
)
def test_sums_of_money_are_no_period(texts: list[str], is_denied: bool) -> None:
    assert shape_of(texts).denies("period") is is_denied


@pytest.mark.parametrize(
    ("text", "is_money"),
    [
        ("3,000", True),
        ("๑,๕๐๐ บาท", True),
        ("250,000.00", True),
        ("1,250,000", True),
        ("3,000 ก.ย.", True),  # five signs behind it
        ("3,000 กันยา", False),
        ("1000,000", False),
        ("3,00", False),
        ("3000", False),
        ("งบ 3,000", False),
        ("3,000 - 5,000", False),
    ],
)
def test_sum_of_money_is_printed_in_thousands(text: str, is_money: bool) -> None:
    assert shape_of([text]).money == float(is_money)


@pytest.mark.parametrize(
    ("text", "is_list"),
    [("1. จัดอบรม", False), ("1. จัดอบรม 2. จัดเวที", True), ("ดังนี้\n1. จัดอบรม", False), ("", False)],
)
def test_column_of_lists_has_several_items_in_its_cells(text: str, is_list: bool) -> None:
    assert shape_of([text]).lists == float(is_list)


def test_column_without_a_filled_cell_denies_nothing_and_looks_like_nothing() -> None:
    empty = CellShape(filled=0, numbers=1.0, offices=1.0, periods=1.0, lists=1.0, done=1.0, boxes=1.0, money=1.0)
    assert empty.guess() is None
    assert not any(empty.denies(field) for field in ("period", "steps", "responsible"))


@pytest.mark.parametrize(("share", "is_denied"), [(0.9, True), (0.89, False)])
def test_offices_alone_are_no_things_done(share: float, is_denied: bool) -> None:
    shape = CellShape(filled=9, numbers=0.0, offices=share, periods=0.0, lists=0.0, done=0.0, boxes=0.0)
    assert shape.denies("steps") is is_denied
    assert not shape.denies("responsible")

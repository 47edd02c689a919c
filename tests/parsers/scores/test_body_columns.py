"""Which column of a table names bodies, and which only their types."""

from __future__ import annotations

import pytest

from prongsai.normalizers.values.indicators import KnownIndicator
from prongsai.parsers.scores.body_columns import are_indicators, find_body_column, find_type_column
from tests.score_makers import score_grid

BARE = ("หนองบัว", "ท่าข้าม", "นายาง", "ดอนมูล")
OUT = tuple(f"อบต.{name}" for name in BARE)


def column(head: str, texts: tuple[str, ...], more: tuple[str, ...] = ()) -> int | None:
    """The column of bodies of a table with these texts under `head`, and others beside the scores."""
    rows = zip(texts, more or ("",) * len(texts), strict=True)
    grid = score_grid(
        f"{head} | อำเภอ | คะแนน", *(f"{text} | {place} | 8{at}.25" for at, (text, place) in enumerate(rows))
    )
    return find_body_column(grid)


@pytest.mark.parametrize(
    ("head", "texts", "found"),
    [
        ("รายการ", OUT, 0),
        ("รายการ", ("1. อบต.หนองบัว", "2. อบต.ท่าข้าม"), 0),
        ("รายการ", ("อบต.หนองบัว", "อบต.ท่าข้าม", "ก", "ข"), 0),
        ("รายการ", ("อบต.หนองบัว", "ก", "ข"), None),
        ("รายการ", BARE, None),
        ("หน่วยงาน", BARE, 0),
        ("หน่วยงาน", (*BARE[:2], "ก" * 45), 0),
        ("หน่วยงาน", (*BARE[:2], "ก" * 46), None),
        ("รายการ", ("อบต.".ljust(90, "ก"), "อบต.".ljust(90, "ข")), 0),
        ("รายการ", ("อบต.".ljust(91, "ก"), "อบต.".ljust(91, "ข")), None),
        ("หน่วยงาน", ("แบบวัด IIT", "แบบวัด EIT"), None),
        ("หน่วยงาน", ("แบบวัด IIT", "หนองบัว", "ท่าข้าม"), 0),
        ("หน่วยงาน", ("อบต.", "เทศบาลตำบล"), None),
        ("หน่วยงาน", ("i1", "i2"), None),
        ("รายการ", (OUT[0],) * 4, None),
        ("รายการ", (*OUT[:3], OUT[0], OUT[1], OUT[2]), 0),  # a row for each of two years
        ("รายการ", (*OUT[:2], *OUT[:2]), None),
    ],
)
def test_column_of_bodies_names_them_or_is_headed_so(head: str, texts: tuple[str, ...], found: int | None) -> None:
    assert column(head, texts) == found


def test_two_bodies_of_one_name_in_two_districts_are_two() -> None:
    assert column("รายการ", ("อบต.นายาง", "อบต.นายาง"), ("เมือง", "ดอนตาล")) == 0


def test_column_headed_as_bodies_beats_one_that_names_more_of_them() -> None:
    grid = score_grid("จังหวัด | หน่วยงาน | คะแนน", *(f"จังหวัดตาก | {name} | 8{at}.25" for at, name in enumerate(OUT)))
    assert find_body_column(grid) == 1


def test_column_of_types_holds_nothing_else() -> None:
    rows = ("อบต. | หนองบัว | 80.25", "เทศบาลตำบล | ท่าข้าม | 81.25")
    assert find_type_column(score_grid("ประเภท | ชื่อ | คะแนน", *rows)) == 0
    assert find_type_column(score_grid("ประเภท | ชื่อ | คะแนน", *rows, "อื่น | นายาง | 82.25")) is None


def test_rows_of_which_most_bear_names_of_indicators_list_no_bodies() -> None:
    known = [KnownIndicator(1, "IIT", ("การปฏิบัติหน้าที่",)), KnownIndicator(2, "IIT", ("การใช้งบประมาณ",))]
    named = ["1 การปฏิบัติหน้าที่", "2 การใช้งบประมาณ"]
    assert are_indicators([*named, "รวม", ""], known)
    assert not are_indicators([*named, "รวม", "อบต.นายาง"], known)
    assert not are_indicators([], known)

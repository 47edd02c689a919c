"""Tables with a body in every row: whose row it is, where the body lies, and which column gives which score."""

from __future__ import annotations

import pytest

from prongsai.pipeline.model import BBox, Observation
from tests.score_makers import read_scores, score_table

HEAD = "ที่ | หน่วยงาน | IIT | EIT | OIT"
SCORES = "80.00 | 81.00 | 82.00"


def read(*lines: str, year: int | None = 2568) -> list[Observation]:
    return read_scores(score_table(*lines), year=year)[0]


def subjects(*lines: str) -> list[str | None]:
    """The bodies of a table, each once, in the order of its rows."""
    return list(dict.fromkeys(seen.subject for seen in read(*lines)))


def test_every_row_gives_the_scores_of_its_body() -> None:
    seen = read(HEAD, "1 | อบต.หนองบัว | 80.00 | 81.00 | 82.00", "2 | เทศบาลตำบลท่าข้าม | 90.00 | - | 92.00")
    assert [(one.subject, one.code, one.value, one.fiscal_year, one.context_kind) for one in seen] == [
        ("อบต.หนองบัว", "iit", 80.0, 2568, "results"),
        ("อบต.หนองบัว", "eit", 81.0, 2568, "results"),
        ("อบต.หนองบัว", "oit", 82.0, 2568, "results"),
        ("เทศบาลตำบลท่าข้าม", "iit", 90.0, 2568, "results"),
        ("เทศบาลตำบลท่าข้าม", "eit", None, 2568, "results"),
        ("เทศบาลตำบลท่าข้าม", "oit", 92.0, 2568, "results"),
    ]


def test_reading_points_to_its_cell() -> None:
    lines = ("1 | อบต.หนองบัว | 80.00 | ๘๑.๐๐", "2 | อบต.บ้านนา | 90.00 | 91.00")
    seen, _ = read_scores(score_table("ที่ | หน่วยงาน | ผลการประเมิน | <", " | | IIT | EIT", *lines))
    one, place = seen[1], seen[1].provenance
    assert (one.raw_code, one.raw_score, one.scope, one.instrument) == ("ผลการประเมิน EIT", "๘๑.๐๐", "instrument", "EIT")
    assert (place.page, place.table_no, place.row_no, place.column_no) == (3, 7, 2, 3)
    assert place.bbox == BBox(3, 2, 4, 3)
    assert [one.provenance.row_no for one in seen] == [2, 2, 3, 3]


def test_rows_count_on_behind_a_heading_that_the_next_page_repeats() -> None:
    head = "ที่ | หน่วยงาน | IIT | EIT"
    seen = read(head, "1 | อบต.หนองบัว | 80.00 | 81.00", head, "2 | อบต.บ้านนา | 90.00 | 91.00")
    assert [(one.subject, one.provenance.row_no) for one in seen[::2]] == [("อบต.หนองบัว", 1), ("อบต.บ้านนา", 3)]


def test_title_over_all_columns_makes_no_scores_of_the_row_numbers() -> None:
    seen = read(
        "ผลคะแนนการประเมิน ITA | < | < | < | <",
        "ที่ | หน่วยงาน | ITA | เป้าหมาย | ระดับ",
        "1 | อบต.หนองบัว | 80.00 | 85.00 | ผ่าน",
        "2 | อบต.บ้านนา | 90.00 | 85.00 | ผ่านดี",
    )
    assert [(one.subject, one.code, one.value, one.level) for one in seen] == [
        ("อบต.หนองบัว", "ita", 80.0, "ผ่าน"),
        ("อบต.บ้านนา", "ita", 90.0, "ผ่านดี"),
    ]


def test_province_beside_bare_names_is_where_they_lie() -> None:
    lines = ("1 | หนองบัว | จังหวัดตาก | 80.00 | 81.00", "2 | บ้านนา | จังหวัดลำพูน | 82.00 | 83.00")
    seen = read("ที่ | หน่วยงาน | จังหวัด | IIT | EIT", *lines)
    assert [(one.subject, one.subject_place) for one in seen[::2]] == [("หนองบัว", "จังหวัดตาก"), ("บ้านนา", "จังหวัดลำพูน")]
    seen = read("ที่ | จังหวัด | IIT | EIT", "1 | จังหวัดตาก | 80.00 | 81.00", "2 | จังหวัดลำพูน | 82.00 | 83.00")
    assert [one.subject for one in seen[::2]] == ["จังหวัดตาก", "จังหวัดลำพูน"]


@pytest.mark.parametrize(
    "line", ["รวม", "เฉลี่ย", "ภาพรวมจังหวัด", "ค่าเฉลี่ยรวม", "สรุป", "คะแนนเฉลี่ย", "ที่มา สำนักงาน", "หมายเหตุ", "", "95.00", "-"]
)
def test_row_without_a_body_is_nobodys(line: str) -> None:
    assert subjects(HEAD, f"1 | อบต.หนองบัว | {SCORES}", f"2 | อบต.บ้านนา | {SCORES}", f" | {line} | {SCORES}") == [
        "อบต.หนองบัว",
        "อบต.บ้านนา",
    ]


def test_body_whose_name_holds_the_word_for_a_total_is_a_body() -> None:
    assert subjects(HEAD, f"1 | อบต.รวมไทยพัฒนา | {SCORES}", f"2 | เทศบาลตำบลสรุป | {SCORES}") == [
        "อบต.รวมไทยพัฒนา",
        "เทศบาลตำบลสรุป",
    ]


def test_body_named_by_its_type_alone_stands_among_the_others() -> None:
    assert subjects(HEAD, f"1 | อบจ. | {SCORES}", f"2 | อบต.บ้านนา | {SCORES}", f"3 | ทต.ท่าข้าม | {SCORES}") == [
        "อบจ.",
        "อบต.บ้านนา",
        "ทต.ท่าข้าม",
    ]


@pytest.mark.parametrize("places", [("เมือง | ตาก", " | ", "แม่สอด | "), ("ตาก | เมือง", " | ", " | แม่สอด")])
def test_place_of_a_body_holds_until_the_next_one_is_printed(places: tuple[str, ...]) -> None:
    """A dump leaves the repeats of a merged cell empty; the district is named before the province."""
    head = "อำเภอ | จังหวัด" if places[0].startswith("เมือง") else "จังหวัด | อำเภอ"
    lines = (f"{no} | {place} | อบต.{no} | 80.00 | 81.00" for no, place in enumerate(places, start=1))
    seen = read(f"ที่ | {head} | หน่วยงาน | IIT | EIT", *lines)
    assert [one.subject_place for one in seen[::2]] == ["เมือง ตาก", "เมือง ตาก", "แม่สอด ตาก"]


def test_body_without_a_printed_place_has_none() -> None:
    lines = ("1 |  | อบต.หนองบัว | 80.00 | 81.00", "2 | แม่สอด | อบต.บ้านนา | 80.00 | 81.00")
    seen = read("ที่ | อำเภอ | หน่วยงาน | IIT | EIT", *lines)
    assert [one.subject_place for one in seen[::2]] == [None, "แม่สอด"]
    seen = read(
        "ที่ | อำเภอ | จังหวัด | หน่วยงาน | IIT | EIT",
        "1 | เมือง |  | อบต.หนองบัว | 80.00 | 81.00",
        "2 |  | ตาก | อบต.บ้านนา | 80.00 | 81.00",
    )
    assert [one.subject_place for one in seen[::2]] == ["เมือง", "เมือง ตาก"]


def test_rows_that_are_no_bodies_have_no_subject() -> None:
    """One row of four begins with the word for a kind of body, which makes the column none of names."""
    seen = read(
        "เรื่อง | IIT | EIT",
        "การปฏิบัติหน้าที่ | 80.00 | 81.00",
        "เทศบาลเปิดเผยข้อมูล | 82.00 | 83.00",
        "การรับฟัง | 84.00 | 85.00",
    )
    assert {one.subject for one in seen} == {None}


@pytest.mark.parametrize(("length", "is_body"), [(45, True), (46, False)])
def test_bare_names_under_a_heading_of_bodies_are_short(length: int, is_body: bool) -> None:
    long = "น" * length
    found = subjects(HEAD, f"1 | หนองบัว | {SCORES}", f"2 | {long} | {SCORES}", f"3 | บ้านนา | {SCORES}")
    assert found == (["หนองบัว", long, "บ้านนา"] if is_body else [None])


@pytest.mark.parametrize(("length", "is_body"), [(90, True), (91, False)])
def test_name_that_begins_with_its_kind_may_be_longer_but_is_no_sentence(length: int, is_body: bool) -> None:
    long = "อบต." + "น" * (length - 4)
    found = subjects("ที่ | เรื่อง | IIT | EIT", f"1 | {long} | 80.00 | 81.00", f"2 | ก{long} | 82.00 | 83.00")
    assert found == ([long, "ก" + long] if is_body else [None])


def test_unreadable_score_of_a_body_is_told() -> None:
    seen, findings = read_scores(
        score_table(HEAD, "1 | อบต.หนองบัว | 80.00 | 9?.1 | 82.00", f"2 | อบต.บ้านนา | {SCORES}")
    )
    assert [one.code for one in seen if one.subject == "อบต.หนองบัว"] == ["iit", "oit"]
    assert [(one.code, one.raw) for one in findings] == [("score-unreadable", "9?.1")]


def test_bodies_repeated_for_every_year_are_not_all_given_the_reports_year() -> None:
    truth = {
        ("อบต.หนองบัว", 2566, 80.0),
        ("อบต.หนองบัว", 2567, 81.0),
        ("อบต.บ้านนา", 2566, 82.0),
        ("อบต.บ้านนา", 2567, 83.0),
    }
    seen = read(
        "หน่วยงาน | ปี | คะแนน",
        *(f"{body} | {year} | {value:.2f}" for body, year, value in sorted(truth)),
    )
    assert {(one.subject, one.fiscal_year, one.value) for one in seen} <= truth


def test_indicators_under_a_title_that_speaks_of_the_body_are_no_bodies() -> None:
    names = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ")
    seen = read("หน่วยงาน | คะแนน", *(f"{at}. {name} | {80 + at}.25" for at, name in enumerate(names, 1)))
    assert [(one.subject, one.code, one.value) for one in seen] == [
        (None, f"indicator-{at}", 80.25 + at) for at in (1, 2, 3)
    ]

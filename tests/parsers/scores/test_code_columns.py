"""Columns of codes: what the words of a row, of a heading and of a caption make of its numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.pipeline.model import Observation
from tests.score_makers import read_scores, score_table

LIST = "หน่วยงาน | IIT | EIT"
ROWS = "รายการ | IIT | EIT"
FIRST, SECOND = "อบต.หนองบัว | 80.00 | 81.00", "อบต.บ้านนา | 82.00 | 83.00"
SCORE = ("score", "", ())


def read(*lines: str, year: int | None = 2568, caption: str = "") -> list[Observation]:
    return read_scores(*filter(None, [caption]), score_table(*lines), year=year)[0]


def said(one: Observation) -> tuple[str, str, tuple[str, ...]]:
    """What a number is, why, and what is open about it."""
    return one.role, one.role_basis, tuple(word for claim in one.open_claims for word in claim.between)


def rows_of(*rows: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """The same of the first number of each row."""
    return [said(one) for one in read(ROWS, *rows) if one.code == "iit"]


def test_unreadable_number_of_a_body_is_told_with_its_name() -> None:
    _, findings = read_scores(score_table(LIST, "อบต.หนองบัว | 8x.00 | 81.00", SECOND, "อบต.นาดี | 84.00 | 85.00"))
    assert [(one.code, one.field, one.message) for one in findings] == [
        ("score-unreadable", "iit", "table 7: '8x.00' is no score, iit of อบต.หนองบัว")
    ]
    head, more = f"{ROWS} | OIT", ("คะแนน ปี 2566 | 80.00 | 81.00 | 82.00", "คะแนน ปี 2567 | 8x.00 | 81.00 | 82.00")
    _, findings = read_scores(score_table(head, *more, "เป้าหมาย ปี 2568 | 90.00 | 9x.00 | 90.00"))
    assert [(one.field, one.message) for one in findings] == [("iit", "table 7: '8x.00' is no score")]


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        (("80.00 | 81.00 | 82.00", "70.00 | 71.00 | 72.00"), 2),
        (("80.00 | 81.00 | 82.00", " | | ", "70.00 | 71.00 | 72.00", "- | 60.00 | -"), 3),
        (("80.00 | 81.00 | 82.00",), 0),
        (("80.00 | 81.00 | 82.00", "- | - | -"), 0),
    ],
)
def test_several_rows_without_a_word_are_nobody_s(rows: tuple[str, ...], count: int) -> None:
    seen, findings = read_scores(score_table("IIT | EIT | OIT", *rows))
    roles = {one.role for one in seen if one.value is not None}
    assert roles == ({"unknown"} if count else {"score"})
    message = f"table 7 has {count} rows of scores, and nothing in them says whose they are"
    told = [(one.severity, one.code, one.message, one.field, one.page) for one in findings]
    assert told == ([("warning", "score-ambiguous", message, "iit, eit, oit", 3)] if count else [])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("คะแนนที่ได้ | 70.00 | 71.00",), [SCORE]),
        (("หมายตา | 80.00 | 81.00",), [("score", "", ("score", "what `หมายตา` makes of it"))]),
        # a row says more than another of its year
        (
            (" | 80.00 | 81.00", "คะแนนที่ได้ | 70.00 | 71.00"),
            [("unknown", "row `` beside row `คะแนนที่ได้`", ()), SCORE],
        ),
        (
            ("คะแนน | 80.00 | 81.00", "คะแนนที่ได้ | 70.00 | 71.00", "คะแนนของหน่วยงาน | 75.00 | 76.00"),
            [
                ("unknown", "row `คะแนน` beside row `คะแนนของหน่วยงาน`", ()),
                ("unknown", "row `คะแนนที่ได้` beside row `คะแนนของหน่วยงาน`", ()),
                SCORE,
            ],
        ),
        # words that no table knows are beaten by words that say less, unless they say more as well
        (
            ("ผลงามตา | 80.00 | 81.00", "คะแนนที่ได้ | 70.00 | 71.00"),
            [("unknown", "row `ผลงามตา` beside row `คะแนนที่ได้`", ()), SCORE],
        ),
        (("คะแนน ปี 2566 | 80.00 | 81.00", "คะแนนที่ได้ ปี 2567 | 82.00 | 83.00"), [SCORE, SCORE]),
        # other quantities
        (
            ("คะแนน | 82.00 | 83.00", "เป้าหมาย | 80.00 | 81.00", "ค่าเฉลี่ยจังหวัด | 85.00 | 86.00"),
            [SCORE, ("target", "row `เป้าหมาย`", ()), ("group_mean", "row `ค่าเฉลี่ยจังหวัด`", ())],
        ),
        (("คะแนน | 82.00 | 83.00", "เพิ่มขึ้น | 1.20 | 2.30"), [SCORE, ("change", "row `เพิ่มขึ้น`", ())]),
    ],
)
def test_words_of_a_row_say_what_its_numbers_are(
    rows: tuple[str, ...], expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    assert rows_of(*rows) == expected


def test_rival_row_of_unknown_words_leaves_the_result_open() -> None:
    result, rival = rows_of("คะแนนที่ได้ | 70.00 | 71.00", "คะแนนที่ได้หมายตา | 80.00 | 81.00")
    assert result == ("score", "", ("คะแนนที่ได้", "คะแนนที่ได้หมายตา"))
    assert rival == ("unknown", "row `คะแนนที่ได้หมายตา` beside row `คะแนนที่ได้`", ())


def test_row_of_words_among_rows_of_years_is_of_none() -> None:
    seen = read("ปี | IIT | EIT", "2566 | 80.00 | 81.00", "2567 | 82.00 | 83.00", "เฉลี่ย | 81.00 | 82.00")
    assert [(one.fiscal_year, one.role, one.role_basis) for one in seen[::2]] == [
        (2566, "score", ""),
        (2567, "score", ""),
        (2568, "unknown", "row `เฉลี่ย` among years"),
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("อบต.หนองบัว82.00 | 80.00 | 81.00 | ดี", "อบต.หนองบัว82.00"),
        ("อบต.หนองบัว | 80.00 | 81.00 | ใหม่82.00", "อบต.หนองบัว"),
        ("อบต.หนองบัว | 80.00 | 81.00 | ใหม่182.00", "อบต.หนองบัว"),
    ],
)
def test_name_that_ran_into_numbers_may_be_longer(line: str, name: str) -> None:
    seen = read(f"{LIST} | หมายเหตุ", line, f"{SECOND} | ดี")
    open_body = (name, "a longer name that ran into its numbers")
    assert [(one.subject, said(one)[2]) for one in seen] == [(name, open_body)] * 2 + [("อบต.บ้านนา", ())] * 2


@pytest.mark.parametrize("remark", ["82.00", "ใหม่ 82.00", "ใหม่82.0", "ใหม่82.005", "ใหม่1182.00", "ใหม่82.00 ดี"])
def test_number_apart_from_words_is_no_rest_of_a_name(remark: str) -> None:
    seen = read(f"{LIST} | หมายเหตุ", f"{FIRST} | {remark}", f"{SECOND} | ดี")
    assert all(not one.open_claims for one in seen if one.code in ("iit", "eit"))


@pytest.mark.parametrize(
    ("caption", "of_bodies", "of_rows"),
    [
        ("ค่าเฉลี่ยคะแนนทั้งจังหวัดตาก", "score", "group_mean"),
        ("ค่าเป้าหมายของการประเมิน", "target", "target"),
        ("ผลคะแนนที่ได้ของหน่วยงาน", "score", "score"),
    ],
)
def test_caption_of_many_bodies_leaves_each_its_own(caption: str, of_bodies: str, of_rows: str) -> None:
    assert {(one.role, one.caption) for one in read(LIST, FIRST, SECOND, caption=caption)} == {(of_bodies, "")}
    (one, _) = read(ROWS, "คะแนน | 80.00 | 81.00", caption=caption)
    assert (one.role, one.caption) == (of_rows, caption)


def test_unknown_word_in_a_heading_is_asked_of_its_own_column() -> None:
    seen = read("หน่วยงาน | คะแนนหมายตา IIT | EIT", FIRST, SECOND)
    doubt = ("score", "what `หมายตา` makes of it")
    assert [said(one)[2] for one in seen] == [doubt, (), doubt, ()]
    # a body in doubt is doubt enough
    (first, *_) = read("หน่วยงาน | คะแนนหมายตา IIT | EIT", "อบต.หนองบัว82.00 | 80.00 | 81.00", SECOND)
    assert [claim.question for claim in first.open_claims] == ["body"]


@pytest.mark.parametrize(
    ("caption", "codes"),
    [("", ["ita", "ita"]), ("ผลการประเมิน ITA", ["ita", "ita"]), ("ผลการประเมินการจัดเก็บภาษี", [])],
)
def test_list_of_overall_scores_is_of_the_assessment(caption: str, codes: list[str]) -> None:
    rows = ("อบต.หนองบัว | 80.00", "อบต.บ้านนา | 82.00")
    assert [one.code for one in read("หน่วยงาน | คะแนน", *rows, caption=caption)] == codes


def test_names_of_indicators_under_a_heading_of_bodies_are_rows_of_codes() -> None:
    rows = ("การปฏิบัติหน้าที่ | 80.00 | 90.00", "การใช้งบประมาณ | 82.00 | 91.00", "การใช้อำนาจ | 83.00 | 92.00")
    seen = read("การประเมินของหน่วยงาน | คะแนน ปี 2566 | คะแนน ปี 2567", *rows)
    assert [(one.code, one.subject) for one in seen[::2]] == [(f"indicator-{at}", None) for at in (1, 2, 3)]


def test_rating_is_no_word_of_a_row() -> None:
    seen = read("รายการ | IIT | ITA | ระดับ", "คะแนนที่ได้ | 80.00 | 81.00 | A", "หมายตา | 70.00 | 71.00 | B")
    assert [(one.code, one.level, one.role) for one in seen] == [
        ("iit", None, "score"),
        ("ita", "A", "score"),
        ("iit", None, "unknown"),
        ("ita", "B", "unknown"),
    ]
    assert seen[2].role_basis == "row `หมายตา` beside row `คะแนนที่ได้`"


def test_reading_keeps_its_cell() -> None:
    table = score_table(LIST, FIRST, SECOND, confidence=0.7)
    cells = tuple(replace(cell, raw="๘๐.๐๐" if cell.text == "80.00" else "") for cell in table.cells)
    seen, _ = read_scores(replace(table, cells=cells, row_offset=5))
    assert [one.raw_score for one in seen] == ["๘๐.๐๐", "81.00", "82.00", "83.00"]
    assert [one.provenance.row_no for one in seen] == [6, 6, 7, 7]
    assert {one.confidence for one in seen} == {0.7}


HEAD, SCORES = "ที่ | หน่วยงาน | IIT | EIT | OIT", "80.00 | 81.00 | 82.00"


def subjects(*lines: str) -> list[str | None]:
    """The bodies of a table, each once, in the order of its rows."""
    return list(dict.fromkeys(seen.subject for seen in read(*lines)))


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("1อบต.หนองบัว", "อบต.หนองบัว"),
        ("๑๓อบต.หนองบัว", "อบต.หนองบัว"),
        ("7850. อบต.หนองบัว", "อบต.หนองบัว"),
        ("4)อบต.หนองบัว", "อบต.หนองบัว"),
        ("5 ) อบต.หนองบัว", "อบต.หนองบัว"),
        ("12345อบต.หนองบัว", "12345อบต.หนองบัว"),
        ("อบต.หนองบัว 2", "อบต.หนองบัว 2"),
    ],
)
def test_row_number_that_ran_into_the_name_is_no_part_of_it(printed: str, name: str) -> None:
    assert subjects(HEAD, f"1 | {printed} | {SCORES}", f"2 | อบต.บ้านนา | {SCORES}") == [name, "อบต.บ้านนา"]


def test_row_numbers_ran_into_all_names() -> None:
    assert subjects(HEAD, f" | 1อบต.หนองบัว | {SCORES}", f" | 1234. อบต.บ้านนา | {SCORES}") == ["อบต.หนองบัว", "อบต.บ้านนา"]


@pytest.mark.parametrize(
    ("name", "is_read"),
    [("", False), ("-", False), ("รวม", False), ("ค่าเฉลี่ย", False), ("84.00", False), ("อบต.บ้านรวมไทย", True)],
)
def test_row_of_a_list_without_a_body_gives_nothing(name: str, is_read: bool) -> None:
    found = [one.value for one in read(LIST, FIRST, SECOND, f"{name} | 84.00 | 85.00")]
    assert found == [80.0, 81.0, 82.0, 83.0, *([84.0, 85.0] if is_read else [])]


def test_word_anywhere_in_a_row_names_it() -> None:
    head = "ที่ | IIT | EIT | OIT"
    seen = read(head, "1 คะแนนที่ได้ | 80.00 | 81.00 | 82.00", "2 เป้าหมาย | 90.00 | 91.00 | 92.00")
    assert [one.role for one in seen if one.code == "iit"] == ["score", "target"]


def test_rating_under_a_heading_of_its_own_words_is_no_word_of_a_row() -> None:
    for heading in ("ระดับ", "ระดับผลการประเมิน", "เกรด"):
        rows = [f"{80 + at}.00 | 81.00 | 82.00 | ผ่านดี" for at in range(2)]
        seen, findings = read_scores(score_table(f"IIT | EIT | OIT | {heading}", *rows))
        assert {one.role for one in seen} == {"unknown"}, heading
        assert [one.code for one in findings] == ["score-ambiguous"], heading

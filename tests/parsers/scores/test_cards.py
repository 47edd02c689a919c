"""Tables whose every cell prints a name with its score."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.parsers.scores.cards import parse_cards
from prongsai.parsers.scores.context import TableContext
from prongsai.parsers.year_claims import YearClaim
from prongsai.pipeline.model import Observation
from tests.score_makers import FRAME, read_scores, score_table, scores_of

CARDS = (
    "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ ๘๙.๗๖ | ตัวชี้วัดที่ ๒ การใช้งบประมาณ ๘๕.๔๒",
    "ตัวชี้วัดที่ ๓ การใช้อำนาจ ๘๘.๓๑ | แบบวัด IIT ๙๐.๑๕",
)
SCORES = [("indicator-1", 89.76), ("indicator-2", 85.42), ("indicator-3", 88.31), ("iit", 90.15)]


def test_each_card_gives_the_score_of_the_name_before_it() -> None:
    seen, findings = read_scores(score_table(*CARDS))
    assert (scores_of(seen), findings) == (SCORES, [])


def test_reading_points_to_its_own_card() -> None:
    seen, _ = read_scores(score_table(*CARDS))
    place = seen[3].provenance
    assert (place.row_no, place.column_no, place.page, place.bbox and place.bbox.x0) == (1, 1, 3, 1.0)
    assert (seen[3].raw_score, seen[3].raw_code) == ("แบบวัด IIT ๙๐.๑๕", "แบบวัด IIT")


def test_total_on_a_card_is_the_overall_score() -> None:
    seen, _ = read_scores(score_table(CARDS[0], "คะแนนภาพรวม ITA 87.10 | ตัวชี้วัดที่ 3 การใช้อำนาจ 88.31"))
    assert ("ita", 87.10) in scores_of(seen)


def test_caption_says_that_cards_are_targets() -> None:
    seen, _ = read_scores("ค่าเป้าหมายของการประเมิน", score_table(*CARDS))
    assert {one.role for one in seen} == {"target"}
    assert {one.caption for one in seen} == {"ค่าเป้าหมายของการประเมิน"}


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((CARDS[0], CARDS[0]), id="one name twice"),
        pytest.param((CARDS[0], "โครงการอบรมคุณธรรม 88.31 | ตัวชี้วัดที่ 3 การใช้อำนาจ 88.31"), id="another name"),
        pytest.param((CARDS[0], "หมายเหตุ | ตัวชี้วัดที่ 3 การใช้อำนาจ 88.31"), id="a cell without a score"),
        pytest.param((CARDS[0], "ภาพรวมระดับจังหวัด ITA 88.31 | แบบวัด IIT 90.15"), id="the mean of a province"),
        pytest.param((CARDS[0], "แบบวัด IIT จังหวัด 88.31 | แบบวัด EIT 90.15"), id="another place"),
        pytest.param((CARDS[0], "ITA ทุกหน่วยงาน 88.31 | แบบวัด IIT 90.15"), id="all bodies"),
        pytest.param((CARDS[0], "ค่าเป้าหมาย ITA 85.00 | แบบวัด IIT 90.15"), id="a target"),
        pytest.param((CARDS[0], "ภาพรวม อปท. 85.00 | แบบวัด IIT 90.15"), id="the mean of all"),
        pytest.param((CARDS[0], "แบบวัด IIT 88.31 | แบบวัด IIT 90.15"), id="one instrument twice"),
        pytest.param((CARDS[0], "แบบวัด IIT 88.31 ดี | แบบวัด EIT 90.15"), id="words behind a score"),
        pytest.param((CARDS[0], "แบบวัด IIT 88 | แบบวัด EIT 90.15"), id="a whole number"),
        pytest.param(("ตัวชี้วัดที่ 1 ความพึงพอใจของผู้รับบริการ 89.76 | ตัวชี้วัดที่ 2 งานพัสดุ 85.42",), id="other indicators"),
    ],
)
def test_other_tables_are_no_cards(lines: tuple[str, ...]) -> None:
    seen, _ = read_scores(score_table(*lines))
    assert scores_of(seen) == []


def parse(*lines: str, confidence: float = 1.0, **around: object) -> list[Observation]:
    context = TableContext("ผลการประเมิน", YearClaim(2567), None, **{"is_issue": False, **around})  # type: ignore[arg-type]
    return parse_cards(score_table(*lines, confidence=confidence), context, FRAME).rows


@pytest.mark.parametrize(
    ("name", "code", "confidence"),
    [
        ("1 การปฏิบัติหน้าที่", "indicator-1", 0.99),
        ("ตัวชี้วัดที่ 10 การป้องกันการทุจริต", "indicator-10", 0.99),
        # a title tells more than a number that slipped, and a number in parts or of no indicator tells nothing
        ("ตัวชี้วัดที่ 2 การปฏิบัติหน้าที่", "indicator-1", 0.92),
        ("การปฏิบัติหน้าที่", "indicator-1", 0.93),
        ("1.1 การปฏิบัติหน้าที่", "indicator-1", 0.93),
        ("ตัวชี้วัดที่ 12 การปฏิบัติหน้าที่", "indicator-1", 0.93),
        ("การปฏิบัติหน้าที่ (IIT ข้อ 2)", "indicator-1", 0.93),
        # an indicator's title comes before the instrument that it names, an instrument before a rough title
        ("ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล OIT", "indicator-9", 0.99),
        ("OIT การเปิดเผยข้อมูล", "oit", 0.9),
        ("แบบวัด IIT", "iit", 0.9),
        ("คะแนน ITA", "ita", 0.9),
        ("ภาพรวม", "ita", 0.9),
        ("คะแนนเฉลี่ย", "ita", 0.9),
    ],
)
def test_name_of_a_card(name: str, code: str, confidence: float) -> None:
    seen = parse(f"{name} 91.25 | ตัวชี้วัดที่ 3 การใช้อำนาจ 88.31")
    assert [(one.code, one.confidence) for one in seen] == [(code, confidence), ("indicator-3", 0.99)]


@pytest.mark.parametrize("name", ["ตัวชี้วัดที่ 1", "ตัวชี้วัดที่ 1 ความพึงพอใจ", "ITAS", "เฉลี่ย", "ผลคะแนนเฉลี่ยอื่น"])
def test_name_that_says_too_little(name: str) -> None:
    assert parse(f"{name} 91.25 | ตัวชี้วัดที่ 3 การใช้อำนาจ 88.31") == []


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (("แบบวัด IIT 91.25",), []),  # a column of lines
        (("แบบวัด IIT 91.25", "แบบวัด EIT 90.15"), []),
        (("แบบวัด IIT 91.25 | แบบวัด EIT 90.15 | แบบวัด OIT 88.31",), ["iit", "eit", "oit"]),
        (("แบบวัด IIT 91.25 | แบบวัด EIT 90.15", "แบบวัด OIT 88.31 | "), ["iit", "eit", "oit"]),
        (("แบบวัด IIT 91.25 | ",), ["iit"]),
        ((" | ",), []),
    ],
)
def test_cards_beside_each_other_and_empty_places(lines: tuple[str, ...], codes: list[str]) -> None:
    assert [one.code for one in parse(*lines)] == codes


def test_year_on_a_card_is_that_of_its_score() -> None:
    seen = parse("ITA ปี 2566 85.00 | ITA ปี 2567 87.10", "แบบวัด IIT 90.15 | แบบวัด EIT ปีก่อน 88.31", report_year=2567)
    assert [(one.code, one.fiscal_year) for one in seen] == [("ita", 2566), ("ita", 2567), ("iit", 2567), ("eit", 2566)]
    assert parse("ITA ปี 2566 85.00 | ITA ปี 2566 87.10") == []
    assert parse("ITA 85.00 | ITA ปี 2567 87.10") == []


def test_score_of_a_card_is_of_a_hundred_and_no_surer_than_its_cell() -> None:
    (seen, _) = parse("แบบวัด IIT ๙๑.๒๕ | แบบวัด EIT 90.15", confidence=0.6)
    assert (seen.value, seen.scale_max, seen.confidence, seen.raw_score) == (91.25, 100.0, 0.6, "แบบวัด IIT ๙๑.๒๕")
    assert (seen.scope, seen.instrument, seen.context, seen.context_kind) == (
        "instrument",
        "IIT",
        "ผลการประเมิน",
        "main",
    )
    assert parse(CARDS[0])[1].instrument == "IIT"
    table = score_table("แบบวัด IIT 91.25 | แบบวัด EIT 90.15")
    for raw, printed in (("แบบวัด IIT ๙๑.๒๕", "แบบวัด IIT ๙๑.๒๕"), ("", "แบบวัด IIT 91.25")):
        cells = tuple(replace(cell, raw=raw) for cell in table.cells)
        assert read_scores(replace(table, cells=cells))[0][0].raw_score == printed
    assert {one.context_kind for one in parse(*CARDS, is_issue=True)} == {"issue"}


@pytest.mark.parametrize(
    ("captions", "role", "caption"),
    [
        ((), "score", ""),
        (("ตารางที่ 1", "ค่าเป้าหมายของการประเมิน"), "target", "ค่าเป้าหมายของการประเมิน"),
        (("ผลคะแนนของหน่วยงาน", "ค่าเป้าหมายของการประเมิน"), "score", "ผลคะแนนของหน่วยงาน"),
    ],
)
def test_nearest_caption_that_says_anything_speaks_of_the_cards(
    captions: tuple[str, ...], role: str, caption: str
) -> None:
    assert {(one.role, one.caption) for one in parse(*CARDS, captions=captions)} == {(role, caption)}

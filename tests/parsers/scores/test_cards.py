"""Tables whose every cell prints a name with its score."""

from __future__ import annotations

import pytest

from tests.score_makers import read_scores, score_table, scores_of

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
        pytest.param(("ตัวชี้วัดที่ 1 ความพึงพอใจของผู้รับบริการ 89.76 | ตัวชี้วัดที่ 2 งานพัสดุ 85.42",), id="other indicators"),
    ],
)
def test_other_tables_are_no_cards(lines: tuple[str, ...]) -> None:
    seen, _ = read_scores(score_table(*lines))
    assert scores_of(seen) == []

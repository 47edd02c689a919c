"""Tables that have nothing but a total: what is nearest to them says whether they are of the assessment."""

from __future__ import annotations

import pytest

from prongsai.parsers.year_claims import YearClaim
from prongsai.pipeline.model import Paragraph
from prongsai.pipeline.parse import parse_scores
from tests.score_makers import FRAME, read_scores, score_table, scores_of

TOTAL = score_table("รายการ | คะแนน", "คะแนนรวม | 92.75")
YEARS = score_table("ปี | คะแนนรวม", "2566 | 91.10", "2567 | 92.75")


@pytest.mark.parametrize(
    "caption", ["ผลการประเมินประสิทธิภาพ (LPA)", "ผลการเบิกจ่ายงบประมาณ", "ความพึงพอใจต่อการให้บริการ", "สถิติเรื่องร้องเรียน"]
)
def test_total_of_another_matter_is_no_overall_score(caption: str) -> None:
    assert scores_of(read_scores(caption, TOTAL)[0]) == []
    assert scores_of(read_scores(caption, YEARS)[0]) == []


def test_nearer_words_come_before_farther_ones() -> None:
    assert scores_of(read_scores("ผลการเบิกจ่ายงบประมาณ", "ผลการประเมิน ITA", TOTAL)[0]) == [("ita", 92.75)]
    assert scores_of(read_scores("ผลการประเมิน ITA", "ผลการเบิกจ่ายงบประมาณ", TOTAL)[0]) == []


def test_section_speaks_where_nothing_nearer_does() -> None:
    def read(heading: str) -> list[tuple[str, float | None]]:
        lines = [Paragraph(heading, is_bold=True), *map(Paragraph, ("ก", "ข", "ค", "ง", "จ"))]
        return scores_of(parse_scores([*lines, TOTAL], YearClaim(2568), FRAME)[0])

    assert read("3. สรุปรายรับรายจ่าย") == []
    assert read("3. ผลการประเมิน ITA") == [("ita", 92.75)]


def test_total_of_what_nothing_says_is_the_assessment_s() -> None:
    assert scores_of(read_scores(TOTAL)[0]) == [("ita", 92.75)]


def test_caption_of_another_matter_lies_over_indicators_too() -> None:
    table = score_table("ตัวชี้วัด | คะแนน", "การปฏิบัติหน้าที่ | 91.10", "คะแนนรวม | 92.75")
    assert scores_of(read_scores("ความพึงพอใจ", table)[0]) == []

"""Unread pictures beside text about scores."""

from __future__ import annotations

from prongsai.pipeline.account.pictures import judge_pictures
from prongsai.pipeline.model import Block, Finding, Paragraph
from tests.score_makers import score_table

PICTURE = Finding("info", "picture-not-read", "a large picture", page=3)
OTHER = Finding("info", "lines-unreadable", "some lines", page=3)


def severities(*blocks: Block) -> list[str]:
    return [one.severity for one in judge_pictures([PICTURE, OTHER], blocks)]


def test_a_picture_beside_words_about_scores_may_be_a_loss() -> None:
    assert severities(Paragraph("ผลการประเมิน ITA ดังภาพ", page=3)) == ["warning", "info"]
    assert severities(score_table("ข้อ | คะแนน")) == ["warning", "info"]


def test_any_other_picture_is_for_the_record() -> None:
    assert severities(Paragraph("ภาพกิจกรรม", page=3), Paragraph("ITA", page=2)) == ["info", "info"]
    assert severities() == ["info", "info"]

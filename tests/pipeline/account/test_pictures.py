"""Unread pictures beside text about scores."""

from __future__ import annotations

from dataclasses import replace

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


def test_findings_about_other_things_stay_as_they_are_whatever_their_page_says() -> None:
    spoken = Paragraph("ผลการประเมิน ITA", page=4)
    on_another = replace(OTHER, page=4)
    assert [one.severity for one in judge_pictures([PICTURE, on_another], [spoken])] == ["info", "info"]
    assert judge_pictures([on_another], [spoken]) == [on_another]
    assert judge_pictures([], [spoken]) == []


def test_cell_of_a_table_over_two_pages_speaks_of_the_picture_on_its_own() -> None:
    table = score_table("รายการ | ค่า", "ผลการประเมิน ITA | ก")
    second = replace(table, cells=tuple(replace(cell, page=4) if cell.row else cell for cell in table.cells))
    both = [PICTURE, replace(PICTURE, page=4)]
    assert [one.severity for one in judge_pictures(both, [second])] == ["info", "warning"]
    assert [one.severity for one in judge_pictures(both[1:], [second])] == ["warning"]
    # cells that do not know their page lie on that of their table
    unplaced = replace(table, cells=tuple(replace(cell, page=None) for cell in table.cells))
    assert [one.severity for one in judge_pictures(both, [unplaced])] == ["warning", "info"]


def test_any_other_picture_is_for_the_record() -> None:
    assert severities(Paragraph("ภาพกิจกรรม", page=3), Paragraph("ITA", page=2)) == ["info", "info"]
    assert severities() == ["info", "info"]

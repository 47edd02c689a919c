"""Which line captions a table, and what it answers of columns whose headings leave something open."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.captions import Caption, find_caption, settle_by_caption
from prongsai.parsers.scores.claims import SILENT, read_caption, read_claim
from prongsai.parsers.scores.context import TableContext
from prongsai.parsers.scores.rivals import Standing
from prongsai.parsers.year_claims import YearClaim
from prongsai.pipeline.model import Answer, OpenClaim
from tests.score_makers import read_scores, score_grid, score_table

TARGETS, RESULTS, OWN, MEANS = "ค่าเป้าหมาย", "ผลคะแนนที่ได้รับ", "คะแนนของหน่วยงาน", "ค่าเฉลี่ยระดับประเทศ"
ROWS = ("ตัวชี้วัดที่ 1 | 90.00", "ตัวชี้วัดที่ 2 | 91.50")


def found(*nearest_first: str, title: str = "") -> str:
    """The caption of a table with these lines above it, and a title over its columns."""
    titles = (f"{title} | <",) if title else ()
    context = TableContext("", YearClaim(2568), None, is_issue=False, captions=nearest_first)
    return find_caption(score_grid(*titles, "ตัวชี้วัด | คะแนน", *ROWS), context).text


def caption(text: str) -> Caption:
    return Caption(text, read_caption(text))


@pytest.mark.parametrize(
    ("nearest_first", "text"),
    [
        ((TARGETS, RESULTS), TARGETS),
        ((RESULTS, TARGETS), RESULTS),
        ((OWN, TARGETS), OWN),
        (("ตารางที่ 3", TARGETS), TARGETS),
        (("คะแนน", TARGETS), TARGETS),  # a mere word for scores says neither whose nor which
        (("คะแนน อบต.บ้านเป้า", TARGETS), "คะแนน อบต.บ้านเป้า"),
        (("คะแนน สำนักงานเลขานุการ", TARGETS), "คะแนน สำนักงานเลขานุการ"),  # of which nobody knows what it says
        (("คะแนนทั้งหมดดังนี้ ในความฝัน", TARGETS), TARGETS),  # a sentence that leads to the table says what it likes
        (("คะแนน อบต.", TARGETS), TARGETS),  # a kind of body is none
        (("อบต.บ้านเป้า", TARGETS), TARGETS),  # a body without a word for scores may be where the table was made
        (("ตารางที่ 3", "คะแนน"), ""),
        ((), ""),
    ],
)
def test_nearest_line_that_says_something_is_the_caption(nearest_first: tuple[str, ...], text: str) -> None:
    assert found(*nearest_first) == text


def test_title_over_all_columns_comes_before_the_lines_above() -> None:
    assert found(RESULTS, title="คะแนนเป้าหมาย") == "คะแนนเป้าหมาย"
    assert found(RESULTS, title="ตารางคะแนน") == RESULTS


@pytest.mark.parametrize(
    ("heading", "line", "role", "basis"),
    [
        ("คะแนน", MEANS, "group_mean", f"caption `{MEANS}`"),
        ("คะแนนที่ได้", MEANS, "group_mean", f"caption `{MEANS}`"),  # obtained, but not by whom
        ("คะแนนของหน่วยงาน", MEANS, "score", ""),
        ("คะแนนของหน่วยงาน", "ตัวอย่างผลการประเมินของเทศบาลตำบลเขาพนม", "score", ""),
        (
            "คะแนนที่ได้",
            "ตัวอย่างผลการประเมินของเทศบาลตำบลเขาพนม",
            "copied",
            "caption `ตัวอย่างผลการประเมินของเทศบาลตำบลเขาพนม`",
        ),
        ("คะแนน", TARGETS, "target", f"caption `{TARGETS}`"),
        ("ร้อยละ", TARGETS, "target", f"caption `{TARGETS}`"),
        ("คะแนนที่ได้", TARGETS, "score", ""),
        ("คะแนน", RESULTS, "score", ""),
        ("คะแนน", "", "score", ""),
    ],
)
def test_caption_says_the_role_that_a_heading_leaves_open(heading: str, line: str, role: str, basis: str) -> None:
    settled = settle_by_caption(Standing("score"), read_claim(heading), caption(line))
    assert (settled.role, settled.role_basis) == (role, basis)


def test_caption_leaves_alone_a_column_whose_heading_says_its_role() -> None:
    target = Standing("target", "column heading `เป้าหมาย`")
    for line in (RESULTS, OWN, MEANS):
        assert settle_by_caption(target, read_claim("เป้าหมาย"), caption(line)) == target


def test_caption_answers_beside_what_headings_answered_and_left_open() -> None:
    heading = Answer("body", "column heading `หน่วยงาน`")
    open_claims = (OpenClaim("quantity", ("ก", "ข")),)
    standing = Standing("score", "", (heading,), open_claims)
    by_result = settle_by_caption(standing, SILENT, caption(RESULTS))
    assert by_result == Standing("score", "", (heading, Answer("quantity", f"caption `{RESULTS}`")), open_claims)
    by_own = settle_by_caption(standing, SILENT, caption("ภาพรวมของหน่วยงาน"))
    assert by_own.answers == (heading, Answer("body", "caption `ภาพรวมของหน่วยงาน`"))
    assert settle_by_caption(standing, SILENT, Caption()) == standing


def test_scores_keep_the_caption_and_the_words_that_answer() -> None:
    seen, _ = read_scores(RESULTS, score_table("ตัวชี้วัด | คะแนน", *ROWS))
    assert [(one.role, one.caption) for one in seen] == [("score", RESULTS)] * 2
    assert all(Answer("quantity", f"caption `{RESULTS}`") in one.answers for one in seen)


def test_table_of_targets_gives_targets_whose_basis_is_the_caption() -> None:
    seen, _ = read_scores(TARGETS, score_table("ตัวชี้วัด | คะแนน", *ROWS))
    assert [(one.code, one.value, one.role, one.role_basis) for one in seen] == [
        ("indicator-1", 90.0, "target", f"caption `{TARGETS}`"),
        ("indicator-2", 91.5, "target", f"caption `{TARGETS}`"),
    ]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("คะแนนที่ได้", "target"),
        ("คะแนน", "target"),
        ("คะแนนของหน่วยงาน", "score"),
        ("คะแนนภาพรวม", "score"),
    ],
)
def test_lone_column_of_obtained_scores_does_not_stand_against_its_caption(heading: str, role: str) -> None:
    settled = settle_by_caption(Standing("score"), read_claim(heading), caption(TARGETS), is_alone=True)
    assert settled.role == role

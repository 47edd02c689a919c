"""Words that no table knows, over, beside or above numbers: the numbers are doubted, and nothing else is."""

from __future__ import annotations

import pytest

from prongsai.parsers.year_claims import YearClaim
from prongsai.pipeline.model import Observation, Paragraph
from prongsai.pipeline.parse import parse_scores
from tests.score_makers import FRAME, read_scores, score_table

ITA = "ผลการประเมิน ITA"
ROWS = ("ตัวชี้วัดที่ 1 | 80.10", "ตัวชี้วัดที่ 2 | 82.30", "ตัวชี้วัดที่ 3 | 84.50")


def under(heading: str, *above: str, year: int | None = 2568) -> list[Observation]:
    seen = read_scores(*above, score_table(f"ตัวชี้วัด | {heading}", *ROWS), year=year)[0]
    assert [o.value for o in seen] == [80.10, 82.30, 84.50]
    return seen


def doubts(seen: list[Observation]) -> set[str]:
    return {claim.between[-1] for one in seen for claim in one.open_claims}


@pytest.mark.parametrize("heading", ["คะแนน", "ผลคะแนน ITA", "คะแนนที่ได้ (ร้อยละ)", "คะแนน งปม. 2567", "ปีงบประมาณ 2567"])
def test_known_headings_are_not_doubted(heading: str) -> None:
    assert doubts(under(heading)) == set()


@pytest.mark.parametrize("word", ["ลุยงาน", "ในฝัน", "ลุ้น"])
def test_unknown_word_in_a_heading_or_caption_opens_the_quantity(word: str) -> None:
    assert doubts(under(f"คะแนน{word}"))
    assert doubts(under("คะแนน", ITA, f"คะแนน{word}ของหน่วยงาน"))


@pytest.mark.parametrize(
    "caption",
    [
        "คะแนนของหน่วยงาน",
        "ตารางที่ 3 ผลคะแนนรายตัวชี้วัด",
        "คณะทำงานขอเสนอคะแนนตามตารางด้านล่าง",
        "คะแนนของทต.นาดี",
        "ความฝันของชาวบ้าน",  # it does not speak of scores
    ],
)
def test_ordinary_captions_are_not_doubted(caption: str) -> None:
    assert doubts(under("คะแนน", ITA, caption)) == set()


def test_heading_that_says_more_than_scores_stands_against_a_caption() -> None:
    assert doubts(under("คะแนนของหน่วยงาน", ITA, "คะแนนในฝัน")) == set()


def test_row_of_words_that_nobody_knows_is_never_taken_before_one_that_is_known() -> None:
    table = score_table("ค่า | IIT | EIT | OIT", "คะแนนในฝัน | 91.00 | 92.00 | 93.00", "คะแนน | 80.10 | 82.30 | 84.50")
    seen = read_scores(ITA, table)[0]
    assert [(o.value, o.role) for o in seen if o.code == "iit"] == [(91.0, "unknown"), (80.1, "score")]
    assert doubts(seen) == {"คะแนนในฝัน"}


def test_signed_numbers_are_changes_whatever_heads_them() -> None:
    rows = [f"ตัวชี้วัดที่ {n} | 8{n}.10 | {sign}{n}.25" for n, sign in ((1, "+"), (2, "-"), (3, "+"))]
    seen = read_scores(ITA, score_table("ตัวชี้วัด | คะแนน | คะแนนอีกที", *rows))[0]
    assert [o.value for o in seen if o.role == "score" and not o.open_claims] == [81.10, 82.10, 83.10]


def test_words_over_numbers_head_them_whether_they_are_known_or_not() -> None:
    table = score_table("ตัวชี้วัดของเรา | < | <", "ด้าน | ฝัน | ได้คะแนน", *(f"{r} | 9{at}.00" for at, r in enumerate(ROWS)))
    seen = read_scores(ITA, table)[0]
    assert {o.heading for o in seen if o.role == "score"} == {"ได้คะแนน"}


def test_caption_of_one_table_dates_no_other_with_other_values() -> None:
    last = score_table("ตัวชี้วัด | คะแนน", *ROWS)
    own = score_table("ตัวชี้วัด | คะแนน", *(row.replace("8", "7") for row in ROWS))
    again = score_table("ตัวชี้วัด | คะแนน", *ROWS)
    for second, year in ((own, 2568), (again, 2567)):
        blocks = [Paragraph("ผลคะแนน ปี 2567"), last, Paragraph("คะแนนของหน่วยงาน"), second]
        seen = parse_scores(blocks, YearClaim(2568), FRAME, 2568)[0]
        assert [o.fiscal_year for o in seen] == [2567] * 3 + [year] * 3


@pytest.mark.parametrize("heading", ["ได้คะแนน", "ผลประเมิน (คะแนน)", "คะแนน"])
def test_only_column_of_scores_in_a_list_of_the_assessment_is_the_overall_one(heading: str) -> None:
    rows = ("อบต.นาดี | 81.88", "อบต.นางาม | 77.48", "ทต.บ้านใหม่ | 79.30")
    listed = score_table(f"หน่วยงาน | {heading}", *rows)
    assert [o.code for o in read_scores("คะแนน ITA ของ อปท.", listed)[0]] == ["ita"] * 3
    assert read_scores("คะแนน LPA ของ อปท.", listed)[0] == []


def test_name_that_ran_into_its_numbers_is_in_doubt() -> None:
    rows = ("เทศบาลตำบลนาดี | 81.88 | 80.10", "นางาม | องค์การบริหารส่วนตำ77.48 | 79.20", "ทต.บ้านใหม่ | 79.30 | 78.20")
    seen = read_scores(ITA, score_table("หน่วยงาน | IIT | EIT", *rows))[0]
    assert {o.subject for o in seen if o.open_claims} == {"นางาม"}


def test_score_with_another_sign_for_its_point_heads_nothing_and_is_reported() -> None:
    table = score_table("ตัวชี้วัด | คะแนน", "ตัวชี้วัดที่ 1 | 89:45", "ตัวชี้วัดที่ 2 | 82.30")
    seen, findings = read_scores(ITA, table)
    assert [(o.code, o.value) for o in seen] == [("indicator-2", 82.30)]
    assert [(f.code, f.field, f.raw) for f in findings] == [("score-unreadable", "indicator-1", "89:45")]


@pytest.mark.parametrize("number", ["89:45", "89;45"])
def test_number_with_another_sign_for_its_point_is_no_score_of_a_sentence(number: str) -> None:
    assert read_scores(f"{ITA} ได้คะแนน {number} คะแนน")[0] == []


def test_sum_of_full_marks_is_no_score_of_the_last_instrument() -> None:
    seen = read_scores(f"{ITA} คะแนน IIT 30 EIT 30 OIT 40 รวม 100 คะแนน")[0]
    assert [o for o in seen if o.role == "score" and not o.open_claims] == []


def test_points_that_no_body_scores_are_doubted_though_a_verb_of_winning_stands_before_them() -> None:
    assert doubts(read_scores("ตัวชี้วัดที่ 9 มีคะแนน 13.33 คะแนนตามคู่มือ")[0])
    assert not doubts(read_scores("ตัวชี้วัดที่ 9 มีคะแนน 93.33 คะแนน")[0])


def test_list_with_a_row_for_each_year_of_each_body_is_a_list() -> None:
    rows = [
        f"{name} | ITA {year} | 8{at}.10 | 8{at}.20"
        for at, name in enumerate(("ทต.นาดี", "อบต.นางาม", "อบต.ไร่ใหม่"))
        for year in (2566, 2567)
    ]
    seen = read_scores(ITA, score_table("ชื่อ | พ.ศ. | IIT | EIT", *rows))[0]
    assert {(o.subject, o.fiscal_year) for o in seen} == {
        (name, year) for name in ("ทต.นาดี", "อบต.นางาม", "อบต.ไร่ใหม่") for year in (2566, 2567)
    }


def test_values_in_order_are_nobodys_where_their_names_are_not_known() -> None:
    seen = read_scores("ผลการประเมิน ITA เรื่องแรก และเรื่องหลังของ IIT ได้คะแนน 80.68 กับ 70.54 ตามลำดับ")[0]
    assert [o for o in seen if o.role == "score"] == []


def test_name_of_an_indicator_behind_another_label_leaves_its_number_to_nobody() -> None:
    text = "ทั้งประเทศมีคะแนน ITA ที่ดี ดัชนีที่หนึ่งการใช้งบประมาณ คือ 85.95 คะแนน"
    assert [o for o in read_scores(text)[0] if o.role == "score" and not o.open_claims] == []


def test_department_that_won_the_points_of_an_instrument_is_no_body() -> None:
    assert [o.role for o in read_scores(f"{ITA} กองการศึกษาได้ IIT 96.29 คะแนน")[0]] == ["unknown"]


def test_ordinal_of_an_indicator_may_be_written_out() -> None:
    seen = read_scores("ตัวชี้วัดลำดับที่ 4 การใช้ทรัพย์สินของราชการ ได้คะแนน 89.40 คะแนน")[0]
    assert [(o.code, o.value) for o in seen] == [("indicator-4", 89.40)]


@pytest.mark.parametrize(
    ("opening", "is_doubted"), [("๑. วัตถุประสงค์ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", False), ("หมายตา IIT", True)]
)
def test_word_before_the_long_name_of_an_instrument_that_opens_an_item_is_of_that_name(
    opening: str, is_doubted: bool
) -> None:
    text = f"{opening} พบว่า ผลคะแนนของตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ คือ ๙๕.๖๐ คะแนน"
    seen = parse_scores([Paragraph(text)], YearClaim(2566), FRAME)[0]
    assert [(one.code, one.value) for one in seen] == [("indicator-4", 95.6)]
    assert bool(doubts(seen)) is is_doubted

"""What a sentence says that its numbers are, and how far its words go."""

from __future__ import annotations

from typing import get_args

import pytest

from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.prose import parse_score_prose
from prongsai.parsers.scores.sentence_roles import Said, read_roles
from prongsai.parsers.year_claims import YearClaim
from prongsai.pipeline.model import Paragraph, Role
from tests.score_makers import FRAME

GRAMMAR = {
    "from",
    "to",
    "asserts",
    "asserts at number",
    "equals at number",
    "finds",
    "tells result",
    "leads on",
    "no cue",
    "begins",
}


def roles(text: str) -> list[tuple[str, str]]:
    """Numbers with decimals and what they are said to be, in order; those that are results are left out."""
    return [(text[at : text.find(".", at) + 3], said.role) for at, said in sorted(read_roles(text, ()).items())]


def scores(text: str) -> list[tuple[str, float | None, str]]:
    return [
        (seen.code, seen.value, seen.role) for seen in parse_score_prose([Paragraph(text)], [YearClaim(2567)], FRAME)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ตั้งเป้าหมายผลการประเมิน ITA ปี 2568 ไว้ที่ 95.00 คะแนน", [("95.00", "target")]),
        ("ควรได้คะแนน IIT 92.00 คะแนน", [("92.00", "target")]),
        ("โดยเกณฑ์การผ่านการประเมิน ITA คือ 85.00 คะแนน", [("85.00", "pass_mark")]),
        ("ได้ 85.00 คะแนน ถือว่าผ่าน", [("85.00", "pass_mark")]),
        ("คะแนนลดลงไป 12.50 คะแนน", [("12.50", "change")]),
        ("ผู้ตอบแบบวัด EIT คิดเป็นร้อยละ 78.50", [("78.50", "share")]),
        ("ได้ร้อยละ 78.50 ของกลุ่มตัวอย่าง", [("78.50", "share")]),
        ("ความพึงพอใจได้คะแนน 95.60 คะแนน", [("95.60", "other_index")]),
        ("ผลการประเมินตนเอง ได้คะแนน OIT 82.00 คะแนน", [("82.00", "self_assessed")]),
        ("ค่าเฉลี่ยทั้งประเทศ เท่ากับ 90.19 คะแนน", [("90.19", "group_mean")]),
        ("จากเดิม 85.20 เพิ่มขึ้นเป็น 91.33 คะแนน", [("85.20", "unknown")]),
    ],
)
def test_words_say_what_a_number_is(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ผู้ตอบแบบวัด IIT 48 คน ได้คะแนนเฉลี่ย 91.08 คะแนน",
        "ควรปรับปรุง พบว่าตัวชี้วัดที่ 5 ได้ 74.18 คะแนน",
        "ผ่านเกณฑ์การประเมินโดยได้คะแนน 86.03 คะแนน",
        "ผู้มีส่วนได้ส่วนเสียภายใน ได้คะแนน 91.20",
        "การแก้ไขปัญหาการทุจริต ได้คะแนน 91.20",
        "ปีที่ผ่านมา หน่วยงานได้คะแนน 91.20 คะแนน",
        "ลดลงจากปี 2566 (91.33 คะแนน)",
    ],
)
def test_results_among_such_words_stay_results(text: str) -> None:
    assert roles(text) == []


def test_a_cue_governs_more_than_the_number_that_it_touches() -> None:
    assert roles("ตั้งเป้าให้ IIT ได้ 90.10 คะแนน EIT ได้ 92.20 คะแนน") == [("90.10", "target"), ("92.20", "target")]


def test_a_used_cue_ends_where_another_result_is_asserted() -> None:
    assert roles("เกณฑ์ผ่านคือ 85.00 คะแนน หน่วยงานได้คะแนน 88.76 คะแนน") == [("85.00", "pass_mark")]


def test_a_change_holds_for_one_number_and_leaves_the_goal_around_it() -> None:
    text = "ตั้งเป้าให้เพิ่มขึ้น 4.50 คะแนน เป็น 95.00 คะแนน"
    assert roles(text) == [("4.50", "change"), ("95.00", "target")]


def test_open_cue_goes_on_in_the_next_line_where_the_line_was_full() -> None:
    full = f"{'ในการนี้' * 8} ตั้งเป้าหมาย"
    assert roles(f"{full}\nไว้ที่ 95.00 คะแนน") == [("95.00", "target")]
    assert roles("ตั้งเป้าหมาย\nไว้ที่ 95.00 คะแนน") == []


def test_percentage_of_people_is_a_share_and_their_points_are_not() -> None:
    assert roles("บุคลากร ร้อยละ 88.50") == [("88.50", "share")]
    assert roles("บุคลากร 88.50 คะแนน") == []


def test_a_new_sentence_ends_what_was_said_before_and_reaches_back_to_nothing() -> None:
    text = "ประเมินตนเองได้ 91.91 คะแนน ทั้งนี้ ตัวชี้วัดที่ 6 ได้คะแนน 87.80 คะแนน"
    assert roles(text) == [("91.91", "self_assessed")]
    assert roles("OIT ได้คะแนน 93.12 คะแนน ทั้งนี้ ในปีต่อไป ต้องได้ 95.00 คะแนน") == [("95.00", "target")]


def test_other_things_end_where_an_indicator_and_its_score_follow() -> None:
    shares = "ประชาชนตอบแบบวัด ร้อยละ 70.11 โดยตัวชี้วัดที่ 6 เท่ากับร้อยละ 70.47"
    assert roles(shares) == [("70.11", "share")]
    assert roles("ผลการประเมิน LPA ได้ 82.57 คะแนน ตัวชี้วัดที่ 2 มีคะแนน 84.90 คะแนน") == [("82.57", "other_index")]
    assert roles("ผู้ตอบ IIT เท่ากับร้อยละ 80.00 EIT เท่ากับร้อยละ 70.00") == [("80.00", "share"), ("70.00", "share")]


def test_points_of_a_department_are_not_those_of_the_body() -> None:
    text = "กองช่างได้คะแนน IIT 74.36 คะแนน หน่วยงานได้คะแนน IIT 88.10 คะแนน"
    assert roles(text) == [("74.36", "unknown")]
    assert roles("องค์การบริหารส่วนตำบลหนองกองได้คะแนน 88.10 คะแนน") == []


def test_weights_in_a_row_are_all_weights() -> None:
    text = "แบบวัด IIT มีน้ำหนักร้อยละ 30.00 แบบวัด EIT ร้อยละ 30.00 และ OIT ร้อยละ 40.00"
    assert [role for _, role in roles(text)] == ["weight"] * 3


def test_comment_on_a_result_takes_nothing_from_it() -> None:
    assert roles("ได้คะแนน 70.19 คะแนน ซึ่งถือว่าอยู่ในเกณฑ์ดี") == []
    assert roles("ยังไม่ผ่านระดับ 83.67 คะแนน") == [("83.67", "pass_mark")]


def test_what_is_no_result_is_kept_with_its_role_and_its_words() -> None:
    text = "คะแนน ITA 84.05 คะแนน ตั้งเป้าหมายคะแนน ITA ไว้ที่ 90.00 คะแนน"
    assert scores(text) == [("ita", 84.05, "score"), ("ita", 90.0, "target")]
    kept = parse_score_prose([Paragraph(text)], [YearClaim(2567)], FRAME)[1]
    assert kept.role_basis == "ตั้งเป้า"


@pytest.mark.parametrize("text", ["สรุปคะแนน ITA 67", "ข่าวดี คว้าคะแนน ITA 66 ระดับผ่านดี"])
def test_short_year_behind_the_name_of_the_assessment_is_no_score(text: str) -> None:
    assert scores(text) == []
    assert scores(f"{text} ได้คะแนน 91.20") == [("ita", 91.2, "score")]


def test_every_meaning_of_the_table_is_a_role_or_part_of_the_grammar() -> None:
    means = {wording.means.removesuffix(" behind") for wording in load_vocabulary("sentence_cues", "reach").wordings}
    assert means - set(get_args(Role)) == GRAMMAR


@pytest.mark.parametrize("between", [" ", "\n"])
def test_label_of_a_share_is_not_that_of_the_score_behind_it(between: str) -> None:
    text = f"ผู้ตอบแบบวัด EIT คิดเป็นร้อยละ 95.00{between}หน่วยงานได้คะแนนรวม 90.85 คะแนน"
    seen = parse_score_prose([Paragraph(line) for line in text.split("\n")], [YearClaim(2567)] * 2, FRAME)
    assert [(one.code, one.value) for one in seen if one.role == "score"] == [("ita", 90.85)]


def test_goal_between_a_label_and_its_score_leaves_it_the_label() -> None:
    assert scores("ตัวชี้วัดที่ 3 การใช้อำนาจ ค่าเป้าหมาย 85.00 คะแนน ได้ 91.20 คะแนน")[0] == ("indicator-3", 91.2, "score")


# the roles by themselves: where a number stands, and the words that say what it is


@pytest.mark.parametrize(
    ("text", "at", "role", "words"),
    [
        ("ตั้งเป้าหมาย ไว้ที่ 95.00 คะแนน", 20, "target", "ตั้งเป้า"),
        ("หัวข้อ\nตั้งเป้าหมาย ไว้ที่ 95.00 คะแนน", 27, "target", "ตั้งเป้า"),
        ("ตั้งเป้าหมาย ไว้ที่ 95.5 คะแนน", 20, "target", "ตั้งเป้า"),
        ("ตั้งเป้าหมาย ไว้ที่ 95 .00 คะแนน", 20, "target", "ตั้งเป้า"),
        ("ตั้งเป้าหมาย ไว้ที่ 95. 00 คะแนน", 20, "target", "ตั้งเป้า"),
        ("ตั้งเป้าหมาย ไว้ที่ 95 คะแนน", 20, "target", "ตั้งเป้า"),
        ("ตั้งเป้าหมาย ไว้ที่ 5 คะแนน", 20, "target", "ตั้งเป้า"),
        ("ตั้งเป้าหมาย ไว้ที่ 100 %", 20, "target", "ตั้งเป้า"),
        ("ตั้งเป้าหมาย ไว้ที่ร้อยละ 95", 26, "target", "ตั้งเป้า"),
    ],
)
def test_number_is_told_where_it_begins_with_the_words_that_say_what_it_is(
    text: str, at: int, role: str, words: str
) -> None:
    assert read_roles(text, ()) == {at: Said(role, words)}  # type: ignore[arg-type]


@pytest.mark.parametrize("number", ["2568", "1/95.00", "1,095.00", "95.001"])
def test_other_figures_use_up_no_cue(number: str) -> None:
    text = f"ตั้งเป้าหมาย {number} ไว้ที่ 95.00 คะแนน"
    assert set(read_roles(text, ())) == {text.index("95.00 คะแนน")}


def test_bare_number_counts_where_it_looks_like_a_score_to_the_caller() -> None:
    text = "ตั้งเป้าหมาย 95"
    assert read_roles(text, ()) == {}
    assert read_roles(text, {text.index("95")}) == {text.index("95"): Said("target", "ตั้งเป้า")}


def test_cue_of_the_line_before_is_told_by_its_wording() -> None:
    full = f"{'ในการนี้' * 8} ตั้งเป้าหมาย"
    assert [said.words for said in read_roles(f"{full}\nไว้ที่ 95.00 คะแนน", ()).values()] == ["ตั้งเป้า"]


@pytest.mark.parametrize("number", ["1234.50 บาท", "2568 คน", "1/95.00 คะแนน", "1,095 คน", "95.123 คะแนน"])
def test_amount_is_no_number_of_points(number: str) -> None:
    assert read_roles(f"ตั้งเป้าหมาย {number}", ()) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ประเมินตนเองแล้วพบว่าได้คะแนน 95.60", [("95.60", "self_assessed")]),
        ("ความพึงพอใจ พบว่าได้คะแนน 95.60", [("95.60", "other_index")]),
        ("ค่าเฉลี่ยทั้งประเทศ พบว่า 95.60", [("95.60", "group_mean")]),
        ("ผู้ตอบ พบว่าร้อยละ 95.60", []),
        ("ตั้งเป้าหมายไว้ พบว่าได้คะแนน 95.60", []),
    ],
)
def test_what_is_found_is_what_was_measured(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("คะแนนเฉลี่ย 3 ปี เท่ากับ 91.20 คะแนน", "เฉลี่ย 3 ปี"),
        ("คะแนนเฉลี่ย ปี 2565 - 2567 เท่ากับ 91.20 คะแนน", "เฉลี่ย ปี 2565 - 2567"),
        (f"คะแนนเฉลี่ย 3 ปี{' ' * 72}91.20 คะแนน", "เฉลี่ย 3 ปี"),
        (f"คะแนนเฉลี่ย 3 ปี{' ' * 73}91.20 คะแนน", None),
    ],
)
def test_mean_of_years_is_a_result_of_none(text: str, words: str | None) -> None:
    """The count of the years is no number that they say something of."""
    expected = {} if words is None else {text.index("91.20"): Said("unknown", words)}
    assert read_roles(text, ()) == expected


@pytest.mark.parametrize(
    ("text", "is_share"),
    [
        ("ผู้ตอบร้อยละ92.50", True),
        ("ผู้ตอบ ร้อยละ 92.50", True),
        ("ผู้ตอบ ร้อยละ เท่ากับ 92.50", True),
        ("ผู้ตอบ 92.50%", True),
        ("ผู้ตอบ 92.50 %", True),
        ("ผู้ตอบ 92.50 เปอร์เซ็นต์", True),
        ("ผู้ตอบ ร้อยละ 92.50 คะแนน", False),
        ("ผู้ตอบ 92.50", False),
        ("ร้อยละ ของผู้ตอบ 92.50", False),
    ],
)
def test_share_of_people_is_said_in_per_cent(text: str, is_share: bool) -> None:
    assert roles(text) == ([("92.50", "share")] if is_share else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("จากเดิม 85.20 เพิ่มขึ้นเป็น 91.33 คะแนน", ["85.20"]),
        ("เดิมปี 2566 ได้ 85.20 เพิ่มขึ้นเป็น 91.33 คะแนน", []),  # it says whose year it is
        ("ปี 2566 เดิม 85.20 เพิ่มขึ้นเป็น 91.33 คะแนน", ["85.20"]),
    ],
)
def test_old_value_of_a_change_is_of_no_year_that_is_told(text: str, expected: list[str]) -> None:
    assert [number for number, _ in roles(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("จังหวัดมีคะแนนเฉลี่ย 88.40 คะแนน", ["group_mean"]),
        ("โดยจังหวัดพะเยามีคะแนนเฉลี่ย 88.40 คะแนน", ["group_mean"]),
        ("อำเภอเมือง จังหวัดพะเยามีคะแนนเฉลี่ย 88.40 คะแนน", []),  # an address
        ("เทศบาลตำบลแม่ใจ จังหวัดพะเยามีคะแนนเฉลี่ย 88.40 คะแนน", []),
        ("อบต.แม่ใจ จังหวัดพะเยา มีคะแนนเฉลี่ย 88.40 คะแนน", []),
        ("โรงพยาบาลแม่ใจ จังหวัดพะเยา มีคะแนนเฉลี่ย 88.40 คะแนน", []),
        ("เทศบาลตำบลแม่ใจได้ 91.10 คะแนน ส่วนจังหวัดมีคะแนนเฉลี่ย 88.40 คะแนน", ["group_mean"]),
        ("จังหวัดพะเยามีคะแนน 88.40 คะแนน", []),
    ],
)
def test_mean_of_an_area_is_of_no_body(text: str, expected: list[str]) -> None:
    assert [role for _, role in roles(text)] == expected


@pytest.mark.parametrize(("gap", "is_told"), [("", True), (" " * 48, True), (" " * 49, False)])
def test_words_behind_a_number_reach_as_far_as_a_phrase(gap: str, is_told: bool) -> None:
    assert roles(f"ได้ 85.00{gap}จึงจะผ่าน") == ([("85.00", "pass_mark")] if is_told else [])

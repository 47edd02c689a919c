"""What a line speaks of before its number: the body and its result, or some other thing that has a score too."""

from __future__ import annotations

import pytest

from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.prose_subjects import (
    ends_with_body,
    names_body_as_subject,
    names_other_thing,
    tells_result_only,
)

OF_RESULTS = {
    "score_cues": None,
    "sentence_cues": ("asserts", "finds", "begins", "equals at number", "change", "from", "to"),
    "score_subjects": ("own", "year", "between", "of"),
    "score_labels": ("overall",),
}
"""Tables whose words say that a line goes on with a result; None for all of them."""


@pytest.mark.parametrize("table", OF_RESULTS)
def test_words_of_results_are_of_no_other_matter(table: str) -> None:
    means = OF_RESULTS[table]
    more = ("reach",) if table == "sentence_cues" else ()
    words = [one.text for one in load_vocabulary(table, *more).wordings if means is None or one.means in means]
    assert [word for word in words if not tells_result_only(f"{word} ")] == []
    assert [word for word in words if tells_result_only(f"ถนนลูกรัง {word} ")] == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", True),
        ("ได้คะแนน ", True),
        ("ในปีงบประมาณ พ.ศ. 2567 เทศบาลตำบลนาดีมีค่าคะแนนเท่ากับ ", True),
        ("องค์การบริหารส่วนตำบลการะเกดได้คะแนน ", True),
        ("ด้วยคะแนน ", True),
        ("พบว่า หน่วยงานได้คะแนนเพิ่มขึ้นจากเดิม ", True),
        ("ผลการประเมินล่าสุดอยู่ในระดับ ", True),
        ("ประจำปีที่ประเมิน ", True),
        ("ใช้จ่ายเงินไปแล้ว ร้อยละ ", False),
        ("ได้คะแนน ถนนลูกรัง ", False),
        ("ถนน ได้คะแนน ", True),  # three letters are what is left of any word
        ("ถนนน ได้คะแนน ", False),
        ("โรงเรียนบ้านนาดีได้คะแนน ", False),
    ],
)
def test_line_of_body_year_and_result_goes_on_with_the_line_above(said: str, expected: bool) -> None:
    assert tells_result_only(said) is expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("หน่วยงานได้", True),
        ("ตามแผน หน่วยงานได้", True),
        ("แผนพัฒนาขององค์กร เทศบาลได้", True),
        ("แผนพัฒนาของหน่วยงานได้", False),
        ("แผนพัฒนาของ หน่วยงานได้", True),
        ("ได้คะแนน", False),
        ("", False),
    ],
)
def test_body_is_the_subject_where_nothing_is_its_own(said: str, expected: bool) -> None:
    assert names_body_as_subject(said) is expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("การจัดเก็บภาษีที่ดิน คิดเป็นร้อยละ", True),
        ("ในปี 2567 การจัดเก็บภาษีที่ดิน คิดเป็นร้อยละ", True),
        ("ผลการประเมินความพึงพอใจ ได้คะแนน", True),
        ("กองทุนได้คะแนน", True),
        ("ผลการประเมิน ได้คะแนน", False),
        ("ในปีงบประมาณ พ.ศ. 2567 ได้คะแนน", False),
        ("ได้คะแนน", False),
        ("", False),
        # the name of a body is no other thing, whatever stands in it
        ("องค์การบริหารส่วนตำบลการะเกด ได้คะแนน", False),
        ("อบต.การะเกด ได้คะแนน", False),
        ("การะเกด ได้คะแนน", True),
        ("โรงเรียนบ้านการะเกด ได้คะแนน", True),
        ("อบต.การะเกด และโรงเรียนบ้านการะเกด ได้คะแนน", True),
    ],
)
def test_line_that_names_another_thing_begins_anew(said: str, expected: bool) -> None:
    assert names_other_thing(said) is expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("เทศบาลตำบลนาดี", True),
        ("ผลการประเมิน เทศบาลตำบลนาดี ", True),
        ("เทศบาลตำบลนาดี และ อบต.การะเกด ", True),
        ("เทศบาลตำบลนาดีได้ 91.10 คะแนน ส่วน", False),
        ("ผลการประเมิน ", False),
        ("", False),
    ],
)
def test_place_behind_the_name_of_a_body_is_its_address(said: str, expected: bool) -> None:
    assert ends_with_body(said) is expected

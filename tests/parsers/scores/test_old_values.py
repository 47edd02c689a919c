"""Of two numbers of one score, which one counts."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.old_values import find_number_beside, find_old_values
from tests.score_makers import read_prose


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("คะแนน ITA 88.52 คะแนน เพิ่มขึ้นเป็น 91.70 คะแนน", [91.7]),
        ("ได้คะแนน ITA 88.52 เป็น 91.70 คะแนน", [91.7]),
        ("คะแนน ITA 88.52 % (เพิ่มเป็น 91.70 คะแนน)", [91.7]),
        ("คะแนน ITA 88.52 → 91.70 คะแนน", [91.7]),
        ("คะแนน ITA 88.52 -> 91.70", []),
        ("คะแนน ITA ปี 2567 ได้ 88.52 คะแนน เพิ่มขึ้นเป็น 91.70 คะแนน", [88.52, 91.7]),
        ("คะแนน ITA ปี 2568 ได้ 88.52 คะแนน เพิ่มขึ้นเป็น 91.70 คะแนน", [91.7]),
        ("ได้คะแนน ITA 88.52 คะแนน เป็นอันดับ 12 ของจังหวัด", [88.52]),
        ("ได้คะแนน ITA 88.52 คะแนน คิดเป็นร้อยละ 88.52", [88.52]),
    ],
)
def test_number_that_becomes_another_is_the_one_before(text: str, scores: list[float]) -> None:
    assert [seen.value for seen in read_prose(text) if seen.role == "score"] == scores


def test_number_before_a_change_keeps_the_words_that_say_so() -> None:
    (old,) = (seen for seen in read_prose("คะแนน ITA 88.52 เพิ่มขึ้นเป็น 91.70 คะแนน") if seen.role != "score")
    assert (old.value, old.role, old.role_basis) == (88.52, "unknown", "เพิ่มขึ้นเป็น")


@pytest.mark.parametrize("between", [" ", " / ", " | ", " > ", "  ", "; "])
def test_of_two_numbers_side_by_side_the_first_is_in_doubt(between: str) -> None:
    first, *_ = read_prose(f"แบบวัด IIT 85.10{between}90.20")
    assert [claim.between for claim in first.open_claims] == [("score", "`90.20`")]


@pytest.mark.parametrize(
    "text",
    ["แบบวัด IIT 85.10 EIT 90.20", "แบบวัด IIT 85.10 (90.20)", "แบบวัด IIT 85.10\n90.20", "แบบวัด IIT ได้ 85.10 2 ครั้ง"],
)
def test_number_with_words_or_a_line_between_doubts_nothing(text: str) -> None:
    first, *_ = read_prose(*text.split("\n"))
    assert (first.value, first.open_claims) == (85.1, ())


def test_values_of_a_list_stand_side_by_side_and_are_not_in_doubt() -> None:
    seen = read_prose("แบบวัด IIT EIT และ OIT ได้คะแนน 90.11 88.22 และ 95.00 คะแนน ตามลำดับ")
    assert [(one.code, one.value, one.open_claims) for one in seen] == [
        ("iit", 90.11, ()),
        ("eit", 88.22, ()),
        ("oit", 95.0, ()),
    ]


def test_only_numbers_that_look_like_scores_are_asked() -> None:
    text = "80.00 เป็น 90.00 และ 70.00 เป็น 75.00"
    assert find_old_values(text, []) == {}
    assert find_old_values(text, [text.index("70.00")]) == {text.index("70.00"): "เป็น"}
    assert find_old_values(text, [text.index("75.00")]) == {}
    assert find_old_values("91 80.00 เป็น 90.00", [0]) == {}
    assert find_old_values("100.00 เป็น 90.5", [0]) == {0: "เป็น"}


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("85.10 90.20", "90.20"),
        ("85.10 คะแนน 90.20", "90.20"),
        ("85.10 9.20", None),
        ("85.10 90.2", None),
        ("85.10", None),
    ],
)
def test_number_right_behind_another(text: str, other: str | None) -> None:
    assert find_number_beside(text, 0) == other


def test_number_further_on_stands_beside_another() -> None:
    assert find_number_beside("91 85.10 90.20", 0) is None
    assert find_number_beside("91 85.10 90.20", 3) == "90.20"

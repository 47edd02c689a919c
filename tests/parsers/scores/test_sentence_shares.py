"""Per cents of something are no scores, but those of full marks, of the body and of its year are."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.sentence_shares import find_shares


def shares(text: str) -> list[str]:
    """The shares among all numbers of a text, with what they are of."""
    starts = [at for at, char in enumerate(text) if char.isdigit() and not (at and text[at - 1] in "0123456789.")]
    found = find_shares(text, starts)
    assert all(text.startswith(words, at) for at, words in found.items())
    return list(found.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("เก็บแบบวัด EIT ได้ร้อยละ 72.56 ของโควตา", ["72.56 ของโควตา"]),
        ("ร้อยละ 72.56 ของโควตา", ["72.56 ของโควตา"]),
        ("ร้อยละ 72 ของโควตา", ["72 ของโควตา"]),
        ("ร้อยละ 72.5 ของโควตา", ["72.5 ของโควตา"]),
        ("ร้อยละ 7 ของโควตา", ["7 ของโควตา"]),
        ("ร้อยละ 100 ของโควตา", ["100 ของโควตา"]),
        ("ร้อยละ72.56ของ โควตา", ["72.56ของ โควตา"]),
        ("ร้อยละ 72.56 % ของโควตา", ["72.56 % ของโควตา"]),
        ("ร้อยละ 72.56 เปอร์เซ็นต์ ของโควตา", ["72.56 เปอร์เซ็นต์ ของโควตา"]),
        ("ร้อยละ 72.56 ของโควตา และร้อยละ 81.30 ของงาน", ["72.56 ของโควตา", "81.30 ของงาน"]),
        # the things of a share are not those of another number, nor of another sentence
        ("คะแนน 72.56 ของโควตา", []),
        ("72.56 ของโควตา", []),
        ("ร้อยละ 72.56 โควตา", []),
        ("ร้อยละ 72.56 คะแนน ของโควตา", []),
        ("ร้อยละ 72.56 ของ 5", []),
        ("ร้อยละ 72.56 ของ", []),
        ("ร้อยละ 72.56 ของง", []),
        ("ร้อยละ 72.56 ของงา", ["72.56 ของงา"]),
    ],
)
def test_share_is_a_per_cent_of_something(text: str, expected: list[str]) -> None:
    assert shares(text) == expected


@pytest.mark.parametrize(
    ("what", "is_share"),
    [
        ("คะแนนเต็ม", False),
        ("หน่วยงาน", False),
        ("เทศบาลตำบลนาดี", False),
        ("องค์การบริหารส่วนตำบลนาดี", False),
        ("ปี 2568", False),
        ("ผลคะแนน", False),
        ("IIT", False),
        ("ผู้ตอบ", True),
        ("งบประมาณ", True),
        ("โควตาหน่วยงาน", True),  # the words of the thing itself come first
        ("ผู้ตอบคะแนน", True),
    ],
)
def test_full_marks_body_year_and_result_are_nothing_that_shares_are_of(what: str, is_share: bool) -> None:
    assert bool(shares(f"IIT ได้ร้อยละ 65.35 ของ{what}")) is is_share


def test_only_numbers_that_look_like_scores_are_asked_about() -> None:
    text = "ร้อยละ 72.56 ของโควตา และร้อยละ 81.30 ของงาน"
    assert dict(find_shares(text, [])) == {}
    assert dict(find_shares(text, [0, text.index("81")])) == {text.index("81"): "81.30 ของงาน"}
    assert dict(find_shares(text, [text.index("72")])) == {text.index("72"): "72.56 ของโควตา"}
    assert dict(find_shares("", [])) == {}

"""Score-like numbers, and the words that name what else one is."""

from __future__ import annotations

import pytest

from prongsai.pipeline.account.numbers import find_numbers, is_lost_score, name_reasons, plain, to_cents


def raws(text: str) -> list[str]:
    return [number.raw for number in find_numbers(text)]


def reasons(text: str) -> list[str | None]:
    numbers = find_numbers(text)
    named = name_reasons(text, numbers)
    return [named.get(number.start) for number in numbers]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("92.75", ["92.75"]),
        ("$92.14$", ["92.14"]),
        ("92.14*", ["92.14"]),
        ("100", ["100"]),
        ("4.25", ["4.25"]),
        ("92,14", ["92,14"]),
        ("92 14", ["92 14"]),
        ("100/100", []),
        ("92.75/100", ["92.75"]),
        ("IIT:92.14", ["92.14"]),
        ("ได้คะแนน 92 14 คะแนน", ["92 14"]),
        ("ได้คะแนน 92:14 คะแนน", ["92:14"]),
        ("ประชุมเวลา 09:30 น.", []),
        ("91.33 (+1.25)", ["91.33"]),
        ("ตัวชี้วัดที่ 9 1.33 คะแนน", ["9 1.33"]),
        ("ตัวชี้วัดที่ 9 1.33 บาท", []),
        ("ข้อ 1 2.5 คะแนน", []),
        ("74.3879.1772.08", ["74.38", "79.17", "72.08"]),
        ("ร้อยละ 73.33", ["73.33"]),
        ("85", []),
        ("1,092.14", []),
        ("มท 0808.2/ว 123", []),
        ("1.10.67", []),
        ("101.50", []),
        ("ที่ 45.123", []),
        ("ตามข้อ 1.12 และ 2.3", []),
        ("*85,5*", ["85,5"]),
        ("100.0", ["100.0"]),
        ("ได้ 100 คะแนน", []),
        ("ได้ 9.99 คะแนน", []),
        ("ได้ 10.00 คะแนน", ["10.00"]),
        ("100.0085.50", ["100.00", "85.50"]),
        ("174.3879.17", []),
        ("ก 85.5", ["85.5"]),
        ("ITA91.25", ["91.25"]),
        ("LPA91.25", []),
    ],
)
def test_numbers_that_are_printed_as_scores_are(text: str, found: list[str]) -> None:
    assert raws(text) == found


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("งบ 50.25 บาท", "money"),
        ("งบประมาณ 50.25", "money"),
        ("เวลา 16.30 น.", "time"),
        ("ระยะทาง 12.50", "size"),
        ("เฉลี่ย 12.50 คน", "count"),
        ("มาตรา 12.50", "law"),
        ("ช่วง 85.00 - 94.99", "range"),
        ("85.00-94.99", "range"),
        ("85.00 \u201394.99", "range"),
        ("85.00\u2014 94.99", "range"),
        ("-91.20", "change"),
        ("IIT -91.20", "change"),
        ("(+91.20)", "change"),
        ("20.99 การเผยแพร่ข้อมูล", "listed"),
        ("21.00 การเผยแพร่ข้อมูล", None),
        ("12.10) การเผยแพร่ข้อมูล", "listed"),
        ("ผล\n12.10. การเผยแพร่ข้อมูล", "listed"),
        ("ผล 12.10 การเผยแพร่ข้อมูล", None),
        ("12.10 5", None),
        ("การใช้งบประมาณ 92.10", None),  # the name of an indicator
        ("ได้รับงบประมาณ 92.10", "money"),
        ("งบประมาณ (92.10", "money"),
        ("85.00 คะแนนขึ้นไป", "range"),
        ("ลดลง (-3.20) และ (-13.20)", "change"),
        ("12.10 การเผยแพร่ข้อมูล", "listed"),
        ("ตั้งเป้าหมาย 95.00 คะแนน", "target"),
        ("ค่าเฉลี่ยทั้งประเทศ 90.10", "group_mean"),
        ("เดิมได้ 80.10 คะแนน แก้ไขเป็น 88.80 คะแนน", "earlier value"),
    ],
)
def test_words_beside_a_number_name_what_it_is(text: str, reason: str | None) -> None:
    assert reasons(text)[0] == reason


@pytest.mark.parametrize("text", ["ได้คะแนน 92.75 คะแนน", "IIT 92.75", "92.75", "92.75 อยู่ในระดับ ผ่านดี"])
def test_a_number_without_such_words_has_no_reason(text: str) -> None:
    assert reasons(text) == [None]


def test_words_that_stand_before_shares_and_scores_explain_no_number_that_was_read_for_a_code() -> None:
    text = "EIT ของหน่วยงาน คิดเป็นร้อยละ 91.85 ถือว่าเป็นผลงาน"
    numbers = find_numbers(text)
    assert list(name_reasons(text, numbers).values()) == ["share"]
    assert name_reasons(text, numbers, {9185}) == {}
    assert list(name_reasons(text, numbers, {9184}).values()) == ["share"]


def test_of_the_numbers_behind_a_department_the_first_alone_is_its_own() -> None:
    text = "กองการศึกษาได้ IIT 97.53 คะแนน; ตัวชี้วัดที่ 3 คิดเป็น 68.57 คะแนน"
    first, second = find_numbers(text)
    assert name_reasons(text, [first, second]) == {first.start: "department"}


def test_second_number_of_a_range_is_one_too() -> None:
    for text in ("85.00 - 94.99", "85.00-94.99", "85.00\u201394.99", "85.00 \u2014 94.99"):
        assert reasons(text) == ["range", "range"]
    assert reasons("ได้ 91.20 และ 85.00 ขึ้นไป 94.99") == [None, "range", None]


def test_text_is_looked_at_with_arabic_digits_and_what_can_be_seen() -> None:
    assert plain("๙\u200b๒.๗๕ คะแนน") == "92.75 คะแนน"


@pytest.mark.parametrize(
    ("raw", "cents"), [("92.5", 9250), ("92,50", 9250), ("92:50", 9250), ("100", 10000), ("9 1.33", 9133), ("0.07", 7)]
)
def test_number_in_hundredths(raw: str, cents: int) -> None:
    assert to_cents(raw) == cents


@pytest.mark.parametrize(
    ("text", "is_lost"),
    [
        ("", True),
        ("  ", True),
        ("#####", True),
        (" #REF! ", True),
        ("Err:502", True),
        ("Err:5021", False),
        ("B5.O*", True),
        ("92.14.1", True),
        ("92.14", False),
        ("-", False),
        ("ไม่ประเมิน", False),
        ("ผ่าน", False),
    ],
)
def test_cell_of_scores_that_holds_none_is_lost(text: str, is_lost: bool) -> None:
    assert is_lost_score(text) is is_lost

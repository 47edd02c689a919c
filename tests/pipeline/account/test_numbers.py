"""Score-like numbers, and the words that name what else one is."""

from __future__ import annotations

import pytest

from prongsai.pipeline.account.numbers import find_numbers, name_reasons


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
        ("85.00 คะแนนขึ้นไป", "range"),
        ("ลดลง (-3.20) และ (-13.20)", "change"),
        ("12.10 การเผยแพร่ข้อมูล", "listed"),
        ("ตั้งเป้าหมาย 95.00 คะแนน", "target"),
        ("ค่าเฉลี่ยทั้งประเทศ 90.10", "group_mean"),
        ("เดิมได้ 80.10 คะแนน แก้ไขเป็น 88.80 คะแนน", "earlier value"),
    ],
)
def test_words_beside_a_number_name_what_it_is(text: str, reason: str) -> None:
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

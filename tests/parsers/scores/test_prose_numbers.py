"""Which numbers of a sentence are scores at all, and how a number is read that is printed oddly."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.prose_numbers import find_score_numbers
from tests.score_makers import prose_codes, read_prose, scores_of


def test_number_of_a_heading_is_no_score() -> None:
    assert prose_codes("ได้คะแนน", "2.2 ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน ได้คะแนน 86.81") == [("indicator-8", 86.81, 2568)]


@pytest.mark.parametrize(
    "text",
    [
        "ผลการประเมิน ITA ไม่น้อยกว่าร้อยละ ๘๕.๐๐",
        "ค่าเป้าหมาย (๘๕.๐๐ คะแนน)",
        "ผลการประเมินเพิ่มขึ้น ๕.๒๑ คะแนน",
        "ผลการประเมิน คะแนนเต็ม 100 คะแนน",
        "ผลการประเมิน ๘๕.๐๐ คะแนนขึ้นไป",
        "ผลการประเมิน ๘๕.๐๐ คะแนน ชึนไป",
        "ผลการประเมิน คะแนน ๘๕.๐๐ - ๙๔.๙๙",
        "ผลการประเมิน คะแนน ๘๕.๐๐ ถึง ๙๔.๙๙",
        "ผลการประเมิน คะแนนเฉลี่ยระดับประเทศ ๙๓.๐๕ คะแนน",
        "ผลการประเมิน คะแนนเฉลี่ยของจังหวัด ๙๓.๐๕ คะแนน",
        "ผลการประเมิน มีผู้ตอบ ๔๕ คน",
        "ผลการประเมิน คะแนน ๙ คะแนน",
        "ผลการประเมิน น้ำหนัก ๓๐ คะแนน",
        "ตัวชี้วัดย่อยที่ 8.1 ได้คะแนน 96.40 คะแนน",
        "งบประมาณ ได้คะแนน 96.40 คะแนน",
        "ปี ๒๕๖๘ จำนวน 96.40 ล้านบาท",
    ],
)
def test_number_that_is_no_score_of_this_body(text: str) -> None:
    assert read_prose(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ผลการประเมิน ITA ได้ ๙๑,๓๓ คะแนน", 91.33),
        ("ผลการประเมิน ITA ได้ 91.33/100 คะแนน", 91.33),
        ("คะแนน ITA 91.33/100", 91.33),
        ("ผลการประเมิน ITA ได้ ๑๐๐ คะแนนเต็ม", 100.0),
        ("ผลการประเมิน ITA ได้คะแนนเต็ม 100 คะแนน", 100.0),
        ("ผลการประเมิน ITA 65,78", None),
        ("ผลการประเมิน ITA ได้ 91/120 คะแนน", None),
        ("ผลการประเมิน ITA มีคะแนนเต็ม 100 คะแนน", None),
    ],
)
def test_comma_fraction_and_full_marks(text: str, value: float | None) -> None:
    assert [seen.value for seen in read_prose(text)] == ([] if value is None else [value])


def test_raw_score_is_what_is_printed() -> None:
    assert [seen.raw_score for seen in read_prose("ผลการประเมิน ITA ได้ ๙๑. ๑๐ คะแนน")] == ["๙๑. ๑๐"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ได้คะแนน 100", 100.0),
        ("ได้คะแนน 100.0", 100.0),
        ("ได้คะแนน 100.00", 100.0),
        ("ได้คะแนน 92", 92.0),
        ("ได้คะแนน 92.7", 92.7),
        ("ได้คะแนน 9.25", 9.25),
        ("ได้คะแนน 92 . 75", 92.75),
        ("ได้คะแนน 92 .75", 92.75),
        ("ได้คะแนน 92.75.", 92.75),
        ("ได้คะแนน 9", None),
        ("ได้คะแนน 123", None),
        ("ได้คะแนน 123.45", None),
        ("ได้คะแนน 92.755", None),
        ("ได้คะแนน 92.75.1", None),
        ("ได้คะแนน 92/100", 92.0),
        ("ได้คะแนน 92,000", None),
        ("ได้คะแนน 1/92.75", None),
        ("ได้คะแนน 1,092.75", None),
        ("ได้คะแนน 100.000", None),
        ("ได้คะแนน 85.00 - 94.99 คะแนน", None),
        ("ได้คะแนน 85.00–94.99 คะแนน", None),
        ("ได้คะแนน 85 ถึง 94.99 คะแนน", None),
    ],
)
def test_number_is_read_whole_or_not_at_all(text: str, value: float | None) -> None:
    assert [seen.value for seen in read_prose(f"ผลการประเมิน {text}")] == ([] if value is None else [value])


@pytest.mark.parametrize("text", ["ได้คะแนน 90.5 6 คะแนน", "ได้ ๙๐.๕ ๖ คะแนน", "ได้ 90. 5 6 คะแนน"])
def test_number_with_a_blank_in_its_decimals_is_doubted_in_a_sentence(text: str) -> None:
    (seen,) = read_prose(f"ผลการประเมิน {text}")
    assert (seen.value, seen.confidence <= 0.6) == (90.56, True)


def test_doubt_of_a_number_stays_where_it_takes_its_label_from_the_one_before() -> None:
    first, second = read_prose("ผลการประเมิน ITA ปี ๒๕๖๗ ได้ ๙๑.๑๐ คะแนน ปี ๒๕๖๘ ได้ ๙๓.๒ ๕ คะแนน")
    assert (first.value, second.value, second.fiscal_year) == (91.1, 93.25, 2568)
    assert second.confidence <= 0.6 < first.confidence


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ได้คะแนน 90.5 6 ลำดับ", 90.5),
        ("ได้คะแนน 90.5 67 คะแนน", 90.5),
        ("ข้อ 9 ได้คะแนน 95.10", 95.1),
        ("ข้อ 9 95.10 คะแนน", 95.1),
    ],
)
def test_number_of_its_own_beside_a_score_is_left_alone(text: str, value: float) -> None:
    (seen,) = read_prose(f"ผลการประเมิน {text}")
    assert (seen.value, seen.confidence > 0.6) == (value, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("แบบวัด IIT 85.10", [("iit", 85.1)]),
        ("แบบวัด (EIT) : 85.00", [("eit", 85.0)]),
        ("แบบวัด OIT=85.00", [("oit", 85.0)]),
        ("แบบวัด IIT 85", []),
        ("คะแนน IIT ของหน่วยงาน (89.04)", [("iit", 89.04)]),
        ("คะแนน IIT ของหน่วยงาน (89)", []),
        ("คะแนน IIT ของหน่วยงาน 91.33 คะแนน (89.04)", [("iit", 91.33)]),
        ("แบบวัด IIT รวม 85.00", []),
        ("ภาพรวม XEIT 85.00", []),
        ("ตัวชี้วัดที่ 4 คือ 95.60", [("indicator-4", 95.6)]),
        ("ตัวชี้วัดที่ 4 = 95.60", [("indicator-4", 95.6)]),
        ("ตัวชี้วัดที่ 4 คือ 95", []),
        ("ตัวชี้วัดที่ 4 และ 95.60", []),
    ],
)
def test_bare_number_behind_a_name_is_a_score_where_it_has_decimals(
    text: str, expected: list[tuple[str, float]]
) -> None:
    assert scores_of(read_prose(text)) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"ภาพรวม คะแนน{' ' * 85}92.75", 92.75),
        (f"ภาพรวม คะแนน{' ' * 86}92.75", None),
        (f"ภาพรวม 92.75{' ' * 35}คะแนน", 92.75),
        (f"ภาพรวม 92.75{' ' * 36}คะแนน", None),
        (f"เฉลี่ยทั้งประเทศ{'.' * 51}ผลการประเมิน คะแนน 92.75", None),
        (f"เฉลี่ยทั้งประเทศ{'.' * 55}ผลการประเมิน คะแนน 92.75", 92.75),
    ],
)
def test_words_tell_what_a_number_is_within_reach(text: str, value: float | None) -> None:
    assert [seen.value for seen in read_prose(text)] == ([] if value is None else [value])


def numbers(text: str, listed: tuple[int, ...] = ()) -> list[str]:
    """The numbers of a text that may be scores, whosever they are."""
    return [match.group() for match in find_score_numbers(text, listed)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IIT 85.00", ["85.00"]),
        ("XIIT 85.00", []),
        ("ของ IIT) 85.00", ["85.00"]),
        ("IIT ( 85.00", ["85.00"]),
        ("EIT = 85.0", ["85.0"]),
        ("OIT: 85", []),
        ("OIT นั้น 85.00", []),
        ("คือ 95.60", ["95.60"]),
        ("คือ 95", []),
        ("คือคะแนน 95", ["95"]),
        ("และ 95.60", []),
        ("", []),
    ],
)
def test_bare_number_has_a_name_or_a_verb_right_before_it(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("คะแนน ITA 67", []),
        ("คะแนน (ITA) 67", []),
        ("คะแนน ITA 67 คะแนน", ["67"]),
        ("คะแนน ITA 67.5", ["67.5"]),
        ("คะแนน ITA ได้ 67", ["67"]),
        ("คะแนน NITA 67", []),
        ("คะแนน 67", ["67"]),
    ],
)
def test_two_digits_behind_the_name_of_the_assessment_are_a_year(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ได้คะแนน 92.7 คน", []),
        ("ได้คะแนน 92 คน", []),
        ("ได้คะแนน 92.75 คน", ["92.75"]),  # nobody counts in hundredths
        ("ได้คะแนน 9.75 คน", []),
        ("ได้คะแนน 100.00 คน", ["100.00"]),
        ("ได้คะแนน 92.7 จาก 45 คน", ["92.7"]),  # they are of the other number
        ("ได้คะแนน 92 รายละเอียด", ["92"]),
        ("ได้คะแนน 92.75 บาท", []),
        ("ได้คะแนน 92.75 จาก 45 บาท", ["92.75"]),
        ("ได้คะแนน 92.75 % ล้าน", []),
    ],
)
def test_what_is_counted_stands_right_behind_its_number(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ได้คะแนน 85.00 - 94.99", []),
        ("ได้คะแนน 85.00 ถึง 94.99", []),
        ("ได้คะแนน 92.75 (ช่วง 85 - 94)", ["92.75"]),
        ("ได้คะแนน 92.75 - ดีมาก", ["92.75"]),
        ("ช่วง 3 - 4 ได้คะแนน 92.75", ["92.75"]),
        ("85 - 92.75 คะแนน", []),
        ("ข้อ - 92.75 คะแนน", ["92.75"]),
    ],
)
def test_ends_of_a_range_are_no_scores(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ได้ 65,78 คะแนน", ["65,78"]),
        ("ได้ 65,78", []),
        ("ข้อ 65,78 คะแนน", []),
        ("ITA 65,78 คะแนน", ["65,78"]),
        ("ITA 65,78", []),
        ("ได้คะแนน 65,78", []),
        ("ได้ 65,7 คะแนน", []),
    ],
)
def test_comma_is_a_point_between_words_of_one_number(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ของหน่วยงาน (89.04)", ["89.04"]),
        ("ของหน่วยงาน (89.04) ดีมาก", ["89.04"]),
        ("ของหน่วยงาน (89)", []),
        ("ของหน่วยงาน (9.04)", []),
        ("ของหน่วยงาน (89.0)", []),
        ("ของหน่วยงาน (89.04 ดี)", []),
        ("ของหน่วยงาน 89.04)", []),
        ("ของหน่วยงาน [89.04]", []),
        ("ปี 2567 (89.04)", ["89.04"]),
        ("ตัวชี้วัดที่ 3(89.04)", ["89.04"]),
        ("ตัวชี้วัดที่ 3 คะแนน (89.04)", ["89.04"]),
        # behind another score
        ("91.33 (89.04)", []),
        ("91.33(89.04)", []),
        ("91.3 (89.04)", []),
        ("91.33% (89.04)", []),
        ("91.33 เปอร์เซ็นต์ (89.04)", []),
        ("91.33 คะแนน (89.04)", ["91.33"]),
    ],
)
def test_bracket_behind_a_name_holds_its_score(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("เพิ่มขึ้น 6.13 คะแนน", []),
        ("เพิ่มขึ้นเป็น 91.33 คะแนน", ["91.33"]),
        ("คะแนนเต็ม 100 คะแนน", []),
        ("ได้คะแนนเต็ม 100 คะแนน", ["100"]),
        ("ได้ 100 คะแนนเต็ม", ["100"]),
        ("ได้ 85 คะแนนเต็ม", []),
        ("ได้คะแนนเต็ม 85 คะแนน", []),
        ("มี 100 คะแนนเต็ม", []),
        ("ได้คะแนน 85.00 ขึ้นไป", []),
        ("ได้คะแนน 85.00 ของผู้ตอบ", []),
        ("ตัวชี้วัดที่ 9 1.33 คะแนน", []),
        ("ได้ 9 1.33 คะแนน", ["9 1.33"]),
        ("ได้ 9 คะแนน", []),
        ("ได้คะแนน 9.5", ["9.5"]),
    ],
)
def test_words_before_and_behind_say_what_a_number_of_points_is(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


def test_value_of_a_list_needs_no_words_of_its_own() -> None:
    text = "ก ข ค 81.00 82.00 83.00"
    assert numbers(text) == []
    assert numbers(text, (text.index("82"), text.index("83"))) == ["82.00", "83.00"]
    assert numbers(text, (text.index("82") + 1,)) == []

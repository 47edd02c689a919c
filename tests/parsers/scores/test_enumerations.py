"""Lists of names with their values behind them in the same order."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.enumerations import find_enumerated
from prongsai.parsers.scores.prose import parse_score_prose
from prongsai.parsers.year_claims import YearClaim
from prongsai.pipeline.model import Paragraph
from tests.score_makers import FRAME

INDICATORS = FRAME.indicators(2567)


def read(*lines: str, role: str = "score") -> list[tuple[str, float | None]]:
    seen = parse_score_prose([Paragraph(line) for line in lines], [YearClaim(2567)] * len(lines), FRAME)
    return [(one.code, one.value) for one in seen if one.role == role]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("IIT EIT และ OIT ได้คะแนน 90.11 88.22 และ 95.00 ตามลำดับ", ("iit", "eit", "oit")),
        (
            "แบบวัด IIT การรับรู้ภายนอก (EIT) และการเปิดเผยข้อมูลสาธารณะ (OIT) ได้ 90.11 88.22 และ 95.00 ตามลำดับ",
            ("iit", "eit", "oit"),
        ),
        ("OIT, IIT และ EIT ได้ 90.11, 88.22 และ 95.00 คะแนน", ("oit", "iit", "eit")),
        (
            "ตัวชี้วัดที่ 1 กับ ตัวชี้วัดที่ 2 กับ ตัวชี้วัดที่ 9 ด้านการเปิดเผยข้อมูล ของเรา 90.11 88.22 และ 95.00 ตามลำดับ",
            ("indicator-1", "indicator-2", "indicator-9"),
        ),
        ("ตัวชี้วัดที่ 1 2 และ 3 ได้คะแนน 90.11 88.22 และ 95.00 คะแนน", ("indicator-1", "indicator-2", "indicator-3")),
        ("ข้อ i4 i1 และ i9 มีคะแนน 90.11 คะแนน 88.22 คะแนน และ 95.00 คะแนน", ("i4", "i1", "i9")),
        (
            "ตัวชี้วัดที่ 2 การใช้งบประมาณ ตัวชี้วัดที่ 3 การใช้อำนาจ และตัวชี้วัดที่ 7 ได้ร้อยละ 90.11 88.22 และ 95.00",
            ("indicator-2", "indicator-3", "indicator-7"),
        ),
    ],
)
def test_values_go_to_the_names_in_their_order(text: str, codes: tuple[str, ...]) -> None:
    assert read(text) == list(zip(codes, (90.11, 88.22, 95.0), strict=True))
    assert read("หัวข้อ", text) == read(text)


def test_where_counts_differ_no_name_gets_a_value() -> None:
    text = "IIT EIT และ OIT ได้ 90.11 และ 88.22 คะแนน"
    assert read(text) == []
    assert [value for _code, value in read(text, role="unknown")] == [90.11, 88.22]


def test_what_is_said_of_the_first_value_is_said_of_all() -> None:
    text = "ตั้งเป้าหมาย IIT และ EIT ไว้ที่ 90.11 และ 88.22 คะแนน ตามลำดับ"
    assert read(text) == []
    assert read(text, role="target") == [("iit", 90.11), ("eit", 88.22)]


def test_names_of_different_kinds_are_no_list() -> None:
    text = "ตัวชี้วัดที่ 3 ของ IIT ได้ 90.11 และ 88.22 คะแนน"
    assert read(text) == []
    assert [value for _code, value in read(text, role="unknown")] == [90.11, 88.22]


# the list by itself


def listed(text: str) -> list[tuple[str, str]]:
    """Name and value of each enumerated number, "?" for the name where names and values are not as many."""
    found = list(find_enumerated(text, INDICATORS))
    for one in found:
        assert one.first == found[0].start
        assert one.name.startswith(one.name[one.label.start : one.label.end])
        assert one.label.start == 0
    return [(one.label.value if one.is_matched else "?", text[one.start : one.end]) for one in found]


@pytest.mark.parametrize(
    "values",
    [
        "90.11 88.22",
        "90.11, 88.22",
        "90.11,88.22",
        "90.11 และ 88.22",
        "90.11, และ 88.22",
        "90.11 คะแนน และ 88.22 คะแนน",
        "90.11% 88.22%",
        "ร้อยละ 90.11 และร้อยละ 88.22",
        "ได้ 90.11 และ 88.22",
        "= 90.11 และ 88.22",
        "(90.11 88.22",
        "ได้คะแนนเท่ากับ 90.11 และ 88.22",
    ],
)
def test_values_of_a_list_in_every_writing(values: str) -> None:
    assert listed(f"IIT และ EIT {values}") == [("IIT", "90.11"), ("EIT", "88.22")]


@pytest.mark.parametrize("value", ["100", "100.0", "100.00", "9.5", "0.25"])
def test_numbers_that_can_be_values(value: str) -> None:
    assert listed(f"IIT EIT {value} และ 88.22") == [("IIT", value), ("EIT", "88.22")]
    assert listed(f"IIT EIT 88.22 และ {value}") == [("IIT", "88.22"), ("EIT", value)]


@pytest.mark.parametrize(
    "values",
    [
        "90.11",
        "90 และ 88",
        "101 และ 102",
        "90.111 และ 88.22",
        "90.11 และ 88.223",
        "90.11 และ 88.22.33",
        "90.11 และ 88.22/5",
        "90.11 และ 88.22,000",
        "1/90.11 และ 88.22",
        "1,90.11 และ 88.22",
        "90.11 ดีกว่า 88.22",
    ],
)
def test_other_numbers_are_no_values_of_a_list(values: str) -> None:
    assert listed(f"IIT และ EIT {values}") == []


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("IIT, EIT และ OIT", ["IIT", "EIT", "OIT"]),
        ("IIT (EIT) OIT", ["IIT", "EIT", "OIT"]),
        ("ตัวชี้วัดที่ 1 2 และ 3", ["1", "2", "3"]),
        ("ตัวชี้วัดที่ 1, 2, 3", ["1", "2", "3"]),
        ("ตัวชี้วัดที่ 1 ตัวชี้วัดที่ 2 และ 3", ["1", "2", "3"]),
        ("ตัวชี้วัดที่ 8 9 และ 10", ["8", "9", "10"]),
        ("ข้อ i1 ข้อ i2 และข้อ i3", ["i1", "i2", "i3"]),
        ("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ ตัวชี้วัดที่ 2 การใช้งบประมาณ ตัวชี้วัดที่ 3 การใช้อำนาจ", ["1", "2", "3"]),
    ],
)
def test_names_of_a_list(names: str, expected: list[str]) -> None:
    assert listed(f"{names} ได้ 90.11 88.22 95.00") == list(zip(expected, ("90.11", "88.22", "95.00"), strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "IIT ได้ 90.11 88.22",  # one name
        "90.11 88.22",
        "คะแนน ITA 90.11 88.22",
        "ตัวชี้วัดที่ 3 และ EIT ได้ 90.11 88.22",
    ],
)
def test_values_without_a_list_of_names_before_them(text: str) -> None:
    assert listed(text) == []


def test_values_behind_several_names_and_other_words_are_nobodys() -> None:
    assert listed("IIT และ EIT ของปีก่อนดีกว่า 90.11 88.22") == [("?", "90.11"), ("?", "88.22")]
    assert listed("IIT และ EIT เพิ่มขึ้นเป็น 90.11 และ 88.22") == [("IIT", "90.11"), ("EIT", "88.22")]


def test_words_between_names_end_the_list_unless_the_sentence_says_in_order() -> None:
    apart = "IIT ของผู้บริหาร EIT และ OIT ได้ 90.11 88.22"
    assert listed(apart) == [("EIT", "90.11"), ("OIT", "88.22")]
    in_order = "IIT ของผู้บริหาร EIT ของประชาชน และ OIT ได้ 90.11 88.22 95.00 ตามลำดับ"
    assert listed(in_order) == [("IIT", "90.11"), ("EIT", "88.22"), ("OIT", "95.00")]
    assert listed(in_order.removesuffix(" ตามลำดับ")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IIT EIT\n90.11 88.22", [("IIT", "90.11"), ("EIT", "88.22")]),
        ("IIT EIT\n  90.11 88.22\nOIT", [("IIT", "90.11"), ("EIT", "88.22")]),
        ("หัวข้อ\nIIT EIT\n90.11 88.22", [("IIT", "90.11"), ("EIT", "88.22")]),
        ("IIT EIT\n\n90.11 88.22", []),
        ("OIT\nIIT EIT\n90.11 88.22", [("IIT", "90.11"), ("EIT", "88.22")]),
        ("IIT\nEIT 90.11 88.22", []),
    ],
)
def test_names_stand_in_the_line_of_the_values_or_alone_above_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert listed(text) == expected


def test_each_list_of_a_text_has_its_own_names() -> None:
    text = "IIT EIT ได้ 90.11 88.22 คะแนน\nตัวชี้วัดที่ 1 2 ได้ 91.00 92.00 คะแนน"
    found = list(find_enumerated(text, INDICATORS))
    assert [(one.label.value, one.name, text[one.start : one.end], text[one.first :][:5]) for one in found] == [
        ("IIT", "IIT ", "90.11", "90.11"),
        ("EIT", "EIT ได้ ", "88.22", "90.11"),
        ("1", "ตัวชี้วัดที่ 1 ", "91.00", "91.00"),
        ("2", "2 ได้ ", "92.00", "91.00"),
    ]


@pytest.mark.parametrize("values", ["90.11 88.22", "90.11 88.22 95.00 91.00"])
def test_more_or_fewer_values_than_names_belong_to_no_name(values: str) -> None:
    text = f"IIT EIT และ OIT ได้ {values}"
    assert listed(text) == [("?", value) for value in values.split()]
    assert {(one.label.value, one.name) for one in find_enumerated(text, INDICATORS)} == {("OIT", "OIT ได้ ")}


@pytest.mark.parametrize(
    "text",
    [
        "IIT ของผู้บริหาร EIT ของประชาชน และ OIT ได้ 90.11 88.22 95.00 คะแนน เรียง i1 i2 สูงสุดตามลำดับ",
        "IIT/EIT ได้ 90.11 88.22",
        "คะแนนรวม และ ITA ได้ 90.11 88.22",
        "ภาพรวม ภาพรวม ได้ 90.11 88.22",
    ],
)
def test_order_said_later_and_names_of_the_whole_make_no_list(text: str) -> None:
    assert listed(text) == []


def dated(text: str) -> list[tuple[str, float | None, int | None]]:
    seen = parse_score_prose([Paragraph(text)], [YearClaim(2567)], FRAME, report_year=2567)
    return [(one.code, one.value, one.fiscal_year) for one in seen if one.role == "score"]


@pytest.mark.parametrize(
    "text",
    [
        "ปี 2566 และ 2567 หน่วยงานได้คะแนน ITA 84.10 และ 88.42 คะแนน ตามลำดับ",
        "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566 และปีงบประมาณ พ.ศ. 2567 เท่ากับ 84.10 และ 88.42",
        "คะแนน ITA ปี 2566, 2567 ได้ 84.10, 88.42",
    ],
)
def test_values_go_to_the_years_in_their_order(text: str) -> None:
    assert dated(text) == [("ita", 84.1, 2566), ("ita", 88.42, 2567)]


@pytest.mark.parametrize(
    "text",
    [
        "ปี 2565 2566 และ 2567 ได้คะแนน ITA 84.10 และ 88.42 ตามลำดับ",  # not as many
        "ปี 2566 และ 2567 IIT และ EIT ได้ 84.10 และ 88.42 ตามลำดับ",  # names or years
        "คะแนน ITA ย้อนหลังได้ 84.10 และ 88.42",  # years that nobody names
        "84.10 และ 88.42 คะแนน เป็นของ IIT และ EIT ตามลำดับ",  # names behind
        "คะแนนเฉลี่ยของ IIT และ EIT เท่ากับ 88.42 คะแนน",
        "IIT กับ EIT ได้ 84.10 คะแนน ต่อด้วย 88.42 คะแนน",
        "ตัวชี้วัดที่ 1-5 ได้คะแนน 88.42 คะแนน",
        "ตัวชี้วัดที่ 1 ถึงตัวชี้วัดที่ 5 ได้คะแนนเฉลี่ย 88.42 คะแนน",
        "i1 ถึง i6 ได้คะแนนเฉลี่ย 88.42 คะแนน",
    ],
)
def test_value_of_several_names_or_years_is_none_of_theirs(text: str) -> None:
    assert dated(text) == []


def test_names_of_a_range_are_all_between_as_well() -> None:
    text = "ตัวชี้วัดที่ 1 ถึง 3 ได้ 90.11 88.22 และ 95.00 คะแนน ตามลำดับ"
    assert read(text) == [("indicator-1", 90.11), ("indicator-2", 88.22), ("indicator-3", 95.0)]
    assert read(text.replace("ถึง", "ถึงตัวชี้วัดที่")) == read(text)


def test_year_before_or_behind_a_list_is_that_of_each_value() -> None:
    old = [("iit", 90.11, 2566), ("eit", 88.22, 2566)]
    assert dated("IIT และ EIT ของปีก่อน ได้ 90.11 และ 88.22 คะแนน ตามลำดับ") == old
    assert dated("IIT และ EIT ได้ 90.11 และ 88.22 คะแนน ในผลการประเมินปี 2566") == old

"""What a row of a table of scores is about: an indicator, a part of one, an instrument, or a total of those above."""

from __future__ import annotations

import pytest

from prongsai.pipeline.model import Observation, OpenClaim
from tests.score_makers import read_scores, score_table

DUTY, MONEY, POWER = "การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ"
ASSETS, CURE = "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต"
QUALITY, OPEN = "คุณภาพการดำเนินงาน", "การเปิดเผยข้อมูล"


def read(*texts: str, head: str = "ตัวชี้วัด", above: str = "", year: int | None = 2568) -> list[Observation]:
    """The readings of a table of these rows; the score of the first is 80.25, of the second 81.25."""
    table = score_table(f"{head} | คะแนน", *(f"{text} | {80 + at}.25" for at, text in enumerate(texts)))
    return read_scores(*([above] if above else []), table, year=year)[0]


def codes(*texts: str, head: str = "ตัวชี้วัด", above: str = "", year: int | None = 2568) -> list[str | None]:
    """The code of each row, None for a row without a score."""
    found = {one.value: one.code for one in read(*texts, head=head, above=above, year=year)}
    return [found.get(80.25 + at) for at in range(len(texts))]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"ตัวชี้วัดที่ 3 {POWER}", "indicator-3"),
        (f"ตัวชี้วัดที่ ๓ {POWER}", "indicator-3"),
        (f"ตัวชี้วัด 3 {POWER}", "indicator-3"),
        (f"ดัชนีที่ 3 {POWER}", "indicator-3"),
        (f"3 {POWER}", "indicator-3"),
        (f"ข้อที่ 3 {POWER}", "indicator-3"),
        (f"[3] {POWER}", "indicator-3"),
        (f"KPI 3 : {POWER}", "indicator-3"),
        (f"เรื่อง{POWER}", "indicator-3"),
        (f"เป้าหมาย{POWER}", None),
        (f"โครงการอบรมบุคลากรให้รู้เรื่อง{POWER}", None),
        (f"3. {POWER}", "indicator-3"),
        (f"3) {POWER}", "indicator-3"),
        (f"3 3 {POWER}", "indicator-3"),
        (f"3 | {POWER}", "indicator-3"),
        (POWER, "indicator-3"),
        ("ตัวชี้วัดที่ 3", "indicator-3"),
        (f"ตัวชี้วัดที่ 10 {POWER}", "indicator-3"),
        (f"ตัวชี้วัดที่ 3 {POWER}ของผู้บริหาร", "indicator-3"),
        ("3 ก", None),
        ("ตัวชี้วัดที่ 11", None),
        ("ตัวชี้วัดที่ 3.5", None),
        ("ตัวชี้วัดที่ 123", None),
        ("9.1 ข้อมูลพื้นฐาน", "indicator-9.1"),
        ("ตัวชี้วัดย่อยที่ 9.1 ข้อมูลพื้นฐาน", "indicator-9.1"),
        ("ตัวชี้วัดย่อย 9.1", "indicator-9.1"),
        ("ตัวชี้วัดที่ 9.1", "indicator-9.1"),
        ("9.1. ข้อมูลพื้นฐาน", "indicator-9.1"),
        ("10.2 มาตรการภายใน", "indicator-10.2"),
        (f"9.1 {OPEN}", "indicator-9.1"),
        ("ข้อย่อย 9.1 ข้อมูลพื้นฐาน", None),
        ("9.10 ข้อมูลพื้นฐาน", None),
        ("9.1.1 ข้อมูลพื้นฐาน", None),
        ("8.1 การรับฟัง", None),
        ("IIT", "iit"),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก", "eit"),
        ("แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)", "oit"),
        ("คะแนนรวม IIT", "iit"),
        ("IIT และ EIT", None),
        ("ระดับความพึงพอใจ", None),
    ],
)
def test_what_a_row_is_about(text: str, code: str | None) -> None:
    assert codes(text, "ข้อสังเกต", head="รายการ | รายละเอียด" if "|" in text else "รายการ") == [code, None]


def test_scope_and_instrument_of_a_row() -> None:
    texts = (
        "คะแนน ITA",
        "IIT",
        "EIT",
        "OIT",
        f"1 {DUTY}",
        f"6 {QUALITY}",
        f"9 {OPEN}",
        "9.1 ข้อมูลพื้นฐาน",
        "10.2 มาตรการ",
    )
    assert [(one.code, one.scope, one.instrument) for one in read(*texts)] == [
        ("ita", "overall", None),
        ("iit", "instrument", "IIT"),
        ("eit", "instrument", "EIT"),
        ("oit", "instrument", "OIT"),
        ("indicator-1", "indicator", "IIT"),
        ("indicator-6", "indicator", "EIT"),
        ("indicator-9", "indicator", "OIT"),
        ("indicator-9.1", "sub_indicator", "OIT"),
        ("indicator-10.2", "sub_indicator", "OIT"),
    ]


@pytest.mark.parametrize("text", ["คะแนนเฉลี่ยจังหวัด", "คะแนนเฉลี่ยของประเทศ", f"อำเภอ {POWER}", "คะแนนรวมทุกหน่วยงาน"])
def test_row_of_a_wider_body_is_nobodys(text: str) -> None:
    assert codes(f"3 {POWER}", text) == ["indicator-3", None]


def test_total_of_plans_is_none_of_the_assessment() -> None:
    assert codes("บริหารงานทั่วไป", "การศึกษา", "รวมคะแนน") == [None, None, None]
    assert codes("บริหารงานทั่วไป", "รวมคะแนน") == [None, "ita"]


def test_before_the_frame_a_row_names_no_indicator() -> None:
    assert codes(f"3 {POWER}", "9.1 ข้อมูลพื้นฐาน", "คะแนนรวม ITA", year=2561) == [None, None, "ita"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["IIT", "EIT", "OIT", "รวม"], ["iit", "eit", "oit", "ita"]),
        (["รวม", "IIT", "EIT"], ["ita", "iit", "eit"]),
        ([f"1 {DUTY}", f"2 {MONEY}", "คะแนนเฉลี่ย"], ["indicator-1", "indicator-2", "iit"]),
        ([f"1 {DUTY}", f"6 {QUALITY}", f"9 {OPEN}", "รวม"], ["indicator-1", "indicator-6", "indicator-9", "ita"]),
        ([f"1 {DUTY}", f"6 {QUALITY}", "รวม"], ["indicator-1", "indicator-6", None]),
        ([f"1 {DUTY}", "ภาพรวม ITA", "คะแนนเฉลี่ย"], ["indicator-1", "ita", "ita"]),
        ([f"1 {DUTY}", f"6 {QUALITY}", "คะแนนรวม ITA"], ["indicator-1", "indicator-6", "ita"]),
        (["คะแนน ITA", f"1 {DUTY}", "คะแนนเฉลี่ย"], ["ita", "indicator-1", "ita"]),
        (
            [f"1 {DUTY}", "เฉลี่ย", f"6 {QUALITY}", "เฉลี่ย", f"9 {OPEN}", "เฉลี่ย", "คะแนนรวม"],
            ["indicator-1", "iit", "indicator-6", "eit", "indicator-9", "oit", "ita"],
        ),
    ],
)
def test_total_is_that_of_the_parts_above_it(texts: list[str], expected: list[str | None]) -> None:
    assert codes(*texts) == expected


@pytest.mark.parametrize(
    ("total", "is_one"),
    [
        ("รวม", True), ("เฉลี่ย", True), ("คะแนน", True), ("คะแนนรวม", True), ("คะแนน รวมเฉลี่ย", True), ("ผลรวม", True),
        ("สรุป", True), ("ภาพรวมของหน่วยงาน", True), ("ผลการประเมิน", True), ("ค่า ITA", True), ("ita", True),
        ("ค่าคะแนนเฉลี่ย", True), ("DIGITAL", False), ("ค่ารวม", False), ("อื่น ๆ", False),
    ],
)  # fmt: skip
def test_words_of_a_total(total: str, is_one: bool) -> None:
    assert codes(total, "ข้อสังเกต") == ["ita" if is_one else None, None]


@pytest.mark.parametrize(("length", "is_one"), [(90, True), (91, False)])
def test_sentence_that_begins_with_the_word_for_a_total_is_none(length: int, is_one: bool) -> None:
    assert codes("รวม" + "น" * (length - 3)) == ["ita" if is_one else None]


@pytest.mark.parametrize(
    ("head", "above", "code"),
    [
        ("รายการ", "", None),
        ("รายการ", "งบประมาณที่ใช้", None),
        ("รายการ ITA", "", "ita"),
        ("รายการ", "ผลการประเมิน ITA", "ita"),
        ("รายการ", "ด้านคุณธรรม", "ita"),
        ("รายการ", "แบบวัด IIT", "iit"),
    ],
)
def test_total_without_parts_is_one_where_the_assessment_is_spoken_of(head: str, above: str, code: str | None) -> None:
    table = score_table(f"{head} | ร้อยละ", "รวม | 80.25")
    seen, _ = read_scores(*([above] if above else []), table)
    assert [one.code for one in seen] == ([] if code is None else [code])


def test_overall_score_below_the_heading_of_an_instrument_says_so() -> None:
    assert codes("คะแนนรวม ITA", above="แบบวัด IIT") == ["ita"]


def test_instrument_beside_its_indicators_groups_them() -> None:
    head = "เครื่องมือ | ตัวชี้วัด"
    assert codes(f"IIT | 1 {DUTY}", f"^ | 2 {MONEY}", f"EIT | {QUALITY}", head=head) == [
        "indicator-1",
        "indicator-2",
        "indicator-6",
    ]
    assert codes("แบบวัด IIT", "แบบวัด EIT", head="เครื่องมือ") == ["iit", "eit"]


def test_indicator_among_its_questions_says_that_it_is_one() -> None:
    """A name alone may be the question of a code that was lost."""
    texts = (f"ตัวชี้วัดที่ 1 {DUTY} | ", "i1 | ก", "i2 | ข", "i3 | ค", "i4 | ง", f" | {MONEY}", "i6 | ฉ")
    assert codes(*texts, head="ข้อ | คำถาม") == ["indicator-1", "i1", "i2", "i3", "i4", None, "i6"]


def test_question_beside_the_name_of_its_indicator_is_a_question() -> None:
    texts = (f"ตัวชี้วัดที่ 1 {DUTY} | i1 | ก", "^ | i2 | ข", f"ตัวชี้วัดที่ 2 {MONEY} | i7 | ค", "^ | i8 | ง")
    assert codes(*texts, head="ตัวชี้วัด | ข้อ | คำถาม") == ["i1", "i2", "i7", "i8"]


def test_total_below_the_questions_of_an_instrument_names_it() -> None:
    texts = ("i1 | ก", "i2 | ข", "e1 | ค", "e2 | ง", "o1 | จ", "คะแนนรวม EIT | ", " | คะแนนรวม")
    assert codes(*texts, head="ข้อ | คำถาม") == ["i1", "i2", "e1", "e2", "o1", "eit", "ita"]


def test_words_of_a_total_are_kept_as_printed() -> None:
    assert [one.raw_code for one in read(" | รวม | ", head="ITA | รายการ | ข้อสังเกต")] == ["รวม"]


def test_numbers_of_indicators_beside_numbers_of_others_are_read_by_their_titles() -> None:
    assert codes(f"4 {POWER}", f"5 {QUALITY}", "1 ภาพรวม") == ["indicator-3", "indicator-6", None]


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        (f"3 {POWER}", 0.99),
        (f"3 3 {POWER}", 0.99),
        ("ตัวชี้วัดที่ 3", 0.85),
        ("9.1 ข้อมูลพื้นฐาน", 0.95),
        ("IIT", 0.97),
        ("คะแนนรวม", 0.95),
    ],
)
def test_how_sure_a_row_is_of_its_code(text: str, confidence: float) -> None:
    assert [one.confidence for one in read(text)] == [confidence]


def test_total_is_less_sure_than_what_names_itself() -> None:
    assert [one.confidence for one in read(f"1 {DUTY}", "คะแนนเฉลี่ย")] == [0.99, 0.9]
    assert [one.confidence for one in read("รวม", above="แบบวัด IIT")] == [0.8]


def test_row_that_only_sounds_like_an_indicator_is_none_among_rows_of_other_things() -> None:
    works = ("งานโยธา", "การใช้งบประมาณของกองคลัง", "งานไฟฟ้า", "งานประปา")
    assert codes(*works, head="ด้าน") == [None] * 4
    assert codes(*works, "ภาพรวม", head="ด้าน") == [None] * 5
    assert codes("งานโยธา", "ตัวชี้วัดที่ 2 การใช้งบประมาณ", "งานไฟฟ้า", head="ด้าน")[1] == "indicator-2"
    assert codes(DUTY, MONEY, POWER, "งานโยธา", head="ด้าน") == ["indicator-1", "indicator-2", "indicator-3", None]


@pytest.mark.parametrize(("above", "code", "confidence"), [("แบบวัด EIT", "eit", 0.8), ("", "ita", 0.95)])
def test_total_with_nothing_above_it_is_of_what_the_table_is_headed_with(
    above: str, code: str, confidence: float
) -> None:
    (one,) = read("คะแนนเฉลี่ย", "ข้อสังเกต", head="รายการ", above=above)
    assert (one.code, one.confidence) == (code, confidence)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("แผน ก", "คะแนนรวม"), [None, "ita"]),
        (("แผน ก", "แผน ข", "คะแนนรวม"), [None, None, None]),
        (("แผน ก", "แผน ข", "คะแนนรวม ITA"), [None, None, "ita"]),
    ],
)
def test_total_below_two_rows_of_other_things_is_theirs_unless_it_names_the_assessment(
    texts: tuple[str, ...], expected: list[str | None]
) -> None:
    assert codes(*texts, head="รายการ", above="ผลการประเมิน ITA") == expected


@pytest.mark.parametrize(
    ("above", "is_open"), [((DUTY, MONEY), False), ((DUTY, MONEY, POWER, ASSETS, CURE), True), ((DUTY, QUALITY), False)]
)
def test_total_of_ita_below_all_parts_of_an_instrument_may_be_theirs(above: tuple[str, ...], is_open: bool) -> None:
    total = read(*above, "คะแนนรวม ITA")[-1]
    assert total.code == "ita"
    assert [claim.between for claim in total.open_claims] == ([("ita", "iit")] if is_open else [])


def test_total_printed_again_is_of_what_stands_between_the_two() -> None:
    texts = (f"1 {DUTY}", f"2 {MONEY}", "คะแนนเฉลี่ย", f"6 {QUALITY}", "คะแนนเฉลี่ย")
    assert codes(*texts) == ["indicator-1", "indicator-2", "iit", "indicator-6", "eit"]
    assert codes(f"1 {DUTY}", f"6 {QUALITY}", "คะแนนเฉลี่ย") == ["indicator-1", "indicator-6", None]


ALL_OF_IIT = (DUTY, MONEY, POWER, "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต")


def open_code_of_last(*texts: str, head: str = "ตัวชี้วัด") -> list[OpenClaim]:
    return [claim for claim in read(*texts, head=head)[-1].open_claims if claim.question == "code"]


def test_total_below_some_indicators_of_one_instrument_may_be_of_the_whole_assessment() -> None:
    assert open_code_of_last(DUTY, MONEY, "คะแนนรวม") == [OpenClaim("code", ("iit", "ita"))]


def test_total_below_all_of_an_instrument_or_where_it_is_named_is_its_own() -> None:
    assert open_code_of_last(*ALL_OF_IIT, "คะแนนรวม") == []
    assert open_code_of_last(DUTY, MONEY, "คะแนนรวม IIT") == []
    assert open_code_of_last(DUTY, MONEY, "คะแนนรวม", head="ตัวชี้วัด IIT") == []
    assert open_code_of_last(DUTY, QUALITY, OPEN, "คะแนนรวม") == []


def test_numbers_beside_a_name_that_has_its_own_name_nothing() -> None:
    table = score_table(
        "ที่. | หัวข้อ | คะแนน | ลำดับในจังหวัด",
        f"7 | ตชว. 1 {DUTY} | 80.25 | 21",
        f"8 | ตชว. 2 {MONEY} | 81.25 | 30",
        f"9 | ตชว. 3 {POWER} | 82.25 | 12",
    )
    assert [one.code for one in read_scores(table)[0]] == ["indicator-1", "indicator-2", "indicator-3"]

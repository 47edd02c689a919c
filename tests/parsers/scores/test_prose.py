"""Whose scores a sentence gives, of which year and under which name."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.prose import parse_score_prose
from prongsai.parsers.year_claims import YearClaim
from prongsai.pipeline.model import Answer, BBox, Observation, Paragraph, Provenance
from tests.score_makers import FRAME, prose_codes, read_prose, scores_of


@pytest.mark.parametrize(
    "lines",
    [
        ("คะแนน ITA", "การจัดเก็บภาษีที่ดิน คิดเป็นร้อยละ 76.38"),
        ("ผลการประเมิน ITA", "สำหรับความรู้ของผู้เข้าอบรม หน่วยงานได้คะแนน 86.90 คะแนน"),
        ("การประเมิน ITA", "การประเมินคุณภาพศูนย์พัฒนาเด็กเล็ก ได้คะแนน 65.88 คะแนน", "อยู่ในระดับผ่านดี"),
        ("ตัวชี้วัดที่ 2 มีค่าน้ำหนัก 10 คะแนน", "สำหรับการดำเนินโครงการ หน่วยงานได้คะแนน 87.28 คะแนน"),
        ("เผยแพร่ตามแบบ OIT ข้อ o17", "ระดับ A คือ 80.00 คะแนนขึ้นไป"),
    ],
)
def test_line_about_another_thing_takes_no_label_from_the_line_above(lines: tuple[str, ...]) -> None:
    assert [seen for seen in read_prose(*lines) if seen.role == "score"] == []


def test_line_about_the_body_takes_the_label_from_the_line_above() -> None:
    assert prose_codes("ผลการประเมิน ITA", "ในปีงบประมาณ พ.ศ. 2568 เทศบาลตำบลนาดีมีค่าคะแนนเท่ากับ 88.10") == [
        ("ita", 88.1, 2568)
    ]
    assert prose_codes("ผลการประเมิน ITA", "หน่วยงานได้รับการประเมินด้วยคะแนน 88.10 คะแนน") == [("ita", 88.1, 2568)]


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("ตัวชี้วัดที่ 6 เท่ากับร้อยละ 95.85 ตัวชี้วัดที่ 3 นั้นดีขึ้น", "indicator-6", 95.85),
        ("ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน = 65.14 หน่วยงานจึงปรับปรุง", "indicator-8", 65.14),
        ("ผลการประเมิน ITA ได้คะแนน ๙๒.๗๕ คะแนน", "ita", 92.75),
        ("คะแนนเฉลี่ยรวม เท่ากับ 88.10", "ita", 88.1),
        ("ภาพรวม ได้คะแนน 100 คะแนน", "ita", 100.0),
        ("ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ คือ ๙๕.๖๐ คะแนน", "indicator-4", 95.6),
        ("ตัวชี้วัดที่ ๔ คุณภาพการดำเนินงาน ได้ 90.10 คะแนน", "indicator-6", 90.1),
        ("การใช้อำนาจ ได้คะแนน 91.20", "indicator-3", 91.2),
        ("ตัวชี้วัดย่อยที่ 9.1 ข้อมูลพื้นฐาน ได้คะแนน 96.40 คะแนน", "indicator-9.1", 96.4),
        ("ข้อคำถาม i12 ได้คะแนน 80.25 คะแนน", "i12", 80.25),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน ได้คะแนน 89.50", "iit", 89.5),
        ("EIT 85.00", "eit", 85.0),
        ("แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) ได้ร้อยละ 93.30", "oit", 93.3),
        ("ได้คะแนน ๙๕.๒๑ อยู่ในระดับ A", "ita", 95.21),
        ("รวมทั้งสิ้น 90.15 คะแนน", "ita", 90.15),
        ("ของหน่วยงาน รวมทั้งสิ้น 90.15 คะแนน", "ita", 90.15),
    ],
)
def test_score_and_whose_it_is(text: str, code: str, value: float) -> None:
    assert [(seen.code, seen.value, seen.scale_max) for seen in read_prose(text)] == [(code, value, 100.0)]


def test_value_of_now_takes_the_label_of_the_one_before_the_change() -> None:
    text = "คะแนน ITA ลดลงจากปี 2567 (91.33 คะแนน) เหลือ 85.20 คะแนน"
    assert prose_codes(text) == [("ita", 91.33, 2567), ("ita", 85.2, 2568)]


def test_score_of_another_year_takes_its_label_from_the_one_before() -> None:
    text = "ผลการประเมิน ITA ปี ๒๕๖๗ ได้ ๙๑.๑๐ คะแนน ปี ๒๕๖๘ ได้ ๙๓.๒๐ คะแนน"
    first, second = read_prose(text)
    assert [(one.code, one.value, one.fiscal_year) for one in (first, second)] == [
        ("ita", 91.1, 2567),
        ("ita", 93.2, 2568),
    ]
    assert second.confidence <= 0.97


def test_year_that_nothing_says_is_the_paragraphs_own_and_less_sure() -> None:
    said, unsaid = (
        read_prose("ผลการประเมิน ITA ปี ๒๕๖๗ ได้ ๙๑.๑๐ คะแนน")[0],
        read_prose("ผลการประเมิน ITA ได้ ๙๑.๑๐ คะแนน")[0],
    )
    assert (said.fiscal_year, unsaid.fiscal_year) == (2567, 2568)
    assert unsaid.confidence == pytest.approx(said.confidence * 0.98)


def test_rating_belongs_to_the_overall_score_alone() -> None:
    overall = read_prose("ผลการประเมิน ITA ได้ ๙๕.๒๑ คะแนน อยู่ในระดับ ผ่านดี")[0]
    part = read_prose("IIT ได้ ๙๕.๒๑ คะแนน อยู่ในระดับ ผ่านดี")[0]
    assert (overall.level, part.level) == ("ผ่านดี", None)


def test_both_instruments_named_at_once_label_nothing() -> None:
    assert prose_codes("ผู้มีส่วนได้ส่วนเสียภายในและภายนอก ได้คะแนน 89.50") == []


def test_before_the_frame_there_are_no_indicators() -> None:
    assert read_prose("ตัวชี้วัดที่ ๔ การใช้อำนาจ คือ ๙๕.๖๐ คะแนน", year=2561) == []


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["i1 และ i2 ได้คะแนน 91.20"], None),
        (["i1 นั้น i2 ได้คะแนน 91.20"], "i2"),
        (["ตัวชี้วัดที่ 3 i2 ได้คะแนน 91.20"], "i2"),
        (["IIT ภาพรวม ได้คะแนน 91.20"], "iit"),
        (["คำถาม O 12 ได้คะแนน 91.20"], "o12"),
        (["ตัวชี้วัดย่อย 9.1 ได้คะแนน 91.20"], "indicator-9.1"),
        (["ตัวชี้วัดย่อย 3.1 ได้คะแนน 91.20"], None),
        (["ดัชนีที่ 3 ได้คะแนน 91.20"], "indicator-3"),
        (["ตวชวดที 3 ได้คะแนน 91.20"], "indicator-3"),
        (["ตัวชี้วัดที่ 44 ได้คะแนน 91.20"], None),
        (["การใช้อำนาจ (ค่าคะแนน 91.20)"], "indicator-3"),
        (["ด้านการใช้อำนาจ ได้คะแนน 91.20"], "indicator-3"),
        (["1. การใช้อำนาจ ได้คะแนน 91.20"], "indicator-3"),
        (["เรื่องการใช้อำนาจ ได้คะแนน 91.20"], None),
        (["การใช้อำนาจ ของผู้บริหาร 91.20 คะแนน"], None),
        (["ภาพรวม", "ก", "ได้คะแนน 91.20"], "ita"),
        (["ภาพรวม", "ก", "ข", "ได้คะแนน 91.20"], None),
        ([f"ภาพรวม{'.' * 211}ได้คะแนน 91.20"], "ita"),
        ([f"ภาพรวม{'.' * 212}ได้คะแนน 91.20"], None),
        ([f"i12{'ก' * 408}ได้คะแนน 91.20"], "i12"),
        ([f"i12{'ก' * 409}ได้คะแนน 91.20"], None),
    ],
)
def test_nearest_label_claims_a_score(lines: list[str], code: str | None) -> None:
    assert scores_of(read_prose(*lines)) == ([] if code is None else [(code, 91.2)])


@pytest.mark.parametrize(
    ("lines", "confidence"),
    [
        (["i12 ปี 2568 ได้คะแนน 91.20"], 0.97),
        ([f"i12 ปี 2568{'.' * 182}ได้คะแนน 91.20"], 0.97),
        ([f"i12 ปี 2568{'.' * 183}ได้คะแนน 91.20"], 0.85),
        (["i12 ปี 2568", "", "ได้คะแนน 91.20"], 0.85 * 0.98),
        (["i12 ผลคะแนน ปี 2568", "ได้คะแนน 91.20"], 0.97),
        ([f"ภาพรวม ปี 2568{'.' * 102}ได้คะแนน 91.20"], 0.97),
        ([f"ภาพรวม ปี 2568{'.' * 103}ได้คะแนน 91.20"], 0.85),
        (["การใช้อำนาจ ได้คะแนน 91.20"], 0.95 * 0.98),
        (["ตัวชี้วัดที่ 3 ได้คะแนน 91.20"], 0.85 * 0.98),
        (["ตัวชี้วัดที่ 4 การใช้อำนจ ได้คะแนน 91.20"], 0.92 * 0.98),
        (["ได้คะแนน 91.20 อยู่ในระดับ A"], 0.95 * 0.98),
        (["รวมทั้งสิ้น 91.20 คะแนน"], 0.9 * 0.98),
    ],
)
def test_farther_label_is_less_sure(lines: list[str], confidence: float) -> None:
    assert [seen.confidence for seen in read_prose(*lines)] == [pytest.approx(confidence)]


def test_reading_keeps_what_is_printed_and_where() -> None:
    box = BBox(1, 2, 3, 4)
    lines = [
        Paragraph("ผลคะแนนของหน่วยงาน", page=3),
        Paragraph("แบบวัด EIT ปี ๒๕๖๗ ได้ ๘๑.๕๐ คะแนน i๒ ได้ ๙๑. ๒๐ คะแนน", page=4, bbox=box, method="ocr", confidence=0.9),
    ]
    first, second = parse_score_prose(lines, [YearClaim(2565), YearClaim(2566)], FRAME)
    assert first == Observation(
        fiscal_year=2567, scope="instrument", instrument="EIT", code="eit", value=81.5, scale_max=100.0,
        raw_code="EIT", raw_score="๘๑.๕๐", provenance=Provenance(4, box, method="ocr"), name_text="EIT",
        context="แบบวัด EIT ปี 2567 ได้", context_kind="narrative", confidence=0.9,
        answers=(Answer("year", "sentence `แบบวัด EIT ปี 2567`"),),
    )  # fmt: skip
    assert second == Observation(
        fiscal_year=2566, scope="question", instrument="IIT", code="i2", value=91.2, scale_max=100.0,
        raw_code="i2", raw_score="๙๑. ๒๐", provenance=Provenance(4, box, method="ocr"), name_text="i2",
        context="คะแนน i2 ได้", context_kind="narrative", confidence=0.9 * 0.98,
        answers=(Answer("year", "the report's own year"),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("การใช้อำนาจ ได้คะแนน 91.20", "การใช้อำนาจ"),
        ("ด้านการใช้อำนาจ ได้คะแนน 91.20", "การใช้อำนาจ"),
        ("ตัวชี้วัดที่ 3 การใช้อำนจ ได้คะแนน 91.20", "ตัวชี้วัดที่ 3 การใช้อำนจ"),
        ("ตัวชี้วัดที่ 3 ได้คะแนน 91.20", "ตัวชี้วัดที่ 3"),
        ("ตัวชี้วัดย่อย 9.1 ได้คะแนน 91.20", "ตัวชี้วัดย่อย 9.1"),
        ("แบบวัด EIT ได้คะแนน 91.20", "EIT"),
        ("คำถาม i 2 ได้คะแนน 91.20", "i 2"),
        ("ภาพรวม ผลการประเมิน ได้คะแนน 91.20", "ผลการประเมิน"),
        ("หน่วยงาน ได้คะแนน 91.20 ระดับ A", "ได้คะแนน"),
        ("หน่วยงาน รวมทั้งสิ้น 91.20 คะแนน", "รวมทั้งสิ้น"),
    ],
)
def test_name_of_a_score_is_the_label_as_printed(text: str, printed: str) -> None:
    assert [(seen.name_text, seen.raw_code) for seen in read_prose(text)] == [(printed, printed)]


def test_context_is_the_heading_else_the_end_of_the_sentence() -> None:
    long = f"{'ก' * 200}{'ข' * 100} i1 ได้คะแนน"
    assert [seen.context for seen in read_prose(f"{long} 91.20")] == [long[-240:]]
    headed = parse_score_prose([Paragraph(f"{long} 91.20")], [YearClaim(2568)], FRAME, "หัวข้อ")
    assert [seen.context for seen in headed] == ["หัวข้อ"]


FIRST = "ผลการประเมิน ITA ปี 2567 ได้ 91.10 คะแนน"


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("ปี 2568 ได้ 93.20 คะแนน", [("ita", 93.2, 2568)]),
        ("ณ ปี 2565 และปี 2566 ได้ 93.20 คะแนน", [("ita", 93.2, 2566)]),
        ("ปี 2567 ได้ 93.20 คะแนน", []),
        ("ได้ 93.20 คะแนน", []),
        ("ปี 2568 เฉลี่ยทั้งประเทศ ได้ 93.20 คะแนน", []),
        ("ปี 2568 ตัวชี้วัดย่อยที่ 8.1 ได้ 93.20 คะแนน", []),
        ("ปี 2568 IIT ได้ 93.20 คะแนน", [("iit", 93.2, 2568)]),
        ("และปี 2568 ได้ 93.20 คะแนน และปี 2569 ได้ 94.30 คะแนน", [("ita", 93.2, 2568), ("ita", 94.3, 2569)]),
    ],
)
def test_label_is_carried_to_another_year_of_the_same_sentence(
    rest: str, expected: list[tuple[str, float, int]]
) -> None:
    assert prose_codes(f"{FIRST} {rest}") == [("ita", 91.1, 2567), *expected]


def test_label_is_not_carried_into_another_paragraph() -> None:
    assert prose_codes(FIRST, "ปี 2568 ได้ 93.20 คะแนน") == [("ita", 91.1, 2567)]


def test_carried_label_is_less_sure_and_brings_no_rating() -> None:
    first, second = read_prose("i2 ปี ๒๕๖๗ ได้ ๙๑.๑๐ คะแนน ปี ๒๕๖๘ ได้ ๙๓. ๒๐ คะแนน")
    assert (first.confidence, second.confidence) == (0.97, 0.92)
    assert (second.raw_code, second.raw_score, second.value) == ("i2", "๙๓. ๒๐", 93.2)
    far, carried = read_prose(f"i2{'ก' * 200}ปี 2567 ได้ 91.10 คะแนน ปี 2568 ได้ 93.20 คะแนน")
    assert (far.confidence, carried.confidence) == (0.85, 0.85)
    rated, bare = read_prose("ระดับ ผ่านดี ITA ปี 2567 ได้ 91.10 คะแนน ปี 2568 ได้ 93.20 คะแนน")
    assert (rated.level, bare.level) == ("ผ่านดี", None)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("ผลการประเมิน ได้ 91.20 คะแนน ระดับ ผ่านดี", "ผ่านดี"),
        ("ระดับ ผ่านดี ผลการประเมิน ได้ 91.20 คะแนน", "ผ่านดี"),
        ("ระดับ ผ่านดี ผลการประเมิน ได้ 91.20 คะแนน ระดับ ผ่าน", "ผ่าน"),
        (f"ผลการประเมิน ได้ 91.20 คะแนน{' ' * 92}ระดับ ผ่านดี", "ผ่านดี"),
        (f"ผลการประเมิน ได้ 91.20 คะแนน{' ' * 110}ระดับ ผ่านดี", None),
        ("ระดับ ผ่านดี ภาพรวม IIT 85.00 ภาพรวม ได้ 91.20 คะแนน", None),
        ("ภาพรวม ได้ 91.20 คะแนน IIT 85.00 ระดับ ผ่านดี", None),
        ("ภาพรวม ได้ 91.20 คะแนน IIT 85.00 ระดับ ผ่านดี EIT 86.00", None),
        (f"ระดับ ผ่านดี{' ' * 42}ผลการประเมิน ได้ 91.20 คะแนน", "ผ่านดี"),
        (f"ระดับ ผ่านดี{' ' * 70}ผลการประเมิน ได้ 91.20 คะแนน", None),
    ],
)
def test_rating_stands_after_the_overall_score_or_right_before_it(text: str, level: str | None) -> None:
    assert [seen.level for seen in read_prose(text) if seen.code == "ita"] == [level]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("EIT ปี 2567 ได้คะแนน 90.11 คะแนน",), "EIT ปี 2567"),
        (("หัวข้อของหน้านี้", "EIT ปี 2567 ได้คะแนน 90.11 คะแนน"), "EIT ปี 2567"),  # nothing of the line before
        (("ตามผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567 ได้คะแนน 90.11 คะแนน",), "มิน ITA ปีงบประมาณ พ.ศ. 2567"),
    ],
)
def test_year_of_a_sentence_is_quoted_with_the_words_before_it(lines: tuple[str, ...], words: str) -> None:
    (seen,) = read_prose(*lines)
    assert seen.fiscal_year == 2567
    assert len(words) <= 24 + 4
    assert seen.answers == (Answer("year", f"sentence `{words}`"),)


def test_score_is_shown_as_its_own_paragraph_prints_it() -> None:
    first, second = read_prose("IIT ได้คะแนน ๙๐.๑๑ คะแนน", "EIT ได้คะแนน ๘๘.๒๒ คะแนน")
    assert (first.raw_score, second.raw_score) == ("๙๐.๑๑", "๘๘.๒๒")


@pytest.mark.parametrize("line", ["ใช้จ่ายเงินไปแล้ว ร้อยละ 88.20", "ตอบครบถ้วน ร้อยละ 91.50", "ถือเป็นลำดับต้น ๆ ได้คะแนน 77.10"])
def test_line_with_words_of_its_own_takes_no_label_of_the_whole_from_the_line_above(line: str) -> None:
    assert [seen for seen in read_prose("ผลการประเมิน ITA", line) if seen.role == "score"] == []


@pytest.mark.parametrize("join", [" และ ", " ", "\n", " ส่วน "], ids=["and", "blank", "line", "whereas"])
def test_year_of_an_old_value_is_that_of_no_score_beside_it(join: str) -> None:
    first = "IIT จาก 80.10 คะแนน ในปี 2566 เพิ่มเป็น 88.80 คะแนน"
    second = "EIT จาก 70.10 คะแนน ในปี 2565 เพิ่มเป็น 78.80 คะแนน"
    assert prose_codes(f"{first}{join}{second}") == [("iit", 88.8, 2568), ("eit", 78.8, 2568)]
    assert prose_codes(f"{second}{join}{first}") == [("eit", 78.8, 2568), ("iit", 88.8, 2568)]


def test_words_about_a_wider_area_are_about_the_number_before() -> None:
    assert prose_codes("คะแนนเฉลี่ยทั้งจังหวัด 90.10 คะแนน ส่วน IIT ได้ 88.20 คะแนน") == [("iit", 88.2, 2568)]
    assert prose_codes("คะแนน IIT ระดับประเทศ ได้ 88.20 คะแนน") == []


@pytest.mark.parametrize(
    ("behind", "year"),
    [
        ("ปี 2566", 2566),
        ("ตามผลการประเมิน ปี 2566", 2566),
        ("ในปี 2566 EIT ได้ 74.06 คะแนน", 2566),
        ("EIT ปี 2566 ได้ 74.06 คะแนน", 2568),  # that is the year of the other label
        ("ตัวชี้วัดที่ 10 ปี 2566 ได้ 74.06 คะแนน", 2568),
    ],
)
def test_year_behind_a_score_is_its_own_up_to_the_next_label(behind: str, year: int) -> None:
    assert prose_codes(f"IIT ได้ 94.07 คะแนน {behind}")[0] == ("iit", 94.07, year)


def test_context_is_all_that_its_sentence_says_before_a_score() -> None:
    assert [seen.context for seen in read_prose("IIT ได้92.75 คะแนน")] == ["IIT ได้"]
    assert [seen.context for seen in read_prose("แบบวัด IIT 85.00 คะแนน EIT ได้92.75 คะแนน")] == [
        "แบบวัด IIT",
        "คะแนน EIT ได้",
    ]
    assert [seen.context for seen in read_prose("ตามแผน ทั้งนี้ EIT ได้ 92.75 คะแนน")] == ["EIT ได้"]


@pytest.mark.parametrize("rating", ["ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน"])
@pytest.mark.parametrize("gap", range(84, 101))
def test_rating_far_behind_a_score_is_whole_or_none(rating: str, gap: int) -> None:
    (seen,) = read_prose(f"ผลการประเมิน ได้ 91.20 คะแนน{' ' * gap}ระดับ {rating} ในปีนี้")
    assert seen.level in (rating, None)
    assert gap > 92 or seen.level == rating
    assert gap < 98 or seen.level is None


@pytest.mark.parametrize(("gap", "codes"), [(55, ["ita"]), (56, [])])
def test_word_for_a_score_is_near_it(gap: int, codes: list[str]) -> None:
    assert [seen.code for seen in read_prose(f"หน่วยงานมีคะแนน{' ' * gap}92.75 อยู่ในระดับ A")] == codes


def test_old_value_behind_a_score_keeps_its_year() -> None:
    assert prose_codes("IIT ได้ 88.80 คะแนน เพิ่มขึ้นจาก 80.10 คะแนน ในปี 2566")[0] == ("iit", 88.8, 2568)
    assert prose_codes("IIT ได้ 88.80 คะแนน ในปี 2567 เพิ่มขึ้นจาก 80.10 คะแนน ในปี 2566")[0] == ("iit", 88.8, 2567)


def test_mean_behind_another_number_is_that_of_the_name_before_it() -> None:
    answered = "EIT มีผู้ตอบร้อยละ 72.00"
    assert scores_of(read_prose(f"{answered} และได้คะแนนเฉลี่ย 86.86 คะแนน")) == [("eit", 86.86)]
    assert scores_of(read_prose(f"{answered} และภาพรวมได้คะแนน 86.86 คะแนน")) == [("ita", 86.86)]
    assert scores_of(read_prose(answered, "คะแนนเฉลี่ย 86.86 คะแนน")) == [("ita", 86.86)]

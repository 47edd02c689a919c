"""Printed headings and labels -> fields."""

from __future__ import annotations

import pytest

from prongsai.normalizers.vocabulary import Wording, build_vocabulary, load_vocabulary
from prongsai.parsers.headers import build_wordings, heading_key, measure_wordings, pick_heading, pick_label
from prongsai.parsers.measures.labels import read_label, read_title
from prongsai.pipeline.errors import ReferenceDataError


def field_of(text: str) -> str | None:
    heading = pick_heading(text)
    return heading.field if heading else None


def test_every_wording_stands_for_its_own_field() -> None:
    for wording in measure_wordings():
        if wording.match in ("whole", "weak"):
            assert field_of(wording.key) == wording.field


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("ระยะเวลา การ ดำเนินการ", "period"),
        ("ผู้รับผิด\nชอบ", "responsible"),
        ("ผูรับผิดชอบ", "responsible"),
        ("ข\u0e31\u0e49นตอนหร\u0e37อว\u0e34ธ\u0e35การ", "steps"),
        ("ผลการด\u0e4d\u0e32เนินการ", "results"),
        ("ผลล\u0e31พธ/ความส\u0e33เร\u0e47จ", "outcomes"),
        ("หน่วยงานผู้รับผิดชอบหลัก", "responsible"),
        ("กำกับติดตามรายงานความก้าวหน้าและสรุปผล ณ สิ้นปี", "monitoring"),
        ("สรุปผลและการติดตาม", "results"),
        ("รายการมาตรการที่จะดำเนินการต่อไป", "measure"),
        ("คะแนนเฉลี่ย", "score"),
    ],
)
def test_heading_with_blanks_faults_and_additions(text: str, field: str) -> None:
    assert field_of(text) == field


@pytest.mark.parametrize("text", ["", "12", "กองคลัง", "สีของป้าย", "ก" * 200])
def test_other_text_is_no_heading(text: str) -> None:
    assert pick_heading(text) is None


def test_telling_word_is_no_label_in_prose() -> None:
    assert pick_heading("หน่วยงานควรติดตามเรื่องนี้") is not None
    assert pick_label("หน่วยงานควรติดตามเรื่องนี้") is None


def test_key_keeps_vowels_and_marks() -> None:
    assert heading_key("ผู้ รับ-ผิด/ชอบ.") == "ผู้รับผิดชอบ"


def heading_row(wording: str, field: str = "steps", match: str = "whole", otherwise: str = "") -> dict[str, str]:
    return {
        "wording": wording, "means": field, "match": match, "otherwise": otherwise, "reason": "",
        "source": "test", "example": wording, "counter_example": "-",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([heading_row("สี", "colour")], "'colour'"),
        ([heading_row("สี", match="sometimes")], "'sometimes'"),
        ([heading_row("สี", otherwise="colour")], "'colour'"),
        ([heading_row("วิธี"), heading_row("วิธี.", "results", "weak")], "twice"),
    ],
    ids=["field", "match", "otherwise", "one-wording-but-for-punctuation"],
)
def test_contradictory_table_of_headings_is_refused(rows: list[dict[str, str]], message: str) -> None:
    with pytest.raises(ReferenceDataError, match=message):
        build_wordings(build_vocabulary("t", rows, ("match", "otherwise", "reason")))


WHOLE = load_vocabulary("measure_headings", "match", "otherwise", "reason").wordings
PARTS = load_vocabulary("measure_heading_parts", "match", "otherwise", "reason").wordings


@pytest.mark.parametrize("wording", [*WHOLE, *PARTS], ids=lambda one: f"{one.means}-{one.text}")
def test_heading_means_its_field_in_the_example_and_another_in_the_counter_example(wording: Wording) -> None:
    """Examples are rows of headings, the cells parted by a stroke."""
    strengths = {"whole": {100.0}, "weak": {70.0}, "part": {60.0}, "last": {40.0}}[wording.more["match"]]
    cells = [pick_heading(cell) for cell in wording.example.split(" | ")]
    assert any(cell and (cell.field, {cell.strength}) == (wording.means, strengths) for cell in cells)
    counter = pick_heading(wording.counter_example)
    assert counter is None or counter.field != wording.means


@pytest.mark.parametrize(
    ("text", "strength"),
    [("ผู้รับผิดชอบ", 100.0), ("หน่วยงาน", 70.0), ("ส่วนผู้รับผิดชอบของมาตรการ", 60.0), ("โครงการที่เสนอ", 40.0)],
)
def test_strength_says_how_sure_a_heading_is(text: str, strength: float) -> None:
    heading = pick_heading(text)
    assert heading is not None
    assert heading.strength == strength


@pytest.mark.parametrize(
    ("text", "is_known"), [("ผู้รับผดชอบ", True), ("ผู้รับมอบงาน", False), ("ขั้นตน", True), ("ข้น", False)]
)
def test_letters_that_may_be_misread(text: str, is_known: bool) -> None:
    found = pick_heading(text)
    assert (found is not None and found.strength > 60) is is_known


@pytest.mark.parametrize(
    ("text", "field", "rest"),
    [
        ("๒) การกำหนดผู้รับผิดชอบ", "responsible", ""),
        ("ผู้รับผิดชอบ : กองคลัง", "responsible", "กองคลัง"),
        ("- ระยะเวลา: ตลอดปี", "period", "ตลอดปี"),
        ("ผู้รับผิดชอบ กองคลัง", "responsible", "กองคลัง"),
        ("ระยะเวลา ต.ค. ๖๗ - ก.ย. ๖๘", "period", "ต.ค. ๖๗ - ก.ย. ๖๘"),
        ("ขั้นตอนหรือวิธีการปฏิบัติ", "steps", ""),
        ("งบประมาณ : ๕,๐๐๐ บาท", "budget", "๕,๐๐๐ บาท"),
    ],
)
def test_label_with_what_follows(text: str, field: str, rest: str) -> None:
    label = read_label(text)
    assert label is not None
    assert (label.heading.field, label.rest) == (field, rest)


@pytest.mark.parametrize(
    "text",
    [
        "๒) การบริหารงาน ได้แก่ แผนดำเนินงาน",
        "หน่วยงาน แผนและความก้าวหน้าในการดำเนินงาน",
        "ระยะเวลา ในการให้บริการควรกระชับ",
        "งบประมาณ",
        "เวลา ๐๙:๐๐ น.",
        "ลำดับ",
    ],
)
def test_sentence_is_no_label(text: str) -> None:
    assert read_label(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("มาตรการที่ ๑ : จัดอบรม", (1, "จัดอบรม")),
        ("กิจกรรมที่ 12 จัดทำสื่อ", (12, "จัดทำสื่อ")),
        ("มาตรการ (๓) จัดทำสื่อ", (3, "จัดทำสื่อ")),
        ("มาตรการป้องกันการทุจริต", None),
        ("มาตรการปี ๒๕๖๖", None),
        ("มาตรการ ๒๕๖๖", None),
    ],
)
def test_title_of_a_measure(text: str, expected: tuple[int, str] | None) -> None:
    assert read_title(text) == expected


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("แนวทางยกระดับคะแนน", "measure"),
        ("คะแนนที่ได้ของแนวทาง", "score"),
        ("ผลการปฎิบัติ", "results"),
        ("รายละเอียดการปฏิบัติ", "steps"),
        ("ปีงบประมาณที่ดำเนินการ", "period"),
    ],
)
def test_word_that_stands_first_says_what_a_heading_is_about(text: str, field: str) -> None:
    heading = pick_heading(text)
    assert heading is not None and heading.field == field

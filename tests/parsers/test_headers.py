"""Printed headings and labels -> fields."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    "rows",
    [
        [{"field": "colour", "match": "whole", "wording": "สี", "otherwise": ""}],
        [{"field": "steps", "match": "sometimes", "wording": "สี", "otherwise": ""}],
        [
            {"field": "steps", "match": "whole", "wording": "วิธี", "otherwise": ""},
            {"field": "results", "match": "weak", "wording": "วิ ธี", "otherwise": ""},
        ],
    ],
)
def test_contradictory_layout_table_is_refused(rows: list[dict[str, str]]) -> None:
    with pytest.raises(ReferenceDataError):
        build_wordings(rows)


@pytest.mark.parametrize(
    ("text", "field", "rest"),
    [
        ("๒) การกำหนดผู้รับผิดชอบ", "responsible", ""),
        ("ผู้รับผิดชอบ : กองคลัง", "responsible", "กองคลัง"),
        ("- ระยะเวลา: ตลอดปี", "period", "ตลอดปี"),
        ("ผู้รับผิดชอบ กองคลัง", "responsible", "กองคลัง"),
        ("ระยะเวลา ต.ค. ๖๗ - ก.ย. ๖๘", "period", "ต.ค. ๖๗ - ก.ย. ๖๘"),
        ("ขั้นตอนหรือวิธีการปฏิบัติ", "steps", ""),
        ("งบประมาณ : ๕,๐๐๐ บาท", "ignored", "๕,๐๐๐ บาท"),
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

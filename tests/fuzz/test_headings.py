"""Headings of measures: one of the fields, with a strength on its scale, whatever is printed."""

from __future__ import annotations

from typing import get_args

from prongsai.parsers.headers import MeasureField, heading_key, pick_heading, pick_label
from prongsai.parsers.measures.labels import read_label, read_title, split_labels
from tests.fuzz.claims import digits_of, is_inside, without_blanks
from tests.fuzz.strategies import texts
from tests.fuzz.target import fuzz

HEADING_WORDS = (
    "มาตรการ", "กิจกรรม", "ขั้นตอน", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ", "ผลลัพธ์",
    "การกำกับติดตาม", "ที่", "ลำดับ", "ประเด็น", "คะแนน", "ดำเนินการแล้ว", "หมายเหตุ", ":", "\n", " ", "/", "๑.",
)  # fmt: skip


@fuzz(texts(*HEADING_WORDS, max_pieces=6))
def test_heading_is_a_known_field_with_a_strength_on_its_scale(text):
    key = heading_key(text)
    assert heading_key(key) == key
    for heading in (pick_heading(text), pick_label(text)):
        if heading is not None:
            assert heading.field in get_args(MeasureField)
            assert 0 < heading.strength <= 100


@fuzz(texts(*HEADING_WORDS))
def test_label_and_title_keep_what_stands_behind_them(text):
    label = read_label(text)
    if label is not None:
        assert is_inside(label.rest, text)
        assert label.number is None or is_inside(str(label.number), digits_of(text))
    title = read_title(text)
    if title is not None:
        assert text.strip().endswith(title[1])
        assert is_inside(str(title[0]), digits_of(text))
    assert without_blanks("".join(split_labels(text))) == without_blanks(text)

"""Codes of questions, indicators and instruments: only codes of the frame, and none whose digits are not printed."""

from __future__ import annotations

import math
import re

from hypothesis import strategies as st

from prongsai.normalizers.values.code_columns import resolve_code_column
from prongsai.normalizers.values.codes import KnownCode, read_question_code, squeeze_code
from prongsai.normalizers.values.indicators import read_indicator, read_indicator_column, title_likeness
from prongsai.normalizers.values.instruments import find_instruments, read_instrument
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.frame.lookup import FrameCodes
from tests.fuzz.claims import digits_of, is_inside
from tests.fuzz.strategies import numbers, texts
from tests.fuzz.target import fuzz

CODE_WORDS = (
    "i", "I", "l", "1", "0", "o", "O", "e", "E", "ข้อ", "ข้อคำถาม", "รหัส", ".", "i1", "O22", "1๘", "0๒๘", "ไ", "q", "ø",
)  # fmt: skip
INDICATOR_WORDS = (
    "ตัวชี้วัดที่", "ตัวชี้วัด", "ดัชนี", "การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การเปิดเผยข้อมูล", "ผลรวม",
    "การป้องกันการทุจริต", "คุณภาพการดำเนินงาน", "๑๐", "๑", "4",
)  # fmt: skip
INSTRUMENT_WORDS = (
    "IIT", "EIT", "OIT", "I I T", "l1T", "0IT", "ผู้มีส่วนได้ส่วนเสียภายใน", "ผู้มีส่วนได้เสียภายนอก",
    "แบบตรวจการเปิดเผยข้อมูล", "แบบวัดการรับรู้", "(", ")", "Internal Integrity", "Open  Data Integrity",
    "1,017,250",
)  # fmt: skip
QUESTION_CODE = re.compile("[ieo][1-9][0-9]?")
INSTRUMENTS = ("IIT", "EIT", "OIT")
FRAME = FrameCodes(load_frame())

hints = st.sampled_from([None, *INSTRUMENTS])
code_texts = st.one_of(numbers(), texts(*CODE_WORDS, max_pieces=4))
known_codes = st.sampled_from(
    [
        [],
        [KnownCode(f"i{n}", "") for n in range(1, 16)],
        [KnownCode(f"o{n}", f"หน่วยงานของท่านเปิดเผยข้อมูลเรื่องที่ {n}") for n in range(1, 29)],
        [KnownCode(f"{letter}{n}", "คำถาม" * n) for letter in "ieo" for n in range(1, 10)],
    ]
)


@fuzz(code_texts, hints)
def test_question_code_has_the_digits_that_are_printed(text, hint):
    assert squeeze_code(squeeze_code(text)) == squeeze_code(text)
    reading = read_question_code(text, hint, 48)
    if reading is None:
        return
    assert QUESTION_CODE.fullmatch(reading.code)
    assert int(reading.code[1:]) <= 48
    assert 0 < reading.confidence <= 1
    assert is_inside(reading.code[1:], digits_of(text))


@fuzz(
    st.lists(st.tuples(code_texts, texts("หน่วยงาน", "เปิดเผยข้อมูล", "คำถาม", max_pieces=4)), max_size=8),
    known_codes,
    hints,
)
def test_column_of_codes_gives_one_sane_reading_per_row(rows, known, hint):
    readings = resolve_code_column([code for code, _ in rows], [text for _, text in rows], known, hint)
    assert len(readings) == len(rows)
    for reading in readings:
        assert not math.isnan(reading.confidence)
        assert 0 <= reading.confidence <= 1
        assert reading.code is None or not known or reading.code in {entry.code for entry in known}


@fuzz(texts(*INDICATOR_WORDS, max_pieces=3), texts(*INDICATOR_WORDS, max_pieces=5), st.sampled_from([None, 2561, 2566]))
def test_indicator_is_one_of_ten_and_printed_by_number_or_name(number, title, year):
    known = FRAME.indicators(year)
    reading = read_indicator(number, title, known)
    likeness = title_likeness(title, known)
    assert all(0 <= value <= 1 for value in likeness.values())
    if reading is None:
        return
    assert year != 2561
    assert 1 <= reading.number <= 10
    assert 0 < reading.confidence <= 1
    is_named = any(title_likeness(title[at:], known)[reading.number] >= 0.5 for at in range(len(title)))
    assert is_inside(str(reading.number), digits_of(number)) or is_named


@fuzz(st.lists(st.tuples(texts(*INDICATOR_WORDS, max_pieces=2), texts(*INDICATOR_WORDS, max_pieces=3)), max_size=11))
def test_column_of_indicators_gives_one_reading_per_row(rows):
    readings = read_indicator_column(
        [number for number, _ in rows], [title for _, title in rows], FRAME.indicators(2568)
    )
    assert len(readings) == len(rows)
    assert all(reading is None or 1 <= reading.number <= 10 for reading in readings)


@fuzz(texts(*INSTRUMENT_WORDS))
def test_instruments_are_the_three_and_each_once(text):
    found = find_instruments(text)
    assert set(found) <= set(INSTRUMENTS)
    assert len(set(found)) == len(found)
    assert read_instrument(text) == (found[0] if len(found) == 1 else None)

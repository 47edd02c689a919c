"""Dates, periods and years: no day that is not printed, none that the calendar lacks, and ends behind starts."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from prongsai.normalizers.values.dates import find_dates, find_fiscal_years, year_to_be
from prongsai.normalizers.values.periods import read_period
from prongsai.normalizers.values.report_years import is_report_year
from prongsai.parsers.number_places import NumberPlace
from prongsai.parsers.years import (
    find_years,
    is_compared,
    pick_assessed_year,
    pick_document_year,
    pick_only_year,
    pick_year_of_score,
)
from tests.fuzz.claims import assert_span, digits_of, is_inside
from tests.fuzz.strategies import texts
from tests.fuzz.target import fuzz

TIME_WORDS = (
    "มกราคม", "ก.พ.", "มี.ค.", "เม.ย.", "พฤษภาคม", "มิ.ย.", "กรกฏาคม", "ส.ค.", "กันยายน", "ต.ค.", "พ.ย.",
    "ธันวาคม", "วันที่", "เดือน", "พ.ศ.", "ค.ศ.", "ปี", "ปีงบประมาณ", "ประจำปี", "ไตรมาสที่", "ไตรมาส", "6 เดือนแรก",
    "ครึ่งปีหลัง", "ตลอดปี", "ภายใน", "ถึง", "-", "–", "/", "เป็นต้นไป", "รอบ 12 เดือน", "ปีปฏิทิน", "ทุก 6 เดือน",
    "๒๕๖๖", "66", "2023", "๓๑", "30", "29", "1", "๐", "99",
)  # fmt: skip
YEAR_WORDS = (
    "ผลการประเมิน", "มาตรการ", "คะแนน", "ปีงบประมาณ พ.ศ.", "ปี", "จากปี", "เพิ่มขึ้น", "2566", "๒๕๖๗", "2568", "66",
    "พ.ศ.", " ", "ITA",
)  # fmt: skip
NOTES = {"date-invalid", "period-reversed", "several-periods", "year-assumed", "month-misread", "period-unreadable"}

fiscal_years = st.one_of(st.none(), st.integers(2550, 2600).filter(is_report_year))


@fuzz(texts(*TIME_WORDS))
def test_date_stands_in_the_text_at_its_span(text):
    for found in find_dates(text):
        assert_span(*found.span, text)
        assert found.raw == text[slice(*found.span)]
        if found.value is not None:
            assert is_inside(str(found.value.day), digits_of(found.raw))


@fuzz(texts(*TIME_WORDS, max_pieces=8), fiscal_years)
def test_period_ends_after_it_starts_and_comes_from_digits_or_the_year(text, fiscal_year):
    period = read_period(text, fiscal_year)
    assert set(period.notes) <= NOTES
    if period.start is not None and period.end is not None:
        assert period.start <= period.end
    days = [day for day in (period.start, period.end) if day is not None]
    assert all(isinstance(day, date) for day in days)
    if days and fiscal_year is None:
        assert len(digits_of(text)) >= 2, "a year was made up"
    if "year-assumed" in period.notes:
        assert fiscal_year is not None


@fuzz(texts(*TIME_WORDS))
def test_fiscal_year_stands_in_the_text_at_its_span(text):
    for year, kind, span in find_fiscal_years(text):
        assert_span(*span, text)
        assert kind in ("fiscal", "annual", "plain")
        assert year == year_to_be(digits_of(text[slice(*span)])[-4:])


@fuzz(texts(*YEAR_WORDS))
def test_year_stands_in_the_text_at_its_span(text):
    mentions = find_years(text)
    for mention in mentions:
        assert_span(mention.start, mention.end, text)
        assert is_report_year(mention.year)
        assert is_compared(text, mention) in (True, False)
    assert [mention.start for mention in mentions] == sorted(mention.start for mention in mentions)


@fuzz(texts(*YEAR_WORDS), st.integers(0, 60), st.integers(0, 8))
def test_picked_year_is_one_of_the_years_named(text, start, length):
    years = find_years(text)
    named = {mention.year for mention in find_years(text, is_heading=True)} | {None}
    end = start + length
    assert pick_only_year(text) in named
    assert pick_document_year([text], []) in named
    assert pick_document_year([], [text]) in named
    assert pick_assessed_year([text]) in named
    picked = pick_year_of_score(NumberPlace(text, start, end, 0, len(text)), years)
    assert picked is None or picked in years

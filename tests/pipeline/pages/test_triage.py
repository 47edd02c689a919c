"""Long scans in another language are given up after some pages, and nothing that might be a Thai report is."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw, ImageFont

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.media_types import PDF
from prongsai.pipeline.model import Document, Page, Result
from prongsai.pipeline.pages.memory import FORGETFUL, UNWATCHED, Beside
from prongsai.pipeline.pages.triage import FEWEST_PAGES, STRIDE, Triage, judge_language, look_at_scans
from prongsai.pipeline.store.prints import take_prints
from tests.page_makers import make_page, make_word
from tests.reading import reader

FOREIGN = "Le conseil municipal adopte le budget " * 7
THAI = "รายงานการประเมินผลของเทศบาล"


def page_of(text: str, confidence: float = 1.0, number: int = 1) -> Page:
    words = [make_word(word, 50.0 + 40 * at, 100.0) for at, word in enumerate(text.split())]
    return make_page([replace(one, confidence=confidence) for one in words], number=number)


def reads(text_at: Callable[[int], str], asked: list[int]) -> Callable[[int], Result[Page]]:
    def read(index: int) -> Result[Page]:
        asked.append(index)
        return Result([page_of(text_at(index), number=index + 1)])

    return read


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FOREIGN, "foreign"),
        (FOREIGN + "ก ข", "foreign"),
        (FOREIGN + THAI, "thai"),
        (THAI, "thai"),
        ("IIT 92.75", "thai"),
        (FOREIGN + " ITA 2024", "thai"),
        (FOREIGN + " Integrity and Transparency Assessment", "thai"),
        ("Annex 3", "unclear"),
        ("92.75 88.20 85.32", "unclear"),
        ("", "unclear"),
    ],
)
def test_language_of_a_page(text: str, language: str) -> None:
    assert judge_language([page_of(text)]) == language


def test_page_that_was_read_badly_is_no_evidence() -> None:
    assert judge_language([page_of(FOREIGN, confidence=0.6)]) == "unclear"


def test_long_scan_in_another_language_is_left_after_some_pages() -> None:
    asked: list[int] = []
    triage = look_at_scans(range(100), reads(lambda index: FOREIGN, asked))
    assert asked == sorted(triage.read) == [0, 1, *range(STRIDE, 100, STRIDE)]
    assert triage.left == frozenset(range(100)) - set(asked) and len(triage.left) == 87
    ((first,), (finding,)) = (triage.leave(2).rows, triage.leave(2).findings)
    assert (first.number, first.is_readable, first.words) == (3, False, ())
    assert (finding.code, finding.severity, finding.page) == ("scan-foreign", "warning", 3)
    assert "87 scanned pages" in finding.message and "(1, 2, 10, 19" in finding.message
    assert triage.leave(3).findings == []


@pytest.mark.parametrize("thai_at", [0, 1, 18, 99])
def test_one_thai_page_among_those_looked_at_ends_the_looking(thai_at: int) -> None:
    asked: list[int] = []
    triage = look_at_scans(range(100), reads(lambda index: THAI if index == thai_at else FOREIGN, asked))
    assert triage.left == frozenset() and asked[-1] == thai_at


@pytest.mark.parametrize("parity", [0, 1])
def test_book_with_thai_on_every_second_page_is_read_whole(parity: int) -> None:
    triage = look_at_scans(range(60), reads(lambda index: THAI if index % 2 == parity else FOREIGN, []))
    assert triage.left == frozenset()


def test_pages_that_show_little_are_no_reason_to_leave_the_others() -> None:
    few = look_at_scans(range(100), reads(lambda index: FOREIGN if index in (0, 1) else "", []))
    half = look_at_scans(range(100), reads(lambda index: FOREIGN if index < 40 else "", []))
    assert few.left == half.left == frozenset()


def test_short_scan_is_read_whole_without_looking() -> None:
    asked: list[int] = []
    assert look_at_scans(range(FEWEST_PAGES - 1), reads(lambda index: FOREIGN, asked)) == Triage()
    assert asked == []


def scanned_book(pages: int) -> bytes:
    """A PDF whose pages are all one picture of four lines of English."""
    picture = Image.new("L", (1240, 500), 255)
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(32)
    for line in range(4):
        text = "The committee recommends that each office publish its plan and results"
        draw.text((60, 80 + 70 * line), text, 0, font)
    buffer = io.BytesIO()
    picture.save(buffer, "PDF", save_all=True, append_images=[picture] * (pages - 1), resolution=150)
    return buffer.getvalue()


def test_foreign_book_is_partial_and_says_what_was_not_read() -> None:
    data = scanned_book(FEWEST_PAGES)
    rows = reader("own")(Document("0" * 64, ("book.pdf",), PDF), data, "book.pdf", Beside(FORGETFUL, UNWATCHED, False))
    document = rows.document
    assert (document["status"], document["pages"], document["pages_scanned"], document["pages_unread"]) == (
        "partial",
        20,
        5,
        15,
    )
    assert [row["page"] for row in rows.findings if row["code"] == "scan-foreign"] == [3]


def test_option_to_read_every_scan_makes_other_results() -> None:
    usual, thorough = (take_prints(Settings(workers=1, every_scan=every), reader) for every in (False, True))
    assert usual.pages != thorough.pages and usual.rows != thorough.rows
    assert usual.pictures == thorough.pictures, "a page is read alike, and is not read twice"

"""Letters that PDFium leaves out, put back by the second reader."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

from prongsai.pipeline.model import Char, Page
from prongsai.pipeline.pages.layer.dropped import restore_dropped
from prongsai.pipeline.pages.layer.opening import open_pdf
from prongsai.pipeline.pages.layer.page import PageLook, look_at_page
from prongsai.pipeline.pages.layer.second_reader import SecondPage, read_pages_again
from prongsai.pipeline.pages.pdf import judge_document, read_one_page
from prongsai.pipeline.pages.pictures import PictureReader
from prongsai.pipeline.pages.scan.engines import Engines
from prongsai.pipeline.paper.words import line_to_text, words_to_lines
from tests.kinds.drawn import Sheet, sheets_to_pdf


def read_whole(data: bytes) -> Page:
    with closing(judge_document(data)) as judged:
        return read_one_page(judged, 0, PictureReader(Engines)).rows[0]


def lines_of(page: Page) -> list[str]:
    return [line_to_text(line).strip() for line in words_to_lines(page.words)]


def sheet_with_digits() -> bytes:
    """A score that is written digit by digit, beside words; the font is not in the file."""
    sheet = Sheet()
    sheet.text(50, 100, "คะแนน")
    for number, digit in enumerate("๙๒.๗๕"):
        sheet.text(150 + 6 * number, 100, digit)
    sheet.text(50, 130, "เป็นคะแนน")
    return sheets_to_pdf(sheet)


def look(data: bytes) -> PageLook:
    return look_at_page(open_pdf(data), 0)


def test_a_number_that_is_written_digit_by_digit_keeps_its_digits() -> None:
    data = sheet_with_digits()
    assert len(look(data).dropped) > 0
    assert lines_of(read_whole(data)) == ["คะแนน ๙๒.๗๕", "เป็นคะแนน"]


def test_a_page_that_the_second_reader_cannot_read_is_told() -> None:
    seen = look(sheet_with_digits())
    whole = restore_dropped(seen, 3, None)
    assert whole.rows == seen.chars
    (finding,) = whole.findings
    assert (finding.severity, finding.code, finding.page) == ("warning", "text-layer-unusable", 3)
    assert finding.message.startswith(f"page 3: {len(seen.dropped)} letters")


def test_a_letter_without_a_character_is_told() -> None:
    seen = look(sheet_with_digits())
    (again,) = read_pages_again(sheet_with_digits(), [1]).rows
    blind = SecondPage(1, tuple(char._replace(text="(cid:7)") for char in again.chars), ())
    whole = restore_dropped(seen, 1, blind)
    assert whole.rows == seen.chars
    assert [finding.code for finding in whole.findings] == ["text-layer-unusable"]


def test_what_is_printed_twice_to_look_bold_is_read_once() -> None:
    seen = look(sheet_with_digits())
    (again,) = read_pages_again(sheet_with_digits(), [1]).rows
    once = restore_dropped(seen, 1, again).rows
    shifted = [Char(*char)._replace(x0=char.x0 + 0.5) for char in once]
    assert restore_dropped(replace(seen, chars=shifted), 1, again).rows == shifted

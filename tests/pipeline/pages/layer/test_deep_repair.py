"""Fonts with wrong maps are read from the outlines of their glyphs, on real PDFs broken on purpose."""

from __future__ import annotations

from contextlib import closing
from functools import lru_cache
from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

from prongsai.pipeline.model import Char
from prongsai.pipeline.pages.glyphs.codes import (
    CodesUnavailable,
    add_lost_glyphs,
    match_codes,
    reveal_codes,
    text_to_code,
)
from prongsai.pipeline.pages.glyphs.maps import FileStructure, program_of, read_code_tables
from prongsai.pipeline.pages.layer.glyph_stream import read_chars
from prongsai.pipeline.pages.layer.opening import open_pdf
from prongsai.pipeline.pages.layer.page import look_to_page
from prongsai.pipeline.pages.pdf import judge_document, read_glyph_texts
from prongsai.pipeline.paper.words import line_to_text, words_to_lines
from tests.corpus.garble import garble
from tests.paths import CORPUS

FILES = CORPUS / "held_out"
REPORTS = ("h03-analysis-eit-oit.pdf", "h14-measures-single.pdf", "h22-memo-arabic.pdf")
"""Waree, Kinnari and Noto Serif Thai with Liberation Serif; the first and the last are not in the training."""
CHROMIUM = FILES / "h05-analysis-two-years.pdf"


def read(data: bytes) -> list[str | None]:
    """The text of each page as a run reads it, blanks aside; None for a page that goes to the image reader."""
    pages: list[str | None] = []
    with closing(judge_document(data)) as judged:
        for number, verdict in enumerate(judged.layer.pages, start=1):
            look = judged.look(number - 1)
            reading = read_glyph_texts(judged, number, look)
            lines = words_to_lines(look_to_page(look, number, reading.chars).words)
            text = "".join("".join(map(line_to_text, lines)).split())
            pages.append(text if verdict.is_usable and not reading.undecided else None)
    return pages


@lru_cache
def truth(path: Path) -> list[str | None]:
    return read(path.read_bytes())


def digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


@pytest.mark.parametrize(
    "fault", ["libreoffice", "collided-tounicode", "unmapped-marks", "unmapped-digits", "nonsense-font", "no-tounicode"]
)
@pytest.mark.parametrize("name", REPORTS)
def test_broken_map_is_read_or_given_up_and_no_digit_is_wrong(name: str, fault: str) -> None:
    path = FILES / name
    pages = list(zip(truth(path), read(garble(path, fault).data), strict=True))
    decided = [(true, seen) for true, seen in pages if true is not None and seen is not None]
    assert [digits(seen) for _, seen in decided] == [digits(true) for true, _ in decided]
    errors = sum(Levenshtein.distance(true, seen) for true, seen in decided)
    assert errors <= 0.003 * sum(len(true) for true, _ in decided)
    if fault in ("libreoffice", "collided-tounicode", "unmapped-marks"):
        assert len(decided) == len(pages)


def test_codes_are_revealed_in_place() -> None:
    data = CHROMIUM.read_bytes()
    document, copy = open_pdf(data), open_pdf(reveal_codes(data))
    assert len(copy) == len(document)
    chars, revealed = read_chars(document[0]), read_chars(copy[0])
    codes = match_codes(chars, revealed)
    drawn = [code for char, code in zip(chars, codes, strict=True) if not char.is_generated]
    assert sum(code is not None for code in drawn) > 0.5 * len(drawn)  # what ActualText says has no code


def test_file_without_structure_keeps_its_codes() -> None:
    with pytest.raises(CodesUnavailable):
        reveal_codes(b"%PDF-1.4\nnothing here\n%%EOF")
    with pytest.raises(CodesUnavailable):
        reveal_codes(b"%PDF-1.4\nnothing here\nstartxref\n7\n%%EOF")


def test_only_ideographs_are_codes() -> None:
    assert text_to_code("\u3400") == 0
    assert text_to_code("A") is None
    assert text_to_code("") is None


def char(text: str, x0: float, font: str = "F#1") -> Char:
    return Char(text, text, x0, 0.0, x0 + 5, 12.0, 10.0, 12.0, font)


def test_glyph_dropped_by_the_reader_comes_back_without_text() -> None:
    copy = [char("\u3432", 0), char("\u3420", 5), char("\u3420", 10), char("\u3433", 15)]
    restored = add_lost_glyphs([char("2", 0), char(" ", 5), char("3", 15)], copy, {"F#1"})
    assert [(c.text, c.raw, c.x0) for c in restored] == [("2", "2", 0), (" ", " ", 5), ("", "", 10), ("3", "3", 15)]
    assert match_codes(restored, copy) == [0x32, 0x20, 0x20, 0x33]


def test_glyph_of_a_sound_font_is_not_brought_back() -> None:
    copy = [char("\u3432", 0), char("\u3420", 5)]
    assert add_lost_glyphs([char("2", 0)], copy, {"G#2"}) == [char("2", 0)]


def test_second_character_of_a_glyph_has_no_code_of_its_own() -> None:
    assert match_codes([char("\u200b", 0), char("\u0e40", 0)], [char("\u3405", 0)]) == [5, -1]


def test_tables_leave_out_what_the_garble_took() -> None:
    path = FILES / REPORTS[2]
    tables = read_code_tables(FileStructure(garble(path, "unmapped-digits").data))
    assert tables
    assert not any(c.isdigit() for table in tables.values() for c in table.characters)
    assert read_code_tables(FileStructure(b"no PDF at all")) == {}


def test_programs_are_told_apart_by_kind_of_font() -> None:
    assert program_of("ABCDEE+TH Sarabun#1f/2") == "+1f"
    assert program_of("TH Sarabun#1f") == "1f"

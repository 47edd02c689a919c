"""ToUnicode tables and what font dictionaries say of codes."""

from __future__ import annotations

import io
import struct
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT, PSException

from prongsai.pipeline.pages.glyphs.maps import CodeTable, program_of, read_to_unicode, used_codes


def table(body: str) -> PDFStream:
    return PDFStream({}, f"begincmap\n{body}\nendcmap".encode("ascii"))


@pytest.mark.parametrize(
    ("body", "entries"),
    [
        ("2 beginbfchar <01> <0E01> <02> <0E4D0E32> endbfchar", {1: "\u0e01", 2: "\u0e4d\u0e32"}),
        ("1 beginbfrange <0003> <0005> <0E01> endbfrange", {3: "\u0e01", 4: "\u0e02", 5: "\u0e03"}),
        ("1 beginbfrange <03> <04> [<0E40> <0E25>] endbfrange", {3: "\u0e40", 4: "\u0e25"}),
        ("1 beginbfchar <01> <> endbfchar", {}),
        ("", {}),
    ],
    ids=["characters", "range", "list", "no-text", "empty"],
)
def test_table_gives_a_text_for_each_code(body: str, entries: dict[int, str]) -> None:
    assert read_to_unicode(table(body)) == entries


@pytest.mark.parametrize(
    "damage",
    [
        "1 beginbfrange <00000000> <ffffffff> <0041> endbfrange",
        "1 beginbfrange <0007> <0009> 65 endbfrange",
        "1 beginbfrange <0007> <0009> <ffffffff> endbfrange",
    ],
    ids=["four-thousand-million-codes", "target-is-a-number", "target-overflows"],
)
def test_damaged_table_gives_what_stands_before_the_damage(damage: str) -> None:
    entries = read_to_unicode(table(f"1 beginbfchar <01> <0E01> endbfchar {damage}"))
    assert entries[1] in ("\u0e01", "B")  # the range of a hostile table runs over code 1 before it is stopped
    assert max(entries) <= 0xFFFF


PIECES = (
    *("2 beginbfchar <01> <0E01> <02> <0E4D0E32> endbfchar", "beginbfrange <03> <05> <0E40> endbfrange", "begincmap"),
    *("beginbfrange <06> <07> [<0E25> <0E26>] endbfrange", "beginbfrange <08> <0009> <0E25> endbfrange", "endcmap"),
    *("/CIDSystemInfo << /Registry (Adobe) /Supplement 0 >> def", "/CMapName /Adobe-Identity-UCS def", "12 dict begin"),
    *(
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        "[1 def]",
        "<<",
        "]",
        "(a(b))",
        "<414>",
        "def",
        "usecmap",
    ),
    *("begincidrange <01> <02> 3 endcidrange", "beginbfrange <01> <02> 3 endbfrange", "<0a> <0E02>", "% x\n"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("\n".join))
@example("[1 def] beginbfchar <01> <0E01> endbfchar")
@example("/A << /B [1 2] >> def beginbfchar <01> <0E01> endbfchar")
def test_table_reads_as_pdfminer_reads_it(body: str) -> None:
    stream = PDFStream({}, body.encode("ascii"))
    by_pdfminer = FileUnicodeMap()
    with suppress(PSException, TypeError, ValueError, AssertionError, struct.error):
        CMapParser(by_pdfminer, io.BytesIO(stream.get_data())).run()
    assert read_to_unicode(stream) == {code: text for code, text in by_pdfminer.cid2unichr.items() if text}


def test_font_without_a_table_has_no_entries() -> None:
    assert read_to_unicode(None) == {}


def test_codes_of_a_simple_font_are_those_it_has_widths_for() -> None:
    assert used_codes({"Subtype": LIT("TrueType"), "FirstChar": 32, "Widths": [250, 500, 0]}) == {32, 33, 34}
    assert used_codes({"Subtype": LIT("TrueType"), "Widths": [250]}) == frozenset()


def test_codes_of_a_composite_font_stand_in_lists_and_ranges() -> None:
    font = {"Subtype": LIT("Type0"), "DescendantFonts": [{"W": [3, [500, 400], 10, 12, 600, 20, [0]]}]}
    assert used_codes(font) == {3, 4, 10, 11, 12, 20}


def test_table_explains_its_characters_blanks_and_thai_but_no_guess() -> None:
    code_table = CodeTable(frozenset({1}), frozenset("\u0e01A"), frozenset("%"))
    assert code_table.explains("A \u0e01\u0e02")
    assert not code_table.explains("B")
    assert not CodeTable(frozenset({1}), frozenset("A%"), frozenset("%")).explains("A%")


def test_program_is_named_with_its_subset_mark() -> None:
    assert program_of("ABCDEE+Font#12/3") == "+12"
    assert program_of("Font#12") == "12"

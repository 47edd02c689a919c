"""Rich text is read as it is printed, whatever program wrote it."""

from __future__ import annotations

import io
import time

import pytest
from PIL import Image

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Paragraph, Table
from prongsai.pipeline.pages.embedded import EmbeddedPicture
from prongsai.pipeline.pages.rtf.read import read_rtf
from tests.corpus.blocks import Grid, GridCell
from tests.corpus.writers.rich_text import to_rtf

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset222 Angsana New;}}"


def texts(body: str, head: str = HEAD) -> list[str]:
    return [part.text for part in read_rtf((head + body + "}").encode("latin-1")).rows if isinstance(part, Paragraph)]


def thai(text: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode("cp874"))


def test_letters_are_those_of_their_font() -> None:
    assert texts(rf"\pard\f1 {thai('คะแนน')} 91.25\par \f0 caf\'e9\par") == ["คะแนน 91.25", "café"]


def test_letters_of_unicode_take_the_place_of_those_behind_them() -> None:
    assert texts(r"\pard\uc1\u3588?\u3632\'a4 \uc2\u3609??\uc0\u3609 1\par") == ["คะ นน1"]
    assert texts(r"\pard\uc1\u-5?x\par") == ["\ufffbx"]


def test_thai_under_a_western_font_is_told_by_its_language() -> None:
    assert texts(rf"\pard\f0\lang1054 {thai('คะแนน')}\par") == ["คะแนน"]
    assert texts(rf"\pard {thai('คะแนน')}\par", r"{\rtf1\ansi\ansicpg874 ") == ["คะแนน"]


def test_what_prints_nothing_is_passed_over() -> None:
    body = (
        (
            r"{\stylesheet{\s0 Normal;}}{\info{\title 55.55}}{\*\generator Word;}{\*\unknown 55.55}"
            r"\pard ก{\*\bkmkstart x}{\field{\*\fldinst HYPERLINK 55.55}{\fldrslt ข}}{\v 44.44}{\deleted 33.33}\par"
        )
        .replace("ก", "A")
        .replace("ข", "B")
    )
    found = read_rtf((HEAD + body + "}").encode())
    assert [part.text for part in found.rows if isinstance(part, Paragraph)] == ["AB"]
    assert sorted((one.severity, one.raw) for one in found.findings) == [("info", "33.33"), ("info", "44.44")]


def test_struck_number_is_told() -> None:
    found = read_rtf((HEAD + r"\pard A {\strike 55.55} 91.25\strike0\par}").encode())
    assert [(one.code, one.severity, one.raw) for one in found.findings] == [("text-left-out", "warning", "55.55")]


def test_heads_feet_and_notes_stand_around_the_text_once() -> None:
    body = r"{\header\pard H\par}{\footer\pard F\par}{\headerl\pard H\par}\pard A{\footnote\pard N\par} B\par"
    assert texts(body) == ["H", "A B", "F", "N"]


def test_numbers_of_lists_are_printed() -> None:
    assert texts(r"{\listtext\pard\plain 1.\tab}\pard A\par{\*\pn\pnlvlbody}{\pntext 2.\tab}B\par") == ["1. A", "2. B"]


def cells(body: str) -> list[list[str | None]]:
    (table,) = [part for part in read_rtf((HEAD + body + "}").encode("latin-1")).rows if isinstance(part, Table)]
    return [[cell.text if cell else None for cell in row] for row in table.grid()]


def test_rows_of_other_widths_stand_on_one_grid() -> None:
    body = (
        r"\trowd\cellx1000\cellx3000\pard\intbl A\cell B\cell\row"
        r"\trowd\cellx1000\cellx2010\cellx3000\pard\intbl 1\cell 2\cell 3\cell\row \pard x\par"
    )
    assert cells(body) == [["A", "B", "B"], ["1", "2", "3"]]


def test_merged_cells_reach_over_others() -> None:
    body = (
        r"\trowd\clvmgf\cellx1000\clmgf\cellx2000\clmrg\cellx3000\pard\intbl A\cell B\cell\cell\row"
        r"\trowd\clvmrg\cellx1000\cellx2000\cellx3000\pard\intbl\cell 1\cell 2\cell\row \pard x\par"
    )
    assert cells(body) == [["A", "B", "B"], ["A", "1", "2"]]


def test_lines_of_a_cell_stay_lines_and_the_text_behind_ends_the_table() -> None:
    body = r"\trowd\cellx1000\cellx2000\pard\intbl A\par B\cell C\line D\cell\row \pard behind\par"
    assert cells(body) == [["A\nB", "C\nD"]]
    assert texts(body) == ["behind"]


def test_list_in_a_cell_stays_in_it() -> None:
    items = r"{\listtext\pard\plain 1.\tab}A\par{\listtext\pard 2.\tab}B"
    body = rf"\trowd\cellx1000\cellx2000\pard\intbl{items}\cell C\cell\row \pard x\par"
    assert cells(body) == [["1. A\n2. B", "C"]]


def test_writer_of_the_corpus_is_read_back() -> None:
    rows = (
        (GridCell("ที่", row_span=2), GridCell("คะแนน", col_span=2)),
        (GridCell("ปี ๒๕๖๖"), GridCell("ปี ๒๕๖๗")),
        (GridCell("1"), GridCell("91.25"), GridCell("90.50")),
    )
    for is_unicode in (True, False):
        (table,) = read_rtf(to_rtf([Grid(rows, (0.2, 0.4, 0.4))], is_unicode)).rows
        assert isinstance(table, Table)
        assert [[cell.text if cell else None for cell in row] for row in table.grid()] == [
            ["ที่", "คะแนน", "คะแนน"],
            ["ที่", "ปี ๒๕๖๖", "ปี ๒๕๖๗"],
            ["1", "91.25", "90.50"],
        ]


def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20), "white").save(buffer, "PNG")
    return buffer.getvalue()


def test_pictures_are_found_in_hex_and_as_bytes() -> None:
    data = picture()
    in_hex = rf"{{\pict\pngblip\picwgoal2000\pichgoal1000 {data.hex()}}}".encode()
    raw = (
        b"{\\*\\shppict{\\pict\\pngblip\\bin"
        + str(len(data)).encode()
        + b" "
        + data
        + b"}}{\\nonshppict{\\pict\\wmetafile8 00}}"
    )
    found = read_rtf(HEAD.encode() + b"\\pard A\\par " + in_hex + raw + b"\\par}").rows
    pictures = [part for part in found if isinstance(part, EmbeddedPicture)]
    assert [one.data for one in pictures] == [data, data]
    assert pictures[0].size_pt == (100.0, 50.0)


def test_file_that_ends_within_its_text_is_told() -> None:
    found = read_rtf((HEAD + r"\pard คะแนน 91").encode("cp874"))
    assert [one.code for one in found.findings] == ["text-damaged"]


def test_row_that_never_ends_is_not_lost() -> None:
    assert texts(r"\trowd\cellx1000\cellx2000\pard\intbl A 91.25\cell B\cell") == ["A 91.25", "B"]


def test_groups_nested_beyond_reason_are_damage() -> None:
    with pytest.raises(DocumentError, match="nested"):
        read_rtf(b"{\\rtf1" + b"{" * 5_000)


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1 \\bin99999999999 x}",
        b"{\\rtf1 " + b"\\u" * 50_000,
        b"{\\rtf1 " + b"}" * 50_000,
        b"{\\rtf1\\trowd" + b"\\cellx9" * 50_000 + b"\\cell\\row}",
    ],
)
def test_odd_files_end_soon(data: bytes) -> None:
    start = time.process_time()
    read_rtf(data)
    assert time.process_time() - start < 5

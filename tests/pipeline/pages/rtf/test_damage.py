"""RTF of which bytes were lost or changed says so; files as programs write them do not."""

from __future__ import annotations

import pytest

from prongsai.pipeline.pages.rtf.read import read_rtf
from tests.corpus.blocks import Grid, GridCell, Para
from tests.corpus.writers.rich_text import to_rtf

ROWS = tuple((GridCell(f"ตัวชี้วัดที่ {number}"), GridCell(f"9{number}.25")) for number in range(1, 4))
BLOCKS = [Para("ผลการประเมิน ITA"), Grid(ROWS, (0.5, 0.5))]
OLD, NEW = to_rtf(BLOCKS, is_unicode=False), to_rtf(BLOCKS)


def damage(data: bytes) -> list[tuple[str, str]]:
    return [(one.code, one.severity) for one in read_rtf(data).findings]


@pytest.mark.parametrize(
    "data",
    [
        OLD,
        NEW,
        OLD + b"\r\n\x00",  # as WordPad ends a file
        b"{\\rtf1\\ansicpg874 " + "คะแนน 91.25".encode("cp874") + b"\\par}",
        b"{\\rtf1 caf\\'e9\\~\\_\\-\\{it\\'92s 5\\'b0\\}\\\\'b4\\par\n\\\n\\uc1\\u-5?x\\u65535?\\par}",
        b"{\\rtf1 {\\pict\\pngblip\\bin6 \\'zz\x00\xff}\\par}",
        NEW.replace(b"\\row", b"\\trowd\\cellx4500\\cellx9000\\row"),  # Word says twice which cells a row has
    ],
)
def test_sound_file_says_nothing(data: bytes) -> None:
    assert damage(data) == []


def changed(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data
    return data.replace(old, new, 1)


@pytest.mark.parametrize(
    "data",
    [
        changed(OLD, b"\\'b5", b"\\'r5"),
        changed(OLD, b"\\'b5", b"\\$b5"),
        changed(OLD, b"\\'d1\\'c7", b"\\'d1\\gc7"),
        changed(OLD, b"\\'d1\\'c7", b"\\'d1|'c7"),
        changed(OLD, b"\\'b5", b"\xb5"),
        changed(OLD, b"91.25", b"9\x00.25"),
        changed(NEW, b"\\u3605?", b"\\u36053605?"),
        changed(NEW, b"\\u3605?", b"\\u3\\plain "),
        changed(NEW, b"\\cell", b""),
        changed(NEW, b"\\row", b""),
    ],
    ids=[
        "no code",
        "another sign",
        "a word",
        "a sign less",
        "a raw letter",
        "zeros",
        "no letter",
        "unseen",
        "no cell",
        "no row",
    ],
)
def test_lost_and_changed_bytes_are_an_error(data: bytes) -> None:
    assert damage(data) == [("text-damaged", "error")]

"""Pictures in workbooks of Excel 97."""

from __future__ import annotations

import struct

import pytest
import xlwt

from prongsai.pipeline.pages.sheets import xls_pictures
from prongsai.pipeline.pages.sheets.xls import XlsWorkbook

PNG, JPEG = b"\x89PNG\r\n\x1a\n" + b"p" * 40, b"\xff\xd8\xff" + b"j" * 30
GROUP, CONTINUE = 0x00EB, 0x003C


def blip(picture: bytes, kind: int, ids: int = 1) -> bytes:
    """A picture as [MS-ODRAW] stores it: version, kind and length, one or two ids of 16 bytes, a mark."""
    own = b"i" * 16 * ids + b"\xff"
    return struct.pack("<HHI", 0, kind, len(own) + len(picture)) + own + picture


def records(group: bytes, size: int = 8224) -> bytes:
    pieces = [group[at : at + size] for at in range(0, len(group), size)]
    kinds = [GROUP, *[CONTINUE] * len(pieces)]
    return b"".join(struct.pack("<HH", kind, len(one)) + one for kind, one in zip(kinds, pieces, strict=False))


def found(more: bytes) -> list[bytes]:
    """The pictures of a workbook of one cell, with records at its end."""
    book = xlwt.Workbook(encoding="utf-8")
    book.add_sheet("ผล").write(0, 0, "ก")
    (content,) = XlsWorkbook(book.get_biff_data() + more).read(0).rows
    return [picture.data for picture in content.pictures]


def test_pictures_are_told_in_their_order() -> None:
    group = b"head" * 5 + blip(PNG, 0xF01E) + blip(JPEG, 0xF01D, ids=2)
    assert found(records(group)) == [PNG, JPEG]


def test_picture_goes_on_in_the_next_record() -> None:
    assert found(records(b"head" * 5 + blip(PNG, 0xF01E), size=50)) == [PNG]


def test_picture_within_a_picture_is_part_of_it() -> None:
    outer = JPEG + blip(PNG, 0xF01E) + b"end"
    assert found(records(blip(outer, 0xF01D))) == [outer]


@pytest.mark.parametrize(
    "group",
    [
        PNG,
        b"x" * 60 + PNG,
        blip(PNG, 0xF01D),
        blip(PNG, 0xF01E)[:-5],
        struct.pack("<HHI", 0, 0xF01E, 17) + b"i" * 17 + PNG,
    ],
    ids=["no header", "other bytes before it", "header of the other kind", "cut", "no bytes of its own"],
)
def test_bytes_that_look_like_a_picture_are_none(group: bytes) -> None:
    assert found(records(group)) == []


def test_records_of_other_kinds_hold_none() -> None:
    piece = blip(PNG, 0xF01E)
    assert (
        found(struct.pack("<HH", 0x00EC, len(piece)) + piece + struct.pack("<HH", CONTINUE, len(piece)) + piece) == []
    )


def test_pictures_beyond_the_most_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xls_pictures, "MOST_PICTURES", 1)
    assert found(records(blip(PNG, 0xF01E) + blip(JPEG, 0xF01D))) == [PNG]

"""Districts, provinces and letter numbers in running text."""

from __future__ import annotations

import pytest

from prongsai.normalizers.names.places import PlaceWord, find_places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("อำเภอ ระแงะ", PlaceWord("district", "ระแงะ", 6, 11)),
        ("อำเภอ\nลี้ได้", PlaceWord("district", "ลี้", 6, 9)),
        ("อ.ระแงะ", PlaceWord("district", "ระแงะ", 2, 7)),
        ("อำเภอเมือง", PlaceWord("district", "เมือง", 5, 10)),
        ("อำเภอดอยสะเก็ดได้", PlaceWord("district", "ดอยสะเก็ด", 5, 14)),
        ("อำเภอจะนะได้", PlaceWord("district", "จะนะ", 5, 9)),
        ("อ.ปง", PlaceWord("district", "ปง", 2, 4)),
        ("จังหวัดระยองได้", PlaceWord("province", "ระยอง", 7, 12)),
        ("จังหวัดเชียงรายได้", PlaceWord("province", "เชียงราย", 7, 15)),
        ("จังหวด น่าน", PlaceWord("province", "น่าน", 7, 11)),
        ("เรื่อง จ. น่าน", PlaceWord("province", "น่าน", 10, 14)),
        ("จังหวัดกข", PlaceWord("province", "กข", 7, 9)),
        ("ที่ ลป ๗๓๔๐๑/๑๒๓", PlaceWord("letter_code", "ลป", 4, 12, "73401")),
        ("ลป 7340/1", PlaceWord("letter_code", "ลป", 0, 7, "7340")),
        ("ลป73401.2 / ว 12", PlaceWord("letter_code", "ลป", 0, 7, "73401")),
        ("ลป  73401.ว12", PlaceWord("letter_code", "ลป", 0, 9, "73401")),
    ],
)
def test_place_is_found_where_it_stands(text: str, place: PlaceWord) -> None:
    assert find_places(text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "ก.อ.ระแงะ", "กอ.ระแงะ", "อำเภอ 5", "จังหวัดก", "จังหวัด\u0e34ยอง", "อำเภอต่าง", "อำเภอในเมือง", "จังหวัดในเขต",
        "จ.ที่", "ลป 734/1", "ลป 734012/1", "ลป   73401/1", "ที่ ลปก 73401/1", "กลป 73401/1", "ลป 73401", "ลป 73401-1",
    ],
)  # fmt: skip
def test_other_text_names_no_place(text: str) -> None:
    assert find_places(text) == []


def test_places_come_in_the_order_of_the_text() -> None:
    places = find_places("ที่ ลป ๗๓๔๐๑/๑๒๓ จังหวัดระยองอำเภอแกลงจังหวัดตราด")
    assert [place.name for place in places] == ["ลป", "ระยอง", "แกลง", "ตราด"]

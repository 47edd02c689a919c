"""Districts, provinces and letter numbers as printed: evidence for which body a report is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from prongsai.normalizers.names.place_names import cut_name, district_names, province_names
from prongsai.normalizers.values.digits import to_arabic

PlaceKind = Literal["district", "province", "letter_code"]

_DISTRICT = re.compile(r"(?:อ[ำา\u0e4d]+เภ่?อ?|(?<![\u0e01-\u0e4e.])อ\.)\s*(?=[\u0e01-\u0e2e\u0e40-\u0e44])")
_PROVINCE = re.compile(r"(?:จังหวัด|จังหวัต|จังหวด|(?<![\u0e01-\u0e4e.])จ\.)\s*(?=[\u0e01-\u0e2e\u0e40-\u0e44])")
_LETTER_CODE = re.compile(r"(?:^|ที่|\s)\s*([ก-ฮ]{2})\s{0,2}([0-9]{4,5})(?:\.[0-9]+)?\s*(?:/|\.)\s*(?:ว\s*)?[0-9]*")
# what "จังหวัด" and "อำเภอ" introduce when no name follows
_NO_NAME = re.compile(
    r"(?:และ|หรือ|ใน|ของ|ทุก|ที่|ต่าง|ละ|นั้น|นี้|มี|ได้|ให้|เป็น|กับ|แห่ง|อื่น|ทั้ง|เดียว|ใด|โดย|ระดับ|ขึ้น|ๆ|ผู้|จัด|จะ|สำนักงาน|ท้องถิ่น|ส่วน|เพื่อ|เคลื่อน)"
)
_RUN = re.compile(r"[\u0e01-\u0e4eA-Za-z\u0900-\u097f]+")


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """A place as printed: `name` for a district or province, the two letters for a letter number.

    `number` is the number behind the letters of a letter number; its first digit tells the kind of body.
    """

    kind: PlaceKind
    name: str
    start: int
    end: int
    number: str = ""


def find_places(text: str) -> list[PlaceWord]:
    """All place words of a text in order.

    >>> [(p.kind, p.name) for p in find_places("อำเภอระแงะ จังหวัด นราธิวาส")]
    [('district', 'ระแงะ'), ('province', 'นราธิวาส')]
    >>> [(p.kind, p.name, p.number) for p in find_places("ที่ ลป ๗๓๔๐๑/๑๒๓")]
    [('letter_code', 'ลป', '73401')]
    >>> find_places("ในระดับจังหวัด และอำเภอต่าง ๆ")
    []
    """
    found = [place for match in _DISTRICT.finditer(text) if (place := _read_place("district", text, match.end()))]
    found += [place for match in _PROVINCE.finditer(text) if (place := _read_place("province", text, match.end()))]
    for match in _LETTER_CODE.finditer(to_arabic(text)):
        found.append(PlaceWord("letter_code", match[1], match.start(1), match.end(2), match[2]))
    return sorted(found, key=lambda place: place.start)


def _read_place(kind: Literal["district", "province"], text: str, start: int) -> PlaceWord | None:
    run = _RUN.match(text, start)
    if run is None:
        return None
    names = district_names() if kind == "district" else province_names()
    name = cut_name(run[0], names)
    if name not in names and (len(name) < 2 or _NO_NAME.match(run[0])):
        return None
    return PlaceWord(kind, name, start, start + len(name))

"""The names that Thai places bear, as a dictionary: where a name ends in text written without blanks.

The names come from the package `geothai` (CC BY 4.0); here they are words only. Which place is meant is decided by
`prongsai.pipeline.link.units` with the whole report at hand.
"""

from __future__ import annotations

import re
from functools import lru_cache

import geothai
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

_WORD_BEHIND = re.compile(
    r"ได้|มี|ประจำ|ปี(?=งบ|$|พ|[0-9๐-๙])|พ\.ศ|อำเภอ|อ\.|จังหวัด|จ\.|ตำบล|ต\.|เขต|และ|ของ|ใน|ที่|จึง|เพื่อ|โดย|ให้|เป็น|จะ|ดำเนิน|ตาม"
    r"|ราย(?=$|งาน|ตัว|ได้|ไตร|เดือน|ข้อ|ประเด็น)|สามารถ|เข้าร่วม|เข้ารับ|ไม่|ต้อง|ต่อ|ขอ(?!น)|รับ(?=การ|ผล|คะ|ผิด|ทราบ)|จัด(?=ทำ|ให้|ซื้อ|การ)"
    r"|เลข|ถนน|เรื่อง|กำหนด|ทั้ง|ซึ่ง|พบ|ว่า|ปฏิบัติ|อย่าง|สู่|ถือ|นำ(?=ผล|ไป|มา|เสนอ)|แก่(?=ผู้|บุ|ประ)|ผล(?=การ|คะ|ประ|ลัพ)|การ(?=ประ|ดำ|บริ|ใช้|เปิด|ป้อง)"
    r"|ความ(?=โปร่ง)|มาตรการ|ทุก|แต่|หรือ|กับ|เมื่อ|ณ(?=วัน|สิ้น)|ด้วย|อยู่|คือ|ด้าน|รอบ|แจ้ง|ยัง(?=มี|ไม่|ได้|ขาด)|ก็|ผ่าน|เห็น|ทราบ|คะแนน|หมู่ที่|เท่านั้น"
    r"|มาก(?=น้อย|ขึ้น)|ดังนี้|ดังกล่าว|ทำ(?=การ|ให้)|ใช้|แล้ว|เผย|ประกาศ|ร่วม|คณะ|นายก|ปลัด|กอง(?=คลัง|ช่าง|การ|สวัส|สาธา)|ฯ"
)
"""Words that follow a body's name in prose. Short ones count only before what usually follows them: `นำ`, `ราย`, `รับ`
and `กอง` are parts of names too, above all of names that lost a tone mark."""
_LONGEST_NAME = 26
_LEAST_HEAD = 6
_LONGEST_UNKNOWN = 20
"""Letters up to which a text is taken for a name that the dictionary lacks: มาบข่าพัฒนา is not มาบข่า."""
_RUNNING_ON_COST = 2.0
"""What it costs to end a known name before text that is no known word."""
_WORD_BOUNDARY_COST = 0.3
"""What it costs, in edited letters, to end a name at a word instead of at a blank."""


@lru_cache(maxsize=1)
def tambon_names() -> frozenset[str]:
    """Names of all tambons, districts (with and without `เมือง` in front) and provinces."""
    names: set[str] = set()
    for province in geothai.provinces():
        names.add(province.name_th)
        for district in geothai.districts(province.code):
            names.add(district.name_th)
            names.add(district.name_th.removeprefix("เมือง"))
            names.update(strip_second_name(tambon.name_th) for tambon in geothai.subdistricts(district.code))
    return frozenset(names)


def strip_second_name(name: str) -> str:
    """A place's name without the other spelling that geothai gives in brackets.

    >>> strip_second_name("ปอภาร (ปอพาน)")
    'ปอภาร'
    """
    return name.split(" (")[0]


@lru_cache(maxsize=1)
def dotted_names() -> tuple[str, ...]:
    """The names that are written with full stops (จ.ป.ร.), which otherwise end a name."""
    return tuple(sorted(name for name in tambon_names() if "." in name))


@lru_cache(maxsize=1)
def district_names() -> frozenset[str]:
    """Names of all districts, those of the capitals also as the bare `เมือง`."""
    return frozenset(d.name_th for p in geothai.provinces() for d in geothai.districts(p.code)) | {"เมือง"}


@lru_cache(maxsize=1)
def province_names() -> frozenset[str]:
    """Names of all provinces."""
    return frozenset(province.name_th for province in geothai.provinces())


def cut_name(run: str, names: frozenset[str]) -> str:
    """The name that a run of letters begins with.

    >>> cut_name("นายางได้ดำเนินการ", tambon_names())
    'นายาง'
    >>> cut_name("ภูทองจึงได้นำผล", tambon_names())
    'ภูทอง'

    A garbled name is cut where the first word of ordinary Thai begins behind it, unless the letters up to a later word
    are nearer to a name (`ทรายมูล` contains `ราย`).

    Args:
        run: text without blanks, starting where the name starts.
        names: the known names of this kind.
    """
    run = run[: _LONGEST_NAME + 12]
    return _cut(run, names) if run else ""


@lru_cache(maxsize=4096)
def _cut(run: str, names: frozenset[str]) -> str:
    ends = [m.start() for m in _WORD_BEHIND.finditer(run) if 2 <= m.start() <= _LONGEST_NAME]
    if len(run) <= _LONGEST_NAME:
        ends.append(len(run))
    exact = [end for end in range(2, min(len(run), _LONGEST_NAME) + 1) if run[:end] in names]
    known_ends = [end for end in exact if end in ends]
    if known_ends:
        return run[: max(known_ends)]
    options = [(_nearest(run[:end], names) + (0 if end == len(run) else _WORD_BOUNDARY_COST), end) for end in ends[:4]]
    # a known name that runs on into unknown text counts only where that text is too long to be the rest of a name
    if not ends or ends[0] > _LONGEST_UNKNOWN:
        options += [(_RUNNING_ON_COST, end) for end in exact if end >= _LEAST_HEAD and not _starts_with_mark(run[end:])]
    cost, end = min(options, key=lambda option: (option[0], -option[1]), default=(float("inf"), 0))
    if cost <= max(_RUNNING_ON_COST, end / 3):
        return run[:end]
    # nothing near: the first word of ordinary Thai is the best that is known of its end
    return run[: ends[0]] if ends else run[:_LONGEST_NAME]


def _nearest(word: str, names: frozenset[str]) -> float:
    if word in names:
        return 0.0
    best = process.extractOne(word, _as_list(names), scorer=Levenshtein.distance, score_cutoff=4)
    return float(best[1]) if best else float("inf")


@lru_cache(maxsize=8)
def _as_list(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(names))


def _starts_with_mark(text: str) -> bool:
    return bool(re.match("[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]", text))

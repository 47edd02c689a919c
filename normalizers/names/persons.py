"""Personal names out of text: the dataset keeps positions, never people."""

from __future__ import annotations

import re

_THAI = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e4e"
_RANK = (
    r"ว่าที่\s*(?:ร้อย|พัน)(?:ตรี|โท|เอก)(?:หญิง)?|ว่าที่\s*[รพ]\s*\.\s*[ตทอ]\s*\.(?:\s*หญิง)?|(?:จ่า|สิบ|พันจ่า|ดาบ)(?:ตรี|โท|เอก)"
    r"|(?:พ\s*\.\s*จ|ส|จ|[รพ])\s*\.\s*[ตทอ]\s*\.|ด\s*\.\s*ต\s*\."
)
# `นายก…`, `นายช่าง`, `นายอำเภอ` and the like are offices, `นางพยาบาล` a profession
_OFFICE = (
    r"(?:ก(?=องค์|เทศ|อบ|เมือง|รัฐ|สภา|สมาคม|\u0e2f|[\s)/,.]|$)"
    r"|ช่าง|อำเภอ|ทะเบียน|ตรวจ|แพทย์|สัตวแพทย์|จ้าง|สถานี|ทหาร|ด่าน)"
)
_TITLE = rf"(?:(?:{_RANK})\s*(?:นางสาว|นาย|นาง)?|นางสาว|น\s*\.\s*ส\s*\.|นาย(?!{_OFFICE})|นาง(?!พยาบาล|สาว))"
# a word that follows the first name is the family name unless it opens an office
_OFFICE_WORD = (
    r"(?:นัก|ผู้|เจ้า|นิติกร|ปลัด|รอง|หัวหน้า|ตำแหน่ง|งาน|สำนัก|กอง|ครู|นายก|นายช่าง|ฝ่าย|ประธาน|กรรมการ|เลขา"
    r"|และ|เป็น|พนักงาน|หน่วย|วิศวกร|ช่าง)"
)
_PERSON = re.compile(
    rf"(?<![{_THAI}])\(?\s*{_TITLE}\s*[{_THAI}]{{2,}}(?:[ \t]+(?!{_OFFICE_WORD})[{_THAI}]{{2,}})?\s*\)?"
)
_SIGNED = re.compile(r"^\s*\(?\s*(?:ลงชื่อ|ลงนาม|\(?ผู้รายงาน\)?|ผู้เสนอ)\b|^\s*ลงชื่อ|\(ลงนาม\)")


def strip_persons(text: str) -> str:
    """The text without titles and names of persons; offices stay.

    >>> strip_persons("นายสมมุติ ตัวอย่าง นักจัดการงานทั่วไป")
    'นักจัดการงานทั่วไป'
    >>> strip_persons("นายกองค์การบริหารส่วนตำบล และนายช่างโยธา")
    'นายกองค์การบริหารส่วนตำบล และนายช่างโยธา'
    """
    kept = _PERSON.sub(" ", text)
    if kept == text:
        return text
    return "\n".join(" ".join(line.split()) for line in kept.split("\n")).strip(" ,/-")


def is_signature(text: str) -> bool:
    """True for a line of a signature block: `ลงชื่อ …`, or a person's name alone, in brackets or not."""
    stripped = text.strip()
    return bool(_SIGNED.search(stripped)) or (bool(_PERSON.search(stripped)) and not strip_persons(stripped))

"""One invented report: the lines that name its body and its places, and the body that it is about.

Two halves of forms: rules were written with the first in view, the second is only counted.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from prongsai.normalizers.names.units import Role
from prongsai.pipeline.model import Unit
from tests.bodies.garble import garble

Half = Literal["seen", "unseen"]
Place = Literal["province and district", "province", "none", "wrong province", "letter number"]
Line = tuple[Role, str]

TYPES = {
    "sao": ("องค์การบริหารส่วนตำบล", "อบต."),
    "mun": ("เทศบาลตำบล", "ทต."),
    "pao": ("องค์การบริหารส่วนจังหวัด", "อบจ."),
}
HEADS = {
    "seen": ("{body}", "รายงานผลการประเมิน ITA ของ{body}", "บันทึกข้อความ ส่วนราชการ สำนักปลัด {body}"),
    "unseen": ("แบบรายงาน {body}", "{body} ขอประกาศผล", "การยกระดับคุณธรรมและความโปร่งใส {body}"),
}
SENTENCES = {
    "seen": ("{body}ได้ดำเนินการประเมินแล้ว", "ผลการประเมินของ{body} อยู่ในระดับผ่าน", "ด้วย{body} มีความประสงค์"),
    "unseen": ("เจ้าหน้าที่ของ{body} ทุกคนรับทราบ", "ตามที่{body} เข้ารับการประเมิน", "ประชาชนผู้มาติดต่อ{body}"),
}
FOREIGN = {
    "seen": ("มีอาณาเขตติดต่อกับ{body}", "ศึกษาดูงาน ณ {body}", "จัดโครงการร่วมกับ{body}", "{body}เป็นแม่ข่าย"),
    "unseen": ("ทิศใต้จรด{body}", "วิทยากรจาก{body}", "เปรียบเทียบกับ{body}", "ผู้แทน{body} เข้าร่วม"),
}


@dataclass(frozen=True)
class Report:
    """Lines in reading order, with the role that the parser gives to each; `unit` is None for other bodies."""

    lines: Sequence[Line]
    unit: Unit | None
    name: str
    edits: int
    place: Place
    readings: tuple[str, ...] = ()
    """The own name as each line prints it."""


def write_report(
    unit: Unit, other: Unit, edits: int, place: Place, half: Half, rng: random.Random, letters: dict[str, str]
) -> Report:
    """A report of `unit`, every reading of whose name bears so many edits of its own.

    Args:
        unit: the body that it is about.
        other: another body, named in passing in one report of three.
        edits: of each printed name; each place is misread by one letter in one of five.
        place: what is printed of the place.
        half: which forms are used.
        rng: decides the rest.
        letters: province -> the letters of its letter numbers.
    """
    readings: list[str] = []

    def own() -> str:
        text, reading = _print(unit, edits, rng)
        readings.append(reading)
        return text

    lines: list[Line] = [("title", rng.choice(HEADS[half]).format(body=own()))]
    if place == "letter number":
        lines.append(
            ("letterhead", f"ที่ {letters[unit.province]} {rng.randrange(51000, 86000)}/{rng.randrange(1, 900)}")
        )
    elif place != "none":
        province = unit.province if place != "wrong province" else other.province
        lines.append(("title", _places(unit, province, place, rng)))
    for _ in range(rng.randrange(0, 4)):
        lines.append(("body", rng.choice(SENTENCES[half]).format(body=own())))
    if rng.random() < 1 / 3:
        lines.append(("body", rng.choice(FOREIGN[half]).format(body=_print(other, min(edits, 1), rng)[0])))
    return Report(lines, unit, unit.name, edits, place, tuple(readings))


def _print(unit: Unit, edits: int, rng: random.Random) -> tuple[str, str]:
    """A body as a line prints it, with its type word, and its name alone."""
    if unit.type == "special":
        return unit.full_name, unit.name
    word, reading = rng.choice(TYPES[unit.type]), garble(unit.name, edits, rng)
    return word + reading, reading


def _places(unit: Unit, province: str, place: Place, rng: random.Random) -> str:
    misread = [garble(name, 1 if rng.random() < 1 / 5 else 0, rng) for name in (unit.district or "", province) if name]
    if place == "province" or unit.district is None or unit.type == "pao":
        return f"จังหวัด{misread[-1]}"
    return rng.choice(("อำเภอ{} จังหวัด{}", "อ.{} จ.{}")).format(*misread)


PARTS = {
    "seen": (
        *("โรงเรียนบ้าน{name}", "โรงพยาบาลส่งเสริมสุขภาพตำบล{name}", "ศูนย์พัฒนาเด็กเล็ก{local}", "โรงเรียน{local}"),
        *("รพ.สต.{name}", "โรงเรียน{name}วิทยา 2", "วิทยาลัยการอาชีพ{name}"),
    ),
    "unseen": (
        *("โรงเรียนอนุบาล{name}", "โรงเรียนวัด{name}", "สถานีอนามัยบ้าน{name}", "โรงพยาบาล{name}", "ศพด.บ้าน{name}"),
        *("โรงเรียนเทศบาล 4 วัด{name}", "ศูนย์บริการสาธารณสุข{local}", "วิทยาลัยเทคนิค{name}"),
    ),
}
APART = {
    "seen": (
        *("กรมส่งเสริมการเกษตร", "มหาวิทยาลัยราชภัฏ{province}", "สถานีตำรวจภูธร{name}", "สภ.{name}", "ศาลจังหวัด{province}"),
        *("สำนักงานเขตทวีวัฒนา", "การไฟฟ้าส่วนภูมิภาค", "สำนักงานคณะกรรมการการเลือกตั้ง", "ที่ว่าการอำเภอ{district}"),
    ),
    "unseen": (
        *("กรมที่ดิน", "มหาวิทยาลัย{name}", "สำนักงานสาธารณสุขอำเภอ{district}", "สำนักงานจังหวัด{province}", "ธนาคารออมสิน"),
        *("การประปาส่วนภูมิภาค", "ศาลปกครอง{province}", "สพป.{province} เขต 1", "สำนักงานผู้ตรวจการแผ่นดิน"),
    ),
}
ABOVE = {
    "seen": ("{name} {local}", "{name}\n{local}", "{name} สังกัด{local}", "{local}\n{name}", "{name}"),
    "unseen": ("{name} ในสังกัด{local}", "{name}\nสังกัด {local}", "{name} ภายใต้การกำกับของ{local}", "{name}{local}"),
}


def write_other_report(unit: Unit, edits: int, half: Half, rng: random.Random) -> Report:
    """The report of a school, a hospital, a department, in which the local body beside it is named as well."""
    local, _ = _print(unit, 0, rng)
    is_part = rng.random() < 1 / 2
    forms = (PARTS if is_part else APART)[half]
    words = {"name": unit.name, "district": unit.district or unit.name, "province": unit.province, "local": local}
    name = rng.choice(forms).format(**words)
    form = rng.choice(ABOVE[half]) if is_part else "{name}"
    printed = garble(name, edits, rng)
    lines: list[Line] = [("title", "รายงานผลการประเมินคุณธรรมและความโปร่งใส (ITA)")]
    lines += [("title", line) for line in form.format(name=printed, local=local).split("\n")]
    lines.append(("title", _places(unit, unit.province, "province and district", rng)))
    for _ in range(rng.randrange(0, 3)):
        lines.append(("body", rng.choice(SENTENCES[half]).format(body=printed)))
    if rng.random() < 1 / 2:
        lines.append(("body", rng.choice(FOREIGN[half]).format(body=local)))
    return Report(lines, None, name, edits, "province and district")

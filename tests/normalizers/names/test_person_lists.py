"""Names of persons against lists: of 2,400 names at least 99 % go, of 7,000 places and 2,000 offices and words none."""

from __future__ import annotations

import random
from collections.abc import Iterator

import geothai
import pytest
from pythainlp.corpus import thai_family_names, thai_female_names, thai_male_names
from pythainlp.corpus.common import thai_words

from prongsai.normalizers.names.persons import PERSON_MARK, hide_persons
from prongsai.normalizers.vocabulary import load_vocabulary

BEFORE = ("", "โดย", "ผู้รับผิดชอบ ", "มอบหมายให้", "กองช่าง (", "๑. ", "นายก อบต. ", "ปลัดเทศบาล ", "และ", "- ")
AFTER = (
    "",
    " นิติกรชำนาญการ",
    " ตำแหน่ง ปลัดเทศบาล",
    "\nหัวหน้าสำนักปลัด",
    " และคณะ",
    " ได้ดำเนินการ",
    " กองคลัง",
    ", ",
    "/",
    " เป็นผู้ดูแล",
)
TITLES = (
    "นาย",
    "นาง",
    "นางสาว",
    "น.ส.",
    "ว่าที่ร้อยตรี ",
    "ว่าที่ ร.ต.หญิง ",
    "จ.ส.อ.",
    "พ.ต.อ. ",
    "ดร.",
    "พันจ่าเอก",
    "นาย ",
    "นางสาว ",
)
N_NAMES = 2400
TYPES = ("อบต.", "องค์การบริหารส่วนตำบล", "ตำบล", "เทศบาลตำบล", "ต.", "บ้าน", "โรงเรียนบ้าน", "")
SENTENCES = ("{} ดำเนินการแล้ว", "{} กับพนักงาน", "ในพื้นที่{} อำเภอเมือง", "ประชาชน {}", "{}")
POSTS = [one for one in load_vocabulary("office_words", "kind").wordings if one.more["kind"] != "opener"]


def invented(names: list[str], rng: random.Random) -> str:
    """A name that no list holds: the beginning of one, the end of another."""
    first, second = rng.sample(names, 2)
    return first[: max(2, len(first) // 2)].rstrip("\u0e40\u0e41\u0e42\u0e43\u0e44") + second[
        len(second) // 2 :
    ].lstrip("\u0e30\u0e31\u0e32\u0e33\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c")


def persons() -> Iterator[tuple[str, str, str]]:
    """Text with one name, and the parts of it that may not stay; half of the names are in no list."""
    rng = random.Random(13)
    firsts = sorted(thai_male_names() | thai_female_names())
    families = sorted(thai_family_names())
    firsts, families = ([name for name in names if len(name) >= 4] for names in (firsts, families))
    for at in range(N_NAMES):
        first, family = rng.choice(firsts), rng.choice(families)
        if at % 2:
            first, family = invented(firsts, rng), invented(families, rng)
        before, after = rng.choice(BEFORE), rng.choice(AFTER)
        close = ")" if before.endswith("(") else ""
        yield f"{before}{rng.choice(TITLES)}{first} {family}{close}{after}", first, family


def test_names_are_hidden_and_nothing_else() -> None:
    texts = list(persons())
    leaked = [text for text, first, family in texts if first in hide_persons(text) or family in hide_persons(text)]
    assert len(leaked) <= N_NAMES // 100, leaked[:20]


def test_what_stands_around_a_name_stays() -> None:
    eaten = []
    for text, first, family in persons():
        hidden = hide_persons(text)
        if PERSON_MARK not in hidden:
            continue
        before, _, after = hidden.partition(PERSON_MARK)
        behind = text[text.index(family) + len(family) :].lstrip(")")
        at = text.index(first)
        if after.split() != behind.split() or not text[:at].startswith(before.strip().rstrip("(")):
            eaten.append((text, hidden))
    assert len(eaten) <= N_NAMES // 200, eaten[:20]


def places() -> Iterator[str]:
    for province in geothai.provinces():
        yield province.name_th
        for district in geothai.districts(province.code):
            yield district.name_th
            yield from (tambon.name_th for tambon in geothai.subdistricts(district.code))


def test_no_place_is_taken_for_a_person() -> None:
    """Every name of the gazetteer behind a type word; behind none those that begin like a title."""
    for at, name in enumerate(places()):
        begins_like_one = name.startswith(("นาย", "นาง", "พล", "ร", "พ", "จ"))
        for kind in TYPES if begins_like_one else TYPES[at % 4 : at % 4 + 1]:
            text = SENTENCES[at % len(SENTENCES)].format(kind + name)
            assert hide_persons(text) == text


@pytest.mark.parametrize("sentence", ["จัดทำ{} ประจำปี", "{}", "ให้{} ดำเนินการ", "๑. {}", "ผู้รับผิดชอบ {} กองคลัง"])
def test_no_word_of_the_dictionary_is_taken_for_a_person(sentence: str) -> None:
    heads = ("นาย", "นาง", "พล", "พัน", "ร้อย", "สิบ", "จ่า", "เรือ", "ดาบ", "นาวา", "เด็ก", "ว่า")
    alike = [word for word in sorted(thai_words()) if word.startswith(heads)]
    titles = {one.text for one in load_vocabulary("person_words").wordings if one.means in ("title", "rank")}
    assert len(alike) >= 400
    words = [word for word in alike if word not in titles]
    taken = [text for word in words if hide_persons(text := sentence.format(word)) != text]
    assert taken == []


@pytest.mark.parametrize("sentence", ["{}", "มอบหมาย{}", "โดย{} และ{}", "{} สำนักปลัด", "({})"])
def test_no_office_is_taken_for_a_person(sentence: str) -> None:
    taken = [text for one in POSTS if hide_persons(text := sentence.format(one.text, one.text)) != text]
    assert taken == []

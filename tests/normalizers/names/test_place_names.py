"""Where a name ends in text without blanks, and what begins no name at all."""

from __future__ import annotations

import pytest

from prongsai.normalizers.names.place_names import (
    cut_name,
    district_names,
    dotted_names,
    names_no_body,
    names_no_place,
    province_names,
    strip_second_name,
    tambon_names,
)
from prongsai.normalizers.vocabulary import Wording, load_vocabulary

WORDS = load_vocabulary("words_around_names", "ends_name", "opens_no_body", "is_no_place", "only_before")
ENDING = WORDS.where(ends_name="yes", only_before="").wordings


@pytest.mark.parametrize(
    "name", ["ในเมือง", "ในควน", "ในเวียง", "ในเตา", "จะโหนง", "จะแหน", "จะรัง", "จะทิ้งพระ", "มีชัย", "ที่วัง", "ขอนแก่น"]
)
def test_names_that_begin_with_an_ordinary_word_are_known_from_the_gazetteer(name: str) -> None:
    assert not names_no_body(name + "ได้ดำเนินการ")
    # as after a lost tone mark: the letters behind the word tell
    assert not names_no_body(name[:-1])


@pytest.mark.parametrize(
    "run",
    [
        "ในเขต",
        "ในปี",
        "จะดำเนินการ",
        "มีคะแนน",
        "ที่ได้",
        "ขอความ",
        "ได้",
        "และ",
        "\u0e2f",
        "การประเมิน",
        "ใน",
        "จะโ",
        "ผู้บริหาร",
    ],
)
def test_prose_behind_a_type_word_names_no_body(run: str) -> None:
    assert names_no_body(run)


@pytest.mark.parametrize("run", ["กู่ทอง", "บ้านใน", "หนองจะ", ""])
def test_other_letters_may_be_a_name(run: str) -> None:
    assert not names_no_body(run)


@pytest.mark.parametrize(
    ("run", "is_none"),
    [
        ("ต่าง", True),
        ("และอำเภอ", True),
        ("\u0e46", True),
        ("ผู้ว่า", True),
        ("สงขลา", False),
        ("ระยอง", False),
        ("ละปาง", True),
    ],
)
def test_what_follows_the_word_for_a_province(run: str, is_none: bool) -> None:
    assert names_no_place(run, province_names()) is is_none


@pytest.mark.parametrize("wording", ENDING, ids=lambda one: one.text)
def test_known_name_ends_before_every_ordinary_word(wording: Wording) -> None:
    word = wording.text.replace(" ", "")
    assert cut_name("นายาง" + word + "หนึ่ง", tambon_names()) == "นายาง"


@pytest.mark.parametrize(
    ("run", "name"),
    [
        ("กู่ทอง", "กู่ทอง"),
        ("กู่ทองปี", "กู่ทอง"),
        ("กู่ทองปี๖๗", "กู่ทอง"),
        ("กู่ทองราย", "กู่ทอง"),
        # garbled names end at the first ordinary word
        ("กูทอวปี๖๗", "กูทอว"),
        ("กูทอวได้รับผล", "กูทอว"),
        ("กูทอวรายงาน", "กูทอว"),
        ("กูทอวฯ", "กูทอว"),
        # parts of names are no ordinary words
        ("หนองขอนกวาง", "หนองขอนกวาง"),
        ("นำร้อน", "นำร้อน"),
        ("", ""),
    ],
)
def test_where_a_name_ends(run: str, name: str) -> None:
    assert cut_name(run, tambon_names()) == name


def test_longest_known_name_wins() -> None:
    assert cut_name("ในเมืองได้", tambon_names()) == "ในเมือง"
    assert cut_name("เมืองปานได้", district_names()) == "เมืองปาน"


def test_text_far_too_long_for_a_name_is_cut() -> None:
    assert len(cut_name("กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ", tambon_names())) <= 26


def test_dictionaries_hold_what_they_say() -> None:
    assert "จ.ป.ร." in dotted_names()
    assert "เมือง" in district_names()
    assert "ปัตตานี" in tambon_names()
    assert len(province_names()) == 77
    assert strip_second_name("ปอภาร (ปอพาน)") == "ปอภาร"
    assert not any("(" in name for name in tambon_names())

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


FAR = {f"{letter}" * 20 for letter in "กขจฉชซ"}
"""Names like no text here."""


def off_by(text: str, letters: int) -> str:
    """The text with its last letters replaced: so many away from it."""
    return text[: len(text) - letters] + "ต" * letters


@pytest.mark.parametrize(
    ("run", "names", "length"),
    [
        # nothing near, and no word: all of it up to 26 letters
        ("ฆ" * 26, set(), 26),
        ("ฆ" * 27, set(), 26),
        # nothing near: the first word behind the second letter ends it
        ("ฆได้ฆฆ", set(), 6),
        ("ฆฆได้ฆได้ฆ", set(), 2),
        # garbled names, whole and before a word, up to 26 letters
        ("ฆ" * 20 + "ได้ฆฆฆ", {off_by("ฆ" * 20 + "ได้ฆฆฆ", 1)}, 26),
        ("ฆ" * 26 + "ได้", {off_by("ฆ" * 26, 1), "ฆ" * 7}, 26),
        ("ฆ" * 26 + "การประชาสัมพันธ์", {off_by("ฆ" * 26, 1), "ฆ" * 7}, 26),
        # of two cuts the nearer name wins, and of two as near the one at the end of the text
        ("ฆฆฆได้ฆฆ", {"ฆฆต", "ฆฆฆได้ฆฆ"}, 8),
        ("ฆฆฆได้ฆฆ", {"ฆฆต", "ฆฆฆได้ฆต"}, 8),
        ("ฆฆฆได้ฆฆ", {"ฆฆต", "ฆฆฆได้ตต"}, 3),
        # a name may be 2 letters off, a long one a third of its letters, none more than 4
        ("ฆฆได้ฆฆ", {off_by("ฆฆได้ฆฆ", 2)}, 7),
        ("ฆฆได้ฆฆฆ", {off_by("ฆฆได้ฆฆฆ", 3)}, 2),
        ("ฆฆได้ฆฆฆฆ", {off_by("ฆฆได้ฆฆฆฆ", 3)}, 9),
        ("ฆฆได้" + "ฆ" * 6, {off_by("ฆฆได้" + "ฆ" * 6, 4)}, 2),
        ("ฆฆได้" + "ฆ" * 7, {off_by("ฆฆได้" + "ฆ" * 7, 4)}, 12),
        ("ฆฆได้" + "ฆ" * 10, {off_by("ฆฆได้" + "ฆ" * 10, 5)}, 2),
        # at a word as at a blank
        ("ฆฆได้ฆฆได้", {off_by("ฆฆได้ฆฆ", 2)}, 7),
    ],
)
def test_garbled_name_ends_where_a_known_one_is_near(run: str, names: set[str], length: int) -> None:
    assert cut_name(run, frozenset(names | FAR)) == run[:length]


@pytest.mark.parametrize(
    ("run", "names", "length"),
    [
        # text of up to 20 letters may be a name that the dictionary lacks
        ("ฆ" * 7 + "บ" * 13 + "ได้", {"ฆ" * 7}, 20),
        ("ฆ" * 7 + "บ" * 14 + "ได้", {"ฆ" * 7}, 7),
        ("ฆ" * 7 + "บ" * 13 + "ได้" + "บได้", {"ฆ" * 7}, 20),
        ("ฆ" * 7 + "บ" * 40, {"ฆ" * 7}, 7),
        # heads of fewer than six letters, and heads that a vowel or a mark follows, are chance
        ("ฆ" * 6 + "บ" * 40, {"ฆ" * 6}, 6),
        ("ฆ" * 5 + "บ" * 40, {"ฆ" * 5}, 26),
        ("ฆ" * 7 + "\u0e32" + "บ" * 40, {"ฆ" * 7}, 26),
        ("ฆ" * 7 + "บ\u0e32" + "บ" * 40, {"ฆ" * 7}, 7),
        ("ฆ" * 7 + "บ" * 40, {"ฆ" * 7, "ฆ" * 6, "ฆ" * 7 + "บ"}, 8),
        # a name of 26 letters still counts
        ("ฆ" * 22 + "ได้ฆบบบ", {"ฆ" * 22 + "ได้ฆ"}, 26),
        # one letter off at a word is nearer than a head that runs on, two letters are not
        ("ฆ" * 22 + "ได้", {"ฆ" * 7, off_by("ฆ" * 22, 1)}, 22),
        ("ฆ" * 22 + "ได้", {"ฆ" * 7, off_by("ฆ" * 22, 2)}, 7),
        ("ฆ" * 22, {"ฆ" * 7, off_by("ฆ" * 22, 2)}, 22),
        ("ฆ" * 22, {"ฆ" * 7, off_by("ฆ" * 22, 3)}, 7),
    ],
)
def test_known_head_ends_a_name_only_where_what_follows_is_too_long(run: str, names: set[str], length: int) -> None:
    assert cut_name(run, frozenset(names | FAR)) == run[:length]


def test_of_two_known_names_before_words_the_longer_is_taken() -> None:
    assert cut_name("ฆฆฆได้ฆฆได้", frozenset({"ฆฆฆ", "ฆฆฆได้ฆฆ"})) == "ฆฆฆได้ฆฆ"
    assert cut_name("ฆฆฆได้", frozenset({"ฆฆฆ", "ฆฆฆได้"})) == "ฆฆฆได้"


def test_dictionaries_hold_what_they_say() -> None:
    assert dotted_names() == ("จ.ป.ร.",)
    assert "เมือง" in district_names()
    assert {"กรุงเทพมหานคร", "กงไกรลาศ", "กกกุง", "เมืองกระบี่", "ปาน", "สรวง"} <= tambon_names()
    assert len(province_names()) == 77
    assert strip_second_name("ปอภาร (ปอพาน)") == "ปอภาร"
    assert not any("(" in name for name in tambon_names())

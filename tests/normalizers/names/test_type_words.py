"""Type words of local bodies, in every spelling, and letters that only look like one."""

from __future__ import annotations

import pytest

from prongsai.normalizers.names.type_words import find_type_words, kinds_of_types, long_form, short_form
from prongsai.normalizers.names.word_bounds import can_be_word
from prongsai.normalizers.vocabulary import Wording, load_vocabulary

TYPES = load_vocabulary("unit_types", "kind", "form").wordings
SPELLINGS = load_vocabulary("unit_type_spellings").wordings


@pytest.mark.parametrize("wording", TYPES, ids=lambda one: one.text)
def test_every_type_word_is_found_with_its_type(wording: Wording) -> None:
    (word,) = find_type_words(wording.example)
    assert (word.abbreviation, word.kind) == (wording.means, wording.more["kind"])
    assert "".join(word.text.split()) == "".join(wording.text.split())


@pytest.mark.parametrize("wording", SPELLINGS, ids=lambda one: one.text)
def test_every_spelling_is_read_as_the_right_one(wording: Wording) -> None:
    (garbled,), (right,) = find_type_words(wording.example), find_type_words(wording.counter_example)
    assert garbled.abbreviation == right.abbreviation


@pytest.mark.parametrize(
    ("text", "abbreviation"),
    [
        ("องค์การ บริหารส่วน ตำ บลนายาง", "อบต."),
        ("องคการบริการสว่นดาบลนายาง", "อบต."),
        ("เทศบาลต\u0e4d\u0e32บลแม่สอด", "ทต."),
        ("เทศบาลตบลแม่สอด", "ทต."),
        ("เท ศ บาลเมืองแม่เหียะ", "ทม."),
        ("อ.บ.ต. นายาง", "อบต."),
        ("อ บ จ . สงขลา", "อบจ."),
        ("ท.น. ตรัง", "ทน."),
        ("รายงานผลอบต.นายาง", "อบต."),
        ("นายกอบตนายาง", "อบต."),
        ("ของอบจ สงขลา", "อบจ."),
        ("คณะกรรมการอบด.นายาง", "อบต."),
    ],
)
def test_spread_and_garbled_type_words(text: str, abbreviation: str) -> None:
    assert [word.abbreviation for word in find_type_words(text)] == [abbreviation]


@pytest.mark.parametrize(
    "text",
    [
        "กรอบจริยธรรม", "ตอบจดหมาย", "รับผิดชอบตรวจสอบ", "ประกอบจริง", "ตอบตกลง", "รอบจังหวัด", "มท.ต. ๑",
        "รอบต่อไป", "กทม.", "อบตาม", "เทศบาล", "องค์การบริหารส่วน",
    ],
)  # fmt: skip
def test_letters_inside_other_words_are_no_type_word(text: str) -> None:
    assert list(find_type_words(text)) == []


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("กรอบจริยธรรม", "อบจ", False),
        ("กรอบจริยธรรม", "จริยธรรม", True),
        ("ตอบจดหมาย", "อบจ", False),
        ("มอบจดหมาย", "อบจ", False),
        ("มอบตอบ", "อบต", False),
        ("ก ตอบจดหมาย ข", "อบจ", False),
        ("ต อบจดหมาย", "อบจ", True),
        ("รายงานผลอบต.", "อบต.", True),
        ("๑๒อบต", "อบต", True),
        ("อบต", "อบต", True),
        ("ฆฌฎอบต", "อบต", True),
    ],
)
def test_where_a_word_can_stand(text: str, word: str, expected: bool) -> None:
    start = text.index(word)
    assert can_be_word(text, start, start + len(word)) is expected


def test_letters_farther_than_the_longest_words_decide_nothing() -> None:
    before, word, behind = "ปลัดผลรับผิดชอบรับผิดชอบกองสำนัก", "อบจ", "รอบจริยธรรมกองความรอบจริยธรรม"
    near = before[-24:] + word + behind[:24]
    whole = can_be_word(before + word + behind, len(before), len(before) + len(word))
    assert whole is can_be_word(near, 24, 24 + len(word)) is False


def test_forms_of_the_kinds() -> None:
    assert [short_form(kind) for kind in ("sao", "mun", "pao", "special")] == ["อบต.", "เทศบาล", "อบจ.", ""]
    assert long_form("pao") == "องค์การบริหารส่วนจังหวัด"
    assert kinds_of_types() == {
        "องค์การบริหารส่วนตำบล": "sao", "อบต.": "sao", "องค์การบริหารส่วนจังหวัด": "pao", "อบจ.": "pao",
        "เทศบาลนคร": "mun", "เทศบาลเมือง": "mun", "เทศบาลตำบล": "mun", "ทน.": "mun", "ทม.": "mun", "ทต.": "mun",
    }  # fmt: skip

"""Bodies, places and persons: a mention is a piece of its text, and persons taken out once are out."""

from __future__ import annotations

from hypothesis import strategies as st

from prongsai.normalizers.names.look_alikes import fold_name, look_alike_distance
from prongsai.normalizers.names.persons import PERSON_MARK, hide_persons, is_signature
from prongsai.normalizers.names.place_names import cut_name, tambon_names
from prongsai.normalizers.names.places import find_places
from prongsai.normalizers.names.type_words import printed_type
from prongsai.normalizers.names.units import find_names
from tests.fuzz.claims import assert_span, is_inside, without_blanks
from tests.fuzz.strategies import texts
from tests.fuzz.target import fuzz

NAME_WORDS = (
    "องค์การบริหารส่วนตำบล", "อบต.", "อบต", "อบจ.", "เทศบาลตำบล", "เทศบาลเมือง", "เทศบาลนคร", "ทต.", "ท.ม.",
    "เมืองพัทยา", "กรุงเทพมหานคร", "นายาง", "แม่สอด", "นา ยาง", "กู่ทอง", "ภูทอง", "จ.ป.ร.", "นครราชสีมา", "อำเภอ",
    "อ.", "จังหวัด", "จ.", "ตาก", "ชัยภูมิ", "เมือง", "ได้ดำเนินการ", "ที่ ลป ๗๓๔๐๑/๑๒๓", "โรงเรียน", "วิทยาลัย",
    "มหาวิทยาลัย", "ของ", "\n", " ", "ราชภัฏ", "ทรายมูล", "yang",
)  # fmt: skip
PERSON_WORDS = (
    "นาย", "นาง", "นางสาว", "น.ส.", "ว่าที่ร้อยตรี", "พ.จ.อ.", "จ.ส.ต.", "สมมุติ", "ตัวอย่าง", "ใจดี",
    "นายกองค์การบริหารส่วนตำบล", "นายช่างโยธา", "นายอำเภอ", "ปลัด", "ตำแหน่ง", "ลงชื่อ", "(", ")", "\n", " ", ",",
    "/", "นักวิชาการ", "หัวหน้า",
)  # fmt: skip
ROLES = ("title", "heading", "body", "letterhead", "row", "filename")


@fuzz(texts(*NAME_WORDS), st.sampled_from(ROLES))
def test_mention_is_a_piece_of_its_text(text, role):
    for mention in find_names(text, role):
        assert mention.name or mention.district or mention.province or mention.role == "letterhead"
        assert is_inside(without_blanks(mention.text), without_blanks(text)) or mention.role == "letterhead"
        for place in (mention.district, mention.province):
            assert place is None or place in text
        assert printed_type(mention.text) is None or mention.unit_type is not None


@fuzz(texts(*NAME_WORDS))
def test_place_stands_in_the_text_at_its_span(text):
    places = find_places(text)
    for place in places:
        assert_span(place.start, place.end, text)
        if place.kind != "letter_code":
            assert text[place.start : place.end] == place.name
    assert [place.start for place in places] == sorted(place.start for place in places)


@fuzz(texts(*NAME_WORDS, max_pieces=5))
def test_cut_name_is_the_beginning_of_its_run(text):
    assert text.startswith(cut_name(text, tambon_names()))


@fuzz(texts(*NAME_WORDS, max_pieces=4), texts(*NAME_WORDS, max_pieces=4))
def test_names_fold_once_and_are_no_distance_from_themselves(one, other):
    assert fold_name(fold_name(one)) == fold_name(one)
    assert look_alike_distance(one, other) >= 0


@fuzz(texts(*PERSON_WORDS))
def test_persons_are_out_after_once(text):
    kept = hide_persons(text)
    assert hide_persons(kept) == kept
    # a mark stands where a name stood
    assert is_inside(without_blanks(kept.replace(PERSON_MARK, "")), text)
    assert is_signature(text) in (True, False)

"""Bodies and places in running text."""

from __future__ import annotations

import pytest

from prongsai.normalizers.names.look_alikes import fold_name, look_alike_distance
from prongsai.normalizers.names.place_names import cut_name, tambon_names
from prongsai.normalizers.names.places import find_places
from prongsai.normalizers.names.type_words import printed_type
from prongsai.normalizers.names.units import PrintedName, Role, find_names


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("องค์การบริหารส่วนตำบลนายางได้ดำเนินการประเมิน", "sao", "นายาง"),
        ("องค์การบริการส่วนตำบลนายาง", "sao", "นายาง"),
        ("องค์การ บริหารส่วน ตำบล นา ยาง", "sao", "นายาง"),
        ("รายงานผลอบต.ทรายมูล ประจำปี", "sao", "ทรายมูล"),
        ("เทศบาลตำบลแม่สอดมีคะแนน", "mun", "แม่สอด"),
        ("ทม.เมืองปัก", "mun", "เมืองปัก"),
        ("เทศบาลนครราชสีมา", "mun", "นครราชสีมา"),
        ("องค์การบริหารส่วนจังหวัดสงขลา", "pao", "สงขลา"),
        ("อบต.ปากนำประแสร์ได้รับการประเมิน", "sao", "ปากนำประแสร์"),
        ("ผลของเมืองพัทยา", "special", "พัทยา"),
        ("อบต. ปอภาร (ปอพาน)", "sao", "ปอภาร"),
        ("เทศบาลตำบล จ.ป.ร. อำเภอกระบุรี", "mun", "จ.ป.ร."),
        ("เทศบาลเมืองสุไหงโก-ลกมีผล", "mun", "สุไหงโก-ลก"),
        ("อบด.ห้วยแห้ง", "sao", "ห้วยแห้ง"),
        ("ทด. ทัพทัน", "mun", "ทัพทัน"),
        ("องค์การบริหารสว่นด\u0e4d\u0e32บลนายาง", "sao", "นายาง"),
    ],
)
def test_name_ends_where_the_prose_begins(text: str, kind: str, name: str) -> None:
    mention = next(m for m in find_names(text, "title") if m.name)
    assert (mention.unit_type, mention.name) == (kind, name)


@pytest.mark.parametrize(
    "text",
    [
        "องค์การบริหารส่วนตำบลได้ดำเนินการ",
        "องค์การบริหารส่วนตำบลฯ",
        "สมาชิกสภา อบต. ทุกคน",
        "ระหว่าง ต.ค. ๖๕ ถึง ก.ย. ๖๖",
        "พนักงานส่วนตำบลและลูกจ้าง",
        "ในระดับจังหวัด และระดับอำเภอ",
    ],
)
def test_type_word_without_a_name_names_nobody(text: str) -> None:
    assert find_names(text, "body") == []


def test_district_and_province_behind_the_name_belong_to_it() -> None:
    mention = find_names("เทศบาลตำบลบางเหรียง อ.ควนเนียง จ.สงขลา", "title")[0]
    assert (mention.district, mention.province) == ("ควนเนียง", "สงขลา")


def test_place_behind_the_second_body_is_not_the_first_one_s() -> None:
    first, second = find_names("อบต.นายาง และเทศบาลตำบลแม่ลาน อ.ลี้ จ.ลำพูน", "body")
    assert (first.name, first.district, first.province) == ("นายาง", None, None)
    assert (second.name, second.district, second.province) == ("แม่ลาน", "ลี้", "ลำพูน")


def test_place_on_its_own_line_is_evidence_by_itself() -> None:
    mentions = find_names("อำเภอระแงะ จังหวัด นราธิวาส", "title")
    assert [(m.name, m.district, m.province) for m in mentions] == [("", "ระแงะ", None), ("", None, "นราธิวาส")]


def test_letter_number_is_found_and_a_date_is_not() -> None:
    assert [(p.kind, p.name, p.number) for p in find_places("ที่ ลป ๗๓๔๐๑/ว ๑๒")] == [("letter_code", "ลป", "73401")]
    assert find_places("วันที่ ๑๐ มี.ค. ๒๕๖๖") == []


def test_other_body_is_named_whole_where_a_text_names_its_subject() -> None:
    assert find_names("วิทยาลัยอาชีวศึกษาอุดรธานี", "title")[0].unit_type == "other"
    assert find_names("รายงานผลของวิทยาลัยอาชีวศึกษาอุดรธานี", "title")[0].name == "วิทยาลัยอาชีวศึกษาอุดรธานี"
    assert find_names("ด้วยวิทยาลัยอาชีวศึกษาอุดรธานี", "body") == []
    assert find_names("ตามหนังสือกรมส่งเสริมการปกครองท้องถิ่น", "letterhead") == []


def test_printed_type_keeps_the_grade() -> None:
    assert printed_type("เทศบาล เมืองแม่เหียะ") == "ทม."
    assert printed_type("อบต.นายาง") == "อบต."
    assert printed_type("นายาง") is None


def test_word_inside_a_name_does_not_cut_it() -> None:
    assert cut_name("ทรายมูลอำเภอ", tambon_names()) == "ทรายมูล"
    assert cut_name("ในเมืองมีผล", tambon_names()) == "ในเมือง"


def test_unknown_name_is_cut_before_the_first_word() -> None:
    assert cut_name("ลาดชะโดได้รับคะแนน", tambon_names()) == "ลาดชะโด"
    assert cut_name("มาบข่าพัฒนา", tambon_names()) == "มาบข่าพัฒนา"


def test_look_alikes_are_nearer_than_other_letters() -> None:
    assert look_alike_distance("ภูทอง", "กู่ทอง") < 1 < look_alike_distance("ภูทอง", "นาทอง")
    assert look_alike_distance("แมสอด", "แม่สอด") == pytest.approx(0.25)
    assert look_alike_distance("สมอด", "มสอด") == pytest.approx(0.6)


def test_folding_removes_what_readers_add() -> None:
    assert fold_name("นา \u200bยาง") == fold_name("นาayang") == "นายาง"
    assert fold_name("บ้านน\u0e4d\u0e32เค็ม") == fold_name("บ้านนำเค็ม")


@pytest.mark.parametrize(
    ("text", "role", "names"),
    [
        ("ผลของเมืองพัทยา", "body", ["พัทยา"]),
        ("เทศบาลเมืองพัทยา", "title", []),
        ("อำเภอ เมืองพัทยา", "title", []),
        ("นายกเมืองพัทยา", "title", []),
        ("กรุงเทพมหานคร", "title", ["กรุงเทพมหานคร"]),
        ("กรุงเทพมหานคร", "body", []),
        ("กทม.", "row", ["กรุงเทพมหานคร"]),
        ("จังหวัดกรุงเทพมหานคร", "title", []),
        ("เมืองพัทยา กรุงเทพมหานคร", "title", ["พัทยา", "กรุงเทพมหานคร"]),
    ],
)
def test_bodies_of_their_own_kind(text: str, role: Role, names: list[str]) -> None:
    assert [name.name for name in find_names(text, role) if name.unit_type == "special"] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("มหาวิทยาลัยขอนแก่น", "มหาวิทยาลัยขอนแก่น"),
        ("๑. โรงเรียนสตรีพัทลุง", "โรงเรียนสตรีพัทลุง"),
        ("ภายในกรมที่ดิน", "กรมที่ดิน"),
        ("สำนักงานสถิติแห่งชาติ", "สำนักงานสถิติแห่งชาติ"),
        ("ธนาคารกู่ทอง (องค์การมหาชน)", "ธนาคารกู่ทอง (องค์การมหาชน)"),
        ("สภ.เมืองตรัง", "สภ.เมืองตรัง"),
        ("องค์การมหาชน นาสน", None),
        ("สำนักงานปลัดเทศบาล", None),
        ("สำนักงาน ป.ป.ช.", None),
        ("สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริต", None),
        ("เรียน ผู้อำนวยการโรงเรียนสตรีพัทลุง", None),
        ("โรงเรียนสตรีพัทลุง อบต.นายาง", "โรงเรียนสตรีพัทลุง"),
        ("อบต.นายาง โรงเรียนสตรีพัทลุง", None),
        ("โรงเรียนสตรีพัทลุง 2 องค์การบริหารส่วนจังหวัดพัทลุง", "โรงเรียนสตรีพัทลุง 2"),
        ("โรงเรียนเทศบาลเมืองตรัง", "โรงเรียนเทศบาลเมืองตรัง"),
        ("โรงเรียนอบต.ช้างขวา จังหวัดสุราษฎร์ธานี", "โรงเรียนอบต.ช้างขวา"),
        ("โรงเรียนองค์การบริหารส่วนจังหวัดระยอง", "โรงเรียนองค์การบริหารส่วนจังหวัดระยอง"),
        # a letter of the kind misread before the word of the local body
        ("โรงเรียยอบต.ช้างขวา", "โรงเรียยอบต.ช้างขวา"),
        ("โรงเรียนวัดนายางสังกัดเทศบาลเมืองตรัง", "โรงเรียนวัดนายาง"),
        ("โรงเรยีนสตรีพัทลุง อบจ.พัทลุง", "โรงเรยีนสตรีพัทลุง"),
        ("รพ.สต.บ้านนายาง ต.นายาง", "รพ.สต.บ้านนายาง"),
        ("ศาลจังหวัดตรัง", "ศาลจังหวัดตรัง"),
        ("ศาลาว่าการ", None),
        ("สำนักงานปลัดกระทรวงมหาดไทย", "สำนักงานปลัดกระทรวงมหาดไทย"),
        ("สำนักงานเทศบาลตำบลแม่ลาน", None),
        ("สำนักงานเขตทวีวัฒนา กรุงเทพมหานคร", "สำนักงานเขตทวีวัฒนา"),
        ("เขตทวีวัฒนา กรุงเทพมหานคร", "เขตทวีวัฒนา"),
        ("จังหวัดแม่ฮ่องสอน", "แม่ฮ่องสอน"),
        ("โรงเรียนผู้สูงอายุ", None),
    ],
)
def test_other_bodies_in_a_title(text: str, name: str | None) -> None:
    found = [one.name for one in find_names(text, "title") if one.unit_type == "other"]
    assert found == ([name] if name else [])


@pytest.mark.parametrize(
    "text",
    [
        "ตามกรอบจริยธรรมของหน่วยงาน",
        "และกรอบจรรยาบรรณ ให้กองคลัง",
        "ผู้รับผิดชอบตรวจสอบเอกสาร",
        "ตอบจดหมายทุกฉบับ",
        "มอบต.ค. เป็นเดือนเริ่มงาน",
        "อบจริยธรรม",
        "แบบIIT",
    ],
)
def test_letters_inside_a_word_name_no_body(text: str) -> None:
    assert find_names(text, "title") == []


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("ผลของ อบต.นายาง ได้", [("อบต.นายาง", "sao", "นายาง", None, None)]),
        ("อ.ลี้ และ อบต.นายาง", [("ลี้", None, "", "ลี้", None), ("อบต.นายาง", "sao", "นายาง", None, None)]),
        ("เทศบาลตำบลแม่สอดอำเภอแม่ระมาด", [("เทศบาลตำบลแม่สอด", "mun", "แม่สอด", "แม่ระมาด", None)]),
        (
            "อบต.นายาง อ.ลี้ และเทศบาลตำบลแม่ลาน",
            [("อบต.นายาง", "sao", "นายาง", "ลี้", None), ("เทศบาลตำบลแม่ลาน", "mun", "แม่ลาน", None, None)],
        ),
        (
            "อบต.นายาง ทต.แม่ลาน อ.ลี้ อบต.กู่ทอง",
            [
                ("อบต.นายาง", "sao", "นายาง", None, None),
                ("ทต.แม่ลาน", "mun", "แม่ลาน", "ลี้", None),
                ("อบต.กู่ทอง", "sao", "กู่ทอง", None, None),
            ],
        ),
        # a province 88 letters behind the name is the body's, farther away it stands by itself
        ("อบต.นายาง" + " " * 87 + "จ.ตาก", [("อบต.นายาง", "sao", "นายาง", None, "ตาก")]),
        ("อบต.นายาง" + " " * 88 + "จ.ตาก", [("อบต.นายาง", "sao", "นายาง", None, None), ("ตาก", None, "", None, "ตาก")]),
        ("จังหวัดลำพูน", [("ลำพูน", None, "", None, "ลำพูน")]),
        ("ของเทศบาลตำบล จ.ป.ร. อ.กระบุรี", [("เทศบาลตำบล จ.ป.ร.", "mun", "จ.ป.ร.", "กระบุรี", None)]),
        ("อบต. น า ยาง ได้", [("อบต. น า ยาง", "sao", "นายาง", None, None)]),
        ("อบต. นา ๑ ยาง", [("อบต. นา", "sao", "นา", None, None)]),
        ("ทต.ปง", [("ทต.ปง", "mun", "ปง", None, None)]),
        ("ทต.ปข", [("ทต.ปข", "mun", "ปข", None, None)]),
        ("อบต.ก", []),
        ("อบต.12 นายาง", []),
        ("อบต. ก ข", []),
        # on the next line only a known name is one
        ("องค์การบริหารส่วนตำบล\n นายาง", [("องค์การบริหารส่วนตำบล\n นายาง", "sao", "นายาง", None, None)]),
        ("องค์การบริหารส่วนตำบล\nมาบข่าพัฒนา", []),
        ("อบต. มาบข่าพัฒนา", [("อบต. มาบข่าพัฒนา", "sao", "มาบข่าพัฒนา", None, None)]),
        # a word of the language behind a short form is no name, unless a place bears it or it is part of a longer one
        ("อบต. คว้าคะแนน", []),
        ("คะแนนของ อบต. เท่ากับ 91", []),
        ("อบต. หนองบัวใต้ ได้", [("อบต. หนองบัวใต้", "sao", "หนองบัวใต้", None, None)]),
        ("เทศบาลตำบลพัฒนา ได้", [("เทศบาลตำบลพัฒนา", "mun", "พัฒนา", None, None)]),
        ("ศูนย์พัฒนาเด็กเล็กได้คะแนน", []),
        # a type word swallows the head of a name only where the rest is no name
        ("เทศบาลนครราชสีมา", [("เทศบาลนครราชสีมา", "mun", "นครราชสีมา", None, None)]),
        ("เทศบาลนครนครราชสีมา", [("เทศบาลนครนครราชสีมา", "mun", "นครราชสีมา", None, None)]),
        ("เทศบาลเมืองราชสีมา", [("เทศบาลเมืองราชสีมา", "mun", "ราชสีมา", None, None)]),
        ("เทศบาลเมืองปาน", [("เทศบาลเมืองปาน", "mun", "ปาน", None, None)]),
        ("เทศบาลเมืองสุไหงโก - ลก", [("เทศบาลเมืองสุไหงโก - ลก", "mun", "สุไหงโก - ลก", None, None)]),
    ],
)
def test_bodies_and_places_as_they_are_printed(text: str, printed: list[tuple[str | None, ...]]) -> None:
    assert [name[:-1] for name in find_names(text, "body")] == printed


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("โรงเรียนสตรีพัทลุง 2 องค์การบริหารส่วนจังหวัดพัทลุง", ["title", "parent"]),
        ("โรงเรียนเทศบาลเมืองตรัง", ["title", "parent"]),
        ("สังกัดเทศบาลเมืองตรัง", ["parent"]),
        ("อบต.นาพู่ ติดต่อกับ อบต.เตาไห", ["title", "beside"]),
        ("อบต.นาพู่ ทิศเหนือติดกับ อบต.เตาไห และเทศบาลตำบลบ้านธาตุ", ["title", "beside", "beside"]),
        ("อบต.นาพู่ ศึกษาดูงาน ณ เทศบาลตำบลบ้านธาตุ", ["title", "beside"]),
        ("อบต.นาพู่ และเทศบาลตำบลบ้านธาตุ", ["title", "title"]),
    ],
)
def test_words_before_a_name_say_that_it_is_another_body_s(text: str, roles: list[Role]) -> None:
    assert [one.role for one in find_names(text, "title") if one.name] == roles


@pytest.mark.parametrize("text", ["เขตดุสิต กทม. ๑๐๓๐๐", "ถนนพระราม ๕ กรุงเทพมหานคร 10300"])
def test_last_line_of_an_address_names_no_body(text: str) -> None:
    assert [one.unit_type for one in find_names(text, "letterhead") if one.unit_type == "special"] == []


def test_letter_number_is_a_name_of_the_letterhead() -> None:
    assert find_names("ที่ ลป ๗๓๔๐๑/๑๒๓", "title") == [PrintedName("ลป 73401", None, "", None, None, "letterhead")]


@pytest.mark.parametrize(
    ("role", "is_looked_for"),
    [("title", True), ("letterhead", True), ("row", True), ("filename", True), ("heading", False), ("body", False)],
)
def test_running_text_names_no_other_body_but_at_its_beginning(role: Role, is_looked_for: bool) -> None:
    (name,) = find_names("ผลของโรงเรียนสตรีพัทลุง", role) or [None]
    assert (name is not None and name.text == "โรงเรียนสตรีพัทลุง") is is_looked_for


@pytest.mark.parametrize(("length", "is_title"), [(160, True), (161, False)])
def test_long_text_is_no_title_of_another_body(length: int, is_title: bool) -> None:
    assert bool(find_names("โรงเรียนสตรีพัทลุง".ljust(length, "."), "title")) is is_title


def test_title_may_name_a_body_by_one_word_of_the_language() -> None:
    assert [one.name for one in find_names("รายงานของ อบต. คว้า", "title")] == ["คว้า"]
    assert find_names("อบต. คว้าคะแนน ITA", "title") == []

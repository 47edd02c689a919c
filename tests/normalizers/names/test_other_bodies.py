"""Bodies outside local government: where their names end, of what kind they are and whose scheme assesses them."""

from __future__ import annotations

import pytest

from prongsai.normalizers.names.other_bodies import find_other_bodies, kind_of_other, scheme_of_other


def named(text: str, *, is_title: bool = True) -> list[str]:
    found = list(find_other_bodies(text, is_title=is_title))
    # but for a line that is a province's name, the name is what stands there
    assert all(one.text == text[one.start : one.end] for one in found)
    return [one.name for one in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("โรงเรียนสตรีพัทลุง", "โรงเรียนสตรีพัทลุง"),
        ("โรงเรียนกข", "โรงเรียนกข"),
        ("โรงเรียนก", None),  # a letter is no name
        ("โรงเรียน ก", None),
        ("โรงเรียน", None),
        ("โรงเรียน กข", "โรงเรียน กข"),
        # a number or brackets right behind it belong to it
        ("โรงเรียนวัดนายาง 12", "โรงเรียนวัดนายาง 12"),
        ("โรงเรียนวัดนายาง ๑๒", "โรงเรียนวัดนายาง ๑๒"),
        ("โรงเรียนวัดนายาง 1234", "โรงเรียนวัดนายาง"),
        ("โรงเรียนวัดนายาง 12.5", "โรงเรียนวัดนายาง"),
        ("โรงเรียนวัดนายาง ห้อง 2", "โรงเรียนวัดนายาง"),
        ("สถาบันกู่ทอง (องค์การมหาชน) ปี", "สถาบันกู่ทอง (องค์การมหาชน)"),
        ("โรงเรียนวัดนายาง 12 (สาขา)", "โรงเรียนวัดนายาง 12 (สาขา)"),
        ("โรงเรียนวัดนายาง ห้อง (สาขา)", "โรงเรียนวัดนายาง"),
        ("กรมที่ดิน (ก)", "กรมที่ดิน"),
        # prose ends it, but no sooner than behind two letters
        ("โรงเรียนสตรีพัทลุงประจำปี", "โรงเรียนสตรีพัทลุง"),
        ("โรงเรียนกขได้รับ", "โรงเรียนกข"),
        ("โรงเรียน กขได้รับ", "โรงเรียน กข"),
        ("รพ.สต.บ้านนาสังกัดอบจ.น่าน", "รพ.สต.บ้านนา"),
        # a place ends the name of one that may belong to a local body, and is part of that of a department
        ("โรงเรียนบ้านนาอำเภอเมือง", "โรงเรียนบ้านนา"),
        ("โรงเรียนบ้านนาจังหวัดตาก", "โรงเรียนบ้านนา"),
        ("กรมที่ดินจังหวัดตาก", "กรมที่ดินจังหวัดตาก"),
    ],
)
def test_name_ends_where_something_else_begins(text: str, name: str | None) -> None:
    assert named(text) == ([name] if name else [])
    assert named(text, is_title=False) == named(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("โรงเรียนเทศบาลเมืองตรัง", "โรงเรียนเทศบาลเมืองตรัง"),
        ("โรงเรียนอบต.ช้างขวา", "โรงเรียนอบต.ช้างขวา"),
        ("โรงเรียน เทศบาลเมืองตรัง", None),
        ("โรงเรียนกเทศบาลเมืองตรัง", None),
        ("สำนักงานเทศบาลตำบลนาดี", None),  # the local body's own office
        ("สำนักงานสถิติเทศบาลเมืองตรัง", "สำนักงานสถิติ"),
        ("สำนักงานปลัดเทศบาล", None),
        ("กรมธรรม์ประกัน", None),
    ],
)
def test_local_body_in_a_name_is_part_of_it_where_such_a_body_has_schools(text: str, name: str | None) -> None:
    assert named(text) == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "in_titles", "in_prose"),
    [
        ("ของโรงเรียนสตรีพัทลุง", True, False),
        ("ผลการประเมิน\nโรงเรียนสตรีพัทลุง", True, False),
        ("  โรงเรียนสตรีพัทลุง", True, True),
        ("12. โรงเรียนสตรีพัทลุง", True, True),
        ("เรียน โรงเรียนสตรีพัทลุง", False, False),
    ],
)
def test_running_text_names_its_subject_at_its_beginning(text: str, in_titles: bool, in_prose: bool) -> None:
    assert named(text) == ["โรงเรียนสตรีพัทลุง"] * in_titles
    assert named(text, is_title=False) == ["โรงเรียนสตรีพัทลุง"] * in_prose


def test_first_body_of_a_title_is_its_subject() -> None:
    assert named("ผลของ โรงเรียนสตรีพัทลุง\nโรงเรียนบ้านนา") == ["โรงเรียนสตรีพัทลุง"]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("โรงเรยนสตรีพัทลุง", True),  # a letter lost
        ("โรงเรีบนสตรีพัทลุง", True),  # or another
        ("โรงเรียบนสตรีพัทลุง", True),  # or one too many
        ("รงเรีบนสตรีพัทลุง", True),  # eight letters bear two slips
        ("รงเรีบสตรีพัทลุง", False),
        ("โรงพยบาลสงขลา", True),
        ("โรงพบาสงขลา", False),
        ("วิทยลยเทคนิคเลย", True),
        ("รพสต.บ้านนา", True),  # of an abbreviation one
        ("รพสตบ้านนา", False),
        ("รพ.ส.บ้านนา", False),
        ("ศพด บ้านนา", True),
        ("ศพ บ้านนา", False),
        ("รร,บ้านนา", False),  # too short
        ("ร.ร,บ้านนา", False),
        ("พ.ร.บ้านนา", False),
        ("สถานีอนมัยนายาง", True),
    ],
)
def test_garbled_head_is_known_in_titles_alone(text: str, is_found: bool) -> None:
    assert named(text) == [text] * is_found
    assert named(text, is_title=False) == []


@pytest.mark.parametrize(
    "text", ["โรงเรียเทศบาลเมืองตรัง", "โรงเรียยนเทศบาลเมืองตรัง", "โรงเรยนเทศบาลเมืองตรัง", "โรงเรียอบต.ช้างขวา"]
)
def test_garbled_head_leaves_the_word_of_a_local_body_whole(text: str) -> None:
    assert named(text) == [text]


@pytest.mark.parametrize(
    ("text", "name", "span"),
    [
        ("จังหวัดตาก", "ตาก", (0, 10)),
        ("จังหวัด ตาก ", "ตาก", (0, 11)),
        ("จ.ตาก", "ตาก", (0, 5)),
        ("จังหวัดแดนไกล", None, None),
        ("จังหวัดตาก เขต", None, None),
        ("ตาก", None, None),
        ("เขตบางรัก", "เขตบางรัก", (0, 9)),
        ("  เขตบางรัก กรุงเทพมหานคร", "เขตบางรัก", (2, 11)),
        ("เขตแดนไกล", None, None),
    ],
)
def test_line_of_a_province_or_a_district_of_bangkok_names_it(
    text: str, name: str | None, span: tuple[int, int] | None
) -> None:
    found = [(one.name, (one.start, one.end)) for one in find_other_bodies(text, is_title=True)]
    assert found == ([(name, span)] if name else [])
    assert named(text, is_title=False) == []


@pytest.mark.parametrize(
    ("name", "kind", "belongs", "scheme"),
    [
        ("โรงเรียนสตรีพัทลุง", "สถานศึกษา", True, "obec"),
        ("วิทยาลัยตรัง", "สถานศึกษา", True, None),
        ("วิทยาลัยเทคนิคตรัง", "สถานศึกษา", True, "ovec"),
        ("รพ.สต.บ้านนา", "โรงพยาบาล", True, "moph"),
        ("กรมที่ดิน", "กรม", False, "nacc"),
        ("สพป.ตรัง", "อื่น", False, "obec"),
        ("เรือนจำกลางตรัง", "อื่น", False, None),
        ("แม่ฮ่องสอน", "จังหวัด", False, "nacc"),
        ("เขตบางรัก", "เขต", True, None),
        # the kind of a garbled head is known, and its scheme where all of the kind have one
        ("โรงเรยนสตรีพัทลุง", "สถานศึกษา", True, None),
        ("โรงพยบาลสงขลา", "โรงพยาบาล", True, "moph"),
        ("มโรงเรียนสตรีพัทลุง", "สถานศึกษา", True, None),
    ],
)
def test_kind_and_scheme_are_those_of_the_head(name: str, kind: str, belongs: bool, scheme: str | None) -> None:
    assert kind_of_other(name) == (kind, belongs)
    assert scheme_of_other(name) == scheme


@pytest.mark.parametrize("name", ["บางรัก", "ที่โรงเรียนสตรีพัทลุง", "หน่วยเขตบางรัก", "กู่ทองเขต", ""])
def test_what_begins_as_no_such_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="does not begin"):
        kind_of_other(name)

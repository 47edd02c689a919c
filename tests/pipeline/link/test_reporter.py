"""Who speaks in a report: a local body, or a school or a department."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from prongsai.normalizers.names.units import Role
from prongsai.pipeline.link.reporter import Reporter, find_reporter, is_named_in_passing
from prongsai.pipeline.model import Mention


def school(role: Role, name: str = "โรงเรียนสตรีพัทลุง") -> Mention:
    return Mention(name, "other", name, None, None, role)


def department(role: Role, name: str = "กรมที่ดิน") -> Mention:
    return Mention(name, "other", name, None, None, role)


def province(role: Role = "title", name: str = "ตาก") -> Mention:
    """A line that is nothing but a province's name."""
    return Mention(f"จังหวัด{name}", "other", name, None, name, role)


def local(role: Role, name: str = "นายาง", kind: str = "sao") -> Mention:
    return Mention(f"อบต.{name}", kind, name, None, None, role)


def place(district: str | None = None, text: str = "อำเภอสบปราบ", role: Role = "title") -> Mention:
    return Mention(text, None, "", district, None, role)


def letter_number(digits: str) -> Mention:
    return Mention(f"ที่ ตก {digits}", None, "", None, None, "letterhead")


def reporter(*mentions: Mention) -> Reporter:
    return find_reporter(mentions)


@pytest.mark.parametrize(
    ("mentions", "parents"),
    [
        ([school("title")], []),
        ([school("letterhead")], []),
        ([school("title"), local("title")], [1]),
        ([local("title"), school("title")], [0]),
        ([local("letterhead"), school("title"), local("title", "แม่สอด")], [0, 2]),
        ([school("title"), local("parent"), local("title", "แม่สอด")], [1, 2]),
        ([school("title"), local("beside"), local("title", "แม่สอด")], [2]),
        ([school("title"), local("body"), local("heading"), local("filename")], []),
        ([school("title"), place("สบปราบ")], []),
    ],
)
def test_schools_title_names_the_body_above_it(mentions: Sequence[Mention], parents: list[int]) -> None:
    first = next(one for one in mentions if one.unit_type == "other")
    found = reporter(*mentions)
    assert (found.other, found.is_disputed) == (first, False)
    assert sorted(map(mentions.index, found.parents)) == parents


@pytest.mark.parametrize(
    ("mentions", "is_department", "is_disputed"),
    [
        ([department("title")], True, False),
        ([department("title"), local("parent")], True, False),
        # a local body in the titles asks the department, or is asked by it
        ([local("title"), department("title")], False, False),
        ([department("title"), local("title")], False, True),
        ([department("title"), local("letterhead")], False, True),
        # one that is spoken of more than twice is the one that reports
        ([department("title"), local("body")], True, False),
        ([department("title"), *[local("body")] * 2], True, False),
        ([department("title"), *[local("body")] * 3], False, True),
        ([department("title"), local("body"), local("body", "แม่สอด"), local("body", "พบพระ")], True, False),
        ([department("title"), *[local("body")] * 2, local("body", "นา ยาง")], False, True),
        ([department("title"), *[local("beside")] * 3], True, False),
        ([department("title"), *[local("parent")] * 3], True, False),
        ([department("title"), *[place("สบปราบ", role="body")] * 3], True, False),
        # Bangkok and Pattaya lie around many a department
        ([department("title"), *[local("body", kind="special")] * 3], True, False),
        ([department("title"), local("title", kind="special")], True, False),
        ([local("title", kind="special"), department("title")], False, False),
        ([department("title"), local("title", kind="special"), local("title")], False, True),
    ],
)
def test_departments_title_gives_way_to_a_local_body_that_is_spoken_of(
    mentions: Sequence[Mention], is_department: bool, is_disputed: bool
) -> None:
    found = reporter(*mentions)
    assert (found.other is not None, found.is_disputed) == (is_department, is_disputed)
    if is_department:
        assert found.parents == tuple(one for one in mentions if one.role == "parent")


def test_first_of_several_titles_counts_and_all_spellings_are_kept() -> None:
    first, second = department("title"), school("title")
    found = reporter(first, second, first, school("body", "รร.สตรีพัทลุง"), local("body"))
    assert found.other is first
    assert found.spellings == (first.text, second.text, "รร.สตรีพัทลุง")
    found = reporter(second, first, local("title"))
    assert (found.other, found.spellings) == (second, (second.text, first.text))
    assert reporter(school("body", "รร.สตรีพัทลุง"), second, school("body")).other is second
    assert reporter(school("body"), school("filename", "รร.สตรี")).spellings == (second.text, "รร.สตรี")


@pytest.mark.parametrize(
    ("mentions", "is_other"),
    [
        ([school("body")], True),
        ([school("heading")], True),
        ([school("body"), local("body")], True),  # the first name of running text
        ([local("body"), school("body")], False),
        ([local("heading"), school("body"), local("body", "แม่สอด")], False),
        ([school("body"), local("body"), school("body")], True),
        ([school("body"), local("title")], False),
        ([local("letterhead"), school("body")], False),
        ([local("filename"), school("body")], True),  # a file may be called anything
        ([local("parent"), school("body")], True),
        # the name of the file, where nobody else is named
        ([school("filename")], True),
        ([school("filename"), local("parent")], True),
        ([school("filename"), local("body")], False),
        ([school("filename"), local("filename")], False),
        ([school("parent")], False),
        ([school("beside")], False),
        ([place("สบปราบ")], False),
        ([], False),
    ],
)
def test_without_a_title_the_first_name_of_the_text_speaks(mentions: Sequence[Mention], is_other: bool) -> None:
    found = reporter(*mentions)
    assert (found.other is not None) is is_other
    if is_other:
        assert found.other is next(one for one in mentions if one.unit_type == "other")
        assert found.parents == tuple(one for one in mentions if one.role == "parent")
    assert not found.is_disputed


def test_of_two_names_of_files_the_first_counts() -> None:
    first, second = school("filename"), department("filename")
    assert reporter(first, second).other is first
    assert reporter(school("parent"), second, first).other is second


@pytest.mark.parametrize(
    ("mentions", "is_disputed"),
    [
        ([local("parent"), local("title")], True),  # somebody belongs to it, whose name cannot be read
        ([local("title"), local("parent")], True),
        ([local("parent", "นา ยาง"), local("title")], True),
        ([local("parent"), local("letterhead", "แม่สอด"), local("title")], True),
        ([local("parent", "แม่สอด"), local("title")], False),
        ([local("title"), local("body"), local("parent")], False),  # said further on
        ([local("title"), local("heading"), local("parent")], False),
        ([local("parent"), local("body")], False),
        ([local("title")], False),
        ([local("title"), local("beside")], False),
    ],
)
def test_local_body_that_titles_put_above_somebody_may_not_be_the_one(
    mentions: Sequence[Mention], is_disputed: bool
) -> None:
    assert reporter(*mentions) == Reporter(None, is_disputed=is_disputed)


@pytest.mark.parametrize(
    ("others", "is_reporter"),
    [
        ([], True),
        ([province("body")], True),  # its own name again
        ([place(None, "ข้อมูลทั่วไป ทะเบียนจังหวัด")], True),
        ([place("แม่สอด")], False),  # below a district
        ([place(None), place("แม่สอด")], False),
        ([local("body")], False),  # beside another name
        ([local("body"), province("body")], False),
        ([local("parent")], True),
        ([local("beside")], True),
        # a province's own letters have four digits
        ([letter_number("0017")], True),
        ([letter_number("73401")], False),
        ([letter_number("0017"), letter_number("73401")], False),
        ([Mention("ที่ ตก 73401", None, "", None, None, "body")], True),
    ],
)
def test_line_of_a_province_is_the_provinces_own_where_nothing_local_stands_by(
    others: Sequence[Mention], is_reporter: bool
) -> None:
    line = province()
    for mentions in ([line, *others], [*others, line]):
        assert (reporter(*mentions).other is not None) is is_reporter


@pytest.mark.parametrize(
    ("roles", "is_in_passing"),
    [
        ((), True),
        (("body",), True),
        (("body", "body"), True),
        (("body", "body", "body"), False),
        (("body", "heading"), False),
        (("title",), False),
    ],
)
def test_body_is_named_in_passing_once_or_twice_and_in_running_text(
    roles: tuple[Role, ...], is_in_passing: bool
) -> None:
    assert is_named_in_passing([local(role) for role in roles]) is is_in_passing

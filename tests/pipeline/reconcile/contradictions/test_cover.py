"""Provinces and names on cover and title page, held against the body whose report it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.pipeline.model import Mention, Provenance, UnitDecision
from prongsai.pipeline.reconcile.contradictions.contradiction import Contradiction
from prongsai.pipeline.reconcile.contradictions.cover import check_cover

OWN = UnitDecision(None, 0.9, "แม่สอด", "mun", "แม่สอด", "ตาก")


def mention(
    name: str = "แม่สอด", province: str | None = "ตาก", role: str = "title", page: int | None = 1, unit_type: str = "mun"
) -> Mention:
    where = Provenance(page, method="text")
    return Mention(f"เทศบาล{name}", unit_type, name, None, province, role, where)  # type: ignore[arg-type]


def told(*mentions: Mention, own: UnitDecision = OWN) -> list[Contradiction]:
    return list(check_cover(mentions, own))


def test_cover_that_says_what_the_title_page_says_is_no_contradiction() -> None:
    assert told(mention(), mention(page=2), mention(province=None, role="body", page=5)) == []


def test_other_province_in_front_is_told_with_both_places() -> None:
    (found,) = told(mention(province="พะเยา"), mention(page=2))
    finding = found.finding
    assert finding.message == "the province is พะเยา on the cover (page 1) and ตาก elsewhere in front (page 2)"
    assert (finding.code, finding.field, finding.raw) == ("contradiction", "province", "พะเยา")
    assert (finding.suggestion, finding.page) == ("ตาก", 1)
    assert found.doubts == {}


def test_each_other_province_is_told_once_where_it_stands_first() -> None:
    found = told(
        mention(province="พะเยา", page=2), mention(province="น่าน"), mention(province="พะเยา"), mention(role="heading")
    )
    assert sorted((one.finding.raw, one.finding.page) for one in found) == [("น่าน", 1), ("พะเยา", 2)]


@pytest.mark.parametrize(
    "other",
    [
        mention(province="พะเยา", role="body"),
        mention(province="พะเยา", role="row"),
        mention(province="พะเยา", page=3),
        mention(province="แดนไกล"),
        mention(province=None),
    ],
    ids=["running text", "row", "further in", "no province", "none said"],
)
def test_what_does_not_stand_in_front_or_is_no_province_says_nothing(other: Mention) -> None:
    assert told(other, mention()) == []


@pytest.mark.parametrize("role", ["title", "heading"])
@pytest.mark.parametrize("page", [None, 1, 2])
def test_titles_and_headings_of_two_pages_are_in_front(role: str, page: int | None) -> None:
    assert len(told(mention(province="พะเยา", role=role, page=page), mention())) == 1


def test_province_of_the_body_must_stand_in_front_to_be_contradicted() -> None:
    assert told(mention(province="พะเยา")) == []
    assert told(mention(province="พะเยา"), mention(province="น่าน")) == []


def test_name_that_only_the_cover_has_is_told_with_the_others() -> None:
    (found,) = told(mention("ท่าข้าม"), mention(role="heading", page=2), mention(role="body", page=3))
    finding = found.finding
    assert finding.message == (
        "the body is called ท่าข้าม on the cover (page 1) and แม่สอด (page 2) elsewhere: taken for แม่สอด"
    )
    assert (finding.field, finding.raw, finding.suggestion) == ("unit_name", "เทศบาลท่าข้าม", "แม่สอด")


def test_three_other_names_are_listed() -> None:
    names = ("แม่สอด", "แม่ปะ", "แม่กุ", "แม่ตาว")
    (found,) = told(mention("ท่าข้าม"), *(mention(name, role="body") for name in names))
    assert "แม่กุ" in found.finding.message
    assert "แม่ตาว" not in found.finding.message


@pytest.mark.parametrize("unit_type", ["sao", "mun", "pao"])
@pytest.mark.parametrize("method", ["text", "dump", "narrative"])
def test_names_of_local_bodies_count_as_they_are_printed(unit_type: str, method: str) -> None:
    cover, other = mention("ท่าข้าม", unit_type=unit_type), mention(role="body", unit_type=unit_type)
    as_method = [replace(one, provenance=Provenance(1, method=method)) for one in (cover, other)]  # type: ignore[arg-type]
    assert len(told(*as_method)) == 1


@pytest.mark.parametrize("method", ["ocr", "repaired_text"])
def test_reader_of_pictures_may_have_garbled_the_name(method: str) -> None:
    cover = replace(mention("ท่าข้าม"), provenance=Provenance(1, method=method))  # type: ignore[arg-type]
    assert told(cover, mention(role="body")) == []


@pytest.mark.parametrize(
    "others",
    [
        (mention("ท่าข้าม", role="heading"), mention(role="body")),  # the cover bears no name
        (mention("ท่าข้าม"),),  # nothing else does
        (mention("ท่าข้าม"), mention(role="row")),
        (mention("ท่าข้าม"), mention(role="filename")),
        (mention("ท่าข้าม"), mention(role="body", unit_type="special")),
        (mention("ท่าข้าม", unit_type="special"), mention(role="body")),
    ],
    ids=["no cover", "alone", "row of a list", "name of the file", "office", "office on the cover"],
)
def test_name_needs_a_cover_and_another_place(others: tuple[Mention, ...]) -> None:
    assert told(*others) == []


@pytest.mark.parametrize(("printed", "is_told"), [("แม่สอด", False), ("แม่ลอด", False), ("แม่ระมาด", True)])
def test_slip_of_a_letter_that_looks_alike_is_the_same_name(printed: str, is_told: bool) -> None:
    assert len(told(mention(printed), mention("แม่กุ", role="body"))) == is_told


def test_nothing_is_told_of_a_body_that_nobody_knows() -> None:
    unknown = UnitDecision(None, 0.0)
    assert told(mention("ท่าข้าม"), mention(role="body"), own=unknown) == []


def district(name: str | None, **changes: object) -> Mention:
    return replace(mention(), district=name, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "known"), [("พบพระ", "another district"), ("แม่หลวง", "no district")])
def test_other_district_in_front_is_told(name: str, known: str) -> None:
    (found,) = told(district(name), district(name))
    assert found.finding.message == (
        f"the district is called {name} (page 1), which is {known}; the body is taken for the one in แม่สอด"
    )
    assert (found.finding.field, found.finding.raw, found.finding.suggestion) == ("district", name, "แม่สอด")


@pytest.mark.parametrize(
    "one",
    [
        district("แม่สอด"),
        district("แม่ส\u0e2d\u0e15"),
        district(None),
        district("พบพระ", role="body"),
        district("พบพระ", provenance=Provenance(3)),
        district("พบพระ", provenance=Provenance(1, method="ocr")),
    ],
    ids=["right", "a slip", "none", "running text", "further in", "picture"],
)
def test_district_that_is_right_or_not_in_front_says_nothing(one: Mention) -> None:
    assert told(one) == []


def test_capital_district_may_be_called_by_half_its_name() -> None:
    own = replace(OWN, district="เมืองตาก")
    assert told(district("เมือง"), district("ตาก"), own=own) == []
    assert told(district("เมือง"))[0].finding.field == "district"

"""Who or what a clause says to have won its points."""

from __future__ import annotations

import pytest

from prongsai.normalizers.vocabulary import Hit
from prongsai.parsers.scores.sentence_subjects import find_areas, find_departments, find_years


def told(hits: list[Hit], line: str) -> list[tuple[str, str, str]]:
    """The words of each subject, what they mean, and how far they reach."""
    return [(line[hit.start : hit.end], hit.means, hit.wording.more["reach"]) for hit in hits]


@pytest.mark.parametrize(
    ("line", "subjects"),
    [
        ("กองช่างได้คะแนน IIT 85.10", ["กองช่าง"]),
        ("กองคลัง ได้คะแนน 85.10", ["กองคลัง"]),
        ("ทั้งนี้ กองช่างได้ 85.10 กองคลังได้ 90.20", ["กองช่าง", "กองคลัง"]),
        ("กองช่างมี OIT 85.10", []),
        ("กองช่างได้ OIT 85.10", ["กองช่าง"]),
        ("ประชุมกองช่างแล้ว", []),
        ("กองช่าง 3 คน ได้คะแนน 85.10", []),
        ("คะแนนของเทศบาล 85.10", []),
    ],
)
def test_department_that_won_points(line: str, subjects: list[str]) -> None:
    assert told(list(find_departments(line)), line) == [(words, "department", "clause") for words in subjects]


def test_longest_name_of_a_department() -> None:
    for letters, is_one in ((20, True), (40, False)):
        assert bool(list(find_departments(f"กอง{'ก' * letters}ได้คะแนน 85.10"))) is is_one


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("จังหวัดน่านมีคะแนนเฉลี่ย 91.20", "จังหวัดน่าน"),
        ("อำเภอปัวได้คะแนนเฉลี่ย ITA 91.20", "อำเภอปัว"),
        ("ทั้งนี้ จังหวัดน่านมีคะแนนเฉลี่ย 91.20", "จังหวัดน่าน"),
        ("ของ อำเภอปัว จังหวัดน่านมีคะแนนเฉลี่ย 91.20", None),
        ("จังหวัดน่าน มีคะแนนเฉลี่ย 91.20", "จังหวัดน่าน "),
        ("อำเภอปัว จังหวัดน่านมีคะแนนเฉลี่ย 91.20", None),
        ("เทศบาลตำบลปัว จังหวัดน่านมีคะแนนเฉลี่ย 91.20", None),
        ("จังหวัดน่านมีคะแนน 91.20", None),
        ("จังหวัดน่านมี 12 แห่ง คะแนนเฉลี่ย 91.20", None),
        ("หน่วยงานมีคะแนนเฉลี่ย 91.20", None),
    ],
)
def test_area_whose_mean_is_told(line: str, subject: str | None) -> None:
    assert told(list(find_areas(line)), line) == ([] if subject is None else [(subject, "area", "clause")])


def test_years_whose_mean_is_told() -> None:
    line = "คะแนนเฉลี่ย 3 ปี 91.20"
    ((words, *rest),) = told(list(find_years(line)), line)
    assert rest == ["years", "near"]
    assert words.endswith("3 ปี")
    assert [hit.wording.text for hit in find_years(line)] == [words]
    assert list(find_years("คะแนน 91.20")) == []

"""Rows and sentences whose number and title, or long and short name, are those of two."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from prongsai.parsers.statements.labels import YearCodes, is_title_of
from prongsai.parsers.statements.misnamings import find_misnamings, find_other_titles, find_row_misnamings
from prongsai.parsers.statements.parse import Setting, parse_statements
from prongsai.pipeline.model import Observation, Paragraph, Provenance
from tests.score_makers import FRAME, NAMES

KNOWN = YearCodes.of(FRAME.indicators(2567), FRAME.divided_indicators(2567))
SIX = {number: NAMES[number] for number in range(1, 7)}
"""Rows enough for what half of them tells."""


def row(number: int, name: str, raw: str | None = None, **changes: Any) -> Observation:
    made = Observation(
        2567, "indicator", None, f"indicator-{number}", 90.0, 100.0, raw or str(number), "90.00",
        Provenance(3, None, 7, number), name_text=name,
    )  # fmt: skip
    return replace(made, **changes)


@pytest.mark.parametrize("raw", ["4", "4.", "๔", "๔.", "ตัวชี้วัดที่ 4", "ตัวชี้วัดที่ 4.", "(4)"])
def test_row_with_the_title_of_another_indicator_is_misnamed(raw: str) -> None:
    found = find_row_misnamings([row(4, NAMES[6], raw)], FRAME)
    (one,) = found.misnamed
    assert (one.said, one.named, one.text) == ("indicator-4", "indicator-6", f"4 {NAMES[6]}")
    assert (one.fiscal_year, one.provenance) == (2567, Provenance(3, None, 7, 4))
    assert found.rightly == frozenset()


@pytest.mark.parametrize(
    ("number", "name", "rightly"),
    [
        (6, NAMES[6], {"indicator-6"}),
        (1, NAMES[6], set()),  # the first of EIT
        (4, "การบริหารจัดการน้ำ", set()),
        (4, "", set()),
    ],
)
def test_row_with_its_own_title_or_none_or_its_place_in_the_instrument_is_not(
    number: int, name: str, rightly: set[str]
) -> None:
    found = find_row_misnamings([row(number, name)], FRAME)
    assert (found.misnamed, found.rightly) == ((), rightly)


@pytest.mark.parametrize(
    "changes",
    [
        {"scope": "question", "code": "i4"},
        {"context_kind": "narrative"},
        {"raw_code": "ด้านการบริหารงานของหน่วยงาน 4"},
        {"raw_code": "4.1"},
        {"raw_code": "๔. ๑"},
        {"raw_code": "412"},
        {"raw_code": ""},
    ],
    ids=str,
)
def test_only_rows_that_begin_with_the_number_of_an_indicator_are_looked_at(changes: dict[str, Any]) -> None:
    seen = [row(4, NAMES[6], **changes), row(5, NAMES[5])]
    found = find_row_misnamings(seen, FRAME)
    assert (found.misnamed, found.rightly) == ((), {"indicator-5"})


def test_rows_are_handed_on_with_the_sentences() -> None:
    seen = [row(4, NAMES[6]), row(5, NAMES[5])]
    found = parse_statements([Paragraph("ก")], [Setting(2567, "")], FRAME, seen)
    assert [(one.said, one.named) for one in found.misnamings] == [("indicator-4", "indicator-6")]
    assert found.n_rightly_named == 1


OTHER = "การบริหารจัดการน้ำ"


@pytest.mark.parametrize(
    ("names", "is_told"),
    [
        ({3: OTHER}, True),
        ({3: OTHER, 4: OTHER}, True),
        ({3: OTHER, 4: OTHER, 5: OTHER}, True),  # half of six bear their own
        ({2: OTHER, 3: OTHER, 4: OTHER, 5: OTHER}, False),
        ({}, False),
        ({3: ""}, False),
        ({3: "การใช้อำนาจหน้าที่"}, False),  # like its own name
    ],
)
def test_title_of_none_is_told_where_half_of_the_rows_bear_their_names(names: dict[int, str], is_told: bool) -> None:
    seen = [row(number, name) for number, name in (SIX | names).items()]
    found = [one.said for one in find_other_titles(seen, FRAME)]
    assert found == ([f"indicator-{number}" for number in names] if is_told else [])


def test_five_rows_are_a_table_of_indicators() -> None:
    seen = [row(number, OTHER if number == 3 else name) for number, name in SIX.items()]
    assert [one.text for one in find_other_titles(seen[:5], FRAME)] == [OTHER]
    assert list(find_other_titles(seen[:4], FRAME)) == []
    # of each year and each table by itself
    assert list(find_other_titles([*seen[:3], *(replace(one, fiscal_year=2566) for one in seen[3:])], FRAME)) == []
    parted = [replace(one, provenance=replace(one.provenance, table_no=8)) for one in seen[3:]]
    assert list(find_other_titles([*seen[:3], *parted], FRAME)) == []


@pytest.mark.parametrize(
    "changes",
    [{"provenance": Provenance(3, None, 7, 1, "ocr")}, {"context_kind": "narrative"}, {"scope": "question"}],
    ids=["picture", "sentence", "question"],
)
def test_titles_that_a_reader_garbles_or_that_are_none_are_left_out(changes: dict[str, Any]) -> None:
    seen = [row(number, OTHER if number == 3 else name, **changes) for number, name in SIX.items()]
    assert list(find_other_titles(seen, FRAME)) == []


def pairs(text: str) -> list[tuple[str, str, str]]:
    return [(text[start:end], said, named) for start, end, said, named in find_misnamings(text, KNOWN).misnamed]


INSIDE, OUTSIDE = "ผู้มีส่วนได้ส่วนเสียภายใน", "ผู้มีส่วนได้ส่วนเสียภายนอก"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"แบบวัด{OUTSIDE} (OIT) ได้", [(f"{OUTSIDE} (OIT)", "oit", "eit")]),
        (f"แบบวัด{OUTSIDE} OIT ได้", [(f"{OUTSIDE} OIT", "oit", "eit")]),
        (f"แบบวัด{OUTSIDE} (EIT)", []),
        (f"แบบวัด{INSIDE} และ{OUTSIDE} (IIT)", [(f"{OUTSIDE} (IIT)", "iit", "eit")]),
        (f"{INSIDE} ของหน่วยงาน (EIT)", []),
        (f"{INSIDE} (IIT) {OUTSIDE} (EIT)", []),
        ("แบบวัด (OIT)", []),
    ],
)
def test_long_name_right_before_the_short_one_of_another(text: str, found: list[tuple[str, str, str]]) -> None:
    assert pairs(text) == found


@pytest.mark.parametrize(
    ("text", "code", "is_title"),
    [
        ("", "i5", True),
        (" ", "indicator-1", True),
        (NAMES[1], "indicator-1", True),
        ("การปฎิบัติหนาที่", "indicator-1", True),
        (NAMES[6], "indicator-1", False),
        (NAMES[1], "i1", False),
        ("การเปิดเผยข้อมูล", "indicator-9.1", True),
        ("การป้องกันการทุจริต", "indicator-9.1", False),
    ],
)
def test_what_stands_behind_a_number_is_its_title_or_something_else(text: str, code: str, is_title: bool) -> None:
    assert is_title_of(text, code, KNOWN) == is_title


@pytest.mark.parametrize("joint", ["และ", "หรือ", "ไม่"])
def test_title_that_a_small_word_changes_is_told(joint: str) -> None:
    changed = f"การแก้ไข{joint}ปัญหาการทุจริต"
    seen = [row(number, changed if number == 5 else name) for number, name in NAMES.items()]
    assert [(one.said, one.text) for one in find_other_titles(seen, FRAME)] == [("indicator-5", changed)]
    # a letter misread is none
    seen = [row(number, "การแกไขปัญหาการทุจริต" if number == 5 else name) for number, name in NAMES.items()]
    assert list(find_other_titles(seen, FRAME)) == []

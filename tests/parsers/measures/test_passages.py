"""What a passage under labels gives: its measures, and what is said once for all of them."""

from __future__ import annotations

import pytest

from prongsai.parsers.headers import MeasureField
from prongsai.parsers.measures.groups import Group
from prongsai.parsers.measures.passages import Passage, to_drafts
from prongsai.pipeline.model import BBox, Paragraph, Provenance

GROUP = Group(3, "การสื่อสาร", "IIT", "ข้อ i2")
BOX = BBox(1, 2, 3, 4)


def passage(
    *sections: tuple[MeasureField, tuple[str, ...]], page: int | None = 2, **marks: bool | int | None
) -> Passage:
    """A passage with these labels and the lines under each."""
    made = Passage(GROUP, **marks)  # type: ignore[arg-type]
    for name, lines in sections:
        made.open(name, "", Paragraph("", page=page))
        for line in lines:
            made.add(line, Paragraph(line, page=page, bbox=BOX, method="ocr", confidence=0.9))
    return made


MEASURE: tuple[MeasureField, tuple[str, ...]] = ("measure", ("จัดอบรม",))
WHO: tuple[MeasureField, tuple[str, ...]] = ("responsible", ("กองคลัง",))
WHEN: tuple[MeasureField, tuple[str, ...]] = ("period", ("ไตรมาส ๑",))
HOW: tuple[MeasureField, tuple[str, ...]] = ("steps", ("ประชุม",))
DONE: tuple[MeasureField, tuple[str, ...]] = ("results", ("อบรมแล้ว",))


@pytest.mark.parametrize(
    ("sections", "marks", "is_measure"),
    [
        ((MEASURE, WHO), {}, True),
        ((MEASURE, WHEN), {}, True),
        ((MEASURE, HOW), {}, True),
        ((MEASURE, DONE), {}, True),
        ((MEASURE,), {}, False),
        ((MEASURE, ("budget", ("๕๐๐ บาท",))), {}, False),
        ((MEASURE, ("responsible", ())), {}, False),  # a label with nothing under it
        ((WHO,), {}, False),
        ((MEASURE, WHEN), {"is_titled": True}, False),  # a project of some plan
        ((MEASURE, WHO), {"is_titled": True}, True),
        ((MEASURE, WHO, WHEN), {"is_titled": True}, True),
        ((MEASURE, WHO), {"is_titled": True, "is_found": True}, False),
        ((MEASURE, WHO, WHEN), {"is_titled": True, "is_found": True}, True),
    ],
)
def test_passage_lists_measures_where_it_says_who_how_or_when(
    sections: tuple[tuple[MeasureField, tuple[str, ...]], ...], marks: dict[str, bool], is_measure: bool
) -> None:
    assert [draft.lines("measure") for draft in to_drafts(passage(*sections, **marks))] == (
        [["จัดอบรม"]] if is_measure else []
    )


def test_no_passage_lists_nothing() -> None:
    assert to_drafts(None) == []


@pytest.mark.parametrize(
    ("lines", "marks", "expected"),
    [
        (("๑. จัดอบรม", "๒. จัดทำสื่อ"), {}, [(1, "จัดอบรม"), (2, "จัดทำสื่อ")]),
        (("มีดังนี้", "๑. จัดอบรม", "๒. จัดทำสื่อ"), {}, [(1, "จัดอบรม"), (2, "จัดทำสื่อ")]),
        (("จัดอบรม",), {}, [(None, "จัดอบรม")]),
        (("๔. จัดอบรม",), {"is_titled": True}, [(4, "จัดอบรม")]),
        (("๔. จัดอบรม",), {"is_titled": True, "number": 7}, [(7, "จัดอบรม")]),
        (("จัดอบรม",), {"is_titled": True, "number": 7}, [(7, "จัดอบรม")]),
        (("จัดอบรม",), {"is_titled": True, "number": 0}, [(0, "จัดอบรม")]),
        (("จัดอบรม",), {"is_titled": True}, [(None, "จัดอบรม")]),
    ],
)
def test_measures_are_the_items_of_a_list_or_the_title(
    lines: tuple[str, ...], marks: dict[str, bool | int | None], expected: list[tuple[int | None, str]]
) -> None:
    drafts = to_drafts(passage(("measure", lines), WHO, **marks))
    assert [(draft.number, *draft.lines("measure")) for draft in drafts] == expected


def test_what_is_said_once_is_shared_by_several_measures() -> None:
    one = to_drafts(passage(MEASURE, WHO, WHEN))
    assert [draft.shared for draft in one] == [set()]
    two = to_drafts(passage(("measure", ("๑. จัดอบรม", "๒. จัดทำสื่อ")), WHO, ("ignored", ("x",)), WHEN))
    assert [draft.shared for draft in two] == [{"responsible", "period"}] * 2
    assert [set(draft.pieces) for draft in two] == [{"measure", "responsible", "period"}] * 2


def test_draft_knows_its_group_its_pages_and_how_sure_its_lines_are() -> None:
    made = passage(MEASURE, WHO)
    made.add("กองช่าง", Paragraph("", page=5, confidence=0.4))
    (draft,) = to_drafts(made)
    assert (draft.issue_no, draft.issue, draft.instrument, draft.about) == (3, "การสื่อสาร", "IIT", ("ข้อ i2",))
    assert (draft.pages, draft.confidence) == ({2, 5}, 0.4)
    (bare,) = to_drafts(Passage(Group(), sections={"measure": ["จัดอบรม"], "steps": ["ประชุม"]}))
    assert (bare.about, bare.pages, bare.confidence, bare.provenance) == ((), set(), 1.0, Provenance())


@pytest.mark.parametrize(
    ("pages", "is_titled", "expected"),
    [
        ((2, 2), False, Provenance(2, method="ocr")),  # of one of a list only the page is sure
        ((2, 3), False, Provenance(None, method="ocr")),
        ((2, 3), True, Provenance(2, BOX, method="ocr")),
        ((None, None), False, Provenance(None, BOX, method="ocr")),
    ],
)
def test_place_of_a_measure_is_that_of_its_title_or_the_page_of_its_list(
    pages: tuple[int | None, int | None], is_titled: bool, expected: Provenance
) -> None:
    made = Passage(GROUP, is_titled=is_titled)
    made.open("measure", "", Paragraph(""))
    for text, page in zip(("๑. จัดอบรม", "๒. จัดทำสื่อ"), pages, strict=True):
        made.add(text, Paragraph(text, page=page, bbox=BOX, method="ocr"))
    made.open("steps", "ประชุม", Paragraph("", page=9))
    assert {draft.provenance for draft in to_drafts(made)} == {expected}


def test_blank_text_and_text_under_no_label_are_dropped() -> None:
    made = Passage(GROUP)
    made.add("ก่อนป้าย", Paragraph("", page=1))
    made.open("steps", "ประชุม", Paragraph("", page=2))
    made.add(" ", Paragraph("", page=3))
    assert (made.sections, made.pages, made.is_beside) == ({"steps": ["ประชุม"]}, {2}, True)
    made.open("period", "", Paragraph("", page=4))
    made.open("steps", "เวียน", Paragraph("", page=5))
    assert (made.sections, made.is_beside) == ({"steps": ["ประชุม", "เวียน"], "period": []}, True)
    assert (made.places, made.confidence) == ([], 1.0)

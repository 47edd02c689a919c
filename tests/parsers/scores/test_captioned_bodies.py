"""Volumes: each table is of the body above it; a report about one body stays its own, whoever else it names."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.captioned_bodies import find_volume
from prongsai.pipeline.model import Mention, Observation, Paragraph, Provenance
from tests.score_makers import read_scores, score_table

TITLE = "ผลการประเมิน ITA ประจำปี 2568 รายหน่วยงาน"
FIRST = "ผลการประเมินเทศบาลตำบลนาดี อำเภอเมืองสมุทรสาคร จังหวัดสมุทรสาคร"
SECOND = "ผลการประเมินองค์การบริหารส่วนตำบลบ้านเกาะ"
THIRD = "ผลการประเมินเทศบาลตำบลบางปลา"


def of_tables(*captions: str, before: str = TITLE, behind: str = "", names: tuple[str, ...] = ()) -> list[str | None]:
    """Whose scores the tables are that stand below these captions, in order."""
    table = score_table("ตัวชี้วัด | คะแนน", "ตัวชี้วัดที่ 1 | 90.25")
    seen: list[Observation] = []
    blocks = [Paragraph(before)]
    for number, caption in enumerate(captions):
        lines = [*([before] if not number else []), *caption.split("\n")]
        blocks += [Paragraph(line) for line in caption.split("\n")]
        for one in read_scores(*lines, table)[0]:
            place = Provenance(3, None, number, one.provenance.row_no)
            seen.append(Observation(**{**fields(one), "provenance": place}))
    blocks += [*[Paragraph("ข้อความ")] * 12, Paragraph(behind)]
    return [one.subject for one in find_volume(blocks, seen, names).name_bodies(seen)]


def fields(one: Observation) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__slots__}


def test_each_table_is_of_the_body_above_it() -> None:
    assert of_tables(FIRST, SECOND, THIRD) == ["เทศบาลตำบลนาดี", "องค์การบริหารส่วนตำบลบ้านเกาะ", "เทศบาลตำบลบางปลา"]
    assert of_tables(FIRST + "\nรายตัวชี้วัด", SECOND + "\nรายตัวชี้วัด") == ["เทศบาลตำบลนาดี", "องค์การบริหารส่วนตำบลบ้านเกาะ"]
    with_places = [f"{name}\nอำเภอเมืองตราด จังหวัดตราด" for name in (FIRST, SECOND)]
    assert of_tables(*with_places) == ["เทศบาลตำบลนาดี", "องค์การบริหารส่วนตำบลบ้านเกาะ"]
    assert of_tables("คะแนน จังหวัดตราด", "คะแนน จังหวัดตาก") == ["จังหวัดตราด", "จังหวัดตาก"]
    assert of_tables("เทศบาลตำบลนาดี", "เทศบาลตำบลบ้านเกาะ", "เทศบาลตำบลบางปลา", behind=THIRD)[0] == "เทศบาลตำบลนาดี"


@pytest.mark.parametrize(
    ("captions", "where"),
    [
        ((FIRST,), {}),
        ((FIRST, FIRST.replace(" อำเภอเมืองสมุทรสาคร จังหวัดสมุทรสาคร", "")), {}),
        ((FIRST, SECOND), {"before": f"{TITLE} เทศบาลตำบลบางปลา"}),
        ((FIRST, SECOND), {"before": f"{TITLE} เทศบาลตำบลนาดี"}),
        ((FIRST, SECOND), {"names": ("ITA เทศบาลตำบลนาดี.pdf",)}),
        ((FIRST, SECOND), {"behind": "เทศบาลตำบลบางปลาได้ดำเนินการ"}),
        ((FIRST, "ตัวอย่างของเทศบาลตำบลบางปลา"), {}),
        (("เทศบาลตำบลนาดี", "เทศบาลตำบลบางปลา"), {}),
        (("ผลการประเมินเทศบาลตำบลนาดีและเทศบาลตำบลบ้านเกาะ", THIRD), {}),
    ],
    ids=["one", "twice", "cover", "own cover", "file", "text", "other words", "bare names", "two in a line"],
)
def test_report_that_may_be_of_one_body_stays_its_own(captions: tuple[str, ...], where: dict[str, object]) -> None:
    assert set(of_tables(*captions, **where)) == {None}  # type: ignore[arg-type]


def test_nobody_named_in_a_volume_reports() -> None:
    mentions = [Mention("x", "mun", "นาดี", None, None, "title"), Mention("y", "other", "กรม", None, None, "title")]
    seen = [one for number, line in enumerate((FIRST, SECOND)) for one in observations_below(line, number)]
    volume = find_volume([Paragraph(FIRST), Paragraph(SECOND)], seen, [])
    assert [one.role for one in volume.set_aside(mentions)] == ["row", "title"]
    assert find_volume([], [], []).set_aside(mentions) == mentions


def observations_below(line: str, number: int) -> list[Observation]:
    (one,), _ = read_scores(line, score_table("ตัวชี้วัด | คะแนน", "ตัวชี้วัดที่ 1 | 90.25"))
    return [Observation(**{**fields(one), "provenance": Provenance(3, None, number)})]

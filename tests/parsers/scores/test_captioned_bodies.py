"""Volumes: each table is of the body above it; a report about one body stays its own, whoever else it names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.parsers.scores.captioned_bodies import Volume, find_volume
from prongsai.pipeline.model import Block, Mention, Observation, Paragraph, Provenance
from tests.score_makers import read_scores, score_table

TITLE = "ผลการประเมิน ITA ประจำปี 2568 รายหน่วยงาน"
FIRST = "ผลการประเมินเทศบาลตำบลนาดี อำเภอเมืองสมุทรสาคร จังหวัดสมุทรสาคร"
SECOND = "ผลการประเมินองค์การบริหารส่วนตำบลบ้านเกาะ"
THIRD = "ผลการประเมินเทศบาลตำบลบางปลา"


def of_tables(*captions: str, before: str = TITLE, behind: str = "", names: tuple[str, ...] = ()) -> list[str | None]:
    """Whose scores the tables are that stand below these captions, in order."""
    table = score_table("ตัวชี้วัด | คะแนน", "ตัวชี้วัดที่ 1 | 90.25")
    seen: list[Observation] = []
    blocks: list[Block] = [Paragraph(before)]
    for number, caption in enumerate(captions):
        lines = [*([before] if not number else []), *caption.split("\n")]
        blocks += [*(Paragraph(line) for line in caption.split("\n")), table]
        for one in read_scores(*lines, table)[0]:
            place = Provenance(3, None, number, one.provenance.row_no)
            seen.append(replace(one, provenance=place))
    blocks += [*[Paragraph("ข้อความ")] * 12, Paragraph(behind)]
    return [one.subject for one in find_volume(blocks, seen, names).name_bodies(seen)]


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


@pytest.mark.parametrize(
    "cover",
    [
        "องค์การบริหารส่วนตำบลก้าวหน้าได้ดำเนินการ",
        "เทศบาลตำบลนาดีได้ดำเนินการ",  # a body of the volume
        "องค์การบริหารส่วนจังหวัดตากได้ดำเนินการ",
        "เมืองพัทยาได้ดำเนินการ",
    ],
)
def test_local_body_on_the_cover_reports(cover: str) -> None:
    assert set(of_tables(FIRST, SECOND, before=f"{TITLE}\n{cover}")) == {None}


@pytest.mark.parametrize("cover", ["กรมส่งเสริมการปกครองท้องถิ่น", "จังหวัดสมุทรสาคร", "สำนักงาน ป.ป.ช."])
def test_who_makes_a_volume_may_stand_on_its_cover(cover: str) -> None:
    assert None not in of_tables(FIRST, SECOND, before=f"{TITLE} {cover}", names=(f"{cover}.pdf",))


def volume_of(*captions: str, blocks: tuple[str, ...] = (), names: tuple[str, ...] = ()) -> Volume:
    seen = [one for number, line in enumerate(captions) for one in observations_below(line, number)]
    return find_volume([Paragraph(text) for text in (*blocks, *captions)], seen, names)


@pytest.mark.parametrize(
    ("text", "at", "is_volume"),
    [
        # among the front lines every name is a reporter's, below them only that of a body without a table
        ("เทศบาลตำบลนาดีได้ดำเนินการ", 11, False),
        ("เทศบาลตำบลนาดีได้ดำเนินการ", 12, True),
        ("เทศบาลตำบลนาดีและองค์การบริหารส่วนตำบลบ้านเกาะได้ดำเนินการ", 12, True),
        ("เทศบาลตำบลบางปลาได้ดำเนินการ", 12, False),
        ("เทศบาลตำบลนาดีและเทศบาลตำบลบางปลาได้ดำเนินการ", 12, False),
        # another kind or another name is another body; another district in the text is none
        ("องค์การบริหารส่วนตำบลนาดีได้ดำเนินการ", 12, False),
        ("เทศบาลตำบลนาดี อำเภอเมืองตราด จังหวัดตราด ได้ดำเนินการ", 12, True),
        ("กรมส่งเสริมการปกครองท้องถิ่นได้ดำเนินการ", 12, True),
    ],
)
def test_text_of_a_volume_speaks_of_its_own_bodies_alone(text: str, at: int, is_volume: bool) -> None:
    volume = volume_of(FIRST, SECOND, blocks=(*["ข้อความ"] * at, text))
    assert bool(volume.bodies) == is_volume


def test_place_of_a_body_is_that_of_its_caption() -> None:
    seen = [one for number, line in enumerate((FIRST, SECOND)) for one in observations_below(line, number)]
    named = volume_of(FIRST, SECOND).name_bodies(seen)
    assert [one.subject_place for one in named] == ["เมืองสมุทรสาคร สมุทรสาคร", None]
    assert [one.answers[-1].said_by for one in named] == [f"caption `{line}`" for line in (FIRST, SECOND)]
    assert {one.context_kind for one in named} == {"results"}
    placed = [replace(one, subject_place="อำเภอบ้านแพ้ว") for one in seen]
    assert [one.subject_place for one in volume_of(FIRST, SECOND).name_bodies(placed)] == ["อำเภอบ้านแพ้ว"] * 2
    provinces = ("คะแนน จังหวัดตราด", "คะแนน จังหวัดตาก")
    seen = [one for number, line in enumerate(provinces) for one in observations_below(line, number)]
    assert [one.subject_place for one in volume_of(*provinces).name_bodies(seen)] == [None, None]


def test_neighbour_in_a_caption_is_not_whose_scores_they_are() -> None:
    captions = (f"{SECOND} ร่วมกับเทศบาลตำบลนาดี", f"{THIRD} ร่วมกับเทศบาลตำบลนาดี")
    assert of_tables(*captions) == ["องค์การบริหารส่วนตำบลบ้านเกาะ", "เทศบาลตำบลบางปลา"]


@pytest.mark.parametrize(
    "other",
    [
        {"subject": "อบต.ก้าวหน้า"},
        {"context_kind": "narrative"},
        {"provenance": Provenance(3, None, None)},
    ],
    ids=["row of a list", "sentence in a table", "sentence"],
)
def test_only_tables_without_names_of_their_own_belong_to_captions(other: dict[str, object]) -> None:
    (first,), (second,) = (observations_below(line, number) for number, line in enumerate((FIRST, SECOND)))
    (strange,) = observations_below("คะแนนของเทศบาลตำบลบางปลา", 2)
    strange = replace(strange, **other)  # type: ignore[arg-type]
    blocks = [Paragraph(FIRST), Paragraph(SECOND)]
    # a caption in other words would make a report of one body of it
    volume = find_volume(blocks, [first, second, strange], [])
    assert volume.name_bodies([strange]) == [strange]
    below = replace(first, **other)  # type: ignore[arg-type]
    assert [one.subject for one in volume.name_bodies([first, below])] == ["เทศบาลตำบลนาดี", below.subject]


@pytest.mark.parametrize(
    ("captions", "subjects"),
    [
        # bare names: three of them
        (("เทศบาลตำบลนาดี", "เทศบาลตำบลบ้านเกาะ", "เทศบาลตำบลนาดี"), {None}),
        (("เทศบาลตำบลนาดี", "เทศบาลตำบลบ้านเกาะ", "อบต.นาดี"), {"เทศบาลตำบลนาดี", "เทศบาลตำบลบ้านเกาะ", "อบต.นาดี"}),
        # one name of two kinds is two bodies
        ((FIRST, "ผลการประเมินองค์การบริหารส่วนตำบลนาดี"), {"เทศบาลตำบลนาดี", "องค์การบริหารส่วนตำบลนาดี"}),
        # a department has no row in a list of bodies
        ((f"{TITLE} กรมควบคุมมลพิษ", f"{TITLE} กรมส่งเสริมการปกครองท้องถิ่น"), {None}),
        # nearest line first
        ((f"{SECOND}\n{FIRST}", f"{FIRST}\n{SECOND}"), {"เทศบาลตำบลนาดี", "องค์การบริหารส่วนตำบลบ้านเกาะ"}),
    ],
)
def test_captions_that_name_as_many_bodies_as_make_a_list(captions: tuple[str, ...], subjects: set[str]) -> None:
    assert set(of_tables(*captions)) == subjects


def test_nobody_named_in_a_volume_reports() -> None:
    mentions = [Mention("x", "mun", "นาดี", None, None, "title"), Mention("y", "other", "กรม", None, None, "title")]
    seen = [one for number, line in enumerate((FIRST, SECOND)) for one in observations_below(line, number)]
    volume = find_volume([Paragraph(FIRST), Paragraph(SECOND)], seen, [])
    assert [one.role for one in volume.set_aside(mentions)] == ["row", "title"]
    assert find_volume([], [], []).set_aside(mentions) == mentions


def observations_below(line: str, number: int) -> list[Observation]:
    (one,), _ = read_scores(line, score_table("ตัวชี้วัด | คะแนน", "ตัวชี้วัดที่ 1 | 90.25"))
    return [replace(one, provenance=Provenance(3, None, number))]

"""What the blocks of a report say of its scores in words, as rows."""

from __future__ import annotations

import pytest

from prongsai.parsers.statements.parse import Setting, parse_statements
from prongsai.pipeline.model import Block, Observation, Paragraph, Provenance, Statements
from tests.score_makers import FRAME, score_table

ISSUE = "ประเด็นที่ 1 กระบวนการปฏิบัติงาน"


def read(*blocks: str | Block, issue: str = "") -> Statements:
    rows = [Paragraph(block, page=4) if isinstance(block, str) else block for block in blocks]
    return parse_statements(rows, [Setting(2567, issue)] * len(rows), FRAME)


def test_items_below_a_heading_bear_its_bounds_until_other_text_comes() -> None:
    found = read(
        "จุดแข็ง (ตัวชี้วัดที่ได้คะแนนมากกว่า 99 คะแนน)",
        "1) ตัวชี้วัดที่ 2 การใช้งบประมาณ ได้ 99.10 คะแนน",
        "- ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ ได้ 96.80 คะแนน",
        "หน่วยงานจะรักษาไว้",
        "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล",
    )
    assert [(one.code, one.claim, one.limit) for one in found.claims] == [
        ("indicator-2", "above", 99.0),
        ("indicator-4", "above", 99.0),
    ]
    assert found.claims[0].text == "ตัวชี้วัดที่ได้คะแนนมากกว่า 99 คะแนน"
    assert found.claims[0].provenance.page == 4


def test_two_bounds_in_one_heading_bind_no_list() -> None:
    found = read(
        "จุดแข็ง (ตัวชี้วัดที่ได้คะแนนมากกว่า 95) และจุดอ่อน (ตัวชี้วัดที่ได้คะแนนต่ำกว่า 85)",
        "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ ได้ 88.00 คะแนน",
    )
    assert found.claims == ()


def test_ranking_knows_the_tables_of_its_issue() -> None:
    table = score_table("ข้อ | คะแนน", "i1 | 90.00")
    found = read(ISSUE, table, "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ ได้คะแนนต่ำสุด", issue=ISSUE)
    (one,) = found.claims
    assert (one.issue, one.issue_tables) == (ISSUE, (7,))


def test_number_with_the_name_of_another_indicator_is_misnamed() -> None:
    found = read("ตัวชี้วัดที่ ๔ คุณภาพการดำเนินงาน คือ ๙๕.๐๒ คะแนน")
    (one,) = found.misnamings
    assert (one.said, one.named, one.text) == ("indicator-4", "indicator-6", "ตัวชี้วัดที่ ๔ คุณภาพการดำเนินงาน")


def test_number_within_the_instrument_is_no_misnaming() -> None:
    found = read("ตัวชี้วัดที่ 1 คุณภาพการดำเนินงาน", "ตัวชี้วัดที่ 2 การป้องกันการทุจริต", "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล")
    assert found.misnamings == ()
    assert found.n_rightly_named == 1


def test_title_that_is_only_like_another_name_is_no_misnaming() -> None:
    assert read("ตัวชี้วัดที่ 4 คุณภาพการดำเนนงาน").misnamings == ()


def test_long_name_of_one_instrument_with_the_abbreviation_of_another() -> None:
    found = read("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (OIT)", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)")
    (one,) = found.misnamings
    assert (one.said, one.named) == ("oit", "eit")


def test_cells_are_read_like_paragraphs() -> None:
    table = score_table("ข้อบกพร่อง", "ตัวชี้วัดที่ 8 การปรับปรุงระบบการทำงาน ได้คะแนนต่ำสุด")
    (one,) = read(table).claims
    assert (one.code, one.claim, one.provenance.table_no) == ("indicator-8", "lowest", 7)


@pytest.mark.parametrize(
    ("mark", "is_item"),
    [("1) ", True), ("12. ", True), ("1.1) ", True), ("1.12) ", True), ("- ", True), ("", True), ("(2) ", True)]
    + [("123) ", False), ("1.123) ", False), ("ข้อ ก ", False)],
)
def test_item_of_a_list_begins_with_a_score_behind_its_mark(mark: str, is_item: bool) -> None:
    heading = "จุดแข็ง (ตัวชี้วัดที่ได้คะแนนมากกว่า 99 คะแนน)"
    found = read(heading, f"{mark}ตัวชี้วัดที่ 2 การใช้งบประมาณ ได้ 99.10 คะแนน")
    assert [one.about for one in found.claims] == ["ตัวชี้วัดที่ 2 การใช้งบประมาณ"] * is_item


def test_cell_between_a_heading_and_its_list_is_no_item() -> None:
    heading = "จุดแข็ง (ตัวชี้วัดที่ได้คะแนนมากกว่า 99 คะแนน)"
    assert read(heading, score_table("ตัวชี้วัดที่ 2 การใช้งบประมาณ")).claims == ()


def test_members_of_one_sentence_are_quoted_each_with_its_title() -> None:
    found = read("ตัวชี้วัดที่ได้คะแนนต่ำกว่า 90 คะแนน ได้แก่ ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร และตัวชี้วัดที่ 8 การปรับปรุงการทำงาน")
    assert [one.about for one in found.claims] == ["ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร", "ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน"]
    assert {one.text for one in found.claims} == {"ตัวชี้วัดที่ได้คะแนนต่ำกว่า 90 คะแนน"}


def test_ranking_is_quoted_from_its_score_to_its_rank() -> None:
    ahead = "ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน ซึ่งเป็นตัวชี้วัดที่มีคะแนนต่ำสุด"
    (one,) = read(f"หน่วยงานพบว่า {ahead}").claims
    assert (one.text, one.code) == (ahead, "indicator-8")
    behind = "ตัวชี้วัดที่ได้คะแนนสูงสุด คือ ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล"
    (one,) = read(f"ทั้งนี้ {behind}").claims
    assert (one.text, one.code) == (behind, "indicator-9")


def test_rank_in_a_sentence_with_another_score_in_between_is_that_of_neither() -> None:
    assert read("ตัวชี้วัดที่ได้คะแนนสูงสุด คือ ด้านที่มี ตัวชี้วัดที่ 9").claims == ()


def test_number_that_counts_in_the_instrument_is_wrong_where_the_table_counts_through() -> None:
    names = ("การปฏิบัติหน้าที่", "คุณภาพการดำเนินงาน", "การเปิดเผยข้อมูล")
    said = Paragraph("ตัวชี้วัดที่ 2 ประสิทธิภาพการสื่อสาร ได้ 90.00 คะแนน")
    for numbers, told in (((1, 6, 9), 1), ((1, 1, 1), 0)):
        seen = [
            Observation(
                2567, "indicator", None, f"indicator-{number}", 90.0, 100.0, str(number), "90.00",
                Provenance(table_no=1), name_text=name,
            )
            for number, name in zip(numbers, names, strict=True)
        ]  # fmt: skip
        assert len(parse_statements([said], [Setting(2567, "")], FRAME, seen).misnamings) == told


LOWEST = "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ ได้คะแนนต่ำสุด"


@pytest.mark.parametrize(
    ("lines", "among", "instrument"),
    [
        ((LOWEST,), "unsaid", None),
        (("ผลการประเมิน IIT", LOWEST), "unsaid", "IIT"),
        (("ผลการประเมิน IIT", "เนื้อความ", LOWEST), "unsaid", "IIT"),
        (("ผลการประเมิน IIT", "ผลการประเมิน EIT", LOWEST), "unsaid", "EIT"),
        (("ผลการประเมิน IIT", "ผลการประเมิน EIT และ OIT", LOWEST), "unsaid", None),  # which of them?
        ((f"ผล IIT {'ก' * 83}", LOWEST), "unsaid", "IIT"),
        ((f"ผล IIT {'ก' * 84}", LOWEST), "unsaid", None),  # no heading
        ((f"ผลของ IIT และ EIT นั้น {LOWEST}",), "unsaid", "EIT"),  # the nearest in the sentence
        ((f"ผลของ IIT และ EIT และ OIT นั้น {LOWEST}",), "unsaid", "OIT"),
        (("ผลการประเมิน EIT", f"ด้าน IIT {LOWEST}"), "unsaid", "IIT"),
        (("IITตัวชี้วัดที่ได้คะแนนต่ำสุด คือ ตัวชี้วัดที่ 4",), "unsaid", "IIT"),
        (("ผลการประเมิน EIT", f"{LOWEST}ของ IIT"), "instrument", "IIT"),
        (("ผลการประเมิน EIT", f"ด้าน OIT {LOWEST}ของ IIT"), "instrument", "IIT"),
    ],
)
def test_rank_is_among_the_instrument_that_is_named_nearest(
    lines: tuple[str, ...], among: str, instrument: str | None
) -> None:
    one = read(*lines).claims[-1]
    assert (one.code, one.among, one.instrument) == ("indicator-4", among, instrument)


def test_instrument_of_a_heading_lasts_as_long_as_its_issue_and_a_cell_heads_nothing() -> None:
    rows: list[Block] = [Paragraph("ผลการประเมิน IIT"), Paragraph(LOWEST), Paragraph(LOWEST)]
    settings = [Setting(2567, ISSUE), Setting(2567, ISSUE), Setting(2567, "ประเด็นที่ 2")]
    assert [one.instrument for one in parse_statements(rows, settings, FRAME).claims] == ["IIT", None]
    (one,) = read("ผลการประเมิน IIT", score_table("ผลการประเมิน EIT"), LOWEST).claims
    assert one.instrument == "IIT"
    one = read("ผลการประเมิน IIT", score_table(LOWEST)).claims[0]
    assert one.instrument == "IIT"


def test_quotation_is_a_line_at_most() -> None:
    long = f"ตัวชี้วัดที่ 4{' ' * 99}ได้คะแนนต่ำสุด"
    (one,) = read(long).claims
    assert one.text == "ได้คะแนนต่ำสุด"  # its end
    bound = f"ตัวชี้วัดที่{' ' * 30}ได้คะแนนสูงกว่า{' ' * 20}95 คะแนน"
    (one,) = read(f"{bound}{' ' * 6}ได้แก่ ตัวชี้วัดที่ 4").claims
    assert one.text == "ตัวชี้วัดที่ ได้คะแนนสูงกว่า 95 คะแนน"
    cut = f"ตัวชี้วัดที่{' ' * (90 - 12 - 15 - 2)}ได้คะแนนสูงกว่า95 คะแนน"
    (one,) = read(f"{cut} ได้แก่ ตัวชี้วัดที่ 4").claims
    assert one.text == "ตัวชี้วัดที่ ได้คะแนนสูงกว่า95"


def test_heading_binds_its_list_up_to_the_next_heading() -> None:
    found = read(
        "จุดแข็ง (ตัวชี้วัดที่ได้คะแนนมากกว่า 95 คะแนน)",
        "1) ตัวชี้วัดที่ 2 การใช้งบประมาณ",
        "จุดอ่อน (ตัวชี้วัดที่ได้คะแนนต่ำกว่า 85 คะแนน)",
        "1) ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ",
        "ตัวชี้วัดที่ได้คะแนนต่ำกว่า 80 คะแนน ต้องจัดทำแผนปรับปรุงภายใน 30 วัน",
        "1) ตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต",
    )
    assert [(one.code, one.claim, one.limit) for one in found.claims] == [
        ("indicator-2", "above", 95.0),
        ("indicator-4", "below", 85.0),
    ]

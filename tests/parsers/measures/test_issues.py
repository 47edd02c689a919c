"""What measures stand under: issues and instruments named by rows, columns and headings of a table."""

from __future__ import annotations

from tests.measure_makers import only, parse, parse_markup, tabbed


def test_group_rows_give_the_issue() -> None:
    found = parse_markup(
        "<tr><td>ที่</td><td>มาตรการ</td><td>ผู้รับผิดชอบ</td></tr>"
        "<tr><td colspan=3>ประเด็นที่ ๑ การบริการที่โปร่งใส</td></tr>"
        "<tr><td>๑</td><td>จัดอบรม</td><td>กองคลัง</td></tr>"
        "<tr><td colspan=3>ประเด็นที่ ๒ การใช้งบประมาณ</td></tr>"
        "<tr><td>๑</td><td>จัดทำสื่อ</td><td>กองช่าง</td></tr>"
    )
    assert [(m.issue_no, m.issue, m.measure_no) for m in found] == [
        (1, "การบริการที่โปร่งใส", 1),
        (2, "การใช้งบประมาณ", 1),
    ]


def test_issue_column_carries_down_and_its_number_counts_issues() -> None:
    found = parse(
        tabbed(
            "ลำดับ | ประเด็น | มาตรการ | ผู้รับผิดชอบ | ระยะเวลา",
            "๑ | การบริการที่โปร่งใส | จัดอบรม | กองคลัง | ตลอดปี",
            " |  | จัดทำสื่อ | กองช่าง | ตลอดปี",
            "๒ | การใช้งบประมาณ | ประกาศแผน | กองคลัง | ตลอดปี",
        )
    ).rows
    assert [(m.issue_no, m.issue, m.measure_no) for m in found] == [
        (1, "การบริการที่โปร่งใส", 1),
        (1, "การบริการที่โปร่งใส", 2),
        (2, "การใช้งบประมาณ", 1),
    ]


def test_heading_before_the_table_gives_the_issue() -> None:
    rows = ("ลำดับ | มาตรการ/กิจกรรม | ผู้รับผิดชอบ", "๑ | จัดอบรม | กองคลัง")
    found = parse(f"ประเด็นที่ 3 การสื่อสาร\n\n{tabbed(*rows)}\n\nประเด็นที่ 4 ทรัพย์สิน\n\n{tabbed(*rows)}").rows
    assert [(m.issue_no, m.issue, m.measure_no) for m in found] == [(3, "การสื่อสาร", 1), (4, "ทรัพย์สิน", 1)]


def test_official_issue_title_without_the_word_counts_as_heading() -> None:
    rows = tabbed("มาตรการ | ผู้รับผิดชอบ", "จัดอบรม | กองคลัง")
    measure = only(parse(f"๒. การให้บริการ และระบบ E-Service\n\n{rows}").rows)
    assert measure.issue_no == 2


def test_list_of_issues_puts_none_in_force() -> None:
    rows = tabbed("มาตรการ | ผู้รับผิดชอบ", "จัดอบรม | กองคลัง")
    measure = only(parse(f"ประเด็นที่ 1 การบริการ\nประเด็นที่ 2 การสื่อสาร\nประเด็นที่ 3 งบประมาณ\n\n{rows}").rows)
    assert measure.issue_no is None


def test_abbreviation_beats_the_wrong_name_of_an_instrument() -> None:
    rows = tabbed("มาตรการ | ผู้รับผิดชอบ", "จัดอบรม | กองคลัง")
    found = parse(
        f"๑. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) ต่ำสุดคือตัวชี้วัดที่ ๔\n\n{rows}\n\n"
        f"๒. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (OIT) ต่ำสุดคือตัวชี้วัดที่ ๙\n\n{rows}"
    ).rows
    assert [m.instrument for m in found] == ["IIT", "OIT"]


def test_overview_of_instruments_before_one_table_says_nothing() -> None:
    rows = tabbed("มาตรการ | ผู้รับผิดชอบ", "จัดอบรม | กองคลัง")
    measure = only(parse(f"แบบวัด IIT ได้ ๙๐.๐๐\nแบบวัด EIT ได้ ๙๑.๐๐\nแบบตรวจ OIT ได้ ๙๒.๐๐\n\n{rows}").rows)
    assert measure.instrument is None


def test_instrument_column_is_read() -> None:
    found = parse(tabbed("เครื่องมือ | มาตรการ | ผู้รับผิดชอบ", "IIT | จัดอบรม | กองคลัง", "EIT | จัดทำสื่อ | กองช่าง")).rows
    assert [m.instrument for m in found] == ["IIT", "EIT"]

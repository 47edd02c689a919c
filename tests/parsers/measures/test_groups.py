"""Issues and instruments over measures."""

from __future__ import annotations

import pytest

from prongsai.parsers.issues import read_issue
from prongsai.parsers.measures.groups import follow_issues, pick_instrument
from prongsai.pipeline.model import Paragraph, Table

ISSUES = {2: "การให้บริการและระบบ E-Service"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ประเด็นที่ ๑ การบริการ", (1, "การบริการ")),
        ("ประเด็นที่ 2. การสื่อสาร", (2, "การสื่อสาร")),
        ("ประเด็น ๓ : ทรัพย์สิน", (3, "ทรัพย์สิน")),
        ("๔) ประเด็นที่ ๔ งบประมาณ", (4, "งบประมาณ")),
        ("ประเด็นที่ (๕) อำนาจ", (5, "อำนาจ")),
        ("๒) การให้บริการ และระบบ E - Service", (2, "การให้บริการ และระบบ E - Service")),
        ("ประเด็นที่ต้องพัฒนา", None),
        ("๒) การบริหารงานบุคคล", None),
        ("ประเด็นที่ ๑ " + "ก" * 300, None),
    ],
)
def test_heading_of_an_issue(text: str, expected: tuple[int, str] | None) -> None:
    assert read_issue(text, ISSUES) == expected


def test_title_on_the_line_below_belongs_to_the_issue() -> None:
    groups = follow_issues([Paragraph("ประเด็นที่ ๓"), Paragraph("การสื่อสาร"), Paragraph("จากการวิเคราะห์")], {})
    assert [(group.issue_no, group.issue) for group in groups] == [(3, "การสื่อสาร")] * 3


def test_listed_issues_put_none_in_force_until_a_heading_returns() -> None:
    lines = ["ประเด็นที่ ๑ ก", "ประเด็นที่ ๒ ข", "ประเด็นที่ ๓ ค", "ประเด็นที่ ๑ ก", "เนื้อหา"]
    groups = follow_issues([Paragraph(line) for line in lines], {})
    assert [group.issue_no for group in groups] == [1, None, None, 1, 1]


def test_instrument_spoken_of_before_a_table() -> None:
    overview = [Paragraph("IIT ๙๐"), Paragraph("EIT ๙๑"), Paragraph("OIT ๙๒")]
    section = [Paragraph("นำผลมาวิเคราะห์"), Paragraph("ดังนี้"), Paragraph("๑. แบบวัด IIT ต่ำสุด")]
    scores = Table((), 0, 0)
    assert pick_instrument(overview) is None
    assert pick_instrument([*overview, *section]) == ("IIT", section[-1].text)
    assert pick_instrument([*section, scores]) == ("IIT", section[-1].text)
    assert pick_instrument([*overview, *section, scores]) is None
    assert pick_instrument([]) is None

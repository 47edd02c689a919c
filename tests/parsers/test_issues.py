"""Headings that open or leave an issue, and tables about issues."""

from __future__ import annotations

import pytest

from prongsai.parsers.issues import LONGEST_TITLE, has_issue_columns, leaves_issue, opens_issue, read_issue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ประเด็นที่ ๓ การสื่อสาร", (3, "การสื่อสาร")),
        ("ประเด็น 3: การสื่อสาร", (3, "การสื่อสาร")),
        ("- ประเด็นที่ (๑๒) การสื่อสาร", (12, "การสื่อสาร")),
        ("๒. ประเด็นการประเมินที่ ๓ – การสื่อสาร", (3, "การสื่อสาร")),
        ("ประเด็นการวิเคราะห์ ๓", (3, "")),
        ("ประเด็นที่ ๑๒๓ การสื่อสาร", None),
        ("ประเด็นสำคัญ ๓ ข้อ", None),
        ("ทุกประเด็นที่ ๓", None),
        ("ประเด็นที่ ๓ " + "ก" * LONGEST_TITLE, None),
    ],
)
def test_heading_with_number_and_title(text: str, expected: tuple[int, str] | None) -> None:
    assert read_issue(text, {}) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("๒. การให้บริการและระบบ E-Service", (2, "การให้บริการและระบบ E-Service")),
        ("๓. การให้บริการและระบบ E-Servicc", (2, "การให้บริการและระบบ E-Servicc")),
        ("การให้บริการและระบบ E-Service", None),
        ("๒. ช่องทางการประชาสัมพันธ์", None),
    ],
)
def test_numbered_line_is_an_issue_only_with_an_official_title(text: str, expected: tuple[int, str] | None) -> None:
    assert read_issue(text, {2: "การให้บริการและระบบ E-Service"}) == expected


def test_paragraph_that_begins_with_a_heading_opens_the_issue_however_long() -> None:
    assert opens_issue("ประเด็นที่ ๓ " + "ก" * 500)
    assert not opens_issue("ตามประเด็นที่ ๓")


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("ส่วนที่ ๓ ผลการประเมิน", True),
        ("ภาคผนวก 1", True),
        ("หมวดที่ ๒", True),
        ("สรุปผลการประเมินรายตัวชี้วัด", True),
        ("ส่วนที่เหลือ", False),
        ("ภาคผนวก", False),
        ("ดูบทที่ ๓", False),
        ("สรุปผลการประเมิน", False),
    ],
)
def test_lines_that_leave_an_issue(text: str, leaves: bool) -> None:
    assert leaves_issue(text) is leaves


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("ข้อบกพร่อง/จุดอ่อน คะแนน", True),
        ("ประเด็น ข้อคำถาม คะแนน", True),
        ("หัวข้อ เครื่องมือ คะแนน", True),
        ("หัวข้อ ข้อคำถาม คะแนน", False),
        ("เครื่องมือ ประเด็น", False),
        ("ตัวชี้วัด คะแนน", False),
    ],
)
def test_tables_about_issues(opening: str, expected: bool) -> None:
    assert has_issue_columns(opening) is expected

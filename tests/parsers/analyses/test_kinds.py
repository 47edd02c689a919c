"""Where a heading ends and running text begins, and which words of a statement count."""

from __future__ import annotations

import pytest

from prongsai.parsers.analyses.kinds import kind_of_heading, kind_of_statement


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("จุดแข็ง", "strength"),
        ("จุดอ่อน", "weakness"),
        ("จุดแข็งที่ต้องรักษาระดับ", "strength"),  # what is a strength is to be kept
        ("จุดแข็ง จุดอ่อน", None),
        ("จุดแข็ง".ljust(110, "ก"), "strength"),
        ("จุดแข็ง".ljust(111, "ก"), None),
        ("ข้อมูลของ" + "จุดแข็ง".ljust(110, "ก"), "strength"),  # the words before it are not its tail
        (f"จุดแข็ง ({'ก' * 240})", "strength"),  # nor what stands in brackets
        (f"จุดแข็ง ({'ก' * 250})".ljust(260, "ก"), "strength"),
        (f"จุดแข็ง ({'ก' * 250})".ljust(261, "ก"), None),
        ("จุดแข็งของหน่วยงาน.", None),  # a sentence
        ("จุดแข็งของหน่วยงาน. ", None),
        ("เรื่อง จุดแข็งของหน่วยงาน", None),  # of a letter
        ("จุดแข็งของเรื่อง", "strength"),
        ("ลงชื่อ จุดแข็ง", None),
        ("ผลการประเมิน", None),
    ],
)
def test_heading_names_one_kind_in_a_line_or_two(text: str, kind: str | None) -> None:
    assert kind_of_heading(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("จุดอ่อน จุดแข็ง", "weakness"),  # the first
        ("จุดแข็ง จุดอ่อน", "strength"),
        ("จุดแข็ง".rjust(40, "ก"), "strength"),
        ("จุดแข็ง".rjust(41, "ก"), "other"),
        ("หน่วยงานควรเร่งรัด", "proposal"),
        ("ไม่มี", "other"),
    ],
)
def test_statement_is_what_its_first_words_say(text: str, kind: str) -> None:
    assert kind_of_statement(text, None) == kind
    assert kind_of_statement(text, "weakness") == "weakness"

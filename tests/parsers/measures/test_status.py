"""Whether a measure was carried out, by ticks in columns, boxes beside words, and words."""

from __future__ import annotations

import pytest

from prongsai.parsers.measures.status import read_status, read_status_text, take_boxes
from prongsai.pipeline.model import MeasureStatus

DONE, DOING, NOT = "ดำเนินการแล้ว", "อยู่ระหว่างดำเนินการ", "ยังไม่ดำเนินการ"


@pytest.mark.parametrize(
    ("done", "not_done", "expected"),
    [
        ("✓", "", ("done", "")),
        ("", "/", ("not_done", "")),
        ("-", "✓", ("not_done", "")),
        ("☐", "☑", ("not_done", "")),
        ("✓ จัดแล้ว", "", ("done", "จัดแล้ว")),
        ("/ อบรม", "", ("done", "/ อบรม")),
        (DONE, "", ("done", "")),  # the heading once more says no more than a tick
        (NOT, "", ("not_done", "")),  # what the cell says beats what stands over it
        ("", DONE, ("done", "")),
        (DOING, "", ("in_progress", DOING)),
        (f"{DONE} ๒ ครั้ง", "", ("done", f"{DONE} ๒ ครั้ง")),
        ("ก", "ข", (None, "ก ข")),
        ("", "", (None, "")),
    ],
)
def test_filled_column_of_two_is_the_status(
    done: str, not_done: str, expected: tuple[MeasureStatus | None, str]
) -> None:
    assert read_status({"done": done, "not_done": not_done}) == expected


@pytest.mark.parametrize(
    ("text", "status", "rest"),
    [
        (f"☑ {DONE} ☐ {NOT}", "done", ""),
        (f"☐ {DONE} ☑ {NOT}", "not_done", ""),
        (f"{DONE} ☑ {NOT} ☐", "done", ""),
        (f"{DONE} ☐ {NOT} ☑", "not_done", ""),
        (f"{DONE} ☑\n{NOT} ☐\nรอผู้รับจ้าง", "done", "รอผู้รับจ้าง"),
        (f"{DONE} [/] {DOING} [ ] {NOT} ( )", "done", ""),
        (f"{DONE} [ ] {DOING} (x) {NOT} [ ]", "in_progress", ""),
        (f"☑ {DONE} ☐ อื่น ๆ", "done", "☐ อื่น ๆ"),
        ("☑ ดำเนินการ\nแล้ว", "done", ""),
        (f"{DONE} ☑", "done", ""),
        (f"☑ {DONE} ☑ {NOT}", None, ""),
        (f"☐ {DONE} ☐ {NOT}", None, ""),
        (f"{DONE} ☑ {NOT}", None, f"{DONE} ☑ {NOT}"),  # of which word the tick is, nothing says
        ("☑ อบรม", None, "☑ อบรม"),
    ],
)
def test_one_ticked_box_of_several_is_the_status(text: str, status: MeasureStatus | None, rest: str) -> None:
    assert take_boxes(text) == (status, rest)
    assert read_status_text(text) == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("โครงการแล้วเสร็จตามแผน", "done"),
        ("หน่วยงานยังไม่ได้ดำเนินการ", "not_done"),
        ("โครงการอยู่ระหว่างจัดซื้อ", "in_progress"),
        (f"○ {DONE}", "done"),
        (f"○ จัดอบรม\n○ {DONE}\n○ รายงานผล", "done"),  # bullets
        (f"รอผล ✓ {DOING}", "in_progress"),
        ("✓ จัดอบรม", None),
        ("จัดอบรม", None),
    ],
)
def test_words_alone_say_the_status(text: str, status: MeasureStatus | None) -> None:
    assert read_status_text(text) == status

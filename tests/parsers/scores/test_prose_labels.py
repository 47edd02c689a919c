"""Which label in the text before a number claims it."""

from __future__ import annotations

import pytest

from prongsai.normalizers.values.indicators import KnownIndicator
from prongsai.parsers.scores.prose_labels import LEAST_WRAPPED, find_labels, read_label

INDICATORS = (
    KnownIndicator(3, "IIT", ("การใช้อำนาจ",)),
    KnownIndicator(6, "EIT", ("คุณภาพการดำเนินงาน",)),
    KnownIndicator(9, "OIT", ("การเปิดเผยข้อมูล",)),
)
CONTRACTS = "สัญญาจ้างส่งมอบทันกำหนดร้อยละ "


def claimed(before: str) -> str | None:
    """The code of a number behind a text; None where nothing claims it."""
    read = read_label(list(find_labels(before, INDICATORS)), before, INDICATORS, (9,))
    return None if read is None else read[0]


def filled(end: str, length: int) -> str:
    """A printed line of so many characters with this end."""
    return "ก" * (length - len(end)) + end


@pytest.mark.parametrize(
    ("before", "code"),
    [
        ("ตัวชี้วัดที่ 3 คะแนน ITA ได้คะแนน ", "indicator-3"),
        # the line of the number names the assessment itself, and the label stands above
        ("ตัวชี้วัดที่ 3\nคะแนน ITA ได้คะแนน ", "ita"),
        ("ตัวชี้วัดที่ 3\nได้คะแนน ", "indicator-3"),
        ("ITA ปีนี้\nได้ ", "ita"),
        # a line of its own subject below a label
        (f"ตัวชี้วัดที่ 3\n{CONTRACTS}", None),
        (f"เผยแพร่ตามแบบตรวจ OIT ข้อ o12\n{CONTRACTS}", None),
        # a label that has had its number
        (f"ตัวชี้วัดที่ 3 ได้ 88.36 คะแนน\n{CONTRACTS}", None),
        (f"ตัวชี้วัดที่ 3 ได้ร้อยละ 88.36\n{CONTRACTS}", None),
    ],
)
def test_number_is_that_of_the_label_whose_line_goes_on(before: str, code: str | None) -> None:
    assert claimed(before) == code


@pytest.mark.parametrize("above", ["", "บรรทัดแรก\n", f"{'ข' * 2 * LEAST_WRAPPED}\n"])
@pytest.mark.parametrize(
    ("line", "code"),
    [
        (filled(" ตัวชี้วัดที่ 3 ซึ่ง", LEAST_WRAPPED), "indicator-3"),
        (filled(" ตัวชี้วัดที่ 3 ซึ่ง", LEAST_WRAPPED - 1), None),
        (filled(" ตัวชี้วัดที่ 3ก", LEAST_WRAPPED), "indicator-3"),
        (filled(" ตัวชี้วัดที่ 3", LEAST_WRAPPED), None),  # it ends with the label: a heading
    ],
    ids=["full", "short", "letter", "heading"],
)
def test_full_line_goes_on_in_the_next(above: str, line: str, code: str | None) -> None:
    assert claimed(f"{above}{line}\n{CONTRACTS}") == code

"""Which label in the text before a number claims it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from prongsai.normalizers.values.indicators import KnownIndicator
from prongsai.parsers.scores.prose_labels import LEAST_WRAPPED, LabelReading, find_labels, read_label, without_title

INDICATORS = (
    KnownIndicator(3, "IIT", ("การใช้อำนาจ",)),
    KnownIndicator(6, "EIT", ("คุณภาพการดำเนินงาน",)),
    KnownIndicator(9, "OIT", ("การเปิดเผยข้อมูล",)),
)
CONTRACTS = "สัญญาจ้างส่งมอบทันกำหนดร้อยละ "


def label_of(before: str, indicators: Sequence[KnownIndicator] = INDICATORS) -> LabelReading | None:
    return read_label(list(find_labels(before, indicators)), before, indicators, (9,))


def claimed(before: str) -> str | None:
    """The code of a number behind a text; None where nothing claims it."""
    read = label_of(before)
    return None if read is None else read.code


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


@pytest.mark.parametrize(
    ("before", "code"),
    [
        ("ภาพรวม ได้คะแนน ", "ita"),
        ("ภาพรวม\nได้คะแนน ", "ita"),
        ("ภาพรวม\nถนนลูกรัง ได้คะแนน ", None),  # the words before the number are of another matter
        ("ภาพรวม ถนนลูกรัง ได้คะแนน ", None),
        ("ภาพรวมของ ITA ถนนลูกรัง ได้คะแนน ", "ita"),
        ("แผนพัฒนาตำบลภาพรวม ได้คะแนน ", None),
        ("แผนพัฒนาตำบลของ ITA ภาพรวม ได้คะแนน ", "ita"),
        ("แผนพัฒนาตำบล หน่วยงานมีภาพรวม ได้คะแนน ", "ita"),
        ("แผนพัฒนาตำบล\nภาพรวม ได้คะแนน ", "ita"),  # the line above is another's
        ("คะแนน ITA\nแผนพัฒนาตำบลภาพรวม ได้คะแนน ", None),
        ("ตัวชี้วัดที่ 3\nผลของ ITA ได้คะแนน ", "ita"),
        ("ตัวชี้วัดที่ 3\nความโปร่งใส ได้ ", None),  # it names the assessment, and no score of it
        ("ได้คะแนน ", None),
        ("", None),
    ],
)
def test_number_is_the_overall_score_where_its_line_speaks_of_the_whole(before: str, code: str | None) -> None:
    assert claimed(before) == code


@pytest.mark.parametrize(
    ("before", "code"),
    [
        ("i2 ได้คะแนน ", "i2"),
        ("i2 IIT ได้คะแนน ", "iit"),
        ("IIT i2 ได้คะแนน ", "i2"),
        ("i0 2 ได้คะแนน ", "i0"),
        ("i2.5 ได้คะแนน ", None),
        ("xi2 ได้คะแนน ", None),
        ("ตัวชี้วัดที่ 9.1 ได้คะแนน ", "indicator-9.1"),
        ("ตัวชี้วัดที่ 3.1 ได้คะแนน ", None),  # this one has no parts
        ("การใช้อำนาจ ได้คะแนน ", "indicator-3"),
        ("การใช้อำนาจ และอื่น ได้คะแนน ", None),
        ("เรื่องการใช้อำนาจ ได้คะแนน ", None),
        ("ภายในและภายนอก ได้คะแนน ", None),
    ],
)
def test_number_is_of_the_last_label_before_it(before: str, code: str | None) -> None:
    assert claimed(before) == code


def test_longer_of_two_names_that_begin_alike_is_meant() -> None:
    longer = KnownIndicator(5, "IIT", ("การใช้อำนาจหน้าที่",))
    for indicators in ((*INDICATORS, longer), (longer, *INDICATORS)):
        read = [label_of(f"{name} ได้คะแนน ", indicators) for name in ("การใช้อำนาจ", "การใช้อำนาจหน้าที่")]
        assert [one.code for one in read if one is not None] == ["indicator-3", "indicator-5"]


@pytest.mark.parametrize(
    ("before", "printed", "instrument", "sure"),
    [
        ("ดู i 2 ได้คะแนน ", "i 2", "IIT", 0.97),
        ("ดู i 2\n\nได้คะแนน ", "i 2", "IIT", 0.85),
        ("ดู การใช้อำนาจ ได้คะแนน ", "การใช้อำนาจ", "IIT", 0.95),
        ("ดู ตัวชี้วัดที่ 9.1 ได้คะแนน ", "ตัวชี้วัดที่ 9.1", "OIT", 0.97),
        ("ดู ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน ได้คะแนน ", "คุณภาพการดำเนินงาน", "EIT", 0.95),
        ("ดู ตัวชี้วัดที่ 6 ได้คะแนน ", "ตัวชี้วัดที่ 6", "EIT", 0.85),
        ("ดู ภาพรวม ได้คะแนน ", "ภาพรวม", None, 0.97),
        ("ดู ภาพรวม\nได้คะแนน ", "ภาพรวม", None, 0.85),
        (f"ดู ภาพรวม {'.' * 118} ", "ภาพรวม", None, 0.85),
    ],
)
def test_label_is_told_as_printed_and_how_sure_it_is(
    before: str, printed: str, instrument: str | None, sure: float
) -> None:
    read = label_of(before)
    assert read is not None
    assert (read.printed, read.instrument, read.confidence) == (printed, instrument, sure)


@pytest.mark.parametrize(
    ("rest", "wordings", "left"),
    [
        (" การใช้อำนาจ ถ่วงไว้ ", ("การใช้อำนาจ",), "   ถ่วงไว้ "),
        (" การใช้อำนาจหน้าที่ ถ่วงไว้ ", ("การใช้อำนาจ", "การใช้อำนาจหน้าที่"), "   ถ่วงไว้ "),
        (" การใช้อำนจ ถ่วงไว้ ", ("การใช้อำนาจ",), "  ถ่วงไว้ "),
        (" การใช้อำนจหน้าที่ ถ่วงไว้ ", ("การใช้อำนาจ", "การใช้อำนาจหน้าที่"), "  ถ่วงไว้ "),
        (" การใช้อำนจหน้าที่ ถ่วงไว้ ", ("การใช้อำนาจหน้าที่", "การใช้อำนาจ"), "  ถ่วงไว้ "),
        (" การใช้อำนจ ถ่วงไว้ ", ("", "การใช้อำนาจ", "คุณภาพการดำเนินงาน"), "  ถ่วงไว้ "),
        (" ถ่วงไว้ ", ("การใช้อำนาจ",), " ถ่วงไว้ "),
        (" ถ่วงไว้ ได้คะแนน ", ("การใช้อำนาจ",), " ถ่วงไว้ ได้คะแนน "),
        (" ได้คะแนน การใช้อำนจ ", ("การใช้อำนาจ",), " ได้คะแนน การใช้อำนจ "),  # a title stands before the verb
        (" 2 และ 3 การใช้อำนาจ ได้คะแนน", ("การใช้อำนาจ",), "    ได้คะแนน"),
        (" การใช้อะไร ได้คะแนน", (), "ได้คะแนน"),
        (" การใช้อะไร", (), ""),
        ("ได้คะแนน การใช้อะไร", (), "ได้คะแนน การใช้อะไร"),
        ("", (), ""),
        ("", ("การใช้อำนาจ",), ""),
    ],
)
def test_title_behind_a_number_is_left_out_and_nothing_else(rest: str, wordings: tuple[str, ...], left: str) -> None:
    assert without_title(rest, wordings) == left

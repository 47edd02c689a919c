"""Which numbers of running text no row explains."""

from __future__ import annotations

import pytest

from prongsai.pipeline.account.evidence import Evidence
from prongsai.pipeline.account.prose import account_for_prose
from prongsai.pipeline.account.told import Tally
from prongsai.pipeline.model import Finding, Measure, Observation, Paragraph, Provenance

NO_EVIDENCE = Evidence((), {}, (), ())


def account(*lines: str | Paragraph, seen: Evidence = NO_EVIDENCE) -> Tally:
    paragraphs = [
        line if isinstance(line, Paragraph) else Paragraph(line, line_no=number) for number, line in enumerate(lines, 1)
    ]
    return account_for_prose(paragraphs, seen, {"การใช้อำนาจ": "indicator-3"})


def told(tally: Tally) -> list[tuple[str, str | None]]:
    return [(one.code, one.raw) for one in tally.findings]


def reading(value: float, page: int | None = None) -> Evidence:
    place = Provenance(page)
    seen = Observation(2567, "overall", None, "ita", value, 100.0, "ITA", f"{value:.2f}", place)
    return Evidence([seen], {0: "score"}, (), ())


def test_a_number_of_a_sentence_about_scores_is_told_with_its_line() -> None:
    tally = account("ผลการประเมิน", "IIT เฉลี่ย ๙๒.๗๕ หน่วย")
    assert told(tally) == [("numbers-unexplained", "iit 92.75")]
    assert tally.findings[0].where == Provenance(line_no=2)


def test_each_page_has_one_finding() -> None:
    lines = [Paragraph("คะแนน 92.75", page=1), Paragraph("คะแนน 82.75", page=2), Paragraph("EIT 72.75", page=2)]
    assert [(one.page, one.raw) for one in account(*lines).findings] == [(1, "92.75"), (2, "82.75, eit 72.75")]


def test_a_number_alone_belongs_to_the_lines_above_it() -> None:
    assert told(account("๓", "การใช้อำนาจ", "92.75")) == [("numbers-unexplained", "indicator-3 92.75")]
    assert told(account("คะแนน", "ก", "ข", "ค", "ง", "92.75")) == []


def test_a_line_of_several_numbers_is_a_row() -> None:
    assert told(account("ผล ITA", "1 อบต.ก 92.75 82.75 72.75")) == [("numbers-unexplained", "92.75, 82.75, 72.75")]


@pytest.mark.parametrize(
    "line", ["งบประมาณ 92.75 บาท", "ITA ตั้งเป้าหมาย 92.75 คะแนน", "ถนนยาว 92.75", "เกณฑ์คะแนน 85.00 - 94.99"]
)
def test_what_words_name_and_what_is_not_about_scores_is_no_loss(line: str) -> None:
    assert told(account("ผลการประเมิน ITA", line)) == []


def test_a_page_that_does_not_speak_of_scores_is_not_counted() -> None:
    tally = account(Paragraph("ถนน 92.75", page=1), Paragraph("ITA", page=2))
    assert (tally.seen, tally.findings) == (0, ())


@pytest.mark.parametrize("line", ["คะแนน 2. การใช้งบประมาณ 81.25", "คะแนนการใช้งบประมาณ: 81.25"])
def test_a_number_behind_the_name_of_an_indicator_is_no_money(line: str) -> None:
    ((code, raw),) = told(account("ผลการประเมิน ITA", line))
    assert code == "numbers-unexplained" and raw is not None and "81.25" in raw
    assert told(account("ผลการประเมิน ITA", line.replace("การใช้", ""))) == []


def test_what_was_read_is_explained_there_and_where_it_is_repeated() -> None:
    lines = [Paragraph("ITA 92.75", page=1), Paragraph("ได้ ITA 92.75", page=2)]
    tally = account(*lines, seen=reading(92.75, page=1))
    assert (tally.seen, tally.unexplained) == (2, ())


def test_invisible_signs_hide_no_number() -> None:
    assert told(account("ITA ๙\u200b๒.๗๕")) == [("numbers-unexplained", "92.75")]


def test_a_number_given_to_a_body_that_a_finding_names_is_told() -> None:
    foreign = Finding("warning", "unit-foreign", "another", field="unit_name", raw="อบต.อิตื้อ")
    seen = Evidence((), {}, (), [foreign])
    assert told(account("ขณะที่ อบต. อิตื้อ มีคะแนน 94.45 และเรามีคะแนน 82.10", seen=seen)) == [
        ("numbers-unexplained", "82.10")
    ]


def test_page_is_named_where_there_is_one() -> None:
    (finding,) = account(Paragraph("คะแนน 92.75", page=4), Paragraph("คะแนน 81.15", page=4)).findings
    assert finding.message == "page 4: no row explains 2 numbers: 92.75, 81.15"
    (finding,) = account("คะแนน 92.75").findings
    assert finding.message == "no row explains a number: 92.75"


def test_words_of_a_measure_explain_the_numbers_in_them() -> None:
    measure = Measure(None, None, None, 1, "ยกระดับคะแนนการใช้อำนาจจาก 81.20 เป็น 90.50")
    seen = Evidence((), {}, (measure,), ())
    assert told(account("ยกระดับคะแนนการใช้อำนาจจาก 81.20 เป็น 90.50", seen=seen)) == []
    assert told(account("ได้คะแนน 81.20", seen=seen)) == [("numbers-unexplained", "81.20")]


def test_name_of_another_body_reaches_to_the_first_number_behind_it_and_no_further_back() -> None:
    foreign = Finding("warning", "unit-foreign", "another", field="unit_name", raw="อบต.อิตื้อ")
    seen = Evidence((), {}, (), [foreign])
    assert told(account("คะแนน 82.10 ส่วน อบต.อิตื้อ", seen=seen)) == [("numbers-unexplained", "82.10")]
    # the name ends right before the number
    assert told(account("คะแนน อบต.อิตื้อ94.45", seen=seen)) == []


def test_number_alone_has_three_lines_above_it_and_itself() -> None:
    assert told(account("คะแนน", "ก", "ข", "92.75")) == [("numbers-unexplained", "92.75")]
    assert told(account("คะแนน", "ก", "ข", "ค", "92.75")) == []
    assert told(account("ก", "92.75 คะแนน")) == [("numbers-unexplained", "92.75")]
    # words that do not begin their line are words all the same
    assert told(account("คะแนน", "(1) ถนนยาว 92.75")) == []


@pytest.mark.parametrize("names", ["คะแนนเป้าหมายและคะแนนที่ได้", "คะแนนที่ได้และคะแนนเป้าหมาย"])
def test_numbers_that_pair_with_names_in_order_are_not_explained_by_a_word_before_all(names: str) -> None:
    tally = account(f"ผลการประเมิน ITA {names} คือ 95.00 และ 91.20 ตามลำดับ")
    assert [one.raw for one in tally.unexplained] == ["95.00", "91.20"]

"""Whole reports that contradict themselves in one place, and the same reports put right: a finding, and none."""

from __future__ import annotations

import pytest

from prongsai.pipeline.frame.load import load_frame
from tests.reading import findings_of, read_lines
from tests.score_makers import NAMES

SCORES = {1: 96.10, 2: 93.20, 3: 95.40, 4: 90.00, 5: 94.80, 6: 91.30, 7: 89.50, 8: 88.20, 9: 97.00, 10: 93.00}


def report(*lines: str, cover: str = "จังหวัดตาก", names: dict[int, str] | None = None):
    """A report of เทศบาลนครแม่สอด on 2567 with its table of indicators, and below it these lines."""
    rows = [f"{number}\t{(names or NAMES)[number]}\t{score:.2f}" for number, score in SCORES.items()]
    return read_lines(
        "รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน (ITA)",
        "ประจำปีงบประมาณ พ.ศ. 2567",
        f"เทศบาลนครแม่สอด อำเภอแม่สอด {cover}",
        "",
        "ผลการประเมินรายตัวชี้วัด",
        "",
        "ที่\tตัวชี้วัด\tคะแนน",
        *rows,
        "",
        *lines,
    )


def contradictions(*lines: str, **more):
    return findings_of(report(*lines, **more), "contradiction")


TRUE_LINES = [
    "ตัวชี้วัดที่ได้คะแนนสูงสุด คือ ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล",
    "ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน ซึ่งเป็นตัวชี้วัดที่มีคะแนนต่ำสุด",
    "แบบวัด IIT พบว่า ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ มีคะแนนต่ำสุด",
    "ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน ได้คะแนนสูงสุดของ EIT",
    "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ ได้คะแนนต่ำสุดในจังหวัด",
    "ตัวชี้วัดที่ได้คะแนนต่ำกว่า 90 คะแนน ได้แก่ ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร และตัวชี้วัดที่ 8 การปรับปรุงการทำงาน",
    "ตัวชี้วัดที่ได้คะแนนสูงกว่า 97 คะแนน ได้แก่ ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล",
    "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)",
    "ตัวชี้วัดที่ 3 การใช้อำนาจ เป็นจุดแข็งที่ควรรักษาไว้ให้ประชาชนได้รับประโยชน์สูงสุด",
]


@pytest.mark.parametrize("line", TRUE_LINES)
def test_line_that_the_scores_bear_out_is_no_contradiction(line: str) -> None:
    assert contradictions(line) == []


FALSE_LINES = [
    ("ตัวชี้วัดที่ได้คะแนนสูงสุด คือ ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ", "indicator-4", "indicator-9 is 97.00"),
    ("ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร ซึ่งเป็นตัวชี้วัดที่มีคะแนนต่ำสุด", "indicator-7", "indicator-8 is 88.20"),
    ("ตัวชี้วัดที่ 2 การใช้งบประมาณ ได้คะแนนต่ำสุดของ IIT", "indicator-2", "indicator-4 is 90.00"),
    (
        "ตัวชี้วัดที่ได้คะแนนสูงกว่า 95 คะแนน ได้แก่ ตัวชี้วัดที่ 3 การใช้อำนาจ และตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต",
        "indicator-5",
        "94.80",
    ),
    ("ตัวชี้วัดที่ 4 คุณภาพการดำเนินงาน", "indicator-6", "number is 4"),
    # its place among those of EIT; the table above counts all ten through
    ("ตัวชี้วัดที่ 1 คุณภาพการดำเนินงาน", "indicator-6", "number is 1"),
    ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (EIT)", "eit", "IIT"),
]


@pytest.mark.parametrize(("line", "field", "said"), FALSE_LINES)
def test_line_that_the_scores_refute_is_one_contradiction(line: str, field: str, said: str) -> None:
    found = contradictions(line, "ทั้งนี้ " + line)  # said twice, found once
    assert [finding["field"] for finding in found] == [field]
    assert all(said in finding["message"] for finding in found)


def test_ranking_below_the_name_of_an_instrument_is_meant_within_it() -> None:
    assert contradictions("ผลการประเมิน IIT", "", "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ ได้คะแนนต่ำสุด") == []
    (found,) = contradictions("ผลการประเมิน IIT", "", "ตัวชี้วัดที่ 3 การใช้อำนาจ ได้คะแนนต่ำสุด")
    assert found["field"] == "indicator-3"


def test_two_provinces_in_front_name_both() -> None:
    (found,) = contradictions("เทศบาลนครแม่สอด จังหวัดตาก", cover="จังหวัดพะเยา")
    assert "พะเยา" in found["message"]
    assert "ตาก" in found["message"]


def test_title_of_no_indicator_is_told_where_the_others_bear_their_names() -> None:
    rows = report(names={**NAMES, 3: "การบริหารจัดการน้ำ"})
    (found,) = findings_of(rows, "frame-mismatch")
    assert (found["field"], found["suggestion"]) == ("indicator-3", "การใช้อำนาจ")
    assert findings_of(report(), "frame-mismatch") == []


def test_score_behind_a_misnamed_number_bears_the_doubt() -> None:
    rows = read_lines(
        "รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567 เทศบาลนครแม่สอด จังหวัดตาก",
        "",
        "ผลคะแนนของตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ คือ 95.60 คะแนน",
        "",
        "ผลคะแนนของตัวชี้วัดที่ 4 คุณภาพการดำเนินงาน คือ 95.02 คะแนน",
    )
    basis = {row["code"]: row["basis"] for row in rows.scores}
    assert "doubt: printed with the number 4" in basis["indicator-6"]
    assert not any("printed with" in words for words in basis["indicator-4"])


def test_claim_against_a_score_that_a_sum_proves_leaves_the_score_alone() -> None:
    line = "ตัวชี้วัดที่ได้คะแนนสูงสุด คือ ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ"
    alone = {row["code"]: row["basis"] for row in report(line).scores}
    assert "doubt: said to be the highest" in alone["indicator-4"]
    summed = report(line, "", "IIT ได้คะแนน 93.90 คะแนน")
    (iit,) = (row for row in summed.scores if row["code"] == "indicator-4")
    assert iit["status"] == "verified"
    assert not any("said to be" in words for words in iit["basis"])


def test_two_levels_of_one_score_are_a_contradiction() -> None:
    levels = ("ได้คะแนนภาพรวม 93.07 คะแนน อยู่ในระดับ ผ่านดี", "", "สรุปผลคะแนนภาพรวม 93.07 คะแนน อยู่ในระดับ ผ่าน")
    (found,) = [one for one in contradictions(*levels) if one["field"] == "level"]
    assert "ผ่านดี" in found["message"]
    assert "2567" in found["message"]


def test_total_that_no_weights_make_of_its_parts_is_a_warning_with_doubt() -> None:
    texts = {code: one.text for code, one in load_frame().years[2567].questions.items() if code.startswith("o")}
    assert len(texts) == 35
    rows = report("ข้อ\tรายการ\tคะแนน", *[f"{code}\t{text}\t100" for code, text in texts.items()])
    told = {one["field"]: one["severity"] for one in findings_of(rows, "score-sum-mismatch")}
    assert told.get("indicator-10") == "warning"
    basis = {row["code"]: row["basis"] for row in rows.scores}
    assert any(words.startswith("doubt: indicator-10 =") for words in basis["indicator-10"])

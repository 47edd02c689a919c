"""Score tables and sentences of many layouts give the codes, years and values that a reader sees."""

import pytest

from prongsai.parsers.year_claims import YearClaim
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.frame.lookup import FrameCodes
from prongsai.pipeline.model import Paragraph
from prongsai.pipeline.pages.numbered import number_tables
from prongsai.pipeline.pages.text_tables import rows_to_table
from prongsai.pipeline.parse import parse_scores


def read(*parts: str, year: int | None = 2568):
    """Observations of a document whose tables are lines with `|` and whose other lines are paragraphs."""
    blocks, rows = [], []
    for line in "\n".join(parts).splitlines():
        if "|" in line:
            rows.append([cell.strip() for cell in line.split("|")])
            continue
        if rows:
            blocks.append(rows_to_table(rows))
            rows = []
        if line.strip():
            blocks.append(Paragraph(line.strip()))
    if rows:
        blocks.append(rows_to_table(rows))
    return parse_scores(number_tables(blocks), YearClaim(year), FrameCodes(load_frame()))


def values(*parts: str, year: int | None = 2568):
    return {(o.code, o.fiscal_year): o.value for o in read(*parts, year=year)[0]}


def test_indicator_table_gives_one_score_per_indicator():
    found = values(
        "ตัวชี้วัด | ชื่อตัวชี้วัด | คะแนน",
        "๑ | การปฏิบัติหน้าที่ | ๙๖.๕๓",
        "๒ | การใช้งบประมาณ | ๘๘.๐๐",
        "๓ | การใช้อำนาจ | ๑๐๐",
    )
    assert found == {("indicator-1", 2568): 96.53, ("indicator-2", 2568): 88.0, ("indicator-3", 2568): 100.0}


def test_title_decides_where_the_number_of_an_indicator_slips():
    observations, _ = read("ตัวชี้วัดที่ ๔ คุณภาพการดำเนินงาน ได้คะแนน ๘๙.๑๒ คะแนน")
    assert [(o.code, o.value) for o in observations] == [("indicator-6", 89.12)]
    assert observations[0].confidence < 0.95


def test_columns_of_several_years_keep_their_years():
    found = values(
        "ตัวชี้วัด | ปี ๒๕๖๖ | ปี ๒๕๖๗",
        "๑. การปฏิบัติหน้าที่ | 91.20 | 92.30",
        "๙. การเปิดเผยข้อมูล | 80.00 | 95.00",
    )
    assert found == {
        ("indicator-1", 2566): 91.20,
        ("indicator-1", 2567): 92.30,
        ("indicator-9", 2566): 80.0,
        ("indicator-9", 2567): 95.0,
    }


def test_full_marks_weights_and_targets_are_no_scores():
    found = values(
        "เครื่องมือ | น้ำหนัก | คะแนนเต็ม | คะแนนที่ได้ | เป้าหมาย",
        "แบบวัด IIT | 30 | 100 | 93.45 | 85.00",
        "แบบวัด EIT | 30 | 100 | 84.10 | 85.00",
        "แบบตรวจ OIT | 40 | 100 | 77.50 | 85.00",
    )
    assert found == {("iit", 2568): 93.45, ("eit", 2568): 84.1, ("oit", 2568): 77.5}


def test_garbled_question_codes_are_read_by_their_column():
    rows = [f"1{n} | ข้อความของคำถาม | ๙๐.๐{n}" for n in "๑๒๓๔๕"]
    found = values("รายละเอียดแบบวัด IIT", "ข้อ | คำถาม | ระดับคะแนน", *rows)
    assert found == {(f"i{n}", 2568): 90 + n / 100 for n in range(1, 6)}


def test_issue_table_readings_are_marked_as_such():
    observations, _ = read(
        "ประเด็นที่ ๑ กระบวนการปฏิบัติงาน",
        "ลำดับ | หัวข้อ | เครื่องมือ | ข้อคำถาม | คะแนน | ข้อบกพร่อง",
        "๑ | กระบวนการปฏิบัติงาน | IIT | ข้อ i๑ | ๙๔.๑๗ | รักษาระดับ",
        " | | | ข้อ i๓ | ๑๐๐ | ",
        " | | OIT | ข้อ o๙ | ๕๐ | ",
    )
    assert [(o.code, o.value, o.context_kind) for o in observations] == [
        ("i1", 94.17, "issue"),
        ("i3", 100.0, "issue"),
        ("o9", 50.0, "issue"),
    ]


def test_dash_means_not_assessed():
    observations, _ = read(
        "ที่ | ชื่อหน่วยงาน | IIT | EIT | OIT | คะแนนรวม",
        "1 | อบต.หนองบัว | 80.00 | 81.00 | 82.00 | 81.10",
        "2 | อบต.ทุ่งหลวง | - | - | - | -",
    )
    second = [o for o in observations if o.subject == "อบต.ทุ่งหลวง"]
    assert len(second) == 4
    assert all(o.value is None for o in second)


@pytest.mark.parametrize("order", ["IIT EIT OIT คะแนนรวม", "คะแนนรวม OIT EIT IIT"])
def test_contributions_are_told_by_their_sum(order):
    cells = {"IIT": "27.50", "EIT": "26.10", "OIT": "38.00", "คะแนนรวม": "91.60"}
    head = " | ".join(order.split())
    row = " | ".join(cells[name] for name in order.split())
    observations, _ = read(f"ที่ | หน่วยงาน | {head} | ระดับ", f"1 | เทศบาลตำบลท่าข้าม | {row} | ผ่านดี")
    assert {o.code: o.scale_max for o in observations} == {"iit": 30, "eit": 30, "oit": 40, "ita": 100}
    assert {o.level for o in observations if o.code == "ita"} == {"ผ่านดี"}


def test_columns_on_the_hundred_scale_are_no_contributions():
    observations, _ = read(
        "ที่ | หน่วยงาน | IIT | EIT | OIT | รวม",
        "1 | เทศบาลตำบลท่าข้าม | 28.00 | 25.00 | 30.00 | 27.90",
    )
    assert {o.scale_max for o in observations} == {100.0}


def test_total_row_belongs_to_the_instrument_above_it():
    found = values(
        "ตัวชี้วัด | คะแนน",
        "ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน | 90.00",
        "ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร | 80.00",
        "ตัวชี้วัดที่ ๘ การปรับปรุงการทำงาน | 70.00",
        "คะแนนเฉลี่ย | 80.00",
    )
    assert found["eit", 2568] == 80.0
    assert ("ita", 2568) not in found


def test_unreadable_score_is_a_finding_and_no_score():
    observations, findings = read("ตัวชี้วัด | คะแนน", "๑ การปฏิบัติหน้าที่ | 9?.5x3", "๒ การใช้งบประมาณ | 91.00")
    assert [o.code for o in observations] == ["indicator-2"]
    assert [f.code for f in findings] == ["score-unreadable"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("ผลการประเมิน ITA ได้คะแนน ๙๒.๗๕ อยู่ในระดับ ผ่านดี", [("ita", 92.75, "ผ่านดี")]),
        ("หน่วยงานมีค่าคะแนนเท่ากับ ๗๗.๘๑ คะแนน อยู่ในระดับ B", [("ita", 77.81, "B")]),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) คะแนนรวม ๙๖.๖๕ คะแนน", [("iit", 96.65, None)]),
        ("ผลคะแนนของตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ คือ ๙๕.๖๐ คะแนน", [("indicator-4", 95.6, None)]),
        ("ตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต ได้คะแนน 100 คะแนน", [("indicator-10", 100.0, None)]),
        ("คะแนนข้อ i๑๒ เท่ากับ ๘๘.๒๔ คะแนน", [("i12", 88.24, None)]),
    ],
)
def test_score_in_a_sentence(sentence, expected):
    observations, _ = read(sentence)
    assert [(o.code, o.value, o.level) for o in observations] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "ผ่านเกณฑ์เป้าหมาย (๘๕ คะแนนขึ้นไป) ของการประเมิน ITA",
        "ตัวชี้วัดที่ได้คะแนนน้อยกว่า ๑๐๐ คะแนน แต่ไม่ต่ำกว่า ๙๗ คะแนน",
        "ผลการประเมิน ITA คะแนนเต็ม ๑๐๐ คะแนน",
        "คะแนนเพิ่มขึ้น ๓.๒๕ คะแนน จากผลการประเมินปีก่อน",
        "ระดับ A คะแนนระหว่าง ๘๕.๐๐ - ๙๔.๙๙ ของผลการประเมิน",
        "คะแนนเฉลี่ยระดับประเทศ ๙๓.๐๕ คะแนน",
        "ผู้ตอบแบบวัด IIT จำนวน ๓๐ คน",
        "งบประมาณ ๙๒.๗๕ ล้านบาท ตามผลการประเมิน",
    ],
)
def test_thresholds_differences_and_wider_averages_are_no_scores(sentence):
    assert read(sentence)[0] == []


def test_year_after_the_score_counts_only_where_results_are_spoken_of():
    found = values(
        "ผลคะแนนของตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล คือ ๙๒.๕๐ คะแนน ตามผลการประเมินประจำปี ๒๕๖๕ เพื่อปรับปรุงและพัฒนาในปี ๒๕๖๖",
        year=2566,
    )
    assert found == {("indicator-9", 2565): 92.5}


def test_year_behind_the_next_label_is_that_of_its_number():
    found = values("ตัวชี้วัดที่ 1 ได้คะแนน 94.07 คะแนน ตัวชี้วัดที่ 10 ปี 2566 ได้คะแนน 74.06 คะแนน", year=2567)
    assert found == {("indicator-1", 2567): 94.07, ("indicator-10", 2566): 74.06}


def test_score_broken_over_lines_is_read_once():
    found = values("ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร ได้คะแนน", "๙๗.๕๐ คะแนน")
    assert found == {("indicator-7", 2568): 97.5}


def test_number_cut_by_a_page_end_is_sewn_together():
    observations, _ = read(
        "ข้อ | คำถาม | คะแนน",
        "E๗ | เผยแพร่ผลงาน | ๗๐.๐๐",
        "E๘ | มีช่องทางรับฟัง | ๑๐",
        " | | ๐.๐๐",
        "E๙ | ชี้แจงและตอบคำถาม | ๘๖.๖๗",
    )
    assert [(o.code, o.value) for o in observations] == [("e7", 70.0), ("e8", 100.0), ("e9", 86.67)]


def test_number_with_fewer_decimals_than_its_column_is_doubted():
    rows = [f"e{n} | ข้อ | 8{n}.2{n}" for n in range(1, 6)]
    observations, _ = read("ข้อ | คำถาม | คะแนน", *rows, "e6 | ข้อ | 10", "e7 | ข้อ | 100")
    assert {o.code for o in observations if o.confidence <= 0.5} == {"e6"}


def test_code_without_a_score_is_reported():
    _, findings = read("ข้อ | คำถาม | คะแนน", "e1 | ข้อ | 80.00", "e2 | ข้อ | ", "e3 | ข้อ | 82.00")
    assert [(f.code, f.field) for f in findings] == [("score-missing", "e2")]


def test_tables_set_without_a_gap_are_taken_apart():
    from prongsai.pipeline.model import Cell, Table
    from prongsai.pipeline.parse import parse_scores

    rows = [
        ["ตัวชี้วัด", "รายละเอียด", "คะแนน"],
        ["๑", "การปฏิบัติหน้าที่", "๖๕.๗๓"],
        ["๒", "การใช้งบประมาณ", "๗๕.๙๔"],
        ["รายละเอียดข้อคำถามของแบบวัด EIT และคะแนนที่ได้"],
        ["ข้อ", "คำถาม", "ระดับคะแนน"],
        ["e๑", "ขั้นตอน", "๕๑.๒๕"],
        ["e๒", "เท่าเทียม", "๖๖.๔๓"],
    ]
    cells = tuple(
        Cell(r, c, text, col_span=3 if len(row) == 1 else 1) for r, row in enumerate(rows) for c, text in enumerate(row)
    )
    observations, _ = parse_scores([Table(cells, 7, 3, is_ruled=False)], YearClaim(2565), FrameCodes(load_frame()))
    assert [o.code for o in observations] == ["indicator-1", "indicator-2", "e1", "e2"]


def test_score_over_the_rows_of_an_instrument_is_the_instruments():
    from prongsai.pipeline.pages.web.page import read_html
    from prongsai.pipeline.parse import parse_scores

    html = (
        "<table><tr><th>เครื่องมือ</th><th>ตัวชี้วัด</th><th>คะแนนตัวชี้วัด</th><th>คะแนนเครื่องมือ</th></tr>"
        "<tr><td rowspan=2>OIT</td><td>9 การเปิดเผยข้อมูล</td><td>100</td><td rowspan=2>97.50</td></tr>"
        "<tr><td>10 การป้องกันการทุจริต</td><td>95.00</td></tr></table>"
    )
    observations, _ = parse_scores(read_html(html).rows, YearClaim(2567), FrameCodes(load_frame()))
    assert {o.code: o.value for o in observations} == {"indicator-9": 100.0, "oit": 97.5, "indicator-10": 95.0}


def test_type_and_name_in_two_columns_are_one_body():
    observations, _ = read(
        "ที่ | ประเภท | ชื่อ อปท. | คะแนน | ระดับ",
        "1 | อบต. | หนองบัว | 91.22 | ผ่านดี",
        "2 | ทต. | ท่าข้าม | 84.10 | ต้องปรับปรุง",
        "3 | ทม. | แสนสุข | 90.12 | ผ่านดี",
    )
    assert [o.subject for o in observations] == ["อบต.หนองบัว", "ทต.ท่าข้าม", "ทม.แสนสุข"]


def test_row_number_beside_a_body_is_no_indicator():
    observations, _ = read(
        "ที่ | หน่วยงาน | ปี 2566 | ปี 2567", "1 | อบต.หนองบัว | 80.00 | 90.00", "2 | อบต.บ้านนา | - | 91.00"
    )
    assert {o.code for o in observations} == {"ita"}


def test_indicators_counted_in_the_heading_are_columns():
    found = values("ตัวชี้วัดที่ | 1 | 2 | 3 | 4", "คะแนน | 91.00 | 92.00 | 93.00 | 94.00")
    assert found == {(f"indicator-{n}", 2568): 90.0 + n for n in range(1, 5)}


def test_shares_of_answers_beside_a_score_are_no_scores():
    found = values(
        "ข้อ | ประเด็น | น้อย | มาก | คะแนน", "i1 | ขั้นตอน | 2.10 | 97.90 | 92.11", "i2 | เท่าเทียม | 1.00 | 99.00 | 88.00"
    )
    assert found == {("i1", 2568): 92.11, ("i2", 2568): 88.0}


def test_sentence_naming_a_score_once_for_several_years():
    found = values("ผลการประเมิน ITA ปี ๒๕๖๕ ได้ ๘๐.๑๑ คะแนน ปี ๒๕๖๖ ได้ ๘๘.๒๒ คะแนน และปี ๒๕๖๗ ได้ ๙๐.๓๓ คะแนน")
    assert found == {("ita", 2565): 80.11, ("ita", 2566): 88.22, ("ita", 2567): 90.33}


def test_year_that_a_score_is_compared_with_is_not_its_own():
    found = values("คะแนนภาพรวม ๘๙.๙๙ คะแนน เพิ่มขึ้นจากปี ๒๕๖๖ ซึ่งได้ ๘๐.๐๐ คะแนน")
    assert found == {("ita", 2568): 89.99, ("ita", 2566): 80.0}


def test_indicator_named_without_its_number():
    found = values("๑. การปฏิบัติหน้าที่ = 96.22", "ต่ำสุด คือ การเปิดเผยข้อมูล ได้คะแนน 60.12 คะแนน")
    assert found == {("indicator-1", 2568): 96.22, ("indicator-9", 2568): 60.12}


def test_indicator_rows_among_their_questions_keep_their_own_scores():
    found = values(
        "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) ได้คะแนน ๙๑.๙๗ คะแนน",
        "คะแนนรายข้อ จำแนกตามตัวชี้วัด",
        "ข้อ | ประเด็นการประเมิน | คะแนน",
        "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ | | ๘๖.๓๒",
        "I ๑ | ปฏิบัติงานหรือให้บริการ | ๘๘.๐๗",
        "I ๒ | เจ้าหน้าที่ให้บริการอย่างเท่าเทียม | ๙๒.๙๘",
        "I ๓ | เรียกรับสินบน | ๗๗.๘๙",
    )
    assert found == {
        ("oit", 2568): 91.97,
        ("indicator-1", 2568): 86.32,
        ("i1", 2568): 88.07,
        ("i2", 2568): 92.98,
        ("i3", 2568): 77.89,
    }


def test_score_inside_a_title_row_is_read():
    found = values(
        "ข้อ | ประเด็น | คะแนน",
        "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ (๙๖.๙๔ คะแนน) | |",
        "I๑ | ขั้นตอน | ๙๔.๔๔",
        "I๒ | เท่าเทียม | ๙๑.๑๑",
    )
    assert found == {("indicator-1", 2568): 96.94, ("i1", 2568): 94.44, ("i2", 2568): 91.11}


def test_rest_of_a_question_under_a_repeated_heading_is_no_heading():
    found = values(
        "ข้อ | ประเด็นการประเมิน | คะแนน",
        " | ภายในหน่วยงาน | ",
        "E๑ | เจ้าหน้าที่ให้บริการแก่ท่าน | ๙๑.๔๓",
        "E๒ | เจ้าหน้าที่ให้บริการเท่าเทียม | ๘๔.๘๖",
    )
    assert found == {("e1", 2568): 91.43, ("e2", 2568): 84.86}


def test_instrument_whose_heading_was_garbled_is_the_third_one():
    observations, _ = read(
        "ที่ | หน่วยงาน | แบบวัด EIT | แบบวัด IT | แบบตรวจ OIT | คะแนนเฉลี่ย",
        "1 | เทศบาลตำบลท่าข้าม | 85.39 | 87.18 | 83.53 | 85.18",
        "2 | เทศบาลตำบลบ้านนา | 98.12 | 97.89 | 85.28 | 92.91",
    )
    assert [(o.code, o.value) for o in observations[:4]] == [
        ("eit", 85.39),
        ("iit", 87.18),
        ("oit", 83.53),
        ("ita", 85.18),
    ]

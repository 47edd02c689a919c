"""A scheme is a change of data alone: an invented one, and reports of those that are known in every year."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyarrow.dataset
import pytest

from prongsai.pipeline.frame.load import load_frame
from tests.copied_package import copy_package
from tests.reading import findings_of, read_lines

YEARS = range(2562, 2570)
BODIES = {
    "nacc": "องค์การบริหารส่วนตำบลนายาง อำเภอสบปราบ จังหวัดลำปาง",
    "ovec": "วิทยาลัยเทคนิคลำปาง สำนักงานคณะกรรมการการอาชีวศึกษา",
    "police": "สถานีตำรวจภูธรสบปราบ จังหวัดลำปาง",
    "obec": "โรงเรียนบ้านนายาง สพป.ลำปาง เขต 2",
    "moph": "โรงพยาบาลสบปราบ จังหวัดลำปาง",
}
ITEMS = {
    "police": ("แผนที่สถานี", "ผู้กำกับและพนักงานสอบสวน", "ห้องควบคุมผู้ต้องหา", "สถิติคดีอาญา", "จุดตรวจ", "สายตรวจ"),
    "obec": ("ห้องสมุด", "ครูประจำชั้น", "หลักสูตรสถานศึกษา", "ผลสัมฤทธิ์ของนักเรียน", "อาหารกลางวัน", "ผู้ปกครอง"),
    "moph": ("องค์กรแพทย์", "การใช้ยา", "ห้องฉุกเฉิน", "ผู้ป่วยนอก", "เวชระเบียน", "เครื่องมือแพทย์"),
}


def write_report(scheme: str, year: int, items: dict[str, str]) -> list[str]:
    rows = [f"| {code} | {text} | {100 - at:.2f} |" for at, (code, text) in enumerate(items.items())]
    return [
        f"รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. {year}",
        BODIES[scheme],
        f"ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {year} ได้คะแนนรวม 90.00 คะแนน",
        "",
        "| ข้อ | ประเด็น | คะแนน |",
        "| --- | --- | --- |",
        *rows,
        "",
        "| ตัวชี้วัดที่ | ชื่อตัวชี้วัด | คะแนน |",
        "| --- | --- | --- |",
        "| 9 | การเปิดเผยข้อมูล | 81.25 |",
        "| 10 | การป้องกันการทุจริต | 61.50 |",
    ]


@pytest.mark.parametrize("scheme", BODIES)
@pytest.mark.parametrize("year", YEARS)
def test_names_are_those_of_the_scheme_or_none_and_no_sum_is_false(scheme: str, year: int) -> None:
    frame = load_frame(scheme) if scheme in ("nacc", "ovec") else None
    own = frame.years[year].questions if frame is not None and year in frame.years else {}
    items = {code: question.text for code, question in list(own.items()) if code[0] == "o" and question.text}
    items = items or {f"o{at}": text for at, text in enumerate(ITEMS.get(scheme, ITEMS["obec"]), start=1)}
    rows = read_lines(*write_report(scheme, year, items), name="report.md")
    assert rows.document["scheme"] == scheme
    assert {row["scheme"] for row in rows.scores} == {scheme}
    scored = {row["code"]: row for row in rows.scores if row["code"] in items}
    assert set(scored) == set(items)
    for code, row in scored.items():
        assert row["printed_name"]
        official = own[code].text if code in own and own[code].mark in "AB" else None
        assert row["name"] in (None, official)
    if scheme != "nacc":  # whose sums are known, and these scores do not add up
        assert findings_of(rows, "score-sum-mismatch") == []
    assert findings_of(rows, "level-mismatch") == []


def test_items_of_another_scheme_speak_against_the_frame() -> None:
    """A local body's report whose items are those of colleges: nothing tells which frame its numbers belong to."""
    texts = {code: one.text for code, one in load_frame("ovec").years[2569].questions.items()}
    rows = read_lines(*write_report("nacc", 2569, texts), name="report.md")
    assert {row["name"] for row in rows.scores if row["code"] in texts} == {None}
    (finding,) = findings_of(rows, "frame-mismatch")
    assert "of 23 items" in finding["message"]


def test_scheme_is_known_by_its_items_where_nobody_says_it() -> None:
    texts = {code: one.text for code, one in load_frame("ovec").years[2569].questions.items()}
    lines = write_report("nacc", 2569, texts)
    rows = read_lines(lines[0], *lines[2:], name="report.md")
    assert rows.document["scheme"] == "ovec"


@pytest.fixture(scope="module")
def temple(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package whose data know the assessment of temples, six items of the year 2568."""
    home = tmp_path_factory.mktemp("package")
    data = copy_package(home)
    add(data / "codes" / "schemes.csv", "temple,an authority that never was,A,invented")
    add(data / "codes" / "sources.csv", "invented,a handbook that never was,primary")
    add(data / "language" / "other_bodies.csv", "สำนักสงฆ์,อื่น,,temple,invented,สำนักสงฆ์นายาง,สำนักงาน")
    codes = data / "codes" / "temple"
    codes.mkdir()
    head = "year,no,name,instrument,first_question,last_question,range_confidence,confidence,source\n"
    (codes / "indicators.csv").write_text(f"{head}2568,9,ศีลและธรรม,OIT,o1,o6,A,A,invented\n", encoding="utf-8")
    (codes / "question_counts.csv").write_text(
        "year,instrument,questions,confidence,source\n2568,OIT,6,A,invented\n", encoding="utf-8"
    )
    head = "year_from,year_to,instrument,letter,parts,parts_decide,item_marks,confidence,source\n"
    rules = "".join(f"2568,2568,{name},{name[0].lower()},questions,no,,D,invented\n" for name in ("IIT", "EIT", "OIT"))
    (codes / "instruments.csv").write_text(head + rules, encoding="utf-8")
    items = "".join(f"2568,o{at},{text},,A,invented\n" for at, text in enumerate(TEMPLE, start=1))
    (codes / "questions.csv").write_text(f"year,code,text,scale,confidence,source\n{items}", encoding="utf-8")
    return home


TEMPLE = ("ประวัติสำนักสงฆ์", "พระลูกวัด", "บัญชีเงินบริจาค", "ตารางวันธรรมสวนะ", "ที่ดินของสำนัก", "การก่อสร้างเสนาสนะ")


def add(table: Path, line: str) -> None:
    text = table.read_text(encoding="utf-8")
    table.write_text(f"{text}{line}\n", encoding="utf-8")


def test_new_scheme_is_a_change_of_data_alone(temple: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    lines = write_report("nacc", 2568, {f"o{at}": text for at, text in enumerate(TEMPLE, start=1)})
    lines[1] = "สำนักสงฆ์นายาง จังหวัดลำปาง"
    (tmp_path / "in" / "report.md").write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "prongsai", "run", "in", "--out", "out", "--quiet", "--workers", "1"]
    environment = {**os.environ, "PYTHONPATH": str(temple)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    scores = pyarrow.dataset.dataset(tmp_path / "out" / "scores", format="parquet").to_table().to_pylist()
    assert {row["scheme"] for row in scores} == {"temple"}
    named = {row["code"]: row["name"] for row in scores if row["code"].startswith("o") and row["code"] != "oit"}
    assert named == {f"o{at}": text for at, text in enumerate(TEMPLE, start=1)}
    codes = pyarrow.dataset.dataset(tmp_path / "out" / "codes", format="parquet").to_table().to_pylist()
    assert {row["scheme"] for row in codes} == {"temple"}

"""A new fiscal year is a change of data alone: an invented one, with other indicators, weights, counts and ratings."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import docx
import pyarrow.dataset
import pytest

from tests.copied_package import copy_package
from tests.fuzz.test_pdf import pdf_of
from tests.paths import ROOT

YEAR = 2575
COUNTS = {"IIT": 20, "EIT": 12, "OIT": 55}
WEIGHTS = {"IIT": 0.25, "EIT": 0.35, "OIT": 0.4}
NAMES = {
    1: "ความซื่อตรงในหน้าที่", 2: "วินัยการคลัง", 3: "การมอบอำนาจ", 4: "พัสดุและยานพาหนะ", 5: "การรับเรื่องร้องเรียน",
    6: "ความรวดเร็วของบริการ", 7: "การรับฟังประชาชน", 8: "บริการดิจิทัล", 9: "ข้อมูลเปิดภาครัฐ", 10: "ธรรมาภิบาลข้อมูล",
    11: "การมีส่วนร่วม", 12: "เจตจำนงสุจริต",
}  # fmt: skip
INSTRUMENT = {
    **dict.fromkeys(range(1, 6), "IIT"),
    **dict.fromkeys(range(6, 9), "EIT"),
    **dict.fromkeys(range(9, 13), "OIT"),
}
SHARE = {"IIT": 4, "EIT": 4}
LEVELS = (("เป็นเลิศ", 95.0, 100.0), ("โดดเด่น", 80.0, 94.99), ("พัฒนาต่อ", 0.0, 79.99))
SCORES = {
    1: 90.1,
    2: 88.45,
    3: 91.3,
    4: 86.25,
    5: 92.4,
    6: 84.6,
    7: 87.15,
    8: 90.25,
    9: 95.5,
    10: 80.75,
    11: 99.0,
    12: 88.75,
}
PARTS = {
    name.lower(): round(sum(values) / len(values), 2)
    for name in COUNTS
    if (values := [SCORES[no] for no in SCORES if INSTRUMENT[no] == name])
}
OVERALL = round(sum(PARTS[name.lower()] * weight for name, weight in WEIGHTS.items()), 2)
QUESTIONS = {"i1": 88.2, "i2": 91.0, "i3": 90.4, "i4": 90.8}
"""Their mean is the first indicator."""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package as it is, but for a copy of its data with the invented year in it."""
    home = tmp_path_factory.mktemp("package")
    data = copy_package(home)
    with (data / "codes" / "sources.csv").open("a", encoding="utf-8") as file:
        file.write("invented,the handbook of a year that never was,primary\n")
    add_year(data / "codes" / "nacc")
    return home


def add_rows(table: Path, rows: Sequence[Mapping[str, object]]) -> None:
    with table.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    lines = io.StringIO()
    writer = csv.DictWriter(lines, columns, restval="", lineterminator="\n")
    writer.writerows({"confidence": "A", "source": "invented", **row} for row in rows)
    table.write_text(table.read_text(encoding="utf-8") + lines.getvalue(), encoding="utf-8")


def add_year(codes: Path) -> None:
    """Everything that the tables say of a year, for 2575."""
    indicators = []
    for no, name in NAMES.items():
        instrument = INSTRUMENT[no]
        row: dict[str, object] = {"year": YEAR, "no": no, "name": name, "instrument": instrument}
        if size := SHARE.get(instrument):
            place = no - min(one for one in INSTRUMENT if INSTRUMENT[one] == instrument)
            letter = instrument[0].lower()
            row |= {"first_question": f"{letter}{place * size + 1}", "last_question": f"{letter}{(place + 1) * size}"}
            row["range_confidence"] = "A"
        indicators.append(row)
    add_rows(codes / "indicators.csv", indicators)
    add_rows(
        codes / "question_counts.csv", [{"year": YEAR, "instrument": n, "questions": c} for n, c in COUNTS.items()]
    )
    add_rows(codes / "weights.csv", [{"year": YEAR, "instrument": n, "weight": w} for n, w in WEIGHTS.items()])
    add_rows(
        codes / "levels.csv",
        [
            {
                "year_from": YEAR, "year_to": YEAR, "level": level, "stands_alone": "yes", "level_order": 3 - at,
                "overall_min": low, "overall_max": high,
            }
            for at, (level, low, high) in enumerate(LEVELS)
        ],
    )  # fmt: skip
    add_rows(
        codes / "instruments.csv",
        [
            {
                "year_from": YEAR, "year_to": YEAR, "instrument": name, "letter": name[0].lower(), "parts": "questions",
                "parts_decide": "no" if name == "OIT" else "yes",
            }
            for name in COUNTS
        ],
    )  # fmt: skip


LEVEL = "โดดเด่น"
HEAD = (
    f"รายงานผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. {YEAR}",
    "องค์การบริหารส่วนตำบลนายาง อำเภอสบปราบ จังหวัดลำปาง",
    f"ผลคะแนนการประเมินภาพรวม ปีงบประมาณ พ.ศ. {YEAR} ได้คะแนน {OVERALL:.2f} คะแนน อยู่ในระดับ {LEVEL}",
)
INDICATORS = [("ตัวชี้วัด", "คะแนน"), *((f"ตัวชี้วัดที่ {no} {NAMES[no]}", f"{SCORES[no]:.2f}") for no in NAMES)]
INSTRUMENTS = [("เครื่องมือ", "คะแนน"), *((name, f"{PARTS[name.lower()]:.2f}") for name in WEIGHTS)]
ITEMS = [("ข้อ", "คำถาม", "คะแนน"), *((code, "เรื่องที่ถาม", f"{score:.2f}") for code, score in QUESTIONS.items())]
ITEMS += [("o55", "รายการสุดท้าย", "100.00")]


def write_docx(path: Path) -> None:
    document = docx.Document()
    for line in HEAD:
        document.add_paragraph(line)
    for rows, title in ((INDICATORS, "คะแนนรายตัวชี้วัด"), (INSTRUMENTS, "คะแนนรายเครื่องมือ"), (ITEMS, "คะแนนรายข้อ")):
        document.add_paragraph(f"ผล{title} ปีงบประมาณ พ.ศ. {YEAR}")
        table = document.add_table(0, len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    document.save(str(path))


def write_dump(path: Path) -> None:
    """The same as a text with tables of bars, and the instruments as points of their weights."""
    points = [f"{PARTS[name.lower()] * weight:.2f}" for name, weight in WEIGHTS.items()]
    full = [f"{weight * 100:.0f}" for weight in WEIGHTS.values()]
    lines = [*HEAD, "", f"ผลคะแนนรายตัวชี้วัด ปีงบประมาณ พ.ศ. {YEAR}", ""]
    for at, row in enumerate(INDICATORS):
        lines += [f"| {' | '.join(row)} |", *(["| --- | --- |"] if not at else [])]
    lines += ["", f"ผลคะแนนถ่วงน้ำหนัก ปีงบประมาณ พ.ศ. {YEAR}", ""]
    heads = [f"{name} ({most} คะแนน)" for name, most in zip(WEIGHTS, full, strict=True)]
    lines += [f"| หน่วยงาน | {' | '.join(heads)} | คะแนนรวม |", "| --- | --- | --- | --- | --- |"]
    lines += [f"| อบต.นายาง | {' | '.join(points)} | {OVERALL:.2f} |"]
    path.write_text("\n".join(lines), encoding="utf-8")


TO_UNICODE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    b"2 beginbfrange <0020> <007E> <0020> <0E01> <0E5B> <0E01> endbfrange endcmap end end"
)
"""Codes are the letters themselves: a text layer without a font's outlines is enough for reading."""


def write_pdf(path: Path) -> None:
    drawn: list[str] = []

    def put(x: float, y: float, text: str) -> None:
        drawn.append(f"BT /F2 10 Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET")

    y = 790.0
    for line in HEAD:
        put(40, y, line)
        y -= 24
    for name, score in INDICATORS:
        drawn.append(f"40 {y - 6} 330 20 re S 370 {y - 6} 100 20 re S")
        put(46, y, name)
        put(390, y, score)
        y -= 20
    path.write_bytes(pdf_of("\n".join(drawn).encode(), TO_UNICODE))


WRITERS = {"report.docx": write_docx, "dump.md": write_dump, "report.pdf": write_pdf}


@pytest.fixture(scope="module")
def rows(package: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, object]]]:
    """File name -> the scores that the real command writes for it."""
    work = tmp_path_factory.mktemp("reports")
    (work / "in").mkdir()
    for name, write in WRITERS.items():
        write(work / "in" / name)
    command = [sys.executable, "-m", "prongsai", "run", "in", "--out", "out", "--quiet", "--workers", "1"]
    environment = {**os.environ, "PYTHONPATH": str(package)}
    done = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr

    def read(table: str) -> list[dict[str, object]]:
        found = pyarrow.dataset.dataset(work / "out" / table, format="parquet").to_table().to_pylist()
        return [dict(row) for row in found]

    sources = {row["document_id"]: row["sources"][0] for row in read("documents")}  # type: ignore[index]
    scores: dict[str, list[dict[str, object]]] = {}
    for row in read("scores"):
        scores.setdefault(sources[row["document_id"]], []).append(row)
    return scores


def by_code(rows: Sequence[Mapping[str, object]], subject: str | None = None) -> dict[object, Mapping[str, object]]:
    """The scores of the reporting body, or of a row of a results table."""
    return {row["code"]: row for row in rows if (row["fiscal_year"], row["subject"]) == (YEAR, subject)}


@pytest.mark.parametrize("name", WRITERS)
def test_scores_of_twelve_indicators_and_their_names_come_out_right(rows, name: str) -> None:
    found = by_code(rows[name])
    for no, score in SCORES.items():
        row = found[f"indicator-{no}"]
        assert (row["score"], row["name"], row["instrument"]) == (score, NAMES[no], INSTRUMENT[no])
    assert found["ita"]["score"] == OVERALL
    assert found["ita"]["level"] == LEVEL


def test_sums_with_other_weights_verify_the_scores(rows) -> None:
    found = by_code(rows["report.docx"])
    checked = {code: found[code]["status"] for code in ("ita", "iit", "eit", "oit")}
    assert checked == dict.fromkeys(checked, "verified")
    assert {f"indicator-{no}": found[f"indicator-{no}"]["status"] for no in SCORES} == {
        f"indicator-{no}": "verified" for no in SCORES
    }
    assert {code: (found[code]["score"], found[code]["status"]) for code in QUESTIONS} == {
        code: (score, "verified") for code, score in QUESTIONS.items()
    }


def test_more_questions_than_in_any_year_before_are_read(rows) -> None:
    last = by_code(rows["report.docx"])["o55"]
    assert (last["score"], last["instrument"]) == (100.0, "OIT")


def test_points_of_other_weights_are_scaled(rows) -> None:
    found = by_code(rows["dump.md"], "อบต.นายาง")
    for name, weight in WEIGHTS.items():
        row = found[name.lower()]
        assert row["scale_max"] == weight * 100
        assert row["score_100"] == pytest.approx(PARTS[name.lower()], abs=0.03)


FACTS = ("tests/pipeline/frame", "tests/normalizers/values", "tests/parsers/test_years.py", "tests/parsers/scores")
"""Tests that read the frame as it is, and name facts of its years."""


def test_no_test_of_facts_fails_because_there_is_a_newer_year(package: Path) -> None:
    options = ["-q", "-p", "no:cacheprovider", "--rootdir", str(ROOT), "-c", str(ROOT / "pyproject.toml")]
    command = [sys.executable, "-m", "pytest", *options, *(str(ROOT / path) for path in FACTS)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(package), str(ROOT)])}
    done = subprocess.run(command, cwd=package, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]

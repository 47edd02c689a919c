"""Which year a score is of, in a report of 2567: sentences, captions and headings of columns.

The rows of `which_year.csv` give each text with the years of the scores in it, in order; the text of a sentence holds
the score asked for as 91.00.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.model import Observation
from prongsai.pipeline.pages.text import read_dump
from prongsai.pipeline.parse import parse_document

HEAD = "รายงานการวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567\nเทศบาลตำบลบ้านนา อำเภอเมือง จังหวัดพัทลุง\n\n"
ROWS = list(csv.DictReader(Path(__file__).with_name("which_year.csv").open(encoding="utf-8")))
NAMES = ("1. การปฏิบัติหน้าที่", "2. การใช้งบประมาณ", "3. การใช้อำนาจ")


def read(text: str) -> list[Observation]:
    return parse_document(read_dump(HEAD + text).rows, load_frame(), []).observations


def table(*headings: str) -> str:
    rows = [("ตัวชี้วัด", *headings)]
    rows += [(name, *(f"{91 - at}.00" for at in range(len(headings)))) for name in NAMES]
    return "\n".join("\t".join(row) for row in rows)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['half']}-{row['form']}-{row['text'][:30]}")
def test_year_of_a_score_in_a_report_of_2567(row: dict[str, str]) -> None:
    text = row["text"]
    if row["form"] == "sentence":
        found = [seen for seen in read(text) if seen.value == 91]
    elif row["form"] == "caption":
        found = read(f"{text}\n\n{table('คะแนน')}")[:1]
    else:
        found = read(table(*text.split(" | ")))
        found = [seen for seen in found if seen.code == "indicator-1"]
    assert [seen.fiscal_year for seen in found] == [int(year) for year in row["years"].split()]
    assert all(seen.answers for seen in found)

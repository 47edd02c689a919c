"""Codes of the assessment as they stand in rows."""

from __future__ import annotations

import pytest

from prongsai.pipeline.account.codes import code_of_row, find_codes, names_of
from prongsai.pipeline.frame.load import load_frame

NAMES = names_of(load_frame().nearest(2567).known_indicators)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("i3", ["i3"]),
        ("ข้อ O 22", ["o22"]),
        ("ตัวชี้วัดที่ 4", ["indicator-4"]),
        ("ตัวชี้วัดย่อยที่ 9.1", ["indicator-9.1"]),
        ("4. การใช้ทรัพย์สิน ของราชการ", ["indicator-4"]),
        ("แบบวัด EIT", ["eit"]),
        ("VOIT3 และ e100", []),
        ("2567", []),
    ],
)
def test_codes_that_a_text_names(text: str, codes: list[str]) -> None:
    assert find_codes(text, NAMES) == codes


def test_a_row_is_about_the_only_code_of_the_deepest_kind() -> None:
    assert code_of_row(["iit", "i3"]) == "i3"
    assert code_of_row(["indicator-2", "iit", "eit"]) == "indicator-2"
    assert code_of_row(["iit", "eit"]) is None

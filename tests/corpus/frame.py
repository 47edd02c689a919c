"""The official codes and titles of each year, as the invented reports quote them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CODES = Path(__file__).resolve().parents[2] / "data" / "codes" / "nacc"
INSTRUMENTS = ("IIT", "EIT", "OIT")
WEIGHT_PCT = {"IIT": 30, "EIT": 30, "OIT": 40}
INSTRUMENT_NAMES = {
    "IIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน",
    "EIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก",
    "OIT": "แบบตรวจการเปิดเผยข้อมูลสาธารณะ",
}


@dataclass(frozen=True)
class Indicator:
    no: int
    name: str
    instrument: str
    questions: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    """The question codes of each sub-indicator; one part where the year has none."""


def rows(name: str) -> list[dict[str, str]]:
    with (CODES / name).open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def code_range(first: str, last: str) -> tuple[str, ...]:
    """`code_range("i4", "i6")` gives ("i4", "i5", "i6")."""
    return tuple(f"{first[0]}{number}" for number in range(int(first[1:]), int(last[1:]) + 1))


@cache
def indicators(year: int) -> tuple[Indicator, ...]:
    """The ten indicators of a year with their questions; IIT and EIT of 2569 are taken as in 2568."""
    # nothing says yet how 2569 groups its IIT and EIT questions; the latest known grouping is the likeliest print
    known = {row["no"]: row for row in rows("indicators.csv") if row["year"] == str(min(year, 2568))}
    subs = [row for row in rows("sub_indicators.csv") if row["year"] == str(year)]
    found = []
    for row in rows("indicators.csv"):
        if row["year"] != str(year):
            continue
        ranged = row if row["first_question"] else known[row["no"]]
        questions = code_range(ranged["first_question"], ranged["last_question"])
        parts = tuple(
            code_range(sub["first_question"], sub["last_question"])
            for sub in subs
            if sub["sub"].split(".")[0] == row["no"]
        )
        found.append(Indicator(int(row["no"]), row["name"], row["instrument"], questions, parts or (questions,)))
    return tuple(found)


@cache
def titles(year: int) -> dict[str, str]:
    """Question code -> official text, without the list of sub-items that follows a colon."""
    wanted = {str(year), "2568"} if year == 2569 else {str(year)}
    texts = {row["code"]: row["text"].split(":")[0] for row in rows("questions.csv") if row["year"] in wanted}
    texts.update({row["code"]: row["text"].split(":")[0] for row in rows("questions.csv") if row["year"] == str(year)})
    return {code: text for indicator in indicators(year) for code in indicator.questions if (text := texts.get(code))}


@cache
def issues() -> dict[int, str]:
    return {int(row["no"]): row["name"] for row in rows("issues.csv")}


ISSUE_INDICATORS = {1: (1, 8), 2: (6,), 3: (7,), 4: (4,), 5: (2,), 6: (3,), 7: (5, 10)}
"""Which indicators an invented report discusses under each issue."""

"""Measures and remarks in the corpus' own words, one bank to tune on and one held out."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FIELDS = {"=": "measure", "-": "steps", ">": "results", "+": "outcomes"}
MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
LONG_MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True)
class Plan:
    """One measure of the bank, in Arabic digits and without numbering."""

    issue: int
    indicator: int
    responsible: str
    measure: str
    steps: tuple[str, ...]
    results: tuple[str, ...]
    outcomes: tuple[str, ...]


@dataclass(frozen=True)
class Period:
    """As printed (Arabic digits), and the Gregorian days that it means; None where it names none."""

    text: str
    start: date | None
    end: date | None


@cache
def plans(split: str) -> tuple[Plan, ...]:
    found: list[Plan] = []
    text = (Path(__file__).parent / "measures.txt").read_text(encoding="utf-8")
    for block in text.split("\n@ ")[1:]:
        head, *lines = block.strip().split("\n")
        part, issue, indicator, responsible = head.split(" ", 3)
        fields: dict[str, list[str]] = {name: [] for name in FIELDS.values()}
        for line in lines:
            fields[FIELDS[line[0]]].append(line[2:])
        if part == split:
            found.append(
                Plan(
                    int(issue),
                    int(indicator),
                    responsible,
                    fields["measure"][0],
                    tuple(fields["steps"]),
                    tuple(fields["results"]),
                    tuple(fields["outcomes"]),
                )
            )
    return tuple(found)


def month_day(year: int, month: int, last: bool) -> date:
    """The first or last day of a month, `year` in the Buddhist era."""
    days = 29 if month == 2 and (year - 543) % 4 == 0 else MONTH_DAYS[month - 1]
    return date(year - 543, month, days if last else 1)


def period(year: int, rng: random.Random, held_out: bool) -> Period:
    """A period of fiscal year `year`; the two halves of the corpus write it in different ways."""
    start, end = month_day(year - 1, 10, False), month_day(year, 9, True)
    short = year % 100
    tuned_forms = (
        Period(f"ต.ค. {short - 1} - ก.ย. {short}", start, end),
        Period(f"ตลอดปีงบประมาณ {year}", start, end),
        Period("ไตรมาสที่ 1 - 2", start, month_day(year, 3, True)),
        Period(f"1 ตุลาคม {year - 1} – 30 กันยายน {year}", start, end),
        Period(f"ม.ค.-มี.ค.{short}", month_day(year, 1, False), month_day(year, 3, True)),
    )
    first = rng.randint(1, 6)
    held_out_forms = (
        Period(f"ตุลาคม {year - 1} ถึง กันยายน {year}", start, end),
        Period(f"ปีงบประมาณ พ.ศ. {year}", start, end),
        Period("ไตรมาสที่ 2 และ 3", month_day(year, 1, False), month_day(year, 6, True)),
        Period(
            f"{LONG_MONTHS[first - 1]} - {LONG_MONTHS[first + 1]} {year}",
            month_day(year, first, False),
            month_day(year, first + 2, True),
        ),
        Period(f"ธ.ค.{short - 1}-ก.พ.{short}", month_day(year - 1, 12, False), month_day(year, 2, True)),
    )
    return rng.choice(held_out_forms if held_out else tuned_forms)

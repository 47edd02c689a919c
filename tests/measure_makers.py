"""Tables of measures written as text, and what the parser makes of them."""

from __future__ import annotations

from prongsai.parsers.measures.parse import parse_measures
from prongsai.pipeline.model import Measure, Result
from prongsai.pipeline.pages.text import read_dump
from prongsai.pipeline.pages.web.page import read_html

YEAR = 2567
ISSUES = {1: "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ", 2: "การให้บริการและระบบ E-Service"}


def tabbed(*rows: str) -> str:
    return "\n".join(row.replace(" | ", "\t").replace("| ", "\t") for row in rows)


def parse(text: str) -> Result[Measure]:
    return parse_measures(read_dump(text).rows, YEAR, ISSUES)


def parse_markup(rows: str) -> list[Measure]:
    return parse_measures(read_html(f"<table>{rows}</table>").rows, YEAR, ISSUES).rows


def only(measures: list[Measure]) -> Measure:
    assert len(measures) == 1
    return measures[0]

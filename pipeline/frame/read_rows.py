"""One row of a frame table, as text -> its record; a word outside its closed list is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from prongsai.pipeline.errors import ReferenceDataError
from prongsai.pipeline.frame.records import (
    INSTRUMENTS,
    Indicator,
    InstrumentRule,
    Issue,
    Level,
    Mark,
    Question,
    QuestionShare,
    SubIndicator,
    Weight,
)
from prongsai.pipeline.model import Instrument


def read_weight(row: Mapping[str, str]) -> Weight:
    """The share of one instrument in the overall score of a year."""
    return Weight(
        read_instrument_name(row["instrument"]), float(row["weight"]), read_mark(row["confidence"]), row["source"]
    )


def read_indicator(row: Mapping[str, str]) -> Indicator:
    """One indicator of a year; its range is None where the cells are empty."""
    first, last = row["first_question"], row["last_question"]
    return Indicator(
        int(row["year"]),
        int(row["no"]),
        row["name"],
        read_instrument_name(row["instrument"]),
        int(first[1:]) if first else None,
        int(last[1:]) if last else None,
        read_mark(row["range_confidence"]) if row["range_confidence"] else None,
        read_mark(row["confidence"]),
        row["source"],
    )


def read_sub(row: Mapping[str, str]) -> SubIndicator:
    """One sub-indicator of a year."""
    return SubIndicator(
        int(row["year"]),
        row["sub"],
        row["name"],
        int(row["first_question"][1:]),
        int(row["last_question"][1:]),
        read_mark(row["confidence"]),
        row["source"],
    )


def read_question(row: Mapping[str, str]) -> Question:
    """One question or item of a year."""
    mark = read_mark(row["confidence"])
    return Question(int(row["year"]), row["code"], row["text"], row["scale"] or None, mark, row["source"])


def read_level(row: Mapping[str, str]) -> Level:
    """One rating; an empty `each_instrument_min` asks nothing of the instruments, an empty `passed` says nothing."""
    if row["passed"] not in ("yes", "no", ""):
        raise ReferenceDataError(f"levels.csv: {dict(row)} says neither yes nor no nor nothing")
    at_least = row["each_instrument_min"]
    return Level(
        row["level"],
        int(row["level_order"]),
        float(row["overall_min"]),
        float(row["overall_max"]),
        float(at_least) if at_least else None,
        read_mark(row["confidence"]),
        row["source"],
        {"yes": True, "no": False, "": None}[row["passed"]],
    )


def read_rule(row: Mapping[str, str]) -> InstrumentRule:
    """What an instrument's indicators are the mean of; refuses a letter that is not the instrument's."""
    instrument, parts = read_instrument_name(row["instrument"]), row["parts"]
    if parts not in ("questions", "sub_indicators") or row["parts_decide"] not in ("yes", "no"):
        raise ReferenceDataError(f"instruments.csv: {dict(row)} says neither questions nor sub_indicators, yes nor no")
    if row["letter"] != instrument[0].lower():
        raise ReferenceDataError(f"instruments.csv: codes of {instrument} begin with {row['letter']!r}")
    return InstrumentRule(
        instrument,
        "questions" if parts == "questions" else "sub_indicators",
        row["parts_decide"] == "yes",
        tuple(float(mark) for mark in row["item_marks"].split(";") if mark),
        read_mark(row["confidence"]),
        row["source"],
    )


def read_issue(row: Mapping[str, str]) -> Issue:
    """One of the issues that reports analyse, with the years that have it."""
    return Issue(
        int(row["no"]),
        row["name"],
        int(row["year_from"]),
        int(row["year_to"]),
        read_mark(row["confidence"]),
        row["source"],
    )


def read_share(row: Mapping[str, str]) -> QuestionShare:
    """How an instrument of so many questions divides them."""
    return QuestionShare(
        read_instrument_name(row["instrument"]),
        int(row["questions"]),
        int(row["first_indicator"]),
        int(row["questions_each"]),
        read_mark(row["confidence"]),
        row["source"],
    )


def read_mark(text: str) -> Mark:
    """A confidence mark; refuses any other word."""
    if text not in ("A", "B", "C", "D"):
        raise ReferenceDataError(f"data/codes: {text!r} is no confidence mark")
    return cast(Mark, text)


def read_instrument_name(text: str) -> Instrument:
    """The name of an instrument; refuses any other word."""
    if text not in INSTRUMENTS:
        raise ReferenceDataError(f"data/codes: {text!r} is no instrument")
    return text

"""Reads the assessment frame from data/codes, once, and refuses tables that contradict themselves."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import TypeVar

from prongsai.normalizers.tables import has_table, read_table
from prongsai.pipeline.errors import ReferenceDataError
from prongsai.pipeline.frame.checks import check_levels, check_questions, check_ranges, check_rules, check_weights
from prongsai.pipeline.frame.frame import Frame, YearFrame
from prongsai.pipeline.frame.read_rows import (
    read_indicator,
    read_instrument_name,
    read_issue,
    read_level,
    read_question,
    read_rule,
    read_share,
    read_sub,
    read_weight,
)
from prongsai.pipeline.frame.sums import state_relations
from prongsai.pipeline.model import Instrument

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


DEFAULT_SCHEME = "nacc"
"""The assessment of ป.ป.ช., taken where nothing says whose assessment a report is of."""


@cache
def load_schemes() -> tuple[str, ...]:
    """The schemes that have a frame: each is a folder of tables in data/codes, listed in schemes.csv."""
    return tuple(row["scheme"] for row in read_table("codes", "schemes"))


@cache
def load_frame(scheme: str = DEFAULT_SCHEME) -> Frame:
    """Read and check the built-in tables of one scheme once.

    Raises:
        ReferenceDataError: there is no such scheme, or a table contradicts itself or another one.
    """
    if scheme not in load_schemes():
        raise ReferenceDataError(f"data/codes/schemes.csv has no scheme {scheme!r}, but {', '.join(load_schemes())}")
    return build_frame(read_tables(scheme))


TABLES = (
    "indicators", "sub_indicators", "questions", "question_counts", "weights", "levels", "issues", "aliases",
    "instruments", "question_shares", "indicator_wordings",
)  # fmt: skip
Rows = Sequence[Mapping[str, str]]


def build_frame(tables: Mapping[str, Rows]) -> Frame:
    """Turn raw tables into a frame, refusing contradictions (see the check_ functions for what is refused)."""
    aliases: dict[str, tuple[str, ...]] = {}
    for row in tables["aliases"]:
        aliases[row["code"]] = (*aliases.get(row["code"], ()), row["alias"])
    wordings: dict[str, tuple[str, ...]] = {}
    for row in tables["indicator_wordings"]:
        wordings[row["name"]] = (*wordings.get(row["name"], ()), row["wording"])
    years = sorted({int(row["year"]) for row in tables["indicators"]})
    return Frame(
        MappingProxyType({year: _build_year(year, tables, aliases, wordings) for year in years}),
        tuple(map(read_issue, tables["issues"])),
        tuple(map(read_share, tables["question_shares"])),
    )


def _read_question_count(row: Mapping[str, str]) -> tuple[Instrument, int]:
    return read_instrument_name(row["instrument"]), int(row["questions"])


def _build_year(
    year: int,
    tables: Mapping[str, Rows],
    aliases: Mapping[str, tuple[str, ...]],
    wordings: Mapping[str, tuple[str, ...]],
) -> YearFrame:
    def of_years(name: str) -> list[Mapping[str, str]]:
        return [row for row in tables[name] if int(row["year_from"]) <= year <= int(row["year_to"])]

    def of_year(name: str) -> list[Mapping[str, str]]:
        return [row for row in tables[name] if int(row["year"]) == year]

    indicators = _unique(f"{year} indicators", ((i.code, i) for i in map(read_indicator, of_year("indicators"))))
    subs = _unique(f"{year} sub-indicators", ((s.code, s) for s in map(read_sub, of_year("sub_indicators"))))
    questions = _unique(f"{year} questions", ((q.code, q) for q in map(read_question, of_year("questions"))))
    counts = _unique(f"{year} question counts", map(_read_question_count, of_year("question_counts")))
    weight_rows = _unique(f"{year} weights", ((w.instrument, w) for w in map(read_weight, of_year("weights"))))
    levels = tuple(sorted(map(read_level, of_years("levels")), key=lambda level: -level.order))
    rules = _unique(f"{year} instruments", ((r.instrument, r) for r in map(read_rule, of_years("instruments"))))
    check_rules(year, rules)
    check_weights(year, {name: row.share for name, row in weight_rows.items()})
    check_ranges(year, indicators.values(), subs.values(), counts)
    check_questions(year, questions, counts)
    check_levels(year, levels)
    relations = {r.parent: r for r in state_relations(indicators, subs, rules, weight_rows)}
    return YearFrame(
        year,
        MappingProxyType(indicators),
        MappingProxyType(subs),
        MappingProxyType(questions),
        MappingProxyType(weight_rows),
        levels,
        MappingProxyType(counts),
        MappingProxyType(relations),
        MappingProxyType(dict(aliases)),
        MappingProxyType(rules),
        wordings,
    )


def _unique(label: str, pairs: Iterable[tuple[Key, Value]]) -> dict[Key, Value]:
    found: dict[Key, Value] = {}
    for key, value in pairs:
        if key in found:
            raise ReferenceDataError(f"{label}: {key} appears twice")
        found[key] = value
    return found


def read_tables(scheme: str = DEFAULT_SCHEME) -> dict[str, Rows]:
    """The raw rows of every frame table of a scheme by table name, as text."""
    if scheme == DEFAULT_SCHEME:
        return {name: read_table("codes", scheme, name) for name in TABLES}
    # of other schemes little is known: a table that is not there has no rows
    return {name: read_table("codes", scheme, name) if has_table("codes", scheme, name) else [] for name in TABLES}

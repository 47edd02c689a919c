"""Tables of cards: every cell prints the name of an indicator or an instrument and, behind it, the score.

`ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ 89.76 | ตัวชี้วัดที่ 2 การใช้งบประมาณ 85.42`: no column has a heading, no row a label of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.normalizers.printed_numbers import SCORE_IN_FULL
from prongsai.normalizers.values.indicators import KnownIndicator, read_indicator_column
from prongsai.normalizers.values.instruments import read_instrument
from prongsai.normalizers.values.scores import read_score
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.captions import Caption, settle_by_caption
from prongsai.parsers.scores.cell_text import plain
from prongsai.parsers.scores.claims import SILENT, read_caption, read_claim
from prongsai.parsers.scores.context import RowLabel, TableContext
from prongsai.parsers.scores.frame_codes import FrameLookup, instrument_of, scope_of
from prongsai.parsers.scores.rivals import Standing
from prongsai.parsers.year_claims import YearClaim, read_row_year
from prongsai.pipeline.model import Cell, Observation, Result, Table

_CARD = re.compile(rf"(?P<name>.*\S)\s+(?P<score>{SCORE_IN_FULL})")
_SURE_NAME = 0.9
"""Confidence of a name: `read_indicator` gives less to a number whose title is not the indicator's, or has none."""
_TOTALS = load_vocabulary("score_totals").alternation
_OVERALL = re.compile(rf"ITA\b|{_TOTALS('whole')}|^(?:{_TOTALS('overall')})$")
_WIDER = re.compile(load_vocabulary("wider_than_body").alternation("place or group"))
_NUMBER = re.compile(r"\D{0,20}([1-9][0-9]?)(?![0-9.])")


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the cards of a table and holds for each of them."""

    table: Table
    context: TableContext
    indicators: Sequence[KnownIndicator]
    caption: Caption
    standing: Standing


def parse_cards(table: Table, context: TableContext, frame: FrameLookup) -> Result[Observation]:
    """The numbers of a table of cards, each with its role.

    No rows where a cell with text is no card, where a name is unclear or that of a target, a mean of others or the
    like, or where two cards name one code of one year.

    Args:
        table: a table of which no other shape was found.
        context: what the text around it says: caption, year, issue.
        frame: the indicators of each year.
    """
    cells = [cell for cell in table.cells if cell.text.strip()]
    cards = [card for cell in cells if (card := _CARD.fullmatch(plain(cell.text))) is not None]
    indicators = frame.indicators(context.year)
    labels = _read_names([card["name"] for card in cards], indicators)
    years = [read_row_year(label.raw, context.report_year) or context.year_claim for label in labels]
    if table.n_cols < 2 or len({(label.code, at.year) for label, at in zip(labels, years, strict=True)}) < len(cells):
        return Result([])
    captions = (Caption(text, read_caption(text)) for text in context.captions)
    caption = next((one for one in captions if one.claim != SILENT), Caption())
    around = _Around(table, context, indicators, caption, settle_by_caption(Standing("score"), SILENT, caption))
    return Result(
        [
            _observation(cell, label, card["score"], year, around)
            for cell, label, card, year in zip(cells, labels, cards, years, strict=True)
        ]
    )


def _read_names(names: Sequence[str], indicators: Sequence[KnownIndicator]) -> list[RowLabel]:
    """What each card is about; fewer labels than names where one is unclear."""
    numbers = [_NUMBER.match(name) for name in names]
    readings = read_indicator_column([found[1] if found else "" for found in numbers], names, indicators)
    labels = []
    for name, reading in zip(names, readings, strict=True):
        instrument = read_instrument(name)
        if _WIDER.search(name) or read_claim(name).role != "score":
            continue  # the mean of a province or a target, beside the body's own
        if reading is not None and reading.confidence >= _SURE_NAME:
            labels.append(RowLabel(f"indicator-{reading.number}", name, reading.confidence))
        elif instrument is not None:
            labels.append(RowLabel(instrument.lower(), name, _SURE_NAME))
        elif _OVERALL.search(name):
            labels.append(RowLabel("ita", name, _SURE_NAME))
    return labels


def _observation(cell: Cell, label: RowLabel, score: str, year: YearClaim, around: _Around) -> Observation:
    table, context, standing = around.table, around.context, around.standing
    return Observation(
        fiscal_year=year.year,
        scope=scope_of(label.code),
        instrument=instrument_of(label.code, around.indicators),
        code=label.code,
        value=read_score(score),
        scale_max=100.0,
        raw_code=label.raw,
        raw_score=cell.raw or cell.text,
        provenance=table.place_of(cell),
        name_text=label.raw,
        context=context.end_of_heading,
        context_kind="issue" if context.is_issue else "main",
        confidence=min(cell.confidence, label.confidence),
        role=standing.role,
        role_basis=standing.role_basis,
        caption=around.caption.text,
        answers=(*standing.answers, *year.answers),
        open_claims=(*standing.open_claims, *year.open_claims),
    )

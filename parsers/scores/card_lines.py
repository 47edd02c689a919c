"""Cards whose number stands on a line of its own, over or under its label, as the portal shows them.

`91.25` / `คะแนนรวม` / `90.11` / `IIT` …: read as running text, each number would go to the label before it, which is
that of another card. Whether numbers or labels come first is decided for the whole run; where both ways name each code
once, labels come first, as in most reports.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalizers.printed_numbers import SCORE_IN_FULL
from prongsai.normalizers.values.instruments import read_instrument
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.cell_text import plain
from prongsai.pipeline.model import Block, Cell, Paragraph, Table

_UNIT = load_vocabulary("score_units").alternation("after", "around")
_NUMBER_LINE = re.compile(rf"({SCORE_IN_FULL})\s*(?:%|{_UNIT})?")
_WORDS = load_vocabulary("indicator_words").alternation
_INDICATOR = re.compile(rf"(?:(?:{_WORDS('indicator')})\s*(?:{_WORDS('ordinal')})?\s*|^)([1-9][0-9]?)(?=[.)\s:]|$)")
_WHOLE = load_vocabulary("score_totals").alternation("overall", "whole")
_TOTAL = re.compile(rf"(?:{_WHOLE})\s*(?:\(?ITA\)?)?|ITA")
_FEWEST_CARDS = 3
"""Three instruments; two lines with a number between them may be anything."""
_IN_A_ROW = 2
"""A table of cards has two columns at least."""
_LONGEST_LABEL = 80
"""Characters: the longest name of an indicator with its number has 60."""


def gather_card_lines(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, every run of cards on lines made a table of cards, numbered after the tables that are there."""
    number = max((block.table_no for block in blocks if isinstance(block, Table)), default=0)
    gathered: list[Block] = []
    run: list[Paragraph] = []
    for block in [*blocks, None]:
        if isinstance(block, Paragraph) and run and _alternate(run[-1], block):
            run.append(block)
            continue
        for part in _to_parts(run, number + 1):
            gathered.append(part)
            number = max(number, part.table_no if isinstance(part, Table) else 0)
        run = [block] if isinstance(block, Paragraph) else []
        if isinstance(block, Table):
            gathered.append(_turn_over(block))
    return gathered


def _turn_over(table: Table) -> Table:
    """A table whose rows of numbers stand over rows of their labels, as cards; any other comes back unchanged."""
    grid = table.grid()
    pairs: list[tuple[Cell, Cell]] = []
    for number_row, label_row in zip(grid[::2], grid[1::2], strict=False):
        pairs += [(label, number) for number, label in zip(number_row, label_row, strict=True) if number and label]
    pairs = [(label, number) for label, number in pairs if label.text.strip() or number.text.strip()]
    codes = [_code_of(label.text) for label, _ in pairs]
    is_cards = (
        len(grid) % 2 == 0 and len(pairs) >= _FEWEST_CARDS and None not in codes and len(set(codes)) == len(codes)
    )
    if not is_cards or not all(_score_in(number.text) for _, number in pairs):
        return table
    cells = [replace(number, text=f"{plain(label.text)} {_score_in(number.text)}") for label, number in pairs]
    return replace(table, cells=tuple(cells))


def _alternate(line: Paragraph, after: Paragraph) -> bool:
    """Whether one of two lines is a number alone, and the other may be its label."""
    has_one = (_number_of(line) is None) != (_number_of(after) is None)
    return has_one and max(len(line.text), len(after.text)) <= _LONGEST_LABEL


def _number_of(line: Paragraph) -> str | None:
    return _score_in(line.text)


def _score_in(text: str) -> str | None:
    """The score that a line or cell holds and nothing else."""
    found = _NUMBER_LINE.fullmatch(plain(text))
    return found[1] if found else None


def _to_parts(run: Sequence[Paragraph], table_no: int) -> list[Block]:
    """The run as it is, or its cards as a table with what stands before and behind them."""
    numbered = [at for at, line in enumerate(run) if _number_of(line) is not None]
    if len(numbered) < _FEWEST_CARDS:
        return list(run)
    before, behind = _cards(run, numbered, -1), _cards(run, numbered, 1)
    if before and _are_told_apart(before):
        return _with_table(run, before, table_no)
    if behind and _are_told_apart(behind):
        return _with_table(run, behind, table_no)
    if behind and _code_of(behind[-1][0].text) is not None and not (before and _code_of(before[0][0].text)):
        # the number comes first, and the codes are not clear: each with its own label, so that none goes to another's
        return [replace(number, text=f"{label.text} {number.text}") for label, number in behind]
    return list(run)


Card = tuple[Paragraph, Paragraph]
"""A label and its number."""


def _cards(run: Sequence[Paragraph], numbered: Sequence[int], shift: int) -> list[Card]:
    """Each number with the line before it (-1) or behind it (1); none where one has no such line."""
    if numbered[0] + shift < 0 or numbered[-1] + shift >= len(run):
        return []
    return [(run[at + shift], run[at]) for at in numbered]


def _are_told_apart(cards: Sequence[Card]) -> bool:
    """Whether each label names a code of its own."""
    codes = [_code_of(label.text) for label, _ in cards]
    return None not in codes and len(set(codes)) == len(codes)


def _with_table(run: Sequence[Paragraph], cards: Sequence[Card], table_no: int) -> list[Block]:
    taken = {id(line) for card in cards for line in card}
    places = [at for at, line in enumerate(run) if id(line) in taken]
    return [*run[: places[0]], _to_table(cards, table_no), *run[places[-1] + 1 :]]


def _code_of(label: str) -> str | None:
    """What a label is about: an instrument, the number of an indicator, the whole; None for anything else."""
    text = " ".join(plain(label).split())
    instrument = read_instrument(text)
    if instrument is not None:
        return instrument
    indicator = _INDICATOR.search(text)
    if indicator is not None:
        return indicator[1]
    return "ITA" if _TOTAL.fullmatch(text) else None


def _to_table(cards: Sequence[Card], table_no: int) -> Table:
    cells = [_to_cell(at, label, number) for at, (label, number) in enumerate(cards)]
    first = cards[0][0]
    pages = tuple(sorted({cell.page for cell in cells if cell.page is not None}))
    n_rows = cells[-1].row + 1
    return Table(tuple(cells), n_rows, _IN_A_ROW, table_no, first.page, pages, method=first.method, is_ruled=False)


def _to_cell(at: int, label: Paragraph, number: Paragraph) -> Cell:
    """One card with where its number stands, no surer than the less sure of its two lines."""
    return Cell(
        *divmod(at, _IN_A_ROW),
        text=f"{plain(label.text)} {_number_of(number)}",
        raw=number.raw or number.text,
        bbox=number.bbox,
        page=number.page,
        confidence=min(label.confidence, number.confidence),
        steps=number.steps,
        line_no=number.line_no,
    )

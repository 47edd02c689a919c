"""Paragraphs that each tell of one measure, with labels inside: words that all of them have at the same places.

`๑. จัดอบรม โดยมอบหมายให้ กองคลัง กำหนดเวลา ต.ค. ๖๖` and `๒. จัดทำสื่อ โดยมอบหมายให้ กองช่าง กำหนดเวลา …` share what
stands before the values; the values say what each label is of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from prongsai.normalizers.names.offices import begins_with_office
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.periods import read_period
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.headers import MeasureField, heading_key
from prongsai.parsers.measures.labels import ANY_YEAR, read_title, split_brackets, take_clause
from prongsai.parsers.measures.told_labels import FEWEST, standard_label, standard_title, tell_measures, told_field
from prongsai.pipeline.model import Block, Paragraph

_FEWEST_WORDS = 6
"""A number, a measure, and two labels with a value each."""
_SHORTEST_LABEL = 4
"""Letters; shorter words stand in sentences of every kind."""
_TIMES, _SECTIONS = load_vocabulary("time_words"), load_vocabulary("section_words")
_NAMES_IT = re.compile(rf"(?:{_SECTIONS.alternation('measure_title')})(?:\s*:\s*|\s+)")
Label = tuple[int, int]
"""Its first word and the one behind its last, counted among the words of a paragraph."""


def part_run_in_labels(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with each such paragraph parted into its title and a line for each label and value."""
    parted: list[Block] = []
    at = 0
    while at < len(blocks):
        siblings = _siblings(blocks, at)
        lines = _part(siblings) if len(siblings) >= FEWEST else None
        if lines is None:
            parted.append(blocks[at])
            at += 1
            continue
        for block, texts in zip(siblings, lines, strict=True):
            parted.extend(replace(block, text=text) for text in texts)
        at += len(siblings)
    return parted


def _siblings(blocks: Sequence[Block], start: int) -> list[Paragraph]:
    """Long paragraphs right below one another that count from one on."""
    found: list[Paragraph] = []
    for block in blocks[start:]:
        if not isinstance(block, Paragraph) or len(block.text.split()) < _FEWEST_WORDS:
            break
        if _numbered(block.text)[0] != len(found) + 1 or len(split_brackets(block.text)) > 1:
            break
        found.append(block)
    return found


def _numbered(text: str) -> tuple[int | None, str]:
    return read_title(text) or take_clause(text)


def _part(siblings: Sequence[Paragraph]) -> list[list[str]] | None:
    """The lines of each paragraph; None where its common words tell no measures."""
    numbered = [_numbered(block.text) for block in siblings]
    words = [text.split() for _, text in numbered]
    labels = _common(words)
    fields = [_field(place, words, labels) for place in range(len(labels[0]))] if labels else []
    kept = [place for place, field in enumerate(fields) if field is not None]
    if not tell_measures(fields) or _repeats([fields[place] for place in kept]):
        return None
    return [
        _lines(number, own, [(places[place], fields[place]) for place in kept])
        for (number, _), own, places in zip(numbered, words, labels, strict=True)
    ]


def _repeats(fields: Sequence[MeasureField | None]) -> bool:
    return len(set(fields)) < len(fields)


def _lines(number: int | None, words: Sequence[str], labels: Sequence[tuple[Label, MeasureField | None]]) -> list[str]:
    starts = [start for (start, _), _ in labels] + [len(words)]
    name = _NAMES_IT.sub("", " ".join(words[: starts[0]]), count=1)
    lines = [standard_title(number or 0, name)]
    for ((_, end), field), following in zip(labels, starts[1:], strict=True):
        if field is not None:
            lines.append(standard_label(field, " ".join(words[end:following])))
    return lines


def _common(words: Sequence[Sequence[str]]) -> list[list[Label]]:
    """For each paragraph where the words are that all have once, in one order; those always side by side are one."""
    first = words[0]
    once = [
        [own.index(word) for own in words]
        for at, word in enumerate(first)
        if at > 0 and _may_label(word) and all(list(own).count(word) == 1 for own in words)
    ]
    kept: list[list[int]] = []
    for places in once:
        if not kept or all(place > before for place, before in zip(places, kept[-1], strict=True)):
            kept.append(places)
    if not kept:
        return []
    runs = [[kept[0], kept[0]]]
    for before, places in pairwise(kept):
        if all(place == last + 1 for place, last in zip(places, before, strict=True)):
            runs[-1][1] = places
        else:
            runs.append([places, places])
    return [[(run[0][one], run[1][one] + 1) for run in runs] for one in range(len(words))]


def _may_label(word: str) -> bool:
    """False for numbers, times and offices, which several measures may have in common."""
    if len(heading_key(word)) < _SHORTEST_LABEL or re.search(r"[0-9]", to_arabic(word)):
        return False
    period = read_period(word, ANY_YEAR)
    is_time = period.start is not None or period.end is not None or _TIMES.read(word) is not None
    return not is_time and not begins_with_office(word)


def _field(place: int, words: Sequence[Sequence[str]], labels: Sequence[Sequence[Label]]) -> MeasureField | None:
    start, end = labels[0][place]
    printed = words[0][start:end]
    values = [_value(own, places, place) for own, places in zip(words, labels, strict=True)]
    found = (told_field(text, values, is_below=True, is_marked=False) for text in (" ".join(printed), printed[-1]))
    return next((field for field in found if field is not None), None)


def _value(words: Sequence[str], labels: Sequence[Label], place: int) -> str:
    end = labels[place + 1][0] if place + 1 < len(labels) else len(words)
    return " ".join(words[labels[place][1] : end])

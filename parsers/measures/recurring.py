"""Labels that no table lists, known by coming again under each measure in the same order, and by what follows them.

`หน่วยที่ปฏิบัติ : กองคลัง` under every title is who is responsible, whatever its wording: its values are offices. The lines
are given back with a label of the same field that the tables know, so that what reads labels need not know of this.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from prongsai.normalizers.values.digits import to_arabic
from prongsai.parsers.headers import heading_key
from prongsai.parsers.issues import read_issue
from prongsai.parsers.measures.groups import heads_code
from prongsai.parsers.measures.labels import read_label, read_title, take_clause, take_mark
from prongsai.parsers.measures.told_labels import (
    FEWEST,
    is_listed,
    results_behind_steps,
    standard_label,
    standard_title,
    tell_measures,
    told_field,
)
from prongsai.pipeline.model import Block, Paragraph

_LONGEST_LABEL = 45
"""Characters; a longer line is a sentence. The longest label of the samples has 40."""
_SHORTEST_LABEL = 4
"""Letters; less is an abbreviation or a unit."""
_LONGEST_LINE = 300
"""Characters; a longer paragraph has no label of its own."""
_MOST_OPEN_WORDS = 3
"""Words of a label with its value behind a blank."""


@dataclass(frozen=True, slots=True)
class _Met:
    """A text that may be a label, where it was met, what stands behind it on its line, and whether it is marked so."""

    at: int
    key: str
    printed: str
    rest: str
    is_marked: bool
    """By a colon or by bold letters; others are believed only where words or values tell what they are."""


def name_recurring_labels(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with each label that recurs under measures in the words of the tables, its value as printed."""
    named = list(blocks)
    for at, text in _recurring(blocks).items():
        block = named[at]
        assert isinstance(block, Paragraph), "labels are met in paragraphs alone"
        known, meant = read_label(block.text), read_label(text)
        # what the tables know already keeps its number, which says more of how the labels are nested
        if known is None or meant is None or known.heading.field != meant.heading.field:
            named[at] = replace(block, text=text)
    return named


def _recurring(blocks: Sequence[Block]) -> dict[int, str]:
    """Block -> its text with a known label, where the labels tell who, how or when at least twice."""
    labels = _in_turn(_met(blocks))
    starts = {one.at for ones in labels.values() for one in ones}
    first = next(iter(labels.values()), [])
    numbered = _numbered_above(blocks, [one.at for one in first])
    fields = {}
    for key, ones in labels.items():
        values = [_value(one, blocks, starts) for one in ones]
        is_marked = all(map(_is_marked, ones, values))
        fields[key] = told_field(ones[0].printed, values, is_below=bool(numbered), is_marked=is_marked)
    if not tell_measures(fields.values()):
        return {}
    settled = results_behind_steps([(labels[key][0].printed, field) for key, field in fields.items()])
    named = {key: field for key, field in zip(fields, settled, strict=True) if field is not None}
    texts = {one.at: standard_label(named[key], one.rest) for key in named for one in labels[key]}
    titles = {at: standard_title(number, text) for at, (number, text) in numbered.items() if _is_bare(blocks[at])}
    return texts | titles


def _is_marked(one: _Met, value: str) -> bool:
    """By a colon or bold letters, or alone over a list."""
    return one.is_marked or (not one.rest and is_listed(value))


def _numbered_above(blocks: Sequence[Block], firsts: Sequence[int]) -> dict[int, tuple[int, str]]:
    """The lines right above the first labels with their numbers, where they count measures from one on."""
    found: dict[int, tuple[int, str]] = {}
    for expected, at in enumerate(firsts, 1):
        block = blocks[at - 1] if at else None
        text = block.text.strip() if isinstance(block, Paragraph) else ""
        number, rest = read_title(text) or take_clause(text)
        if number != expected:
            return {}
        found[at - 1] = (number, rest)
    return found


def _is_bare(block: Block) -> bool:
    """True for a numbered line that no word makes a title of a measure."""
    return isinstance(block, Paragraph) and read_title(block.text) is None and read_label(block.text) is None


def _met(blocks: Sequence[Block]) -> dict[str, list[_Met]]:
    """Every text that may be a label and comes twice or more, in reading order."""
    met: dict[str, list[_Met]] = defaultdict(list)
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or len(block.text) > _LONGEST_LINE:
            continue
        if read_title(block.text) is not None or read_issue(block.text, {}) is not None or heads_code(block.text):
            continue
        for one in _candidates(at, block):
            met[one.key].append(one)
    return {key: ones for key, ones in met.items() if len(ones) >= FEWEST}


def _in_turn(met: Mapping[str, list[_Met]]) -> dict[str, list[_Met]]:
    """The largest set of texts of which each comes once between every two comings of one of them."""
    chosen: dict[str, list[_Met]] = {}
    for anchor in met.values():
        places = [one.at for one in anchor]
        together = {key: ones for key, ones in met.items() if _alternate(places, [one.at for one in ones])}
        together = _longest_at_each_place(together)
        if len(together) > len(chosen):
            chosen = together
    return chosen


def _alternate(places: Sequence[int], others: Sequence[int]) -> bool:
    if len(places) != len(others):
        return False
    both = [place for pair in zip(places, others, strict=True) for place in sorted(pair)]
    return both == sorted(both) and len({one < other for one, other in zip(places, others, strict=True)}) == 1


def _longest_at_each_place(met: Mapping[str, list[_Met]]) -> dict[str, list[_Met]]:
    """Of `ผู้รับผิดชอบ` and `ผู้รับผิดชอบ หลัก` at one place the longer is the label."""
    best: dict[int, str] = {}
    for key, ones in met.items():
        if len(key) > len(best.get(ones[0].at, "")):
            best[ones[0].at] = key
    return {key: met[key] for _, key in sorted(best.items())}


def _candidates(at: int, block: Paragraph) -> Iterator[_Met]:
    """What a line may have as its label: what stands before a colon, the line as a whole, or its first words."""
    plain = take_mark(block.text)[1]
    head, colon, rest = plain.partition(":")
    heads = [(head, rest)] if colon else [(plain, ""), *_first_words(plain)]
    for one, value in heads:
        key = heading_key(one)
        if len(one) <= _LONGEST_LABEL and len(key) >= _SHORTEST_LABEL and not re.search(r"[0-9]", to_arabic(one)):
            yield _Met(at, key, one.strip(), value.strip(), bool(colon) or (block.is_bold and not value))


def _first_words(text: str) -> Iterator[tuple[str, str]]:
    words = text.split(" ")
    for count in range(1, min(_MOST_OPEN_WORDS, len(words) - 1) + 1):
        yield " ".join(words[:count]), " ".join(words[count:])


def _value(one: _Met, blocks: Sequence[Block], starts: set[int]) -> str:
    """What stands behind a label and below it, up to the next label or title."""
    lines = [one.rest] if one.rest else []
    for at in range(one.at + 1, len(blocks)):
        block = blocks[at]
        if one.rest or at in starts or not isinstance(block, Paragraph) or read_title(block.text) is not None:
            break
        lines.append(block.text)
    return "\n".join(lines)

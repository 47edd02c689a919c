"""Names first, values after them in the same order: `IIT EIT และ OIT ได้คะแนน 90.11 88.22 และ 95.00 ตามลำดับ`.

The label nearest before a number would give it to the last name. A list of names is followed by as many numbers, with
nothing but a verb of result between them; where the two counts differ, nothing is given to any of the names. Years may
be listed as well: `ปี ๒๕๖๖ และ ๒๕๖๗ ได้คะแนน ITA ๘๔.๑๐ และ ๘๘.๔๒`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import repeat

from prongsai.normalizers.values.dates import ERA
from prongsai.normalizers.values.digits import FULL_YEAR
from prongsai.normalizers.values.indicators import KnownIndicator
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.prose_labels import Label, find_labels

_WORDS = load_vocabulary("list_words").alternation
_CUES = load_vocabulary("score_cues").alternation
_LABELS = load_vocabulary("score_labels").alternation
_VALUE = r"(?:100(?:\.00?)?|[0-9]{1,2}\.[0-9]{1,2})"
_UNIT = rf"(?:\s*(?:%|{_CUES('score', 'per cent')}))?"
_PER = rf"(?:(?:{_CUES('per hundred')})\s*)?"
_JOIN = rf"\s*(?:,|{_WORDS('and')}|\s)\s*(?:,|{_WORDS('and')})?\s*"
_VALUES = re.compile(rf"(?<![0-9.,/]){_PER}{_VALUE}{_UNIT}(?:{_JOIN}{_PER}{_VALUE}{_UNIT})+(?![0-9.,/])")
_NUMBER = re.compile(rf"{_VALUE}{_UNIT}")
_NAMED_KINDS = ("indicator", "question", "instrument")
_ONE_VALUE = re.compile(rf"(?<![0-9.]){_VALUE}(?![0-9])")
_MORE_NUMBERS = re.compile(rf"(?:{_JOIN})([0-9]{{1,2}})(?![0-9.])")
"""The second number of `ตัวชี้วัดที่ 1 2 และ 3`."""
_UP_TO = re.compile(
    rf"\s*(?:{_WORDS('to')})\s*(?P<label>(?:{_LABELS('indicator')})\s*(?:{_LABELS('ordinal')})?\s*|[ieoIEO]\s?)?"
    r"(?P<number>[0-9]{1,2})(?![0-9.])"
)
"""The end of `ตัวชี้วัดที่ 1 ถึง 5`, which means those between as well."""
_BETWEEN_NAMES = re.compile(
    rf"(?:\s|[,()]|{_WORDS('and', 'of names', 'to')}|{_LABELS('ordinal', 'indicator', 'question')})*"
)
_VERBS = _CUES("filler", "equals", "is", "has value", "score", "result", "per hundred", "mean", "amounts to")
_TELLS = load_vocabulary("sentence_cues", "reach").alternation("asserts", "asserts at number", "equals at number", "to")
_BEFORE_VALUES = re.compile(rf"(?:\s|[=:()]|{_VERBS}|{_TELLS}|{_WORDS('before values')})*")
_IN_ORDER = re.compile(rf"\s*{_WORDS('in order')}")
_JOINS_VALUES = re.compile(rf",|{_WORDS('and')}")
_YEAR_WORD = load_vocabulary("written_years").alternation("year")
_YEAR = re.compile(rf"(?<![0-9]){FULL_YEAR}(?![0-9])")
_YEARS = re.compile(rf"{_YEAR.pattern}(?:(?:\s|,|{_WORDS('and')}|{_YEAR_WORD}|{ERA})*{_YEAR.pattern})+")


@dataclass(frozen=True, slots=True)
class Enumerated:
    """One value of a list, where it stands in the text, and the words of its name with the label in them."""

    start: int
    end: int
    name: str
    label: Label | None
    """Its offsets are those in `name`. None where no names are listed: then `name` is the list of values."""
    is_matched: bool
    """False where there are not as many names as values: then `name` is only the last name."""
    first: int
    """Where the first value of the list begins: what a sentence says of that one it says of all."""
    last: int
    """Where its last value ends: what stands behind is said of all as well."""
    year: int | None = None
    """Its year, where years are listed instead of names."""


def find_enumerated(text: str, indicators: Sequence[KnownIndicator]) -> Iterator[Enumerated]:
    """The values of a text with Arabic digits that stand behind a list of names, in order."""
    for match in _VALUES.finditer(text):
        values = [one.span() for one in _ONE_VALUE.finditer(text, match.start(), match.end())]
        floor = text.rfind("\n", 0, match.start()) + 1
        if not text[floor : match.start()].strip():
            # cards side by side: a line of names and a line of values below it
            floor = text.rfind("\n", 0, max(floor - 1, 0)) + 1
        is_in_order = _IN_ORDER.match(text, match.end()) is not None
        names = _find_names(text, floor, match.start(), indicators, is_in_order)
        years = _find_years(text[floor : match.start()])
        if not names and not years and (is_in_order or _follow_several(text[floor : match.start()], indicators)):
            # names that nobody knows, or words between: whose the values are the order would say
            names = sorted(find_labels(text[floor : match.start()], indicators), key=lambda label: label.start)[-1:]
            names, is_in_order = [_moved(label, floor) for label in names], True
        if len(names) >= (1 if is_in_order and not years else 2):
            yield from _match_names(text, values, names, is_matched=len(names) == len(values) and not years)
        elif is_in_order or years or (_JOINS_VALUES.search(match[0]) and len({text[a:b] for a, b in values}) > 1):
            yield from _match_years(text, values, years)


def _match_names(
    text: str, values: Sequence[tuple[int, int]], names: Sequence[Label], *, is_matched: bool
) -> Iterator[Enumerated]:
    """The values with the names in their order, or all with the last one where they are not as many."""
    first, last = values[0][0], values[-1][1]
    stops = [*(label.start for label in names[1:]), first]
    named = [(text[label.start : stop], _moved(label, -label.start)) for label, stop in zip(names, stops, strict=True)]
    for (start, end), (name, label) in zip(values, named if is_matched else repeat(named[-1]), strict=False):
        yield Enumerated(start, end, name, label, is_matched, first, last)


def _match_years(text: str, values: Sequence[tuple[int, int]], years: Sequence[int]) -> Iterator[Enumerated]:
    """The values with the years in their order; without as many years nobody knows whose or when each is."""
    first, last = values[0][0], values[-1][1]
    is_matched = len(years) == len(values)
    for (start, end), year in zip(values, years if is_matched else repeat(None), strict=False):
        yield Enumerated(start, end, text[first:last], None, is_matched, first, last, year)


def _find_years(before: str) -> list[int]:
    """The years that a line lists behind its last number, in order; [] where it lists none or names others besides."""
    said = _NUMBER.split(before)[-1]
    lists = [match[0] for match in _YEARS.finditer(said)]
    years = [int(year) for year in _YEAR.findall(said)]
    return years if len(lists) == 1 and len(_YEAR.findall(lists[0])) == len(years) else []


def find_joined_names(text: str, start: int, indicators: Sequence[KnownIndicator]) -> str | None:
    """The names that are joined right before the words of a number, where they are several; None where one is alone.

    The number is not the last one's: `คะแนนเฉลี่ยของ IIT และ EIT เท่ากับ 89.29` is of both.

    >>> find_joined_names("คะแนนเฉลี่ยของ IIT และ EIT เท่ากับ 89.29", 34, [])
    'IIT และ EIT'
    >>> find_joined_names("IIT ได้ 88.41 และ EIT ได้ 90.17", 25, [])

    Args:
        text: with Arabic digits.
        start: where the number begins.
        indicators: those of its year.
    """
    begin = text.rfind("\n", 0, start) + 1
    stops = [begin, *(match.end() for match in _NUMBER.finditer(text, begin, start))]
    # a number without any name goes on with the names of the one before
    said = (at for at in reversed(stops) if next(find_labels(text[at:start], indicators), None) is not None)
    floor = next(said, start)
    names = _last_names(text, _named(text, floor, start, indicators), indicators)
    is_several = len({label.value for label in names}) > 1
    return text[names[0].start : names[-1].end] if is_several else None


def _follow_several(before: str, indicators: Sequence[KnownIndicator]) -> bool:
    """Whether several names stand behind the last number of a line: then the first value is not the last name's."""
    said = _NUMBER.split(before)[-1]
    named = [label for label in find_labels(said, indicators) if label.kind in _NAMED_KINDS]
    return len({(label.kind, label.value) for label in named}) > 1 and len({label.kind for label in named}) == 1


def _find_names(
    text: str, floor: int, end: int, indicators: Sequence[KnownIndicator], is_in_order: bool
) -> list[Label]:
    """The names of the list that ends before the values; [] where there is none."""
    named = _named(text, floor, end, indicators)
    if not named or not (is_in_order or _ends_list(text, named[-1], end, indicators)):
        return []
    return _last_names(text, named, indicators, is_in_order=is_in_order)


def _named(text: str, floor: int, end: int, indicators: Sequence[KnownIndicator]) -> list[Label]:
    labels = sorted(_expand(text[:end], floor, indicators), key=lambda label: label.start)
    return _join_names(text, [label for label in labels if label.kind in _NAMED_KINDS])


def _last_names(
    text: str, named: Sequence[Label], indicators: Sequence[KnownIndicator], *, is_in_order: bool = False
) -> list[Label]:
    """The last names that nothing but words of a list parts, or any words where their order is said to tell."""
    names = list(named[-1:])
    for label in reversed(named[:-1]):
        between = _without_titles(text[label.end : names[0].start], indicators)
        if label.kind != names[0].kind or not (is_in_order or _BETWEEN_NAMES.fullmatch(between)):
            break
        names.insert(0, label)
    return names


def _join_names(text: str, labels: Sequence[Label]) -> list[Label]:
    """The labels, a long name and the short one in brackets behind it as one."""
    joined: list[Label] = []
    for label in labels:
        last = joined[-1] if joined else None
        is_same = last is not None and (last.kind, last.value) == (label.kind, label.value)
        if last is not None and is_same and text[last.end : label.start].strip() == "(":
            joined[-1] = replace(last, end=label.end)
        else:
            joined.append(label)
    return joined


def _ends_list(text: str, last: Label, end: int, indicators: Sequence[KnownIndicator]) -> bool:
    return bool(_BEFORE_VALUES.fullmatch(_without_titles(text[last.end : end], indicators)))


def _without_titles(text: str, indicators: Sequence[KnownIndicator]) -> str:
    for wording in sorted((w for one in indicators for w in one.wordings), key=len, reverse=True):
        text = text.replace(wording, " ")
    return text


def _expand(before: str, floor: int, indicators: Sequence[KnownIndicator]) -> Iterator[Label]:
    """The labels from `floor` on, each number of `ตัวชี้วัดที่ 1 2 และ 3` and of `ตัวชี้วัดที่ 1 ถึง 3` as one of its own."""
    line = before[floor:]
    for label in find_labels(line, indicators):
        yield _moved(label, floor)
        at = label.end
        if label.kind in ("indicator", "question") and (up_to := _UP_TO.match(line, at)) is not None:
            for value in _between(label.value, int(up_to["number"])):
                yield Label(floor + at, floor + at, label.kind, value)
            if up_to["label"] is None:
                yield Label(
                    floor + up_to.start("number"),
                    floor + up_to.end(),
                    label.kind,
                    _numbered(label.value, up_to["number"]),
                )
            at = up_to.end()
        while label.kind == "indicator" and (more := _MORE_NUMBERS.match(line, at)) is not None:
            yield Label(floor + more.start(1), floor + more.end(1), "indicator", more[1])
            at = more.end()


def _between(first: str, last: int) -> Iterator[str]:
    """The indicators or questions after the first and before the last one; none of parts of an indicator."""
    digits = first.lstrip("ieo")
    if digits.isdecimal():
        for number in range(int(digits) + 1, last):
            yield _numbered(first, str(number))


def _numbered(like: str, number: str) -> str:
    return f"{like[0]}{number}" if like[0].isalpha() else number


def _moved(label: Label, by: int) -> Label:
    return Label(label.start + by, label.end + by, label.kind, label.value)

"""What the stages before have read, as the account asks for it: which numbers of which table or page a row explains."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from prongsai.normalizers.printed_numbers import WHOLE_MARKS
from prongsai.normalizers.thai.letters import THAI_LETTER
from prongsai.pipeline.account.numbers import find_numbers, plain, to_cents
from prongsai.pipeline.model import Analysis, DocumentKind, Finding, Measure, Observation, Provenance, Role

Group = tuple[str, int]
"""A table by its number, a page by its number, or all running text of an input without pages."""

_NO_LETTER = re.compile(f"[^A-Za-z{THAI_LETTER}]+")
SHORTEST_PIECE = 12
"""Letters by which a piece of text is found again in a measure; shorter ones are offices, months and marks."""
_MANY_VALUES = 150
"""Of so many values from 50 to 100 any other number equals one by chance in three cases of a hundred."""
_WHOLE_MARKS = frozenset(int(mark) * 100 for mark in WHOLE_MARKS)
"""In hundredths: these stand everywhere, so that another one says nothing about this one."""


def group_of(place: Provenance) -> Group:
    """The table, page or text that a place is in."""
    if place.table_no is not None:
        return "table", place.table_no
    return ("page", place.page) if place.page is not None else ("text", 0)


@dataclass(frozen=True)
class Evidence:
    """The rows of a document so far.

    `roles` gives the role of a reading by its position, where one was decided; a reading of role `unknown`, or of none,
    explains no number.
    """

    observations: Sequence[Observation]
    roles: Mapping[int, Role]
    measures: Sequence[Measure]
    findings: Sequence[Finding]
    kind: DocumentKind = "other"
    analyses: Sequence[Analysis] = ()

    @cached_property
    def told(self) -> Sequence[Observation]:
        """The readings that explain what they read."""
        return [seen for at, seen in enumerate(self.observations) if self._explains(at, seen)]

    def _explains(self, at: int, seen: Observation) -> bool:
        # another body's number is told of by `unit-foreign`, and given to nobody
        is_another_bodys = seen.is_foreign or seen.provenance.table_no in self.copied_tables
        return self.roles.get(at, "unknown") != "unknown" or is_another_bodys

    @cached_property
    def undecided(self) -> frozenset[int]:
        """The numbers of running text that were read for a code and are no score for sure, in hundredths."""
        open_ones = [
            seen
            for at, seen in enumerate(self.observations)
            if seen.context_kind == "narrative" and not self._explains(at, seen)
        ]
        return frozenset(chain.from_iterable(map(cents_of, open_ones)))

    @cached_property
    def copied_tables(self) -> frozenset[int]:
        """The numbers of the tables that a finding tells to be another body's as a whole."""
        return frozenset(
            where.table_no
            for one in self.findings
            if one.code == "unit-foreign" and one.field == "score"
            if (where := one.where) is not None and where.table_no is not None
        )

    @cached_property
    def by_group(self) -> Mapping[Group, Sequence[Observation]]:
        """The readings that explain something, by where they stand."""
        found: dict[Group, list[Observation]] = defaultdict(list)
        for seen in self.told:
            found[group_of(seen.provenance)].append(seen)
        return found

    @cached_property
    def codes_read(self) -> frozenset[str]:
        """The codes of which the document gives a number somewhere."""
        return frozenset(seen.code for seen in self.told if seen.value is not None)

    @cached_property
    def values(self) -> frozenset[int]:
        """All numbers that were read, in hundredths."""
        return frozenset(chain.from_iterable(map(cents_of, self.told)))

    @cached_property
    def measured_text(self) -> str:
        """The letters of all measures, the items of a list one behind the other, without their marks."""
        return "\n".join(letters_of("".join(items)) for one in self.measures for items in _fields(one))

    @cached_property
    def row_text(self) -> str:
        """The letters of all measures and analyses, one text a line."""
        return "\n".join((self.measured_text, *(letters_of(one.text) for one in self.analyses)))

    @cached_property
    def statement_text(self) -> str:
        """The letters of what measures and analyses say, one text a line; the issue that they stand under aside."""
        items = (item for one in self.measures for item in (one.measure, *chain.from_iterable(_lists(one))))
        return "\n".join(map(letters_of, (*items, *(one.text for one in self.analyses))))

    @cached_property
    def told_places(self) -> frozenset[Provenance]:
        """The places that warnings and errors speak of."""
        loud = (one for one in self.findings if one.severity != "info")
        return frozenset(where for one in loud if (where := one.where) is not None)

    def is_measured(self, text: str) -> bool:
        """Whether a measure holds the words of a cell or a paragraph."""
        letters = letters_of(text)
        return len(letters) >= SHORTEST_PIECE and letters in self.measured_text

    @cached_property
    def measured_tables(self) -> frozenset[int]:
        """The numbers of the tables in which measures were read."""
        return frozenset(no for one in self.measures if (no := one.provenance.table_no) is not None)

    @cached_property
    def places_told(self) -> frozenset[tuple[int | None, int | None, int | None]]:
        """Table, row and column of the cells that a finding speaks of."""
        return frozenset(
            (where.table_no, where.row_no, where.column_no) for one in self.findings if (where := one.where) is not None
        )

    @cached_property
    def foreign_names(self) -> frozenset[str]:
        """The letters of the names of other bodies that findings tell of."""
        told = (one for one in self.findings if one.code == "unit-foreign" and one.field == "unit_name")
        return frozenset(letters for one in told if (letters := letters_of(one.raw or "")))

    def names_foreign(self, text: str) -> bool:
        """Whether a heading, or the words before a number, give it to another body that a finding tells of."""
        letters = letters_of(text)
        return any(name in letters for name in self.foreign_names)

    def counts(self, group: Group) -> Counter[int]:
        """How often each number, in hundredths, was read in a table, a page or a text."""
        return Counter(chain.from_iterable(cents_of(seen) for seen in self.by_group.get(group, ())))

    def is_repeated(self, cents: int, in_table: bool) -> bool:
        """True where a number that was read elsewhere in the document is printed once more."""
        if cents not in self.values:
            return False
        return not in_table or (cents not in _WHOLE_MARKS and len(self.values) <= _MANY_VALUES)


def cents_of(seen: Observation) -> set[int]:
    """The numbers behind a reading, in hundredths: its value, and what is printed where it was mended."""
    printed = {number.cents for number in find_numbers(plain(seen.raw_score))}
    return printed | ({to_cents(f"{seen.value:.2f}")} if seen.value is not None else set())


def _fields(one: Measure) -> tuple[tuple[str, ...], ...]:
    whole = ((text,) for text in (one.measure, one.issue, one.period, one.monitoring) if text)
    return (*whole, *_lists(one))


def _lists(one: Measure) -> tuple[tuple[str, ...], ...]:
    return one.steps, one.responsible, one.results, one.outcomes


def letters_of(text: str) -> str:
    """The letters of a text alone, by which a cell is found again in the items that were made of it.

    >>> letters_of("๑. ประชุม (3 ครั้ง)\\n๒. อบรม")
    'ประชุมครั้งอบรม'
    """
    return _NO_LETTER.sub("", text)

"""Words that reports use, kept as tables in `data/language/`: the tables hold words, code holds grammar.

A table has one row per wording: the wording as printed, what it means, where it was seen, a text in which it is meant
and one in which it is not. Two rows never give one wording two meanings. A blank in a wording may be printed or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from prongsai.normalizers.tables import read_table

COLUMNS = ("wording", "means", "source", "example", "counter_example")
_REGEX_SYNTAX = re.compile(r"[\[\]{}|^$*+?\\]")
_BLANKS = re.compile(r"\s+")


class VocabularyError(ValueError):
    """A table of words contradicts itself or is not written as one; the message names the table and the row."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One row: `more` holds the columns that only this table has."""

    text: str
    means: str
    source: str
    example: str
    counter_example: str
    more: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """A wording found in a text, from `start` to before `end`."""

    start: int
    end: int
    wording: Wording

    @property
    def means(self) -> str:
        """What the wording stands for."""
        return self.wording.means


@dataclass(frozen=True)
class Vocabulary:
    """The wordings of one table, in the order of its rows."""

    name: str
    wordings: tuple[Wording, ...]

    def alternation(self, *means: str) -> str:
        """The wordings as the inside of a regular expression, the longest first; all of them without `means`.

        Raises:
            VocabularyError: the table has no wording for one of `means`, so the pattern would silently match nothing.
        """
        for one in means:
            if all(wording.means != one for wording in self.wordings):
                raise VocabularyError(f"data/language/{self.name}.csv has no wording that means {one!r}")
        texts = {wording.text for wording in self.wordings if not means or wording.means in means}
        return "|".join(_wording_to_pattern(text) for text in sorted(texts, key=lambda text: (-len(text), text)))

    def abbreviations(self, *means: str) -> str:
        """As `alternation`, for wordings with full stops: each may be missing, and blanks may stand around it."""
        return re.sub(r"(?:\\\.)(?:\\s\*)?", r"\\s*\\.?\\s*", self.alternation(*means))

    def where(self, **more: str) -> Vocabulary:
        """The table with only the rows that hold these values in its own columns.

        Raises:
            VocabularyError: there are none, so what is built of them would silently match nothing.
        """
        kept = tuple(one for one in self.wordings if all(one.more[column] == value for column, value in more.items()))
        if not kept:
            raise VocabularyError(f"data/language/{self.name}.csv has no wording with {more}")
        return Vocabulary(self.name, kept)

    def find(self, text: str) -> Iterator[Hit]:
        """The wordings in a text from left to right; of two that begin together the longer one."""
        for match in self._pattern.finditer(text):
            yield Hit(match.start(), match.end(), self._by_key[_key(match[0])])

    def read(self, text: str) -> Wording | None:
        """The wording that a text is as a whole, blanks aside; None for any other text."""
        return self._by_key.get(_key(text))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self.alternation() or r"(?!)")

    @cached_property
    def _by_key(self) -> dict[str, Wording]:
        return {_key(wording.text): wording for wording in self.wordings}


@cache
def load_vocabulary(name: str, *more: str) -> Vocabulary:
    """The table `data/language/<name>.csv`, read and checked once per process.

    Args:
        name: the table's file name without `.csv`.
        more: the columns that it has beside `COLUMNS`.
    Raises:
        VocabularyError: a column is missing or unknown, a cell is empty or holds a pattern, a wording has two meanings.
    """
    return build_vocabulary(name, read_table("language", name), more)


def build_vocabulary(name: str, rows: Iterable[Mapping[str, str]], more: Iterable[str] = ()) -> Vocabulary:
    """Rows of a table -> its vocabulary, checked; errors as in `load_vocabulary`."""
    more = tuple(more)
    wordings: list[Wording] = []
    meanings: dict[str, str] = {}
    for number, row in enumerate(rows, start=2):
        place = f"data/language/{name}.csv line {number}"
        _check_row(place, row, more)
        wording = Wording(
            text=row["wording"],
            means=row["means"],
            source=row["source"],
            example=row["example"],
            counter_example=row["counter_example"],
            more={column: row[column] for column in more},
        )
        key = _key(wording.text)
        if key in meanings:
            raise VocabularyError(f"{place}: {wording.text!r} stands there twice, as {meanings[key]!r} before")
        meanings[key] = wording.means
        wordings.append(wording)
    return Vocabulary(name, tuple(wordings))


def _check_row(place: str, row: Mapping[str, str], more: tuple[str, ...]) -> None:
    if set(row) != {*COLUMNS, *more}:
        raise VocabularyError(
            f"{place}: the columns are {', '.join(map(str, row))}; wanted {', '.join((*COLUMNS, *more))}"
        )
    for column in COLUMNS:
        if not (row[column] or "").strip():
            raise VocabularyError(f"{place}: {column} is empty")
    for column in ("wording", *more):
        if found := _REGEX_SYNTAX.search(row[column] or ""):
            raise VocabularyError(f"{place}: {column} holds {found[0]!r}; a pattern belongs into code, words into rows")


def _key(text: str) -> str:
    return _BLANKS.sub("", text)


def _wording_to_pattern(text: str) -> str:
    return r"\s*".join(re.escape(part) for part in text.split())

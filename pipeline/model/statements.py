"""What an analysis says of a score beside its value, and words side by side that name two different things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from prongsai.pipeline.model.claims import Instrument
from prongsai.pipeline.model.paper import Provenance

Claimed = Literal["highest", "lowest", "above", "at least", "below", "at most"]
"""What is said of a score: its rank, or on which side of a limit it lies."""


Among = Literal["all", "instrument", "part", "unsaid"]
"""Of which scores it is said to be the highest: of all, of one instrument, of those that one issue is about."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or heading that ranks a score, or puts it on one side of a limit."""

    code: str
    claim: Claimed
    fiscal_year: int | None
    text: str
    """The words that say so, as printed."""
    about: str = ""
    """The item of a list that it is said of, as printed, where the words stand in the list's heading."""
    limit: float | None = None
    """What it is above or below, on 0 to 100; None where it is ranked."""
    among: Among = "unsaid"
    instrument: Instrument | None = None
    """Whose scores it is ranked among; where the sentence leaves that unsaid, the one that stands over it, if any."""
    issue: str = ""
    """The heading of the issue that it stands under."""
    issue_tables: tuple[int, ...] = ()
    """The numbers of the tables under that heading: they say which scores the issue is about."""
    provenance: Provenance = Provenance()
    """Where the score is spoken of."""


@dataclass(frozen=True, slots=True)
class Misnaming:
    """A number with the name of another indicator, or the long name of an instrument with another's abbreviation."""

    said: str
    """The code that the number or the abbreviation stands for."""
    named: str
    """The code whose name is printed; "" where it is the name of none."""
    text: str
    fiscal_year: int | None
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class IssueTitle:
    """A title that the report gives to one of its issues, in a list of them or as a heading."""

    number: int
    text: str
    list_no: int | None = None
    """Which list of the report it stands in, from 1; None for a heading that says `ประเด็นที่` itself."""
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class AnnouncedList:
    """A numbered list that a sentence announces with its number."""

    count: int
    """How many it announces."""
    text: str
    """The number and what is counted, with Arabic digits: `5 ประเด็น`."""
    lead: str
    """What stands before the number, without blanks, as far as it tells one list from another."""
    items: tuple[str, ...]
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Statements:
    """All that a report says of its scores in words."""

    claims: tuple[Statement, ...] = ()
    misnamings: tuple[Misnaming, ...] = ()
    n_rightly_named: int = 0
    """How many indicators are printed with the number that the year's frame gives their name."""
    other_titles: tuple[Misnaming, ...] = ()
    """Titles that are the name of no indicator."""
    issue_titles: tuple[IssueTitle, ...] = ()
    """What the report calls its issues."""
    lists: tuple[AnnouncedList, ...] = ()
    """The lists that it announces with their number, in reading order."""

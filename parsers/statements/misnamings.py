"""Names that do not belong together: a number with the name of another indicator, an instrument with two names.

Only names that are printed as the frame words them count: a garbled title is no other indicator's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.indicators import KnownIndicator, title_likeness
from prongsai.normalizers.values.instruments import find_instrument_mentions
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.frame_codes import FrameLookup
from prongsai.parsers.scores.prose_labels import find_numbered
from prongsai.parsers.statements.labels import YearCodes, title_at
from prongsai.pipeline.model import Misnaming, Observation

_BETWEEN_NAMES = re.compile(r"\s*[(\[:]?\s*")
"""What stands between the long name of an instrument and its abbreviation."""
_ROW_NUMBER = re.compile(r"\D{0,16}?([1-9][0-9]?)(?![0-9]|\.\s*[0-9])")
"""A point may close the number; with a digit behind it, it is that of a part."""
_AS_PRINTED = ("text", "dump")
_FEWEST_ROWS = 5
"""A table of indicators has ten rows, or those of one instrument: IIT has five in every year of the frame."""
_SAME_TITLE, _OTHER_TITLE = 0.9, 0.65
"""Shares of likeness: of a title that is the name but for a letter, and of one that cannot be a misprint of it: every
third letter is another."""
_CHANGES = re.compile(load_vocabulary("indicator_words").alternation("changes a name"))
_CLEAR = ("IIT", "EIT", "OIT")


@dataclass(frozen=True, slots=True)
class Named:
    """Misnamed places as (start, end, what is said, what is named), and the indicators that bear their own number."""

    misnamed: tuple[tuple[int, int, str, str], ...]
    rightly: frozenset[str]
    counted: tuple[tuple[int, int, str, str], ...] = ()
    """As `misnamed`: numbers that count the indicators of the instrument, which reports may do."""


def find_misnamings(text: str, known: YearCodes) -> Named:
    """What one paragraph or cell names wrongly.

    Reports may count the indicators of each instrument from 1: such a number is no contradiction.

        >>> known = YearCodes((KnownIndicator(4, "IIT", ("การใช้ทรัพย์สิน",)), KnownIndicator(6, "EIT", ("คุณภาพงาน",))), ())
        >>> find_misnamings("ตัวชี้วัดที่ 4 คุณภาพงาน", known).misnamed
        ((0, 24, 'indicator-4', 'indicator-6'),)
        >>> find_misnamings("ตัวชี้วัดที่ 1 คุณภาพงาน", known).misnamed
        ()

    Args:
        text: with Arabic digits.
        known: the indicators of the year.
    """
    misnamed = [*_mixed_instruments(text)]
    counted: list[tuple[int, int, str, str]] = []
    rightly = set()
    for label in find_numbered(text):
        if "." in label.value:
            continue
        number = int(label.value)
        titled = title_at(text, label.end, known.indicators)
        if titled is None:
            continue
        end, own = titled
        if own == number:
            rightly.add(f"indicator-{own}")
        else:
            is_counted = number == place_in_instrument(own, known.indicators)
            (counted if is_counted else misnamed).append((label.start, end, f"indicator-{number}", f"indicator-{own}"))
    return Named(tuple(misnamed), frozenset(rightly), tuple(counted))


def place_in_instrument(number: int, indicators: Sequence[KnownIndicator]) -> int | None:
    """The place, from 1, of an indicator among those of its instrument."""
    own = next((one for one in indicators if one.number == number), None)
    if own is None:
        return None
    return 1 + sum(one.instrument == own.instrument and one.number < number for one in indicators)


def _mixed_instruments(text: str) -> Iterator[tuple[int, int, str, str]]:
    """`ผู้มีส่วนได้ส่วนเสียภายนอก (OIT)`: the long name of one instrument with the abbreviation of another."""
    mentions = find_instrument_mentions(text) if any(name in text for name in _CLEAR) else []
    longs = [mention for mention in mentions if not mention.is_abbreviation]
    for short in mentions:
        if not short.is_abbreviation or text[short.start : short.end] not in _CLEAR:
            continue
        beside = [one for one in longs if _BETWEEN_NAMES.fullmatch(text, one.end, short.start)]
        # a name that means two instruments is two mentions
        if len(beside) == 1 and beside[0].name != short.name:
            end = short.end + (text[short.end : short.end + 1] in (")", "]"))
            yield beside[0].start, end, short.name.lower(), beside[0].name.lower()


@dataclass(frozen=True, slots=True)
class NamedRows:
    """Rows of tables whose number and title are those of two indicators, and the indicators that bear their own."""

    misnamed: tuple[Misnaming, ...]
    rightly: frozenset[str]
    counts_through: bool = False
    """Some row of a later instrument bears the number that counts all indicators."""


def find_row_misnamings(seen: Sequence[Observation], frame: FrameLookup) -> NamedRows:
    """What the rows of tables of indicators are called.

    Args:
        seen: the readings of the tables; those of sentences are left out.
        frame: what is known of the codes of each year.
    """
    misnamed, rightly, counts_through = [], set(), False
    for one in seen:
        number = _ROW_NUMBER.match(to_arabic(one.raw_code))
        if one.scope != "indicator" or one.context_kind == "narrative" or number is None:
            continue
        indicators = frame.indicators(one.fiscal_year)
        titled = title_at(one.name_text, 0, indicators)
        if titled is None:
            continue
        if int(number[1]) == titled[1]:
            rightly.add(f"indicator-{titled[1]}")
            counts_through |= titled[1] != place_in_instrument(titled[1], indicators)
        elif int(number[1]) != place_in_instrument(titled[1], indicators):
            text = f"{number[1]} {one.name_text}".strip()
            said, named = f"indicator-{number[1]}", f"indicator-{titled[1]}"
            misnamed.append(Misnaming(said, named, text, one.fiscal_year, one.provenance))
    return NamedRows(tuple(misnamed), frozenset(rightly), counts_through)


def find_other_titles(seen: Sequence[Observation], frame: FrameLookup) -> Iterator[Misnaming]:
    """Rows of a table of indicators whose title is the name of no indicator, where the others bear their own.

    Only tables whose letters are those of the file: a picture's reader garbles titles itself.
    """
    tables: dict[tuple[int | None, int | None], list[Observation]] = defaultdict(list)
    for one in seen:
        if one.scope == "indicator" and one.context_kind != "narrative" and one.provenance.method in _AS_PRINTED:
            tables[one.fiscal_year, one.provenance.table_no].append(one)
    for (year, _), rows in tables.items():
        indicators = frame.indicators(year)
        likeness = [title_likeness(one.name_text, indicators) for one in rows]
        numbers = [int(one.code.removeprefix("indicator-")) for one in rows]
        named = [values.get(number, 0.0) for values, number in zip(likeness, numbers, strict=True)]
        if 2 * sum(value >= _SAME_TITLE for value in named) < len(rows) or len(rows) < _FEWEST_ROWS:
            continue
        for one, value in zip(rows, named, strict=True):
            number = int(one.code.removeprefix("indicator-"))
            if one.name_text and (value < _OTHER_TITLE or _says_more(one.name_text, number, indicators)):
                yield Misnaming(one.code, "", one.name_text, one.fiscal_year, one.provenance)


def _says_more(title: str, number: int, indicators: Sequence[KnownIndicator]) -> bool:
    """True for a name with a small word more that makes another sense of it: `การป้องกันและการทุจริต`."""
    squeezed = re.sub(r"\s+", "", title)
    wordings = next((one.wordings for one in indicators if one.number == number), ())
    names = {re.sub(r"\s+", "", wording) for wording in wordings}
    without = {squeezed[: word.start()] + squeezed[word.end() :] for word in _CHANGES.finditer(squeezed)}
    return squeezed not in names and not names.isdisjoint(without)

"""Under which issue and instrument a measure stands: headings before a table or a passage, and rows inside a table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeGuard

from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.instruments import find_instruments
from prongsai.normalizers.values.lists import take_number
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.issues import LONGEST_TITLE, read_issue
from prongsai.pipeline.model import Block, Instrument, Paragraph

_WORDS = load_vocabulary("section_words")
_ORDINAL = f"(?:{_WORDS.alternation('ordinal')})"
_OTHER_GROUP = re.compile(
    rf"^\s*(?:[0-9]{{1,2}}[.)]\s*)?(?:{_WORDS.alternation('group', 'aspect')})\s*(?:{_ORDINAL}\s*)?[0-9]{{0,2}}"
)
_INSTRUMENT_HEADING = re.compile(
    rf"^\W*(?:[0-9]{{1,2}}(?:\.[0-9]{{1,2}})*[.)]?\s*)?(?:{_WORDS.alternation('result')})?"
    rf"(?:{_WORDS.alternation('assessment')})?\s*(?:{_WORDS.alternation('instrument', 'aspect', 'section')})"
)
_CODE_WORDS = load_vocabulary("indicator_words").alternation
_CODE_HEADING = re.compile(
    rf"^\W*(?:[0-9]{{1,2}}(?:\.[0-9]{{1,2}})*[.)]\s*)?"
    rf"(?:(?:{_CODE_WORDS('indicator', 'sub')})\s*{_ORDINAL}?\s*[0-9]{{1,2}}"
    rf"|(?:(?:{_CODE_WORDS('question', 'asked', 'code')})\s*)?[ieoIEO]\s?[0-9]{{1,2}}(?![0-9A-Za-z]))"
)
_CAPTION_LINES = 2
"""The heading of an indicator or question, and the line that it wraps to."""
_LONGEST_LISTED = 2
"""Paragraphs that one entry of a list of issues takes at most."""


@dataclass(frozen=True, slots=True)
class Group:
    """The issue and instrument in force; None where the report does not group by it."""

    issue_no: int | None = None
    issue: str | None = None
    instrument: Instrument | None = None
    about: str = field(default="", compare=False)
    """The heading, caption or cell that says of which indicators or questions the group is."""
    year: int | None = field(default=None, compare=False)
    """The fiscal year that a heading plans for, where that is not the report's own."""


def read_group_row(text: str, group: Group, issue_names: Mapping[int, str]) -> Group | None:
    """The group that a row over the whole width opens; None where it is no group's title."""
    issue = read_issue(text, issue_names)
    if issue:
        return replace(group, issue_no=issue[0], issue=issue[1] or None, about=text)
    instruments = find_instruments(text)
    if len(instruments) == 1 and len(text) <= LONGEST_TITLE:
        return replace(group, instrument=instruments[0], about=text)
    if _OTHER_GROUP.match(to_arabic(text)) and len(text) <= LONGEST_TITLE:
        return Group(None, " ".join(text.split()), group.instrument, text)
    return None


def follow_issues(blocks: Sequence[Block], issue_names: Mapping[int, str]) -> list[Group]:
    """The issue in force at each block; a heading is in force from its own paragraph on.

    A list of issues (`ประเด็นที่ ๑ …`, `ประเด็นที่ ๒ …` right after one another) puts none in force.
    """
    groups: list[Group] = []
    current = Group()
    last_at, last_no = -2, 0
    for at, block in enumerate(blocks):
        issue = read_issue(block.text, issue_names) if isinstance(block, Paragraph) else None
        if issue is not None:
            between = blocks[last_at + 1 : at]
            is_listed = (
                last_no > 0
                and issue[0] == last_no + 1
                and len(between) < _LONGEST_LISTED
                and all(isinstance(one, Paragraph) for one in between)
            )
            current = Group() if is_listed else Group(issue[0], issue[1] or None)
            last_at, last_no = at, issue[0]
        elif at == last_at + 1 and _is_title_below(block, current):
            current = replace(current, issue=block.text.strip())
            groups[last_at] = current
        groups.append(current)
    return groups


def follow_instruments(blocks: Sequence[Block]) -> list[Instrument | None]:
    """The instrument whose heading stands over each block of prose; a table ends it, an overview starts none."""
    followed: list[Instrument | None] = []
    current: Instrument | None = None
    last_at = -_LONGEST_LISTED - 1
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            current = None
        elif len(block.text) <= LONGEST_TITLE and _INSTRUMENT_HEADING.match(to_arabic(block.text)):
            named = find_instruments(block.text)
            if len(named) == 1:
                is_overview = at - last_at <= _LONGEST_LISTED
                current, last_at = (None if is_overview else named[0]), at
        followed.append(current)
    return followed


def _is_title_below(block: Block, group: Group) -> TypeGuard[Paragraph]:
    """True for the line below a heading that printed only the number of its issue."""
    if not isinstance(block, Paragraph) or group.issue_no is None or group.issue is not None:
        return False
    return len(block.text) <= LONGEST_TITLE and take_number(block.text)[0] is None


def pick_instrument(before: Sequence[Block]) -> tuple[Instrument, str] | None:
    """The instrument that the blocks before a table speak of, and the text that names it; None where several are alike.

    Args:
        before: the blocks since the measures before, in reading order.
    """
    mentions = [
        (at, instrument, block.text)
        for at, block in enumerate(before)
        if isinstance(block, Paragraph)
        for instrument in find_instruments(block.text)
    ]
    if not mentions:
        return None
    nearest_at, nearest, text = mentions[-1]
    if len({instrument for _, instrument, _ in mentions}) == 1:
        return nearest, text
    last_table = max((at for at, block in enumerate(before) if not isinstance(block, Paragraph)), default=-1)
    # in an overview the instruments follow one another; before a table of its own, one stands alone
    is_overview = any(nearest_at - at <= _LONGEST_LISTED and other != nearest for at, other, _ in mentions)
    return (nearest, text) if nearest_at > last_table and not is_overview else None


def heads_code(text: str) -> bool:
    """True for a heading that begins with the number of an indicator or the code of a question.

    >>> heads_code("ตัวชี้วัดที่ ๔ การใช้ทรัพย์สิน"), heads_code("ข้อ i๑๒ ท่านรับรู้"), heads_code("ตัวชี้วัดความสำเร็จ")
    (True, True, False)
    """
    return len(text) <= LONGEST_TITLE and _CODE_HEADING.match(to_arabic(text)) is not None


def pick_code_heading(before: Sequence[Block]) -> str:
    """The heading of an indicator or a question right above a table; "" where there is none."""
    lines = [block.text for block in before[-_CAPTION_LINES:] if isinstance(block, Paragraph)]
    return next((text for text in reversed(lines) if heads_code(text)), "")

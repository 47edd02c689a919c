"""Headings that open or leave an issue (ประเด็น) of the report, in prose, in rows and over tables alike."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rapidfuzz import fuzz

from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.lists import take_number
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.headers import heading_key

LONGEST_TITLE = 170
"""Letters; the longest official title of an issue has 117, and what is longer is a sentence."""
_ALIKE = 85.0
"""Similarity in percent from which a title is an official one: two letters of twelve may be misread."""

_WORDS = load_vocabulary("section_words")
_ISSUE_WORD = _WORDS.alternation("issue")
_ORDINAL = f"(?:{_WORDS.alternation('ordinal')})"
_HEADING = re.compile(
    rf"^[\s\W]*(?:[0-9]{{1,2}}[.)]\s*)?(?:{_ISSUE_WORD})\s*{_ORDINAL}?\s*\(?(?P<no>[0-9]{{1,2}})\)?(?![0-9])"
    r"\s*[.:)\-\u2013]?\s*(?P<title>.*)$",
    re.DOTALL,
)
_LEAVES = re.compile(
    rf"^\s*(?:{_WORDS.alternation('chapter', 'section')})\s*[0-9]|^(?:{_WORDS.alternation('results_section')})"
)
_COLUMN_WORDS = load_vocabulary("issue_column_words")
_COLUMNS = re.compile(
    rf"{_COLUMN_WORDS.alternation('verdict')}"
    rf"|(?:{_COLUMN_WORDS.alternation('subject')}).*(?:{_COLUMN_WORDS.alternation('instrument')})"
    rf"|(?:{_COLUMN_WORDS.alternation('issue')}).*(?:{_COLUMN_WORDS.alternation('instrument', 'question')})"
)


def read_issue(text: str, issue_names: Mapping[int, str]) -> tuple[int, str] | None:
    """Number and title of a heading `ประเด็นที่ ๑ …`, or of a numbered line that is one of `issue_names`.

    >>> read_issue("ประเด็นที่ ๓ การสื่อสารของหน่วยงาน", {})
    (3, 'การสื่อสารของหน่วยงาน')

    Args:
        text: a line or a row over the whole width.
        issue_names: number and official title of each issue; empty where only the word counts.
    """
    if len(text) > LONGEST_TITLE:
        return None
    match = _HEADING.match(to_arabic(text))
    if match:
        return int(match.group("no")), text[match.start("title") : match.end("title")].strip()
    number, title = take_number(text) if issue_names else (None, text)
    for known, name in issue_names.items():
        if number is not None and fuzz.ratio(heading_key(title), heading_key(name)) >= _ALIKE:
            return known, title
    return None


def opens_issue(text: str) -> bool:
    """True for a line or paragraph, however long, that begins with the heading of an issue."""
    return _HEADING.match(to_arabic(text)) is not None


def leaves_issue(text: str) -> bool:
    """True for a line that begins another part of the report (`ส่วนที่ ๓ …`), so that no issue is in force any more."""
    return _LEAVES.match(to_arabic(text)) is not None


def has_issue_columns(opening: str) -> bool:
    """True where the first rows of a table, as one text, head it as one that says what of the scores is to be done."""
    return _COLUMNS.search(opening) is not None

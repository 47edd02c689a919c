"""Whether a finding says that a value was left out; where none does, the value is lost silently.

A finding counts when a person who follows it stands before the lost value: it names its code or its number, or the
page, table, picture or file that nobody read. A finding about something else in the same document does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from tests.truth.text import plain, to_arabic

LOUD = frozenset(("warning", "error"))
UNREAD_PLACES = frozenset(
    (
        # files
        "file-unreadable",
        "file-changed",
        "file-too-large",
        "archive-damaged",
        "archive-encrypted",
        "archive-nested",
        "archive-too-large",
        "format-not-read",
        "media-type-unknown",
        "encoding-unknown",
        # documents
        "document-empty",
        "document-encrypted",
        "document-unreadable",
        "document-too-long",
        "document-timeout",
        "document-out-of-memory",
        "document-crashed",
        "rows-rejected",
        # pages and what stands on them
        "page-unreadable",
        "page-handwritten",
        "picture-not-read",
        "table-unrecognised",
        "numbers-unexplained",
        "text-unexplained",
    )
)
"""Findings that say of a whole place that it was not read."""
NOT_ABOUT_LOSS = re.compile(r"^(unit|date|period|level)-")
"""Families of findings that speak of a body, a date or a rating and never of a score that is left out."""
NUMBER = re.compile(r"(?<![\d.])\d{1,3}\.\d{1,2}(?![\d.])")
LEAST_QUOTE = 12
"""So many characters of a measure's text in a finding are no chance."""


def text_of(finding: Mapping[str, Any]) -> str:
    """What a finding says, with Arabic digits."""
    return to_arabic(" ".join(str(finding.get(key) or "") for key in ("field", "raw", "message")))


def is_about_loss(finding: Mapping[str, Any]) -> bool:
    return finding["severity"] in LOUD and not NOT_ABOUT_LOSS.match(finding["code"])


def says(text: str, word: str) -> bool:
    """True where the text has the word, and not as a part of a longer one: `i1` is not in `i12`."""
    return re.search(rf"(?<![\w.]){re.escape(word)}(?![\w.]*\d)", text, re.IGNORECASE) is not None


def spellings(code: str) -> tuple[str, ...]:
    """How findings may write a code: `indicator-3` is also `ตัวชี้วัดที่ 3`."""
    return (code, code.replace("indicator-", "ตัวชี้วัดที่ ")) if code.startswith("indicator-") else (code,)


def names_score(finding: Mapping[str, Any], subject: str, code: str, value: float) -> bool:
    """True where the finding says that this score was not read.

    Args:
        finding: a row of `findings`.
        subject: the body's name in a list of bodies, as `plain` writes it; empty for the reporting body's own score.
        code: the code of the score in the truth.
        value: its value in the truth.
    """
    if not is_about_loss(finding):
        return False
    text = text_of(finding)
    if says(text, f"{value:.2f}"):
        return True
    if finding["code"] in UNREAD_PLACES:
        # a finding that lists the numbers it means leaves the others unsaid
        return not NUMBER.search(to_arabic(str(finding.get("raw") or "")))
    # in a list of bodies a code stands in every row, so the code alone says nothing about this row
    return subject in plain(text) if subject else any(says(text, word) for word in spellings(code))


def names_measure(finding: Mapping[str, Any], measure: str) -> bool:
    """True where the finding says that this measure was not read: it quotes its text or names an unread place."""
    if not is_about_loss(finding):
        return False
    if finding["code"] in UNREAD_PLACES:
        return not NUMBER.search(to_arabic(str(finding.get("raw") or "")))
    quoted = plain(measure)[:LEAST_QUOTE]
    return len(quoted) == LEAST_QUOTE and quoted in plain(text_of(finding))


def is_score_flagged(findings: Iterable[Mapping[str, Any]], subject: str, code: str, value: float) -> bool:
    return any(names_score(finding, subject, code, value) for finding in findings)


def is_measure_flagged(findings: Iterable[Mapping[str, Any]], measure: str) -> bool:
    return any(names_measure(finding, measure) for finding in findings)

"""What a report says of itself as a letter: when it was written, its number, which office sends it, which addresses it
prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from prongsai.normalizers.names.offices import find_offices
from prongsai.normalizers.thai.letters import CONSONANT, DIGIT
from prongsai.normalizers.values.dates import find_dates
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.pipeline.model import Block, LetterFacts, Paragraph

_WORDS = load_vocabulary("document_words")
_NUMBER = re.compile(
    rf"(?:^|\s)(?:{_WORDS.alternation('letter_number')})\s*(?P<number>[{CONSONANT}]{{2}}\s{{0,2}}[{DIGIT}]{{4,5}}"
    rf"(?:\.[{DIGIT}]+)?\s*/\s*(?:\u0e27\s*)?[{DIGIT}]+)"
)
_SENDER = re.compile(rf"^\s*(?:{_WORDS.alternation('sender')})\s*(?P<who>.+)")
_DATED = re.compile(rf"(?:^|\s)(?:{_WORDS.alternation('date')})\s*[:.]?\s*(?P<rest>.+)$", re.MULTILINE)
_URL = re.compile(r"(?:https?://|www\.)[A-Za-z0-9\-._~:/?#@!$&'*+,;=%]+")
_URL_ENDS = ".,;:!?'"
"""Signs of the sentence around an address, which none ends with."""
_HEAD_LINES = 12
"""A letterhead, or a cover with what stands below it."""
_LONGEST_OFFICE = 90
"""Characters: a line of 16 pt across A4. What is longer is a sentence."""


def read_letter(blocks: Sequence[Block]) -> LetterFacts:
    """Read the head of a report as that of a letter.

    Only the head dates a report: a date in its text is one of a meeting, an order, another letter. Two dates there that
    differ say nothing.

    Args:
        blocks: the document in reading order.
    """
    head = [block.text for block in blocks[:_HEAD_LINES] if isinstance(block, Paragraph)]
    dates = {found for line in head for found in _dates_of(line)}
    numbers = [match["number"] for line in head if (match := _NUMBER.search(line)) is not None]
    senders = [match["who"] for line in head if (match := _SENDER.match(line)) is not None]
    return LetterFacts(
        dates.pop() if len(dates) == 1 else None,
        re.sub(r"\s*/\s*", "/", " ".join(to_arabic(numbers[0]).split())) if numbers else None,
        _office_of(senders[0]) if senders else None,
        tuple(dict.fromkeys(url for block in blocks for url in _urls_of(block))),
    )


def _dates_of(line: str) -> Iterator[date]:
    """The day behind the word for a date, or one that is all that a line holds."""
    match = _DATED.search(line)
    for found in find_dates(match["rest"] if match else line):
        is_first = found.span[0] == 0 if match else found.raw.strip() == line.strip()
        if found.value is not None and is_first:
            yield found.value


def _office_of(sender: str) -> str | None:
    offices = find_offices(sender)
    return offices[0] if offices else sender.strip() if len(sender) <= _LONGEST_OFFICE else None


def _urls_of(block: Block) -> Iterator[str]:
    texts = [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
    for text in texts:
        for match in _URL.finditer(text):
            yield match[0].rstrip(_URL_ENDS)

"""What in a text may open an item of a list: numbers with a dot or bracket, letters, bullets.

A mark is only a candidate here; `prongsai.normalizers.values.lists` decides by sequence which ones open items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from prongsai.normalizers.thai.letters import BULLETS, CONSONANT, DASHES, LEADING_VOWEL, THAI_NUMBERING, THAI_WORD
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.vocabulary import load_vocabulary

Path = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in a text that may open an item: `kind` is its style, `path` its numbers (empty for a bullet).

    `is_doubtful` where the word before it takes a number (`ไตรมาส ๒.`), `is_bare` where a number has no dot or
    bracket, which a recogniser may have lost.
    """

    start: int
    end: int
    kind: str
    path: Path
    at_line_start: bool
    is_doubtful: bool = False
    is_bare: bool = False


# styles: `๑.` and `๑.๑`, `๑)` and `๑.๑)`, `(๑)`, `ก.`, `ก)`, `(ก)`
NUMBER = re.compile(
    r"(?P<open>\()?(?<![0-9])(?P<path>[0-9]{1,2}(?:\s?\.\s?[0-9]{1,2}){0,3})(?:\s?(?P<close>[.)](?:\s?\))?))?"
)
_THAI_NUMBER = re.compile(rf"(?P<open>\()?(?P<letter>[{THAI_NUMBERING}])(?P<close>[.)])(?=\s)")
NEEDS_NEXT = "~"
"""Begins the kind of a mark that is believed only where the next number of its list follows."""
_RARE_STYLES = {
    "circled": "".join(map(chr, range(0x2460, 0x2474))),
    "latin": "abcdefgh",
    "roman": ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii"),
}
"""What counts in each style, from one on."""
_RARE = re.compile(
    r"(?:^|(?<=\n))[ \t]*(?:(?P<circled>[\u2460-\u2473])|\[(?P<square>[0-9]{1,2})\]"
    r"|(?P<number>[0-9]{1,2})(?:[/:]|\s[-\u2013])(?=\s)|(?P<latin>[a-hA-H])[.)](?=\s)|(?P<roman>[iI]{1,3}|[iI]?[vV]|[vV][iI]{1,3})[.)](?=\s))"
)
_COUNTER = re.compile(
    rf"(?P<word>{load_vocabulary('section_words').alternation('clause', 'step')})\s*(?P<no>[0-9]{{1,2}})(?![0-9])"
    r"(?:\s?[.):](?![0-9])|(?=\s))"
)
_BULLET = re.compile(f"[{re.escape(BULLETS)}]")
_WORD_BULLET = re.compile(r"(?:^|(?<=\n))o(?=[ \t])")
"""The ring of Word's second level, which is the letter of a font for programs."""
_WORDS = load_vocabulary("number_words")
_ALONE = _WORDS.alternation("takes_number_alone", "counted_or_numbered", "score")
_COUNTED = _WORDS.alternation("counted", "counted_or_numbered", "quarter", "month", "joins")
# what stands before a number that belongs to the sentence; the short words only where they are whole words
_NOT_BEFORE = re.compile(rf"(?:{_WORDS.alternation('takes_number', 'quarter')})\s*$|(?:^|[\s(])(?:{_ALONE})\s*$")
NOT_AFTER = re.compile(rf"^\s*(?:%|{_WORDS.alternation('unit', 'score')})")
"""What follows a number that counts or measures something."""
LARGEST_NUMBER = 50
"""The longest list of the frame has 48 items (OIT of 2562); lists of measures are shorter."""
LARGEST_BARE_NUMBER = 20
"""Without a closing mark `๑๐.๒๐` is rather a score or a time than an item."""
_BARE_TEXT = re.compile(rf"[ \n]+(?!{_COUNTED})[{CONSONANT}{LEADING_VOWEL}]")
_LONGEST_WORD_BEFORE = 20
"""Characters before a number: the longest word that takes one has 12, and blanks may part it."""
_PAIR_OPENS = re.compile(rf"(?:{_WORDS.alternation('opens_pair')})\s*$")
_DATE_GOES_ON = re.compile(rf"\s*(?:[{CONSONANT}]\s?\.|{_WORDS.alternation('month', 'part_of_date')})")
_TEXT_END = re.compile(f"[{THAI_WORD})\u201d.]$")
_SHORTEST_BULLET_ITEM = 6
"""Characters. A dash before a shorter text joins two words or numbers. Measured: 3 to 9 give the same rows of 9
reports."""


def find_marks(text: str) -> list[Mark]:
    """Every candidate in `text`, in order; a bullet before a number (`- ๓.๑)`) only decorates it and is left out."""
    arabic = to_arabic(text)
    seldom = [*_word_marks(arabic), *_rare_marks(arabic)]
    others = [*_number_marks(arabic), *_letter_marks(text), *_bullet_marks(arabic)]
    others = [mark for mark in others if not any(one.start <= mark.start < one.end for one in seldom)]
    marks = sorted([*seldom, *others], key=lambda mark: mark.start)
    kept = [mark for mark, after in pairwise(marks) if not _decorates(mark, after, text)]
    return kept + marks[-1:]


def is_plausible(path: Path, *, is_closed: bool) -> bool:
    """False for numbers that count no items: `๙๒.๗๕`, a year, a zero."""
    largest = LARGEST_NUMBER if is_closed else LARGEST_BARE_NUMBER
    return all(0 < number <= largest for number in path)


def _decorates(mark: Mark, after: Mark, text: str) -> bool:
    return not mark.path and bool(after.path) and not text[mark.end : after.start].strip()


def _number_marks(arabic: str) -> Iterator[Mark]:
    for match in NUMBER.finditer(arabic):
        path = tuple(int(part) for part in match.group("path").split("."))
        opened, closed = match.group("open"), (match.group("close") or "").replace(" ", "")
        before, after = arabic[: match.start()], arabic[match.end() :]
        if opened and closed != ")":
            continue
        if not closed and not after.startswith((" ", "\n")):
            continue
        if not is_plausible(path, is_closed=bool(closed)) or re.match(r"[0-9]", after):
            continue
        if not closed and NOT_AFTER.match(after):
            continue
        at_line_start = _begins_line(before)
        is_bare = not closed and len(path) == 1
        if is_bare and not _BARE_TEXT.match(after):
            continue
        is_apart = before[-1:].isspace()
        # only a later number may stand right after the text, without a blank
        if not (at_line_start or is_apart or (path[-1] > 1 and _TEXT_END.search(before))):
            continue
        # a number with both brackets belongs to no word before it
        is_doubtful = not (opened and is_apart) and bool(_NOT_BEFORE.search(before[-_LONGEST_WORD_BEFORE:]))
        kind = f"({closed}" if opened else closed[-1:] or "."
        yield Mark(match.start(), match.end(), kind, path, at_line_start, is_doubtful, is_bare)


def _begins_line(before: str) -> bool:
    line = before.rpartition("\n")[2]
    return not line.strip() or bool(re.fullmatch(rf"\s*{_BULLET.pattern}\s*", line))


def _word_marks(arabic: str) -> Iterator[Mark]:
    """Numbers behind a word that counts items: `ขั้นตอนที่ ๑ …`, at the start of a line.

    In a line they are items only where its first word is one too: `ตามข้อ ๑ และ ข้อ ๒` names two of another list.
    """
    is_listed = _COUNTER.match(arabic.lstrip()) is not None
    for match in _COUNTER.finditer(arabic):
        before = arabic[: match.start()]
        at_line_start = _begins_line(before)
        if not at_line_start and not (is_listed and before[-1].isspace()):
            continue
        path = (int(match["no"]),)
        if is_plausible(path, is_closed=True):
            yield Mark(match.start(), match.end(), NEEDS_NEXT + "".join(match["word"].split()), path, at_line_start)


def _rare_marks(arabic: str) -> Iterator[Mark]:
    """Numbers at the start of a line in styles that seldom number items: `a)`, `ii.`, `\u2460`, `[1]`, `1/`, `1 -`."""
    for match in _RARE.finditer(arabic):
        if _DATE_GOES_ON.match(arabic[match.end() :]):
            continue
        style = match.lastgroup or ""
        printed = match[style]
        number = _RARE_STYLES[style].index(printed.lower()) + 1 if style in _RARE_STYLES else int(printed)
        kind = NEEDS_NEXT + style + arabic[match.end(style) : match.end()].strip()
        yield Mark(match.start(style) - (style == "square"), match.end(), kind, (number,), at_line_start=True)


def _letter_marks(text: str) -> Iterator[Mark]:
    for match in _THAI_NUMBER.finditer(text):
        before = text[: match.start()]
        if before and not before[-1].isspace():
            continue
        kind = ("(" if match.group("open") else "") + "ก" + match.group("close")
        number = THAI_NUMBERING.index(match.group("letter")) + 1
        yield Mark(match.start(), match.end(), kind, (number,), _begins_line(before))


def _bullet_marks(arabic: str) -> Iterator[Mark]:
    for match in _WORD_BULLET.finditer(arabic):
        yield Mark(match.start(), match.end(), match.group(), (), at_line_start=True)
    for match in _BULLET.finditer(arabic):
        before, after = arabic[: match.start()], arabic[match.end() :]
        at_line_start = _begins_line(before)
        if not at_line_start and not before[-1].isspace():
            continue
        is_dash = match.group() in DASHES
        if is_dash and (_joins_words(before, after) or not (at_line_start or _is_inline_bullet(before, after))):
            continue
        yield Mark(match.start(), match.end(), "-" if is_dash else match.group(), (), at_line_start)


def _joins_words(before: str, after: str) -> bool:
    """True for the dash of a range or of a pair of words: `ต.ค. - ก.ย.`, `๒๕๖๖ – ๒๕๗๐`, `ติดต่อ - สอบถาม`."""
    if re.match(r"\s*[0-9]", after) and not re.match(r"\s*[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]", after):
        return True
    is_range = re.search(r"[0-9.]\s*$", before) and _DATE_GOES_ON.match(after)
    return bool(is_range or _PAIR_OPENS.search(before))


def _is_inline_bullet(before: str, after: str) -> bool:
    """A dash inside a line opens an item where a longer phrase follows and no number precedes."""
    item = re.split(r"\s[-\u2013]\s", after.strip(), maxsplit=1)[0]
    return not re.search(r"[0-9.]\s*$", before) and len(item) >= _SHORTEST_BULLET_ITEM

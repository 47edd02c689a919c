"""Who is responsible, as printed in a cell or behind a label -> offices and positions in standard names.

The lexicon is a table; the grammar is here: what stands between offices, which words open one that the lexicon lacks,
and which follow one (the level of a post, the body's own name).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from prongsai.normalizers.names.persons import PERSON_MARK
from prongsai.normalizers.thai.letters import THAI_SYLLABLE
from prongsai.normalizers.vocabulary import Hit, Vocabulary, load_vocabulary

_WORDS = load_vocabulary("office_words", "kind")
_NAMED = ("office", "position", "everyone")
_LEVEL = re.compile(rf"\s*(?:{_WORDS.where(kind='level').alternation()})")
_HEAD = re.compile(rf"(?P<head>{_WORDS.where(kind='head').alternation()})\s*$")
_OPENS = re.compile(_WORDS.where(kind="opener").alternation())
_BETWEEN = re.compile(
    rf"[\s,/;:()\[\]\u2022*+&\-\u2013]+|(?:{load_vocabulary('person_words').alternation('joins')})(?=\s|$)"
    r"|[0-9\u0e50-\u0e59]+[.)]"
)
_LETTERS = re.compile(f"[^{THAI_SYLLABLE}]+")
_ENDS_THAI = re.compile(f"[{THAI_SYLLABLE}]$")
_ALL = load_vocabulary("everyone_words").alternation
_GROUPS = rf"(?:{_ALL('office')})(?:\s*(?:/|,|{_ALL('joins')})\s*(?:{_ALL('all')})?(?:{_ALL('office')}))*"
_EVERYONE = re.compile(
    rf"(?:(?:{_ALL('all')}){_GROUPS}|{_GROUPS}\s*(?:(?:{_ALL('all')})(?:{_ALL('office', 'place')})|{_ALL('whole')}))"
    rf"(?:\s*(?:{_ALL('within')}))?(?![{THAI_SYLLABLE}])"
)
"""`ทุกสำนัก/กอง`, `ส่วนราชการทุกแห่ง`: whatever the offices are called in it."""
_SHORTEST = 5
"""Letters of an office that the lexicon lacks: the shortest of its kind (`กองทุน`, `งานช่าง`) have six."""
_LONGEST = 60
"""Characters; what is longer is a sentence about somebody. The longest office of the lexicon has 45."""


def find_offices(text: str) -> list[str]:
    """The offices and positions that a text names, in standard names, each once, in the order printed.

    >>> find_offices("สำนักงานปลัดเทศบาล กองการคลัง/กองช่าง")
    ['สำนักปลัด', 'กองคลัง', 'กองช่าง']
    >>> find_offices("ผอ.กองคลัง นิติกรชำนาญการ ทุกสำนัก/กอง")
    ['ผู้อำนวยการกองคลัง', 'นิติกร', 'ทุกส่วนราชการ']

    Args:
        text: what is printed under `ผู้รับผิดชอบ`, in one line; names of persons are hidden or not.
    """
    named: dict[str, None] = {}
    at = 0
    text = _EVERYONE.sub(f" {_everyone()} ", text.replace(PERSON_MARK, " "))
    for hit in _hits(text):
        gap = text[at : hit.start]
        head = _HEAD.search(gap)
        for unknown in _unknown(gap[: head.start()] if head else gap, follows=at > 0):
            named[unknown] = None
        standard = _standard_head(head["head"]) + hit.means if head else hit.means
        named[standard] = None
        level = _LEVEL.match(text, hit.end)
        at = level.end() if level else hit.end
    for unknown in _unknown(text[at:], follows=at > 0):
        named[unknown] = None
    return list(named)


def share_of_offices(text: str) -> float:
    """Which share of the letters of a text are offices and positions, 0 to 1; those the lexicon lacks count as well.

    >>> share_of_offices("กองคลัง และกองช่าง") > 0.8, share_of_offices("กองคลังจัดทำรายงานรายเดือน")
    (True, 0.0)
    """
    letters = _LETTERS.sub("", text)
    if not letters:
        return 0.0
    hits = list(_hits(text))
    end = hits[-1].end if hits else 0
    if hits and _ENDS_THAI.search(text[end:]) and not _BETWEEN.match(text[end:]) and not _LEVEL.match(text, end):
        # an office that goes on without a blank is the subject of a sentence, or has the body's name behind it
        return 0.0 if len(hits) == 1 and end * 2 < len(text) else 0.5
    named = sum(len(_LETTERS.sub("", text[hit.start : hit.end])) for hit in hits)
    rest = text
    for hit in reversed(hits):
        rest = f"{rest[: hit.start]} {rest[hit.end :]}"
    named += sum(len(_LETTERS.sub("", one)) for one in _unknown(_LEVEL.sub(" ", rest), follows=False))
    return min(1.0, named / len(letters))


def begins_with_office(text: str) -> bool:
    """True for a text that an office or a position of the lexicon opens: the next one of a column of offices."""
    first = next(_lexicon().find(text.strip()), None)
    return first is not None and first.start == 0


def ends_with_office(text: str) -> bool:
    """True for a text that ends with a whole office or position, its level included."""
    hits = list(_hits(text.strip()))
    return bool(hits) and not _LEVEL.sub("", text.strip()[hits[-1].end :], count=1).strip()


@lru_cache(maxsize=1)
def _everyone() -> str:
    """The standard name for all offices of a body."""
    return next(one.means for one in _WORDS.where(kind="everyone").wordings)


@lru_cache(maxsize=1)
def _lexicon() -> Vocabulary:
    # a narrow column breaks an office anywhere, so a blank may stand between any two letters
    named = (one for one in _WORDS.wordings if one.more["kind"] in _NAMED)
    return Vocabulary(_WORDS.name, tuple(replace(one, text=" ".join(one.text.replace(" ", ""))) for one in named))


def _hits(text: str) -> Iterator[Hit]:
    """The names of the lexicon that begin a word: at the start, behind what parts offices, or behind another."""
    end = 0
    for hit in _lexicon().find(text):
        before = text[end : hit.start]
        begins = not _ENDS_THAI.search(before.rstrip() if not before[-1:].isspace() else before)
        if begins or _HEAD.search(before) or _LEVEL.fullmatch(before) or _JOINED.search(before):
            yield hit
            end = hit.end


_JOINED = re.compile(f"(?:{load_vocabulary('person_words').alternation('joins')})$")
"""`กองคลังและกองช่าง`: glued by a word that joins."""


def _unknown(gap: str, *, follows: bool) -> Iterator[str]:
    """The offices of a text between those of the lexicon, as printed; what is glued to one before it is no office."""
    is_glued = follows and bool(gap) and not _BETWEEN.match(gap)
    for number, part in enumerate(_BETWEEN.split(gap)):
        name = part.strip()
        if (is_glued and number == 0) or not _SHORTEST <= len(name) <= _LONGEST:
            continue
        if _OPENS.match(name):
            yield name


def _standard_head(printed: str) -> str:
    wording = _WORDS.read(printed)
    assert wording is not None, "the pattern is made of the same rows"
    return wording.means

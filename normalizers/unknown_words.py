"""Words that no table explains: what a clause or a heading says besides names, years, labels and results.

There are more words for a goal, a forecast or another index than any table holds. Those that leave a result what it is
are few, and they are known; a word beside them may make anything of its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from prongsai.normalizers.names.places import find_places
from prongsai.normalizers.names.units import find_names
from prongsai.normalizers.thai.letters import KILLER, THAI_WORD, TONE
from prongsai.normalizers.thai.months import MONTH
from prongsai.normalizers.thai.words import cut_words
from prongsai.normalizers.values.dates import ERA
from prongsai.normalizers.values.digits import FULL_YEAR
from prongsai.normalizers.values.instruments import find_instrument_mentions
from prongsai.normalizers.values.levels import load_scales
from prongsai.normalizers.vocabulary import load_vocabulary

_BLANKS = re.compile(r"\s+")
_OF_GRAMMAR = (
    *("asserts", "asserts at number", "equals at number", "finds", "tells result", "leads on", "begins"),
    *("to", "from", "change", "no cue"),
)
"""What `sentence_roles` knows and has weighed."""
_OF_BODY = ("own", "year", "between", "of")
"""Not what stands for many bodies: `ทุก อปท.`."""
_ENDED_BY_ASSERTION = ("target", "pass_mark", "weight", "share")
"""What it knows to end where a verb of winning begins."""
_CUES = load_vocabulary("score_cues").alternation
_PLACE_WORD = re.compile(rf"(?:{load_vocabulary('place_words').alternation()})\s*$")
_MONTH = re.compile(MONTH)
_BEFORE_YEAR = "before a year"
_CHANGES = frozenset(one.text for one in load_vocabulary("clause_words").wordings if one.means == "changes it")
"""Short words that make a goal, a part or a difference of a number: they count in text with misread letters too."""
_NOT_KNOWN = (_BEFORE_YEAR, "changes it")
_OF_YEAR = re.compile(rf"(?:{load_vocabulary('clause_words').alternation(_BEFORE_YEAR)})\s*(?:{ERA})?\s*{FULL_YEAR}")
"""The rest of `ประจำปีงบประมาณ พ.ศ. ๒๕๖๕`, where a label ends within it."""
_OR = load_vocabulary("level_words").alternation("or")
_LEVELS = "|".join(sorted({re.escape(name) for scale in load_scales() for name in scale.names}, key=len, reverse=True))
_RATED = re.compile(rf"(?:{_CUES('rated', 'grade')})\s*(?:{_LEVELS})(?:\s*(?:\(|{_OR})?\s*(?:{_LEVELS})\)?)?")
_OPENS_ITEM = re.compile(
    rf"\s*\(?[0-9]{{1,2}}[.)]\s*[{THAI_WORD}]+?{load_vocabulary('score_subjects').alternation('of')}\s*"
)
"""`๑. วัตถุประสงค์ของ` before the long name of an instrument: whatever the word, it is the first of that name."""
_LATIN = re.compile(r"[A-Za-z]{2,}")
_LEAST_SURE = 4
"""Letters of a word that misread letters seldom make by chance."""
_LEAST_FOUND = 6
"""Letters of a known word that is found in any text: of the dictionary's unknown words 556 hold one of so many letters,
all of them compounds of it (`ประกาศสงคราม`)."""
_TONES = re.compile(f"[{TONE}{KILLER}]")
MOST_QUOTED = 3
"""So many unknown words are named in a doubt."""


@cache
def _known(is_asserted: bool, of_tables: bool) -> frozenset[str]:
    """The words that leave a result what it is, without blanks; in pieces too, as full stops part them (`พ.ศ.`)."""
    wordings = [one.text for one in load_vocabulary("clause_words").wordings if one.means not in _NOT_KNOWN]
    for name in ("score_cues", "clause_joins"):
        wordings += [one.text for one in load_vocabulary(name).wordings]
    of_grammar = (*_OF_GRAMMAR, *(_ENDED_BY_ASSERTION if is_asserted else ()))
    cues = load_vocabulary("sentence_cues", "reach").wordings
    wordings += [one.text for one in cues if one.means in of_grammar]
    wordings += [one.text for one in load_vocabulary("score_subjects").wordings if one.means in _OF_BODY]
    wordings += [one.text for one in load_vocabulary("score_labels").wordings if one.means != "code"]
    if of_tables:
        wordings += [one.text for one in load_vocabulary("claim_words").wordings]
        wordings += [one.text for one in load_vocabulary("score_heading_words").wordings]
        wordings += [one.text for one in load_vocabulary("relative_years").wordings]
        wordings += [one.text for one in load_vocabulary("written_years").wordings]
        wordings += [one.text for one in load_vocabulary("document_words").wordings]
    bare = {_BLANKS.sub("", wording) for wording in wordings}
    parts = {part for wording in bare for part in wording.split(".")}
    return frozenset(bare | parts | {word for wording in wordings for word in _LATIN.findall(wording)})


def find_unknown(
    text: str,
    titles: Iterable[str] = (),
    *,
    is_asserted: bool = False,
    is_garbled: bool = False,
    of_tables: bool = False,
) -> tuple[str, ...]:
    """The words of a text that no table explains, at most three.

    >>> find_unknown("ในปีงบประมาณ พ.ศ. 2567 เทศบาลตำบลนาดี มีค่าคะแนนเท่ากับ")
    ()
    >>> find_unknown("หมายตาคะแนน ITA ไว้ที่")
    ('หมายตา',)

    Args:
        text: a clause or a part of one, with Arabic digits.
        titles: official names in it, which may have any words.
        is_asserted: whether a verb of winning ends what was said of goals and people.
        is_garbled: whether letters may be lost or misread: then what is no word of the language says nothing.
        of_tables: whether it is a heading or a caption, whose words have tables of their own.
    """
    known = _known(is_asserted, of_tables)
    said = _without_names(text, titles, known)
    found = _find_garbled(said, known, titles) if is_garbled else _find(said, known)
    return tuple(found)[:MOST_QUOTED]


def _find_garbled(text: str, known: frozenset[str], titles: Iterable[str]) -> Iterator[str]:
    """Words that misread letters seldom make, in a text whose blanks and tone marks say nothing.

    `เครือ งมือ` is a known word with a blank and without its mark; a letter misread in a name leaves other words of it.
    """
    of_titles = " ".join(titles)
    rest = _BLANKS.sub("", _long_words(known).sub("|", text))
    for piece, is_word in cut_words(rest, known):
        is_sure = len(piece) >= _LEAST_SURE or piece in _CHANGES
        if is_word and is_sure and piece not in known and piece not in of_titles:
            yield piece


@cache
def _long_words(known: frozenset[str]) -> re.Pattern[str]:
    """The known words of some length, the longest first, with blanks in them and other tone marks or none."""
    bare = {_TONES.sub("", word) for word in known}
    words = sorted((word for word in bare if len(word) >= _LEAST_FOUND), key=len, reverse=True)
    between = rf"[\s{TONE}{KILLER}]*"
    return re.compile("|".join(between.join(map(re.escape, word)) + between for word in words))


def _find(text: str, known: frozenset[str]) -> Iterator[str]:
    for piece, _ in cut_words(text, known):
        if piece not in known and len(piece) > 1:
            yield piece
    for match in _LATIN.finditer(text):
        if match[0] not in known:
            yield match[0]


def _without_names(text: str, titles: Iterable[str], known: frozenset[str]) -> str:
    for title in titles:
        if title:
            text = text.replace(title, " ")
    for mention in reversed(find_instrument_mentions(text)):
        opened = _OPENS_ITEM.fullmatch(text, 0, mention.start) if not mention.is_abbreviation else None
        text = f"{'' if opened else text[: mention.start]} {text[mention.end :]}"
    # `ศพด. ได้`: a verb behind the word for a kind of body is no name
    bodies = [found for found in find_names(text, "body") if found.name and found.name.split()[-1] not in known]
    first = min((at for found in bodies if (at := text.find(found.text)) >= 0), default=len(text))
    # with the places in it: `องค์การบริหารส่วนจังหวัดยโสธร`
    for found in bodies:
        text = text.replace(found.text, " " * len(found.text))
    # behind a body a place is its address; without one it is what the number is of: `ต่ำสุดของจังหวัดยโสธร`
    for place in find_places(text):
        if place.kind != "letter_code" and place.start > first:
            head = _PLACE_WORD.search(text[: place.start])
            start = place.start if head is None else head.start()
            text = f"{text[:start]}{' ' * (place.end - start)}{text[place.end :]}"
    return _OF_YEAR.sub(" ", _MONTH.sub(" ", _RATED.sub(" ", text)))

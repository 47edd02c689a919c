"""Bodies outside local government as a text names them: schools, hospitals, departments, courts, provinces.

Which words open such a name, and what kind of body it then is, stands in `data/language/other_bodies.csv`. A name may
hold that of the local body which it belongs to (`โรงเรียนเทศบาลเมืองตรัง`): it is not that body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from os.path import commonprefix
from typing import NamedTuple

from rapidfuzz.distance import OSA

from prongsai.normalizers.names.place_names import bangkok_districts, province_names
from prongsai.normalizers.names.type_words import find_type_words
from prongsai.normalizers.thai.letters import DIGIT, THAI_WORD
from prongsai.normalizers.vocabulary import load_vocabulary

_WORDS = load_vocabulary("other_bodies", "belongs", "scheme")
_NO_BODY = "no reporting body"
_NO_KINDS = (_NO_BODY, "opens_name", "public organisation", "ends_name")
_KINDS = sorted({one.means for one in _WORDS.wordings} - set(_NO_KINDS))
_HEAD = re.compile(rf"{_WORDS.alternation(_NO_BODY, *_KINDS)}")
# at the start of its line, or behind ของ: a title that only mentions the office which it writes to is not about it
_OPENING = re.compile(rf"(?:^|\n|{_WORDS.alternation('opens_name')}|[{DIGIT}]\.?)\s*")
_LINE_START = re.compile(rf"^\s*(?:[{DIGIT}]+[.)]\s*)?")
_RUN = re.compile(rf"\s?[{THAI_WORD}]{{2,60}}")
_NUMBER_BEHIND = re.compile(rf"\s?[{DIGIT}]{{1,3}}(?![{DIGIT}.,/%])")
_BRACKETS_BEHIND = re.compile(rf"\s?\((?:{_WORDS.alternation('public organisation')}|[{THAI_WORD}{DIGIT} .]{{2,40}})\)")
_ENDS = re.compile(_WORDS.alternation("ends_name"))
_LOCAL_PLACE = load_vocabulary("place_words")
_PLACE_BEHIND = re.compile(_LOCAL_PLACE.alternation("district", "province"))
_PROVINCE_LINE = re.compile(rf"^\s*(?P<text>(?:{_LOCAL_PLACE.alternation('province')})\s?(?P<name>[{THAI_WORD}]+))\s*$")
_PROVINCE_KIND = next(one.text for one in _LOCAL_PLACE.wordings if one.means == "province")
_CITY_DISTRICT = commonprefix(bangkok_districts())
"""The kinds province and district of Bangkok, as `unit_type` prints them."""
_LETTERS_A_SLIP = 4
"""Letters of a head of which one may be wrong: โรงเรียน bears two slips, and no other word of titles is so near."""
_SHORTEST_DOTTED = 4
"""Letters and full stops of an abbreviation of which one may be wrong; `ร.ร.` is too near to `พ.ร.บ.`"""
_GARBLED = [
    wording
    for wording in _WORDS.wordings
    # a department's report that is not known as such names no local body above it
    if wording.more["belongs"] == "yes"
    and len(wording.text) >= (2 * _LETTERS_A_SLIP if "." not in wording.text else _SHORTEST_DOTTED)
    and wording.text.count(".") < len(wording.text) / 2
]
"""The heads that are known when garbled: long ones, and those whose full stops give them away (`รพ.สต.`, `ศพด.`)."""
_LONGEST_HEAD = max(len(wording.text) for wording in _GARBLED)


class OtherName(NamedTuple):
    """A body outside local government in a text; `name` is what tables call it."""

    start: int
    end: int
    text: str
    name: str


def find_other_bodies(text: str, *, is_title: bool) -> Iterator[OtherName]:
    """The bodies outside local government that stand where a text names its subject.

    >>> [one.name for one in find_other_bodies("โรงเรียนสตรีพัทลุง 2 องค์การบริหารส่วนจังหวัดพัทลุง", is_title=True)]
    ['โรงเรียนสตรีพัทลุง 2']

    Args:
        text: one paragraph, cell or file name.
        is_title: a title, letterhead or cell; running text names its subject at its beginning alone.
    """
    opening = _OPENING if is_title else _LINE_START
    for place in opening.finditer(text):
        found = _read_at(text, place.end(), is_title=is_title)
        if found is not None:
            yield found
            return
    if is_title:
        yield from _find_place_as_body(text)


@cache
def kind_of_other(name: str) -> tuple[str, bool]:
    """The kind of a body outside local government, and whether such a body may belong to a local one.

    >>> kind_of_other("โรงเรียนสตรีพัทลุง"), kind_of_other("กรมที่ดิน"), kind_of_other("แม่ฮ่องสอน")
    (('สถานศึกษา', True), ('กรม', False), ('จังหวัด', False))
    """
    if name in province_names():
        return _PROVINCE_KIND, False
    head = _HEAD.match(name)
    if head is not None:
        wording = _WORDS.read(head[0])
        assert wording is not None, "the pattern is made of the same rows"
        return wording.means, wording.more["belongs"] == "yes"
    if name.startswith(_CITY_DISTRICT):
        return _CITY_DISTRICT, True
    nearest = _near_head(name, 0)
    if nearest is None:
        raise ValueError(f"{name!r} does not begin as the name of a body outside local government")
    return nearest[1:]


@cache
def scheme_of_other(name: str) -> str | None:
    """The scheme that assesses such a body; None where no authority is known to.

    >>> scheme_of_other("วิทยาลัยเทคนิคตรัง"), scheme_of_other("แม่ฮ่องสอน"), scheme_of_other("ศาลจังหวัดตรัง")
    ('ovec', 'nacc', None)
    """
    head = _WORDS.read(found[0]) if (found := _HEAD.match(name)) is not None else None
    if head is not None:
        return head.more["scheme"] or None
    kind, _ = kind_of_other(name)
    schemes = {one.more["scheme"] for one in _WORDS.wordings if one.means == kind}
    return schemes.pop() or None if len(schemes) == 1 else None


def _read_at(text: str, start: int, *, is_title: bool) -> OtherName | None:
    head = _HEAD.match(text, start)
    if head is None:
        near = _near_head(text, start) if is_title else None
        if near is None:
            return None
        end, belongs = start + near[0], near[2]
    else:
        wording = _WORDS.read(head[0])
        if wording is None or wording.means == _NO_BODY:
            return None
        end, belongs = head.end(), wording.more["belongs"] == "yes"
    # the local body that gives the school its name is part of it, up to the end of its own: โรงเรียนอบต.ช้างขวา
    end = next((word.end for word in find_type_words(text) if belongs and word.start == end), end)
    run = _RUN.match(text, end)
    if run is None:
        return None
    name_end = _end_of_name(text, end, run.end(), belongs=belongs)
    if name_end is None:
        return None
    end = name_end
    for behind in (_NUMBER_BEHIND, _BRACKETS_BEHIND):
        more = behind.match(text, end)
        end = more.end() if more else end
    name = text[start:end].strip()
    return OtherName(start, end, name, name)


def _end_of_name(text: str, head_end: int, run_end: int, *, belongs: bool) -> int | None:
    """Where the name ends; None where the head stands before a local body's own name, as สำนักงานเทศบาล does."""
    run = text[head_end:run_end]
    lead = len(run) - len(run.lstrip())
    if _ENDS.match(run, lead):
        return None  # `ศูนย์พัฒนาเด็กเล็กได้คะแนน`: the kind alone
    ends = [run_end]
    for word in find_type_words(text):
        if word.start <= head_end + lead < word.end or word.start == head_end + lead:
            if not belongs or lead:
                return None
        elif head_end < word.start < run_end:
            ends.append(word.start)
    prose = _ENDS.search(run, lead + 2)
    if prose is not None:
        ends.append(head_end + prose.start())
    if belongs:
        place = _PLACE_BEHIND.search(run, lead + 2)
        if place is not None:
            ends.append(head_end + place.start())
    end = min(ends)
    return end if end - head_end - lead > 1 else None


def _near_head(text: str, start: int) -> tuple[int, str, bool] | None:
    """The head that a garbled beginning is likest to: its length there, its kind, whether it may belong to a body."""
    opening = text[start : start + _LONGEST_HEAD + 1]
    behind = {word.start - start for word in find_type_words(text)}
    best: tuple[int, bool, int, str] | None = None
    for wording in _GARBLED:
        allowed = max(1, len(wording.text) // _LETTERS_A_SLIP) if "." not in wording.text else 1
        for length in range(len(wording.text) - 1, len(wording.text) + 2):
            slips = OSA.distance(opening[:length], wording.text, score_cutoff=allowed)
            # of heads with as many slips the one that leaves the word of a local body behind it whole
            rank = (slips, length not in behind)
            if slips <= allowed and (best is None or rank < best[:2]):
                best = (*rank, length, wording.means)
    return None if best is None else (best[2], best[3], True)


def _find_place_as_body(text: str) -> Iterator[OtherName]:
    """A line that is nothing but a province's name, or the name of a district of Bangkok."""
    province = _PROVINCE_LINE.match(text)
    if province is not None and province["name"] in province_names():
        yield OtherName(province.start("text"), province.end("text"), province["text"], province["name"])
    for name in bangkok_districts():
        if text.lstrip().startswith(name):
            start = len(text) - len(text.lstrip())
            yield OtherName(start, start + len(name), name, name)
            return

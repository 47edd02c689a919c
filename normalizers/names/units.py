"""Bodies named in a text: local bodies by their type word, other bodies, and places that help to tell them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from prongsai.normalizers.names.other_bodies import find_other_bodies
from prongsai.normalizers.names.place_names import TOWN_HEADS, cut_name, dotted_names, names_no_body, tambon_names
from prongsai.normalizers.names.places import PlaceWord, find_places
from prongsai.normalizers.names.type_words import find_type_words
from prongsai.normalizers.thai.letters import DIGIT, THAI_WORD
from prongsai.normalizers.thai.words import cut_words
from prongsai.normalizers.vocabulary import Hit, load_vocabulary

Role = Literal["title", "heading", "body", "letterhead", "row", "filename", "parent", "beside"]
"""Where a text stands, which says how much a name in it tells; `parent` and `beside` are names that the text itself
says to be of another body: the one that a school belongs to, a neighbour, a partner."""


class PrintedName(NamedTuple):
    """A body or a place as a text names it; `name` is "" where only a place or a letter number is given."""

    text: str
    unit_type: str | None
    """One of sao, mun, pao, special, other; None where no type word was printed."""
    name: str
    district: str | None
    province: str | None
    role: Role


_SPECIAL_WORDS = load_vocabulary("special_bodies", "in_prose", "district")
_BEFORE_PLACE = tuple(one.text for one in _SPECIAL_WORDS.wordings if one.means == "before a place")
"""What makes a place, a town or an office of the name of a special body behind it."""
_ROLES_OF_TITLES = ("title", "letterhead", "row", "filename")
_RELATIONS = load_vocabulary("relation_words")
_PARENT_BEFORE = re.compile(rf"(?:{_RELATIONS.alternation('parent')})\s*$")
_BESIDE_BEFORE = re.compile(rf"(?:{_RELATIONS.alternation('beside')})\s*$")
_JOINS = re.compile(rf"[\s,/]*(?:{_RELATIONS.alternation('joins')})?\s*")
_POSTCODE = re.compile(rf"[\s,]*[{DIGIT}]{{5}}(?![{DIGIT}])")
_LONGEST_SHORT = 7
"""Characters of a short form of a type word, with its full stop and a blank in it (`อ บ ต .`)."""
_SHORTEST_WORD = 3
"""Letters: of two letters are the beginnings of many names (`นา ยาง`)."""
_LONGEST_CUE = 40
"""Characters before a name in which a word says whose it is."""

_RUN = re.compile(rf"[{THAI_WORD}A-Za-z\u0900-\u097f]+(?:\s?-\s?[{THAI_WORD}]+)?")
_LONGEST_TITLE = 160
"""Characters. The longest official name with district and province has 88 (gazetteer); the words of a title as many."""
_REACH = 90
"""Characters behind a name within which its district and province are looked for."""


def find_names(text: str, role: Role) -> list[PrintedName]:
    """Every body and every place that a paragraph or cell names, in order.

    One without a body (`name` is "") carries a district, a province, or a letter number in `text`: evidence that
    stands by itself, often on the title line below the name.

    >>> [(m.unit_type, m.name) for m in find_names("องค์การบริหารส่วนตำบลนายางได้ดำเนินการ", "body")]
    [('sao', 'นายาง')]
    >>> m = find_names("เทศบาลตำบลแม่สอด อ.แม่สอด จ.ตาก", "title")[0]
    >>> (m.unit_type, m.name, m.district, m.province)
    ('mun', 'แม่สอด', 'แม่สอด', 'ตาก')

    Args:
        text: one paragraph, cell or file name, repaired, in one or several lines.
        role: where it stands; running text names other bodies than local ones at its beginning alone.
    """
    places = find_places(text)
    used: set[PlaceWord] = set()
    found = []
    bodies = sorted(_find_bodies(text, role))
    roles = _roles_of(text, bodies, role)
    for at, (start, end, kind, name) in enumerate(bodies):
        if roles[at] in ("parent", "beside"):
            found.append((start, PrintedName(text[start:end].strip(), kind, name, None, None, roles[at])))
            continue
        next_start = bodies[at + 1][0] if at + 1 < len(bodies) else len(text)
        near = [place for place in places if end <= place.start < min(end + _REACH, next_start)]
        district = next((place for place in near if place.kind == "district"), None)
        province = next((place for place in near if place.kind == "province"), None)
        used.update(place for place in (district, province) if place is not None)
        place_names = (district.name if district else None, province.name if province else None)
        found.append((start, PrintedName(text[start:end].strip(), kind, name, *place_names, role)))
    found += [(place.start, _place_name(text, place, role)) for place in places if place not in used]
    return [name for _, name in sorted(found, key=lambda item: item[0])]


def _place_name(text: str, place: PlaceWord, role: Role) -> PrintedName:
    if place.kind == "letter_code":
        return PrintedName(f"{place.name} {place.number}", None, "", None, None, "letterhead")
    district = place.name if place.kind == "district" else None
    province = place.name if place.kind == "province" else None
    return PrintedName(text[place.start : place.end], None, "", district, province, role)


def _find_bodies(text: str, role: Role) -> Iterator[tuple[int, int, str, str]]:
    starts = []
    for word in find_type_words(text):
        name, end = _read_name(text, word.end)
        # `อบต. คว้าคะแนน ITA`: behind a short form a word of the language is no name
        is_word = len(word.text) <= _LONGEST_SHORT and _is_first_word(name, text, end, may_end=role == "body")
        if name and not is_word:
            yield word.start, end, word.kind, _restore_head(word.text, name)
            starts.append(word.start)
    for hit in _SPECIAL_WORDS.find(text):
        in_place = hit.means == "before a place" or text[: hit.start].rstrip().endswith(_BEFORE_PLACE)
        in_place = in_place or _is_in_address(text, hit)
        if not in_place and (role != "body" or hit.wording.more["in_prose"]):
            yield hit.start, hit.end, "special", hit.means
    is_title = role in _ROLES_OF_TITLES
    for other in find_other_bodies(text, is_title=is_title) if not is_title or len(text) <= _LONGEST_TITLE else ():
        if not any(start < other.start for start in starts):
            yield other.start, other.end, "other", other.name


def _is_first_word(name: str, text: str, end: int, *, may_end: bool) -> bool:
    """True for a name that no place bears and that is one word of the language, or a part of the one printed there.

    Args:
        name: what was read as a name.
        text: where it stands.
        end: where it ends there.
        may_end: whether it may be all that is printed up to a blank; titles name bodies more than they tell of them.
    """
    if len(name) < _SHORTEST_WORD or name in tambon_names():
        return False
    run = _RUN.match(text, end)
    if run is None and not may_end:
        return False
    first, is_word = next(cut_words(name + (run[0] if run else ""), ()), ("", False))
    return is_word and first.startswith(name)


def _is_in_address(text: str, hit: Hit) -> bool:
    """`เขตดุสิต กทม. ๑๐๓๐๐`: the last line of an address, which is the place of a department as well."""
    return _POSTCODE.match(text, hit.end) is not None


def _roles_of(text: str, bodies: Sequence[tuple[int, int, str, str]], role: Role) -> list[Role]:
    """What the words before each name, or the name before it, make of it."""
    roles: list[Role] = []
    for at, (start, _, kind, _) in enumerate(bodies):
        before = text[max(0, start - _LONGEST_CUE) : start]
        follows = at > 0 and _JOINS.fullmatch(text, bodies[at - 1][1], start) is not None
        if kind != "other" and _PARENT_BEFORE.search(before):
            roles.append("parent")
        elif _BESIDE_BEFORE.search(before) or (follows and roles[-1] == "beside"):
            roles.append("beside")
        elif kind != "other" and any(one[2] == "other" for one in bodies[:at]):
            roles.append("parent")
        else:
            roles.append(role)
    return roles


def _restore_head(type_word: str, name: str) -> str:
    """`เทศบาลนครราชสีมา` for `เทศบาลนครนครราชสีมา`: the type word has swallowed the head of the name."""
    for head in TOWN_HEADS:
        if type_word.endswith(head) and name not in tambon_names() and head + name in tambon_names():
            return head + name
    return name


def _read_name(text: str, start: int) -> tuple[str, int]:
    """The name behind a type word and where it ends; "" where the type word stands alone."""
    gap = re.compile(r"[ \t\u00a0\u200b]*(?:\n[ \t]*)?").match(text, start)
    at = gap.end() if gap else start
    dotted = next((name for name in dotted_names() if text.startswith(name, at)), None)
    if dotted is not None:
        return dotted, at + len(dotted)
    run = _RUN.match(text, at)
    if run is None:
        return "", start
    names = tambon_names()
    name = cut_name(run[0], names)
    if name not in names:
        joined = _join_split_name(text, at, names)
        if joined:
            return joined
    if len(name) < 2 or (name not in names and names_no_body(run[0])):
        return "", start
    if at > start and "\n" in text[start:at] and name not in names:
        return "", start  # the next line is the name only where it is one
    return name, at + len(name)


def _join_split_name(text: str, at: int, names: frozenset[str]) -> tuple[str, int] | None:
    """A name that the text layer split by blanks (`นา ยาง`): taken only where it then is a known name."""
    for match in re.finditer(r"[ \t]", text[at : at + 24]):
        tail = _RUN.match(text, at + match.end())
        head = re.sub(r"\s", "", text[at : at + match.start()])
        if tail is None or not re.fullmatch(f"[{THAI_WORD}]+", head):
            return None
        name = cut_name(head + tail[0], names)
        if name in names and len(name) > len(head):
            return name, at + match.end() + len(name) - len(head)
    return None

"""Bodies named in a text: local bodies by their type word, other bodies, and places that help to tell them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from prongsai.normalizers.names.place_names import TOWN_HEADS, cut_name, dotted_names, names_no_body, tambon_names
from prongsai.normalizers.names.places import PlaceWord, find_places
from prongsai.normalizers.names.type_words import find_type_words
from prongsai.normalizers.thai.letters import DIGIT, THAI_WORD
from prongsai.normalizers.vocabulary import load_vocabulary

Role = Literal["title", "heading", "body", "letterhead", "row", "filename"]
"""Where a text stands, which says how much a name in it tells."""


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
_OTHER_WORDS = load_vocabulary("other_bodies")
_NO_TYPES = ("no reporting body", "opens_name", "public organisation")
_OTHER_TYPES = sorted({one.means for one in _OTHER_WORDS.wordings} - set(_NO_TYPES))
# at the start of its line, or behind ของ: a title that only mentions the office which it writes to is not about it
_OTHER = re.compile(
    rf"(?:^|\n|{_OTHER_WORDS.alternation('opens_name')}|[{DIGIT}]\.?)\s*"
    rf"((?!{_OTHER_WORDS.alternation('no reporting body')})(?:{_OTHER_WORDS.alternation(*_OTHER_TYPES)})"
    rf"\s?[{THAI_WORD}]{{2,40}}(?:\s?\((?:{_OTHER_WORDS.alternation('public organisation')})\))?)"
)
_ROLES_OF_OTHERS = ("title", "letterhead", "row", "filename")

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
        role: where it stands; other bodies than local ones are looked for in titles, letterheads, rows and file names.
    """
    places = find_places(text)
    used: set[PlaceWord] = set()
    found = []
    bodies = sorted(_find_bodies(text, role))
    for at, (start, end, kind, name) in enumerate(bodies):
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
    floor = 0
    for word in find_type_words(text):
        name, end = _read_name(text, word.end)
        if name:
            yield word.start, end, word.kind, _restore_head(word.text, name)
            floor = end
    for hit in _SPECIAL_WORDS.find(text):
        in_place = hit.means == "before a place" or text[: hit.start].rstrip().endswith(_BEFORE_PLACE)
        if not in_place and (role != "body" or hit.wording.more["in_prose"]):
            yield hit.start, hit.end, "special", hit.means
    if role in _ROLES_OF_OTHERS and not floor and len(text) <= _LONGEST_TITLE:
        match_other = _OTHER.search(text)
        if match_other:
            yield match_other.start(1), match_other.end(1), "other", match_other[1]


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

"""Cover and title held against the body decided on: two provinces, its district, two spellings of its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prongsai.normalizers.names.look_alikes import fold_name, look_alike_distance
from prongsai.normalizers.names.place_names import CAPITAL, district_names, province_names
from prongsai.pipeline.model import Mention, UnitDecision
from prongsai.pipeline.reconcile.contradictions.contradiction import LOCAL, NAMED, Contradiction, contradict
from prongsai.pipeline.reconcile.places import at

_AS_PRINTED = ("text", "dump", "narrative")
"""Where letters are those of the file; a picture's reader and repairs of a text layer garble names themselves."""
_A_LETTER = 1.0
"""What `look_alike_distance` counts for a letter that nobody takes for another; less is a slip of reader or typist."""
_COVER_PAGES = 2
"""A cover and a title page; what stands further in is running text with headings."""


def check_cover(mentions: Sequence[Mention], own: UnitDecision) -> Iterator[Contradiction]:
    """Two provinces on cover and title, and a name on the cover that stands nowhere else.

    Args:
        mentions: all that the report names, without the bodies that cannot be its own.
        own: whose report it is.
    """
    yield from _check_provinces(mentions, own)
    yield from _check_district(mentions, own)
    yield from _check_names(mentions, own)


def _check_provinces(mentions: Sequence[Mention], own: UnitDecision) -> Iterator[Contradiction]:
    front = [
        one
        for one in mentions
        if one.role in ("title", "heading")
        and one.province in province_names()
        and (one.provenance.page or 1) <= _COVER_PAGES
    ]
    first = {one.province: one for one in reversed(front) if one.province}
    others = [one for province, one in first.items() if province != own.province]
    if own.province not in first or not others:
        return
    right = first[own.province]
    for one in others:
        message = (
            f"the province is {one.province} on the cover{at(one.provenance)} "
            f"and {right.province} elsewhere in front{at(right.provenance)}"
        )
        yield Contradiction(contradict(message, one.provenance, "province", one.province or "", own.province))


def _check_district(mentions: Sequence[Mention], own: UnitDecision) -> Iterator[Contradiction]:
    """A district in front, in letters of the file, that is none, or another than the one decided on."""
    if own.district is None:
        return
    bare = own.district.removeprefix(CAPITAL)
    told = set()
    for one in mentions:
        is_front = one.role in ("title", "heading") and (one.provenance.page or 1) <= _COVER_PAGES
        if not is_front or not one.district or one.provenance.method not in _AS_PRINTED or one.district in told:
            continue
        is_short = one.district in (CAPITAL, bare) and own.district.startswith(CAPITAL)
        distance = look_alike_distance(fold_name(one.district), fold_name(own.district))
        if is_short or distance < _A_LETTER:
            continue
        told.add(one.district)
        known = "another district" if one.district in district_names() else "no district"
        message = (
            f"the district is called {one.district}{at(one.provenance)}, which is {known}; the body is taken for "
            f"the one in {own.district}"
        )
        yield Contradiction(contradict(message, one.provenance, "district", one.district, own.district))


def _check_names(mentions: Sequence[Mention], own: UnitDecision) -> Iterator[Contradiction]:
    """A cover that spells the body's name as nothing else in the report does, where no reader can have garbled it."""
    if own.name is None:
        return
    folded = fold_name(own.name)
    spelled: dict[str, Mention] = {}
    for one in mentions:
        is_local = one.unit_type in LOCAL and one.role not in ("row", "filename")
        if is_local and one.provenance.method in _AS_PRINTED:
            spelled.setdefault(one.name, one)
    cover = next((one for one in spelled.values() if one.role == "title"), None)
    others = [one for one in spelled.values() if one is not cover]
    if cover is None or not others or look_alike_distance(fold_name(cover.name), folded) < _A_LETTER:
        return
    listed = ", ".join(f"{one.name}{at(one.provenance)}" for one in others[:NAMED])
    message = (
        f"the body is called {cover.name} on the cover{at(cover.provenance)} and {listed} elsewhere: "
        f"taken for {own.name}"
    )
    yield Contradiction(contradict(message, cover.provenance, "unit_name", cover.text, own.name))

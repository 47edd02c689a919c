"""Volumes of many bodies: each table gives the scores of the body, or of the province, that the lines above it name.

A report of one body names it on its cover, and a neighbour's table in it is another's. A volume names nobody but above
its tables; then every one of them is a row of a list of bodies.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from prongsai.normalizers.names.look_alikes import fold_name
from prongsai.normalizers.names.units import PrintedName, find_names
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.pipeline.model import Answer, Block, Mention, Observation, Paragraph

_FEWEST_BODIES = 2
"""One captioned table says nothing of a list."""
_FEWEST_BARE = 3
"""Where the lines are names and nothing else, one of two may be a cover, and the other a neighbour's."""
_PROVINCE_WORD = load_vocabulary("place_words").alternation("province")
_NO_LETTER = re.compile(r"[\W\d_]+")
_FRONT_LINES = 12
"""Cover and letterhead, as `pipeline.parse` takes them: who is named there reports."""
_LOCAL = frozenset(("sao", "mun", "pao", "special"))

_Heading = tuple[int | None, str, str]
"""Number of a table, its caption, and the lines above it."""
_Key = tuple[str | None, ...]
"""What tells two bodies apart: kind and name, then the district."""


@dataclass(frozen=True, slots=True)
class CaptionedBody:
    """Whom the lines above a table name, as printed, and the line."""

    subject: str
    place: str | None
    """District and province as the line prints them."""
    line: str
    frame: str
    """The letters of the line before the name: the captions of a volume are alike."""
    key: _Key


@dataclass(frozen=True, slots=True)
class Volume:
    """The bodies above the tables of a volume; none for any other document."""

    bodies: Mapping[_Heading, CaptionedBody]

    def name_bodies(self, observations: Iterable[Observation]) -> list[Observation]:
        """The observations, those of its tables with the body that stands above their table as `subject`."""
        return [self._name_body(seen) for seen in observations]

    def _name_body(self, seen: Observation) -> Observation:
        body = self.bodies.get(_heading(seen)) if _is_of_table(seen) else None
        if body is None:
            return seen
        answers = (*seen.answers, Answer("body", f"caption `{body.line}`"))
        place = seen.subject_place or body.place
        return replace(seen, subject=body.subject, subject_place=place, context_kind="results", answers=answers)

    def set_aside(self, mentions: Iterable[Mention]) -> list[Mention]:
        """The mentions, those of local bodies and of places as of rows: none of them reports."""
        if not self.bodies:
            return list(mentions)
        return [one if one.unit_type == "other" else replace(one, role="row") for one in mentions]


def find_volume(blocks: Sequence[Block], observations: Sequence[Observation], names: Sequence[str]) -> Volume:
    """The volume that a document is.

    Args:
        blocks: of the document.
        observations: what its tables and sentences give.
        names: its file names.
    """
    headings = {_heading(seen): None for seen in observations if _is_of_table(seen)}
    found = {heading: body for heading in headings if (body := _read_heading(heading)) is not None}
    frames = {body.frame for body in found.values()}
    known = {body.key[:2] for body in found.values()}
    fewest = _FEWEST_BARE if frames == {""} else _FEWEST_BODIES
    is_volume = len(frames) == 1 and len(known) >= fewest
    is_volume = is_volume and not _names_others(blocks, found.values(), names)
    return Volume(found if is_volume else {})


def _is_of_table(seen: Observation) -> bool:
    return seen.subject is None and seen.provenance.table_no is not None and seen.context_kind != "narrative"


def _heading(seen: Observation) -> _Heading:
    return seen.provenance.table_no, seen.caption, seen.context


def _read_heading(heading: _Heading) -> CaptionedBody | None:
    """The body of the nearest line that names one, else the province of the nearest line that names one.

    None where that line names several.
    """
    _, caption, context = heading
    lines = list(dict.fromkeys((*reversed(context.split("\n")), caption)))
    named = {line: [one for one in find_names(line, "row") if one.role == "row"] for line in lines}
    for is_body in (True, False):
        for line, names in named.items():
            found = {_key(one): one for one in names if bool(one.name) == is_body and (one.name or one.province)}
            if found:
                return _to_body(line, *found.items())
    return None


def _to_body(line: str, first: tuple[_Key, PrintedName], *more: object) -> CaptionedBody | None:
    key, one = first
    if more or one.unit_type == "other":
        return None
    subject = one.text if one.name else _with_word(one.text, line)
    place = " ".join(filter(None, (one.district, one.province))) if one.name else None
    return CaptionedBody(subject, place or None, line, _NO_LETTER.sub("", line[: line.find(one.text)]), key)


def _with_word(province: str, line: str) -> str:
    """The name of a province with the word before it, as the line prints them."""
    found = re.search(rf"(?:{_PROVINCE_WORD})\s*{re.escape(province)}", line)
    return found[0] if found else province


def _key(one: PrintedName) -> _Key:
    if not one.name:
        return ("province", one.province)
    return (one.unit_type, fold_name(one.name), one.district)


def _names_others(blocks: Sequence[Block], bodies: Iterable[CaptionedBody], names: Sequence[str]) -> bool:
    """Whether the document names a local body that may report: on its cover, or one that no table has."""
    bodies = list(bodies)
    lines = {body.line for body in bodies}
    listed = {body.key[:2] for body in bodies}
    paragraphs = [block.text for block in blocks if isinstance(block, Paragraph)]
    front = (*names, *_without(paragraphs[:_FRONT_LINES], lines))
    rest = _without(paragraphs[_FRONT_LINES:], lines)
    return any(map(_local_bodies, front)) or any(not _local_bodies(text) <= listed for text in rest)


def _without(paragraphs: Iterable[str], lines: Collection[str]) -> Iterator[str]:
    """The paragraphs that hold none of the lines."""
    return (text for text in paragraphs if not any(line in text for line in lines))


def _local_bodies(text: str) -> set[_Key]:
    """Kind and name of the local bodies that a text names."""
    return {_key(one)[:2] for one in find_names(text, "body") if one.unit_type in _LOCAL}

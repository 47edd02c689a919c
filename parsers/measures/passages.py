"""A passage of prose under labels, and the measures that it lists -> drafts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from prongsai.normalizers.values.lists import find_items, outer_items, take_number
from prongsai.parsers.headers import MeasureField
from prongsai.parsers.measures.drafts import MeasureDraft
from prongsai.parsers.measures.groups import Group
from prongsai.pipeline.model import Paragraph, Provenance

_NEEDED: tuple[MeasureField, ...] = ("responsible", "steps", "period", "results")
"""Who, how and when: a passage that says none of it lists no measures."""


@dataclass
class Passage:
    """Labels met so far and the lines under each; `title` is set where the measure is one titled line."""

    group: Group
    sections: dict[MeasureField, list[str]] = field(default_factory=dict)
    current: MeasureField | None = None
    is_titled: bool = False
    is_found: bool = False
    """True where the title was found above the labels, which proves less than a title that says what it is."""
    is_clause: bool = False
    """True where the title counts with a word: `ข้อ ๑ …`."""
    number: int | None = None
    is_beside: bool = False
    """True where the value of the open section stands on the line of its label."""
    is_label_bold: bool = False
    is_label_numbered: bool = False
    pages: set[int] = field(default_factory=set)
    confidence: float = 1.0
    places: list[Paragraph] = field(default_factory=list)
    """The lines under the label of the measures."""

    def open(self, name: MeasureField, rest: str, line: Paragraph) -> None:
        """From here on lines belong to the field of this label; `rest` stands on the label's own line."""
        self.current = name
        self.is_beside = bool(rest)
        self.sections.setdefault(name, [])
        self.add(rest, line)

    def add(self, text: str, line: Paragraph) -> None:
        """Put a text of this line under the label that is open; blank text and text under no label are dropped."""
        if self.current is not None and text.strip():
            self.sections[self.current].append(text)
            self.confidence = min(self.confidence, line.confidence)
            if line.page is not None:
                self.pages.add(line.page)
            if self.current == "measure":
                self.places.append(line)


def to_drafts(passage: Passage | None) -> list[MeasureDraft]:
    """One draft for each measure of a passage; none where nothing is said of who, how or when."""
    if passage is None:
        return []
    said = [name for name in _NEEDED if passage.sections.get(name)]
    # a title with nothing but a time is a project of some plan
    is_bare = passage.is_titled and said == ["period"]
    if is_bare or len(said) < (2 if passage.is_found else 1):
        return []
    lines = passage.sections.get("measure", [])
    drafts: list[MeasureDraft] = []
    for number, text in _measures(passage, lines):
        draft = MeasureDraft(
            number=number,
            issue_no=passage.group.issue_no,
            issue=passage.group.issue,
            instrument=passage.group.instrument,
            about=(passage.group.about,) if passage.group.about else (),
            pages=set(passage.pages),
            confidence=passage.confidence,
            provenance=_provenance(passage),
        )
        draft.add("measure", [text])
        for name, section in passage.sections.items():
            if name not in ("measure", "ignored"):
                draft.add(name, section)
        drafts.append(draft)
    if len(drafts) > 1:
        for draft in drafts:
            draft.shared.update(set(draft.pieces) - {"measure"})
    return drafts


def _provenance(passage: Passage) -> Provenance:
    """Where the text of each measure stands: of one in a list only the page is sure, and only if all are on one."""
    if not passage.places:
        return Provenance()
    first = passage.places[0]
    if passage.is_titled or first.page is None:
        return first.provenance
    is_one_page = len({line.page for line in passage.places}) == 1
    return Provenance(first.page if is_one_page else None, method=first.method)


def _measures(passage: Passage, lines: Sequence[str]) -> list[tuple[int | None, str]]:
    if passage.is_titled:
        text = "\n".join(lines)
        number, rest = take_number(text)
        return [(passage.number if passage.number is not None else number, rest if number is not None else text)]
    items = outer_items(find_items(lines))
    listed = [item for item in items if not item.is_lead]
    return [(item.number, item.text) for item in listed or items]

"""What a paragraph is that no row holds: foreword, law, contents, signature, letter, heading … or nothing known.

A heading that opens a section (`ความเป็นมา`, `กฎหมายที่เกี่ยวข้อง`) names what follows up to the next heading; else the
words that a paragraph begins with, or holds, name it. Something to do under no such heading is never named: it may be a
measure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from prongsai.normalizers.names.persons import hide_persons
from prongsai.normalizers.values.assessment import names_assessment
from prongsai.normalizers.values.lists import take_number
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.pipeline.account.codes import Names, find_codes
from prongsai.pipeline.account.evidence import SHORTEST_PIECE, letters_of
from prongsai.pipeline.account.numbers import plain
from prongsai.pipeline.model import Block, Paragraph

_KINDS = load_vocabulary("text_kinds", "where")
_SECTIONS = load_vocabulary("section_words").alternation
_DOCUMENTS = load_vocabulary("document_words").alternation
_VERBS = load_vocabulary("measure_verbs")
_HOLDS = {one.text for one in _KINDS.where(where="holds").wordings}
_OPENS = {one.text for one in _KINDS.where(where="heads").wordings}
_NEW_SECTION = re.compile(
    rf"\s*(?:{_SECTIONS('issue', 'group', 'section', 'chapter', 'measure_title')}|{_DOCUMENTS('measures', 'results')})"
)
"""What opens a section of measures or scores, so that the one before it names nothing more."""
_MAY_HOLD_MEASURES = frozenset(("analysis", "letter"))
"""Sections in which things to do are proposals or measures, and not parts of a law or the duties of an office."""
_LEADERS = re.compile(r"(?:\.\s?){5,}|\u2026{2,}|_{5,}")
"""Dotted leaders of a table of contents, or lines to write on."""
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_SHORT = 80
"""Letters of a heading: the longest name of an indicator with its number and caption has fewer."""
_OPENING_BLOCKS = 8
"""A cover: kind of report, assessment, year, body, district, province, and two lines that were wrapped."""
_LONGEST_BEGINNING = 60
"""Characters in which a verb or an opening word is looked for."""


def begins_with_verb(text: str) -> bool:
    """Whether a text, its number aside, begins with a verb of measures.

    >>> begins_with_verb("๑. จัดทำคู่มือการให้บริการ"), begins_with_verb("ตามที่หน่วยงานจัดทำคู่มือ")
    (True, False)
    """
    start = take_number(text)[1].strip(" -\u2022\u25cf")[:_LONGEST_BEGINNING]
    return next((hit.start for hit in _VERBS.find(start)), None) == 0


def is_link(text: str) -> bool:
    """Whether a text holds an address of a page."""
    return _LINK.search(text) is not None


def name_texts(blocks: Sequence[Block], names: Names) -> Iterator[str | None]:
    """For each block what its text is, None where nothing says so; tables are none of these.

    Args:
        blocks: all of the document in reading order.
        names: the names of the year's indicators.
    """
    repeated = Counter(letters_of(block.text) for block in blocks if isinstance(block, Paragraph))
    section: str | None = None
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            yield None
            continue
        text = take_number(block.text)[1].strip()
        letters = letters_of(text)
        own, opens = _own_kind(text)
        if len(letters) <= _SHORT and (opens or _NEW_SECTION.match(text)):
            section = own if opens else None
        if repeated[letters_of(block.text)] > 1:
            yield "repeated"
        elif section is not None and (section not in _MAY_HOLD_MEASURES or not begins_with_verb(block.text)):
            yield section
        elif begins_with_verb(block.text):
            yield None
        else:
            yield own or _by_form(block, at, blocks) or _by_content(text, names)


def _own_kind(text: str) -> tuple[str | None, bool]:
    """What the first words of a text say that it is, and whether they may open a section."""
    hit = next(_KINDS.find(text[:_LONGEST_BEGINNING]), None)
    if hit is None or hit.start > 0 or hit.wording.text in _HOLDS:
        return None, False
    return hit.means, hit.wording.text in _OPENS


def _by_form(block: Paragraph, at: int, blocks: Sequence[Block]) -> str | None:
    """What the form of a paragraph, its place, or the block behind it says that it is."""
    if _LEADERS.search(block.text):
        return "contents"
    if is_link(block.text):
        return "link"
    is_short = len(letters_of(block.text)) <= _SHORT
    if is_short and hide_persons(block.text) != block.text:
        return "signature"
    if at < _OPENING_BLOCKS and is_short:
        return "title"
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if not is_short or following is None:
        return None
    if not isinstance(following, Paragraph) or begins_with_verb(following.text):
        return "heading"
    return "heading" if len(letters_of(following.text)) > len(letters_of(block.text)) else None


def _by_content(text: str, names: Names) -> str | None:
    """What the words of a paragraph say that it is about."""
    hit = next((hit for hit in _KINDS.find(text) if hit.wording.text in _HOLDS), None)
    if hit is not None:
        return hit.means
    if len(letters_of(text)) >= SHORTEST_PIECE and (names_assessment(text) or find_codes(plain(text), names)):
        return "analysis"
    return None

"""Which kind of statement a heading announces, or the words of a statement say."""

from __future__ import annotations

import re
from typing import cast

from prongsai.normalizers.names.persons import is_signature
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.pipeline.model import AnalysisKind

_WORDS = load_vocabulary("analysis_words")
_PROPOSES = re.compile(_WORDS.alternation("proposes"))
_LONGEST_HEADING = 260
"""Characters: three printed lines, for headings that say in brackets which scores they mean."""
_LONGEST_TAIL = 110
"""Characters behind the word that names the kind: a line and a little, for what it is a strength of."""
_OPENING = 40
"""Characters in which a statement says what it is: half a line."""
_LETTER = re.compile(rf"^\s*(?:{load_vocabulary('document_words').alternation('subject', 'salutation', 'reference')})")
"""What a letter is about, to whom and after what: it names what it sends, and heads nothing."""


def kinds_named(text: str) -> dict[AnalysisKind, int]:
    """The kinds that a text names, each with the place of its first word."""
    named: dict[AnalysisKind, int] = {}
    for hit in _WORDS.find(text):
        if hit.means != "proposes":
            named.setdefault(cast(AnalysisKind, hit.means), hit.start)
    return named


def kind_of_heading(text: str) -> AnalysisKind | None:
    """The one kind that a line announces; None for running text, and where it names several.

    >>> kind_of_heading("จุดแข็งที่ต้องรักษาไว้ (ตัวชี้วัดที่ได้คะแนน ๙๙ ขึ้นไป)")
    'strength'
    >>> kind_of_heading("เพื่อค้นหาจุดแข็งและจุดอ่อนของหน่วยงาน") is None
    True
    """
    if len(text) > _LONGEST_HEADING or is_signature(text) or _LETTER.match(text):
        return None
    named = kinds_named(text)
    if "strength" in named:
        # what is a strength is to be kept
        named.pop("keep", None)
    if len(named) != 1:
        return None
    ((kind, at),) = named.items()
    tail = re.sub(r"\(.*?\)", "", text[at:])
    return kind if len(tail) <= _LONGEST_TAIL and not tail.rstrip().endswith(".") else None


def kind_of_statement(text: str, heading: AnalysisKind | None) -> AnalysisKind:
    """What a statement is, by its first words, else by the heading that it stands under.

    A column headed `ข้อบกพร่อง/ข้อแก้ไข/ปรับปรุง/รักษาระดับ` may hold any of them, so its cells have to say.

    >>> kind_of_statement("รักษาระดับคะแนนและคอยปรับปรุง", None), kind_of_statement("ปรับปรุงคะแนนให้ดีขึ้น", None)
    ('keep', 'proposal')
    """
    opening = text[:_OPENING]
    named = kinds_named(opening)
    if heading is None and named:
        return min(named, key=lambda kind: named[kind])
    if heading is None:
        return "proposal" if _PROPOSES.search(opening) else "other"
    return heading

"""Which kind of statement a heading announces, or the words of a statement say."""

from __future__ import annotations

import re
from typing import cast, get_args

from prongsai.normalizers.names.persons import is_signature
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.analyses.composed import find_composed
from prongsai.pipeline.model import AnalysisKind

_WORDS = load_vocabulary("analysis_words")
_KINDS = frozenset(get_args(AnalysisKind))
_ALONE = " alone"
"""Behind the kind of a word that announces it only as a whole line or label: `ปัญหา` stands in any sentence."""
_PROPOSES = re.compile(_WORDS.alternation("proposes"))
_LONGEST_HEADING = 260
"""Characters: three printed lines, for headings that say in brackets which scores they mean."""
_LONGEST_TAIL = 110
"""Characters behind the word that names the kind: a line and a little, for what it is a strength of."""
_OPENING = 40
"""Characters in which a statement says what it is: half a line."""
_AROUND = " \t\n:.-\u2013()"
"""What may stand around a label."""
_LETTER = re.compile(rf"^\s*(?:{load_vocabulary('document_words').alternation('subject', 'salutation', 'reference')})")
"""What a letter is about, to whom and after what: it names what it sends, and heads nothing."""


def kinds_named(text: str) -> dict[AnalysisKind, int]:
    """The kinds that a text names, each with the place of its first word."""
    hits = [(hit.start, hit.means) for hit in _WORDS.find(text) if hit.means in _KINDS]
    named: dict[AnalysisKind, int] = {}
    for start, kind in sorted([*hits, *find_composed(text)]):
        named.setdefault(cast(AnalysisKind, kind), start)
    whole = _WORDS.read(text.strip(_AROUND)) if not named else None
    if whole is not None and whole.means.endswith(_ALONE):
        named[cast(AnalysisKind, whole.means.removesuffix(_ALONE))] = 0
    return named


def kind_of_heading(text: str) -> AnalysisKind | None:
    """The one kind that a line announces; None for running text, and where it names several.

    >>> kind_of_heading("จุดแข็งที่ต้องรักษาไว้ (ตัวชี้วัดที่ได้คะแนน ๙๙ ขึ้นไป)")
    'strength'
    >>> kind_of_heading("เพื่อค้นหาจุดแข็งและจุดอ่อนของหน่วยงาน") is None
    True
    """
    if len(text) > _LONGEST_HEADING or is_signature(text) or _is_of_letter(text):
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


def _is_of_letter(text: str) -> bool:
    """True for `เรื่อง …` of a letter, and not for `เรื่องที่ต้องแก้ไข`."""
    return _LETTER.match(text) is not None and all(start > 0 for start, _ in find_composed(text.lstrip()))


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

"""Statements that stand behind the word for their kind: `จุดแข็ง : …`, `จุดอ่อน ได้แก่ 1) … 2) …`, or a cell beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from prongsai.normalizers.thai.letters import BULLETS
from prongsai.normalizers.values.lists import find_items
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.analyses.composed import says_none
from prongsai.parsers.analyses.kinds import kind_of_heading, kinds_named
from prongsai.parsers.measures.labels import take_mark
from prongsai.pipeline.model import AnalysisKind

_SECTIONS = load_vocabulary("section_words")
_SEPARATOR = re.compile(
    rf"\s*[:\uff1a]\s*|\s*\n\s*|\s+[-\u2013\u2014=]+\s+"
    rf"|\s*(?:{_SECTIONS.alternation('announces_list', 'announces_value')})[\s:.\-\u2013]*"
    r"|\s+(?=\(?[1\u0e51][.)]\s*[\u0e01-\u0e44])"
)
_LONGEST_LABEL = 70
"""Characters: the word for the kind and what it is a strength of; a longer text before a colon is a sentence."""
_FURTHEST = 12
"""Characters before the word for the kind: `การวิเคราะห์` has as many, a clause has more."""
_SHORTEST = 12
"""Characters of a statement behind its kind, as of an item that stands alone: a word or two are a reference."""
_OPENING = 40
"""Characters in which a text says that there is nothing, as in `kinds`: half a line."""
_ALL = load_vocabulary("analysis_words")
_WORDS = re.compile("[\u0e01-\u0e2e]{2}|[A-Za-z]{3}")
_HEADS_ON = re.compile(rf"(?:{_SECTIONS.alternation('announces_list', 'announces_value')})[\s:.\-\u2013]*$")


@dataclass(frozen=True, slots=True)
class Told:
    """What a line says behind a label."""

    kind: AnalysisKind
    texts: tuple[str, ...]


def read_told(text: str) -> Told | None:
    """The statements of a line that begins with the word for their kind; None for a heading and for running text.

    >>> read_told("จุดแข็ง : เจ้าหน้าที่ให้บริการรวดเร็ว")
    Told(kind='strength', texts=('เจ้าหน้าที่ให้บริการรวดเร็ว',))
    >>> read_told("จุดอ่อน ได้แก่ 1) ป้ายบอกทางไม่ชัดเจน 2) ข้อมูลบนเว็บไซต์ล้าสมัย").texts
    ('ป้ายบอกทางไม่ชัดเจน', 'ข้อมูลบนเว็บไซต์ล้าสมัย')
    >>> read_told("จุดแข็ง : ดังนี้") is None
    True
    """
    _, plain = take_mark(text.strip().strip("*"))
    for match in _SEPARATOR.finditer(plain[: _LONGEST_LABEL * 2]):
        if match.start() > _LONGEST_LABEL:
            break
        label = plain[: match.start()]
        kind = kind_of_label(label) if label.count("(") == label.count(")") else None
        if kind is None:
            continue
        texts = tell_items(plain[match.end() :])
        return Told(kind, texts) if texts else None
    return None


def kind_of_label(text: str) -> AnalysisKind | None:
    """The kind that a label or a cell begins with; None for a sentence that names one, and for several.

    >>> kind_of_label("๑. จุดแข็ง"), kind_of_label("เพื่อให้หน่วยงานทราบถึงจุดแข็งของตน")
    ('strength', None)
    """
    if not text.strip() or len(text) > _LONGEST_LABEL:
        return None
    kind = kind_of_heading(text)
    return kind if kind is not None and kinds_named(text)[kind] <= _FURTHEST else None


def tell_items(text: str) -> tuple[str, ...]:
    """The statements of a cell, or of what stands behind a label; none for a text that says that there are none."""
    if _HEADS_ON.search(text) or text.lstrip().startswith("("):
        return ()
    items = [item for item in find_items(text) if not (item.is_lead and _HEADS_ON.search(item.text))]
    texts = [" ".join(item.text.lstrip(BULLETS + " ").split()) for item in items]
    return tuple(one for one in texts if is_statement(one))


def is_statement(text: str) -> bool:
    """True for a text long enough to state something, and that does not say that there is nothing to state."""
    return (
        len(text) >= _SHORTEST
        and _WORDS.search(text) is not None
        and not (says_none(text) and _names_kind(text[:_OPENING]))
    )


def _names_kind(text: str) -> bool:
    """True where a text names what a kind is of: `ไม่มีปัญหา` says that nothing is wrong, `ไม่มีป้าย` that something is."""
    return bool(kinds_named(text)) or any(hit.means == "constraint alone" for hit in _ALL.find(text))

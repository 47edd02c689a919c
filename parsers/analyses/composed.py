"""Headings that say in words of their own what is a strength or a weakness: `สิ่งที่ทำได้ดี`, `เรื่องที่ยังต้องแก้ไข`.

They are made of parts that reports put together freely (what, who, must or does, which verb), so that a list of whole
wordings is never complete. The parts are `data/language/analysis_heading_parts.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.pipeline.model import AnalysisKind

_PARTS = load_vocabulary("analysis_heading_parts")


def _any(*means: str) -> str:
    return f"(?:{_PARTS.alternation(*means)})"


_MATTER = rf"{_any('matter')}\s*{_any('that')}\s*(?:{_any('holder')}\s*)?(?:{_any('still')}\s*)?"
_MUST = rf"{_any('must')}\s*(?:{_any('made')}\s*)?"
_DOES = rf"(?:{_any('does')}\s*)"
_COMPOSED: dict[AnalysisKind, re.Pattern[str]] = {
    "weakness": re.compile(
        rf"{_MATTER}{_MUST}{_any('mend')}"
        rf"|{_any('matter')}\s*{_any('that')}\s*(?:{_any('holder')}\s*)?{_any('still')}\s*{_DOES}?{_any('fails')}"
        rf"|{_any('chance')}\s*{_any('doing')}?\s*{_any('mend')}"
    ),
    "strength": re.compile(rf"{_MATTER}{_DOES}?{_any('well')}"),
    "keep": re.compile(rf"{_MATTER}{_MUST}{_any('keep')}"),
}
_NONE = re.compile(rf"^\W*{_any('none')}")


def find_composed(text: str) -> Iterator[tuple[int, AnalysisKind]]:
    """Where a text names a kind by such a heading.

    >>> list(find_composed("สิ่งที่หน่วยงานทำได้ดี")), list(find_composed("ข้อที่ควรเร่งแก้ไข"))
    ([(0, 'strength')], [(0, 'weakness')])
    >>> list(find_composed("ประเด็นที่ ๑ การให้บริการ"))
    []
    """
    for kind, pattern in _COMPOSED.items():
        for match in pattern.finditer(text):
            yield match.start(), kind


def says_none(text: str) -> bool:
    """True for a text that begins by saying that there is nothing: `ไม่มีปัญหาในการดำเนินงาน`."""
    return _NONE.match(text) is not None

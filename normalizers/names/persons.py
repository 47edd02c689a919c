"""Personal names out of text: the dataset keeps positions, never people."""

from __future__ import annotations

import re

from prongsai.normalizers.thai.letters import THAI_SYLLABLE
from prongsai.normalizers.vocabulary import load_vocabulary

_WORDS = load_vocabulary("person_words")


def _dotted(*means: str) -> str:
    """The wordings of a meaning, with blanks allowed around each full stop."""
    return _WORDS.alternation(*means).replace(r"\.", r"\s*\.\s*")


_RANK = rf"(?:(?:{_dotted('acting')})\s*)?(?:{_dotted('rank')})(?:\s*(?:{_dotted('woman')}))?"
# `นายก…`, `นายช่าง`, `นายอำเภอ` and the like are offices, `นางพยาบาล` a profession
_OFFICE = rf"(?:{_dotted('office')}|(?:{_dotted('office_alone')})(?:[\s\u0e2f)/,.]|$))"
_TITLE = rf"(?!{_OFFICE})(?:{_RANK}\s*(?:{_dotted('title')})?|{_dotted('title')})"
# a title follows other text directly only behind words that introduce a person
_BEFORE = "|".join(f"(?<={one.text})" for one in _WORDS.wordings if one.means == "before_person")
# a word that follows the first name is the family name unless it opens an office
_OPENS_OFFICE = _dotted("opens_office", "office", "office_alone")
_NAME = rf"[{THAI_SYLLABLE}]{{2,}}(?:[ \t]+(?!{_OPENS_OFFICE})[{THAI_SYLLABLE}]{{2,}})?"
_PERSON = re.compile(rf"(?:(?<![{THAI_SYLLABLE}])|{_BEFORE})\(?\s*{_TITLE}\s*{_NAME}\s*\)?")
_SIGNED = re.compile(
    rf"^\s*\(?\s*(?:{_dotted('signature', 'signature_line')}|\(?(?:{_dotted('signs')})\)?)\b"
    rf"|^\s*(?:{_dotted('signature_line')})|\((?:{_dotted('signature')})\)"
)


def strip_persons(text: str) -> str:
    """The text without titles and names of persons; offices stay.

    >>> strip_persons("นายสมมุติ ตัวอย่าง นักจัดการงานทั่วไป")
    'นักจัดการงานทั่วไป'
    >>> strip_persons("นายกองค์การบริหารส่วนตำบล และนายช่างโยธา")
    'นายกองค์การบริหารส่วนตำบล และนายช่างโยธา'
    """
    kept = _PERSON.sub(" ", text)
    if kept == text:
        return text
    return "\n".join(" ".join(line.split()) for line in kept.split("\n")).strip(" ,/-")


def is_signature(text: str) -> bool:
    """True for a line of a signature block: `ลงชื่อ …`, or a person's name alone, in brackets or not."""
    stripped = text.strip()
    return bool(_SIGNED.search(stripped)) or (bool(_PERSON.search(stripped)) and not strip_persons(stripped))

"""Known words that together make a number something else: a level's mark, of several bodies, compared with, a share.

Each word by itself leaves a result what it is (`อยู่ในระดับ A`, `ของหน่วยงาน`, `เข้าร่วมการประเมิน`); what they stand beside
tells of which thing the number is.
"""

from __future__ import annotations

import re

from prongsai.normalizers.values.digits import FULL_YEAR
from prongsai.normalizers.values.levels import load_scales
from prongsai.normalizers.vocabulary import load_vocabulary

_CUES = load_vocabulary("score_cues").alternation
_ROLES = load_vocabulary("sentence_cues", "reach").alternation
_WORDS = load_vocabulary("clause_words").alternation
_YEAR_WORD = load_vocabulary("written_years").alternation("year")
_YEAR = re.compile(rf"(?<![0-9]){FULL_YEAR}(?![0-9])")
_LEVELS = "|".join(sorted({re.escape(name) for scale in load_scales() for name in scale.names}, key=len, reverse=True))
_LEVEL_THEN_VERB = re.compile(
    rf"(?:{_CUES('rated')}|(?:{_ROLES('asserts at number')})\s*(?:{_CUES('grade')}))"
    rf"|(?P<grade>{_CUES('grade')})\s*(?:{_LEVELS}|{_WORDS('rank')})"
    rf"\s*(?:{_CUES('equals', 'is', 'per hundred')}|{_ROLES('asserts')})"
)
"""A level as the subject of a verb has a mark (`ระดับ A อยู่ที่ ๘๕.๑๕ คะแนน`); one that was won has none."""
_OF_SEVERAL = re.compile(
    rf"(?:{_WORDS('of several')})\s*(?:{_WORDS('body')})|(?:{_WORDS('body')})\s*(?:{_WORDS('of several')})"
)
_PART = re.compile(rf"(?:{_WORDS('part of')})\s*[0-9]{{1,2}}(?![0-9.])")
_SPAN = re.compile(rf"(?<![0-9.])[0-9]{{1,2}}\s*(?:{_YEAR_WORD})(?![^0-9]{{0,20}}[0-9]{{2}})")
"""`สูงสุดในรอบ ๕ ปี` may be of any of them."""
_COMPARED = re.compile(rf"(?:{_WORDS('compares')})\s*(?:{_CUES('score', 'result', 'which score')}|\s)*$")
"""What stands right behind `เทียบกับ` is what something else is compared with."""
_OVER_YEARS = re.compile(_WORDS("over years"))
"""`คะแนน ITA ย้อนหลัง` is of years that it does not name."""
_DONE = re.compile(_WORDS("is done in part"))
_PER_HUNDRED = re.compile(rf"(?:{_CUES('per hundred')})\s*(?:{_CUES('equals', 'is')})?\s*$")


def find_doubts(before: str, between: str, *, is_asserted: bool) -> tuple[str, ...]:
    """The words of a clause that together may make its number something else than the result.

    >>> find_doubts("", " ระดับ A อยู่ที่ ", is_asserted=False), find_doubts("", " อยู่ในระดับ A ได้ ", is_asserted=True)
    (('ระดับ A อยู่ที่',), ())
    >>> find_doubts("เข้าร่วมการประเมิน ", " ร้อยละ ", is_asserted=False)
    ('เข้าร่วมการประเมิน',)

    Args:
        before: the words of the clause before its label.
        between: those from its label to the number.
        is_asserted: whether a verb of winning stands at the number.
    """
    found = [next((m for m in _LEVEL_THEN_VERB.finditer(f"{before}|{between}") if m["grade"]), None)]
    found += [_OF_SEVERAL.search(before) or _OF_SEVERAL.search(between), _PART.search(between), _SPAN.search(between)]
    if not _YEAR.search(before) and not _YEAR.search(between):
        found.append(_COMPARED.search(before))
        found.append(_OVER_YEARS.search(between) or _OVER_YEARS.search(before))
    if not is_asserted and _PER_HUNDRED.search(between):
        found.append(_DONE.search(before) or _DONE.search(between))
    return tuple(match[0] for match in found if match is not None)

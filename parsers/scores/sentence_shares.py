"""Per cents of something: `ร้อยละ 72.56 ของโควตา` is a share, whatever there is a quota of."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from prongsai.normalizers.names.units import find_names
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.prose_labels import find_labels

_CUES = load_vocabulary("score_cues").alternation
_SUBJECTS = load_vocabulary("score_subjects").alternation
_OF = re.compile(
    rf"(?P<number>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?)\s*(?:{_CUES('per cent')}|%)?\s*"
    rf"(?:{_SUBJECTS('of')})\s*(?P<what>[^\s0-9]{{2,24}})"
)
_PER_CENT_BEFORE = re.compile(rf"(?:{_CUES('per hundred')})\s*$")
_OF_MARKS = re.compile(
    rf"{_CUES('score')}|{_SUBJECTS('own')}|{_CUES('result')}|{load_vocabulary('written_years').alternation('year')}"
)
"""Full marks, or the body or the year whose result it is."""


def find_shares(text: str, starts: Collection[int]) -> Mapping[int, str]:
    """Where numbers begin that are so many per cent of something -> those words.

    >>> find_shares("เก็บแบบวัด EIT ได้ร้อยละ 72.56 ของโควตา", [25])
    {25: '72.56 ของโควตา'}
    >>> find_shares("IIT ได้ร้อยละ 72.56 ของคะแนนเต็ม", [14])
    {}

    >>> find_shares("IIT มีผลคะแนนร้อยละ 65.35 ของปี 2568", [20])
    {}

    Args:
        text: paragraphs with Arabic digits.
        starts: where the numbers begin that look like scores.
    """
    found = {}
    for match in _OF.finditer(text):
        what = match["what"]
        if match.start() not in starts or not _PER_CENT_BEFORE.search(text, endpos=match.start()):
            continue
        is_named = _OF_MARKS.match(what) or find_names(what, "body") or next(find_labels(what, []), None)
        if not is_named:
            found[match.start()] = match[0]
    return found

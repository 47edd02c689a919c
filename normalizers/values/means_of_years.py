"""Words that join several years in one number: `คะแนนเฉลี่ย ITA ย้อนหลัง 3 ปี`, `ค่าเฉลี่ย ปี 2565 - 2567`.

Such a number is a result of none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prongsai.normalizers.values.digits import FULL_YEAR
from prongsai.normalizers.vocabulary import load_vocabulary

_TIME = load_vocabulary("time_words").alternation
_JOINS = load_vocabulary("score_cues").alternation("mean", "sum")
_COUNT = rf"(?:[2-9]|1[0-9]|{load_vocabulary('spelled_numbers').alternation('digit')})"
_ORDINAL = re.compile(rf"(?:{load_vocabulary('score_labels').alternation('ordinal', 'indicator')})\s*$")
_YEARS = re.compile(
    rf"(?P<joins>{_JOINS})(?P<between>[^0-9\n]{{0,25}}?)"
    # not `ตัวชี้วัดที่ 5 ปี 2567`, nor a year that is written short: `คะแนนรวม 67 ปี 66`
    rf"(?:(?<![0-9]){_COUNT}\s*(?:{_TIME('year')})(?!\s*(?:{_TIME('era')})?\s*[0-9]{{2,4}}(?![0-9.]))"
    rf"|{FULL_YEAR}\s*(?:-|\u2013|{_TIME('range')})\s*(?:{_TIME('era')})?\s*{FULL_YEAR})"
)


def find_means_of_years(text: str) -> Iterator[re.Match[str]]:
    """Where a text speaks of the mean or the sum of several years, in order.

    >>> [match[0] for match in find_means_of_years("คะแนนเฉลี่ย ITA ย้อนหลัง 3 ปี 88.10 คะแนน")]
    ['เฉลี่ย ITA ย้อนหลัง 3 ปี']
    >>> list(find_means_of_years("คะแนนรวมตัวชี้วัดที่ 5 ปี 2567")), list(find_means_of_years("แผน 5 ปี"))
    ([], [])

    Args:
        text: with Arabic digits.
    """
    for match in _YEARS.finditer(text):
        if not _ORDINAL.search(match["between"]):
            yield match

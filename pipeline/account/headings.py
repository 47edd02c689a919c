"""What headings and captions say of the numbers below them: scores of the assessment, or something else."""

from __future__ import annotations

import re

from prongsai.normalizers.values.assessment import names_assessment
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.claims import read_claim
from prongsai.pipeline.account.codes import find_codes, kind_of

_HEADINGS = load_vocabulary("score_heading_words").alternation
_CLAIMS = load_vocabulary("claim_words").alternation
_SCORE = re.compile(_HEADINGS("score", "score of some kind", "contribution"), re.IGNORECASE)
_PER_CENT = re.compile(_CLAIMS("per cent"))
_INDEX = re.compile(_CLAIMS("other_index"))
_OTHER = re.compile(load_vocabulary("number_headings").alternation(), re.IGNORECASE)


def is_of_scores(heading: str) -> bool:
    """True where a heading names scores; a percentage alone may be one of anything.

    >>> is_of_scores("คะแนนที่ได้"), is_of_scores("ร้อยละ")
    (True, False)
    """
    return bool(_SCORE.search(_PER_CENT.sub(" ", heading)))


def is_about_assessment(text: str) -> bool:
    """True where a line speaks of the assessment itself, and does not only cite a question that asks to publish.

    >>> is_about_assessment("ผลการประเมิน ITA"), is_about_assessment("เผยแพร่ตามแบบ OIT ข้อ o15")
    (True, False)
    """
    return names_assessment(text) and not any(kind_of(code) == "question" for code in find_codes(text, {}))


def is_of_other_index(caption: str) -> bool:
    """True where a caption names another index than this assessment, and not this one beside it.

    >>> is_of_other_index("ผลการประเมิน LPA"), is_of_other_index("ผลการประเมิน LPA และ ITA")
    (True, False)
    """
    return bool(_INDEX.search(caption)) and not names_assessment(caption)


def names_other_quantity(heading: str, all_headings: str) -> bool:
    """True where the heading of a column says that its numbers are no scores.

    >>> names_other_quantity("งบประมาณ (บาท)", ""), names_other_quantity("ร้อยละ", "งบประมาณ | ร้อยละ")
    (True, True)

    Args:
        heading: that of the column.
        all_headings: those of the table: beside sums of money or numbers of people a percentage is one of them.
    """
    if _OTHER.search(heading) or read_claim(heading).role != "score" or read_claim(all_headings).role == "other_index":
        return True
    return bool(_PER_CENT.search(heading)) and not is_of_scores(heading) and bool(_OTHER.search(all_headings))

"""The names of the assessment: ITA, the words of its Thai name as far as fonts leave them whole, its questionnaires.

A scan may lose a letter of every abbreviation of a page (`IT` for `IIT`), and the page still speaks of the assessment.
"""

from __future__ import annotations

import re

from prongsai.normalizers.vocabulary import load_vocabulary

_NAMES = load_vocabulary("assessment").alternation
_ANY_NAME = re.compile(
    rf"(?<![A-Za-z])(?:{_NAMES('abbreviation')})(?![A-Za-z])|{_NAMES('virtue', 'transparency', 'both', 'instrument')}"
)


def names_assessment(text: str) -> bool:
    """True where a text speaks of the assessment or of one of its instruments.

    >>> names_assessment("ผลการประเมิน ITA"), names_assessment("Digital"), names_assessment("ความโปร่งใสในการทำงาน")
    (True, False, True)
    """
    return bool(_ANY_NAME.search(text))

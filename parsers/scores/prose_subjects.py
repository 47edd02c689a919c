"""What a sentence speaks of before its number: the body and its result, or some other thing that has a score too.

A label of the whole assessment may stand in a line above, and the next line begin a new subject: `ผลการประเมิน ITA`,
and below it `ความพึงพอใจของผู้รับบริการ มีค่าเฉลี่ยร้อยละ ๗๒.๙๖`.
"""

from __future__ import annotations

import re

from prongsai.normalizers.names.units import find_names
from prongsai.normalizers.thai.letters import THAI_WORD
from prongsai.normalizers.vocabulary import load_vocabulary

_SUBJECTS = load_vocabulary("score_subjects").alternation
_OTHER = re.compile(_SUBJECTS("other"))
_BODY_AS_SUBJECT = re.compile(rf"(?<!{_SUBJECTS('of')})(?:{_SUBJECTS('own')})")
_OF_RESULT = re.compile(
    "|".join(
        (
            load_vocabulary("score_labels").alternation("overall"),
            load_vocabulary("score_cues").alternation("which score", "result", "rated"),
            load_vocabulary("year_words").alternation("assessed"),
            _SUBJECTS("own", "year"),
        )
    )
)
_OF_ASSERTIONS = ("asserts", "finds", "begins", "equals at number", "change", "from", "to")
_SAYS_NOTHING_ELSE = re.compile(  # at once: `คะแนน` taken out first would leave a rest of `ด้วยคะแนน`
    "|".join(
        (
            _OF_RESULT.pattern,
            load_vocabulary("sentence_cues", "reach").alternation(*_OF_ASSERTIONS),
            load_vocabulary("score_cues").alternation(),
            _SUBJECTS("between", "of"),
        )
    )
)
_WORD = re.compile(f"[{THAI_WORD}]{{4}}")
"""Four letters and marks on end: what is left of a word that nothing explains."""


def tells_result_only(said: str) -> bool:
    """True where all words of a line before its number are of body, year and result: it goes on with the line above.

    >>> tells_result_only("ในปีงบประมาณ พ.ศ. 2567 เทศบาลตำบลนาดีมีค่าคะแนนเท่ากับ")
    True
    >>> tells_result_only("ใช้จ่ายเงินไปแล้ว ร้อยละ")
    False
    """
    return _WORD.search(_SAYS_NOTHING_ELSE.sub(" ", _without_names(said))) is None


def names_body_as_subject(said: str) -> bool:
    """True where the words before a number name the body itself, as more than whose thing another one is.

    >>> names_body_as_subject("ตามแผน หน่วยงานได้"), names_body_as_subject("แผนพัฒนาของหน่วยงานได้")
    (True, False)
    """
    return _BODY_AS_SUBJECT.search(said) is not None


def names_other_thing(said: str) -> bool:
    """True where the words of a line before its number name something else than the body, its year and its result.

    >>> names_other_thing("ในปีงบประมาณ พ.ศ. 2567 เทศบาลตำบลนาดีมีค่าคะแนนเท่ากับ"), names_other_thing("ได้คะแนน")
    (False, False)
    >>> names_other_thing("การจัดเก็บภาษีที่ดิน คิดเป็นร้อยละ")
    True
    """
    return _OTHER.search(_OF_RESULT.sub(" ", _without_names(said))) is not None


def ends_with_body(said: str) -> bool:
    """True where words end with the name of a body: a place that follows is the end of its address.

    >>> ends_with_body("ผลการประเมิน เทศบาลตำบลนาดี "), ends_with_body("เทศบาลตำบลนาดีได้ 91.10 ส่วน")
    (True, False)
    """
    return said.rstrip().endswith(tuple(found.text for found in find_names(said, "body")))


def _without_names(said: str) -> str:
    for found in find_names(said, "body"):
        if found.name and found.unit_type != "other":  # a school's own name speaks of another matter
            said = said.replace(found.text, " ")
    return said

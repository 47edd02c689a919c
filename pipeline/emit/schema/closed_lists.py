"""The closed lists of the dataset: every value that such a column may have, and what it means.

`pipeline.model` types the same lists for the code; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final


def _list(**values: str) -> Mapping[str, str]:
    return MappingProxyType(values)


def _words(*values: str) -> Mapping[str, str]:
    return MappingProxyType(dict.fromkeys(values, ""))


SCORE_STATUSES: Final = _list(
    verified="read without doubt, and arithmetic or a second reading that agrees confirms the digits",
    read="one reading, nothing contradicts it",
    repaired="differs from what was read, and arithmetic forces it",
    corrected="a person decided, see `basis`",
    ambiguous="the digits are read, but whose, which year, or what they measure is not certain: the likeliest is given",
    conflict="readings disagree and nothing decides",
    suspect="breaks a rule",
)
ROLES: Final = _list(
    score="a result of the assessment",
    target="what is aimed at",
    pass_mark="what must be reached",
    weight="the weight of a part",
    maximum="the most that can be had",
    change="the difference to another year",
    share="of answers or of people",
    count="a number of things or people",
    other_index="another measurement: LPA, satisfaction, training …",
    self_assessed="the body's own estimate",
    group_mean="of a province, a type, the country",
    copied="from a table of another report; no body and no year are given to it",
    unknown="nothing says what it is",
)
SCOPES: Final = _words("overall", "instrument", "indicator", "sub_indicator", "question")
INSTRUMENTS: Final = _words("IIT", "EIT", "OIT")
METHODS: Final = _words("text", "repaired_text", "ocr", "dump", "narrative")
DOCUMENT_KINDS: Final = _list(
    analysis="",
    measures_report="",
    memo="",
    results_table="one row per body, many bodies",
    other="",
)
DOCUMENT_STATUSES: Final = _list(ok="", partial="something was lost, a finding says what", failed="nothing was read")
SEVERITIES: Final = _list(
    error="something of a report is missing in the dataset", warning="a row is doubtful", info="for the record"
)
MEASURE_STATUSES: Final = _words("done", "not_done", "in_progress")
ITEM_FIELDS: Final = _words("steps", "responsible", "results", "outcomes")
ANALYSIS_KINDS: Final = _list(
    weakness="ข้อบกพร่อง, จุดอ่อน",
    strength="จุดแข็ง",
    keep="รักษาระดับ",
    constraint="ข้อจำกัด",
    proposal="ข้อเสนอแนะ, แนวทางปรับปรุง",
    other="",
)
CLAIMS: Final = _words("lowest", "highest", "above", "below")
AGREEMENTS: Final = _list(single="one document", agree="several, all alike", differ="several that differ")
CHANGE_REASONS: Final = MappingProxyType(
    {
        "new-file": "",
        "file-changed": "",
        "file-gone": "",
        "code-changed": "the program reads the same file otherwise",
        "correction": "a person decided",
    }
)
MARKS: Final = _list(
    A="printed in a primary source or proved by arithmetic",
    B="one secondary source",
    C="inferred",
    D="general knowledge",
)

"""Sentences that speak of a score where no number can be read: `คะแนนภาพรวม ##### คะแนน`, `9l.33`, `ร้อยละ ______`.

What is no number is counted by nobody, so these are looked for by their own shapes, and only in sentences that speak of
scores.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from prongsai.normalizers.values.assessment import names_assessment
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.pipeline.account.codes import Names, code_of_row, find_codes
from prongsai.pipeline.account.numbers import FORMULA_ERROR, plain
from prongsai.pipeline.model import Finding, Paragraph

_CUES = load_vocabulary("score_cues").alternation
_NUMBER_WORDS = load_vocabulary("spelled_numbers").alternation
_SPEAKS = re.compile(_CUES("score", "result", "rated", "per hundred"))
_UNIT_BEHIND = rf"\s*(?:%|{_CUES('score', 'per cent')})"
_SIGN = "[0-9OoIlXx?#_*|]"
"""A digit, a letter that stands in its place, or a sign for a digit that nobody could read."""
_NEAR = 40
"""Characters: a number is written in words in brackets right behind it, or right before."""
_NUMBER_WORD = f"(?:{_NUMBER_WORDS('digit', 'tens')})"
_SHAPES: Mapping[str, re.Pattern[str]] = {
    "signs in place of digits": re.compile(
        # `O1.1` is a part of a question
        r"(?<![0-9A-Za-z.,/])(?![OoIi][0-9]{1,2}[.:][0-9](?![0-9]))(?=[^ ]*[A-Za-z?#_*|])"
        rf"(?:[Xx?#_*|]{{2,3}}|(?=.?[0-9]){_SIGN}{{2,3}})[.:]{_SIGN}{{1,2}}(?![0-9A-Za-z.])"
    ),
    "what a column too narrow shows": re.compile(r"#{3,}"),
    "a formula that fails": FORMULA_ERROR,
    "a blank to be filled in": re.compile(rf"(?:_{{2,}}|\.{{3,}}|\u2026+)(?={_UNIT_BEHIND})"),
    "nothing": re.compile(rf"(?:{_CUES('equals', 'is')})\s*(?:{_CUES('score')})\s*(?={_CUES('rated')})"),
    "a number without its point": re.compile(
        # no year: `คะแนน ITA 2567`
        rf"(?<![0-9.,/])(?!2[45][0-9]{{2}})[1-9][0-9]{{3}}(?={_UNIT_BEHIND})"
    ),
    "a number in words": re.compile(rf"{_NUMBER_WORD}+(?:{_NUMBER_WORDS('point')}){_NUMBER_WORD}{{1,2}}"),
}
"""What stands where a number should be -> how it looks, in text with Arabic digits."""


def find_unreadable(paragraphs: Sequence[Paragraph], names: Names) -> Iterator[Finding]:
    """A finding for each sentence of running text that speaks of a score and gives none that can be read.

    Args:
        paragraphs: all of a document that speaks of the assessment, in reading order.
        names: the names of the year's indicators.
    """
    for paragraph in paragraphs:
        text = plain(paragraph.text)
        if not _SPEAKS.search(text):
            continue
        for what, shape in _SHAPES.items():
            for match in shape.finditer(text):
                if what == "a number in words" and _has_digits_near(text, match):
                    continue
                yield _tell(paragraph, text, match, what, names)


def _has_digits_near(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - _NEAR) : match.start()] + text[match.end() : match.end() + _NEAR]
    return re.search(r"[0-9]\.[0-9]", around) is not None


def _tell(paragraph: Paragraph, text: str, match: re.Match[str], what: str, names: Names) -> Finding:
    before = text[: match.start()]
    code = code_of_row(find_codes(before, names)) or ("ita" if names_assessment(before) else None)
    where = paragraph.provenance
    of = f" of {code}" if code else ""
    return Finding(
        "warning",
        "score-missing",
        f"a sentence gives {what} where the score{of} should be: `{match[0].strip()}`",
        where.page,
        where.bbox,
        code,
        match[0].strip(),
        "look at the report, or ask its publisher for the number",
        where,
    )

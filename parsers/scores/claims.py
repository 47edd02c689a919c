"""What the words over a column, beside a row or above a table say of its numbers: which quantity, and whose.

A heading is a noun phrase, so its head comes first: `ผลต่างคะแนนที่ได้` is a change, `คะแนนที่ได้เทียบเป้าหมาย` a result.
The words nearest to the numbers decide; what they leave open is answered by the heading above, then by the caption.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import get_args

from prongsai.normalizers.names.places import find_places
from prongsai.normalizers.names.units import find_names
from prongsai.normalizers.values.means_of_years import find_means_of_years
from prongsai.normalizers.vocabulary import Hit, load_vocabulary
from prongsai.parsers.scores.cell_text import plain
from prongsai.pipeline.model import Role

_WORDS = load_vocabulary("claim_words")
_WIDER = re.compile(load_vocabulary("wider_than_body").alternation("wider"))
_REMARK = re.compile(r"\([^()]*[0-9][^()]*\)")
"""`(เกณฑ์ 85)`, `(เต็ม 100)`: it explains the heading before it and is not what the column holds."""
_FEW_MARKS = re.compile(
    rf"\(\s*(?:{load_vocabulary('score_limits').alternation('maximum')})?\s*[3-7](?:\.0+)?\s*"
    rf"(?:{load_vocabulary('score_cues').alternation('score')})?\s*\)|[3-7]\s*{load_vocabulary('score_cues').alternation('grade')}|x\u0304"
)
"""A scale of five, of four: `(เต็ม 5)`, `(5 คะแนน)`, `5 ระดับ`."""
_LONGEST_CAPTION = 130
"""Characters; a longer line is a sentence of prose, which speaks of much besides the table below it."""

_SUBJECTS = load_vocabulary("score_subjects").alternation
_MEAN = load_vocabulary("score_cues").alternation("mean")
_MEAN_OF_AREA = re.compile(
    rf"(?:{_WORDS.alternation('whole')}|{_MEAN})(?:\s|{_SUBJECTS('of', 'of all', 'bodies')})*"
    rf"(?:{_WORDS.alternation('place')})"
    rf"|(?:{_MEAN})[^0-9\n]*?(?:(?:{_SUBJECTS('of')})\s*(?:{_SUBJECTS('bodies')})|(?:{_SUBJECTS('of all')})\s*"
    rf"(?:{_WORDS.alternation('place')}|{_SUBJECTS('bodies')}))"
)
"""`ภาพรวมประเทศ`, `เฉลี่ยทั้งจังหวัด`, `ภาพรวม อปท. จังหวัด…`, `ค่าเฉลี่ยรายตัวชี้วัดของ อปท.`: a whole, and not this
body's."""

_ROLES = frozenset(get_args(Role)) - {"score"}
_OF_OTHERS = ("group_mean", "copied", "department", "part")
_OF_OTHERS_ROLES = ("group_mean", "copied")
_IN_HEADINGS_ONLY = ("place", "extreme", "department", "part", "count")
"""What a caption may speak of though its table is of something else: `ตัวชี้วัดที่ได้คะแนนสูงสุด`, `จำนวน 10 ตัวชี้วัด`."""
_UNLESS_SCORES = ("share", "change", "pass_mark", "weight", "maximum", "other_index")
"""What a caption may speak of besides scores: `ผลการประเมินตามเกณฑ์ของ ป.ป.ช.`"""


@dataclass(frozen=True, slots=True)
class Claim:
    """What words say of the numbers under, beside or below them."""

    role: Role = "score"
    words: str = ""
    """Those that say the role, where it is no score."""
    is_own: bool = False
    """True where they name the reporting body itself."""
    is_whole: bool = False
    """True for the whole as against its parts."""
    is_result: bool = False
    """True where they say that the numbers were obtained."""
    is_score: bool = False
    """True where they speak of scores at all."""
    is_percent: bool = False
    """True where they say no more than per cent."""

    @property
    def strength(self) -> int:
        """How much speaks for a result of this body; 0 where nothing does."""
        return max(4 * self.is_own, 3 * self.is_whole, 2 * self.is_result, self.is_score)


SILENT = Claim()
"""The claim of no words."""


def read_claim(text: str) -> Claim:
    """The claim of one heading.

    >>> read_claim("คะแนนที่คาดหวัง").role, read_claim("ผลคะแนน (เป้าหมาย 90)").role
    ('target', 'score')
    >>> read_claim("คะแนนเฉลี่ยระดับประเทศ").role
    'group_mean'
    """
    printed = plain(text)
    said = _leave_out_names(_REMARK.sub(" ", printed).strip() or printed)
    claim = _read_words(said, list(_WORDS.find(said)))
    if claim.role == "score" and _FEW_MARKS.search(printed):
        claim = replace(claim, role="other_index", words=printed)
    return _without_years(claim, printed)


def read_caption(text: str) -> Claim:
    """The claim of a line above a table, as far as captions can make one; silent for a sentence that compares.

    >>> read_caption("ค่าเป้าหมายรายตัวชี้วัด").role, read_caption("ตัวชี้วัดที่ได้คะแนนสูงสุด").role
    ('target', 'score')
    """
    said = _REMARK.sub(" ", plain(text)).strip()
    if not said or len(said) > _LONGEST_CAPTION:
        return SILENT
    said = _leave_out_names(said)
    hits = list(_WORDS.find(said))
    until = next((hit.start for hit in hits if hit.means == "compared"), len(said))
    is_of_scores = any(hit.means in ("score", "result") for hit in hits)
    silent = (*_IN_HEADINGS_ONLY, *(_UNLESS_SCORES if is_of_scores else ()))
    kept = [hit for hit in hits if hit.start < until and hit.means not in silent]
    return _without_years(_read_words(said[:until], kept), plain(text))


def _without_years(claim: Claim, printed: str) -> Claim:
    """The claim, but for a score of several years together, which is a result of none of them."""
    years = next(find_means_of_years(printed), None) if claim.role == "score" else None
    return claim if years is None else replace(claim, role="unknown", words=years[0])


def join_claims(nearest_first: Iterable[Claim]) -> Claim:
    """One claim of several headings above each other: each question is answered by the nearest that answers it."""
    whole = SILENT
    for claim in nearest_first:
        role, words = whole.role, whole.words
        is_of_others = claim.role in _OF_OTHERS_ROLES
        is_answered = (whole.is_own or whole.is_whole) if is_of_others else whole.strength > 1
        if role == "score" and not is_answered:
            role, words = claim.role, claim.words
        whole = Claim(
            role,
            words,
            whole.is_own or (claim.is_own and role == "score"),
            whole.is_whole or (claim.is_whole and role == "score"),
            whole.is_result or claim.is_result,
            whole.is_score or claim.is_score,
            whole.is_percent or claim.is_percent,
        )
    return whole


@lru_cache(maxsize=1024)
def _leave_out_names(text: str) -> str:
    """The text without names of bodies and places, whose letters may be words: `อำเภอเวียงป่าเป้า` speaks of no `เป้า`."""
    for found in find_names(text, "row"):
        if found.name and _WORDS.read(found.text) is None and _WORDS.read(found.name) is None:
            text = text.replace(found.text, " ")
    for place in find_places(text):
        if place.kind != "letter_code" and _WORDS.read(place.name) is None:
            text = text.replace(place.name, " ")
    return text


def _read_words(said: str, hits: Sequence[Hit]) -> Claim:
    means = {hit.means for hit in hits}
    role, words = _read_role(said, hits)
    return Claim(
        role=role,
        words=words,
        is_own="own" in means and role == "score",
        is_whole="whole" in means and role == "score",
        is_result="result" in means,
        is_score="score" in means,
        is_percent="per cent" in means and not means & {"score", "result"},
    )


def _read_role(said: str, hits: Sequence[Hit]) -> tuple[Role, str]:
    """The role that words give, and the words; a `score` where none gives another."""
    first = next((hit for hit in hits if hit.means in {*_ROLES, *_OF_OTHERS, "result", "compared", "next year"}), None)
    others = next((hit for hit in hits if hit.means in _OF_OTHERS), None)
    if (wider := _WIDER.search(said)) is not None and (first is None or first.means not in _ROLES):
        return "group_mean", wider[0]
    if any(hit.means == "extreme" for hit in hits):
        return "group_mean", said
    if first is not None and first.means in ("result", "compared") and others is not None:
        first = others
    if first is not None and first.means == "weight" and any(hit.means == "result" for hit in hits):
        return "score", ""  # `น้ำหนักคะแนนที่ได้`: what was obtained of the weight
    if first is not None and first.means != "result":
        return _role_of(first), said
    # `จังหวัด` alone, or with no more than a word for scores, heads the numbers of the province
    place = next((hit for hit in hits if hit.means == "place"), None)
    if _MEAN_OF_AREA.search(said):
        return "group_mean", said
    if place is not None and not {hit.means for hit in hits} & {"own", "whole", "result"} and _opens(said, place, hits):
        return "group_mean", said
    return "score", ""


def _role_of(hit: Hit) -> Role:
    means = hit.means
    if means in ("department", "part"):
        return "other_index"  # of a part, which no code of the frame stands for
    if means == "compared":
        return "change"
    if means == "next year":
        return "target"
    return next(role for role in get_args(Role) if role == means)


def _opens(said: str, place: Hit, hits: Sequence[Hit]) -> bool:
    """True where nothing but words of the table stands before a place."""
    before = said[: place.start]
    for hit in hits:
        if hit.end <= place.start:
            before = before.replace(said[hit.start : hit.end], "")
    return not before.strip()

"""Scores in sentences: `ได้คะแนน ๙๒.๗๕ อยู่ในระดับ ผ่านดี`, `ตัวชี้วัดที่ ๔ … คือ ๙๕.๖๐ คะแนน`.

A number counts as a score only where the words beside it say so (`prose_numbers`), its sentence asserts it as a result
(`sentence_roles`) and no word of its clause is unknown (`clause_evidence`); it belongs to the label nearest before it
(`prose_labels`). What it gives as a goal, a pass
mark or the like is an observation with that role; a number of the country belongs to nobody here.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from prongsai.normalizers.printed_numbers import SCORE_WITH_POINT
from prongsai.normalizers.values.digits import FULL_YEAR
from prongsai.normalizers.values.indicators import KnownIndicator
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.number_places import NumberPlace, find_number_places
from prongsai.parsers.scores.cells import Rating, find_rating
from prongsai.parsers.scores.clause_evidence import weigh_clause
from prongsai.parsers.scores.clauses import cut_clause
from prongsai.parsers.scores.doubtful import MENDED_CONFIDENCE
from prongsai.parsers.scores.enumerations import Enumerated
from prongsai.parsers.scores.frame_codes import FrameLookup, scope_of
from prongsai.parsers.scores.listed_lines import settle_lists
from prongsai.parsers.scores.prose_labels import Label, LabelReading, find_labels, read_label
from prongsai.parsers.scores.prose_numbers import find_score_numbers, is_of_hundred, is_proven_one
from prongsai.parsers.scores.prose_passages import MEASURED, ScorePassage, join_passage
from prongsai.parsers.scores.prose_roles import find_left_open, read_roles_in
from prongsai.parsers.scores.prose_subjects import names_other_thing
from prongsai.parsers.scores.sentence_roles import Said
from prongsai.parsers.year_claims import YearClaim, said_by
from prongsai.parsers.years import find_later_year, pick_year_of_score
from prongsai.pipeline.model import Observation, OpenClaim, Paragraph

_CUES = load_vocabulary("score_cues").alternation
_WIDER_THAN_BODY = re.compile(load_vocabulary("wider_than_body").alternation("wider"))
_SUM = re.compile(rf"(?:^|[\s,])(?:{_CUES('sum', 'sum in all')})\s*(?:{_CUES('equals')}|=|:)?\s*$")
_PLAIN_SCORE = re.compile(_CUES("follows", "score"))
"""Says that a score follows, not whose: it is the overall one where a rating follows too."""
_CHANGED_TO = re.compile(load_vocabulary("sentence_cues", "reach").alternation("to"))
_BEGINS = re.compile(load_vocabulary("sentence_cues", "reach").alternation("begins"))
_FROM = load_vocabulary("score_limits").alternation("from")
_OLD_VALUE_YEAR = re.compile(rf"(?:{_FROM})\s*\(?{SCORE_WITH_POINT}[^0-9\n]{{1,40}}{FULL_YEAR}(?![0-9])")
_MEAN = re.compile(_CUES("mean"))
_CONTEXT_LENGTH = 240
"""Characters: two printed lines and a half before a score, which may say whose it is. Measured: 120 to 360 give the
same rows of 8 reports."""
_CARRIED = 0.92
"""For a score that takes its label from the one before it."""
_NEAR_WORD = 60
"""Characters from a bare `คะแนน` to its number: a body's name may stand between."""
_RATED, _SUMMED = 0.95, 0.9
"""How sure a score is the overall one because a rating follows it, and because it is called a sum."""
_RATED_WITHIN, _LONGEST_RATING = 110, 30
"""How far behind a score its rating may begin, and how long it may be: `AA หรือ ผ่านดีเยี่ยม` has 20 characters."""
_SCALE = 8
"""Characters: ` / 100` and the sign behind it."""
_REACH = 420
"""How far before its number a label may stand: official names of indicators and instruments are long."""


def parse_score_prose(
    paragraphs: Sequence[Paragraph],
    years: Sequence[YearClaim],
    frame: FrameLookup,
    context: str = "",
    report_year: int | None = None,
) -> list[Observation]:
    """The scores stated in consecutive paragraphs, and behind them the numbers that are said to be something else.

    Args:
        paragraphs: the lines between two tables, in reading order.
        years: for each paragraph the year to take where the words around a score name none.
        frame: what is known of the codes of each year.
        context: the heading that they stand under.
        report_year: the year of the report, from which `ปีที่แล้ว` counts.
    """
    passage = join_passage(paragraphs, years, frame, context, report_year)
    listed = {one.start: one for one in passage.find_listed()}
    numbers = list(find_score_numbers(passage.text, listed))
    begins = {number.start() for number in numbers}
    roles = read_roles_in(passage, begins, listed)
    asserted = [number for number in numbers if number.start() not in roles]
    # the year of an old value, before a score or behind, is its own: `จาก ๘๐.๑๐ คะแนน ในปี ๒๕๖๖ เพิ่มเป็น ๘๘.๘๐ คะแนน`
    old_values = [m.span() for m in _OLD_VALUE_YEAR.finditer(passage.text)]
    bounds = {number.start(): number.end() for number in numbers}
    results = frozenset(number.start() for number in asserted)
    left_open = find_left_open(passage, begins, listed)
    observations: list[Observation] = []
    starts: list[int] = []
    for place in find_number_places(passage.text, asserted):
        found = _read_score(passage, place, listed.get(place.start), old_values)
        if found is None and observations:
            found = _carry_label(observations[-1], passage, place)
        if found is not None:
            one = listed.get(place.start)
            span = (place.start, bounds[place.start]) if one is None else (one.first, one.last)
            weighed = _weigh(found, passage, place, span, results)
            observations.append(_leave_open(weighed, left_open.get(span[0])))
            starts.append(place.start)
    observations = settle_lists(list(zip(starts, observations, strict=True)), passage)
    for place in find_number_places(passage.text, numbers):
        if (said := roles.get(place.start)) is not None:
            found = _read_score(passage, place, listed.get(place.start))
            if found is not None:
                observations.append(replace(found, role=said.role, role_basis=said.words, level=None))
    return observations


def _weigh(
    found: Observation, passage: ScorePassage, place: NumberPlace, span: tuple[int, int], results: Container[int]
) -> Observation:
    """The reading as far as its clause asserts it.

    Args:
        found: the reading.
        passage: its passage.
        place: where its number stands.
        span: of its number, or of its whole list: what is said of that is said of all.
        results: where the numbers begin of which nothing says that they are something else.
    """
    indicators = passage.frame.indicators(found.fiscal_year)
    clause = cut_clause(passage.text, *span, indicators, results)
    titles = [wording for one in indicators for wording in one.wordings]
    is_whole = "." not in place.printed and "," not in place.printed and place.printed != "100"
    is_whole = is_whole and not is_of_hundred(place.after(_SCALE))
    return weigh_clause(found, clause, titles, is_whole)


def _leave_open(found: Observation, said: Said | None) -> Observation:
    """The reading in doubt where the words may still go on with what was meant to be."""
    if said is None or found.role != "score" or any(one.question == "quantity" for one in found.open_claims):
        return found
    return replace(found, open_claims=(*found.open_claims, OpenClaim("quantity", ("score", f"`{said.words}`"))))


def _carry_label(last: Observation, passage: ScorePassage, place: NumberPlace) -> Observation | None:
    """The same score of another year: `ปี ๒๕๖๕ ได้ … คะแนน ปี ๒๕๖๖ ได้ … คะแนน` names it once.

    Where the second year is not named, `จากปี ๒๕๖๕ (… คะแนน) เหลือ … คะแนน` says that it is the one assessed.
    """
    between = place.text[place.floor : place.start]
    named = [m for m in passage.mentions if place.floor <= m.start < place.start]
    if named:
        year = passage.claim_of(place, named[-1])
    elif _CHANGED_TO.search(between):
        year = passage.default_at(place.start)
    else:
        return None
    if "\n" in between or year.year in (None, last.fiscal_year) or _WIDER_THAN_BODY.search(between):
        return None
    if next(find_labels(between, passage.frame.indicators(year.year)), None) is not None:
        return None
    return replace(
        last,
        fiscal_year=year.year,
        value=_value(place),
        raw_score=passage.printed(place),
        level=None,
        confidence=min(last.confidence, _CARRIED, _surest(place)),
        answers=year.answers,
        open_claims=year.open_claims,
    )


def _read_score(
    passage: ScorePassage, own: NumberPlace, listed: Enumerated | None, old_values: Sequence[tuple[int, int]] = ()
) -> Observation | None:
    place = own if listed is None else _place_of_list(own, listed)
    before = place.before(_REACH)
    if _WIDER_THAN_BODY.search(MEASURED.split(before[-80:])[-1]):
        return None
    floor = max((end for _, end in old_values if end <= place.start), default=0)
    dating = [m for m in passage.mentions if not any(start <= m.start < end for start, end in old_values)]
    # behind another label a year is that one's: `ได้ ๙๔.๐๗ คะแนน ตัวชี้วัดที่ ๑๐ ปี ๒๕๖๖ ได้ ๗๔.๐๖ คะแนน`
    behind = [one.start for one in find_labels(place.text[place.end : place.ceiling], []) if one.kind != "overall"]
    ceiling = place.end + min(behind) if behind else place.ceiling
    near = pick_year_of_score(replace(place, floor=max(place.floor, floor), ceiling=ceiling), dating)
    is_year_said = near is not None
    claim = passage.default_at(place.start) if near is None else passage.claim_of(place, near)
    if listed is not None and listed.year is not None:
        is_year_said, claim = True, said_by("sentence", str(listed.year), listed.year, passage.report_year)
    elif passage.report_year is not None:
        later = find_later_year(place, passage.mentions, passage.report_year)
        if later is not None and (near is None or near.start < later.start):
            claim = replace(claim, between=(str(claim.year), str(later.year)))
    year = claim.year
    rating = _rating(place, year)
    read = _read_listed_or_labelled(passage, year, before, listed) or _read_whole(place, before, rating.level)
    if read is None:
        return None
    code, instrument, name, sure = read
    paragraph = passage.paragraph_at(own.start)
    return Observation(
        fiscal_year=year,
        scope=scope_of(code),
        instrument=instrument,
        code=code,
        value=_value(own),
        scale_max=100.0,
        raw_code=name or code,
        raw_score=passage.printed(own),
        provenance=paragraph.provenance,
        level=rating.level if code == "ita" else None,
        printed_level=rating.printed if code == "ita" else None,
        name_text=name,
        context=passage.context or _sentence_start(place),
        context_kind="narrative",
        confidence=min(paragraph.confidence, sure, _surest(own)) * (1.0 if is_year_said else 0.98),
        answers=claim.answers,
        open_claims=claim.open_claims,
    )


def _place_of_list(place: NumberPlace, listed: Enumerated) -> NumberPlace:
    """Where the whole list of a value stands: the words around it are those of each value, up to the next numbers."""
    text, first, last = place.text, listed.first, listed.last
    before = [match.end() for match in MEASURED.finditer(text, 0, first)]
    behind = MEASURED.search(text, last)
    return NumberPlace(text, first, last, before[-1] if before else 0, behind.start() if behind else len(text))


def _read_listed_or_labelled(
    passage: ScorePassage, year: int | None, before: str, listed: Enumerated | None
) -> LabelReading | None:
    """Whose score it is by its name in a list, or by the label before it."""
    indicators, divided = passage.frame.indicators(year), passage.frame.divided_indicators(year)
    if listed is not None and listed.label is not None:
        return read_label([listed.label], listed.name, indicators, divided)
    nearest, labels = _labels_before(before, indicators)
    return read_label(labels, nearest, indicators, divided)


def _read_whole(place: NumberPlace, before: str, level: str | None) -> LabelReading | None:
    """The overall score where no label stands: a rating follows it, or it is called a sum."""
    if names_other_thing(place.text[max(place.line_start, place.floor) : place.start]):
        return None
    if level is not None and (plain_word := _PLAIN_SCORE.search(before[-_NEAR_WORD:])) is not None:
        return LabelReading("ita", None, plain_word.group(), _RATED)
    if (total := _SUM.search(before)) is not None:
        return LabelReading("ita", None, total.group().strip(), _SUMMED)
    return None


def _labels_before(before: str, indicators: Sequence[KnownIndicator]) -> tuple[str, list[Label]]:
    """The text that speaks of a score, and the labels in it.

    A label between another number and this one is this one's: `ผู้ตอบแบบวัด EIT ร้อยละ ๙๕.๐๐ … ได้คะแนนรวม ๙๐.๘๕`. A mean in
    the same line may still be that of the name before: `EIT มีผู้ตอบร้อยละ ๗๒.๐๐ และได้คะแนนเฉลี่ย ๘๖.๘๖`.
    """
    nearest = MEASURED.split(before)[-1]
    labels = list(find_labels(nearest, indicators))
    if labels and ("\n" in nearest or not all(_MEAN.search(nearest[one.start : one.end]) for one in labels)):
        return nearest, labels
    return before, list(find_labels(before, indicators))


def _value(place: NumberPlace) -> float:
    return float(re.sub(r"\s", "", place.printed).replace(",", "."))


def _surest(place: NumberPlace) -> float:
    """The most confidence that a number deserves by how it is printed."""
    return 1.0 if is_proven_one(place.printed) else MENDED_CONFIDENCE


def _sentence_start(place: NumberPlace) -> str:
    """What stands before a score in its sentence, after the score before it: it may name whose score it is."""
    said = place.text[max(place.line_start, place.floor) : place.start]
    begins = [match.end() for match in _BEGINS.finditer(said)]
    return said[begins[-1] if begins else 0 :].strip()[-_CONTEXT_LENGTH:]


def _rating(place: NumberPlace, year: int | None) -> Rating:
    """The rating beside the overall score: after it, else right before it."""
    if find_rating(place.after(_RATED_WITHIN), year).level is None:
        return find_rating(place.before(70), year)
    return find_rating(place.after(_RATED_WITHIN + _LONGEST_RATING), year)  # the same one, and all of it

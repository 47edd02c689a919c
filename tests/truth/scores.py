"""Each score of a report judged: right, doubted, wrong, invented or missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from rapidfuzz.distance import Levenshtein

from tests.truth.losses import is_score_flagged
from tests.truth.statuses import is_trusted
from tests.truth.text import Note, Tally, ignore, plain

Row = Mapping[str, Any]
Outcome = Literal["right", "doubted", "wrong", "invented", "missing"]
SAME_SUBJECT = 0.85
"""Two names this alike are the same body's in one list."""
ROUNDING = 0.006
SCALED_ROUNDING = 0.0101
"""`score_100` has two decimals, and so had the score that it is computed from."""


class Key(NamedTuple):
    """Whose score of what and when; `subject` is empty for the reporting body's own."""

    subject: str
    code: str
    fiscal_year: int | None


class Wanted(NamedTuple):
    """One score that the report states."""

    key: Key
    score: float
    scale_max: float


@dataclass(frozen=True)
class Verdict:
    """What came of one wanted score, or of one row that nothing wanted."""

    outcome: Outcome
    wanted: Wanted | None
    row: Row | None
    is_silent: bool = False
    """Wrong or invented with a trusted status."""
    is_flagged: bool = False
    """Missing, and a finding says so."""
    is_misprint: bool = False
    """The report prints a wrong digit, which the dataset repeats and doubts."""


def is_same(printed: float, true: float) -> bool:
    return abs(printed - true) < ROUNDING


def has_value(row: Row, wanted: Wanted) -> bool:
    """True for the wanted value on its printed scale: 27.10 of 30 is not 27.10 of 100."""
    return is_same(row["score"], wanted.score) and row["scale_max"] == wanted.scale_max


def wanted_scores(truth: Mapping[str, Any]) -> list[Wanted]:
    """The scores of the reporting body and of the rows of a results table; a dash there wants none."""
    wanted = [Wanted(Key("", row["code"], row["fiscal_year"]), row["score"], 100) for row in truth["scores"]]
    for row in truth.get("results", ()):
        for code, value in row["scores"].items():
            if value is not None:
                key = Key(plain(row["subject"]), code, row["fiscal_year"])
                wanted.append(Wanted(key, value, row["scale_max"][code]))
    return wanted


def nearest(subject: str, subjects: set[str]) -> str:
    """The wanted subject that a read one means: a dump may print a body's name with a letter misread."""
    likeness = {each: Levenshtein.normalized_similarity(subject, each) for each in subjects}
    best = max(likeness, key=lambda each: (likeness[each], each), default=subject)
    return best if likeness.get(best, 0) >= SAME_SUBJECT else subject


def judge_scores(
    truth: Mapping[str, Any], rows: Sequence[Row], findings: Sequence[Row], note: Note = ignore
) -> list[Verdict]:
    """One verdict for each wanted score, and one for each row that stands for none.

    A row at the place of a wanted score with another value is wrong. So is a row with the value of a missing score of
    that code under another year or body: it stands in its stead. Any other row is invented.
    """
    wanted = wanted_scores(truth)
    subjects = {each.key.subject for each in wanted}
    waiting: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        subject = nearest(plain(row["subject"]), subjects) if row["subject"] else ""
        waiting[Key(subject, row["code"], row["fiscal_year"])].append(row)
    verdicts: list[Verdict] = []
    missing: list[Wanted] = []
    for each in wanted:
        hit = next((row for row in waiting[each.key] if has_value(row, each)), None)
        misprint = None if hit else next((row for row in waiting[each.key] if _is_doubted_misprint(row, truth)), None)
        found = hit or misprint
        if found is None:
            missing.append(each)
            continue
        waiting[each.key].remove(found)
        outcome: Outcome = "right" if is_trusted(found["status"]) else "doubted"
        verdicts.append(Verdict(outcome, each, found, is_misprint=misprint is not None))
    left = [(key, row) for key, kept in waiting.items() for row in kept]
    places = {each.key for each in missing}
    # a row at its own place first, so that a value read for another year cannot take that place
    for key, row in sorted(left, key=lambda pair: pair[0] not in places):
        stead = _stood_for(key, row, missing)
        if stead:
            missing.remove(stead)
        verdict = Verdict("wrong" if stead else "invented", stead, row, is_silent=is_trusted(row["status"]))
        verdicts.append(verdict)
        note(f"score {verdict.outcome} {tuple(key)} {described(row)}, is {stead.score if stead else 'not there'}")
    for each in missing:
        is_flagged = is_score_flagged(findings, each.key.subject, each.key.code, each.score)
        verdicts.append(Verdict("missing", each, None, is_flagged=is_flagged))
        note(f"score {'flagged' if is_flagged else 'lost'} {tuple(each.key)} {each.score}")
    return verdicts


def _is_doubted_misprint(row: Row, truth: Mapping[str, Any]) -> bool:
    typo = truth.get("typo")
    if not typo or row["subject"] or (row["code"], row["fiscal_year"]) != (typo["code"], typo["fiscal_year"]):
        return False
    return is_same(row["score"], typo["printed"]) and not is_trusted(row["status"])


def _stood_for(key: Key, row: Row, missing: Sequence[Wanted]) -> Wanted | None:
    at_place = (each for each in missing if each.key == key)
    elsewhere = (each for each in missing if each.key.code == key.code and has_value(row, each))
    return next(at_place, None) or next(elsewhere, None)


def described(row: Row) -> str:
    return f"read {row['score']} {row['status']} {row['confidence']:.3f} from {row['raw_score']!r}, page {row['page']}"


def tally_scores(truth: Mapping[str, Any], rows: Sequence[Row], findings: Sequence[Row], note: Note = ignore) -> Tally:
    """The verdicts counted, with ratings, names in lists and the columns that follow from the score."""
    verdicts = judge_scores(truth, rows, findings, note)
    tally = Tally({f"scores_{each}": 0 for each in ("right", "doubted", "wrong", "invented", "missing")})
    tally.update(f"scores_{verdict.outcome}" for verdict in verdicts)
    tally.update(
        scores_wanted=sum(verdict.wanted is not None for verdict in verdicts),
        scores_silent=sum(verdict.is_silent for verdict in verdicts),
        scores_flagged=sum(verdict.is_flagged for verdict in verdicts),
        scores_lost=sum(verdict.outcome == "missing" and not verdict.is_flagged for verdict in verdicts),
        scores_verified=sum(_is_verified(verdict) for verdict in verdicts),
        misprints_flagged=sum(verdict.is_misprint for verdict in verdicts),
        rows_read=len(rows),
        rows_unscaled=sum(not is_scaled(row) for row in rows),
        rows_certain=sum(row["confidence"] >= 1 for row in rows),
    )
    tally.update(_tally_levels(truth, verdicts, note))
    tally.update(_tally_names(truth, rows, note))
    return tally


def _is_verified(verdict: Verdict) -> bool:
    return verdict.outcome == "right" and verdict.row is not None and verdict.row["status"] == "verified"


def is_scaled(row: Row) -> bool:
    """True where `score_100` is the score on 0 to 100."""
    return abs(row["score_100"] - row["score"] * 100 / row["scale_max"]) < SCALED_ROUNDING


def _tally_levels(truth: Mapping[str, Any], verdicts: Sequence[Verdict], note: Note) -> Tally:
    tally = Tally()
    read = {verdict.wanted.key: verdict.row["level"] for verdict in verdicts if verdict.wanted and verdict.row}
    for key, level in _wanted_levels(truth):
        is_right = read.get(key) == level
        tally.update(levels_wanted=1, levels_right=int(is_right))
        if not is_right:
            note(f"level {tuple(key)} {level}, read {read.get(key)}")
    return tally


def _wanted_levels(truth: Mapping[str, Any]) -> Iterator[tuple[Key, str]]:
    for row in truth["scores"]:
        if "level" in row:
            yield Key("", row["code"], row["fiscal_year"]), row["level"]
    for row in truth.get("results", ()):
        if row.get("level") is not None:
            yield Key(plain(row["subject"]), "ita", row["fiscal_year"]), row["level"]


def _tally_names(truth: Mapping[str, Any], rows: Sequence[Row], note: Note) -> Tally:
    """Names of bodies in a list, letter by letter."""
    wanted = {each.key.subject for each in wanted_scores(truth)} - {""}
    read = {plain(row["subject"]) for row in rows if row["subject"]}
    for name in sorted(wanted - read):
        note(f"name {name} is not among those read")
    return Tally(names_wanted=len(wanted), names_right=len(wanted & read))

"""What a clause says besides body, year, label and result: words that no table knows may make its number anything.

Prose is not believed by default. `คะแนน ITA ได้ ๙๑.๓๓` asserts a result with words that are all known; in `หมายตาคะแนน
ITA ไว้ที่ ๙๕.๐๐` the word that makes a goal of it is known to nobody, and the next report has another. So every word of
the clause must be explained: by a name, a year, a label, or a table of words that leave a result what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from prongsai.normalizers.names.places import find_places
from prongsai.normalizers.names.units import find_names
from prongsai.normalizers.thai.months import MONTH
from prongsai.normalizers.thai.words import cut_words
from prongsai.normalizers.values.dates import ERA
from prongsai.normalizers.values.instruments import find_instrument_mentions
from prongsai.normalizers.values.levels import load_scales
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.clauses import Clause
from prongsai.pipeline.model import Observation, OpenClaim

_BLANKS = re.compile(r"\s+")
_OF_GRAMMAR = (
    *("asserts", "asserts at number", "equals at number", "finds", "tells result", "begins"),
    *("to", "from", "change", "no cue"),
)
"""What `sentence_roles` knows and has weighed."""
_ENDED_BY_ASSERTION = ("target", "pass_mark", "weight", "share")
"""What it knows to end where a verb of winning begins."""
_CUES = load_vocabulary("score_cues").alternation
_MONTH = re.compile(MONTH)
_BEFORE_YEAR = "before a year"
_OF_YEAR = re.compile(rf"(?:{load_vocabulary('clause_words').alternation(_BEFORE_YEAR)})\s*(?:{ERA})?\s*25[0-9]{{2}}")
"""The rest of `ประจำปีงบประมาณ พ.ศ. ๒๕๖๕`, where a label ends within it."""
_OR = load_vocabulary("level_words").alternation("or")
_LEVELS = "|".join(sorted({re.escape(name) for scale in load_scales() for name in scale.names}, key=len, reverse=True))
_RATED = re.compile(rf"(?:{_CUES('rated', 'grade')})\s*(?:{_LEVELS})(?:\s*(?:\(|{_OR})?\s*(?:{_LEVELS})\)?)?")
_MAY_BE_GARBLED = ("ocr", "repaired_text")
"""Ways of reading in which letters get lost or misread; a dump is mostly spelt right."""
_LATIN = re.compile(r"[A-Za-z]{2,}")
LEAST_LIKELY = 20.0
"""Points: no body has scored so little, and changes, weights and means of five marks are as small."""
_LEAST_SURE = 4
"""Letters of a word that misread letters seldom make by chance."""
_QUOTED = 3
"""So many unknown words are named in a doubt."""


def weigh_clause(found: Observation, clause: Clause, titles: Iterable[str], is_whole: bool) -> Observation:
    """The reading as far as its clause asserts it: as it is, in doubt, or as a number of which nobody knows what it is.

    Args:
        found: the reading of a number that looks like a result.
        clause: its words.
        titles: official names that may stand in it.
        is_whole: whether it is printed without decimals, as goals and pass marks are and results are not.
    """
    is_asserted, is_garbled = clause.is_asserted, found.provenance.method in _MAY_BE_GARBLED
    between = find_unknown(clause.between, titles, is_asserted=is_asserted, is_garbled=is_garbled)
    around = find_unknown(clause.before, titles, is_asserted=is_asserted, is_garbled=is_garbled)
    if not (is_asserted or clause.is_equated):
        around = (*around, *find_unknown(clause.behind, titles, is_garbled=is_garbled))
    words = (*between, *around)
    is_weak = is_whole or (found.value or 0.0) < LEAST_LIKELY
    if not words and (is_asserted or not is_weak):
        return found
    said = f"`{', '.join(words[:_QUOTED])}`" if words else f"`{found.raw_score}`"
    if not (is_asserted or (clause.is_found and not between and not is_weak)) or not (clause.is_labelled or not words):
        return replace(found, role="unknown", role_basis=said, level=None, open_claims=())
    return replace(
        found, open_claims=(*found.open_claims, OpenClaim("quantity", ("score", f"what {said} makes of it")))
    )


@cache
def _known(is_asserted: bool) -> frozenset[str]:
    """The words that leave a result what it is, without blanks; in pieces too, as full stops part them (`พ.ศ.`)."""
    wordings = [one.text for one in load_vocabulary("clause_words").wordings if one.means != _BEFORE_YEAR]
    for name in ("score_cues", "clause_joins"):
        wordings += [one.text for one in load_vocabulary(name).wordings]
    of_grammar = (*_OF_GRAMMAR, *(_ENDED_BY_ASSERTION if is_asserted else ()))
    cues = load_vocabulary("sentence_cues", "reach").wordings
    wordings += [one.text for one in cues if one.means in of_grammar]
    wordings += [one.text for one in load_vocabulary("score_subjects").wordings if one.means != "other"]
    wordings += [one.text for one in load_vocabulary("score_labels").wordings if one.means != "code"]
    bare = {_BLANKS.sub("", wording) for wording in wordings}
    return frozenset(bare | {part for wording in bare for part in wording.split(".")})


def find_unknown(
    text: str, titles: Iterable[str] = (), *, is_asserted: bool = False, is_garbled: bool = False
) -> tuple[str, ...]:
    """The words of a text that no table explains, at most three.

    >>> find_unknown("ในปีงบประมาณ พ.ศ. 2567 เทศบาลตำบลนาดี มีค่าคะแนนเท่ากับ")
    ()
    >>> find_unknown("หมายตาคะแนน ITA ไว้ที่")
    ('หมายตา',)

    Args:
        text: a clause or a part of one, with Arabic digits.
        titles: official names in it, which may have any words.
        is_asserted: whether a verb of winning ends what was said of goals and people.
        is_garbled: whether letters may be lost or misread: then what is no word of the language says nothing.
    """
    return tuple(_find(_without_names(text, titles), _known(is_asserted), is_garbled))[:_QUOTED]


def _find(text: str, known: frozenset[str], is_garbled: bool) -> Iterator[str]:
    for piece, is_word in cut_words(text, known):
        if piece not in known and len(piece) > 1 and (not is_garbled or (is_word and len(piece) >= _LEAST_SURE)):
            yield piece
    if is_garbled:
        return
    for match in _LATIN.finditer(text):
        if match[0] not in known:
            yield match[0]


def _without_names(text: str, titles: Iterable[str]) -> str:
    for title in titles:
        if title:
            text = text.replace(title, " ")
    for mention in reversed(find_instrument_mentions(text)):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    for found in find_names(text, "body"):
        if found.name:
            text = text.replace(found.text, " ")
    for place in find_places(text):
        if place.kind != "letter_code":
            text = text.replace(text[place.start : place.end], " " * (place.end - place.start))
    return _OF_YEAR.sub(" ", _MONTH.sub(" ", _RATED.sub(" ", text)))

"""What a clause says besides body, year, label and result: words that no table knows may make its number anything.

Prose is not believed by default. `คะแนน ITA ได้ ๙๑.๓๓` asserts a result with words that are all known; in `หมายตาคะแนน
ITA ไว้ที่ ๙๕.๐๐` the word that makes a goal of it is known to nobody, and the next report has another. So every word of
the clause must be explained: by a name, a year, a label, or a table of words that leave a result what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from prongsai.normalizers.unknown_words import MOST_QUOTED, find_unknown
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.clause_doubts import find_doubts
from prongsai.parsers.scores.clauses import Clause
from prongsai.pipeline.model import MAY_BE_GARBLED, Observation, OpenClaim

_OTHER_NUMBER = re.compile(
    rf"(?<![0-9.,/])(?!25[0-9]{{2}})[0-9]{{1,3}}(?![0-9.,/])(?!\s*(?:{load_vocabulary('score_counters').alternation('counted')}))"
)
_GOALS, _ROUND = ("ita", "iit", "eit"), re.compile(r"[.,][05]0?$")
"""What goals are set for, and how they are printed; of results of many answers two in a hundred are as round. Without a
verb `ITA 87.00 คะแนน` may be either."""
_SUM = re.compile(load_vocabulary("score_cues").alternation("sum", "sum in all"))
_FULL, _MOST_WEIGHT, _WEIGHT_STEP = 100.0, 50.0, 5.0
"""Full marks; weights are multiples of five points, and the heaviest of indicators and instruments has fifty."""
LEAST_LIKELY = 20.0
"""Points: no body has scored so little, and changes, weights and means of five marks are as small."""


def weigh_clause(found: Observation, clause: Clause, titles: Iterable[str], is_whole: bool) -> Observation:
    """The reading as far as its clause asserts it: as it is, in doubt, or as a number of which nobody knows what it is.

    Args:
        found: the reading of a number that looks like a result.
        clause: its words.
        titles: official names that may stand in it.
        is_whole: whether it is printed without decimals, as goals and pass marks are and results are not.
    """
    titles = [title for title in titles if title]
    is_asserted, is_garbled = clause.is_asserted, found.provenance.method in MAY_BE_GARBLED
    between = find_unknown(clause.between, titles, is_asserted=is_asserted, is_garbled=is_garbled)
    around = find_unknown(clause.before, titles, is_asserted=is_asserted, is_garbled=is_garbled)
    if not (is_asserted or clause.is_equated):
        around = (*around, *find_unknown(clause.behind, titles, is_garbled=is_garbled))
    else:
        around = (*around, *find_unknown(clause.predicate, titles, is_garbled=is_garbled))
        opening = find_unknown(clause.opening, titles)[:1]
        if opening and clause.opening.startswith(opening[0]) and not is_garbled:
            around = (*around, *opening)
    around = (*around, *find_doubts(clause.before, clause.between, is_asserted=is_asserted))
    # `IIT 30 EIT 30 OIT 40 รวม 100 คะแนน`: the label has a number already
    taken = [] if is_asserted else [match[0] for match in _OTHER_NUMBER.finditer(clause.between)]
    # the name of an indicator behind the label of something else: that label is not the number's
    if found.scope in ("overall", "instrument"):
        taken += [title for title in titles if title in clause.between][:1]
    words = (*between, *around, *taken)
    is_low = found.value is None or found.value <= LEAST_LIKELY
    if not (words or is_low) and (is_asserted or not is_whole):
        is_round = _ROUND.search(to_arabic(found.raw_score)) is not None
        is_goal = not (is_asserted or clause.is_equated) and found.code in _GOALS and is_round
        is_doubtful = is_goal or (not clause.is_won and _may_be_marks(found, clause))
        return replace(found, open_claims=(*found.open_claims, _ask(f"`{found.raw_score}`"))) if is_doubtful else found
    is_weak = is_whole or is_low
    said = f"`{', '.join(words[:MOST_QUOTED])}`" if words else f"`{found.raw_score}`"
    if not (is_asserted or (clause.is_found and not between and not is_weak)) or not (clause.is_labelled or not words):
        return replace(found, role="unknown", role_basis=said, level=None, open_claims=())
    return replace(found, open_claims=(*found.open_claims, _ask(said)))


def _may_be_marks(found: Observation, clause: Clause) -> bool:
    """True for numbers that full marks and weights are as well: `OIT มีคะแนนรวม ๑๐๐ คะแนน`, `๔๐.๐๐`."""
    value, is_plain = found.value or 0.0, not re.search("[.,]", found.raw_score)
    is_full = value == _FULL and is_plain and _SUM.search(f"{clause.before} {clause.between}") is not None
    return is_full or (value <= _MOST_WEIGHT and value % _WEIGHT_STEP == 0)


def _ask(said: str) -> OpenClaim:
    return OpenClaim("quantity", ("score", f"what {said} makes of it"))

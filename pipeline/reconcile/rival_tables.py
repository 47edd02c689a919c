"""Two tables of one report that give the same codes other scores for the same year: which of them is this body's.

What is said over them decides: a table that is said to be this body's before one of results, and that before one of
which nothing is said. Where both say the same, the first is taken, and its scores keep the question open; so they do
where a word that no table knows stands in what is said: `คะแนนที่หน่วยงานให้ตนเอง` is of this body and no result. One
table whose rows come twice is two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from prongsai.normalizers.printed_numbers import SAME_SCORE
from prongsai.normalizers.unknown_words import find_unknown
from prongsai.normalizers.values.digits import to_arabic
from prongsai.pipeline.model import MAY_BE_GARBLED, Observation, OpenClaim
from prongsai.pipeline.reconcile.scale import scaled

_LIKE_MAIN = ("main", "comparison")
_FEWEST, _SHARE = 2, 0.5
"""From so many codes, and this share of those in both, on that two tables disagree, they are of two things."""

_Key = tuple[int | None, int | None, str, int]
"""Page, number, caption and which time its codes come: parts of one grid have captions of their own, or none."""


@dataclass(frozen=True, slots=True)
class _Rival:
    """One table's readings of one year by their codes."""

    key: _Key
    by_code: Mapping[str, int]
    strength: int
    is_doubtful: bool
    """True where the quantity of all of them is open under a caption, which may hold the word that nobody knows."""


def settle_rival_tables(observations: Sequence[Observation]) -> list[Observation]:
    """The observations: those of a table that says less than its rival as `unknown`, those of equals with the question.

    Args:
        observations: all readings of a document, each column settled.
    """
    settled = list(observations)
    keys = _find_keys(observations)
    for one, other in _find_rivals(observations, keys):
        weaker, stronger = sorted((one, other), key=lambda rival: (not rival.is_doubtful, rival.strength))
        is_garbled = any(settled[at].provenance.method in MAY_BE_GARBLED for at in stronger.by_code.values())
        unknown = find_unknown(to_arabic(stronger.key[2]), is_garbled=is_garbled, of_tables=True)
        is_open = weaker.strength >= stronger.strength or unknown
        if is_open:
            claim = OpenClaim("quantity", (_name(one), _name(other)))
            for code in _disagreeing(one, other, settled):
                for at in (one.by_code[code], other.by_code[code]):
                    known = {claim.question for claim in settled[at].open_claims}
                    if claim.question not in known:
                        settled[at] = replace(settled[at], open_claims=(*settled[at].open_claims, claim))
        # of two that nothing else tells apart the one with a word that nobody knows is the less likely
        if not is_open or weaker.is_doubtful != stronger.is_doubtful:
            basis = f"{_name(weaker)} beside {_name(stronger)}"
            for at, seen in enumerate(settled):
                if keys[at] == weaker.key and seen.role == "score":
                    settled[at] = replace(seen, role="unknown", role_basis=basis, open_claims=())
    return settled


def _find_keys(seen: Sequence[Observation]) -> list[_Key]:
    """The table of each reading, and which time its rows give their codes there."""
    keys: list[_Key] = []
    runs: dict[tuple[int | None, int | None, str], tuple[int, dict[tuple[str, str], int | None]]] = {}
    for one in seen:
        place = one.provenance
        table = place.page, place.table_no, one.caption
        number, rows = runs.get(table, (0, {}))
        code = one.code, one.heading
        if rows.get(code, place.row_no) != place.row_no:
            number, rows = number + 1, {}
        rows[code] = place.row_no
        runs[table] = number, rows
        keys.append((*table, number))
    return keys


def _find_rivals(seen: Sequence[Observation], keys: Sequence[_Key]) -> Iterator[tuple[_Rival, _Rival]]:
    tables: dict[int | None, dict[_Key, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for at, reading in enumerate(seen):
        is_own = reading.role == "score" and not reading.is_foreign and reading.subject is None
        is_listed = reading.context_kind in _LIKE_MAIN and reading.provenance.table_no is not None
        if is_own and is_listed and reading.value is not None:
            tables[reading.fiscal_year][keys[at]].setdefault(reading.code, at)
    for by_table in tables.values():
        rivals = [_rival(key, codes, seen) for key, codes in by_table.items()]
        for one, other in combinations(rivals, 2):
            shared = one.by_code.keys() & other.by_code.keys()
            wrong = _disagreeing(one, other, seen)
            if len(wrong) >= _FEWEST and len(wrong) >= _SHARE * len(shared):
                yield one, other


def _rival(key: _Key, codes: Mapping[str, int], seen: Sequence[Observation]) -> _Rival:
    is_doubtful = bool(key[2]) and all(
        any(claim.question == "quantity" for claim in seen[at].open_claims) for at in codes.values()
    )
    return _Rival(key, codes, _strength(codes, seen), is_doubtful)


def _disagreeing(one: _Rival, other: _Rival, seen: Sequence[Observation]) -> list[str]:
    return [
        code
        for code, at in one.by_code.items()
        if code in other.by_code and abs(scaled(seen[at]) - scaled(seen[other.by_code[code]])) >= SAME_SCORE
    ]


def _strength(codes: Mapping[str, int], seen: Sequence[Observation]) -> int:
    said = {answer.question for at in codes.values() for answer in seen[at].answers}
    return 2 * ("body" in said) + ("quantity" in said)


def _name(rival: _Rival) -> str:
    _, number, caption, run = rival.key
    name = f"table {number} `{caption}`" if caption else f"table {number}"
    return f"{name}, its rows the {run + 1}. time" if run else name

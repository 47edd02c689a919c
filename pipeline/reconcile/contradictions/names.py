"""Names that do not belong together, held against what else the report says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prongsai.pipeline.frame.frame import Frame
from prongsai.pipeline.model import Finding, Misnaming, Observation, Score, Statements
from prongsai.pipeline.reconcile.contradictions.contradiction import Contradiction, OwnScores, contradict
from prongsai.pipeline.reconcile.places import at


def check_names(statements: Statements, own: OwnScores) -> Iterator[Contradiction]:
    """Numbers with another indicator's name, and instruments with two names, each pair once.

    Numbers tell nothing where the report counts its indicators in a way of its own, as the reports of other schemes do:
    at least as many must bear the frame's number as another one.
    """
    misnamings = statements.misnamings
    numbered = {(one.said, one.named) for one in misnamings if one.said.startswith("indicator-")}
    told = set()
    for one in misnamings:
        pair = (one.said, one.named)
        if pair in told or (pair in numbered and len(numbered) > statements.n_rightly_named):
            continue
        told.add(pair)
        yield _contradiction(one, own)


def _contradiction(one: Misnaming, own: OwnScores) -> Contradiction:
    if not one.said.startswith("indicator-"):
        message = (
            f"`{one.text}`{at(one.provenance)}: the long name is that of {one.named.upper()}, "
            f"the short one that of {one.said.upper()}"
        )
        return Contradiction(contradict(message, one.provenance, one.said, one.text, one.named))
    number, named = one.said.removeprefix("indicator-"), one.named.removeprefix("indicator-")
    message = f"`{one.text}`{at(one.provenance)}: the name is that of indicator {named}, the number is {number}"
    scores = [score for (_, code), score in own.by_key.items() if code == one.named]
    elsewhere = next((score for (_, code), score in own.by_key.items() if code == one.said), None)
    if elsewhere is not None:
        message += f"; {one.said} is {elsewhere.score:.2f}{at(own.place_of(elsewhere))}"
    touched = [score for score in scores if _rests_on(score, one, own.seen)]
    doubts = {(score.fiscal_year, score.code): f"doubt: printed with the number {number}" for score in touched}
    if touched:
        message += f"; {touched[0].score:.2f} is taken for {one.named}"
    return Contradiction(contradict(message, one.provenance, one.named, one.text), doubts)


def _rests_on(score: Score, misnaming: Misnaming, seen: Sequence[Observation]) -> bool:
    """True where nothing but the misnamed place gives the score: another place with the right number settles it."""
    return all(seen[at].provenance == misnaming.provenance for at in score.readings)


def check_titles(statements: Statements, frame: Frame) -> Iterator[Contradiction]:
    """Titles that are the name of no indicator, each once."""
    told = set()
    for one in statements.other_titles:
        if (one.said, one.text) in told:
            continue
        told.add((one.said, one.text))
        indicator = frame.nearest(one.fiscal_year).indicators.get(one.said)
        if indicator is None:
            continue  # of another scheme, whose names are not known
        place, name = one.provenance, indicator.name
        message = f"{one.said} is called `{one.text}`{at(place)}; its name is {name}"
        yield Contradiction(
            Finding("warning", "frame-mismatch", message, place.page, place.bbox, one.said, one.text, name, where=place)
        )

"""Documents of one run held against each other in any order, and with nothing to compare."""

from __future__ import annotations

from itertools import permutations

from tests.pipeline.across.compared import SCORED, THEIRS, compared, document, doubted


def test_order_of_documents_changes_not_who_is_doubted() -> None:
    documents = [document("a"), document("b", {**SCORED, "ita": 82.35}), document("c", body=THEIRS)]
    outcomes = []
    for order in permutations(range(3)):
        told = compared(*(documents[at] for at in order))
        outcomes.append({at: doubted(tables) for at, tables in zip(order, told, strict=True)})
    assert all(outcome == outcomes[0] for outcome in outcomes)


def test_nothing_to_compare_is_no_matter() -> None:
    assert compared() == []
    empty = {name: table.slice(0, 0) for name, table in document("a").items()}
    assert compared(empty) == [empty]

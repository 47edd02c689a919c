"""Reports whose scores stand in sentences: clauses of all kinds, drawn and joined by chance."""

from __future__ import annotations

import re
from typing import Any

from tests.corpus.blocks import Para
from tests.kinds.case import Case
from tests.layouts.hand import INSTRUMENTS, Hand
from tests.layouts.tables import TEN
from tests.layouts.words import Half, draw, slots_of

FAMILY = "sentences"
_TRUTH = re.compile(r"(\w+)(@last)?(\?)?=(\w)")
_WHOLE = ("clause.enumeration", "clause.respectively")
"""Clauses that give several codes, and so stand alone: no value of theirs may be said twice."""


def sentence_report(half: Half, seed: int) -> Case:
    """A report with one sentence, or two joined, as a paragraph of its own."""
    hand = Hand(FAMILY, half, seed)
    kinds = slots_of(half, "clause.")
    kind = kinds[seed % len(kinds)]
    codes = {"x": hand.rng.choice(("ita", "ita", *INSTRUMENTS, *TEN))}
    codes["p"], codes["q"], *others = hand.rng.sample([code for code in TEN if code != codes["x"]], 5)
    codes |= {name: name for name in ("ita", *INSTRUMENTS)}
    said = [clause(hand, kind, codes)]
    if hand.chance(0.3) and kind not in _WHOLE:
        spare = {**codes, **dict(zip("xpq", others, strict=True))}  # the second sentence is about other codes
        said.append(clause(hand, hand.rng.choice([each for each in kinds if each not in _WHOLE]), spare))
    scores: dict[int, dict[str, float]] = {}
    optional: dict[int, dict[str, float]] = {}
    for _, sure, may_be in said:
        for found, into in ((sure, scores), (may_be, optional)):
            for year, values in found.items():
                into.setdefault(year, {}).update(values)
    text = hand.fill(draw(hand.rng, half, "join").text).join(text for text, _, _ in said)
    also: list[dict[str, Any]] = []
    if optional:
        years = sorted({*scores, *optional})
        also = [{"scores": {year: {**scores.get(year, {}), **optional.get(year, {})} for year in years}}]
    blocks = [*hand.opening(), Para(hand.write("heading"), bold=True), Para(text)]
    return hand.case(kind.removeprefix("clause."), blocks, scores, also=also)


Years = dict[int, dict[str, float]]


def clause(hand: Hand, kind: str, codes: dict[str, str]) -> tuple[str, Years, Years]:
    """A clause of that kind: its text, the scores that it states, and those that may be read from it or not."""
    drawn = draw(hand.rng, hand.half, kind)
    numbers = {"a": hand.value(60, 98), "b": hand.value(70, 99), "c": hand.value(60, 98)}
    if kind == "clause.change":
        numbers["c"] = hand.value(1, 9)
    labels = {name: in_sentence(hand, code) for name, code in codes.items()}
    text = hand.fill(drawn.text, {**labels, **{name: f"{value:.2f}" for name, value in numbers.items()}})
    sure: Years = {}
    may_be: Years = {}
    for name, last, is_optional, letter in _TRUTH.findall(drawn.truth):
        year = hand.year - 1 if last else hand.year
        (may_be if is_optional else sure).setdefault(year, {})[codes[name]] = numbers[letter]
    return text.strip(), sure, may_be


def in_sentence(hand: Hand, code: str) -> str:
    if code in ("ita", *INSTRUMENTS):
        return hand.write(f"in.{code}")
    return hand.write("in.indicator", {"n": code.removeprefix("indicator-"), "name": hand.name_of(code)})

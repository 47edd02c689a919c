"""Link thousands of invented reports and count: `python -m tests.bodies.simulate --count 4000 --half unseen`."""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from prongsai.parsers.mentions import find_mentions
from prongsai.pipeline.link.gazetteer import Gazetteer, load_gazetteer
from prongsai.pipeline.link.units import link_unit
from prongsai.pipeline.model import Provenance, Unit, UnitDecision
from prongsai.pipeline.model.paper import Method
from tests.bodies.reports import Half, Place, Report, write_other_report, write_report
from tests.bodies.rivals import has_rival

SURE = 0.9
"""From here on an analyst takes the body without a look."""
KINDS = (("sao", 0.55), ("mun", 0.35), ("pao", 0.08), ("special", 0.02))
EDITS = (0, 1, 2, 3, 4)
PLACED = ("province", "province and district")
BINS = {"0.95 and more": 0.95, "0.9 to 0.95": 0.9, "0.88 to 0.9": 0.88, "0.8 to 0.88": 0.8, "under 0.8": 0.0}
"""Spans of confidence, by their lower end."""


@dataclass
class Count:
    """What came of the reports; `by` counts (what, outcome), `sure` is of decisions of at least 0.9."""

    by: dict[tuple[str, int], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    sure: Counter[str] = field(default_factory=Counter)
    others: Counter[tuple[str, int]] = field(default_factory=Counter)
    kinds: dict[tuple[str, int], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """As `by`, for each type of body where the province is printed and right."""
    bins: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """Decisions of local bodies by their confidence."""
    seconds: float = 0.0
    wrong: list[tuple[Report, UnitDecision]] = field(default_factory=list)

    @property
    def reports(self) -> int:
        """Reports of local bodies."""
        return sum(map(total_of, self.by.values()))

    @property
    def ms(self) -> float:
        """Milliseconds of the processor a report."""
        return 1000 * self.seconds / (self.reports + self.others.total())

    def as_dict(self) -> dict[str, Any]:
        """The counts as JSON takes them."""
        edits = sorted({number for _, number in self.others})
        return {
            "reports": self.reports,
            "cells": [
                {"place": place, "edits": number, **_counts(one)} for (place, number), one in sorted(self.by.items())
            ],
            "types": [
                {"type": kind, "edits": number, **_counts(one)} for (kind, number), one in sorted(self.kinds.items())
            ],
            "sure": {name: self.sure[name] for name in ("right", "wrong")},
            "confidence": {name: dict(self.bins[name]) for name in BINS},
            "others": {
                str(number): {
                    outcome: count for (outcome, each), count in sorted(self.others.items()) if each == number
                }
                for number in edits
            },
            "ms": round(self.ms, 2),
        }


def bodies_by_kind(gazetteer: Gazetteer) -> dict[str, list[Unit]]:
    """The listed bodies of each kind."""
    kinds: dict[str, list[Unit]] = defaultdict(list)
    for unit, penalty in zip(gazetteer.units, gazetteer.prior_penalty, strict=True):
        if not penalty:
            kinds[unit.type].append(unit)
    return kinds


def write_reports(count: int, half: Half, seed: int, gazetteer: Gazetteer) -> Iterator[Report]:
    """`count` reports of local bodies, and a quarter as many of others."""
    rng = random.Random(seed)
    kinds = bodies_by_kind(gazetteer)
    letters = {province: code for code, province in gazetteer.letter_codes.items()}
    names, weights = zip(*KINDS, strict=True)
    for at in range(count):
        unit = rng.choice(kinds[rng.choices(names, weights)[0]])
        other = rng.choice(kinds["sao"])
        place: Place = rng.choice(get_args(Place))
        if unit.type == "special" and place in ("letter number", "wrong province"):
            place = "none"
        edits = 0 if unit.type == "special" else EDITS[at % len(EDITS)]
        yield write_report(unit, other, edits, place, half, rng, letters)
        if at % 4 == 0:
            yield write_other_report(rng.choice(kinds[rng.choices(names[:3], weights[:3])[0]]), at // 4 % 3, half, rng)


def write_others(count: int, half: Half, seed: int, gazetteer: Gazetteer) -> Iterator[Report]:
    """`count` reports of schools, hospitals and departments, with whole letters."""
    rng = random.Random(seed)
    kinds = bodies_by_kind(gazetteer)
    for at in range(count):
        yield write_other_report(rng.choice(kinds[("sao", "mun", "pao")[at % 3]]), 0, half, rng)


def link_reports(reports: Iterator[Report], gazetteer: Gazetteer) -> Count:
    """Link every report and count what came of it."""
    count = Count()
    for report in reports:
        method: Method = "ocr" if report.edits else "text"
        mentions = [one for role, text in report.lines for one in find_mentions(text, role, Provenance(method=method))]
        start = time.process_time()
        decision = link_unit(mentions, gazetteer, 2568).decision
        count.seconds += time.process_time() - start
        is_sure = decision.unit is not None and decision.confidence >= SURE
        if report.unit is None:
            outcome = "named" if decision.is_other else "local" if decision.unit else "nobody"
            count.others[f"{outcome}, sure" if is_sure else outcome, report.edits] += 1
            if decision.unit is not None:
                count.wrong.append((report, decision))
            continue
        is_right = decision.unit is not None and decision.unit.unit_id == report.unit.unit_id
        outcome = "right" if is_right else "wrong" if decision.unit else "open"
        count.by[report.place, report.edits][outcome] += 1
        if report.place in PLACED:
            count.kinds[report.unit.type, report.edits][outcome] += 1
        if not is_right and report.place in (*PLACED, "letter number") and has_rival(report, gazetteer):
            count.by[report.place, report.edits]["rival"] += 1
        if decision.unit is not None:
            count.bins[next(name for name, low in BINS.items() if decision.confidence >= low)][outcome] += 1
        if is_sure:
            count.sure[outcome] += 1
        if outcome == "wrong" and is_sure:
            count.wrong.append((report, decision))
    return count


def _counts(outcomes: Counter[str]) -> dict[str, int]:
    return {"reports": total_of(outcomes)} | {name: outcomes[name] for name in ("right", "wrong", "open", "rival")}


def total_of(outcomes: Counter[str]) -> int:
    """Reports that these outcomes are of; `rival` only tells more of some of them."""
    return outcomes.total() - outcomes["rival"]


def bounds(right: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % bounds of a share."""
    if not of:
        return 0.0, 1.0
    z = 1.96
    p, scale = right / of, 1 + z * z / of
    middle = (p + z * z / (2 * of)) / scale
    reach = z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of)) / scale
    return middle - reach, middle + reach


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=4000, help="reports of local bodies")
    parser.add_argument("--others", type=int, default=0, help="instead so many reports of other bodies, whole letters")
    parser.add_argument("--half", choices=get_args(Half), default="seen", help="forms of reports")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--register", type=Path, help="link with this register, and draw bodies of it")
    parser.add_argument("--show", type=int, default=0, help="wrong decisions to show")
    parser.add_argument("--json", type=Path, help="write the counts there")
    given = parser.parse_args()
    gazetteer = load_gazetteer(given.register)
    if given.others:
        count = link_reports(write_others(given.others, given.half, given.seed, gazetteer), gazetteer)
    else:
        count = link_reports(write_reports(given.count, given.half, given.seed, gazetteer), gazetteer)
    for (place, edits), outcomes in sorted(count.by.items()):
        of = total_of(outcomes)
        low, high = bounds(outcomes["right"], of)
        print(
            f"{place:22} {edits} edits {of:5}  right {outcomes['right'] / of:6.1%} ({low:.1%} to {high:.1%})"
            f"  wrong {outcomes['wrong']}, open {outcomes['open']}; {outcomes['rival']} of them have a rival"
        )
    low, high = bounds(count.sure["right"], count.sure.total())
    print(f"of decisions >= {SURE}: {count.sure['right']}/{count.sure.total()} right ({low:.2%} to {high:.2%})")
    print(f"bodies outside local government: {dict(count.others)}")
    print({name: dict(outcomes) for name, outcomes in count.bins.items()})
    print(f"{count.ms:.2f} ms a report")
    if given.json is not None:
        given.json.write_text(json.dumps(count.as_dict(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for report, decision in count.wrong[: given.show]:
        print(
            report.lines,
            report.unit and report.unit.unit_id,
            decision.unit and decision.unit.unit_id,
            round(decision.confidence, 3),
        )


if __name__ == "__main__":
    main()

"""Looks at generated reports of the seen half, one by one; of the unseen half nothing but totals is ever printed.

python -m tests.layouts tables 0 110          # figures by kind, and each report that is not all right
python -m tests.layouts tables 6              # this report alone, with all that came of it
"""

from __future__ import annotations

import sys
from collections import defaultdict

from tests.kinds.case import Case
from tests.layouts.collection import FAMILIES
from tests.layouts.reading import Judged, judge
from tests.truth.text import Tally

PLAIN_FORMS = (".md", ".txt", ".html")
FLAWS = ("silent", "wrong", "invented", "lost", "flagged", "doubted")
FIGURES = ("wanted", "right", "verified", *(f for f in reversed(FLAWS)))
LONGEST = 3000


def text_of(case: Case) -> str:
    """The report as a person may read it in a terminal."""
    data = case.files[case.document]
    return data.decode()[-LONGEST:] if case.document.endswith(PLAIN_FORMS) else f"({case.document})"


def is_flawed(judged: Judged) -> bool:
    return any(judged.tally[f"scores_{flaw}"] for flaw in FLAWS)


def show(judged: Judged) -> None:
    print(f"\n### {judged.case.name}: {judged.case.what}", {k: v for k, v in judged.tally.items() if v})
    print(text_of(judged.case))
    for line in judged.misses:
        print("  miss:", line)
    for finding in judged.findings:
        print(f"  {finding['severity']} {finding['code']}: {finding['message']}")


def main(arguments: list[str]) -> None:
    family, first, *rest = arguments
    seeds = range(int(first), int(rest[0]) if rest else int(first) + 1)
    found = [judge(FAMILIES[family]("seen", seed)) for seed in seeds]
    totals: dict[str, Tally] = defaultdict(Tally)
    for judged in found:
        totals[judged.case.what].update(judged.tally)
        if len(found) == 1 or is_flawed(judged):
            show(judged)
    for what, tally in totals.items():
        print(f"{what:16}", *(f"{name} {tally[f'scores_{name}']}" for name in FIGURES))


if __name__ == "__main__":
    main(sys.argv[1:])

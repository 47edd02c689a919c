"""`prongsai plan`: what a run would cost, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prongsai.pipeline.face.progress import say_duration
from prongsai.pipeline.plan import Plan

MOST_SHOWN = 5
"""Files of a kind that are named: the first show what is the matter, --json has all."""


def format_plan(plan: Plan) -> Iterator[str]:
    """The lines of the command's output.

    >>> from collections import Counter
    >>> plan = Plan(12, 4, Counter({"application/pdf": 8}), 90, 10, ["a.pdf"], workers=2, seconds=4.8)
    >>> for line in format_plan(plan):
    ...     print(line)
    documents  12: 4 kept from before, 8 to read
    to read    8 application/pdf
    pages      100: 90 with a text layer, 10 scanned
    about      1 min with 2 workers
    no Thai    1: another language, or a broken text layer
               a.pdf
    """
    yield f"documents  {plan.documents}: {plan.kept} kept from before, {plan.documents - plan.kept} to read"
    if plan.kinds:
        yield f"to read    {', '.join(f'{number} {kind}' for kind, number in plan.kinds.most_common())}"
    pages = plan.text_pages + plan.scanned_pages
    if pages:
        yield f"pages      {pages}: {plan.text_pages} with a text layer, {plan.scanned_pages} scanned"
    yield f"about      {say_duration(plan.seconds)} with {plan.workers} workers"
    yield from _list("no Thai", "another language, or a broken text layer", plan.without_thai)
    yield from _list("failing", "cannot be read", plan.failing)
    yield from _list("passed over", "no documents", plan.passed_over)


def _list(head: str, what: str, files: Sequence[str]) -> Iterator[str]:
    if not files:
        return
    yield f"{head:<10} {len(files)}: {what}"
    yield from (f"           {one}" for one in files[:MOST_SHOWN])
    if len(files) > MOST_SHOWN:
        yield f"           … and {len(files) - MOST_SHOWN} more; --json names all"

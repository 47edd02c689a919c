"""What a plan says in words: nothing of what there is none of, and no more files than fit."""

from __future__ import annotations

from prongsai.pipeline.face.plan import MOST_SHOWN, format_plan
from prongsai.pipeline.plan import Plan


def test_plan_of_nothing_to_read_tells_neither_kinds_nor_pages() -> None:
    assert [line.split()[0] for line in format_plan(Plan(3, 3, workers=2))] == ["documents", "about"]


def test_first_files_that_fail_are_named_and_the_others_counted() -> None:
    failing = [f"{number}.pdf" for number in range(MOST_SHOWN + 2)]
    lines = list(format_plan(Plan(7, 0, failing=failing, workers=2)))
    assert [line.strip() for line in lines[3:]] == [*failing[:MOST_SHOWN], "… and 2 more; --json names all"]
    assert len(list(format_plan(Plan(5, 0, failing=failing[:MOST_SHOWN], workers=2)))) == len(lines) - 1

"""The codes of an issue, which its table of scores lists, for the measures that the report draws from that issue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from prongsai.parsers.measures.groups import follow_issues
from prongsai.pipeline.model import Block, Measure, Observation, Table


def give_issue_codes(
    measures: Sequence[Measure],
    blocks: Sequence[Block],
    seen: Sequence[Observation],
    issue_names: Mapping[int, str],
) -> list[Measure]:
    """The measures, each that names no code of its own with those that the tables under its issue's heading score.

    Args:
        measures: of the whole report.
        blocks: the report in reading order.
        seen: the readings of scores, whose table says under which issue they stand.
        issue_names: number and official title of each issue.
    """
    issue_of_table: dict[int | None, int] = {
        block.table_no: group.issue_no
        for block, group in zip(blocks, follow_issues(blocks, issue_names), strict=True)
        if isinstance(block, Table) and group.issue_no is not None
    }
    codes: dict[int, dict[str, None]] = defaultdict(dict)
    for one in seen:
        issue_no = issue_of_table.get(one.provenance.table_no)
        if issue_no is not None and one.scope in ("indicator", "question"):
            codes[issue_no][one.code] = None
    return [
        replace(one, codes=tuple(codes[one.issue_no])) if not one.codes and one.issue_no in codes else one
        for one in measures
    ]

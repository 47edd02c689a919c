"""Blocks of a report -> what its analysis says of the results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from prongsai.parsers.analyses.kind_tables import read_kind_table
from prongsai.parsers.analyses.matter import is_of_other_matter
from prongsai.parsers.analyses.prose import read_analysis_prose
from prongsai.parsers.analyses.tables import read_analysis_table
from prongsai.parsers.measures.groups import Group, follow_instruments, follow_issues
from prongsai.parsers.scores.frame_codes import instrument_of
from prongsai.parsers.statements.labels import YearCodes
from prongsai.pipeline.model import Analysis, Block, Observation, Table


def parse_analyses(
    blocks: Sequence[Block], issue_names: Mapping[int, str], known: YearCodes, seen: Sequence[Observation]
) -> list[Analysis]:
    """Every statement of an analysis: of tables first come, then of prose, each in reading order.

    Args:
        blocks: paragraphs and tables in reading order.
        issue_names: number and official title of each issue.
        known: the indicators of the year assessed.
        seen: the readings of scores, which say what the rows of a table score.
    """
    groups = _groups(blocks, issue_names)
    is_own = not is_of_other_matter(blocks)
    codes: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in seen:
        place = one.provenance
        if place.table_no is not None and place.row_no is not None and one.scope in ("indicator", "question"):
            codes[place.table_no][place.row_no].append(one.code)
    rows: list[Analysis] = []
    for block, group in zip(blocks, groups, strict=True):
        if isinstance(block, Table):
            own = {row - block.row_offset: found for row, found in codes.get(block.table_no, {}).items()}
            found = list(read_analysis_table(block, group, own))
            if not found and (is_own or group.issue_no is not None):
                found = list(read_kind_table(block, group))
            rows.extend(found)
    rows += read_analysis_prose(
        blocks, groups, known, lambda code: instrument_of(code, known.indicators) if code else None, is_own
    )
    return [row for row in rows if row.text.strip()]


def _groups(blocks: Sequence[Block], issue_names: Mapping[int, str]) -> list[Group]:
    issues, instruments = follow_issues(blocks, issue_names), follow_instruments(blocks)
    return [replace(issue, instrument=instrument) for issue, instrument in zip(issues, instruments, strict=True)]

"""The account of a document: every score-like number where the assessment is spoken of is explained, or told of.

It walks the blocks again, without the parsers, and asks of each number and each code: is there a row, a reading with a
role, a reason why it is no value, a finding? What is left is told by `table-unrecognised`, `numbers-unexplained`,
`score-missing` and `measures-unrecognised`, once each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from prongsai.normalizers.values.assessment import names_assessment
from prongsai.pipeline.account.codes import names_of
from prongsai.pipeline.account.evidence import Evidence
from prongsai.pipeline.account.gaps import find_cut_end, find_gaps, find_jumps
from prongsai.pipeline.account.measures import account_for_measures
from prongsai.pipeline.account.missing_measures import find_missing_measures
from prongsai.pipeline.account.prose import account_for_prose
from prongsai.pipeline.account.rows import find_unread_rows
from prongsai.pipeline.account.strange_letters import find_strange_letters
from prongsai.pipeline.account.tables import account_for_table
from prongsai.pipeline.account.texts import TextAccount, TextInRows, account_for_text, share_in_rows
from prongsai.pipeline.account.told import OpenNumber
from prongsai.pipeline.account.unread_text import find_unread_text
from prongsai.pipeline.account.unreadable import find_unreadable
from prongsai.pipeline.frame.frame import Frame
from prongsai.pipeline.model import Block, Finding, Paragraph, Table

_OPENING_LINES = 8
"""A cover: kind of report, assessment, year, body, district, province, and two lines that were wrapped."""
_CAPTION_LINES = 4
"""As many lines above a table as may caption it."""


@dataclass(frozen=True, slots=True)
class Account:
    """What came of it."""

    findings: list[Finding] = field(default_factory=list)
    numbers_seen: int = 0
    unexplained: list[OpenNumber] = field(default_factory=list)
    """The numbers that are in no row and have no named reason, in reading order of running text, then of tables."""
    text: TextAccount = field(default_factory=TextAccount)
    """What became of its text; of a document that never names the assessment only the share that is in rows."""


def take_account(blocks: Sequence[Block], evidence: Evidence, frame: Frame, year: int | None) -> Account:
    """Account for the numbers, tables and measures of a document.

    Args:
        blocks: paragraphs and tables in reading order, as they were parsed.
        evidence: all rows and findings that the stages before gave.
        frame: the names of each year's indicators.
        year: the year of the report, Buddhist era; None where it is not known.
    """
    rows = TextInRows(evidence)
    if not any(map(_speaks_of_assessment, blocks)):
        return Account(text=TextAccount(share_in_rows(blocks, rows)))
    names = names_of(frame.nearest(year).known_indicators)
    tallies = [account_for_prose([one for one in blocks if isinstance(one, Paragraph)], evidence, names)]
    captions: list[str] = []
    opening = [block.text for block in blocks[:_OPENING_LINES] if isinstance(block, Paragraph)]
    for block in blocks:
        if isinstance(block, Table):
            tallies.append(account_for_table(block, opening, captions[-_CAPTION_LINES:], evidence, names))
        else:
            captions.append(block.text)
    findings = [finding for tally in tallies for finding in tally.findings]
    unexplained = [one for tally in tallies for one in tally.unexplained]
    findings.extend(find_unreadable([one for one in blocks if isinstance(one, Paragraph)], names))
    told = {one.field for one in (*evidence.findings, *findings)} | {one.code for one in unexplained}
    findings.extend(find_gaps(evidence, told))
    findings.extend(find_jumps(evidence, told))
    findings.extend(find_cut_end(blocks, evidence, frame.fewest_questions(), told))
    text = account_for_text(blocks, evidence, rows, names)
    findings.extend(account_for_measures(blocks, evidence, rows))
    findings.extend(find_missing_measures(evidence.measures))
    findings.extend(find_unread_rows(blocks, evidence, rows))
    findings.extend(find_unread_text(blocks, evidence, rows, text))
    findings.extend(find_strange_letters(blocks))
    return Account(findings, sum(tally.seen for tally in tallies), unexplained, text)


def _speaks_of_assessment(block: Block) -> bool:
    texts = [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
    return any(map(names_assessment, texts))

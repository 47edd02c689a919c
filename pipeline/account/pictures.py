"""Pictures that nobody read, on pages that speak of scores: a table may be pasted there as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalizers.values.assessment import names_assessment
from prongsai.pipeline.account.headings import is_of_scores
from prongsai.pipeline.model import Block, Finding, Paragraph

NOT_READ = "picture-not-read"


def judge_pictures(findings: Sequence[Finding], blocks: Sequence[Block]) -> list[Finding]:
    """The findings, those about unread pictures as warnings where text on their page speaks of scores."""
    pages = {one.page for one in findings if one.code == NOT_READ}
    if not pages:
        return list(findings)
    # a table over several pages speaks of scores on each: its cells know theirs
    texts = ((page, text) for block in blocks for page, text in _texts(block) if page in pages)
    spoken = {page for page, text in texts if names_assessment(text) or is_of_scores(text)}
    return [
        replace(one, severity="warning") if one.code == NOT_READ and one.page in spoken else one for one in findings
    ]


def _texts(block: Block) -> list[tuple[int | None, str]]:
    if isinstance(block, Paragraph):
        return [(block.page, block.text)]
    return [(cell.page or block.page, cell.text) for cell in block.cells]

"""Paragraphs of an analysis -> statements: of an indicator, of a rank, and the items under a heading.

`ตัวชี้วัดที่ ๘ … ได้คะแนน ๙๗.๒๔ …` speaks of an indicator; `… ซึ่งเป็นตัวชี้วัดที่มีคะแนนต่ำสุด …` ranks one; under `ข้อจำกัด` each
item is a statement. What is done about it, under labels as `วิธีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ`, is a measure and none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from prongsai.normalizers.names.persons import hide_persons
from prongsai.normalizers.thai.letters import BULLETS
from prongsai.normalizers.thai.lines import join_lines
from prongsai.normalizers.values.assessment import names_assessment
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.lists import take_number
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.analyses.kinds import kind_of_heading
from prongsai.parsers.analyses.told import Told, kind_of_label, read_told
from prongsai.parsers.issues import read_issue
from prongsai.parsers.measures.groups import Group
from prongsai.parsers.measures.labels import read_label, read_title
from prongsai.parsers.statements.labels import YearCodes, find_spoken
from prongsai.parsers.statements.rankings import find_rankings
from prongsai.pipeline.model import Analysis, AnalysisKind, Block, Instrument, Paragraph, ScoreClaim

_SECTIONS = load_vocabulary("section_words")
_ANNOUNCES = re.compile(rf"(?:{_SECTIONS.alternation('announces_list', 'announces_value')})[\s:.\-\u2013]*$")
_SUBJECT = re.compile(
    rf"^\W*(?:{load_vocabulary('statement_words').alternation('value')})?\W*(?:\u0e02\u0e2d\u0e07)?\s*"
)
_BEGINS = re.compile(rf"^\W*(?:{_SECTIONS.alternation('passage', 'group', 'instrument')})")
_SHORTEST = 60
"""Characters of a statement of an indicator: less is a row of its score."""
_SHORTEST_ITEM = 20
"""Characters of an item under a heading: the shortest of the samples has 36, and a numbered heading there 19."""
_CLOSES = re.compile(rf"^\s*(?:{load_vocabulary('document_words').alternation('closing', 'reference', 'salutation')})")
"""The sentences of a letter that ask, refer and address: they state nothing, whatever stands above them."""
_LONGEST_WHOLE = 50
"""Characters: half a line of 16 pt, with a number, the kind and whose it is."""
_BULLETS = tuple(BULLETS)
FindInstrument = Callable[[str], Instrument | None]


@dataclass
class _Open:
    """The statement that is being read, with the printed paragraphs that it is made of."""

    first: Paragraph
    group: Group
    kind: AnalysisKind | None
    lines: list[str] = field(default_factory=list)
    takes_items: bool = False
    is_ranked: bool = False
    about: tuple[str, ...] = ()
    """The indicator whose heading stands over it, for a statement that names none itself."""


def read_analysis_prose(
    blocks: Sequence[Block],
    groups: Sequence[Group],
    known: YearCodes,
    find_instrument: FindInstrument,
    is_own: bool = True,
) -> list[Analysis]:
    """The statements of all running text, in reading order.

    Args:
        blocks: the report in reading order; tables end whatever goes on before them.
        groups: issue and instrument in force at each block.
        known: the indicators of the year.
        find_instrument: whose an indicator is.
        is_own: whether the report is one of the assessment; in others a heading opens statements only under an issue.
    """
    found: list[_Open] = []
    state = _State(is_own=is_own)
    following = [*(_text(block) for block in blocks[1:]), ""]
    for block, group, below in zip(blocks, groups, following, strict=True):
        if group.issue_no != state.issue_no:
            state = _State(issue_no=group.issue_no, is_own=is_own)
        if not isinstance(block, Paragraph):
            state.end_run()
            continue
        text = block.text.strip()
        if text:
            found.extend(state.take(block, group, known, below))
    return _with_kinds([_finish(one, known, find_instrument) for one in found])


def _text(block: Block) -> str:
    return block.text.strip() if isinstance(block, Paragraph) else ""


@dataclass
class _State:
    """Where in an analysis the reading is: under which issue and heading, in which statement, or among measures."""

    issue_no: int | None = None
    is_own: bool = True
    kind: AnalysisKind | None = None
    current: _Open | None = None
    about: tuple[str, ...] = ()
    """The indicator whose paragraph, or whose labelled lines, stand right before."""
    among_measures: bool = False
    is_below_heading: bool = False
    is_outside: bool = False
    """True behind the measures of an issue, where a heading is the report's and not the issue's any more."""

    def take(self, line: Paragraph, group: Group, known: YearCodes, below: str) -> list[_Open]:
        """Go on with one paragraph, knowing the text below it; the statements that it opens."""
        text = line.text.strip()
        about, self.about = self.about, ()
        is_below_heading, self.is_below_heading = self.is_below_heading, False
        if read_issue(text, {}) is not None:
            self.kind = self.current = None
            return []
        is_next = self._is_next_item(text)
        told = None if is_next or not self._may_head() or _is_item(below) else self._told(text)
        if told is not None:
            self.kind, self.current, self.about = None, None, about
            return [_Open(line, self._group(group), told.kind, [one], about=about) for one in told.texts]
        if _is_of_measures(text) and not is_next:
            self.kind = self.current = None
            self.among_measures = True
            return []
        plain = to_arabic(text)
        self.about = _subject(plain, known)
        opened = _opens(line, plain, self._group(group), self.kind, known)
        if self.current is not None and _goes_on(self.current, text, opened):
            self.current.lines.append(text)
            return []
        heading = None if is_next or (_is_item(text) and self.among_measures) else kind_of_heading(text)
        if heading is not None and (opened is None or not opened.is_ranked) and not _states(plain, known):
            self.is_outside = self.is_outside or self.among_measures
            self.kind, self.current, self.among_measures = heading if self._may_head() else None, None, False
            self.is_below_heading = self.kind is not None and _is_whole_heading(text)
            return []
        if opened is None and is_below_heading and _is_running(text):
            opened = _Open(line, self._group(group), self.kind, [text])
        self.current = opened
        if opened is not None and not opened.takes_items:
            self.among_measures = False
        return [opened] if opened is not None else []

    def end_run(self) -> None:
        """Go on behind a table: what stands there goes on with nothing, and has no heading right above it."""
        self.current, self.about, self.is_below_heading = None, (), False

    def _may_head(self) -> bool:
        """False where a heading is of another matter: what a purchase or a budget lacks is none of the assessment's."""
        return self.is_own or self.issue_no is not None

    def _told(self, text: str) -> Told | None:
        """What a line says behind its label, unless that is a label of the measure that stands above."""
        return None if self.among_measures and read_label(text) is not None else read_told(text)

    def _group(self, group: Group) -> Group:
        return Group() if self.is_outside else group

    def _is_next_item(self, text: str) -> bool:
        """True for the item that follows the one being read, whatever label it begins with."""
        if self.current is None or not self.current.takes_items:
            return False
        number, before = take_number(text)[0], take_number(self.current.first.text)[0]
        return number is not None and before is not None and number == before + 1


def _is_of_measures(text: str) -> bool:
    """True for a label or a title of measures: what follows is done about the results, and says nothing of them."""
    label = read_label(text)
    return (label is not None and kind_of_heading(text) is None) or read_title(text) is not None


def _subject(plain: str, known: YearCodes) -> tuple[str, ...]:
    """The indicator that a paragraph begins with."""
    start = _SUBJECT.match(plain)
    first = next((one for one in find_spoken(plain, known) if one.code.startswith("indicator-")), None)
    return (first.code,) if first is not None and first.start <= (start.end() if start else 0) else ()


def _is_whole_heading(text: str) -> bool:
    """True for a line that is little more than the word for its kind: a title has words before, and the year behind."""
    return len(text) <= _LONGEST_WHOLE and kind_of_label(text) is not None and not names_assessment(text)


def _is_running(text: str) -> bool:
    """True for a sentence right below the heading of its kind, without a number: no list, caption or next heading."""
    is_other = _is_item(text) or _ANNOUNCES.search(text) or _BEGINS.match(text) or _CLOSES.match(text)
    return len(text) >= _SHORTEST_ITEM and not is_other


def _states(plain: str, known: YearCodes) -> bool:
    """True where a text names an indicator or a question outside of brackets."""
    return next(find_spoken(re.sub(r"\(.*?\)", "", plain), known), None) is not None


def _opens(line: Paragraph, plain: str, group: Group, kind: AnalysisKind | None, known: YearCodes) -> _Open | None:
    text = line.text.strip()
    if next(find_rankings(plain, known), None) is not None and len(text) >= _SHORTEST:
        return _Open(line, group, kind, [text], is_ranked=True)
    if _subject(plain, known) and len(text) >= _SHORTEST:
        return _Open(line, group, kind, [text])
    number, rest = take_number(text)
    is_item = number is not None or text.startswith(_BULLETS)
    is_of_indicator = any(one.code.startswith("indicator-") for one in find_spoken(plain, known))
    if kind is not None and is_item and not is_of_indicator and len(rest) >= _SHORTEST_ITEM:
        return _Open(line, group, kind, [rest.lstrip(BULLETS + " ")], takes_items=True)
    return None


def _goes_on(current: _Open, text: str, opened: _Open | None) -> bool:
    """True for a paragraph that belongs to the statement before it: an item that it announces, or its rest."""
    is_announced = bool(_ANNOUNCES.search(current.lines[-1]))
    if opened is not None:
        # a page end cuts a sentence in two, and its rest may rank another score; it has no beginning of its own
        is_rest = current.is_ranked and opened.is_ranked and not _BEGINS.match(text)
        return is_rest and not is_announced and not _is_item(text)
    if _is_item(text):
        is_listing = len(current.lines) > 1 and _is_item(current.lines[-1])
        return not current.takes_items and (is_listing or is_announced)
    return current.is_ranked and not is_announced and kind_of_heading(text) is None


def _is_item(text: str) -> bool:
    return take_number(text)[0] is not None or text.startswith(_BULLETS)


def _finish(one: _Open, known: YearCodes, find_instrument: FindInstrument) -> Analysis:
    text = join_lines([f" {line}" if at else line for at, line in enumerate(one.lines)])
    plain = to_arabic(text)
    ranked = list(find_rankings(plain, known))
    spoken = [found.code for found in find_spoken(plain, known)]
    codes = [found.code for found in ranked] or ([] if one.takes_items else spoken[:1]) or list(one.about)
    indicators = tuple(dict.fromkeys(code for code in codes if code.startswith("indicator-") or len(code) < 4))
    claim: ScoreClaim | None = ranked[0].claim if ranked else None
    by_claim: dict[ScoreClaim, AnalysisKind] = {"lowest": "weakness", "highest": "strength"}
    kind = by_claim.get(claim, one.kind or "other") if claim else one.kind or "other"
    instrument = find_instrument(indicators[0]) if indicators else None
    return Analysis(
        kind,
        hide_persons(text),
        indicators,
        one.group.issue_no,
        one.group.issue,
        instrument or one.group.instrument,
        claim,
        confidence=one.first.confidence,
        provenance=one.first.provenance,
    )


def _with_kinds(rows: Sequence[Analysis]) -> list[Analysis]:
    """Statements without a heading get the kind that the same issue says of their indicator further on."""
    said: dict[tuple[int | None, str], AnalysisKind] = {}
    for row in rows:
        if row.claim is not None:
            for code in row.codes:
                said.setdefault((row.issue_no, code), row.kind)
    return [
        replace(row, kind=said.get((row.issue_no, row.codes[0]), "other")) if row.kind == "other" and row.codes else row
        for row in rows
    ]

"""Measures written as prose under labels -> drafts.

Two ways of writing are met. A passage lists its measures under one label and says once, for all of them, who, how and
when (`๑) วิธีการนำผล… ๑.๑) … ๑.๒) … ๒) ผู้รับผิดชอบ … ๓) ขั้นตอน … ๔) ระยะเวลา …`). Or each measure has a title
(`มาตรการที่ ๑ …`, a numbered or bold line) and labels of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalizers.names.persons import is_signature
from prongsai.normalizers.thai.letters import BULLETS
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.lists import take_number
from prongsai.normalizers.values.periods import read_period
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.issues import read_issue
from prongsai.parsers.measures.drafts import MeasureDraft
from prongsai.parsers.measures.groups import Group
from prongsai.parsers.measures.labels import (
    ANY_YEAR,
    FieldLabel,
    cut_label_at_end,
    read_label,
    read_rough_label,
    read_title,
    split_brackets,
    split_labels,
    split_run_in,
    take_clause,
)
from prongsai.parsers.measures.passages import Passage, to_drafts
from prongsai.pipeline.model import Paragraph

Line = tuple[Paragraph, Group]

_WORDS, _TIMES = load_vocabulary("section_words"), load_vocabulary("time_words")
_LETTER = load_vocabulary("document_words").alternation("reference", "closing")
_PAGE_NUMBER = re.compile(
    rf"\W*(?:(?:{_WORDS.alternation('page')})\s*(?:(?:{_WORDS.alternation('ordinal')})\s*)?)?[0-9]{{1,3}}\W*$"
)
_LONGEST_PAGE_NUMBER = 20
"""Characters: `- หน้า ๑๒ -` with room for what a font puts around it."""
_NEW_PASSAGE = re.compile(
    rf"\W*(?:{_WORDS.alternation('passage', 'remark', 'chapter', 'section')}|{_LETTER}"
    rf"|(?:{_WORDS.alternation('summary')})\s)"
)
_BULLETS = tuple(BULLETS)
_GOES_ON = re.compile(
    rf"^\s*(?:-|\u2013|{_TIMES.alternation('range')})"
    rf"|(?:-|\u2013|{_TIMES.alternation('range', 'part_of_date', 'month')})\s*$"
)
_FARTHEST_TITLE = 6
"""Lines above its first label in which the title of a measure is looked for."""
_LONGEST_PERIOD = 3
"""Lines. A period takes 31 characters at most in the corpus, one line and the label's own; one more for a wrap."""
_LONGEST_SECTION = 300
"""Lines; a section that never ends is running text under a heading that looked like a label."""
_LONGEST_RESPONSIBLE = 8
"""Lines. Offices are listed one a line, and few measures have more. Measured: 4 to 12 give the same rows of 3
reports."""


def read_measure_prose(lines: Sequence[Line]) -> list[MeasureDraft]:
    """The measures of the paragraphs between two tables, in order; none where no labels announce any."""
    lines = [one for at, (line, group) in enumerate(lines) for one in _split_line(line, group, lines[at + 1 : at + 2])]
    drafts: list[MeasureDraft] = []
    passage: Passage | None = None
    for at, (line, group) in enumerate(lines):
        text = line.text.strip()
        if not text or _is_page_number(text):
            continue
        if passage is not None and _ends(passage, line, group):
            drafts.extend(to_drafts(passage))
            passage = None
        label = _label_of(line, passage) or _rough_label_of(line, passage, lines[at + 1 : at + 2])
        title = read_title(text)
        if title is not None:
            drafts.extend(to_drafts(passage))
            passage = Passage(group, is_titled=True, number=title[0])
            passage.open("measure", title[1], line)
        elif label is not None:
            passage, done = _take_label(label, passage, lines, at)
            drafts.extend(to_drafts(done))
        elif passage is not None and passage.current is not None:
            if _belongs(passage, line):
                passage.add(text, line)
            else:
                drafts.extend(to_drafts(passage))
                passage = None
    drafts.extend(to_drafts(passage))
    return drafts


def _split_line(line: Paragraph, group: Group, following: Sequence[Line]) -> list[Line]:
    runs = [run for whole in split_brackets(line.text) for run in split_run_in(whole)]
    parts = [part for run in runs for part in split_labels(run)]
    ran_into = cut_label_at_end(line.text) if len(parts) == 1 and read_title(line.text) is not None else None
    if ran_into is not None and following and take_number(following[0][0].text)[0] == 1:
        parts = list(ran_into)
    return [(line, group)] if len(parts) == 1 else [(replace(line, text=part), group) for part in parts]


def _is_page_number(text: str) -> bool:
    return len(text) <= _LONGEST_PAGE_NUMBER and bool(_PAGE_NUMBER.match(to_arabic(text)))


def _label_of(line: Paragraph, passage: Passage | None) -> FieldLabel | None:
    """The label that a line is; among numbered labels a bare one is the end of a wrapped sentence."""
    label = read_label(line.text)
    if label is None or passage is None or not passage.is_label_numbered:
        return label
    is_marked = label.number is not None or label.has_colon or line.is_bold
    return label if is_marked or label.heading.field == "measure" else None


def _rough_label_of(line: Paragraph, passage: Passage | None, following: Sequence[Line]) -> FieldLabel | None:
    """A label that no table lists, below the title of a measure: with a colon, or alone over a list."""
    is_item = line.text.strip().startswith(_BULLETS)
    label = read_rough_label(line.text) if passage is not None and passage.is_titled and not is_item else None
    if label is None or label.has_colon:
        return label
    below = following[0][0].text.strip() if following else ""
    return label if take_number(below)[0] == 1 or below.startswith(_BULLETS) else None


def _ends(passage: Passage, line: Paragraph, group: Group) -> bool:
    """True where a line that is no label cannot belong to the passage any more."""
    if group != passage.group or is_signature(line.text) or read_issue(line.text, {}) is not None:
        return True
    if _NEW_PASSAGE.match(line.text) and passage.current != "measure":
        return True
    # bold lines among labels that are bold too are headings
    is_heading = line.is_bold and passage.is_label_bold and read_label(line.text) is None
    return is_heading and take_number(line.text)[0] is None


def _belongs(passage: Passage, line: Paragraph) -> bool:
    """True where plain text goes on in the section that is open."""
    assert passage.current is not None, "asked only with an open section"
    section, text = passage.sections[passage.current], line.text.strip()
    # a dump prints a paragraph on one line, so a value beside its label is whole
    if line.method == "dump" and passage.is_beside and take_number(text)[0] is None and not text.startswith(_BULLETS):
        return False
    if passage.is_titled and passage.current != "measure" and _is_next_title(passage, section, text):
        return False
    if len(section) >= _LONGEST_SECTION:
        return False
    if passage.current == "responsible":
        return len(section) < _LONGEST_RESPONSIBLE
    if passage.current != "period" or not section:
        return True
    if len(section) >= _LONGEST_PERIOD:
        return False
    period = read_period(" ".join(section), ANY_YEAR)
    is_read = period.start is not None or period.end is not None or "period-reversed" in period.notes
    return not is_read or bool(_GOES_ON.search(text)) or bool(_GOES_ON.search(section[-1]))


def _is_next_title(passage: Passage, section: Sequence[str], text: str) -> bool:
    """True for the numbered line that follows this measure's own number and no item of the open section."""
    number = take_clause(text)[0]
    if number is None or passage.number is None or number != passage.number + 1:
        return False
    items = [item for line in section if (item := take_number(line)[0]) is not None]
    # the count of the open list goes on with the number behind its last one
    return not items or items[-1] != number - 1


def _take_label(
    label: FieldLabel, passage: Passage | None, lines: Sequence[Line], at: int
) -> tuple[Passage | None, Passage | None]:
    """The passage that the label belongs to, and the one that it ends, if any."""
    line, group = lines[at]
    name = label.heading.field
    if name == "measure":
        # under a title, `แนวทางการดำเนินการ` says how; as the first of numbered labels it lists measures
        is_steps = label.heading.otherwise == "steps" and label.number != 1
        if passage is not None and passage.is_titled and is_steps and "steps" not in passage.sections:
            passage.open("steps", label.rest, line)
            return passage, None
        # a value on the label's own line is the one measure, unless it is the first of a list
        above = _find_title(lines, at) if is_steps and (passage is None or not passage.is_titled) else None
        if above is not None and above.is_clause:
            above.open("steps", label.rest, line)
            return above, None
        is_titled = bool(label.rest) and take_number(label.rest)[0] is None
        fresh = Passage(group, is_titled=is_titled, number=label.number if is_titled else None)
        fresh.is_label_bold, fresh.is_label_numbered = line.is_bold, label.number is not None
        fresh.open("measure", label.rest, line)
        return fresh, passage
    done = None
    if passage is None or (passage.is_titled and name in passage.sections):
        titled = _find_title(lines, at)
        if titled is not None:
            done, passage = passage, titled
    if passage is None:
        return None, None
    passage.is_label_bold = passage.is_label_bold or line.is_bold
    passage.open(name, label.rest, line)
    return passage, done


def _find_title(lines: Sequence[Line], at: int) -> Passage | None:
    """A passage whose measure is the numbered or bold line above its first label, with the lines between."""
    group = lines[at][1]
    texts: list[str] = []
    for line, line_group in reversed(lines[max(0, at - _FARTHEST_TITLE) : at]):
        text = line.text.strip()
        if not text or _is_page_number(text):
            continue
        if line_group != group or read_label(text) is not None or read_issue(text, {}) is not None:
            return None
        texts.insert(0, text)
        number, title = take_clause(text)
        if number is not None or line.is_bold:
            is_clause = number is not None and take_number(text)[0] is None
            passage = Passage(group, is_titled=True, is_found=True, number=number, is_clause=is_clause)
            passage.open("measure", "", line)
            for one in (title if is_clause else text, *texts[1:]):
                passage.add(one, line)
            return passage
    return None

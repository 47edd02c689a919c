"""Lines of prose that announce what follows: `๒) การกำหนดผู้รับผิดชอบ`, `ระยะเวลา : …`, `มาตรการที่ ๑ …`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from prongsai.normalizers.thai.letters import BULLETS, THAI_NUMBERING
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.lists import take_number
from prongsai.normalizers.values.periods import read_period
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.headers import Heading, MeasureField, heading_key, measure_wordings, pick_heading, pick_label

_LABEL_FIELDS: frozenset[MeasureField] = frozenset(
    {
        "measure",
        "steps",
        "responsible",
        "period",
        "results",
        "outcomes",
        "monitoring",
        "plan",
        "budget",
        "kpi",
        "ignored",
    }
)
_COMMON: frozenset[MeasureField] = frozenset({"plan", "budget", "kpi", "ignored"})
"""Labels of common words, which alone on a line may be the end of a sentence."""
_OPEN_LABELS: frozenset[MeasureField] = frozenset({"responsible", "period"})
"""Labels believed before a blank alone, since few sentences begin with them."""
_SURE = 80.0
"""Strength from which an unmarked line is believed; weak wordings are common words."""
_LONGEST_OFFICE = 60
"""Characters. The longest list of offices in the corpus has 61, and the longest name of a body 44."""
_BRACKETS = re.compile(r"\(\s*(?P<label>[^():]{3,40}?)\s*[:\uff1a]\s*(?P<value>[^()]*(?:\([^()]*\)[^()]*)*)\)")
_AT_END: frozenset[MeasureField] = frozenset({"steps", "results", "outcomes"})
_LONG_LABEL_AT_END = 9
"""Letters of a label that may have run into the line above: shorter ones (`วิธีการ`) end ordinary sentences."""
_LETTER_MARK = re.compile(rf"\(?(?P<letter>[{THAI_NUMBERING}])[.)]\s+(?P<rest>.*)", re.DOTALL)
_COLON = re.compile(r"\s*[:\uff1a]\s*")
_DASH = re.compile(r"\s+[-\u2013\u2014]+\s+")
_WORDS = load_vocabulary("section_words")
_FILLER = re.compile(rf"\s*(?:{_WORDS.alternation('announces_list', 'announces_value')})\s*$")
_FILLER_BEFORE = re.compile(rf"^(?:{_WORDS.alternation('announces_value')})\s+")
_TITLE = re.compile(
    rf"^\W*(?:{_WORDS.alternation('measure_title')})\s*(?:{_WORDS.alternation('ordinal')})?\s*"
    r"\(?(?P<no>[0-9]{1,2})\)?(?![0-9])\s*[:.)\-\u2013]?\s*(?P<text>.*)$",
    re.DOTALL,
)
_CLAUSE = re.compile(
    rf"^\W*(?:{_WORDS.alternation('clause')})\s*\(?(?P<no>[0-9]{{1,2}})\)?(?![0-9])\s*[.):]?\s*"
    rf"(?P<word>(?:{_WORDS.alternation('measure_title')})\s*(?:[:\-\u2013]|(?=\s)))?\s*(?P<text>\S.*)$",
    re.DOTALL,
)
_RUN_IN: frozenset[MeasureField] = frozenset({"steps", "responsible", "period", "results", "outcomes", "budget"})
_LONGEST_ROUGH, _TELLING = 32, 60.0
"""Characters of a label that no table lists, and the strength of a heading in which a word tells what it is."""
_FEWEST_RUN_IN = 2
"""Labels within a sentence that make it one of labels: a single word may be part of what is said."""
_SHORTEST_RUN_IN = 6
"""Letters of such a label; `ขั้นตอน` and what is shorter stands in sentences."""
ANY_YEAR = 2566
"""A fiscal year to read a period with where only the question counts whether it names days."""
_LABEL_END = " .:;-\u2013\u2014*"


@dataclass(frozen=True, slots=True)
class FieldLabel:
    """A label with the text that stands on its line; `number` is the enumerator before it."""

    heading: Heading
    rest: str
    number: int | None
    has_colon: bool


@lru_cache(maxsize=1024)
def read_label(text: str) -> FieldLabel | None:
    """The label that a line is, or begins with before a colon; None for every other line.

    >>> label = read_label("๒) การกำหนดผู้รับผิดชอบ : กองคลัง")
    >>> label.heading.field, label.rest
    ('responsible', 'กองคลัง')
    >>> read_label("๒) การบริหารงาน ได้แก่ แผนดำเนินงาน") is None
    True
    """
    number, plain = take_mark(text)
    for separator in (_COLON, _DASH):
        match = separator.search(plain)
        heading = _label_heading(plain[: match.start()]) if match else None
        if match and heading is not None:
            return FieldLabel(heading, _FILLER_BEFORE.sub("", plain[match.end() :].strip()), number, has_colon=True)
    heading = _label_heading(plain)
    if heading is None:
        return _read_open_label(plain, number)
    # a short word alone on a line may be the end of a sentence, unless a number marks it
    is_doubtful = heading.field in _COMMON or (heading.strength < _SURE and heading.field != "measure")
    return None if is_doubtful and number is None else FieldLabel(heading, "", number, has_colon=False)


def take_mark(text: str) -> tuple[int | None, str]:
    """As `take_number`, for a line that a letter or a bullet may number: `ก. ผู้รับผิดชอบ`.

    >>> take_mark("ข) ระยะเวลา"), take_mark("- ระยะเวลา"), take_mark("๑.๒ ระยะเวลา")
    ((2, 'ระยะเวลา'), (None, 'ระยะเวลา'), (2, 'ระยะเวลา'))
    """
    number, plain = take_number(text)
    letter = _LETTER_MARK.match(plain.strip())
    if number is None and letter is not None:
        number, plain = THAI_NUMBERING.index(letter["letter"]) + 1, letter["rest"]
    return number, plain.strip().lstrip(BULLETS + " ")


def read_rough_label(text: str) -> FieldLabel | None:
    """As `read_label`, for a label that no table lists and in which a word tells what it is: `ผลที่ดำเนินการจริง : …`.

    Only for lines below the title of a measure; elsewhere a word proves nothing.
    """
    number, plain = take_mark(text)
    head, colon, rest = plain.partition(":")
    if number is not None or len(head) > _LONGEST_ROUGH:
        return None
    heading = pick_heading(head)
    if heading is None or heading.field not in _RUN_IN or heading.strength < _TELLING:
        return None
    return FieldLabel(heading, rest.strip(), None, has_colon=bool(colon))


def split_labels(text: str) -> list[str]:
    """A line cut before each further label with a colon: `ผู้รับผิดชอบ: กองช่าง ระยะเวลา: ตลอดปี` is two.

    >>> split_labels("ผู้รับผิดชอบ: กองช่าง ระยะเวลา: ตลอดปี")
    ['ผู้รับผิดชอบ: กองช่าง', 'ระยะเวลา: ตลอดปี']
    """
    colons = list(_COLON.finditer(text))
    if len(colons) < 2 or _label_heading(text[: colons[0].start()]) is None:
        return [text]
    parts: list[str] = []
    start = 0
    for colon in colons[1:]:
        at = text.rfind(" ", start, colon.start()) + 1
        if at > start and _label_heading(text[at : colon.start()]) is not None:
            parts.append(text[start:at].strip())
            start = at
    return [*parts, text[start:].strip()]


def split_run_in(text: str) -> list[str]:
    """A numbered line cut at labels that stand in it without a colon, each with what follows it as its value.

    >>> split_run_in("๑. อบรม ผู้รับผิดชอบ กองคลัง ระยะเวลา ตลอดปีงบประมาณ ๒๕๖๖")
    ['๑. อบรม', 'ผู้รับผิดชอบ : กองคลัง', 'ระยะเวลา : ตลอดปีงบประมาณ ๒๕๖๖']
    >>> split_run_in("๑. ประชุม ผู้รับผิดชอบ ทุกคน")
    ['๑. ประชุม ผู้รับผิดชอบ ทุกคน']
    """
    if take_number(text)[0] is None:
        return [text]
    words = text.split(" ")
    labels = [(at, field) for at, word in enumerate(words) if at > 1 and (field := _run_in_field(word)) is not None]
    fields = {field for _, field in labels}
    if len(fields) < _FEWEST_RUN_IN or len(fields) < len(labels) or not fields & _OPEN_LABELS:
        return [text]
    ends = [at for at, _ in labels[1:]] + [len(words)]
    values = [" ".join(words[at + 1 : end]) for (at, _), end in zip(labels, ends, strict=True)]
    if not all(
        _is_value(field, value) for (_, field), value in zip(labels, values, strict=True) if field in _OPEN_LABELS
    ):
        return [text]
    head = " ".join(words[: labels[0][0]])
    return [head, *(f"{words[at]} : {value}" for (at, _), value in zip(labels, values, strict=True))]


@lru_cache(maxsize=4096)
def _run_in_field(word: str) -> MeasureField | None:
    """The field of a label that is a wording as a whole, letter for letter."""
    key = heading_key(word)
    if len(key) < _SHORTEST_RUN_IN or key != word:
        return None
    return next(
        (one.field for one in measure_wordings() if one.key == key and one.match == "whole" and one.field in _RUN_IN),
        None,
    )


def split_brackets(text: str) -> list[str]:
    """A line cut at labels in brackets: `๑. จัดอบรม (ผู้รับผิดชอบ : กองคลัง) (ระยะเวลา : ตลอดปี)` is three.

    >>> split_brackets("๑. จัดอบรม (ผู้รับผิดชอบ : กองคลัง) (ระยะเวลา : ตลอดปี)")
    ['๑. จัดอบรม', 'ผู้รับผิดชอบ : กองคลัง', 'ระยะเวลา : ตลอดปี']
    >>> split_brackets("๑. จัดอบรม (รุ่นที่ ๑)")
    ['๑. จัดอบรม (รุ่นที่ ๑)']
    """
    inside = [one for one in _BRACKETS.finditer(text) if _label_heading(one["label"]) is not None]
    if not inside:
        return [text]
    outside = _BRACKETS.sub(lambda one: "" if any(one.span() == other.span() for other in inside) else one[0], text)
    return [" ".join(outside.split()), *(f"{one['label'].strip()} : {one['value'].strip()}" for one in inside)]


def cut_label_at_end(text: str) -> tuple[str, str] | None:
    """A line and the label that a full line before it ran into: `มาตรการที่ ๑ จัดอบรมวิธีดำเนินการ`; None without one.

    Only whole wordings of some length count; the caller knows whether a list follows.
    """
    for wording in measure_wordings():
        if wording.match != "whole" or wording.field not in _AT_END or len(wording.key) < _LONG_LABEL_AT_END:
            continue
        start = len(text) - len(wording.key)
        if start > 0 and text.endswith(wording.key) and not text[start - 1].isspace():
            return text[:start].rstrip(), wording.key
    return None


def _label_heading(head: str) -> Heading | None:
    """What a text that should be nothing but a label stands for."""
    heading = pick_label(_FILLER.sub("", head.strip(_LABEL_END)))
    return heading if heading is not None and heading.field in _LABEL_FIELDS else None


def read_title(text: str) -> tuple[int, str] | None:
    """Number and text of a line `มาตรการที่ ๑ …`; None for every other line.

    >>> read_title("มาตรการที่ ๒ : การลดขั้นตอนการอนุญาต")
    (2, 'การลดขั้นตอนการอนุญาต')
    """
    match = _TITLE.match(to_arabic(text))
    clause = _CLAUSE.match(to_arabic(text)) if match is None else None
    match = clause if clause is not None and clause["word"] else match
    if match is None:
        return None
    return int(match.group("no")), text[match.start("text") :].strip()


def take_clause(text: str) -> tuple[int | None, str]:
    """As `take_number`, for a line that counts with a word: `ข้อ ๑ จัดอบรม`."""
    clause = _CLAUSE.match(to_arabic(text))
    if clause is None:
        return take_number(text)
    return int(clause["no"]), text[clause.start("text") :].strip()


def _read_open_label(plain: str, number: int | None) -> FieldLabel | None:
    """A label with its value after a blank: `ผู้รับผิดชอบ สำนักปลัด`."""
    words = plain.split(" ")
    for count in range(min(3, len(words) - 1), 0, -1):
        key = heading_key("".join(words[:count]))
        for wording in measure_wordings():
            if wording.key == key and wording.match == "whole" and wording.field in _OPEN_LABELS:
                rest = _FILLER_BEFORE.sub("", " ".join(words[count:]).strip())
                if not _is_value(wording.field, rest):
                    return None
                return FieldLabel(Heading(wording.field, 100.0, wording.otherwise), rest, number, has_colon=False)
    return None


def _is_value(name: MeasureField, rest: str) -> bool:
    """True where the text after an open label is what such a label announces, not the rest of a sentence."""
    if name != "period":
        return len(rest) <= _LONGEST_OFFICE
    period = read_period(rest, ANY_YEAR)
    return period.start is not None or period.end is not None or "period-reversed" in period.notes

"""Whose assessment a report is of: five authorities run one under the name ITA, with letters and weights alike.

A frame that belongs to another scheme gives false names and false sums. So the scheme is decided from who reports and
from the words that name the authority; what the report prints beside its codes is held against the frame, and where the
two disagree no frame speaks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rapidfuzz.fuzz import ratio

from prongsai.normalizers.names.look_alikes import fold_name
from prongsai.normalizers.names.other_bodies import scheme_of_other
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.pipeline.frame.frame import Frame, YearFrame
from prongsai.pipeline.frame.load import DEFAULT_SCHEME, load_frame, load_schemes
from prongsai.pipeline.model import Finding, Observation, UnitDecision

_FEWEST_TEXTS = 5
"""Items whose printed texts are compared: of fewer, one cut or garbled text would decide."""
_ALIKE = 60.0
"""Per cent of letters that an item's text shares with the frame's: bodies shorten and reword it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The scheme of a report, None where nothing says it; the frame that its scores are read against; what is wrong."""

    scheme: str | None
    frame: Frame
    findings: tuple[Finding, ...] = ()


def judge_scheme(
    body: UnitDecision, subjects: Sequence[UnitDecision], opening: Sequence[str], seen: Sequence[Observation]
) -> Judged:
    """Decide the scheme and pick its frame.

    Args:
        body: whose report it is.
        subjects: the bodies of the rows of a list.
        opening: the first lines of the report, with title and letterhead.
        seen: its readings, whose printed texts are held against the frame.
    """
    scheme = _scheme_of_bodies([body, *subjects]) or _scheme_of_words(opening)
    frame = frame_of(scheme)
    fit = share_that_fits(frame, seen)
    if scheme is None and fit is not None and not fit.is_good:
        others = {name: share_that_fits(load_frame(name), seen) for name in load_schemes()}
        fitting = [name for name, found in others.items() if found is not None and found.is_good]
        if len(fitting) == 1:
            return Judged(fitting[0], load_frame(fitting[0]))
    if fit is None or fit.is_good:
        return Judged(scheme, frame)
    return Judged(scheme, bare_frame(), (_mismatch(scheme, fit),))


def frame_of(scheme: str | None) -> Frame:
    """The frame of a scheme; of none where the scheme has no tables, and that of ป.ป.ช. where no scheme is known."""
    if scheme is None:
        return load_frame(DEFAULT_SCHEME)
    return load_frame(scheme) if scheme in load_schemes() else bare_frame()


@cache
def bare_frame() -> Frame:
    """A frame that knows of each year only that it is one: it names nothing, and nothing adds up."""
    known = load_frame(DEFAULT_SCHEME)
    return Frame({year: _strip(one) for year, one in known.years.items()}, ())


def _strip(year: YearFrame) -> YearFrame:
    rules = {name: replace(rule, parts_decide=False, item_marks=(), mark="D") for name, rule in year.rules.items()}
    return replace(
        year, indicators={}, sub_indicators={}, questions={}, weight_rows={}, levels=(), counts={}, relations={},
        aliases={}, rules=rules,
    )  # fmt: skip


def _scheme_of_bodies(bodies: Sequence[UnitDecision]) -> str | None:
    """The scheme that assesses the reporting body, else most of the bodies listed."""
    named = [scheme for body in bodies if (scheme := _scheme_of_body(body)) is not None]
    if not named:
        return None
    first = _scheme_of_body(bodies[0])
    return first or Counter(named).most_common(1)[0][0]


def _scheme_of_body(body: UnitDecision) -> str | None:
    if body.is_other:
        # a school of a local body is assessed by no authority that these tables know
        return scheme_of_other(body.name or "") if body.parent is None else None
    return DEFAULT_SCHEME if body.unit is not None or body.unit_type is not None else None


def _scheme_of_words(opening: Sequence[str]) -> str | None:
    words = load_vocabulary("scheme_words")
    named = {hit.means for line in opening for hit in words.find(line)}
    return named.pop() if len(named) == 1 else None


@dataclass(frozen=True, slots=True)
class Fit:
    """How many of the items whose texts are printed bear the text that the frame has for their code."""

    alike: int
    of: int
    unlike: tuple[tuple[Observation, str], ...]
    """Those that bear another text, with what the frame calls them."""

    @property
    def is_good(self) -> bool:
        """Half of them at least."""
        return 2 * self.alike >= self.of


def _is_alike(printed: str, code: str, texts: Mapping[str, str]) -> bool:
    """Whether a printed text is the item's of a code, or more like it than any other."""
    likeness = {other: _likeness(printed, text) for other, text in texts.items()}
    return likeness[code] >= _ALIKE or likeness[code] == max(likeness.values())


def share_that_fits(frame: Frame, seen: Sequence[Observation]) -> Fit | None:
    """Hold the printed texts of items against the frame of their year; None where too few can be compared."""
    alike = 0
    unlike: list[tuple[Observation, str]] = []
    printed: dict[tuple[int | None, str], list[Observation]] = {}
    for one in seen:
        if one.scope == "question" and one.code[:1] == "o" and one.name_text:
            printed.setdefault((one.fiscal_year, one.code), []).append(one)
    for (year, code), readings in printed.items():
        texts = {other: text for other, text in _texts_of(frame, year).items() if other[:1] == "o"}
        if code not in texts:
            continue
        # beside one of its numbers stands the item, beside others what is said or done about it
        if any(_is_alike(one.name_text, code, texts) for one in readings):
            alike += 1
        else:
            unlike.append((readings[0], texts[code]))
    of = alike + len(unlike)
    return Fit(alike, of, tuple(unlike)) if of >= _FEWEST_TEXTS else None


def _texts_of(frame: Frame, year: int | None) -> Mapping[str, str]:
    if year is None or year not in frame.years:
        return {}
    return {code: question.text for code, question in frame.years[year].questions.items() if question.text}


@cache
def _likeness(printed: str, text: str) -> float:
    """Per cent of letters in common, in order; the longer one may go on behind the shorter."""
    one, other = fold_name(printed), fold_name(text)
    shortest = min(len(one), len(other))
    return max(ratio(one, other), ratio(one[:shortest], other[:shortest]))


def _mismatch(scheme: str | None, fit: Fit) -> Finding:
    first, text = fit.unlike[0]
    where = first.provenance
    message = (
        f"{fit.of - fit.alike} of {fit.of} items bear other texts than the frame of {scheme or DEFAULT_SCHEME} has for "
        f"their codes, as {first.code} `{first.name_text}`: no name is given and no sum is held against them"
    )
    return Finding(
        "warning", "frame-mismatch", message, where.page, where.bbox, first.code, first.name_text, text,
        where=where,
    )  # fmt: skip

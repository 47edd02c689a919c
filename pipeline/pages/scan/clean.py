"""What a reader said of Thai words, made well-formed and looked up where the picture left doubt.

Three things are mended. Signs that no Thai word has (a doubled mark, a tone before its vowel) go by the same steps that
mend text layers. A letter that the reader itself was unsure of is exchanged for one that looks like it, or dropped if
it is a mark or doubles its neighbour, where that alone, up to MOST_SLIPS times, turns a run of letters into words. A
few slips are words themselves (`ไห้` for `ให้`): they stand in `data/language/scan_slips.csv`, with what they may follow.
Digits are never touched, nor what follows a word that announces a name: a place or a person called by a rare word must
stay as it was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from prongsai.normalizers.thai.letters import MARK
from prongsai.normalizers.thai.repair import repair_text
from prongsai.normalizers.thai.words import count_outside_words
from prongsai.normalizers.vocabulary import load_vocabulary

# below it, one letter in four is wrong; above 0.95 the dictionary errs more often than the reader
DOUBTFUL_LETTER = 0.95
LEXICON_STEP = "ocr-lexicon"
MOST_SLIPS = 3
"""A run with more of them is hardly read at all, and other words fit it as well. Measured: 1 to 5 give the same text of
440 lines of prose."""
LONGEST_RUN = 120
"""Characters. The longest line of the corpus has 118; doubtful text beyond a line is no slip of a word."""
_RUN = re.compile("[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4d]{3,}")
# what announces a name: person, village, tambon, district, province, municipality, organisation
_NAME = re.compile(
    "\u0e19\u0e32\u0e22|\u0e19\u0e32\u0e07|\u0e1a\u0e49\u0e32\u0e19|\u0e15\u0e33\u0e1a\u0e25|\u0e2d\u0e33\u0e40\u0e20\u0e2d"
    "|\u0e08\u0e31\u0e07\u0e2b\u0e27\u0e31\u0e14|\u0e40\u0e17\u0e28\u0e1a\u0e32\u0e25|\u0e2a\u0e48\u0e27\u0e19\u0e15\u0e33\u0e1a\u0e25"
)
_MARK = re.compile(f"[{MARK}]")
"""Vowels and tones above and below a letter: dirt looks like them, and they like it."""
_LOOK_ALIKE_GROUPS = (
    "\u0e04\u0e14\u0e15\u0e28",  # kho khwai, do dek, to tao, so sala
    "\u0e0a\u0e0b\u0e02\u0e03",  # cho chang, so so, kho khai, kho khuat
    "\u0e1c\u0e1d\u0e1e\u0e1f\u0e2c",
    "\u0e20\u0e16\u0e01\u0e24",
    "\u0e1a\u0e1b\u0e29",
    "\u0e19\u0e21\u0e2b\u0e17\u0e11",
    "\u0e23\u0e18\u0e08\u0e10",
    "\u0e25\u0e2a\u0e2d",
    "\u0e27\u0e23\u0e32",
    "\u0e0d\u0e0c\u0e13\u0e12",
    "\u0e0e\u0e0f",
    "\u0e34\u0e35\u0e36\u0e37\u0e31",  # sara i, ii, ue, uee, mai han akat
    "\u0e38\u0e39",
    "\u0e48\u0e49\u0e47\u0e4c",
    "\u0e42\u0e43\u0e44",
    "\u0e40\u0e41",
)
_LOOK_ALIKES = {
    letter: "".join(sorted({other for group in _LOOK_ALIKE_GROUPS if letter in group for other in group} - {letter}))
    for letter in "".join(_LOOK_ALIKE_GROUPS)
}


def clean_word(text: str, confidence: Sequence[float]) -> tuple[str, tuple[str, ...]]:
    """The text well-formed and looked up, and the names of the steps taken.

    Args:
        text: what was read, without blanks.
        confidence: how sure the reader was of each character, 0 to 1.

        >>> clean_word("\u0e1b\u0e23\u0e35\u0e01\u0e29\u0e32", (1.0, 1.0, 0.5, 1.0, 1.0, 1.0))[1]
        ('ocr-lexicon',)
    """
    steps: tuple[str, ...] = ()
    repaired = repair_text(text)
    if repaired.text != text:
        # the reader's doubts belong to the characters as read; mended signs leave nothing to look up
        return repaired.text, repaired.steps
    mended = list(text)
    for match in _RUN.finditer(text):
        fixed = _look_up(match.group(), confidence[match.start() : match.end()], text[: match.start()])
        if fixed != match.group():
            mended[match.start() : match.end()] = [fixed] + [""] * (len(match.group()) - 1)
            steps = (LEXICON_STEP,)
    return "".join(mended), steps


def _look_up(run: str, confidence: Sequence[float], before: str) -> str:
    """`run` with its doubtful letters exchanged or dropped one by one, where that makes it words; else as it was.

    Each step must be the one that leaves the fewest letters outside words; where two are as good, nothing is done.
    """
    if len(run) > LONGEST_RUN or _NAME.search(before) or min(confidence, default=1.0) >= DOUBTFUL_LETTER:
        return run
    announced = _NAME.search(run)
    n_fixed = len(run) - announced.start() if announced else 0
    doubtful = [i for i, c in enumerate(confidence) if c < DOUBTFUL_LETTER and i < len(run) - n_fixed]
    mended = run
    for _ in range(MOST_SLIPS):
        outside = count_outside_words(mended)
        if outside == 0:
            break
        found = {changed: i for i in doubtful for changed in _changes(mended, i)}
        ranked = sorted((count_outside_words(changed), changed) for changed in found)
        if not ranked or ranked[0][0] >= outside or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
            return run
        at, shift = found[ranked[0][1]], len(ranked[0][1]) - len(mended)
        doubtful = [i + shift if i > at else i for i in doubtful if i != at]
        mended = ranked[0][1]
    return _mend_real_words(mended, doubtful) if count_outside_words(mended) == 0 else run


def _mend_real_words(run: str, doubtful: Sequence[int]) -> str:
    """The run without slips that are words themselves, each of a doubtful letter and where it cannot be that word."""
    for slip in load_vocabulary("scan_slips", "not_after").wordings:
        for match in reversed(list(re.finditer(re.escape(slip.text), run))):
            companion = slip.more["not_after"]
            is_real = bool(companion) and run[: match.start()].endswith(companion)
            if not is_real and any(match.start() <= i < match.end() for i in doubtful):
                run = run[: match.start()] + slip.means + run[match.end() :]
    return run


def _changes(run: str, i: int) -> Iterator[str]:
    """The run with its letter `i` exchanged for each look-alike; dropped where it is a mark or a neighbour's twin."""
    for other in _LOOK_ALIKES.get(run[i], ""):
        yield run[:i] + other + run[i + 1 :]
    if _MARK.match(run[i]) or run[i] in run[max(0, i - 1) : i] + run[i + 1 : i + 2]:
        yield run[:i] + run[i + 1 :]

"""Reads a whole column of question codes at once, because one garbled code says too little by itself.

Evidence for a row: the printed code, the printed question beside it, and the row before it (questions are listed in
order). The rows form a chain, and the probability of each code in each row follows from the forward-backward algorithm.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from prongsai.normalizers.values.codes import CodeReading, KnownCode, is_mixed_script, read_question_code, squeeze_code
from prongsai.normalizers.values.instruments import INSTRUMENT_OF_LETTER, InstrumentName

_Floats = NDArray[np.float64]

_LETTER_LOOKS = tuple(map(frozenset, ("i1l|!ไ", "o0qø", "ecๆ€")))
_DIGIT_LOOKS = tuple(map(frozenset, ("12", "37", "35", "89", "69", "45")))
"""Characters that readers take for one another; the digit pairs are look-alikes in Thai digits (๑๒, ๓๗, ๖๙ …)."""
_LETTER_LOOK_COST, _DIGIT_LOOK_COST, _OTHER_COST = 0.15, 1.3, 1.6
"""A letter read as a digit goes through a whole column; a digit read as another is rarer than a left-out question."""
_CODE_SHARPNESS = 3.5
"""A code one slip away weighs a thirtieth of the code as printed (exp -3.5). Measured: 1.75 to 5.25 give the same rows
of 15 reports."""
_TEXT_SHARPNESS = 7.0
"""A question as worded weighs about a hundred times one that is unlike it (exp 7 x 0.65). Measured: 3.5 to 10.5 give
the same rows of 15 reports."""
_NO_CODE, _NO_CODE_DESPITE_ONE = 0.0006, 0.0001
"""Likelihood of a row that is no question, without and with a clean code in it, against 1 for a code that fits."""
_TWO_DIGITS = 99
"""Codes are printed with two digits at most."""
_LONGEST_CODE = 8
"""Characters without blanks: a letter, two digits and room for as many that a reader adds; words are longer."""
_WRONG_INSTRUMENT = 0.15
"""How much less likely an instrument is that the heading does not name: headings are copied with slips too."""
_SKIP_DECAY = 0.15
"""Each number more that is left out is less likely by a seventh (exp -0.15)."""
_UNPRINTED = 0.2
"""Likelihood of a row without a printed code, against 1 for a code that fits: question and neighbours decide."""
_NUMBER_ONLY, _MIXED_NUMBER_ONLY = 0.5, 0.05
"""Of a number without its letter, and of one with an Arabic digit before Thai ones, which is rather the letter."""
_SENTENCE = _NO_CODE / 10
"""Of a code that is printed as a sentence: the row is rather no question at all."""
_COMMON_OVERLAP = 0.35
"""Share of a wording that any two questions of one questionnaire share."""
_MOST_CONFIDENT = 0.99
"""As sure as a clear code by itself (`codes`)."""
_NEIGHBOURS_ADD = 0.1
"""How far a printed code that agrees lifts what the column gives, at the most to what the code has by itself."""
_STEP, _SKIP, _REPEAT, _BACK = 1.0, 0.15, 0.01, 0.004
"""Weights of the next row's number against this one's. Lists count on by one, skip what is not asked, and hardly ever
repeat or go back. Measured: _STEP 0.5 to 1.5, _SKIP 0.075 to 0.575, _REPEAT 0.005 to 0.505, _BACK 0.002 to 0.502 give
the same rows of 15 reports."""
_LATER_START = _SKIP
"""A list that begins with another number than 1 leaves numbers out, like one that skips."""
_NEXT_INSTRUMENT, _OTHER_INSTRUMENT = 0.1, 0.02
"""The first question of another instrument may follow any, one from its middle hardly. Measured: _NEXT_INSTRUMENT 0.05
to 0.55, _OTHER_INSTRUMENT 0.01 to 0.51 give the same rows of 4 reports."""
_KEPT_LIKELIHOODS = 1 << 14
"""Printed codes come again in every report, each held against the some 60 codes of a year; about 3 MB."""
_CLEAR = 0.9
"""Confidence of a code that shows its letter, if under another instrument's heading (see `codes`)."""
_ONLY_ORDER_LIMIT = 0.6
"""A row whose code and text both say nothing is placed by its neighbours alone; that is a guess, and says so."""


def resolve_code_column(
    raw_codes: Sequence[str],
    texts: Sequence[str],
    known: Sequence[KnownCode],
    hint: InstrumentName | None = None,
    most: int = _TWO_DIGITS,
) -> list[CodeReading]:
    """Decide the question code of every row of one table together.

    >>> known = [KnownCode(f"i{n}", "") for n in range(1, 16)]
    >>> [r.code for r in resolve_code_column(["1๘", "1๙", "1๒๐", "1๒๑"], [""] * 4, known, "IIT")]
    ['i8', 'i9', 'i10', 'i11']

    Args:
        raw_codes: the code cells as printed, one per body row, top to bottom; "" where there is none.
        texts: the question beside each code, as printed; "" where there is none.
        known: the codes of the year's frame with their wordings, as `YearFrame.known_questions` gives them.
        hint: the instrument that the heading names.
        most: how many questions an instrument has at most, for years whose questions nobody listed.
    Returns:
        One reading per row. `confidence` is the probability of the code given its row and its neighbours; `code` is
        None where the row is more likely no question.
    """
    if not raw_codes:
        return []
    if not known:
        return _read_without_frame(raw_codes, hint, most)
    return _resolve(raw_codes, texts, known, hint)


def _read_without_frame(raw_codes: Sequence[str], hint: InstrumentName | None, most: int) -> list[CodeReading]:
    """Each code as it says itself; one whose letter is not clear as its neighbours count, or doubted.

    `18` between `I7` and `I10` is i8, whose letter a reader took for a digit, though it would do for i18 by itself.
    """
    listed = [KnownCode(f"{letter}{n}", "") for letter in INSTRUMENT_OF_LETTER for n in range(1, most + 1)]
    readings = []
    ordered = _resolve(raw_codes, [""] * len(raw_codes), listed, hint)
    for raw, by_order in zip(raw_codes, ordered, strict=True):
        own = read_question_code(raw, hint, most) or CodeReading(None, 0.0)
        is_clear = own.code is None or own.confidence >= _CLEAR
        if is_clear or by_order.code in (None, own.code):
            readings.append(own)
        elif by_order.confidence >= _CLEAR:
            readings.append(by_order)
        else:
            note = f"{raw!r} read as {own.code}, and {by_order.code} by its place"
            readings.append(CodeReading(own.code, min(own.confidence, _ONLY_ORDER_LIMIT), note))
    return readings


def _resolve(
    raw_codes: Sequence[str], texts: Sequence[str], known: Sequence[KnownCode], hint: InstrumentName | None
) -> list[CodeReading]:
    code_fit = np.array([[_code_likelihood(raw, entry.code) for entry in known] for raw in raw_codes])
    text_fit = _text_likelihoods(texts, [entry.text for entry in known])
    prior = np.array(
        [1.0 if hint in (None, INSTRUMENT_OF_LETTER[entry.code[0]]) else _WRONG_INSTRUMENT for entry in known]
    )
    no_code = np.where(code_fit.max(axis=1) == 1.0, _NO_CODE_DESPITE_ONE, _NO_CODE)
    posterior = _posterior(
        code_fit * text_fit * prior, no_code, _transitions([entry.code for entry in known]), _start(known)
    )
    return [_pick(raw, row, known, hint) for raw, row in zip(raw_codes, posterior, strict=True)]


def _pick(raw: str, row: _Floats, known: Sequence[KnownCode], hint: InstrumentName | None) -> CodeReading:
    at = int(row[:-1].argmax())
    none_probability = float(row[-1])
    if none_probability > row[at]:
        return CodeReading(None, none_probability)
    code = known[at].code
    single = read_question_code(raw, hint)
    confidence = min(float(row[at]), _MOST_CONFIDENT)
    if not squeeze_code(raw) and not known[at].text:
        confidence = min(confidence, _ONLY_ORDER_LIMIT)
    if single is None or single.code != code:
        return CodeReading(code, confidence, f"{raw!r} read as {code} from its place and wording")
    return CodeReading(code, max(confidence, min(single.confidence, confidence + _NEIGHBOURS_ADD)), single.note)


@lru_cache(maxsize=_KEPT_LIKELIHOODS)
def _code_likelihood(raw: str, code: str) -> float:
    squeezed = squeeze_code(raw)
    if not squeezed:
        return _UNPRINTED
    if len(squeezed) > _LONGEST_CODE:
        return _SENTENCE
    if squeezed == code[1:]:
        # the number alone, without its letter; an Arabic digit before Thai ones is not part of a number, though
        return _MIXED_NUMBER_ONLY if is_mixed_script(raw) else _NUMBER_ONLY
    return float(np.exp(-_CODE_SHARPNESS * _code_distance(squeezed, code)))


def _code_distance(read: str, code: str) -> float:
    previous = [j * _OTHER_COST for j in range(len(code) + 1)]
    for i, char in enumerate(read, start=1):
        current = [i * _OTHER_COST]
        for j, target in enumerate(code, start=1):
            left_out = min(previous[j], current[j - 1]) + _OTHER_COST
            current.append(min(left_out, previous[j - 1] + _char_cost(char, target)))
        previous = current
    return previous[-1]


def _char_cost(a: str, b: str) -> float:
    if a == b:
        return 0.0
    if any(a in group and b in group for group in _LETTER_LOOKS):
        return _LETTER_LOOK_COST
    return _DIGIT_LOOK_COST if any(a in group and b in group for group in _DIGIT_LOOKS) else _OTHER_COST


def share_of_wording(text: str, wording: str) -> float:
    """How much of a wording a printed text has, 0 to 1, by its letters in threes.

    >>> share_of_wording("1. ท่านเคยเห็น ข้อมูลข่าวสาร ของหน่วยงาน", "ข้อมูลข่าวสารของหน่วยงาน")
    1.0
    """
    known = _trigrams(wording)
    return len(known & _trigrams(text)) / len(known) if known else 0.0


def _text_likelihoods(texts: Sequence[str], wordings: Sequence[str]) -> _Floats:
    """How well each printed question fits each known wording, 1 for one that says nothing.

    The share of the wording's trigrams that the printed text contains is used: bodies print longer questions than the
    frame's short form, and OCR damages some trigrams but not most.
    """
    known = [_trigrams(wording) for wording in wordings]
    rows = []
    for text in texts:
        printed = _trigrams(text)
        share = np.array([len(k & printed) / len(k) if k else 0.0 for k in known])
        rows.append(np.exp(_TEXT_SHARPNESS * np.maximum(share - _COMMON_OVERLAP, 0.0)))
    return np.array(rows)


@lru_cache(maxsize=2048)  # the wordings of some years, and the rows of the table at hand
def _trigrams(text: str) -> frozenset[str]:
    squeezed = "".join(text.split())
    return frozenset(squeezed[at : at + 3] for at in range(len(squeezed) - 2))


def _start(known: Sequence[KnownCode]) -> _Floats:
    return np.array([1.0 if entry.code[1:] == "1" else _LATER_START for entry in known])


def _transitions(codes: Sequence[str]) -> _Floats:
    letters = np.array([code[0] for code in codes])
    numbers = np.array([int(code[1:]) for code in codes])
    step = numbers[None, :] - numbers[:, None]
    same = letters[None, :] == letters[:, None]
    inside = np.where(
        step == 1, _STEP, np.where(step > 1, _SKIP * np.exp(-_SKIP_DECAY * step), np.where(step == 0, _REPEAT, _BACK))
    )
    outside = np.where(numbers[None, :] == 1, _NEXT_INSTRUMENT, _OTHER_INSTRUMENT)
    matrix: _Floats = np.where(same, inside, outside)
    return matrix


def _posterior(fit: _Floats, no_code: _Floats, transitions: _Floats, start: _Floats) -> _Floats:
    """Probability of each code in each row; the last column is "no question".

    A row that is no question keeps the code of the row before it as its state, so the count goes on behind it.
    """
    n_rows, n = fit.shape
    stay = np.eye(n)
    forward = np.zeros((n_rows, 2 * n))
    backward = np.ones((n_rows, 2 * n))
    # states 0..n-1: the row is this code; n..2n-1: the row is nothing, the last code was this one
    move = np.block([[transitions, stay], [transitions, stay]])
    emission = np.hstack([fit, np.repeat(no_code[:, None], n, axis=1)])
    forward[0] = np.concatenate([start, start / n]) * emission[0]
    for row in range(1, n_rows):
        forward[row] = (forward[row - 1] @ move) * emission[row]
        forward[row] /= forward[row].sum()
    for row in range(n_rows - 2, -1, -1):
        backward[row] = move @ (emission[row + 1] * backward[row + 1])
        backward[row] /= backward[row].sum()
    joint = forward * backward
    joint /= joint.sum(axis=1, keepdims=True)
    return np.hstack([joint[:, :n], joint[:, n:].sum(axis=1, keepdims=True)])

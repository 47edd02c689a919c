"""Two readers of one line made into one reading.

The rule that matters: numerals and codes are only ever taken from our own reader, because Tesseract's Thai model
lacks half of the Thai digits and replaces them by others with high confidence. Two readers that agree raise the
confidence of what they read, two that disagree lower it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from prongsai.normalizers.thai.words import count_outside_words
from prongsai.pipeline.pages.scan.engine import LineReading

# what a number alone from Tesseract is worth: measured, 4 % of Thai scores come out right
TESSERACT_NUMBER_CONFIDENCE = 0.2
AGREEMENT = 0.5  # two readers agree by mistake half as often as one is mistaken alone; independent ones far less
DISAGREEMENT = 0.6
"""What is left of our confidence where another reader, weaker in Thai, reads something else. Measured: 0.3 to 0.8 give
the same rows of 1 report."""
DOUBTFUL_LETTER = 0.9
"""Confidence from which a letter is not asked of another reader. Measured: 0.45 to 0.95 give the same rows of 1
report."""
TAKEN_OVER = 0.7
"""A letter of the other reader is as doubtful as one of ours on which they differ. Measured: 0.35 to 0.85 give the same
rows of 3 reports."""
THAI_LETTERS = re.compile("[\u0e01-\u0e3a\u0e40-\u0e45\u0e47-\u0e4d]*")
# letters that Tesseract puts where it met a Thai digit or a Latin letter that it cannot say
SHAKY_LETTERS = frozenset("[](){}|@!\u0e46\u0e2f")


def is_number_char(char: str) -> bool:
    """True for Arabic and Thai digits."""
    return char.isdecimal()


def distrust_numbers(reading: LineReading) -> LineReading:
    """A reading by Tesseract alone: every word with a digit or a Latin letter beside one is all but worthless.

    >>> r = distrust_numbers(LineReading("\u0e02\u0e49\u0e2d \u0e52", 0.95, (0.95,) * 5, engine="tesseract"))
    >>> r.char_confidence
    (0.95, 0.95, 0.95, 0.95, 0.2)
    """
    confidence = list(reading.char_confidence or [reading.confidence] * len(reading.text))
    start = 0
    for word in reading.text.split(" "):
        end = start + len(word)
        if any(is_number_char(c) or c in SHAKY_LETTERS for c in word) or (len(word) <= 3 and word.isascii()):
            confidence[start:end] = [min(c, TESSERACT_NUMBER_CONFIDENCE) for c in confidence[start:end]]
        start = end + 1
    # the line as a whole stays as sure as it was: it is print, even where its numbers are worth nothing
    return LineReading(reading.text, reading.confidence, tuple(confidence), reading.char_x, reading.engine)


def fuse_readings(own: LineReading, other: LineReading) -> LineReading:
    """Our reading with its confidence raised where `other` agrees, lowered where it does not, and its letters mended.

    Digits, codes and signs stay ours, and the other's silence about digits counts for nothing. Thai letters that we
    doubt are taken over where the text is made of words at least as well with them: Tesseract reads some fonts
    without loops better than we do.
    """
    if not own.text or not other.text:
        return own
    doubts = list(own.char_confidence or [own.confidence] * len(own.text))
    places = list(own.char_x)
    text, confidence, char_x = [], [], []
    for step in Levenshtein.opcodes(own.text, other.text):
        start, end = step.src_start, step.src_end
        mine, theirs = own.text[start:end], other.text[step.dest_start : step.dest_end]
        sure = doubts[start:end]
        if step.tag == "equal":
            sure = [c if is_number_char(char) else 1 - (1 - c) * AGREEMENT for char, c in zip(mine, sure, strict=True)]
        elif _is_better(own.text, doubts, start, end, theirs):
            at = places[start] if start < len(places) else (places[-1] if places else 0.0)
            mine, sure = theirs, [TAKEN_OVER] * len(theirs)
            text.append(mine)
            confidence += sure
            char_x += [at] * len(mine)
            continue
        elif not any(is_number_char(char) for char in theirs):
            sure = [c if is_number_char(char) else c * DISAGREEMENT for char, c in zip(mine, sure, strict=True)]
        text.append(mine)
        confidence += sure
        char_x += places[start:end]
    mean = sum(confidence) / len(confidence) if confidence else 0.0
    return LineReading(
        "".join(text), mean, tuple(confidence), tuple(char_x) if places else (), f"{own.engine}+{other.engine}"
    )


def _is_better(text: str, doubts: Sequence[float], start: int, end: int, theirs: str) -> bool:
    """True where `theirs` may take the place of `text[start:end]`: doubted Thai letters, and words no worse."""
    if not THAI_LETTERS.fullmatch(text[start:end]) or not THAI_LETTERS.fullmatch(theirs):
        return False
    around = doubts[max(0, start - 1) : end + 1]  # letters that we left out are doubted beside the gap, if anywhere
    if min(around) >= DOUBTFUL_LETTER:
        return False
    return count_outside_words(text[:start] + theirs + text[end:]) <= count_outside_words(text)

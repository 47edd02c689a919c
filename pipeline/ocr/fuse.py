"""Two readers of one line made into one reading.

The rule that matters: numerals and codes are only ever taken from our own reader, because Tesseract's Thai model
lacks half of the Thai digits and replaces them by others with high confidence. Two readers that agree raise the
confidence of what they read, two that disagree lower it.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from pipeline.ocr.engine import Reading

# what a number alone from Tesseract is worth: measured, 4 % of Thai scores come out right
TESSERACT_NUMBER_CONFIDENCE = 0.2
AGREEMENT = 0.5  # two readers agree by mistake half as often as one is mistaken alone; independent ones far less
DISAGREEMENT = 0.6
# letters that Tesseract puts where it met a Thai digit or a Latin letter that it cannot say
SHAKY_LETTERS = frozenset("[](){}|@!\u0e46\u0e2f")


def is_number_char(char: str) -> bool:
    """True for Arabic and Thai digits."""
    return char.isdecimal()


def distrust_numbers(reading: Reading) -> Reading:
    """A reading by Tesseract alone: every word with a digit or a Latin letter beside one is all but worthless.

        >>> r = distrust_numbers(Reading("\u0e02\u0e49\u0e2d \u0e52", 0.95, (0.95,) * 5, engine="tesseract"))
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
    return Reading(reading.text, reading.confidence, tuple(confidence), reading.char_x, reading.engine)


def fuse_readings(own: Reading, other: Reading) -> Reading:
    """Our reading with its confidence raised where `other` agrees and lowered where it does not.

    The text stays ours: `other` is a witness. Its silence about digits counts for nothing, so only letters are
    compared.
    """
    if not own.text or not other.text:
        return own
    confidence = list(own.char_confidence or [own.confidence] * len(own.text))
    for step in Levenshtein.opcodes(own.text, other.text):
        for i in range(step.src_start, step.src_end):
            if is_number_char(own.text[i]):
                continue
            if step.tag == "equal":
                confidence[i] = 1 - (1 - confidence[i]) * AGREEMENT
            elif not any(is_number_char(c) for c in other.text[step.dest_start : step.dest_end]):
                confidence[i] *= DISAGREEMENT
    mean = sum(confidence) / len(confidence)
    return Reading(own.text, mean, tuple(confidence), own.char_x, f"{own.engine}+{other.engine}")


def fuse_all(own: Sequence[Reading], other: Sequence[Reading]) -> list[Reading]:
    """`fuse_readings` line by line."""
    return [fuse_readings(a, b) for a, b in zip(own, other, strict=True)]

"""Faults of signs above and below Thai consonants, and of blanks and unseen characters among letters and digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prongsai.normalizers.thai.letters import (
    CONSONANT,
    DIGIT,
    KILLER,
    LEADING_VOWEL,
    LOWER_VOWEL,
    MARK,
    SARA_AA,
    THAI,
    THAI_LETTER,
    TONE,
    UPPER_VOWEL,
)
from prongsai.normalizers.thai.steps import GLYPHS, Change, SignLine, Step, reads, rewrite

_VOWEL = UPPER_VOWEL + LOWER_VOWEL
_BREAKER = "\u200b\u2060\ufeff"
"""Zero-width space, word joiner, byte-order mark: they say where a line may break, and nothing in any script."""
_JOINER = "\u200c\u200d"
"""They make one picture of two in other scripts; Thai has no use for them."""
_SOFT_HYPHEN = "\u00ad"
"""Behind a Thai letter it marks where a word may break; elsewhere it may be the printed dash of a range of numbers."""
_A_MARK = re.compile(f"[{MARK}]")
_A_VOWEL = re.compile(f"[{_VOWEL}]")


def _drop_invisible(line: SignLine, match: re.Match[str]) -> Iterator[Change]:
    last, after = match.end() - 1, match.end()
    yield from rewrite(match, [""] * (last - match.start()))
    if after < len(line.text) and line.is_second_reading(after):
        # one glyph that reads as such a character and a letter: the letter would seem to stand behind itself
        yield Change(last, line.text[after])
        yield Change(after, "")
    else:
        yield Change(last, "")


def _drop_invented(line: SignLine, match: re.Match[str]) -> Iterator[Change]:
    at = match.start()
    if not line.is_invented(at):
        return
    base = at - 1
    while base > 0 and _A_MARK.match(line.text[base]):
        base -= 1
    is_before_mark = bool(_A_MARK.match(line.text[at + 1]))
    if is_before_mark or line.is_inside_word(at, base):
        yield Change(at, "")


def _return_displaced(line: SignLine, match: re.Match[str]) -> Iterator[Change]:
    letter, mark = match.start("letter"), match.start("mark")
    if line.is_drawn_behind(mark, match.start("base")):
        yield Change(letter, match["mark"])
        yield Change(mark, match["letter"])


def _drop_padding(line: SignLine, match: re.Match[str]) -> Iterator[Change]:
    if line.is_touching(match.start() - 1, match.end()):
        yield from rewrite(match, ())


def _keep_one(_line: SignLine, match: re.Match[str]) -> Iterator[Change]:
    return rewrite(match, match[0][0])


def _vowels_first(_line: SignLine, match: re.Match[str]) -> Iterator[Change]:
    return rewrite(match, sorted(match[0], key=lambda sign: not _A_VOWEL.match(sign)))


DROP_INVISIBLE = Step(
    name="drop-invisible-characters",
    mends="zero-width characters and soft hyphens stand between Thai letters",
    because="line-breaking libraries put them between words; a search for a word misses it",
    pattern=re.compile(
        f"(?<=[{THAI_LETTER}])[{_BREAKER}{_JOINER}{_SOFT_HYPHEN}]+|[{_BREAKER}{_JOINER}]+(?=[{THAI_LETTER}])|[{_BREAKER}]+"
    ),
    find=_drop_invisible,
)
DROP_INVENTED = Step(
    name="drop-invented-blank",
    mends="a blank stands inside a word whose letters touch",
    because="the reader invents one where a mark was drawn on its own",
    pattern=re.compile(f"(?<=(?P<before>[{THAI}])) (?=(?P<after>[{THAI}]))"),
    find=_drop_invented,
    grounds=GLYPHS,
)
RETURN_DISPLACED = Step(
    name="return-displaced-mark",
    mends="a mark stands behind the next letter though its pen stood at the end of the letter before",
    because="the stream was sorted by x; only marks without width of their own say where their pen stood",
    pattern=re.compile(
        f"(?P<base>[{CONSONANT}])[{MARK}]*(?P<letter>[{CONSONANT}{LEADING_VOWEL}\u0e30{SARA_AA}])(?P<mark>[{MARK}])"
    ),
    find=_return_displaced,
    grounds=GLYPHS,
    once=GLYPHS,  # places are compared before any have changed
)
CLOSE_BLANK = Step(
    name="close-blank-before-mark",
    mends="a blank stands between a consonant and the sign that it carries",
    because="a sign never begins a word",
    pattern=re.compile(f"(?<=(?P<base>[{CONSONANT}{MARK}])) +(?=(?P<mark>[{MARK}]))"),
    find=reads(),
)
DROP_DOUBLED_MARK = Step(
    name="drop-doubled-marks",
    mends="the same sign is stored twice on one consonant",
    because="bold type is faked by printing twice",
    pattern=re.compile(f"(?P<sign>[{MARK}])(?P=sign)+"),
    find=_keep_one,
)
VOWEL_BEFORE_TONE = Step(
    name="move-vowel-before-tone",
    mends="a vowel above or below stands behind the tone or killer of its consonant",
    because="typed or sorted so it looks the same and compares unequal",
    pattern=re.compile(f"[{TONE}{KILLER}][{TONE}{KILLER}{_VOWEL}]*[{_VOWEL}]"),
    find=_vowels_first,
)
JOIN_SARA_AE = Step(
    name="join-sara-ae",
    mends="sara ae is typed as two sara e",
    because="it looks the same, and no word has two",
    pattern=re.compile("\u0e40{2}"),
    find=reads("\u0e41"),
)
DROP_PADDING = Step(
    name="drop-padding-blank",
    mends="a blank stands inside a number whose digits touch",
    because="report writers pad columns with blanks that the next glyph is drawn over",
    pattern=re.compile(f"(?<=(?P<before>[{DIGIT},.(-])) +(?=(?P<after>[{DIGIT},.]))"),
    find=_drop_padding,
    grounds=GLYPHS,
)

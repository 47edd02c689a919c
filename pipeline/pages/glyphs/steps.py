"""The faults of text layers that a rule can recognise, one small step for each, in the order in which they run.

A step looks at the text of a page and at the places of its glyphs, and yields edits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from prongsai.normalizers.thai.codes import CHECK_BOXES, PRIVATE_USE
from prongsai.normalizers.thai.letters import CONSONANT, KILLER, LOWER_VOWEL, MARK, THAI, TONE, UPPER_VOWEL
from prongsai.pipeline.pages.glyphs.line import Edit, GlyphLine

_AT_PEN_EM = 0.12
"""How far the pen of a mark may stand from the end of its letter: kerning moves it by less."""
_TOUCHING_EM = 0.08
"""Thai letters stand 0 to 0.03 em apart; the narrowest blank that a writer sets is about 0.2 em."""

GlyphStep = Callable[[GlyphLine, Collection[str]], Iterator[Edit]]
"""Working page and the names of the swapped fonts -> edits."""


def _edits(line: GlyphLine, match: re.Match[str], texts: Sequence[str]) -> Iterator[Edit]:
    for position, text in enumerate(texts, start=match.start()):
        if line.text[position] != text:
            yield Edit(line.owner[position], text)


_PRIVATE = re.compile("[\uf700-\uf71a]")
_BOX = re.compile("[\uf050-\uf0fe]")


def decode_private_use(line: GlyphLine, _swapped: Collection[str]) -> Iterator[Edit]:
    """Microsoft's private variants of marks read as the marks."""
    for match in _PRIVATE.finditer(line.text):
        yield from _edits(line, match, PRIVATE_USE[ord(match[0])])


def keep_check_boxes(line: GlyphLine, _swapped: Collection[str]) -> Iterator[Edit]:
    """Boxes of symbol fonts read as Unicode's boxes."""
    for match in _BOX.finditer(line.text):
        yield from _edits(line, match, CHECK_BOXES.get(ord(match[0]), match[0]))


_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")


def drop_invisible_characters(line: GlyphLine, _swapped: Collection[str]) -> Iterator[Edit]:
    """Zero-width characters of line-breaking libraries read as nothing.

    One glyph that reads as such a character and a letter keeps its letter in the first place: the letter would seem
    to stand behind itself otherwise.
    """
    for match in _INVISIBLE.finditer(line.text):
        here, after = line.owner[match.start()], line.owner[match.start()] + 1
        is_one_glyph = after < len(line.chars) and line.chars[after].x0 == line.chars[here].x0
        if is_one_glyph and line.chars[after].x1 > line.chars[after].x0 and line.texts[after]:
            yield Edit(here, line.texts[after])
            yield Edit(after, "")
        else:
            yield Edit(here, "")


_BLANK_AFTER_THAI = re.compile(f"(?<=[{THAI}]) (?=[{THAI}])")


def drop_invented_blanks(line: GlyphLine, _swapped: Collection[str]) -> Iterator[Edit]:
    """Blanks that the reader invented inside a word, where a mark was drawn on its own."""
    for match in _BLANK_AFTER_THAI.finditer(line.text):
        at = match.start()
        if not line.glyph(at).is_generated or not line.is_one_line(at - 1, at + 1):
            continue
        base = at - 1
        while base > 0 and re.match(f"[{MARK}]", line.text[base]):
            base -= 1
        gap = line.glyph(at + 1).x0 - max(line.glyph(base).x1, line.glyph(at - 1).x0)
        if re.match(f"[{MARK}]", line.text[at + 1]) or gap <= _TOUCHING_EM * line.glyph(at + 1).size_pt:
            yield Edit(line.owner[at], "")


_BLANK_BEFORE_VOWEL = re.compile(f"[{CONSONANT}][{TONE}]?( )[\u0e32\u0e33]")


def restore_swapped_sara_am(line: GlyphLine, swapped: Collection[str]) -> Iterator[Edit]:
    """In a swapped font a plain sara am is sara aa, and one behind a ghost blank is truly sara am."""
    if not swapped:
        return
    for match in re.finditer("\u0e33", line.text):
        at = match.start()
        if line.glyph(at).font not in swapped:
            continue
        if at > 0 and line.text[at - 1] == " " and line.is_ghost(at - 1):
            yield Edit(line.owner[at - 1], "")
        else:
            yield Edit(line.owner[at], "\u0e32")


def close_ghost_blanks(line: GlyphLine, _swapped: Collection[str]) -> Iterator[Edit]:
    """A blank of no width before sara aa is the nikhahit of a sara am."""
    for match in _BLANK_BEFORE_VOWEL.finditer(line.text):
        at = match.start(1)
        if line.is_ghost(at):
            yield Edit(line.owner[at], "")
            if line.text[at + 1] == "\u0e32":
                yield Edit(line.owner[at + 1], "\u0e33")


_UNKNOWN_NIKHAHIT = re.compile(f"(?<=[{CONSONANT}])([{TONE}]?)[\ufffd\x00]\u0e32")
_SPLIT_AM = re.compile(f"(?<=[{CONSONANT}])(?:\u0e4d([{TONE}]?)|([{TONE}])\u0e4d)\u0e32")
_REVERSED_AM = re.compile(f"(?<=[{CONSONANT}{TONE}])\u0e32\u0e4d")
_DOUBLED_AM = re.compile("\u0e33[\u0e32\u0e33]|\u0e4d\u0e33")
_LATE_TONE = re.compile(f"\u0e33([{TONE}])")


def fill_unknown_nikhahit(line: GlyphLine, _swapped: Collection[str]) -> Iterator[Edit]:
    """A glyph without a character between consonant and sara aa is the nikhahit of a sara am."""
    for match in _UNKNOWN_NIKHAHIT.finditer(line.text):
        yield from _edits(line, match, [*match[1], "", "\u0e33"])


def compose_sara_am(line: GlyphLine, _swapped: Collection[str]) -> Iterator[Edit]:
    """Nikhahit and sara aa read as one sara am, behind its tone."""
    for match in _SPLIT_AM.finditer(line.text):
        tone = match[1] or match[2] or ""
        yield from _edits(line, match, [tone, "", "\u0e33"] if tone else ["", "\u0e33"])


def turn_reversed_sara_am(line: GlyphLine, _swapped: Collection[str]) -> Iterator[Edit]:
    """Sara aa before its nikhahit reads as one sara am."""
    for match in _REVERSED_AM.finditer(line.text):
        yield from _edits(line, match, ["\u0e33", ""])


def drop_doubled_sara_am(line: GlyphLine, _swapped: Collection[str]) -> Iterator[Edit]:
    """A part of a sara am that reads as the whole, beside the other part, reads once."""
    for match in _DOUBLED_AM.finditer(line.text):
        if line.is_one_line(match.start(), match.end() - 1):
            yield from _edits(line, match, ["", "\u0e33"])


def move_tone_before_sara_am(line: GlyphLine, _swapped: Collection[str]) -> Iterator[Edit]:
    """The tone of a syllable reads before its sara am."""
    for match in _LATE_TONE.finditer(line.text):
        yield from _edits(line, match, [match[1], "\u0e33"])


_DISPLACED_MARK = re.compile(f"([{CONSONANT}])[{MARK}]*([{CONSONANT}\u0e30\u0e32\u0e40-\u0e44])([{MARK}])")


def return_displaced_marks(line: GlyphLine, _swapped: Collection[str]) -> Iterator[Edit]:
    """A mark written behind the next letter, though its pen stands at the end of the letter before, reads before it.

    Streams that were sorted by x have it so. Only marks without width of their own say where their pen stood.
    """
    for match in _DISPLACED_MARK.finditer(line.text):
        base, letter, mark = (line.glyph(match.start(group)) for group in (1, 2, 3))
        at_pen = _AT_PEN_EM * mark.size_pt
        is_bare = mark.x1 - mark.x0 <= at_pen and letter.x1 - letter.x0 > 2 * at_pen
        if is_bare and abs(mark.x0 - base.x1) <= at_pen and abs(mark.x0 - letter.x0) <= at_pen:
            yield from _edits(line, match, [*match[0][:-2], match[3], match[2]])


_BLANK_BEFORE_MARK = re.compile(f"(?<=[{CONSONANT}{MARK}]) +(?=[{MARK}])")
_DOUBLED_MARK = re.compile(f"([{MARK}])\\1+")
_LATE_VOWEL = re.compile(f"([{TONE}{KILLER}])([{UPPER_VOWEL}{LOWER_VOWEL}])")
_TONE_AFTER_AA = re.compile(f"(?<=[{CONSONANT}])\u0e32([{TONE}])")
_SPLIT_AE = re.compile("\u0e40\u0e40")


def close_blanks_before_marks(line: GlyphLine, _swapped: Collection[str]) -> Iterator[Edit]:
    """A blank between a consonant and the mark that it carries reads as nothing."""
    for match in _BLANK_BEFORE_MARK.finditer(line.text):
        if line.is_one_line(match.start() - 1, match.end()):
            yield from _edits(line, match, [""] * len(match[0]))


def drop_doubled_marks(line: GlyphLine, _swapped: Collection[str]) -> Iterator[Edit]:
    """The same mark drawn twice, to fake bold type, reads once."""
    for match in _DOUBLED_MARK.finditer(line.text):
        yield from _edits(line, match, [match[1], *[""] * (len(match[0]) - 1)])


def move_tone_before_sara_aa(line: GlyphLine, _swapped: Collection[str]) -> Iterator[Edit]:
    """A tone behind sara aa reads before it."""
    for match in _TONE_AFTER_AA.finditer(line.text):
        if line.is_one_line(match.start(), match.end() - 1):
            yield from _edits(line, match, [match[1], "\u0e32"])


def move_vowel_before_tone(line: GlyphLine, _swapped: Collection[str]) -> Iterator[Edit]:
    """A vowel above or below reads before its tone or killer."""
    for match in _LATE_VOWEL.finditer(line.text):
        yield from _edits(line, match, [match[2], match[1]])


def join_sara_ae(line: GlyphLine, _swapped: Collection[str]) -> Iterator[Edit]:
    """Two sara e read as one sara ae."""
    for match in _SPLIT_AE.finditer(line.text):
        if line.is_one_line(match.start(), match.end() - 1):
            yield from _edits(line, match, ["\u0e41", ""])


_PADDED_DIGIT = re.compile("(?<=[0-9\u0e50-\u0e59,.(-]) +(?=[0-9\u0e50-\u0e59,.])")


def drop_padding_blanks(line: GlyphLine, _swapped: Collection[str]) -> Iterator[Edit]:
    """A padding blank under the digits of one number reads as nothing: the digits around it touch."""
    for match in _PADDED_DIGIT.finditer(line.text):
        before, after = line.glyph(match.start() - 1), line.glyph(match.end())
        gap = abs(after.x0 - before.x1)
        if gap <= _TOUCHING_EM * after.size_pt and line.is_one_line(match.start() - 1, match.end()):
            yield from _edits(line, match, [""] * len(match[0]))


CHANGES_PLACES = "return-displaced-mark"
"""The step whose edits come in pairs of glyphs that take each other's place."""
STEPS: dict[str, GlyphStep] = {
    "decode-private-use": decode_private_use,
    "keep-check-boxes": keep_check_boxes,
    "drop-invisible-characters": drop_invisible_characters,
    "drop-invented-blank": drop_invented_blanks,
    # a blank before sara aa carries the sara am: read it before any blank of the layer is dropped
    "restore-swapped-sara-am": restore_swapped_sara_am,
    "close-ghost-blank": close_ghost_blanks,
    CHANGES_PLACES: return_displaced_marks,
    "fill-unknown-nikhahit": fill_unknown_nikhahit,
    "close-blank-before-mark": close_blanks_before_marks,
    "drop-doubled-marks": drop_doubled_marks,
    "compose-sara-am": compose_sara_am,
    "turn-reversed-sara-am": turn_reversed_sara_am,
    "drop-doubled-sara-am": drop_doubled_sara_am,
    "move-tone-before-sara-am": move_tone_before_sara_am,
    "move-tone-before-sara-aa": move_tone_before_sara_aa,
    "move-vowel-before-tone": move_vowel_before_tone,
    "join-sara-ae": join_sara_ae,
    "drop-padding-blank": drop_padding_blanks,
}
"""Every step by its name, in the order in which they run."""
ONCE = frozenset({"restore-swapped-sara-am", CHANGES_PLACES})
"""A swapped font is read once: what it gives are true letters. Places are compared before any have changed."""

MAY_BE_BROKEN = re.compile(
    "[\ufffd\x00\u200b-\u200d\u2060\ufeff\u00ad\uf050-\uf0fe\uf700-\uf71a\u0e4d]|\u0e33[\u0e32\u0e33\u0e48-\u0e4b]"
    f"|\u0e40\u0e40|[ \u0e32\u0e48-\u0e4c][{UPPER_VOWEL}{LOWER_VOWEL}]|[ \u0e32][{MARK}]|([{MARK}])\\1| [\u0e32\u0e33]"
    f"|(?<=[{THAI}]) (?=[{THAI}])|(?<=[0-9\u0e50-\u0e59,.(-]) +(?=[0-9\u0e50-\u0e59,.])"
)
"""Found on every page that some step would change but for displaced marks, which never come alone."""

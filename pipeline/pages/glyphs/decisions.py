"""What each glyph of one font is, decided from all its uses in a document.

Three witnesses: the outline (what the classifier makes of it), the font's own map (what the text layer says, if the
map agrees with the outlines elsewhere), and the words (which reading turns the glyph's surroundings into Thai).
A glyph on which they do not agree stays undecided; a digit is never decided on the outline alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from prongsai.normalizers.thai.repair import repair_text, replay
from prongsai.normalizers.thai.words import count_letters, count_outside_words
from prongsai.pipeline.pages.glyphs.candidates import (
    LIKELY,
    MARKS_AND_AM,
    NO_TEXT,
    SURE,
    THAI_SIGN,
    UNLIKELY,
    Glyph,
    look_at,
    measure_agreement,
    weigh_by_use,
    weigh_map,
)
from prongsai.pipeline.pages.glyphs.company import DIGITS, find_company, is_same_digit
from prongsai.pipeline.pages.glyphs.model import GlyphModel, read_glyph_model
from prongsai.pipeline.pages.glyphs.outlines import measure_letter_height, stack_features
from prongsai.pipeline.pages.glyphs.uses import GlyphUses

_VERY_SURE = 0.99
"""Probability by the glyph model. A digit makes a score wrong, so it must be surer than a letter. Measured: 0.495 to
0.995 give the same rows of 6 reports."""
_RATHER = 0.6
"""Probability. More likely right than wrong, where the rest of the font is settled already. Measured: 0.6 to 0.8 give
the same rows of 6 reports; 0.45 changes 7 rows."""
_MAP_AGREES = 0.6
"""Maps that trade a few marks agree with 0.8 of the outlines, maps of another font with less than 0.1."""
_WORD_SHARE = 0.88
"""Headings and names of a good font have 0.9; an alphabet with one common letter wrong falls under 0.85."""
_ENOUGH_LETTERS = 60
"""Letters. A line of text or so; in fewer, one word outside the dictionary decides. Measured: 30 to 90 give the same
rows of 6 reports."""
_MAX_LINES = 40
"""Lines looked at for one glyph: enough for ten different words, few enough for 2 ms."""
_AFTER_DIGITS = 0.15
"""Zeros and ones of reports follow another digit in half of their uses, letters never do."""
_LOOK_ALIKES = (("0", "\u0e50", "o", "O"), ("1", "1", "l", "I", "i", "|"))
"""Arabic digit, Thai digit, small letter, capital and others that some fonts draw the same."""
_LEFT_TO_RULES = frozenset({(" ", "\u0e4d"), ("\u0e33", "\u0e4d")})
"""Changes that the rules for ghost blanks and doubled sara am make as well, without the cost of a second reading."""
_STEPS_OF_CLUSTERS = ("compose-sara-am", "move-vowel-before-tone", "drop-doubled-sara-am")
"""What rightly read glyphs need to be words: a font's glyphs are parts of clusters, in the order of its stream."""


@dataclass(frozen=True, slots=True)
class FontReading:
    """The reading of one font: code -> text, the codes that stay undecided, and whether the words bear it out."""

    texts: Mapping[int, str]
    undecided: frozenset[int] = frozenset()
    word_share: float = 1.0
    changed: int = 0
    """How many codes read otherwise than the font's map says."""
    trusts_map: bool = False
    """Whether the font's map is right for most glyphs, so that what has no code may stay as the layer has it."""
    is_better: bool = True
    """Whether more letters lie in words than in the layer as it is, mended by rules; otherwise the layer stays."""

    @property
    def is_sound(self) -> bool:
        """Whether enough letters lie in words for the reading to be believed."""
        return self.word_share >= _WORD_SHARE


def decide_font(uses: GlyphUses, model: GlyphModel | None = None) -> FontReading:
    """Read every glyph of a font."""
    model = model or read_glyph_model()
    drawn = [code for code in uses.counts if uses.outlines.get(code)]
    height = measure_letter_height({code: uses.outlines[code] for code in drawn}, uses.counts)
    odds = model.predict(stack_features([uses.outlines[code] for code in drawn], height))
    seen = {code: look_at(uses.raw_of(code), row, model.characters) for code, row in zip(drawn, odds, strict=True)}
    trusts_map = measure_agreement(seen.values()) >= _MAP_AGREES
    expected = weigh_by_use(odds, [uses.counts[code] for code in drawn], model.characters)
    for code, row in zip(drawn, expected, strict=True):
        if not trusts_map or not seen[code].raw:  # a letter that the map names needs no expectation
            seen[code] = look_at(uses.raw_of(code), row, model.characters)
    texts: dict[int, str] = {}
    undecided: set[int] = set()
    for code in uses.counts:
        if code not in seen:  # nothing is drawn: a blank, whatever the map says of it
            raw = uses.raw_of(code)
            texts[code] = raw if raw and trusts_map and not NO_TEXT.search(raw) else " "
            continue
        seen[code] = weigh_map(seen[code], trusts_map)
        texts[code] = seen[code].candidates[0][0]
    texts, settled = _ask_the_words(texts, seen, uses, trusts_map)
    seen |= {code: replace(seen[code], is_settled=is_settled) for code, is_settled in settled.items()}
    texts, known = _ask_the_company(texts, seen, uses)
    seen |= known
    for code, glyph in seen.items():
        if not _is_decided(code, texts[code], glyph, trusts_map, uses, texts):
            undecided.add(code)
    undecided |= _find_rival_digits(texts, seen)
    changed = sum(texts[code] != uses.raw.get(code) for code in texts)
    gain, share = _compare_with_layer(texts, uses)
    has_guesses = uses.mapped is not None and not uses.mapped.issuperset(seen)
    is_needed = any(
        (uses.raw.get(code, ""), text) not in _LEFT_TO_RULES
        for code, text in texts.items()
        if text != uses.raw.get(code)
    )
    is_better = has_guesses or gain > 0 or (gain == 0 and is_needed)
    return FontReading(texts, frozenset(undecided), share, changed, trusts_map, is_better)


def _ask_the_words(
    texts: Mapping[int, str], seen: Mapping[int, Glyph], uses: GlyphUses, trusts_map: bool
) -> tuple[dict[int, str], dict[int, bool]]:
    """The texts with the reading of each open glyph that puts most letters into words, and which are settled so.

    Most used glyphs come first.

    A letter of a map that is right elsewhere is overruled only where it spoils a word in every other use: names and
    abbreviations (`อบต.`) are no words either, and tables are full of them.
    """
    read, settled = dict(texts), {}
    lines_of: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    for line in uses.lines:
        for code in set(line):
            lines_of[code].append(line)
    for code in sorted(seen, key=lambda c: -uses.counts[c]):
        glyph = seen[code]
        if glyph.is_settled or len(glyph.candidates) < 2:
            continue
        lines = lines_of[code][:_MAX_LINES]
        gains = {text: _count_in_words(read | {code: text}, lines) for text, _ in glyph.candidates}
        best = max(gains, key=lambda text: gains[text])
        first = glyph.candidates[0][0]
        runner_up = max(gain for text, gain in gains.items() if text != best)
        is_letter = trusts_map and first == glyph.raw and first.isalpha()
        needed = sum(line.count(code) for line in lines) / 2 if is_letter and not MARKS_AND_AM.fullmatch(first) else 0
        if gains[best] > gains[first] + needed:
            read[code] = best
        settled[code] = gains[read[code]] - runner_up >= 2
    return read, settled


def _count_in_words(texts: Mapping[int, str], lines: Iterable[tuple[int, ...]]) -> int:
    read = [_read_line(texts, line) for line in lines]
    return sum(count_letters(line) - count_outside_words(line) for line in read)


def _read_line(texts: Mapping[int, str], line: Iterable[int]) -> str:
    text = "".join(texts.get(code, "") for code in line)
    return replay(text, _STEPS_OF_CLUSTERS)


def _is_decided(
    code: int, text: str, glyph: Glyph, trusts_map: bool, uses: GlyphUses, texts: Mapping[int, str]
) -> bool:
    if trusts_map and text == glyph.raw:
        likeliest = max(glyph.probabilities, key=lambda c: glyph.probabilities[c])
        is_other_digit = likeliest in DIGITS and not is_same_digit(text, likeliest)
        return not (text in DIGITS and is_other_digit and glyph.probabilities[likeliest] >= SURE)
    probability = glyph.probabilities.get(text, 0.0)
    if text in DIGITS:
        rivals = max(p for c, p in glyph.probabilities.items() if c in DIGITS and not is_same_digit(c, text))
        return rivals < UNLIKELY and (
            probability >= _VERY_SURE or (probability >= LIKELY and find_company(code, uses.lines, texts).digits >= 0.5)
        )
    company = find_company(code, uses.lines, texts)
    if not THAI_SIGN.match(text):
        is_digit_like = text.isalpha() and company.after_digits >= _AFTER_DIGITS
        return probability >= 0.5 and not is_digit_like  # there is no word to test them with
    if company.inside_numbers >= _AFTER_DIGITS:
        return False  # a letter inside numbers is a digit that this font draws like one
    # one rare letter read wrong costs less than a page read from its picture
    return probability >= _RATHER or glyph.is_settled


def _ask_the_company(
    texts: Mapping[int, str], seen: Mapping[int, Glyph], uses: GlyphUses
) -> tuple[dict[int, str], dict[int, Glyph]]:
    """The texts with look-alikes settled by what stands beside them, and the glyphs so settled.

    0 stands among digits, o among Latin letters.
    """
    texts, known = dict(texts), {}
    for code, glyph in seen.items():
        group = next((group for group in _LOOK_ALIKES if texts[code] in group), None)
        if group is None or texts[code] == glyph.raw or sum(glyph.probabilities.get(c, 0.0) for c in group) < SURE:
            continue
        company = find_company(code, uses.lines, texts)
        if texts[code] == "i" and (company.capitals < 0.5 or company.small_letters > 0):
            continue  # the codes of questions are printed i1 as well as I1
        digit = group[0] if company.thai_digits < 0.5 * company.digits else group[1]
        if company.after_digits >= _AFTER_DIGITS and company.capitals < 0.5:
            texts[code] = digit
        elif company.after_digits == 0 and company.starts_numbers + company.letters >= 0.5:
            # before a number it is the name of an instrument: I5, O7
            small, capital = (glyph.probabilities.get(letter, 0.0) for letter in group[2:4])
            is_small = small > 3 * capital if company.letters and not company.starts_numbers else False
            texts[code] = group[2] if is_small or company.small_letters > company.capitals else group[3]
        else:
            continue
        together = sum(glyph.probabilities.get(c, 0.0) for c in group)
        known[code] = replace(glyph, probabilities={**glyph.probabilities, texts[code]: together})
    return texts, known


def _find_rival_digits(texts: Mapping[int, str], seen: Mapping[int, Glyph]) -> set[int]:
    """Codes that read as one and the same digit against the font's map: a font draws a digit in one way only."""
    codes: dict[str, list[int]] = defaultdict(list)
    for code in seen:
        if texts[code] in DIGITS:
            codes[texts[code]].append(code)
    return {code for found in codes.values() if len(found) > 1 for code in found if seen[code].raw != texts[code]}


def _compare_with_layer(texts: Mapping[int, str], uses: GlyphUses) -> tuple[int, float]:
    """How many letters more lie in words than in the layer mended by rules, and the share in words now, 0 to 1."""
    read = [_read_line(texts, line) for line in uses.lines[: 3 * _MAX_LINES]]
    layer = [repair_text(line).text for line in uses.raw_lines[: 3 * _MAX_LINES]]
    letters, left_over = sum(map(count_letters, read)), sum(map(count_outside_words, read))
    before = sum(count_letters(line) - count_outside_words(line) for line in layer)
    share = 1.0 - left_over / letters if letters >= _ENOUGH_LETTERS else 1.0
    return letters - left_over - before, share

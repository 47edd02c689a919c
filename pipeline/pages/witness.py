"""A text layer as a witness beside a page that was read from its picture.

Programs lay what they read in a scan over it. The picture is what a person sees, so its reading stands; where a layer
that is mostly right says the same number at the same place, the number is surer, and where it says another, it is
doubted. A layer that is mostly wrong says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalizers.values.digits import to_arabic
from prongsai.pipeline.model import Finding, Page, Result, Word
from prongsai.pipeline.pages.scan.fuse import AGREEMENT, DISAGREEMENT

LEAST_AGREEING, FEWEST_NUMBERS = 0.8, 5
"""A layer of which a fifth of the numbers differs is no witness, nor is one with hardly a number to judge it by."""
FEWEST_DIGITS = 2
"""A single digit is the number of a row, and stands in too many places to be compared."""
SHOWN = 6
"""Numbers that the finding quotes."""
REACH_EM = 1.0
"""Type sizes: a level page and a layer on the crooked one differ by up to a line at the page's sides."""
NEAR_EM = 0.5
"""... and where they differ by less, another number there is the layer's word for the same print."""


def hear_layer(page: Page, layer: Sequence[Word]) -> Result[Page]:
    """The page with its numbers surer or doubted, and a finding that names those on which the layer differs.

    Args:
        page: read from its picture.
        layer: the words of the text layer of the same page.
    """
    if page.turn:
        return Result([page])  # its words lie on the page turned, those of the layer on the page as it is
    told = [(word, key) for word in layer if len(key := _digits_of(word)) >= FEWEST_DIGITS]
    heard = {
        index: _hear(word, told) for index, word in enumerate(page.words) if len(_digits_of(word)) >= FEWEST_DIGITS
    }
    agreed, differing = ([i for i, said in heard.items() if said is verdict] for verdict in (True, False))
    count = len(agreed) + len(differing)
    if count < FEWEST_NUMBERS or len(agreed) < LEAST_AGREEING * count:
        return Result([page])
    words = list(page.words)
    for index in agreed:
        words[index] = replace(words[index], confidence=1 - (1 - words[index].confidence) * AGREEMENT)
    for index in differing:
        words[index] = replace(words[index], confidence=words[index].confidence * DISAGREEMENT)
    findings = [_differs(page, [words[index].text for index in differing])] if differing else []
    return Result([replace(page, words=tuple(words))], findings)


def _digits_of(word: Word) -> str:
    return "".join(char for char in to_arabic(word.text) if char.isdecimal())


def _hear(word: Word, told: Sequence[tuple[Word, str]]) -> bool | None:
    """Whether the layer has the number there; None where it has none that may be meant."""
    wanted = _digits_of(word)
    reach = word.size_pt
    is_other_near = False
    for other, key in told:
        across = max(other.bbox.x0 - word.bbox.x1, word.bbox.x0 - other.bbox.x1)
        down = abs(other.baseline - word.baseline)
        if across <= REACH_EM * reach and down <= REACH_EM * reach and key == wanted:
            return True
        is_other_near |= across <= 0 and down <= NEAR_EM * reach
    return False if is_other_near else None


def _differs(page: Page, numbers: Sequence[str]) -> Finding:
    shown = ", ".join(numbers[:SHOWN]) + (" …" if len(numbers) > SHOWN else "")
    message = f"page {page.number}: the text layer says other numbers than the picture for {len(numbers)}: {shown}"
    return Finding("info", "text-layer-differs", message, page.number, suggestion="compare these numbers with the page")

"""Long scans in another language, told from some of their pages before the others are read.

Reading scans is what costs. A file is given up only on evidence: of the pages looked at several must be full of Latin
letters that were read without doubt, and none may have Thai or name the assessment; one that has ends the looking, and
the file is read whole. What is given up is told of, never silent. A script that the readers do not know (Chinese,
Burmese) is no such evidence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from prongsai.normalizers.thai.letters import count_thai
from prongsai.normalizers.values.assessment import names_assessment
from prongsai.pipeline.model import Finding, Page, Result
from prongsai.pipeline.pages.layer.verdict import SCAN_SHARE, LayerVerdict

FEWEST_PAGES = 20
"""Scanned pages. Fewer are read whole: they cost some seconds, and a sample of them saves little."""
STRIDE = 9
"""Every so-many-th page is looked at, and the second and last. Odd, so that of a book with Thai on its right-hand pages
both kinds are met: of 100 pages 13."""
FEWEST_FOREIGN = 3
"""Pages in another language: one or two may be an annex, or a letter from abroad."""
_FEWEST_LETTERS = 200
"""Latin letters of a page: three lines of print. Tables of Thai reports have a dozen (`IIT`, `EIT`, `O12`)."""
_SURE = 0.8
"""Confidence of a word: what was read as Latin letters and is none is mostly read with less."""
_MOST_THAI_SHARE, _MOST_THAI = 0.02, 3
"""Of the Latin letters, or letters: accents and specks of a page in French are misread so. Measured: 3 of 1,820."""
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")

Language = Literal["foreign", "thai", "unclear"]


@dataclass(frozen=True, slots=True)
class Triage:
    """What came of looking at some scans of a file: those that were read, and those that are not to be read.

    Both by the position of the page in its file, from 0.
    """

    read: Mapping[int, Result[Page]] = field(default_factory=lambda: MappingProxyType({}))
    left: frozenset[int] = frozenset()

    def leave(self, index: int) -> Result[Page]:
        """A page of `left`, unread; the first of them comes with the finding about all."""
        page = Page(index + 1, 0.0, 0.0, (), (), "ocr", is_readable=False)
        return Result([page], [self._describe()] if index == min(self.left) else [])

    def _describe(self) -> Finding:
        looked = ", ".join(str(index + 1) for index in sorted(self.read))
        message = (
            f"{len(self.left)} scanned pages are not read: the {len(self.read)} looked at ({looked}) are in another"
        )
        remedy = "look at the file; if it is a report, run with --every-scan"
        return Finding("warning", "scan-foreign", f"{message} language", min(self.left) + 1, suggestion=remedy)


def list_scans(layer: LayerVerdict) -> list[int]:
    """The pages, from 0, that are read from their pictures; none where any page has Thai in its text layer."""
    if any(thai for page in layer.pages for _, thai in page.fonts.values()):
        return []
    return [page.page - 1 for page in layer.pages if page.image_share > SCAN_SHARE and not page.is_usable]


def read_in_turn(
    count: int, find_scans: Callable[[], Sequence[int]], read: Callable[[int], Result[Page]]
) -> Iterator[Result[Page]]:
    """The pages of a file in order, but for those that a look at some of its scans says need not be read.

    Args:
        count: how many pages it has.
        find_scans: gives the positions of those that are scans, ascending; none where all are to be read.
        read: reads a page by its position, from 0, whatever becomes of it.
    """
    triage = look_at_scans(find_scans(), read) if count >= FEWEST_PAGES else Triage()
    for index in range(count):
        yield triage.leave(index) if index in triage.left else triage.read.get(index) or read(index)


def look_at_scans(scans: Sequence[int], read: Callable[[int], Result[Page]]) -> Triage:
    """Read some of the scans of a file, and say which of the others need not be read.

    Args:
        scans: the positions of the scanned pages, ascending.
        read: reads one of them, whatever becomes of it.
    """
    if len(scans) < FEWEST_PAGES:
        return Triage()
    seen: dict[int, Result[Page]] = {}
    foreign = 0
    for index in _pick_sample(scans):
        seen[index] = read(index)
        language = judge_language(seen[index].rows)
        if language == "thai":
            return Triage(seen)
        foreign += language == "foreign"
    is_foreign = foreign >= FEWEST_FOREIGN and foreign * 2 > len(seen)
    return Triage(seen, frozenset(scans) - seen.keys() if is_foreign else frozenset())


def _pick_sample(scans: Sequence[int]) -> list[int]:
    places = {*range(0, len(scans), STRIDE), 1, len(scans) - 1}
    return [scans[place] for place in sorted(places)]


def judge_language(pages: Sequence[Page]) -> Language:
    """Whether a page as it was read is in another language; "unclear" where it shows little, or badly."""
    words = [word for page in pages for word in page.words]
    text = " ".join(word.text for word in words)
    latin = sum(len(_LATIN.findall(word.text)) for word in words if word.confidence >= _SURE)
    if count_thai(text) > max(_MOST_THAI, _MOST_THAI_SHARE * latin) or names_assessment(text):
        return "thai"
    return "foreign" if latin >= _FEWEST_LETTERS else "unclear"

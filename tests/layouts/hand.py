"""The hand that writes one generated report: half, seed, year, body, and words of that half alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tests.corpus.blocks import Block, Para
from tests.corpus.frame import indicators
from tests.corpus.places import Body, pick_bodies
from tests.kinds.author import Author
from tests.layouts.words import Half, draw, expand, load_words

FORMS = ("md", "bare.html", "txt", "html", "md", "txt", "bare.html", "docx", "md", "html", "bare.html", "pdf")
"""Mostly those that are quick to write and to read."""
FIRST_YEAR, LAST_YEAR = 2564, 2568
"""Years whose frames are established."""
INSTRUMENTS = ("iit", "eit", "oit")


class Hand(Author):
    """One report of a family; all that it writes follows from half, family and seed."""

    def __init__(self, family: str, half: Half, seed: int) -> None:
        super().__init__(family, half, seed)
        self.half: Half = half
        self.form = FORMS[self.rng.randrange(len(FORMS))]
        self.year = self.rng.randint(FIRST_YEAR, LAST_YEAR)
        self.is_thai = self.rng.random() < 0.4
        self.neighbour: Body = pick_bodies(self.rng, 1)[0]
        self.names = {
            "own.full": self.body.full_name,
            "own.short": self.body.type + self.body.name,
            "other.full": self.neighbour.full_name,
            "other.short": self.neighbour.type + self.neighbour.name,
            "province": self.body.province,
            "district": self.body.district,
        }

    def write(self, slot: str, values: Mapping[str, str] | None = None) -> str:
        """A wording of the slot, filled, in the digits of the report."""
        return self.fill(draw(self.rng, self.half, slot).text, values)

    def fill(self, text: str, values: Mapping[str, str] | None = None) -> str:
        years = {"year": str(self.year), "last": str(self.year - 1), "next": str(self.year + 1)}
        found = expand(text, {**self.names, **years, **(values or {})}, self.rng, self.half)
        return self.digits(found)

    def pattern(self, slot: str) -> str:
        """A wording of the slot that is filled more than once."""
        return draw(self.rng, self.half, slot).text

    def distinct(self, slot: str, count: int) -> list[str]:
        """Different wordings of one slot, filled."""
        texts = [wording.text for wording in load_words()[self.half, slot]]
        return [self.fill(text) for text in self.rng.sample(texts, count)]

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def opening(self) -> list[Block]:
        """Title and body."""
        title = Para(self.write("title"), bold=True, align="center")
        return [title, Para(f"{self.body.full_name} อำเภอ{self.body.district} จังหวัด{self.body.province}", bold=True)]

    def name_of(self, code: str) -> str:
        """The official name of an indicator; empty for other codes."""
        if not code.startswith("indicator-"):
            return ""
        return indicators(self.year)[int(code.removeprefix("indicator-")) - 1].name

    def named(self, code: str, slot: str = "indicator") -> str:
        """A row's label, or the name of a code in a sentence."""
        if not code.startswith("indicator-"):
            return self.write(code)
        return self.write(slot, {"n": code.removeprefix("indicator-"), "name": self.name_of(code)})

    def labels(self, codes: Iterable[str], slot: str = "indicator") -> dict[str, str]:
        """The labels of a table's rows or columns, indicators all in the same form."""
        form = self.pattern(slot)
        found = {}
        for code in codes:
            if code.startswith("indicator-"):
                found[code] = self.fill(form, {"n": code.removeprefix("indicator-"), "name": self.name_of(code)})
            else:
                found[code] = self.write(code)
        return found

"""How much of a document's text stands in a row of the dataset, and what the rest of it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from prongsai.pipeline.account.codes import Names
from prongsai.pipeline.account.evidence import SHORTEST_PIECE, Evidence, letters_of
from prongsai.pipeline.account.text_kinds import name_texts
from prongsai.pipeline.model import Block, Observation, Paragraph, Provenance

_READ_SHARE = 0.3
"""Of a text's pieces: a sentence of which a measure or an analysis took one clause stands there with about a third;
words that any report has (`การประเมินคุณธรรมและความโปร่งใส`) make less of a paragraph."""
_READ_CELL = 0.4
"""The same of a cell: the last one of a table may hold a signature as long as its own text."""
_READ_ITEM = 0.6
"""The same of an item of a list: its neighbours say much in the same words, and rows hold some of it mended."""
_STEP = 3
"""Letters from one piece to the next: of a wording that stands in a row every piece does, so not all need be asked."""


class TextInRows:
    """The text of all rows, by which a piece of the document is found again."""

    def __init__(self, evidence: Evidence) -> None:
        read = "\n".join(chain.from_iterable(map(_texts, evidence.observations)))
        self._whole = f"{evidence.row_text}\n{read}"
        self._places = {_key(seen.provenance) for seen in evidence.observations}
        self._statements = _pieces_of(evidence.statement_text)
        self._pieces = self._statements | _pieces_of(self._whole)

    def holds(self, text: str, place: Provenance) -> bool:
        """Whether a row holds all words of a text, or a reading was found in it."""
        return _key(place) in self._places or letters_of(text) in self._whole

    def holds_some(self, text: str, place: Provenance) -> bool:
        """Whether something of a text stands in a row."""
        return self.holds(text, place) or _share_read(text, self._pieces) > _READ_SHARE

    def holds_cell(self, text: str) -> bool:
        """Whether a cell stands in a measure or an analysis, a mark before it or a signature behind it aside."""
        return _share_read(text, self._statements) > _READ_CELL

    def holds_item(self, text: str, least: float = _READ_ITEM) -> bool:
        """Whether a text stands in a measure or an analysis as one of its items, a few words aside."""
        return _share_read(text, self._statements) > least


def _pieces_of(text: str) -> set[str]:
    lines = text.split("\n")
    return {line[at : at + SHORTEST_PIECE] for line in lines for at in range(len(line) - SHORTEST_PIECE + 1)}


def _share_read(text: str, pieces: set[str]) -> float:
    letters = letters_of(text)
    starts = range(0, len(letters) - SHORTEST_PIECE + 1, _STEP)
    return sum(letters[at : at + SHORTEST_PIECE] in pieces for at in starts) / max(len(starts), 1)


@dataclass(frozen=True, slots=True)
class TextAccount:
    """What became of the letters of a document."""

    in_rows: float | None = None
    """Share of its letters that stand in a row, 0 to 1; None for a document without any."""
    named: Counter[str] = field(default_factory=Counter)
    """Letters of running text that no row holds, by what the text is."""
    unnamed: tuple[Paragraph, ...] = ()
    """The paragraphs that no row holds and nothing names, in reading order."""
    kind_of: tuple[str | None, ...] = ()
    """For each block what its words say that it is, whether a row holds it or not."""

    def kinds(self) -> list[str]:
        """What the text is that no row holds, the most of it first."""
        unnamed = Counter({"unexplained": sum(len(letters_of(one.text)) for one in self.unnamed)})
        return [kind for kind, letters in (self.named + unnamed).most_common() if letters]


def account_for_text(blocks: Sequence[Block], evidence: Evidence, rows: TextInRows, names: Names) -> TextAccount:
    """What of all text is in rows, what the rest is, and what nobody can name.

    Args:
        blocks: all of the document in reading order.
        evidence: what was read in it.
        rows: the text of its rows.
        names: the names of the year's indicators.
    """
    named: Counter[str] = Counter()
    unnamed: list[Paragraph] = []
    kinds = tuple(name_texts(blocks, names))
    for block, kind in zip(blocks, kinds, strict=True):
        if not isinstance(block, Paragraph) or len(letters := letters_of(block.text)) < SHORTEST_PIECE:
            continue
        if rows.holds_some(block.text, block.provenance) or block.provenance in evidence.told_places:
            continue
        if kind is None:
            unnamed.append(block)
        else:
            named[kind] += len(letters)
    return TextAccount(share_in_rows(blocks, rows), named, tuple(unnamed), kinds)


def share_in_rows(blocks: Sequence[Block], rows: TextInRows) -> float | None:
    """Share of the letters of all paragraphs and cells that a row holds, 0 to 1; None where there are none.

    A piece counts where a row holds all its words, and where a reading was found in it.
    """
    pieces = [piece for piece in chain.from_iterable(map(_pieces, blocks)) if letters_of(piece[0])]
    length = sum(len(letters_of(text)) for text, _ in pieces)
    if not length:
        return None
    return sum(len(letters_of(text)) for text, place in pieces if rows.holds(text, place)) / length


def _pieces(block: Block) -> Iterator[tuple[str, Provenance]]:
    if isinstance(block, Paragraph):
        yield block.text, block.provenance
        return
    for cell in block.cells:
        yield cell.text, block.place_of(cell)


def _key(place: Provenance) -> Provenance:
    return replace(place, method="text")


def _texts(seen: Observation) -> Iterator[str]:
    for text in (seen.raw_code, seen.name_text, seen.subject, seen.printed_level, seen.level):
        if text:
            yield letters_of(text)

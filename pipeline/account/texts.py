"""How much of a document's text stands in a row of the dataset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from prongsai.pipeline.account.evidence import Evidence, letters_of
from prongsai.pipeline.model import Block, Observation, Paragraph, Provenance


def share_in_rows(blocks: Sequence[Block], evidence: Evidence) -> float | None:
    """Share of the letters of all paragraphs and cells that a row holds, 0 to 1; None where there are none.

    A piece counts where a measure or a reading holds all its words, and where a reading was found in it.
    """
    pieces = [piece for piece in chain.from_iterable(map(_pieces, blocks)) if piece[0]]
    length = sum(len(letters) for letters, _ in pieces)
    if not length:
        return None
    rows = evidence.measured_text + "\n" + "\n".join(chain.from_iterable(map(_texts, evidence.observations)))
    places = {_key(seen.provenance) for seen in evidence.observations}
    return sum(len(letters) for letters, place in pieces if place in places or letters in rows) / length


def _pieces(block: Block) -> Iterator[tuple[str, Provenance]]:
    if isinstance(block, Paragraph):
        yield letters_of(block.text), _key(block.provenance)
        return
    for cell in block.cells:
        yield letters_of(cell.text), _key(block.place_of(cell))


def _key(place: Provenance) -> Provenance:
    return replace(place, method="text")


def _texts(seen: Observation) -> Iterator[str]:
    for text in (seen.raw_code, seen.name_text, seen.subject, seen.printed_level, seen.level):
        if text:
            yield letters_of(text)

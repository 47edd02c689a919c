"""How much of a document's text stands in a row, and what becomes of the rest."""

from __future__ import annotations

from collections import Counter

import pytest

from prongsai.pipeline.account.evidence import SHORTEST_PIECE, Evidence
from prongsai.pipeline.account.texts import TextAccount, TextInRows, account_for_text, share_in_rows
from prongsai.pipeline.model import Block, Finding, Measure, Observation, Paragraph, Provenance
from tests.score_makers import score_table

THING = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอ"
"""Forty letters, each once: every piece of it stands at one place."""
OTHER = "ฮ" * 40
HERE = Provenance(3, None, 7, 1)


def rows(*measures: str, seen: tuple[Observation, ...] = ()) -> TextInRows:
    return TextInRows(Evidence(seen, {}, [Measure(None, None, None, 1, text) for text in measures], ()))


def reading(place: Provenance = HERE, **texts: str) -> Observation:
    return Observation(2567, "question", "IIT", "i1", 92.14, 100.0, "i1", "92.14", place, **texts)  # type: ignore[arg-type]


def test_row_holds_a_text_whose_words_it_has() -> None:
    held = rows(THING)
    assert held.holds(THING, Provenance())
    assert held.holds(" ".join(THING[5:30]), Provenance())
    assert not held.holds(f"{THING}ฮ", Provenance())
    assert not held.holds(THING[::-1], Provenance())
    assert not rows().holds(THING, Provenance())


@pytest.mark.parametrize("field", ["name_text", "subject", "printed_level", "level"])
def test_words_of_a_reading_are_in_its_row(field: str) -> None:
    seen = rows(seen=(reading(**{field: THING}),))
    assert seen.holds(THING, Provenance())
    assert seen.holds_some(THING, Provenance())
    # as the words of a measure they are not
    assert not seen.holds_cell(THING)
    assert not seen.holds_item(THING)


def test_text_in_which_a_reading_was_found_is_held_however_it_was_read() -> None:
    seen = rows(seen=(reading(),))
    for place, is_held in (
        (HERE, True),
        (Provenance(3, None, 7, 1, "narrative"), True),
        (Provenance(3, None, 7, 2), False),
        (Provenance(), False),
    ):
        assert seen.holds(OTHER, place) is is_held
        assert seen.holds_some(OTHER, place) is is_held


def mixed(held: int) -> str:
    """A text of so many letters of a measure and others behind them."""
    return THING[:held] + OTHER[held:]


def share(held: int) -> float:
    starts = range(0, 40 - SHORTEST_PIECE + 1, 3)
    return sum(at + SHORTEST_PIECE <= held for at in starts) / len(starts)


@pytest.mark.parametrize("held", range(0, 41, 2))
def test_text_is_held_as_far_as_its_pieces_are(held: int) -> None:
    row = rows(THING)
    assert row.holds_some(mixed(held), Provenance()) == (share(held) > 0.3)
    assert row.holds_cell(mixed(held)) == (share(held) > 0.4)
    assert row.holds_item(mixed(held)) == (share(held) > 0.6)
    assert row.holds_item(mixed(held), 0.9) == (share(held) > 0.9)


def test_share_that_is_asked_for_must_be_surpassed() -> None:
    assert not rows(THING).holds_item(THING, 1.0)
    assert rows(THING).holds_item(THING, 0.99)
    assert not rows(THING).holds_item("ก", 0.0)


def test_pieces_of_two_texts_make_none_together() -> None:
    first, second = THING[:20], THING[20:]
    assert not rows(first, second).holds(THING, Provenance())
    assert rows(first, second).holds_item(second)


def paragraph(text: str, line: int = 1) -> Paragraph:
    return Paragraph(text, line_no=line)


def test_share_in_rows_counts_letters_of_paragraphs_and_cells() -> None:
    table = score_table(f"{THING[:20]} | {OTHER[:10]}")
    assert share_in_rows([paragraph(THING), table, paragraph(OTHER)], rows(THING)) == pytest.approx(60 / 110)
    assert share_in_rows([paragraph(OTHER)], rows(THING)) == 0.0
    assert share_in_rows([paragraph(THING)], rows(THING)) == 1.0
    # blanks and signs are no letters
    assert share_in_rows([paragraph(f"{THING} ... "), paragraph("- 1 -")], rows(THING)) is not None
    assert share_in_rows([paragraph(""), paragraph("   ")], rows(THING)) is None
    assert share_in_rows([], rows(THING)) is None


LONG = "หน่วยงานขอขอบคุณทุกท่านที่สละเวลามาร่วมงานในวันนั้นและหวังว่าจะได้พบกันอีกในโอกาสต่อไปพร้อมกับครอบครัวของท่าน "
FOREWORD = "ตามที่ได้รับแจ้งให้รายงานผลภายในเดือนนี้"


def account(*blocks: Block, findings: tuple[Finding, ...] = (), measure: str = THING) -> TextAccount:
    evidence = Evidence((), {}, [Measure(None, None, None, 1, measure)], findings)
    return account_for_text(blocks, evidence, TextInRows(evidence), {})


def test_text_outside_rows_is_named_or_kept() -> None:
    blocks = [paragraph(THING), score_table("ก | ข"), paragraph(FOREWORD), paragraph(LONG, 2), paragraph("สั้น")]
    found = account(*blocks)
    assert found.unnamed == (blocks[3],)
    assert found.named == Counter({"foreword": len(FOREWORD)})
    assert len(found.kind_of) == len(blocks)
    assert found.kind_of[2:4] == ("foreword", None)
    assert found.in_rows == share_in_rows(blocks, rows(THING))


def test_paragraph_that_a_row_holds_or_a_finding_tells_of_is_neither() -> None:
    found = account(paragraph(LONG, 5), measure=LONG)
    assert (found.unnamed, found.named) == ((), Counter())
    doubt = Finding("warning", "score-ambiguous", "whose?", where=paragraph(LONG, 5).provenance)
    assert account(paragraph(LONG, 5), findings=(doubt,)).unnamed == ()
    assert account(paragraph(LONG, 6), findings=(doubt,)).unnamed == (paragraph(LONG, 6),)


@pytest.mark.parametrize(("letters", "is_kept"), [(SHORTEST_PIECE - 1, False), (SHORTEST_PIECE, True)])
def test_shortest_text_that_counts(letters: int, is_kept: bool) -> None:
    lines = [paragraph(LONG, at) for at in range(9)]
    short = paragraph(OTHER[:letters], 20)
    assert (short in account(*lines, short).unnamed) is is_kept


def test_kinds_are_told_from_the_most_to_the_least_and_none_that_is_empty() -> None:
    some = Counter({"foreword": 50, "law": 90, "title": 0})
    assert TextAccount(named=some).kinds() == ["law", "foreword"]
    assert TextAccount(named=some, unnamed=(paragraph("ก" * 70),)).kinds() == ["law", "unexplained", "foreword"]
    assert TextAccount().kinds() == []

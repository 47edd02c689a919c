"""Records that lie on disk as JSON come back equal, and what is no such record is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prongsai.pipeline.model import (
    BBox,
    Cell,
    Char,
    Edge,
    Finding,
    Page,
    Paragraph,
    Provenance,
    SheetFrame,
    Table,
    Word,
)
from prongsai.pipeline.pages.counts import PageCounts
from prongsai.pipeline.pages.layer.second_reader import SecondPage
from prongsai.pipeline.pages.pictures import PageRead, PagesRead
from prongsai.pipeline.reading import Reading
from prongsai.pipeline.store.plain import PlainError, record_to_text, text_to_record

FLOATS = st.floats(allow_nan=False)
TEXTS = st.text()
BOXES = st.builds(BBox, FLOATS, FLOATS, FLOATS, FLOATS)
WORDS = st.builds(
    Word,
    *(TEXTS, TEXTS, BOXES, FLOATS, FLOATS),
    space_before=st.booleans(),
    steps=st.lists(TEXTS, max_size=2).map(tuple),
    char_x=st.lists(FLOATS, max_size=3).map(tuple),
)
PAGES = st.builds(
    Page,
    *(st.integers(1, 900), FLOATS, FLOATS),
    words=st.lists(WORDS, max_size=3).map(tuple),
    edges=st.lists(st.builds(Edge, FLOATS, FLOATS, FLOATS, FLOATS), max_size=2).map(tuple),
    method=st.sampled_from(["text", "ocr"]),
    figures=st.lists(BOXES, max_size=2).map(tuple),
)
FINDINGS = st.builds(
    Finding,
    *(st.just("error"), TEXTS, TEXTS),
    page=st.none() | st.integers(1, 9),
    bbox=st.none() | BOXES,
    raw=st.none() | TEXTS,
)
SOME_FINDINGS = st.lists(FINDINGS, max_size=2).map(tuple)
PAGES_READ = st.builds(PageRead, PAGES, SOME_FINDINGS)
CHARS = st.builds(Char, TEXTS, TEXTS, *[FLOATS] * 6, font=TEXTS, steps=st.just(("a",)))
CELLS = st.builds(Cell, st.integers(0, 9), st.integers(0, 9), TEXTS, lines=st.lists(TEXTS, max_size=2).map(tuple))
FRAMES = st.none() | st.builds(SheetFrame, TEXTS, st.just((4, 6)), st.just((1, 27)))
BLOCKS = st.one_of(
    st.builds(Paragraph, TEXTS, bbox=st.none() | BOXES, cell=st.none() | st.builds(Provenance, st.integers(1, 9))),
    st.builds(Table, st.lists(CELLS, max_size=3).map(tuple), st.integers(1, 9), st.integers(1, 9), sheet=FRAMES),
)
RECORDS = {
    Reading: st.builds(
        Reading,
        st.lists(BLOCKS, max_size=3),
        st.lists(FINDINGS, max_size=2),
        st.none() | st.builds(PageCounts, st.integers(0, 9)),
        st.lists(st.integers(1, 9), max_size=2).map(tuple),
        st.booleans(),
    ),
    PageRead: PAGES_READ,
    PagesRead: st.builds(PagesRead, SOME_FINDINGS, st.lists(PAGES_READ, max_size=2).map(tuple)),
    SecondPage: st.builds(
        SecondPage,
        st.integers(1, 9),
        st.lists(CHARS, max_size=3).map(tuple),
        st.lists(BOXES, max_size=2).map(tuple),
    ),
}


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_what_is_remembered_comes_back_equal(kind: type) -> None:
    @settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault of the records
    @given(RECORDS[kind])
    def check(record: object) -> None:
        back = text_to_record(record_to_text(record, kind), kind)
        assert back == record
        assert repr(back) == repr(record)  # 1 and 1.0 are equal, and so are a tuple and a named one

    check()


@pytest.mark.parametrize("text", ["", "[1,2", "[1.0,2.0,3.0]", "[1.0,2.0,3.0,4.0,5.0]", "7", "null"])
def test_text_that_is_no_such_record_is_refused(text: str) -> None:
    with pytest.raises(PlainError):
        text_to_record(text, BBox)


class Pair(NamedTuple):
    one: tuple[int, str]


@dataclass
class Either:
    value: int | str


@dataclass
class Blocks:
    values: list[Paragraph | Table]


@dataclass
class Mixed:
    value: BBox | str


@dataclass
class Choice:
    value: Literal["a", "b"]


@pytest.mark.parametrize("kind", [Pair, Either, Mixed, dict])
def test_type_whose_values_would_not_come_back_is_refused(kind: type) -> None:
    with pytest.raises(TypeError, match="no plain form"):
        record_to_text(None, kind)


@pytest.mark.parametrize("text", ["[[[7,[]]]]", '[[["a",[]]]]', "[[[0]]]", "[[7]]"])
def test_no_kind_of_record_is_guessed(text: str) -> None:
    with pytest.raises(PlainError):
        text_to_record(text, Blocks)


def test_closed_list_is_plain() -> None:
    assert text_to_record(record_to_text(Choice("b"), Choice), Choice) == Choice("b")

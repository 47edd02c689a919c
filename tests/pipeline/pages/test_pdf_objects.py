"""Objects of streams: what the pattern finds is what pdfminer finds, and it leaves to pdfminer what it must."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSEOF, PSException

from prongsai.pipeline.pages.pdf_objects import read_objects

PIECES = (
    *(b"1", b"-2", b"+3.5", b".25", b"-.5", b"6.", b"1.2.3", b"4-5", b"--6", b"-", b".", b"007", b"12Tf", b"1e5"),
    *(b"Tj", b"T*", b"'", b'"', b"BT", b"d0", b"true", b"false", b"null", b"Tj'", b"f\xe9", b"EI", b"*", b"_x"),
    *(b"(", b")", b"(a)", b"(a b\n)", b"()", b"(a(b)c)", b"(\\()", b"(\\\\)", b"(\\n\\q)", b"(\\0053\\12\\7)"),
    *(b"(\\08)", b"(\\777)", b"(\\\nx)", b"(\\\r\nx)", b"\\", b"<41>", b"<4 1 4>", b"<414>", b"<>", b"<", b">", b"<g>"),
    *(b"/F1", b"/", b"/A#20B", b"/\xe0\xb8\x81", b"/\xff", b"/a/b", b"#", b"[", b"]", b"<<", b">>", b"{", b"}"),
    *(b"% (\n", b"%", b"BI", b"ID", b"\x00", b" ", b"\n", b"\r", b"\t\f"),
)
PLAIN = b"q 1 0 0 -1 .5 700. cm /F1 12 Tf [(a) -20 <0E01>] TJ /P <</MCID 3 /E [1 2]>> BDC (\\101\\)b) ' % x\nEMC T* Q"


def by_pdfminer(streams: Sequence[bytes]) -> str:
    """The objects of pdfminer's own parser, and how it ended, as text: an int is no float and no bool there."""
    found: list[object] = []
    try:
        parser = PDFContentParser([PDFStream({}, data) for data in streams])
        while True:
            found.append(parser.nextobject()[1])
    except PSEOF:
        return repr(found)
    except (PSException, AssertionError, ValueError, IndexError) as error:
        return f"{found} {type(error).__name__}"


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map(b"".join), max_size=3))
@example([PLAIN])
@example([b"[(a) 1", b"2] TJ"])
@example([b"(a", b"b) Tj"])
@example([b"1", b"2 Td"])
@example([b"/F", b"1 9 Tf"])
@example([b"/", b"F1 9 Tf"])
@example([b"[1 2"])
@example([b"<</A>> BDC"])
def test_objects_are_those_of_pdfminer(streams: list[bytes]) -> None:
    found = read_objects(streams)
    assert found is None or repr(found) == by_pdfminer(streams)


def test_long_streams_are_cut_nowhere() -> None:
    """pdfminer reads 4096 bytes at a time, and a token may lie over such an end."""
    streams = [b" " * shift + PLAIN * 120 for shift in range(0, 90, 7)]
    for data in streams:
        assert repr(read_objects([data])) == by_pdfminer([data])


def test_a_plain_stream_is_read_by_the_pattern() -> None:
    found = read_objects([PLAIN, PLAIN])
    assert found is not None
    assert repr(found) == by_pdfminer([PLAIN, PLAIN])


@pytest.mark.parametrize(
    "stream",
    [b"BI /W 1 ID x EI", b"(a(b))", b"{1}", b"/A#20B", b"(a", b"[1", b"1 ]", b"<</A>>", b"<414>", b"(\\777)", b"--1"],
)
def test_what_is_not_plain_is_left_to_pdfminer(stream: bytes) -> None:
    assert read_objects([b"q ", stream]) is None


def test_very_long_streams_are_left_to_pdfminer() -> None:
    assert read_objects([b"1 " * 1_000]) is not None
    assert read_objects([b"1 " * 1_500_000] * 2) is None

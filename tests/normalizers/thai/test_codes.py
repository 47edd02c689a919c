"""The table of codes: what is refused when it is loaded."""

from __future__ import annotations

from typing import get_args

import pytest

from prongsai.normalizers.thai.codes import CodeKind, CodeTableError, check_codes, read_codes

GOOD = {"kind": "private-use", "code": "U+F701", "character": "U+0E34", "name": "THAI CHARACTER SARA I", "source": "x"}


def test_codes_are_known_by_kind() -> None:
    assert read_codes("private-use")[0xF70A] == "\u0e48"
    assert read_codes("check-box")[0xF0FE] == "\u2611"
    assert read_codes("glyph-number")[917] == "\u0e48"
    assert all(read_codes(kind) for kind in get_args(CodeKind))


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([GOOD, GOOD], "line 3: U.F701 stands there twice"),
        ([GOOD | {"name": "THAI CHARACTER SARA II"}], "U.0E34 is not THAI CHARACTER SARA II"),
        ([GOOD | {"kind": "wingdings"}], "'wingdings' is none of private-use, check-box, glyph-number"),
        ([GOOD | {"source": ""}], "none of them empty"),
        ([GOOD | {"note": "x"}], "wanted kind, code, character, name, source"),
    ],
    ids=["twice", "other-name", "unknown-kind", "no-source", "unknown-column"],
)
def test_table_that_contradicts_itself_is_refused(rows: list[dict[str, str]], message: str) -> None:
    with pytest.raises(CodeTableError, match=message):
        check_codes(rows)


def test_glyph_numbers_are_decimal() -> None:
    row = GOOD | {"kind": "glyph-number", "code": "917", "character": "U+0E48", "name": "THAI CHARACTER MAI EK"}
    assert check_codes([row])["glyph-number"] == {917: "\u0e48"}

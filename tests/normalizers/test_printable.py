"""Characters that act are spelled out, nothing is lost by it, and Thai is left alone."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.normalizers.printable import escape_controls, escape_controls_on_line, escape_name
from tests.escaped_names import unescape_name

names = st.text(st.characters(codec=None), max_size=20)
bytes_of_names = st.binary(max_size=20).map(os.fsdecode)


def acts(character: str) -> bool:
    code = ord(character)
    return code < 32 or 0x7F <= code < 0xA0 or code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029)


@given(st.one_of(names, bytes_of_names), st.booleans())
def test_name_comes_back_from_its_escaped_form(name: str, is_folder: bool) -> None:
    escaped = escape_name(name, is_folder)
    assert unescape_name(escaped) == name
    assert not any(map(acts, escaped))
    assert "/" not in escaped
    escaped.encode()


@given(names)
def test_escaped_text_acts_on_no_terminal_and_is_escaped_once(text: str) -> None:
    escaped = escape_controls(text)
    assert not any(acts(c) for c in escaped if c not in "\n\t")
    assert escape_controls(escaped) == escaped
    assert not any(map(acts, escape_controls_on_line(text)))
    escaped.encode()


@pytest.mark.parametrize(
    "text", ["องค์การบริหารส่วนตำบล\u0e01\u0e39\u0e48\u0e17\u0e2d\u0e07", "a\u200bb\u00a0c", "\uf70a", "ก\tข\nค", ""]
)
def test_text_that_only_shows_something_is_left_alone(text: str) -> None:
    assert escape_controls(text) == text


def test_two_names_never_become_one() -> None:
    """A byte, a character of that number, and the text that spells either out are three names."""
    assert len({escape_name(name) for name in ("\udc85", "\x85", r"\x85", r"\u0085", "\\")}) == 5


def test_parts_that_lead_elsewhere_are_spelled_out() -> None:
    assert [escape_name(name) for name in (".", "..", "...", "/etc")] == [
        r"\u002e",
        r"\u002e\u002e",
        "...",
        r"\u002fetc",
    ]
    assert escape_name("a.zip!") == "a.zip!"
    assert escape_name("a.zip!", is_folder=True) == r"a.zip\u0021"

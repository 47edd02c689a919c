"""Packs: what was added is there, and what a kill left half written does no harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from prongsai.pipeline.store.packs import Pack


def make_pack(path: Path) -> bytes:
    pack = Pack(path)
    for name, text in (("a", "หนึ่ง" * 50), ("b", ""), ("c", "\udce9 lone")):
        pack.add(name, text)
    return path.read_bytes()


def test_texts_come_back_in_another_process(tmp_path: Path) -> None:
    make_pack(tmp_path / "deep" / "a.pack")
    pack = Pack(tmp_path / "deep" / "a.pack")
    assert [pack.get(name) for name in "abcd"] == ["หนึ่ง" * 50, "", "\udce9 lone", None]


def test_pack_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert Pack(tmp_path / "none.pack").get("a") is None
    assert not (tmp_path / "none.pack").exists()


def test_later_text_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    for text in ("old", "new"):
        Pack(tmp_path / "a.pack").add("a", text)
    assert Pack(tmp_path / "a.pack").get("a") == "new"


def test_file_cut_anywhere_gives_its_whole_entries_and_takes_more(tmp_path: Path) -> None:
    whole = make_pack(tmp_path / "a.pack")
    for end in range(len(whole)):
        (tmp_path / "a.pack").write_bytes(whole[:end])
        found = [name for name in "abc" if Pack(tmp_path / "a.pack").get(name) is not None]
        assert found == list("abc")[: len(found)]
        Pack(tmp_path / "a.pack").add("d", "more")
        again = Pack(tmp_path / "a.pack")
        assert [name for name in "abcd" if again.get(name) is not None] == [*found, "d"]


@pytest.mark.parametrize("at", [0, 3, 5, 9, 14, 30, 48, 60])
def test_damaged_byte_is_never_read_as_text(tmp_path: Path, at: int) -> None:
    data = bytearray(make_pack(tmp_path / "a.pack"))
    data[at] ^= 0x41
    (tmp_path / "a.pack").write_bytes(data)
    assert Pack(tmp_path / "a.pack").get("a") is None

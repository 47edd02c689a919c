"""Walking a folder: names of every kind, links, things that are no files; nothing is opened and nothing ends it."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.walk import Walked, walk
from prongsai.pipeline.errors import InputError
from tests.escaped_names import unescape_name


def walked(*roots: Path, **options: object) -> Walked:
    return walk(list(roots), Settings(workers=1, **options))  # type: ignore[arg-type]


def sources(found: Walked) -> list[str]:
    return [place.source for place in found.places]


def told(found: Walked) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.raw) for finding in found.findings]


def put(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


@pytest.mark.parametrize(
    ("name", "source"),
    [
        (b"caf\xe9.pdf", r"caf\xe9.pdf"),
        (b"\x1b[31mred.pdf", r"\u001b[31mred.pdf"),
        ("rtl\u202efdp.exe".encode(), r"rtl\u202efdp.exe"),
        (b"a\nb.pdf", r"a\u000ab.pdf"),
        (b"back\\slash.pdf", r"back\\slash.pdf"),
        ("c1\x9b31m.pdf".encode(), r"c1\u009b31m.pdf"),
        (b"n" * 255, "n" * 255),
    ],
)
@pytest.mark.parametrize("is_folder", [False, True])
def test_name_that_is_no_plain_text_is_walked_and_comes_back(
    tmp_path: Path, name: bytes, source: str, is_folder: bool
) -> None:
    path = tmp_path / os.fsdecode(name)
    put(path / "a.pdf" if is_folder else path)
    found = walked(tmp_path)
    assert sources(found) == [f"{source}/a.pdf" if is_folder else source]
    assert told(found) == ([] if set(name) == {ord("n")} else [("name-escaped", source)])
    assert tmp_path.joinpath(*map(unescape_name, found.places[0].source.split("/"))).exists()


def test_folder_called_like_an_archive_is_told_apart_from_one(tmp_path: Path) -> None:
    put(tmp_path / "a.zip!" / "b.pdf")
    assert sources(walked(tmp_path)) == [r"a.zip\u0021/b.pdf"]


def test_links_are_followed_inside_and_named_where_they_lead_out(tmp_path: Path) -> None:
    root = tmp_path / "reports"
    put(root / "z" / "a.pdf", root / ".kept" / "b.pdf", tmp_path / "outside" / "c.pdf")
    for name, target in {
        "again": root / "z",  # walked under its own name, though it comes later
        "hidden": root / ".kept",  # has no name of its own that is walked
        "file.pdf": root / "z" / "a.pdf",
        "out": tmp_path / "outside",
        "out.pdf": tmp_path / "outside" / "c.pdf",
        "up": tmp_path,
    }.items():
        (root / name).symlink_to(target)
    found = walked(root)
    assert sources(found) == ["file.pdf", "hidden/b.pdf", "z/a.pdf"]
    assert told(found) == [("link-not-followed", name) for name in ("out", "out.pdf", "up")]
    assert sources(walked(root, tmp_path / "outside"))[:1] == ["outside/c.pdf"]


def test_circles_of_links_end(tmp_path: Path) -> None:
    put(tmp_path / "x" / "a.pdf")
    (tmp_path / "x" / "up").symlink_to(tmp_path)
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "gone.pdf").symlink_to("nowhere")
    found = walked(tmp_path)
    assert sources(found) == ["x/a.pdf"]
    assert told(found) == [("file-unreadable", name) for name in ("gone.pdf", "one", "self", "two")]


def test_what_is_no_file_is_noted_and_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    monkeypatch.chdir(tmp_path)  # a path of a socket may have 108 bytes
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.pdf")
        found = walked(tmp_path)
    assert sources(found) == []
    assert told(found) == [("not-a-report", "pipe.pdf"), ("not-a-report", "socket.pdf")]


# a bare container may lack /dev; CI has it
@pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="no device at hand")
def test_root_that_is_a_device_is_noted() -> None:
    assert told(walked(Path("/dev/null"))) == [("not-a-report", "null")]


def test_folder_that_may_be_listed_but_not_entered_is_one_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a folder without x is for anybody but root."""
    put(tmp_path / "shut" / "a.pdf", tmp_path / "shut" / "b.pdf", tmp_path / "open" / "c.pdf")
    real = Path.stat

    def stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.parent.name == "shut":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", stat)
    found = walked(tmp_path)
    assert sources(found) == ["open/c.pdf"]
    assert told(found) == [("file-unreadable", "shut")]
    assert "2 of its files" in found.findings[0].message


def test_folder_that_cannot_be_listed_is_one_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "shut" / "a.pdf", tmp_path / "b.pdf")
    real = os.scandir

    def scandir(path: Path) -> object:
        if path.name == "shut":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr("prongsai.pipeline.discover.walk.os.scandir", scandir)
    found = walked(tmp_path)
    assert sources(found) == ["b.pdf"]
    assert [finding.message for finding in found.findings] == ["shut: the folder cannot be listed (Permission denied)"]


def test_folders_deeper_than_a_path_may_be_long_are_named(tmp_path: Path) -> None:
    put(tmp_path / "a.pdf")
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(20):
        os.mkdir("d" * 250, dir_fd=here)
        below = os.open("d" * 250, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    found = walked(tmp_path)
    assert sources(found) == ["a.pdf"]
    assert [finding.code for finding in found.findings] == ["file-unreadable"]


def test_stamp_tells_a_changed_file(tmp_path: Path) -> None:
    put(tmp_path / "a.pdf")
    first = walked(tmp_path).places[0].stamp
    assert walked(tmp_path).places[0].stamp == first
    (tmp_path / "a.pdf").write_bytes(b"xy")
    assert walked(tmp_path).places[0].stamp != first


def test_root_keeps_its_own_name_where_it_is_a_link(tmp_path: Path) -> None:
    put(tmp_path / "store" / "x.pdf")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "report.pdf").symlink_to(tmp_path / "store" / "x.pdf")
    assert sources(walked(tmp_path / "in" / "report.pdf")) == ["report.pdf"]


@pytest.mark.parametrize("name", ["nowhere", "n" * 300, "loop"])
def test_root_that_is_not_there_is_an_error_of_the_input(tmp_path: Path, name: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(InputError):
        walked(tmp_path / name)

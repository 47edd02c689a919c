"""Pages that a browser saved in one file."""

from __future__ import annotations

import email

import pytest

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.pages.web.saved import unpack_saved_page

PAGE = "<html><body><p>ได้คะแนน 92.75 คะแนน</p></body></html>"
HEAD = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"


def saved(*parts: tuple[str, str]) -> bytes:
    told = "".join(f"--x\nContent-Type: {kind}\nContent-Transfer-Encoding: 8bit\n\n{body}\n" for kind, body in parts)
    return f"{HEAD}{told}--x--\n".encode()


def test_first_part_that_is_a_page_and_has_something_in_it_is_the_page() -> None:
    data = saved(("text/css", "p {}"), ("text/html", " "), ("text/html", PAGE), ("text/html", "<p>advertisement</p>"))
    assert unpack_saved_page(data).text.strip() == PAGE


@pytest.mark.parametrize("data", [b"", saved(("image/png", "x")), saved(("text/html", "  "))])
def test_file_without_a_page_says_so(data: bytes) -> None:
    with pytest.raises(DocumentError, match="no web page") as caught:
        unpack_saved_page(data)
    assert caught.value.code == "document-empty"


@pytest.mark.parametrize("error", [ValueError, LookupError, RecursionError])
def test_fault_of_a_damaged_file_is_told_with_a_remedy(error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(data: bytes) -> None:
        raise error("nested")

    monkeypatch.setattr(email, "message_from_bytes", fail)
    with pytest.raises(DocumentError, match="nested") as caught:
        unpack_saved_page(saved(("text/html", PAGE)))
    assert caught.value.code == "document-unreadable"
    assert caught.value.remedy

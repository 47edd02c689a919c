"""A page saved in one file is read as the page itself."""

from email.message import EmailMessage

import pytest

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.pages.web.saved import unpack_saved_page

PAGE = "<html><body><p>ได้คะแนน 92.14</p></body></html>\n"


def saved(page: bytes, encoding: str, charset: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = "saved"
    message.add_related(b"\x89PNG", "image", "png")
    part = EmailMessage()
    part.set_content(page, "text", "html", cte=encoding, params={"charset": charset})
    frame = EmailMessage()
    frame.set_content(b"<p>50.00</p>", "text", "html", cte="base64")
    message.attach(part)
    message.attach(frame)
    return message.as_bytes()


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "tis-620"])
def test_page_is_read_however_it_was_packed(encoding: str, charset: str) -> None:
    assert unpack_saved_page(saved(PAGE.encode(charset), encoding, charset)).text == PAGE


@pytest.mark.parametrize("data", [b"", b"Content-Type: text/plain\n\n92.14", b"Content-Type: multipart/related\n\n"])
def test_file_without_a_page_is_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        unpack_saved_page(data)
    assert (caught.value.code, bool(caught.value.remedy)) == ("document-empty", True)

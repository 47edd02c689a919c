"""Pages that a browser saved with their pictures in one file (MHTML, RFC 2557) -> the page."""

from __future__ import annotations

import email
from email.message import Message

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.pages.dumps.encodings import Decoded, decode_text


def unpack_saved_page(data: bytes) -> Decoded:
    """The text of the page itself; of several parts of HTML the first one, the others are frames and advertisements.

    Raises:
        DocumentError: there is no page in it.
    """
    try:
        page = _find_page(email.message_from_bytes(data))
    except (ValueError, LookupError, RecursionError) as error:
        raise DocumentError(
            "document-unreadable", f"not a readable saved page: {error}", "save it again as a web page or PDF"
        ) from error
    if page is None:
        raise DocumentError(
            "document-empty", "there is no web page in the file", "save it again as a web page or print it to a PDF"
        )
    return decode_text(page)


def _find_page(message: Message) -> bytes | None:
    for part in message.walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            if isinstance(body, bytes) and body.strip():
                return body
    return None

"""The text of a web page -> its elements, as a browser makes them of tags that are never closed or close too often."""

from __future__ import annotations

import re

import lxml.etree
import lxml.html

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Finding

_DECLARATION = re.compile(r"\s*<\?xml\b[^<>]*\?>")
_FORMATTING = re.compile(r"</?(?:font|span|b|i|u|em|strong|big|small|tt|a|center|s|strike)\b[^<>]*>", re.IGNORECASE)
_BOXES = re.compile(r"</?(?:div|section|article|main|header|footer|blockquote|ul|ol)\b[^<>]*>", re.IGNORECASE)
_UNSEEN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_CLOSED = re.compile(r"</(?:td|tr|p|li)\s*>", re.IGNORECASE)
"""Ends that HTML lets a page leave out."""
_OPEN_TAG = re.compile(r"<[a-zA-Z/][^<>]*\Z")
_LOST = re.compile("[\0\ud800-\udfff]")
"""What no document of marks can hold: the end of strings in C, and lone halves of letters."""


def parse_page(text: str) -> tuple[lxml.html.HtmlElement, list[Finding]]:
    """The root of a page or fragment, and what there is to say of it.

    Tags that are never closed nest; the parser follows them 2,048 deep. Beyond that those that only format or frame
    text are taken away and the page is read again, as no reader sees them.

    Raises:
        DocumentError: there is no element in it.
    """
    text = _LOST.sub("\ufffd", _DECLARATION.sub("", text, count=1))
    root, is_whole = _parse(text)
    if not is_whole:
        root, is_whole = _parse(_BOXES.sub("<br>", _FORMATTING.sub("", text)))
    if is_whole:
        return root, []
    finding = Finding(
        "error",
        "text-damaged",
        "its tags nest deeper than any page's: what lies deeper than 2,048 of them is not read",
        suggestion="open it in a browser and print it to a PDF",
    )
    return root, [finding]


def find_cut(text: str) -> list[Finding]:
    """The finding for a page whose end is missing: no browser needs the end, and all that stood behind it is lost.

    Only of pages that close what they may leave open: some programs leave out each end that a browser can do without.
    """
    seen = _UNSEEN.sub("", text)
    if not _CLOSED.search(seen):
        return []
    opened = {name: len(re.findall(rf"<{name}\b", seen, re.IGNORECASE)) for name in ("table", "html")}
    closed = {name: len(re.findall(rf"</{name}\b", seen, re.IGNORECASE)) for name in opened}
    if _OPEN_TAG.search(seen):
        what = "the page ends within a tag"
    elif opened["table"] > closed["table"]:
        what = "a table of the page is never closed"
    elif opened["html"] > closed["html"]:
        what = "the page is never closed"
    else:
        return []
    remedy = "compare its end with the source, or fetch it again"
    return [Finding("warning", "text-damaged", f"{what}: its end may be missing", suggestion=remedy)]


def _parse(text: str) -> tuple[lxml.html.HtmlElement, bool]:
    parser = lxml.html.HTMLParser(huge_tree=True)
    try:
        root = lxml.html.document_fromstring(text, parser=parser)
    except (lxml.etree.ParserError, ValueError) as error:
        remedy = "check that the page was saved whole"
        raise DocumentError("document-empty", "the HTML has no content", remedy) from error
    limit = lxml.etree.ErrorTypes.ERR_RESOURCE_LIMIT
    return root, all(entry.type != limit for entry in parser.error_log)

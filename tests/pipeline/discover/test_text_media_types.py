"""Kinds of text are told by their bytes where those say it, and by their names where not."""

import json

import pytest

from prongsai.pipeline.discover.media_types import (
    CSV,
    HTML,
    JSON,
    MHTML,
    PNG,
    TEXT,
    TSV,
    UNKNOWN,
    check_promise,
    media_type_of_bytes,
)

SAVED = b"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n\r\n"


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.csv", b"a,b\n1,2", CSV),
        ("a.CSV", "ก,ข".encode("cp874"), CSV),
        ("a.tsv", b"a\tb", TSV),
        ("a.csv", b"<!DOCTYPE html><p>gone", HTML),
        ("a.csv", b"\x89PNG\r\n\x1a\n\x00", PNG),
        ("a.mht", SAVED, MHTML),
        ("a.mhtml", SAVED, MHTML),
        ("a.mht", b"<html>", HTML),
        # what portals hand out as Excel or Word files is often a page or a text that those open
        ("a.xls", b"<html xmlns:x='urn:schemas-microsoft-com:office:excel'>", HTML),
        ("a.xls", b"a\tb\n1\t2", CSV),
        ("a.doc", SAVED, MHTML),
        ("a.txt", SAVED, TEXT),
        ("a.txt", "คะแนน 92.14".encode("utf-16-le"), TEXT),
        ("a.txt", "คะแนน 92.14".encode("utf-16-be"), TEXT),
        ("a.txt", bytes(range(40)), UNKNOWN),
    ],
)
def test_kind_of_text_is_told(name: str, head: bytes, kind: str) -> None:
    assert media_type_of_bytes(head, name) == kind


@pytest.mark.parametrize(
    "answer",
    [
        ["ก", "ข"],
        [["ก"], ["ข"]],
        [{"page": 1, "text": "ก"}],
        {"responses": [{"fullTextAnnotation": {"text": "ก"}}]},
        {"status": "succeeded", "analyzeResult": {"content": "ก"}},
        {"DocumentMetadata": {"Pages": 1}, "Blocks": [{"BlockType": "LINE", "Text": "ก"}]},
        {"pages": [{"lines": ["ก"]}]},
    ],
)
def test_answer_of_an_ocr_service_is_told_from_other_json(answer: object) -> None:
    head = json.dumps(answer).encode()
    assert media_type_of_bytes(head, "a.json") == JSON
    assert media_type_of_bytes(head, "a.txt") == TEXT


@pytest.mark.parametrize(
    "answer", [{"files": [{"url": "x"}]}, [{"url": "x", "sha256": "y"}], {"name": "ก"}, [], [1], {}]
)
def test_lists_and_settings_of_programs_are_no_answers(answer: object) -> None:
    assert media_type_of_bytes(json.dumps(answer).encode(), "a.json") == TEXT


def test_sheet_keeps_the_promise_of_a_text() -> None:
    assert check_promise("a.csv", HTML) == "kept"
    assert check_promise("a.mht", TEXT) == "broken"

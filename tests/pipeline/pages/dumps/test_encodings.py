"""Bytes become the text that was meant, or the text without what was lost and a finding that says where."""

import pytest

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.pages.dumps.encodings import LOST, decode_text

TEXT = "ผลการประเมิน ITA คะแนน ๙๒.๑๔ – “ผ่านดี” ก ญ ฏ ฐ แ\nตัวชี้วัดที่ 2 ได้ 88.36 เธอเน้นของเธอ\n"
PLAIN = TEXT.replace("“", "").replace("”", "").replace("–", "-")
"""Without what Latin-1 has no letter for."""


def through(codec: str, text: str) -> bytes:
    """The bytes of a text that a program took for `codec` and saved as UTF-8; holes show as control characters."""
    shown = []
    for byte in text.encode():
        try:
            shown.append(bytes((byte,)).decode(codec))
        except UnicodeDecodeError:
            shown.append(chr(byte))
    return "".join(shown).encode()


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp874", "tis-620"]
)
def test_encodings_are_told_apart_without_being_named(codec: str) -> None:
    decoded = decode_text(PLAIN.encode(codec))
    assert (decoded.text, decoded.findings) == (PLAIN, [])


def test_bytes_that_are_no_text_are_refused_with_a_remedy() -> None:
    with pytest.raises(DocumentError) as caught:
        decode_text(b"\x00\x01\xdb\xdc\xff\x00")
    assert caught.value.code == "encoding-unknown"
    assert caught.value.remedy


@pytest.mark.parametrize("data", [TEXT.encode() + "ก".encode()[:2], PLAIN.encode("utf-16-le") + b"\x01"])
def test_text_that_ends_within_a_letter_is_read_and_said_to_be_cut(data: bytes) -> None:
    decoded = decode_text(data)
    assert decoded.text in (TEXT, PLAIN)
    (finding,) = decoded.findings
    assert (finding.code, finding.severity, finding.raw) == ("text-damaged", "warning", "line 3")
    assert "cut" in finding.message


def test_number_cut_within_its_last_digit_is_not_read_as_a_shorter_one() -> None:
    assert decode_text("ได้คะแนน ๙๒.๑๔".encode()[:-1]).text == f"ได้คะแนน ๙๒.๑{LOST}"


@pytest.mark.parametrize(("at", "line"), [(9, 1), (150, 2)])
def test_byte_that_is_no_text_is_one_lost_letter_and_named_by_its_line(at: int, line: int) -> None:
    data = TEXT.encode()
    decoded = decode_text(data[:at] + b"\xff\xfe\xfd" + data[at:])
    assert decoded.text.count(LOST) >= 1
    assert decoded.text.replace(LOST, "")[-40:] == TEXT[-40:]
    assert [finding.raw for finding in decoded.findings] == [f"line {line}"]


def test_thai_windows_with_a_byte_that_it_does_not_know_is_thai_windows_still() -> None:
    data = (TEXT * 3).encode("cp874")
    decoded = decode_text(data[:40] + b"\xff" + data[40:])
    assert decoded.text == TEXT[:40] + LOST + (TEXT * 3)[40:]
    assert [finding.code for finding in decoded.findings] == ["text-damaged"]


@pytest.mark.parametrize("codec", ["latin-1", "cp1252", "cp874"])
def test_utf8_that_was_taken_for_another_encoding_is_brought_back(codec: str) -> None:
    decoded = decode_text(through(codec, TEXT))
    assert decoded.text == TEXT
    assert [(finding.code, finding.severity) for finding in decoded.findings] == [("encoding-repaired", "info")]


@pytest.mark.parametrize("codec", ["latin-1", "cp1252"])
def test_thai_windows_that_was_taken_for_western_is_brought_back(codec: str) -> None:
    decoded = decode_text(PLAIN.encode("cp874").decode(codec).encode())
    assert decoded.text == PLAIN
    assert [finding.code for finding in decoded.findings] == ["encoding-repaired"]


def test_letters_that_the_wrong_encoding_dropped_are_lost_and_counted() -> None:
    decoded = decode_text("แก้ไข ๐.๕ คะแนน".encode().decode("cp1252", "ignore").encode())
    assert decoded.text == f"{LOST}{LOST}้ไข {LOST}.๕ คะ{LOST}นน"
    (finding,) = decoded.findings
    assert (finding.code, finding.severity) == ("text-damaged", "warning")
    assert "4 letters" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "เธอเน้นเธอ เนกษา อเนก เธียร ได้ 92.14 คะแนน",
        "Évaluation de l'intégrité et de la transparence: 92,14 à l'échelle nationale, été 2567",
        "Straße, Größe, Überprüfung: 88.36",
        "คะแนน à la carte ¹ ² 92.14",
    ],
)
def test_text_that_was_encoded_once_is_left_alone(text: str) -> None:
    assert decode_text(text.encode()).text == text


def test_thai_that_was_saved_as_question_marks_is_an_error() -> None:
    lines = ["?????????????????????? (IIT),91.25", "????????????????????,90.50"] * 4
    (finding,) = decode_text("\n".join(lines).encode()).findings
    assert (finding.code, finding.severity) == ("text-damaged", "error")


@pytest.mark.parametrize("text", ["จริงหรือ???? ใช่หรือไม่????", "a,b\n????,1\n", "?" * 60 + "คะแนน 91.25 " * 200])
def test_question_marks_of_a_text_are_none_of_a_program(text: str) -> None:
    assert decode_text(text.encode()).findings == []

"""Who is responsible: offices and positions of the lexicon, of wrapped lines, of everybody, and none of sentences."""

from __future__ import annotations

import pytest

from prongsai.normalizers.names.offices import begins_with_office, ends_with_office, find_offices, share_of_offices
from prongsai.normalizers.vocabulary import load_vocabulary

LEXICON = [
    one for one in load_vocabulary("office_words", "kind").wordings if one.more["kind"] in ("office", "position")
]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("งานบริหารทั่วไป/ งานนิติการ สำนักปลัด", ["งานบริหารทั่วไป", "งานนิติการ", "สำนักปลัด"]),
        ("สำนักปลัด กองคลัง กองช่าง กองการศึกษา", ["สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา"]),
        ("สำนักปลัดกองคลังกองช่าง", ["สำนักปลัด", "กองคลัง", "กองช่าง"]),
        ("นักวิเคราะห์นโยบายและแผน, นิติกร", ["นักวิเคราะห์นโยบายและแผน", "นิติกร"]),
        ("สำนักงานปลัดองค์การบริหารส่วนตำบล", ["สำนักปลัด"]),
        ("ส่วนการคลัง และส่วนโยธา", ["กองคลัง", "กองช่าง"]),
        ("กองคลังและกองช่าง", ["กองคลัง", "กองช่าง"]),
        ("ผู้อำนวยการกองคลัง", ["ผู้อำนวยการกองคลัง"]),
        ("หัวหน้าสำนักปลัด อบต.", ["หัวหน้าสำนักปลัด"]),
        ("ปลัด อบต.", ["ปลัดองค์การบริหารส่วนตำบล"]),
        ("เจ้าพนักงานธุรการปฏิบัติงาน", ["เจ้าพนักงานธุรการ"]),
        ("[ชื่อบุคคล] นักทรัพยากรบุคคลชำนาญการ", ["นักทรัพยากรบุคคล"]),
        ("ทุกสำนัก/กอง", ["ทุกส่วนราชการ"]),
        ("ทุกส่วนราชการในสังกัด", ["ทุกส่วนราชการ"]),
        ("กองขนส่งมวลชน, กองคลัง", ["กองขนส่งมวลชน", "กองคลัง"]),
        ("คณะทำงานขับเคลื่อนคุณธรรม", ["คณะทำงานขับเคลื่อนคุณธรรม"]),
        ("กองคลังเทศบาลตำบลนางแล", ["กองคลัง"]),
        ("๑. นักจัดการงานทั่วไป ๒. งานประชาสัมพันธ์", ["นักจัดการงานทั่วไป", "งานประชาสัมพันธ์"]),
        ("นัก จัดการงาน ทั่วไป", ["นักจัดการงานทั่วไป"]),
        # offices that the lexicon lacks, and what is glued to one before it
        ("กองทุนผอ.กองคลัง", ["กองทุน", "ผู้อำนวยการกองคลัง"]),
        ("ฝ่าย กองทุนสุขภาพผอ.กองคลัง", ["กองทุนสุขภาพ", "ผู้อำนวยการกองคลัง"]),
        ("กองคลังกองทุนกีฬา กองทุนสุขภาพ", ["กองคลัง", "กองทุนสุขภาพ"]),
        ("กองคลัง กองทุ กองทน", ["กองคลัง", "กองทุ", "กองทน"]),
        ("กองทุ กองทด", ["กองทุ", "กองทด"]),
        ("กองท กองคลัง", ["กองคลัง"]),
        (f"กองคลัง กอง{'ท' * 57} กอง{'น' * 58}", ["กองคลัง", f"กอง{'ท' * 57}"]),
        ("ฟฟกองคลัง", []),
        ("ฟฟ กองคลัง", ["กองคลัง"]),
        ("-", []),
        ("ประชาชนในพื้นที่", []),
        ("", []),
    ],
)
def test_offices_of_a_text(text: str, offices: list[str]) -> None:
    assert find_offices(text) == offices


@pytest.mark.parametrize("at", range(0, len(LEXICON), 7))
def test_offices_of_the_lexicon_are_found_side_by_side(at: int) -> None:
    one, other = LEXICON[at], LEXICON[(at * 3 + 5) % len(LEXICON)]
    wanted = list(dict.fromkeys([one.means, other.means]))
    for between in (" ", ", ", "/", " และ", "\n"):
        printed = find_offices(f"{one.text}{between}{other.text}".replace("\n", " "))
        assert printed == wanted or _is_one(one.text + other.text), (one.text, between, other.text)


def _is_one(text: str) -> bool:
    """Two names that together are a third of the lexicon (`ปลัด` and `เทศบาล`)."""
    return len(find_offices(text)) == 1


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("", 0.0),
        ("123", 0.0),
        ("ก", 0.0),
        ("กองคลัง", 1.0),
        ("กองทุนสุขภาพ", 1.0),
        ("กองคลัง กองทุนสุขภาพ", 1.0),
        ("กองคลัง และกองช่าง", 14 / 17),
        ("กองคลัง ทำ", 7 / 9),
        ("จัดทำ กองคลัง", 7 / 12),
        # one that goes on without a blank is the subject of a sentence, or has the body's name behind it
        ("กองคลังจัดทำรายงานรายเดือน", 0.0),
        ("กองคลังนาดีสิบกก", 0.0),
        ("กองคลังนาดีสบก", 0.5),
        ("กองคลังนาดีกก", 0.5),
        ("กองคลังนาดีก", 0.5),
        ("กองคลังนาดีนาดี", 0.0),
        ("กองคลัง กองช่างทำรายงานประจำเดือนทุกเดือน", 0.5),
        ("กองคลังชำนาญการ", 7 / 15),
    ],
)
def test_share_of_a_text_that_is_offices(text: str, share: float) -> None:
    assert share_of_offices(text) == pytest.approx(share)


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("กองคลัง", True, True),
        (" กองคลัง ", True, True),
        ("กองคลัง ทำ", True, False),
        ("ทำ กองคลัง", False, True),
        ("กองคลัง และกองช่าง", True, True),
        ("กองคลัง กองช่าง ทำ", True, False),
        ("นักวิชาการคลังชำนาญการ", True, True),
        ("ทำ", False, False),
        ("", False, False),
    ],
)
def test_text_begins_or_ends_with_an_office(text: str, begins: bool, ends: bool) -> None:
    assert (begins_with_office(text), ends_with_office(text)) == (begins, ends)


@pytest.mark.parametrize(
    "text", ["ทุกส่วนราชการ", "ทุกสำนัก/ทุกกอง", "สำนัก/กองทุกแห่ง", "หน่วยงานทั้งหมดในสังกัด", "กองทุกกอง", "ส่วนราชการทุกฝ่าย"]
)
def test_all_offices_are_everyone_whatever_they_are_called(text: str) -> None:
    assert find_offices(text) == ["ทุกส่วนราชการ"]


def test_word_for_all_of_something_else_is_not_everyone() -> None:
    assert "ทุกส่วนราชการ" not in find_offices("งานทุกด้าน หน่วยงานทุกระดับ")

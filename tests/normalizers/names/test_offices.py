"""Who is responsible: offices and positions of the lexicon, of wrapped lines, of everybody, and none of sentences."""

from __future__ import annotations

import pytest

from prongsai.normalizers.names.offices import find_offices
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

"""Scans over or under which some program laid a text: with wrong digits, with wrong letters, or turned."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pikepdf

from tests.corpus.scan import Wear, encode
from tests.kinds.drawn import Sheet, save, sheets_to_document
from tests.worn.marks import Rng
from tests.worn.prints import POINTS_PER_INCH, Image, Print

SLIPS = str.maketrans("กขคดตถนบปผพภมยรลวสหอ", "ถชศคคกมปบฝฟกนผธสาลทฮ")
"""Letters that readers take for each other."""
THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"


def wrong_digits(text: str, share: float, rng: Rng) -> str:
    """The text with that share of its digits replaced by others of the same script."""
    found = []
    for char in text:
        if char.isdecimal() and rng.random() < share:
            other = (int(char) + int(rng.integers(1, 10))) % 10
            char = THAI_DIGITS[other] if char in THAI_DIGITS else str(other)
        found.append(char)
    return "".join(found)


def wrong_letters(text: str, share: float, rng: Rng) -> str:
    """The text with that share of its characters misread, lost or doubled, digits among them."""
    found = []
    for char in wrong_digits(text, share, rng):
        luck = rng.random()
        found.append(char.translate(SLIPS) if luck < share else "" if luck < 1.3 * share else char)
    return "".join(found)


def text_sheet(page: Print, texts: Sequence[str], turn_deg: float = 0.0) -> Sheet:
    """The words of a page as invisible text, turned about the page's middle."""
    width, height = (side * POINTS_PER_INCH / page.dpi for side in (page.shape[1], page.shape[0]))
    sheet = Sheet(width, height)
    cos, sin = math.cos(math.radians(turn_deg)), math.sin(math.radians(turn_deg))
    for word, text in zip(page.words, texts, strict=True):
        if not text:
            continue
        x, y = word.bbox.x0 - width / 2, word.baseline - height / 2
        left, baseline = width / 2 + x * cos - y * sin, height / 2 + x * sin + y * cos
        sheet.texts.append(text)
        matrix = f"{cos:.5f} {-sin:.5f} {sin:.5f} {cos:.5f} {left:.2f} {height - baseline:.2f}"
        shown = text.encode("utf-16-be").hex()
        sheet.operators.append(f"BT 3 Tr /F {word.size_pt:.1f} Tf {matrix} Tm <{shown}> Tj ET")
    return sheet


def under_text(images: Sequence[Image], sheets: Sequence[Sheet], wear: Wear) -> bytes:
    """A PDF of pictures with a text over each that nobody sees."""
    pdf = sheets_to_document(sheets)
    for page, image, sheet in zip(pdf.pages, images, sheets, strict=True):
        data, entries = encode(image, wear)
        stream = pikepdf.Stream(pdf, data)
        for key, value in ({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image} | entries).items():
            stream[key] = value
        page.obj.Resources["/XObject"] = pikepdf.Dictionary(Im0=stream)
        page.contents_add(b"q %.2f 0 0 %.2f 0 0 cm /Im0 Do Q\n" % (sheet.width, sheet.height), prepend=True)
    return save(pdf)

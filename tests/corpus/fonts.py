"""The fonts of a PDF as its text layer sees them: codes, ToUnicode tables, widths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

SHOW = {"Tj", "TJ", "'", '"'}
HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")


@dataclass
class FontMap:
    """One font subset: how wide its codes are, what its ToUnicode says, what its glyphs truly are."""

    font: pikepdf.Object
    code_bytes: int
    said: dict[int, str]
    true: dict[int, str] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)

    def codes(self, text: bytes) -> list[int]:
        size = self.code_bytes
        return [int.from_bytes(text[index : index + size], "big") for index in range(0, len(text) - size + 1, size)]

    def pack(self, codes: list[int]) -> bytes:
        return b"".join(code.to_bytes(self.code_bytes, "big") for code in codes)


def decode_utf16(data: bytes) -> str:
    return data.decode("utf-16-be", "replace")


def read_to_unicode(font: pikepdf.Object) -> dict[int, str]:
    """The bfchar and bfrange entries of a font's ToUnicode; empty where it has none."""
    if "/ToUnicode" not in font:
        return {}
    data = bytes(font.ToUnicode.read_bytes())
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.S):
        values = [bytes.fromhex(item.decode()) for item in HEX.findall(block)]
        for key, text in zip(values[::2], values[1::2], strict=False):
            found[int.from_bytes(key, "big")] = decode_utf16(text)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", data, re.S):
        for low, high, rest in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(\[[^\]]*\]|<[0-9A-Fa-f]*>)", block):
            texts = [bytes.fromhex(item.decode()) for item in HEX.findall(rest)]
            for offset, code in enumerate(range(int(low, 16), int(high, 16) + 1)):
                if rest.startswith(b"["):
                    found[code] = decode_utf16(texts[offset])
                else:
                    last = int.from_bytes(texts[0][-2:], "big") + offset
                    found[code] = decode_utf16(texts[0][:-2] + last.to_bytes(2, "big"))
    return found


def write_to_unicode(pdf: pikepdf.Pdf, fonts: FontMap, table: dict[int, str]) -> None:
    """Replace the font's ToUnicode; an empty table removes it."""
    if not table:
        if "/ToUnicode" in fonts.font:
            del fonts.font["/ToUnicode"]
        return
    digits = fonts.code_bytes * 2
    lines = [f"<{code:0{digits}X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in sorted(table.items())]
    blocks = [lines[index : index + 100] for index in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    cmap = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<{'00' * fonts.code_bytes}> <{'FF' * fonts.code_bytes}>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )
    fonts.font["/ToUnicode"] = pikepdf.Stream(pdf, cmap.encode("ascii"))


def glyph_widths(font: pikepdf.Object) -> dict[int, float]:
    """Advance widths in thousandths of the type size, per code."""
    if font.get("/Subtype") != "/Type0":
        first = int(font.get("/FirstChar", 0))
        return {first + index: float(width) for index, width in enumerate(font.get("/Widths", []))}
    inner = font.DescendantFonts[0]
    found: dict[int, float] = {}
    items = list(inner.get("/W", []))
    while items:
        start = int(items.pop(0))
        following = items.pop(0)
        if isinstance(following, pikepdf.Array):
            found.update({start + index: float(width) for index, width in enumerate(following)})
        else:
            width = float(items.pop(0))
            found.update(dict.fromkeys(range(start, int(following) + 1), width))
    return found


def shown_bytes(operands: Any) -> bytes:
    """All text bytes of a Tj or TJ."""
    last = operands[-1]
    if isinstance(last, pikepdf.Array):
        return b"".join(bytes(item) for item in last if isinstance(item, pikepdf.String))
    return bytes(last)


def page_fonts(page: pikepdf.Page, known: dict[tuple[int, int], FontMap]) -> dict[str, FontMap]:
    """Resource name -> FontMap; `known` keeps one FontMap per font object over all pages."""
    found = {}
    for name, font in page.resources.get("/Font", {}).items():
        key = font.objgen
        if key not in known:
            known[key] = FontMap(
                font, 2 if font.get("/Subtype") == "/Type0" else 1, read_to_unicode(font), {}, glyph_widths(font)
            )
        found[name] = known[key]
    return found


def instructions(page: pikepdf.Page) -> Iterator[tuple[Any, pikepdf.Operator]]:
    """(operands, operator) of everything in the page's content, in order."""
    for each in pikepdf.parse_content_stream(page):
        yield each.operands, each.operator


def has_actual_text(operands: Any, operator: pikepdf.Operator) -> bool:
    return str(operator) == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/ActualText" in operands[1]


def strip_actual_text(pdf: pikepdf.Pdf) -> None:
    """Drop every ActualText, so that the producer's own ToUnicode shows: glyphs trade characters."""
    for page in pdf.pages:
        kept = []
        for operands, operator in instructions(page):
            if has_actual_text(operands, operator):
                operands = [operands[0], pikepdf.Dictionary()]
            kept.append((operands, operator))
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))

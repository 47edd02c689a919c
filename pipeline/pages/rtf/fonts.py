"""In which code page the bytes of an RTF file stand: its fonts say so, the file does for the others."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field

THAI = "cp874"
_THAI_LANGUAGE = 1054
"""Thai, as Windows numbers languages ([MS-LCID])."""
_CODE_PAGES = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: THAI,
    238: "cp1250",
}
"""By the number of the character set (RTF 1.9.1, `\\\\fcharset`); Western and unknown ones have the file's."""


@dataclass(slots=True)
class Fonts:
    """The fonts of a file by number."""

    pages: dict[int, str] = field(default_factory=dict)
    default: str = "cp1252"
    """The code page of the file (`\\\\ansicpg`); Western where it says nothing."""

    def set_default(self, number: int) -> None:
        """Take the file's code page, where it is one that is known."""
        try:
            self.default = codecs.lookup(f"cp{number}").name
        except LookupError:
            return  # a number of no code page says nothing

    def set_charset(self, font: int, charset: int) -> None:
        """Take the character set of a font."""
        if charset in _CODE_PAGES:
            self.pages[font] = _CODE_PAGES[charset]

    def page_of(self, font: int | None, language: int | None) -> str:
        """The code page of a font; Western text in the Thai language is Thai whose font nobody declared."""
        page = self.pages.get(font, self.default) if font is not None else self.default
        return THAI if page == "cp1252" and language == _THAI_LANGUAGE else page

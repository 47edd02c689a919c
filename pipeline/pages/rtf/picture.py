"""Pictures in RTF, as their words come."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.pipeline.pages.embedded import EmbeddedPicture

_TWIPS_PER_POINT = 20
"""By definition of the twip."""


@dataclass(slots=True)
class PictureDraft:
    """A picture in the making: its bytes in hex or as they are, and its size in twips."""

    digits: bytes = b""
    binary: bytes = b""
    width: int = 0
    height: int = 0

    def note(self, word: str, number: int | None) -> None:
        """A word about it."""
        if word == "picwgoal":
            self.width = number or 0
        elif word == "pichgoal":
            self.height = number or 0

    def take(self) -> list[EmbeddedPicture]:
        """The picture, where there is one."""
        digits = b"".join(self.digits.split())
        try:
            data = self.binary or bytes.fromhex(digits[: len(digits) & ~1].decode("ascii"))
        except ValueError:  # no hex: the reader of pictures is to say that it is not read
            data = digits
        size = None
        if self.width > 0 and self.height > 0:
            size = (self.width / _TWIPS_PER_POINT, self.height / _TWIPS_PER_POINT)
        return [EmbeddedPicture(data, size)] if data else []

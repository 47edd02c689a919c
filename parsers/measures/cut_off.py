"""Lists that end with the number of an item that says nothing: the page or the copying cut it off."""

from __future__ import annotations

import re

from prongsai.normalizers.values.digits import to_arabic

_ENDS_WITH_NUMBER = re.compile(r"\s(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2})*)(?P<close>\s*[.)])?\s*$")


def find_cut_off(text: str, printed: str) -> tuple[str, str] | None:
    """The text of an item without a bare number at its end that only counts on, and that number as printed.

    A number of one part must be closed as those of a list are: `ครั้งที่ ๒` ends a sentence.

        >>> find_cut_off("ให้ปฏิบัติตามกฎหมาย ๑.๒", "๑.๑")
        ('ให้ปฏิบัติตามกฎหมาย', '๑.๒')
        >>> find_cut_off("ประชุมครั้งที่ ๒", "๑"), find_cut_off("ประชุม ๒.", "๑")
        (None, ('ประชุม', '๒.'))

    Args:
        text: one item, its own number removed.
        printed: that number, "" where it has none.
    """
    match = _ENDS_WITH_NUMBER.search(to_arabic(text))
    own = to_arabic(printed).split(".")
    if match is None or not all(own):
        return None
    parts = match["number"].split(".")
    counts_on = parts[:-1] == own[:-1] and int(parts[-1]) == int(own[-1]) + 1
    opens_below = parts == [*own, "1"]
    if not (counts_on or opens_below) or (len(parts) == 1 and not match["close"]):
        return None
    return text[: match.start()].rstrip(), text[match.start("number") : match.end()].strip()

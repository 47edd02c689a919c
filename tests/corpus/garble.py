"""Ways in which real text layers are broken, done on purpose to good ones; the pages keep their looks."""

from __future__ import annotations

import pikepdf


def strip_actual_text(pdf: pikepdf.Pdf) -> None:
    """Drop every ActualText, so that LibreOffice's own ToUnicode shows: glyphs trade characters."""
    for page in pdf.pages:
        kept = []
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "BDC" and isinstance(operands[1], pikepdf.Dictionary):
                operands = [operands[0], pikepdf.Dictionary()]
            kept.append((operands, operator))
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))

"""Content streams -> what a page draws, by pdfminer, its operands and operators found by `pdf_objects`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTPage
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, stream_value
from pdfminer.psparser import PSKeyword, keyword_name
from pdfplumber.page import Page as PlumberPage
from pdfplumber.utils.exceptions import PdfminerException

from prongsai.pipeline.pages.pdf_objects import read_objects


class _Interpreter(PDFPageInterpreter):
    """pdfminer's interpreter, its operands and operators from `read_objects` where the streams are plain."""

    def execute(self, streams: Sequence[object]) -> None:
        """Do what content streams say; forms in them come here again."""
        found = [stream_value(one) for one in streams]
        objects = self._read(found)
        if objects is None:
            super().execute(streams)
            return
        self.stream_ids.clear()
        self.stream_ids.update(one.objid for one in found if one.objid is not None)
        operators: dict[PSKeyword, tuple[Callable[..., None], int] | None] = {}
        for one in objects:
            if not isinstance(one, PSKeyword):
                self.argstack.append(one)  # type: ignore[arg-type]
                continue
            if one not in operators:
                operators[one] = self._find_operator(one)
            operator = operators[one]
            if operator is None:
                continue
            function, takes = operator
            operands = self.pop(takes)
            if len(operands) == takes:
                function(*operands)

    def _read(self, streams: Sequence[PDFStream]) -> list[object] | None:
        """None where pdfminer itself should read them: they draw themselves, or are not plain."""
        if any(one.objid is None or one.objid in self.parent_stream_ids for one in streams):
            return None
        return read_objects([one.get_data() for one in streams])

    def _find_operator(self, keyword: PSKeyword) -> tuple[Callable[..., None], int] | None:
        """What does an operator, and how many operands it takes; None for one that nobody knows."""
        name = keyword_name(keyword).replace("*", "_a").replace('"', "_w").replace("'", "_q")
        function: Any = getattr(self, f"do_{name}", None)
        return (function, function.__code__.co_argcount - 1) if function is not None else None


def lay_out(page: PlumberPage) -> LTPage:
    """Everything that a page draws, its glyphs and lines one by one where they stand.

    Raises:
        PdfminerException: pdfminer met something that it does not check, as in pdfplumber's own `layout`.
    """
    device = PDFPageAggregator(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
    try:
        _Interpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    except Exception as error:
        raise PdfminerException(error) from error
    return device.get_result()

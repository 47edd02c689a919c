"""What the reading of pages may remember, and what may be said of it while it goes on.

Reading a page costs a hundred times what is done with it afterwards, and it is here that files crash or stall a reader.
So whoever reads a document may be given a memory of pages that were read before, and a watch that is told of each page
before it is touched: when the reader dies, the page is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal, Protocol

from prongsai.pipeline.errors import DocumentError, PipelineError
from prongsai.pipeline.model import Finding

Kind = Literal["pictures", "pages", "blocks", "second"]
"""A page read from its picture, all pages of a document, its text and tables, a page read by the second reader."""

Step = Literal["look", "read", "picture", "second"]
"""What is done with a page: judging its text layer, reading it, reading a picture that is pasted into a file, reading
it by the second reader."""


class PageMemory(Protocol):
    """Records of one document, under a kind and a name."""

    def recall(self, kind: Kind, name: str, record: type) -> object | None:
        """The record of that type under a name; None where there is none."""

    def keep(self, kind: Kind, name: str, value: object) -> None:
        """Remember a record."""


class NoMemory:
    """Remembers nothing: for whoever reads one document once."""

    def recall(self, kind: Kind, name: str, record: type) -> object | None:
        """Nothing is there."""
        return None

    def keep(self, kind: Kind, name: str, value: object) -> None:
        """Nothing is kept."""


class PageLost(DocumentError):
    """A page that is not read, because it would take the whole document with it; `code` is one of `LOST_CODES`."""


LOST_CODES = ("page-out-of-time", "page-out-of-memory", "page-crashed")
"""Findings about pages that may be read another time: with more time or memory, or by a mended reader."""


def _say_nothing(step: Step | None, number: int) -> None:
    return None


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class PageWatch:
    """Stands beside the reading of every page of one document."""

    given_up: Mapping[tuple[Step, int], Finding] = field(default_factory=dict)
    """Pages, from 1, that a reader died of before, and what is to be said of each."""
    tell: Callable[[Step | None, int], None] = _say_nothing
    """Told what is begun with which page, and (None, number) when it is over."""
    is_spent: Callable[[], bool] = _never
    """Whether the document has had all the time that it may take."""

    @contextmanager
    def page(self, step: Step, number: int) -> Iterator[None]:
        """Do something with page `number` (from 1); whatever it throws is that page's fault alone.

        Raises:
            PageLost: the page was given up before, or cannot be read now; or no time is left for it.
            PipelineError: as it is thrown; it concerns the document or the run.
        """
        # a page that the first pass dies of is not read either: the same libraries would load it
        before = self.given_up.get((step, number)) or (self.given_up.get(("look", number)) if step == "read" else None)
        if before is not None:
            raise PageLost(before.code, before.message, before.suggestion or "")
        if self.is_spent():
            raise PageLost("page-out-of-time", f"the time allowed was spent before page {number}", _RAISE_TIMEOUT)
        self.tell(step, number)
        try:
            yield
        except PipelineError:
            raise
        except MemoryError as error:
            message = f"page {number} needs more memory than allowed"
            raise PageLost("page-out-of-memory", message, "raise --memory if the machine has more") from error
        except Exception as error:  # the boundary: a fault of ours on one page must not cost the others
            raise PageLost("page-crashed", f"page {number} {describe_fault(error)}", _REPORT) from error
        finally:
            self.tell(None, number)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the reading of a document: the memory of its pages, and who watches over each of them."""

    memory: PageMemory
    watch: PageWatch
    every_scan: bool = True
    """False where long scans in another language are left unread."""


FORGETFUL = NoMemory()
UNWATCHED = PageWatch()
ALONE = Beside(FORGETFUL, UNWATCHED)
"""For whoever reads one document once, in its own process."""


_RAISE_TIMEOUT = "raise --timeout if the document is long and whole"
_REPORT = "look at the page; print it to a new PDF and run again, and report the fault"


def describe_fault(error: BaseException) -> str:
    """Kind and place of an error. Its text may quote the report, and is left out.

    >>> try:
    ...     [][1]
    ... except IndexError as error:
    ...     describe_fault(error).split(" at ")[0]
    'crashed the reader (IndexError'
    """
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = ""
    if place is not None:
        parts = place.tb_frame.f_code.co_filename.replace("\\", "/").split("/")[-2:]
        where = f" at {'/'.join(parts)}:{place.tb_lineno}"
    return f"crashed the reader ({type(error).__name__}{where})"

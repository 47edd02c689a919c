"""Damaged, unmarked or doubly encoded text; other formats of text."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator

from tests.corpus.writers.dumps import grid_rows
from tests.kinds.author import TEN, Author
from tests.kinds.case import Case
from tests.kinds.families.dumps import plain_head

FAMILY = "encodings"
ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "utf-8-with-mark": lambda text: text.encode("utf-8-sig"),
    "utf-16-with-mark": lambda text: text.encode("utf-16"),
    "utf-16-without-mark": lambda text: text.encode("utf-16-le"),
    "utf-16-big-end-first": lambda text: text.encode("utf-16-be"),
    "windows-thai": lambda text: text.encode("cp874"),
    "last-character-cut": lambda text: (text + "\n\u0e01").encode()[:-1],
    "encoded-twice": lambda text: text.encode().decode("latin-1").encode(),
    "carriage-returns": lambda text: text.replace("\n", "\r").encode(),
}


def cases() -> Iterator[Case]:
    for index, (kind, encode) in enumerate(ENCODINGS.items()):
        author = Author(FAMILY, kind, index)
        values = author.values(TEN)
        lines = ["\t".join(row) for row in grid_rows(author.scores_table(["คะแนน"], values))]
        text = "\n".join([*plain_head(author), "", *lines, ""])
        yield author.file("read it, or say that it cannot be read", "report.txt", encode(text), values)

    for index, delimiter in enumerate((",", ";")):
        author = Author(FAMILY, "separated-values", index)
        values = author.values(TEN)
        stream = io.StringIO()
        writer = csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL)
        writer.writerows([line] for line in plain_head(author))
        writer.writerows(grid_rows(author.scores_table(["คะแนน"], values)))
        yield author.file("a report as CSV", "report.csv", stream.getvalue().encode("utf-8-sig"), values)

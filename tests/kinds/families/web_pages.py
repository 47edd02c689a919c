"""Saved web pages: layout tables, XHTML, hidden blocks, form fields, tags never closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.corpus.writers.dumps import grid_rows, to_plain_html
from tests.kinds.author import TEN, Author
from tests.kinds.case import Case

FAMILY = "web-pages"
NUMBER_CELLS: dict[str, Callable[[str, str], str]] = {
    "values-of-form-fields": lambda new, old: f'<input type="text" value="{new}">',
    "hidden-old-number": lambda new, old: f'<span style="display:none">{old}</span>{new}',
    "struck-old-number": lambda new, old: f"<del>{old}</del> {new}",
    "comment-in-the-cell": lambda new, old: f"<!-- {old} -->{new}",
    "chosen-option": lambda new, old: f"<select><option>{old}</option><option selected>{new}</option></select>",
}
WRAPPERS: dict[str, Callable[[str], str]] = {
    "page-inside-a-layout-table": lambda body: f"<table><tr><td>เมนู</td><td>{body}</td></tr></table>",
    "xml-declaration": lambda body: body,
    "tags-never-closed": lambda body: "<font>" * 210 + body,
    "nested-boxes": lambda body: "<div>" * 40 + body + "</div>" * 40,
    "hidden-block-before": lambda body: f'<div style="display: none">{body.replace("คะแนน", "คะแนน (ร่าง)")}</div>',
}


def cases() -> Iterator[Case]:
    for kind, cell in NUMBER_CELLS.items():
        for index in range(2):
            author = Author(FAMILY, kind, index)
            values = author.values(TEN)
            rows = grid_rows(author.scores_table(["คะแนน"], values))
            markup = [f"<tr><th>{rows[0][0]}</th><th>{rows[0][1]}</th></tr>"]
            for label, number in rows[1:]:
                old = author.number(author.value())
                markup.append(f"<tr><td>{label}</td><td>{cell(number, old)}</td></tr>")
            body = to_plain_html(author.head()) + f"<table>{''.join(markup)}</table>"
            yield page(author, f"the numbers of the table: {kind}", body, values)

    for kind, wrap in WRAPPERS.items():
        author = Author(FAMILY, kind, 0)
        values = author.values(TEN)
        body = to_plain_html([*author.head(), author.scores_table(["คะแนน"], values)])
        if kind == "hidden-block-before":
            draft = author.values(TEN)
            hidden = wrap(to_plain_html([author.scores_table(["คะแนน"], draft)]))
            yield page(author, "an older version in a hidden block", hidden + body, values)
            continue
        declaration = '<?xml version="1.0" encoding="utf-8"?>\n' if kind == "xml-declaration" else ""
        yield page(author, f"the page as a whole: {kind}", wrap(body), values, declaration)


def page(author: Author, what: str, body: str, values: dict[str, float], before: str = "") -> Case:
    data = f'{before}<html><head><meta charset="utf-8"/><title>ITA</title></head><body>{body}</body></html>'
    return author.file(what, "report.html", data.encode(), values)

"""What lies between the words of a dump and is none of them: tags, entities, signs of Markdown and of formulas, marks
of notes at a number, letters without width.
"""

from __future__ import annotations

import html
import re

from prongsai.normalizers.thai.letters import DIGIT, drop_invisible

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(\s[^<>]*)?/?>")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style)\b[^<>]*>|<(!)--", re.IGNORECASE)
_ENDS = {
    "script": re.compile(r"</script\s*>", re.IGNORECASE),
    "style": re.compile(r"</style\s*>", re.IGNORECASE),
    "!": re.compile("-->"),
}
_AFTER_SCRIPT = re.compile(r"[<\n]|\Z")
_MOST_ROUNDS = 4
"""Of resolving entities: a text quoted three times over is met, and one made to be resolved for ever ends."""
_ODD = re.compile(
    "[<>&*_$\\\\^\\[\u00a7\u00ad\u00b2\u00b3\u00b9\u200b-\u200f\u2020\u2021\u202a-\u202e\u2060-\u2064\u2070-\u207f\ufeff]"
)
"""A sign that any of the marks below has."""
_BLANKS = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_BLANKS_AT_ENDS = re.compile(" ?\n ?")
_NUMBER = rf"[{DIGIT}]{{1,3}}[.,][{DIGIT}]{{1,4}}%?|100%?|\u0e51\u0e50\u0e50%?"
"""A number that a mark can stand at; a whole one may have a power or a point of its own behind it."""
_FORMULA = re.compile(
    rf"(?:\${{1,2}}|\\\()\s*(?:\\(?:mathbf|mathrm|textbf|text|bf)\s*)?\{{?\s*([+-]?[{DIGIT}]{{1,4}}(?:[.,][{DIGIT}]{{1,4}})?)"
    rf"\s*\}}?\s*\\?(%?)\s*((?:\^\{{?[{DIGIT}*]{{1,2}}\}}?)?)\s*(?:\${{1,2}}|\\\))"
)
"""A number set as a formula, with a mark raised at it or without: `$92.14$`, `\\(92.14\\)`, `$\\mathbf{92.14}^{1}$`."""
_NOTE = re.compile(
    rf"(?<![{DIGIT}.,])({_NUMBER})(?:\s?(?:<sup\b[^<>]*>\s*[^<>]{{0,6}}</sup\s*>|\[\^[^\]\s]{{1,4}}\])|\^\{{?[{DIGIT}*]{{1,2}}\}}?\^?"
    r"|\s?[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,2}[\u207e)]?|[*\u2020\u2021\u00a7]{1,3}(?![*\w]))",
    re.IGNORECASE,
)
"""A number and what points from it to a note: a raised figure, a star or dagger, a footnote of Markdown."""


def tidy(text: str) -> str:
    """The text that a reader of the rendered dump sees, its lines kept apart and blanks of any width made one.

    >>> tidy("**92.14** &amp; $88.36$"), tidy("90.02<sup>1</sup> <b>x</b>"), tidy("91.\\u200b25*")
    ('92.14 & 88.36', '90.02 x', '91.25')
    """
    if _ODD.search(text) is None:  # most lines have nothing to take away
        return _BLANKS_AT_ENDS.sub("\n", _BLANKS.sub(" ", text)).strip()
    # what has no width first: it may stand between the signs of a mark
    plain = drop_invisible(text)
    plain = strip_markup(_BREAK.sub("\n", _NOTE.sub(r"\1", plain)))
    plain = plain.replace("**", "").replace("__", "")
    if "$" in plain or "\\" in plain:
        plain = _FORMULA.sub(r"\1\2", plain)
    return _BLANKS_AT_ENDS.sub("\n", _BLANKS.sub(" ", drop_invisible(_NOTE.sub(r"\1", plain)))).strip()


def strip_markup(text: str) -> str:
    """Text without markup and entities, those included that show only when others are resolved: `&amp;lt;script>`."""
    for _ in range(_MOST_ROUNDS):
        plain = html.unescape(_TAG.sub(" ", drop_hidden(text)))
        if plain == text:
            return plain
        text = plain
    return _TAG.sub(" ", drop_hidden(text))


def drop_hidden(text: str, keep_lines: bool = False) -> str:
    """Text without scripts, styles and comments; with `keep_lines` what follows stays on its line.

    A script that is never closed takes what follows up to the next tag or the end of its line: a browser would hide
    all, but a recogniser that took a sign for a tag must not lose the report. A comment that is never closed is text.
    """
    if "<" not in text:
        return text
    kept: list[str] = []
    at = 0
    never_ends: set[str] = set()  # looked for once, else a text of openings alone would be read over and over
    while (opening := _HIDDEN.search(text, at)) is not None:
        kind = (opening[1] or opening[2]).lower()
        end = None if kind in never_ends else _ENDS[kind].search(text, opening.end())
        if end is not None:
            after = end.end()
        else:
            never_ends.add(kind)
            rest = _AFTER_SCRIPT.search(text, opening.end())
            after = opening.end() if kind == "!" or rest is None else rest.start()
        lines = "\n" * text.count("\n", opening.start(), after) if keep_lines else ""
        kept += [text[at : opening.start()], opening.group() if end is None and kind == "!" else " " + lines]
        at = after
    return "".join((*kept, text[at:]))

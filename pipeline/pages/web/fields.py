"""What the fields of a form show: the text typed into them, the option chosen, the tick."""

from __future__ import annotations

import lxml.html

_TICKED, _UNTICKED = "\u2611", "\u2610"
_WORDLESS = frozenset(("hidden", "submit", "button", "reset", "image", "file", "password", "color", "range"))
"""Kinds of `<input>` whose value is no text of the page; what a button says is no part of a report either."""
FIELDS = frozenset(("input", "select", "textarea"))


def show_field(node: lxml.html.HtmlElement) -> str:
    """The text that a field shows.

    >>> select = "<p><select><option>1<option selected>2</select><input value='92.14'><input type=checkbox checked>"
    >>> [show_field(node) for node in lxml.html.fromstring(select)]
    ['2', '92.14', '☑']
    """
    if node.tag == "textarea":
        return str(node.text_content())
    if node.tag == "select":
        return _show_select(node)
    kind = (node.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        return _UNTICKED if node.get("checked") is None else _TICKED
    return "" if kind in _WORDLESS else node.get("value") or ""


def _show_select(node: lxml.html.HtmlElement) -> str:
    options = [option for option in node.iter("option") if option.get("hidden") is None]
    chosen = [option for option in options if option.get("selected") is not None]
    if node.get("multiple") is None:
        # a browser shows the last one that is marked, and the first where none is
        chosen = chosen[-1:] or options[:1]
    return ", ".join(option.text_content().strip() for option in chosen)

"""What of a page a reader sees: elements may be hidden by their kind, an attribute, or a rule of the page's styles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import lxml.html

LEFT_OUT = frozenset((
    "script", "style", "head", "title", "noscript", "template", "meta", "link", "base", "button", "datalist",
))  # fmt: skip
"""Elements of which a browser with scripts shows nothing, or nothing that belongs to a text."""
_REPLACED = frozenset(("object", "iframe", "audio", "video", "canvas"))
"""Elements that show something else than the text in them, which is for browsers that cannot."""
STRUCK = frozenset(("del", "s", "strike"))
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?![.\d]*[1-9])",
    re.IGNORECASE,
)
_STRIKING = re.compile(r"text-decoration[a-z-]*\s*:[^;]{0,40}line-through", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}@;]{1,400})\{([^{}]{0,2000})\}")
_MEDIA = re.compile(r"@[^{};]{0,200}\{(?:[^{}]{0,2000}\{[^{}]{0,2000}\}){0,200}\s*\}")
"""Rules for printers, small screens and the like: what they hide is seen on others."""
_SELECTOR = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?:(?P<mark>[.#])(?P<name>[\w-]+))?", re.IGNORECASE)
_MOST_CSS = 1_000_000
"""Characters of styles that are looked at; the largest frameworks have a third of that."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The simple rules of a page that hide: by tag, class, id, or tag with one of those; `("td", ".", "old")`."""

    hiding: frozenset[tuple[str, str, str]] = field(default_factory=frozenset)

    def hides(self, node: lxml.html.HtmlElement) -> bool:
        """Whether an element is hidden by its kind, its attributes or a rule; what holds it is not asked."""
        tag = node.tag
        if tag in _REPLACED or node.get("hidden") is not None or _HIDING.search(node.get("style") or ""):
            return True
        if (tag == "input" and (node.get("type") or "").lower() == "hidden") or (
            tag == "dialog" and node.get("open") is None
        ):
            return True
        if not self.hiding:
            return False
        names = [("", ""), *((".", name) for name in (node.get("class") or "").split()), ("#", node.get("id") or "")]
        return any((one, mark, name) in self.hiding for mark, name in names if mark == "" or name for one in ("", tag))


def read_styles(root: lxml.html.HtmlElement) -> Styles:
    """The rules of all `<style>` elements of a page that hide something by one simple selector."""
    css = "\n".join(node.text or "" for node in root.iter("style"))[:_MOST_CSS]
    found = set()
    for rule in _RULE.finditer(_MEDIA.sub("", _COMMENT.sub("", css))):
        if not _HIDING.search(rule[2]):
            continue
        for selector in rule[1].split(","):
            simple = _SELECTOR.fullmatch(selector.strip())
            if simple and (simple["tag"] or simple["name"]):
                found.add((simple["tag"] or "", simple["mark"] or "", simple["name"] or ""))
    return Styles(frozenset(found))


def is_struck(node: lxml.html.HtmlElement) -> bool:
    """Whether a line runs through the text of an element."""
    return node.tag in STRUCK or bool(_STRIKING.search(node.get("style") or ""))

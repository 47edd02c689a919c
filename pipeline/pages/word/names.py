"""Names of elements in Word's XML, as lxml spells them (ECMA-376, parts 1 and 3)."""

from __future__ import annotations

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def w(name: str) -> str:
    """A name of WordprocessingML.

    >>> w("tbl").endswith("}tbl")
    True
    """
    return _W + name


VAL, RUN_TEXT, RUN, PARAGRAPH, TABLE = w("val"), w("t"), w("r"), w("p"), w("tbl")
CONTROL, CONTROL_CONTENT = w("sdt"), w("sdtContent")
DELETED = frozenset({w("del"), w("moveFrom")})
"""What a tracked change took away or moved elsewhere: Word's printed page does not have it once it is accepted."""
ALTERNATE, CHOICE, FALLBACK = _MC + "AlternateContent", _MC + "Choice", _MC + "Fallback"
BOX_CONTENT = w("txbxContent")
EXTENT, BLIP, EMBEDDED = _WP + "extent", _A + "blip", _R + "embed"
VML_IMAGE, RELATION = _V + "imagedata", _R + "id"
FORMULA_TEXT = _M + "t"


def is_on(properties: object, name: str) -> bool:
    """Whether a property that can be switched is there and not switched off.

    Args:
        properties: the element that holds it (`w:rPr`, `w:trPr` …), or None.
        name: its name, without the namespace.
    """
    child = None if properties is None else properties.find(w(name))  # type: ignore[attr-defined]
    return child is not None and child.get(VAL) not in ("0", "false", "off")

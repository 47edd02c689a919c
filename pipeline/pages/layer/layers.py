"""The layers of a PDF that viewers do not show (optional content, ISO 32000-1, 8.11)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

from prongsai.pipeline.pages.glyphs.maps import READING_ERRORS, FileStructure


def read_hidden_layers(file: FileStructure) -> frozenset[str]:
    """The names of the layers that are switched off when a viewer opens the file.

    Objects on a page say the name of their layer and nothing else of it, so a name that another layer has as well,
    and that one is shown, is left out. Empty where the file has no layers or cannot be followed.
    """
    # the catalog stands plainly or in an object stream
    if b"/OCProperties" not in file.data and b"/ObjStm" not in file.data:
        return frozenset()
    try:
        properties = resolve1(file.document.catalog.get("OCProperties"))
        return _find_hidden(properties) if isinstance(properties, dict) else frozenset()
    except READING_ERRORS:
        return frozenset()


def _find_hidden(properties: Mapping[str, Any]) -> frozenset[str]:
    names = {layer.objid: _read_name(resolve1(layer)) for layer in _references(properties.get("OCGs"))}
    default = resolve1(properties.get("D"))
    default = default if isinstance(default, dict) else {}
    base = resolve1(default.get("BaseState"))
    hidden = set(names) if isinstance(base, PSLiteral) and base.name == "OFF" else set()
    hidden -= {layer.objid for layer in _references(default.get("ON"))}
    hidden |= {layer.objid for layer in _references(default.get("OFF"))}
    shown = {name for number, name in names.items() if number not in hidden}
    return frozenset(names[number] for number in hidden if number in names) - shown - {""}


def _references(value: object) -> Iterator[PDFObjRef]:
    listed = resolve1(value)
    for item in listed if isinstance(listed, list) else ():
        if isinstance(item, PDFObjRef):
            yield item


def _read_name(layer: object) -> str:
    name = resolve1(layer.get("Name")) if isinstance(layer, dict) else None
    return decode_text(name) if isinstance(name, bytes) else ""

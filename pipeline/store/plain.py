"""Records to plain lists and back, so that they can lie on disk as JSON: no file that is read back can run code.

A record becomes the list of its fields in order, so a change of its fields is a change of the stored form; what is kept
is found by a fingerprint of the code, of which the record's own module is a part.
"""

from __future__ import annotations

import functools
import json
import operator
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Record = TypeVar("Record")

Convert = Callable[[Any], Any]

_PLAIN = (str, int, float, bool, NoneType)


class PlainError(ValueError):
    """Text is no record of the kind that was asked for."""


def record_to_text(record: Any, kind: Any) -> str:
    """A record as one line of JSON.

    >>> from prongsai.pipeline.model import BBox
    >>> record_to_text(BBox(1.0, 2.5, 3.0, 4.0), BBox)
    '[1.0,2.5,3.0,4.0]'

    Args:
        record: a dataclass, a named tuple, or tuples and lists of them.
        kind: its type, as it would be written in an annotation.
    """
    write = _writer(kind)
    return json.dumps(write(record) if write else record, ensure_ascii=False, separators=(",", ":"))


def text_to_record(text: str, kind: Any) -> Any:
    """Undo `record_to_text`.

    >>> from prongsai.pipeline.model import BBox
    >>> text_to_record("[1.0,2.5,3.0,4.0]", BBox)
    BBox(x0=1.0, top=2.5, x1=3.0, bottom=4.0)

    Raises:
        PlainError: the text is no such record.
    """
    read = _reader(kind)
    try:
        plain = json.loads(text)
        return read(plain) if read else plain
    except (TypeError, ValueError, IndexError) as error:
        raise PlainError(f"no {kind}: {error}") from error


@cache
def _writer(kind: Any) -> Convert | None:
    """How a value of this type becomes plain; None where it is plain already."""
    kind = _without_none(kind)
    if isinstance(kind, UnionType):
        return _choice_writer(kind)
    if _is_record(kind):
        names, parts = _fields(kind)
        writers = [_or_none(_writer(part)) for part in parts]
        pairs = list(zip(names, writers, strict=True))
        return lambda record: [
            write(getattr(record, name)) if write else getattr(record, name) for name, write in pairs
        ]
    if get_origin(kind) in (tuple, list):
        write = _or_none(_writer(_element(kind)))
        return (lambda values: [write(value) for value in values]) if write else None
    _refuse_unless_plain(kind)
    return None


@cache
def _reader(kind: Any) -> Convert | None:
    """How a plain value becomes one of this type; None where it is one already."""
    kind = _without_none(kind)
    if isinstance(kind, UnionType):
        return _choice_reader(kind)
    if _is_record(kind):
        _, parts = _fields(kind)
        readers = [_or_none(_reader(part)) for part in parts]
        count = len(readers)

        def read(plain: Any) -> Any:
            if not isinstance(plain, list) or len(plain) != count:
                raise PlainError(f"no list of the {count} fields that {kind.__name__} has")
            return kind(*[part(value) if part else value for part, value in zip(readers, plain, strict=True)])

        return read
    origin = get_origin(kind)
    if origin in (tuple, list):
        element = _or_none(_reader(_element(kind)))
        make: Convert = tuple if origin is tuple else list
        if element is None:
            return make
        return lambda values: make(element(value) for value in values)
    _refuse_unless_plain(kind)
    return None


def _refuse_unless_plain(kind: Any) -> None:
    allowed = get_args(kind) if get_origin(kind) is Literal else (kind,)
    if not all(isinstance(one, str) or one in _PLAIN for one in allowed):
        raise TypeError(f"{kind} has no plain form")


def _or_none(convert: Convert | None) -> Convert | None:
    """The same for a value that may be None."""
    return (lambda value: None if value is None else convert(value)) if convert else None


def _choice_writer(kind: UnionType) -> Convert:
    """How a value of one of several types of records becomes plain: with the place of its type among them."""
    of_type = {part: (place, _writer(part)) for place, part in enumerate(get_args(kind))}

    def write(record: Any) -> list[Any]:
        place, convert = of_type[type(record)]
        return [place, convert(record) if convert else record]

    return write


def _choice_reader(kind: UnionType) -> Convert:
    readers = [_reader(part) for part in get_args(kind)]

    def read(plain: Any) -> Any:
        place, value = plain
        convert = readers[place]
        return convert(value) if convert else value

    return read


def _without_none(kind: Any) -> Any:
    """The type in `X | None`, the records in `A | B | None` as `A | B`, and any other type as it is."""
    if get_origin(kind) not in (Union, UnionType):
        return kind
    parts = [part for part in get_args(kind) if part is not NoneType]
    if len(parts) == 1:
        return parts[0]
    if not all(_is_record(part) for part in parts):
        raise TypeError(f"{kind} has no plain form: which of its types a value has would be lost")
    return functools.reduce(operator.or_, parts)


def _element(kind: Any) -> Any:
    args = get_args(kind)
    if get_origin(kind) is tuple and not (len(args) == 2 and args[1] is Ellipsis):
        raise TypeError(f"{kind} has no plain form: give tuple[X, ...]")
    return args[0]


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and (is_dataclass(kind) or hasattr(kind, "_fields"))


def _fields(kind: Any) -> tuple[list[str], list[Any]]:
    hints = get_type_hints(kind)
    names = [one.name for one in fields(kind)] if is_dataclass(kind) else list(kind._fields)
    return names, [hints[name] for name in names]

"""The code of functions that are loaded, exchanged for what a changed source makes of it.

Functions are found by their code, wherever they are kept: in a class, behind a property, a cache or another decorator.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import CodeType, FunctionType


class NotInPlace(Exception):
    """What is loaded cannot be made what the changed source would make of it; it has to be loaded anew."""


def find_functions() -> dict[Path, list[FunctionType]]:
    """The functions that are loaded, by the file of their source."""
    found: dict[str, list[FunctionType]] = {}
    for one in gc.get_objects():
        if type(one) is FunctionType:
            found.setdefault(one.__code__.co_filename, []).append(one)
    by_file: dict[Path, list[FunctionType]] = {}
    for name, functions in found.items():
        by_file.setdefault(Path(name).resolve(), []).extend(functions)
    return by_file


def pair_codes(before: str, after: str) -> list[tuple[CodeType, CodeType | None]]:
    """The codes of the functions of a source that another source makes otherwise, each with what it makes of it.

    Codes within a function that differs come with it, also where they are the same: they may be those of other lines.
    None stands for a code that is not there any more.

    Raises:
        NotInPlace: a class says something else of itself than what its methods do.
    """
    return list(_pair(_compile(before), _compile(after), is_module=True))


def exchange_codes(functions: Sequence[FunctionType], pairs: Sequence[tuple[CodeType, CodeType | None]]) -> None:
    """Give functions that are loaded their new code.

    Raises:
        NotInPlace: one that lives has none, or its new code closes over other names.
    """
    new_codes = dict(pairs)
    for one in functions:
        if one.__code__ not in new_codes:
            continue
        new = new_codes[one.__code__]
        if new is None or new.co_freevars != one.__code__.co_freevars:
            raise NotInPlace(f"{one.__qualname__} closes over other names")
        one.__code__ = new


def _pair(before: CodeType, after: CodeType, *, is_module: bool = False) -> Iterator[tuple[CodeType, CodeType | None]]:
    olds, news = _within(before), _within(after)
    # what a module assigns is looked at apart, and may hold more or fewer lambdas than before
    if [one.co_name for one in olds] != [one.co_name for one in news]:
        if is_module:
            olds, news = _definitions(olds), _definitions(news)
        if [one.co_name for one in olds] != [one.co_name for one in news]:
            yield from ((lost, None) for one in olds for lost in (one, *_all_within(one)))
            return
    for old, new in zip(olds, news, strict=True):
        if _without_lines(old) == _without_lines(new):
            continue
        if _is_class(old) and _own(old) != _own(new):
            raise NotInPlace(f"class {old.co_name} is made otherwise")
        if not _is_class(old):
            yield old, new
        yield from _pair(old, new)


def _compile(source: str) -> CodeType:
    return compile(source, "", "exec", dont_inherit=True)


def _within(code: CodeType) -> list[CodeType]:
    return [one for one in code.co_consts if isinstance(one, CodeType)]


def _all_within(code: CodeType) -> Iterator[CodeType]:
    for one in _within(code):
        yield one
        yield from _all_within(one)


def _definitions(codes: Sequence[CodeType]) -> list[CodeType]:
    return [one for one in codes if not one.co_name.startswith("<")]


def _is_class(code: CodeType) -> bool:
    return "__module__" in code.co_names and "__qualname__" in code.co_names


def _own(code: CodeType) -> CodeType:
    """A code without those within it and without its lines."""
    constants = tuple(one.co_name if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_consts=constants, co_linetable=b"", co_firstlineno=0)


def _without_lines(code: CodeType) -> CodeType:
    """A code as it compares where what stands before it has grown or shrunk by lines."""
    constants = tuple(_without_lines(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_consts=constants, co_linetable=b"", co_firstlineno=0)

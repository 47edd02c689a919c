"""Numbers of the modules put to other values in this process, with all that was made of them when they were loaded."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import ModuleType
from typing import NamedTuple

from tests.house import modules as architecture_modules
from tests.paths import ROOT
from tests.test_numbers_in_code import words_beside


class Constant(NamedTuple):
    """A number of a module, or one of those under a name that holds a table: `key` is its key there, else None."""

    path: str
    name: str
    key: object
    value: float

    @property
    def shown(self) -> str:
        """Its name, with its key."""
        return self.name if self.key is None else f"{self.name}[{self.key!r}]"


class CannotMove(Exception):
    """Something that was made when the module was loaded holds the value of the constant."""


def list_constants(wanted: Sequence[str], said_so: str) -> Iterator[Constant]:
    """The numbers of the modules: those whose path or name holds one of `wanted`, and whose comment holds a word."""
    for path in architecture_modules():
        source = (ROOT / path).read_text(encoding="utf-8")
        for target, said in words_beside(source):
            if said_so.lower() not in said.lower():
                continue
            for name in re.findall(r"\w+", target):
                if any(part in f"{path}:{name}" for part in wanted or [""]):
                    yield from _numbers_of(path, name)


def _numbers_of(path: str, name: str) -> Iterator[Constant]:
    value = vars(module_of(path))[name]
    for key, number in value.items() if isinstance(value, Mapping) else [(None, value)]:
        if isinstance(number, int | float):
            yield Constant(path, name, key, number)


def module_of(path: str) -> ModuleType:
    """The loaded module whose file is `path`."""
    return importlib.import_module("prongsai." + path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))


def follow(constant: Constant) -> dict[str, list[str]]:
    """Module -> the names in it that hold the constant or what is made of it, in the order in which they are set.

    Raises:
        CannotMove: a class or a default of a parameter is made of it.
    """
    held: dict[str, list[str]] = {constant.path: [constant.name]}
    again = True
    while again:
        again = False
        for path, tree in architecture_modules().items():
            if not _words_of(path) & {name for names in held.values() for name in names}:
                continue
            names = held.get(path, [])
            for name in sorted(_names_set_by(tree, held, names)):
                if name not in names:
                    names = held.setdefault(path, names)
                    names.append(name)
                    again = True
    return held


@cache
def _words_of(path: str) -> set[str]:
    return set(re.findall(r"\w+", (ROOT / path).read_text(encoding="utf-8")))


def _names_set_by(tree: ast.Module, held: Mapping[str, list[str]], names: list[str]) -> Iterator[str]:
    """Names of a module that are imported from where they are held, or made of such names while it is loaded."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            path = (node.module or "").removeprefix("prongsai.").replace(".", "/")
            given = [*held.get(f"{path}.py", []), *held.get(f"{path}/__init__.py", [])]
            yield from (each.asname or each.name for each in node.names if each.name in given)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            if any(isinstance(part, ast.Name) and part.id in names for part in ast.walk(node.value)):
                target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                yield from (part.id for part in ast.walk(target) if isinstance(part, ast.Name))
        elif any(part.id in names for part in _used_at_loading(node)):
            raise CannotMove(f"{node.lineno}: made of it while loading")


def _used_at_loading(node: ast.AST) -> Iterator[ast.Name]:
    if isinstance(node, ast.FunctionDef | ast.Lambda):
        for part in (*node.args.defaults, *filter(None, node.args.kw_defaults), *getattr(node, "decorator_list", [])):
            yield from (name for name in ast.walk(part) if isinstance(name, ast.Name))
        return
    if isinstance(node, ast.Name):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from _used_at_loading(child)


def put(constant: Constant, value: float, held: Mapping[str, list[str]]) -> None:
    """Give a constant another value in this process, and make anew what is made of it."""
    home = vars(module_of(constant.path))
    if constant.key is None:
        home[constant.name] = value
    else:
        home[constant.name] = {**home[constant.name], constant.key: value}
    for _ in held:  # what is made of it in one module may be imported by the next
        for path, names in held.items():
            for node in architecture_modules()[path].body:
                _make_again(path, node, [name for name in names if (path, name) != (constant.path, constant.name)])


def _make_again(path: str, node: ast.stmt, names: Sequence[str]) -> None:
    if isinstance(node, ast.ImportFrom | ast.Assign | ast.AnnAssign):
        set_here = {each.asname or each.name for each in node.names} if isinstance(node, ast.ImportFrom) else set()
        if not isinstance(node, ast.ImportFrom):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            set_here = {part.id for part in ast.walk(target) if isinstance(part, ast.Name)}
        if set_here & set(names):
            exec(compile(ast.Module([node], []), path, "exec"), vars(module_of(path)))  # noqa: S102 our own source

"""What a module assigns when it is loaded, assigned anew from a changed source, and all that was made of it.

What a name means is followed by the text of the sources: an assignment that mentions a changed name, or a function that
does, is run again, and a module that imports the name gets the new value. Where a changed name went into anything else
(a class, a default, a decorator, the cases of a test) nothing is done: the module has to be loaded anew.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from graphlib import TopologicalSorter
from pathlib import Path
from types import ModuleType

from tests.mutants.codes import NotInPlace

RanEarly = Callable[[Path, range], bool]
"""Whether any of some lines of a file ran while modules were loaded and tests were collected."""


@dataclass(frozen=True)
class Loaded:
    """A module that is loaded, and the source that it was loaded from."""

    module: ModuleType
    path: Path
    source: str

    @cached_property
    def body(self) -> list[ast.stmt]:
        return ast.parse(self.source).body

    @cached_property
    def imported(self) -> Mapping[tuple[str, str], str]:
        """Module and name there -> the name that it has here, for what is imported when this module is loaded."""
        imports = (one for one in self.body if isinstance(one, ast.ImportFrom) and one.level == 0)
        return {(one.module or "", alias.name): alias.asname or alias.name for one in imports for alias in one.names}


@dataclass(frozen=True)
class Rebound:
    """A name of a module that means something else now."""

    module: str
    name: str
    before: object
    now: object


@dataclass
class _Followed:
    """A module with the names whose values change, and the functions and classes that read them."""

    loaded: Loaded
    body: list[ast.stmt]
    names: set[str] = field(default_factory=set)
    readers: set[str] = field(default_factory=set)
    taken: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Name here -> module and name that it is imported from."""

    def grow(self) -> None:
        """Follow the names through the module.

        Raises:
            NotInPlace: something was made of one that cannot be made again.
        """
        known = 0
        while known != len(self.names) + len(self.readers):
            known = len(self.names) + len(self.readers)
            for statement in self.body:
                self._look(statement, self.names | self.readers)

    def _look(self, statement: ast.stmt, known: set[str]) -> None:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            return
        if isinstance(statement, ast.Assign | ast.AnnAssign):
            if statement.value is not None and known & set(_mentions(statement.value)):
                self.names |= _targets(statement)
        elif isinstance(statement, ast.FunctionDef | ast.ClassDef):
            _refuse(known & set(_said_when_made(statement)), f"{statement.name} of {self.loaded.path.name} holds it")
            if known & set(_mentions(statement)):
                self.readers.add(statement.name)
        else:
            _refuse(known & set(_mentions(statement)), f"{self.loaded.path.name} looks at it when loaded")

    def check(self, ran_early: RanEarly) -> None:
        """Look whether a function that reads a name has run already: what it gave may be kept anywhere.

        Raises:
            NotInPlace: one has.
        """
        for statement in self.body:
            for one in _functions(statement):
                lines = range(one.body[0].lineno, (one.end_lineno or one.lineno) + 1)
                if self.names & set(_mentions(one)) and ran_early(self.loaded.path, lines):
                    raise NotInPlace(f"{one.name} of {self.loaded.path.name} has read it")

    def run(self, modules: Mapping[str, Loaded]) -> Iterator[Rebound]:
        """Give the names their new values, in the order of the source."""
        here = vars(self.loaded.module)
        name = self.loaded.module.__name__
        for local, (source, original) in self.taken.items():
            before, here[local] = here[local], vars(modules[source].module)[original]
            yield Rebound(name, local, before, here[local])
        for statement in self.body:
            if isinstance(statement, ast.Assign | ast.AnnAssign) and _targets(statement) & self.names:
                olds = {target: here.get(target) for target in _targets(statement)}
                flags = annotations.compiler_flag  # as at the head of every module of ours
                exec(compile(ast.Module([statement], []), str(self.loaded.path), "exec", flags), here)
                yield from (Rebound(name, target, old, here[target]) for target, old in olds.items())


def assign_anew(changed: Loaded, after: str, modules: Mapping[str, Loaded], ran_early: RanEarly) -> list[Rebound]:
    """Assign what a changed source assigns otherwise, and all that was made of it, in this module and others.

    Args:
        modules: all that are loaded and may have imported a name, by name.
    Raises:
        NotInPlace: what follows from the change cannot be made again.
    """
    body = ast.parse(after).body
    names = _find_changed(changed.body, body)
    if not names:
        return []
    followed = {changed.module.__name__: _Followed(changed, body, names)}
    _follow(followed, changed.module.__name__, modules)
    for one in followed.values():
        one.check(ran_early)
    order = TopologicalSorter({name: {of for of, _ in one.taken.values()} for name, one in followed.items()})
    return [rebound for name in order.static_order() for rebound in followed[name].run(modules)]


def _follow(followed: dict[str, _Followed], name: str, modules: Mapping[str, Loaded]) -> None:
    here = followed[name]
    here.grow()
    for other, loaded in modules.items():
        taken = {
            local: (source, original)
            for (source, original), local in loaded.imported.items()
            if source == name and original in here.names
        }
        # who imports the module itself asks for its names by their text
        alias = {local for (source, last), local in loaded.imported.items() if f"{source}.{last}" == name}
        if taken or alias:
            there = followed.setdefault(other, _Followed(loaded, loaded.body))
            if not {*taken, *alias} <= there.names:
                there.taken |= taken
                there.names |= {*taken, *alias}
                _follow(followed, other, modules)


def _find_changed(before: Sequence[ast.stmt], after: Sequence[ast.stmt]) -> set[str]:
    """The names that a module assigns otherwise.

    Raises:
        NotInPlace: it does something else otherwise when it is loaded.
    """
    _refuse(len(before) != len(after), "another number of statements")
    names: set[str] = set()
    for old, new in zip(before, after, strict=True):
        if isinstance(old, ast.FunctionDef | ast.ClassDef) and type(old) is type(new):
            is_same = list(map(ast.dump, _parts_when_made(old))) == list(map(ast.dump, _parts_when_made(new)))
            _refuse(not is_same, f"{old.name} is made otherwise")
        elif ast.dump(old) != ast.dump(new):
            is_assigned = isinstance(old, ast.Assign | ast.AnnAssign) and type(old) is type(new)
            _refuse(not is_assigned, "something else is done when the module is loaded")
            names |= _targets(old)
    return names


def _functions(statement: ast.stmt) -> Iterator[ast.FunctionDef]:
    return (one for one in ast.walk(statement) if isinstance(one, ast.FunctionDef))


def _parts_when_made(node: ast.FunctionDef | ast.ClassDef) -> Iterator[ast.AST]:
    """What a definition looks at when the module is loaded: decorators, defaults, bases, and what a class assigns.

    Annotations are text there and not looked at.
    """
    yield from node.decorator_list
    if isinstance(node, ast.FunctionDef):
        yield from (*node.args.defaults, *(one for one in node.args.kw_defaults if one is not None))
        return
    yield from (*node.bases, *node.keywords)
    for one in node.body:
        if isinstance(one, ast.FunctionDef | ast.ClassDef):
            yield from _parts_when_made(one)
        elif isinstance(one, ast.AnnAssign):
            yield from [one.value] if one.value is not None else []
        else:
            yield one


def _said_when_made(node: ast.FunctionDef | ast.ClassDef) -> Iterator[str]:
    return (name for part in _parts_when_made(node) for name in _mentions(part))


def _mentions(node: ast.AST) -> Iterator[str]:
    return (one.id for one in ast.walk(node) if isinstance(one, ast.Name))


def _targets(node: ast.stmt) -> set[str]:
    """The names that an assignment binds.

    Raises:
        NotInPlace: it changes a part of something that has its name from elsewhere.
    """
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    whole = [part for target in targets for part in (target.elts if isinstance(target, ast.Tuple) else [target])]
    names = {part.id for part in whole if isinstance(part, ast.Name)}
    _refuse(len(names) != len(whole), "a part is assigned")
    return names


def _refuse(is_so: object, reason: str) -> None:
    if is_so:
        raise NotInPlace(reason)

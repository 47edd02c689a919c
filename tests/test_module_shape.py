"""How large the parts of the house may grow, and what its modules and public names must say.

Change the numbers here only together with `docs/architecture.md` and a reason.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house import modules
from tests.paths import ROOT

MOST_FILES_IN_PIPELINE = 12
MOST_LINES = 300
MOST_PARAMETERS = 6
TWO_OF_A_NAME = {"Column"}
"""A column of the dataset's tables and one of a printed table: both are what everybody calls them."""
COMMANDS = {
    *("pipeline/face/cli.py:run", "pipeline/face/cli.py:inspect"),
    *("pipeline/face/listing_commands.py:list_", "pipeline/face/listing_commands.py:findings"),
    *("pipeline/face/plan_command.py:plan", "pipeline/face/gazetteer_commands.py:find"),
}
"""Their parameters are the options of the command line, one each; nothing else takes more than `MOST_PARAMETERS`."""


def test_few_files_lie_directly_in_pipeline() -> None:
    assert len(list((ROOT / "pipeline").glob("*.py"))) <= MOST_FILES_IN_PIPELINE


def test_modules_are_short() -> None:
    lines = {path: len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert not {path: count for path, count in lines.items() if count > MOST_LINES}


def functions(body: list[ast.stmt], is_class: bool = False) -> Iterator[tuple[ast.FunctionDef, bool]]:
    """The functions and methods of a module, and whether they are methods."""
    for node in body:
        if isinstance(node, ast.FunctionDef):
            yield node, is_class
            yield from functions(node.body)
        elif isinstance(node, ast.ClassDef):
            yield from functions(node.body, True)


def test_functions_take_few_parameters() -> None:
    many = set()
    for path, tree in modules().items():
        for function, is_method in functions(tree.body):
            given = function.args
            names = [arg.arg for arg in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
            names += [arg.arg for arg in (given.vararg, given.kwarg) if arg is not None]
            if len(names) - (is_method and names[:1] in (["self"], ["cls"])) > MOST_PARAMETERS:
                many.add(f"{path}:{function.name}")
    assert many == COMMANDS


def undocumented(body: list[ast.stmt], owner: str = "") -> Iterator[str]:
    """Public functions, classes and methods without a docstring."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            if ast.get_docstring(node) is None:
                yield f"{owner}{node.name}"
            if isinstance(node, ast.ClassDef):
                yield from undocumented(node.body, f"{owner}{node.name}.")


def test_docstrings_begin_with_a_sentence() -> None:
    """An example shows what a sentence has said."""
    documented = (ast.FunctionDef, ast.ClassDef, ast.Module)
    mute = [
        f"{path}:{getattr(node, 'name', '')}"
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, documented) and (ast.get_docstring(node) or "").startswith(">>>")
        if not getattr(node, "name", "").startswith("_")
    ]
    assert not mute


def test_modules_and_what_is_public_in_them_say_what_they_give() -> None:
    silent = [f"{path}:{name}" for path, tree in modules().items() for name in undocumented(tree.body)]
    silent += [path for path, tree in modules().items() if tree.body and ast.get_docstring(tree) is None]
    assert not silent


def names_used_by(tree: ast.Module) -> Iterator[str]:
    """The names that a module loads, also as attributes, by another name, and in strings (`package.module:name`)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias) and node.asname is not None:
            yield node.name
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " not in node.value:
            yield node.value.rpartition(":")[2]


def test_nothing_public_lives_through_tests_alone() -> None:
    top = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "prongsai").glob("*.py")]
    used = {name for tree in (*modules().values(), *top) for name in names_used_by(tree)}
    alone = {
        f"{path}:{node.name}"
        for path, tree in modules().items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        if node.name not in used and not node.decorator_list  # a command of the command line is called by nobody
    }
    assert not alone


def test_a_class_has_its_name_to_itself() -> None:
    places: dict[str, list[str]] = {}
    for path, tree in modules().items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(path)
    assert {name for name, found in places.items() if len(found) > 1} == TWO_OF_A_NAME

"""One module's source -> the small changes that a careless hand could make to it.

Each change is one piece of text replaced by another, so it shows as one changed line. Wording of messages, annotations,
docstrings, closed lists of `Literal`, flags of dataclasses and `__all__` are left alone: they decide no number.
"""

from __future__ import annotations

import ast
import io
import random
import re
import tokenize
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_COMPARISONS: dict[type[ast.cmpop], tuple[str, tuple[str, ...]]] = {
    ast.Lt: ("<", ("<=", ">")),
    ast.LtE: ("<=", ("<", ">")),
    ast.Gt: (">", (">=", "<")),
    ast.GtE: (">=", (">", "<")),
    ast.Eq: ("==", ("!=",)),
    ast.NotEq: ("!=", ("==",)),
    ast.In: ("in", ("not in",)),
    ast.NotIn: ("not in", ("in",)),
    ast.Is: ("is", ("is not",)),
    ast.IsNot: ("is not", ("is",)),
}
_ARITHMETIC: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "*"),
}
_SWAPPED_CALLS = {"min": "max", "max": "min", "any": "all", "all": "any"}
_SWAPPED_METHODS = {"search": "match", "match": "search", "fullmatch": "match", "startswith": "endswith"}
_REPEAT = re.compile(r"\{([0-9]*),?([0-9]*)\}")
_DATACLASS_FLAGS = frozenset({"frozen", "slots", "kw_only"})
"""What a dataclass forbids is for the type checker: nothing in the program tries it."""
_LOOK = re.compile(r"\(\?<?[!=][^()]*\)")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: bytes `start` to `end` of the source become `new`; `line` counts from 1."""

    kind: str
    start: int
    end: int
    new: str
    line: int

    def apply(self, source: str) -> str:
        """The source with the change made."""
        data = source.encode()
        return (data[: self.start] + self.new.encode() + data[self.end :]).decode()

    def changed_lines(self, source: str) -> tuple[str, str]:
        """The lines that the change touches, before and after, without their indentation."""
        data = source.encode()
        begin = data.rfind(b"\n", 0, self.start) + 1
        stop = data.find(b"\n", self.end)
        stop = len(data) if stop < 0 else stop
        before = data[begin:stop].decode()
        after = (data[begin : self.start] + self.new.encode() + data[self.end : stop]).decode()
        return before.strip(), after.strip()


def find_mutants(source: str) -> list[Mutant]:
    """Every change that the operators know, in the order of the source; a few leave source that is no Python."""
    finder = _Finder(source)
    finder.visit(ast.parse(source))
    unique = {(mutant.start, mutant.end, mutant.new): mutant for mutant in finder.found}
    return sorted(unique.values(), key=lambda mutant: (mutant.start, mutant.end, mutant.new))


def sample_mutants(source: str, count: int, seed: str) -> list[Mutant]:
    """`count` of a module's mutants that can be compiled, the same ones for the same seed.

    Of every kind one is taken, then of every kind another, so that the many constants do not crowd out the rest.
    """
    by_kind: dict[str, list[Mutant]] = {}
    for mutant in find_mutants(source):
        by_kind.setdefault(mutant.kind, []).append(mutant)
    chance = random.Random(seed)
    for kind in sorted(by_kind):
        chance.shuffle(by_kind[kind])
    picked: list[Mutant] = []
    while len(picked) < count and any(by_kind.values()):
        for kind in sorted(by_kind):
            if by_kind[kind] and len(picked) < count:
                mutant = by_kind[kind].pop()
                picked += [mutant] if _is_python(mutant.apply(source)) else []
    return sorted(picked, key=lambda mutant: (mutant.start, mutant.end, mutant.new))


def _is_python(source: str) -> bool:
    try:
        compile(source, "<mutant>", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


class _Finder(ast.NodeVisitor):
    """Walks a module and collects its mutants."""

    def __init__(self, source: str) -> None:
        self._data = source.encode()
        self._starts = [0]
        for line in self._data.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self.found: list[Mutant] = []

    # where things stand

    def _start(self, node: ast.AST) -> int:
        return self._starts[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]

    def _end(self, node: ast.AST) -> int:
        return self._starts[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]

    def _text(self, node: ast.AST) -> str:
        return self._data[self._start(node) : self._end(node)].decode()

    def _add(self, kind: str, start: int, end: int, new: str) -> None:
        line = self._data.count(b"\n", 0, start) + 1
        self.found.append(Mutant(kind, start, end, new, line))

    def _replace(self, kind: str, node: ast.AST, new: str) -> None:
        self._add(kind, self._start(node), self._end(node), new)

    def _replace_between(self, kind: str, left: ast.AST, right: ast.AST, old: str, new: str) -> None:
        start, end = self._end(left), self._start(right)
        pattern = r"\s+".join(map(re.escape, old.split()))
        match = re.search(pattern.encode(), self._data[start:end])
        if match is not None:
            self._add(kind, start + match.start(), start + match.end(), new)

    # what is left alone

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:  # noqa: N802
        if node.value is not None:
            self.visit(node.value)

    def visit_arguments(self, node: ast.arguments) -> None:
        for default in (*node.defaults, *(one for one in node.kw_defaults if one is not None)):
            self.visit(default)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:  # noqa: N802
        self.visit(node.args)
        for statement in node.body:
            self.visit(statement)

    def visit_Subscript(self, node: ast.Subscript) -> None:  # noqa: N802
        if not (isinstance(node.value, ast.Name) and node.value.id == "Literal"):
            self.generic_visit(node)

    def visit_keyword(self, node: ast.keyword) -> None:
        if node.arg not in _DATACLASS_FLAGS:
            self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:  # noqa: N802
        return  # messages; patterns put together of others are changed where their parts stand

    def visit_Raise(self, node: ast.Raise) -> None:  # noqa: N802
        self._replace("statement dropped", node, "pass")

    # statements

    def visit_Expr(self, node: ast.Expr) -> None:  # noqa: N802
        if isinstance(node.value, ast.Constant):
            return  # a docstring
        if isinstance(node.value, ast.Call):
            self._replace("statement dropped", node, "pass")
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:  # noqa: N802
        if any(isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets):
            return
        if all(isinstance(target, ast.Subscript | ast.Attribute) for target in node.targets):
            self._replace("statement dropped", node, "pass")
        self.visit(node.value)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:  # noqa: N802
        self._replace("statement dropped", node, "pass")
        self.visit(node.value)

    def visit_Continue(self, node: ast.Continue) -> None:  # noqa: N802
        self._replace("jump dropped", node, "pass")

    def visit_Break(self, node: ast.Break) -> None:  # noqa: N802
        self._replace("jump dropped", node, "pass")

    def visit_Return(self, node: ast.Return) -> None:  # noqa: N802
        if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
            self._replace("nothing returned", node.value, "None")
            self.visit(node.value)

    def visit_If(self, node: ast.If) -> None:  # noqa: N802
        self._replace("condition turned", node.test, f"not ({self._text(node.test)})")
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:  # noqa: N802
        self._replace("condition turned", node.test, f"not ({self._text(node.test)})")
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for test in node.ifs:
            self._replace("condition always true", test, "True")
        self.generic_visit(node)

    # expressions

    def visit_Compare(self, node: ast.Compare) -> None:  # noqa: N802
        values = [node.left, *node.comparators]
        for left, operator, right in zip(values, node.ops, values[1:], strict=False):
            old, others = _COMPARISONS[type(operator)]
            for new in others:
                self._replace_between("comparison", left, right, old, new)
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:  # noqa: N802
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in zip(node.values, node.values[1:], strict=False):
            self._replace_between("and and or", left, right, old, new)
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:  # noqa: N802
        if isinstance(node.op, ast.Not):
            self._replace("not dropped", node, f"({self._text(node.operand)})")
        elif isinstance(node.op, ast.USub):
            self._replace("sign dropped", node, self._text(node.operand))
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:  # noqa: N802
        if isinstance(node.op, ast.BitOr):
            self.generic_visit(node)
            return
        if type(node.op) in _ARITHMETIC and not _is_text(node.left) and not _is_text(node.right):
            old, new = _ARITHMETIC[type(node.op)]
            self._replace_between("arithmetic", node.left, node.right, old, new)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:  # noqa: N802
        function = node.func
        if isinstance(function, ast.Name) and function.id in _SWAPPED_CALLS:
            self._replace("function swapped", function, _SWAPPED_CALLS[function.id])
        if isinstance(function, ast.Attribute) and function.attr in _SWAPPED_METHODS:
            end = self._end(function)
            self._add("method swapped", end - len(function.attr), end, _SWAPPED_METHODS[function.attr])
        self.generic_visit(node)

    def visit_Slice(self, node: ast.Slice) -> None:  # noqa: N802
        for bound, step in ((node.lower, " + 1"), (node.upper, " - 1")):
            if bound is not None:
                self._replace("slice", bound, f"({self._text(bound)}){step}")
        self.generic_visit(node)

    def visit_Tuple(self, node: ast.Tuple) -> None:  # noqa: N802
        self._drop_members(node, node.elts)

    def visit_List(self, node: ast.List) -> None:  # noqa: N802
        self._drop_members(node, node.elts)

    def visit_Set(self, node: ast.Set) -> None:  # noqa: N802
        self._drop_members(node, node.elts)

    def visit_Dict(self, node: ast.Dict) -> None:  # noqa: N802
        keys = [key for key in node.keys if key is not None]
        if len(keys) == len(node.values) > 2:
            for key, value in zip(keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(value, ast.Constant):
                    self._add("member dropped", self._start(key), self._after_comma(self._end(value)), "")
        self.generic_visit(node)

    def _drop_members(self, node: ast.expr, members: Sequence[ast.expr]) -> None:
        if len(members) > 2 and all(isinstance(member, ast.Constant) for member in members):
            for member in members:
                self._add("member dropped", self._start(member), self._after_comma(self._end(member)), "")
        self.generic_visit(node)

    def _after_comma(self, end: int) -> int:
        match = re.match(rb"\s*,\s*", self._data[end:])
        return end + match.end() if match else end

    # constants

    def visit_Constant(self, node: ast.Constant) -> None:  # noqa: N802
        value = node.value
        if isinstance(value, bool):
            self._replace("constant", node, str(not value))
        elif isinstance(value, int):
            for new in (value + 1, value - 1):
                self._replace("constant", node, str(new) if new >= 0 else f"({new})")
        elif isinstance(value, float):
            step = 0.05 if 0 < value < 1 else max(1.0, abs(value) / 10)
            for moved in (value + step, value - step):
                self._replace("constant", node, f"({round(moved, 6)!r})")
        elif isinstance(value, str) and _looks_like_pattern(value):
            self._change_pattern(node)

    def _change_pattern(self, node: ast.Constant) -> None:
        start = self._start(node)
        for offset, text in _string_bodies(self._text(node)):
            for kind, a, b, new in _pattern_changes(text):
                before = len(text[:a].encode())
                mutant = Mutant(
                    kind, start + offset + before, start + offset + before + len(text[a:b].encode()), new, 0
                )
                if _compiles_as_before(node.value, self._data, mutant, start, self._end(node)):
                    self._add(kind, mutant.start, mutant.end, new)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _looks_like_pattern(value: str) -> bool:
    return bool(re.search(r"[|\\]|\(\?|\[.*\]|[^ ]\?|\{[0-9,]+\}", value))


def _string_bodies(text: str) -> Iterator[tuple[int, str]]:
    """Offset in bytes and inside of every string literal in the source of one constant."""
    lines = text.splitlines(keepends=True)
    for token in tokenize.generate_tokens(io.StringIO(f"({text})").readline):
        if token.type == tokenize.STRING:
            quote = re.match(r"[A-Za-z]*(\"\"\"|'''|\"|')", token.string)
            assert quote is not None
            row, column = token.start
            column -= row == 1  # the bracket put before the first line
            offset = len("".join(lines[: row - 1]).encode()) + len(lines[row - 1][:column].encode())
            yield offset + quote.end(), token.string[quote.end() : len(token.string) - len(quote[1])]


def _pattern_changes(text: str) -> Iterator[tuple[str, int, int, str]]:
    """Changes of a regular expression's text: kind, span, and what comes there."""
    for start, end in _alternatives(text):
        yield "alternative dropped", start, end, ""
    for match in _REPEAT.finditer(text):
        least, most = match.groups()
        if most:
            yield "repeat", match.start(2), match.end(2), str(int(most) + 1)
        if least:
            yield "repeat", match.start(1), match.end(1), str(int(least) + 1)
    for match in _LOOK.finditer(text):
        yield "look-around dropped", match.start(), match.end(), ""
    for match in re.finditer(r"(?<=[^\\(|?*+])\?(?![:=!<P])", text):
        yield "optional made needed", match.start(), match.end(), ""


def _alternatives(text: str) -> Iterator[tuple[int, int]]:
    """The spans of alternatives with the bar before them, at any depth; bars in character classes are letters."""
    bars: list[list[int]] = [[]]
    in_class = False
    at = 0
    while at < len(text):
        char = text[at]
        if char == "\\":
            at += 2
            continue
        if in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
        elif char == "(":
            bars.append([])
        elif char in ")|":
            if bars[-1]:
                yield bars[-1].pop(), at
            if char == ")" and len(bars) > 1:
                bars.pop()
            if char == "|":
                bars[-1].append(at)
        at += 1
    if bars[-1]:
        yield bars[-1].pop(), len(text)


def _compiles_as_before(value: object, data: bytes, mutant: Mutant, start: int, end: int) -> bool:
    """False where a text that was a pattern is none any more: a program that does not start proves nothing of tests."""
    changed = (data[start : mutant.start] + mutant.new.encode() + data[mutant.end : end]).decode()
    try:
        new = ast.literal_eval(f"({changed})")
    except (SyntaxError, ValueError):
        return False
    return _is_pattern(new) or not _is_pattern(str(value))


def _is_pattern(text: str) -> bool:
    try:
        re.compile(text)
    except re.error:
        return False
    return True

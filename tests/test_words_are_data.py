"""Thai words are kept in tables, grammar in code: how many words each module may still hold in its literals.

The allowances in `words_in_code.csv` only go down. After words have moved into a table, write them anew with
`python -m tests.test_words_are_data`.
"""

from __future__ import annotations

import ast
import csv
import re
from pathlib import Path

from tests.paths import ROOT

ALLOWANCES = Path(__file__).with_name("words_in_code.csv")
CODE = ("pipeline", "parsers", "normalizers")
WORD = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]{2,}")
"""Two letters or marks on end: a lone letter or sign is grammar."""


def count_words(source: str) -> int:
    """Thai words in the string literals of a module, without those in docstrings and other bare strings."""
    tree = ast.parse(source)
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in bare)
    return sum(len(WORD.findall(text)) for text in texts if isinstance(text, str))


def count_all() -> dict[str, int]:
    modules = sorted(path for folder in CODE for path in (ROOT / folder).rglob("*.py"))
    counts = {str(path.relative_to(ROOT)): count_words(path.read_text(encoding="utf-8")) for path in modules}
    return {module: count for module, count in counts.items() if count}


def read_allowances() -> dict[str, int]:
    with ALLOWANCES.open(encoding="utf-8", newline="") as file:
        return {row["module"]: int(row["words"]) for row in csv.DictReader(file)}


def test_no_module_holds_more_words_than_it_may() -> None:
    allowed = read_allowances()
    over = {module: (count, allowed.get(module, 0)) for module, count in count_all().items()}
    assert {module: pair for module, pair in over.items() if pair[0] > pair[1]} == {}, "(words, allowed): use a table"


def test_allowances_are_lowered_with_the_words() -> None:
    counts = count_all()
    slack = {module: (counts.get(module, 0), words) for module, words in read_allowances().items()}
    assert {module: pair for module, pair in slack.items() if pair[0] < pair[1]} == {}, "(words, allowed): lower it"


def test_words_are_counted_in_literals_only() -> None:
    assert count_words('"""ประเด็น ที่"""\nx = f"มาตรการ{1}ที่ ๑"  # ข้อ\n"แบบวัด"\ny = re.compile(r"[ก-ฮ]\\u0e01")') == 2


if __name__ == "__main__":
    lines = ["module,words", *(f"{module},{count}" for module, count in count_all().items())]
    ALLOWANCES.write_text("\n".join(lines) + "\n", encoding="utf-8")

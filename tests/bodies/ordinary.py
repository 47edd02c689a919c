"""Lines of ordinary Thai in which no local body is named: words of the dictionary, written without blanks.

Every two words meet somewhere, which is harder than prose: `กรอบ` before `จริยธรรม`, `ตอบ` before `จดหมาย`.
`python -m tests.bodies.ordinary --count 50000` prints the lines in which a body is found all the same.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator

from pythainlp.corpus import thai_words

from prongsai.normalizers.names.type_words import find_type_words
from prongsai.normalizers.names.units import find_names

LOCAL = ("sao", "mun", "pao", "special")


def write_lines(count: int, seed: int) -> Iterator[str]:
    """`count` lines of 6 to 16 words; words that name a kind of local body themselves are left out."""
    rng = random.Random(seed)
    words = sorted(
        word for word in thai_words() if word not in ("อบต", "อบจ") and not list(find_type_words(word + "ก"))
    )
    for _ in range(count):
        pieces = [rng.choice(words) + (" " if rng.random() < 1 / 8 else "") for _ in range(rng.randrange(6, 17))]
        yield "".join(pieces)


def find_false_names(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    """The lines in which a local body is found, with what is taken for it."""
    for line in lines:
        for found in find_names(line, "body"):
            if found.unit_type in LOCAL:
                yield line, found.text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=50000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    found = list(find_false_names(write_lines(given.count, given.seed)))
    for line, text in found[:20]:
        print(text, "|", line)
    print(f"{len(found)} names in {given.count} lines that name nobody")


if __name__ == "__main__":
    main()

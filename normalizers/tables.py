"""Tables of `prongsai.data`, read in one way: UTF-8, a header, one dict of text per row."""

from __future__ import annotations

import csv
from importlib.resources import files

Rows = list[dict[str, str]]


def read_table(*path: str) -> Rows:
    """The rows of a table by its folders and its name without `.csv`.

    >>> read_table("codes", "years")[0].keys() >= {"bound", "year"}
    True

    Raises:
        FileNotFoundError: there is no such table.
    """
    file = files("prongsai.data").joinpath(*path[:-1], f"{path[-1]}.csv")
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


def has_table(*path: str) -> bool:
    """True where there is a table of that name in those folders.

    >>> has_table("codes", "years"), has_table("codes", "months")
    (True, False)
    """
    return files("prongsai.data").joinpath(*path[:-1], f"{path[-1]}.csv").is_file()


def read_tables_of_schemes(name: str) -> Rows:
    """The rows of the tables of this name in the folders of all schemes that have one, in the order of their names."""
    schemes = sorted(entry.name for entry in files("prongsai.data").joinpath("codes").iterdir() if entry.is_dir())
    have = (one for one in schemes if files("prongsai.data").joinpath("codes", one, f"{name}.csv").is_file())
    return [row for scheme in have for row in read_table("codes", scheme, name)]

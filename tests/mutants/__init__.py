"""A wrong program must not pass its own tests: it is broken on purpose, and what no test notices is told.

`python -m tests.mutants breakages` loses whole abilities, each described in `breakages.py`. `python -m tests.mutants
seeded` changes single signs in the modules that decide numbers, which `modules.csv` lists with the tests of each.
"""

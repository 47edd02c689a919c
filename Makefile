# make run                            read the samples, from a bare machine
# make run REPORTS=folder OUT=folder  read your own
# make test | lint | types | check | bench
# make fuzz                           parsers against made-up text, some minutes
# make mutants                        tests against a program broken on purpose, an hour
REPORTS ?= data/samples
OUT ?= dataset
VENV := .venv
PYTHON_IN_VENV := $(VENV)/bin/python
LOCKS := requirements/run.lock requirements/ocr.lock pyproject.toml .ci/install.sh

.PHONY: run install test fuzz mutants lint types check bench dictionary checksums lock clean help

help:
	@sed -n 's/^# //p' Makefile | head -5

# Exit code 1 means that the dataset is there and some reports had errors, which the summary has named.
run: $(VENV)/.installed
	@$(PYTHON_IN_VENV) -m prongsai run "$(REPORTS)" --out "$(OUT)" --skip README.md --skip gold.json || [ $$? -eq 1 ]

install: $(VENV)/.installed

$(VENV)/.installed: $(LOCKS)
	@.ci/install.sh
	@touch $@

$(VENV)/.installed-dev: $(LOCKS) requirements/dev.lock
	@.ci/install.sh dev
	@touch $@ $(VENV)/.installed

test: $(VENV)/.installed-dev
	@$(PYTHON_IN_VENV) -m pytest

fuzz: $(VENV)/.installed-dev
	@HYPOTHESIS_PROFILE=long $(PYTHON_IN_VENV) -m pytest tests/fuzz

mutants: $(VENV)/.installed-dev
	@$(PYTHON_IN_VENV) -m tests.mutants breakages
	@$(PYTHON_IN_VENV) -m tests.mutants seeded --json build/mutants.json

lint: $(VENV)/.installed-dev
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .

types: $(VENV)/.installed-dev
	@$(VENV)/bin/mypy

check: lint types test

bench: $(VENV)/.installed-dev
	@$(PYTHON_IN_VENV) -m tests.bench.bench_speed
	@$(PYTHON_IN_VENV) -m tests.bench.bench_accuracy --every 4 --scans-every 8

dictionary: $(VENV)/.installed
	@$(PYTHON_IN_VENV) -m prongsai schema --markdown > DATA_DICTIONARY.md

checksums: $(VENV)/.installed-dev
	@sums=$$($(PYTHON_IN_VENV) -m tests.data_files) && printf '%s\n' "$$sums" > data/SHA256SUMS

lock:
	@.ci/lock.sh

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache

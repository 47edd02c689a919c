# From a bare machine: every target first makes .venv with what it needs. Two hashes after a target say what it is for.
REPORTS ?= data/samples
OUT ?= dataset
# empty means not given: the folder "" would be the one we stand in, tests and all
ifeq ($(strip $(REPORTS)),)
override REPORTS := data/samples
endif
VENV := .venv
PYTHON_IN_VENV := $(VENV)/bin/python
# A process per core, four at most since each holds the models. Each takes a test file at a time, so that what a file
# shares is made once, in the order of the folders: the longest files are not among the last.
ON_ALL_CORES := @.ci/pytest_on_all_cores
LOCKS := requirements/run.lock requirements/ocr.lock pyproject.toml .ci/install.sh

.PHONY: run install test fuzz faults mutants lint types check delivery bench confidence dictionary checksums lock clean help

help:  ## this list
	@echo "make run                            read the samples"
	@echo "make run REPORTS=folder OUT=folder  read your own reports, write the dataset to OUT"
	@sed -n -E 's/^([a-z]+):[^#]*## (.*)/make \1|\2/p' Makefile | grep -v '^make run|' | \
		while IFS='|' read -r target meaning; do printf '%-35s %s\n' "$$target" "$$meaning"; done

# The samples lie beside what says what is in them; in a folder of yours nothing is left out.
SKIPPED := $(if $(filter data/samples,$(REPORTS)),--skip README.md --skip gold.json)

# Exit code 1 means that the dataset is there and some reports had errors, which the summary has named.
run: $(VENV)/.installed  ## read reports
	@$(PYTHON_IN_VENV) -m prongsai run "$(REPORTS)" --out "$(OUT)" $(SKIPPED) || [ $$? -eq 1 ]

install: $(VENV)/.installed  ## what a run needs, into .venv

$(VENV)/.installed: $(LOCKS)
	@.ci/install.sh
	@touch $@

$(VENV)/.installed-dev: $(LOCKS) requirements/dev.lock
	@.ci/install.sh dev
	@touch $@ $(VENV)/.installed

test: $(VENV)/.installed-dev  ## tests and the examples in docstrings
	@$(PYTHON_IN_VENV) -m pytest $(ON_ALL_CORES)

fuzz: $(VENV)/.installed-dev  ## parsers against made-up text, some minutes
	@HYPOTHESIS_PROFILE=long $(PYTHON_IN_VENV) -m pytest tests/fuzz

faults: $(VENV)/.installed-dev  ## every operation of a run failing, and five hundred kills; about an hour
	@PRONGSAI_ALL_FAULTS=1 $(PYTHON_IN_VENV) -m pytest tests/faults

mutants: $(VENV)/.installed-dev  ## tests against a program broken on purpose, an hour
	@$(PYTHON_IN_VENV) -m tests.mutants breakages --keep
	@$(PYTHON_IN_VENV) -m tests.mutants seeded --keep --json build/mutants.json

lint: $(VENV)/.installed-dev  ## style and format
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .

types: $(VENV)/.installed-dev  ## strict types
	@$(VENV)/bin/mypy

check: lint types test  ## lint, types and tests

delivery: $(VENV)/.installed-dev  ## the wheel in empty environments, some minutes
	@$(PYTHON_IN_VENV) -m pytest --delivery tests/delivery

bench: $(VENV)/.installed-dev  ## time and accuracy
	@$(PYTHON_IN_VENV) -m tests.bench.bench_speed --json tests/bench/figures/speed.json
	@$(PYTHON_IN_VENV) -m tests.bench.bench_scan --reader auto --pages 8 --beside --wear scan-300-clean --wear scan-200-clean \
	    --wear scan-200-noisy --wear scan-150-noisy --json tests/bench/figures/scans.json
	@$(PYTHON_IN_VENV) -m tests.bench.bench_accuracy --every 4 --scans-every 8 --json tests/bench/figures/accuracy.json
	@$(PYTHON_IN_VENV) -m tests.bench.bench_layouts --json tests/bench/figures/layouts.json
	@$(PYTHON_IN_VENV) -m tests.bench.bench_damage --json tests/bench/figures/damage.json
	@$(PYTHON_IN_VENV) -m tests.bench.bench_nightly --json tests/bench/figures/nightly.json
	@$(PYTHON_IN_VENV) -m tests.bench.bench_link --json tests/bench/figures/link.json
	@$(PYTHON_IN_VENV) -m tests.bench.readme
	@$(PYTHON_IN_VENV) -m tests.bench.bench_cases

confidence: $(VENV)/.installed-dev  ## fit how sure a score is on reports with known truth, some minutes
	@$(PYTHON_IN_VENV) -m tests.bench.fit_confidence --read

dictionary: $(VENV)/.installed  ## write DATA_DICTIONARY.md from the schema
	@$(PYTHON_IN_VENV) -m prongsai schema --markdown > DATA_DICTIONARY.md

checksums: $(VENV)/.installed-dev  ## write data/SHA256SUMS from the data files
	@sums=$$($(PYTHON_IN_VENV) -m tests.data_files) && printf '%s\n' "$$sums" > data/SHA256SUMS

lock:  ## write the lock files (needs uv)
	@.ci/lock.sh

clean:  ## take away .venv and what the tools left
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache

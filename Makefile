# Everything a newcomer needs. `make help` lists the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --quiet --disable-pip-version-check install
# A process of tests for each core. Tests are dealt out by their place and not by their name, as by `loadscope` and
# `loadgroup`: the operations of tests/fuzz share a name, and all but one would be left out.
SPREAD := --numprocesses logical --maxprocesses 8 --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help run test fuzz mutants sample bench tools check format lint types openapi lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/installed ## Install, migrate, seed and serve on http://localhost:8000
	$(BIN)/elemental serve

test: $(VENV)/installed-dev ## Run everything that shows that a change is right
	$(BIN)/pytest $(SPREAD)

fuzz: $(VENV)/installed-dev ## Try 2,000 cases an operation, other ones each time; `make test` tries a few
	FUZZ_CASES=2000 $(BIN)/pytest $(SPREAD) tests/fuzz --show-capture=no

mutants: $(VENV)/installed-mutants ## Change the evaluator in thousands of small ways: do its tests notice?
	rm -rf mutants
	$(BIN)/mutmut run
	@$(BIN)/mutmut results --all true | $(BIN)/python -m tests.mutation_score

# The first run makes the mutants and finds out which tests run which code, and fails at there being none of that name.
sample: $(VENV)/installed-mutants ## The same with 1,000 of the changes, drawn by chance
	rm -rf mutants
	-$(BIN)/mutmut run none
	$(BIN)/mutmut results --all true | $(BIN)/python -m tests.mutation_score --draw 1000 | xargs $(BIN)/mutmut run
	@$(BIN)/mutmut results --all true | $(BIN)/python -m tests.mutation_score --sample

bench: $(VENV)/installed-dev ## Ask /evaluate and an empty endpoint in turn, and search: what does it cost? (needs wrk)
	$(BIN)/python -m tests.benchmark.compare
	$(BIN)/python -m tests.benchmark.growth
	$(BIN)/python -m tests.benchmark.search

tools: ## Install what some tests need besides Python: Spectral and TypeScript (needs Node 20)
	cd tests/clients && npm ci

check: format lint types test openapi ## Format, lint, types, tests and the OpenAPI document

format: $(VENV)/installed-dev ## Is the code formatted? (`ruff format` formats it)
	$(BIN)/ruff format --check

lint: $(VENV)/installed-dev ## Look for mistakes with ruff
	$(BIN)/ruff check

types: $(VENV)/installed-dev ## Check types with mypy, strictly
	$(BIN)/mypy

openapi: $(VENV)/installed-dev ## Is openapi.json what the code says?
	$(BIN)/elemental openapi --check

lock: ## Write the lock files anew (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		pyproject.toml --group build --output-file requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		pyproject.toml --group build --group dev --output-file requirements-dev.lock
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		--constraint requirements-dev.lock --group mutants --output-file requirements-mutants.lock

clean: ## Remove the virtual environment, the tools and the SQLite database
	rm -rf $(VENV) mutants tests/clients/node_modules elemental.db elemental.db-shm elemental.db-wal

$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else \
		"Elemental needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/pip requirements.lock pyproject.toml
	$(PIP) --require-hashes --requirement requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/bin/pip requirements-dev.lock pyproject.toml
	$(PIP) --require-hashes --requirement requirements-dev.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-mutants: $(VENV)/installed-dev requirements-mutants.lock
	$(PIP) --require-hashes --requirement requirements-mutants.lock
	@touch $@

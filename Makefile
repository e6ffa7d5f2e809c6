# `make` alone makes the environment and regenerates out/ from seeds/; `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
WORKERS ?= 2

.DEFAULT_GOAL := tables
.PHONY: tables test check diff bench schemas lock clean help

tables: $(READY)  ## regenerate out/ from seeds/ (the default)
	$(BIN)/dashiji run seeds --out out --workers $(WORKERS)

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("dashiji needs Python 3.11 or newer; set PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

test: $(READY)  ## run the tests, accuracy floors among them
	$(BIN)/python -m pytest -n $(WORKERS)

check: $(READY)  ## format, lint, types, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n $(WORKERS)

diff: $(READY)  ## regenerate the tables aside and compare them, row by row, with the committed ones
	$(BIN)/dashiji run seeds --out build/out --workers $(WORKERS)
	$(BIN)/dashiji diff HEAD:out build/out

bench: $(READY)  ## accuracy, ambiguous places, repair of damaged twins, speed
	$(BIN)/python -m bench.gate
	$(BIN)/python -m bench.places
	$(BIN)/python -m bench.repair
	$(BIN)/python -m bench.speed

schemas: $(READY)  ## write the JSON Schemas and the pages tables, events and rules in docs/
	$(BIN)/python -m schemas
	$(BIN)/python scripts/event_codebook.py
	$(BIN)/python scripts/rules_page.py

lock:  ## pin the dependencies anew (needs uv)
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	    --no-annotate --no-header --no-emit-index-url --no-emit-find-links --quiet --output-file requirements.lock

clean:  ## remove the environment and everything made, tables aside
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

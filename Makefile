# Each target works from a bare machine with Python 3.11 or later and make: it builds .venv first.
PYTHON ?= python3
PY := .venv/bin/python
LW := .venv/bin/latticework
BUILD := .venv/.build-installed
DEV := .venv/.dev-installed
OLD := .venv/duckdb-1
INSTALL := -m pip install --quiet --disable-pip-version-check --require-hashes
LOCK := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

.DELETE_ON_ERROR:
.PHONY: help validate fresh check format derived figures docs build site vendor explore quickstart reliability test test-all coverage lint bench lock clean

validate: $(LW)  ## check the package in all layers
	$(LW) validate

help:  ## print the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 12

fresh: $(LW)  ## put the data files in order and write again everything that is generated from them
	$(LW) format
	$(LW) build derived
	$(LW) docs

check: $(LW)  ## fail when a file is not in order or a generated one is stale
	$(LW) format --check
	$(LW) build derived --check
	$(LW) docs --check

format: $(LW)  ## put the data files in order
	$(LW) format

derived: $(LW)  ## write the derived tables
	$(LW) build derived

figures: $(BUILD)  ## draw the figures of the documents
	$(LW) build figures

docs: $(LW)  ## write the generated documents
	$(LW) docs

build: $(BUILD)  ## write a release in every format into dist/
	$(LW) build dist

site: $(BUILD)  ## write the static site into dist/site/
	$(LW) build site

vendor:  ## copy the libraries of the site from npm, at the versions of the lock
	cd schemas/site/vendor && npm ci --silent --no-audit --no-fund --ignore-scripts && cp node_modules/d3-*/dist/*.min.js . && rm -rf node_modules && sha256sum --check --quiet SHA256SUMS

explore: build  ## show the release in the browser, on http://127.0.0.1:8001
	$(LW) explore

quickstart: build $(DEV)  ## run the quick starts and print their outputs into docs/quickstart.md and the README
	$(PY) tests/quickstarts.py
	$(LW) docs

reliability: $(DEV)  ## write again how far two coders of provisions agree, into docs/reliability.md
	$(PY) tests/coder_agreement.py

test: $(DEV) $(OLD)  ## the quick tests, on all cores
	$(PY) -m pytest -n auto -m "not slow"

test-all: $(DEV) $(OLD)  ## every test, on all cores
	$(PY) -m pytest -n auto

coverage: $(DEV)  ## which lines of the engines the tests run, those of other processes too
	$(PY) -m coverage erase
	$(PY) -m coverage run -m pytest -n auto
	$(PY) -m coverage combine --quiet
	$(PY) -m coverage report

lint: $(DEV)  ## check style, types, SQL and spelling
	$(PY) -m ruff check scripts tests bench
	$(PY) -m ruff format --check scripts tests bench
	$(PY) -m mypy
	$(PY) -m sqlfluff lint --disable-progress-bar schemas bench
	.venv/bin/codespell README.md CONTRIBUTING.md CHANGELOG.md docs r scripts schemas tests bench

bench: $(DEV)  ## ours against frictionless, from the shipped size to a million rows
	$(PY) bench/bench.py

lock: $(DEV)  ## write the locks from the .in files (the only target that looks for newer releases)
	$(PY) -m pip install --quiet uv
	$(LOCK) requirements.in --output-file requirements.txt
	$(LOCK) requirements-build.in --output-file requirements-build.txt
	$(LOCK) requirements-dev.in --output-file requirements-dev.txt
	$(LOCK) tests/duckdb-1.in --output-file tests/duckdb-1.txt

# An old DuckDB for one test, apart from the others; where there is no wheel for this Python, the test is skipped and says so.
$(OLD): tests/duckdb-1.txt | $(PY)
	-$(PY) $(INSTALL) --only-binary :all: --upgrade --target $@ -r tests/duckdb-1.txt
	mkdir -p $@ && touch $@

clean:  ## remove what the other targets made
	rm -rf .venv .pytest_cache .hypothesis .coverage* dist

$(PY):
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv

$(LW): requirements.txt pyproject.toml | $(PY)
	$(PY) $(INSTALL) -r requirements.txt
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	touch $@

$(BUILD): requirements-build.txt | $(LW)
	$(PY) $(INSTALL) -r requirements-build.txt
	touch $@

$(DEV): requirements-dev.txt | $(LW)
	$(PY) $(INSTALL) -r requirements-dev.txt
	touch $@ $(BUILD)

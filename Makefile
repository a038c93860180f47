# Each target works from a bare machine with Python 3.11 or later and make: it builds .venv first.
PYTHON ?= python3
PY := .venv/bin/python
RUN := .venv/.run-installed
BUILD := .venv/.build-installed
DEV := .venv/.dev-installed
INSTALL := -m pip install --quiet --disable-pip-version-check --require-hashes
LOCK := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

.DELETE_ON_ERROR:
.PHONY: validate test bench lock clean fresh format derived docs check build figures explore quickstart

validate: $(RUN)  ## check the package in all layers
	$(PY) scripts/validate.py

fresh: $(RUN)  ## put the data files in order and make everything anew that is generated from them
	$(PY) scripts/format.py
	$(PY) scripts/build.py derived
	$(PY) scripts/build.py figures
	$(PY) scripts/docs.py

format: $(RUN)  ## put the data files in order
	$(PY) scripts/format.py

derived: $(RUN)  ## write the derived tables anew
	$(PY) scripts/build.py derived

build: $(BUILD)  ## write a release in every format into dist/
	$(PY) scripts/build.py dist

explore: build  ## show the release in the browser, on http://127.0.0.1:8001
	$(PY) scripts/explore.py

quickstart: build $(DEV)  ## write the outputs of the quick starts anew, and the README that prints them
	$(PY) tests/quickstarts.py
	$(PY) scripts/docs.py

figures: $(RUN)  ## draw the figures anew
	$(PY) scripts/build.py figures

docs: $(RUN)  ## write the generated documents anew
	$(PY) scripts/docs.py

check: $(RUN)  ## fail, with the cure, when a file is not in order or a generated one is stale
	$(PY) scripts/format.py --check
	$(PY) scripts/build.py derived --check
	$(PY) scripts/build.py figures --check
	$(PY) scripts/docs.py --check

test: $(DEV)  ## every test, on all cores
	$(PY) -m pytest -n auto

bench: $(DEV)  ## ours against frictionless, from the shipped size to a million rows
	$(PY) bench/bench.py

lock: $(DEV)  ## write the locks anew from the .in files (the only target that looks for newer releases)
	$(PY) -m pip install --quiet uv
	$(LOCK) requirements.in --output-file requirements.txt
	$(LOCK) requirements-build.in --output-file requirements-build.txt
	$(LOCK) requirements-dev.in --output-file requirements-dev.txt

clean:  ## remove what the other targets made
	rm -rf .venv .pytest_cache .hypothesis dist

$(PY):
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv

$(RUN): requirements.txt | $(PY)
	$(PY) $(INSTALL) -r requirements.txt
	touch $@

$(BUILD): requirements-build.txt | $(PY)
	$(PY) $(INSTALL) -r requirements-build.txt
	touch $@ $(RUN)

$(DEV): requirements-dev.txt | $(PY)
	$(PY) $(INSTALL) -r requirements-dev.txt
	touch $@ $(RUN) $(BUILD)

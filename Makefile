# Two commands on a fresh checkout, with Python 3.11+ and make: `make play` and `make test`.
# Both set up .venv from the locked requirements (with uv where it is there, else with venv and pip).

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON := $(shell for name in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	$$name -c '$(NEW_ENOUGH)' >/dev/null 2>&1 && { command -v $$name; break; }; done)
EXAMPLE := examples/mackerel-talks
BENCHMARKS ?= ../shared/benchmarks/dialogues
OUT := out
PLAY_OPTIONS ?=
TRAIN_VENV := .venv-train
TRAIN_OPTIONS ?=

ifdef UV
INSTALL := $(UV) pip install --quiet --python $(BIN)/python
MAKE_VENV := $(UV) venv --quiet --seed --python
else
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
MAKE_VENV := run_venv() { "$$1" -m venv $(VENV) || { echo "make: $$1 lacks the venv module (Debian: apt-get install python3-venv)" >&2; exit 1; }; }; run_venv
endif

.PHONY: help play test lint format eval speed train readme lock clean
.DEFAULT_GOAL := help

help:  ## what can be made
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

play: $(VENV)/.run  ## set up, then print the state of play of the bundled dialogue
	@$(BIN)/dragoman play $(PLAY_OPTIONS) $(EXAMPLE)

test: $(VENV)/.dev  ## set up, then run the tests
	@$(BIN)/python -m pytest

lint: $(VENV)/.dev  ## ruff, mypy --strict and the import contracts
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: $(VENV)/.dev  ## let ruff lay out the code
	@$(BIN)/ruff format

eval: $(VENV)/.dev  ## measure against the benchmarks and the floors in eval/floors.toml
	@$(BIN)/python eval/dialogues.py $(BENCHMARKS)/published $(OUT)/published
	@$(BIN)/python eval/dialogues.py $(BENCHMARKS)/dev $(OUT)/dev
	@$(BIN)/python eval/parties.py $(BENCHMARKS)/../plover/PLV_train.tsv --allow-missing
	@$(BIN)/python eval/dates.py

speed: $(VENV)/.dev  ## time a cold start and a warm reading
	@$(BIN)/python eval/speed.py

train: $(TRAIN_VENV)/.done  ## train the encoder anew and write its weights (see docs/model-card.md)
	@OMP_WAIT_POLICY=passive PYTHONPATH=corpus $(TRAIN_VENV)/bin/python training/train.py $(TRAIN_OPTIONS)

readme: $(VENV)/.run  ## put what `make play` prints into README.md
	@$(BIN)/python tools/update_readme.py

lock:  ## pin the requirements anew (needs uv)
	@$(or $(UV),uv) --version >/dev/null
	@set -e; compile() { $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --no-config --no-emit-index-url --no-emit-find-links "$$@"; }; \
	compile $(LOCK) pyproject.toml --extra dev --output-file requirements/dev.txt; \
	compile $(LOCK) pyproject.toml --constraint requirements/dev.txt --output-file requirements/run.txt; \
	echo hatchling | compile - --constraint requirements/dev.txt --output-file requirements/build.txt

clean:  ## remove what was set up and made
	rm -rf $(VENV) $(TRAIN_VENV) $(OUT) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or newer was found on PATH" >&2; exit 1; }
	@$(MAKE_VENV) "$(PYTHON)" $(if $(UV),$(VENV),)

# The environment to run: the locked packages, the build tool that installs the checkout, the checkout itself.
$(VENV)/.run: pyproject.toml requirements/run.txt requirements/build.txt | $(BIN)/python
	@echo "setting up $(VENV) (once) …" >&2
	@$(INSTALL) --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

# The environment to develop: the same, with the tools.
$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@echo "adding the tools to $(VENV) (once) …" >&2
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

# The environment to train: what the program needs, locked, and PyTorch with what else the extra `train` pins.
$(TRAIN_VENV)/.done: pyproject.toml requirements/run.txt requirements/build.txt | $(BIN)/python
	@echo "setting up $(TRAIN_VENV) (once; PyTorch is large) …" >&2
	@"$(PYTHON)" -m venv $(TRAIN_VENV)
	@$(TRAIN_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements/run.txt -r requirements/build.txt
	@$(TRAIN_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation -e '.[train]'
	@touch $@

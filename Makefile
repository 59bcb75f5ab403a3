# Everything a developer does, in one place. `make` alone lists it.
# Needs only make and a Python of 3.11 or newer with its venv module; the rest goes into .venv.

VENV   := .venv
PYTHON := $(VENV)/bin/python
PIP    := $(PYTHON) -m pip --quiet --disable-pip-version-check install

# Each stamp is newer than the pins it was installed from, so a second run is instant and changed pins reinstall.
RUNTIME := $(VENV)/runtime.stamp
TOOLS   := $(VENV)/tools.stamp

# The packages of the pure core. A line or branch of theirs that no test reaches fails `make test`.
PURE := recovery_timer/routine/*,recovery_timer/session/*,recovery_timer/audio/*,recovery_timer/journal/*

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install run test check screens bench soak translations clean pins FORCE

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s  %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(TOOLS) ## make .venv with the program, its tests and its checks
	@echo "Ready. Start it with: make run"

run: $(RUNTIME) ## start the program; ARGS="..." goes to it: make run ARGS="play 'Post-run basics'"
	@$(VENV)/bin/recovery-timer $(ARGS)

test: $(TOOLS) ## all tests, the real window and sound too; the pure core must be covered whole
	@packaging/linux/install-packages
	@$(PYTHON) -m tests.halves
	@$(PYTHON) -m coverage report --skip-covered --skip-empty
	@$(PYTHON) -m coverage report --include='$(PURE)' --skip-covered --show-missing --fail-under=100

check: $(TOOLS) ## lint, format, types and the import contracts
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy
	$(VENV)/bin/lint-imports

screens: $(TOOLS) ## draw every screen into build/screens
	$(PYTHON) -m tests.screens

bench: $(TOOLS) ## measure what the user waits for, in ms and against a fixed piece of work
	@$(PYTHON) -m tests.bench

soak: $(TOOLS) ## the long proofs in full, for about an hour: drift, crashes, hostile input, long life
	@packaging/linux/install-packages
	$(PYTHON) -m pytest -m soak --hypothesis-profile=soak -o faulthandler_timeout=3600 -s

translations: $(TOOLS) ## bring resources/i18n up to date with the sources; ARGS=de begins another language
	$(PYTHON) packaging/make_translations.py $(ARGS)

clean: ## remove .venv, build products and caches
	rm -rf $(VENV) build dist .coverage* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find recovery_timer tests -name __pycache__ -prune -exec rm -rf {} +

pins: $(TOOLS) ## remake both files of pinned requirements from pyproject.toml
	packaging/make-pins $(VENV)

$(TOOLS): packaging/requirements-dev.txt $(RUNTIME)
	@echo "Installing the tools for tests and checks ..."
	@$(PIP) --no-deps --require-hashes -r $<
	@touch $@

# --no-deps: the pins name everything. Setup runs again with pyproject.toml because it holds the commands and the version.
$(RUNTIME): packaging/requirements.txt pyproject.toml $(VENV)/pyvenv.cfg
	@echo "Installing the program ..."
	@$(PIP) --no-deps --require-hashes -r $<
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/pyvenv.cfg:
	@set -e; python=$$(packaging/find-python); \
	echo "Making $(VENV) with $$python ..."; \
	"$$python" -m venv --clear $(VENV)

# A .venv whose Python is gone (the system moved on, the folder was moved here) is made anew.
ifneq ($(shell $(PYTHON) -c 'print("works")' 2>/dev/null),works)
$(VENV)/pyvenv.cfg: FORCE
endif

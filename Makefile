# Everything a developer does, in one place. `make` alone lists it.
# Needs only make and a Python of 3.11 or newer with its venv module; the rest goes into .venv.
#
# Another Python gets a folder beside it: `make test PYTHON=python3.13` works in .venv-3.13.

PYTHON :=
VENV   := .venv$(if $(PYTHON),-$(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])'))
ifeq ($(VENV),.venv-)
$(error $(PYTHON) does not start)
endif

RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --quiet --disable-pip-version-check install

# Each stamp is newer than the pins it was installed from, so a second run is instant and changed pins reinstall.
RUNTIME := $(VENV)/runtime.stamp
TOOLS   := $(VENV)/tools.stamp
PACKAGE := $(VENV)/package.stamp

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install run test check types types-win32 types-darwin lint imports screens pictures icons bench soak \
	translations package deb small-deb tarball release clean pins FORCE

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s  %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(TOOLS) ## make .venv with the program, its tests and its checks
	@echo "Ready. Start it with: make run"

run: $(RUNTIME) ## start the program, with ARGS="..." as its arguments: make run ARGS="play 'Post-run basics'"
	@$(VENV)/bin/recovery-timer $(ARGS)

test: $(TOOLS) ## all tests, including the real window and sound; requires full coverage of the pure core (as root: installs packages)
	@packaging/linux/install-packages
	@$(RUN) -m tests.parts

check: $(TOOLS) ## lint, format, types (for Linux, Windows and macOS) and the import contracts
	@$(MAKE) --no-print-directory --jobs=2 types types-win32 types-darwin lint imports

types: $(TOOLS)
	$(RUN) -m mypy

types-win32 types-darwin: types-%: $(TOOLS)
	$(RUN) -m mypy --platform $* --cache-dir .mypy_cache/$* recovery_timer

lint: $(TOOLS)
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check

imports: $(TOOLS)
	$(VENV)/bin/lint-imports

screens: $(TOOLS) ## draw every screen into build/screens
	$(RUN) -m tests.screens

pictures: $(TOOLS) ## draw the pictures of the README anew, from the program
	$(RUN) -m docs.pictures

bench: $(TOOLS) ## measure how fast, light and exact it is, for ten minutes: a table, build/bench.json; ARGS="start session" measures only those
	@$(RUN) -m tests.perf.bench $(ARGS)

icons: $(TOOLS) ## record the drawings in resources/icons, after one of them has changed, as the pictures that are painted
	$(RUN) packaging/record_icons.py

soak: $(TOOLS) ## the long proofs in full, for over an hour: drift, crashes, hostile and random input, long life
	@packaging/linux/install-packages
	QUIET_MACHINE=1 $(RUN) -m pytest -m "soak or hypothesis or real" --hypothesis-profile=soak -o faulthandler_timeout=3600 -s

translations: $(TOOLS) ## bring resources/i18n up to date with the sources; ARGS=de adds another language
	$(RUN) packaging/make_translations.py $(ARGS)

package: $(PACKAGE) ## build the sdist and the wheel into dist, check them, and play a routine with the wheel on every Python here
	@$(RUN) packaging/make_package.py

deb: $(PACKAGE) ## freeze the program and make the Debian package in dist; needs the packages dpkg-dev and binutils
	@$(RUN) packaging/linux/make_deb.py

small-deb: $(PACKAGE) ## make a Debian package that uses the Python and Qt of Debian 14, in dist; needs the package dpkg-dev
	@$(RUN) packaging/linux/make_small_deb.py

tarball: $(PACKAGE) ## freeze the program into an archive for any Linux in dist, and try it; needs binutils and xz-utils
	@$(RUN) packaging/linux/make_tarball.py

release: $(PACKAGE) ## rehearse the release of VERSION in a clone, and leave in build/release what would be published
	@$(RUN) packaging/release.py $(VERSION)

clean: ## remove every .venv, build products and caches
	rm -rf .venv .venv-* build dist .coverage* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find recovery_timer tests -name __pycache__ -prune -exec rm -rf {} +

pins: $(TOOLS) ## regenerate the files of pinned requirements from pyproject.toml
	packaging/make-pins $(VENV)

$(TOOLS): packaging/requirements-dev.txt $(RUNTIME)
	@echo "Installing the tools for tests and checks ..."
	@$(PIP) --no-deps --require-hashes -r $<
	@touch $@

$(PACKAGE): packaging/requirements-package.txt $(TOOLS)
	@echo "Installing the tools for packaging ..."
	@$(PIP) --no-deps --require-hashes -r $<
	@touch $@

# --no-deps: the pins name everything. Setup runs again with pyproject.toml because it holds the commands and the version.
$(RUNTIME): packaging/requirements.txt pyproject.toml $(VENV)/pyvenv.cfg
	@echo "Installing the program ..."
	@$(PIP) --no-deps --require-hashes -r $<
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/pyvenv.cfg:
	@set -e; python=$$(packaging/find-python $(PYTHON)); \
	echo "Making $(VENV) with $$python ..."; \
	"$$python" -m venv --clear $(VENV)

# A .venv whose Python is gone (the system moved on, the folder was moved here) is made anew.
ifneq ($(shell $(RUN) -c 'print("works")' 2>/dev/null),works)
$(VENV)/pyvenv.cfg: FORCE
endif

# `make` alone lists what one can do. Everything runs in .venv, made from pyproject.toml.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help try test elsewhere check browser format lint types imports docs docs-check man soak fhir caldav pdf-ua bench site build zipapp twice bill upgrade old-homes words translated bounds pythons matrix findings clean

help: ## list what one can do
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

$(STAMP): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@$(BIN)/python -m compileall -q src  # also where Python keeps no compiled files by itself
	@touch $(STAMP)

.venv/.browser: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[browser]'
	@touch $@

browser: .venv/.browser ## what the tests of the visit sheet need; Chromium is the system's own

try: $(STAMP) ## the demo journal in a temporary home: today's plan and the visit sheet
	@PACE=$(BIN)/pace sh docs/try.sh

test: $(STAMP) ## all tests; those without a browser or Pango say what they leave out
	@command -v chromium > /dev/null && test -e .venv/.browser || \
		echo 'No browser: the visit sheet is not looked at in one. See: make browser'
	$(BIN)/python -m pytest -n 2 --dist loadfile

elsewhere: $(STAMP) ## the tests that start programs, as somebody in another zone runs them
	TZ=Pacific/Auckland LC_ALL=C NO_COLOR=1 $(BIN)/python -m pytest -n 2 \
		tests/test_surroundings.py tests/cli/test_clock.py tests/cli/test_asking.py \
		tests/cli/test_today.py tests/cli/test_timer_in_a_terminal.py

check: format lint types imports docs-check elsewhere test ## everything that must hold before a change lands

format: $(STAMP) ## is every file formatted?
	$(BIN)/ruff format --check .

lint: $(STAMP) ## ruff's rules, and docstrings that name the errors
	$(BIN)/ruff check .
	$(BIN)/python -m pytest -q tests/test_docstrings.py

types: $(STAMP) ## mypy, strict
	$(BIN)/mypy

imports: $(STAMP) ## the direction of imports
	$(BIN)/lint-imports

docs: $(STAMP) ## write the generated pages again
	$(BIN)/python docs/generate.py

docs-check: $(STAMP) ## are the generated pages as the program says today?
	$(BIN)/python docs/generate.py --check

man: $(STAMP) ## the manual page, from what the commands say of themselves: dist/man/pace.1
	@mkdir -p dist/man
	@$(BIN)/pace help --man > dist/man/pace.1
	@echo 'To read it: man -l dist/man/pace.1'

soak: fhir caldav ## the long durability runs: kills, crowds, homes in step, fuzzing; and the checks below
	$(BIN)/python -m tests.durability.soak

fhir: $(STAMP) ## FHIR bundles before a second validator, of Node.js
	$(BIN)/python -m tests.exporters.second_validator

caldav: $(STAMP) ## the calendar through real servers, clients and libraries, across clock changes
	$(BIN)/python -m tests.exporters.calendar_round_trip
	$(BIN)/python -m tests.exporters.calendar_imports

pdf-ua: $(STAMP) ## the demo's sheet as a PDF, held against two free checkers of PDF/UA-1
	@PYTHON=$(PYTHON) PACE=$(BIN)/pace sh release/pdf_ua.sh

bench: $(STAMP) ## speed as ratios, and how well the rules do on invented people
	$(BIN)/python bench/start_up.py
	$(BIN)/python bench/instructions.py f2e11b0
	$(BIN)/python bench/engine_flares.py
	$(BIN)/python bench/schedule.py
	$(BIN)/python bench/experiments.py 500
	$(BIN)/python bench/import.py

site: $(STAMP) ## the pages of docs/ as a site, in dist/site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check '.[site]'
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet

# What makes and checks the artefacts, apart from what the program is developed with.
.venv/.release: $(STAMP) release/tools.txt
	$(BIN)/python -m venv .venv/release
	.venv/release/bin/python -m pip install --quiet --disable-pip-version-check -r release/tools.txt
	@touch $@

build: .venv/.release ## a wheel and a source archive in dist/, the same bytes from one commit
	@PYTHON=.venv/release/bin/python sh release/build.sh
	@.venv/release/bin/python -m twine check --strict dist/*.whl dist/*.tar.gz

zipapp: build ## one file that runs wherever there is a Python: dist/pace.pyz
	@PYTHON=.venv/release/bin/python sh release/zipapp.sh

twice: .venv/.release ## wheel, source archive and one file made twice: are they the same bytes?
	@PYTHON=.venv/release/bin/python sh release/twice.sh

bill: zipapp ## a bill of materials in CycloneDX, and the licence of every part
	@.venv/release/bin/python release/bill.py

upgrade: build ## from an earlier wheel to this one with real homes: FROM=f2e11b0
	@.venv/release/bin/python -m release.upgrade $(FROM)

old-homes: .venv/.release ## homes as earlier states wrote them, for tests/homes: COMMIT=HEAD
	@PYTHONPATH=src .venv/release/bin/python -m release.old_homes $(COMMIT)

words: $(STAMP) ## every sentence as a catalogue for translators: dist/pace.pot
	@$(BIN)/python -m release.translation words

translated: $(STAMP) ## the wheel in another language: make translated PO=xx.po
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check build
	@$(BIN)/python -m release.translation translated $(PO)

bounds: .venv/.release ## libraries whose newest version our ranges leave out
	@.venv/release/bin/python release/bounds.py

# The newest Pythons, before a system brings them. Only for the matrix; never for a person.
PYTHONS := $(or $(PACE_PYTHONS),$(HOME)/.cache/pacing-cli-pythons)
NEWEST := 3.14 3.15

pythons: ## Python 3.14 and 3.15 from Debian's unstable packages, in a folder of their own
	@sh release/pythons.sh $(PYTHONS) $(NEWEST)

matrix: build ## the whole suite on every Python, with the lowest and the newest libraries
	-@$(MAKE) --no-print-directory pythons
	.venv/release/bin/python release/matrix.py $(ONLY)

findings: ## what surprised us in other libraries: is it still so? ONLY=typer
	@sh release/findings.sh $(ONLY)

clean: ## remove what was built
	rm -rf .venv dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

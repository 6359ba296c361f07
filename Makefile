# What one does with this project. `make help` lists the targets.
PYTHON ?= python3
BIND ?= 127.0.0.1:8000
VENV := .venv
BIN := $(VENV)/bin
# A process more than cores; the browser's tests stay in three of them and begin first.
SHARED_OUT := --numprocesses auto --dist loadscope --no-loadscope-reorder
MANAGE := $(BIN)/python manage.py
# Compiled modules are kept, whatever the environment says: the suite starts a hundred processes.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup run test again lint fix quality measure check lock messages

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  %-10s %s\n", $$1, $$2}'

$(VENV)/run: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --no-compile --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

$(VENV)/dev: requirements-dev.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --no-compile --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@ $(VENV)/run

setup: $(VENV)/dev ## install everything for working on the code, from the lock

run: $(VENV)/run ## install, migrate, load demo and practice event, serve (BIND=host:port, DATABASE_URL=…)
	$(MANAGE) collectstatic --noinput --verbosity 0
	$(MANAGE) serve --bind $(BIND) --demo

# The engine's tests have to reach its branches, all others only wait while somebody counts.
test: $(VENV)/dev ## install and run the whole suite, on all cores
	$(BIN)/python -m pytest $(SHARED_OUT) --ignore=tests/engine
	$(BIN)/python -m pytest $(SHARED_OUT) --cov --cov-fail-under=100 tests/engine

again: $(VENV)/dev ## run it once more without counting branches, on DATABASE_URL
	$(BIN)/python -m pytest $(SHARED_OUT)

lint: $(VENV)/dev ## style, types, import direction, templates, migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	git ls-files -z -- 'templates/*.html' | xargs -0r $(BIN)/djade --target-version 5.2 --check
	git ls-files -z -- 'templates/*.html' | xargs -0r $(BIN)/djhtml --tabwidth 2 --check
	$(MANAGE) check --fail-level WARNING
	$(MANAGE) makemigrations --check --dry-run

fix: $(VENV)/dev ## let the tools mend what they can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	git ls-files -z -- 'templates/*.html' | xargs -0r $(BIN)/djade --target-version 5.2
	git ls-files -z -- 'templates/*.html' | xargs -0r $(BIN)/djhtml --tabwidth 2

quality: $(VENV)/dev ## measure the engine against its floors
	$(BIN)/python -m pytest -m quality tests/quality -p no:randomly

measure: $(VENV)/dev ## measure the engine on everything there is, write docs/quality.md
	$(BIN)/python bench/quality.py

check: lint test ## what CI runs

lock: ## renew both lock files (needs uv)
	uv pip compile --quiet --no-strip-extras --universal --generate-hashes --no-header --python-version 3.11 --extra meaning -o requirements.txt pyproject.toml
	uv pip compile --quiet --no-strip-extras --universal --generate-hashes --no-header --python-version 3.11 --extra meaning --extra dev -o requirements-dev.txt pyproject.toml
	# Older pips take an extra written twice for another package; what extras bring is listed anyway.
	sed -i -E '/^coverage/!s/^([a-z0-9-]+)\[[^]]*\]==/\1==/' requirements.txt requirements-dev.txt

messages: $(VENV)/dev ## collect the texts to translate and compile the English catalog (needs gettext)
	$(MANAGE) makemessages --locale en --no-obsolete --no-location --ignore .venv
	$(MANAGE) compilemessages --locale en --ignore .venv

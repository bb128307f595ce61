# Everything that a person or CI does with this project; `make` alone lists it. Needs python3 (3.11 or later) and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/python requirements/uv.py

.DEFAULT_GOAL := help
.PHONY: help run demo test coverage lint types contracts check format bench quality chaos openapi asyncapi lock services

help: ## List what make can do
	@$(PYTHON) -c 'import re; [print(f"  make {name:<10} {what}") for name, what in re.findall(r"(?m)^(\w+):.*## (.*)", open("Makefile").read())]'

run: $(VENV)/.run ## Install what is missing and serve on http://127.0.0.1:8000 (or AKSIO_PORT)
	@exec $(BIN)/aksio serve

demo: $(VENV)/.run ## Play a student's whole journey; TEXT=chapter.md plays it on a text of your own
	@exec $(BIN)/aksio demo $(if $(TEXT),--text "$(TEXT)")

test: $(VENV)/.dev services ## Run the tests; ARGS="-k review" passes arguments to pytest
	@$(BIN)/python -m compileall -q src tests
	@$(BIN)/pytest -n auto --dist worksteal $(ARGS)

coverage: $(VENV)/.dev services ## Which lines of domain and application the unit tests reach; fails below 80 %
	@$(BIN)/pytest -n auto --dist worksteal --cov tests/unit

lint: $(VENV)/.dev ## Style and complexity
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(VENV)/.dev ## Strict types
	@$(BIN)/mypy

contracts: $(VENV)/.dev ## Who may import whom
	@$(BIN)/lint-imports --no-logo

check: lint types contracts test ## All of the above, as CI does

format: $(VENV)/.dev ## Mend the style where that can be done without a person
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

bench: $(VENV)/.dev services ## Measure speed against a real Postgres and print ratios
	@$(BIN)/python -m benchmarks $(ARGS)

quality: $(VENV)/.dev ## Does it help? What is written from real articles, and plans; ARGS="cards --articles 5" takes fewer
	@$(BIN)/python -m quality $(ARGS)

chaos: $(VENV)/.dev services ## Kill everything again and again while students work; AKSIO_CHAOS=short takes 5 minutes, else 30
	@$(BIN)/python -m tests.integration.topology

asyncapi: $(VENV)/.run ## Write asyncapi.yaml anew from the code
	@$(BIN)/aksio asyncapi --out asyncapi.yaml

openapi: $(VENV)/.run ## Write openapi.json anew from the code
	@$(BIN)/aksio openapi --out openapi.json

# Locks name versions and hashes, never addresses, so they install from whatever index pip is configured with.
COMPILE := $(UV) pip compile -q --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate $(if $(UPGRADE),--upgrade)

lock: $(BIN)/uv ## Pin the dependencies of pyproject.toml; UPGRADE=1 takes the newest versions
	$(COMPILE) --group installer -o requirements/uv.txt
	$(COMPILE) pyproject.toml -o requirements/run.txt
	$(COMPILE) pyproject.toml --extra plot --group dev -c requirements/run.txt -o requirements/dev.txt
	$(COMPILE) --group services -o requirements/services.txt

# The tests find servers by themselves; only a machine that has none gets them from the package index.
services: $(VENV)/.dev
	@$(BIN)/python -m tests.services || $(UV) pip install -q --compile-bytecode --require-hashes -r requirements/services.txt

$(VENV)/.run: requirements/run.txt pyproject.toml $(BIN)/uv
	@echo "Installing Aksio into $(VENV) ..."
	@$(UV) pip install -q --compile-bytecode --require-hashes -r requirements/run.txt
	@$(UV) pip install -q --no-deps -e .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@echo "Installing the development tools into $(VENV) ..."
	@$(UV) pip install -q --compile-bytecode --require-hashes -r requirements/dev.txt
	@touch $@

$(BIN)/uv: requirements/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Aksio needs Python 3.11 or later; $(PYTHON) is " \
		+ sys.version.split()[0] + ". Name another: make PYTHON=python3.12 ...")'
	@test -x $(BIN)/python && $(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV) \
		|| { rm -rf $(VENV); echo "$(PYTHON) cannot make virtual environments here." \
		"On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

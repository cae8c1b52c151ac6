# Everything a person or the CI does with this project. Works from nothing: see scripts/.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help install install-dev run test check lint format bench screenshots

PORT ?= 8501

# Pythons come from the system, and the environment is always the one the recipes name.
export UV_PYTHON_DOWNLOADS := never
export UV_PROJECT_ENVIRONMENT := .venv
# Compiling all packages anew would cost each start of the app two seconds.
unexport PYTHONDONTWRITEBYTECODE
# uv brings its own certificates; the system's also know a company's proxy, as pip does.
ifneq ($(wildcard /etc/ssl/certs/ca-certificates.crt),)
export UV_SYSTEM_CERTS := true
endif

BIN := .venv/bin
CODE := src tests $(wildcard app.py benchmarks pages/*/)
SYNC = uv=$$(sh scripts/bootstrap.sh) && "$$uv" sync --frozen --quiet

help: ## print these lines
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/make \1|\2/p' Makefile | \
		while IFS='|' read -r target words; do printf '%-18s %s\n' "$$target" "$$words"; done

install: ## uv, .venv and the locked packages the app needs (keeps what else is in .venv)
	@$(SYNC) --no-dev --inexact

install-dev: ## the same, with the packages the tests need
	@$(SYNC)

run: install ## start the app on 127.0.0.1, PORT=8501 unless given
	@$(BIN)/leadpact serve --port $(PORT)

test: install-dev ## all checks and all tests, browser tests included; installs Chromium if absent
	@sh scripts/chromium.sh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict -n 2 $(CODE)
	$(BIN)/lint-imports
	$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder --hypothesis-profile repeatable

check: lint ## lint, types and the tests that need no browser
	$(BIN)/mypy --strict -n 2 $(CODE)
	$(BIN)/pytest -n 2 --dist loadfile -m "not browser"

lint: install-dev ## ruff and the import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

format: install-dev ## let ruff lay the code out and repair what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: install-dev ## measure what the design promises
	$(BIN)/python -m benchmarks

screenshots: install-dev ## photograph the pages with Chromium
	@sh scripts/chromium.sh
	$(BIN)/python -m tests.browser.screenshots

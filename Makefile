# A newcomer needs `make brief` and `make test`; both set up what they need.
# TORCH_INDEX: address of a package index with CPU-only torch builds, for machines that have one.
PYTHON ?= python3
TORCH_INDEX ?=
BIN := .venv/bin
INDEX := $(if $(TORCH_INDEX),--extra-index-url $(TORCH_INDEX))

.PHONY: brief setup test soak bench eval train clean

brief: setup
	@$(BIN)/standfirst summarize eval/references/seoul/article.txt

setup: .venv/.installed

.venv/.installed: pyproject.toml requirements.lock
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet $(INDEX) --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@

.venv/.installed-dev: .venv/.installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --requirement requirements-dev.lock
	@touch $@

test: .venv/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -m "not soak"

soak: .venv/.installed-dev
	$(BIN)/pytest -m soak

bench: .venv/.installed-dev
	$(BIN)/python -m eval.bench

eval: setup
	$(BIN)/standfirst eval

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache

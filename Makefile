# A newcomer needs `make brief` and `make test`; both set up what they need.
# TORCH_INDEX: address of a package index with CPU-only torch builds, for machines that have one.
# DATA: a file of articles with briefs (format: training/briefs.py); TREEBANKS: a folder of the UD
# English treebanks EWT and GUM. Both are needed by `make train` alone.
PYTHON ?= python3
TORCH_INDEX ?=
DATA ?=
TREEBANKS ?=
BIN := .venv/bin
# Python compiles what is imported when it is; all that is installed would take a minute more.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile
INDEX := $(if $(TORCH_INDEX),--extra-index-url $(TORCH_INDEX))

.PHONY: brief setup test test-llama-cpp soak bench bench-llm eval train distil distil-support lock clean

brief: setup
	@$(BIN)/standfirst summarize eval/references/seoul/article.txt

setup: .venv/.installed

.venv/.installed: pyproject.toml requirements.lock
	$(PYTHON) -m venv .venv
	$(PIP) $(INDEX) --requirement requirements.lock
	$(PIP) --no-deps --editable .
	@touch $@

.venv/.installed-dev: .venv/.installed requirements-dev.lock
	$(PIP) $(INDEX) --requirement requirements.lock --requirement requirements-dev.lock
	@touch $@

test: .venv/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --num-workers=2
	$(PYTEST) -m "not soak" -rs

# Two workers more than cores: tests of the service wait more than they work.
WORKERS ?= 4
PYTEST := OMP_NUM_THREADS=1 $(BIN)/pytest --numprocesses=$(WORKERS) --dist=worksteal

# One after the other: they count kills, memory and answers, some for minutes, some for hours.
soak: .venv/.installed-dev
	OMP_NUM_THREADS=1 $(BIN)/pytest -m soak -rs --durations=0 --durations-min=1

# A second model's server: compiled here, which takes half an hour, and not by `make test`.
test-llama-cpp: .venv/.installed-dev
	CMAKE_ARGS="-DLLAVA_BUILD=OFF" $(PIP) $(INDEX) --requirement requirements.lock \
		--requirement requirements-dev.lock --requirement requirements-llama-cpp.lock
	OMP_NUM_THREADS=1 $(BIN)/pytest -m soak -rs tests/writing/llm/test_llama_cpp.py

bench: .venv/.installed-dev
	$(BIN)/python -m eval.bench

# SHAPE, DEVICE and DTYPE: as in `python -m eval.bench_llm --help`.
SHAPE ?= 100M
DEVICE ?= cpu
DTYPE ?= float32
bench-llm: .venv/.installed-dev
	OMP_NUM_THREADS=1 $(BIN)/python -m eval.bench_llm --shape $(SHAPE) --device $(DEVICE) --dtype $(DTYPE)

eval: setup
	$(BIN)/standfirst eval

# The models that read and write, from data to service/weights; the syntax model takes an hour.
train: .venv/.installed-dev
	$(BIN)/python -m training.syntax --data $(TREEBANKS) --out service/weights
	$(BIN)/python -m training.salience $(DATA) service/weights
	$(BIN)/python -m training.salience_card $(DATA) service/weights
	$(BIN)/python -m training.coreference $(DATA) $(TREEBANKS) service/weights
	$(BIN)/python -m training.wording $(DATA) service/weights
	$(BIN)/python -m training.wording_card $(DATA) service/weights
	$(BIN)/python -m training.line_judge $(DATA) service/weights
	$(BIN)/python -m training.line_card $(DATA) service/weights
	$(BIN)/python -m training.printable $(DATA) service/weights
	$(BIN)/python -m training.rank $(DATA) service/weights
	$(BIN)/python -m training.question $(DATA) service/weights
	$(BIN)/python -m training.question_printable $(DATA) service/weights
	$(BIN)/python -m training.synopsis $(DATA) service/weights
	$(BIN)/python -m training.synopsis_printable $(DATA) service/weights
	$(BIN)/python -m training.label $(DATA) service/weights
	$(BIN)/python -m training.label_judge $(DATA) service/weights
	$(BIN)/python -m training.label_judge_card $(DATA) service/weights
	$(BIN)/python -m training.label_printable $(DATA) service/weights
	$(BIN)/python -m training.label_point $(DATA) service/weights
	$(BIN)/python -m training.label_card $(DATA) service/weights
	$(BIN)/python -m training.support --data $(dir $(DATA)) --out service/weights --log build/support.log
	$(BIN)/python -m training.support --data $(dir $(DATA)) --out service/weights --log build/support.log \
		--onward --rate 1e-4 --steps 450 --seed 11
	$(BIN)/python -m training.support_card --data $(dir $(DATA)) --out service/weights

# The support model again, on what larger ones say of many more lines: minutes on a graphics card.
# ENCODER: a folder that transformers can load, of MPNet's vocabulary.
ENCODER ?=
distil-support: .venv/.installed-dev
	$(BIN)/python -m training.support_harvest --data $(dir $(DATA)) --weights service/weights \
		--out build/lessons
	$(BIN)/python -m training.distil --encoder $(ENCODER) --weights service/weights \
		--data build/lessons --out build/student
	cp build/student/support.safetensors service/weights/
	$(BIN)/python -m training.support_card --data $(dir $(DATA)) --out service/weights

# The syntax model again, on what larger ones say of the news: minutes on a graphics card.
# BASES: a folder of the encoders (format: training/syntax_distil.py).
BASES ?=
distil: .venv/.installed-dev
	mkdir -p build/syntax
	$(BIN)/python -m training.syntax_silver --treebanks $(TREEBANKS) --news $(dir $(DATA)) \
		--weights service/weights --out build/syntax
	$(BIN)/python -m training.syntax_distil --arrays build/syntax --bases $(BASES) \
		--weights service/weights --out service/weights --report build/syntax
	$(BIN)/python -m training.syntax_card --data $(TREEBANKS) --weights service/weights

# Both lock files anew from what pyproject.toml allows.
lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet $(INDEX) --editable .
	.venv-lock/bin/python -m pip freeze --exclude-editable | sed 's/+cpu//' > requirements.lock
	.venv-lock/bin/python -m pip install --quiet 'pip>=25.1'
	.venv-lock/bin/python -m pip install --quiet --group dev --editable '.[train,llm]'
	.venv-lock/bin/python -m pip freeze --exclude-editable | sed 's/+cpu//' \
		| grep -vxFf requirements.lock > requirements-dev.lock
	rm -rf .venv-lock

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache

# A newcomer needs `make brief` and `make test`; both set up what they need.
# TORCH_INDEX: address of a package index with CPU-only torch builds, for machines that have one.
# DATA: a file of articles with briefs (format: training/briefs.py). SOURCES: of these, with commas
# between them, the beginnings of the ids to learn from, as in SOURCES=wiki- for Wikinews alone; all
# where it is empty. TREEBANKS: a folder of the UD English treebanks EWT and GUM. Only the recipes
# of training need them, and those of `make train` need DATA alone.
PYTHON ?= python3
TORCH_INDEX ?=
DATA ?= $(wildcard ../shared/data/briefs.jsonl.gz)
SOURCES ?=
TREEBANKS ?= $(if $(wildcard ../shared/data/gum-train.conllu.gz),../shared/data)
BIN := .venv/bin
# Python compiles what is imported when it is; all that is installed would take a minute more.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile
INDEX := $(if $(TORCH_INDEX),--extra-index-url $(TORCH_INDEX))

.PHONY: brief setup test test-llama-cpp soak bench bench-llm eval train train-base distil distil-support reword-support \
	needs-data needs-folder needs-treebanks lock clean

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

# What a newsroom's own briefs teach: what to choose, how to word, ask, sum up and label it. It rests
# on the syntax model that ships and leaves that, coreference and support as they are. Hours on one
# core for all of ours; logs in build/.
RECIPE := $(BIN)/python -m training
CHOSEN = $(if $(SOURCES),--sources $(SOURCES))
train: needs-data .venv/.installed-dev
	$(RECIPE).salience $(DATA) service/weights $(CHOSEN)
	$(RECIPE).salience_card $(DATA) service/weights $(CHOSEN)
	$(RECIPE).wording $(DATA) service/weights $(CHOSEN)
	$(RECIPE).wording_card $(DATA) service/weights $(CHOSEN)
	$(RECIPE).line_judge $(DATA) service/weights $(CHOSEN)
	$(RECIPE).line_card $(DATA) service/weights $(CHOSEN)
	$(RECIPE).printable $(DATA) service/weights $(CHOSEN)
	$(RECIPE).rank $(DATA) service/weights $(CHOSEN)
	$(RECIPE).question $(DATA) service/weights $(CHOSEN)
	$(RECIPE).question_printable $(DATA) service/weights $(CHOSEN)
	$(RECIPE).synopsis $(DATA) service/weights $(CHOSEN)
	$(RECIPE).synopsis_printable $(DATA) service/weights $(CHOSEN)
	$(RECIPE).label $(DATA) service/weights $(CHOSEN)
	$(RECIPE).label_judge $(DATA) service/weights $(CHOSEN)
	$(RECIPE).label_judge_card $(DATA) service/weights $(CHOSEN)
	$(RECIPE).label_printable $(DATA) service/weights $(CHOSEN)
	$(RECIPE).label_point $(DATA) service/weights $(CHOSEN)
	$(RECIPE).label_card $(DATA) service/weights $(CHOSEN)
	$(RECIPE).linear_card $(DATA) service/weights $(CHOSEN)

# What the former rests on, from the beginning: these are lesser models than those that ship, which
# were bettered as `make distil`, `make distil-support` and their cards tell; after it all else is to
# be made anew.
train-base: needs-data needs-folder needs-treebanks .venv/.installed-dev
	$(RECIPE).syntax --data $(TREEBANKS) --out service/weights
	$(RECIPE).coreference $(DATA) $(TREEBANKS) service/weights $(CHOSEN)
	$(RECIPE).support --data $(DATA) --out service/weights $(CHOSEN)
	$(RECIPE).support --data $(DATA) --out service/weights $(CHOSEN) \
		--onward --rate 1e-4 --steps 450 --seed 11
	$(RECIPE).support_card --data $(dir $(DATA)) --out service/weights

needs-data:
	@test -f "$(DATA)" || { echo "DATA='$(DATA)' is no file of articles with briefs;" \
		"training/briefs.py and README.md (Training) describe the format" >&2; exit 2; }

# What only the folder of our own data has: the support model is calibrated and measured by it.
needs-folder:
	@for name in briefs defacto qags_xsum; do test -f "$(dir $(DATA))$$name.jsonl.gz" || \
		{ echo "beside DATA='$(DATA)' there is no $$name.jsonl.gz" >&2; exit 2; }; done

needs-treebanks:
	@test -d "$(TREEBANKS)" || { echo "TREEBANKS='$(TREEBANKS)' is no folder of the UD English" \
		"treebanks ewt-*.conllu.gz and gum-*.conllu.gz" >&2; exit 2; }

# The support model again, on what larger ones say of many more lines: minutes on a graphics card.
# ENCODER: a folder that transformers can load, of MPNet's vocabulary.
ENCODER ?=
distil-support: needs-data needs-folder .venv/.installed-dev
	$(RECIPE).support_harvest --data $(dir $(DATA)) --weights service/weights \
		--out build/lessons
	$(RECIPE).distil --encoder $(ENCODER) --weights service/weights \
		--data build/lessons --out build/student
	cp build/student/support.safetensors service/weights/
	$(RECIPE).support_card --data $(dir $(DATA)) --out service/weights

# The support model taken on to claims in other words and claims that join several places: an hour
# on one core. Several runs, each with a SEED, are put together by training/support_mean.py.
SEED ?= 21
reword-support: needs-data needs-folder .venv/.installed-dev
	$(RECIPE).support_reworded --data $(dir $(DATA)) --out service/weights --log build/reworded.log \
		--steps 1200 --rate 1.5e-4 --seed $(SEED)
	$(RECIPE).support_card --data $(dir $(DATA)) --out service/weights

# The syntax model again, on what larger ones say of the news: minutes on a graphics card.
# BASES: a folder of the encoders (format: training/syntax_distil.py).
BASES ?=
distil: needs-data needs-treebanks .venv/.installed-dev
	mkdir -p build/syntax
	$(RECIPE).syntax_silver --treebanks $(TREEBANKS) --news $(dir $(DATA)) \
		--weights service/weights --out build/syntax
	$(RECIPE).syntax_distil --arrays build/syntax --bases $(BASES) \
		--weights service/weights --out service/weights --report build/syntax
	$(RECIPE).syntax_card --data $(TREEBANKS) --weights service/weights

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

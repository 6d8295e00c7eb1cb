# Two commands on a machine with Python 3.11+ and make: `make demo` and `make test`.
# Everything is installed into .venv; delete it to start afresh.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEV := $(VENV)/.installed-dev
RUN := $(VENV)/.installed
NEWSROOM := examples/newsroom

.PHONY: demo test lint types floors unit bench bench-many fuzz golden schemas rules namespaces clean

## publish the example newsroom with all there is, and say where to look
demo: $(RUN)
	$(BIN)/feedpub build --config $(NEWSROOM)/feedpub.toml
	$(BIN)/feedpub check --fail-on warning $(NEWSROOM)/public
	$(BIN)/feedpub stats --against $(NEWSROOM)/feedpub.lock $(NEWSROOM)/public/atom.xml
	$(BIN)/feedpub preview -o $(NEWSROOM)/public/preview.html $(NEWSROOM)/public/rss.xml
	@echo "In Atom, readers are told what was withdrawn, and where older articles are:"
	@grep -oE '<(at:deleted-entry|link rel="prev-archive")[^>]*>' $(NEWSROOM)/public/atom.xml
	@echo
	@echo "What was made of $(NEWSROOM)/articles lies in $(NEWSROOM)/public:"
	@echo "  index.html    for people, with index.opml for readers: what one can subscribe to"
	@echo "  *.xml         the newest articles as RSS and Atom, which open in a browser; and feed.json"
	@echo "  archive/*     what is older, in files that do not change any more"
	@echo "  tag/*         the same for some articles, as is on-the-water/"
	@echo "  *.gz          copies that servers send as they are"
	@echo "  preview.html  how readers show the feed, and what each format carries of it"
	@echo "$(BIN)/feedpub serve $(NEWSROOM)/public shows it at http://127.0.0.1:8000/"

## everything that must hold
test: lint types floors unit

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV)
	$(BIN)/mypy
	$(BIN)/mypy tests/typing

floors: $(DEV)
	$(BIN)/lint-imports

# Bytecode is kept: the tests start feedpub a hundred times.
unit: $(DEV)
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n 2 --dist worksteal --cov --cov-report=term

## compare with feedgen, Django, podgen, packages of npm and lxml's bare parse
bench: $(DEV)
	$(BIN)/python -m bench.writing --articles 20 1000 10000
	$(BIN)/python -m bench.writing --articles 1000 --contents 200 20000 --rounds 3
	$(BIN)/python -m bench.writing --articles 1000 --script latin cjk --rounds 3
	$(BIN)/python -m bench.writing --articles 1000 100000 --contents 200 --rounds 1
	$(BIN)/python -m bench.validating
	$(BIN)/python -m bench.validating --stream
	$(BIN)/python -m bench.memory

## build 20,000 feeds from one database; try it with MANY="--feeds 500"
bench-many: $(DEV)
	$(BIN)/python -m bench.many $(MANY)

## hostile input with every rule, and the laws on a hundred times the examples
fuzz: $(DEV)
	FEEDPUB_FUZZ=1 $(BIN)/pytest -n 2 --dist worksteal -m hostile tests
	$(BIN)/pytest -n 2 --dist worksteal -m law --hypothesis-profile=fuzz tests

## rewrite the golden files from their cases; look at the difference before a commit
golden: $(DEV)
	$(BIN)/pytest tests/test_golden.py tests/cli/test_starting.py --rewrite-golden

## build the schemas' XML form from their compact source
schemas: $(DEV)
	$(BIN)/python scripts/build_schemas.py

## write the page of rules from the rules
rules: $(DEV)
	$(BIN)/python scripts/build_rules_page.py

## write the list of the classes of namespaces into its page
namespaces: $(DEV)
	$(BIN)/python scripts/build_namespaces_page.py

clean:
	rm -rf $(VENV) $(NEWSROOM)/public

$(RUN): pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[all]'
	@touch $@

$(DEV): pyproject.toml $(RUN)
	$(BIN)/python -m pip install --quiet --group dev --group bench
	@touch $@

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name it: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
